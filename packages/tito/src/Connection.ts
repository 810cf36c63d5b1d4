/**
 * A connection to a Tito account: its settings, and the clients they make.
 *
 * @module
 */
import {
  BaseUrl,
  Budgets,
  connectionSettings,
  Http,
  isLoopback,
  Pacing,
  type TransportAnswer,
} from "@boxport/connector"
import { Effect, Redacted, Schema } from "effect"
import { platform } from "./mapping/Catalogue.ts"

/** What a configuration says about a Tito connection. */
export const ConnectionConfig = Schema.Struct({
  platform: Schema.Literal(platform),
  account: Schema.NonEmptyString.annotate({ description: "The account's slug: acme in https://ti.to/acme" }),
  token: Schema.Redacted(Schema.NonEmptyString).annotate({
    description: "A secret API token of id.tito.io; its mode decides whether live or test data is read",
  }),
  checkinUrl: Schema.optionalKey(BaseUrl).annotate({
    description: "Scheme and host of the check-in API; that of baseUrl where only that is set",
  }),
  ...connectionSettings,
})
export type ConnectionConfig = typeof ConnectionConfig.Type

/** A connection with the name it has in the configuration. */
export type ConnectionOptions = ConnectionConfig & { readonly connection: string }

const productionUrl = "https://api.tito.io"

/** Where the Admin API of a connection is. */
export const adminUrlOf = ({ baseUrl }: Pick<ConnectionOptions, "baseUrl">): URL => new URL(baseUrl ?? productionUrl)

const productionCheckinUrl = "https://checkin.tito.io"

/**
 * Tito documents 429 and no number (seed 003, HTTP Status Codes), and no answer on record names a limit (notes 3). Two
 * requests a second over a minute, one at a time, is what we allow ourselves; on the machine itself there is nobody to
 * spare.
 */
export const modestPace: Pacing.Pace = { requests: 120, perSeconds: 60 }

/** No header tells of a limit: a refusal and perhaps how long to wait is all there is. */
export const observe = (answer: TransportAnswer): Pacing.Observation => ({
  ...Pacing.silent,
  refused: answer.status === 429,
  retryAfterSeconds: Http.retryAfterSeconds(answer),
})

/** The clients of a connection. */
export interface Clients {
  /** The Admin API, with retries. */
  readonly admin: Http.Http
  /** The same, failing at once: for pages that may be too large for the platform, where asking again helps nobody. */
  readonly hasty: Http.Http
  /** The check-in API. It gets no credential. */
  readonly checkin: Http.Http
}

/** Makes the clients of a connection. Whatever uses the same token at the same host shares one budget. */
export const makeClients = Effect.fnUntraced(function* (options: ConnectionOptions) {
  const { connection, limits, token } = options
  const adminUrl = adminUrlOf(options)
  // Somebody who points the connection at a twin or a proxy does not want the real host to hear of it.
  const checkinUrl = new URL(options.checkinUrl ?? options.baseUrl ?? productionCheckinUrl)
  const budgets = yield* Budgets
  const budgetAt = (origin: URL, credential: Redacted.Redacted<string>) =>
    budgets.of(origin.origin, credential, {
      concurrency: limits?.concurrency ?? 1,
      pace: limits === undefined ? null : { requests: limits.requests, perSeconds: limits.perSeconds },
      fallback: isLoopback(origin.hostname) ? null : modestPace,
    })
  const common = { accept: "application/json", "user-agent": "boxport" }
  const admin = {
    connection,
    baseUrl: adminUrl,
    // Seed 003, Headers.
    headers: { ...common, authorization: Redacted.make(`Token token=${Redacted.value(token)}`) },
    budget: yield* budgetAt(adminUrl, token),
    observe,
  }
  const clients: Clients = {
    admin: yield* Http.make({ ...admin, patience: Http.patience }),
    hasty: yield* Http.make({ ...admin, patience: { ...Http.patience, attempts: 1 } }),
    checkin: yield* Http.make({
      connection,
      baseUrl: checkinUrl,
      headers: common,
      // The token only tells budgets apart; it is not sent.
      budget: yield* budgetAt(checkinUrl, Redacted.make(`checkin ${Redacted.value(token)}`)),
      observe,
      patience: Http.patience,
    }),
  }
  return clients
})

/** What all clients of a connection have sent together. */
export const usageOf = ({ admin, checkin, hasty }: Clients): Http.Http["usage"] =>
  Effect.map(Effect.all([admin.usage, hasty.usage, checkin.usage]), (usages) => {
    const byResource: { [resource: string]: number } = {}
    for (const usage of usages) {
      for (const [resource, requests] of Object.entries(usage.byResource)) {
        byResource[resource] = (byResource[resource] ?? 0) + requests
      }
    }
    return {
      requests: usages.reduce((total, { requests }) => total + requests, 0),
      byResource,
      budget: usages[0].budget,
    }
  })
