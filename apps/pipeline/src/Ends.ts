/**
 * The two ends of a migration, from the names of their connections.
 *
 * @module
 */
import { ConnectorError, NotFound, type Source } from "@boxport/connector"
import type { Ends } from "@boxport/engine"
import { Effect, Stream } from "effect"
import type { LoadedConfiguration } from "./config/Read.ts"
import { openConnection, openTarget, requireConnection } from "./Connections.ts"
import { UsageProblem } from "./Usage.ts"

/** A source that says which events were asked for where the platform has nothing: errors have no ids of their own. */
const namingEvents = (source: Source, events: ReadonlyArray<string>): Source =>
  events.length === 0
    ? source
    : {
        ...source,
        read: (query) =>
          Stream.mapError(source.read(query), (error) =>
            error.reason._tag === "NotFound"
              ? new ConnectorError({
                  connection: error.connection,
                  operation: error.operation,
                  reason: new NotFound({
                    hint: `Is there an event ${events.join(", ")}? boxport events ${error.connection} lists them.`,
                  }),
                })
              : error,
          ),
      }

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
    source: namingEvents(yield* openConnection(loaded, from), events),
    there: yield* openConnection(loaded, to),
    target: yield* openTarget(loaded, to),
    events,
  }
  return ends
})
