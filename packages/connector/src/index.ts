/**
 * What every Boxport adapter shares.
 *
 * @module
 */
export type { BudgetState } from "./Budget.ts"
export * from "./Endpoint.ts"
export * from "./Errors.ts"
export type * from "./Source.ts"
