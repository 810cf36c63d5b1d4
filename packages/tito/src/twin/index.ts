/**
 * A faithful loopback server of Tito, for tests, rehearsals and the sandbox: the Admin API in its versions 3.1 and 3.0,
 * or as only the documentation of 3.0 has it, and the check-in API on a port of its own.
 *
 * Where neither the seed nor the notes tell what the platform does, the twin chooses, and a client should not lean on it:
 * unknown states are passed over; lists without a documented order are oldest first; a time without a zone in a filter is
 * UTC; `overall_total` counts all rows of the event; a receipt for each registration; a discount for the whole account is
 * a code of each event; a complimentary ticket has a registration of its own; ticket types of an archived event are
 * archived; scans out take the check-in before them back; the test mode has a few rows of each event.
 *
 * Writes change what is answered until `reset`; mails go to `outbox`. Here it chooses:
 *
 * - 400 for a body without the key of its resource; 404 when a body names something that is not there; 422 for a slug
 *   that another event has, where one made of a title gets a UUID;
 * - copies of events are finished at the second look; copies of releases at once, and off sale;
 * - events can always be removed, releases until something of them was sold;
 * - a discount without releases is for none; one for some is taken off their lines alone;
 * - only a registration that the organiser made can be given another total; a refund pays back all that is left and
 *   leaves the tickets as they are; cancelling voids them, answers 200 and frees their places;
 * - new tickets mail nobody, nor does a change of one; a place that is not resold goes from the release's quantity;
 * - a batch of check-ins is done as a whole or not at all; one that is taken back counts as changed then, for `since`.
 *
 * @module
 */
export { FaultAction, FaultRule } from "./Faults.ts"
export type { Limits } from "./http/Limits.ts"
export type { Host, LogEntry } from "./http/Server.ts"
export { Server, TwinOptions } from "./Options.ts"
export type { Hideable, Mail } from "./state/State.ts"
export { type Hooks, startTwin, type Twin, TwinProblem } from "./Twin.ts"
export {
  checkinPayload,
  registrationPayload,
  type Surroundings,
  ticketPayload,
  type TwinDelivery,
  webhookRequest,
} from "./webhooks/Deliveries.ts"
