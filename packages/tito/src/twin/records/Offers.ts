/**
 * Releases, questions, activities and discount codes as they are sent.
 *
 * @module
 */
import type { WorldActivity, WorldQuestion, WorldTicketType, WorldVat } from "@boxport/connector/testing"
import { taxWithin } from "@boxport/connector/testing"
import { type EventDiscount, type EventPlace, questionSlug, releaseSlug } from "../state/Events.ts"
import { eventUrl } from "./Events.ts"
import { asked, before, full, money, type Sent, type Shape, view } from "./Shape.ts"
import { amount, decimal, idOf, iso, isoWest } from "./Texts.ts"

/** What a ticket costs: Tito knows no booking fees, so they are in the price. */
export const priceOf = (type: WorldTicketType): number => type.price + type.fee

/** The states that a release can be asked for by. */
export const releaseStates = (type: WorldTicketType): ReadonlySet<string> =>
  new Set([
    isOffSale(type) ? "off_sale" : "on_sale",
    type.status === "sold_out" ? "sold_out" : "not_sold_out",
    isSecret(type) ? "secret" : "public",
    isArchived(type) ? "archived" : "active",
  ])

/** Whether a release was put away; that of an archived event was. */
export const isArchived = (type: WorldTicketType): boolean => type.event.status === "archived"
const isOffSale = (type: WorldTicketType): boolean => type.status === "off_sale" || type.event.status === "sales_closed"
const isSecret = (type: WorldTicketType): boolean => type.secret || type.status === "hidden"

const noTax = (minor: number, vat: WorldVat | null): number => minor - taxWithin(minor, vat)

/** A release. */
export const releaseRecord = (shape: Shape, type: WorldTicketType): Sent => {
  const { event } = type
  const { currency } = event
  const stock = shape.world.stockOf(type)
  const price = priceOf(type)
  const free = price === 0
  const pricing = type.pricing === "donation" ? "donation" : free ? "free" : "paid"
  const offSale = isOffSale(type)
  const soldOut = type.status === "sold_out"
  const asksNothing = type.questions.length === 0
  const stated = free || pricing === "donation" ? null : money(shape, price, currency)
  return {
    _type: "release",
    ...view(shape),
    id: idOf("release", type.number),
    ...(shape.old ? {} : { event_id: idOf("event", event.number) }),
    created_at: isoWest(event.createdAt + type.place * 60),
    updated_at: isoWest(event.updatedAt),
    slug: releaseSlug(type),
    title: type.title,
    description: type.description,
    archived: isArchived(type),
    card_payments: true,
    default_quantity: type.minPerOrder ?? 0,
    donation: pricing === "donation",
    enable_super_combo_summary: true,
    end_at: type.salesEndAt === null ? null : iso(type.salesEndAt),
    has_success_message: false,
    has_fail_message: false,
    invoice: !free,
    max_donation: null,
    max_tickets_per_person: type.maxPerOrder,
    metadata: {},
    min_tickets_per_person: type.minPerOrder,
    min_donation: pricing === "donation" ? "1.0" : null,
    not_a_ticket: !type.admission,
    position: type.place,
    price: stated,
    price_ex_tax: money(shape, pricing === "donation" ? 0 : noTax(price, event.vat), currency),
    pricing_type: pricing,
    tax_exclusive: false,
    price_degressive: null,
    quantity: stock.capacity === null ? null : stock.capacity - stock.held,
    request_company_name: false,
    request_vat_number: false,
    require_vat_number: false,
    require_billing_address: null,
    require_credit_card_for_sold_out_waiting_list: false,
    require_email: true,
    require_name: type.admission,
    secret: isSecret(type),
    show_price: true,
    suggested_donation: pricing === "donation" ? decimal(amount(price, currency)) : null,
    lock_changes: null,
    state_name: shape.old ? null : offSale ? "off_sale" : "on_sale",
    start_at: type.salesStartAt === null ? null : iso(type.salesStartAt),
    waiting_list_enabled_during_locked: false,
    waiting_list_enabled_during_sold_out: event.waitlist,
    share_url: `${eventUrl(shape.world.organisation.slug, event)}/with/${releaseSlug(type)}`,
    tickets_count: stock.issued,
    locked: false,
    waiting_list: event.waitlist && soldOut,
    sold_out: soldOut,
    off_sale: offSale,
    expired: (type.salesEndAt ?? Infinity) <= shape.now,
    upcoming: (type.salesStartAt ?? 0) > shape.now,
    allocatable: !soldOut && !offSale,
    ...(shape.old ? {} : { show_qr_code: true, only_issue_combos: false, payment_type: pricing }),
    ...(shape.version === "3.0" && (shape.extended || shape.old)
      ? { question_ids: type.questions.map((question) => idOf("question", question.number)), termset_id: null }
      : {}),
    ...full(shape, () => ({
      gross_income: shape.old ? null : 0,
      full_price_tickets_count: free ? 0 : stock.issued,
      free_tickets_count: free ? stock.issued : 0,
      discounted_tickets_count: 0,
      voided_tickets_count: stock.void + stock.refunded,
      show_company_name: false,
      require_company_name: false,
      show_vat_number: false,
      show_discount_code_field_here: false,
      show_phone_number: false,
      tax_description: event.vat === null ? null : `${event.vat.label} ${event.vat.percent}%`,
      ...(shape.old ? {} : { deletable: false, changes_locked: false, display_price: money(shape, price, currency) }),
    })),
    ...asked(shape, "ticket_group", () => ({
      ticket_group:
        type.group === null ? null : { id: idOf("ticket group", type.group.number), title: type.group.title },
    })),
    ...asked(shape, "questions", () => ({
      questions: asksNothing
        ? []
        : type.questions.map((question) => questionRecord({ ...shape, expand: new Set(), extended: false }, question)),
    })),
    ...asked(shape, "activity_questions", () => ({ activity_questions: [] })),
    ...asked(shape, "activities", () => ({
      activities: event.activities
        .filter((activity) => activity.types.includes(type))
        .map((activity) => ({ _type: "activity", id: idOf("activity", activity.number), name: activity.title })),
    })),
    ...asked(shape, "tax_types", () => ({
      tax_types:
        event.vat === null ? [] : [{ id: 7, name: event.vat.label, rate: decimal(event.vat.percent), inclusive: true }],
    })),
    ...asked(shape, "combo_releases", () => ({ combo_releases: [] })),
    ...asked(shape, "tax_components", () => ({ tax_components: [] })),
    ...asked(shape, "termset", () => ({ termset: null })),
  }
}

