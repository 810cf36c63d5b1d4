/**
 * Why a migration did not begin.
 *
 * @module
 */
import type { ConnectorError } from "@boxport/connector"
import type { FileProblem } from "@boxport/formats"
import { Schema } from "effect"
import type { StateProblem } from "../state/Database.ts"
import type { MigrationRunning } from "./Lock.ts"

/** Nothing was written, since something stands in the way. */
export class Clashing extends Schema.TaggedError<Clashing>()("Clashing", {
  messages: Schema.Array(Schema.String),
}) {
  override get message(): string {
    return `nothing was written, since these stand in the way: ${this.messages.join("; ")}`
  }
  /** What the user can do about it. */
  get hint(): string {
    return "Resolve them at the source or the target, then plan again."
  }
}

/** What the plan was made of has moved since. */
export class PlanOutdated extends Schema.TaggedError<PlanOutdated>()("PlanOutdated", {
  moved: Schema.Array(Schema.String),
}) {
  override get message(): string {
    return `the plan is out of date, nothing was written: ${this.moved.join("; ")}`
  }
  /** What the user can do about it. */
  get hint(): string {
    return "Plan again, or migrate without --plan to go by what is there now."
  }
}

/** The number of mails allowed is not the number planned. */
export class EmailsNotAllowed extends Schema.TaggedError<EmailsNotAllowed>()("EmailsNotAllowed", {
  planned: Schema.Int,
  allowed: Schema.Int,
}) {
  override get message(): string {
    return `${this.allowed} mails are allowed, ${this.planned} are planned; nothing was written`
  }
  /** What the user can do about it. */
  get hint(): string {
    return `Allow exactly that number with --allow-emails ${this.planned}, or leave the flag out: then nobody is mailed.`
  }
}

/** Whatever a migration can end with. */
export type MigrationFailure =
  | ConnectorError
  | FileProblem
  | StateProblem
  | MigrationRunning
  | Clashing
  | PlanOutdated
  | EmailsNotAllowed
