/**
 * `boxport plan`: what a migration would do, and what it cannot carry.
 *
 * @module
 */
import type { Loss } from "@boxport/connector"
import { type Plan, type Planned, planMigration, stateLayer } from "@boxport/engine"
import { Effect } from "effect"
import { writeFile } from "node:fs/promises"
import { fileProblem } from "@boxport/formats"
import { configuration, network, stateFolder } from "../Connections.ts"
import { openEnds } from "../Ends.ts"
import { aligned, printable } from "../Output.ts"
import { about, count, counted } from "../progress/Words.ts"
import { result } from "../Results.ts"
import { Ended } from "../Usage.ts"

/** The command line of a plan. */
export interface PlanInput {
  readonly from: string
  readonly to: string
  readonly event: ReadonlyArray<string>
  readonly includeVoid: boolean
  readonly publish: boolean
  readonly out: string | undefined
}

const section = (title: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.length === 0 ? [] : ["", title, ...lines]

/** Counts by kind (`create_event`), a line each. */
export const kindLines = (counts: { readonly [kind: string]: number }): ReadonlyArray<string> =>
  aligned(
    Object.entries(counts).map(([kind, number]) => [`  ${kind.replaceAll("_", " ")}`, count(number)]),
    [1],
  )

/** What a loss is of: `orders`, `tickets.barcode`. */
export const lossOf = ({ entity, field }: Loss): string => (field === null ? entity : `${entity}.${field}`)

const lossLines = ({ losses }: Plan): ReadonlyArray<string> =>
  losses.map(
    (loss) => `  ${lossOf(loss)}: ${counted(loss.records, "record")} (${loss.reason}). ${printable(loss.instead)}`,
  )

/** A plan as a person reads it. */
export const planText = ({ plan }: Planned): string => {
  const todo = kindLines(plan.operations)
  return [
    `Migration ${plan.migration}`,
    ...(todo.length === 0 ? ["", "Nothing is left to do: everything that can be carried is there."] : []),
    ...section("To be done", todo),
    ...section("Not carried, or not as it was", lossLines(plan)),
    ...section(
      "In the way",
      plan.clashes.map(({ message, stops }) => `  ${stops ? "Stops the migration: " : ""}${printable(message)}`),
    ),
    "",
    `${counted(plan.requests.write, "request")} to the target, ${about(plan.seconds)} at its limits; ${counted(plan.requests.read, "request")} were read for this plan`,
    plan.emails === 0
      ? "Nobody is mailed."
      : `The platform would mail ${counted(plan.emails, "person", "people")}: not done without --allow-emails ${plan.emails}`,
    ...(plan.credits === 0 ? [] : [`Costs ${counted(plan.credits, "credit")} of the target's account.`]),
  ].join("\n")
}

const write = (file: string, plan: Plan) =>
  Effect.tryPromise({
    try: () => writeFile(file, `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600 }),
    catch: (cause) => fileProblem(file, "write", cause),
  })

/** Plans a migration. Nothing is written to either side. */
export const plan = Effect.fn("plan")(function* (input: PlanInput) {
  const loaded = yield* configuration
  const state = yield* stateFolder(loaded)
  const planned = yield* Effect.gen(function* () {
    const ends = yield* openEnds(loaded, input.from, input.to, input.event)
    return yield* Effect.provide(
      planMigration(ends, { state, publish: input.publish, includeVoid: input.includeVoid }),
      stateLayer(state),
    )
  }).pipe(Effect.scoped, Effect.provide(network))
  if (input.out !== undefined) yield* write(input.out, planned.plan)
  yield* result({ json: () => planned.plan, text: () => planText(planned) })
  const stops = planned.plan.clashes.some((clash) => clash.stops)
  if (stops || !planned.complete || planned.rejected.length > 0) return yield* new Ended({ exitCode: 3 })
})
