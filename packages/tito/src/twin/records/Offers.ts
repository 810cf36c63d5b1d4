/**
 * Releases, questions, activities and discount codes as they are sent.
 *
 * @module
 */
import { taxWithin, type WorldVat } from "@boxport/connector/testing"
import type { Activity, Discount, Question, Release } from "../things/Offer.ts"
import type { Place } from "../state/Place.ts"
import { eventUrl } from "./Events.ts"
import { asked, before, full, money, type Sent, type Shape, view, withSettings } from "./Shape.ts"
import { amount, decimal, idOf, iso, isoWest } from "./Texts.ts"

/** Whether nobody can buy it just now. */
export const isOffSale = (place: Place, release: Release): boolean => release.offSale || place.event.salesClosed

/** Whether there is none left. */
export const isSoldOut = (place: Place, release: Release): boolean =>
  release.quantity !== null && place.stockOf(release).issued >= release.quantity

/** The states that a release can be asked for by. */
export const releaseStates =
  (place: Place) =>
  (release: Release): ReadonlySet<string> =>
    new Set([
      isOffSale(place, release) ? "off_sale" : "on_sale",
      isSoldOut(place, release) ? "sold_out" : "not_sold_out",
      release.secret ? "secret" : "public",
      release.archived ? "archived" : "active",
    ])

const noTax = (minor: number, vat: WorldVat | null): number => minor - taxWithin(minor, vat)

const momentOf = (seconds: number | null): string | null => (seconds === null ? null : iso(seconds))

/** A release. */
export const releaseRecord = (shape: Shape, place: Place, release: Release): Sent => {
  const { event } = place
  const { currency } = event
  const { price, pricing } = release
  const stock = place.stockOf(release)
  const free = price === 0
  const donation = pricing === "donation"
  const offSale = isOffSale(place, release)
  const soldOut = isSoldOut(place, release)
  const record: Sent = {
    _type: "release",
    ...view(shape),
    id: idOf("release", release.number),
    ...(shape.old ? {} : { event_id: idOf("event", event.number) }),
    created_at: isoWest(release.createdAt),
    updated_at: isoWest(release.updatedAt),
    slug: release.slug,
    title: release.title,
    description: release.description,
    archived: release.archived,
    card_payments: true,
    default_quantity: release.minPerOrder ?? 0,
    donation,
    enable_super_combo_summary: true,
    end_at: momentOf(release.endsAt),
    has_success_message: Boolean(release.settings["success_message"]),
    has_fail_message: Boolean(release.settings["fail_message"]),
    invoice: !free,
    max_donation: null,
    max_tickets_per_person: release.maxPerOrder,
    metadata: {},
    min_tickets_per_person: release.minPerOrder,
    min_donation: donation ? "1.0" : null,
    not_a_ticket: !release.admission,
    position: release.position,
    price: free || donation ? null : money(shape, price, currency),
    price_ex_tax: money(shape, donation ? 0 : noTax(price, event.vat), currency),
    pricing_type: pricing,
    tax_exclusive: false,
    price_degressive: null,
    quantity: release.quantity,
    request_company_name: false,
    request_vat_number: false,
    require_vat_number: false,
    require_billing_address: null,
    require_credit_card_for_sold_out_waiting_list: false,
    require_email: true,
    require_name: release.requireName,
    secret: release.secret,
    show_price: true,
    suggested_donation: donation ? decimal(amount(price, currency)) : null,
    lock_changes: null,
    state_name: shape.old ? null : offSale ? "off_sale" : "on_sale",
    start_at: momentOf(release.startsAt),
    waiting_list_enabled_during_locked: false,
    waiting_list_enabled_during_sold_out: event.waitlist,
    share_url: `${eventUrl(shape, event)}/with/${release.slug}`,
    tickets_count: stock.issued,
    locked: false,
    waiting_list: event.waitlist && soldOut,
    sold_out: soldOut,
    off_sale: offSale,
    expired: (release.endsAt ?? Infinity) <= shape.now,
    upcoming: (release.startsAt ?? 0) > shape.now,
    allocatable: !soldOut && !offSale,
    ...(shape.old ? {} : { show_qr_code: true, only_issue_combos: false, payment_type: pricing }),
    ...(shape.version === "3.0" && (shape.extended || shape.old)
      ? { question_ids: release.questions.map((number) => idOf("question", number)), termset_id: null }
      : {}),
    ...full(shape, () => ({
      gross_income: shape.old ? null : 0,
      full_price_tickets_count: free ? 0 : stock.issued,
      free_tickets_count: free ? stock.issued : 0,
      discounted_tickets_count: 0,
      voided_tickets_count: stock.void,
      show_company_name: false,
      require_company_name: false,
      show_vat_number: false,
      show_discount_code_field_here: false,
      show_phone_number: false,
      tax_description: event.vat === null ? null : `${event.vat.label} ${event.vat.percent}%`,
      ...(shape.old
        ? {}
        : {
            deletable: stock.issued + stock.void === 0,
            changes_locked: release.settings["lock_changes"] === true,
            display_price: money(shape, price, currency),
          }),
    })),
    ...asked(shape, "ticket_group", () => ({
      ticket_group:
        release.group === null ? null : { id: idOf("ticket group", release.group.number), title: release.group.title },
    })),
    ...asked(shape, "questions", () => ({
      questions: questionsWithin(shape, place, release.questions),
    })),
    ...asked(shape, "activity_questions", () => ({
      activity_questions: questionsWithin(
        shape,
        place,
        place.activities.flatMap(({ questions, releases }) => (releases.includes(release.number) ? questions : [])),
      ),
    })),
    ...asked(shape, "activities", () => ({
      activities: place.activities
        .filter(({ releases }) => releases.includes(release.number))
        .map(({ name, number }) => ({ _type: "activity", id: idOf("activity", number), name })),
    })),
    ...asked(shape, "tax_types", () => ({
      tax_types:
        event.vat === null ? [] : [{ id: 7, name: event.vat.label, rate: decimal(event.vat.percent), inclusive: true }],
    })),
    ...asked(shape, "combo_releases", () => ({ combo_releases: [] })),
    ...asked(shape, "tax_components", () => ({ tax_components: [] })),
    ...asked(shape, "termset", () => ({ termset: null })),
  }
  return withSettings(record, release.settings)
}

