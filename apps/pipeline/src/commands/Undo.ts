/**
 * `boxport undo`: what a migration made is taken back.
 *
 * @module
 */
import { migrationStatuses, stateLayer, undoMigration, type UndoResult } from "@boxport/engine"
import { Effect } from "effect"
import { configuration, network, openTarget, stateFolder } from "../Connections.ts"
import { Interruption } from "../Interruption.ts"
import { printable } from "../Output.ts"
import { counted } from "../progress/Words.ts"
import { result } from "../Results.ts"
import { Ended, UsageProblem } from "../Usage.ts"

const mostShown = 20

const counts = (word: string, all: { readonly [kind: string]: number }): ReadonlyArray<string> =>
  Object.entries(all).map(([kind, things]) => `${counted(things, "thing")} of ${kind} ${word}`)

const text = ({ kept, migration, removed, voided }: UndoResult): string =>
  [
    `Migration ${migration}`,
    ...counts("removed", removed),
    ...counts("made void or hidden", voided),
    ...(kept.length === 0 ? [] : [`${counted(kept.length, "thing")} the platform keeps:`]),
    ...kept
      .slice(0, mostShown)
      .map(({ kind, source, target, why }) => `  ${kind} ${printable(target ?? source)}: ${printable(why)}`),
    ...(kept.length > mostShown ? [`  and ${kept.length - mostShown} more; see --json`] : []),
  ].join("\n")

/** Takes a migration back. */
export const undo = Effect.fn("undo")(function* (input: { readonly migration: string }) {
  const loaded = yield* configuration
  const state = yield* stateFolder(loaded)
  yield* Interruption.means({
    message: "interrupted",
    hint: "What was taken back is noted. Run the same command again, and it goes on from there.",
    exitCode: 130,
  })
  const done = yield* Effect.gen(function* () {
    const known = yield* migrationStatuses({ state })
    const found = known.find(({ id }) => id === input.migration)
    if (found === undefined) {
      return yield* new UsageProblem({
        message: `there is no migration "${input.migration}" in ${state}`,
        hint: known.length === 0 ? "There is none at all." : `Its migrations: ${known.map(({ id }) => id).join(", ")}`,
      })
    }
    const target = yield* openTarget(loaded, found.target)
    return yield* undoMigration(found.id, target, { state })
  }).pipe(Effect.provide(stateLayer(state)), Effect.scoped, Effect.provide(network))
  yield* result({ json: () => done, text: () => text(done) })
  if (done.kept.length > 0) return yield* new Ended({ exitCode: 3 })
})
