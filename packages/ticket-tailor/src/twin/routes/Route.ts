/**
 * What a route gets and gives.
 *
 * @module
 */
import { type Answer, type FieldProblem, page } from "../http/Answer.ts"
import { pageQueryIn, queryProblem } from "../http/Filters.ts"
import type { Form } from "../http/Form.ts"
import { linksOf, pageOf } from "../http/Paging.ts"
import type { Shapes } from "../Shapes.ts"
import { eventById } from "../state/Catalogue.ts"
import type { State } from "../state/State.ts"
import type { Listing } from "../world/Listing.ts"
import type { Event } from "../world/World.ts"

/** Where the platform's behaviour is disputed, which side the twin takes. */
export interface Quirks {
  /**
   * How a new discount of a fixed amount takes its ticket types: as the documented list `ticket_types[]`, or, as one
   * live test found, only as the map `ticket_type_id[tt_1]=1` (notes 1.4).
   */
  readonly fixedDiscountScope: "list" | "map"
  /**
   * By which maps a discount's ticket types can be changed: the documented `ticket_types[tt_1]=1`, the
   * `ticket_type_id[tt_1]=1` of that live test, both or neither.
   */
  readonly discountMaps: "both" | "ticket_types" | "ticket_type_id" | "neither"
  /** Which key puts a ticket type into a group: `group_id`, `groupId` with the bare number, both or neither (notes 1.4). */
  readonly groupKey: "both" | "group_id" | "groupId" | "neither"
  /** Whether a group takes the limits it is given, which nobody has tried (notes 1.4). */
  readonly groupLimits: "kept" | "ignored"
  /** The time zone of a new series, which is a setting of the dashboard; the box office's where it is not given. */
  readonly seriesTimezone: string | undefined
}

/** A request as routes see it. */
export interface Call {
  readonly state: State
  readonly shapes: Shapes
  readonly quirks: Quirks
  /** The path without its query. */
  readonly path: string
  readonly parameters: ReadonlyMap<string, string>
  readonly query: URLSearchParams
  readonly form: Form
  /** Unix seconds. */
  readonly now: number
  /** How many records a page has when nobody says. */
  readonly pageDefault: number
}

/** Answers a request. */
export type Route = (call: Call) => Answer

/** A list: what is in it, in which order, which part is wanted, and how a record looks. */
export interface ListSpec<Item> {
  readonly listing: Listing<Item>
  readonly order?: "oldest first"
  /** Whether it knows the filter `created_at`. */
  readonly created?: true
  /** Adds what is wrong with the query to `problems`. */
  readonly keep?: (problems: Array<FieldProblem>) => (item: Item) => boolean
  readonly record: (item: Item) => unknown
  /** The path in `links`, where it is not the request's. */
  readonly path?: string
}

/** Answers with one page of a list. */
export const listOf = <Item>(call: Call, spec: ListSpec<Item>): Answer => {
  const problems: Array<FieldProblem> = []
  const wanted = pageQueryIn(call.query, call.pageDefault, spec.created === true, problems)
  const keep = spec.keep?.(problems) ?? (() => true)
  const wrong = queryProblem(problems)
  if (wrong !== undefined) return wrong
  const found = pageOf(spec.listing, spec.order ?? "newest first", wanted, keep)
  const [head] = found.items
  const tail = found.items.at(-1)
  const { idOf } = spec.listing
  return page(
    found.items.map(spec.record),
    linksOf(
      spec.path ?? call.path,
      call.query,
      found,
      head === undefined ? undefined : idOf(head),
      tail === undefined ? undefined : idOf(tail),
    ),
  )
}

/** A path parameter; empty for one that the path does not have. */
export const parameter = (call: Call, name: string): string => call.parameters.get(name) ?? ""

/**
 * A list of which one event's part may be asked for (`event_id`): that part, where the world can tell it; nothing for an
 * event that does not exist.
 */
export const ofEvent = <Item>({ query, state }: Call, list: (event?: Event) => Listing<Item>): Listing<Item> => {
  const id = query.get("event_id")
  if (id === null) return list()
  const event = eventById(state, id)
  return event === undefined ? { ...list(), end: 0 } : list(event)
}
