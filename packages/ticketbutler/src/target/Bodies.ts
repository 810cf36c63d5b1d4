/**
 * What operations carry, read back from the state.
 *
 * @module
 */
import { Amount } from "@boxport/connector/target"
import { Schema } from "effect"
import { DiscountType, Variation } from "../api/Shapes.ts"

const optional = Schema.optionalKey
const Text = Schema.String

/** A ticket type that is made with its event or after it. `source` is its id at the source. */
const Type = Schema.Struct({
  source: Text,
  title: Text,
  price: Amount,
  amount_total: Schema.Int,
  is_members_only: Schema.Boolean,
})

/** A ticket that an order is to have: both are ids at the source. */
const Wanted = Schema.Struct({ ticket: Text, ticket_type: Text })

/** A question that attendees are asked. */
const Question = Schema.Struct({
  source: Text,
  heading: Text,
  variation: Variation,
  required: Schema.Boolean,
  options: Schema.Array(Text),
})

/** Answers to questions of the source; `choices` are null where the answer is a text. */
const Answers = Schema.NonEmptyArray(
  Schema.Struct({
    question: Text,
    value: Text,
    choices: Schema.NullOr(Schema.Array(Text)),
    several: Schema.Boolean,
  }),
)

/** The bodies by the kind of their operation. `event`, `ticket_type` and the like are ids at the source. */
export const bodies = {
  create_event: Schema.Struct({
    title: Text,
    start_date: Text,
    end_date: optional(Text),
    description: optional(Text),
    summary: optional(Text),
    is_members_only: Schema.Boolean,
    address: Schema.Struct({
      venue: optional(Text),
      street: optional(Text),
      city: optional(Text),
      postcode: optional(Text),
      country: optional(Text),
      email: optional(Text),
    }),
    ticket_types: Schema.Array(Type),
    /** The currency of its prices; left out where it has none, or where the account's is known to be that. */
    currency: optional(Text),
    /** Events there that have its name and moment already, and are others: their native ids. */
    besides: Schema.Array(Text),
  }),
  create_ticket_type: Schema.Struct({ event: Text, type: Type }),
  set_questions: Schema.Struct({
    event: Text,
    questions: Schema.Array(Question),
    /** Questions there that stand for others: their native ids. */
    besides: optional(Schema.Array(Text)),
  }),
  create_discount: Schema.Struct({
    event: Text,
    code: Text,
    discount_type: DiscountType,
    amount: optional(Amount),
    percent: optional(Text),
    usage_tickets_limit: Schema.Int,
    ticket_type: optional(Text),
  }),
  /** `amount` is how many are left for sale. */
  set_capacity: Schema.Struct({ event: Text, ticket_type: Text, amount: Schema.Int }),
  create_order: Schema.Struct({
    event: Text,
    first_name: Text,
    last_name: Text,
    email: Text,
    phone: optional(Text),
    external_order_id: Text,
    tickets: Schema.NonEmptyArray(Wanted),
    /** The order that the survey has found for it, by its native id. */
    found: optional(Text),
  }),
  update_ticket: Schema.Struct({ ticket: Text, full_name: Text, checked_in: Schema.Boolean }),
  store_answers: Schema.Struct({ event: Text, ticket: Text, answers: Answers }),
  store_order_answers: Schema.Struct({ event: Text, order: Text, answers: Answers }),
} as const

/** What an operation carries by its kind. */
export type BodyOf<Kind extends keyof typeof bodies> = (typeof bodies)[Kind]["Type"]
