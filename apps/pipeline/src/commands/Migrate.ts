/**
 * `boxport migrate`: plan, ask, apply, verify.
 *
 * @module
 */
import {
  type Ends,
  type Migrated,
  migrate as run,
  migrationId,
  type Plan,
  type Planned,
  stateLayer,
} from "@boxport/engine"
import { fileProblem } from "@boxport/formats"
import { Clock, Effect, Schema } from "effect"
import type { Prompt } from "effect/cli"
import { readFile } from "node:fs/promises"
import { configuration, concurrencyOf, network, stateFolder } from "../Connections.ts"
import { openEnds } from "../Ends.ts"
import { Interruption } from "../Interruption.ts"
import { Output } from "../Output.ts"
import { count, counted } from "../progress/Words.ts"
import type { LoadedConfiguration } from "../config/Read.ts"
import { canBeAsked, confirmed } from "../Question.ts"
import { type Rehearsal, rehearsal } from "../rehearsal/Rehearsal.ts"
import { result } from "../Results.ts"
import { Json } from "../Settings.ts"
import { Ended, UsageProblem } from "../Usage.ts"
import { kindLines, lossOf, planText } from "./Plan.ts"
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
  readonly rehearse: boolean
  readonly retryRejected: boolean
  readonly out: string | undefined
}

const Prints = Schema.Record(Schema.String, Schema.Struct({ rows: Schema.Int, sha256: Schema.String }))
const PlanFile = Schema.fromJsonString(
  Schema.Struct({ migration: Schema.String, fingerprint: Schema.Struct({ source: Prints, target: Prints }) }),
)
const decodePlan = Schema.decodeUnknownEffect(PlanFile)

const noPlan = (message: string) =>
  new UsageProblem({ message, hint: "Make one with: boxport plan FROM TO --out FILE" })

/** A plan that was kept: of which migration it is, and its fingerprints. */
const readPlan = (file: string) =>
  Effect.tryPromise({
    try: () => readFile(file, "utf8"),
    catch: (cause) => fileProblem(file, "read", cause),
  }).pipe(
    Effect.catchIf(
      ({ code }) => code === "ENOENT",
      () => noPlan(`there is no plan ${file}`),
    ),
    Effect.flatMap((text) => Effect.mapError(decodePlan(text), () => noPlan(`${file} is no plan of Boxport`))),
  )

/** The fingerprints of a plan that was kept of this migration; of another's everything would seem to have moved. */
const expectedBy = (input: MigrateInput, kept: Effect.Success<ReturnType<typeof readPlan>>, ends: Ends) =>
  kept.migration === migrationId(ends)
    ? Effect.succeed<Plan["fingerprint"]>(kept.fingerprint)
    : new UsageProblem({
        message: `${input.plan} is a plan of another migration (${kept.migration})`,
        hint: "Name the connections and events that it was made for, or plan these.",
      })

/** What being interrupted means: in a rehearsal; else before and after the first write may have left. */
const meanings = {
  rehearsal: "It was a rehearsal: nothing was written to either account.",
  before: "This run has written nothing to either account.",
  writing: "What was done is in the state folder. Run the same command again, and it goes on from there.",
}

const interruptionMeans = (hint: string) => Interruption.means({ message: "interrupted", hint, exitCode: 130 })

/** Asks before the first write, unless the answer was given on the command line. */
const ask = Effect.fnUntraced(function* (planned: Planned, { rehearse, yes }: MigrateInput) {
  if (rehearse) return true
  if (!yes && Object.keys(planned.plan.operations).length > 0) {
    yield* (yield* Output).note(planText(planned))
    if (!(yield* confirmed("Do this?"))) return false
  }
  yield* interruptionMeans(meanings.writing)
  return true
})

/** A rehearsal is of what is there now. */
const requireFresh = ({ plan, rehearse, retryRejected }: MigrateInput) => {
  const flag = plan !== undefined ? "--plan" : retryRejected ? "--retry-rejected" : null
  return rehearse && flag !== null
    ? Effect.fail(
        new UsageProblem({
          message: `--rehearse and ${flag} cannot go together`,
          hint: "A rehearsal begins anew each time, on a twin: leave one of them out.",
        }),
      )
    : Effect.void
}

/** Where nobody can be asked, the answer must be there before anything starts. */
const requireAnswer = Effect.fnUntraced(function* ({ rehearse, yes }: MigrateInput) {
  if (rehearse || yes) return
  const why = (yield* Json) ? "with --json nobody is asked" : canBeAsked() ? null : "there is no terminal to ask on"
  if (why === null) return
  return yield* new UsageProblem({
    message: why,
    hint: "Look at the plan first (boxport plan FROM TO), then say --yes.",
  })
})

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

