/**
 * What can go wrong between Boxport and a platform: one error, whose `reason` says what happened and whether it is
 * worth trying again.
 *
 * @module
 */
import { Schema } from "effect"

/** The platform refuses the credential itself. */
export class Unauthorized extends Schema.TaggedError<Unauthorized>()("Unauthorized", {
  status: Schema.Int,
  hint: Schema.String,
}) {}

/** The credential is good, but may not do this. */
export class Forbidden extends Schema.TaggedError<Forbidden>()("Forbidden", {
  status: Schema.Int,
  hint: Schema.String,
}) {}

/** There is nothing at this address: an id the platform does not know, or an endpoint it does not have. */
export class NotFound extends Schema.TaggedError<NotFound>()("NotFound", { hint: Schema.String }) {}

/** The platform refuses the request for what is in it; `details` are its own words. */
export class Refused extends Schema.TaggedError<Refused>()("Refused", {
  status: Schema.Int,
  details: Schema.String,
  hint: Schema.String,
}) {}

/** The platform's limit is reached, and waiting it out several times did not help. `retryAfter` in seconds. */
export class RateLimited extends Schema.TaggedError<RateLimited>()("RateLimited", {
  retryAfter: Schema.NullOr(Schema.Finite),
  hint: Schema.String,
}) {}

/** No answer: nobody listens, the name is unknown, the connection broke, or it took too long. */
export class Unreachable extends Schema.TaggedError<Unreachable>()("Unreachable", {
  /** What the network said: `ECONNREFUSED`, `ENOTFOUND`, `ETIMEDOUT` … */
  code: Schema.String,
  attempts: Schema.Int,
  hint: Schema.String,
}) {}

/** The platform says that it has a problem of its own (5xx). */
export class PlatformDown extends Schema.TaggedError<PlatformDown>()("PlatformDown", {
  status: Schema.Int,
  attempts: Schema.Int,
  hint: Schema.String,
}) {}

/** An answer that is not what the endpoint gives: no JSON, cut off, a redirect, or of another shape. */
export class UnexpectedAnswer extends Schema.TaggedError<UnexpectedAnswer>()("UnexpectedAnswer", {
  details: Schema.String,
  hint: Schema.String,
}) {}

/** Every reason a {@link ConnectorError} can have. */
export const Reason = Schema.Union([
  Unauthorized,
  Forbidden,
  NotFound,
  Refused,
  RateLimited,
  Unreachable,
  PlatformDown,
  UnexpectedAnswer,
])
export type Reason = typeof Reason.Type

const happened = (reason: Reason): string => {
  switch (reason._tag) {
    case "Unauthorized":
      return `the platform does not accept the credential (HTTP ${reason.status})`
    case "Forbidden":
      return `the credential may not do this (HTTP ${reason.status})`
    case "NotFound":
      return "the platform has nothing there (HTTP 404)"
    case "Refused":
      return `the platform refused the request (HTTP ${reason.status}): ${reason.details}`
    case "RateLimited":
      return "the platform's request limit is reached"
    case "Unreachable":
      return `no answer after ${reason.attempts} ${reason.attempts === 1 ? "attempt" : "attempts"} (${reason.code})`
    case "PlatformDown":
      return `the platform failed ${reason.attempts} ${reason.attempts === 1 ? "time" : "times"} (HTTP ${reason.status})`
    case "UnexpectedAnswer":
      return `unexpected answer: ${reason.details}`
  }
}

/**
 * A request that could not be done. `connection` is its name in the configuration, `operation` what was asked
 * (`GET /v1/orders`), never with a query, since that may hold personal data.
 */
export class ConnectorError extends Schema.TaggedError<ConnectorError>()("ConnectorError", {
  connection: Schema.String,
  operation: Schema.String,
  reason: Reason,
}) {
  override get message(): string {
    return `${this.connection}: ${this.operation}: ${happened(this.reason)}`
  }
  /** What the user can do about it. */
  get hint(): string {
    return this.reason.hint
  }
}
