/**
 * Receiving Tito's webhooks: is a delivery genuine, and what does it tell, in the platform's own words and as canonical
 * rows.
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
import { Effect } from "effect"
import { platform } from "../mapping/Catalogue.ts"
import { decode } from "./Decode.ts"
import type { TitoEvent } from "./Event.ts"
import { type ClaimedEvent, type SignatureOptions, verify } from "./Signature.ts"

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
export { decode } from "./Decode.ts"
export type * from "./Event.ts"
export { type ClaimedEvent, type SignatureOptions, type Tokens, verify } from "./Signature.ts"

/** Checks a delivery's signature, and decodes it. */
export const receive = (
  message: Message,
  options: SignatureOptions,
): Effect.Effect<Delivery<TitoEvent>, WebhookError> => Effect.andThen(verify(message, options), decode(message))

/** What a handler of Tito's webhooks needs. */
export interface WebhookOptions extends HandlerOptions<TitoEvent> {
  /**
   * The security token of the event (Customize > Webhooks, or `security_token` in the API). Each event has its own: give
   * those of all events that deliver here, or a function that finds the one of the event that a delivery says it is of.
   * Whoever knows the address can have that function asked about any event.
   */
  readonly securityToken:
    | string
    | ReadonlyArray<string>
    | ((
        event: ClaimedEvent,
      ) => Promise<string | ReadonlyArray<string> | undefined> | string | ReadonlyArray<string> | undefined)
}

/**
 * Makes a handler of Tito's webhooks: it answers every request, and calls `onEvent` with deliveries that are signed with
 * their event's security token. What it refuses, `onRefused` is told. Tito signs no time, so a delivery that somebody has
 * recorded is as good as new: `seen` is what keeps it from being handled again.
 */
export const webhookHandler = ({
  securityToken,
  ...options
}: WebhookOptions): ((request: Request) => Promise<Response>) => {
  const given: SignatureOptions = {
    securityTokens:
      typeof securityToken === "function"
        ? (event) =>
            Effect.map(
              Effect.promise(async () => securityToken(event)),
              Hmac.secretsOf,
            )
        : Hmac.secretsOf(securityToken),
  }
  return handler(platform, (message) => receive(message, given), options)
}
