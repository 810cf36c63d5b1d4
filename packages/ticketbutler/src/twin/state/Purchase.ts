/**
 * Orders and tickets as the platform has them.
 *
 * Every ticket belongs to an order here, so a ticket that nobody ordered has a free order of its own. Fees are in the
 * prices, so what the world charges on top of them is left out; a voucher is a gift card, and pays for whole tickets as
 * far as it goes. One ticket of an order cannot be void: only refunded.
 *
 * @module
 */
import type { UnixSeconds } from "@boxport/connector/testing"
import type { Address, Answers, Event, TicketType } from "./Model.ts"

/** A ticket. */
export interface Ticket {
  readonly number: number
  readonly uuid: string
  readonly pk: number
  readonly type: TicketType
  readonly refunded: boolean
  readonly fullName: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly company: string
  readonly checkedIn: boolean
  /** What it costs by itself. */
  readonly listed: number
  /** What it costs after the discount. */
  readonly price: number
  /** What was paid for it, after discount and gift card. */
  readonly paid: number
  readonly seat: string | null
  /** The part of its link that opens it. */
  readonly code: string
  readonly externalUuid: string | null
  readonly leadTrackingReference: string | null
  readonly answers: Answers
}

/** A ticket type and how many of it. */
export interface Line {
  readonly type: TicketType
  readonly quantity: number
  readonly unitPrice: number
}

/** An order. */
export interface Purchase {
  readonly number: number
  readonly uuid: string
  readonly pk: number
  readonly event: Event
  readonly reference: string
  readonly state: "NEW" | "PAID" | "REFUND" | "CANCELLED"
  readonly lines: ReadonlyArray<Line>
  readonly tickets: ReadonlyArray<Ticket>
  /** Who ordered; of a complimentary ticket, who has it. */
  readonly address: Address
  /** Whether the address is that of a company, has a street … : what is empty and what is not there are two things. */
  readonly billing: Pick<Partial<Address>, "business_name" | "cvr" | "street">
  readonly discount: { readonly code: string; readonly type: string; readonly amount: number } | null
  readonly paidHere: boolean
  readonly invoiced: boolean
  readonly newsletter: boolean
  readonly createdAt: UnixSeconds
  readonly refundedAt: UnixSeconds | null
  /** When the refund was mailed; the world's own don't tell. */
  readonly refundMailedAt: UnixSeconds | null
  readonly externalOrderId: string | null
  readonly answers: Answers
}
