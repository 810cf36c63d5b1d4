/** The rows of deliveries beside those of an export of the same account: they differ only in what deliveries say they cannot tell. */
import { assert, describe, it } from "@effect/vitest"
import { disagreements, indexRows, type RowIndex } from "@boxport/connector/testing"
import type { JsonObject, RowsByTable } from "@boxport/model"
import { createTicketbutler } from "@boxport/ticketbutler/promise"
import { eventData, purchaseData, ticketData, type TwinOptions, webhookRequest } from "@boxport/ticketbutler/twin"
import { type Delivery, type TicketbutlerEvent, webhookHandler } from "@boxport/ticketbutler/webhooks"
import { Effect, Redacted, Schema } from "effect"
import { everything, gather, twinAndSource } from "../support/services.ts"

/** What an order says alone, and not among its event's orders. */
const more = new Set(
  ["buyer_street", "buyer_city", "buyer_postal_code", "buyer_country", "fee_amount", "locale"].map(
    (column) => `orders.${column}`,
  ),
)

const asRecords = Schema.decodeUnknownEffect(Schema.Array(Schema.JsonObject))

/** The twin's account: as an export has it, and a receiver of its deliveries. */
const opened = (options: TwinOptions) =>
  Effect.gen(function* () {
    const { source, twin } = yield* twinAndSource(options)
    const all = yield* gather(source, { ...everything, raw: true })
    const index = indexRows(
      all.readings.flatMap((reading): ReadonlyArray<RowsByTable> => (reading._tag === "Page" ? [reading.rows] : [])),
    )
    const client = yield* Effect.acquireRelease(
      Effect.sync(() =>
        createTicketbutler({
          host: twin.host,
          token: Redacted.value(twin.token),
          baseUrl: twin.url,
          limits: { requests: 10_000, perSeconds: 1 },
        }),
      ),
      (open) => Effect.promise(() => open.close()),
    )
    const deliveries: Array<Delivery<TicketbutlerEvent>> = []
    const refused: Array<string> = []
    const receive = (action: string, data: JsonObject, currency: string | null) =>
      Effect.gen(function* () {
        // The events of the twin's world have several currencies, those of an account one.
        const handle = webhookHandler({
          client,
          host: twin.host,
          ...(currency === null ? {} : { currency }),
          onEvent: (delivery) => void deliveries.push(delivery),
          onRefused: ({ message }) => void refused.push(message),
        })
        const { status } = yield* Effect.promise(() =>
          handle(webhookRequest({ url: "http://localhost/", action, data })),
        )
        assert.deepStrictEqual([status, refused], [200, []])
        return deliveries.at(-1) ?? assert.fail("nothing was delivered")
      })
    return {
      index,
      receive,
      events: yield* asRecords(all.raw("event_details")),
      orders: yield* asRecords(all.raw("orders")),
      tickets: yield* asRecords(all.raw("tickets")),
    }
  })

const hexOf = (record: JsonObject): string => String(record["uuid"]).replaceAll("-", "")

const currencyIn = (index: RowIndex, table: string, record: JsonObject): string | null => {
  const row = Object.entries(index.get(table)?.get(`ticketbutler:${hexOf(record)}`) ?? {})
  return String(new Map(row).get("currency"))
}

describe("the rows of deliveries", () => {
  for (const shapes of ["live", "seed"] as const) {
    it.live(`are those of an export (${shapes})`, () =>
      Effect.gen(function* () {
        const { events, index, orders, receive, tickets } = yield* opened({ orders: 30, shapes })
        const statuses = new Set<unknown>()
        let amounts = 0
        for (const currencyOf of [currencyIn, () => null]) {
          for (const event of events) {
            const currency = currencyOf(index, "events", event)
            const delivery = yield* receive("event.updated", eventData(event), currency)
            assert.deepStrictEqual(delivery.rejected, [])
            assert.deepStrictEqual(disagreements(delivery, index, more), [])
            assert.strictEqual(delivery.rows.events?.length, 1)
          }
          for (const order of orders) {
            const currency = currencyOf(index, "orders", order)
            const delivery = yield* receive("purchase.all", purchaseData(order, {}), currency)
            assert.deepStrictEqual(delivery.rejected, [])
            assert.deepStrictEqual(disagreements(delivery, index, more), [])
            const [row] = delivery.rows.orders ?? []
            assert.strictEqual(row?.native_id, hexOf(order))
            statuses.add(row?.status)
            if (row?.total_amount !== null) amounts += 1
          }
          for (const ticket of tickets.slice(0, 25)) {
            const currency = currencyOf(index, "tickets", ticket)
            const delivery = yield* receive("ticket.updated", ticketData(ticket), currency)
            assert.deepStrictEqual(delivery.rejected, [])
            assert.deepStrictEqual(disagreements(delivery, index, more), [])
            assert.strictEqual(delivery.rows.tickets?.[0]?.native_id, hexOf(ticket))
          }
        }
        if (shapes === "live") assert.strictEqual(amounts, orders.length)
        assert.isAbove(events.length, 5)
        assert.isAbove(orders.length, 30)
        assert.isAtLeast(statuses.size, 3)
      }),
    )
  }
})
