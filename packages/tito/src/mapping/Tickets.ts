/**
 * Tickets and the answers of their holders.
 *
 * @module
 */
import { Fields, Lenient, Native, type Problems, type Rejected, type Secrets } from "@boxport/connector/mapping"
import { type Answer, canonicalId, type Instant, type Json, type JsonObject, type Ticket } from "@boxport/model"
import type { Result } from "effect"
import { Ticket as NativeTicket } from "../resources/Ticket.ts"
import { answerFields, answersOf } from "./Answers.ts"
import { type Catalogue, platform } from "./Catalogue.ts"
import { releaseFields } from "./Releases.ts"
import { bearerLink, copyOf, envelope, eventCopy, kept, ofWebhook } from "./Trees.ts"
import { amountOf, idIn, idsIn, instantOf, joinedName, wordsOf } from "./Values.ts"

const { column, derived, dropped, extra, list, object, secret } = Fields
const { mapRecord, resource, withKept } = Native

/** What becomes of the fields of a ticket. The registration inside may hold receipts, which are links. */
export const ticketFields: Fields.Fields = {
  ...envelope,
  id: column("tickets.id", "tickets.native_id"),
  activities: derived("by their ids", "tickets.extra"),
  activity_ids: extra,
  admin_url: dropped("a page of the dashboard"),
  answers: list(answerFields),
  avatar_url: dropped("an image that is looked up by the e-mail address"),
  company_name: column("tickets.attendee_company"),
  created_at: column("tickets.created_at"),
  custom: ofWebhook,
  discount_code_used: column("tickets.discount_code"),
  email: column("tickets.attendee_email"),
  event: eventCopy,
  first_name: column("tickets.attendee_first_name"),
  gender: dropped("guessed from the first name"),
  last_name: column("tickets.attendee_last_name"),
  name: column("tickets.attendee_name"),
  phone_number: column("tickets.attendee_phone"),
  price: column("tickets.price_amount"),
  reference: column("tickets.reference"),
  registration: object({
    id: column("tickets.order_id"),
    receipt: object({ slug: bearerLink, unique_url: bearerLink, external_url: bearerLink }),
    receipts: list({ slug: bearerLink, unique_url: bearerLink, external_url: bearerLink }),
    tickets: list({ unique_url: bearerLink }),
    unique_url: bearerLink,
    url: bearerLink,
  }),
  registration_email: dropped("the buyer's, which the order has"),
  registration_id: column("tickets.order_id"),
  registration_name: dropped("the buyer's, which the order has"),
  registration_slug: dropped("the order has it"),
  release: object(copyOf(releaseFields, column("tickets.ticket_type_id"))),
  release_archived: dropped("the ticket type's status tells it"),
  release_id: column("tickets.ticket_type_id"),
  release_slug: derived("where release_id leads nowhere", "tickets.ticket_type_id"),
  release_title: dropped("the ticket type has it"),
  responses: derived("where there are no answers", "answers.value"),
  slug: column("tickets.barcode"),
  state: column("tickets.status"),
  state_name: derived("where there is no state", "tickets.status"),
  tag_names: column("tickets.tags"),
  tags: derived("where tag_names is missing", "tickets.tags"),
  temporary: column("tickets.status"),
  test_mode: dropped("the same for all that a token reads; the manifest names it"),
  total_paid: derived("where price is missing", "tickets.price_amount"),
  unique_url: secret("a link that opens the ticket"),
  updated_at: column("tickets.updated_at"),
  url: bearerLink,
  void: column("tickets.status"),
  voided_at: column("tickets.voided_at"),
  ...kept(`activity_group_ids activity_groups answer_ids assigned changes_lock_default_description
    changes_lock_default_status changes_locked chosen_activity_ids consented_at job_title lock_changes metadata number
    opt_ins possible_question_ids possible_questions price_less_tax qr_code_disabled qr_url question_ids
    question_triggers release_price tax questions show_qr_code total_paid_less_tax total_tax_paid unconditional_question_ids upgrade_ids
    upgrades vcard_data vcard_url voided_by`),
}

const tickets = resource("tickets", NativeTicket, ticketFields, { parts: ["answers", "registration", "release"] })

/** Takes the secrets out of a ticket, and out of what is inside. */
export const scrubTicket = tickets.scrub

/** Seed 003, Tickets: `state`; notes 4 for the words of other years. */
const statuses: { readonly [word: string]: Ticket["status"] } = {
  new: "valid",
  unassigned: "valid",
  incomplete: "valid",
  reminder: "valid",
  complete: "valid",
  void: "void",
  voided: "void",
}

/** Whether a ticket's holder is in, as far as that is known. */
export interface Attendance {
  /** Null where the check-in lists could not be read. */
  readonly checkedIn: boolean | null
  readonly at: Instant.Instant | null
}

