/**
 * What operations carry, read back from the state. `event`, `ticket_type` and the like are ids at the source.
 *
 * @module
 */
import { Amount } from "@boxport/connector/target"
import { Schema } from "effect"

const optional = Schema.optionalKey
const Text = Schema.String
const Texts = Schema.Array(Text)

/** How many an activity or an event takes; any number without one. */
const ActivityRoom = Schema.Struct({ event: Text, activity: Text, capacity: optional(Schema.Int) })
const EventRoom = Schema.Struct({ event: Text, capacity: optional(Schema.Int) })

/** The bodies by the kind of their operation. */
export const bodies = {
  create_event: Schema.Struct({
    title: Text,
    slug: optional(Text),
    currency: optional(Text),
    description: optional(Text),
    location: optional(Text),
    email_address: optional(Text),
    start_date: optional(Text),
    start_time: optional(Text),
    end_date: optional(Text),
    end_time: optional(Text),
    timezone: Text,
    private: Schema.Boolean,
    test_mode: Schema.Boolean,
    metadata: Schema.JsonObject,
    /** When it must begin, in milliseconds since 1970. */
    starts: optional(Schema.Int),
  }),
  create_question: Schema.Struct({
    event: Text,
    title: Text,
    field_type: Schema.Literals(["Checkboxes", "Country", "File", "Select", "Text", "Textarea"]),
    options: Texts,
    required: Schema.Boolean,
    description: optional(Text),
  }),
  create_ticket_type: Schema.Struct({
    event: Text,
    title: Text,
    description: optional(Text),
    pricing_type: Schema.Literals(["free", "paid", "donation", "degressive"]),
    price: optional(Amount),
    suggested_donation: optional(Amount),
    price_degressive: optional(Text),
    secret: Schema.Boolean,
    position: optional(Schema.Int),
    not_a_ticket: Schema.Boolean,
    questions: Texts,
    metadata: Schema.JsonObject,
  }),
  open_ticket_type: Schema.Struct({ event: Text, ticket_type: Text, quantity: optional(Schema.Int) }),
  close_ticket_type: Schema.Struct({
    event: Text,
    ticket_type: Text,
    quantity: optional(Schema.Int),
    start_at: optional(Text),
    end_at: optional(Text),
    min_per_order: optional(Schema.Int),
    max_per_order: optional(Schema.Int),
  }),
  create_discount: Schema.Struct({
    event: Text,
    code: Text,
    amount: optional(Amount),
    percent: optional(Text),
    quantity: optional(Schema.Int),
    start_at: optional(Text),
    end_at: optional(Text),
    ticket_types: Texts,
  }),
  create_activity: Schema.Struct({
    event: Text,
    title: Text,
    description: optional(Text),
    date: optional(Text),
    start_time: optional(Text),
    end_time: optional(Text),
    ticket_types: Texts,
  }),
  open_activity: ActivityRoom,
  close_activity: ActivityRoom,
  open_event: EventRoom,
  close_event: EventRoom,
  create_contact: Schema.Struct({ event: Text, email: Text, name: optional(Text) }),
  create_order: Schema.Struct({
    event: Text,
    source: Text,
    name: optional(Text),
    email: optional(Text),
    lines: Schema.Array(Schema.Struct({ ticket_type: Text, quantity: Schema.Int, donation: optional(Amount) })),
    tickets: Schema.Array(Schema.Struct({ ticket: Text, ticket_type: Text })),
  }),
  update_ticket: Schema.Struct({
    event: Text,
    order: Text,
    ticket: Text,
    ticket_type: Text,
    holder: optional(
      Schema.Struct({
        first_name: optional(Text),
        last_name: optional(Text),
        email: optional(Text),
        phone_number: optional(Text),
        company_name: optional(Text),
        job_title: optional(Text),
      }),
    ),
    tags: optional(Text),
    price: optional(Amount),
    answers: Schema.Array(
      Schema.Struct({ question: Text, response: Schema.Union([Text, Texts]), alternate: optional(Text) }),
    ),
    metadata: Schema.JsonObject,
  }),
  update_order: Schema.Struct({
    event: Text,
    order: Text,
    company_name: optional(Text),
    phone_number: optional(Text),
    payment_reference: optional(Text),
    tracking: optional(Text),
    total: optional(Amount),
    address: optional(
      Schema.Struct({
        address: optional(Text),
        city: optional(Text),
        country: optional(Text),
        vat_number: optional(Text),
        zip_postal_code: optional(Text),
      }),
    ),
    metadata: Schema.JsonObject,
  }),
  void_ticket: Schema.Struct({ event: Text, ticket: Text }),
  cancel_order: Schema.Struct({ event: Text, order: Text }),
  create_check_in_list: Schema.Struct({ event: Text }),
  check_in: Schema.Struct({ event: Text }),
  open_sales: Schema.Struct({ event: Text, ticket_type: Text }),
  publish_event: Schema.Struct({ event: Text }),
} as const

/** The kinds of operations that this target knows. */
export type Kind = keyof typeof bodies
