/**
 * What the writing sides of adapters share.
 *
 * @module
 */
export * from "./Columns.ts"
export * from "./Discounts.ts"
export * from "./Doing.ts"
export * from "./Origins.ts"
export * from "./Paired.ts"
export * from "./Room.ts"
export * from "./Speed.ts"
export * from "./Texts.ts"
export * from "./Whose.ts"
export * from "./Words.ts"
