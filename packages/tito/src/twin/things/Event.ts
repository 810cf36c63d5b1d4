/**
 * An event as the twin knows it.
 *
 * @module
 */
import type { WorldVat } from "@boxport/connector/testing"

/** Attributes that change nothing else: a record shows them as they were written. */
export interface Settings {
  readonly [attribute: string]: unknown
}

/** What every thing that can be written has. Unix seconds. */
export interface Dated {
  /** The twin's number: ids and slugs are made of it. */
  readonly number: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly settings: Settings
}

/** An event. Dates are `2026-10-24`, times `22:00`, both at the place of the event. */
export interface TwinEvent extends Dated {
  /** The world's event whose orders it has; null for one that a request made. */
  readonly key: string | null
  readonly slug: string
  readonly title: string
  readonly description: string | null
  readonly archived: boolean
  readonly live: boolean
  readonly private: boolean
  readonly setup: boolean
  readonly testMode: boolean
  /** Nobody can buy any more: its releases are off sale. */
  readonly salesClosed: boolean
  readonly location: string | null
  readonly currency: string
  readonly vat: WorldVat | null
  readonly startDate: string | null
  readonly startTime: string | null
  readonly endDate: string | null
  readonly endTime: string | null
  readonly startsAt: number | null
  readonly endsAt: number | null
  /** As Rails names it. */
  readonly timezone: string
  readonly contactEmail: string
  readonly secret: boolean
  readonly waitlist: boolean
}
