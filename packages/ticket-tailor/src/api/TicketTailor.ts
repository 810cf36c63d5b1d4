/**
 * The client of a box office as a service.
 *
 * @module
 */
import { Budgets, ConnectorError, connectionSettings, InvalidInput, ofSchemaError, Transport } from "@boxport/connector"
import { Config, Context, Effect, Layer, Option, Result, Schema } from "effect"
import { makeHttp } from "../Connection.ts"
import { ofConnectorError } from "./Error.ts"
import { makeMethods, type TicketTailorClient } from "./Methods.ts"
import { Currency } from "./operations/Common.ts"

/** What a client is told. */
export const TicketTailorOptions = Schema.Struct({
  /** The API key of the box office (Box office settings > API), `sk_…`. */
  apiKey: Schema.Redacted(Schema.NonEmptyString),
  /** What errors call it; `ticket-tailor` by default. */
  connection: Schema.optionalKey(Schema.NonEmptyString),
  /** What amounts given as money must be in, where a body does not say; any by default. */
  currency: Schema.optionalKey(Currency),
  ...connectionSettings,
})
export type TicketTailorOptions = typeof TicketTailorOptions.Type

const checked = Schema.decodeUnknownResult(Schema.toType(TicketTailorOptions), {
  errors: "all",
  onExcessProperty: "error",
})

const name = "ticket-tailor"

/**
 * A typed client for the whole API of Ticket Tailor.
 *
 * @example
 * const program = Effect.gen(function* () {
 *   const tickets = yield* TicketTailor
 *   return yield* tickets.orders.list({ created_at: { gte: 1767225600 } }).pipe(Stream.runCount)
 * }).pipe(Effect.provide(TicketTailor.layerConfig))
 */
export class TicketTailor extends Context.Service<TicketTailor, TicketTailorClient>()(
  "@boxport/ticket-tailor/TicketTailor",
) {
  /** Makes a client. All that use the same key at the same host share one request budget. */
  static readonly make = Effect.fnUntraced(function* (options: TicketTailorOptions) {
    const settings = checked(options)
    if (Result.isFailure(settings)) {
      return yield* ofConnectorError(
        new ConnectorError({
          connection: options.connection ?? name,
          operation: "TicketTailor.make",
          reason: new InvalidInput({
            problems: ofSchemaError(settings.failure),
            hint: "Correct the client's options.",
          }),
        }),
      )
    }
    const { connection = name, currency, ...rest } = settings.success
    const http = yield* makeHttp({ connection, ...rest })
    return TicketTailor.of(makeMethods({ connection, currency, http }))
  })

  /** A client with a wire and a budget of its own. */
  static readonly layer = (options: TicketTailorOptions) =>
    Layer.effect(TicketTailor, TicketTailor.make(options)).pipe(
      Layer.provide(Layer.mergeAll(Transport.layer, Budgets.layer)),
    )

  /**
   * A client set by the environment: `TICKET_TAILOR_API_KEY`, and where they are there `TICKET_TAILOR_BASE_URL` and
   * `TICKET_TAILOR_CURRENCY`.
   */
  static readonly layerConfig = Layer.unwrap(
    Effect.map(
      Config.all({
        apiKey: Config.Redacted("API_KEY"),
        baseUrl: Config.option(Config.String("BASE_URL")),
        currency: Config.option(Config.Literals(Currency.literals, "CURRENCY")),
      }).pipe(Config.nested("TICKET_TAILOR")),
      ({ apiKey, baseUrl, currency }) =>
        TicketTailor.layer({
          apiKey,
          ...(Option.isSome(baseUrl) ? { baseUrl: baseUrl.value } : {}),
          ...(Option.isSome(currency) ? { currency: currency.value } : {}),
        }),
    ),
  )
}
