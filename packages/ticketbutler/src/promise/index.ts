/**
 * Ticketbutler with promises and async iterables: the same methods as the Effect client, and no Effect type in sight.
 *
 * @module
 */
import { ClientError } from "@boxport/connector/promise"
import { open, plainReason, settings } from "@boxport/connector/promise/session"
import { Effect, Layer, Redacted, Schema } from "effect"
import { ofConnector } from "../api/Error.ts"
import * as Api from "../api/Ticketbutler.ts"
import { platform } from "../mapping/Mapped.ts"
import { methods } from "./Methods.ts"
import type { Ticketbutler } from "./Types.ts"

export * from "@boxport/connector/promise"
export type * from "./Types.ts"

/** What the client throws; `reason` says why, with a class and a `_tag` for each case. */
export class TicketbutlerError extends ClientError {
  readonly _tag = "TicketbutlerError"
}

/** What a client is told. */
export interface TicketbutlerOptions {
  /** The account's own host: `acme.ticketbutler.io`. */
  readonly host: string
  /** The API token. */
  readonly token: string
  /** What errors call it; `ticketbutler` by default. */
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

const check = settings(Schema.toType(Api.TicketbutlerOptions), "ticketbutler", "createTicketbutler")

const layerOf = (options: TicketbutlerOptions) =>
  Layer.unwrap(
    check({ ...options, token: Redacted.make(options.token) }).pipe(
      Effect.mapError(ofConnector),
      Effect.map(Api.Ticketbutler.layer),
    ),
  )

/**
 * Makes a client. Options that are wrong show with the first call, as a {@link TicketbutlerError}. Connections are kept open
 * between calls: `close()`, or `await using`, ends them.
 */
export const createTicketbutler = (options: TicketbutlerOptions): Ticketbutler => {
  const session = open({
    connection: options.connection ?? platform,
    service: Api.Ticketbutler,
    layer: layerOf(options),
    errorOf: ({ connection, operation, reason }) => new TicketbutlerError(connection, operation, plainReason(reason)),
  })
  return { ...methods(session), close: session.close, [Symbol.asyncDispose]: session.close }
}
