/**
 * `boxport migrate`: plan, ask, apply, verify.
 *
 * @module
 */
import { type Migrated, migrate as run, type Plan, type Planned, stateLayer } from "@boxport/engine"
import { fileProblem } from "@boxport/formats"
import { Clock, Effect, Schema } from "effect"
import { Prompt } from "effect/cli"
import { readFile } from "node:fs/promises"
import { configuration, concurrencyOf, network, stateFolder } from "../Connections.ts"
import { openEnds } from "../Ends.ts"
import { Interruption } from "../Interruption.ts"
import { aligned, Output } from "../Output.ts"
import { count, counted } from "../progress/Words.ts"
import { result } from "../Results.ts"
import { Ended, UsageProblem } from "../Usage.ts"
import { planText } from "./Plan.ts"
import { differenceLines } from "./Verify.ts"

/** The command line of a migration. */
export interface MigrateInput {
  readonly from: string
  readonly to: string
  readonly event: ReadonlyArray<string>
  readonly plan: string | undefined
  readonly yes: boolean
  readonly allowEmails: number | undefined
  readonly publish: boolean
  readonly includeVoid: boolean
  readonly retryRejected: boolean
  readonly out: string | undefined
}

const Prints = Schema.Record(Schema.String, Schema.Struct({ rows: Schema.Int, sha256: Schema.String }))
const PlanFile = Schema.fromJsonString(
  Schema.Struct({ fingerprint: Schema.Struct({ source: Prints, target: Prints }) }),
)
const decodePlan = Schema.decodeUnknownEffect(PlanFile)

/** The fingerprints of a plan that was kept. */
const readPlan = (file: string) =>
  Effect.tryPromise({
    try: () => readFile(file, "utf8"),
    catch: (cause) => fileProblem(file, "read", cause),
  }).pipe(
    Effect.flatMap((text) =>
      Effect.mapError(
        decodePlan(text),
        () =>
          new UsageProblem({
            message: `${file} is no plan of Boxport`,
            hint: "Make one with: boxport plan FROM TO --out FILE",
          }),
      ),
    ),
    Effect.map(({ fingerprint }): Plan["fingerprint"] => fingerprint),
  )

/** Asks before the first write, unless the answer was given on the command line. */
const ask = (output: Output["Service"], yes: boolean) =>
  Effect.fnUntraced(function* (planned: Planned) {
    const left = Object.keys(planned.plan.operations).length
    if (yes || left === 0) return true
    yield* output.note(planText(planned))
    return yield* Prompt.run(Prompt.Confirm({ message: "Do this?", initial: false }))
  })

/** Where nobody can be asked, the answer must be there before anything starts. */
const requireAnswer = ({ yes }: MigrateInput) =>
  yes || process.stdin.isTTY === true
    ? Effect.void
    : Effect.fail(
        new UsageProblem({
          message: "there is no terminal to ask on",
          hint: "Look at the plan first (boxport plan FROM TO), then say --yes.",
        }),
      )

/** Says how far it is: live on a terminal, else a line every few seconds. */
const progress = (output: Output["Service"]) => {
  let last = 0
  return Effect.fnUntraced(function* (done: number, of: number) {
    const line = `${count(done)} of ${counted(of, "operation")} done`
    if (output.liveTerminal) return yield* output.live([line])
    const now = yield* Clock.currentTimeMillis
    if (now - last < 5000 && done !== of) return
    last = now
    yield* output.note(line)
  })
}

const kinds = (counts: { readonly [kind: string]: number }): ReadonlyArray<string> =>
  aligned(
    Object.entries(counts).map(([kind, number]) => [`  ${kind.replaceAll("_", " ")}`, count(number)]),
    [1],
  )

/** A migration as a person reads it. */
const text = (done: Migrated): string => {
  const { codes, verification } = done
  return [
    Object.keys(done.created).length === 0 ? "Nothing new was made." : "Made:",
    ...kinds(done.created),
    `Codes: ${count(codes.kept)} still work, ${count(codes.reissued)} are new (see ${done.bridge}), ${count(codes.notCarried)} have none`,
    ...(done.rejected === 0 ? [] : [`${counted(done.rejected, "record")} rejected: see rejected.ndjson beside it`]),
    ...(done.held === 0
      ? []
      : [`${counted(done.held, "operation")} not done, since the platform would mail people: see --allow-emails`]),
    verification.equal ? "Verified: both sides agree." : "Verification found differences:",
    ...differenceLines(verification),
  ].join("\n")
}

/** The keys that scripts may rely on, and more. */
export const migrateDocument = (done: Migrated) => ({
  migration: done.migration,
  created: done.created,
  skipped: done.skipped,
  rejected: done.rejected,
  verified: done.verified,
  bridge: done.bridge,
  held: done.held,
  codes: done.codes,
  losses: done.plan.losses,
  differences: done.verification.differences,
})

/** Migrates. */
export const migrate = Effect.fn("migrate")(function* (input: MigrateInput) {
  yield* requireAnswer(input)
  const loaded = yield* configuration
  const state = yield* stateFolder(loaded)
  const output = yield* Output
  const terminal = yield* Effect.context<Prompt.Environment>()
  const expected = input.plan === undefined ? null : yield* readPlan(input.plan)
  yield* Interruption.means({
    message: "interrupted",
    hint: "What was done is in the state folder. Run the same command again, and it goes on from there.",
    exitCode: 130,
  })
  const done = yield* Effect.gen(function* () {
    const ends = yield* openEnds(loaded, input.from, input.to, input.event)
    return yield* Effect.provide(
      run(ends, {
        state,
        publish: input.publish,
        includeVoid: input.includeVoid,
        allowEmails: input.allowEmails ?? null,
        expected,
        retryRejected: input.retryRejected,
        out: input.out ?? null,
        concurrency: concurrencyOf(loaded, input.to),
        confirm: (planned) =>
          ask(
            output,
            input.yes,
          )(planned).pipe(
            Effect.orElseSucceed(() => false),
            Effect.provideContext(terminal),
          ),
        onProgress: progress(output),
      }),
      stateLayer(state),
    )
  }).pipe(Effect.ensuring(output.live([])), Effect.scoped, Effect.provide(network))
  if (done === null) {
    yield* output.note("Nothing was done.")
    return
  }
  yield* result({ json: () => migrateDocument(done), text: () => text(done) })
  if (done.attention) return yield* new Ended({ exitCode: 3 })
})