/** A migration as a person reads it. */
const text = (done: Migrated): string => {
  const { codes, verification } = done
  return [
    Object.keys(done.created).length === 0 ? "Nothing new was made." : "Made:",
    ...kindLines(done.created),
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

const onlyThis = (losses: Rehearsal["lacks"]): string =>
  losses.length === 0 ? "" : `, but for ${[...new Set(losses.map(lossOf))].join(", ")}`

/** Puts a twin in the target's place. */
const rehearsed = Effect.fnUntraced(function* (
  loaded: LoadedConfiguration,
  ends: Ends,
  { to }: MigrateInput,
  state: string,
) {
  const output = yield* Output
  yield* output.note(`A rehearsal: ${to} is only read, and a twin of it on this machine is written to.`)
  const ready = yield* rehearsal(loaded, ends, { to, state })
  yield* output.note(
    `The twin holds ${counted(ready.events, "event")} and ${counted(ready.tickets, "ticket")} of ${to}${onlyThis(ready.lacks)}.`,
  )
  if (ready.missing > 0) {
    const where = ready.rejected === null ? "" : `: see ${ready.rejected}`
    yield* output.note(
      `Look at this: ${counted(ready.missing, "record")} of ${to} could not be given to the twin${where}`,
    )
  }
  if (!ready.complete) yield* output.note(`Look at this: ${to} could not be read whole; the twin holds what was read.`)
  if (ready.assumedZone !== null) {
    yield* output.note(
      `${to} has no event to see its time zone by; the twin goes by ${ready.assumedZone}, as your events do.`,
    )
  }
  return ready
})

/** What a rehearsal came to, besides what a migration does. */
const rehearsalDocument = ({ complete, lacks, mails, missing }: Rehearsal) => ({
  rehearsal: true,
  mails: mails(),
  lacks,
  missing,
  complete,
})

const rehearsalText = ({ mails }: Rehearsal): string =>
  mails() === 0 ? "Rehearsed: nobody would be mailed." : `Rehearsed: ${counted(mails(), "mail")} would be sent.`

/** Migrates. */
export const migrate = Effect.fn("migrate")(function* (input: MigrateInput) {
  yield* requireFresh(input)
  yield* requireAnswer(input)
  const loaded = yield* configuration
  const state = yield* stateFolder(loaded)
  const output = yield* Output
  const asking = yield* Effect.context<Prompt.Environment | Output | Interruption>()
  const kept = input.plan === undefined ? null : yield* readPlan(input.plan)
  yield* interruptionMeans(input.rehearse ? meanings.rehearsal : meanings.before)
  let hasBegun = false
  const done = yield* Effect.gen(function* () {
    const real = yield* openEnds(loaded, input.from, input.to, input.event)
    const expected = kept === null ? null : yield* expectedBy(input, kept, real)
    const stand = input.rehearse ? yield* rehearsed(loaded, real, input, state) : null
    const { ends, state: folder } = stand ?? { ends: real, state }
    const migrated = yield* Effect.provide(
      run(ends, {
        state: folder,
        publish: input.publish,
        includeVoid: input.includeVoid,
        allowEmails: input.allowEmails ?? null,
        expected,
        retryRejected: input.retryRejected,
        out: input.out ?? null,
        concurrency: concurrencyOf(loaded, input.to),
        confirm: (planned) =>
          Effect.map(Effect.provideContext(ask(planned, input), asking), (answer) => (hasBegun = answer)),
        onProgress: progress(output),
      }),
      stateLayer(folder),
    ).pipe(Effect.tapError(() => (hasBegun && !input.rehearse ? output.note(meanings.writing) : Effect.void)))
    if (migrated === null) return null
    const isLikeTheTarget = stand === null || (stand.missing === 0 && stand.complete)
    return {
      attention: migrated.attention || !isLikeTheTarget,
      json: { ...migrateDocument(migrated), ...(stand === null ? {} : rehearsalDocument(stand)) },
      text: [text(migrated), ...(stand === null ? [] : [rehearsalText(stand)])].join("\n"),
    }
  }).pipe(Effect.ensuring(output.live([])), Effect.scoped, Effect.provide(network))
  if (done === null) {
    yield* output.note("Nothing was done.")
    return
  }
  yield* result({ json: () => done.json, text: () => done.text })
  if (done.attention) return yield* new Ended({ exitCode: 3 })
})
