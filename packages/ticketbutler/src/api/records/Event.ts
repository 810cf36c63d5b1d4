/**
 * Events: as they are listed, in detail, and their settings.
 *
 * @module
 */
import { Schema } from "effect"
import {
  Address,
  anything,
  decimal,
  described,
  flag,
  integer,
  optional,
  text,
  uuid,
  uuidOrNone,
  value,
} from "./Common.ts"
import { QuestionCollection } from "./Question.ts"
import { TicketType } from "./TicketType.ts"

/**
 * Settings of an event beside the six that are documented as settable, with the shape of a switch, of a text and of a
 * number; whether a write takes them is not known. Those of which no answer was seen may be any of these.
 */
export const undocumentedSettings = <Switch, Words, Number>(flag: Switch, text: Words, integer: Number) => ({
  attach_voucher: value,
  attendee_can_edit: flag,
  attendee_can_refund: flag,
  barcode_active: flag,
  buy_tickets_button_link: text,
  buy_tickets_button_text_da: text,
  buy_tickets_button_text_en: text,
  can_use_season_tickets: value,
  choose_tickets_button_text_da: text,
  choose_tickets_button_text_en: text,
  end_attendee_refund_date: text,
  end_date_provided: flag,
  event_ticket_limit_amount_initially: integer,
  event_ticket_limit_sold_out: flag,
  event_type: text,
  fee_type: text,
  generate_ticket_pdf: value,
  has_end_date: flag,
  has_event_ticket_limit: flag,
  has_season_tickets: value,
  invoice_payment_only: flag,
  invoice_payment_optional: flag,
  is_no_show_fee: flag,
  members_only_text: text,
  mobile_pay_active: value,
  no_orphan_seats: value,
  order_ticket_limit: integer,
  organizer_absorb_fees: flag,
  purchase_success_text_da: text,
  purchase_success_text_en: text,
  reminder_email_settings: anything,
  send_emails: flag,
  show_exact_tickets_left_count: value,
  show_gift_card_expiry_date: value,
  show_price_with_vat: flag,
  show_tag_few_tickets_left: value,
  show_tickets_left: value,
  show_tickets_left_fewer_configured_values: anything,
  show_tickets_left_fewer_exact_number: value,
  show_waiting_list: flag,
  tickets_left_fewer_configured_values: anything,
  use_no_qrcode_template_gift_card: value,
  vat_exempt: flag,
})

/** The settings of an event (seed 002, Create an event; platform notes 2). */
export const EventSettings = Schema.Struct({
  ...undocumentedSettings(flag, text, integer),
  refund_email_text: text,
  reminder_email: flag,
  reminder_email_text: text,
  ticket_email_text: text,
  ticket_limit: integer,
  ticket_limit_members_only: integer,
}).annotate({ identifier: "EventSettings", description: "The settings of an event." })
export type EventSettings = typeof EventSettings.Type

/** A picture of an event, in several sizes. */
export const Image = Schema.Struct({
  image: text,
  main: flag,
  medium: text,
  small: text,
  uuid: uuidOrNone,
}).annotate({ identifier: "Image", description: "A picture of an event, in several sizes." })
export type Image = typeof Image.Type

const common = {
  uuid,
  address: optional(Address),
  description: described("HTML"),
  images: optional(Schema.Array(Image)),
  is_expired: flag,
  start_date: text,
  summary: text,
  tags: anything,
  title: text,
  title_url: described("The event's part of its page's address"),
  url: text,
} as const

/** An event of the list, the only place that tells its currency (seed 002, Get All Events; platform notes 4). */
export const ListedEvent = Schema.Struct({
  ...common,
  currency: text,
  custom_questions: anything,
  members_only: flag,
  price_max: decimal,
  price_min: decimal,
  sold_out: flag,
}).annotate({ identifier: "ListedEvent", description: "An event of the list, the only place that tells its currency." })
export type ListedEvent = typeof ListedEvent.Type

/** An event in detail, and what creating and updating one gives (seed 002, Get Specific Event; platform notes 4). */
export const Event = Schema.Struct({
  ...common,
  date_range: anything,
  end_date: text,
  event_extras_full_url: text,
  event_full_url: text,
  event_type: text,
  events_payout_report_pdf_url: text,
  eventsettings: optional(EventSettings),
  has_discount_code: flag,
  has_extras_types: flag,
  has_seating: flag,
  has_ticket_sold: flag,
  image: anything,
  is_deleted: flag,
  is_free_event: flag,
  is_members_only: flag,
  is_min_team_organiser: flag,
  is_sold_out: flag,
  is_team_admin: flag,
  newsletter_export_url: text,
  paid_out: flag,
  pin: optional(Schema.String.annotate({ description: "What scanners are asked for; keep it to yourself" })),
  pin_str: text,
  pin_str_long: text,
  pk: integer,
  price_range: optional(Schema.Struct({ max: decimal, min: decimal })),
  purchase_questions: optional(QuestionCollection),
  sales_summary: optional(Schema.Json.annotate({ description: "All nought, even for events that have sold tickets" })),
  send_event_statement_email_url: text,
  team: text,
  team_uuid: uuidOrNone,
  ticket_types: optional(Schema.Array(TicketType)),
  ticket_types_questions: optional(Schema.Union([Schema.Array(QuestionCollection), QuestionCollection])),
  tickets_export_url: text,
  timezone: text,
}).annotate({ identifier: "Event", description: "An event in detail, and what creating and updating one gives." })
export type Event = typeof Event.Type
