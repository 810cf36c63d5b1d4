/**
 * From the bytes of a delivery to what happened, in Tito's words and in canonical rows.
 *
 * @module
 */
import { Lenient, type Problem, Problems } from "@boxport/connector/mapping"
import {
  type Delivery,
  Hmac,
  type Mapped,
  type Message,
  MissingHeader,
  noRows,
  parse,
  type Reader,
  reader,
  type Reason,
  subjectIn,
  textIn,
  WebhookError,
} from "@boxport/connector/webhooks"
import type { Json, TableName } from "@boxport/model"
import { Effect, Result } from "effect"
import { platform } from "../mapping/Catalogue.ts"
import { instantOf } from "../mapping/Values.ts"
import { CheckinPayload, InterestedUserPayload, RegistrationPayload, TicketPayload, type TitoEvent } from "./Event.ts"
import { checkinRows, interestedRows, registrationRows, ticketRows } from "./Rows.ts"

const readTicket = reader(TicketPayload)
const readRegistration = reader(RegistrationPayload)
const readCheckin = reader(CheckinPayload)
const readInterested = reader(InterestedUserPayload)

/** What an event is, what becomes of it, and the table of what it is about. */
interface Known extends Mapped {
  readonly event: TitoEvent
  readonly table: TableName | null
}

type Headers = Pick<TitoEvent, "trigger" | "endpoint">

const unknown = (headers: Headers, payload: Json, problems: ReadonlyArray<Problem>): TitoEvent => ({
  ...headers,
  _tag: "Unknown",
  payload,
  problems,
})

const nobodyKnows = (headers: Headers, payload: Json, problems: ReadonlyArray<Problem>): Known => ({
  event: unknown(headers, payload, problems),
  table: null,
  ...noRows,
})

/** What `_type` says of a payload, by the first word of its trigger; a check-in has none. */
const types = new Set(["ticket", "registration", "interested_user"])

const known = (headers: Headers, payload: Json): Known => {
  const as = <Tag extends string, A>(tag: Tag, read: Reader<A>) =>
    Result.match(read(payload), {
      onFailure: (problems) => unknown(headers, payload, problems),
      onSuccess: (record) => ({ ...headers, _tag: tag, payload: record }),
    })
  const record = Lenient.isObject(payload) ? payload : {}
  const name = headers.trigger.toLowerCase()
  const [kind = ""] = name.split(".")
  const type = textIn(record, "_type")
  // Anybody could have changed the trigger, which is not signed, but not the type.
  if (types.has(kind) && type !== null && type !== kind) {
    return nobodyKnows(headers, payload, [{ path: "_type", reason: "not what the trigger tells of" }])
  }
  switch (name) {
    case "ticket.created":
    case "ticket.completed":
    case "ticket.reassigned":
    case "ticket.updated":
    case "ticket.unsnoozed":
    case "ticket.unvoided":
    case "ticket.voided":
      return { event: as(name, readTicket), table: "tickets", ...ticketRows(record, name) }
    case "registration.updated":
    case "registration.finished":
    case "registration.completed":
    case "registration.cancelled":
    case "registration.marked_as_paid":
    case "registration.marked_as_unpaid":
      return { event: as(name, readRegistration), table: "orders", ...registrationRows(record, name) }
    case "checkin.created":
    case "checkin.deleted":
      return { event: as(name, readCheckin), table: "check_ins", ...checkinRows(record, name) }
    case "interested_user.created":
    case "interested_user.updated":
    case "interested_user.deleted":
      return { event: as(name, readInterested), table: "contacts", ...interestedRows(record, name) }
    default:
      return nobodyKnows(headers, payload, [])
  }
}

/** When that was so: a record's last change, a check-in's own moment; when one was taken back nothing tells. */
const momentOf = (payload: Json, name: string): string | null => {
  const record = Lenient.isObject(payload) ? payload : undefined
  return textIn(record, "updated_at") ?? (name === "checkin.created" ? textIn(record, "checked_in_at") : null)
}

const triggerHeader = "X-Webhook-Name"

const noTrigger = () =>
  new MissingHeader({
    header: triggerHeader,
    hint: "Check whether a proxy drops it: the body does not tell what happened.",
  })

/**
 * Decodes a delivery. It does not look at the signature: `verify` first. A delivery of an unknown trigger, or with a
 * payload that cannot be read, is a delivery all the same; an error is only what is no delivery at all.
 */
export const decode: (message: Message) => Effect.Effect<Delivery<TitoEvent>, WebhookError> = Effect.fnUntraced(
  function* (message) {
    const trigger = message.headers.get(triggerHeader)?.trim() ?? ""
    if (trigger === "") return yield* noTrigger()
    const payload = yield* Effect.fromResult(parse(message.body))
    const endpoint = Lenient.text(message.headers.get("X-Webhook-Endpoint-Id"))
    const { event, missing, rejected, removed, rows, table } = known({ trigger, endpoint }, payload)
    const record = Lenient.isObject(payload) ? payload : undefined
    const moment = momentOf(payload, trigger.toLowerCase())
    // There is no id of the delivery. What the record was like is in the key too: it may change twice in a second.
    const key = [
      platform,
      trigger.toLowerCase(),
      textIn(record, "checkin_uuid") ?? textIn(record, "slug") ?? textIn(record, "id") ?? "",
      moment ?? "",
      yield* Hmac.digest(Hmac.bytesOf(message.body)),
    ].join("/")
    const delivery: Delivery<TitoEvent> = {
      event,
      key,
      subject: subjectIn(table, rows, removed),
      at: instantOf(moment, "updated_at", new Problems()),
      rows,
      removed,
      missing,
      rejected,
    }
    return delivery
  },
  Effect.mapError((reason: Reason) => new WebhookError({ platform, reason })),
)
