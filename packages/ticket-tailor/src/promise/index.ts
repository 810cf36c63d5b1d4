/**
 * Ticket Tailor with promises and async iterables: the same methods as the Effect client, and no Effect type in sight.
 *
 * @module
 */
import { ClientError } from "@boxport/connector/promise"
import { open, plainReason, settings } from "@boxport/connector/promise/session"
import { Effect, Layer, Redacted, Schema } from "effect"
import { ofConnectorError } from "../api/Error.ts"
import * as Api from "../api/TicketTailor.ts"
import { platform } from "../mapping/Catalogue.ts"
import { methods } from "./Methods.ts"
import type { TicketTailor } from "./Types.ts"

export * from "@boxport/connector/promise"
export type * from "./Types.ts"

/** What the client throws; `reason` says why, with a class and a `_tag` for each case. */
export class TicketTailorError extends ClientError {
  readonly _tag = "TicketTailorError"
}

/** What a client is told. */
export interface TicketTailorOptions {
  /** The API key of the box office (Box office settings > API), `sk_…`. */
  readonly apiKey: string
  /** What errors call it; `ticket-tailor` by default. */
  readonly connection?: string
  /** What amounts given as money must be in, where a body does not say; any by default. */
  readonly currency?: string
  /** Scheme and host of another place to ask: a proxy, or a twin on this machine. */
  readonly baseUrl?: string
  /** Pacing where the platform's own headers do not set it. */
  readonly limits?: {
    /** Requests allowed in any stretch of `perSeconds`. */
    readonly requests: number
    readonly perSeconds: number
    /** Requests under way at once. */
    readonly concurrency?: number
  }
}

const check = settings(Schema.toType(Api.TicketTailorOptions), "ticket-tailor", "createTicketTailor")

const layerOf = (options: TicketTailorOptions) =>
  Layer.unwrap(
    check({ ...options, apiKey: Redacted.make(options.apiKey) }).pipe(
      Effect.mapError(ofConnectorError),
      Effect.map(Api.TicketTailor.layer),
    ),
  )

/**
 * Makes a client. Options that are wrong show with the first call, as a {@link TicketTailorError}. Connections are kept open
 * between calls: `close()`, or `await using`, ends them.
 */
export const createTicketTailor = (options: TicketTailorOptions): TicketTailor => {
  const session = open({
    connection: options.connection ?? platform,
    service: Api.TicketTailor,
    layer: layerOf(options),
    errorOf: ({ connection, operation, reason }) => new TicketTailorError(connection, operation, plainReason(reason)),
  })
  return { ...methods(session), close: session.close, [Symbol.asyncDispose]: session.close }
}
