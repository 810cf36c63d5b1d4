/**
 * A connection to a Ticketbutler account: its settings, and the clients they make.
 *
 * @module
 */
import {
  Budgets,
  connectionSettings,
  Http,
  isLoopback,
  Pacing,
  Transport,
  type TransportAnswer,
} from "@boxport/connector"
import { Effect, Option, Random, Redacted, Schema } from "effect"
import { operations } from "./api/operations/index.ts"
import { withBodies } from "./api/Words.ts"
import { type Bulk, makeBulk } from "./Bulk.ts"
import { platform } from "./mapping/Mapped.ts"

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
const hostForm = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})+$`, "i")

/** A host name without scheme, port or path. */
const Host = Schema.String.check(
  Schema.makeFilter((text: string) =>
    hostForm.test(text) ? undefined : "is not a host name; write it alone, such as acme.ticketbutler.io",
  ),
).annotate({
  title: "Host",
  description: "The account's own host, without https:// and without a path: acme.ticketbutler.io",
})

const patternOf = Option.liftThrowable((text: string) => new RegExp(text, "iu"))

const TitlePattern = Schema.NonEmptyString.check(
  Schema.makeFilter((text: string) =>
    Option.isSome(patternOf(text)) ? undefined : "is not a regular expression as JavaScript knows them",
  ),
).annotate({ description: "A regular expression for titles, in which case does not matter: ^Hoodie|T-shirt" })

/** What a configuration says about a Ticketbutler connection. */
export const ConnectionConfig = Schema.Struct({
  platform: Schema.Literal(platform),
  host: Host,
  token: Schema.Redacted(Schema.NonEmptyString).annotate({
    description: "An API key of the account (General settings > API access)",
  }),
  merchandise: Schema.optionalKey(
    Schema.Struct({ titlePattern: TitlePattern }).annotate({
      description: "Which ticket types admit nobody: those of such a title that ask their holders nothing",
    }),
  ),
  ...connectionSettings,
})
export type ConnectionConfig = typeof ConnectionConfig.Type

/** A connection with the name it has in the configuration. */
export type ConnectionOptions = ConnectionConfig & { readonly connection: string }

/** Where the API of a connection is. */
export const urlOf = ({ baseUrl, host }: Pick<ConnectionOptions, "baseUrl" | "host">): URL =>
  new URL(baseUrl ?? `https://${host}`)

/** Titles under which things are sold that let nobody in (platform notes 4: "Hoodie Black - 2XL"). */
const usualMerchandise = /\bmerch(?:andise)?\b|\bt-?shirts?\b|\bhood(?:ie|y)s?\b|\bsweatshirts?\b|\btote ?bags?\b/iu

/** Whether a title is one under which things are sold that let nobody in. */
export const merchandiseTitles = ({ merchandise }: ConnectionConfig): ((title: string) => boolean) => {
  const own = merchandise === undefined ? Option.none<RegExp>() : patternOf(merchandise.titlePattern)
  const pattern = Option.getOrElse(own, () => usualMerchandise)
  return (title) => pattern.test(title)
}

/**
 * Ticketbutler documents 429 and no number, and nobody has reported one (platform notes 3). Half a second between
 * requests, one at a time, is what we allow ourselves; on the machine itself there is nobody to spare.
 */
export const modestPace: Pacing.Pace = { requests: 1, perSeconds: 0.5 }

/**
 * How long an answer may take. The platform's own front gives up on it after 120 seconds (platform notes 0.1), so
 * waiting for longer brings nothing.
 */
export const answerTimeoutMillis = 125_000

/** Pauses of at least half a minute, as a platform that struggles needs them (platform notes 0.2). */
const patience: Http.Patience = { attempts: 3, pauseMillis: 60_000, refusals: 12, timeoutMillis: answerTimeoutMillis }

/** No header tells of a limit: a refusal and perhaps how long to wait is all there is. */
export const observe = (answer: TransportAnswer): Pacing.Observation => ({
  ...Pacing.silent,
  refused: answer.status === 429,
  retryAfterSeconds: Http.retryAfterSeconds(answer),
})

/** The client of a connection. */
export interface Client {
  /** A read that may be tried again, twice, after pauses of half a minute and more. */
  readonly read: Http.Http["read"]
  /** The same, entry by entry. */
  readonly entries: Http.Http["entries"]
  readonly bulk: Bulk
  /** Any request, under the same rules; of those that cost the platform much, each is sent once. */
  readonly send: Http.Http["send"]
  readonly usage: Http.Http["usage"]
}

/** Makes the client of a connection. Whatever uses the same token at the same host shares one budget. */
export const makeClient = Effect.fnUntraced(function* (options: ConnectionOptions) {
  const { connection, limits, token } = options
  const baseUrl = urlOf(options)
  const budgets = yield* Budgets
  const budget = yield* budgets.of(baseUrl.origin, token, {
    concurrency: limits?.concurrency ?? 1,
    pace: limits === undefined ? null : { requests: limits.requests, perSeconds: limits.perSeconds },
    fallback: isLoopback(baseUrl.hostname) ? null : modestPace,
  })
  const common = {
    connection,
    baseUrl,
    headers: {
      accept: "application/json",
      "user-agent": "boxport",
      // Seed 002, Authentication.
      authorization: Redacted.make(`Token ${Redacted.value(token)}`),
    },
    budget,
    observe,
  }
  const transport = withBodies(yield* Transport)
  const make = (ofPatience: Http.Patience) =>
    Http.make({ ...common, patience: ofPatience }).pipe(Effect.provideService(Transport, transport))
  const patient = yield* make(patience)
  const hasty = yield* make({ ...patience, attempts: 1 })

  const pause = Effect.gen(function* () {
    const jitter = 1 - (yield* Random.next) / 2
    yield* Effect.logInfo(`${connection}: the orders of an event did not come; trying once more`)
    yield* Effect.sleep(patience.pauseMillis * jitter)
  })

  const client: Client = {
    read: patient.read,
    entries: patient.entries,
    send: (call) => (call.endpoint.name === operations.listEventOrders.name ? hasty : patient).send(call),
    bulk: makeBulk({ connection, http: hasty, pause }),
    usage: Effect.map(Effect.all([patient.usage, hasty.usage]), ([a, b]) => {
      const byResource: { [resource: string]: number } = { ...a.byResource }
      for (const [resource, requests] of Object.entries(b.byResource)) {
        byResource[resource] = (byResource[resource] ?? 0) + requests
      }
      return { requests: a.requests + b.requests, byResource, budget: a.budget }
    }),
  }
  return client
})
