/**
 * Why a delivery is refused: one error, whose `reason` says what is wrong with it. None holds a secret, a signature or
 * anything of the body but the paths of fields.
 *
 * @module
 */
import { Schema } from "effect"

/** A header that every delivery of the platform has is not there. */
export class MissingHeader extends Schema.TaggedError<MissingHeader>()("MissingHeader", {
  header: Schema.String,
  hint: Schema.String,
}) {}

/** The header is not of the documented form, or its signature not in the documented encoding. */
export class MalformedSignature extends Schema.TaggedError<MalformedSignature>()("MalformedSignature", {
  header: Schema.String,
  details: Schema.String,
  hint: Schema.String,
}) {}

/** More than one signature, where the platform sends one: there is no telling which is meant. */
export class SeveralSignatures extends Schema.TaggedError<SeveralSignatures>()("SeveralSignatures", {
  header: Schema.String,
  hint: Schema.String,
}) {}

/** The signature is not that of these bytes under any secret given. */
export class WrongSignature extends Schema.TaggedError<WrongSignature>()("WrongSignature", {
  header: Schema.String,
  hint: Schema.String,
}) {}

/** Well signed, but longer ago than is tolerated: it may have been recorded and sent again. Times in seconds. */
export class TooOld extends Schema.TaggedError<TooOld>()("TooOld", {
  age: Schema.Int,
  tolerance: Schema.Int,
  hint: Schema.String,
}) {}

/** Well signed, but at a time that is still to come. Times in seconds. */
export class FromTheFuture extends Schema.TaggedError<FromTheFuture>()("FromTheFuture", {
  ahead: Schema.Int,
  tolerance: Schema.Int,
  hint: Schema.String,
}) {}

/** There is no secret to check with: none was configured, or none is known for the delivery's event. */
export class NoSecret extends Schema.TaggedError<NoSecret>()("NoSecret", { hint: Schema.String }) {}

/** The body is larger than is allowed. */
export class BodyTooLarge extends Schema.TaggedError<BodyTooLarge>()("BodyTooLarge", {
  /** In bytes. */
  most: Schema.Int,
  hint: Schema.String,
}) {}

/** The body broke off, or was read by something else before. */
export class NoBody extends Schema.TaggedError<NoBody>()("NoBody", {
  /** Whether something on this side had read it. */
  used: Schema.Boolean,
  hint: Schema.String,
}) {}

/** The body is no JSON in UTF-8. */
export class NotJson extends Schema.TaggedError<NotJson>()("NotJson", { hint: Schema.String }) {}

/** The body is JSON, and not what the platform's deliveries are. */
export class UnexpectedBody extends Schema.TaggedError<UnexpectedBody>()("UnexpectedBody", {
  /** Where, and what: `event: Missing key`. */
  details: Schema.String,
  hint: Schema.String,
}) {}

/** The platform, asked over its API, does not know what the delivery tells of. */
export class NotConfirmed extends Schema.TaggedError<NotConfirmed>()("NotConfirmed", {
  /** The platform's plural: `orders`. */
  resource: Schema.String,
  hint: Schema.String,
}) {}

/** The platform could not be asked; `cause` is what the asking failed with. */
export class CannotConfirm extends Schema.TaggedError<CannotConfirm>()("CannotConfirm", {
  resource: Schema.String,
  cause: Schema.Unknown,
  hint: Schema.String,
}) {}

/** Every reason a {@link WebhookError} can have. */
export const Reason = Schema.Union([
  MissingHeader,
  MalformedSignature,
  SeveralSignatures,
  WrongSignature,
  TooOld,
  FromTheFuture,
  NoSecret,
  BodyTooLarge,
  NoBody,
  NotJson,
  UnexpectedBody,
  NotConfirmed,
  CannotConfirm,
])
export type Reason = typeof Reason.Type

const happened = (reason: Reason): string => {
  switch (reason._tag) {
    case "MissingHeader":
      return `the header ${reason.header} is missing`
    case "MalformedSignature":
      return `the header ${reason.header} cannot be read: ${reason.details}`
    case "SeveralSignatures":
      return `the header ${reason.header} has more than one signature`
    case "WrongSignature":
      return `the signature in ${reason.header} is not that of this body`
    case "TooOld":
      return `signed ${reason.age} seconds ago, and ${reason.tolerance} are tolerated`
    case "FromTheFuture":
      return `signed ${reason.ahead} seconds ahead of this machine's clock, and ${reason.tolerance} are tolerated`
    case "NoSecret":
      return "there is no secret to check the signature with"
    case "BodyTooLarge":
      return `the body has more than ${reason.most} bytes`
    case "NoBody":
      return reason.used ? "the body has been read before" : "the body broke off"
    case "NotJson":
      return "the body is no JSON"
    case "UnexpectedBody":
      return `the body is no delivery: ${reason.details}`
    case "NotConfirmed":
      return `the platform knows nothing of what the delivery tells of (${reason.resource})`
    case "CannotConfirm":
      return `the platform could not be asked (${reason.resource})`
  }
}

const statusOf = (reason: Reason): number => {
  switch (reason._tag) {
    case "MissingHeader":
    case "SeveralSignatures":
    case "WrongSignature":
    case "TooOld":
    case "FromTheFuture":
    case "NotConfirmed":
      return 401
    case "MalformedSignature":
    case "NotJson":
    case "UnexpectedBody":
      return 400
    case "BodyTooLarge":
      return 413
    case "NoBody":
      return reason.used ? 500 : 400
    // Our own trouble: the platform is to try again.
    case "NoSecret":
      return 500
    case "CannotConfirm":
      return 503
  }
}

/** A delivery that is not taken. */
export class WebhookError extends Schema.TaggedError<WebhookError>()("WebhookError", {
  /** The platform's name: `tito`. */
  platform: Schema.String,
  reason: Reason,
}) {
  override get message(): string {
    return `webhook of ${this.platform}: ${happened(this.reason)}`
  }
  /** What to do about it. */
  get hint(): string {
    return this.reason.hint
  }
  /** The HTTP status that answers it. */
  get status(): number {
    return statusOf(this.reason)
  }
  /** What its sender is told: no more than what is wrong. */
  get answer(): string {
    return happened(this.reason)
  }
}
