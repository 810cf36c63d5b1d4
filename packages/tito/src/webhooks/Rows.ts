/**
 * Payloads as rows, by the mapping of exports. An export knows which ticket types and questions have rows; a delivery
 * takes its references as they come.
 *
 * @module
 */
import { Lenient, Native, type Rejected } from "@boxport/connector/mapping"
import { type Mapped, missingIn, noRows, textIn, untold } from "@boxport/connector/webhooks"
import { canonicalId, type CheckIn, Currency, type JsonObject } from "@boxport/model"
import { Result } from "effect"
import { Catalogue, platform } from "../mapping/Catalogue.ts"
import { checkinPayloadFields } from "../mapping/CheckIns.ts"
import { mapInterestedUser, scrubInterestedUser } from "../mapping/Contacts.ts"
import { mapRegistration, scrubRegistration } from "../mapping/Registrations.ts"
import { mapTicket, scrubTicket } from "../mapping/Tickets.ts"
import { instantOf } from "../mapping/Values.ts"
import { CheckinPayload } from "./Event.ts"
import { lacksAnswers, registrationRecord, ticketRecord } from "./Records.ts"

/** What is set aside is the payload as it was sent, without its secrets. */
const refused = (rejected: Rejected, record: JsonObject): Mapped => ({
  ...noRows,
  rejected: [{ ...rejected, record }],
})

const inPart = (payload: JsonObject, part: string, field: string): string | null => {
  const value = payload[part]
  return textIn(Lenient.isObject(value) ? value : undefined, field)
}

/** What is known of a payload's event: it names itself, and a registration its currency. */
const catalogueOf = (payload: JsonObject): Catalogue => {
  const event = inPart(payload, "event", "id")
  const currency = textIn(payload, "currency") ?? inPart(payload, "registration", "currency")
  return new Catalogue(
    {
      nativeId: event,
      eventId: event === null ? null : canonicalId(platform, event),
      currency: Currency.normalize(currency ?? "") ?? null,
      zone: null,
    },
    { releases: false, questions: false },
  )
}

const orderId = (native: string): string | null => (/^\d+$/.test(native) ? canonicalId(platform, native) : null)

const fewer = "deliveries have fewer fields than the API's records"

/** Triggers after which a ticket is good, whatever its payload leaves out. */
const isGoodAfter = new Set([
  "ticket.created",
  "ticket.completed",
  "ticket.reassigned",
  "ticket.unsnoozed",
  "ticket.unvoided",
])

/** A ticket's rows. */
export const ticketRows = (payload: JsonObject, trigger: string): Mapped => {
  const mapped = mapTicket(ticketRecord(payload, trigger), {
    catalogue: catalogueOf(payload),
    orderId,
    attendance: () => ({ checkedIn: null, at: null }),
  })
  if (Result.isFailure(mapped)) return refused(mapped.failure, scrubTicket(payload))
  const { answers, rejected, ticket } = mapped.success
  const stateless = textIn(payload, "state") === null && textIn(payload, "state_name") === null && !("void" in payload)
  // Without a word a ticket is a new one (seed 003, Tickets); a change may have been that it was voided long before.
  const isOpen = stateless && trigger !== "ticket.voided" && !isGoodAfter.has(trigger)
  const rows = { tickets: [isOpen ? { ...ticket, status: "unknown" as const } : ticket], answers }
  return {
    ...noRows,
    rows,
    rejected,
    missing: [
      ...missingIn(rows, [
        untold("tickets.status", "neither the payload nor the trigger tells it"),
        untold("tickets.event_id", "the payload has no number of the event"),
        untold("tickets.order_id", "the payload has no number of the registration"),
        untold("tickets.ticket_type_id", "the payload has no number of the release"),
        untold("tickets.price_amount", "the payload states no price, or no currency"),
        untold("tickets.currency", "the payload states none"),
        untold("tickets.checked_in", "the check-in lists tell it, and checkin.* triggers"),
        untold("tickets.checked_in_at", "the check-in lists tell it, and checkin.* triggers"),
        untold("tickets.created_at", fewer),
      ]),
      ...(rows.tickets[0]?.status !== "valid" && ticket.voided_at === null ? [untold("tickets.voided_at", fewer)] : []),
      ...("tags" in payload || "tag_names" in payload ? [] : [untold("tickets.tags", fewer)]),
      untold("tickets.extra", fewer),
      ...(lacksAnswers(payload) ? [untold("answers", "some have no number of their question")] : []),
      ...(answers.length === 0
        ? []
        : [
            untold("answers.values", "the question tells whether it is one of choices"),
            untold("answers.extra", fewer),
          ]),
    ],
  }
}

