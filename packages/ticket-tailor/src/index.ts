/**
 * Ticket Tailor for Boxport: a typed client for the whole API, and a `Source` that reads a box office completely.
 *
 * @module
 */
export { fieldsByResource } from "./Accounting.ts"
export { TicketTailorError } from "./api/Error.ts"
export type { TicketTailorClient } from "./api/Methods.ts"
export { commonFailures, type OperationName, operations } from "./api/operations/index.ts"
export * from "./api/records/index.ts"
export { secondsOff } from "./api/Start.ts"
export { TicketTailor, TicketTailorOptions } from "./api/TicketTailor.ts"
export { ConnectionConfig, type ConnectionOptions } from "./Connection.ts"
export { platform } from "./mapping/Catalogue.ts"
export { makeSource } from "./Source.ts"
export { makeTarget } from "./target/Target.ts"
