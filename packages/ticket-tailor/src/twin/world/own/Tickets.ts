/**
 * Issued tickets of the twin's own world.
 *
 * @module
 */
import { baseOf, below, happens } from "../Random.ts"
import type { Ticket } from "../Sales.ts"
import { answersFor } from "./Answers.ts"
import { barcodeOf } from "./Barcodes.ts"
import { first, looseSlot, orderStep, ticketSlots } from "./Ids.ts"
import { type OrderPlan, slotsOf } from "./Orders.ts"
import type { OwnEvent, OwnType, OwnWorld } from "./OwnWorld.ts"
import { type Person, personOf } from "./People.ts"

const typeAt = (plan: OrderPlan, slot: number): OwnType | undefined => {
  let at = slot
  for (const line of plan.lines) {
    if (at < line.quantity) return line.type
    at -= line.quantity
  }
  return undefined
}

/** The scans of a ticket at the door, +1 and −1; empty where nobody scans. */
export const scansOf = (event: OwnEvent, base: number, voided: boolean): ReadonlyArray<1 | -1> => {
  if (event.draft.door !== true || voided) return []
  const roll = below(base, 70, 100)
  return roll < 18 ? [] : roll < 94 ? [1] : roll < 97 ? [1, -1] : [1, -1, 1]
}

const nets = (scans: ReadonlyArray<1 | -1>): boolean => scans.length % 2 === 1

const attendeeOf = (world: OwnWorld, plan: OrderPlan, slot: number): Person =>
  personOf(world.seed, slot === 0 ? plan.buyer : 3_000_000 + plan.index * ticketSlots + slot)

/** Seconds from an order to its tickets, and to the ticket without an order that follows it. */
export const ticketDelay = 6

const looseVoided = (base: number): boolean => happens(base, 3, 60)

/** Whether the ticket without an order in the place of order `index` is void. */
export const isLooseVoided = (world: OwnWorld, index: number): boolean =>
  looseVoided(baseOf(world.seed, 3, index * ticketSlots + looseSlot))

/** The reference that a dashboard import left on the ticket after order `index`. */
export const importReference = (index: number): string => `IMP-${String(index + 1).padStart(6, "0")}`

/** The ticket in a slot of an order's place, voided or not as the world has it; undefined where there is none. */
export const ticketAt = (world: OwnWorld, plan: OrderPlan, slot: number): Ticket | undefined => {
  const loose = slot === looseSlot ? plan.loose : null
  const event = loose === null ? plan.event : loose.event
  const type = loose === null ? typeAt(plan, slot) : loose.type
  if (event === null || type === undefined || (slot === looseSlot && loose === null)) return undefined
  const place = plan.index * ticketSlots + slot
  const number = first.ticket + place
  const base = baseOf(world.seed, 3, place)
  const voided = loose === null ? plan.voided[slot] === true : looseVoided(base)
  const createdAt = plan.createdAt + ticketDelay
  const person = loose === null ? attendeeOf(world, plan, slot) : personOf(world.seed, 9_000_000 + plan.index)
  const email = loose === null ? personOf(world.seed, plan.buyer).email : person.email
  const named = loose !== null || event.series.draft.collectsNames
  return {
    number,
    id: `it_${number}`,
    base,
    orderId: loose === null ? orderId(plan.index) : null,
    event,
    typeId: type.id,
    typePlace: type.place,
    typeName: type.draft.name,
    listedPrice: type.draft.price,
    createdAt,
    voidedAt: voided ? createdAt + 3600 + below(base, 4, 40_000) : null,
    checkedIn: nets(scansOf(event, base, voided)),
    source: loose === null ? "checkout" : loose.source === "api" ? "api" : "dashboard_import",
    reference: loose?.source === "import" ? importReference(plan.index) : null,
    barcode: barcodeOf(place, loose !== null),
    // Seats never repeat, at the price of long rows in a big world.
    reservation: type.draft.seated === true ? `${1 + Math.floor(place / 30)}-${1 + (place % 30)}` : null,
    groupBarcode: event.series.key === "theatre" && plan.tickets > 2 ? barcodeOf(place - slot, false) + "G" : null,
    email,
    fullName: named ? person.name : null,
    firstName: named && loose === null ? person.first : null,
    lastName: named && loose === null ? person.last : null,
    // Only the checkout asks questions.
    answers: () => (loose === null ? answersFor(event.series.questions, true, base, email) : []),
  }
}

/** The id of the order in a place. */
export const orderId = (index: number): string => `or_${first.order + index * orderStep}`

/** All tickets of an order's place, the one without an order last. */
export const ticketsOf = (world: OwnWorld, plan: OrderPlan): ReadonlyArray<Ticket> =>
  slotsOf(plan).flatMap((slot) => ticketAt(world, plan, slot) ?? [])
