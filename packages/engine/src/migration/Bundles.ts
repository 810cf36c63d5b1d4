/**
 * What belongs together at the source, put together from the state: series with their events, orders with their tickets.
 * At most a page of orders is held at a time.
 *
 * @module
 */
import type { EventBundle, OrderBundle, PlanOptions, SeriesBundle, VoucherBundle } from "@boxport/connector"
import type { Rows } from "@boxport/model"
import { Effect, Option, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { toFind } from "../state/Batches.ts"
import { during, type StateProblem } from "../state/Database.ts"
import { type Place, reader, start } from "./Rows.ts"
import type { Side } from "./Staging.ts"

/**
 * Whether a ticket is carried: whatever still admits someone, and with `includeVoid` what no longer does. One that does not
 * yet, since its order is not paid for, would admit somebody wherever it was made.
 */
export const isCarried = ({ status }: Pick<Rows["tickets"], "status">, { includeVoid }: PlanOptions): boolean =>
  status === "valid" || (includeVoid && (status === "void" || status === "refunded"))

/** A page of orders as bundles, and the tickets among them that are not carried. */
export interface OrderPage {
  readonly bundles: ReadonlyArray<OrderBundle>
  /** Orders of which nothing is carried. */
  readonly leftOrders: ReadonlyArray<Rows["orders"]>
  readonly leftTickets: ReadonlyArray<Rows["tickets"]>
}

const groupBy = <A>(rows: ReadonlyArray<A>, keyOf: (row: A) => string | null): Map<string | null, Array<A>> =>
  Map.groupBy(rows, keyOf)

/** Bundles of one side of a migration. */
export const bundles = Effect.fnUntraced(function* (migration: string, side: Side, options: PlanOptions) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* reader(migration, side)

  /** Counts carried tickets by type, a page at a time. */
  const carriedOf = Effect.fnUntraced(function* (event: string) {
    const counts = new Map<string, number>()
    let place: Place | null = start
    while (place !== null) {
      const page: { readonly rows: ReadonlyArray<Rows["tickets"]>; readonly next: Place | null } =
        yield* rows.pageOfEvent("tickets", event, place, "all")
      for (const ticket of page.rows) {
        const type = ticket.ticket_type_id
        if (type !== null && isCarried(ticket, options)) counts.set(type, (counts.get(type) ?? 0) + 1)
      }
      place = page.next
    }
    return counts
  })

  const eventBundle = Effect.fnUntraced(function* (
    event: Rows["events"],
    everywhere: ReadonlyArray<Rows["discounts"]>,
  ) {
    const bundle: EventBundle = {
      event,
      ticketTypes: yield* rows.ofEvent("ticket_types", event.id),
      questions: yield* rows.ofEvent("questions", event.id),
      discounts: [...(yield* rows.ofEvent("discounts", event.id)), ...everywhere],
      activities: yield* rows.ofEvent("activities", event.id),
      contacts: yield* rows.ofEvent("contacts", event.id),
      carried: yield* carriedOf(event.id),
    }
    return bundle
  })

  /** Every series, in the order of its first event. */
  const series: Effect.Effect<ReadonlyArray<SeriesBundle>, StateProblem> = Effect.gen(function* () {
    const events = yield* rows.all("events")
    const everywhere = yield* rows.ofEvent("discounts", null)
    const grouped = groupBy(events, ({ id, series_id }) => series_id ?? id)
    return yield* Effect.forEach([...grouped], ([id, ofIt]) =>
      Effect.map(
        Effect.forEach(ofIt, (event) => eventBundle(event, everywhere)),
        (bundled): SeriesBundle => ({ id: id ?? "", events: bundled }),
      ),
    )
  })

  const vouchers: Effect.Effect<ReadonlyArray<VoucherBundle>, StateProblem> = Effect.gen(function* () {
    const codes = groupBy(yield* rows.all("voucher_codes"), ({ voucher_id }) => voucher_id)
    return (yield* rows.all("vouchers")).map((voucher) => ({ voucher, codes: codes.get(voucher.id) ?? [] }))
  })

  /** Codes of these tickets that the target has for something else, or that an earlier ticket of the source has too. */
  const takenAmong = Effect.fnUntraced(function* (tickets: ReadonlyArray<Rows["tickets"]>) {
    const codes = tickets.flatMap(({ barcode }) => (barcode === null ? [] : [barcode]))
    const found = yield* Effect.forEach(toFind(codes), (some) =>
      during("look for codes")(
        sql<{
          readonly code: string
          readonly ticket: string
          readonly side: string
          readonly status: Rows["tickets"]["status"]
          readonly source: string | null
        }>`SELECT codes.code, codes.ticket, codes.side, codes.status, markers.source FROM codes
          LEFT JOIN markers ON markers.migration = codes.migration AND markers.side = codes.side
            AND markers.entity = 'tickets' AND markers.id = codes.ticket
          WHERE codes.migration = ${migration} AND ${sql.in("codes.code", some)} AND ${sql.in("codes.side", [side, "target"])}`,
      ),
    )
    const byCode = Map.groupBy(found.flat(), ({ code }) => code)
    return new Set(
      tickets.flatMap(({ barcode, id }) => {
        const holders = barcode === null ? [] : (byCode.get(barcode) ?? [])
        const taken = holders.some((holder) =>
          holder.side === "target"
            ? holder.source !== id
            : // A code that went from a void ticket to its successor is the successor's.
              isCarried(holder, options) && holder.ticket < id,
        )
        return taken && barcode !== null ? [barcode] : []
      }),
    )
  })

  const pageOf = Effect.fnUntraced(function* (
    { event, questions, ticketTypes }: EventBundle,
    orders: ReadonlyArray<Rows["orders"]>,
    loose: ReadonlyArray<Rows["tickets"]>,
  ) {
    const orderIds = orders.map(({ id }) => id)
    const lines = groupBy(yield* rows.ofOwners("order_lines", "order_id", orderIds), ({ order_id }) => order_id)
    const owned = groupBy(yield* rows.ofOwners("tickets", "order_id", orderIds), ({ order_id }) => order_id)
    const tickets = [...[...owned.values()].flat(), ...loose]
    const ticketIds = tickets.map(({ id }) => id)
    const ofTickets = yield* rows.ofOwners("answers", "ticket_id", ticketIds)
    const ofOrders = (yield* rows.ofOwners("answers", "order_id", orderIds)).filter(
      ({ ticket_id }) => ticket_id === null,
    )
    const checkIns = groupBy(yield* rows.ofOwners("check_ins", "ticket_id", ticketIds), ({ ticket_id }) => ticket_id)
    const answersOf = groupBy(ofTickets, ({ ticket_id }) => ticket_id)
    const orderAnswers = groupBy(ofOrders, ({ order_id }) => order_id)
    const takenBarcodes = yield* takenAmong(tickets)
    const types = new Map(ticketTypes.map((type) => [type.id, type]))
    // An order may hold tickets of another event.
    const elsewhere = new Set(
      tickets.flatMap(({ ticket_type_id: type }) => (type === null || types.has(type) ? [] : [type])),
    )
    for (const type of yield* rows.byIds("ticket_types", [...elsewhere])) types.set(type.id, type)
    const asked = new Map(questions.map((question) => [question.id, question]))

    const bundleOf = (order: Rows["orders"] | null, all: ReadonlyArray<Rows["tickets"]>): OrderBundle => {
      const carried = all.filter((ticket) => isCarried(ticket, options))
      return {
        event,
        order,
        lines: order === null ? [] : (lines.get(order.id) ?? []),
        tickets: carried,
        left: all.length - carried.length,
        answers: [
          ...(order === null ? [] : (orderAnswers.get(order.id) ?? [])),
          ...carried.flatMap(({ id }) => answersOf.get(id) ?? []),
        ],
        checkIns: carried.flatMap(({ id }) => checkIns.get(id) ?? []),
        ticketTypes: types,
        questions: asked,
        takenBarcodes,
      }
    }
    const all = [
      ...orders.map((order) => bundleOf(order, owned.get(order.id) ?? [])),
      ...loose.map((ticket) => bundleOf(null, [ticket])),
    ]
    const page: OrderPage = {
      bundles: all.filter((bundle) => bundle.tickets.length > 0),
      leftOrders: all.flatMap(({ order, tickets: some }) => (order !== null && some.length === 0 ? [order] : [])),
      leftTickets: tickets.filter((ticket) => !isCarried(ticket, options)),
    }
    return page
  })

  type At = { readonly of: "orders" | "loose"; readonly place: Place }

  /** The orders of an event, a page at a time; then its tickets without an order. */
  const orders = (bundle: EventBundle): Stream.Stream<OrderPage, StateProblem> =>
    Stream.paginate(
      { of: "orders", place: start },
      Effect.fnUntraced(function* ({ of, place }: At) {
        if (of === "orders") {
          const found = yield* rows.pageOfEvent("orders", bundle.event.id, place, "all")
          const next: At = found.next === null ? { of: "loose", place: start } : { of, place: found.next }
          return [[yield* pageOf(bundle, found.rows, [])], Option.some(next)] as const
        }
        const found = yield* rows.pageOfEvent("tickets", bundle.event.id, place, "without order")
        const next = Option.map(Option.fromNullOr(found.next), (after): At => ({ of, place: after }))
        return [[yield* pageOf(bundle, [], found.rows)], next] as const
      }),
    )

  return { series, vouchers, orders, rows }
})
