/**
 * The orders of an account: the world's, each made when it is asked for and with what writes have changed of it, then
 * those that writes have made.
 *
 * @module
 */
import {
  placeOfTicket,
  type WorldAnswer,
  type WorldBuyer,
  type WorldOrder,
  type WorldTicket,
} from "@boxport/connector/testing"
import { hex, numberOf, pk } from "../records/Ids.ts"
import { number } from "../records/Texts.ts"
import { chosenIn } from "./FromWorld.ts"
import { type Address, type Answers, type Event, noAddress, type TicketType } from "./Model.ts"
import type { Purchase, Ticket } from "./Purchase.ts"
import type { OrderEdit, State, TicketEdit } from "./State.ts"

const states = {
  pending: "NEW",
  completed: "PAID",
  partially_refunded: "PAID",
  refunded: "REFUND",
  cancelled: "CANCELLED",
} as const

/** What is left to pay for each ticket once a gift card has paid for as much as it can, first tickets first. */
const afterGiftCard = (prices: ReadonlyArray<number>, giftCard: number): ReadonlyArray<number> => {
  let left = giftCard
  return prices.map((price) => {
    const off = Math.min(left, price)
    left -= off
    return price - off
  })
}

const answersOf = (answers: ReadonlyArray<WorldAnswer>): Answers =>
  new Map(
    answers.map(({ choices, question, text }) => [
      hex("question", question.number),
      { text, choices: chosenIn(question, choices) },
    ]),
  )

const namesOf = (fullName: string): Pick<Ticket, "fullName" | "firstName" | "lastName"> => {
  const words = fullName.trim().split(/\s+/)
  return {
    fullName,
    firstName: words.length > 1 ? words.slice(0, -1).join(" ") : (words[0] ?? ""),
    lastName: words.length > 1 ? (words.at(-1) ?? "") : "",
  }
}

/** A ticket with what writes have changed of it. */
const edited = (ticket: Ticket, edit: TicketEdit | undefined): Ticket =>
  edit === undefined
    ? ticket
    : {
        ...ticket,
        ...(edit.fullName === undefined ? {} : namesOf(edit.fullName)),
        checkedIn: edit.checkedIn ?? ticket.checkedIn,
        externalUuid: edit.externalUuid === undefined ? ticket.externalUuid : edit.externalUuid,
        leadTrackingReference:
          edit.leadTrackingReference === undefined ? ticket.leadTrackingReference : edit.leadTrackingReference,
        answers: edit.answers ?? ticket.answers,
      }

const billingFields = ["business_name", "cvr", "street"] as const

/** An order with what writes have changed of it. */
const asItStands = (state: State, purchase: Purchase): Purchase => {
  const edit: OrderEdit = state.orderEdits.get(purchase.uuid) ?? {}
  const { refundedAt } = edit
  const isRefunded = refundedAt !== undefined
  const changed = Object.fromEntries(
    billingFields.flatMap((field) => {
      const value = edit.address?.[field]
      return value === undefined ? [] : [[field, value]]
    }),
  )
  return {
    ...purchase,
    address: { ...purchase.address, ...edit.address },
    billing: { ...purchase.billing, ...changed },
    ...(isRefunded ? { state: "REFUND" as const, refundedAt, refundMailedAt: refundedAt } : {}),
    answers: edit.answers ?? purchase.answers,
    tickets: purchase.tickets.map((ticket) => {
      const one = edited(ticket, state.ticketEdits.get(ticket.uuid))
      return isRefunded ? { ...one, refunded: true } : one
    }),
  }
}

/** The event of an order or ticket of the world. Nothing takes an event out of the state's list of all. */
const eventIn = ({ events }: State, { event }: WorldTicket | WorldOrder): Event | undefined => events[event.number]

/** The type of a ticket of the world, be it deleted. */
const typeIn = (event: Event, { type }: Pick<WorldTicket, "type">): TicketType | undefined =>
  event.everyType.get(type.number)

const ticketOf = (
  ticket: WorldTicket,
  type: TicketType,
  sums: { readonly listed: number; readonly paid: number },
): Ticket => ({
  number: ticket.number,
  uuid: hex("ticket", ticket.number),
  pk: pk("ticket", ticket.number),
  type,
  refunded: ticket.status === "refunded",
  fullName: ticket.attendee?.name ?? "",
  firstName: ticket.attendee?.firstName ?? "",
  lastName: ticket.attendee?.lastName ?? "",
  email: ticket.attendee?.email ?? "",
  company: ticket.attendee?.company ?? "",
  checkedIn: ticket.checkIns.at(-1)?.direction === "in",
  listed: sums.listed,
  price: ticket.price,
  paid: sums.paid,
  seat: ticket.seat,
  code: ticket.scanCode.toLowerCase(),
  externalUuid: null,
  leadTrackingReference: null,
  answers: answersOf(ticket.answers),
})

const buyerAddress = (buyer: WorldBuyer, locale: string): Address => ({
  ...noAddress,
  first_name: buyer.firstName,
  last_name: buyer.lastName ?? "",
  email: buyer.email,
  phone: buyer.phone ?? "",
  business_name: buyer.company ?? "",
  cvr: buyer.vatNumber ?? "",
  street: buyer.address?.street ?? "",
  street_2: buyer.address?.street2 ?? "",
  city: buyer.address?.city ?? "",
  postcode: buyer.address?.postalCode ?? "",
  country: buyer.address?.country ?? "",
  language: locale,
})

const discountOf = ({ currency, discount }: WorldOrder): Purchase["discount"] =>
  discount === null
    ? null
    : {
        code: discount.code,
        type: discount.kind === "percent" ? "PERCENTAGE" : "PER_TICKET",
        amount: discount.kind === "percent" ? discount.percent : number(discount.amount, discount.currency ?? currency),
      }

