/**
 * `/v1/orders`.
 *
 * @module
 */
import { notFound, json } from "../http/Answer.ts"
import { idIn, sameText } from "../http/Filters.ts"
import { orderRecord } from "../records/OrderRecord.ts"
import { shaped } from "../Shapes.ts"
import { buyerOf, statusOf, transactionOf } from "../state/OrderChanges.ts"
import { orderByNumber, ordersOf, ticketsByBarcode } from "../state/Places.ts"
import type { State } from "../state/State.ts"
import { numberOf } from "../world/Ids.ts"
import { arrayListing, type Listing } from "../world/Listing.ts"
import type { Order } from "../world/Sales.ts"
import { type Call, listOf, ofEvent, parameter, type Route } from "./Route.ts"

/** A bar code names one order at most, so no other needs looking at. */
const withBarcode = (state: State, barcode: string): Listing<Order> => {
  const orders = ticketsByBarcode(state, barcode).flatMap((ticket) => {
    const order = ticket.orderId === null ? undefined : orderByNumber(state, numberOf(ticket.orderId) ?? -1)
    return order === undefined ? [] : [order]
  })
  return {
    ...arrayListing(
      orders,
      (order) => order.number,
      (order) => order.id,
    ),
    createdAt: (position) => orders[position]?.createdAt ?? Number.MAX_SAFE_INTEGER,
  }
}

const keep = ({ query, state }: Call): ((order: Order) => boolean) => {
  const eventNumber = idIn(query, "event_id")
  const seriesNumber = idIn(query, "event_series_id")
  const status = query.get("status")
  const tag = query.get("referral_tag")
  const transaction = query.get("txn_id")
  const name = query.get("name")
  const email = query.get("email")
  return (order) => {
    if (eventNumber !== undefined && order.event?.number !== eventNumber) return false
    if (seriesNumber !== undefined && order.event?.series.number !== seriesNumber) return false
    if (status !== null && statusOf(state, order) !== status) return false
    if (tag !== null && order.referralTag !== tag) return false
    if (transaction !== null && transactionOf(state, order) !== transaction) return false
    if (name === null && email === null) return true
    const buyer = buyerOf(state, order)
    if (email !== null && !sameText(email, buyer.email)) return false
    return name === null || [buyer.first, buyer.last, buyer.name].some((one) => sameText(name, one))
  }
}

/** `GET /v1/orders`. */
export const listOrders: Route = (call) => {
  const barcode = call.query.get("barcode")
  return listOf(call, {
    listing:
      barcode === null ? ofEvent(call, (event) => ordersOf(call.state, event)) : withBarcode(call.state, barcode),
    created: true,
    keep: () => keep(call),
    record: (order) => shaped(call.shapes, "orders", orderRecord(call.state, order)),
  })
}

/** `GET /v1/orders/{order_id}`. */
export const getOrder: Route = (call) => {
  const id = parameter(call, "order_id")
  const order = orderByNumber(call.state, numberOf(id) ?? -1)
  return order === undefined
    ? notFound(`Order ${id}`)
    : json(200, shaped(call.shapes, "orders", orderRecord(call.state, order)))
}
