/**
 * How Tito's two hosts write what they are asked, and wrap what they answer.
 *
 * @module
 */
import { type Client, Lenient, type Operation, type Paging } from "@boxport/connector"
import type { Json } from "@boxport/model"
import { Schema } from "effect"
import { envelopeOf } from "../paging/Envelope.ts"

/** Lists whose default order is not settled (platform notes 1.4): pages of them would miss rows. */
const unsettled = new Set(["tickets.list", "registrations.list"])

const oldestFirst: Paging.Position = [
  ["search[sort]", "created_at"],
  ["search[direction]", "asc"],
]

/** The record of an answer; null where what the platform sends is not documented, and it did not send it. */
const recordOf = ({ success }: Operation, json: Json): Json => {
  if (success.key === null) return success.status === 204 ? null : json
  const record = Lenient.isObject(json) ? json[success.key] : undefined
  return record ?? (Schema.is(success.shape)(null) ? null : json)
}

/** Pages of a list without `meta` (seed 003, Interested Users) go on while they are full. */
const fullPage = 100

const pageAfter = (name: string, number: number): Paging.Position => [[name, String(number)]]

const numberIn = (sent: Paging.Position, name: string): number =>
  Number(sent.find(([parameter]) => parameter === name)?.[1] ?? 1)

/** The Admin API (seed 003, Pagination; platform notes 1.2). */
export const adminWire: Client.Wire = {
  style: { nesting: "brackets", lists: "brackets" },
  always: ({ name }) => [["version", "3.1"], ...(unsettled.has(name) ? oldestFirst : [])],
  record: recordOf,
  page: ({ name, success }, json, _, sent) => {
    const envelope = envelopeOf(json, success.key ?? "")
    if (envelope === undefined) return undefined
    const { items, meta } = envelope
    // The one list that does not stand page[number] (platform notes 0); the older parameter is worth a try.
    const parameter = name === "checkin_lists.list" ? "page" : "page[number]"
    const current = meta?.currentPage ?? numberIn(sent, parameter)
    const more = meta === null ? items.length >= fullPage : meta.more
    return { items, next: more ? pageAfter(parameter, current + 1) : null, total: meta?.total ?? null }
  },
}

/** The check-in API (platform notes 1.1): bare lists, which go on until a page is empty. */
export const doorWire: Client.Wire = {
  style: { nesting: "brackets", lists: "brackets" },
  always: () => [],
  record: recordOf,
  page: (_, json, _at, sent) =>
    Array.isArray(json)
      ? { items: json, next: json.length === 0 ? null : pageAfter("page", numberIn(sent, "page") + 1), total: null }
      : undefined,
}
