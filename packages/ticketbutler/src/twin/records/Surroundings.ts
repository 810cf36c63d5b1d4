/**
 * What records of a twin are made from.
 *
 * @module
 */
import type { Shapes } from "../Options.ts"
import type { State } from "../state/State.ts"

/** The account, and how it shows itself. */
export interface Surroundings {
  readonly state: State
  readonly shapes: Shapes
  /** Scheme and host in the platform's own links. */
  readonly origin: string
}
