/**
 * A look into exported NDJSON files: what sold, and what came in. Lines are read one by one.
 *
 * @module
 */
import { fileProblem } from "@boxport/formats"
import { Money } from "@boxport/model"
import { Effect, Result, Schema } from "effect"
import { createReadStream } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline"

/** What an event sold. */
export interface EventTotals {
  readonly id: string
  readonly title: string | null
  readonly orders: number
  readonly tickets: number
  readonly checkedIn: number
}

/** What came in, in one currency; amounts are exact decimals in major units. */
export interface SalesTotals {
  readonly currency: string
  /** Orders that were paid for, whether or not they were refunded later. */
  readonly orders: number
  readonly sold: string
  readonly refunded: string
}

/** Totals over an export, most tickets and most orders first. */
export interface Peek {
  readonly events: ReadonlyArray<EventTotals>
  readonly sales: ReadonlyArray<SalesTotals>
}

const EventLine = Schema.fromJsonString(Schema.Struct({ id: Schema.String, title: Schema.NullOr(Schema.String) }))
const OrderLine = Schema.fromJsonString(
  Schema.Struct({
    event_id: Schema.NullOr(Schema.String),
    status: Schema.String,
    currency: Schema.NullOr(Schema.String),
    total_amount: Schema.NullOr(Schema.String),
    refunded_amount: Schema.NullOr(Schema.String),
  }),
)
const TicketLine = Schema.fromJsonString(
  Schema.Struct({ event_id: Schema.NullOr(Schema.String), checked_in: Schema.NullOr(Schema.Boolean) }),
)

const eachLine = (path: string, take: (line: string) => void) =>
  Effect.tryPromise({
    try: async () => {
      for await (const line of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity }))
        take(line)
    },
    catch: (cause) => fileProblem(path, "read", cause),
  })

const paid: ReadonlySet<string> = new Set(["completed", "partially_refunded", "refunded"])

const minorUnits = (amount: string | null, currency: string): bigint => {
  if (amount === null) return 0n
  const money = Money.fromDecimal(amount, currency)
  return Result.isSuccess(money) ? money.success.minor : 0n
}

/** Adds up the tables of an NDJSON export in `folder`. */
export const peek = Effect.fn("peek")(function* (folder: string) {
  const totals = new Map<string, { title: string | null; orders: number; tickets: number; checkedIn: number }>()
  const sales = new Map<string, { orders: number; sold: bigint; refunded: bigint }>()
  const event = Schema.decodeUnknownSync(EventLine)
  const order = Schema.decodeUnknownSync(OrderLine)
  const ticket = Schema.decodeUnknownSync(TicketLine)
  yield* eachLine(join(folder, "events.ndjson"), (line) => {
    const { id, title } = event(line)
    totals.set(id, { title, orders: 0, tickets: 0, checkedIn: 0 })
  })
  yield* eachLine(join(folder, "orders.ndjson"), (line) => {
    const { currency, event_id, refunded_amount, status, total_amount } = order(line)
    const total = totals.get(event_id ?? "")
    if (total !== undefined) total.orders += 1
    if (currency === null || !paid.has(status)) return
    const sum = sales.get(currency) ?? { orders: 0, sold: 0n, refunded: 0n }
    sum.orders += 1
    sum.sold += minorUnits(total_amount, currency)
    sum.refunded += minorUnits(refunded_amount, currency)
    sales.set(currency, sum)
  })
  yield* eachLine(join(folder, "tickets.ndjson"), (line) => {
    const { checked_in, event_id } = ticket(line)
    const total = totals.get(event_id ?? "")
    if (total === undefined) return
    total.tickets += 1
    if (checked_in === true) total.checkedIn += 1
  })
  const result: Peek = {
    events: [...totals].map(([id, total]) => ({ id, ...total })).toSorted((a, b) => b.tickets - a.tickets),
    sales: [...sales]
      .map(([currency, { orders, refunded, sold }]) => ({
        currency,
        orders,
        sold: Money.toDecimal(sold, currency),
        refunded: Money.toDecimal(refunded, currency),
      }))
      .toSorted((a, b) => b.orders - a.orders),
  }
  return result
})
