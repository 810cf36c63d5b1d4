/**
 * Tickets, their answers and check-ins as they are sent.
 *
 * @module
 */
import { taxWithin } from "@boxport/connector/testing"
import type { Answer, Registration, Ticket, TicketPlace } from "../things/Registration.ts"
import type { Place } from "../state/Place.ts"
import { firstOwn } from "../state/Sales.ts"
import { eventReference, eventUrl } from "./Events.ts"
import { releaseRecord } from "./Offers.ts"
import { asked, before, full, money, rowId, rowSlug, type Sent, type Shape, view, withSettings } from "./Shape.ts"
import { idOf, iso, isoWest, uuidOf } from "./Texts.ts"

/** Tito's word for a ticket: who is named on it, and whether it still counts. */
export const stateOf = (place: Place, ticket: Ticket): "void" | "unassigned" | "incomplete" | "complete" => {
  if (ticket.void) return "void"
  const release = place.release(ticket.release)
  if (release?.admission === false) return "complete"
  if (ticket.attendee === null) return "unassigned"
  const isNamed = ticket.attendee.name !== null || release?.requireName !== true
  const isAnswered = (release?.questions ?? []).every(
    (number) => place.question(number)?.required !== true || ticket.answers.some(({ question }) => question === number),
  )
  return isNamed && isAnswered ? "complete" : "incomplete"
}

/** Whether a registration's tickets have all the details there are to give. */
export const isComplete = (place: Place, { tickets }: Pick<Registration, "tickets">): boolean =>
  tickets.every((ticket) => ["complete", "void"].includes(stateOf(place, ticket)))

/** An answer; those of 3.0 name their question and ticket. */
export const answerRecord = (shape: Shape, place: Place, { ticket }: TicketPlace, answer: Answer): Sent => {
  const question = place.question(answer.question)
  // A ticket has 32 numbers for the world's questions, and as many for others.
  const nth = ticket.number * 64 + (answer.question % 32) + (answer.question < firstOwn ? 0 : 32)
  return {
    _type: "answer",
    ...view(shape),
    id: rowId(shape, "answer", nth),
    alternate_response: answer.alternate,
    download_url:
      question?.fieldType === "File" ? `https://files.tito.example/${encodeURIComponent(answer.text)}` : null,
    primary_response: answer.choices ?? answer.text,
    question_id: idOf("question", answer.question),
    response: answer.alternate === null ? answer.text : `${answer.text}, ${answer.alternate}`,
    ticket_id: rowId(shape, "ticket", ticket.number),
    ...before(shape, () =>
      shape.old
        ? {}
        : {
            ticket_reference: ticket.reference,
            ticket_slug: rowSlug(shape, "ti", "ticket", ticket.number),
            ticket_email: ticket.attendee?.email ?? null,
            ticket_name: ticket.attendee?.name ?? "",
            question_title: question?.title ?? null,
          },
    ),
  }
}

/**
 * A ticket. `around` makes the registration that 3.0 puts into it; a ticket inside a registration has none, and no
 * answers either.
 */
