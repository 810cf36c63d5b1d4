/**
 * The settings of events as the platform shows them.
 *
 * @module
 */
import type { Shapes } from "../Options.ts"
import type { Event } from "../state/Model.ts"

/** The settings of a new event (seed 002, Create an event). */
const newSettings = {
  refund_email_text: "",
  reminder_email: true,
  reminder_email_text: "",
  ticket_limit: 20,
  ticket_limit_members_only: 1,
  order_ticket_limit: 0,
  is_no_show_fee: true,
  show_waiting_list: false,
  event_ticket_limit_sold_out: false,
  invoice_payment_only: false,
  invoice_payment_optional: false,
  organizer_absorb_fees: false,
  fee_type: "attendee",
  event_type: "on-show",
  vat_exempt: false,
  event_ticket_limit_amount_initially: 0,
  has_event_ticket_limit: false,
  barcode_active: false,
  ticket_email_text: null,
} as const

/** What an event of the world is set to. */
const worldSettings = (event: Event, shapes: Shapes): object => {
  const documented = {
    reminder_email: true,
    ticket_limit: 9,
    order_ticket_limit: 0,
    is_no_show_fee: false,
    show_waiting_list: event.world?.waitlist === true,
    invoice_payment_only: false,
    invoice_payment_optional: true,
    // What the platform charges is in the prices, so nobody sees fees.
    organizer_absorb_fees: true,
    fee_type: "organiser",
    event_type: "organiser",
    vat_exempt: event.vatPercent === null,
    barcode_active: false,
  }
  return shapes === "seed"
    ? { ...documented, end_date_provided: true }
    : {
        ...documented,
        attendee_can_edit: true,
        attendee_can_refund: false,
        event_ticket_limit_amount_initially: event.capacity ?? 0,
        event_ticket_limit_sold_out: false,
        has_end_date: true,
        has_event_ticket_limit: event.capacity !== null,
        send_emails: true,
        show_price_with_vat: true,
        ticket_limit_members_only: 1,
        tickets_left_fewer_configured_values: {
          show_tickets_left_fewer_count: 100,
          show_tickets_left_fewer_percent: 0.15,
        },
      }
}

/** The settings of an event. */
export const settingsOf = (event: Event, shapes: Shapes): { readonly [name: string]: unknown } => ({
  ...(event.world === null ? { ...newSettings, has_end_date: event.endsAt !== null } : worldSettings(event, shapes)),
  ...event.settings,
})

/** Whether the buyers of an event may be sent an invoice. */
export const isInvoiced = (event: Event): boolean => {
  const { invoice_payment_only, invoice_payment_optional } = settingsOf(event, "live")
  return invoice_payment_only === true || invoice_payment_optional === true
}
