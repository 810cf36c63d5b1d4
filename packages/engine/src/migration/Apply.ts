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
  /** The position at which the operations of the plan begin: what is before it is no longer wanted. */
  readonly first: number
  /** Groups of operations under way at once. */
  readonly concurrency: number
  /** How many people operations may mail. */
  readonly mails: number
  /** Told after every operation that is done. */
  readonly onMade: (made: ReadonlyArray<Made>, kind: string) => Effect.Effect<void, FileProblem | StateProblem>
}

/** What applying came to. */
export interface Applied {
  /** What was made, by kind. */
  readonly created: { readonly [kind: string]: number }
  /** What a run before had made and not noted, by kind. */
  readonly found: { readonly [kind: string]: number }
  /** Operations done, by kind. */
  readonly done: { readonly [kind: string]: number }
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
    case "EchoMismatch":
      return true
    default:
      return false
  }
}

/** Whether a target has refused something of its own accord: no request was sent. */
const isUnasked = ({ reason }: ConnectorError): boolean => reason._tag === "Refused" && reason.status === 0

/** Operations read at once. */
const batch = 200

/** How often an operation is sent in a run whose answer keeps being lost, and which is found not done each time. */
const mostAttempts = 5

/** Operations set aside in a row that end a run. */
const mostRefusals = 20

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

/** Why an operation that cannot be done now is left out, and whether only since people would be mailed. */
interface Missing {
  readonly why: string
  readonly status: "skipped" | "held"
}

/**
 * Applies what is planned. Fails where the target can no longer be reached; started again, it goes on from there. What is
 * under way when one operation fails so is brought to its end first.
 */
