/**
 * `boxport verify`: both sides read again and compared.
 *
 * @module
 */
import { stateLayer, type Verification, verifyMigration } from "@boxport/engine"
import { Effect } from "effect"
import { configuration, network, stateFolder } from "../Connections.ts"
import { openEnds } from "../Ends.ts"
import { aligned, cut, printable } from "../Output.ts"
import { count, counted } from "../progress/Words.ts"
import { result } from "../Results.ts"
import { Ended } from "../Usage.ts"

/** The command line of a verification. */
export interface VerifyInput {
  readonly from: string
  readonly to: string
  readonly event: ReadonlyArray<string>
  readonly includeVoid: boolean
  readonly publish: boolean
}

const mostShown = 20

const quoted = (value: string): string => (value === "" ? "nothing" : JSON.stringify(printable(value)))

/** The first differences, a line each. */
export const differenceLines = ({ differences }: Verification): ReadonlyArray<string> => [
  ...differences
    .slice(0, mostShown)
    .map(({ entity, field, from, id, to }) =>
      field === "*"
        ? `  ${entity} ${id}: ${to === "0" ? "is missing" : from === "0" ? "should not be there" : `is there ${to} times`}`
        : `  ${entity} ${id}: ${field} is ${quoted(to)}, must be ${quoted(from)}`,
    ),
  ...(differences.length > mostShown ? [`  and ${count(differences.length - mostShown)} more`] : []),
]

/** Tickets by type and status, and money by currency; where both sides have the same, that once. */
const totalLines = ({ money, tickets }: Verification["totals"]): ReadonlyArray<string> => {
  const sides = (from: string, to: string) => (from === to ? to : `${to}, must be ${from}`)
  return aligned(
    [
      ...tickets.map(({ from, status, ticketType, title, to }) => [
        `  ${cut(printable(title ?? ticketType ?? "without a type"), 40)}`,
        status,
        sides(count(from), count(to)),
      ]),
      ...money.map(({ currency, from, to }) => ["  orders", currency ?? "", sides(from, to)]),
    ],
    [],
  )
}

const text = (found: Verification): string =>
  [
    ...Object.entries(found.checked).map(([table, records]) => `${counted(records, "record")} of ${table} compared`),
    ...totalLines(found.totals),
    found.equal ? "Both sides agree." : `${counted(found.differences.length, "difference")}:`,
    ...differenceLines(found),
  ].join("\n")

/** Reads both sides again and compares them. */
export const verify = Effect.fn("verify")(function* (input: VerifyInput) {
  const loaded = yield* configuration
  const state = yield* stateFolder(loaded)
  const found = yield* Effect.gen(function* () {
    const ends = yield* openEnds(loaded, input.from, input.to, input.event)
    return yield* Effect.provide(
      verifyMigration(ends, { state, publish: input.publish, includeVoid: input.includeVoid }),
      stateLayer(state),
    )
  }).pipe(Effect.scoped, Effect.provide(network))
  yield* result({ json: () => found, text: () => text(found) })
  if (!found.equal) return yield* new Ended({ exitCode: 3 })
})
