/**
 * The plan of a migration: what is staged becomes operations in the state, and a summary of them. The same rows and
 * options give the same plan, byte for byte.
 *
 * @module
 */
import {
  type Clash,
  type Existing,
  type Loss,
  madeKinds,
  type Part,
  phases,
  type PlannedOperation,
  type PlanOptions,
  type SeriesBundle,
  type Target,
} from "@boxport/connector"
import type { JsonObject, Rows } from "@boxport/model"
import { Effect, Stream } from "effect"
import { SqlClient } from "effect/sql"
import { during, type StateProblem, together } from "../state/Database.ts"
import { bundles, type OrderPage } from "./Bundles.ts"
import { type Fingerprint, fingerprint } from "./Fingerprint.ts"
import { eachMarked } from "./Marked.ts"
import { known, operations } from "./Operations.ts"
import { reader } from "./Rows.ts"

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
  readonly notes: ReadonlyArray<{ readonly code: string; readonly message: string; readonly count: number }>
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
}

/** Kinds that planners look up by themselves; orders and tickets, which are many, the engine looks up. */
const few = madeKinds.filter((kind) => !["orders", "order_lines", "tickets", "answers", "check_ins"].includes(kind))

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

/** How long so many requests take at a pace, in seconds. */
const secondsFor = (
  requests: number,
  pace: { readonly requests: number; readonly perSeconds: number } | null,
): number =>
  pace === null || requests === 0
    ? Math.ceil(requests * secondsOfARequest)
    : Math.max(Math.floor((requests - 1) / pace.requests) * pace.perSeconds, Math.ceil(requests * secondsOfARequest))

/** What a request takes where no limit holds it back, one after the other. */
const secondsOfARequest = 0.1

/** Plans what is staged. Operations that stand already stay as they are. */
export const plan: (options: PlanningOptions) => Effect.Effect<Plan, StateProblem, SqlClient.SqlClient> = Effect.fn(
  "Migration.plan",
)(function* (options) {
  const { migration, target } = options
  const steps = yield* operations(migration)
  const source = yield* bundles(migration, "source", options)
  const there = yield* reader(migration, "target")

  // What markers at the target tell, beside what this state knows.
  yield* eachMarked(migration, target, steps.adopt)
  const made = known(yield* steps.madeOf(few))
  const existing: Existing = {
    made,
    events: yield* there.all("events"),
    ticketTypes: yield* there.all("ticket_types"),
    questions: yield* there.all("questions"),
    discounts: yield* there.all("discounts"),
    vouchers: yield* there.all("vouchers"),
    activities: yield* there.all("activities"),
    tickets: yield* ticketsByEvent(migration),
    survey: options.survey,
  }
  const planner = target.planner(options, existing)

  const losses = new Map<string, Loss>()
  const clashes: Array<Clash> = []
  const generation = yield* nextPosition(migration)
  let place = 0

  const lose = (all: ReadonlyArray<Loss>) => {
    for (const loss of all) byKey(losses, JSON.stringify([loss.entity, loss.field, loss.reason, loss.instead]), loss)
  }

  const note = Effect.fnUntraced(function* (operation: PlannedOperation) {
    place += 1
    const position = generation + phases.indexOf(operation.phase) * phaseSpan + place
    const sources = operation.makes.map((one) => one.source)
    const found = operation.makes.length === 0 ? [] : yield* steps.madeFor(sources)
    const has = known(found)
    const isThere = operation.makes.length > 0 && operation.makes.every((one) => has(one.kind, one.source) !== null)
    yield* steps.plan(operation, position, isThere && !operation.repeats ? "done" : "planned")
  })

  const take = Effect.fnUntraced(function* (part: Part) {
    lose(part.losses)
    clashes.push(...part.clashes)
    yield* steps.adopt(part.adopted)
    for (const operation of part.operations) yield* note(operation)
  })

  const takeOrders = (series: SeriesBundle, page: OrderPage) =>
    Effect.gen(function* () {
      lose(left(page))
      for (const bundle of page.bundles) yield* take(planner.order(bundle, series))
    }).pipe(together("plan"))

  yield* take(planner.account(yield* source.vouchers))
  for (const series of yield* source.series) {
    yield* take(planner.setup(series))
    for (const event of series.events) {
      yield* Stream.runForEach(source.orders(event), (page) => takeOrders(series, page))
    }
    yield* take(planner.finish(series))
  }
  yield* steps.forget(generation)
  yield* steps.repeat

  const summary = yield* totals(migration)
  return {
    migration,
    operations: summary.operations,
    losses: [...losses.values()].toSorted(
      (a, b) => compare(a.entity, b.entity) || compare(a.field ?? "", b.field ?? "") || compare(a.reason, b.reason),
    ),
    clashes,
    requests: { read: options.read, write: summary.write, byEndpoint: summary.byEndpoint },
    seconds: secondsFor(summary.write, yield* target.pace),
    emails: summary.emails,
    credits: summary.credits,
    notes: [],
    fingerprint: {
      source: yield* fingerprint(migration, "source"),
      target: yield* fingerprint(migration, "target"),
    },
  }
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

/** How many tickets the target's events have, and how many of them are Boxport's. */
const ticketsByEvent = (migration: string) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    Effect.map(
      during("count tickets")(
        sql<{ readonly event_id: string; readonly tickets: number; readonly marked: number }>`
          SELECT staged.event_id, count(DISTINCT staged.id) AS tickets, count(DISTINCT markers.id) AS marked FROM staged
          LEFT JOIN markers ON markers.migration = staged.migration AND markers.side = staged.side
            AND markers.entity = 'tickets' AND markers.id = staged.id
          WHERE staged.migration = ${migration} AND staged.side = 'target' AND staged.entity = 'tickets'
            AND staged.event_id IS NOT NULL GROUP BY staged.event_id`,
      ),
      (lines) => new Map(lines.map(({ event_id, marked, tickets }) => [event_id, { all: tickets, marked }])),
    ),
  )

/** What is left to do, added up. */
const totals = Effect.fnUntraced(function* (migration: string) {
  const steps = yield* operations(migration)
  const kinds = new Map<string, number>()
  const endpoints = new Map<string, number>()
  let [write, emails, credits] = [0, 0, 0]
  for (const phase of phases) {
    let after = 0
    while (true) {
      const some = yield* steps.some("planned", phase, after, totalsPage)
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
