/**
 * What a route gets, and how lists are answered.
 *
 * @module
 */
import type { Json } from "@boxport/model"
import { type Answer, json, notFound, page } from "../http/Answer.ts"
import { type ListQuery, listQuery } from "../http/Query.ts"
import type { Sent, Shape } from "../records/Shape.ts"
import { idOf, type Kind } from "../records/Texts.ts"
import type { TwinEvent } from "../things/Event.ts"
import type { Place } from "../state/Place.ts"
import type { Sales } from "../state/Sales.ts"
import type { Rows, State } from "../state/State.ts"

/** How the server behaves. */
export interface Manners {
  readonly pageMax: number
  readonly slowRows: number | null
  readonly withoutExpansions: ReadonlySet<string>
}

/** A request as routes see it. */
export interface Call {
  readonly state: State
  readonly shape: Shape
  readonly manners: Manners
  readonly parameters: ReadonlyMap<string, string>
  readonly query: URLSearchParams
  /** The JSON it carries; undefined for none. */
  readonly body: Json | undefined
}

/** A request about one event. */
export interface EventCall extends Call {
  readonly event: TwinEvent
  readonly place: Place
  readonly sales: Sales
}

/** Answers a request. */
export type Route = (call: Call) => Answer

/** A path parameter; empty for one that the path does not have. */
export const parameter = (call: Call, name: string): string => call.parameters.get(name) ?? ""

/** A route below an event. */
export const inEvent =
  (route: (call: EventCall) => Answer): Route =>
  (call) => {
    const { state } = call
    const event = eventWith(call, parameter(call, "event_slug"))
    if (event === undefined || parameter(call, "account_slug") !== state.world.organisation.slug) {
      return notFound(call.shape.test)
    }
    const place = state.place(event)
    return route({ ...call, event, place, sales: place.sales })
  }

/** An event by its slug. */
export const eventWith = ({ state }: Call, slug: string): TwinEvent | undefined =>
  state.events.find((event) => event.slug === slug)

/** The thing of a kind that a slug or an id names. */
export const named = <Thing extends { readonly number: number; readonly slug?: string }>(
  kind: Kind,
  things: ReadonlyArray<Thing>,
  key: string,
): Thing | undefined => things.find(({ number, slug }) => slug === key || String(idOf(kind, number)) === key)

/** A list of a resource. */
export interface ListSpec<Row> {
  /** The platform's plural, which the rows stand under. */
  readonly resource: string
  /** Tells the selections of several lists apart. */
  readonly name: string
  /** Oldest first. */
  readonly rows: Rows<Row>
  readonly record: (row: Row) => Sent
  /** Whether a row is there at all; null when all are. */
  readonly exists?: ((row: Row) => boolean) | null
  /** The states a row has, those there are, and those that are not shown unless they are named. */
  readonly states?: {
    readonly of: (row: Row) => ReadonlySet<string>
    readonly all: ReadonlyArray<string>
    readonly hidden: ReadonlyArray<string>
  }
  /** Further filters of the query. */
  readonly keep?: (query: ListQuery) => ((row: Row) => boolean) | null
  /** What rows can be sorted by besides their age. */
  readonly sorts?: { readonly [attribute: string]: (row: Row) => string | number }
  /** The direction when nothing is said; rows are oldest first anyhow. */
  readonly newestFirst?: boolean
  /** The expansions of 3.1. */
  readonly expandable?: ReadonlyArray<string>
  /** Whether putting the rows together takes the platform its time. */
  readonly heavy?: boolean
  /** Whether the list is answered without `meta`, as in seed 003. */
  readonly bare?: boolean
  /** Whether `overall_total` is left out (notes 1.2). */
  readonly noOverall?: boolean
}

const pseudo = new Set(["changes_locked", "changes_allowed"])

const stateFilter = <Row>(
  states: ListSpec<Row>["states"],
  wanted: ReadonlyArray<string> | null,
): ((row: Row) => boolean) | null => {
  if (states === undefined) return null
  const named = (wanted ?? []).filter((state) => states.all.includes(state) && !pseudo.has(state))
  const shown = named.length > 0 ? named : states.all.filter((state) => !states.hidden.includes(state))
  // Everything is asked for: nobody needs looking at.
  if (states.all.every((state) => shown.includes(state) || pseudo.has(state))) return null
  const unnamed = states.hidden.filter((state) => !shown.includes(state))
  return (row) => {
    const has = states.of(row)
    return shown.some((state) => has.has(state)) && !unnamed.some((state) => has.has(state))
  }
}

const both = <Row>(
  ...tests: ReadonlyArray<((row: Row) => boolean) | null | undefined>
): ((row: Row) => boolean) | null => {
  const real = tests.filter((test) => test !== null && test !== undefined)
  return real.length === 0 ? null : (row) => real.every((test) => test(row))
}

