/**
 * Ticketbutler for Boxport: a client with a method for every endpoint, and a `Source` that reads an account.
 *
 * @module
 */
export { fieldsByResource } from "./Accounting.ts"
export type { EventUpdate, NewEvent, TicketTypeEntry } from "./api/bodies/Event.ts"
export type { NewOrder } from "./api/bodies/Order.ts"
export type { NewDiscountCode } from "./api/bodies/Platform.ts"
export type { AnswerList, ChoiceEntry, QuestionEntry, QuestionList, QuestionUpdate } from "./api/bodies/Question.ts"
export { TicketbutlerError } from "./api/Error.ts"
export { keptQuestion, keptTicketType } from "./api/Kept.ts"
export { commonFailures, type OperationName, operations } from "./api/operations/index.ts"
export * from "./api/records/index.ts"
export { clientOperations } from "./api/operations/Guarded.ts"
export { Ticketbutler, type TicketbutlerClient, TicketbutlerOptions } from "./api/Ticketbutler.ts"
export { ConnectionConfig, type ConnectionOptions } from "./Connection.ts"
export { platform } from "./mapping/Mapped.ts"
export { makeSource } from "./Source.ts"
export { makeTarget } from "./target/Target.ts"