/** What kind of field asks a question; Tito has six (seed 003, Questions). */
const fieldTypes: { readonly [kind in WorldQuestion["kind"]]: string } = {
  text: "Text",
  long_text: "Textarea",
  number: "Text",
  phone: "Text",
  email: "Text",
  company: "Text",
  country: "Country",
  select: "Select",
  multi_select: "Checkboxes",
  file: "File",
  terms: "Checkboxes",
}

/** The choices of a question: agreeing to terms is the only one of its kind. */
export const optionsOf = (question: WorldQuestion): ReadonlyArray<string> =>
  question.kind === "terms" ? ["I agree"] : question.options

/** A question. */
export const questionRecord = (shape: Shape, question: WorldQuestion): Sent => ({
  _type: "question",
  ...view(shape),
  id: idOf("question", question.number),
  title: question.title,
  ...(shape.old ? {} : { description: question.description, tickets_count: 0 }),
  field_type: fieldTypes[question.kind],
  include_free_text_field: false,
  required: question.required,
  slug: questionSlug(question),
  answers_count: 1,
  ...(shape.old || shape.version === "3.0"
    ? {}
    : { options: optionsOf(question), options_free_text_field: null, deletable: false }),
  created_at: isoWest(1_756_710_000 + question.number),
  updated_at: isoWest(1_756_710_000 + question.number),
})

/** An activity. */
export const activityRecord = (shape: Shape, activity: WorldActivity): Sent => {
  const ids = activity.types.map((type) => (shape.version === "3.1" ? idOf("release", type.number) : releaseSlug(type)))
  return {
    _type: "activity",
    ...view(shape),
    id: idOf("activity", activity.number),
    capacity: activity.capacity,
    date: activity.startsLocal.slice(0, 10),
    description: activity.description,
    start_time: activity.startsLocal.slice(11, 16),
    end_time: activity.endsLocal.slice(11, 16),
    start_at: iso(activity.startsAt),
    end_at: iso(activity.endsAt),
    name: activity.title,
    allocation_count: 0,
    sold_out: false,
    ...(shape.version === "3.1" ? { kind: "public_automatic" } : { private: false, show_to_attendee: true }),
    ...before(shape, () => ({ question_ids: [], venue_id: null, accommodation: null })),
    ...asked(shape, "release_ids", () => ({ release_ids: ids })),
    ...(shape.old ? { venue: null, questions: [], releases: [] } : {}),
  }
}

/** Whether a code can be used at a moment. */
export const discountState = ({ discount }: EventDiscount, now: number): "past" | "current" | "upcoming" =>
  discount.endsAt !== null && discount.endsAt <= now
    ? "past"
    : discount.startsAt !== null && discount.startsAt > now
      ? "upcoming"
      : "current"

/** A discount code. `used` is how many tickets of the event it was used for. */
export const discountRecord = (shape: Shape, place: EventPlace, code: EventDiscount, used: number): Sent => {
  const { discount, types } = code
  const value = discount.kind === "amount" ? amount(discount.amount, place.event.currency) : discount.percent
  const type = discount.kind === "amount" ? "MoneyOffDiscountCode" : "PercentOffDiscountCode"
  const ids = types.map((one) => (shape.version === "3.1" ? idOf("release", one.number) : releaseSlug(one)))
  const { limit } = shape.world.redemptionsOf(discount)
  return {
    _type: "discount_code",
    ...view(shape),
    id: idOf("discount code", code.number),
    code: discount.code,
    end_at: discount.endsAt === null ? null : iso(discount.endsAt),
    max_quantity_per_release: null,
    min_quantity_per_release: null,
    quantity: limit,
    quantity_used: used,
    start_at: discount.startsAt === null ? null : iso(discount.startsAt),
    type,
    value: decimal(value),
    ...(shape.old
      ? { only_show_attached: false, reveal_secret: false, release_ids: ids, source: null }
      : {
          description: `Sell for less. Used ${used} times.`,
          description_for_organizer: discount.title,
          registrations_count: 0,
          share_url: `${eventUrl(shape.world.organisation.slug, place.event)}/discount/${encodeURIComponent(discount.code)}`,
          state: discountState(code, shape.now),
          tickets_count: used,
          ...(shape.version === "3.1"
            ? {
                show_public_releases: "all",
                show_secret_releases: "none",
                block_registrations_if_not_applicable: false,
                disable_for_degressive: false,
              }
            : { only_show_attached: false, reveal_secret: false, discount_code_type: type }),
          ...asked(shape, "release_ids", () => ({ release_ids: ids })),
        }),
  }
}