export const ticketRecord = (
  shape: Shape,
  place: Place,
  { registration, ticket }: TicketPlace,
  around: ((shape: Shape) => Sent) | null,
): Sent => {
  const { attendee, price } = ticket
  const { event } = place
  const { currency } = event
  const release = place.release(ticket.release)
  const slug = rowSlug(shape, "ti", "ticket", ticket.number)
  const tax = taxWithin(price, event.vat)
  const state = stateOf(place, ticket)
  const activities = place.activities.filter(({ releases }) => releases.includes(ticket.release))
  const record: Sent = {
    _type: "ticket",
    ...view(shape),
    id: rowId(shape, "ticket", ticket.number),
    slug,
    company_name: attendee?.company ?? (shape.old ? "" : null),
    email: attendee?.email ?? null,
    metadata: shape.old ? {} : null,
    first_name: attendee?.firstName ?? null,
    last_name: attendee?.lastName ?? null,
    name: attendee === null ? (shape.old ? null : "") : (attendee.name ?? ""),
    number: shape.old ? null : ticket.sequence,
    phone_number: attendee?.phone ?? null,
    price: money(shape, price, currency),
    reference: ticket.reference,
    state,
    test_mode: shape.test,
    registration_id: rowId(shape, "registration", registration.number),
    release_id: idOf("release", ticket.release),
    consented_at: null,
    discount_code_used: registration.discountCode,
    created_at: iso(ticket.createdAt),
    updated_at: isoWest(ticket.updatedAt),
    ...(shape.old
      ? {}
      : {
          unique_url: `${eventUrl(shape, event)}/tickets/${slug}`,
          release_archived: release?.archived ?? false,
          avatar_url: (attendee?.email ?? null) === null ? null : "https://secure.gravatar.com/avatar/0",
          void: state === "void",
          changes_locked: ticket.settings["lock_changes"] === true,
          tag_names: ticket.tags,
        }),
    ...(shape.version === "3.1"
      ? {
          job_title: attendee?.jobTitle ?? null,
          event: eventReference(shape, event),
          vcard_url: null,
          vcard_data: null,
        }
      : shape.old
        ? { release_title: release?.title ?? null, release_slug: release?.slug ?? null }
        : {
            registration_name: registration.name,
            registration_email: registration.email,
            release_title: release?.title ?? null,
          }),
    ...full(shape, () => ({
      assigned: (attendee?.email ?? null) !== null,
      price_less_tax: money(shape, price - tax, currency),
      total_paid: money(shape, price, currency),
      total_tax_paid: money(shape, tax, currency),
      total_paid_less_tax: money(shape, price - tax, currency),
      tags: ticket.tags.length === 0 ? null : ticket.tags.join(", "),
      ...(shape.old
        ? {}
        : {
            qr_url: `https://qr.tito.io/tickets/${slug}`,
            show_qr_code: true,
            qr_code_disabled: false,
            lock_changes: false,
          }),
    })),
    ...before(shape, () =>
      shape.extended
        ? {
            registration_slug: rowSlug(shape, "reg", "registration", registration.number),
            release_slug: release?.slug ?? null,
            activities: activities.map((activity) => ({
              id: idOf("activity", activity.number),
              event_id: idOf("event", event.number),
              name: activity.name,
              start_time: activity.startTime === null ? null : `2000-01-01T${activity.startTime}:00.000Z`,
              date: activity.date,
            })),
            ...(around === null
              ? {}
              : {
                  registration: around({ ...shape, extended: false }),
                  ...(release === undefined
                    ? {}
                    : { release: releaseRecord({ ...shape, extended: false }, place, release) }),
                }),
          }
        : {},
    ),
    ...asked(shape, "responses", () => ({
      responses: Object.fromEntries(
        ticket.answers.flatMap(({ question, text }) => {
          const slugged = place.question(question)?.slug
          return slugged === undefined ? [] : [[slugged, text]]
        }),
      ),
    })),
    ...(around === null
      ? {}
      : asked(shape, "answers", () => ({
          answers: ticket.answers.map((answer) => answerRecord(shape, place, { ticket, registration }, answer)),
        }))),
    ...asked(shape, "upgrade_ids", () => ({ upgrade_ids: [] })),
    ...asked(shape, "opt_ins", () => ({ opt_ins: [] })),
    ...(shape.version === "3.1" && around !== null && shape.expand.has("registration")
      ? { registration: around({ ...shape, expand: new Set() }) }
      : {}),
    ...(shape.version === "3.1" && around !== null && shape.expand.has("release") && release !== undefined
      ? { release: releaseRecord({ ...shape, expand: new Set() }, place, release) }
      : {}),
    ...(shape.version === "3.1" && shape.expand.has("activity_ids")
      ? { activity_ids: activities.map(({ number }) => idOf("activity", number)) }
      : {}),
    ...(shape.version === "3.1" && shape.expand.has("voided_at")
      ? { voided_at: ticket.voidedAt === null ? null : iso(ticket.voidedAt) }
      : {}),
  }
  return withSettings(record, ticket.settings)
}

/** A check-in of a ticket. */
export interface CheckinPlace {
  readonly ticket: Ticket
  /** Unique. */
  readonly number: number
  readonly at: number
  readonly undoneAt: number | null
}

/** A check-in. */
export const checkinRecord = (shape: Shape, { at, number, ticket, undoneAt }: CheckinPlace): Sent => ({
  id: rowId(shape, "check-in", number),
  uuid: uuidOf("check-in", number),
  created_at: iso(at),
  updated_at: iso(undoneAt ?? at),
  ticket_id: rowId(shape, "ticket", ticket.number),
  deleted_at: undoneAt === null ? null : iso(undoneAt),
})
