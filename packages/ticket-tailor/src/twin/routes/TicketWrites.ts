/**
 * Issuing and voiding tickets.
 *
 * @module
 */
import { type Answer, json, notFound, problem } from "../http/Answer.ts"
import { type Fields, fieldsOf } from "../http/Fields.ts"
import { ticketRecord } from "../records/TicketRecord.ts"
import { shaped } from "../Shapes.ts"
import { nextPlace, stamp, ticketByNumber, ticketsByBarcode } from "../state/Places.ts"
import { eventById, typesOf } from "../state/Catalogue.ts"
import type { State } from "../state/State.ts"
import { ceilingOf, stockOf } from "../state/Stock.ts"
import { add, typesPerSeries } from "../world/Counts.ts"
import { numberOf, smallStep } from "../world/Ids.ts"
import type { Ticket } from "../world/Sales.ts"
import type { Event, Hold, TicketType } from "../world/World.ts"
import { refused } from "./Refused.ts"
import { type Call, parameter, type Route } from "./Route.ts"

/** What a ticket is issued from. */
interface Stock {
  readonly event: Event
  readonly type: TicketType
  readonly hold: Hold | undefined
}

const typeById = (state: State, event: Event, id: string): TicketType | undefined =>
  typesOf(state, event.series).find((type) => type.id === id)

const fromHold = (state: State, fields: Fields, id: string): Stock | undefined => {
  const hold = state.holds.find((one) => one.number === numberOf(id))
  if (hold === undefined) {
    fields.problems.push({ field: "hold_id", messages: ["The hold does not exist."], value: id })
    return undefined
  }
  const wanted = fields.text("ticket_type_id")
  const open = [...hold.quantities].find(([typeId, left]) => left > 0 && (wanted === undefined || typeId === wanted))
  const type = open === undefined ? undefined : typeById(state, hold.event, open[0])
  if (type === undefined) {
    fields.problems.push({ field: "hold_id", messages: ["The hold has no tickets left."], value: id })
    return undefined
  }
  return { event: hold.event, type, hold }
}

const fromShelf = (state: State, fields: Fields): Stock | undefined => {
  const eventId = fields.text("event_id", "required")
  const typeId = fields.text("ticket_type_id", "required")
  if (eventId === undefined || typeId === undefined) return undefined
  const event = eventById(state, eventId)
  if (event === undefined) {
    fields.problems.push({ field: "event_id", messages: ["The event does not exist."], value: eventId })
    return undefined
  }
  const type = typeById(state, event, typeId)
  if (type === undefined) {
    fields.problems.push({ field: "ticket_type_id", messages: ["The event has no such ticket type."], value: typeId })
    return undefined
  }
  const stock = stockOf(state, event, type)
  const ceiling = ceilingOf(state, event)
  const sold = state.counts().tickets[event.place] ?? 0
  if (stock.quantity - stock.held <= 0 || (ceiling !== null && sold >= ceiling)) {
    fields.problems.push({ field: "ticket_type_id", messages: ["There are no tickets available."], value: typeId })
    return undefined
  }
  return { event, type, hold: undefined }
}

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

const takeFromHold = (state: State, hold: Hold, typeId: string): void => {
  const quantities = new Map(hold.quantities)
  quantities.set(typeId, (quantities.get(typeId) ?? 0) - 1)
  state.holds = state.holds.map((one) => (one === hold ? { ...hold, quantities } : one))
}