export const apply: (
  options: ApplyOptions,
) => Effect.Effect<Applied, ConnectorError | FileProblem | StateProblem, SqlClient.SqlClient> = Effect.fn(
  "Migration.apply",
)(function* ({ concurrency, first, mails, migration, onMade, target }) {
  const steps = yield* operations(migration)
  const created = new Map<string, number>()
  const found = new Map<string, number>()
  const done = new Map<string, number>()
  let held = 0
  /** What operations would have made that mail people, and those that need them. */
  const heldBack = new Set<string>()
  let inARow = 0
  let mailsLeft = mails
  let stopped: ConnectorError | FileProblem | StateProblem | null = null

  const finish = ({ operation }: Standing, made: ReadonlyArray<Made>, by: "this run" | "a run before") =>
    Effect.uninterruptible(
      Effect.gen(function* () {
        yield* steps.finish(operation.key, made)
        inARow = 0
        for (const { kind } of made) add(by === "this run" ? created : found, kind)
        add(done, operation.kind)
        yield* onMade(made, operation.kind)
      }),
    )

  /**
   * Sets an operation aside. What is refused every time has one reason, and thousands of requests would not find another;
   * what the target refuses without asking costs none.
   */
  const setAside = Effect.fnUntraced(function* (standing: Standing, error: ConnectorError) {
    yield* steps.set(standing.operation.key, "failed", error.message)
    if (isUnasked(error)) return
    inARow += 1
    if (inARow >= mostRefusals) return yield* error
  })

  const needs = ({ operation }: Standing) =>
    Effect.map(steps.madeFor(operation.needs.map(({ source }) => source)), known)

  /** Looks what became of an operation whose request may have left; true where it is decided. */
  const settle = Effect.fnUntraced(function* (standing: Standing, sentAt: string, by: "this run" | "a run before") {
    const { operation } = standing
    const isTaken = yield* steps.taken(operation)
    const looked = yield* Effect.result(target.settle(operation, yield* needs(standing), sentAt, isTaken))
    if (Result.isFailure(looked)) {
      const error = looked.failure
      if (!isItsOwn(error)) return yield* error
      yield* steps.set(operation.key, "unsure", error.message)
      return true
    }
    const settled = looked.success
    switch (settled._tag) {
      case "Done":
        yield* finish(standing, settled.made, by)
        return true
      case "NotDone":
        return false
      case "Unsure":
        yield* steps.set(operation.key, "unsure", settled.why)
        return true
    }
  })

  /** What stands in the way of an operation. Nothing is published of which a part is missing. */
  const missing = Effect.fnUntraced(function* ({ operation }: Standing, have: ReturnType<typeof known>) {
    const lacking = operation.needs.find(({ kind, source }) => have(kind, source) === null)
    if (lacking !== undefined) {
      const name = `${lacking.kind} ${lacking.source}`
      const missed: Missing = heldBack.has(name)
        ? { why: `${name} would mail people`, status: "held" }
        : { why: `${name} is not there`, status: "skipped" }
      return missed
    }
    if (operation.phase !== "publish" || operation.series === null) return null
    const { held: waiting, left } = yield* steps.missingOf(operation.series, operation.phase)
    if (left === 0) return null
    const missed: Missing = {
      why: `${left} of its operations are not done`,
      status: waiting === left ? "held" : "skipped",
    }
    return missed
  })

  /** Leaves an operation for a run that may mail people. */
  const holdBack = Effect.fnUntraced(function* ({ operation }: Standing, why: string) {
    for (const { kind, source } of operation.makes) heldBack.add(`${kind} ${source}`)
    return yield* steps.set(operation.key, "held", why)
  })

  const perform = Effect.fnUntraced(function* (standing: Standing) {
    const { operation } = standing
    if (standing.status === "begun" && standing.sentAt !== null) {
      if (yield* settle(standing, standing.sentAt, "a run before")) return
      if (standing.position < first && operation.restores !== true) return yield* steps.drop(operation.key)
    }
    const have = yield* needs(standing)
    const missed = yield* missing(standing, have)
    if (missed?.status === "held") return yield* holdBack(standing, missed.why)
    if (missed !== null) return yield* steps.set(operation.key, missed.status, missed.why)
    if (operation.emails > mailsLeft) {
      held += 1
      return yield* holdBack(standing, `it would mail ${operation.emails}`)
    }
    mailsLeft -= operation.emails
    if (operation.phase === "open") yield* steps.owe(operation)
    for (let attempt = 1; ; attempt++) {
      const sentAt = DateTime.formatIso(yield* DateTime.now)
      yield* steps.begin(operation.key, sentAt)
      const outcome = yield* Effect.result(target.perform(operation, have))
      if (Result.isSuccess(outcome)) return yield* finish(standing, outcome.success, "this run")
      const error = outcome.failure
      if (error.reason._tag === "OutcomeUnknown") {
        if (yield* settle(standing, error.reason.sentAt, "this run")) return
        if (attempt < mostAttempts) continue
        return yield* setAside(standing, error)
      }
      return yield* isItsOwn(error) ? setAside(standing, error) : error
    }
  })

  /** Operations of one group, one after the other; none is begun any more once one has failed for all. */
  const inTurn = (group: ReadonlyArray<Standing>) =>
    Effect.forEach(
      group,
      (standing) =>
        Effect.suspend(() => (stopped === null ? perform(standing) : Effect.void)).pipe(
          Effect.catch((error) =>
            Effect.sync(() => {
              stopped ??= error
            }),
          ),
        ),
      { discard: true },
    )

  const run = Effect.fnUntraced(function* (phase: string, status: "begun" | "planned") {
    let after = 0
    while (true) {
      const some = yield* steps.some(status, phase, after, batch)
      const last = some.at(-1)
      if (last === undefined) return
      // A group that goes on in the next batch waits there for its turn.
      const groups = [...Map.groupBy(some, ({ operation }) => operation.group).values()]
      yield* Effect.forEach(groups, inTurn, { concurrency, discard: true })
      if (stopped !== null) return yield* Effect.fail(stopped)
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
    found: Object.fromEntries(found),
    done: Object.fromEntries(done),
    held,
  }
})
