/**
 * The plan of a migration: what is staged becomes operations in the state, and a summary of them. The same rows and
 * options give the same plan, byte for byte.
 *
 * @module
 */
import {
  type Clash,
  type Loss,
  type MadeKind,
  madeKinds,
  type Pacing,
  type Part,
  phases,
  type PlannedOperation,
  type PlanOptions,
  type SeriesBundle,
  type Target,
  usualLatency,
} from "@boxport/connector"
import type { JsonObject, Rows } from "@boxport/model"
import { Effect, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem, together } from "../state/Database.ts"
import { bundles, type OrderPage } from "./Bundles.ts"
import { existingAt } from "./Existing.ts"
import { type Fingerprint, fingerprint } from "./Fingerprint.ts"
import { eachMarked } from "./Marked.ts"
import { known, many, operations } from "./Operations.ts"

/** What a plan comes to. Its keys are a contract (CLI.md). */
export interface Plan {
  readonly migration: string
  /** Operations that are left to do, by kind. */
  readonly operations: { readonly [kind: string]: number }
  readonly losses: ReadonlyArray<Loss>
  readonly clashes: ReadonlyArray<Clash>
  readonly requests: {
    /** Sent to read both sides for this plan. */
    readonly read: number
    /** To be sent to the target. */
    readonly write: number
    readonly byEndpoint: { readonly [endpoint: string]: number }
  }
  /** How long the writing takes at the platform's limits. */
  readonly seconds: number
  /** People the platform would mail. */
  readonly emails: number
  readonly credits: number
  readonly notes: ReadonlyArray<Note>
  readonly fingerprint: { readonly source: Fingerprint; readonly target: Fingerprint }
}

/** What planning needs to know. */
export interface PlanningOptions extends PlanOptions {
  readonly migration: string
  readonly target: Target
  /** What the target's `survey` found. */
  readonly survey: JsonObject
  /** Requests that reading both sides took. */
  readonly read: number
  /** Whether no run of this migration has begun to write yet. */
  readonly isFirst: boolean
  /** Whether what failed before is tried again. */
  readonly retry: boolean
}

/** Something about a plan that is good to know. */
export interface Note {
  readonly code: string
  readonly message: string
  readonly count: number
}

/** A plan, and the position in the state at which its operations begin. */
export interface Numbered {
  readonly plan: Plan
  readonly first: number
}

/** Kinds that planners look up by themselves; orders and tickets, which are many, the engine looks up. */
const few = madeKinds.filter((kind) => !many.has(kind))

/** Kinds of which every target marks what it makes. */
const isMarked = (kind: MadeKind): boolean => kind === "orders" || kind === "tickets"

/** The orders and tickets that an operation follows which makes nothing with a marker: were these found, it may be done. */
const followed = ({ makes, needs }: PlannedOperation): ReadonlyArray<string> =>
  makes.some(({ kind }) => isMarked(kind)) ? [] : needs.flatMap(({ kind, source }) => (isMarked(kind) ? [source] : []))

const sum = (all: ReadonlyArray<number>): number => all.reduce((total, one) => total + one, 0)

