/**
 * An operation as far as it can be done or looked for now.
 *
 * @module
 */
import type { ConnectorError, Known, PlannedOperation, Reference, Settled, Target } from "@boxport/connector"
import { Effect, Result } from "effect"
import type { StateProblem } from "../state/Database.ts"
import { known, type Steps } from "./Operations.ts"
import { longAgo, type Missing } from "./Standing.ts"

/** Something that an operation would make, and what is not there for it. */
export interface Left extends Reference {
  readonly lacks: Reference
}

/** What there is of an operation to do. */
export interface Doing {
  /** What of it can be done and is not done yet; null for nothing. */
  readonly operation: PlannedOperation | null
  /** What it needs and is there. */
  readonly have: Known
  /** What is left out, as it lacks something of its own. */
  readonly left: ReadonlyArray<Left>
}

/** What of an operation can be done with what is there. Of one whose things hang together that is all, whatever it lacks. */
export const doable = (operation: PlannedOperation, have: Known): Doing => {
  if (operation.each !== true) return { operation, have, left: [] }
  const isThere = ({ kind, source }: Reference) => have(kind, source) !== null
  const all = new Set(operation.makes.map(({ source }) => source))
  const lacking = new Map(
    operation.needs.flatMap((one) => (all.has(one.source) && !isThere(one) ? [[one.source, one] as const] : [])),
  )
  const open = operation.makes.filter((one) => !isThere(one))
  const makes = open.filter(({ source }) => !lacking.has(source))
  const some = new Set(makes.map(({ source }) => source))
  return {
    operation:
      makes.length === 0
        ? null
        : {
            ...operation,
            makes,
            needs: operation.needs.filter(({ source }) => some.has(source) || !all.has(source)),
          },
    have,
    left: open.flatMap((one) => {
      const lacks = lacking.get(one.source)
      return lacks === undefined ? [] : [{ ...one, lacks }]
    }),
  }
}

/** The same, by what is in the state. */
export const doing = (steps: Steps, operation: PlannedOperation): Effect.Effect<Doing, StateProblem> =>
  Effect.map(steps.madeFor(operation.needs.map(({ source }) => source)), (made) => doable(operation, known(made)))

/**
 * Why something cannot be done that lacks this; null where it lacks nothing. It is held where all that is missing would only
 * mail people.
 */
export const missingFor = (
  lacking: ReadonlyArray<Reference>,
  isHeld: (thing: Reference) => boolean = () => false,
): Missing | null => {
  const lost = lacking.find((one) => !isHeld(one))
  if (lost !== undefined) return { why: `${lost.kind} ${lost.source} is not there`, status: "skipped" }
  const [waiting] = lacking
  return waiting === undefined ? null : { why: `${waiting.kind} ${waiting.source} would mail people`, status: "held" }
}

/** Whether a failure is of one operation alone: the platform said no to it, or it could not be sent as it is. */
export const isItsOwn = ({ reason }: ConnectorError): boolean => {
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

/**
 * Looks what became of an operation whose request may have left. Where the look itself is refused, nobody can tell; it fails
 * where the target cannot be reached.
 */
export const look = Effect.fnUntraced(function* (
  steps: Steps,
  target: Target,
  operation: PlannedOperation,
  have: Known,
  sentAt: string | null,
) {
  const isTaken = yield* steps.taken(operation)
  const looked = yield* Effect.result(target.settle(operation, have, sentAt ?? longAgo, isTaken))
  if (Result.isSuccess(looked)) return looked.success
  const error = looked.failure
  if (!isItsOwn(error)) return yield* error
  const settled: Settled = { _tag: "Unsure", why: error.message }
  return settled
})
