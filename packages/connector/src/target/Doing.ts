/**
 * What performing, settling and taking back have in common on every platform.
 *
 * @module
 */
import { Effect, Result, Schema } from "effect"
import { ConnectorError, Refused, UnexpectedAnswer } from "../Errors.ts"
import type { Known, Made, MadeKind, MadeThing, PlannedOperation, Settled, Undone } from "../Target.ts"
import type { JsonObject } from "@boxport/model"

/** A call of a platform's client as the contract has it. */
export const asked = <A>(
  call: Effect.Effect<A, Pick<ConnectorError, "connection" | "operation" | "reason">>,
): Effect.Effect<A, ConnectorError> =>
  Effect.mapError(call, ({ connection, operation, reason }) => new ConnectorError({ connection, operation, reason }))

/** Where something is done: the connection's name, for errors. */
export interface Where {
  readonly connection: string
}

/** An operation that cannot be done, though the platform was asked nothing. */
export const refuse = ({ connection }: Where, operation: PlannedOperation, details: string, hint: string) =>
  new ConnectorError({
    connection,
    operation: operation.kind,
    reason: new Refused({ status: 0, details, fields: [], hint }),
  })

/** The body of an operation as its kind has it. */
export const bodyOf = <A>(
  { connection }: Where,
  operation: PlannedOperation,
  shape: Schema.ConstraintDecoder<A>,
): Effect.Effect<A, ConnectorError> => {
  const decoded = Schema.decodeUnknownResult(shape)(operation.body)
  return Result.isSuccess(decoded)
    ? Effect.succeed(decoded.success)
    : Effect.fail(
        new ConnectorError({
          connection,
          operation: operation.kind,
          reason: new UnexpectedAnswer({
            details: "an operation that another version has planned",
            hint: "Plan again with this version.",
          }),
        }),
      )
}

/** What an operation needs; it is not asked to be done without. */
export const needed = (
  where: Where,
  operation: PlannedOperation,
  known: Known,
  kind: MadeKind,
  source: string,
): Effect.Effect<MadeThing, ConnectorError> => {
  const thing = known(kind, source)
  return thing === null
    ? Effect.fail(refuse(where, operation, `${kind} ${source} is not there`, "Plan again."))
    : Effect.succeed(thing)
}

/** Everything that an operation makes, as one thing at the target. */
export const madeOf = (operation: PlannedOperation, target: string, facts: JsonObject): ReadonlyArray<Made> =>
  operation.makes.map(({ kind, source }) => ({ kind, source, target, facts }))

/** It was not done. */
export const notDone: Settled = { _tag: "NotDone" }
/** It was done, and what it made. */
export const done = (made: ReadonlyArray<Made>): Settled => ({ _tag: "Done", made })
/** Nobody can tell whether it was, and why. */
export const unsure = (why: string): Settled => ({ _tag: "Unsure", why })

/** It is gone. */
export const removed: Undone = { _tag: "Removed" }
/** It is there, but admits nobody. */
export const voided: Undone = { _tag: "Voided" }
/** It stays, and why. */
export const kept = (why: string): Undone => ({ _tag: "Kept", why })

/** What is gone already has been taken back; what the platform refuses, it keeps, and says why. */
export const unlessRefused = (undo: Effect.Effect<Undone, ConnectorError>): Effect.Effect<Undone, ConnectorError> =>
  undo.pipe(
    Effect.catch((error) => {
      switch (error.reason._tag) {
        case "NotFound":
          return Effect.succeed(removed)
        case "Refused":
          return Effect.succeed(kept(error.reason.details))
        default:
          return Effect.fail(error)
      }
    }),
  )

/** Takes back several things, one after the other. One that stays is told, whatever becomes of the others. */
export const takenBack = <A>(
  things: ReadonlyArray<A>,
  undo: (thing: A) => Effect.Effect<Undone, ConnectorError>,
): Effect.Effect<Undone, ConnectorError> =>
  Effect.map(
    Effect.forEach(things, (thing) => unlessRefused(undo(thing))),
    (all) => all.find(({ _tag }) => _tag !== "Removed") ?? removed,
  )
