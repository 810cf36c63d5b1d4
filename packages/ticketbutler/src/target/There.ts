/**
 * What stands at the target for an event of the source, and what can be done to it there.
 *
 * @module
 */
import { type EventBundle, type Existing, Lenient } from "@boxport/connector"
import { byCode, byOrigin, isAnothers, isMade, isOthers, paired } from "@boxport/connector/target"
import type { Rows } from "@boxport/model"
import { Option, Schema } from "effect"
import { headingOf, kindOf, titleOf, typeTitle } from "./Carried.ts"
import { endOf, startOf } from "./Times.ts"

type EventRow = Rows["events"]

/** What a survey found: orders that nothing on their tickets marks, by the source's id that they carry. */
export const Survey = Schema.Struct({
  orders: Schema.Record(
    Schema.String,
    Schema.Struct({ order: Schema.String, event: Schema.String, tickets: Schema.Array(Schema.String) }),
  ),
})
export type Survey = typeof Survey.Type

const decodeSurvey = Schema.decodeUnknownOption(Survey)

/** What the survey of an account found. */
export const surveyOf = ({ survey }: Existing): Survey =>
  Option.getOrElse(decodeSurvey(survey), (): Survey => ({ orders: {} }))

/** Events of the target that have the name and moment of one of the source. */
export const alike = (event: EventRow, events: ReadonlyArray<EventRow>): ReadonlyArray<EventRow> =>
  events.filter((row) => row.title === titleOf(event) && startOf(row) !== null && startOf(row) === startOf(event))

/** The native id in a canonical one. */
export const nativeOf = (id: unknown): string => (typeof id === "string" ? (id.split(":").at(-1) ?? "") : "")

/** Whether the platform says that an event is over; null where it does not tell. */
export const isExpired = ({ extra }: EventRow): boolean | null => {
  const told = extra?.["is_expired"]
  return typeof told === "boolean" ? told : null
}

/** Whether the buyers of an event may be sent an invoice: then what costs something can be ordered too (platform notes 2.5). */
const isInvoiced = ({ extra }: EventRow): boolean => {
  const settings = extra?.["eventsettings"]
  return (
    Lenient.isObject(settings) &&
    (settings["invoice_payment_only"] === true || settings["invoice_payment_optional"] === true)
  )
}

/** How an event of the source stands at the target. */
export interface Standing {
  /** Its row there; null where it is not there yet. */
  readonly row: EventRow | null
  /** Whether nothing but its name and moment tells that it is this one: it may be the target's own. */
  readonly isGuessed: boolean
  /** Whether it is over: then no orders are taken for it. */
  readonly over: boolean
  readonly invoiced: boolean
}

/** The counterparts of questions to buyers, by the ids of these. */
export type BuyersQuestions = ReadonlyMap<string, Rows["questions"]>

/** What stands at the target. */
export interface There {
  readonly of: (event: EventRow) => Standing
  /** The counterparts of an event's ticket types, by the ids of these. */
  readonly types: (bundle: EventBundle) => ReadonlyMap<string, Rows["ticket_types"]>
  /** The counterparts of an event's questions to its buyers, which can only be found there (platform notes 2). */
  readonly asked: (event: EventRow, questions: Iterable<Rows["questions"]>) => BuyersQuestions
  /** Events that have its name and moment and are not its counterpart. */
  readonly others: (event: EventRow) => ReadonlyArray<EventRow>
}

/**
 * Tells what stands at the target for events of the source. An event may be an earlier run's whose state is lost where it
 * has tickets or orders of ours, or none at all and ends as ours would.
 *
 * No clock is asked whether an event is over, as the same plan must come of the same data: the platform says so of those
 * it has, and what ends before one of these is over too.
 */
