import { secondsOff } from "@boxport/ticket-tailor"
import { assert } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { reasonOf, refusedFields } from "./bench.ts"
import type { Contracts } from "./contract.ts"

const newSeries = { name: "Harvest supper", currency: "gbp" } as const

const supper = {
  start_date: "2027-05-01",
  start_time: "18:30",
  end_date: "2027-05-01",
  end_time: "23:00:00",
} as const

/** Series and their dates. */
export const series: Contracts<
  | "ping"
  | "overview"
  | "listEventSeries"
  | "getEventSeries"
  | "createEventSeries"
  | "updateEventSeries"
  | "deleteEventSeries"
  | "changeEventSeriesStatus"
  | "listSeriesEvents"
  | "getSeriesEvent"
  | "createSeriesEvent"
  | "updateSeriesEvent"
  | "deleteSeriesEvent"
  | "listEvents"
  | "getEvent"
> = {
  ping: {
    input: () => ({}),
    works: ({ client }) => Effect.map(client.ping(), ({ version }) => assert.strictEqual(version, "1.0")),
    invalid: () => [[{ path: "/" }, "path"]],
  },
  overview: {
    input: () => ({}),
    works: ({ client }) =>
      Effect.map(client.overview(), (overview) => {
        assert.strictEqual(overview.box_office_name, "Larkfield & Øster Box Office")
        assert.strictEqual(overview.total_orders, 60)
      }),
    invalid: () => [[{ limit: 1 }, "limit"]],
  },
  listEventSeries: {
    input: () => ({}),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(client.eventSeries.list({ limit: 2 }))
        assert.strictEqual(new Set(all.map(({ id }) => id)).size, all.length)
        assert.include(
          all.map(({ id }) => id),
          known.series,
        )
        const rest = yield* Stream.runCollect(client.eventSeries.list({ starting_after: all[0]?.id ?? "" }))
        assert.strictEqual(rest.length, all.length - 1)
      }),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.eventSeries.list.page({ starting_after: "the beginning" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [
      [{ limit: 0 }, "limit"],
      [{ limit: 101 }, "limit"],
      [{ ending_before: "es_1" }, "ending_before"],
    ],
  },
  getEventSeries: {
    input: ({ series: event_series_id }) => ({ event_series_id }),
    works: ({ client, known }) =>
      Effect.map(client.eventSeries.get({ event_series_id: known.series }), (found) => {
        assert.strictEqual(found.id, known.series)
        assert.strictEqual(found.status, "published")
        assert.isAbove(found.default_ticket_types?.length ?? 0, 3)
      }),
    invalid: () => [[{}, "event_series_id"]],
  },
  createEventSeries: {
    input: () => ({ body: newSeries }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const made = yield* client.eventSeries.create({
          body: {
            ...newSeries,
            description: "<p>Soup &amp; song</p>",
            venue: "Tithe barn",
            postal_code: "BS1 4QA",
            country: "GB",
            access_code: "SOUP",
            max_tickets_sold_per_occurrence: 80,
            tickets_available_at: 1_800_000_000,
            tickets_available_at_message: "In {countdown}",
            voucher_ids: [known.voucher],
            waitlist_active: "no_tickets_available",
            waitlist_call_to_action: "Wait",
          },
        })
        assert.strictEqual(made.status, "draft")
        assert.strictEqual(made.currency, "gbp")
        assert.strictEqual(made.access_code, "SOUP")
        assert.deepStrictEqual(made.venue, { country: "GB", name: "Tithe barn", postal_code: "BS1 4QA" })
        assert.strictEqual(made.default_max_tickets_sold_per_occurrence, 80)
        assert.strictEqual(made.tickets_available_at, 1_800_000_000)
        assert.strictEqual(made.tickets_available_at_message, "In {countdown}")
        assert.strictEqual(made.waitlist_active, "no_tickets_available")
        assert.deepStrictEqual(made.voucher_ids, [known.voucher])
        assert.isEmpty(made.default_ticket_types ?? [])
        assert.deepStrictEqual(yield* client.eventSeries.get({ event_series_id: made.id }), made)
        const all = yield* Stream.runCollect(client.eventSeries.list())
        assert.strictEqual(all.at(-1)?.id, made.id, "oldest first")
        assert.include((yield* client.vouchers.get({ voucher_id: known.voucher })).event_series_ids ?? [], made.id)
      }),
    invalid: () => [
      [{}, "body"],
      [{ body: { currency: "gbp" } }, "body.name"],
      [{ body: { name: "A" } }, "body.currency"],
      [{ body: { ...newSeries, currency: "GBP" } }, "body.currency"],
      [{ body: { ...newSeries, name: " " } }, "body.name"],
      [{ body: { ...newSeries, description: "" } }, "body.description"],
      [{ body: { ...newSeries, country: "gb" } }, "body.country"],
      [{ body: { ...newSeries, tickets_available_at: 1_800_000_000_000 } }, "body.tickets_available_at"],
      [{ body: { ...newSeries, tickets_available_at_message: "Soon" } }, "body.tickets_available_at_message"],
      [{ body: { ...newSeries, waitlist_active: "maybe" } }, "body.waitlist_active"],
      [{ body: { ...newSeries, timezone: "Europe/Copenhagen" } }, "body.timezone"],
    ],
  },
  updateEventSeries: {
    input: ({ series: event_series_id }) => ({ event_series_id, body: { name: "Renamed" } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const before = yield* client.eventSeries.get({ event_series_id: known.series })
        const changed = yield* client.eventSeries.update({
          event_series_id: known.series,
          body: { name: "Renamed", call_to_action: "Come", waitlist_active: false, venue: "Elsewhere" },
        })
        assert.deepStrictEqual(changed, {
          ...before,
          name: "Renamed",
          call_to_action: "Come",
          waitlist_active: "false",
          venue: { country: "GB", name: "Elsewhere", postal_code: "EC2Y 8DS" },
        })
        const event = yield* client.events.get({ event_id: known.event })
        assert.strictEqual(event.name, "Renamed", "its dates have copies")
        const orders = yield* Stream.runCollect(client.orders.list({ event_id: known.event }))
        assert.isNotEmpty(orders)
        for (const { event_summary } of orders) assert.deepInclude(event_summary, { name: "Renamed" })
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(
          client.eventSeries.update({
            event_series_id: known.series,
            body: { tickets_unavailable_at_message: "Over" },
          }),
        ),
        (fields) => assert.deepStrictEqual(fields, ["tickets_unavailable_at_message"]),
      ),
    invalid: ({ series: event_series_id }) => [
      [{ body: { name: "A" } }, "event_series_id"],
      [{ event_series_id, body: { name: "" } }, "body.name"],
      [{ event_series_id, body: { status: "PUBLISHED" } }, "body.status"],
    ],
  },
  deleteEventSeries: {
    input: ({ series: event_series_id }) => ({ event_series_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { id: event_series_id } = yield* client.eventSeries.create({ body: newSeries })
        const { id: event_id } = yield* client.eventSeries.events.create({ event_series_id, body: supper })
        const gone = yield* client.eventSeries.delete({ event_series_id })
        assert.deepStrictEqual(gone, { id: event_series_id, object: "event_series", deleted: true })
        assert.strictEqual((yield* reasonOf(client.eventSeries.get({ event_series_id })))._tag, "NotFound")
        assert.strictEqual((yield* reasonOf(client.events.get({ event_id })))._tag, "NotFound")
        const sold = yield* client.eventSeries.delete({ event_series_id: known.series })
        assert.deepStrictEqual(sold, { id: known.series, object: "event_series", deleted: false, hidden: true })
        assert.strictEqual((yield* client.events.get({ event_id: known.event })).hidden, true)
      }),
    invalid: () => [[{}, "event_series_id"]],
  },
  changeEventSeriesStatus: {
    input: ({ series: event_series_id }) => ({ event_series_id, body: { status: "CLOSE_SALES" } }),
    works: ({ client, known, twin }) =>
      Effect.gen(function* () {
        const { series: event_series_id } = known
        const closed = yield* client.eventSeries.changeStatus({ event_series_id, body: { status: "CLOSE_SALES" } })
        assert.strictEqual(closed.status, "sales_closed")
        assert.strictEqual((yield* client.events.get({ event_id: known.event })).status, "sales_closed")
        const asked = twin.log.length
        const again = yield* client.eventSeries.changeStatus({ event_series_id, body: { status: "sales_closed" } })
        assert.deepStrictEqual(again, closed, "the status that it has already is done")
        assert.deepStrictEqual(
          twin.log.slice(asked).map(({ method, status }) => [method, status]),
          [
            ["POST", 400],
            ["GET", 200],
          ],
        )
        const draft = yield* client.eventSeries.changeStatus({ event_series_id, body: { status: "draft" } })
        assert.strictEqual(draft.status, "draft")
      }),
    invalid: ({ series: event_series_id }) => [
      [{ event_series_id }, "body"],
      [{ event_series_id, body: { status: "OPEN" } }, "body.status"],
      [{ event_series_id, body: { status: "close_sales" } }, "body.status"],
    ],
  },
  listSeriesEvents: {
    input: ({ series: event_series_id }) => ({ event_series_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const events = yield* Stream.runCollect(client.eventSeries.events.list({ event_series_id: known.festival }))
        assert.isAbove(events.length, 1)
        for (const event of events) assert.strictEqual(event.event_series_id, known.festival)
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(
          client.eventSeries.events.list.page({ event_series_id: known.series, starting_after: "nowhere" }),
        ),
        (fields) => assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{}, "event_series_id"]],
  },
  getSeriesEvent: {
    input: ({ event: event_id, series: event_series_id }) => ({ event_series_id, event_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { event: event_id, series: event_series_id } = known
        const found = yield* client.eventSeries.events.get({ event_series_id, event_id })
        assert.deepStrictEqual(found, yield* client.events.get({ event_id }))
        const elsewhere = client.eventSeries.events.get({ event_series_id: known.festival, event_id })
        assert.strictEqual((yield* reasonOf(elsewhere))._tag, "NotFound")
      }),
    invalid: ({ series: event_series_id }) => [[{ event_series_id }, "event_id"]],
  },
  createSeriesEvent: {
    input: ({ series: event_series_id }) => ({ event_series_id, body: supper }),
    works: ({ client, known, twin }) =>
      Effect.gen(function* () {
        const { festival: event_series_id } = known
        const made = yield* client.eventSeries.events.create({
          event_series_id,
          body: { ...supper, hidden: true, unavailable: true, unavailable_status: "Soon", override_id: known.override },
        })
        assert.strictEqual(made.event_series_id, event_series_id)
        assert.strictEqual(made.hidden, true)
        assert.strictEqual(made.unavailable, true)
        assert.strictEqual(made.unavailable_status, "Soon")
        assert.strictEqual(made.override_id, known.override)
        // 18:30 in Bristol in May.
        assert.strictEqual(secondsOff(made, Date.UTC(2027, 4, 1, 17, 30) / 1000), 0)
        assert.deepInclude(made.end, { date: "2027-05-01", time: "23:00" })
        assert.deepStrictEqual(yield* client.events.get({ event_id: made.id }), made)
        assert.strictEqual((yield* client.events.list.page({ limit: 1 })).items[0]?.id, made.id, "newest first")
        const { total_occurrences } = yield* client.eventSeries.get({ event_series_id })
        const { items } = yield* client.eventSeries.events.list.page({ event_series_id })
        assert.strictEqual(total_occurrences, items.length)
        const type = made.ticket_types?.[0]
        const { id: hold } = yield* client.holds.create({
          body: { event_id: made.id, ticket_type_id: { [type?.id ?? ""]: 2 } },
        })
        const { items: held } = yield* client.holds.list.page({ event_id: made.id })
        assert.deepStrictEqual(
          held.map(({ id }) => id),
          [hold],
        )
        const ticket = yield* client.issuedTickets.create({
          body: { event_id: made.id, ticket_type_id: type?.id ?? "", full_name: "First" },
        })
        assert.strictEqual(ticket.event_id, made.id)
        const now = yield* client.events.get({ event_id: made.id })
        assert.strictEqual(now.total_issued_tickets, 1)
        assert.strictEqual(now.total_holds, 2)
        assert.strictEqual(twin.credits(), 9)
      }),
    refused: ({ client, known }) =>
      Effect.gen(function* () {
        const create = (more: { readonly end_date?: string; readonly override_id?: string }) =>
          refusedFields(
            client.eventSeries.events.create({ event_series_id: known.series, body: { ...supper, ...more } }),
          )
        assert.deepStrictEqual(yield* create({ end_date: "2027-04-30" }), ["end_date"])
        assert.deepStrictEqual(yield* create({ override_id: known.override }), ["override_id"])
      }),
    invalid: ({ series: event_series_id }) => [
      [{ body: supper }, "event_series_id"],
      [{ event_series_id, body: { ...supper, start_date: "1 May" } }, "body.start_date"],
      [{ event_series_id, body: { ...supper, start_date: "2027-02-29" } }, "body.start_date"],
      [{ event_series_id, body: { ...supper, start_time: "6pm" } }, "body.start_time"],
      [{ event_series_id, body: { ...supper, end_time: "24:00" } }, "body.end_time"],
      [{ event_series_id, body: { start_date: "2027-05-01" } }, "body.start_time"],
      [{ event_series_id, body: { ...supper, hidden: "yes" } }, "body.hidden"],
    ],
  },
  updateSeriesEvent: {
    input: ({ event: event_id, series: event_series_id }) => ({ event_series_id, event_id, body: { hidden: true } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { event: event_id, series: event_series_id } = known
        const before = yield* client.events.get({ event_id })
        const changed = yield* client.eventSeries.events.update({
          event_series_id,
          event_id,
          body: { hidden: true, unavailable: true },
        })
        assert.deepStrictEqual(changed, { ...before, hidden: true, unavailable: true })
        const moved = yield* client.eventSeries.events.update({
          event_series_id,
          event_id,
          body: { start_date: "2026-11-01", end_date: "2026-11-01", end_time: "17:00", unavailable: false },
        })
        assert.deepInclude(moved.start, { date: "2026-11-01", timezone: "+00:00" })
        assert.strictEqual(moved.unavailable, false)
        assert.deepStrictEqual(yield* client.events.get({ event_id }), moved)
        const later = yield* Stream.runCollect(client.events.list({ start_at: { gte: Date.UTC(2026, 10, 1) / 1000 } }))
        assert.include(
          later.map(({ id }) => id),
          event_id,
        )
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(
          client.eventSeries.events.update({
            event_series_id: known.series,
            event_id: known.event,
            body: { end_date: "2020-01-01" },
          }),
        ),
        (fields) => assert.deepStrictEqual(fields, ["end_date"]),
      ),
    invalid: ({ event: event_id, series: event_series_id }) => [
      [{ event_id, body: {} }, "event_series_id"],
      [{ event_series_id, event_id, body: { start_time: "9:00" } }, "body.start_time"],
    ],
  },
  deleteSeriesEvent: {
    input: ({ event: event_id, series: event_series_id }) => ({ event_series_id, event_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { event: event_id, series: event_series_id } = known
        const made = yield* client.eventSeries.events.create({ event_series_id, body: supper })
        const gone = yield* client.eventSeries.events.delete({ event_series_id, event_id: made.id })
        assert.deepStrictEqual(gone, { id: made.id, object: "event", deleted: true })
        assert.strictEqual((yield* reasonOf(client.events.get({ event_id: made.id })))._tag, "NotFound")
        const sold = yield* client.eventSeries.events.delete({ event_series_id, event_id })
        assert.deepStrictEqual(sold, { id: event_id, object: "event", deleted: false, hidden: true })
        assert.strictEqual((yield* client.events.get({ event_id })).hidden, true)
      }),
    invalid: ({ event: event_id }) => [[{ event_id }, "event_series_id"]],
  },
  listEvents: {
    input: () => ({}),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(client.events.list({ limit: 3 }))
        const drafts = yield* Stream.runCollect(client.events.list({ status: "draft" }))
        const both = yield* Stream.runCollect(client.events.list({ status: ["draft", "published"] }))
        assert.isAbove(drafts.length, 0)
        assert.isAbove(both.length, drafts.length)
        assert.isAbove(all.length, both.length, "closed ones")
        const of = yield* Stream.runCollect(client.events.list({ event_series_id: known.series }))
        assert.deepStrictEqual(
          of.map(({ id }) => id),
          [known.event],
        )
        const middle = Date.UTC(2026, 5, 1) / 1000
        const before = yield* Stream.runCollect(client.events.list({ start_at: { lt: middle } }))
        const after = yield* Stream.runCollect(client.events.list({ start_at: { gte: middle } }))
        assert.isAbove(before.length, 0)
        assert.isAbove(after.length, 0)
        assert.strictEqual(before.length + after.length, all.length)
      }),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.events.list.page({ starting_after: "x" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [
      [{ status: "open" }, "status"],
      [{ start_at: { after: 1 } }, "start_at.after"],
      [{ start_at: "2026-01-01" }, "start_at"],
      [{ end_at: { gte: 1_800_000_000_000 } }, "end_at.gte"],
    ],
  },
  getEvent: {
    input: ({ event: event_id }) => ({ event_id }),
    works: ({ client, known }) =>
      Effect.map(client.events.get({ event_id: known.event }), (event) => {
        assert.strictEqual(event.event_series_id, known.series)
        assert.strictEqual(event.timezone, "Europe/London")
      }),
    invalid: () => [
      [{}, "event_id"],
      [{ event_id: "" }, "event_id"],
    ],
  },
}
