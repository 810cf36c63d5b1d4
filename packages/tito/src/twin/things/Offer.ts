/**
 * What an event offers and asks, as the twin knows it. Things refer to each other by number. Amounts are whole minor units
 * of the event's currency.
 *
 * @module
 */
import type { Dated } from "./Event.ts"

/** A ticket type. */
export interface Release extends Dated {
  readonly slug: string
  readonly title: string
  readonly description: string | null
  readonly position: number
  readonly pricing: "free" | "paid" | "donation" | "degressive"
  /** What one costs; of a donation what is suggested. */
  readonly price: number
  /** Null for no limit. */
  readonly quantity: number | null
  readonly offSale: boolean
  readonly secret: boolean
  readonly archived: boolean
  readonly startsAt: number | null
  readonly endsAt: number | null
  readonly minPerOrder: number | null
  readonly maxPerOrder: number | null
  /** Whether its tickets let somebody in. */
  readonly admission: boolean
  readonly requireName: boolean
  readonly questions: ReadonlyArray<number>
  readonly group: { readonly number: number; readonly title: string } | null
  /** How many were sold and made void before any request. */
  readonly stock: () => { readonly issued: number; readonly void: number }
}

/** A question. */
export interface Question extends Dated {
  readonly slug: string
  readonly title: string
  readonly description: string | null
  readonly fieldType: "Checkboxes" | "Country" | "File" | "Select" | "Text" | "Textarea"
  readonly options: ReadonlyArray<string>
  readonly required: boolean
  readonly freeText: boolean
  readonly freeTextLabel: string | null
  readonly answersCount: number
}

/** An activity. */
export interface Activity extends Dated {
  readonly name: string
  readonly description: string | null
  readonly capacity: number | null
  readonly date: string | null
  readonly startTime: string | null
  readonly endTime: string | null
  readonly startsAt: number | null
  readonly endsAt: number | null
  readonly kind: "public_automatic" | "private_automatic"
  readonly releases: ReadonlyArray<number>
  readonly questions: ReadonlyArray<number>
}

/** A discount code. */
export interface Discount extends Dated {
  readonly code: string
  readonly type: "MoneyOffDiscountCode" | "PercentOffDiscountCode"
  /** Minor units, or percent. */
  readonly value: number
  readonly quantity: number | null
  readonly releases: ReadonlyArray<number>
  readonly startsAt: number | null
  readonly endsAt: number | null
  readonly note: string | null
}

/** A check-in list: its releases, none for all. */
export interface CheckinList extends Dated {
  readonly title: string
  readonly releases: ReadonlyArray<number>
  readonly activities: ReadonlyArray<number>
  readonly questions: ReadonlyArray<number>
  readonly expiresAt: number | null
}

/** An opt-in: the releases that ask it. */
export interface OptIn extends Dated {
  readonly slug: string
  readonly name: string
  readonly description: string | null
  readonly releases: ReadonlyArray<number>
}

/** A venue. */
export interface Venue extends Dated {
  readonly name: string
  readonly address: string | null
}

/** An address that is told what happens. */
export interface WebhookEndpoint extends Dated {
  readonly url: string
  readonly triggers: ReadonlyArray<string>
}
