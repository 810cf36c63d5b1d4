/**
 * The two ends of a migration, from the names of their connections.
 *
 * @module
 */
import type { Ends } from "@boxport/engine"
import { Effect } from "effect"
import type { LoadedConfiguration } from "./config/Read.ts"
import { openConnection, openTarget, requireConnection } from "./Connections.ts"
import { UsageProblem } from "./Usage.ts"

/** Opens both ends. One connection cannot be both. */
export const openEnds = Effect.fn("openEnds")(function* (
  loaded: LoadedConfiguration,
  from: string,
  to: string,
  events: ReadonlyArray<string>,
) {
  yield* requireConnection(loaded, from)
  yield* requireConnection(loaded, to)
  if (from === to) {
    return yield* new UsageProblem({
      message: `"${from}" cannot be migrated to itself`,
      hint: "Name two connections: where the events are, and where they go.",
    })
  }
  const ends: Ends = {
    source: yield* openConnection(loaded, from),
    there: yield* openConnection(loaded, to),
    target: yield* openTarget(loaded, to),
    events,
  }
  return ends
})
