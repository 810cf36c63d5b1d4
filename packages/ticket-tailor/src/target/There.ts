/**
 * What stands at Ticket Tailor for a series of the source: what an earlier run has made whose state is lost is found again
 * by its name and moment, since series and their dates have no place for a marker.
 *
 * @module
 */
import type { Clash, Existing, Made, SeriesBundle } from "@boxport/connector"
import { byOrigin, isAnothers, isMade, isOthers, paired, present } from "@boxport/connector/target"
import type { Rows } from "@boxport/model"
import { offersOf, offerTitle, titleOf } from "./Catalogue.ts"
import { endOf } from "./Times.ts"

type EventRow = Rows["events"]
type TicketType = Rows["ticket_types"]

/** An event of the source, and one at the target that has its name and moment. */
interface Pair {
  readonly event: EventRow
  readonly there: EventRow
}

/** How a series of the source stands at the target. */
export interface Standing {
  /** Its dates that are there, of one series; none where it is to be made, or is no longer what it was. */
  readonly pairs: ReadonlyArray<Pair>
  /** Whether nothing but its name and moments tells that this series is it: it may be the target's own. */
  readonly isGuessed: boolean
  /** Whether it is to be made. */
  readonly isNew: boolean
  /** Events that have the name and moment of its dates and are another's. */
  readonly others: ReadonlyArray<Pair>
}

const seriesOf = ({ series_id }: EventRow): string => (series_id ?? "").split(":").at(-1) ?? ""

/** Whether nobody is to see an event and none of its tickets is valid: what had tickets and was taken back is left so. */
const isGone = ({ issued, ticketTypes }: Existing, { extra, id }: EventRow): boolean =>
  (extra?.["hidden"] === true || extra?.["hidden"] === "true") &&
  ticketTypes.every((type) => type.event_id !== id || !issued.has(type.id))

/** Events of the same name and moment. */
const alike = (series: SeriesBundle, existing: Existing): ReadonlyArray<Pair> =>
  series.events.flatMap(({ event }) =>
    existing.events
      .filter(
        (there) =>
          there.title === titleOf(series) &&
          there.starts_at !== null &&
          there.starts_at === event.starts_at &&
          !isGone(existing, there),
      )
      .map((there) => ({ event, there })),
  )

/** Whether an event may be what an earlier run has made: it has tickets of ours, or is a draft that has none and ends as ours. */
const isOurs =
  ({ tickets }: Existing) =>
  ({ event, there }: Pair): boolean => {
    const { all = 0, marked = 0 } = tickets.get(there.id) ?? {}
    const end = endOf(event)
    return marked > 0 || (all === 0 && there.status === "draft" && (end === null || end === there.ends_at))
  }

/** Of what is alike in one series each date with one: two may begin at once. */
const eachForOne = (existing: Existing, { events }: SeriesBundle, pairs: ReadonlyArray<Pair>): ReadonlyArray<Pair> => {
  const rows = new Map(pairs.map(({ there }) => [there.id, there]))
  const isAlike = (event: EventRow, there: EventRow): boolean => event.starts_at === there.starts_at
  const counterparts = paired(
    "events",
    events.map(({ event }) => event),
    [...rows.values()],
    existing.made,
    (event, there) => isAlike(event, there) && existing.origins.get(there.id)?.has(event.id) === true,
    isAlike,
  )
  return events.flatMap(({ event }) => {
    const there = counterparts.get(event.id)
    return there === undefined ? [] : [{ event, there }]
  })
}

/** Tells how series stand at the target; asked once for each, in their order. Of several alike each has its own. */
export const makeThere = (existing: Existing): ((series: SeriesBundle) => Standing) => {
  const claimed = new Set<string>()
  return (series) => {
    const made = existing.made("series", series.id)?.target ?? null
    const ids = new Set(series.events.map(({ event }) => event.id))
    const isFree = ({ there }: Pair): boolean =>
      !isAnothers(existing, "series", seriesOf(there), series.id) &&
      !claimed.has(seriesOf(there)) &&
      !isOthers(existing, there, ids)
    const all = alike(series, existing)
    const marked = ({ there }: Pair): number => existing.tickets.get(there.id)?.marked ?? 0
    const candidates = all
      .filter((pair) => isOurs(existing)(pair) && isFree(pair))
      .toSorted((a, b) => marked(b) - marked(a))
    const [likeliest] = byOrigin(
      existing,
      candidates.map(({ there }) => there),
      ids,
    )
    const own = made ?? (likeliest === undefined ? null : seriesOf(likeliest))
    if (own !== null) claimed.add(own)
    const pairs = eachForOne(
      existing,
      series,
      (made === null ? candidates : all).filter(({ there }) => seriesOf(there) === own),
    )
    return {
      pairs,
      isGuessed:
        !isMade(existing, "series", series.id) && pairs.length > 0 && pairs.every((pair) => marked(pair) === 0),
      isNew: own === null,
      others: all.filter(({ there }) => seriesOf(there) !== own),
    }
  }
}

/** What is there already: the series, its dates, and what they sell. */
export const found = (series: SeriesBundle, { pairs: same }: Standing, existing: Existing): ReadonlyArray<Made> => {
  const [first] = same
  if (first === undefined) return []
  const nativeSeries = seriesOf(first.there)
  const offers = offersOf(series).map((offer) => {
    const made = offer.rows.find((row) => existing.made("ticket_types", row.id) !== null)
    return { offer, id: (made ?? offer.type).id }
  })
  const hasTitle = ({ offer }: (typeof offers)[number], there: TicketType): boolean => there.title === offerTitle(offer)
  const pairs = paired(
    "ticket_types",
    offers,
    existing.ticketTypes.filter(({ event_id }) => event_id === first.there.id),
    existing.made,
    (one, there) => hasTitle(one, there) && (there.price_amount ?? 0n) === (one.offer.type.price_amount ?? 0n),
    hasTitle,
  )
  return [
    { kind: "series", source: series.id, target: nativeSeries, facts: present({ timezone: first.there.timezone }) },
    ...same.map(({ event, there }): Made => ({
      kind: "events",
      source: event.id,
      target: there.native_id,
      facts: { series: nativeSeries },
    })),
    ...offers.flatMap(({ id, offer }): ReadonlyArray<Made> => {
      const there = pairs.get(id)
      return there === undefined
        ? []
        : offer.rows.map((row) => ({
            kind: "ticket_types",
            source: row.id,
            target: there.native_id,
            facts: { series: nativeSeries },
          }))
    }),
  ]
}

/** What a person may take for ours, or we for ours though it is the target's own. */
export const thereAlready = (
  series: SeriesBundle,
  { isGuessed, isNew, others, pairs }: Standing,
): ReadonlyArray<Clash> => {
  const told = (some: ReadonlyArray<Pair>, what: string) =>
    some.map(({ event, there }): Clash => ({
      entity: "events",
      source: event.id,
      reason: "event_there",
      message: `${titleOf(series)}: the box office has ${what.replace("%", there.native_id)}`,
      stops: false,
    }))
  return [
    ...told(
      isGuessed ? pairs : [],
      "a draft of that name and time without tickets (%); it is taken for this one, and no second is made",
    ),
    ...told(isNew ? others : [], "an event of that name and time (%); a second one is made"),
  ]
}
