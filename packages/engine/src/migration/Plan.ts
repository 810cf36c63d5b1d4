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
import { known, operations } from "./Operations.ts"

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
const few = madeKinds.filter((kind) => !["orders", "order_lines", "tickets", "answers", "check_ins"].includes(kind))

/** Kinds of which every target marks what it makes. */
const isMarked = (kind: MadeKind): boolean => kind === "orders" || kind === "tickets"

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
    instead: "Not carried; --include-void recreates them where the target can.",
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
const lossOf = (entity: "orders" | "tickets", records: number): ReadonlyArray<Loss> =>
  records === 0
    ? []
    : [{ entity, field: null, records, reason: "no_event", instead: "The source does not tell its event." }]

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

  // What markers at the target tell, beside what this state knows.
  yield* eachMarked(migration, target, steps.adopt)
  const made = known(yield* steps.madeOf(few))
  const existing = yield* existingAt(migration, "target", made, options.survey)
  const planner = target.planner(options, existing)

  const losses = new Map<string, Loss>()
  const clashes = new Map<string, Clash>()
  const first = yield* nextPosition(migration)
  let place = 0
  let unpaidTickets = 0

  const lose = (all: ReadonlyArray<Loss>) => {
    for (const loss of all) byKey(losses, JSON.stringify([loss.entity, loss.field, loss.reason, loss.instead]), loss)
  }

  const note = Effect.fnUntraced(function* (operation: PlannedOperation) {
    place += 1
    const position = first + phases.indexOf(operation.phase) * phaseSpan + place
    const has = known(yield* steps.madeFor(operation.makes.map(({ source: id }) => id)))
    const there = operation.makes.filter((one) => has(one.kind, one.source) !== null).length
    const isThere = there > 0 && there === operation.makes.length
    if (operation.repeats) return yield* steps.plan(operation, position, "planned")
    // Of what it makes only a part is there, or what it needs was found and not made: it may have been begun, by a run that
    // this state does not know.
    const mayBeBegun = there > 0 || (yield* mayFollow(operation))
    yield* steps.plan(operation, position, isThere ? "done" : mayBeBegun ? "begun" : "planned")
  })

  /** Whether an operation that makes nothing with a marker follows an order or ticket that was found at the target. */
  const mayFollow = ({ makes, needs }: PlannedOperation) => {
    const sources = needs.flatMap(({ kind, source: id }) => (isMarked(kind) ? [id] : []))
    return sources.length === 0 || makes.some(({ kind }) => isMarked(kind))
      ? Effect.succeed(false)
      : steps.isAdopted(sources)
  }

  const take = Effect.fnUntraced(function* (part: Part) {
    lose(part.losses)
    for (const clash of part.clashes) clashes.set(JSON.stringify(clash), clash)
    yield* steps.adopt(part.adopted)
    for (const operation of part.operations) yield* note(operation)
  })

  const takeOrders = (series: SeriesBundle, page: OrderPage) =>
    Effect.gen(function* () {
      lose(left(page))
      unpaidTickets += unpaid(page)
      const has = known(yield* steps.madeFor(page.bundles.flatMap(({ tickets }) => tickets.map(({ id }) => id))))
      for (const bundle of page.bundles) {
        const there = bundle.tickets.flatMap(({ id }) => (has("tickets", id) === null ? [] : [id]))
        yield* take(planner.order({ ...bundle, there: new Set(there) }, series))
      }
    }).pipe(together("plan"))

  yield* take(planner.account(yield* source.vouchers))
  for (const series of yield* source.series) {
    yield* take(planner.setup(series))
    for (const event of series.events) {
      yield* Stream.runForEach(source.orders(event), (page) => takeOrders(series, page))
    }
    yield* take(planner.finish(series))
  }
  lose(lossOf("orders", yield* source.rows.ofNoEvent("orders")))
  lose(lossOf("tickets", yield* source.rows.ofNoEvent("tickets")))
  yield* steps.forget(first)
  if (options.retry) yield* steps.retry(first)
  yield* steps.repeat(first)

  const summary = yield* totals(migration)
  const finished = {
    migration,
    operations: summary.operations,
    losses: [...losses.values()].toSorted(
      (a, b) => compare(a.entity, b.entity) || compare(a.field ?? "", b.field ?? "") || compare(a.reason, b.reason),
    ),
    clashes: [...clashes.values()],
    requests: { read: options.read, write: summary.write, byEndpoint: summary.byEndpoint },
    seconds: secondsFor(summary.write, yield* target.pace, target.latency ?? usualLatency),
    emails: summary.emails,
    credits: summary.credits,
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

/** What is left to do, added up; what was begun may have to be done again. */
const totals = Effect.fnUntraced(function* (migration: string) {
  const steps = yield* operations(migration)
  const kinds = new Map<string, number>()
  const endpoints = new Map<string, number>()
  let [write, emails, credits] = [0, 0, 0]
  for (const [phase, status] of phases.flatMap((one) => [[one, "begun"] as const, [one, "planned"] as const])) {
    let after = 0
    while (true) {
      const some = yield* steps.some(status, phase, after, totalsPage)
      for (const { operation } of some) {
        kinds.set(operation.kind, (kinds.get(operation.kind) ?? 0) + 1)
        emails += operation.emails
        credits += operation.credits
        for (const [endpoint, requests] of Object.entries(operation.requests)) {
          endpoints.set(endpoint, (endpoints.get(endpoint) ?? 0) + requests)
          write += requests
        }
      }
      const last = some.at(-1)
      if (last === undefined || some.length < totalsPage) break
      after = last.position
    }
  }
  const sorted = (counts: ReadonlyMap<string, number>) =>
    Object.fromEntries([...counts].toSorted(([a], [b]) => compare(a, b)))
  return { operations: sorted(kinds), byEndpoint: sorted(endpoints), write, emails, credits }
})

const totalsPage = 500
