/**
 * What every column says about people, as data, and what becomes of it where not everything is to be kept.
 *
 * @module
 */
import type { Rows, TableName } from "./Tables.ts"

/**
 * What a column may tell:
 * - `identity`: who somebody is, or what admits or pays as them: names, numbers, codes
 * - `contact`: how to reach them, and where they live
 * - `free_text`: texts that somebody typed, which can hold anything
 * - `special`: what people answered and what is noted about them, where diets, access needs and the like are found
 * - `commercial`: amounts, prices, quantities
 * - `technical`: keys, states, times, and words of a closed list
 */
export type ColumnClass = "identity" | "contact" | "free_text" | "special" | "commercial" | "technical"

/**
 * What a personal value is: values of one kind that are the same have the same pseudonym, whatever their column. `key` is
 * that of a row which is made of an address or a question where the platform has no id for it.
 */
export type ValueKind =
  | "key"
  | "name"
  | "first_name"
  | "last_name"
  | "company"
  | "vat_number"
  | "reference"
  | "barcode"
  | "payment"
  | "code"
  | "email"
  | "phone"
  | "street"
  | "city"
  | "postal_code"
  | "country"
  | "locale"

/** A column's class; and its kind, where it gets pseudonyms. */
export type ColumnPrivacy =
  | { readonly class: "identity" | "contact"; readonly kind: ValueKind }
  | { readonly class: Exclude<ColumnClass, "identity" | "contact">; readonly kind?: "key" }

const identity = (kind: ValueKind): ColumnPrivacy => ({ class: "identity", kind })
const contact = (kind: ValueKind): ColumnPrivacy => ({ class: "contact", kind })
const freeText: ColumnPrivacy = { class: "free_text" }
const special: ColumnPrivacy = { class: "special" }
const commercial: ColumnPrivacy = { class: "commercial" }
const technical: ColumnPrivacy = { class: "technical" }

/** Every column of every table. `extra` holds whatever a platform sends beside what it is known to, so it is special. */
export const columnPrivacy: {
  readonly [Name in TableName]: { readonly [Column in keyof Rows[Name] & string]: ColumnPrivacy }
} = {
  events: {
    id: technical,
    platform: technical,
    account: freeText,
    native_id: technical,
    series_id: technical,
    title: freeText,
    summary: freeText,
    description: freeText,
    status: technical,
    private: technical,
    online: technical,
    starts_at: technical,
    ends_at: technical,
    starts_local: technical,
    ends_local: technical,
    timezone: technical,
    currency: technical,
    venue_name: freeText,
    venue_street: freeText,
    venue_city: freeText,
    venue_postal_code: freeText,
    venue_country: freeText,
    contact_email: contact("email"),
    url: freeText,
    capacity: commercial,
    created_at: technical,
    updated_at: technical,
    extra: special,
  },
  ticket_types: {
    id: technical,
    event_id: technical,
    native_id: technical,
    group_name: freeText,
    title: freeText,
    description: freeText,
    pricing: technical,
    price_amount: commercial,
    booking_fee_amount: commercial,
    currency: technical,
    status: technical,
    admission: technical,
    secret: technical,
    access_code: identity("code"),
    quantity_total: commercial,
    quantity_available: commercial,
    quantity_issued: commercial,
    quantity_held: commercial,
    min_per_order: commercial,
    max_per_order: commercial,
    sales_start_at: technical,
    sales_end_at: technical,
    position: technical,
    extra: special,
  },
  questions: {
    id: technical,
    event_id: technical,
    native_id: technical,
    scope: technical,
    title: freeText,
    description: freeText,
    kind: technical,
    required: technical,
    options: freeText,
    ticket_type_ids: technical,
    position: technical,
    extra: special,
  },
  discounts: {
    id: technical,
    event_id: technical,
    native_id: technical,
    code: identity("code"),
    kind: technical,
    amount: commercial,
    percent: commercial,
    currency: technical,
    max_redemptions: commercial,
    times_redeemed: commercial,
    active: technical,
    starts_at: technical,
    ends_at: technical,
    ticket_type_ids: technical,
    extra: special,
  },
  vouchers: {
    id: technical,
    native_id: technical,
    title: freeText,
    value_amount: commercial,
    currency: technical,
    codes_total: commercial,
    codes_available: commercial,
    expires_at: technical,
    series_ids: technical,
    extra: special,
  },
  voucher_codes: {
    id: technical,
    voucher_id: technical,
    native_id: technical,
    code: identity("code"),
    value_amount: commercial,
    currency: technical,
    used_at: technical,
    expires_at: technical,
    extra: special,
  },
  activities: {
    id: technical,
    event_id: technical,
    native_id: technical,
    title: freeText,
    description: freeText,
    capacity: commercial,
    starts_at: technical,
    ends_at: technical,
    starts_local: technical,
    ends_local: technical,
    ticket_type_ids: technical,
    extra: special,
  },
  orders: {
    id: technical,
    event_id: technical,
    native_id: technical,
    reference: identity("reference"),
    status: technical,
    buyer_name: identity("name"),
    buyer_first_name: identity("first_name"),
    buyer_last_name: identity("last_name"),
    buyer_email: contact("email"),
    buyer_phone: contact("phone"),
    buyer_company: identity("company"),
    buyer_vat_number: identity("vat_number"),
    buyer_street: contact("street"),
    buyer_city: contact("city"),
    buyer_postal_code: contact("postal_code"),
    buyer_country: contact("country"),
    currency: technical,
    subtotal_amount: commercial,
    discount_amount: commercial,
    fee_amount: commercial,
    tax_amount: commercial,
    total_amount: commercial,
    paid_amount: commercial,
    refunded_amount: commercial,
    payment_method: freeText,
    payment_reference: identity("payment"),
    discount_code: identity("code"),
    source: freeText,
    locale: contact("locale"),
    created_at: technical,
    completed_at: technical,
    updated_at: technical,
    cancelled_at: technical,
    extra: special,
  },
  order_lines: {
    id: technical,
    order_id: technical,
    event_id: technical,
    native_id: technical,
    kind: technical,
    ticket_type_id: technical,
    title: freeText,
    quantity: commercial,
    unit_amount: commercial,
    tax_amount: commercial,
    total_amount: commercial,
    currency: technical,
    extra: special,
  },
  tickets: {
    id: technical,
    event_id: technical,
    order_id: technical,
    ticket_type_id: technical,
    native_id: technical,
    reference: identity("reference"),
    barcode: identity("barcode"),
    status: technical,
    attendee_name: identity("name"),
    attendee_first_name: identity("first_name"),
    attendee_last_name: identity("last_name"),
    attendee_email: contact("email"),
    attendee_phone: contact("phone"),
    attendee_company: identity("company"),
    price_amount: commercial,
    currency: technical,
    discount_code: identity("code"),
    seat: freeText,
    tags: special,
    checked_in: technical,
    checked_in_at: technical,
    created_at: technical,
    updated_at: technical,
    voided_at: technical,
    extra: special,
  },
  answers: {
    id: { class: "special", kind: "key" },
    event_id: technical,
    question_id: technical,
    order_id: technical,
    ticket_id: technical,
    question_title: freeText,
    value: special,
    values: special,
    extra: special,
  },
  check_ins: {
    id: technical,
    event_id: technical,
    ticket_id: technical,
    list_name: freeText,
    quantity: commercial,
    checked_in_at: technical,
    created_at: technical,
    extra: special,
  },
  refunds: {
    id: technical,
    event_id: technical,
    order_id: technical,
    native_id: technical,
    amount: commercial,
    currency: technical,
    manual: technical,
    created_at: technical,
    extra: special,
  },
  contacts: {
    id: contact("key"),
    event_id: technical,
    native_id: technical,
    kind: technical,
    name: identity("name"),
    email: contact("email"),
    created_at: technical,
    extra: special,
  },
}

