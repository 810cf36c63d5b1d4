/**
 * What buyers did, as facts that filters and records need: orders, issued tickets, scans. Amounts are minor units, times
 * unix seconds.
 *
 * @module
 */
import type { Payment } from "./Terms.ts"
import type { Event, Discount } from "./World.ts"

/** A question with its answer. */
export interface Answer {
  readonly question: string
  readonly answer: string | null
}

/** A postal address, as the platform splits it. */
export interface Address {
  readonly address_1: string | null
  readonly address_2: string | null
  readonly address_3: string | null
  readonly postal_code: string | null
}

/** Who ordered. */
export interface Buyer {
  readonly name: string
  readonly first: string
  /** Null for somebody with one name. */
  readonly last: string | null
  readonly email: string
}

/**
 * A line. `value` is the price of one without tax and booking fee; `total` is all of the line, tax included where
 * prices include it. The lines of an order add up to its total.
 */
export interface Line {
  readonly type: "ticket" | "transaction_charge" | "tax" | "gift_card" | "donation"
  readonly itemId: string | null
  readonly description: string
  readonly quantity: number
  readonly fee: number
  readonly value: number
  readonly total: number
}

/** The money of an order. */
export interface Money {
  /** `total` less `tax`. */
  readonly subtotal: number
  readonly tax: number
  readonly total: number
  readonly paid: number
  readonly refunded: number
  /** Given back as a voucher. */
  readonly credited: number
}

/** What an order's record needs beside the facts that filters look at; made when it is asked for. */
export interface OrderDetails {
  readonly address: Address
  readonly phone: string | null
  /** Of the buyer. */
  readonly answers: ReadonlyArray<Answer>
  /** Without those that voiding a ticket leaves. */
  readonly lines: ReadonlyArray<Line>
  readonly storeId: string | null
  readonly optIn: "true" | "false" | null
  /** What an integration left. */
  readonly metaData: { readonly [key: string]: string } | readonly []
  readonly notes: string | null
  readonly statusMessage: string | null
  readonly refundedVoucher: boolean
  /** `issued_tickets` is null rather than empty (the schema of seed 000 allows it). */
  readonly noTicketList: boolean
}

/** An order. */
export interface Order {
  readonly number: number
  readonly id: string
  readonly createdAt: number
  /** Null for an order of the store. */
  readonly event: Event | null
  readonly status: "completed" | "pending" | "cancelled"
  readonly currency: string
  /** 100 for pence, 1 for yen. */
  readonly multiplier: number
  readonly money: Money
  readonly payment: Payment
  /** What the payment provider calls it. */
  readonly transaction: string | null
  readonly referralTag: string | null
  readonly discount: Discount | null
  readonly buyer: Buyer
  /** As the world has them; a write may have voided some since. */
  readonly tickets: ReadonlyArray<Ticket>
  readonly details: OrderDetails
  /** The number of its line at a place. */
  readonly lineNumber: (place: number) => number
}

/** An issued ticket, whoever issued it. The same facts make the ticket inside its order and the one in the list. */
export interface Ticket {
  readonly number: number
  readonly id: string
  /** Bits for what is drawn about it. */
  readonly base: number
  /** Null for a ticket without an order. */
  readonly orderId: string | null
  readonly event: Event
  readonly typeId: string
  readonly typePlace: number
  readonly typeName: string
  readonly listedPrice: number
  readonly createdAt: number
  readonly voidedAt: number | null
  readonly checkedIn: boolean
  readonly source: "checkout" | "api" | "dashboard_import"
  readonly reference: string | null
  readonly barcode: string
  readonly reservation: string | null
  readonly groupBarcode: string | null
  readonly email: string | null
  /** Null where nobody is named. */
  readonly fullName: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly answers: () => ReadonlyArray<Answer>
}

/** One scan at the door. `at` is earlier than `createdAt` where the scanner was offline. */
export interface Scan {
  readonly number: number
  readonly event: Event
  readonly ticketId: string
  readonly at: number
  readonly createdAt: number
  readonly quantity: 1 | -1
}