const sorted = <Row>(spec: ListSpec<Row>, rows: Rows<Row>, { direction, sort }: ListQuery): Rows<Row> => {
  const key = sort === null ? undefined : spec.sorts?.[sort]
  if (key === undefined) {
    const backwards = direction === null ? spec.newestFirst === true : direction === "desc"
    return backwards ? { count: rows.count, at: (index) => rows.at(rows.count - 1 - index) } : rows
  }
  const all: Array<Row> = []
  for (let index = 0; index < rows.count; index++) {
    const row = rows.at(index)
    if (row !== undefined) all.push(row)
  }
  const ordered = all.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
  return rowsOf(direction === "desc" ? ordered.toReversed() : ordered)
}

/** The `meta` of an answer about one record. */
export const metaOf = (call: Call, expandable: ReadonlyArray<string>): Sent => {
  const { manners, shape } = call
  if (shape.old) return {}
  if (shape.version === "3.0") return { meta: { api_version: "3.0.0" } }
  const offered = expandable.filter((name) => !manners.withoutExpansions.has(name))
  const unknown = [...shape.expand].filter((name) => !offered.includes(name))
  const warnings = [
    ...(unknown.length === 0 ? [] : [`${unknown.join(", ")} cannot be expanded`]),
    ...(call.query.has("view") ? ["Version 3.1 has no views"] : []),
  ]
  return {
    ...(warnings.length === 0 ? {} : { warning: warnings.join("; ") }),
    meta: {
      api_version: "3.1.0",
      expandable:
        offered.length === 0 ? null : Object.fromEntries(offered.map((name) => [name, shape.expand.has(name)])),
    },
  }
}

/** Answers with one page of a list. */
export const listOf = <Row>(call: Call, spec: ListSpec<Row>): Answer => {
  const { manners, query, shape, state } = call
  const wanted = listQuery(query, manners.pageMax)
  const existing = state.select(`${spec.name} all`, spec.rows, spec.exists ?? null)
  const keep = both(stateFilter(spec.states, wanted.states), spec.keep?.(wanted))
  const filters = [...query].filter(([name]) => name.startsWith("search[") && !/sort|direction/.test(name))
  const chosen = state.select(`${spec.name} ${JSON.stringify(filters)}`, existing, keep)
  const rows = sorted(spec, chosen, wanted)
  const start = (wanted.page - 1) * wanted.size
  const count = Math.max(0, Math.min(wanted.size, rows.count - start))
  const isLong = spec.heavy === true && (shape.extended || shape.expand.size > 0)
  if (isLong && manners.slowRows !== null && count > manners.slowRows) return page(504)
  const records: Array<Sent> = []
  for (let index = start; index < start + count; index++) {
    const row = rows.at(index)
    if (row !== undefined) records.push(spec.record(row))
  }
  if (spec.bare === true && shape.old) return json(200, { [spec.resource]: records })
  const pages = Math.ceil(rows.count / wanted.size)
  const { meta = {}, ...warning } = metaOf(call, spec.expandable ?? [])
  const hiddenStates = spec.states?.hidden ?? []
  const notShown =
    hiddenStates.length === 0
      ? 0
      : existing.count - state.select(`${spec.name} default`, existing, stateFilter(spec.states, null)).count
  return json(200, {
    [spec.resource]: records,
    ...warning,
    meta: {
      ...(typeof meta === "object" ? meta : {}),
      current_page: wanted.page,
      next_page: wanted.page < pages ? wanted.page + 1 : null,
      prev_page: wanted.page > 1 ? wanted.page - 1 : null,
      total_pages: pages,
      total_count: rows.count,
      per_page: wanted.size,
      ...(spec.noOverall === true ? {} : { overall_total: existing.count }),
      ...(hiddenStates.length === 0
        ? {}
        : { resources_hidden_by_default_count: notShown, search_states_hidden_by_default: hiddenStates }),
      filter_options: {
        sections: { states: { label: "Status", open: false } },
        states: (spec.states?.all ?? []).map((value) => ({ label: value, value })),
        ...(spec.states === undefined
          ? {}
          : {
              selected_states: wanted.states ?? spec.states.all.filter((one) => !hiddenStates.includes(one)),
            }),
      },
    },
  })
}

/** 404: what Rails says to an id that nothing has, in a path as in a list of ids. */
export const notHere = ({ shape }: Call): Answer => notFound(shape.test)

/** Rows that are all at hand. */
export const rowsOf = <Row>(rows: ReadonlyArray<Row>): Rows<Row> => ({ count: rows.length, at: (index) => rows[index] })

/** Answers with one record under its singular; 404 for none. */
export const oneOf = <Row>(
  call: Call,
  singular: string,
  row: Row | undefined,
  record: (row: Row, shape: Shape) => Sent,
  expandable: ReadonlyArray<string> = [],
): Answer =>
  row === undefined
    ? notFound(call.shape.test)
    : // A single record comes in the extended view (seed 003, Views).
      json(200, {
        [singular]: record(row, { ...call.shape, extended: call.shape.version === "3.0" }),
        ...metaOf(call, expandable),
      })