/** What a ticket's mapping needs to know of its surroundings. */
export interface TicketContext {
  readonly catalogue: Catalogue
  /** The key of a registration; null for one that has no row. */
  readonly orderId: (nativeId: string) => string | null
  readonly attendance: (nativeId: string) => Attendance
  /** Those that `extra` keeps. */
  readonly secrets?: Secrets.Named
}

/** A ticket with the rows it gives; answers that could not be taken are set aside, not the ticket. */
export interface MappedTicket {
  readonly ticket: Ticket
  readonly answers: ReadonlyArray<Answer>
  readonly rejected: ReadonlyArray<Rejected>
  /** Whether its answers came with it, be there any or not. */
  readonly answered: boolean
}

const statusOf = (native: NativeTicket, word: string | null): Ticket["status"] => {
  if (Lenient.flag(native.void) === true) return "void"
  // A ticket without a state is a new one (seed 003, Tickets: "Default: new").
  const status = word === null ? "valid" : (statuses[word.toLowerCase()] ?? "unknown")
  return status === "valid" && Lenient.flag(native.temporary) === true ? "pending" : status
}

const ticketOf = (native: NativeTicket, raw: JsonObject, problems: Problems, context: TicketContext): MappedTicket => {
  const { catalogue } = context
  const { currency, eventId, nativeId: nativeEvent, zone } = catalogue.event
  const nativeId = String(native.id)
  const order = Lenient.text(native.registration_id) ?? idIn(native.registration)
  const orderId = order === null ? null : context.orderId(order)
  const release = Lenient.text(native.release_id) ?? idIn(native.release)
  const releaseSlug = Lenient.text(native.release_slug)
  const typeId = catalogue.ticketTypeId(release, releaseSlug)
  const word = Lenient.text(native.state) ?? Lenient.text(native.state_name)
  const status = statusOf(native, word)
  const first = Lenient.text(native.first_name)
  const last = Lenient.text(native.last_name)
  const { at, checkedIn } = context.attendance(nativeId)
  const tags = wordsOf(native.tag_names)
  const [priceField, price] =
    native.price === null || native.price === undefined || native.price === ""
      ? (["total_paid", native.total_paid] as const)
      : (["price", native.price] as const)
  const activityIds = idsIn(native.activities)
  const ticket: Ticket = {
    id: canonicalId(platform, nativeId),
    event_id: eventId,
    order_id: orderId,
    ticket_type_id: typeId,
    native_id: nativeId,
    reference: Lenient.text(native.reference),
    barcode: Lenient.text(native.slug),
    status,
    attendee_name: Lenient.text(native.name) ?? joinedName(first, last),
    attendee_first_name: first,
    attendee_last_name: last,
    attendee_email: Lenient.text(native.email),
    attendee_phone: Lenient.text(native.phone_number),
    attendee_company: Lenient.text(native.company_name),
    price_amount:
      amountOf(price, currency, priceField, problems) ?? catalogue.release(release, releaseSlug)?.price ?? null,
    currency,
    discount_code: Lenient.text(native.discount_code_used),
    seat: null,
    tags: tags.length > 0 ? tags : wordsOf(native.tags),
    checked_in: checkedIn,
    checked_in_at: checkedIn === true ? at : null,
    created_at: instantOf(native.created_at, "created_at", problems, zone),
    updated_at: instantOf(native.updated_at, "updated_at", problems, zone),
    voided_at: instantOf(native.voided_at, "voided_at", problems, zone),
    extra: withKept(tickets.rest(raw, context.secrets), {
      activity_ids:
        activityIds.length > 0 && !Lenient.saysSomething(raw["activity_ids"])
          ? activityIds.map((id) => (/^\d{1,15}$/.test(id) ? Number(id) : id))
          : null,
      event_id: eventId === null ? nativeEvent : null,
      registration_id: orderId === null ? order : null,
      release_id: typeId === null ? release : null,
      release_slug: typeId === null ? releaseSlug : null,
      release_title: typeId === null ? Lenient.text(native.release_title) : null,
      state: status === "unknown" ? word : null,
    }),
  }
  const rawAnswers = raw["answers"]
  const responses = raw["responses"]
  const answered = answersOf(
    Array.isArray(rawAnswers) ? rawAnswers : null,
    Lenient.isObject(responses) ? responses : null,
    { catalogue, ticket: nativeId, ticketId: ticket.id, orderId },
  )
  return {
    ticket,
    ...answered,
    answered: Array.isArray(rawAnswers) || Lenient.isObject(responses),
  }
}

/** A ticket's rows. Its order and type are the keys of rows, or null with the native id in `extra`. */
export const mapTicket = (record: Json, context: TicketContext): Result.Result<MappedTicket, Rejected> =>
  mapRecord(tickets, record, (native, raw, problems) => ticketOf(native, raw, problems, context))
