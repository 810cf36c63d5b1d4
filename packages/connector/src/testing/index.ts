/**
 * For the tests of adapters: what every source must do, and the world that their twins show.
 *
 * @module
 */
export * from "./Conformance.ts"
export { hurry } from "./Hurry.ts"
export * from "./world/index.ts"
