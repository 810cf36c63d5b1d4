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

/** What a platform says about one field of a request. `field` is `base` or empty where it means the whole. */
export const FieldComplaint = Schema.Struct({ field: Schema.String, messages: Schema.Array(Schema.String) })
export type FieldComplaint = typeof FieldComplaint.Type

/** The platform refuses the request for what is in it; `details` are its own words. */
export class Refused extends Schema.TaggedError<Refused>()("Refused", {
  status: Schema.Int,
  details: Schema.String,
  /** Field by field, where the platform says so. */
  fields: Schema.Array(FieldComplaint),
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

/** The request was not sent: what it should carry is wrong. Each problem has the path of its field, never its value. */
export class InvalidInput extends Schema.TaggedError<InvalidInput>()("InvalidInput", {
  problems: Schema.Array(Schema.Struct({ path: Schema.String, reason: Schema.String })),
  hint: Schema.String,
}) {}

/** The request was not sent: it would remove what it does not name, and nobody said that it may. */
export class WouldRemove extends Schema.TaggedError<WouldRemove>()("WouldRemove", {
  /** What: `ticket_types`, `questions`. */
  what: Schema.String,
  /** The platform's ids of those that are not named. */
  ids: Schema.Array(Schema.String),
  hint: Schema.String,
}) {}

/** The request was not sent: the client was closed, with its layer or scope. */
export class Closed extends Schema.TaggedError<Closed>()("Closed", { hint: Schema.String }) {}

/**
 * The platform said that it did it, and did something else: what it shows now is not what was sent, and sending it in
 * every other way that is known to work did not help.
 */
export class EchoMismatch extends Schema.TaggedError<EchoMismatch>()("EchoMismatch", {
  /** The fields of the body that are not as they were sent. */
  fields: Schema.Array(Schema.String),
  /** The platform's id of what is left with the wrong values; null where it was removed again. */
  id: Schema.NullOr(Schema.String),
  hint: Schema.String,
}) {}

/**
 * The request was sent, and nobody knows whether it was carried out: no answer came, or one that does not say. It was not
 * sent again. `look` tells where to find out.
 */
export class OutcomeUnknown extends Schema.TaggedError<OutcomeUnknown>()("OutcomeUnknown", {
  /** What came instead of an answer: `ECONNRESET`, `HTTP 502`, … */
  came: Schema.String,
  /** When it was sent, ISO 8601 in UTC. */
  sentAt: Schema.String,
  /** The list that a created thing shows up in, and the values it is known by; null where there is no such list. */
  look: Schema.NullOr(
    Schema.Struct({
      list: Schema.String,
      by: Schema.Array(Schema.Struct({ field: Schema.String, value: Schema.String })),
    }),
  ),
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
  InvalidInput,
  WouldRemove,
  Closed,
  EchoMismatch,
  OutcomeUnknown,
])
export type Reason = typeof Reason.Type

/** What happened, as a sentence's end. */
export const happened = (reason: Reason): string => {
  switch (reason._tag) {
    case "Unauthorized":
      return `the platform does not accept the credential (HTTP ${reason.status})`
    case "Forbidden":
      return `the credential may not do this (HTTP ${reason.status})`
    case "NotFound":
      return "the platform has nothing there (HTTP 404)"
    case "Refused":
      // What an adapter does not even ask for.
      if (reason.status === 0) return `not done: ${reason.details}`
      return `the platform refused the request (HTTP ${reason.status}): ${reason.details}`
    case "RateLimited":
      return "the platform's request limit is reached"
    case "Unreachable":
      return `no answer after ${reason.attempts} ${reason.attempts === 1 ? "attempt" : "attempts"} (${reason.code})`
    case "PlatformDown":
      return `the platform failed ${reason.attempts} ${reason.attempts === 1 ? "time" : "times"} (HTTP ${reason.status})`
    case "UnexpectedAnswer":
      return `unexpected answer: ${reason.details}`
    case "InvalidInput":
      return `not sent: ${reason.problems.map(({ path, reason: why }) => `${path === "" ? "input" : path}: ${why}`).join("; ")}`
    case "WouldRemove":
      return `not sent: it would remove ${reason.ids.length} ${reason.what}`
    case "Closed":
      return "not sent: the client is closed"
    case "EchoMismatch":
      return `the platform did not take ${reason.fields.join(", ")}; ${reason.id === null ? "what it made was removed again" : `${reason.id} is left as it is`}`
    case "OutcomeUnknown":
      return `sent at ${reason.sentAt}, and nobody knows whether it was done (${reason.came})`
  }
}

/** What every error of a client is made of. */
export const errorFields = { connection: Schema.String, operation: Schema.String, reason: Reason }

/**
 * A request that could not be done. `connection` is its name in the configuration, `operation` what was asked
 * (`GET /v1/orders`), never with a query, since that may hold personal data.
 */
export class ConnectorError extends Schema.TaggedError<ConnectorError>()("ConnectorError", errorFields) {
  override get message(): string {
    return `${this.connection}: ${this.operation}: ${happened(this.reason)}`
  }
  /** What the user can do about it. */
  get hint(): string {
    return this.reason.hint
  }
}
