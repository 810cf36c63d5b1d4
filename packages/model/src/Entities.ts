/**
 * The canonical entities: one class a table, its columns in the order in which they are written.
 *
 * A row is a plain object of the class's shape: mappings make millions of them and give every field its right type by
 * construction; the classes are what decodes and checks rows that come from elsewhere (tests, files).
 *
 * @module
 */
import { Schema } from "effect"
import * as Column from "./Column.ts"

/** The columns of `events`. */
export const eventColumns = {
  id: Column.key,
  platform: Column.required,
  account: Column.text,
  native_id: Column.required,
  series_id: Column.text,
  title: Column.text,
  summary: Column.text,
  description: Column.text,
  status: Column.oneOf(["draft", "published", "sales_closed", "archived", "cancelled", "unknown"]),
  private: Column.bool,
  online: Column.bool,
  starts_at: Column.instant,
  ends_at: Column.instant,
  starts_local: Column.local,
  ends_local: Column.local,
  timezone: Column.timezone,
  currency: Column.currency,
  venue_name: Column.text,
  venue_street: Column.text,
  venue_city: Column.text,
  venue_postal_code: Column.text,
  venue_country: Column.text,
  contact_email: Column.text,
  url: Column.text,
  capacity: Column.int,
  created_at: Column.instant,
  updated_at: Column.instant,
  extra: Column.json,
}
/** One date on which people come: an event, or one occurrence of a series. */
export class Event extends Schema.Class<Event>("@boxport/model/Event")(Column.fields(eventColumns)) {}

/** The columns of `ticket_types`. */
export const ticketTypeColumns = {
  id: Column.key,
  event_id: Column.reference("events"),
  native_id: Column.required,
  group_name: Column.text,
  title: Column.text,
  description: Column.text,
  pricing: Column.oneOf(["free", "paid", "donation", "degressive", "unknown"]),
  price_amount: Column.amount,
  booking_fee_amount: Column.amount,
  currency: Column.currency,
  status: Column.oneOf([
    "on_sale",
    "off_sale",
    "sold_out",
    "hidden",
    "locked",
    "unavailable",
    "admin_only",
    "members_only",
    "archived",
    "unknown",
  ]),
  admission: Column.bool,
  secret: Column.bool,
  access_code: Column.text,
  quantity_total: Column.int,
  quantity_available: Column.int,
  quantity_issued: Column.int,
  quantity_held: Column.int,
  min_per_order: Column.int,
  max_per_order: Column.int,
  sales_start_at: Column.instant,
  sales_end_at: Column.instant,
  position: Column.int,
  extra: Column.json,
}
/** What can be bought for an event. */
export class TicketType extends Schema.Class<TicketType>("@boxport/model/TicketType")(
  Column.fields(ticketTypeColumns),
) {}

/** The columns of `questions`. */
export const questionColumns = {
  id: Column.key,
  event_id: Column.reference("events"),
  native_id: Column.required,
  scope: Column.oneOf(["order", "ticket"]),
  title: Column.text,
  description: Column.text,
  kind: Column.oneOf([
    "text",
    "long_text",
    "number",
    "name",
    "company",
    "email",
    "phone",
    "country",
    "select",
    "multi_select",
    "file",
    "terms",
    "unknown",
  ]),
  required: Column.bool,
  options: Column.list,
  ticket_type_ids: Column.references("ticket_types"),
  position: Column.int,
  extra: Column.json,
}
/** What buyers or attendees are asked. */
export class Question extends Schema.Class<Question>("@boxport/model/Question")(Column.fields(questionColumns)) {}

/** The columns of `discounts`. */
export const discountColumns = {
  id: Column.key,
  event_id: Column.reference("events"),
  native_id: Column.required,
  code: Column.text,
  kind: Column.oneOf(["amount", "percent", "unknown"]),
  amount: Column.amount,
  percent: Column.decimal,
  currency: Column.currency,
  max_redemptions: Column.int,
  times_redeemed: Column.int,
  active: Column.bool,
  starts_at: Column.instant,
  ends_at: Column.instant,
  ticket_type_ids: Column.references("ticket_types"),
  extra: Column.json,
}
/** A code that makes tickets cheaper; `event_id` is null when it holds for more than one event. */
export class Discount extends Schema.Class<Discount>("@boxport/model/Discount")(Column.fields(discountColumns)) {}

/** The columns of `vouchers`. */
export const voucherColumns = {
  id: Column.key,
  native_id: Column.required,
  title: Column.text,
  value_amount: Column.amount,
  currency: Column.currency,
  codes_total: Column.int,
  codes_available: Column.int,
  expires_at: Column.instant,
  series_ids: Column.list,
  extra: Column.json,
}
/** A batch of codes that are worth money. */
export class Voucher extends Schema.Class<Voucher>("@boxport/model/Voucher")(Column.fields(voucherColumns)) {}

/** The columns of `voucher_codes`. */
export const voucherCodeColumns = {
  id: Column.key,
  voucher_id: Column.reference("vouchers"),
  native_id: Column.required,
  code: Column.text,
  value_amount: Column.amount,
  currency: Column.currency,
  used_at: Column.instant,
  expires_at: Column.instant,
  extra: Column.json,
}
/** One code of a voucher. */
export class VoucherCode extends Schema.Class<VoucherCode>("@boxport/model/VoucherCode")(
  Column.fields(voucherCodeColumns),
) {}

