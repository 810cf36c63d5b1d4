/**
 * The world that the twins of all platforms share, as Ticket Tailor shows it. What the platform has no words for is left
 * out, or shown as near as it goes:
 *
 * - of events: summary, street, city, contact address and last change are left out; archived ones are closed;
 * - of ticket types: one for all dates of a series; donations and merchandise are ordinary types; no limit is a high one;
 * - of discounts: start and whether they are active are left out; of vouchers: nothing;
 * - activities, interested people and newsletter readers are left out;
 * - of orders: company, VAT number, country, locale, reference, last change, and when they were paid, cancelled or paid
 *   back; a partial refund is an amount;
 * - of tickets: phone, company, tags, the price paid, their reference in an order; refunded ones are void; an
 *   attendee's own e-mail is an answer;
 * - scans were sent when the doors closed, whenever they were made.
 *
 * @module
 */
import {
  checkInsPerTicket,
  complimentaryNumber,
  makeWorld,
  placeOfTicket,
  scanCodeOf,
  type World as SharedWorld,
  type WorldOptions,
  ticketNumber,
  ticketOfScanCode,
} from "@boxport/connector/testing"
import { type Counts, emptyCounts, typesPerSeries } from "../Counts.ts"
import { baseOf } from "../Random.ts"
import type { Ticket } from "../Sales.ts"
import type { Event, World } from "../World.ts"
import { type Catalogue, makeCatalogue, roomOf } from "./Catalogue.ts"
import { makeComing } from "./Coming.ts"
import { makeLoose } from "./Complimentary.ts"
import { nativeNumber, worldNumber } from "./Ids.ts"
import { SharedOrder, ticketOf } from "./Order.ts"
import { orderListing, OrderRow } from "./OrderList.ts"
import { scanListing } from "./ScanList.ts"
import { ticketListing } from "./TicketList.ts"
import { waitlistListing } from "./Waitlist.ts"

const countsOf = (world: SharedWorld, catalogue: Catalogue): Counts => {
  const counts = emptyCounts({ ...catalogue, products: [] })
  for (const event of world.events) {
    const { orders, paid, refunded } = world.takingsOf(event)
    counts.orders[event.number] = orders
    counts.revenue[event.number] = paid - refunded
    let issued = 0
    for (const type of event.types) {
      const stock = world.stockOf(type)
      counts.issued[event.number * typesPerSeries + type.place] = stock.issued
      issued += stock.issued
    }
    counts.tickets[event.number] = issued
  }
  for (const discount of world.discounts) counts.redeemed[discount.number] = world.redemptionsOf(discount).orders
  return counts
}

const codeUsesOf = (world: SharedWorld): ReadonlyMap<string, number> =>
  new Map(
    world.vouchers.flatMap((voucher) =>
      voucher.codes.flatMap((code) => {
        const use = world.voucherUse(code)
        return use === undefined ? [] : [[code.code, use.at] as const]
      }),
    ),
  )

const complimentaryForm = /^COMP-(\d{1,9})$/

/** The shared world, as the twin shows it. */
export const sharedWorld = (options: WorldOptions): World => {
  const world = makeWorld(options)
  const { seed } = options
  const catalogue = makeCatalogue(world)
  const looseOf = makeLoose(world)
  const coming = makeComing(world)
  let counted: Counts | undefined
  const size = world.orderCount
  const keyOf = (event: Event | undefined): string | undefined =>
    event === undefined ? undefined : world.events[event.place]?.key

  const ticketByNumber = (number: number): Ticket | undefined => {
    const found = placeOfTicket(number)
    if ("complimentary" in found) {
      const ticket = world.complimentary.at(found.complimentary)
      return ticket === undefined ? undefined : ticketOf(catalogue, ticket, null)
    }
    const order = world.order(found.order)
    return order === undefined ? undefined : new SharedOrder(catalogue, order).tickets[found.place]
  }

  return {
    seed,
    size,
    now: world.now,
    newest: world.now,
    boxOffice: {
      name: world.organisation.name,
      currency: { code: world.organisation.currency.toLowerCase(), symbol: "kr." },
      timezone: world.organisation.timezone,
    },
    ...catalogue,
    products: [],
    stores: [],
    membershipTypes: [],
    memberships: [],
    codeUses: codeUsesOf(world),
    waitlistOf: (series) => waitlistListing(world, catalogue, series),
    orders: (event) => orderListing(world, catalogue, new OrderRow(world, keyOf(event))),
    tickets: (event) => ticketListing(world, catalogue, new OrderRow(world, keyOf(event)), looseOf(keyOf(event))),
    scans: (event) => scanListing(world, catalogue, event),
    orderByNumber: (native) => {
      const number = worldNumber("order", native)
      const order = number === undefined ? undefined : world.order(number)
      return order === undefined ? undefined : new SharedOrder(catalogue, order)
    },
    ticketByNumber: (native) => {
      const number = worldNumber("issued_ticket", native)
      return number === undefined ? undefined : ticketByNumber(number)
    },
    ticketByBarcode: (barcode) => {
      const number = ticketOfScanCode(barcode)
      return number === undefined ? undefined : ticketByNumber(number)
    },
    ticketsByReference: (reference) => {
      const given = complimentaryForm.exec(reference)
      const ticket = given === null ? undefined : ticketByNumber(complimentaryNumber(Number(given[1]) - 1))
      return ticket?.reference === reference ? [ticket] : []
    },
    counts: () => (counted ??= countsOf(world, catalogue)),
    roomOf: (event, type) => {
      const own = world.events[event.place]?.types[type.place]
      // One that was added later has the room it was given.
      return own === undefined ? { total: type.draft.capacity, baskets: 0 } : roomOf(world, own)
    },
    nextOrder: (place, at) => {
      const order = coming(place, at)
      return order === undefined ? undefined : new SharedOrder(catalogue, order)
    },
    // Of a ticket that does not exist, so that it meets no other scan.
    scanNumber: (place) => nativeNumber("check_in", ticketNumber(size + place, 0) * checkInsPerTicket),
    orderNumber: (place) => nativeNumber("order", place),
    nextTicket: (place) => {
      // A place of an order that does not exist, so that it meets no other ticket.
      const of = ticketNumber(place, 0)
      const number = nativeNumber("issued_ticket", of)
      return { number, base: baseOf(number, 3, 0), barcode: scanCodeOf(of) }
    },
  }
}
