/**
 * Making and changing activities, questions and discount codes.
 *
 * @module
 */
import { ActivityChange } from "../../api/operations/Activities.ts"
import { DiscountCodeChange } from "../../api/operations/DiscountCodes.ts"
import type { Answer } from "../http/Answer.ts"
import { type Attributes, secondsAt } from "../http/Attributes.ts"
import { activityRecord, discountRecord, questionRecord } from "../records/Offers.ts"
import type { Activity, Discount, Question } from "../things/Offer.ts"
import { writing } from "./Kind.ts"
import { activityOf, discountOf, questionOf, usedOf } from "./Offers.ts"
import type { EventCall, Route } from "./Route.ts"
import { freeSlug, fresh, numbersOf, onFound, or, put, settingsOf, without, written } from "./Write.ts"

const activitySettings = settingsOf(ActivityChange, [
  "name",
  "description",
  "capacity",
  "date",
  "start_time",
  "end_time",
  "kind",
  "release_ids",
  "question_ids",
])

/** Gives undefined when a release or a question is not there. */
const changedActivity = (call: EventCall, given: Attributes, before: Activity): Activity | undefined => {
  const { event, place } = call
  const releases = numbersOf("release", place.releases, given.references("release_ids"), before.releases)
  const questions = numbersOf("question", place.questions, given.references("question_ids"), before.questions)
  if (releases === undefined || questions === undefined) return undefined
  const when = {
    date: or(given.date("date"), before.date),
    startTime: or(given.time("start_time"), before.startTime),
    endTime: or(given.time("end_time"), before.endTime),
  }
  return {
    ...before,
    ...when,
    name: given.required("name", before.name),
    description: or(given.text("description"), before.description),
    capacity: or(given.count("capacity"), before.capacity),
    startsAt: when.startTime === null ? null : secondsAt(when.date, when.startTime, event.timezone),
    endsAt: when.endTime === null ? null : secondsAt(when.date, when.endTime, event.timezone),
    kind: given.oneOf("kind", ["public_automatic", "private_automatic"]) ?? before.kind,
    releases,
    questions,
    settings: { ...before.settings, ...given.settings(activitySettings) },
  }
}

const answerActivity = (call: EventCall, status: 200 | 201, activity: Activity): Answer => {
  call.place.activities = put(call.place.activities, activity)
  return written(call, status, "activity", activity, (one, shape) => activityRecord(shape, call.place, one))
}

const activities = writing<Activity>({
  singular: "activity",
  find: activityOf,
  blank: (call) => ({
    name: "",
    description: null,
    capacity: null,
    date: null,
    startTime: null,
    endTime: null,
    startsAt: null,
    endsAt: null,
    kind: "public_automatic",
    releases: [],
    questions: [],
    ...fresh(call),
  }),
  change: changedActivity,
  answer: answerActivity,
  remove: ({ place }, activity) => {
    place.activities = without(place.activities, activity)
  },
})

export const createActivity: Route = activities.create
export const updateActivity: Route = activities.update
export const deleteActivity: Route = activities.remove

export const duplicateActivity: Route = onFound(activityOf, (call, activity) =>
  answerActivity(call, 201, {
    ...activity,
    ...fresh(call),
    name: `${activity.name} Copy`,
    settings: activity.settings,
  }),
)

const fieldTypes = ["Checkboxes", "Country", "File", "Select", "Text", "Textarea"] as const

/** Slugs are cut at forty letters, and stay what they were made (notes 2). */
const longestSlug = 40

