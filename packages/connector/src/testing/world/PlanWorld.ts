/**
 * What orders are planned from.
 *
 * @module
 */
import type { UnixSeconds, WorldEvent } from "./EventTypes.ts"
import type { Offers } from "./Offers.ts"
import { scenarios } from "./Scenarios.ts"
import { caseAt, type Seasons, type Standing } from "./Seasons.ts"

/** What plans are made from. */
export interface PlanWorld {
  readonly seed: number
  readonly now: UnixSeconds
  readonly events: ReadonlyArray<WorldEvent>
  readonly seasons: Seasons
  readonly offers: Offers
}

/** The case that an order was dealt, if any. */
export const scenarioAt = (world: PlanWorld, standing: Standing): number | undefined => {
  const count = world.seasons.counts[standing.event] ?? 0
  const one = caseAt(standing.local, count, scenarios.length)
  // Each event begins elsewhere, so that small worlds have different cases too.
  return one === undefined ? undefined : (one + standing.event * 7) % scenarios.length
}