const byKey = <A extends { readonly records: number }>(all: Map<string, A>, key: string, one: A): void => {
  const before = all.get(key)
  all.set(key, before === undefined ? one : { ...before, records: before.records + one.records })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const reasonOfLeftOrder = ({ status }: Rows["orders"]): string => (status === "completed" ? "no_ticket" : status)

/** The losses of what the policy leaves behind. */
const left = ({ leftOrders, leftTickets }: OrderPage): ReadonlyArray<Loss> => [
  ...leftTickets.map((ticket): Loss => ({
    entity: "tickets",
    field: null,
    records: 1,
    reason: ticket.status,
    instead:
      ticket.status === "void" || ticket.status === "refunded"
        ? "Not carried; --include-void recreates them where the target can."
        : "Not carried: wherever they were made, they would admit somebody.",
  })),
  ...leftOrders.map((order): Loss => ({
    entity: "orders",
    field: null,
    records: 1,
    reason: reasonOfLeftOrder(order),
    instead: "None of its tickets is carried.",
  })),
]

/** The losses of what belongs to no event, and so is come by nowhere. */
const lossOf = (entity: (typeof eventless)[number], records: number): ReadonlyArray<Loss> =>
  records === 0
    ? []
    : [{ entity, field: null, records, reason: "no_event", instead: "The source does not tell its event." }]

/** What is carried with its event, and may have none. */
const eventless = ["orders", "tickets", "questions", "activities", "contacts"] as const

/** The loss of refunds, which no target records. */
const lossOfRefunds = (records: number): ReadonlyArray<Loss> =>
  records === 0
    ? []
    : [
        {
          entity: "refunds",
          field: null,
          records,
          reason: "no_place",
          instead: "Money is never moved: they stay at the source; an export has them.",
        },
      ]

const paid = new Set<Rows["orders"]["status"]>(["completed", "partially_refunded"])

/** How many tickets are carried whose order is not paid, or no longer. */
const unpaid = ({ bundles: all }: OrderPage): number =>
  all.reduce(
    (sum, { order, tickets }) =>
      sum + (order === null || paid.has(order.status) ? 0 : tickets.filter(({ status }) => status === "valid").length),
    0,
  )

const notesOf = (unpaidTickets: number): ReadonlyArray<Note> =>
  unpaidTickets === 0
    ? []
    : [
        {
          code: "order_not_completed",
          message:
            "Valid tickets of orders that are pending, cancelled or refunded: they admit someone, so they are carried.",
          count: unpaidTickets,
        },
      ]

/**
 * How long so many requests take, in seconds: a window of the limit as long as the platform has it, or as long as its
 * answers take where that is longer, and the last one as far as it is needed.
 */
const secondsFor = (requests: number, pace: Pacing.Pace | null, latency: number): number => {
  if (requests === 0) return 0
  if (pace === null) return Math.ceil(requests * latency)
  const before = Math.floor((requests - 1) / pace.requests)
  const window = Math.max(pace.perSeconds, pace.requests * latency)
  return Math.ceil(before * window + (requests - before * pace.requests) * latency)
}

/** Plans what is staged. Operations that stand already stay as they are. */
export const plan: (options: PlanningOptions) => Effect.Effect<Numbered, StateProblem, SqlClient.SqlClient> = Effect.fn(
  "Migration.plan",
)(function* (options) {
  const { migration, target } = options
  const steps = yield* operations(migration)
  const source = yield* bundles(migration, "source", options)

  // What earlier plans have found may have gone its own way since.
  if (options.isFirst) yield* steps.forgetPlans
  // What markers at the target tell, beside what this state knows.
  yield* eachMarked(migration, target, steps.adopt)
  const standing = {
    made: known(yield* steps.madeOf(few)),
    found: yield* steps.foundOf(few),
    holder: yield* steps.holders(target.connection, few, "all"),
  }
  const existing = yield* existingAt(migration, "target", standing, options.survey)
  const planner = target.planner(options, existing)

  const losses = new Map<string, Loss>()
  const clashes = new Map<string, Clash>()
  const first = yield* nextPosition(migration)
  let place = 0
  let unpaidTickets = 0

  const lose = (all: ReadonlyArray<Loss>) => {
    for (const loss of all) byKey(losses, JSON.stringify([loss.entity, loss.field, loss.reason, loss.instead]), loss)
  }

  /** Notes operations, in their order. */
  const note = Effect.fnUntraced(function* (all: ReadonlyArray<PlannedOperation>) {
    const has = known(yield* steps.madeFor(all.flatMap(({ makes }) => makes.map(({ source: id }) => id))))
    const adopted = yield* steps.adopted(all.flatMap(followed))
    for (const operation of all) {
      place += 1
      const position = first + phases.indexOf(operation.phase) * phaseSpan + place
      const there = operation.makes.filter((one) => has(one.kind, one.source) !== null).length
      const isThere = there > 0 && there === operation.makes.length
      // Of what it makes only a part is there, or what it needs was found and not made: it may have been begun, by a run
      // that this state does not know.
      const mayBeBegun = there > 0 || followed(operation).some((id) => adopted.has(id))
      const status = isThere ? "done" : mayBeBegun ? "begun" : "planned"
      yield* steps.plan(operation, position, operation.repeats ? "planned" : status)
    }
  })

  const take = Effect.fnUntraced(function* (parts: ReadonlyArray<Part>) {
    for (const part of parts) {
      lose(part.losses)
      for (const clash of part.clashes) clashes.set(JSON.stringify(clash), clash)
    }
    yield* steps.adopt(parts.flatMap(({ adopted }) => adopted))
    yield* note(parts.flatMap((part) => part.operations))
  }, together("plan"))

  const takeOrders = Effect.fnUntraced(function* (series: SeriesBundle, page: OrderPage) {
    lose(left(page))
    unpaidTickets += unpaid(page)
    const has = known(yield* steps.madeFor(page.bundles.flatMap(({ tickets }) => tickets.map(({ id }) => id))))
    yield* take(
      page.bundles.map((bundle) => {
        const there = bundle.tickets.flatMap(({ id }) => (has("tickets", id) === null ? [] : [id]))
        return planner.order({ ...bundle, there: new Set(there) }, series)
      }),
    )
  })

  yield* take([planner.account(yield* source.vouchers)])
  for (const series of yield* source.series) {
    yield* take([planner.setup(series)])
    for (const event of series.events) {
      yield* Stream.runForEach(source.orders(event), (page) => takeOrders(series, page))
    }
    yield* take([planner.finish(series)])
  }
  for (const entity of eventless) lose(lossOf(entity, yield* source.rows.ofNoEvent(entity)))
  lose(lossOfRefunds(yield* source.rows.countOf("refunds")))
  yield* steps.forget(first)
  if (options.retry) yield* steps.retry(first)
  yield* steps.repeat(first)

  const { endpoints, kinds } = yield* steps.totals
  const write = sum(endpoints.map(({ requests }) => requests))
  const finished = {
    migration,
    operations: Object.fromEntries(kinds.map(({ kind, operations: count }) => [kind, count])),
    losses: [...losses.values()].toSorted(
      (a, b) => compare(a.entity, b.entity) || compare(a.field ?? "", b.field ?? "") || compare(a.reason, b.reason),
    ),
    clashes: [...clashes.values()],
    requests: {
      read: options.read,
      write,
      byEndpoint: Object.fromEntries(endpoints.map(({ endpoint, requests }) => [endpoint, requests])),
    },
    seconds: secondsFor(write, yield* target.pace, target.latency ?? usualLatency),
    emails: sum(kinds.map(({ emails }) => emails)),
    credits: sum(kinds.map(({ credits }) => credits)),
    notes: notesOf(unpaidTickets),
    fingerprint: {
      source: yield* fingerprint(migration, "source"),
      target: yield* fingerprint(migration, "target"),
    },
  }
  return { plan: finished, first }
})

/** Positions of a phase; no plan has as many operations. */
const phaseSpan = 1_000_000_000

/** The first position of a plan: after those of every plan before. */
const nextPosition = (migration: string) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    Effect.map(
      during("plan")(
        sql<{
          readonly last: number | null
        }>`SELECT max(position) AS last FROM operations WHERE migration = ${migration}`,
      ),
      ([row]) => (Math.floor((row?.last ?? 0) / (phaseSpan * 10)) + 1) * phaseSpan * 10,
    ),
  )
