/**
 * `boxport run`: one configured job, now.
 *
 * @module
 */
import { stateLayer, type SyncPrice, syncPrice } from "@boxport/engine"
import { Effect, Exit } from "effect"
import { configuration, network, stateFolder } from "../Connections.ts"
import { openFor, syncOptions } from "../Exporting.ts"
import { exportOf, requireJob } from "../jobs/Jobs.ts"
import { perform } from "../jobs/Perform.ts"
import { shown } from "../progress/Reporter.ts"
import { counted } from "../progress/Words.ts"
import { Interruption } from "../Interruption.ts"
import { result } from "../Results.ts"
import { Json } from "../Settings.ts"
import { Ended, UsageProblem } from "../Usage.ts"
import { exportText } from "./Export.ts"

/** The command line of a run. */
export interface RunInput {
  readonly job: string
  readonly dryRun: boolean
}

const reasons: { readonly [because in NonNullable<SyncPrice["because"]>]: string } = {
  first: "it is the first run",
  changed: "the job asks for something else than before",
  due: "that is due",
  cheaper: "that takes fewer requests than the events one by one",
}

const priceText = (job: string, { because, events, requests }: SyncPrice): string =>
  [
    `Job ${job}`,
    because === null
      ? `The next run reads the sales of ${counted(events.read, "event")} of ${events.listed}: open and recent ones, and those that have changed.`
      : `The next run reads everything: ${reasons[because]}.`,
    requests === null
      ? "How many requests that takes shows when everything was read once."
      : `It takes ${counted(requests, "request")} at most, as long as none has to be repeated and no list that the platform does not count has grown by more than a tenth and a hundred.`,
  ].join("\n")

/** Says what the next run of an incremental job takes. */
const priceJob = Effect.fn("run.price")(function* (input: RunInput) {
  const loaded = yield* configuration
  const job = yield* requireJob(loaded, input.job)
  const wanted = exportOf(loaded, input.job, job)
  const { incremental } = wanted
  if (incremental === undefined) {
    return yield* new UsageProblem({
      message: `the job "${input.job}" reads everything in every run, so there is nothing to tell beforehand`,
      hint: "--dry-run is for jobs with incremental: true.",
    })
  }
  const state = yield* stateFolder(loaded)
  const price = yield* Effect.flatMap(openFor(loaded, wanted), (source) =>
    syncPrice(source, syncOptions(wanted, incremental)),
  ).pipe(Effect.scoped, Effect.provide([stateLayer(state), network]))
  yield* result({ json: () => ({ job: input.job, ...price }), text: () => priceText(input.job, price) })
})

/** Runs a job, and ends as its run did. */
const runJob = Effect.fn("run")(function* (input: RunInput) {
  const loaded = yield* configuration
  const job = yield* requireJob(loaded, input.job)
  const state = yield* stateFolder(loaded)
  yield* Interruption.means({
    message: "interrupted",
    hint: `Nothing of this run was left in ${exportOf(loaded, input.job, job).to}. Run the job again within 12 hours, and it goes on where it was.`,
    exitCode: 130,
  })
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

/** Runs a job, or says what its next run takes. */
export const run = (input: RunInput) => (input.dryRun ? priceJob(input) : Effect.asVoid(runJob(input)))
