/**
 * From the bytes of a delivery to what happened, in Ticket Tailor's words and in canonical rows.
 *
 * @module
 */
import { Lenient, type Problem, Problems } from "@boxport/connector/mapping"
import {
  type Delivery,
  Hmac,
  type Message,
  missingIn,
  parse,
  problemsText,
  type Reader,
  reader,
  type Reason,
  subjectIn,
  UnexpectedBody,
  type Untold,
  WebhookError,
} from "@boxport/connector/webhooks"
import { type Json, type RowsByTable, type TableName } from "@boxport/model"
import { Effect, Result, Schema } from "effect"
import { platform } from "../mapping/Catalogue.ts"
import { instantOf } from "../mapping/Values.ts"
import { WaitlistSignup } from "../resources/Event.ts"
import { IssuedTicket } from "../resources/IssuedTicket.ts"
import { Envelope, EventPayload, OrderPayload, type TicketTailorEvent } from "./Event.ts"
import { eventRows, type Mapped, noRows, orderRows, ticketRows, waitlistRows } from "./Rows.ts"

/** What deliveries do not tell of themselves. */
export interface DecodeOptions {
  /** The box office's name, as `events.account` has it in an export. */
  readonly account?: string | undefined
}

const readEnvelope = reader(Envelope)
const readOrder = reader(OrderPayload)
const readTicket = reader(IssuedTicket)
const readEvent = reader(EventPayload)
const readSignup = reader(WaitlistSignup)
const readMembership = reader(Schema.Record(Schema.String, Schema.Json))

/** What an event is, what becomes of it, and the table of what it is about. */
interface Known extends Mapped {
  readonly event: TicketTailorEvent
  readonly table: TableName | null
}

type Envelope = Pick<TicketTailorEvent, "id" | "created_at" | "event" | "resource_url">

const unknown = (envelope: Envelope, payload: Json, problems: ReadonlyArray<Problem>): TicketTailorEvent => ({
  ...envelope,
  _tag: "Unknown",
  payload,
  problems,
})

const known = (envelope: Envelope, payload: Json, { account }: DecodeOptions): Known => {
  const as = <Tag extends string, A>(tag: Tag, read: Reader<A>) =>
    Result.match(read(payload), {
      onFailure: (problems) => unknown(envelope, payload, problems),
      onSuccess: (record) => ({ ...envelope, _tag: tag, payload: record }),
    })
  const record = Lenient.isObject(payload) ? payload : {}
  const name = envelope.event.toUpperCase()
  switch (name) {
    case "ORDER.CREATED":
    case "ORDER.UPDATED":
      return { event: as(name, readOrder), table: "orders", ...orderRows(record) }
    case "ISSUED_TICKET.CREATED":
    case "ISSUED_TICKET.UPDATED":
      return { event: as(name, readTicket), table: "tickets", ...ticketRows(record) }
    case "EVENT.CREATED":
    case "EVENT.UPDATED":
    case "EVENT.DELETED":
      return {
        event: as(name, readEvent),
        table: "events",
        ...eventRows(record, account ?? null, name === "EVENT.DELETED"),
      }
    case "WAITLIST_SIGNUP.CREATED":
      return { event: as(name, readSignup), table: "contacts", ...waitlistRows(record) }
    case "ISSUED_MEMBERSHIP.CREATED":
    case "ISSUED_MEMBERSHIP.UPDATED":
      return { event: as(name, readMembership), table: null, ...noRows }
    default:
      return { event: unknown(envelope, payload, []), table: null, ...noRows }
  }
}

const untold: ReadonlyArray<Untold> = [
  {
    what: "events.account",
    why: "deliveries do not name the box office; give its name as `account`",
  },
  {
    what: "tickets.currency",
    why: "the ticket states none; its order and its event do",
  },
  {
    what: "tickets.checked_in",
    why: "the ticket does not state it; check-ins tell: GET /v1/check_ins",
  },
]

const priceless: Untold = {
  what: "tickets.price_amount",
  why: "the ticket states a price in no currency; the number is in `extra`",
}

const scanless: Untold = {
  what: "tickets.checked_in_at",
  why: "only check-ins tell when: GET /v1/check_ins",
}

const missing = (rows: RowsByTable): ReadonlyArray<Untold> => {
  const tickets = rows.tickets ?? []
  return [
    ...missingIn(rows, untold),
    ...(tickets.some(({ extra }) => extra !== null && "listed_price" in extra) ? [priceless] : []),
    ...(tickets.some(({ checked_in, checked_in_at }) => checked_in !== false && checked_in_at === null)
      ? [scanless]
      : []),
  ]
}

const decoded = (json: Json, options: DecodeOptions): Result.Result<Omit<Delivery<TicketTailorEvent>, "key">, Reason> =>
  Result.map(
    Result.mapError(
      readEnvelope(json),
      (problems) =>
        new UnexpectedBody({ details: problemsText(problems), hint: "Is it Ticket Tailor that delivers here?" }),
    ),
    (envelope) => {
      const stated = {
        id: Lenient.text(envelope.id),
        created_at: Lenient.text(envelope.created_at),
        event: String(envelope.event),
        resource_url: Lenient.text(envelope.resource_url),
      }
      const payload = Lenient.isObject(json) ? (json["payload"] ?? null) : null
      const { event, rejected, removed, rows, table } = known(stated, payload, options)
      return {
        event,
        subject: subjectIn(table, rows, removed),
        at: instantOf(stated.created_at, "created_at", new Problems()),
        rows,
        removed,
        missing: missing(rows),
        rejected,
      }
    },
  )

/**
 * Decodes a delivery. It does not look at the signature: `verify` first. A delivery of an unknown name, or with a payload
 * that cannot be read, is a delivery all the same; an error is only what is no delivery at all.
 */
export const decode = Effect.fnUntraced(
  function* (message: Message, options: DecodeOptions = {}) {
    const json = yield* Effect.fromResult(parse(message.body))
    const delivery = yield* Effect.fromResult(decoded(json, options))
    // The id is there to tell deliveries apart (seed 000, Webhooks: "idempotent key for the webhook request").
    const key = delivery.event.id ?? (yield* Hmac.digest(Hmac.bytesOf(message.body)))
    const whole: Delivery<TicketTailorEvent> = { ...delivery, key: `${platform}/${key}` }
    return whole
  },
  Effect.mapError((reason) => new WebhookError({ platform, reason })),
)
