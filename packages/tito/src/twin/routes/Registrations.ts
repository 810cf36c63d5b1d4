/**
 * Registrations and refunds.
 *
 * @module
 */
import { notFound } from "../http/Answer.ts"
import type { Refund, Registration } from "../things/Registration.ts"
import { refundId, refundRecord, registrationRecord, registrationState } from "../records/Registrations.ts"
import { numberOfRow, rowSlug } from "../records/Shape.ts"
import { firstOwn } from "../state/Sales.ts"
import { remembering, type Rows } from "../state/State.ts"
import { type EventCall, inEvent, listOf, oneOf, parameter, type Route } from "./Route.ts"

/** The test mode has but a few rows of its own. */
const testRows = 3

/** The registrations that a token sees; in the test mode the world's first few, and what requests made. */
export const registrationRows = ({ sales, shape }: EventCall): Rows<Registration> => {
  if (!shape.test) return { count: sales.count, at: (index) => sales.registration(index) }
  const shown = Array.from({ length: sales.count }, (_, index) => sales.registration(index)).filter(
    (registration, index) => registration !== undefined && (index < testRows || registration.number >= firstOwn),
  )
  return { count: shown.length, at: (index) => shown[index] }
}

/** Whether one of some fields has a text in it. */
export const contains = (text: string, ...fields: ReadonlyArray<string | null | undefined>): boolean =>
  fields.some((field) => field?.toLowerCase().includes(text.toLowerCase()) === true)

export const registrationExpandable = ["billing_address", "line_items", "receipts", "refunds", "tickets"]

const registrationStates =
  ({ place }: EventCall) =>
  (registration: Registration): ReadonlySet<string> => {
    const state = registrationState(place, registration)
    return new Set(state === "cancelled" ? [state] : [state, registration.settled ? "paid" : "unpaid"])
  }

export const listRegistrations: Route = inEvent((call) => {
  const { event, place, shape, state } = call
  return listOf(call, {
    resource: "registrations",
    name: `${event.number} registrations ${shape.test}`,
    rows: registrationRows(call),
    exists: state.isWhole ? null : (registration) => state.hasRegistration(registration),
    record: (registration) => registrationRecord(shape, place, registration),
    states: {
      of: registrationStates(call),
      all: ["paid", "unpaid", "complete", "confirmed", "incomplete", "cancelled"],
      hidden: ["cancelled"],
    },
    keep: ({ ranges, text }) =>
      ranges.length === 0 && text === null
        ? null
        : (registration) =>
            ranges.every(({ field, passes }) =>
              passes(field === "created_at" ? registration.createdAt : registration.updatedAt),
            ) &&
            (text === null ||
              contains(
                text,
                registration.name,
                registration.email,
                registration.reference,
                registration.company,
                registration.discountCode,
                rowSlug(shape, "reg", "registration", registration.number),
              )),
    sorts: {
      name: ({ name }) => name ?? "",
      total: ({ total }) => total,
      reference: ({ reference }) => reference,
      updated_at: ({ updatedAt }) => updatedAt,
    },
    newestFirst: true,
    expandable: registrationExpandable,
    heavy: true,
  })
})

/** Whether a token sees a registration of the event. */
export const hasRegistration = ({ sales, shape, state }: EventCall, registration: Registration): boolean =>
  state.hasRegistration(registration) &&
  (!shape.test ||
    registration.number >= firstOwn ||
    Array.from({ length: testRows }, (_, index) => sales.registration(index)?.number).includes(registration.number))

/** A registration by slug or id. */
export const registrationOf = (call: EventCall, key: string): Registration | undefined => {
  const number = numberOfRow(call.shape, "reg", "registration", key)
  const found = number === undefined ? undefined : call.sales.registrationNumbered(number)
  return found !== undefined && hasRegistration(call, found) ? found : undefined
}

/** The same call by a token of the other mode. */
export const otherMode = (call: EventCall): EventCall => ({ ...call, shape: { ...call.shape, test: !call.shape.test } })

/** 404, with a hint where the other mode has it. */
export const noRegistration = (call: EventCall, key: string) =>
  notFound(call.shape.test, registrationOf(otherMode(call), key) !== undefined)

export const getRegistration: Route = inEvent((call) => {
  const key = parameter(call, "registration_slug")
  const found = registrationOf(call, key)
  return found === undefined
    ? noRegistration(call, key)
    : oneOf(
        call,
        "registration",
        found,
        (registration, shape) => registrationRecord(shape, call.place, registration),
        registrationExpandable,
      )
})

interface RefundPlace {
  readonly registration: Registration
  readonly refund: Refund
}

/** Where a refund is: the index of its registration, and its place there. */
type RefundIndex = readonly [index: number, place: number, at: number]

const refundIndexes = remembering<ReadonlyArray<RefundIndex>>()

const refundRows = (call: EventCall): Rows<RefundPlace> => {
  const { at, count } = registrationRows(call)
  const indexes = refundIndexes(call.state, `${call.event.number} ${call.shape.test}`, () => {
    const found: Array<RefundIndex> = []
    for (let index = 0; index < count; index++) {
      const registration = at(index)
      if (registration === undefined || !call.state.hasRegistration(registration)) continue
      registration.refunds.forEach((refund, place) => found.push([index, place, refund.at]))
    }
    return found.toSorted((a, b) => a[2] - b[2])
  })
  return {
    count: indexes.length,
    at: (row) => {
      const [index, place] = indexes[row] ?? []
      const registration = index === undefined ? undefined : at(index)
      const refund = place === undefined ? undefined : registration?.refunds[place]
      return registration === undefined || refund === undefined ? undefined : { registration, refund }
    },
  }
}

const refundExpandable = ["registration"]

export const listRefunds: Route = inEvent((call) =>
  listOf(call, {
    resource: "refunds",
    name: `${call.event.number} refunds ${call.shape.test}`,
    rows: refundRows(call),
    record: ({ refund, registration }) => refundRecord(call.shape, call.place, registration, refund),
    expandable: refundExpandable,
    heavy: true,
  }),
)

export const getRefund: Route = inEvent((call) => {
  const key = parameter(call, "refund_id")
  const { at, count } = refundRows(call)
  const found = Array.from({ length: count }, (_, index) => at(index)).find(
    (one) => one !== undefined && String(refundId(call.shape, one.registration, one.refund)) === key,
  )
  return oneOf(
    call,
    "refund",
    found,
    ({ refund, registration }, shape) => refundRecord(shape, call.place, registration, refund),
    refundExpandable,
  )
})
