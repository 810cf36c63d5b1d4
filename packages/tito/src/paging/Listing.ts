/**
 * Reading one list to its end, and knowing that it was the end.
 *
 * Pages are read oldest first and overlap (`Window`), so that neither rows that appear nor rows that vanish meanwhile
 * make others slip through. At the end the rows are counted against the platform's own totals; when some are missing
 * (late additions among older rows, rows of one moment in changing order) the list is read once more from its newest
 * end, until the count is right.
 *
 * @module
 */
import {
  type ConnectorError,
  type Endpoint,
  Lenient,
  type Paging,
  Section,
  Seen,
  type Warning,
} from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { Effect, Option, Stream } from "effect"
import type { Dialect } from "./Dialect.ts"
import type { Envelope, Meta } from "./Envelope.ts"
import { type PageSizes, smallest } from "./PageSizes.ts"
import * as Window from "./Window.ts"

/** What to list. */
export interface ListSpec {
  readonly endpoint: Endpoint
  readonly path: string
  /** Every state there is, where the platform hides some unless they are named (notes 1.4). */
  readonly states?: ReadonlyArray<string>
  /** What records are to come with. */
  readonly expand?: ReadonlyArray<string>
  /** Whether the short view of 3.0 lacks something wanted; so it does wherever records are to come with more. */
  readonly extended?: boolean
  /** The fields that show that they did. */
  readonly needs?: ReadonlyArray<string>
  /** Only what changed since then, as the platform writes times (`2019-01-01T09:00:00 UTC`). */
  readonly since?: string
  /** Whether the list takes parameters for page and order; the check-in lists answer 500 to them (notes 0). */
  readonly paged?: boolean
}

/** What a connection has learnt about the platform's lists. */
export interface Learnt {
  readonly dialect: Dialect
  readonly sizes: PageSizes
  /** States that the platform knows and we did not, by resource. */
  readonly newStates: Map<string, ReadonlyArray<string>>
}

/** The way to the platform. */
export interface Wire {
  /** Fetches a page, trying again when that may help. */
  readonly patient: (spec: ListSpec, query: Paging.Position) => Effect.Effect<Envelope, ConnectorError>
  /** Fetches a page that may be too large: one attempt. */
  readonly hasty: (spec: ListSpec, query: Paging.Position) => Effect.Effect<Envelope, ConnectorError>
}

/** A page as it is passed on: only rows that no earlier page had. */
export interface ListPage {
  readonly fresh: ReadonlyArray<JsonObject>
  /** Entries that are no objects. */
  readonly broken: ReadonlyArray<Json>
}

/** How a list ended. */
export interface Proof {
  readonly read: number
  /** What the platform says there are; null when it says nothing. */
  readonly stated: number | null
  readonly complete: boolean
  readonly warnings: ReadonlyArray<Warning>
}

/** Filters that look like states (seed 003, Tickets: pseudo-states). */
const pseudoStates = new Set(["changes_locked", "changes_allowed"])

/** A failure that a smaller page may prevent: the platform, or we, gave up waiting for it. */
const isTooLarge = ({ reason }: ConnectorError): boolean =>
  (reason._tag === "PlatformDown" && (reason.status === 504 || reason.status === 524)) ||
  (reason._tag === "Unreachable" && /TIMEOUT|TIMEDOUT/i.test(reason.code))

/** A failure that another attempt may get over. */
const isPassing = ({ reason }: ConnectorError): boolean =>
  reason._tag === "PlatformDown" || reason._tag === "Unreachable" || reason._tag === "UnexpectedAnswer"

/** How often a page of one list may fail to join the one before, until the count alone must do. */
const mostGaps = 12

/** How often a list is read again because rows are missing, as long as that brings some. */
const mostRepairs = 3

/** Where reading stands. */
type At =
  /** Oldest first, each page overlapping the one before; `end` rows are covered. */
  | { readonly _tag: "Forward"; readonly end: number; readonly overlap: number }
  /** Page after page, on a server that does not give the pages it is asked for. */
  | { readonly _tag: "Numbered"; readonly number: number; readonly idle: number }
  /** Once more, for what is missing. */
  | {
      readonly _tag: "Repair"
      readonly direction: "asc" | "desc"
      readonly end: number
      readonly number: number
      readonly round: number
      readonly found: number
    }

type Step = readonly [ReadonlyArray<ListPage>, Option.Option<At>]

const nothing: ListPage = { fresh: [], broken: [] }

/** What tells two rows of a list apart: their id, else their slug. */
export const keyOf = (record: JsonObject): string | undefined => {
  const id = record["id"] ?? record["slug"]
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined
}

