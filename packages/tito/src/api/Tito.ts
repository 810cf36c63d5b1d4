/**
 * The client of a Tito account as a service.
 *
 * @module
 */
import {
  BaseUrl,
  Budgets,
  ConnectorError,
  connectionSettings,
  InvalidInput,
  ofSchemaError,
  Transport,
} from "@boxport/connector"
import { Config, Context, Effect, Layer, Option, Result, Schema } from "effect"
import { makeClients } from "../Connection.ts"
import { platform } from "../mapping/Catalogue.ts"
import { ofConnectorError } from "./Error.ts"
import { CurrencyCode } from "./Inputs.ts"
import { makeMethods, type TitoClient } from "./Methods.ts"

/** What a client is told. */
export const TitoOptions = Schema.Struct({
  /** The account's slug: `acme` in https://ti.to/acme. */
  account: Schema.NonEmptyString,
  /** A secret API token of id.tito.io; its mode decides whether live or test data is read and written. */
  token: Schema.Redacted(Schema.NonEmptyString),
  /** What errors call it; `tito` by default. */
  connection: Schema.optionalKey(Schema.NonEmptyString),
  /** What amounts given as money must be in; any by default, since every event has a currency of its own. */
  currency: Schema.optionalKey(CurrencyCode),
  /** Scheme and host of the check-in API; that of `baseUrl` where only that is set. */
  checkinUrl: Schema.optionalKey(BaseUrl),
  ...connectionSettings,
})
export type TitoOptions = typeof TitoOptions.Type

const checked = Schema.decodeUnknownResult(Schema.toType(TitoOptions), { errors: "all", onExcessProperty: "error" })

const setting = (name: string) => Config.option(Config.String(name))

/**
 * A typed client for the whole API of Tito: the Admin API, and under `checkin` the check-in API.
 *
 * @example
 * const program = Effect.gen(function* () {
 *   const tito = yield* Tito
 *   const event = yield* tito.events.create({ body: { title: "Conf", start_date: "2027-05-01" } })
 *   return yield* tito.tickets.list({ event_slug: "last-year", expand: ["answers"] }).pipe(Stream.runCount)
 * }).pipe(Effect.provide(Tito.layerConfig))
 */
export class Tito extends Context.Service<Tito, TitoClient>()("@boxport/tito/Tito") {
  /** Makes a client. All that use the same token at the same host share one request budget. */
  static readonly make = Effect.fnUntraced(function* (options: TitoOptions) {
    const settings = checked(options)
    if (Result.isFailure(settings)) {
      return yield* ofConnectorError(
        new ConnectorError({
          connection: options.connection ?? platform,
          operation: "Tito.make",
          reason: new InvalidInput({
            problems: ofSchemaError(settings.failure),
            hint: "Correct the client's options.",
          }),
        }),
      )
    }
    const { connection = platform, currency, ...rest } = settings.success
    const clients = yield* makeClients({ platform, connection, ...rest })
    return Tito.of(makeMethods({ connection, account: rest.account, currency, clients }))
  })

  /** A client with a wire and a budget of its own. */
  static readonly layer = (options: TitoOptions) =>
    Layer.effect(Tito, Tito.make(options)).pipe(Layer.provide([Transport.layer, Budgets.layer]))

  /**
   * A client set by the environment: `TITO_ACCOUNT` and `TITO_TOKEN`, and where they are there `TITO_BASE_URL`,
   * `TITO_CHECKIN_URL` and `TITO_CURRENCY`.
   */
  static readonly layerConfig = Layer.unwrap(
    Effect.map(
      Config.all({
        account: Config.NonEmptyString("ACCOUNT"),
        token: Config.Redacted("TOKEN"),
        baseUrl: setting("BASE_URL"),
        checkinUrl: setting("CHECKIN_URL"),
        currency: setting("CURRENCY"),
      }).pipe(Config.nested("TITO")),
      ({ account, baseUrl, checkinUrl, currency, token }) =>
        Tito.layer({
          account,
          token,
          ...(Option.isSome(baseUrl) ? { baseUrl: baseUrl.value } : {}),
          ...(Option.isSome(checkinUrl) ? { checkinUrl: checkinUrl.value } : {}),
          ...(Option.isSome(currency) ? { currency: currency.value } : {}),
        }),
    ),
  )
}
