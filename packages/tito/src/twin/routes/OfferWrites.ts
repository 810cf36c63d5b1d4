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
import { activityOf, discountOf, questionOf, usedOf } from "./Offers.ts"
import { type EventCall, inEvent, notHere, type Route } from "./Route.ts"
import {
  freeSlug,
  fresh,
  gone,
  numbersOf,
  onFound,
  put,
  releasesNamed,
  settingsOf,
  withAttributes,
  without,
  written,
} from "./Write.ts"

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
  const releases = releasesNamed(call, given.references("release_ids"))
  const keys = given.references("question_ids")
  const questions = keys === undefined ? before.questions : numbersOf("question", place.questions, keys)
  if (releases === undefined || questions === undefined) return undefined
  const date = given.date("date")
  const startTime = given.time("start_time")
  const endTime = given.time("end_time")
  const capacity = given.count("capacity")
  const description = given.text("description")
  const when = {
    date: date === undefined ? before.date : date,
    startTime: startTime === undefined ? before.startTime : startTime,
    endTime: endTime === undefined ? before.endTime : endTime,
  }
  return {
    ...before,
    ...when,
    name: given.required("name", before.name === "" ? undefined : before.name),
    description: description === undefined ? before.description : description,
    capacity: capacity === undefined ? before.capacity : capacity,
    startsAt: when.startTime === null ? null : secondsAt(when.date, when.startTime, event.timezone),
    endsAt: when.endTime === null ? null : secondsAt(when.date, when.endTime, event.timezone),
    kind: given.oneOf("kind", ["public_automatic", "private_automatic"]) ?? before.kind,
    releases: given.has("release_ids") ? releases.map(({ number }) => number) : before.releases,
    questions,
    settings: { ...before.settings, ...given.settings(activitySettings) },
  }
}

const answerActivity = (call: EventCall, status: 200 | 201, activity: Activity): Answer => {
  call.place.activities = put(call.place.activities, activity)
  return written(call, status, "activity", activity, (one, shape) => activityRecord(shape, call.place, one))
}

const blankActivity = {
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
} as const

export const createActivity: Route = inEvent((call) =>
  withAttributes(call, "activity", (given) => {
    const activity = changedActivity(call, given, { ...blankActivity, ...fresh(call) })
    if (activity === undefined) return notHere(call)
    return given.isGood ? answerActivity(call, 201, activity) : undefined
  }),
)

export const updateActivity: Route = onFound(activityOf, (call, before) =>
  withAttributes(call, "activity", (given) => {
    const activity = changedActivity(call, given, before)
    if (activity === undefined) return notHere(call)
    return given.isGood ? answerActivity(call, 200, { ...activity, updatedAt: call.state.tick() }) : undefined
  }),
)

export const deleteActivity: Route = onFound(activityOf, ({ place, state }, activity) => {
  state.tick()
  place.activities = without(place.activities, activity)
  return gone
})

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

const changedQuestion = (given: Attributes, before: Question): Question => {
  const description = given.text("description")
  const label = given.text("options_free_text_field")
  return {
    ...before,
    title: given.required("title", before.title === "" ? undefined : before.title),
    description: description === undefined ? before.description : description,
    fieldType: given.oneOf("field_type", fieldTypes) ?? before.fieldType,
    options: given.lines("options") ?? before.options,
    required: given.flag("required") ?? before.required,
    freeText: given.flag("include_free_text_field") ?? before.freeText,
    freeTextLabel: label === undefined ? before.freeTextLabel : label,
  }
}

const answerQuestion = (call: EventCall, status: 200 | 201, question: Question): Answer => {
  call.place.questions = put(call.place.questions, question)
  return written(call, status, "question", question, (one, shape) => questionRecord(shape, one))
}

const blankQuestion = {
  slug: "",
  title: "",
  description: null,
  fieldType: "Text",
  options: [],
  required: false,
  freeText: false,
  freeTextLabel: null,
  answersCount: 0,
} as const

