/**
 * `boxport status`: the migrations of the state folder, and where they stand.
 *
 * @module
 */
import { type MigrationStatus, migrationStatuses, stateLayer } from "@boxport/engine"
import { Effect } from "effect"
import { configuration, stateFolder } from "../Connections.ts"
import { aligned, Output, printable } from "../Output.ts"
import { count } from "../progress/Words.ts"
import { result } from "../Results.ts"

const head = ["MIGRATION", "STATUS", "DONE", "LEFT", "REJECTED", "LAST RUN"]

const cells = ({ id, operations, status, updatedAt }: MigrationStatus): ReadonlyArray<string> => [
  printable(id),
  status,
  count((operations.done ?? 0) + (operations.undone ?? 0)),
  count((operations.planned ?? 0) + (operations.begun ?? 0) + (operations.held ?? 0)),
  count((operations.failed ?? 0) + (operations.unsure ?? 0) + (operations.skipped ?? 0)),
  updatedAt,
]

/** Lists what the state folder knows. */
export const status = Effect.fn("status")(function* () {
  const loaded = yield* configuration
  const state = yield* stateFolder(loaded)
  const migrations = yield* Effect.provide(migrationStatuses({ state }), stateLayer(state))
  const output = yield* Output
  yield* result({
    json: () => ({ migrations }),
    text: () =>
      migrations.length === 0
        ? "No migrations yet."
        : output.resultTerminal
          ? aligned([head, ...migrations.map(cells)], [2, 3, 4]).join("\n")
          : [head.map((word) => word.toLowerCase()), ...migrations.map(cells)].map((row) => row.join("\t")).join("\n"),
  })
})
