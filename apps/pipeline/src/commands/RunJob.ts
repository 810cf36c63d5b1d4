/**
 * `boxport run`: one configured job, now.
 *
 * @module
 */
import { stateLayer } from "@boxport/engine"
import { Effect, Exit } from "effect"
import { configuration, network, stateFolder } from "../Connections.ts"
import { exportOf, requireJob } from "../jobs/Jobs.ts"
import { perform } from "../jobs/Perform.ts"
import { shown } from "../progress/Reporter.ts"
import { result } from "../Results.ts"
import { Json } from "../Settings.ts"
import { Ended } from "../Usage.ts"
import { exportText, meansNothingLeft } from "./Export.ts"

/** Runs a job, and ends as its run did. */
export const runJob = Effect.fn("run")(function* (input: { readonly job: string }) {
  const loaded = yield* configuration
  const job = yield* requireJob(loaded, input.job)
  const state = yield* stateFolder(loaded)
  yield* meansNothingLeft(exportOf(loaded, job).to)
  const { document, exit, exitCode } = yield* perform(
    loaded,
    { name: input.job, job, state, scheduledFor: null },
    shown,
  ).pipe(Effect.provide([stateLayer(state), network]))
  // A document that tells of the failure has been asked for: the failure itself would be said as a second one.
  if (Exit.isFailure(exit) && !(yield* Json)) return yield* exit
  yield* result({
    json: () => document,
    text: () => (Exit.isSuccess(exit) ? `Job ${input.job}\n${exportText(exit.value)}` : ""),
  })
  if (exitCode !== 0) return yield* new Ended({ exitCode })
})
