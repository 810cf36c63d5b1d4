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
import type { Activity, Discount, Question, Release } from "../things/Offer.ts"
import { remembering } from "../state/State.ts"
import { type EventCall, inEvent, listOf, named, oneOf, parameter, type Route, rowsOf } from "./Route.ts"

export const releaseExpandable = [
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
    name: `${call.event.number} releases`,
    rows: rowsOf(call.place.releases),
    record: (release) => releaseRecord(call.shape, call.place, release),
    states: {
      of: releaseStates(call.place),
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
    sorts: {
      title: ({ title }) => title,
      position: ({ position }) => position,
      start_at: ({ startsAt }) => startsAt ?? 0,
    },
    expandable: releaseExpandable,
  }),
)

/** A release by slug or id. */
export const releaseOf = (call: EventCall, key: string): Release | undefined =>
  named("release", call.place.releases, key)

export const getRelease: Route = inEvent((call) =>
  oneOf(
    call,
    "release",
    releaseOf(call, parameter(call, "release_slug")),
    (release, shape) => releaseRecord(shape, call.place, release),
    releaseExpandable,
  ),
)

export const listQuestions: Route = inEvent((call) =>
  listOf(call, {
    resource: "questions",
    name: `${call.event.number} questions`,
    rows: rowsOf(call.place.questions),
    record: (question) => questionRecord(call.shape, question),
    expandable: ["activities", "releases"],
  }),
)

/** A question by slug or id. */
export const questionOf = (call: EventCall): Question | undefined =>
  named("question", call.place.questions, parameter(call, "question_slug"))

export const getQuestion: Route = inEvent((call) =>
  oneOf(call, "question", questionOf(call), (question, shape) => questionRecord(shape, question)),
)

export const activityExpandable = [
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
    name: `${call.event.number} activities`,
    rows: rowsOf(call.place.activities),
    record: (activity) => activityRecord(call.shape, call.place, activity),
    expandable: activityExpandable,
  }),
)

/** An activity by id. */
export const activityOf = (call: EventCall): Activity | undefined =>
  named("activity", call.place.activities, parameter(call, "activity_id"))

export const getActivity: Route = inEvent((call) =>
  oneOf(
    call,
    "activity",
    activityOf(call),
    (activity, shape) => activityRecord(shape, call.place, activity),
    activityExpandable,
  ),
)

const uses = remembering<ReadonlyMap<string, number>>()

/** How many tickets of the event each code made cheaper. */
export const usedOf = ({ event, sales, state }: EventCall): ReadonlyMap<string, number> =>
  uses(state, String(event.number), () => {
    const used = new Map<string, number>()
    for (let index = 0; index < sales.count; index++) {
      const { discountCode = null, lines = [] } = sales.registration(index) ?? {}
      if (discountCode === null) continue
      const tickets = lines.reduce((sum, { discounted, quantity }) => sum + (discounted ? quantity : 0), 0)
      used.set(discountCode, (used.get(discountCode) ?? 0) + tickets)
    }
    return used
  })

export const listDiscountCodes: Route = inEvent((call) => {
  const used = usedOf(call)
  const states = (discount: Discount) =>
    new Set([discountState(discount, call.shape.now), (used.get(discount.code) ?? 0) > 0 ? "used" : "unused"])
  return listOf(call, {
    resource: "discount_codes",
    name: `${call.event.number} discount_codes`,
    rows: rowsOf(call.place.discounts),
    exists: call.state.isWhole ? null : ({ number }) => !call.state.isHidden("discount_codes", number),
    record: (discount) => discountRecord(call.shape, call.place, discount, used.get(discount.code) ?? 0),
    states: { of: states, all: ["current", "past", "upcoming", "used", "unused"], hidden: ["past"] },
    expandable: ["releases", "release_ids", "release_slugs"],
  })
})

/** A discount code by id. */
export const discountOf = (call: EventCall): Discount | undefined =>
  named("discount code", call.place.discounts, parameter(call, "discount_code_id"))

export const getDiscountCode: Route = inEvent((call) => {
  const used = usedOf(call)
  return oneOf(
    call,
    "discount_code",
    discountOf(call),
    (discount, shape) => discountRecord(shape, call.place, discount, used.get(discount.code) ?? 0),
    ["releases", "release_ids", "release_slugs"],
  )
})
