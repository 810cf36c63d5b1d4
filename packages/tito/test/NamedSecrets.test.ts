import { assert, describe, it } from "@effect/vitest"
import { Lenient } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import type { JsonObject } from "@boxport/model"
import { Effect, Schema } from "effect"
import { gather, textOf } from "./support/reading.ts"
import { plainEvent, serving } from "./support/serving.ts"

/** Puts a text where a path leads; of these lists into the first item. */
const plant = (record: JsonObject, [field = "", ...more]: ReadonlyArray<string>, text: string): JsonObject => {
  if (more.length === 0) return { ...record, [field]: text }
  const inside = record[field]
  const old = Array.isArray(inside) ? inside[0] : inside
  const inner = plant(Lenient.isObject(old) ? old : { id: 1 }, more, text)
  return { ...record, [field]: field === "receipts" || field === "tickets" ? [inner] : inner }
}

/** Records of the lists below an event, one of each that has secrets. */
const listed: { readonly [resource: string]: JsonObject } = {
  registrations: { id: 2, slug: "reg", currency: "EUR", total: "0", line_items: [], refunds: [] },
  refunds: { id: 3, amount: "1" },
  tickets: { id: 4, slug: "ti", registration_id: 2, answers: [] },
  checkin_lists: { id: 5, title: "Door" },
  waitlisted_people: { id: 6, email: "ada@example.org" },
  rsvp_lists: { id: 7, slug: "friends", title: "Friends" },
  release_invitations: { id: 8, email: "bo@example.org" },
}

/** A source of such records, whose secrets are their own paths in angle brackets. */
const account = Effect.gen(function* () {
  const { secrets } = yield* serving({})
  const planted = (resource: string, record: JsonObject): JsonObject =>
    secrets
      .filter((path) => path.startsWith(`${resource}.`))
      .reduce((all, path) => plant(all, path.split(".").slice(1), `<${path}>`), record)
  return yield* serving({
    event: planted("events", plainEvent),
    lists: Object.fromEntries(
      Object.entries(listed).map(([resource, record]) => [resource, [planted(resource, record)]]),
    ),
    checkins: { "<checkin_lists.slug>": [{ id: 9, uuid: "u9", ticket_id: 4, created_at: "2026-01-01T00:00:00Z" }] },
  })
})

/** Those of a record that has no row, or a row of its own elsewhere. */
const isInRawAlone = (path: string): boolean =>
  /^(checkin_lists|refunds|registrations\.tickets|tickets\.registration)\./.test(path)

/** The secrets in a value, by their paths. */
const secretsIn = (value: unknown): ReadonlyArray<string> =>
  [...new Set(Array.from(textOf(value).matchAll(/<([\w.]+)>/g), ([, path]) => path ?? ""))].toSorted()

describe("secrets that are named", () => {
  it.effect("are all that records hold; those of receipts are inside of others", () =>
    Effect.gen(function* () {
      const source = yield* account
      const all = yield* gather(source, { raw: true, secrets: new Set(source.secrets) })
      assert.deepStrictEqual([all.rejected, all.complete, all.rows("check_ins").length], [[], true, 1])
      const held = secretsIn(all.readings)
      assert.deepStrictEqual(
        source.secrets.filter((path) => !held.includes(path)),
        ["receipts.external_url", "receipts.slug", "receipts.unique_url"],
      )
      assert.includeMembers(
        [...held],
        [
          "events.security_token",
          "registrations.receipts.slug",
          "registrations.tickets.unique_url",
          "refunds.registration.unique_url",
          "tickets.registration.receipt.slug",
          "checkin_lists.tickets.unique_url",
          "waitlisted_people.registration.unique_url",
          "release_invitations.registration.url",
        ],
      )
    }).pipe(hurry),
  )

  it.effect.prop(
    "are in extra and in native records, and no others are",
    [Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 9999 }))), Schema.Boolean],
    ([numbers, raw]) =>
      Effect.gen(function* () {
        const source = yield* account
        const names = source.secrets.flatMap((path) =>
          path.split(".").map((_, index, steps) => steps.slice(index).join(".")),
        )
        const named = numbers.map((number) => names[number % names.length] ?? "")
        const all = yield* gather(source, { raw, secrets: new Set(named) })
        const meant = source.secrets
          .filter((path) => !path.startsWith("receipts."))
          .filter((path) => named.some((name) => path === name || path.endsWith(`.${name}`)))
          .toSorted()
        const pages = all.readings.flatMap((reading) => (reading._tag === "Page" ? [reading] : []))
        assert.deepStrictEqual(
          secretsIn(pages.map(({ rows }) => rows)),
          meant.filter((path) => !isInRawAlone(path)),
        )
        assert.deepStrictEqual(secretsIn(pages.map((page) => page.raw)), raw ? meant : [])
      }).pipe(hurry),
    { arbitrary: { runs: 40 } },
  )
})
