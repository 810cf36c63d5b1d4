/**
 * Receiving Ticket Tailor's webhooks: is a delivery genuine, and what does it tell, in the platform's own words and as
 * canonical rows.
 *
 * `webhookHandler` is for any server that speaks fetch's `Request` and `Response`, and knows nothing of Effect. `receive`
 * is the same as an Effect, and `verify` and `decode` are its two halves.
 *
 * @module
 */
import {
  type Delivery,
  handler,
  type HandlerOptions,
  Hmac,
  type Message,
  type WebhookError,
} from "@boxport/connector/webhooks"
import { Clock, Effect } from "effect"
import { platform } from "../mapping/Catalogue.ts"
import { decode, type DecodeOptions } from "./Decode.ts"
import type { TicketTailorEvent } from "./Event.ts"
import { type SignatureOptions, verifyAt } from "./Signature.ts"

export {
  type Delivery,
  type Message,
  nodeListener,
  type NodeRequest,
  type NodeResponse,
  type Refusal,
  type Removed,
  type SeenDeliveries,
  seenInMemory,
  type Standing,
  type Untold,
  WebhookError,
} from "@boxport/connector/webhooks"
export { decode, type DecodeOptions } from "./Decode.ts"
export type * from "./Event.ts"
export { type SignatureOptions, tolerance, verify } from "./Signature.ts"

const receiveAt = (message: Message, options: SignatureOptions & DecodeOptions, now: number) =>
  Effect.andThen(verifyAt(message, options, now), decode(message, options))

/** Checks a delivery's signature and time, and decodes it. */
export const receive = (
  message: Message,
  options: SignatureOptions & DecodeOptions,
): Effect.Effect<Delivery<TicketTailorEvent>, WebhookError> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) => receiveAt(message, options, now))

/** What a handler of Ticket Tailor's webhooks needs. */
export interface WebhookOptions extends HandlerOptions<TicketTailorEvent> {
  /** The shared secret of the webhook (Settings > API > Webhooks); those of all webhooks that deliver here. */
  readonly secret: string | ReadonlyArray<string>
  /** The box office's name, for the column `events.account`; deliveries do not tell it. */
  readonly account?: string
}

/**
 * Makes a handler of Ticket Tailor's webhooks: it answers every request, and calls `onEvent` with deliveries that are
 * signed with the secret and no more than five minutes old. What it refuses, `onRefused` is told.
 */
export const webhookHandler = ({
  account,
  secret,
  ...options
}: WebhookOptions): ((request: Request) => Promise<Response>) => {
  const given = { secrets: Hmac.secretsOf(secret), account }
  return handler(platform, (message, now) => receiveAt(message, given, now), options)
}
