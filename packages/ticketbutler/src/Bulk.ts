/**
 * A read that costs the platform much, such as all orders of an event at once: what comes of it is handed on while it
 * comes in, and it is hardly ever asked for again.
 *
 * @module
 */
import { ConnectorError, type Http, type JsonList, UnexpectedAnswer } from "@boxport/connector"
import type { Json } from "@boxport/model"
import { Effect, Queue, Result, Schema, Stream } from "effect"

/** Some entries of a list. */
export interface Portion {
  /** Those of a later attempt begin anew with the list, which may have another order and other entries by then. */
  readonly attempt: number
  readonly entries: ReadonlyArray<Json>
}

/** The platform could not give a list at once, or not to its end; what it had given by then is good. */
export class CutOff extends Schema.TaggedError<CutOff>()("CutOff", {
  /** For a person. */
  why: Schema.String,
  error: ConnectorError,
}) {}

/**
 * Reads a list entry by entry. It is never asked for again when the platform was too slow for it, and once when something
 * else went wrong. The request counts as under way until its last portion is taken, so no other one must be waited for
 * before that.
 */
export type Bulk = (call: Http.Read & JsonList.Wanted) => Stream.Stream<Portion, ConnectorError | CutOff>

/** What undici says when an answer did not begin, or did not go on, in time. */
const timeouts = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"])

/** Whether, and in which words, a platform was too slow for what was asked; asking again would make it worse. */
const tooSlow = ({ reason }: ConnectorError): string | undefined => {
  if (reason._tag === "Unreachable" && timeouts.has(reason.code)) return "no answer in time"
  // 520 to 524 are the front's words for it, 504 those of other fronts.
  const isFront =
    reason._tag === "PlatformDown" && (reason.status === 504 || (reason.status >= 520 && reason.status <= 524))
  return isFront ? `HTTP ${reason.status}` : undefined
}

/** Whether a failure may be one of the moment, and in which words. */
const momentary = ({ reason }: ConnectorError): string | undefined => {
  switch (reason._tag) {
    case "PlatformDown":
      return `HTTP ${reason.status}`
    case "Unreachable":
      return "broken connections"
    case "UnexpectedAnswer":
      return "broken answers"
    default:
      return undefined
  }
}

/** What makes {@link Bulk}. */
export interface BulkOptions {
  readonly connection: string
  /** Sends a request once. */
  readonly http: Pick<Http.Http, "entries">
  /** What to wait for before the second attempt. */
  readonly pause: Effect.Effect<void>
}

/** Makes the expensive reads of a connection. */
export const makeBulk =
  ({ connection, http, pause }: BulkOptions): Bulk =>
  (call) =>
    Stream.callback<Portion, ConnectorError | CutOff>(
      Effect.fnUntraced(function* (queue) {
        // A list that was written down and breaks off comes anew within one call.
        let next = 0
        const once = Effect.suspend(() => {
          const from = next
          return http.entries(call, (entries, sent) => {
            const attempt = from + sent
            next = attempt + 1
            return Effect.asVoid(Queue.offer(queue, { attempt, entries }))
          })
        }).pipe(Effect.result)
        let outcome = yield* once
        if (Result.isFailure(outcome) && tooSlow(outcome.failure) === undefined) {
          if (momentary(outcome.failure) === undefined) return yield* outcome.failure
          yield* pause
          outcome = yield* once
        }
        if (Result.isFailure(outcome)) {
          const error = outcome.failure
          const why = tooSlow(error) ?? momentary(error)
          return yield* why === undefined ? error : new CutOff({ why, error })
        }
        if (outcome.success._tag === "Other") {
          const reason = new UnexpectedAnswer({
            details: "no list",
            hint: "Check the connection's host, or its baseUrl.",
          })
          const error = new ConnectorError({ connection, operation: `GET ${call.endpoint.path}`, reason })
          return yield* new CutOff({ why: "answers of another shape", error })
        }
        return yield* Queue.end(queue)
      }),
      // What is parsed and not taken yet is held; one portion is enough for both sides to work at once.
      { bufferSize: 1, strategy: "suspend" },
    )
