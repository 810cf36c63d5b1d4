/**
 * From a request to a response: the part of receiving webhooks that is the same for every platform, for any server that
 * speaks fetch's `Request` and `Response`.
 *
 * @module
 */
import { Cause, Effect, Result } from "effect"
import { readBody } from "./Body.ts"
import type { Delivery, Message } from "./Delivery.ts"
import { WebhookError } from "./Errors.ts"
import type { SeenDeliveries } from "./Seen.ts"

/** Checks and decodes a message; `now` in milliseconds since 1970. */
export type Receive<Event> = (message: Message, now: number) => Effect.Effect<Delivery<Event>, WebhookError>

/** A request that was refused, for a log: it holds nothing secret and nothing of the body. */
export interface Refusal {
  /** What is wrong, in one word: `WrongSignature`, `TooOld`, `NotJson` … */
  readonly tag: string
  readonly message: string
  /** What to do about it. */
  readonly hint: string
  /** The HTTP status that was answered. */
  readonly status: number
  /** What an attempt to ask the platform failed with. */
  readonly cause?: unknown
}

/** What a handler does with deliveries. */
export interface HandlerOptions<Event> {
  /**
   * Called with every delivery that is genuine. The platform is answered when the promise resolves, and told to try again
   * when it rejects; platforms wait for seconds only, so what takes long belongs in a queue.
   */
  readonly onEvent: (delivery: Delivery<Event>) => Promise<unknown> | void
  /** Deliveries handled before are answered without calling `onEvent`. Without it every one is handled. */
  readonly seen?: SeenDeliveries
  /** The largest body that is read; 1 MiB by default. */
  readonly maxBytes?: number
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly now?: () => number
  /** Told of requests that were refused. */
  readonly onRefused?: (refusal: Refusal) => void
  /** Told what `onEvent` or `seen` failed with. */
  readonly onFailed?: (error: unknown) => void
}

const answer = (
  status: number,
  body: { readonly [field: string]: string },
  headers: { readonly [name: string]: string } = {},
): Response => Response.json(body, { status, headers })

/** Waits for something of the user's; a failure is what it threw or rejected with. */
const ask = <A>(call: () => Promise<A> | A): Effect.Effect<Result.Result<A, unknown>> =>
  Effect.result(Effect.tryPromise({ try: async () => call(), catch: (thrown) => ({ thrown }) })).pipe(
    Effect.map(Result.mapError(({ thrown }) => thrown)),
  )

/** Makes the handler of a platform's webhooks; it answers every request and never rejects. */
export const handler = <Event>(
  platform: string,
  receive: Receive<Event>,
  options: HandlerOptions<Event>,
): ((request: Request) => Promise<Response>) => {
  const { maxBytes = 1_048_576, now = Date.now, onEvent, onFailed, onRefused, seen } = options

  const failed = (error: unknown) =>
    Effect.as(
      ask(() => onFailed?.(error)),
      answer(500, { error: "Failed", message: "the delivery was not handled; send it again" }),
    )

  const refused = (error: WebhookError) => {
    const { reason, status } = error
    const cause = reason._tag === "CannotConfirm" ? { cause: reason.cause } : {}
    const refusal: Refusal = { tag: reason._tag, message: error.message, hint: error.hint, status, ...cause }
    return Effect.as(
      ask(() => onRefused?.(refusal)),
      answer(status, { error: reason._tag, message: error.answer }),
    )
  }

  const handle = Effect.fnUntraced(function* (delivery: Delivery<Event>) {
    if (seen !== undefined) {
      const standing = yield* ask(() => seen.begin(delivery.key))
      if (Result.isFailure(standing)) return yield* failed(standing.failure)
      if (standing.success === "handled") return answer(200, { status: "handled before" })
      if (standing.success === "under way") {
        return answer(503, { error: "UnderWay", message: "this delivery is being handled" }, { "retry-after": "10" })
      }
    }
    const handled = yield* ask<unknown>(() => onEvent(delivery))
    const ended = yield* ask(() => seen?.end(delivery.key, Result.isSuccess(handled)))
    if (Result.isFailure(handled)) return yield* failed(handled.failure)
    // It is done, whether or not that could be noted.
    if (Result.isFailure(ended)) yield* failed(ended.failure)
    return answer(200, { status: "handled" })
  })

  const respond = Effect.fnUntraced(
    function* (request: Request) {
      const body = yield* readBody(request, maxBytes).pipe(
        Effect.mapError((reason) => new WebhookError({ platform, reason })),
      )
      return yield* Effect.flatMap(receive({ headers: request.headers, body }, now()), handle)
    },
    Effect.catch(refused),
    Effect.catchCause((cause) => failed(Cause.squash(cause))),
  )

  return (request) =>
    request.method === "POST"
      ? Effect.runPromise(respond(request))
      : Promise.resolve(
          answer(405, { error: "MethodNotAllowed", message: "deliveries are POST requests" }, { allow: "POST" }),
        )
}