/** One list. */
export class Listing {
  readonly #spec: ListSpec
  readonly #wire: Wire
  readonly #learnt: Learnt
  readonly #seen = new Seen()
  #read = 0
  #meta: Meta | null = null
  /** The largest page the server gives, once it has given a smaller one than it was asked for. */
  #limit: number | null = null
  #asked = false
  #circle = false
  /** The server does not give the pages it is asked for. */
  #rigid = false
  #gaps = 0
  /** Rows vanished while the list was read. */
  #shrank = false
  #cutOff = false

  constructor(spec: ListSpec, wire: Wire, learnt: Learnt) {
    this.#spec = spec
    this.#wire = wire
    this.#learnt = learnt
  }

  /** All pages, each fetched when it is asked for. */
  get pages(): Stream.Stream<ListPage, ConnectorError> {
    return this.#spec.paged === false ? this.#unpaged : this.#from({ _tag: "Forward", end: 0, overlap: 1 })
  }

  /** What is new since the list was read, newest first, until nothing is missing. */
  get news(): Stream.Stream<ListPage, ConnectorError> {
    return this.#from(repair("desc", mostRepairs))
  }

  /** How reading ended. */
  get proof(): Proof {
    const { resource } = this.#spec.endpoint
    const total = this.#meta?.total ?? null
    const overall = this.#meta?.overall ?? null
    const missing = (this.#expected ?? 0) - this.#read
    // All states were asked for, so there should be no more rows without a filter than with it.
    const isWhole = this.#spec.since === undefined
    const hidden = isWhole && overall !== null && total !== null ? overall - Math.max(total, this.#read) : 0
    const warnings: Array<Warning> = []
    if (missing > 0) {
      warnings.push(
        Section.attention("count_mismatch", `${resource}: the platform states more than could be read`, missing),
      )
    }
    if (hidden > 0) {
      warnings.push(Section.attention("hidden_rows", `${resource}: the platform counts more than it shows`, hidden))
    }
    if (this.#circle) {
      warnings.push(Section.attention("circular_paging", `${resource}: the platform's pages lead in a circle`))
    }
    if (this.#gaps > mostGaps && this.#shrank) {
      warnings.push(
        Section.attention(
          "moving_list",
          `${resource}: rows vanished faster than they could be read; some may be missing`,
        ),
      )
    }
    if (this.#cutOff) {
      warnings.push(
        Section.attention("pages_refused", `${resource}: the platform does not give more than the first page`),
      )
    }
    return { read: this.#read, stated: isWhole ? (overall ?? total) : total, complete: warnings.length === 0, warnings }
  }

  /** How many rows there are without any filter; null where the platform says nothing. */
  get overall(): number | null {
    return this.#meta?.overall ?? null
  }

  /** How many rows the list has, without reading it; null where the platform says nothing. */
  get count(): Effect.Effect<number | null, ConnectorError> {
    const one: Paging.Position = [
      ["page[number]", "1"],
      ["page[size]", "1"],
    ]
    return Effect.map(this.#wire.patient(this.#spec, this.#query("asc", one)), ({ meta }) => meta?.total ?? null)
  }

  /** How many rows there should be. A filtered total above the one of all rows counts some twice (notes 1.2). */
  get #expected(): number | null {
    const { overall = null, total = null } = this.#meta ?? {}
    return total === null || overall === null ? total : Math.min(total, overall)
  }

  #from(start: At): Stream.Stream<ListPage, ConnectorError> {
    return Stream.paginate(start, (at: At) => this.#step(at))
  }

  #step(at: At): Effect.Effect<Step, ConnectorError> {
    switch (at._tag) {
      case "Forward":
        return this.#forward(at)
      case "Numbered":
        return this.#numbered(at)
      case "Repair":
        return this.#repair(at)
    }
  }

  get #size(): number {
    const size = this.#learnt.sizes.current(this.#spec.endpoint.resource)
    return Math.min(size, this.#limit ?? size)
  }

  #query(direction: "asc" | "desc", page: Paging.Position): Paging.Position {
    const { endpoint, expand = [], extended = expand.length > 0, paged = true, since, states } = this.#spec
    const { dialect, newStates } = this.#learnt
    const all = states === undefined ? [] : [...states, ...(newStates.get(endpoint.resource) ?? [])]
    const order: Paging.Position = paged
      ? [
          ["search[sort]", "created_at"],
          ["search[direction]", direction],
        ]
      : []
    return [
      ...dialect.words(endpoint.resource, expand, extended),
      ...all.map((state) => ["search[states][]", state] as const),
      ...(since === undefined ? [] : [["search[updated_at][gte]", since] as const]),
      ...order,
      ...page,
    ]
  }

  /** Fetches the page that `window` makes of the size in force; one that is too large is asked for in smaller parts. */
  readonly #fetch = Effect.fnUntraced(function* (
    this: Listing,
    direction: "asc" | "desc",
    windowOf: (size: number) => Window.Window,
  ) {
    const { endpoint } = this.#spec
    const { sizes } = this.#learnt
    while (true) {
      const window = windowOf(this.#size)
      const position: Paging.Position = [
        ["page[number]", String(window.number)],
        ["page[size]", String(window.size)],
      ]
      const query = () => this.#query(direction, position)
      if (sizes.current(endpoint.resource) <= smallest) {
        return { window, envelope: yield* this.#attuned(() => this.#wire.patient(this.#spec, query())) }
      }
      const result = yield* Effect.result(
        this.#attuned(() =>
          this.#wire.hasty(this.#spec, query()).pipe(
            Effect.catchIf(
              (error) => !isTooLarge(error) && isPassing(error),
              () => this.#wire.patient(this.#spec, query()),
            ),
          ),
        ),
      )
      if (result._tag === "Success") {
        sizes.good(endpoint.resource)
        return { window, envelope: result.success }
      }
      if (!isTooLarge(result.failure)) return yield* result.failure
      sizes.tooLarge(endpoint.resource)
      yield* Effect.logInfo(
        `${endpoint.resource}: ${window.size} rows took the platform too long; asking for ${this.#size} at a time`,
      )
    }
  })

  /** The first time, looks whether the answer holds what was asked for, and asks in other words where it does not. */
  readonly #attuned = Effect.fnUntraced(function* (
    this: Listing,
    fetch: () => Effect.Effect<Envelope, ConnectorError>,
  ) {
    const { dialect, newStates } = this.#learnt
    const { endpoint, needs = [], states } = this.#spec
    const { resource } = endpoint
    let envelope = yield* fetch()
    dialect.heard(envelope.meta)
    if (this.#asked) return envelope
    this.#asked = true
    const unasked =
      states === undefined || newStates.has(resource)
        ? []
        : (envelope.meta?.states ?? []).filter((state) => !states.includes(state) && !pseudoStates.has(state))
    if (unasked.length > 0) {
      newStates.set(resource, unasked)
      envelope = yield* fetch()
    }
    const lacking = ({ items }: Envelope) => {
      const record = items.find(Lenient.isObject)
      return record !== undefined && needs.some((field) => !Object.hasOwn(record, field))
    }
    if (!lacking(envelope) || !dialect.hasOther(resource)) return envelope
    dialect.takeOther(resource)
    const other = yield* fetch()
    if (!lacking(other)) return other
    dialect.giveUp(resource)
    return envelope
  })

  /** Takes the new rows out of a page that begins at row `start`. */
  #take({ items, meta }: Envelope, start: number | null): ListPage {
    this.#shrank ||= (meta?.total ?? Infinity) < (this.#meta?.total ?? 0)
    this.#meta = meta ?? this.#meta
    const fresh: Array<JsonObject> = []
    const broken: Array<Json> = []
    items.forEach((item, index) => {
      const key = Lenient.isObject(item) ? keyOf(item) : undefined
      // What has no key is told apart by its place, and only as long as places stay.
      if (key === undefined ? start === null || !this.#seen.add(`@${start + index}`) : !this.#seen.add(key)) return
      if (Lenient.isObject(item)) fresh.push(item)
      else broken.push(item)
    })
    this.#read += fresh.length + broken.length
    return { fresh, broken }
  }

  /** Whether a page begins with a row we have had. */
  #joins(items: ReadonlyArray<Json>): boolean {
    const [head] = items
    if (head === undefined) return false
    const key = Lenient.isObject(head) ? keyOf(head) : undefined
    return key === undefined || this.#seen.has(key)
  }

  /** Whether a list without `meta` may go on after a page. */
  #fills({ items, meta }: Envelope, size: number): boolean {
    return meta === null ? items.length >= Math.min(size, 100) : meta.more
  }

  readonly #forward = Effect.fnUntraced(function* (this: Listing, at: Extract<At, { _tag: "Forward" }>) {
    const windowOf = (size: number) => (at.end === 0 ? Window.first(size) : Window.after(at.end, size, at.overlap))
    let { envelope, window } = yield* this.#fetch("asc", windowOf)
    if (isOther(envelope, window)) ({ envelope, window } = yield* this.#fetch("asc", windowOf))
    const { items, meta } = envelope
    if (isOther(envelope, window)) {
      this.#rigid = true
      return this.#afterNumbered(envelope, window.number, 0)
    }
    const size = Math.max(items.length, Math.min(meta?.perPage ?? window.size, window.size))
    if (window.number === 1 && size > 0 && size < window.size) this.#limit = size
    const start = (window.number - 1) * size
    const overlaps = start < at.end
    if (overlaps && window.number > 1 && !this.#joins(items)) return this.#stepBack(at, size)
    if (!this.#fills(envelope, window.size)) return this.#finish(this.#take(envelope, start))
    // A list without `meta` gives no hint on what its pages are.
    return meta === null
      ? this.#afterNumbered(envelope, window.number, 0)
      : after(this.#take(envelope, start), { _tag: "Forward", end: start + size, overlap: 1 })
  })

  /** The page begins after where the last one ended: it is not taken, and one that begins earlier is asked for. */
  #stepBack(at: Extract<At, { _tag: "Forward" }>, size: number): Step {
    this.#gaps += 1
    if (this.#gaps > mostGaps) return after(nothing, repair("asc", 1))
    return after(nothing, { ...at, overlap: Math.max(1, Math.min(at.overlap * 8, size - 1)) })
  }

  readonly #numbered = Effect.fnUntraced(function* (this: Listing, at: Extract<At, { _tag: "Numbered" }>) {
    const { envelope } = yield* this.#fetch("asc", (size) => ({ size, number: at.number }))
    return this.#afterNumbered(envelope, at.number, at.idle)
  })

  #afterNumbered(envelope: Envelope, number: number, idle: number): Step {
    const page = this.#take(envelope, (number - 1) * (envelope.meta?.perPage ?? envelope.items.length))
    if (envelope.items.length === 0 || !this.#fills(envelope, this.#size)) return this.#finish(page)
    const again = page.fresh.length + page.broken.length === 0 ? idle + 1 : 0
    // One page may repeat another when rows move; two lead nowhere.
    if (again > 1) {
      this.#circle = envelope.meta !== null
      return this.#finish(page)
    }
    return after(page, { _tag: "Numbered", number: number + 1, idle: again })
  }

  #finish(page: ListPage): Step {
    const missing = (this.#expected ?? 0) - this.#read
    return missing > 0 ? after(page, repair("desc", 1)) : last(page)
  }

  readonly #repair = Effect.fnUntraced(function* (this: Listing, at: Extract<At, { _tag: "Repair" }>) {
    const { envelope, window } = yield* this.#fetch(at.direction, (size) =>
      at.end === 0 ? Window.first(size) : this.#rigid ? { size, number: at.number + 1 } : Window.after(at.end, size, 1),
    )
    const page = this.#take(envelope, null)
    const found = at.found + page.fresh.length
    const missing = (this.#expected ?? 0) - this.#read
    // A list that moved too much is read to its end once more.
    if (missing <= 0 && this.#gaps <= mostGaps) return last(page)
    const end = Window.startOf(window) + Math.min(envelope.meta?.perPage ?? window.size, window.size)
    if (this.#fills(envelope, window.size) && envelope.items.length > 0 && end > at.end) {
      return after(page, { ...at, end, number: window.number, found })
    }
    return missing <= 0 || found === 0 || at.round >= mostRepairs
      ? last(page)
      : after(page, repair(at.direction === "asc" ? "desc" : "asc", at.round + 1))
  })

  /** A list that takes no page parameters; should it have more pages all the same, the old `page` is tried. */
  get #unpaged(): Stream.Stream<ListPage, ConnectorError> {
    return Stream.paginate(1, (number: number) =>
      this.#attuned(() =>
        this.#wire.patient(this.#spec, this.#query("asc", number === 1 ? [] : [["page", String(number)]])),
      ).pipe(
        Effect.map((envelope) => {
          const page = this.#take(envelope, (number - 1) * 100)
          const more = (envelope.meta?.more ?? false) && page.fresh.length > 0
          return [[page], more ? Option.some(number + 1) : Option.none()] as const
        }),
        Effect.catchIf(
          ({ reason }) => number > 1 && (reason._tag === "PlatformDown" || reason._tag === "Refused"),
          () =>
            Effect.sync(() => {
              this.#cutOff = true
              return [[nothing], Option.none<number>()] as const
            }),
        ),
      ),
    )
  }
}

/** Whether a page after the first is not the one that was asked for. */
const isOther = ({ items, meta }: Envelope, window: Window.Window): boolean =>
  window.number > 1 &&
  ((meta?.currentPage ?? window.number) !== window.number ||
    ((meta?.perPage ?? window.size) !== window.size && items.length !== window.size))

const after = (page: ListPage, at: At): Step => [[page], Option.some(at)]
const last = (page: ListPage): Step => [[page], Option.none()]
const repair = (direction: "asc" | "desc", round: number): At => ({
  _tag: "Repair",
  direction,
  end: 0,
  number: 0,
  round,
  found: 0,
})
