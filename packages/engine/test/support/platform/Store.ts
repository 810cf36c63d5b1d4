/** A platform in memory: its records, what it can be asked for, and what goes wrong while it is. */
import { ConnectorError, OutcomeUnknown, type Reading, Refused, type Source, Unreachable } from "@boxport/connector"
import { type Rows, type TableName, tableNames } from "@boxport/model"
import { DateTime, Effect, Stream } from "effect"

export type Tables = { readonly [Name in TableName]: Map<string, Rows[Name]> }

const emptyTables = (): Tables => ({
  events: new Map(),
  ticket_types: new Map(),
  questions: new Map(),
  discounts: new Map(),
  vouchers: new Map(),
  voucher_codes: new Map(),
  activities: new Map(),
  orders: new Map(),
  order_lines: new Map(),
  tickets: new Map(),
  answers: new Map(),
  check_ins: new Map(),
  refunds: new Map(),
  contacts: new Map(),
})

/** What may go wrong with a request. `dies` is what a crash leaves: the request has, or has not, been carried out. */
export type Fault =
  | "refused"
  | "refused unasked"
  | "unreachable"
  | "lost"
  | "applied but lost"
  | "dies before"
  | "dies after"

/** A request that changes something. */
export interface Asked {
  /** Counted from 1 over the store's life. */
  readonly n: number
  readonly kind: string
  readonly key: string
}

export interface Store {
  readonly platform: string
  readonly tables: Tables
  readonly mails: Array<string>
  readonly writes: Array<Asked>
  reads: number
  /** Pages before reading breaks off; null for all. */
  pagesLeft: number | null
  fault: (asked: Asked) => Fault | null
  readonly nextId: () => string
}

export const makeStore = (platform: string): Store => {
  let last = 0
  return {
    platform,
    tables: emptyTables(),
    mails: [],
    writes: [],
    reads: 0,
    pagesLeft: null,
    fault: () => null,
    nextId: () => `${platform}:${(last += 1)}`,
  }
}

const problem = (operation: string, reason: ConnectorError["reason"]) =>
  new ConnectorError({ connection: "new", operation, reason })

const refused = (operation: string, details: string, status = 422) =>
  problem(operation, new Refused({ status, details, fields: [], hint: "Look at it." }))

const unreachable = (operation: string) =>
  problem(operation, new Unreachable({ code: "ECONNREFUSED", attempts: 5, hint: "" }))

/** A crash of the process, as far as a test in one process can have it. */
export class Crash extends Error {}

/** Sends a request: `apply` gives a refusal, or what was made. */
export const send = <A>(
  store: Store,
  kind: string,
  key: string,
  apply: () => { readonly made: A } | { readonly refusal: string },
): Effect.Effect<A, ConnectorError> =>
  Effect.gen(function* () {
    // As over a network: others get their turn.
    yield* Effect.yieldNow
    const asked: Asked = { n: store.writes.length + 1, kind, key }
    store.writes.push(asked)
    const fault = store.fault(asked)
    const lost = Effect.flatMap(DateTime.now, (now) =>
      problem(kind, new OutcomeUnknown({ came: "ECONNRESET", sentAt: DateTime.formatIso(now), look: null, hint: "" })),
    )
    if (fault === "dies before") return yield* Effect.die(new Crash())
    if (fault === "refused") return yield* refused(kind, "no")
    if (fault === "refused unasked") return yield* refused(kind, "no", 0)
    if (fault === "unreachable") return yield* unreachable(kind)
    if (fault === "lost") return yield* lost
    const outcome = apply()
    if ("refusal" in outcome) return yield* refused(kind, outcome.refusal)
    if (fault === "dies after") return yield* Effect.die(new Crash())
    if (fault === "applied but lost") return yield* lost
    yield* Effect.yieldNow
    return outcome.made
  })

const rowsPerPage = 20

/** Reads a store; with event ids (native), what belongs to these alone. */
export const sourceOf = (store: Store, connection: string): Source => {
  const pagesOf = <Name extends TableName>(name: Name, events: ReadonlyArray<string>): ReadonlyArray<Reading> => {
    const wanted = new Set(events.map((id) => `${store.platform}:${id}`))
    const all = [...store.tables[name].values()].filter((row) => {
      const owner = name === "events" ? row.id : "event_id" in row ? row.event_id : null
      return wanted.size === 0 || owner === null || wanted.has(owner)
    })
    const pages: Array<Reading> = [{ _tag: "Begin", resource: name, stated: all.length }]
    for (let at = 0; at < all.length; at += rowsPerPage) {
      const rows = all.slice(at, at + rowsPerPage)
      pages.push({
        _tag: "Page",
        resource: name,
        read: rows.length,
        rows: { [name]: rows },
        raw: {},
        rejected: [],
        warnings: [],
      })
    }
    pages.push({ _tag: "End", resource: name, stated: all.length, complete: true, warnings: [] })
    return pages
  }
  return {
    platform: store.platform,
    connection,
    secrets: [],
    account: Effect.succeed({ name: "acme", mode: "test" }),
    events: Stream.empty,
    read: ({ events }) =>
      Stream.fromIterable(tableNames).pipe(
        Stream.flatMap((name) => Stream.fromArrays(...pagesOf(name, events).map((reading) => [reading]))),
        Stream.tap((reading) =>
          Effect.suspend(() => {
            if (reading._tag !== "Page") return Effect.void
            store.reads += 1
            if (store.pagesLeft === null) return Effect.void
            return (store.pagesLeft -= 1) < 0 ? Effect.fail(unreachable("GET")) : Effect.void
          }),
        ),
      ),
    usage: Effect.sync(() => ({
      requests: store.reads,
      byResource: {},
      budget: { limit: null, remaining: null, resetsIn: null },
    })),
  }
}
