/**
 * Tickets.
 *
 * @module
 */
import { Schema } from "effect"
import { flag, itself, optional } from "./Common.ts"
import { RegistrationWithin } from "./Registration.ts"
import { ReleaseWithin } from "./Release.ts"
import { ticketItself } from "./TicketWithin.ts"

/**
 * A ticket (seed 003, Tickets; platform notes 1.3 and 4). `state` is unassigned, incomplete, complete or void; `price` is
 * what was paid for it after the discount and without upgrades, `total_paid` with them. 3.1 sends answers and the like
 * only when `expand` names them: `answers`, `responses`, `activities`, `registration`, `release`, `upgrade_ids`.
 */
export class Ticket extends Schema.Opaque<Ticket>()(
  Schema.Struct({
    ...ticketItself,
    registration: optional(RegistrationWithin),
    release: optional(ReleaseWithin),
  }).annotate({
    identifier: "Ticket",
    description:
      "A ticket. `price` is what was paid for it after the discount and without upgrades, `total_paid` with them.",
  }),
) {}

/** A ticket that was made void (seed 003, Void a Ticket). */
export class Voided extends Schema.Opaque<Voided>()(
  Schema.Struct({ ...itself, resell: flag, ticket: optional(Ticket) }).annotate({
    identifier: "Voided",
    description: "A ticket that was made void.",
  }),
) {}
