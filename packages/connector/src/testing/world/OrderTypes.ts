/**
 * What buyers did: orders, tickets, answers, refunds, scans at the door, and people who only wait or listen.
 *
 * Amounts are whole minor units of the order's currency, instants whole unix seconds; names are as people typed them.
 *
 * @module
 */
import type {
  UnixSeconds,
  WorldDiscount,
  WorldEvent,
  WorldQuestion,
  WorldTicketType,
  WorldVoucher,
  WorldVoucherCode,
} from "./EventTypes.ts"

/** Somebody's name, as typed. A person with one name has it as first name, and no last name. */
export interface WorldPerson {
  /** First and last name joined by a space. */
  readonly name: string
  readonly firstName: string
  readonly lastName: string | null
  readonly email: string
}

/** A postal address; `country` is ISO 3166-1 alpha-2. */
export interface WorldAddress {
  readonly street: string
  readonly street2: string | null
  readonly city: string
  readonly postalCode: string
  readonly country: string
}

/** Who ordered. */
export interface WorldBuyer extends WorldPerson {
  /** The same for all orders of a returning buyer. */
  readonly number: number
  readonly phone: string | null
  readonly company: string | null
  /** Only with a company. */
  readonly vatNumber: string | null
  readonly address: WorldAddress | null
}

/**
 * - `pending`: an invoice nobody has paid; - `completed`: paid, or free; - `cancelled`: called off before anything was
 * paid, all tickets void; - `partially_refunded`: some of the tickets were paid back; - `refunded`: everything was.
 */
export type WorldOrderStatus = "pending" | "completed" | "cancelled" | "partially_refunded" | "refunded"

/** `invoice`: paid outside of the platform (offline, manual); `free`: nothing to pay. */
export type WorldPayment = "card" | "paypal" | "invoice" | "free"

/** How many tickets of one type an order has. An order has one line for each type. */
export interface WorldLine {
  /** Unique over all orders: `order.number * linesPerOrder + place`. */
  readonly number: number
  readonly place: number
  readonly kind: "ticket" | "donation" | "product"
  readonly type: WorldTicketType
  readonly quantity: number
  /** The price of one; of a donation what this buyer chose. Before any discount. */
  readonly unitPrice: number
  readonly unitFee: number
  /** `quantity × unitPrice`. */
  readonly faceTotal: number
  /** `quantity × unitFee`. */
  readonly fees: number
  /** What the order's discount takes off this line: `quantity` times a whole amount. Not negative. */
  readonly discount: number
  /** `faceTotal + fees − discount`. */
  readonly total: number
  /** Its share of the order's tax; the shares add up to it. */
  readonly tax: number
}

/** Money paid back. */
export interface WorldRefund {
  /** Unique over all orders: `order.number * refundsPerOrder + place`. */
  readonly number: number
  readonly amount: number
  readonly at: UnixSeconds
  /** Paid back outside of the platform. */
  readonly manual: boolean
  /** Places (`WorldTicket.place`) of the tickets it was for. */
  readonly tickets: ReadonlyArray<number>
}

