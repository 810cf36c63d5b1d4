/**
 * Series and dates as they stand. A series or a date is known by what it was when it came into being; what it is like now
 * is looked up here.
 *
 * @module
 */
import type { DateForms } from "../world/Dates.ts"
import { numberOf } from "../world/Ids.ts"
import type { DateTerms, SeriesStatus, SeriesTerms } from "../world/Terms.ts"
import type { Bundle, Event, Series, TicketGroup, TicketType } from "../world/World.ts"
import type { State } from "./State.ts"

/** A set of changes that applies to single dates. */
export interface Override {
  readonly number: number
  readonly id: string
  readonly name: string
  /** The most tickets of a date that has it; null for as many as there are. */
  readonly maxTickets: number | null
  readonly createdAt: number
}

/** What a series is told about its sale. Times in unix seconds. */
export interface SaleTerms {
  readonly maxTickets: number | null
  readonly availableAt: number | null
  readonly availableMessage: string
  readonly unavailableAt: number | null
  readonly unavailableMessage: string
  readonly onlinePlatform: string | null
  readonly waitlistCallToAction: string
  readonly waitlistText: string
  readonly waitlistConfirmation: string
}

/** What a series says of its sale before it is told anything else. */
export const saleDefaults: SaleTerms = {
  maxTickets: null,
  availableAt: null,
  availableMessage: "On sale in {countdown}",
  unavailableAt: null,
  unavailableMessage: "Sales have ended",
  onlinePlatform: null,
  waitlistCallToAction: "Wait for a ticket",
  waitlistText: "We write when a place comes free.",
  waitlistConfirmation: "Noted, thank you.",
}

/** A series as it stands. */
export interface SeriesNow {
  readonly terms: SeriesTerms
  readonly sale: SaleTerms
  readonly status: SeriesStatus
  readonly multiplier: number
  readonly types: ReadonlyArray<TicketType>
  readonly groups: ReadonlyArray<TicketGroup>
  readonly bundles: ReadonlyArray<Bundle>
  readonly overrides: ReadonlyArray<Override>
  /** Its dates, by rising number. */
  readonly events: ReadonlyArray<Event>
}

/** A date as it stands. */
export interface EventNow {
  readonly terms: DateTerms
  readonly start: DateForms
  readonly end: DateForms
  readonly sellsUntil: number
  readonly overrideId: string | null
  /** Undefined where nothing was written about it. */
  readonly onlineLink: string | undefined
}

const worldOverrides = (series: Series): ReadonlyArray<Override> =>
  [...new Set(series.events.flatMap(({ overrideId }) => overrideId ?? []))].map((id) => ({
    number: numberOf(id) ?? 0,
    id,
    name: "Half the room",
    maxTickets: null,
    createdAt: series.createdAt,
  }))

/** What a series is like now. */
export const seriesNow = (state: State, series: Series): SeriesNow => {
  const known = state.seriesNow.get(series)
  if (known !== undefined) return known
  const { bundles, draft, events, groups, multiplier, status, types } = series
  const now: SeriesNow = {
    terms: draft,
    sale: saleDefaults,
    status,
    multiplier,
    types,
    groups,
    bundles,
    overrides: worldOverrides(series),
    events,
  }
  state.seriesNow.set(series, now)
  return now
}

/** What a date is like now. */
export const eventNow = (state: State, event: Event): EventNow => {
  const known = state.eventNow.get(event)
  if (known !== undefined) return known
  const { draft, end, overrideId, sellsUntil, start } = event
  const now: EventNow = { terms: draft, start, end, sellsUntil, overrideId, onlineLink: undefined }
  state.eventNow.set(event, now)
  return now
}

/** Changes a series. */
export const changeSeries = (state: State, series: Series, changes: Partial<SeriesNow>): void =>
  void state.seriesNow.set(series, { ...seriesNow(state, series), ...changes })

/** Changes a date. */
export const changeEvent = (state: State, event: Event, changes: Partial<EventNow>): void =>
  void state.eventNow.set(event, { ...eventNow(state, event), ...changes })

/** The ticket types of a series. */
export const typesOf = (state: State, series: Series): ReadonlyArray<TicketType> => seriesNow(state, series).types

/** Whether some series has a ticket type. */
export const knowsType =
  (state: State) =>
  (id: string): boolean =>
    state.series.some((series) => typesOf(state, series).some((type) => type.id === id))

const has = (id: string) => (one: { readonly id: string; readonly number: number }) =>
  one.id === id || String(one.number) === id

/** The event with an id, in the platform's form or as a bare number. */
export const eventById = (state: State, id: string): Event | undefined => state.events.find(has(id))

/** The series with an id, in the platform's form or as a bare number. */
export const seriesById = (state: State, id: string): Series | undefined => state.series.find(has(id))