const questions = writing<Question>({
  singular: "question",
  find: questionOf,
  blank: (call) => ({
    slug: "",
    title: "",
    description: null,
    fieldType: "Text",
    options: [],
    required: false,
    freeText: false,
    freeTextLabel: null,
    answersCount: 0,
    ...fresh(call),
  }),
  change: ({ place }, given, before, isNew) => {
    if (isNew && !given.has("field_type")) given.complain("field_type", "is not included in the list")
    const title = given.required("title", before.title)
    return {
      ...before,
      title,
      slug: isNew ? freeSlug(title, place.questions, before.number, longestSlug) : before.slug,
      description: or(given.text("description"), before.description),
      fieldType: given.oneOf("field_type", fieldTypes) ?? before.fieldType,
      options: given.lines("options") ?? before.options,
      required: given.flag("required") ?? before.required,
      freeText: given.flag("include_free_text_field") ?? before.freeText,
      freeTextLabel: or(given.text("options_free_text_field"), before.freeTextLabel),
    }
  },
  answer: (call, status, question) => {
    call.place.questions = put(call.place.questions, question)
    return written(call, status, "question", question, (one, shape) => questionRecord(shape, one))
  },
  remove: ({ place }, question) => {
    place.questions = without(place.questions, question)
    const forget = <Thing extends { readonly questions: ReadonlyArray<number> }>(thing: Thing): Thing => ({
      ...thing,
      questions: thing.questions.filter((number) => number !== question.number),
    })
    place.releases = place.releases.map(forget)
    place.activities = place.activities.map(forget)
    place.checkinLists = place.checkinLists.map(forget)
  },
})

export const createQuestion: Route = questions.create
export const updateQuestion: Route = questions.update
export const deleteQuestion: Route = questions.remove

const discountSettings = settingsOf(DiscountCodeChange, [
  "code",
  "type",
  "value",
  "quantity",
  "release_ids",
  "start_at",
  "end_at",
  "description_for_organizer",
])

/** What a code shows is told in the words of 3.0 and in newer ones; either sets both (notes 2). */
const shownBy = (given: Attributes): { readonly [attribute: string]: unknown } => {
  const only = given.flag("only_show_attached")
  const secret = given.flag("reveal_secret")
  const all = given.text("show_public_releases")
  const secrets = given.text("show_secret_releases")
  return {
    ...(only === undefined ? {} : { show_public_releases: only ? "only_attached" : "all" }),
    ...(secret === undefined ? {} : { show_secret_releases: secret ? "if_discount_code_available" : "none" }),
    ...(all === undefined ? {} : { only_show_attached: all === "only_attached" }),
    ...(secrets === undefined ? {} : { reveal_secret: secrets !== "none" }),
  }
}

/** Gives undefined when a release is not there. */
const changedDiscount = (
  { event, place }: EventCall,
  given: Attributes,
  before: Discount,
  isNew: boolean,
): Discount | undefined => {
  if (isNew && !given.has("type")) given.complain("type", "is not included in the list")
  if (isNew && !given.has("value")) given.complain("value", "can't be blank")
  const releases = numbersOf("release", place.releases, given.references("release_ids"), before.releases)
  if (releases === undefined) return undefined
  const code = given.required("code", before.code)
  const isTaken = place.discounts.some(
    (one) => one.number !== before.number && one.code.toLowerCase() === code.toLowerCase(),
  )
  if (isTaken) given.complain("code", "has already been taken")
  const type = given.oneOf("type", ["MoneyOffDiscountCode", "PercentOffDiscountCode"]) ?? before.type
  const value = type === "MoneyOffDiscountCode" ? given.amount("value", event.currency) : given.decimal("value")
  if (value === null) given.complain("value", "can't be blank")
  return {
    ...before,
    code,
    type,
    value: value ?? before.value,
    quantity: or(given.count("quantity"), before.quantity),
    releases,
    startsAt: or(given.moment("start_at", event.timezone), before.startsAt),
    endsAt: or(given.moment("end_at", event.timezone), before.endsAt),
    note: or(given.text("description_for_organizer"), before.note),
    settings: { ...before.settings, ...given.settings(discountSettings), ...shownBy(given) },
  }
}

const discounts = writing<Discount>({
  singular: "discount_code",
  find: discountOf,
  blank: (call) => ({
    code: "",
    type: "MoneyOffDiscountCode",
    value: 0,
    quantity: null,
    releases: [],
    startsAt: null,
    endsAt: null,
    note: null,
    ...fresh(call),
  }),
  change: changedDiscount,
  answer: (call, status, discount) => {
    call.place.discounts = put(call.place.discounts, discount)
    const used = usedOf(call).get(discount.code) ?? 0
    return written(call, status, "discount_code", discount, (one, shape) =>
      discountRecord(shape, call.place, one, used),
    )
  },
  remove: ({ place }, discount) => {
    place.discounts = without(place.discounts, discount)
  },
})

export const createDiscountCode: Route = discounts.create
export const updateDiscountCode: Route = discounts.update
export const deleteDiscountCode: Route = discounts.remove
