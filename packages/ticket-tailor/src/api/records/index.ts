/**
 * The records of the whole API, with every field that is documented or was seen.
 *
 * @module
 */
export * from "./Account.ts"
export * from "./Common.ts"
export * from "./EventSeries.ts"
export * from "./Membership.ts"
export * from "./Offers.ts"
export * from "./Order.ts"
export { Currency, Moment } from "./Values.ts"
