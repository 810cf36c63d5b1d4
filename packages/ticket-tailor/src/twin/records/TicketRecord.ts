/**
 * The issued ticket as the platform sends it now (notes 4, column "now"; keys as observed in live answers).
 *
 * @module
 */
import { seriesNow } from "../state/Catalogue.ts"
import type { State } from "../state/State.ts"
import { hex20 } from "../world/Random.ts"
import type { Ticket } from "../world/Sales.ts"

const images = "https://cdn.example/userfiles/cache/barcode"

/** A ticket, the same in its order and in `/v1/issued_tickets`. */
export const ticketRecord = (state: State, ticket: Ticket) => {
  const digest = hex20(ticket.base)
  const { series } = ticket.event
  const { multiplier, terms } = seriesNow(state, series)
  return {
    object: "issued_ticket",
    id: ticket.id,
    add_on_id: null,
    barcode: ticket.barcode,
    barcode_url: `${images}/st/attendee/${ticket.number}/${digest}.jpg`,
    checked_in: ticket.checkedIn ? "true" : "false",
    created_at: ticket.createdAt,
    custom_questions: ticket.answers(),
    description: ticket.typeName,
    email: ticket.email,
    event_id: ticket.event.id,
    event_series_id: series.id,
    first_name: ticket.firstName,
    full_name: ticket.fullName,
    group_ticket_barcode: ticket.groupBarcode,
    last_name: ticket.lastName,
    listed_currency: { base_multiplier: multiplier, code: terms.currency },
    listed_price: ticket.listedPrice,
    order_id: ticket.orderId,
    qr_code_url: `${images}/qr/attendee/${ticket.number}/${digest}.png`,
    reference: ticket.reference,
    reservation: ticket.reservation,
    source: ticket.source,
    status: ticket.voidedAt === null ? "valid" : "voided",
    ticket_type_id: ticket.typeId,
    // Voiding does not move it (notes 2, incremental sync).
    updated_at: ticket.createdAt,
    voided_at: ticket.voidedAt,
  }
}

/** What {@link ticketRecord} makes. */
export type TicketRecord = ReturnType<typeof ticketRecord>
