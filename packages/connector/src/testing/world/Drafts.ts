/**
 * How the catalogue is written: everything that people make up, nothing that can be worked out. Times are wall clocks in
 * the series' zone, amounts minor units.
 *
 * @module
 */
import type { WorldEventStatus, WorldQuestionKind, WorldTicketTypeStatus, WorldVat, WorldVenue } from "./EventTypes.ts"

/** A ticket type. */
export interface TypeDraft {
  readonly key: string
  readonly title: string
  readonly description?: string
  /** Title of a group. */
  readonly group?: string
  readonly price: number
  readonly pricing?: "donation"
  readonly fee?: number
  readonly merchandise?: true
  readonly secret?: true
  readonly accessCode?: string
  readonly status?: WorldTicketTypeStatus
  readonly min?: number
  readonly max?: number
  readonly from?: string
  readonly until?: string
  /** How often it is bought against the others; 0 for what is only given away. */
  readonly weight: number
  /** None: without a limit. For `sold_out` it is what was sold. */
  readonly capacity?: number
  readonly held?: number
}

/** A question. */
export interface QuestionDraft {
  readonly key: string
  readonly scope: "order" | "ticket"
  readonly kind: WorldQuestionKind
  readonly title: string
  readonly description?: string
  readonly required?: true
  readonly options?: ReadonlyArray<string>
  /** Keys of ticket types; none: all that admit somebody. */
  readonly types?: ReadonlyArray<string>
}

/** An activity of the first date. */
export interface ActivityDraft {
  readonly key: string
  readonly title: string
  readonly description?: string
  readonly start: string
  readonly end: string
  readonly capacity?: number
  /** Keys of ticket types. */
  readonly types: ReadonlyArray<string>
}

/** One date. */
export interface DateDraft {
  readonly start: string
  readonly end: string
  /** How well it sells against everything else on sale. */
  readonly weight: number
}

/** A series. */
export interface SeriesDraft {
  readonly key: string
  readonly title: string
  readonly slug: string
  readonly summary?: string
  readonly description?: string
  readonly status: WorldEventStatus
  readonly private?: true
  readonly accessCode?: string
  readonly online?: true
  readonly venue?: WorldVenue
  readonly timezone: string
  readonly currency: string
  readonly vat?: WorldVat
  readonly contactEmail: string
  readonly waitlist?: true
  readonly capacity?: number
  readonly salesOpen: string
  /** None: each date sells until it ends. */
  readonly salesClose?: string
  /** Seats are numbered. */
  readonly seated?: true
  /** Complimentary tickets for a thousand orders; a few in any case. */
  readonly complimentary: number
  readonly groups?: ReadonlyArray<{ readonly key: string; readonly title: string; readonly maxPerOrder?: number }>
  readonly dates: ReadonlyArray<DateDraft>
  readonly types: ReadonlyArray<TypeDraft>
  readonly questions?: ReadonlyArray<QuestionDraft>
  readonly activities?: ReadonlyArray<ActivityDraft>
}

/** A discount. */
export interface DiscountDraft {
  readonly key: string
  readonly code: string
  readonly title: string
  readonly amount?: number
  readonly percent?: number
  /** None: the whole account. */
  readonly series?: string
  /** Keys of ticket types of the series; none: all that cost something. */
  readonly types?: ReadonlyArray<string>
  /** Wall clocks in UTC. */
  readonly from?: string
  readonly until?: string
  /** The least the limit is; `used_up`: everything it allowed was used. */
  readonly limit?: number | "used_up"
  readonly inactive?: true
  /** How many of the orders it fits use it, in thousandths. */
  readonly use: number
}

/** A voucher. */
export interface VoucherDraft {
  readonly key: string
  readonly title: string
  readonly value: number
  readonly currency: string
  /** Wall clock in UTC. */
  readonly expires?: string
  /** Keys of series; empty for all. */
  readonly series: ReadonlyArray<string>
  readonly codes: ReadonlyArray<string>
  /** Keys of events whose orders use the first codes, in turn, with how many. */
  readonly uses: ReadonlyArray<readonly [event: string, codes: number]>
}
