/**
 * Doing what is planned, so that nothing is done twice and nothing is left out, whatever happens in between: the intent
 * is on the disk before the request leaves, the outcome after. What was begun and not finished is settled by looking.
 *
 * @module
 */
import {
  type ConnectorError,
  type Known,
  type Made,
  phases,
  type PlannedOperation,
  type Reference,
  type Target,
} from "@boxport/connector"
import type { FileProblem } from "@boxport/formats"
import { DateTime, Effect, Result } from "effect"
import type { SqlClient } from "effect/sql"
import type { StateProblem } from "../state/Database.ts"
import { doing, isItsOwn, look, missingFor } from "./Doing.ts"
import { operations } from "./Operations.ts"
import type { Missing, Standing } from "./Standing.ts"

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
  readonly onMade: (made: ReadonlyArray<Made>) => Effect.Effect<void, FileProblem | StateProblem>
}

/** What applying came to. */
export interface Applied {
  /** What was made, by kind. */
  readonly created: { readonly [kind: string]: number }
  /** What a run before had made and not noted, by kind. */
  readonly found: { readonly [kind: string]: number }
  /** Operations that would have mailed people. */
  readonly held: number
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

/** An operation that is being done. */
interface Ongoing {
  readonly operation: PlannedOperation
  /** What it needs. */
  readonly have: Known
  /** Why a part of it is left out; null for none. */
  readonly missing: Missing | null
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
  let held = 0
  /** What operations would have made that mail people, and those that need them. */
  const heldBack = new Set<string>()
  let inARow = 0
  let mailsLeft = mails
  let stopped: ConnectorError | FileProblem | StateProblem | null = null

  const nameOf = ({ kind, source }: Reference) => `${kind} ${source}`
  const isHeld = (thing: Reference) => heldBack.has(nameOf(thing))

  const finish = ({ missing, operation }: Ongoing, made: ReadonlyArray<Made>, by: "this run" | "a run before") =>
    Effect.uninterruptible(
      Effect.gen(function* () {
        yield* steps.finish(operation.key, made, missing)
        inARow = 0
        for (const { kind } of made) add(by === "this run" ? created : found, kind)
        yield* onMade(made)
      }),
    )

  /**
   * Sets an operation aside. What is refused every time has one reason, and thousands of requests would not find another;
   * what the target refuses without asking costs none.
   */
  const setAside = Effect.fnUntraced(function* ({ key }: PlannedOperation, error: ConnectorError) {
    yield* steps.set(key, "failed", `${error.message}. ${error.hint}`)
    if (isUnasked(error)) return
    inARow += 1
    if (inARow >= mostRefusals) return yield* error
  })

  /** Looks what became of an operation whose request may have left; true where it is decided. */
  const settle = Effect.fnUntraced(function* (ongoing: Ongoing, sentAt: string, by: "this run" | "a run before") {
    const { have, operation } = ongoing
    const settled = yield* look(steps, target, operation, have, sentAt)
    switch (settled._tag) {
      case "Done":
        yield* finish(ongoing, settled.made, by)
        return true
      case "NotDone":
        return false
      case "Unsure":
        yield* steps.set(operation.key, "unsure", settled.why)
        return true
    }
  })

  /** What stands in the way of an operation. Nothing is published of which a part is missing. */
  const obstacle = Effect.fnUntraced(function* ({ have, operation }: Ongoing) {
    const missed = missingFor(
      operation.needs.filter(({ kind, source }) => have(kind, source) === null),
      isHeld,
    )
    if (missed !== null) return missed
    if (operation.phase !== "publish" || operation.series === null) return null
    const { held: waiting, left } = yield* steps.missingOf(operation.series, operation.phase)
    if (left === 0) return null
    const parts: Missing = {
      why: `${left} of its operations are not done`,
      status: waiting === left ? "held" : "skipped",
    }
    return parts
  })

  /** Leaves an operation out; one that only waits for a run that may mail people keeps what hangs on it waiting, too. */
  const leaveOut = Effect.fnUntraced(function* ({ key, makes }: PlannedOperation, { status, why }: Missing) {
    if (status === "held") for (const thing of makes) heldBack.add(nameOf(thing))
    return yield* steps.set(key, status, why)
  })

  const perform = Effect.fnUntraced(function* (standing: Standing) {
    const { operation: planned, position, sentAt, status } = standing
    const { have, left, operation } = yield* doing(steps, planned)
    const missing = missingFor(
      left.map(({ lacks }) => lacks),
      isHeld,
    )
    const ongoing: Ongoing = { operation: operation ?? planned, have, missing }
    if (status === "begun" && sentAt !== null) {
      if (operation !== null && (yield* settle(ongoing, sentAt, "a run before"))) return
      if (position < first && planned.restores !== true) return yield* steps.drop(planned.key)
    }
    if (operation === null) {
      return yield* missing === null ? finish(ongoing, [], "a run before") : leaveOut(planned, missing)
    }
    const missed = yield* obstacle(ongoing)
    if (missed !== null) return yield* leaveOut(planned, missed)
    if (operation.emails > mailsLeft) {
      held += 1
      return yield* leaveOut(planned, { why: `it would mail ${operation.emails}`, status: "held" })
    }
    mailsLeft -= operation.emails
    if (operation.phase === "open") yield* steps.owe(operation)
    for (let attempt = 1; ; attempt++) {
      const now = DateTime.formatIso(yield* DateTime.now)
      yield* steps.begin(operation.key, now)
      const outcome = yield* Effect.result(target.perform(operation, have))
      if (Result.isSuccess(outcome)) return yield* finish(ongoing, outcome.success, "this run")
      const error = outcome.failure
      if (error.reason._tag === "OutcomeUnknown") {
        if (yield* settle(ongoing, error.reason.sentAt, "this run")) return
        if (attempt < mostAttempts) continue
        return yield* setAside(operation, error)
      }
      return yield* isItsOwn(error) ? setAside(operation, error) : error
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
    held,
  }
})
