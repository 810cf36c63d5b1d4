/**
 * The client of a Ticketbutler account: a method for every endpoint.
 *
 * @module
 */
import { Budgets, ConnectorError, connectionSettings, InvalidInput, ofSchemaError, Transport } from "@boxport/connector"
import { Currency } from "@boxport/model"
import { Config, Context, Effect, Layer, Schema } from "effect"
import { ConnectionConfig, makeClient } from "../Connection.ts"
import { platform } from "../mapping/Mapped.ts"
import { ofConnector, type TicketbutlerError } from "./Error.ts"
import { methods, type TicketbutlerClient } from "./Methods.ts"

export type { TicketbutlerClient } from "./Methods.ts"

/** What a client is made from. */
export const TicketbutlerOptions = Schema.Struct({
  host: ConnectionConfig.fields.host,
  token: ConnectionConfig.fields.token,
  ...connectionSettings,
  currency: Schema.optionalKey(
    Schema.String.check(
      Schema.makeFilter((code: string) =>
        Currency.normalize(code) === undefined ? "Expected an ISO 4217 currency code" : undefined,
      ),
    ).annotate({ description: "What the account's prices are in; amounts given as Money must be in it" }),
  ),
  connection: Schema.optionalKey(
    Schema.NonEmptyString.annotate({ description: "What errors and logs call it; ticketbutler by default" }),
  ),
}).annotate({ identifier: "TicketbutlerOptions" })
export type TicketbutlerOptions = typeof TicketbutlerOptions.Type

const checkOptions = Schema.decodeUnknownEffect(Schema.toType(TicketbutlerOptions), {
  errors: "all",
  onExcessProperty: "error",
})

/**
 * A Ticketbutler account.
 *
 * @example
 * const program = Effect.gen(function* () {
 *   const ticketbutler = yield* Ticketbutler
 *   return yield* Stream.runCollect(ticketbutler.events.list({ old: true }))
 * })
 * program.pipe(Effect.provide(Ticketbutler.layer({ host: "acme.ticketbutler.io", token: Redacted.make(key) })))
 */
export class Ticketbutler extends Context.Service<Ticketbutler, TicketbutlerClient>()(
  "@boxport/ticketbutler/Ticketbutler",
) {
  /** Makes a client. All that use one token at one host share the host's request budget. */
  static readonly make = (
    options: TicketbutlerOptions,
  ): Effect.Effect<TicketbutlerClient, TicketbutlerError, Transport | Budgets> =>
    Effect.gen(function* () {
      const { connection = platform } = options
      const { currency, ...given } = yield* Effect.mapError(checkOptions(options), (error) =>
        ofConnector(
          new ConnectorError({
            connection,
            operation: "Ticketbutler.make",
            reason: new InvalidInput({
              problems: ofSchemaError(error),
              hint: "Correct the options of the client.",
            }),
          }),
        ),
      )
      const { send } = yield* makeClient({ ...given, connection, platform })
      return methods({ connection, currency, http: { send } })
    })

  /** A client with everything that it needs. */
  static readonly layer = (options: TicketbutlerOptions): Layer.Layer<Ticketbutler, TicketbutlerError> =>
    Layer.effect(Ticketbutler, Ticketbutler.make(options)).pipe(
      Layer.provide(Layer.mergeAll(Transport.layer, Budgets.layer)),
    )

  /** A client of TICKETBUTLER_HOST with TICKETBUTLER_TOKEN; TICKETBUTLER_CURRENCY and TICKETBUTLER_BASE_URL if there are. */
  static readonly layerConfig: Layer.Layer<Ticketbutler, TicketbutlerError | Config.ConfigError> = Layer.unwrap(
    Effect.gen(function* () {
      const host = yield* Config.String("TICKETBUTLER_HOST")
      const token = yield* Config.Redacted("TICKETBUTLER_TOKEN")
      const currency = yield* Config.option(Config.String("TICKETBUTLER_CURRENCY"))
      const baseUrl = yield* Config.option(Config.String("TICKETBUTLER_BASE_URL"))
      return Ticketbutler.layer({
        host,
        token,
        ...(currency._tag === "Some" ? { currency: currency.value } : {}),
        ...(baseUrl._tag === "Some" ? { baseUrl: baseUrl.value } : {}),
      })
    }),
  )
}
