/**
 * `/v1/orders`.
 *
 * @module
 */
import { notFound, json } from "../http/Answer.ts"
import { idIn, sameText } from "../http/Filters.ts"
import { arrayListing, type Listing } from "../http/Paging.ts"
import { orderRecord, orderTickets, referralTagOf, transactionId } from "../records/OrderRecord.ts"
import { shaped } from "../Shapes.ts"
import { placesOf, planAt, planByNumber, ticketsByBarcode, timeAt } from "../state/Places.ts"
import type { State } from "../state/State.ts"
import { first, numberOf, orderStep } from "../world/Ids.ts"
import type { OrderPlan } from "../world/Orders.ts"
import { personOf } from "../world/People.ts"
import { orderId } from "../world/Tickets.ts"
import { type Call, listOf, parameter, type Route } from "./Route.ts"

const idOf = (plan: OrderPlan): string => orderId(plan.index)

const listing = (state: State): Listing<OrderPlan> => ({
  end: placesOf(state),
  idOf,
  locate: (number) => {
    const place = (number - first.order) / orderStep
    return { position: Math.ceil(place), exact: Number.isInteger(place) }
  },
  createdAt: (position) => timeAt(state, position),
  *walk(from, to) {
    const step = from <= to ? 1 : -1
    for (let place = from; step > 0 ? place <= to : place >= to; place += step) {
      const plan = planAt(state, place)
      if (plan !== undefined) yield plan
    }
  },
})

/** A bar code names one order at most, so no other needs looking at. */
const withBarcode = (state: State, barcode: string): Listing<OrderPlan> =>
  arrayListing(
    ticketsByBarcode(state, barcode).flatMap((ticket) => {
      const plan = ticket.orderId === null ? undefined : planByNumber(state, numberOf(ticket.orderId) ?? -1)
      return plan === undefined ? [] : [plan]
    }),
    (plan) => first.order + plan.index * orderStep,
    idOf,
  )

const keep = ({ query, state }: Call): ((plan: OrderPlan) => boolean) => {
  const eventNumber = idIn(query, "event_id")
  const seriesNumber = idIn(query, "event_series_id")
  const status = query.get("status")
  const tag = query.get("referral_tag")
  const transaction = query.get("txn_id")
  const name = query.get("name")
  const email = query.get("email")
  return (plan) => {
    if (eventNumber !== undefined && plan.event?.number !== eventNumber) return false
    if (seriesNumber !== undefined && plan.event?.series.number !== seriesNumber) return false
    if (status !== null && plan.status !== status) return false
    if (tag !== null && referralTagOf(plan) !== tag) return false
    if (transaction !== null && transactionId(plan) !== transaction) return false
    if (name === null && email === null) return true
    const buyer = personOf(state.world.seed, plan.buyer)
    if (email !== null && !sameText(email, buyer.email)) return false
    return name === null || [buyer.first, buyer.last, buyer.name].some((one) => sameText(name, one))
  }
}

/** `GET /v1/orders`. */
export const listOrders: Route = (call) => {
  const barcode = call.query.get("barcode")
  const all = barcode === null ? listing(call.state) : withBarcode(call.state, barcode)
  return listOf(call, {
    listing: barcode === null ? all : { ...all, createdAt: (position) => at(all, position) },
    created: true,
    keep: () => {
      const kept = keep(call)
      return (plan) =>
        kept(plan) && (barcode === null || orderTickets(call.state, plan).some((ticket) => ticket.barcode === barcode))
    },
    record: (plan) => shaped(call.shapes, "orders", orderRecord(call.state, plan)),
  })
}

const at = (all: Listing<OrderPlan>, position: number): number => {
  for (const plan of all.walk(position, position)) return plan.createdAt
  return Number.MAX_SAFE_INTEGER
}

/** `GET /v1/orders/{order_id}`. */
export const getOrder: Route = (call) => {
  const id = parameter(call, "order_id")
  const plan = planByNumber(call.state, numberOf(id) ?? -1)
  return plan === undefined
    ? notFound(`Order ${id}`)
    : json(200, shaped(call.shapes, "orders", orderRecord(call.state, plan)))
}