/** How much of what files can hold about people they do hold. */
export type PrivacyMode = "full" | "pseudonymous" | "minimal"

/** Every mode, from most to least. */
export const privacyModes: ReadonlyArray<PrivacyMode> = ["full", "pseudonymous", "minimal"]

/**
 * What becomes of a column: it stays as it is, its values are replaced by pseudonyms, it is there and empty, or it is not
 * there.
 */
export type ColumnFate = "kept" | "pseudonym" | "emptied" | "left out"

/** Tables of what is organised and sold, which hold texts about that; the others are about people and what they did. */
const ofTheCatalogue: ReadonlySet<TableName> = new Set([
  "events",
  "ticket_types",
  "questions",
  "discounts",
  "vouchers",
  "activities",
])

/**
 * What becomes of a column.
 *
 * Pseudonymous: identity and contact get pseudonyms, the texts of events and of what they sell stay, and what somebody
 * typed about a person is emptied. Minimal: of texts nothing stays but keys and words of closed lists.
 */
export const fateOf = (mode: PrivacyMode, table: TableName, privacy: ColumnPrivacy): ColumnFate => {
  if (mode === "full") return "kept"
  // A row without its key would be none.
  if (privacy.kind === "key") return "pseudonym"
  switch (privacy.class) {
    case "commercial":
    case "technical":
      return "kept"
    case "identity":
    case "contact":
      return mode === "pseudonymous" ? "pseudonym" : "left out"
    case "free_text":
      return mode === "minimal" ? "left out" : ofTheCatalogue.has(table) ? "kept" : "emptied"
    case "special":
      return mode === "minimal" ? "left out" : "emptied"
  }
}

/** The columns of a table with what becomes of each, in the table's order. */
export const fates = (
  mode: PrivacyMode,
  table: TableName,
): ReadonlyArray<{ readonly column: string; readonly privacy: ColumnPrivacy; readonly fate: ColumnFate }> =>
  Object.entries<ColumnPrivacy>(columnPrivacy[table]).map(([column, privacy]) => ({
    column,
    privacy,
    fate: fateOf(mode, table, privacy),
  }))
