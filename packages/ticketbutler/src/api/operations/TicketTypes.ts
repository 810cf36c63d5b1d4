/**
 * Ticket types.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { NewTicketType, TicketTypeUpdate } from "../bodies/Event.ts"
import { TicketType } from "../records/TicketType.ts"
import { Uuid } from "../Shapes.ts"
import { event, json, list, nothing, ok, patch, post, read, remove } from "./Common.ts"

const resource = "ticket_types"
const parameters = { ...event, ticket_type: Uuid } as const

export const ticketTypeOperations = {
  listTicketTypes: {
    ...list,
    name: "ticket_types.list",
    path: "/api/v3/events/{event}/ticket-types/",
    parameters: event,
    summary: "The ticket types of one event",
    resource,
    success: ok(TicketType),
    source: "seed 002, Get event ticket types",
  },
  createTicketType: {
    ...post,
    name: "ticket_types.create",
    path: "/api/v3/events/{event}/ticket-types/",
    parameters: event,
    summary: "Adds a ticket type to an event",
    resource,
    body: json(NewTicketType),
    success: ok(TicketType),
    trace: { list: "ticket_types.list", by: ["title", "event"] },
    source: "seed 002, Create Ticket Type",
  },
  getTicketType: {
    ...read,
    name: "ticket_types.get",
    path: "/api/v3/events/{event}/ticket-types/{ticket_type}/",
    parameters,
    summary: "One ticket type",
    resource,
    success: ok(TicketType),
    source: "seed 002, Get Specific Ticket Type",
  },
  updateTicketType: {
    ...patch,
    name: "ticket_types.update",
    path: "/api/v3/events/{event}/ticket-types/{ticket_type}/",
    parameters,
    summary: "Changes a ticket type: its price only as long as none is sold",
    resource,
    body: json(TicketTypeUpdate),
    success: ok(TicketType),
    failures: [
      { status: 400, when: "tickets are sold and the price is another" },
      { status: 400, when: "amount_total is less than what is sold" },
    ],
    source: "seed 002, Update Ticket Type",
  },
  deleteTicketType: {
    ...remove,
    name: "ticket_types.delete",
    path: "/api/v3/events/{event}/ticket-types/{ticket_type}/",
    parameters,
    summary: "Deletes a ticket type of which nothing is sold",
    resource,
    success: nothing,
    sideEffects: ["irreversible"],
    failures: [{ status: 400, when: "tickets of it are sold" }],
    source: "seed 002, Delete Ticket type",
  },
} as const satisfies { readonly [name: string]: Operation }
