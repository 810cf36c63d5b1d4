/**
 * What the writing sides of adapters share.
 *
 * @module
 */
export * from "./Discounts.ts"
export * from "./Doing.ts"
export * from "./Paired.ts"
export * from "./Room.ts"
export * from "./Words.ts"
