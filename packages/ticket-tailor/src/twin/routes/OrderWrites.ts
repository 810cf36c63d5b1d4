/**
 * Changing who ordered, and confirming payments (notes 1.4).
 *
 * @module
 */
import { type Answer, json, notFound } from "../http/Answer.ts"
import { fieldsOf } from "../http/Fields.ts"
import { orderRecord } from "../records/OrderRecord.ts"
import { shaped } from "../Shapes.ts"
import { buyerOf, changeBuyer, confirmPayment, statusOf } from "../state/OrderChanges.ts"
import { orderByNumber, stamp } from "../state/Places.ts"
import { numberOf } from "../world/Ids.ts"
import type { Address, Buyer, Order } from "../world/Sales.ts"
import { refused, refusedFor } from "./Refused.ts"
import { type Call, parameter, type Route } from "./Route.ts"

const withOrder = (call: Call, answer: (order: Order) => Answer): Answer => {
  const id = parameter(call, "order_id")
  const order = orderByNumber(call.state, numberOf(id) ?? -1)
  return order === undefined ? notFound(`Order ${id}`) : answer(order)
}

const answered = (call: Call, order: Order): Answer =>
  json(200, shaped(call.shapes, "orders", orderRecord(call.state, order)))

const address = /^[^\s@]+@[^\s@]+$/

/** `POST /v1/orders/{order_id}`: the buyer's name and contact, and nothing else. */
export const updateOrder: Route = (call) =>
  withOrder(call, (order) => {
    const fields = fieldsOf(call.form)
    const email = fields.text("email")
    if (email !== undefined && !address.test(email)) {
      fields.problems.push({ field: "email", messages: ["Value must be an e-mail address."], value: email })
    }
    const buyer: { -readonly [Field in keyof Buyer]?: Buyer[Field] } = {}
    const first = fields.text("first_name")
    const last = fields.text("last_name")
    if (email !== undefined) buyer.email = email
    if (first !== undefined) buyer.first = first
    if (last !== undefined) buyer.last = last
    const lives: { -readonly [Field in keyof Address]?: Address[Field] } = {}
    for (const field of ["address_1", "address_2", "address_3", "postal_code"] as const) {
      const value = fields.text(field)
      if (value !== undefined) lives[field] = value
    }
    const phone = fields.text("phone")
    if (fields.problems.length > 0) return refused(call, fields)
    changeBuyer(call.state, order, { buyer, address: lives, ...(phone === undefined ? {} : { phone }) })
    return answered(call, order)
  })

/** `POST /v1/orders/{order_id}/confirm-payment-received`: a pending order is complete, and its buyer hears of it. */
export const confirmOrderPayment: Route = (call) =>
  withOrder(call, (order) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    if (statusOf(state, order) !== "pending") {
      return refusedFor(call, "order_id", "The order is not waiting for a payment.", order.id)
    }
    confirmPayment(state, order, fields.text("transaction_id") ?? null)
    state.outbox.push({ to: buyerOf(state, order).email, orderId: order.id, at: stamp(state, call.now) })
    return answered(call, order)
  })
