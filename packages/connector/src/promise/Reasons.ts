/**
 * Why a plain client's call failed: the reasons of the Effect client as classes of the same tags. No Effect types.
 *
 * @module
 */

/** A reason: what happened in words, and what the user can do about it. */
abstract class Reason extends Error {
  abstract readonly _tag: string
  /** What the user can do about it. */
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }

  override get name(): string {
    return this._tag
  }
}

/** The platform refuses the credential itself. */
export class Unauthorized extends Reason {
  readonly _tag = "Unauthorized"
  readonly status: number

  constructor(message: string, { hint, status }: { readonly hint: string; readonly status: number }) {
    super(message, hint)
    this.status = status
  }
}

/** The credential is good, but may not do this. */
export class Forbidden extends Reason {
  readonly _tag = "Forbidden"
  readonly status: number

  constructor(message: string, { hint, status }: { readonly hint: string; readonly status: number }) {
    super(message, hint)
    this.status = status
  }
}

/** There is nothing at this address. */
export class NotFound extends Reason {
  readonly _tag = "NotFound"

  constructor(message: string, { hint }: { readonly hint: string }) {
    super(message, hint)
  }
}

/** What a platform says about one field of a request. */
export interface FieldComplaint {
  /** `base` or empty where it means the whole. */
  readonly field: string
  readonly messages: ReadonlyArray<string>
}

/** The platform refuses the request for what is in it. */
export class Refused extends Reason {
  readonly _tag = "Refused"
  readonly status: number
  /** The platform's own words. */
  readonly details: string
  /** Field by field, where the platform says so. */
  readonly fields: ReadonlyArray<FieldComplaint>

  constructor(
    message: string,
    reason: {
      readonly hint: string
      readonly status: number
      readonly details: string
      readonly fields: ReadonlyArray<FieldComplaint>
    },
  ) {
    super(message, reason.hint)
    this.status = reason.status
    this.details = reason.details
    this.fields = reason.fields
  }
}

/** The platform's limit is reached, and waiting it out several times did not help. */
export class RateLimited extends Reason {
  readonly _tag = "RateLimited"
  /** In seconds, where the platform says so. */
  readonly retryAfter: number | null

  constructor(message: string, { hint, retryAfter }: { readonly hint: string; readonly retryAfter: number | null }) {
    super(message, hint)
    this.retryAfter = retryAfter
  }
}

/** No answer: nobody listens, the name is unknown, the connection broke, or it took too long. */
export class Unreachable extends Reason {
  readonly _tag = "Unreachable"
  /** What the network said: `ECONNREFUSED`, `ENOTFOUND` … */
  readonly code: string
  readonly attempts: number

  constructor(
    message: string,
    { attempts, code, hint }: { readonly hint: string; readonly code: string; readonly attempts: number },
  ) {
    super(message, hint)
    this.code = code
    this.attempts = attempts
  }
}

/** The platform says that it has a problem of its own (5xx). */
export class PlatformDown extends Reason {
  readonly _tag = "PlatformDown"
  readonly status: number
  readonly attempts: number

  constructor(
    message: string,
    { attempts, hint, status }: { readonly hint: string; readonly status: number; readonly attempts: number },
  ) {
    super(message, hint)
    this.status = status
    this.attempts = attempts
  }
}

/** An answer that is not what the endpoint gives. */
export class UnexpectedAnswer extends Reason {
  readonly _tag = "UnexpectedAnswer"
  readonly details: string

  constructor(message: string, { details, hint }: { readonly hint: string; readonly details: string }) {
    super(message, hint)
    this.details = details
  }
}

/** What is wrong with a field of an input: never its value. */
export interface InputProblem {
  /** `body.line_items[0].quantity` */
  readonly path: string
  readonly reason: string
}

/** The request was not sent: what it should carry is wrong. */
export class InvalidInput extends Reason {
  readonly _tag = "InvalidInput"
  readonly problems: ReadonlyArray<InputProblem>

  constructor(
    message: string,
    { hint, problems }: { readonly hint: string; readonly problems: ReadonlyArray<InputProblem> },
  ) {
    super(message, hint)
    this.problems = problems
  }
}

/** The request was not sent: it would remove what it does not name, and nobody said that it may. */
export class WouldRemove extends Reason {
  readonly _tag = "WouldRemove"
  /** `ticket_types`, `questions` */
  readonly what: string
  /** The platform's ids of those that are not named. */
  readonly ids: ReadonlyArray<string>

  constructor(
    message: string,
    { hint, ids, what }: { readonly hint: string; readonly what: string; readonly ids: ReadonlyArray<string> },
  ) {
    super(message, hint)
    this.what = what
    this.ids = ids
  }
}

/** The request was not sent: the client was closed before. */
export class Closed extends Reason {
  readonly _tag = "Closed"

  constructor(message: string, { hint }: { readonly hint: string }) {
    super(message, hint)
  }
}

/** The platform said that it did it, and did something else. */
export class EchoMismatch extends Reason {
  readonly _tag = "EchoMismatch"
  /** The fields of the body that are not as they were sent. */
  readonly fields: ReadonlyArray<string>
  /** The platform's id of what is left with the wrong values; null where it was removed again. */
  readonly id: string | null

  constructor(
    message: string,
    { fields, hint, id }: { readonly hint: string; readonly fields: ReadonlyArray<string>; readonly id: string | null },
  ) {
    super(message, hint)
    this.fields = fields
    this.id = id
  }
}

/** Where a thing shows up that may have been created. */
export interface Look {
  /** The client's list: `issued_tickets.list`. */
  readonly list: string
  /** Values that it is known by. */
  readonly by: ReadonlyArray<{ readonly field: string; readonly value: string }>
}

/** The request was sent once, and nobody knows whether it was carried out. */
export class OutcomeUnknown extends Reason {
  readonly _tag = "OutcomeUnknown"
  /** What came instead of an answer: `ECONNRESET`, `HTTP 502`, … */
  readonly came: string
  /** When it was sent, ISO 8601 in UTC. */
  readonly sentAt: string
  readonly look: Look | null

  constructor(
    message: string,
    reason: { readonly hint: string; readonly came: string; readonly sentAt: string; readonly look: Look | null },
  ) {
    super(message, reason.hint)
    this.came = reason.came
    this.sentAt = reason.sentAt
    this.look = reason.look
  }
}

/** Every reason. Switch on `_tag`, or ask `instanceof`. */
export type FailureReason =
  | Unauthorized
  | Forbidden
  | NotFound
  | Refused
  | RateLimited
  | Unreachable
  | PlatformDown
  | UnexpectedAnswer
  | InvalidInput
  | WouldRemove
  | Closed
  | EchoMismatch
  | OutcomeUnknown

/** What a plain client throws: each package has a class of its own. */
export abstract class ClientError extends Error {
  abstract readonly _tag: string
  /** The connection's name. */
  readonly connection: string
  /** `POST /v1/issued_tickets`; never with ids or a query. */
  readonly operation: string
  readonly reason: FailureReason

  constructor(connection: string, operation: string, reason: FailureReason) {
    super(`${connection}: ${operation}: ${reason.message}`)
    this.connection = connection
    this.operation = operation
    this.reason = reason
  }

  override get name(): string {
    return this._tag
  }

  /** What the user can do about it. */
  get hint(): string {
    return this.reason.hint
  }
}
