/**
 * What writing events and ticket types takes.
 *
 * @module
 */
import { Amounts } from "@boxport/connector"
import { Schema } from "effect"
import { Count, Moment, Positive } from "../Shapes.ts"
import { undocumentedSettings } from "../records/Event.ts"

const { optionalKey } = Schema
const text = optionalKey(Schema.String)

/** Where an event takes place and who makes it (seed 002, Create an event). */
export const AddressInput = Schema.Struct({
  first_name: text,
  last_name: text,
  title: text,
  venue: optionalKey(Schema.NullOr(Schema.String)),
  business_name: text,
  cvr: text,
  street: text,
  street_2: text,
  city: text,
  postcode: optionalKey(Schema.Union([Schema.String, Schema.Int])),
  country: text,
  phone: text,
  email: text,
  language: text,
}).annotate({ identifier: "AddressInput" })

const textOrNone = optionalKey(Schema.NullOr(Schema.String))

/** Settings of an event: six are documented; the others are real, and whether a write takes them nobody has told. */
export const EventSettingsInput = Schema.Struct({
  ...undocumentedSettings(optionalKey(Schema.Boolean), textOrNone, optionalKey(Schema.Int)),
  refund_email_text: textOrNone,
  reminder_email: optionalKey(Schema.Boolean),
  reminder_email_text: textOrNone,
  ticket_email_text: textOrNone,
  ticket_limit: optionalKey(Positive),
  ticket_limit_members_only: optionalKey(Positive),
}).annotate({ identifier: "EventSettingsInput" })

const Title = Schema.NonEmptyString

const price = Amounts.decimalNumber.annotate({
  description: "In major units of the account's currency, VAT included; 0 makes it free",
})
const total = Count.annotate({ description: "How many there are in all" })

/** A ticket type to be made (seed 002, Create Ticket Type). */
export const NewTicketType = Schema.Struct({
  title: Title,
  price,
  amount_total: total,
  is_members_only: optionalKey(Schema.Boolean),
}).annotate({ identifier: "NewTicketType" })

/** An event to be made (seed 002, Create an event). Its currency, time zone and pictures cannot be set. */
export const NewEvent = Schema.Struct({
  title: Title,
  start_date: Moment,
  end_date: optionalKey(Moment),
  ticket_types: Schema.Array(NewTicketType),
  is_members_only: optionalKey(Schema.Boolean),
  team: optionalKey(Schema.NonEmptyString.annotate({ description: "A team's name or uuid" })),
  eventsettings: optionalKey(EventSettingsInput),
  address: optionalKey(AddressInput),
  description: optionalKey(Schema.String.annotate({ description: "HTML" })),
  summary: text,
}).annotate({ identifier: "NewEvent" })
export type NewEvent = typeof NewEvent.Type

/**
 * A ticket type in the update of its event: the whole list goes with every update. One that is there already is kept by
 * its `pk`; without it, it is replaced (seed 002, Update event).
 */
export const TicketTypeEntry = Schema.Struct({
  pk: optionalKey(Schema.Int),
  title: Title,
  price,
  active: optionalKey(Schema.Boolean),
  amount: optionalKey(Count.annotate({ description: "How many are left; it wins over amount_total" })),
  amount_sold: optionalKey(Count),
  amount_total: optionalKey(total),
  is_members_only: optionalKey(Schema.Boolean),
  description: textOrNone,
  start_date: textOrNone,
  sort_id: optionalKey(Schema.NullOr(Schema.Int)),
}).annotate({ identifier: "TicketTypeEntry" })
export type TicketTypeEntry = typeof TicketTypeEntry.Type

/** An event's new state (seed 002, Update event). `ticket_types` are all of them; what is left out else stays. */
export const EventUpdate = Schema.Struct({
  title: optionalKey(Title),
  start_date: optionalKey(Moment),
  end_date: optionalKey(Moment),
  ticket_types: Schema.Array(TicketTypeEntry),
  is_members_only: optionalKey(Schema.Boolean),
  team: optionalKey(Schema.NonEmptyString),
  eventsettings: optionalKey(EventSettingsInput),
  address: optionalKey(AddressInput),
  description: optionalKey(Schema.String.annotate({ description: "HTML" })),
  summary: text,
}).annotate({ identifier: "EventUpdate" })
export type EventUpdate = typeof EventUpdate.Type

/** Why an event is called off (seed 002, Delete event). */
export const EventRemoval = Schema.Struct({
  delete_reason: Schema.String.check(Schema.isMinLength(5)).annotate({
    description: "Mailed to everybody who has a ticket",
  }),
}).annotate({ identifier: "EventRemoval" })

/** What is to change of a ticket type (seed 002, Update Ticket Type). */
export const TicketTypeUpdate = Schema.Struct({
  title: optionalKey(Title),
  price: optionalKey(price.annotate({ description: "It cannot change once a ticket is sold" })),
  amount: optionalKey(Count.annotate({ description: "How many are left; it wins over amount_total" })),
  amount_total: optionalKey(total),
  is_members_only: optionalKey(Schema.Boolean),
}).annotate({ identifier: "TicketTypeUpdate" })
