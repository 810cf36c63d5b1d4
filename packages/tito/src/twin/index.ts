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
 * @module
 */
export { FaultAction, FaultRule } from "./Faults.ts"
export type { Limits } from "./http/Limits.ts"
export type { Host, LogEntry } from "./http/Server.ts"
export { Server, TwinOptions } from "./Options.ts"
export type { Hideable } from "./state/State.ts"
export { type Hooks, startTwin, type Twin, TwinProblem } from "./Twin.ts"
export {
  checkinPayload,
  registrationPayload,
  type Surroundings,
  ticketPayload,
  type TwinDelivery,
  webhookRequest,
} from "./webhooks/Deliveries.ts"