/** An order. `faceTotal + fees − discountAmount − voucherAmount = total`, and `total` includes `tax`. */
export interface WorldOrder {
  /** Its index: 0 is the oldest. */
  readonly number: number
  /** Six letters, unique. */
  readonly reference: string
  readonly event: WorldEvent
  readonly status: WorldOrderStatus
  readonly buyer: WorldBuyer
  readonly currency: string
  readonly lines: ReadonlyArray<WorldLine>
  readonly tickets: ReadonlyArray<WorldTicket>
  /** Answers to the event's questions of scope `order`. */
  readonly answers: ReadonlyArray<WorldAnswer>
  readonly discount: WorldDiscount | null
  readonly voucher: { readonly voucher: WorldVoucher; readonly code: WorldVoucherCode } | null
  readonly faceTotal: number
  readonly fees: number
  readonly discountAmount: number
  readonly voucherAmount: number
  /** VAT within `total`: `total × percent ÷ (100 + percent)`, rounded half to even; 0 where none is charged. */
  readonly tax: number
  /** What the buyer owes in all, before refunds. */
  readonly total: number
  /** `total`, or 0 while pending and when cancelled. */
  readonly paid: number
  /** The sum of `refunds`; never more than `paid`. */
  readonly refunded: number
  readonly refunds: ReadonlyArray<WorldRefund>
  readonly payment: WorldPayment
  /** What the payment provider calls it; null for free and unpaid orders. */
  readonly paymentReference: string | null
  /** `en`, `da`, `ja` … */
  readonly locale: string
  /** Where the buyer came from; the tracking tag of the link. */
  readonly source: string | null
  readonly newsletter: boolean
  readonly createdAt: UnixSeconds
  /** When it was paid for (a free one: made); null while pending and when cancelled. */
  readonly completedAt: UnixSeconds | null
  readonly cancelledAt: UnixSeconds | null
  /** When anything about the order last changed. */
  readonly updatedAt: UnixSeconds
}

/** Who comes. Not always the buyer, not always known. */
export interface WorldAttendee {
  /** Null where only an e-mail was given. */
  readonly name: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly company: string | null
}

/** `refunded`: paid back and void; `void`: void without money. Tickets of a pending order are `valid` here; some platforms would not admit them. */
export type WorldTicketStatus = "valid" | "void" | "refunded"

/** A ticket. */
export interface WorldTicket {
  /** Unique, see `ticketNumber` and `placeOfTicket`. */
  readonly number: number
  /** Place within its order, from 0; lines come one after another. 0 for a ticket without an order. */
  readonly place: number
  /** The order's number; null for a complimentary ticket. */
  readonly order: number | null
  /** The order's reference and the place from 1 (`ZBREXQ-1`); `COMP-7` without an order. */
  readonly reference: string
  readonly event: WorldEvent
  readonly type: WorldTicketType
  readonly status: WorldTicketStatus
  /** Null while nobody is named, and for merchandise. */
  readonly attendee: WorldAttendee | null
  /** What was paid for it: price less discount, fee not included. */
  readonly price: number
  /** `B-12`; few events have seats. */
  readonly seat: string | null
  readonly tags: ReadonlyArray<string>
  /** Seven letters and digits, unique: what a scanner reads where the platform lets one choose. */
  readonly scanCode: string
  /** Answers to the questions its type asks; none while nobody is named. */
  readonly answers: ReadonlyArray<WorldAnswer>
  /** Oldest first: in, out, in … */
  readonly checkIns: ReadonlyArray<WorldCheckIn>
  readonly createdAt: UnixSeconds
  readonly voidedAt: UnixSeconds | null
  readonly updatedAt: UnixSeconds
}

/** One answer. Questions left blank have none. */
export interface WorldAnswer {
  readonly question: WorldQuestion
  /** What a person reads: chosen options joined with `, `, a country's English name, a file's name, `I agree`. */
  readonly text: string
  /** The options chosen, in the question's order; empty for other kinds. */
  readonly choices: ReadonlyArray<string>
  /** ISO code of a country; else null. */
  readonly country: string | null
}

/** A scan at the door. */
export interface WorldCheckIn {
  /** Unique: `ticket.number * checkInsPerTicket + place`. */
  readonly number: number
  readonly direction: "in" | "out"
  readonly at: UnixSeconds
}

/** `waitlist`: wants a ticket when there is one; `interested`: wants to hear of an event; `newsletter`: of all. */
export type WorldContactKind = "waitlist" | "interested" | "newsletter"

/** Somebody without a ticket. */
export interface WorldContact extends WorldPerson {
  /** Its index. */
  readonly number: number
  readonly kind: WorldContactKind
  /** Null for the newsletter. */
  readonly event: WorldEvent | null
  readonly createdAt: UnixSeconds
}
