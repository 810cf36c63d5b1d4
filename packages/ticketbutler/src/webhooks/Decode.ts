/**
 * From the bytes of a delivery to what it says happened. Nothing of that is to be believed: see `Confirm.ts`.
 *
 * @module
 */
import { Lenient, type Problem } from "@boxport/connector/mapping"
import {
  type Message,
  parse,
  problemsText,
  type Reader,
  reader,
  type Reason,
  textIn,
  UnexpectedBody,
  WebhookError,
} from "@boxport/connector/webhooks"
import type { Json } from "@boxport/model"
import { Effect, Result, Schema } from "effect"
import { platform } from "../mapping/Mapped.ts"
import { Envelope, EventData, NewsletterData, PurchaseData, type TicketbutlerEvent } from "./Event.ts"

const readEnvelope = reader(Envelope)
const readEvent = reader(EventData)
const readPurchase = reader(PurchaseData)
const readNewsletter = reader(NewsletterData)
const readTicket = reader(Schema.JsonObject)

type Delivered = Omit<Extract<TicketbutlerEvent, { readonly _tag: "all" }>, "_tag" | "data">

const unknown = (delivered: Delivered, data: Json, problems: ReadonlyArray<Problem>): TicketbutlerEvent => ({
  ...delivered,
  _tag: "Unknown",
  data,
  problems,
})

const named = (delivered: Delivered, data: Json): TicketbutlerEvent => {
  const as = <Tag extends string, A>(tag: Tag, read: Reader<A>) =>
    Result.match(read(data), {
      onFailure: (problems) => unknown(delivered, data, problems),
      onSuccess: (known) => ({ ...delivered, _tag: tag, data: known }),
    })
  const action = delivered.action.toLowerCase()
  switch (action) {
    case "event.added":
    case "event.updated":
    case "event.removed":
    case "event.all":
      return as(action, readEvent)
    case "purchase.paid":
    case "purchase.cancelled":
    case "purchase.refunded":
    case "purchase.all":
      return as(action, readPurchase)
    case "purchase.newsletter":
      return as(action, readNewsletter)
    case "ticket.checkin":
    case "ticket.paid":
    case "ticket.refund":
    case "ticket.updated":
      return as(action, readTicket)
    case "all":
      return { ...delivered, _tag: action, data }
    default:
      return unknown(delivered, data, [])
  }
}

const decoded = (json: Json): Result.Result<TicketbutlerEvent, Reason> =>
  Result.map(
    Result.mapError(
      readEnvelope(json),
      (problems) =>
        new UnexpectedBody({ details: problemsText(problems), hint: "Is it Ticketbutler that delivers here?" }),
    ),
    ({ action, id, live, scope, uuid }) => {
      const envelope = Lenient.isObject(json) ? json : {}
      const delivered: Delivered = {
        action: String(action),
        uuid: Lenient.text(uuid) ?? Lenient.text(id),
        scope: Lenient.text(scope),
        live: Lenient.flag(live),
        whitelabel: textIn(envelope, "whitelabel"),
        team: envelope["team"] ?? null,
        confirmation: "unconfirmed",
        record: null,
      }
      return named(delivered, envelope["data"] ?? null)
    },
  )

/** Decodes a delivery. Anybody could have sent it. */
export const decode = (message: Message): Effect.Effect<TicketbutlerEvent, WebhookError> =>
  Effect.fromResult(Result.flatMap(parse(message.body), decoded)).pipe(
    Effect.mapError((reason: Reason) => new WebhookError({ platform, reason })),
  )
