/**
 * The twin's own box office as a world to be shown. It has every kind of thing and every oddity of the platform, some of
 * which no other platform knows: products, bundles, overrides, donations beside tickets, tax on top of prices.
 *
 * Places of orders, tickets and scans follow from their numbers by arithmetic; see Ids.ts.
 *
 * @module
 */
import { type Counts, typesPerSeries } from "../Counts.ts"
import { arrayListing, type Listing, steps } from "../Listing.ts"
import { baseOf } from "../Random.ts"
import type { Order, Scan, Ticket } from "../Sales.ts"
import type { Event, Room, TicketType, World } from "../World.ts"
import { barcodeOf, slotOfBarcode } from "./Barcodes.ts"
import { boxOffice, type TypeDraft, worldNow } from "./Catalogue.ts"
import { doorSize, doorsOf, scansAt, scanTime } from "./CheckIns.ts"
import { countWorld } from "./Counts.ts"
import { first, looseSlot, orderStep, scanSlots, ticketSlots } from "./Ids.ts"
import { kinds } from "./Kinds.ts"
import { OwnOrder } from "./OwnOrder.ts"
import { orderTime, planOrder } from "./Orders.ts"
import { membershipTypes, memberships } from "./Memberships.ts"
import { makeOwn, type OwnWorld } from "./OwnWorld.ts"
import { ticketDelay, ticketsOf } from "./Tickets.ts"

/** When the orders of the world used voucher codes, by code. */
const codeUsesOf = (world: OwnWorld): ReadonlyMap<string, number> => {
  const uses = new Map<string, number>()
  for (const [rank, kind] of kinds.entries()) {
    if (kind.voucher === undefined || rank >= world.size) continue
    const plan = planOrder(world, world.indexOf(rank))
    if (plan.voucher !== null) uses.set(plan.voucher.code, plan.createdAt)
  }
  return uses
}

const isPlace = (world: OwnWorld, place: number): boolean => Number.isInteger(place) && place >= 0 && place < world.size

const orderListing = (world: OwnWorld): Listing<Order> => ({
  end: world.size,
  idOf: (order) => order.id,
  locate: (number) => {
    const place = (number - first.order) / orderStep
    return { position: Math.max(0, Math.ceil(place)), exact: isPlace(world, place) }
  },
  createdAt: (position) => orderTime(world, position),
  *walk(from, to) {
    for (const place of steps(from, to)) yield new OwnOrder(world, planOrder(world, place))
  },
})

/** The tickets in a place, the one without an order last. */
const ticketsAt = (world: OwnWorld, place: number): ReadonlyArray<Ticket> =>
  isPlace(world, place) ? ticketsOf(world, planOrder(world, place)) : []

const ticketByNumber = (world: OwnWorld, number: number): Ticket | undefined =>
  ticketsAt(world, Math.floor((number - first.ticket) / ticketSlots)).find((ticket) => ticket.number === number)

const ticketListing = (world: OwnWorld): Listing<Ticket> => ({
  end: world.size * ticketSlots,
  idOf: (ticket) => ticket.id,
  locate: (number) => ({ position: Math.max(0, number - first.ticket), exact: number >= first.ticket }),
  createdAt: (position) => orderTime(world, Math.floor(position / ticketSlots)) + ticketDelay,
  *walk(from, to) {
    const low = Math.min(from, to)
    const high = Math.max(from, to)
    for (const place of steps(Math.floor(from / ticketSlots), Math.floor(to / ticketSlots))) {
      const tickets = ticketsAt(world, place)
      for (const ticket of from <= to ? tickets : tickets.toReversed()) {
        const position = ticket.number - first.ticket
        if (position >= low && position <= high) yield ticket
      }
    }
  },
})

