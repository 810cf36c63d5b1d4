/**
 * What the box office has written about its few things: the words and numbers that the platform shows as they are.
 * Amounts are minor units, times unix seconds.
 *
 * @module
 */

/** Status of a ticket type on read (seed 004, and `members_only` from the notes). */
export type TicketTypeStatus =
  | "on_sale"
  | "sold_out"
  | "unavailable"
  | "hidden"
  | "admin_only"
  | "locked"
  | "members_only"

/** Status of a series and so of its events. */
export type SeriesStatus = "draft" | "published" | "sales_closed"

/** How an order was paid (seed 000, PaymentMethod `type`). */
export type Payment = "stripe" | "paypal" | "offline" | "operator" | "no_cost"

/** Sales tax. `exclusive`: comes on top, as a line of its own; `inclusive`: is part of every price. */
export interface Tax {
  readonly label: string
  readonly percentage: number
  readonly treatment: "exclusive" | "inclusive"
}

/** Of a ticket type. */
export interface TypeTerms {
  readonly name: string
  readonly price: number
  readonly fee?: number | undefined
  readonly status?: TicketTypeStatus | undefined
  readonly description?: string | undefined
  readonly accessCode?: string | undefined
  readonly seated?: true
  /** How many each date has, where the world does not say otherwise. */
  readonly capacity: number
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly hideWhenSoldOut?: boolean | undefined
  readonly showRemaining?: boolean | undefined
  readonly showRemainingBelow?: number | undefined
}

/** Of one date. */
export interface DateTerms {
  readonly hidden?: boolean | undefined
  /** What to say while it is unavailable; undefined while it is not. */
  readonly unavailable?: string | undefined
  readonly maxTickets?: number
}

/** Where a series takes place. */
export interface VenueTerms {
  readonly name: string | null
  readonly postal_code: string | null
  readonly country: string | null
}

/** Of a series. */
export interface SeriesTerms {
  readonly name: string
  readonly slug: string
  readonly description: string | null
  /** Lower case. */
  readonly currency: string
  readonly timezone: string
  readonly venue: VenueTerms
  readonly online?: true
  readonly private?: true
  readonly accessCode?: string | undefined
  readonly callToAction: string
  readonly tax?: Tax
  /** Charged once per order that costs anything. */
  readonly transactionFee?: { readonly fixed: number; readonly percentage: number }
  readonly waitlist: "true" | "false" | "no_tickets_available"
}

/** Of a discount code. */
export interface DiscountTerms {
  readonly code: string
  readonly name: string
  readonly amount?: number
  readonly percentage?: number
  readonly feeAmount?: number
  readonly feePercentage?: number
  readonly expires?: number
  readonly maxRedemptions?: number
}

/** Of a voucher. */
export interface VoucherTerms {
  readonly name: string
  readonly type: "GIFT" | "PROMO"
  readonly value: number
  /** Lower case. */
  readonly currency: string
  /** None for a voucher that stays good. */
  readonly expires?: number
  readonly partial: boolean
}

/** Of something sold beside tickets. */
export interface ProductTerms {
  readonly name: string
  readonly description: string | null
  readonly price: number
  readonly fee: number
  /** Upper case. */
  readonly currency: string
  readonly status: "ON_SALE" | "SOLD_OUT" | "UNAVAILABLE" | "HIDDEN"
  readonly quantity: number
  readonly instructions: string | null
  readonly inStore: boolean
  /** Buyers get a QR code for it. */
  readonly issuesVoucher?: boolean
}

/** Of a kind of membership. Days are `2026-09-17`. */
export interface MembershipTerms {
  readonly name: string
  readonly fromType: "fixed" | "relative"
  readonly toType: "fixed" | "relative"
  readonly from: string | null
  readonly to: string | null
  readonly days: number | null
  readonly maxRedemptions: number | null
  readonly benefits: ReadonlyArray<string>
  readonly photo: boolean
}

/** Of one question or text of a checkout form. */
export interface ElementTerms {
  readonly type: string
  readonly question: string
  readonly description?: string
  readonly required?: true
  /** Asked for every ticket, not once for the buyer. */
  readonly perTicket?: true
  readonly options?: ReadonlyArray<string>
  readonly terms?: string
}
