/**
 * What the reading of one event knows as it goes. It is let go of when the event is done, so that an account with many
 * events takes no more memory than its largest one.
 *
 * @module
 */
import { fillPath, Held, type KeptSales, Seen } from "@boxport/connector"
import { canonicalId, type JsonObject } from "@boxport/model"
import { Catalogue, type EventContext, platform } from "../mapping/Catalogue.ts"
import { Arrivals } from "./Arrivals.ts"
import type { Listing } from "../paging/Listing.ts"
import { neededFor } from "./Needed.ts"
import type { Run } from "./Run.ts"

/** An event to be read. */
export interface EventToRead {
  readonly context: EventContext
  /** What stands for it in paths: its slug, else its id. */
  readonly path: string
}

/** What of an event's registrations and tickets need not be read again. */
export interface Changes {
  readonly kept: KeptSales
  /** From when on changes are asked for, as the platform writes times. */
  readonly since: string
}

/** A native id that is a number takes less room as one. */
const compact = (id: string): string | number => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : id)

/** The reading of one event. */
export class EventRun {
  readonly run: Run
  readonly event: EventToRead
  readonly catalogue: Catalogue
  readonly arrivals: Arrivals
  /** Check-ins, by the list they are from, until tickets have rows. */
  readonly checkins = new Held<{ readonly id: string | null; readonly title: string | null }>()
  /** Tickets of registrations that were not there when registrations were read. */
  readonly early = new Held()
  /** Refunds found inside registrations, each as `refund` beside the native id of its `order`. */
  readonly refunds = new Held()
  /** Native ids of registrations that were read, and of registrations and tickets that have rows. */
  readonly seenOrders = new Seen()
  readonly mappedOrders = new Seen()
  readonly mappedTickets = new Seen()
  /** The registration of each refund that was found inside one. */
  readonly orderOfRefund = new Map<string | number, string | number>()
  /** Whether every listed refund names its registration, which need not have been read for it then. */
  refundsNameOrders = true
  /** Questions whose answers can be listed. */
  readonly questionSlugs: Array<string> = []
  /** The registration of each ticket that came without its answers; empty text for none. */
  readonly unanswered = new Map<string | number, string | number>()
  /** Whether registrations are read, so that an unknown one can be told. */
  readonly tracksOrders: boolean
  /** Whether registrations could be read. */
  hasOrders: boolean
  readonly tracksTickets: boolean
  /** Whether tickets could be read. */
  hasTickets: boolean
  /** When the reading of the event began, in Unix milliseconds. */
  readonly startedAt: number
  /** What need not be read again of its registrations and tickets; null where all of it is read. */
  changes: Changes | null = null
  /** A hash of what rows of tickets are made with, and the latest change that was seen, in Unix milliseconds. */
  basis = ""
  latest = 0
  /** Its tickets, once they are being read. */
  ticketList: Listing | null = null
  /** Native ids of tickets that were read and have no row. */
  readonly lostTickets = new Seen()

  constructor(run: Run, event: EventToRead, startedAt: number) {
    this.run = run
    this.startedAt = startedAt
    this.event = event
    this.catalogue = new Catalogue(event.context, {
      releases: run.wants(...neededFor.releases),
      questions: run.wants(...neededFor.questions),
    })
    this.arrivals = new Arrivals(!run.wants(...neededFor.checkins))
    this.tracksOrders = run.wants(...neededFor.registrations)
    this.hasOrders = this.tracksOrders
    this.tracksTickets = run.wants(...neededFor.tickets)
    this.hasTickets = this.tracksTickets
  }

  /** A path below the event. */
  path<const Path extends string>(template: Path, more: { readonly [name: string]: string } = {}): string {
    return fillPath<string>(template, { account_slug: this.run.account, event_slug: this.event.path, ...more })
  }

  /** The key of a registration; null for one that has no row. Where none are read, keys are taken as they come. */
  readonly orderId = (nativeId: string): string | null =>
    !this.tracksOrders || this.mappedOrders.has(nativeId) || this.keepsOrder(nativeId)
      ? canonicalId(platform, nativeId)
      : null

  /** Whether a registration that was not read now has had a row before. */
  keepsOrder(nativeId: string): boolean {
    return this.changes !== null && !this.seenOrders.has(nativeId) && this.changes.kept.orders.has(nativeId)
  }

  /** Whether a ticket has a row. Where none are read, keys are taken as they come. */
  readonly hasTicket = (nativeId: string): boolean =>
    !this.tracksTickets ||
    this.mappedTickets.has(nativeId) ||
    (this.changes !== null && !this.lostTickets.has(nativeId) && this.changes.kept.tickets.has(nativeId))

  /** Notes when a record changed, for whoever asks for changes the next time. */
  noteChange({ updated_at }: JsonObject): void {
    if (this.run.query.told === undefined) return
    const at = typeof updated_at === "string" ? Date.parse(updated_at) : Number.NaN
    if (!Number.isNaN(at) && at > this.latest) this.latest = at
  }

  linkRefund(refund: string, order: string): void {
    this.orderOfRefund.set(compact(refund), compact(order))
  }

  orderOf(refund: string): string | null {
    const order = this.orderOfRefund.get(compact(refund))
    return order === undefined ? null : String(order)
  }

  leaveUnanswered(ticket: string, order: string | null): void {
    this.unanswered.set(compact(ticket), order === null ? "" : compact(order))
  }

  /** The registration of a ticket that came without its answers: null for none, undefined for any other ticket. */
  orderOfUnanswered(ticket: string): string | null | undefined {
    const order = this.unanswered.get(compact(ticket))
    return order === undefined ? undefined : order === "" ? null : String(order)
  }
}
