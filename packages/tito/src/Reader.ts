/**
 * Reading Tito's lists and single records: the one place that knows how they are wrapped.
 *
 * @module
 */
import { ConnectorError, type Endpoint, type Http, Lenient, UnexpectedAnswer } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { Effect, LogLevel, References } from "effect"
import type { Clients } from "./Connection.ts"
import { Dialect } from "./paging/Dialect.ts"
import { type Envelope, envelopeOf, metaOf } from "./paging/Envelope.ts"
import { Listing, type ListSpec, type Wire } from "./paging/Listing.ts"
import { PageSizes } from "./paging/PageSizes.ts"

/** Reads of one connection. */
export interface Reader {
  /** One record, under its singular. */
  readonly one: (endpoint: Endpoint, path: string, key: string) => Effect.Effect<JsonObject, ConnectorError>
  /** A list, to be read once. */
  readonly list: (spec: ListSpec) => Listing
  /** What the check-in API answers: a record or a bare list (notes 1.1). */
  readonly checkin: (
    endpoint: Endpoint,
    path: string,
    query: ReadonlyArray<readonly [string, string]>,
  ) => Effect.Effect<Json, ConnectorError>
}

/** The path holds the slug of a check-in list, which is as good as a password: not even debug logs show it. */
const quietly = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(References.MinimumLogLevel, (level) =>
    Effect.provideService(effect, References.MinimumLogLevel, LogLevel.isGreaterThan(level, "Info") ? level : "Info"),
  )

/** Makes the reads of a connection. */
export const make = (connection: string, clients: Clients): Reader => {
  const unexpected = (endpoint: Endpoint, details: string) =>
    new ConnectorError({
      connection,
      operation: `GET ${endpoint.path}`,
      reason: new UnexpectedAnswer({ details, hint: "Check the connection's baseUrl." }),
    })

  const page =
    (http: Http.Http): Wire["patient"] =>
    ({ endpoint, path }, query) =>
      Effect.flatMap(http.read({ endpoint, path, query }), (json): Effect.Effect<Envelope, ConnectorError> => {
        const envelope = envelopeOf(json, endpoint.resource)
        return envelope === undefined
          ? Effect.fail(unexpected(endpoint, `a list without its ${endpoint.resource}`))
          : Effect.succeed(envelope)
      })

  const wire: Wire = { patient: page(clients.admin), hasty: page(clients.hasty) }
  const learnt = { dialect: new Dialect(), sizes: new PageSizes(), newStates: new Map<string, ReadonlyArray<string>>() }

  return {
    one: (endpoint, path, key) =>
      Effect.flatMap(
        clients.admin.read({ endpoint, path, query: learnt.dialect.words(endpoint.resource, [], true) }),
        (json) => {
          if (!Lenient.isObject(json)) return Effect.fail(unexpected(endpoint, "something else than a record"))
          learnt.dialect.heard(metaOf(json))
          const record = json[key] ?? json
          return Lenient.isObject(record)
            ? Effect.succeed(record)
            : Effect.fail(unexpected(endpoint, "something else than a record"))
        },
      ),
    list: (spec) => new Listing(spec, wire, learnt),
    checkin: (endpoint, path, query) => quietly(clients.checkin.read({ endpoint, path, query })),
  }
}
