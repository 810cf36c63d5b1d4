/**
 * Questions, activities and discount codes.
 *
 * @module
 */
import { Fields, Lenient, Native, type Problems, type Rejected } from "@boxport/connector/mapping"
import {
  type Activity,
  canonicalId,
  decimalText,
  type DecimalText,
  type Discount,
  type Json,
  type JsonObject,
  type Question,
  WallClock,
} from "@boxport/model"
import type { Result } from "effect"
import {
  Activity as NativeActivity,
  DiscountCode as NativeDiscountCode,
  Question as NativeQuestion,
} from "../resources/Event.ts"
import { type Catalogue, platform } from "./Catalogue.ts"
import { releaseReference } from "./Releases.ts"
import { envelope, each, kept, ownRow } from "./Trees.ts"
import { amountOf, idsIn, instantOf, wallClockOf } from "./Values.ts"

const { column, derived, dropped } = Fields
const { mapRecord, resource, withKept } = Native

/** What becomes of the fields of a question. */
export const questionFields: Fields.Fields = {
  ...envelope,
  id: column("questions.id", "questions.native_id"),
  activities: derived("through the releases that have them", "questions.ticket_type_ids"),
  description: column("questions.description"),
  field_type: column("questions.kind"),
  options: column("questions.options"),
  position: column("questions.position"),
  releases: derived("with the releases that name it", "questions.ticket_type_ids"),
  required: column("questions.required"),
  title: column("questions.title"),
  ...kept(`slug answers_count created_at deletable include_free_text_field incoming_question_trigger_ids
    options_free_text_field outgoing_question_trigger_ids public_optional_activity_ids tickets_count translations
    updated_at`),
}

/** What becomes of the fields of an activity. */
export const activityFields: Fields.Fields = {
  ...envelope,
  id: column("activities.id", "activities.native_id"),
  capacity: column("activities.capacity"),
  date: derived("with start_time and end_time", "activities.starts_local", "activities.ends_local"),
  description: column("activities.description"),
  end_at: column("activities.ends_at"),
  end_time: derived("with date", "activities.ends_local"),
  name: column("activities.title"),
  question_ids: derived("through the releases that have it", "questions.ticket_type_ids"),
  question_slugs: derived("through the releases that have it", "questions.ticket_type_ids"),
  questions: derived("through the releases that have it", "questions.ticket_type_ids"),
  release_ids: column("activities.ticket_type_ids"),
  release_slugs: column("activities.ticket_type_ids"),
  releases: releaseReference,
  start_at: column("activities.starts_at"),
  start_time: derived("with date", "activities.starts_local"),
  ...kept(`accommodation activity_group_ids activity_groups allocation_count any_live_chosen_tickets created_at event_id
    importer_id kind name_before_translations private show_to_attendee sold_out translations updated_at upgrades venue
    venue_id`),
}

/** What becomes of the fields of a discount code. */
export const discountCodeFields: Fields.Fields = {
  ...envelope,
  id: column("discounts.id", "discounts.native_id"),
  code: column("discounts.code"),
  description: dropped("a sentence that the platform makes of the other fields"),
  discount_code_type: dropped("the same as type"),
  end_at: column("discounts.ends_at"),
  quantity: column("discounts.max_redemptions"),
  quantity_used: column("discounts.times_redeemed"),
  release_ids: column("discounts.ticket_type_ids"),
  release_slugs: column("discounts.ticket_type_ids"),
  releases: releaseReference,
  start_at: column("discounts.starts_at"),
  state: column("discounts.active"),
  type: column("discounts.kind"),
  value: derived("an amount or a percentage, by type", "discounts.amount", "discounts.percent"),
  ...each(ownRow, "event"),
  ...kept(`block_registrations_if_not_applicable description_for_organizer disable_for_degressive
    max_quantity_per_release min_quantity_per_release only_show_attached registrations_count reveal_secret share_url
    show_public_releases show_secret_releases source source_id tickets_count`),
}

const questions = resource("questions", NativeQuestion, questionFields)
const activities = resource("activities", NativeActivity, activityFields)
const discountCodes = resource("discount_codes", NativeDiscountCode, discountCodeFields)

export const scrubQuestion = questions.scrub
export const scrubActivity = activities.scrub
export const scrubDiscountCode = discountCodes.scrub

/** Seed 003, Questions: `field_type`. */
const kinds: { readonly [word: string]: Question["kind"] } = {
  text: "text",
  textarea: "long_text",
  select: "select",
  checkboxes: "multi_select",
  country: "country",
  file: "file",
}

const optionsOf = (options: NativeQuestion["options"]): ReadonlyArray<string> => {
  if (typeof options === "string") return options.split(/\r?\n/).filter((option) => option !== "")
  return (options ?? []).flatMap((option) =>
    typeof option === "string" || typeof option === "number" ? [String(option)] : [],
  )
}

const slugOf = (raw: JsonObject): string | null => {
  const { slug } = raw
  return typeof slug === "string" ? Lenient.text(slug) : null
}

