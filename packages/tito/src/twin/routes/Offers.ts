/**
 * Releases, questions, activities and discount codes.
 *
 * @module
 */
import {
  activityRecord,
  discountRecord,
  discountState,
  questionRecord,
  releaseRecord,
  releaseStates,
} from "../records/Offers.ts"
import { idOf } from "../records/Texts.ts"
import { type EventDiscount, questionSlug, releaseSlug } from "../state/Events.ts"
import { remembering } from "../state/State.ts"
import { type EventCall, inEvent, listOf, oneOf, parameter, type Route, rowsOf } from "./Route.ts"

const releaseExpandable = [
  "activities",
  "activity_questions",
  "combo_releases",
  "questions",
  "super_combo_releases",
  "tax_components",
  "tax_types",
  "termset",
  "ticket_group",
]

export const listReleases: Route = inEvent((call) =>
  listOf(call, {
    resource: "releases",
    name: `${call.event.key} releases`,
    rows: rowsOf(call.place.types),
    record: (type) => releaseRecord(call.shape, type),
    states: {
      of: releaseStates,
      all: [
        "on_sale",
        "off_sale",
        "not_sold_out",
        "sold_out",
        "public",
        "secret",
        "active",
        "archived",
        "changes_locked",
        "changes_allowed",
      ],
      hidden: ["archived"],
    },
    sorts: { title: (type) => type.title, position: (type) => type.place, start_at: (type) => type.salesStartAt ?? 0 },
    expandable: releaseExpandable,
  }),
)

export const getRelease: Route = inEvent((call) => {
  const key = parameter(call, "release_slug")
  const found = call.place.types.find(
    (type) => releaseSlug(type) === key || String(idOf("release", type.number)) === key,
  )
  return oneOf(call, "release", found, (type, shape) => releaseRecord(shape, type), releaseExpandable)
})

export const listQuestions: Route = inEvent((call) =>
  listOf(call, {
    resource: "questions",
    name: `${call.event.key} questions`,
    rows: rowsOf(call.place.questions),
    record: (question) => questionRecord(call.shape, question),
    expandable: ["activities", "releases"],
  }),
)

/** A question by slug or id. */
export const questionOf = (call: EventCall) => {
  const key = parameter(call, "question_slug")
  return call.place.questions.find(
    (question) => questionSlug(question) === key || String(idOf("question", question.number)) === key,
  )
}

export const getQuestion: Route = inEvent((call) =>
  oneOf(call, "question", questionOf(call), (question, shape) => questionRecord(shape, question)),
)

const activityExpandable = [
  "questions",
  "question_ids",
  "releases",
  "release_ids",
  "release_slugs",
  "upgrades",
  "venue",
]

export const listActivities: Route = inEvent((call) =>
  listOf(call, {
    resource: "activities",
    name: `${call.event.key} activities`,
    rows: rowsOf(call.place.activities),
    record: (activity) => activityRecord(call.shape, activity),
    expandable: activityExpandable,
  }),
)

export const getActivity: Route = inEvent((call) => {
  const key = parameter(call, "activity_id")
  const found = call.place.activities.find((activity) => String(idOf("activity", activity.number)) === key)
  return oneOf(call, "activity", found, (activity, shape) => activityRecord(shape, activity), activityExpandable)
})

const uses = remembering<ReadonlyMap<string, number>>()

/** How many tickets of the event each discount made cheaper. */
const usedOf = ({ event, sales, state }: EventCall): ReadonlyMap<string, number> =>
  uses(state, event.key, () => {
    const used = new Map<string, number>()
    for (let index = 0; index < sales.count; index++) {
      const order = sales.registration(index)?.order
      if (order === undefined || order === null || order.discount === null) continue
      const tickets = order.lines.reduce((sum, line) => sum + (line.discount > 0 ? line.quantity : 0), 0)
      used.set(order.discount.key, (used.get(order.discount.key) ?? 0) + tickets)
    }
    return used
  })

export const listDiscountCodes: Route = inEvent((call) => {
  const used = usedOf(call)
  const states = (code: EventDiscount) =>
    new Set([discountState(code, call.shape.now), (used.get(code.discount.key) ?? 0) > 0 ? "used" : "unused"])
  return listOf(call, {
    resource: "discount_codes",
    name: `${call.event.key} discount_codes`,
    rows: rowsOf(call.place.discounts),
    exists: call.state.isWhole ? null : (code) => !call.state.isHidden("discount_codes", code.number),
    record: (code) => discountRecord(call.shape, call.place, code, used.get(code.discount.key) ?? 0),
    states: { of: states, all: ["current", "past", "upcoming", "used", "unused"], hidden: ["past"] },
    expandable: ["releases", "release_ids", "release_slugs"],
  })
})

export const getDiscountCode: Route = inEvent((call) => {
  const key = parameter(call, "discount_code_id")
  const found = call.place.discounts.find((code) => String(idOf("discount code", code.number)) === key)
  const used = usedOf(call)
  return oneOf(
    call,
    "discount_code",
    found,
    (code, shape) => discountRecord(shape, call.place, code, used.get(code.discount.key) ?? 0),
    ["releases", "release_ids", "release_slugs"],
  )
})
