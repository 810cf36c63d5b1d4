/**
 * Plain clients: promises and async iterables over the Effect clients. What is exported here names no Effect type, save
 * for `./session`, which packages use to make one.
 *
 * @module
 */
export type * from "./Calls.ts"
export * from "./Reasons.ts"