/** An order of the world. */
const purchaseOf = (state: State, order: WorldOrder): Purchase | undefined => {
  const event = eventIn(state, order)
  if (event === undefined) return undefined
  const { address, company, vatNumber } = order.buyer
  const paid = afterGiftCard(
    order.tickets.map((ticket) => ticket.price),
    order.voucherAmount,
  )
  return asItStands(state, {
    number: order.number,
    uuid: hex("order", order.number),
    pk: pk("order", order.number),
    event,
    reference: order.reference,
    state: states[order.status],
    lines: order.lines.flatMap((line) => {
      const type = typeIn(event, line)
      return type === undefined ? [] : [{ type, quantity: line.quantity, unitPrice: line.unitPrice }]
    }),
    tickets: order.tickets.flatMap((ticket, place) => {
      const type = typeIn(event, ticket)
      const listed = order.lines.find((line) => line.type === ticket.type)?.unitPrice ?? 0
      return type === undefined ? [] : [ticketOf(ticket, type, { listed, paid: paid[place] ?? 0 })]
    }),
    address: buyerAddress(order.buyer, order.locale),
    billing: {
      ...(company === null ? {} : { business_name: company }),
      ...(vatNumber === null ? {} : { cvr: vatNumber }),
      ...(address === null ? {} : { street: address.street }),
    },
    discount: discountOf(order),
    paidHere: order.payment === "card" || order.payment === "paypal",
    invoiced: order.payment === "invoice",
    newsletter: order.newsletter,
    createdAt: order.createdAt,
    refundedAt: order.status === "refunded" ? (order.refunds.at(-1)?.at ?? null) : null,
    refundMailedAt: null,
    externalOrderId: null,
    answers: answersOf(order.answers),
  })
}

/** The free order of complimentary ticket `index`; one that was voided was called off. */
const complimentaryPurchase = (state: State, index: number, ticket: WorldTicket): Purchase | undefined => {
  const event = eventIn(state, ticket)
  const type = event === undefined ? undefined : typeIn(event, ticket)
  if (event === undefined || type === undefined) return undefined
  const { attendee } = ticket
  return asItStands(state, {
    number: index,
    uuid: hex("complimentary order", index),
    pk: pk("complimentary order", index),
    event,
    reference: ticket.reference,
    state: ticket.status === "void" ? "CANCELLED" : "PAID",
    lines: [{ type, quantity: 1, unitPrice: 0 }],
    tickets: [ticketOf(ticket, type, { listed: 0, paid: 0 })],
    address: {
      ...noAddress,
      first_name: attendee?.firstName ?? "",
      last_name: attendee?.lastName ?? "",
      email: attendee?.email ?? "",
      phone: attendee?.phone ?? "",
    },
    billing: {},
    discount: null,
    paidHere: false,
    invoiced: false,
    newsletter: false,
    createdAt: ticket.createdAt,
    refundedAt: null,
    refundMailedAt: null,
    externalOrderId: null,
    answers: new Map(),
  })
}

const complimentaryAt = (state: State, index: number): Purchase | undefined => {
  const ticket = state.world.complimentary.at(index)
  return ticket === undefined ? undefined : complimentaryPurchase(state, index, ticket)
}

/** The index of a complimentary ticket among all: its reference is `COMP-` and that, counted from 1. */
const complimentaryIndex = (ticket: WorldTicket): number => Number(ticket.reference.slice("COMP-".length)) - 1

/** The orders of an event, in an order that is none: the platform does not sort them. */
export function* purchasesOf(state: State, event: Event): Generator<Purchase> {
  if (event.world !== null) {
    const orders = state.world.ordersOfEvent(event.world.key)
    for (const first of [1, 0]) {
      for (let index = first; index < orders.count; index += 2) {
        const order = orders.at(index)
        const purchase = order === undefined ? undefined : purchaseOf(state, order)
        if (purchase !== undefined) yield purchase
      }
    }
    const given = state.world.complimentaryOfEvent(event.world.key)
    for (let index = 0; index < given.count; index++) {
      const ticket = given.at(index)
      const purchase =
        ticket === undefined ? undefined : complimentaryPurchase(state, complimentaryIndex(ticket), ticket)
      if (purchase !== undefined) yield purchase
    }
  }
  for (const purchase of state.made.values()) if (purchase.event === event) yield asItStands(state, purchase)
}

/** The order with a uuid. */
export const purchaseByUuid = (state: State, uuid: string): Purchase | undefined => {
  const made = state.made.get(uuid)
  if (made !== undefined) return asItStands(state, made)
  const order = numberOf("order", uuid)
  if (order !== undefined) {
    const found = state.world.order(order)
    return found === undefined ? undefined : purchaseOf(state, found)
  }
  const complimentary = numberOf("complimentary order", uuid)
  return complimentary === undefined ? undefined : complimentaryAt(state, complimentary)
}

/** The ticket with a uuid, and its order. */
export const ticketByUuid = (
  state: State,
  uuid: string,
): { readonly ticket: Ticket; readonly purchase: Purchase } | undefined => {
  const made = state.madeTickets.get(uuid)
  const number = numberOf("ticket", uuid)
  const place = number === undefined ? undefined : placeOfTicket(number)
  const purchase =
    made !== undefined
      ? purchaseByUuid(state, made)
      : place === undefined
        ? undefined
        : "complimentary" in place
          ? complimentaryAt(state, place.complimentary)
          : purchaseByUuid(state, hex("order", place.order))
  const ticket = purchase?.tickets.find((one) => one.uuid === uuid)
  return purchase === undefined || ticket === undefined ? undefined : { ticket, purchase }
}
