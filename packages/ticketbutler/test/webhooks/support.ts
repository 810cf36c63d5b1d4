import type { Json, JsonObject } from "@boxport/model"
import { webhookRequest } from "@boxport/ticketbutler/twin"
import {
  type ConfirmOptions,
  type Delivery,
  type Message,
  type PlainReads,
  receive,
  type TicketbutlerEvent,
  type WebhookError,
} from "@boxport/ticketbutler/webhooks"
import { Effect } from "effect"
import { readFileSync } from "node:fs"

/** A sample delivery of the seed: its fields and types, values of our own. */
export const sample = (name: "event-updated" | "purchase-newsletter"): JsonObject =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), "utf8"))

/** What an account has, by resource and uuid; what it was asked for. */
export interface Has {
  readonly events?: { readonly [uuid: string]: unknown }
  readonly orders?: { readonly [uuid: string]: unknown }
  readonly tickets?: { readonly [uuid: string]: unknown }
}

/** A client of an account that has just this. */
export const clientOf = ({ events = {}, orders = {}, tickets = {} }: Has) => {
  const asked: Array<string> = []
  const get = (resource: string, has: { readonly [uuid: string]: unknown }, uuid: string) => {
    asked.push(`${resource}/${uuid}`)
    return has[uuid]
  }
  const plain: PlainReads = {
    events: { get: async ({ event }) => get("events", events, event) },
    orders: { get: async ({ order }) => get("orders", orders, order) },
    tickets: { get: async ({ ticket }) => get("tickets", tickets, ticket) },
  }
  const client: ConfirmOptions<never>["client"] = {
    events: { get: ({ event }) => Effect.sync(() => get("events", events, event)) },
    orders: { get: ({ order }) => Effect.sync(() => get("orders", orders, order)) },
    tickets: { get: ({ ticket }) => Effect.sync(() => get("tickets", tickets, ticket)) },
  }
  return { plain, client, asked }
}

/** A message with a body. */
export const messageOf = (body: unknown): Message => ({
  headers: new Headers(),
  body: new TextEncoder().encode(JSON.stringify(body)),
})

/** A delivery as the twin sends it. */
export const request = (action: string, data: Json): Request =>
  webhookRequest({ url: "http://localhost/hook", action, data })

/** What becomes of a delivery to somebody whose account has this. */
export const delivered = (
  action: string,
  data: Json,
  has: Has,
  account: { readonly host?: string; readonly currency?: string } = {},
): Effect.Effect<Delivery<TicketbutlerEvent> & { readonly asked: ReadonlyArray<string> }, WebhookError> => {
  const { asked, client } = clientOf(has)
  return Effect.gen(function* () {
    const body = yield* Effect.promise(() => request(action, data).arrayBuffer())
    const delivery = yield* receive({ headers: new Headers(), body: new Uint8Array(body) }, { client, ...account })
    return { ...delivery, asked }
  })
}
