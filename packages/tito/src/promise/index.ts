/**
 * Tito with promises and async iterables: the same methods as the Effect client, and no Effect type in sight.
 *
 * @module
 */
import { ClientError } from "@boxport/connector/promise"
import { open, plainReason, settings } from "@boxport/connector/promise/session"
import { Effect, Layer, Redacted, Schema } from "effect"
import { ofConnectorError } from "../api/Error.ts"
import * as Api from "../api/Tito.ts"
import { platform } from "../mapping/Catalogue.ts"
import { methods } from "./Methods.ts"
import type { Tito } from "./Types.ts"

export * from "@boxport/connector/promise"
export type * from "./Types.ts"

/** What the client throws; `reason` says why, with a class and a `_tag` for each case. */
export class TitoError extends ClientError {
  readonly _tag = "TitoError"
}

/** What a client is told. */
export interface TitoOptions {
  /** The account's slug: `acme` in https://ti.to/acme. */
  readonly account: string
  /** A secret API token of id.tito.io; its mode decides whether live or test data is read and written. */
  readonly token: string
  /** Scheme and host of the check-in API; that of `baseUrl` where only that is set. */
  readonly checkinUrl?: string
  /** What errors call it; `tito` by default. */
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

const check = settings(Schema.toType(Api.TitoOptions), "tito", "createTito")

const layerOf = (options: TitoOptions) =>
  Layer.unwrap(
    check({ ...options, token: Redacted.make(options.token) }).pipe(
      Effect.mapError(ofConnectorError),
      Effect.map(Api.Tito.layer),
    ),
  )

/**
 * Makes a client. Options that are wrong show with the first call, as a {@link TitoError}. Connections are kept open
 * between calls: `close()`, or `await using`, ends them.
 */
export const createTito = (options: TitoOptions): Tito => {
  const session = open({
    connection: options.connection ?? platform,
    service: Api.Tito,
    layer: layerOf(options),
    errorOf: ({ connection, operation, reason }) => new TitoError(connection, operation, plainReason(reason)),
  })
  return { ...methods(session), close: session.close, [Symbol.asyncDispose]: session.close }
}
