/**
 * Where an operation of a migration stands, and how the state tells it.
 *
 * @module
 */
import { type Made, madeKinds, phases, type PlannedOperation } from "@boxport/connector"
import { Effect, Schema } from "effect"
import { type StateProblem, unreadable } from "../state/Database.ts"

/** Where an operation stands. */
export const statuses = [
  /** To be done. */
  "planned",
  /** Its request may have left. */
  "begun",
  "done",
  /** Refused. Not tried again unless asked to. */
  "failed",
  /** Nobody can tell what became of it. Not looked for again unless asked to. */
  "unsure",
  /** It needs something that is not there. */
  "skipped",
  /** It would mail people, and nobody has allowed that. */
  "held",
  /** Taken back. */
  "undone",
] as const
export type OperationStatus = (typeof statuses)[number]

/** An operation with where it stands. */
export interface Standing {
  readonly operation: PlannedOperation
  /** Its place among the operations of the migration. */
  readonly position: number
  readonly status: OperationStatus
  /** When its request left, ISO 8601 in UTC. */
  readonly sentAt: string | null
  /** Why it failed, was skipped or is held. */
  readonly problem: string | null
}

const Ref = Schema.Struct({ kind: Schema.Literals(madeKinds), source: Schema.String })

const OperationText = Schema.fromJsonString(
  Schema.Struct({
    key: Schema.String,
    kind: Schema.String,
    phase: Schema.Literals(phases),
    series: Schema.NullOr(Schema.String),
    group: Schema.String,
    repeats: Schema.Boolean,
    restores: Schema.optionalKey(Schema.Boolean),
    makes: Schema.Array(Ref),
    needs: Schema.Array(Ref),
    each: Schema.optionalKey(Schema.Boolean),
    body: Schema.JsonObject,
    requests: Schema.Record(Schema.String, Schema.Int),
    emails: Schema.Int,
    credits: Schema.Int,
  }),
)

const Line = Schema.Struct({
  position: Schema.Int,
  text: OperationText,
  status: Schema.Literals(statuses),
  sent_at: Schema.NullOr(Schema.String),
  problem: Schema.NullOr(Schema.String),
})
const MadeLine = Schema.Struct({
  kind: Schema.Literals(madeKinds),
  source: Schema.String,
  target: Schema.String,
  facts: Schema.fromJsonString(Schema.JsonObject),
})

/** Why an operation, or a part of it, cannot be done now, and whether only since people would be mailed. */
export interface Missing {
  readonly why: string
  readonly status: "skipped" | "held"
}

/** When an operation was begun of which only what it made tells. */
export const longAgo = "1970-01-01T00:00:00.000Z"

const decodeLines = Schema.decodeUnknownEffect(Schema.Array(Line))
const decodeMade = Schema.decodeUnknownEffect(Schema.Array(MadeLine))

/** Operations by their rows. */
export const standingsIn = (rows: ReadonlyArray<unknown>): Effect.Effect<ReadonlyArray<Standing>, StateProblem> =>
  Effect.mapBoth(decodeLines(rows), {
    onFailure: () => unreadable("read operations"),
    onSuccess: (lines) =>
      lines.map(({ position, problem, sent_at, status, text }) => ({
        position,
        operation: text,
        status,
        sentAt: sent_at,
        problem,
      })),
  })

/** What was made, by its rows. */
export const madeIn = (rows: ReadonlyArray<unknown>): Effect.Effect<ReadonlyArray<Made>, StateProblem> =>
  Effect.mapError(decodeMade(rows), () => unreadable("read what was made"))
