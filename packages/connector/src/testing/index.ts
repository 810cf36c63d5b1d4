/**
 * For the tests of adapters: what every source must do, and the world that their twins show.
 *
 * @module
 */
export { disagreements, indexRows, type RowIndex } from "./Agreement.ts"
export * from "./Conformance.ts"
export * as Faults from "./Faults.ts"
export { hurry } from "./Hurry.ts"
export { heavyImports, type Import, importsOf } from "./Imports.ts"
export { eventBundle, nothingThere, row } from "./Planning.ts"
export * from "./world/index.ts"
export * as Random from "./world/Random.ts"
export { stranger } from "./Stranger.ts"
