import type { Json, JsonObject } from "@boxport/model"

/** A uuid of our own: 32 hexadecimal digits that end in a number. */
export const uuid = (kind: string, number = 1): string =>
  Buffer.from(kind.padEnd(10, "_").slice(0, 10)).toString("hex") + String(number).padStart(12, "0")

export const dashes = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`

export const event = uuid("event")

/** An event of the list. */
export const listed = (more: JsonObject = {}): JsonObject => ({
  uuid: event,
  title: "Harbour concert",
  start_date: "2026-08-21T19:30:00+02:00",
  images: [],
  address: {
    whitelabel: 12,
    venue: "Pier 4",
    street: "Kaj 4",
    street_2: "",
    city: "Aarhus C",
    postcode: "8000",
    email: "org@example.org",
  },
  is_expired: false,
  price_min: 0.0,
  price_max: 620.0,
  currency: "DKK",
  members_only: false,
  description: "",
  summary: "Under the cranes",
  url: "http://acme.ticketbutler.example/e/harbour/",
  ...more,
})

/** A ticket type in an event's detail. */
export const type = (number: number, more: JsonObject = {}): JsonObject => ({
  uuid: uuid("type", number),
  pk: 100 + number,
  title: `Type ${number}`,
  price: 620,
  active: true,
  amount_left: 68,
  amount_sold: 0,
  amount_total: 200,
  fee: 0,
  is_free: false,
  is_members_only: false,
  is_on_sale: true,
  sold_out: false,
  sort_id: number,
  ...more,
})

/** A question. */
export const question = (number: number, more: JsonObject = {}): JsonObject => ({
  uuid: uuid("question", number),
  sort_id: number,
  heading: `Question ${number}`,
  active: true,
  required: false,
  variation: "TEXT",
  choices: [],
  ticket_type: null,
  ...more,
})

/** An event in detail. */
export const detail = (more: JsonObject = {}): JsonObject => ({
  uuid: event,
  title: "Harbour concert",
  address: {
    first_name: "",
    full_name: " ",
    venue: "Pier 4",
    street: "Kaj 4",
    street_2: "2nd floor",
    city: "Aarhus C",
  },
  description: "<p>Loud.</p>",
  start_date: "2026-08-21T19:30+02:00",
  end_date: "2026-08-22T01:00+02:00",
  summary: "",
  timezone: "Europe/Copenhagen",
  url: "https://acme.ticketbutler.example/e/harbour/",
  ticket_types: [type(1)],
  eventsettings: { ticket_limit: 9, has_event_ticket_limit: false, event_ticket_limit_amount_initially: 0 },
  is_members_only: false,
  ticket_types_questions: [],
  purchase_questions: { uuid: uuid("collection"), active: false, questions: [] },
  ...more,
})

/** A line of an order. */
export const line = (number: number, more: JsonObject = {}): JsonObject => ({
  uuid: dashes(uuid("type", number)),
  amount_of_refunded_tickets: 0,
  ticket_description: "<b>Long</b>",
  ticket_refund_total: null,
  discount_total: null,
  gift_card_total: null,
  gift_card_ticket: null,
  has_ticket_type_date: false,
  ticket_type_date: "2026-08-21T19:30+02:00",
  seating: [],
  quantity: 1,
  title: `Type ${number}`,
  price: "620.00",
  total: "620.00",
  type: "ticket",
  ...more,
})

/** A ticket in an order. */
export const ticket = (number: number, more: JsonObject = {}): JsonObject => ({
  attribute_selected: null,
  checked_in: false,
  company_name: "",
  email: `guest${number}@example.org`,
  external_uuid: null,
  first_name: "Ada",
  full_name: `Ada Guest${number}`,
  has_ticket_type_date: false,
  id: 9000 + number,
  last_name: `Guest${number}`,
  purchase_uuid: uuid("order"),
  price: "620.00",
  price_total: "620.00",
  ticket_answer_collection: { uuid: uuid("answers", number), answers: [] },
  ticket_download_absolute_url: "",
  ticket_refund: false,
  ticket_type_date: "2026-08-21T19:30+02:00",
  ticket_type_name: "Type 1",
  ticket_type_pk: 101,
  uuid: uuid("ticket", number),
  questions: [],
  answers: [],
  ...more,
})

/** An order of an event. */
export const order = (more: JsonObject = {}): JsonObject => ({
  uuid: dashes(uuid("order")),
  order_id: "7g1",
  currency: "DKK",
  order_lines: [line(1)],
  state: "PAID",
  date: "2026-06-23T11:44:18.136460Z",
  vat_exempt: false,
  vat_rate: 0.25,
  address: { first_name: "Juno", last_name: "Holm", email: "juno@example.org", phone: "+4520304050" },
  news_letter: false,
  payment_method: "STRIPE_CONNECT",
  tickets: [ticket(1)],
  ...more,
})

/** A ticket as an event's list has it. */
export const inList = (number: number, more: JsonObject = {}): JsonObject => ({
  email: `guest${number}@example.org`,
  full_name: `Ada Guest${number}`,
  id: 9000 + number,
  ticket_refund: false,
  uuid: dashes(uuid("ticket", number)),
  ticket_type_name: "Type 1",
  anonymised: false,
  attribute: null,
  seat: null,
  checked_in: false,
  ...more,
})

/** What an account with one event answers. */
export const account = (parts: {
  readonly listed?: ReadonlyArray<JsonObject>
  readonly detail?: JsonObject
  readonly orders?: ReadonlyArray<Json>
  readonly tickets?: ReadonlyArray<Json>
  readonly more?: { readonly [path: string]: Json }
}): { readonly [path: string]: Json } => {
  const orders = parts.orders ?? []
  return {
    "/ping/": null,
    "/events/": parts.listed ?? [listed()],
    [`/events/${event}/`]: parts.detail ?? detail(),
    [`/events/${event}/orders/`]: { uuid: dashes(event), orders },
    [`/events/${event}/tickets/`]: parts.tickets ?? [],
    [`/events/${event}/discount-codes/`]: { count: 0, next: null, previous: null, results: [] },
    "/discount-codes/": { count: 0, next: null, previous: null, results: [] },
    "/whitelabel/newsletters/": [],
    ...parts.more,
  }
}
