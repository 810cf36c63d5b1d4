/**
 * From the Effect client's reasons to those of the plain client.
 *
 * @module
 */
import { happened, type Reason } from "../Errors.ts"
import * as Reasons from "./Reasons.ts"

/** The plain reason of the same tag, with the same values. */
export const plainReason = (reason: Reason): Reasons.FailureReason => {
  const message = happened(reason)
  switch (reason._tag) {
    case "Unauthorized":
      return new Reasons.Unauthorized(message, reason)
    case "Forbidden":
      return new Reasons.Forbidden(message, reason)
    case "NotFound":
      return new Reasons.NotFound(message, reason)
    case "Refused":
      return new Reasons.Refused(message, reason)
    case "RateLimited":
      return new Reasons.RateLimited(message, reason)
    case "Unreachable":
      return new Reasons.Unreachable(message, reason)
    case "PlatformDown":
      return new Reasons.PlatformDown(message, reason)
    case "UnexpectedAnswer":
      return new Reasons.UnexpectedAnswer(message, reason)
    case "InvalidInput":
      return new Reasons.InvalidInput(message, reason)
    case "WouldRemove":
      return new Reasons.WouldRemove(message, reason)
    case "Closed":
      return new Reasons.Closed(message, reason)
    case "EchoMismatch":
      return new Reasons.EchoMismatch(message, reason)
    case "OutcomeUnknown":
      return new Reasons.OutcomeUnknown(message, reason)
  }
}
