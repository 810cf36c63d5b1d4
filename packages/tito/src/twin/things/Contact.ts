/**
 * People without a ticket, as the twin knows them.
 *
 * @module
 */
import type { Dated } from "./Event.ts"

/** Somebody who wants to hear of the event. */
export interface Interested extends Dated {
  readonly name: string | null
  readonly email: string
}

/** Where somebody who waits stands. */
export type WaitingState = "joined" | "offered" | "redeemed" | "rejected" | "expired"

/** Somebody who waits for a release. */
export interface Waiting extends Dated {
  readonly name: string | null
  readonly email: string
  readonly release: number | null
  readonly state: WaitingState
  readonly offeredAt: number | null
  readonly expiresAt: number | null
}

/** A list of people to invite. */
export interface RsvpList extends Dated {
  readonly title: string
}

/** Somebody invited, and whether they came. */
export interface Invitation extends Dated {
  /** The number of its list. */
  readonly list: number
  readonly firstName: string | null
  readonly lastName: string | null
  readonly name: string
  readonly email: string
  readonly status: "yes" | "no" | "maybe" | null
  readonly redeemed: boolean
  readonly releases: ReadonlyArray<number>
  readonly expiresAt: number | null
}
