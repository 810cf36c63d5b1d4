/**
 * A connection to a box office: its settings, and the client they make.
 *
 * @module
 */
import {
  Budgets,
  type Budget,
  connectionSettings,
  Http,
  isLoopback,
  type Pacing,
  type TransportAnswer,
} from "@boxport/connector"
import { Effect, Redacted, Schema } from "effect"
import { platform } from "./mapping/Catalogue.ts"

/** What a configuration says about a Ticket Tailor connection. */
export const ConnectionConfig = Schema.Struct({
  platform: Schema.Literal(platform),
  apiKey: Schema.Redacted(
    Schema.NonEmptyString.annotate({ description: "The API key of the box office (Box office settings > API), sk_…" }),
  ),
  ...connectionSettings,
})
export type ConnectionConfig = typeof ConnectionConfig.Type

/** A connection with the name it has in the configuration. */
export type ConnectionOptions = ConnectionConfig & { readonly connection: string }

const productionUrl = "https://api.tickettailor.com"

/** Where the API of a connection is. */
export const urlOf = ({ baseUrl }: Pick<ConnectionOptions, "baseUrl">): URL => new URL(baseUrl ?? productionUrl)

/**
 * The documented limit per box office, which holds until an answer's headers name the real one (platform notes 2, Rate
 * limits; the seed's 2000 an hour is older).
 */
export const documentedPace: Pacing.Pace = { requests: 5000, perSeconds: 1800 }

/** What the headers of seed 000, Rate limiting say. `X-Rate-Limit-Reset` is seconds left, not a time. */
export const observe = (answer: TransportAnswer): Pacing.Observation => ({
  limit: Http.headerNumber(answer, "x-rate-limit-limit"),
  remaining: Http.headerNumber(answer, "x-rate-limit-remaining"),
  resetSeconds: Http.headerNumber(answer, "x-rate-limit-reset"),
  refused: answer.status === 429,
  retryAfterSeconds: Http.retryAfterSeconds(answer),
})

/** What the client of a connection is made of. */
export type HttpSettings = Pick<ConnectionOptions, "connection" | "apiKey" | "baseUrl" | "limits">

/** The client of a connection. Everything that uses the same key at the same host shares one budget. */
export const makeHttp = Effect.fnUntraced(function* (options: HttpSettings) {
  const { apiKey, connection, limits } = options
  const baseUrl = urlOf(options)
  const budgets = yield* Budgets
  const budget: Budget = yield* budgets.of(baseUrl.origin, apiKey, {
    concurrency: limits?.concurrency ?? 4,
    pace: limits === undefined ? null : { requests: limits.requests, perSeconds: limits.perSeconds },
    // A server on this machine is a twin or a proxy: what it does not say does not hold.
    fallback: isLoopback(baseUrl.hostname) ? null : documentedPace,
  })
  return yield* Http.make({
    connection,
    baseUrl,
    headers: {
      accept: "application/json",
      "user-agent": "boxport",
      // The key is the user name of HTTP Basic, without a password (seed 000, Authentication).
      authorization: Redacted.make(`Basic ${Buffer.from(`${Redacted.value(apiKey)}:`).toString("base64")}`),
    },
    budget,
    observe,
    patience: Http.patience,
  })
})
