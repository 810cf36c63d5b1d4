/**
 * What an order comes to. Ticketbutler states line totals before the discount and what was paid for each ticket after
 * it, VAT included; among an event's orders no total at all.
 *
 * @module
 */
import type { Order } from "@boxport/model"
import { type Rate, taxWithin } from "./Values.ts"

/** A line's part of it, in minor units. */
export interface LineSum {
  /** Whether tickets were bought with it. */
  readonly isTicket: boolean
  readonly quantity: number | null
  /** Before the discount; null when the platform doesn't say. */
  readonly total: bigint | null
  /** Positive; null when the platform states none. */
  readonly discount: bigint | null
  /** What was given back for it; null when the platform doesn't say. */
  readonly refunded: bigint | null
}

/** A ticket's part of it, in minor units. */
export interface TicketSum {
  /** After the discount; null when the platform doesn't say. */
  readonly paid: bigint | null
  readonly refunded: boolean
}

/** All that an order says about its money. */
export interface OrderSums {
  readonly status: Order["status"]
  /** Whether all of it was given back, tickets refunded one by one aside. */
  readonly isRefunded: boolean
  readonly lines: ReadonlyArray<LineSum>
  readonly tickets: ReadonlyArray<TicketSum>
  /** Whether a line or a ticket could not be taken, so that sums of them fall short. */
  readonly brokenLines: boolean
  readonly brokenTickets: boolean
  /** The total where the order states one. */
  readonly stated: bigint | null
  readonly statedFee: bigint | null
  readonly statedTax: bigint | null
  readonly rate: Rate | null
  readonly exempt: boolean
}

/** An order's amounts as its row has them, and what its discount line comes to. */
export interface OrderMoney extends Pick<
  Order,
  | "subtotal_amount"
  | "discount_amount"
  | "fee_amount"
  | "tax_amount"
  | "total_amount"
  | "paid_amount"
  | "refunded_amount"
> {
  /** Negative; null when nothing was taken off. */
  readonly discountLine: bigint | null
}

/** The sum of amounts; null when one is not known. */
const sumOf = (amounts: ReadonlyArray<bigint | null>): bigint | null =>
  amounts.reduce<bigint | null>((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0n)

/** The sum of the amounts that are stated; null when none is. */
const sumOfStated = (amounts: ReadonlyArray<bigint | null>): bigint | null =>
  amounts.reduce<bigint | null>((sum, amount) => (amount === null ? sum : (sum ?? 0n) + amount), null)

const lessDiscounts = (lines: ReadonlyArray<LineSum>): bigint | null =>
  sumOf(lines.map(({ discount, total }) => (total === null ? null : total - (discount ?? 0n))))

/**
 * The order's total: the stated one, else what its tickets cost plus the lines that are no tickets, else its lines less
 * their discounts. Tickets count only when none is missing.
 */
const totalOf = (sums: OrderSums): bigint | null => {
  if (sums.stated !== null) return sums.stated
  const ticketLines = sums.lines.filter(({ isTicket }) => isTicket)
  const otherLines = sums.lines.filter(({ isTicket }) => !isTicket)
  const bought = ticketLines.reduce<number | null>(
    (sum, { quantity }) => (sum === null || quantity === null ? null : sum + quantity),
    0,
  )
  const isWhole = !sums.brokenTickets && (ticketLines.length === 0 || bought === null || bought === sums.tickets.length)
  const ofTickets = isWhole && sums.tickets.length > 0 ? sumOf(sums.tickets.map(({ paid }) => paid)) : null
  if (ofTickets !== null) {
    const rest = lessDiscounts(otherLines)
    return rest === null || sums.brokenLines ? null : ofTickets + rest
  }
  return sums.lines.length === 0 || sums.brokenLines ? null : lessDiscounts(sums.lines)
}

const refundedOf = (sums: OrderSums, total: bigint | null): bigint | null => {
  if (sums.isRefunded) return total
  const back = sums.tickets.filter(({ refunded }) => refunded)
  if (back.length > 0) {
    return sumOfStated(sums.lines.map(({ refunded }) => refunded)) ?? sumOf(back.map(({ paid }) => paid))
  }
  return total === null || sums.brokenTickets ? null : 0n
}

/** Works out an order's amounts. */
export const moneyOf = (sums: OrderSums): OrderMoney => {
  const total = totalOf(sums)
  const ofLines = sums.brokenLines || sums.lines.length === 0 ? null : sumOf(sums.lines.map((line) => line.total))
  const statedDiscount = sumOfStated(sums.lines.map(({ discount }) => discount))
  // What makes the lines add up to the total, as far as both are known.
  const before = ofLines === null ? null : ofLines + (sums.statedFee ?? 0n)
  const discount = before !== null && total !== null && before > total ? before - total : statedDiscount
  const tax =
    sums.statedTax ??
    (total === null ? null : sums.exempt ? 0n : sums.rate === null ? null : taxWithin(total, sums.rate))
  const isUnpaid = sums.status === "pending" || sums.status === "cancelled"
  return {
    subtotal_amount: total === null || tax === null ? null : total - tax,
    discount_amount: discount,
    fee_amount: sums.statedFee,
    tax_amount: tax,
    total_amount: total,
    paid_amount: isUnpaid ? 0n : total,
    refunded_amount: refundedOf(sums, total),
    discountLine: discount === null || discount === 0n ? null : -discount,
  }
}