/** The columns of `activities`. */
export const activityColumns = {
  id: Column.key,
  event_id: Column.reference("events"),
  native_id: Column.required,
  title: Column.text,
  description: Column.text,
  capacity: Column.int,
  starts_at: Column.instant,
  ends_at: Column.instant,
  starts_local: Column.local,
  ends_local: Column.local,
  ticket_type_ids: Column.references("ticket_types"),
  extra: Column.json,
}
/** A part of an event that certain ticket types admit to. */
export class Activity extends Schema.Class<Activity>("@boxport/model/Activity")(Column.fields(activityColumns)) {}

/** The columns of `orders`. */
export const orderColumns = {
  id: Column.key,
  event_id: Column.reference("events"),
  native_id: Column.required,
  reference: Column.text,
  status: Column.oneOf(["pending", "completed", "cancelled", "partially_refunded", "refunded", "failed", "unknown"]),
  buyer_name: Column.text,
  buyer_first_name: Column.text,
  buyer_last_name: Column.text,
  buyer_email: Column.text,
  buyer_phone: Column.text,
  buyer_company: Column.text,
  buyer_vat_number: Column.text,
  buyer_street: Column.text,
  buyer_city: Column.text,
  buyer_postal_code: Column.text,
  buyer_country: Column.text,
  currency: Column.currency,
  subtotal_amount: Column.amount,
  discount_amount: Column.amount,
  fee_amount: Column.amount,
  tax_amount: Column.amount,
  total_amount: Column.amount,
  paid_amount: Column.amount,
  refunded_amount: Column.amount,
  payment_method: Column.text,
  payment_reference: Column.text,
  discount_code: Column.text,
  source: Column.text,
  locale: Column.text,
  created_at: Column.instant,
  completed_at: Column.instant,
  updated_at: Column.instant,
  cancelled_at: Column.instant,
  extra: Column.json,
}
/** One purchase. */
export class Order extends Schema.Class<Order>("@boxport/model/Order")(Column.fields(orderColumns)) {}

/** The columns of `order_lines`. */
export const orderLineColumns = {
  id: Column.key,
  order_id: Column.reference("orders"),
  event_id: Column.reference("events"),
  native_id: Column.text,
  kind: Column.oneOf(["ticket", "fee", "tax", "discount", "donation", "product", "void", "unknown"]),
  ticket_type_id: Column.reference("ticket_types"),
  title: Column.text,
  quantity: Column.int,
  unit_amount: Column.amount,
  tax_amount: Column.amount,
  total_amount: Column.amount,
  currency: Column.currency,
  extra: Column.json,
}
/** One line of a purchase, with the signs the platform gives. */
export class OrderLine extends Schema.Class<OrderLine>("@boxport/model/OrderLine")(Column.fields(orderLineColumns)) {}

/** The columns of `tickets`. */
export const ticketColumns = {
  id: Column.key,
  event_id: Column.reference("events"),
  order_id: Column.reference("orders"),
  ticket_type_id: Column.reference("ticket_types"),
  native_id: Column.required,
  reference: Column.text,
  barcode: Column.text,
  status: Column.oneOf(["valid", "pending", "void", "refunded", "unknown"]),
  attendee_name: Column.text,
  attendee_first_name: Column.text,
  attendee_last_name: Column.text,
  attendee_email: Column.text,
  attendee_phone: Column.text,
  attendee_company: Column.text,
  price_amount: Column.amount,
  currency: Column.currency,
  discount_code: Column.text,
  seat: Column.text,
  tags: Column.list,
  checked_in: Column.bool,
  checked_in_at: Column.instant,
  created_at: Column.instant,
  updated_at: Column.instant,
  voided_at: Column.instant,
  extra: Column.json,
}
/** What admits one person (or is void by now). */
export class Ticket extends Schema.Class<Ticket>("@boxport/model/Ticket")(Column.fields(ticketColumns)) {}

/** The columns of `answers`. */
export const answerColumns = {
  id: Column.key,
  event_id: Column.reference("events"),
  question_id: Column.reference("questions"),
  order_id: Column.reference("orders"),
  ticket_id: Column.reference("tickets"),
  question_title: Column.text,
  value: Column.text,
  values: Column.list,
  extra: Column.json,
}
/** An answered question of one ticket or one order. */
export class Answer extends Schema.Class<Answer>("@boxport/model/Answer")(Column.fields(answerColumns)) {}

/** The columns of `check_ins`. */
export const checkInColumns = {
  id: Column.key,
  event_id: Column.reference("events"),
  ticket_id: Column.reference("tickets"),
  list_name: Column.text,
  quantity: Column.int,
  checked_in_at: Column.instant,
  created_at: Column.instant,
  extra: Column.json,
}
/** One scan at the door; −1 takes one back. */
export class CheckIn extends Schema.Class<CheckIn>("@boxport/model/CheckIn")(Column.fields(checkInColumns)) {}

/** The columns of `refunds`. */
export const refundColumns = {
  id: Column.key,
  event_id: Column.reference("events"),
  order_id: Column.reference("orders"),
  native_id: Column.required,
  amount: Column.amount,
  currency: Column.currency,
  manual: Column.bool,
  created_at: Column.instant,
  extra: Column.json,
}
/** Money given back; the amount is positive. */
export class Refund extends Schema.Class<Refund>("@boxport/model/Refund")(Column.fields(refundColumns)) {}

/** The columns of `contacts`. */
export const contactColumns = {
  id: Column.key,
  event_id: Column.reference("events"),
  native_id: Column.text,
  kind: Column.oneOf(["interested", "waitlist", "newsletter", "opt_in", "invitation"]),
  name: Column.text,
  email: Column.text,
  created_at: Column.instant,
  extra: Column.json,
}
/** Somebody who wants to hear from the organiser. */
export class Contact extends Schema.Class<Contact>("@boxport/model/Contact")(Column.fields(contactColumns)) {}
