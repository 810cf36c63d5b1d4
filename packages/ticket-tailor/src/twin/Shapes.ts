/**
 * The platform's answers changed over the years (notes 4). The twin makes the newest and cuts the older ones out of it:
 * `seed-2023` has the fields of seed 000, `seed-2020` those of seed 001.
 *
 * @module
 */

/** Whose documentation the answers follow. */
export type Shapes = "live" | "seed-2023" | "seed-2020"

/** All of them. */
export const allShapes: ReadonlyArray<Shapes> = ["live", "seed-2023", "seed-2020"]

/** Fields of a record, in order; a field with parts is cut as well, whether it holds a record or a list of them. */
interface Cut {
  readonly fields: ReadonlyArray<string>
  readonly parts?: { readonly [field: string]: Cut }
}

type Loose = { readonly [key: string]: unknown }

const isLoose = (value: unknown): value is Loose => typeof value === "object" && value !== null && !Array.isArray(value)

const cut = (value: unknown, by: Cut): unknown => {
  if (Array.isArray(value)) return value.map((one) => cut(one, by))
  if (!isLoose(value)) return value
  const kept: { [key: string]: unknown } = {}
  for (const field of by.fields) {
    if (!(field in value)) continue
    const part = by.parts?.[field]
    kept[field] = part === undefined ? value[field] : cut(value[field], part)
  }
  return kept
}

const payment: Cut = { fields: ["external_id", "id", "instructions", "name", "type"] }
const summary: Cut = { fields: ["id", "end_date", "name", "start_date"] }
const lineItem: Cut = {
  fields: ["object", "id", "booking_fee", "description", "type", "total", "value", "quantity"],
}

const ticket2020: Cut = {
  fields: [
    "object",
    "id",
    "barcode",
    "barcode_url",
    "created_at",
    "custom_questions",
    "description",
    "email",
    "event_id",
    "full_name",
    "first_name",
    "last_name",
    "reservation",
    "status",
    "updated_at",
    "voided_at",
    "order_id",
    "qr_code_url",
  ],
}

const ticket2023: Cut = {
  fields: [
    "object",
    "id",
    "barcode",
    "barcode_url",
    "checked_in",
    "created_at",
    "custom_questions",
    "description",
    "email",
    "event_id",
    "reference",
    "full_name",
    "first_name",
    "last_name",
    "reservation",
    "status",
    "source",
    "ticket_type_id",
    "updated_at",
    "voided_at",
    "order_id",
    "qr_code_url",
  ],
}

const order2020: Cut = {
  fields: [
    "object",
    "id",
    "buyer_details",
    "created_at",
    "currency",
    "event_summary",
    "issued_tickets",
    "line_items",
    "payment_method",
    "refund_amount",
    "status",
    "status_message",
    "subtotal",
    "tax",
    "total",
    "txn_id",
  ],
  parts: {
    buyer_details: { fields: ["address", "custom_questions", "email", "name", "phone"] },
    event_summary: summary,
    issued_tickets: ticket2020,
    line_items: lineItem,
    payment_method: payment,
  },
}

const order2023: Cut = {
  fields: [
    "object",
    "id",
    "buyer_details",
    "created_at",
    "currency",
    "event_summary",
    "issued_tickets",
    "line_items",
    "payment_method",
    "referral_tag",
    "refund_amount",
    "status",
    "status_message",
    "subtotal",
    "tax",
    "total",
    "total_paid",
    "txn_id",
  ],
  parts: { event_summary: summary, issued_tickets: ticket2023, line_items: lineItem, payment_method: payment },
}

const group: Cut = { fields: ["id", "max_per_order", "name", "sort_order", "ticket_ids"] }

const type2020: Cut = {
  fields: [
    "object",
    "id",
    "access_code",
    "booking_fee",
    "description",
    "group_id",
    "max_per_order",
    "min_per_order",
    "name",
    "price",
    "status",
    "sort_order",
    "type",
    "quantity",
  ],
}

const type2023: Cut = { fields: [...type2020.fields, "quantity_held", "quantity_issued", "quantity_total"] }

const eventFields = [
  "object",
  "id",
  "access_code",
  "call_to_action",
  "created_at",
  "currency",
  "description",
  "end",
  "event_series_id",
  "images",
  "name",
  "online_event",
  "payment_methods",
  "private",
  "start",
  "status",
  "ticket_groups",
  "ticket_types",
  "tickets_available",
  "timezone",
  "total_issued_tickets",
  "total_orders",
  "url",
  "venue",
]

const venue: Cut = { fields: ["name", "postal_code"] }

const event2020: Cut = {
  fields: eventFields,
  parts: { payment_methods: payment, ticket_groups: group, ticket_types: type2020, venue },
}

const event2023: Cut = {
  fields: [...eventFields, "hidden", "total_holds", "unavailable", "unavailable_status"],
  parts: { payment_methods: payment, ticket_groups: group, ticket_types: type2023, venue },
}

const voucher2023: Cut = {
  fields: ["object", "id", "available_codes", "event_series_ids", "expiry", "name", "total_codes", "value"],
}

/** Words that were other words then: a void ticket, a ticket type's kind, the source of a ticket from the checkout. */
const oldWords = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(oldWords)
  if (!isLoose(value)) return value
  const old: { [key: string]: unknown } = {}
  for (const [key, one] of Object.entries(value)) old[key] = oldWords(one)
  if (value["object"] === "issued_ticket") {
    if (value["status"] === "voided") old["status"] = "void"
    if (value["source"] === "checkout") old["source"] = null
  }
  if (value["object"] === "ticket_type") old["type"] = value["price"] === 0 ? "free" : "paid"
  return old
}

/** A discount under the names it had: `price`, `price_percent`; keys without a value are left out (seed 000). */
const oldDiscount = (value: Loose): Loose => {
  const old: { [key: string]: unknown } = { object: value["object"], id: value["id"] }
  const renamed: ReadonlyArray<readonly [string, string]> = [
    ["booking_fee", "booking_fee_amount"],
    ["booking_fee_percent", "booking_fee_percentage"],
    ["code", "code"],
    ["expires", "expires"],
    ["max_redemptions", "max_redemptions"],
    ["name", "name"],
    ["price", "face_value_amount"],
    ["price_percent", "face_value_percentage"],
    ["ticket_types", "ticket_types"],
    ["times_redeemed", "times_redeemed"],
    ["type", "type"],
  ]
  for (const [then, now] of renamed) {
    if (value[now] !== null || then === "max_redemptions") old[then] = value[now]
  }
  return old
}

const oldVoucher = (value: Loose): unknown => {
  const series = value["event_series_ids"]
  const kept = cut(value, voucher2023)
  if (!isLoose(kept) || !Array.isArray(series) || series.length > 0) return kept
  const { event_series_ids: _, ...rest } = kept
  return rest
}

/** Resources that have older shapes; all others are answered as they are now. */
export type Shaped = "orders" | "events" | "issued_tickets" | "ticket_types" | "discounts" | "vouchers"

/** A record of a resource as the documentation of `shapes` has it. */
export const shaped = (shapes: Shapes, resource: Shaped, record: Loose): unknown => {
  if (shapes === "live") return record
  const old = shapes === "seed-2020"
  switch (resource) {
    case "orders":
      return oldWords(cut(record, old ? order2020 : order2023))
    case "events":
      return oldWords(cut(record, old ? event2020 : event2023))
    case "issued_tickets":
      return oldWords(cut(record, old ? ticket2020 : ticket2023))
    case "ticket_types":
      return oldWords(record)
    case "discounts":
      return oldDiscount(record)
    case "vouchers":
      return oldVoucher(record)
  }
}