/** A registration's rows: it and its lines. Its tickets have no ids in a payload, so they have no rows. */
export const registrationRows = (payload: JsonObject, trigger: string): Mapped => {
  const mapped = mapRegistration(registrationRecord(payload, trigger), catalogueOf(payload))
  if (Result.isFailure(mapped)) return refused(mapped.failure, scrubRegistration(payload))
  const { order, rejected } = mapped.success
  // What a line sells only its release tells.
  const lines = mapped.success.lines.map((line) => ({ ...line, kind: "unknown" as const }))
  const rows = { orders: [order], order_lines: lines }
  const byTickets = "a registration's tickets have no ids here: ticket.* triggers bring them"
  return {
    ...noRows,
    rows,
    rejected,
    missing: [
      ...missingIn(rows, [
        untold("orders.status", "neither the payload nor the trigger tells it"),
        untold("orders.event_id", "the payload has no number of the event"),
        untold("orders.paid_amount", "the payload does not say whether the money came"),
        untold("orders.refunded_amount", "payloads do not tell of refunds"),
        untold("orders.payment_method", fewer),
        untold("orders.payment_reference", fewer),
        untold("order_lines.kind", "the release tells what a line sells"),
        untold("order_lines.tax_amount", fewer),
        untold("order_lines.ticket_type_id", "the line has no number of its release"),
      ]),
      ...((order.status === "cancelled" || order.status === "unknown") && order.cancelled_at === null
        ? [untold("orders.cancelled_at", fewer)]
        : []),
      untold("orders.extra", fewer),
      ...(lines.length === 0 ? [] : [untold("order_lines.extra", fewer)]),
      untold("tickets", byTickets),
      untold("answers", byTickets),
    ],
  }
}

const checkins = Native.resource("checkins", CheckinPayload, checkinPayloadFields, {
  nativeId: (record) => textIn(record, "checkin_uuid"),
})

/** A check-in's row, and of one that was taken back that it is no more. */
export const checkinRows = (payload: JsonObject, trigger: string): Mapped => {
  const mapped = Native.mapRecord(checkins, payload, (native, raw, problems): CheckIn => {
    const uuid = Lenient.text(native.checkin_uuid) ?? problems.add("checkin_uuid", "missing")
    const ticket = Lenient.text(native.id)
    const known = ticket !== null && /^\d+$/.test(ticket)
    const event = inPart(payload, "event", "id")
    return {
      id: canonicalId(platform, uuid ?? ""),
      event_id: event === null ? null : canonicalId(platform, event),
      ticket_id: known ? canonicalId(platform, ticket) : null,
      list_name: Lenient.text(native.checkin_list?.title),
      quantity: 1,
      checked_in_at: instantOf(native.checked_in_at, "checked_in_at", problems),
      created_at: null,
      extra: Native.withKept(checkins.rest(raw), {
        event_slug: event === null ? inPart(payload, "event", "slug") : null,
        ticket_id: known ? null : ticket,
      }),
    }
  })
  if (Result.isFailure(mapped)) return refused(mapped.failure, checkins.scrub(payload))
  if (trigger === "checkin.deleted") {
    return { ...noRows, removed: [{ table: "check_ins", id: mapped.success.id }] }
  }
  const rows = { check_ins: [mapped.success] }
  return {
    ...noRows,
    rows,
    missing: [
      ...missingIn(rows, [
        untold("check_ins.event_id", "check-ins name their event by its slug, which is in `extra`"),
        untold("check_ins.created_at", "check-ins tell one moment, which is checked_in_at"),
      ]),
      untold("check_ins.extra", fewer),
    ],
  }
}

/** The row of an interested person, and of one who was deleted that it is no more. */
export const interestedRows = (payload: JsonObject, trigger: string): Mapped => {
  const mapped = mapInterestedUser(withoutEnvelope(payload), catalogueOf(payload))
  if (Result.isFailure(mapped)) return refused(mapped.failure, scrubInterestedUser(payload))
  if (trigger === "interested_user.deleted") {
    return { ...noRows, removed: [{ table: "contacts", id: mapped.success.id }] }
  }
  const rows = { contacts: [mapped.success] }
  return {
    ...noRows,
    rows,
    missing: missingIn(rows, [
      untold("contacts.event_id", "the payload has no number of the event"),
      untold("contacts.created_at", fewer),
    ]),
  }
}

const withoutEnvelope = ({ custom: _custom, event: _event, ...record }: JsonObject): JsonObject => record