const questionsWithin = (shape: Shape, place: Place, numbers: ReadonlyArray<number>): ReadonlyArray<Sent> =>
  numbers.flatMap((number) => {
    const question = place.question(number)
    return question === undefined ? [] : [questionRecord({ ...shape, expand: new Set(), extended: false }, question)]
  })

/** A question. */
export const questionRecord = (shape: Shape, question: Question): Sent => ({
  _type: "question",
  ...view(shape),
  id: idOf("question", question.number),
  title: question.title,
  ...(shape.old ? {} : { description: question.description, tickets_count: 0 }),
  field_type: question.fieldType,
  include_free_text_field: question.freeText,
  required: question.required,
  slug: question.slug,
  answers_count: question.answersCount,
  ...(shape.old || shape.version === "3.0"
    ? {}
    : {
        options: question.options,
        options_free_text_field: question.freeTextLabel,
        deletable: question.answersCount === 0,
      }),
  created_at: isoWest(question.createdAt),
  updated_at: isoWest(question.updatedAt),
})

/** An activity. */
export const activityRecord = (shape: Shape, place: Place, activity: Activity): Sent => {
  const slugs = activity.releases.flatMap((number) => place.release(number)?.slug ?? [])
  const ids = shape.version === "3.1" ? activity.releases.map((number) => idOf("release", number)) : slugs
  const questionIds = activity.questions.map((number) => idOf("question", number))
  const allocated = place.allocationOf(activity)
  const record: Sent = {
    _type: "activity",
    ...view(shape),
    id: idOf("activity", activity.number),
    capacity: activity.capacity,
    date: activity.date,
    description: activity.description,
    start_time: activity.startTime,
    end_time: activity.endTime,
    start_at: momentOf(activity.startsAt),
    end_at: momentOf(activity.endsAt),
    name: activity.name,
    allocation_count: allocated,
    sold_out: activity.capacity !== null && allocated >= activity.capacity,
    ...(shape.version === "3.1"
      ? { kind: activity.kind }
      : { private: activity.kind === "private_automatic", show_to_attendee: true }),
    ...before(shape, () => ({ question_ids: questionIds, venue_id: null, accommodation: null })),
    ...asked(shape, "release_ids", () => ({ release_ids: ids })),
    ...(shape.version === "3.1" && shape.expand.has("release_slugs") ? { release_slugs: slugs } : {}),
    ...(shape.version === "3.1" && shape.expand.has("question_ids") ? { question_ids: questionIds } : {}),
    ...(shape.old ? { venue: null, questions: [], releases: [] } : {}),
  }
  return withSettings(record, activity.settings)
}

/** Whether a code can be used at a moment. */
export const discountState = ({ endsAt, startsAt }: Discount, now: number): "past" | "current" | "upcoming" =>
  endsAt !== null && endsAt <= now ? "past" : startsAt !== null && startsAt > now ? "upcoming" : "current"

/** A discount code. `used` is how many tickets of the event it was used for. */
export const discountRecord = (shape: Shape, place: Place, discount: Discount, used: number): Sent => {
  const { type } = discount
  const value = type === "MoneyOffDiscountCode" ? amount(discount.value, place.event.currency) : discount.value
  const slugs = discount.releases.flatMap((number) => place.release(number)?.slug ?? [])
  const ids = shape.version === "3.1" ? discount.releases.map((number) => idOf("release", number)) : slugs
  const record: Sent = {
    _type: "discount_code",
    ...view(shape),
    id: idOf("discount code", discount.number),
    code: discount.code,
    end_at: momentOf(discount.endsAt),
    max_quantity_per_release: null,
    min_quantity_per_release: null,
    quantity: discount.quantity,
    quantity_used: used,
    start_at: momentOf(discount.startsAt),
    type,
    value: decimal(value),
    ...(shape.old
      ? { only_show_attached: false, reveal_secret: false, release_ids: ids, source: null }
      : {
          description: `Sell for less. Used ${used} times.`,
          description_for_organizer: discount.note,
          registrations_count: 0,
          share_url: `${eventUrl(shape, place.event)}/discount/${encodeURIComponent(discount.code)}`,
          state: discountState(discount, shape.now),
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
  return withSettings(record, discount.settings)
}
