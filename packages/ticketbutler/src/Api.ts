/**
 * Ticketbutler endpoint by endpoint: one method for every read, giving native records.
 *
 * @module
 */
import {
  type ConnectorError,
  type Endpoint,
  fillPath,
  ofSchemaError,
  type Paging,
  type PathParameters,
} from "@boxport/connector"
import type { Json } from "@boxport/model"
import { Effect, Schema } from "effect"
import { type ConnectionOptions, makeClient } from "./Connection.ts"
import { type EndpointName, endpoints } from "./Endpoints.ts"
import * as Reader from "./Reader.ts"
import { Event, Question, QuestionCollection, TicketType, TicketTypeQuestions } from "./resources/Event.ts"
import { EventOrders, Order } from "./resources/Order.ts"
import { DiscountCode, Newsletter, Webhook } from "./resources/Platform.ts"
import { Answers, Ticket } from "./resources/Ticket.ts"

/** An endpoint whose path is known to the compiler. */
type At<Path extends string> = Endpoint & { readonly path: Path }

/** Reads that may be sent at any time. The report of a month's orders is none: it mails people. */
export type ReadName = Exclude<EndpointName, "mailOrdersReport">

/**
 * Makes the reads of a connection. An answer of another shape than the endpoint's fails with its first problem's path,
 * never with what it holds; keys that are not known to us are left out.
 */
export const makeApi = Effect.fnUntraced(function* (options: ConnectionOptions) {
  const client = yield* makeClient(options)
  const reader = Reader.make(options.connection, client)

  const decode = <A>(endpoint: Endpoint, schema: Schema.ConstraintDecoder<A>) => {
    const decoded = Schema.decodeUnknownEffect(schema, { errors: "all" })
    return (json: Json | ReadonlyArray<Json>): Effect.Effect<A, ConnectorError> =>
      Effect.mapError(decoded(json), (error) => {
        const [first] = ofSchemaError(error)
        return reader.unexpected(endpoint, `${first?.path ?? "it"}: ${first?.reason ?? "is of another shape"}`)
      })
  }
  const one = <const Path extends string, A>(endpoint: At<Path>, schema: Schema.ConstraintDecoder<A>) => {
    const decoded = decode(endpoint, schema)
    return (parameters: PathParameters<Path>): Effect.Effect<A, ConnectorError> =>
      Effect.flatMap(reader.any(endpoint, fillPath(endpoint.path, parameters)), decoded)
  }
  const list = <const Path extends string, A>(endpoint: At<Path>, schema: Schema.ConstraintDecoder<A>) => {
    const decoded = decode(endpoint, Schema.Array(schema))
    return (
      parameters: PathParameters<Path>,
      query: Paging.Position = [],
    ): Effect.Effect<ReadonlyArray<A>, ConnectorError> =>
      Effect.flatMap(reader.all(endpoint, fillPath(endpoint.path, parameters), query), ({ others, records }) =>
        decoded([...records, ...others]),
      )
  }

  return {
    ping: one(endpoints.ping, Schema.Unknown),
    listEvents: list(endpoints.listEvents, Event),
    getEvent: one(endpoints.getEvent, Event),
    listTicketTypes: list(endpoints.listTicketTypes, TicketType),
    getTicketType: one(endpoints.getTicketType, TicketType),
    listTicketTypeQuestions: one(endpoints.listTicketTypeQuestions, TicketTypeQuestions),
    listPurchaseQuestions: one(endpoints.listPurchaseQuestions, QuestionCollection),
    getQuestion: one(endpoints.getQuestion, Question),
    listEventOrders: one(endpoints.listEventOrders, EventOrders),
    getOrder: one(endpoints.getOrder, Order),
    getOrderAnswers: one(endpoints.getOrderAnswers, Answers),
    listTickets: list(endpoints.listTickets, Ticket),
    getTicket: one(endpoints.getTicket, Ticket),
    getTicketAnswers: one(endpoints.getTicketAnswers, Answers),
    listTicketQuestions: list(endpoints.listTicketQuestions, Question),
    listUnansweredQuestions: list(endpoints.listUnansweredQuestions, Question),
    listEventDiscountCodes: list(endpoints.listEventDiscountCodes, DiscountCode),
    listEventDiscountCode: list(endpoints.listEventDiscountCode, DiscountCode),
    listDiscountCodes: list(endpoints.listDiscountCodes, DiscountCode),
    listDiscountCode: list(endpoints.listDiscountCode, DiscountCode),
    listNewsletters: list(endpoints.listNewsletters, Newsletter),
    webhookAccess: one(endpoints.webhookAccess, Schema.Unknown),
    listWebhookActions: list(endpoints.listWebhookActions, Schema.String),
    listWebhooks: list(endpoints.listWebhooks, Webhook),
    getWebhook: one(endpoints.getWebhook, Webhook),
  } satisfies { readonly [Name in ReadName]: unknown }
})

/** The reads of a connection. */
export type Api = Effect.Success<ReturnType<typeof makeApi>>
