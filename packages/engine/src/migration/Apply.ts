/**
 * Doing what is planned, so that nothing is done twice and nothing is left out, whatever happens in between: the intent
 * is on the disk before the request leaves, the outcome after. What was begun and not finished is settled by looking.
 *
 * @module
 */
import { type ConnectorError, type Made, phases, type Target } from "@boxport/connector"
import type { FileProblem } from "@boxport/formats"
import { DateTime, Effect, Result } from "effect"
import type { SqlClient } from "effect/sql"
import type { StateProblem } from "../state/Database.ts"
import { known, operations, type Standing } from "./Operations.ts"

/** How a migration is applied. */
export interface ApplyOptions {
  readonly migration: string
  readonly target: Target
  /** Groups of operations under way at once. */
  readonly concurrency: number
  /** Whether operations that mail people are done. */
  readonly mail: boolean
  /** Told after every operation that is done. */
  readonly onMade: (made: ReadonlyArray<Made>, kind: string) => Effect.Effect<void, FileProblem | StateProblem>
}

/** What applying came to. */
export interface Applied {
  /** What was made, by kind. */
  readonly created: { readonly [kind: string]: number }
  /** Operations done, by kind. */
  readonly done: { readonly [kind: string]: number }
  /** Operations that were refused, or of which nobody can tell what became. */
  readonly failed: number
  /** Operations that would have mailed people. */
  readonly held: number
}

/** Whether a failure is of one operation alone: the platform said no to it, or it could not be sent as it is. */
const isItsOwn = ({ reason }: ConnectorError): boolean => {
  switch (reason._tag) {
    case "Refused":
    case "NotFound":
    case "InvalidInput":
    case "WouldRemove":
      return true
    default:
      return false
  }
}

/** Groups read at once; of each, the operations follow one another. */
const batch = 200

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

/** Applies what is planned. Fails where the target can no longer be reached; started again, it goes on from there. */
export const apply: (
  options: ApplyOptions,
) => Effect.Effect<Applied, ConnectorError | FileProblem | StateProblem, SqlClient.SqlClient> = Effect.fn(
  "Migration.apply",
)(function* ({ concurrency, mail, migration, onMade, target }) {
  const steps = yield* operations(migration)
  const created = new Map<string, number>()
  const done = new Map<string, number>()
  let failed = 0
  let held = 0
  let inARow = 0

  const finish = Effect.fnUntraced(function* ({ operation }: Standing, made: ReadonlyArray<Made>) {
    yield* steps.finish(operation.key, made)
    inARow = 0
    for (const { kind } of made) add(created, kind)
    add(done, operation.kind)
    yield* onMade(made, operation.kind)
  })

  const fail = (standing: Standing, why: string) =>
    Effect.andThen(
      steps.set(standing.operation.key, "failed", why),
      Effect.sync(() => {
        failed += 1
      }),
    )

  const needs = ({ operation }: Standing) =>
    Effect.map(steps.madeFor([...new Set(operation.needs.map(({ source }) => source))]), known)

  /** Looks what became of an operation whose request may have left; true where it is decided. */
  const settle = Effect.fnUntraced(function* (standing: Standing, sentAt: string) {
    const settled = yield* target.settle(standing.operation, yield* needs(standing), sentAt)
    switch (settled._tag) {
      case "Done":
        yield* finish(standing, settled.made)
        return true
      case "NotDone":
        return false
      case "Unsure":
        yield* fail(standing, settled.why)
        return true
    }
  })

  const perform = Effect.fnUntraced(function* (standing: Standing) {
    const { operation } = standing
    const have = yield* needs(standing)
    const missing = operation.needs.find(({ kind, source }) => have(kind, source) === null)
    if (missing !== undefined) {
      return yield* steps.set(operation.key, "skipped", `${missing.kind} ${missing.source} is not there`)
    }
    if (standing.status === "begun" && standing.sentAt !== null && (yield* settle(standing, standing.sentAt))) return
    if (operation.emails > 0 && !mail) {
      held += 1
      return yield* steps.set(operation.key, "held", `it would mail ${operation.emails}`)
    }
    for (let attempt = 1; ; attempt++) {
      const sentAt = DateTime.formatIso(yield* DateTime.now)
      yield* steps.begin(operation.key, sentAt)
      const outcome = yield* Effect.result(target.perform(operation, have))
      if (Result.isSuccess(outcome)) return yield* finish(standing, outcome.success)
      const error = outcome.failure
      if (error.reason._tag === "OutcomeUnknown") {
        if (yield* settle(standing, error.reason.sentAt)) return
        if (attempt < mostAttempts) continue
        return yield* fail(standing, error.message)
      }
      if (!isItsOwn(error)) return yield* error
      yield* fail(standing, error.message)
      inARow += 1
      // What is refused every time has one reason, and thousands of requests would not find another.
      return inARow >= mostRefusals ? yield* error : undefined
    }
  })

  /** Operations of one group, one after the other. */
  const inTurn = (group: ReadonlyArray<Standing>) => Effect.forEach(group, perform, { discard: true })

  const run = Effect.fnUntraced(function* (phase: string, status: "begun" | "planned") {
    let after = 0
    while (true) {
      const some = yield* steps.some(status, phase, after, batch)
      const last = some.at(-1)
      if (last === undefined) return
      // The last group may go on in the next batch: its operations wait there for their turn.
      const groups = [...Map.groupBy(some, ({ operation }) => operation.group).values()]
      yield* Effect.forEach(groups, inTurn, { concurrency, discard: true })
      after = last.position
    }
  })

  for (const phase of phases) {
    // What an earlier run has begun comes first: it may hold what others need.
    yield* run(phase, "begun")
    yield* run(phase, "planned")
  }
  return {
    created: Object.fromEntries(created),
    done: Object.fromEntries(done),
    failed,
    held,
  }
})

/** How often an operation is sent whose answer keeps being lost, and which is found not done each time. */
const mostAttempts = 5

/** Refusals in a row that end a run. */
const mostRefusals = 20
