/**
 * A faithful loopback server of Ticketbutler, for tests, rehearsals, the sandbox and benchmarks.
 *
 * @module
 */
export { FaultAction, FaultRule } from "./Faults.ts"
export type { Limits, LogEntry } from "./http/Server.ts"
export { Shapes, TwinOptions } from "./Options.ts"
export { Role } from "./routes/Roles.ts"
export type { Mail } from "./state/Model.ts"
export { type Clock, startTwin, type Twin, TwinProblem } from "./Twin.ts"
export {
  eventData,
  newsletterData,
  purchaseData,
  ticketData,
  type TwinDelivery,
  webhookRequest,
} from "./webhooks/Deliveries.ts"
