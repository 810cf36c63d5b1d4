/**
 * Orders as they stand: what the world says, unless a write has said something else.
 *
 * @module
 */
import { add } from "../world/Counts.ts"
import type { Address, Buyer, Money, Order } from "../world/Sales.ts"
import type { OrderChanges, State } from "./State.ts"

const none: OrderChanges = { buyer: {}, address: {} }

const changesOf = (state: State, order: Pick<Order, "number">): OrderChanges => state.orders.get(order.number) ?? none

/** Who ordered. */
export const buyerOf = (state: State, order: Order): Buyer => {
  const { buyer } = changesOf(state, order)
  const { first, last } = buyer
  if (first === undefined && last === undefined) return { ...order.buyer, ...buyer }
  const names = { first: first ?? order.buyer.first, last: last ?? order.buyer.last }
  return {
    ...order.buyer,
    ...buyer,
    ...names,
    name: [names.first, names.last].filter((name) => name !== null).join(" "),
  }
}

/** Where the buyer lives. */
export const addressOf = (state: State, order: Order): Address => ({
  ...order.details.address,
  ...changesOf(state, order).address,
})

/** The buyer's number. */
export const phoneOf = (state: State, order: Order): string | null =>
  changesOf(state, order).phone ?? order.details.phone

/** What became of it: a pending order whose payment was confirmed is complete. */
export const statusOf = (state: State, order: Order): Order["status"] =>
  changesOf(state, order).paid === undefined ? order.status : "completed"

/** What its payment is called. */
export const transactionOf = (state: State, order: Order): string | null =>
  changesOf(state, order).paid?.transaction ?? order.transaction

/** Its money; all of it is there once its payment was confirmed. */
export const moneyOf = (state: State, order: Order): Money =>
  changesOf(state, order).paid === undefined ? order.money : { ...order.money, paid: order.money.total }

/** Changes who ordered. */
export const changeBuyer = (
  state: State,
  order: Order,
  changes: Pick<OrderChanges, "buyer" | "address" | "phone">,
): void => {
  const before = changesOf(state, order)
  state.orders.set(order.number, {
    ...before,
    ...changes,
    buyer: { ...before.buyer, ...changes.buyer },
    address: { ...before.address, ...changes.address },
  })
}

/** Notes that an order was paid. */
export const confirmPayment = (state: State, order: Order, transaction: string | null): void => {
  const before = moneyOf(state, order).paid
  state.orders.set(order.number, { ...changesOf(state, order), paid: { transaction } })
  if (order.event !== null) add(state.counts().revenue, order.event.place, moneyOf(state, order).paid - before)
}
