/** Who tells a field otherwise than the others, and why it cannot be helped. */
export type Expected = { readonly [field: string]: { readonly [platform: string]: string } }

const no = (what: string) => `has no ${what}`

/**
 * Every difference between the exports of one world, by field: the platforms that deviate, each with its reason. A
 * difference that is not listed is a fault; one that is listed and does not occur is too.
 */
export const expected: Expected = {
  "events.status": {
    ticketbutler: "has no drafts, closed sales or archive: everything is published",
    tito: "an event is live or not; closed sales are the releases'. Archived events are told by their list",
  },
  "events.online": { ticketbutler: no("word for it"), tito: no("word for it") },
  "events.summary": { "ticket-tailor": no("summary"), tito: no("summary") },
  "events.contact_email": { "ticket-tailor": no("address of the organiser") },
  "events.created_at": { ticketbutler: no("date of creation") },
  "events.updated_at": { "ticket-tailor": no("date of the last change"), ticketbutler: no("date of the last change") },
  "events.capacity": { tito: no("cap for a whole event") },
  "events.venue_name": { tito: "one line of text is the whole place" },
  "events.venue_street": { "ticket-tailor": "a venue is name, postal code and country", tito: "in the line of text" },
  "events.venue_city": { "ticket-tailor": "a venue is name, postal code and country", tito: "in the line of text" },
  "events.venue_postal_code": { tito: "in the line of text" },
  "events.venue_country": { tito: "in the line of text" },

  "ticket_types.group_name": { ticketbutler: no("groups") },
  "ticket_types.status": {
    "ticket-tailor": "a sale window hides a type and does not close it",
    ticketbutler: "a type is active or not, and sold out",
    tito: "derived from several flags",
  },
  "ticket_types.pricing": { tito: "alone knows donations" },
  "ticket_types.price_amount": { tito: "booking fees are part of the price; a donation has none" },
  "ticket_types.booking_fee_amount": {
    ticketbutler: no("fees on top: the organiser bears them"),
    tito: no("fees on top"),
  },
  "ticket_types.admission": {
    "ticket-tailor": "every type admits",
    ticketbutler: "merchandise is told by its title",
    tito: "not_a_ticket says it",
  },
  "ticket_types.secret": {
    "ticket-tailor": "secret is what has an access code",
    ticketbutler: no("secret types"),
    tito: "secret is a flag of its own",
  },
  "ticket_types.access_code": {
    ticketbutler: no("access codes"),
    tito: "a secret release is reached by link or discount code",
  },
  "ticket_types.quantity_total": {
    ticketbutler: "what is not limited has a very large number",
    tito: "an unlimited release has none; void tickets leave the quantity",
  },
  "ticket_types.quantity_available": {
    "ticket-tailor": "what is not limited has a very large number",
    ticketbutler: "what is not limited has a very large number",
    tito: "not told",
  },
  "ticket_types.quantity_held": { ticketbutler: no("holds"), tito: no("holds") },
  "ticket_types.min_per_order": { ticketbutler: no("limits per order"), tito: "no limit is null" },
  "ticket_types.max_per_order": { ticketbutler: no("limits per order"), tito: "no limit is null" },
  "ticket_types.position": { "ticket-tailor": "sort_order counts in tens of its own" },

  "orders.status": { ticketbutler: "a voided ticket without an order is a cancelled order of its own" },
  "orders.buyer_first_name": { tito: "one name" },
  "orders.buyer_last_name": { tito: "one name" },
  "orders.buyer_phone": { tito: "only with the answer of a phone question" },
  "orders.buyer_company": { "ticket-tailor": no("company") },
  "orders.buyer_vat_number": { "ticket-tailor": no("VAT number") },
  "orders.buyer_street": {
    "ticket-tailor": "three free lines, the city among them",
    ticketbutler: "one line of address",
  },
  "orders.buyer_city": { tito: "alone has the city apart" },
  "orders.buyer_postal_code": { ticketbutler: no("postal code") },
  "orders.buyer_country": { tito: "alone has the country" },
  "orders.fee_amount": { "ticket-tailor": "alone has fees on lines" },
  "orders.discount_amount": {
    ticketbutler: "fees are not charged, so neither are they discounted",
    tito: "prices paid are after the discount; the discount itself is not told",
  },
  "orders.discount_code": { "ticket-tailor": "a voucher's code is told like a discount's" },
  "orders.subtotal_amount": { ticketbutler: "the organiser bears the fees" },
  "orders.tax_amount": { ticketbutler: "the organiser bears the fees" },
  "orders.total_amount": { ticketbutler: "the organiser bears the fees" },
  "orders.paid_amount": { ticketbutler: "the organiser bears the fees" },
  "orders.refunded_amount": { ticketbutler: "the organiser bears the fees" },
  "orders.payment_method": {
    "ticket-tailor": "each platform's own word",
    ticketbutler: "each platform's own word",
    tito: "each platform's own word",
  },
  "orders.source": { ticketbutler: no("tracking") },
  "orders.locale": { tito: "alone tells the language" },
  "orders.completed_at": { tito: "alone tells it" },
  "orders.updated_at": { tito: "alone tells it" },
  "orders.cancelled_at": { tito: "alone tells it" },

  "tickets.status": { ticketbutler: "a voided ticket can only be told as refunded" },
  "tickets.barcode": {
    "ticket-tailor": "codes are made by the platform",
    ticketbutler: "codes are made by the platform",
    tito: "codes are made by the platform",
  },
  "tickets.attendee_email": { "ticket-tailor": "the order's e-mail stands on every ticket" },
  "tickets.attendee_phone": { tito: "alone has it" },
  "tickets.attendee_company": { "ticket-tailor": no("company") },
  "tickets.price_amount": { "ticket-tailor": "the listed price, not the one paid", tito: "fees are part of the price" },
  "tickets.discount_code": {
    "ticket-tailor": "not told per ticket",
    ticketbutler: "told by the order",
    tito: "told per ticket",
  },
  "tickets.seat": { tito: no("seats") },
  "tickets.tags": { tito: "alone has tags" },
  "tickets.checked_in_at": { ticketbutler: "in or not, without the time" },
  "tickets.created_at": { ticketbutler: no("date of creation on tickets") },
  "tickets.updated_at": {
    "ticket-tailor": "unchanged by a void",
    ticketbutler: no("date of change"),
    tito: "moves with every change",
  },
  "tickets.voided_at": { ticketbutler: no("date of a void") },

  "answers.values": { "ticket-tailor": "an answer is one text, its choices are not told apart" },

  "check_ins.list_name": { "ticket-tailor": "one door for all" },
  "check_ins.created_at": { tito: "a scan and its record have one time" },

  "discounts.active": { "ticket-tailor": "not told", ticketbutler: "a switch, whatever the code's window" },
  "discounts.starts_at": { "ticket-tailor": no("beginning") },
  "discounts.times_redeemed": {
    "ticket-tailor": "counts orders",
    ticketbutler: "counts tickets",
    tito: "counts tickets, of one event",
  },
}
