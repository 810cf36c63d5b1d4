/**
 * Ticket types.
 *
 * @module
 */
import { type Answer, detail, empty, json, refused } from "../http/Answer.ts"
import { newTypeRecord, typeRecord } from "../records/TicketTypes.ts"
import { stockOf } from "../state/State.ts"
import { withEvent, withType } from "./Route.ts"
import { addType, changeType, typeFields } from "./TypeFields.ts"

export const listTicketTypes = withEvent((call, event) =>
  json(event.types.map((type) => typeRecord(call, type, "list"))),
)

export const getTicketType = withType((call, type) => json(typeRecord(call, type, "list")))

/** `POST /events/E/ticket-types/` (seed 002, Create Ticket Type). */
export const createTicketType = withEvent((call, event): Answer => {
  const fields = typeFields(call.body ?? {}, event.currency, "new")
  return "errors" in fields ? refused(fields.errors) : json(newTypeRecord(call, addType(call.state, event, fields)))
})

/**
 * `PATCH /events/E/ticket-types/TT/` (seed 002, Update Ticket Type): the price is fixed once a ticket is sold, and there
 * cannot be fewer than are sold.
 */
export const updateTicketType = withType((call, type): Answer => {
  const fields = typeFields(call.body ?? {}, type.event.currency, "change")
  if ("errors" in fields) return refused(fields.errors)
  const { sold } = stockOf(call.state, type)
  if (fields.price !== undefined && fields.price !== type.price && sold > 0) {
    return refused({ price: ["The price cannot be changed, tickets have been sold."] })
  }
  if (fields.left === undefined && fields.total !== undefined && fields.total < sold) {
    return refused({ amount_total: [`Ensure this value is greater than or equal to ${sold}.`] })
  }
  changeType(call.state, type, fields)
  return json(newTypeRecord(call, type))
})

/** `DELETE /events/E/ticket-types/TT/` (seed 002, Delete Ticket type): not once tickets are sold. */
export const deleteTicketType = withType((call, type): Answer => {
  if (stockOf(call.state, type).sold > 0) {
    return detail(400, "The ticket type cannot be deleted, tickets have been sold.")
  }
  type.event.types = type.event.types.filter((one) => one !== type)
  return empty
})