/** `POST /v1/issued_tickets`: one credit a ticket, free ones too; seated types and empty shelves are refused. */
export const issueTicket: Route = (call) => {
  const { state } = call
  const fields = fieldsOf(call.form)
  const holdId = fields.text("hold_id")
  const stock = holdId === undefined ? fromShelf(state, fields) : fromHold(state, fields, holdId)
  const name = fields.text("full_name", "required")
  const email = fields.text("email")
  const reference = fields.text("reference")
  const barcode = fields.text("barcode")
  const send = fields.word("send_email", ["true", "false"])
  if (stock?.type.draft.seated === true) {
    fields.problems.push({ field: "ticket_type_id", messages: ["Seated tickets cannot be issued."] })
  }
  if (
    barcode !== undefined &&
    barcode !== "" &&
    ticketsByBarcode(state, barcode).some((ticket) => ticket.event === stock?.event)
  ) {
    fields.problems.push({ field: "barcode", messages: ["The event has this barcode already."], value: barcode })
  }
  if (stock === undefined || name === undefined || fields.problems.length > 0) return refused(call, fields)
  if (state.credits < 1) return problem(400, "BAD_REQUEST", "The box office has no credits left to issue tickets")
  const { event, hold, type } = stock
  const next = state.world.nextTicket(nextPlace(state))
  const at = stamp(state, call.now)
  const ticket: Ticket = {
    number: next.number,
    id: `it_${next.number}`,
    base: next.base,
    orderId: null,
    event,
    typeId: type.id,
    typePlace: type.place,
    typeName: type.draft.name,
    listedPrice: type.draft.price,
    createdAt: at,
    voidedAt: null,
    checkedIn: false,
    source: "api",
    reference: reference ?? null,
    barcode: barcode === undefined || barcode === "" ? next.barcode : barcode,
    reservation: null,
    groupBarcode: null,
    email: email ?? null,
    fullName: name,
    firstName: null,
    lastName: null,
    answers: () => [],
  }
  const counts = state.counts()
  state.later.push({ _tag: "Issued", at, ticket })
  state.credits -= 1
  add(counts.tickets, event.place, 1)
  add(counts.issued, event.place * typesPerSeries + type.place, 1)
  if (hold !== undefined) takeFromHold(state, hold, type.id)
  // A mail that cannot be sent fails in silence.
  if (send === "true" && address.test(email ?? ""))
    state.outbox.push({ to: email ?? "", issuedTicketId: ticket.id, at })
  const record = shaped(call.shapes, "issued_tickets", ticketRecord(state, ticket))
  return json(201, call.shapes === "live" ? record : { data: [record] })
}

const holdFor = (state: State, ticket: Ticket, at: number): Hold => {
  const number = state.next.hold
  state.next.hold += smallStep
  const quantities = new Map([[ticket.typeId, 1]])
  const hold: Hold = { number, id: `ho_${number}`, event: ticket.event, quantities, createdAt: at, updatedAt: at }
  state.holds = [...state.holds, hold]
  return hold
}

const voided = (call: Call, ticket: Ticket, holdId: string | null): Answer =>
  json(
    200,
    call.shapes === "live"
      ? { id: ticket.id, object: "issued_ticket", voided: "true", hold_id: holdId }
      : { id: ticket.id, object: "issued_ticket", voided: true },
  )

/** `POST /v1/issued_tickets/{issued_ticket_id}/void`: for good; the order and its money stay as they are. */
export const voidIssuedTicket: Route = (call) => {
  const { state } = call
  const id = parameter(call, "issued_ticket_id")
  const ticket = ticketByNumber(state, numberOf(id) ?? -1)
  if (ticket === undefined) return notFound(`Issued ticket ${id}`)
  const fields = fieldsOf(call.form)
  const toHold = fields.word("void_to_hold", ["true", "false"])
  if (ticket.voidedAt !== null) {
    fields.problems.push({ field: "issued_ticket_id", messages: ["The issued ticket is void already."], value: id })
  }
  if (fields.problems.length > 0) return refused(call, fields)
  const counts = state.counts()
  state.voids.set(ticket.number, Math.max(Math.floor(call.now), ticket.createdAt))
  add(counts.tickets, ticket.event.place, -1)
  add(counts.issued, ticket.event.place * typesPerSeries + ticket.typePlace, -1)
  return voided(call, ticket, toHold === "true" ? holdFor(state, ticket, stamp(state, call.now)).id : null)
}