export const createQuestion: Route = inEvent((call) =>
  withAttributes(call, "question", (given) => {
    if (!given.has("field_type")) given.complain("field_type", "is not included in the list")
    const question = changedQuestion(given, { ...blankQuestion, ...fresh(call) })
    if (!given.isGood) return undefined
    const slug = freeSlug(question.title, call.place.questions, question.number, longestSlug)
    return answerQuestion(call, 201, { ...question, slug })
  }),
)

export const updateQuestion: Route = onFound(questionOf, (call, before) =>
  withAttributes(call, "question", (given) => {
    const question = changedQuestion(given, before)
    return given.isGood ? answerQuestion(call, 200, { ...question, updatedAt: call.state.tick() }) : undefined
  }),
)

export const deleteQuestion: Route = onFound(questionOf, ({ place, state }, question) => {
  state.tick()
  place.questions = without(place.questions, question)
  const forget = <Thing extends { readonly questions: ReadonlyArray<number> }>(thing: Thing): Thing => ({
    ...thing,
    questions: thing.questions.filter((number) => number !== question.number),
  })
  place.releases = place.releases.map(forget)
  place.activities = place.activities.map(forget)
  place.checkinLists = place.checkinLists.map(forget)
  return gone
})

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
const changedDiscount = (call: EventCall, given: Attributes, before: Discount): Discount | undefined => {
  const { event, place } = call
  const releases = releasesNamed(call, given.references("release_ids"))
  if (releases === undefined) return undefined
  const code = given.required("code", before.code === "" ? undefined : before.code)
  const isTaken = place.discounts.some(
    (one) => one.number !== before.number && one.code.toLowerCase() === code.toLowerCase(),
  )
  if (isTaken) given.complain("code", "has already been taken")
  const type = given.oneOf("type", ["MoneyOffDiscountCode", "PercentOffDiscountCode"]) ?? before.type
  const value = type === "MoneyOffDiscountCode" ? given.amount("value", event.currency) : given.decimal("value")
  if (value === null) given.complain("value", "can't be blank")
  const quantity = given.count("quantity")
  const startsAt = given.moment("start_at", event.timezone)
  const endsAt = given.moment("end_at", event.timezone)
  const note = given.text("description_for_organizer")
  return {
    ...before,
    code,
    type,
    value: value ?? before.value,
    quantity: quantity === undefined ? before.quantity : quantity,
    releases: given.has("release_ids") ? releases.map(({ number }) => number) : before.releases,
    startsAt: startsAt === undefined ? before.startsAt : startsAt,
    endsAt: endsAt === undefined ? before.endsAt : endsAt,
    note: note === undefined ? before.note : note,
    settings: { ...before.settings, ...given.settings(discountSettings), ...shownBy(given) },
  }
}

const answerDiscount = (call: EventCall, status: 200 | 201, discount: Discount): Answer => {
  call.place.discounts = put(call.place.discounts, discount)
  const used = usedOf(call).get(discount.code) ?? 0
  return written(call, status, "discount_code", discount, (one, shape) => discountRecord(shape, call.place, one, used))
}

const blankDiscount = {
  code: "",
  type: "MoneyOffDiscountCode",
  value: 0,
  quantity: null,
  releases: [],
  startsAt: null,
  endsAt: null,
  note: null,
} as const

export const createDiscountCode: Route = inEvent((call) =>
  withAttributes(call, "discount_code", (given) => {
    if (!given.has("type")) given.complain("type", "is not included in the list")
    if (!given.has("value")) given.complain("value", "can't be blank")
    const discount = changedDiscount(call, given, { ...blankDiscount, ...fresh(call) })
    if (discount === undefined) return notHere(call)
    return given.isGood ? answerDiscount(call, 201, discount) : undefined
  }),
)

export const updateDiscountCode: Route = onFound(discountOf, (call, before) =>
  withAttributes(call, "discount_code", (given) => {
    const discount = changedDiscount(call, given, before)
    if (discount === undefined) return notHere(call)
    return given.isGood ? answerDiscount(call, 200, { ...discount, updatedAt: call.state.tick() }) : undefined
  }),
)

export const deleteDiscountCode: Route = onFound(discountOf, ({ place, state }, discount) => {
  state.tick()
  place.discounts = without(place.discounts, discount)
  return gone
})
