/**
 * Tickets.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Amount, Email, Ids, may, mayBeNull, Metadata, Range, Reference } from "../Inputs.ts"
import { Ticket, Voided } from "../records/Ticket.ts"
import { create, created, forGood, found, get, inEvent, list, mails, searching, under, update } from "./Common.ts"

/** An answer to a question; several responses to one of checkboxes. Nobody has tried it (platform notes 2). */
export class NewAnswer extends Schema.Opaque<NewAnswer>()(
  Schema.Struct({
    question_id: Schema.Int,
    primary_response: Schema.Union([Schema.String, Schema.Array(Schema.String)]),
    alternate_response: mayBeNull(Schema.String),
  }).annotate({ identifier: "NewAnswer" }),
) {}

const ticketFields = {
  answers: may(Schema.Array(NewAnswer)),
  company_name: mayBeNull(Schema.String),
  email: mayBeNull(Email),
  first_name: mayBeNull(Schema.String),
  job_title: mayBeNull(Schema.String),
  last_name: mayBeNull(Schema.String),
  lock_changes: mayBeNull(Schema.Boolean),
  metadata: mayBeNull(Metadata),
  phone_number: mayBeNull(Schema.String),
  price: may(Amount.annotate({ description: "What was paid for it, without upgrades" })),
  qr_code_disabled: may(Schema.Boolean),
  tags: mayBeNull(Schema.String.annotate({ description: "Separated by commas" })),
  upgrade_ids: may(Ids),
}

/** A ticket with a registration of its own. */
export class NewTicket extends Schema.Opaque<NewTicket>()(
  Schema.Struct({ release_id: Reference, ...ticketFields }).annotate({ identifier: "NewTicket" }),
) {}

/** What of a ticket is to change. */
export class TicketChange extends Schema.Opaque<TicketChange>()(
  Schema.Struct({ release_id: may(Reference), ...ticketFields }).annotate({
    identifier: "TicketChange",
  }),
) {}

/** Who gets the ticket. */
export class NewReassignment extends Schema.Opaque<NewReassignment>()(
  Schema.Struct({
    email: Email,
    first_name: mayBeNull(Schema.String),
    last_name: mayBeNull(Schema.String),
    delete_answers: may(Schema.Boolean.annotate({ description: "Whether what the first holder answered goes" })),
  }).annotate({ identifier: "NewReassignment" }),
) {}

/** What becomes of the place: `resell` must be given where the release has a quantity. */
export class NewVoid extends Schema.Opaque<NewVoid>()(
  Schema.Struct({
    resell: may(
      Schema.Boolean.annotate({ description: "Whether the place is for sale again, or the quantity one less" }),
    ),
  }).annotate({ identifier: "NewVoid" }),
) {}

const states = [
  "complete",
  "incomplete",
  "unassigned",
  "void",
  "archived",
  "changes_locked",
  "changes_allowed",
] as const
const sorts = ["first_name", "last_name", "created_at", "updated_at", "price", "reference", "number"] as const

const resource = "tickets"
const source = "seed 003, Tickets"
const one = `${inEvent}/tickets/{ticket_slug}` as const

/** Endpoints of tickets. */
export const ticketOperations = {
  listTickets: {
    ...list,
    name: "tickets.list",
    path: `${inEvent}/tickets`,
    summary:
      "Tickets, oldest first unless search.sort says otherwise; void ones, and those of archived ticket types, only when asked for",
    resource,
    query: searching({
      sort: may(Schema.Literals(sorts)),
      states: may(Schema.Array(Schema.Literals(states))),
      types: may(Schema.Array(Schema.Literals(["manual", "standard"]))),
      release_ids: may(Schema.Array(Schema.NonEmptyString).annotate({ description: "Slugs of releases" })),
      activity_ids: may(Ids),
      created_at: may(Range),
      updated_at: may(Range),
    }),
    success: found("tickets", Ticket),
    source,
  },
  getTicket: {
    ...get,
    name: "tickets.get",
    path: one,
    summary: "One ticket",
    resource,
    success: found("ticket", Ticket),
    source,
  },
  createTicket: {
    ...create,
    name: "tickets.create",
    path: `${inEvent}/tickets`,
    summary: "Makes a ticket, with a registration of its own; whether it mails the attendee is not documented",
    resource,
    body: under("ticket", NewTicket),
    success: created("ticket", Ticket),
    sideEffects: mails,
    trace: { list: "tickets.list", by: ["email", "first_name", "last_name"] },
    source: `${source}; platform notes 2`,
  },
  updateTicket: {
    ...update,
    name: "tickets.update",
    path: one,
    summary: "Changes a ticket; unlike tickets.reassign it mails nobody",
    resource,
    body: under("ticket", TicketChange),
    success: found("ticket", Ticket),
    source,
  },
  reassignTicket: {
    ...create,
    name: "tickets.reassign",
    path: `${one}/reassignments`,
    summary: "Gives a ticket to somebody else; mails them, the buyer and perhaps the organisers",
    resource,
    body: under("reassignment", NewReassignment),
    success: created("ticket", Ticket),
    sideEffects: mails,
    trace: { list: "tickets.list", by: ["email"] },
    source,
  },
  voidTicket: {
    ...create,
    name: "tickets.void",
    path: `${one}/void`,
    summary: "Makes a ticket void: it admits nobody any more",
    resource,
    body: under("void", NewVoid),
    success: created("void", Voided),
    sideEffects: forGood,
    source,
  },
} as const satisfies { readonly [name: string]: Operation }