/** A question's row. */
export const mapQuestion = (record: Json, catalogue: Catalogue): Result.Result<Question, Rejected> =>
  mapRecord(questions, record, (native, raw) => {
    const { eventId, nativeId: nativeEvent } = catalogue.event
    const nativeId = String(native.id)
    const word = Lenient.text(native.field_type)
    const kind = (word === null ? undefined : kinds[word.toLowerCase()]) ?? "unknown"
    const options = native.options
    const types = catalogue.ticketTypeIds([
      ...catalogue.askedBy(nativeId, Lenient.text(native.slug)),
      ...idsIn(native.releases),
    ])
    return {
      id: canonicalId(platform, nativeId),
      event_id: eventId,
      native_id: nativeId,
      scope: "ticket",
      title: Lenient.text(native.title),
      description: Lenient.text(native.description),
      kind,
      required: Lenient.flag(native.required),
      options: optionsOf(options),
      ticket_type_ids: types.ids,
      position: Lenient.int(native.position),
      extra: withKept(questions.rest(raw), {
        event_id: eventId === null ? nativeEvent : null,
        field_type: kind === "unknown" ? word : null,
        // Choices that are more than a text.
        options: Array.isArray(options) && options.some((option) => typeof option === "object") ? raw["options"] : null,
        release_ids: types.lost.length === 0 ? null : types.lost,
      }),
    }
  })

/** What an answer needs to know of a mapped question. */
export const knownQuestion = ({ extra, kind, native_id, title }: Question) => ({
  id: native_id,
  slug: slugOf(extra ?? {}),
  kind,
  title,
})

const activityOf = (native: NativeActivity, raw: JsonObject, problems: Problems, catalogue: Catalogue): Activity => {
  const { eventId, nativeId: nativeEvent, zone } = catalogue.event
  const nativeId = String(native.id)
  const startsAt = instantOf(native.start_at, "start_at", problems, zone)
  const endsAt = instantOf(native.end_at, "end_at", problems, zone)
  const startsLocal = wallClockOf(native.date, native.start_time, "start_time", problems)
  const endsLocal =
    Lenient.text(native.end_time) === null ? null : wallClockOf(native.date, native.end_time, "end_time", problems)
  const momentOf = (local: string | null) =>
    local === null || zone === null || local.length < 19 ? null : (WallClock.instantOf(local, zone) ?? null)
  const clockAt = (instant: typeof startsAt) =>
    instant === null || zone === null ? null : (WallClock.wallClockAt(instant, zone) ?? null)
  const types = catalogue.ticketTypeIds([...idsIn(native.release_ids), ...idsIn(native.releases)])
  return {
    id: canonicalId(platform, nativeId),
    event_id: eventId,
    native_id: nativeId,
    title: Lenient.text(native.name),
    description: Lenient.text(native.description),
    capacity: Lenient.int(native.capacity),
    starts_at: startsAt ?? momentOf(startsLocal),
    ends_at: endsAt ?? momentOf(endsLocal),
    starts_local: startsLocal ?? clockAt(startsAt),
    ends_local: endsLocal ?? clockAt(endsAt),
    ticket_type_ids: types.ids,
    extra: withKept(activities.rest(raw), {
      event_id: eventId === null ? nativeEvent : null,
      release_ids: types.lost.length === 0 ? null : types.lost,
    }),
  }
}

/** An activity's row. */
export const mapActivity = (record: Json, catalogue: Catalogue): Result.Result<Activity, Rejected> =>
  mapRecord(activities, record, (native, raw, problems) => activityOf(native, raw, problems, catalogue))

const discountKinds: { readonly [word: string]: Discount["kind"] } = {
  MoneyOffDiscountCode: "amount",
  PercentOffDiscountCode: "percent",
}

const percentOf = (value: NativeDiscountCode["value"], problems: Problems): DecimalText | null => {
  if (value === null || value === undefined || value === "") return null
  return decimalText(value) ?? problems.add("value", "not a percentage")
}

const discountOf = (
  native: NativeDiscountCode,
  raw: JsonObject,
  problems: Problems,
  catalogue: Catalogue,
): Discount => {
  const { currency, eventId, nativeId: nativeEvent, zone } = catalogue.event
  const nativeId = String(native.id)
  const word = Lenient.text(native.type) ?? Lenient.text(native.discount_code_type)
  const kind = (word === null ? undefined : discountKinds[word]) ?? "unknown"
  const state = Lenient.text(native.state)
  const types = catalogue.ticketTypeIds([...idsIn(native.release_ids), ...idsIn(native.releases)])
  return {
    id: canonicalId(platform, nativeId),
    event_id: eventId,
    native_id: nativeId,
    code: Lenient.text(native.code),
    kind,
    amount: kind === "amount" ? amountOf(native.value, currency, "value", problems) : null,
    percent: kind === "percent" ? percentOf(native.value, problems) : null,
    currency,
    max_redemptions: Lenient.int(native.quantity),
    times_redeemed: Lenient.int(native.quantity_used),
    active: state === null ? null : state === "current",
    starts_at: instantOf(native.start_at, "start_at", problems, zone),
    ends_at: instantOf(native.end_at, "end_at", problems, zone),
    ticket_type_ids: types.ids,
    extra: withKept(discountCodes.rest(raw), {
      event_id: eventId === null ? nativeEvent : null,
      release_ids: types.lost.length === 0 ? null : types.lost,
      state: state !== null && !/^(current|past|upcoming)$/.test(state) ? state : null,
      type: kind === "unknown" ? word : null,
      value: kind === "unknown" ? raw["value"] : null,
    }),
  }
}

/** A discount code's row. */
export const mapDiscountCode = (record: Json, catalogue: Catalogue): Result.Result<Discount, Rejected> =>
  mapRecord(discountCodes, record, (native, raw, problems) => discountOf(native, raw, problems, catalogue))