const scanListing = (world: OwnWorld): Listing<Scan> => {
  const doors = doorsOf(world)
  const perOrder = ticketSlots * scanSlots
  return {
    end: doors.length * doorSize(world),
    idOf: (scan) => `ci_${scan.number}`,
    locate: (number) => ({ position: Math.max(0, number - first.scan), exact: number >= first.scan }),
    createdAt: (position) => scanTime(world, doors, position),
    *walk(from, to) {
      const low = Math.min(from, to)
      const high = Math.max(from, to)
      // Orders and doors make one long row of places, `perOrder` positions each.
      for (const at of steps(Math.floor(from / perOrder), Math.floor(to / perOrder))) {
        const found = scansAt(world, doors, Math.floor(at / world.size), at % world.size)
        for (const scan of from <= to ? found : found.toReversed()) {
          if (scan.place >= low && scan.place <= high) yield scan
        }
      }
    },
  }
}

const importForm = /^IMP-(\d{6,})$/

const roundUp = (n: number, step: number): number => Math.ceil(n / step) * step

/** A type of the catalogue, or one that was added later, of which none was sold. */
const roomOf = (world: OwnWorld, issued: number, { place }: Event, type: TicketType): Room => {
  const event = world.events[place]
  const draft: Pick<TypeDraft, "capacity" | "soldOut" | "baskets" | "held"> =
    event?.series.types[type.place]?.draft ?? type.draft
  const isFirst = event?.series.events[0] === event
  const baskets = isFirst ? (draft.baskets ?? 0) : 0
  const held = isFirst ? (draft.held ?? 0) : 0
  const capacity = event?.overrideId === null ? draft.capacity : Math.ceil(draft.capacity / 2)
  // A big world needs bigger rooms; a sold-out type has exactly what was sold when the world began.
  const needed = issued + baskets + held
  return {
    total: draft.soldOut === true ? issued + baskets : needed <= capacity ? capacity : roundUp(needed * 1.1 + 10, 50),
    baskets,
  }
}

/** The twin's own world of a seed (a 32 bit whole number) with `size` orders. */
export const ownWorld = (seed: number, size: number): World => {
  const world = makeOwn(seed, size)
  const byNumber = (number: number): Ticket | undefined => ticketByNumber(world, number)
  let counted: Counts | undefined
  const counts = (): Counts => (counted ??= countWorld(world))
  return {
    seed,
    size,
    now: worldNow,
    newest: worldNow + ticketDelay,
    boxOffice,
    series: world.series,
    events: world.events,
    discounts: world.discounts,
    vouchers: world.vouchers,
    products: world.products,
    forms: world.forms,
    holds: world.holds,
    stores: [{ id: `st_${first.store}`, name: "Larkfield shop", currency: boxOffice.currency.code }],
    membershipTypes,
    memberships,
    codeUses: codeUsesOf(world),
    waitlistOf: (series) =>
      arrayListing(
        world.waitlist.filter((signup) => signup.series === series),
        (signup) => signup.number,
        (signup) => `wl_${signup.number}`,
      ),
    orders: () => orderListing(world),
    tickets: () => ticketListing(world),
    scans: () => scanListing(world),
    orderByNumber: (number) => {
      const place = (number - first.order) / orderStep
      return isPlace(world, place) ? new OwnOrder(world, planOrder(world, place)) : undefined
    },
    ticketByNumber: byNumber,
    ticketByBarcode: (barcode) => {
      const slot = slotOfBarcode(barcode)
      const ticket = slot === undefined ? undefined : byNumber(first.ticket + slot)
      return ticket?.barcode === barcode ? ticket : undefined
    },
    ticketsByReference: (reference) => {
      const imported = importForm.exec(reference)
      return imported === null
        ? []
        : ticketsAt(world, Number(imported[1]) - 1).filter((ticket) => ticket.reference === reference)
    },
    counts,
    roomOf: (event, type) =>
      roomOf(world, counts().issued[event.place * typesPerSeries + type.place] ?? 0, event, type),
    nextOrder: (place, at) => new OwnOrder(world, { ...planOrder(world, place, at), loose: null }),
    scanNumber: (place) => first.scan + doorsOf(world).length * doorSize(world) + place,
    orderNumber: (place) => first.order + place * orderStep,
    nextTicket: (place) => {
      const slot = place * ticketSlots + looseSlot
      return { number: first.ticket + slot, base: baseOf(seed, 3, slot), barcode: barcodeOf(slot, true) }
    },
  }
}
