/**
 * Reading only those registrations and tickets of an event that have changed.
 *
 * The platform tells by `updated_at` (seed 003, Tickets; notes 1.4). What it does not tell that way makes the event be read
 * whole: other check-ins, releases or questions than before, since rows of tickets are made with them; refunds that do not
 * name their registration; or counts, of all and of those that were voided or cancelled, that do not come out or are
 * refused.
 *
 * @module
 */
import { createHash } from "node:crypto"
import type { ConnectorError } from "@boxport/connector"
import { Clock, DateTime, Effect, Option, Schema } from "effect"
import type { Listing } from "../paging/Listing.ts"
import type { EventRun } from "./EventRun.ts"
import { cancelledRegistrations } from "./Orders.ts"
import { isMissing, isRefused } from "./Run.ts"
import { voidTickets } from "./Tickets.ts"

/** What one read leaves for the next. */
const Memo = Schema.fromJsonString(
  Schema.Struct({
    /** The latest change that was seen, in Unix milliseconds. */
    latest: Schema.Finite,
    /** From when on changes are asked for, in Unix milliseconds. */
    since: Schema.Finite,
    /** A hash of what rows were made with. */
    basis: Schema.String,
  }),
)
const decodeMemo = Schema.decodeUnknownOption(Memo)

/** Changes that show later than others that were made after them. */
const overlapMillis = 15 * 60 * 1000

const basisOf = (of: EventRun): string => {
  const hash = createHash("sha256").update(of.catalogue.text)
  for (const text of of.arrivals.texts()) hash.update(text)
  return hash.digest("base64url")
}

/** Looks whether changes are enough. To be asked once who has come in is known. */
export const decide = Effect.fnUntraced(function* (of: EventRun) {
  const { again, told } = of.run.query
  if (again === undefined && told === undefined) return
  of.basis = basisOf(of)
  const key = of.event.context.eventId
  const asksBoth = of.tracksOrders && of.tracksTickets
  const kept = again === undefined || key === null || !asksBoth ? null : yield* again.kept(key)
  const memo = Option.getOrUndefined(decodeMemo(kept?.memo))
  if (kept === null || memo === undefined || memo.basis !== of.basis) return
  of.latest = memo.latest
  const since = `${DateTime.formatIso(DateTime.makeUnsafe(memo.since)).slice(0, 19)} UTC`
  of.changes = { kept, since }
})

/** A count; null where the platform refuses it, which the list it is of has told already. */
const known = (count: Effect.Effect<number | null, ConnectorError>): Effect.Effect<number | null, ConnectorError> =>
  Effect.catchIf(
    count,
    (error) => isRefused(error) || isMissing(error),
    () => Effect.succeed(null),
  )

/** Tells how registrations and tickets were read, and what the next read needs to know of that. */
export const tell = Effect.fnUntraced(function* (of: EventRun, orders: Listing) {
  const { told } = of.run.query
  const event = of.event.context.eventId
  if (told === undefined || event === null) return
  const isWhole = orders.proof.complete && of.ticketList?.proof.complete === true && of.arrivals.isSure
  const memo = isWhole ? yield* memoOf(of) : null
  if (of.changes === null) return told({ event, memo, counts: null })
  const [orderCount, ticketCount] = [orders.overall, of.ticketList?.overall ?? null]
  const [cancelledOrders, voids] = [yield* known(cancelledRegistrations(of)), yield* known(voidTickets(of))]
  const isTold =
    orderCount !== null && ticketCount !== null && cancelledOrders !== null && voids !== null && of.refundsNameOrders
  // Counts that nobody can come out with: all of it is read then.
  const counts = isTold
    ? { orders: orderCount, cancelledOrders, tickets: ticketCount, voidTickets: voids }
    : { orders: -1, cancelledOrders: -1, tickets: -1, voidTickets: -1 }
  return told({ event, memo, counts })
})

/**
 * What the next read needs to know. The latest change that was seen may have been made while other rows had been read
 * already: changes are asked for from a time on that is earlier by as long as the read took.
 */
const memoOf = Effect.fnUntraced(function* (of: EventRun) {
  if (of.latest === 0 || !of.hasOrders || !of.hasTickets || !of.refundsNameOrders) return null
  const took = (yield* Clock.currentTimeMillis) - of.startedAt
  return JSON.stringify({ latest: of.latest, since: of.latest - took - overlapMillis, basis: of.basis })
})
