/**
 * What writing orders and tickets takes.
 *
 * @module
 */
import { Schema } from "effect"
import { Email, Positive, Uuid } from "../Shapes.ts"
import { AddressInput } from "./Event.ts"

const { optionalKey } = Schema

/**
 * An order to be made (seed 002, Create Order). It works for events that are free, paid for by voucher, or invoiced; there
 * is no paying here.
 */
export const NewOrder = Schema.Struct({
  event: Uuid,
  address: Schema.Struct({
    first_name: Schema.NonEmptyString,
    last_name: Schema.NonEmptyString,
    email: Email,
    phone: optionalKey(Schema.String),
  }).annotate({ identifier: "BuyerInput" }),
  ticket_types: Schema.NonEmptyArray(
    Schema.Struct({ uuid: Uuid, amount: Positive }).annotate({ identifier: "TicketsWanted" }),
  ),
  external_order_id: optionalKey(
    Schema.NonEmptyString.annotate({ description: "Your own id for it, by which it is found again" }),
  ),
}).annotate({ identifier: "NewOrder" })
export type NewOrder = typeof NewOrder.Type

/** What is to change of an order: the buyer's address (seed 002, Update order). */
export const OrderUpdate = Schema.Struct({ address: AddressInput }).annotate({ identifier: "OrderUpdate" })

/** What is to change of a ticket (seed 002, Update ticket details). */
export const TicketUpdate = Schema.Struct({
  full_name: optionalKey(Schema.String.annotate({ description: "The name on the ticket" })),
  checked_in: optionalKey(Schema.Boolean.annotate({ description: "true checks it in, false takes that back" })),
  external_uuid: optionalKey(Schema.NullOr(Schema.String).annotate({ description: "Your own id for it, in any form" })),
  lead_tracking_reference: optionalKey(Schema.NullOr(Schema.String)),
}).annotate({ identifier: "TicketUpdate" })
