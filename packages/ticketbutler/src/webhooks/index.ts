/**
 * Receiving Ticketbutler's webhooks. They are not signed: the platform is asked for what each tells of, and what it has is
 * given on, in its own words and as canonical rows. An address that nobody can guess is what keeps others away.
 *
 * `webhookHandler` is for any server that speaks fetch's `Request` and `Response`, and knows nothing of Effect. `receive`
 * is the same as an Effect, and `decode` and `confirm` are its two halves.
 *
 * @module
 */
import { type Delivery, handler, type HandlerOptions, type Message, WebhookError } from "@boxport/connector/webhooks"
import { Effect } from "effect"
import { platform } from "../mapping/Mapped.ts"
import { confirm, type ConfirmOptions } from "./Confirm.ts"
import { decode } from "./Decode.ts"
import type { TicketbutlerEvent } from "./Event.ts"
import { ofPlain, type PlainReads } from "./Reads.ts"

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
export { confirm, type ConfirmOptions } from "./Confirm.ts"
export { decode } from "./Decode.ts"
export type * from "./Event.ts"
export type { Get, PlainGet, PlainReads, Reads } from "./Reads.ts"

/** Decodes a delivery, and asks the platform for what it tells of. */
export const receive = <E>(
  message: Message,
  options: ConfirmOptions<E>,
): Effect.Effect<Delivery<TicketbutlerEvent>, WebhookError> =>
  Effect.flatMap(decode(message), (event) =>
    Effect.mapError(confirm(event, message.body, options), (reason) => new WebhookError({ platform, reason })),
  )

/** What a handler of Ticketbutler's webhooks needs. */
export interface WebhookOptions extends HandlerOptions<TicketbutlerEvent> {
  /** What `createTicketbutler` makes, or as much of it as is needed: one request a delivery, up to three for tickets. */
  readonly client: PlainReads
  /** The account's host, for the column `events.account`; deliveries do not tell it. */
  readonly host?: string
  /** What the account's prices are in: only the list of events tells. Without it amounts stay in `extra`. */
  readonly currency?: string
}

/**
 * Makes a handler of Ticketbutler's webhooks: it answers every request, and calls `onEvent` with deliveries whose event,
 * order or ticket the platform has. Look at `event.confirmation` before doing what cannot be undone.
 */
export const webhookHandler = ({
  client,
  currency,
  host,
  ...options
}: WebhookOptions): ((request: Request) => Promise<Response>) => {
  const given = { client: ofPlain(client), host, currency }
  return handler(platform, (message) => receive(message, given), options)
}
