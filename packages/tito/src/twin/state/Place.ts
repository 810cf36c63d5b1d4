/**
 * Everything one event has. Of what there are few, lists; writes put other lists in their place.
 *
 * @module
 */
import type { World, WorldEvent } from "@boxport/connector/testing"
import { contactsOf } from "../fromWorld/Contacts.ts"
import {
  activitiesOf,
  checkinListsOf,
  discountsOf,
  optInsOf,
  questionsOf,
  releasesOf,
  venuesOf,
  webhookEndpointsOf,
} from "../fromWorld/Offers.ts"
import type { Interested, Invitation, RsvpList, Waiting } from "../things/Contact.ts"
import type { TwinEvent } from "../things/Event.ts"
import type {
  Activity,
  CheckinList,
  Discount,
  OptIn,
  Question,
  Release,
  Venue,
  WebhookEndpoint,
} from "../things/Offer.ts"
import type { Registration, Ticket } from "../things/Registration.ts"
import { Sales } from "./Sales.ts"

/** A check-in that a request made at one list; unix seconds. */
export interface OwnCheckin {
  readonly number: number
  readonly list: number
  /** The ticket's number. */
  readonly ticket: number
  readonly at: number
}

/** How many tickets of something there are. */
export interface Stock {
  readonly issued: number
  readonly void: number
}

/** One event of the twin. */
export class Place {
  event: TwinEvent
  readonly sales: Sales
  releases: ReadonlyArray<Release> = []
  questions: ReadonlyArray<Question> = []
  activities: ReadonlyArray<Activity> = []
  discounts: ReadonlyArray<Discount> = []
  checkinLists: ReadonlyArray<CheckinList> = []
  interested: ReadonlyArray<Interested> = []
  waiting: ReadonlyArray<Waiting> = []
  rsvpLists: ReadonlyArray<RsvpList> = []
  invitations: ReadonlyArray<Invitation> = []
  optIns: ReadonlyArray<OptIn> = []
  venues: ReadonlyArray<Venue> = []
  webhookEndpoints: ReadonlyArray<WebhookEndpoint> = []
  /** By the number of their ticket, oldest first. */
  readonly checkins = new Map<number, ReadonlyArray<OwnCheckin>>()
  /** When check-ins were taken back by a request, by number. */
  readonly undone = new Map<number, number>()
  /** The copy of it that was asked for last, and how often somebody has looked whether it is there. */
  copy: { readonly event: TwinEvent | null; readonly looks: number } | null = null
  /** What requests added to or took from the stock of releases. */
  readonly #changes = new Map<number, Stock>()

  constructor(world: World, event: TwinEvent, base: WorldEvent | undefined) {
    this.event = event
    this.sales = new Sales(world, base)
    if (base === undefined) return
    const { interested, invitations, rsvpLists, waiting } = contactsOf(world, base)
    this.releases = releasesOf(world, base)
    this.questions = questionsOf(base)
    this.activities = activitiesOf(base)
    this.discounts = discountsOf(world, base)
    this.checkinLists = checkinListsOf(base)
    this.interested = interested
    this.waiting = waiting
    this.rsvpLists = rsvpLists
    this.invitations = invitations
    this.optIns = optInsOf(base)
    this.venues = venuesOf(base)
    this.webhookEndpoints = webhookEndpointsOf(base)
  }

  release(number: number): Release | undefined {
    return this.releases.find((release) => release.number === number)
  }

  question(number: number): Question | undefined {
    return this.questions.find((question) => question.number === number)
  }

  /** How many tickets of a release are valid and void. */
  stockOf(release: Release): Stock {
    const base = release.stock()
    const change = this.#changes.get(release.number)
    return change === undefined ? base : { issued: base.issued + change.issued, void: base.void + change.void }
  }

  /** How many valid tickets count against an activity. */
  allocationOf({ releases }: Activity): number {
    return this.releases.reduce(
      (sum, release) => (releases.includes(release.number) ? sum + this.stockOf(release).issued : sum),
      0,
    )
  }

  /** Puts a registration in the place of what it was before; null for a new one. */
  put(registration: Registration, before: Registration | null): void {
    for (const ticket of before?.tickets ?? []) this.#count(ticket, -1)
    for (const ticket of registration.tickets) this.#count(ticket, 1)
    this.sales.put(registration)
  }

  #count(ticket: Ticket, by: number): void {
    const change = this.#changes.get(ticket.release) ?? { issued: 0, void: 0 }
    this.#changes.set(
      ticket.release,
      ticket.void ? { ...change, void: change.void + by } : { ...change, issued: change.issued + by },
    )
  }
}
