/**
 * What every Boxport adapter shares: the contracts of its sides, and the way to a platform and back.
 *
 * @module
 */
export { Budgets, type Budget, type BudgetState } from "./Budget.ts"
export * from "./Connection.ts"
export * from "./Endpoint.ts"
export { type Complaint, complaintOf } from "./ErrorBody.ts"
export * from "./Errors.ts"
export * as Fields from "./Fields.ts"
export { fieldsDocument } from "./FieldsDocument.ts"
export { Held, type HeldPage } from "./Held.ts"
export * as Http from "./Http.ts"
export * as Lenient from "./Lenient.ts"
export * as Native from "./Native.ts"
export * as Pacing from "./Pacing.ts"
export { PageBuilder } from "./PageBuilder.ts"
export * as Paging from "./Paging.ts"
export { ofSchemaError, pathText, type Problem, Problems, rejection } from "./Problems.ts"
export { Seen } from "./Seen.ts"
export * as Section from "./Section.ts"
export type * from "./Source.ts"
export { NoAnswer, Transport, type TransportAnswer, type TransportRequest } from "./Transport.ts"
export * as Amounts from "./client/Amounts.ts"
export * as Client from "./client/Client.ts"
export { type Arguments, type InputOf, inputShape } from "./client/Input.ts"
export type { Page } from "./client/Page.ts"
export * as Wire from "./client/Wire.ts"