export const makeThere = (existing: Existing): There => {
  const byTarget = new Map(existing.events.map((row) => [row.native_id, row]))
  const surveyed = new Set(Object.values(surveyOf(existing).orders).map(({ event }) => event))
  const ends = existing.events.flatMap((row) => {
    const end = isExpired(row) === true ? (endOf(row) ?? startOf(row)) : null
    return end === null ? [] : [end]
  })
  const past = ends.reduce((latest, end) => Math.max(latest, end), Number.NEGATIVE_INFINITY)
  const marked = ({ id }: EventRow): number => existing.tickets.get(id)?.marked ?? 0
  const isMarked = (row: EventRow): boolean => marked(row) > 0 || surveyed.has(row.native_id)
  const isOurs = (event: EventRow, row: EventRow): boolean => {
    const end = endOf(event)
    return isMarked(row) || ((existing.tickets.get(row.id)?.all ?? 0) === 0 && (end === null || end === row.ends_at))
  }
  const buyersAreAsked = Map.groupBy(
    existing.questions.filter(({ scope }) => scope === "order"),
    ({ event_id }) => event_id,
  )

  // Of several alike at the source each has its own.
  const claimed = new Set<string>()
  const isFree = (event: EventRow, row: EventRow): boolean =>
    !isAnothers(existing, "events", row.native_id, event.id) &&
    !claimed.has(row.id) &&
    !isOthers(existing, row, new Set([event.id]))
  const rowOf = (event: EventRow): EventRow | null => {
    const made = existing.made("events", event.id)
    const candidates = alike(event, existing.events)
      .filter((row) => isOurs(event, row) && isFree(event, row))
      .toSorted((a, b) => marked(b) - marked(a))
    const [first] = byOrigin(existing, candidates, new Set([event.id]))
    const row = made === null ? first : byTarget.get(made.target)
    if (row !== undefined) claimed.add(row.id)
    return row ?? null
  }

  const standingOf = (event: EventRow): Standing => {
    const row = rowOf(event)
    const end = endOf(event) ?? startOf(event)
    const told = row === null ? null : isExpired(row)
    return {
      row,
      isGuessed: row !== null && !isMarked(row) && !isMade(existing, "events", event.id),
      over: told ?? (end !== null && end <= past),
      invoiced: row !== null && isInvoiced(row),
    }
  }

  const known = new Map<string, Standing>()
  const of = (event: EventRow): Standing => {
    const standing = known.get(event.id) ?? standingOf(event)
    known.set(event.id, standing)
    return standing
  }
  /** By what was made, else by title and price, each for one. */
  const types = ({ event, ticketTypes }: EventBundle) => {
    const row = of(event).row
    return paired(
      "ticket_types",
      ticketTypes,
      existing.ticketTypes.filter(({ event_id }) => event_id === row?.id),
      existing.made,
      (type, there) => there.title === typeTitle(type) && (there.price_amount ?? 0n) === (type.price_amount ?? 0n),
    )
  }

  const askedOf = new Map<string, BuyersQuestions>()
  /** By what was found before, else by what they ask and how, each for one. */
  const asked = (event: EventRow, questions: Iterable<Rows["questions"]>): BuyersQuestions => {
    const before = askedOf.get(event.id)
    if (before !== undefined) return before
    const pairs = paired(
      "questions",
      [...questions].filter(({ scope }) => scope === "order"),
      buyersAreAsked.get(of(event).row?.id ?? "") ?? [],
      existing.made,
      (question, there) => headingOf(there) === headingOf(question) && kindOf(there) === kindOf(question),
      (question, there) => headingOf(there) === headingOf(question),
    )
    askedOf.set(event.id, pairs)
    return pairs
  }

  return {
    of,
    types,
    asked,
    others: (event) => alike(event, existing.events).filter(({ id }) => id !== of(event).row?.id),
  }
}

/** The currency that an event has there, or would have if all of the account's have one; null where that is not known. */
export const currencyThere = ({ row }: Standing, { events }: Existing): string | null => {
  if (row !== null) return row.currency
  const currencies = new Set(events.flatMap(({ currency }) => (currency === null ? [] : [currency])))
  const [own = null] = currencies
  return currencies.size === 1 ? own : null
}

/** The codes that hold for an event there: its own, and those of the whole account. Of an event that is not there, these. */
export const codesAt = ({ discounts }: Existing, event: string | null): ReturnType<typeof byCode> =>
  byCode(discounts.filter(({ event_id }) => event_id === null || nativeOf(event_id) === event))
