/**
 * Registrations and their tickets as the twin knows them. Amounts are minor units of the event's currency.
 *
 * @module
 */
import type { Settings } from "./Event.ts"

/** A postal address as typed in at the checkout. */
export interface Address {
  readonly address: string | null
  readonly city: string | null
  readonly country: string | null
  readonly state_province_region: string | null
  readonly vat_number: string | null
  readonly zip_postal_code: string | null
}

/** So many of a release. */
export interface Line {
  readonly place: number
  readonly release: number
  readonly quantity: number
  /** What one is on the list for. */
  readonly listPrice: number
  /** What one cost after the discount; not always whole. */
  readonly each: number
  readonly tax: number
  readonly total: number
  readonly discounted: boolean
}

/** Money paid back. */
export interface Refund {
  readonly place: number
  readonly amount: number
  readonly at: number
  readonly manual: boolean
}

/** An answer. */
export interface Answer {
  readonly question: number
  /** What a person reads. */
  readonly text: string
  /** Chosen options; null where one cannot choose. */
  readonly choices: ReadonlyArray<string> | null
  readonly alternate: string | null
}

/** Who comes. */
export interface Attendee {
  readonly name: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly company: string | null
  readonly jobTitle: string | null
}

/** A check-in at any door that the ticket is good for; unix seconds. */
export interface Scan {
  readonly number: number
  readonly at: number
  readonly undoneAt: number | null
}

/** A ticket. */
export interface Ticket {
  readonly number: number
  /** Counts up with every ticket. */
  readonly sequence: number
  readonly release: number
  readonly reference: string
  readonly void: boolean
  /** Null while nobody is named, and for what lets nobody in. */
  readonly attendee: Attendee | null
  /** What was paid for it. */
  readonly price: number
  readonly tags: ReadonlyArray<string>
  readonly answers: ReadonlyArray<Answer>
  /** Scans of the world: they show on every list. */
  readonly scans: ReadonlyArray<Scan>
  readonly createdAt: number
  readonly updatedAt: number
  readonly voidedAt: number | null
  readonly settings: Settings
}

/** A registration. */
export interface Registration {
  readonly number: number
  /** The number of the world's order; null for one that the organiser made. */
  readonly order: number | null
  readonly type: "standard" | "manual"
  readonly name: string | null
  readonly email: string | null
  readonly company: string | null
  readonly phone: string | null
  readonly address: Address | null
  readonly discountCode: string | null
  readonly reference: string
  readonly source: string | null
  readonly locale: string
  readonly metadata: unknown
  readonly payment: "card" | "paypal" | "invoice" | "free" | "manual"
  readonly paymentReference: string | null
  readonly lines: ReadonlyArray<Line>
  readonly total: number
  readonly tax: number
  /** Whether nothing is owed any more. */
  readonly settled: boolean
  readonly cancelledAt: number | null
  readonly refunded: "no" | "partly" | "fully"
  readonly refunds: ReadonlyArray<Refund>
  readonly tickets: ReadonlyArray<Ticket>
  readonly createdAt: number
  readonly completedAt: number | null
  readonly updatedAt: number
}

/** A ticket with the registration it belongs to. */
export interface TicketPlace {
  readonly ticket: Ticket
  readonly registration: Registration
}
