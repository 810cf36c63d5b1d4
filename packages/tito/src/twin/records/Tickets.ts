/**
 * Tickets, their answers and check-ins as they are sent.
 *
 * @module
 */
import { taxWithin, type WorldAnswer, type WorldTicket } from "@boxport/connector/testing"
import { questionSlug, releaseSlug } from "../state/Events.ts"
import type { TicketPlace } from "../state/Sales.ts"
import { eventReference, eventUrl } from "./Events.ts"
import { isArchived, priceOf, releaseRecord } from "./Offers.ts"
import { asked, before, full, money, rowId, rowSlug, type Sent, type Shape, view } from "./Shape.ts"
import { idOf, iso, isoWest, uuidOf } from "./Texts.ts"

/** Tito's word for a ticket: who is named on it, and whether it still counts. */
export const stateOf = (ticket: WorldTicket): "void" | "unassigned" | "incomplete" | "complete" => {
  if (ticket.status !== "valid") return "void"
  if (!ticket.type.admission) return "complete"
  if (ticket.attendee === null) return "unassigned"
  return ticket.attendee.name === null ? "incomplete" : "complete"
}

/** An answer; `titled` are those of 3.0, which name their question and ticket. */
export const answerRecord = (shape: Shape, { ticket }: TicketPlace, answer: WorldAnswer): Sent => {
  const several = answer.question.kind === "multi_select" || answer.question.kind === "terms"
  const choices = answer.question.kind === "terms" ? [answer.text] : answer.choices
  return {
    _type: "answer",
    ...view(shape),
    id: rowId(shape, "answer", ticket.number * 32 + answer.question.place),
    alternate_response: null,
    download_url:
      answer.question.kind === "file" ? `https://files.tito.example/${encodeURIComponent(answer.text)}` : null,
    primary_response: several ? choices : answer.text,
    question_id: idOf("question", answer.question.number),
    response: answer.text,
    ticket_id: rowId(shape, "ticket", ticket.number),
    ...before(shape, () =>
      shape.old
        ? {}
        : {
            ticket_reference: ticketReference({ ticket }),
            ticket_slug: rowSlug(shape, "ti", "ticket", ticket.number),
            ticket_email: ticket.attendee?.email ?? null,
            ticket_name: ticket.attendee?.name ?? "",
            question_title: answer.question.title,
          },
    ),
  }
}

/** Answers to what Tito asks: what is asked once per order it cannot ask. */
export const answersOf = (ticket: WorldTicket): ReadonlyArray<WorldAnswer> =>
  ticket.answers.filter(({ question }) => question.scope === "ticket")

/** `ZBREXQ-1`. */
export const ticketReference = ({ ticket }: Pick<TicketPlace, "ticket">): string => ticket.reference

/** What was paid for a ticket: Tito knows no booking fees, so they are in it. */
export const paidFor = (ticket: WorldTicket): number =>
  ticket.order === null ? 0 : ticket.price + (priceOf(ticket.type) - ticket.type.price)

/**
 * A ticket. `around` makes the registration that 3.0 puts into it; a ticket inside a registration has none, and no
 * answers either.
 */
export const ticketRecord = (shape: Shape, place: TicketPlace, around: ((shape: Shape) => Sent) | null): Sent => {
  const { registration, ticket } = place
  const { attendee, event, type } = ticket
  const { currency } = event
  const slug = rowSlug(shape, "ti", "ticket", ticket.number)
  const price = paidFor(ticket)
  const tax = taxWithin(price, event.vat)
  const state = stateOf(ticket)
  const test = shape.test
  const activities = event.activities.filter((activity) => activity.types.includes(type))
  const buyer = registration.order?.buyer
  return {
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
    number: shape.old ? null : ticket.number + 1,
    phone_number: attendee?.phone ?? null,
    price: money(shape, price, currency),
    reference: ticketReference(place),
    state,
    test_mode: test,
    registration_id: rowId(shape, "registration", registration.number),
    release_id: idOf("release", type.number),
    consented_at: null,
    discount_code_used: registration.order?.discount?.code ?? null,
    created_at: iso(ticket.createdAt),
    updated_at: isoWest(ticket.updatedAt),
    ...(shape.old
      ? {}
      : {
          unique_url: `${eventUrl(shape.world.organisation.slug, event)}/tickets/${slug}`,
          release_archived: isArchived(type),
          avatar_url: (attendee?.email ?? null) === null ? null : "https://secure.gravatar.com/avatar/0",
          void: state === "void",
          changes_locked: false,
          tag_names: ticket.tags,
        }),
    ...(shape.version === "3.1"
      ? { job_title: null, event: eventReference(shape, event), vcard_url: null, vcard_data: null }
      : shape.old
        ? { release_title: type.title, release_slug: releaseSlug(type) }
        : {
            registration_name: buyer?.name ?? null,
            registration_email: buyer?.email ?? null,
            release_title: type.title,
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
            release_slug: releaseSlug(type),
            activities: activities.map((activity) => ({
              id: idOf("activity", activity.number),
              event_id: idOf("event", event.number),
              name: activity.title,
              start_time: `2000-01-01T${activity.startsLocal.slice(11, 16)}:00.000Z`,
              date: activity.startsLocal.slice(0, 10),
            })),
            ...(around === null
              ? {}
              : {
                  registration: around({ ...shape, extended: false }),
                  release: releaseRecord({ ...shape, extended: false }, type),
                }),
          }
        : {},
    ),
    ...asked(shape, "responses", () => ({
      responses: Object.fromEntries(answersOf(ticket).map((answer) => [questionSlug(answer.question), answer.text])),
    })),
    ...(around === null
      ? {}
      : asked(shape, "answers", () => ({
          answers: answersOf(ticket).map((answer) => answerRecord(shape, place, answer)),
        }))),
    ...asked(shape, "upgrade_ids", () => ({ upgrade_ids: [] })),
    ...asked(shape, "opt_ins", () => ({ opt_ins: [] })),
    ...(shape.version === "3.1" && shape.expand.has("activity_ids")
      ? { activity_ids: activities.map((activity) => idOf("activity", activity.number)) }
      : {}),
    ...(shape.version === "3.1" && shape.expand.has("voided_at")
      ? { voided_at: ticket.voidedAt === null ? null : iso(ticket.voidedAt) }
      : {}),
  }
}

/** A check-in: a scan in, taken back by the scan out after it. */
export interface CheckinPlace {
  readonly ticket: WorldTicket
  /** Unique. */
  readonly number: number
  readonly at: number
  readonly undoneAt: number | null
}

/** The check-ins of a ticket, oldest first. */
export const checkinsOf = (ticket: WorldTicket): ReadonlyArray<CheckinPlace> =>
  ticket.checkIns.flatMap((scan, place) => {
    if (scan.direction === "out") return []
    const next = ticket.checkIns[place + 1]
    return [{ ticket, number: scan.number, at: scan.at, undoneAt: next?.direction === "out" ? next.at : null }]
  })

/** A check-in. */
export const checkinRecord = (shape: Shape, { at, number, ticket, undoneAt }: CheckinPlace): Sent => ({
  id: rowId(shape, "check-in", number),
  uuid: uuidOf("check-in", number),
  created_at: iso(at),
  updated_at: iso(undoneAt ?? at),
  ticket_id: rowId(shape, "ticket", ticket.number),
  deleted_at: undoneAt === null ? null : iso(undoneAt),
})
