/**
 * `boxport check`: are the credentials good, and whose are they?
 *
 * @module
 */
import type { Account, BudgetState, ConnectorError } from "@boxport/connector"
import { Effect } from "effect"
import { configuration, connectionNames, network, openConnection, requireConnection } from "../Connections.ts"
import { describe } from "../Failure.ts"
import { aligned, printable } from "../Output.ts"
import { about, count } from "../progress/Words.ts"
import { result } from "../Results.ts"
import { Ended } from "../Usage.ts"

/** What became of one connection. */
export type Checked = { readonly name: string; readonly platform: string } & (
  | { readonly _tag: "Good"; readonly account: Account; readonly budget: BudgetState }
  | { readonly _tag: "Bad"; readonly error: ConnectorError }
)

const budgetText = ({ limit, remaining, resetsIn }: BudgetState): string => {
  if (remaining === null) return "limit not told"
  const of = limit === null ? "" : ` of ${count(limit)}`
  const reset = resetsIn === null ? "" : `, full again in ${about(resetsIn)}`
  return `${count(remaining)}${of} requests left${reset}`
}

const text = (checked: ReadonlyArray<Checked>): string => {
  const lines = aligned(
    checked.map((one) =>
      one._tag === "Good"
        ? [
            "ok",
            one.name,
            one.platform,
            printable(one.account.name ?? "(account not told)"),
            one.account.mode ?? "(mode not told)",
            budgetText(one.budget),
          ]
        : ["failed", one.name, one.platform],
    ),
  )
  return checked
    .flatMap((one, index) => {
      const line = lines[index] ?? ""
      if (one._tag === "Good") return [line]
      const { hint, message } = describe(one.error)
      return [line, `        ${printable(message)}`, `        ${printable(hint)}`]
    })
    .join("\n")
}

const document = (checked: ReadonlyArray<Checked>) => ({
  connections: Object.fromEntries(
    checked.map((one) => [
      one.name,
      one._tag === "Good"
        ? { platform: one.platform, account: one.account.name, mode: one.account.mode, budget: one.budget }
        : { platform: one.platform, error: describe(one.error) },
    ]),
  ),
})

/** Tries connections, all of them when none is named, one after the other so that the answers keep their order. */
export const check = Effect.fn("check")(function* (input: { readonly connections: ReadonlyArray<string> }) {
  const loaded = yield* configuration
  const names = input.connections.length === 0 ? connectionNames(loaded) : [...new Set(input.connections)]
  yield* Effect.forEach(names, (name) => requireConnection(loaded, name), { discard: true })
  const checked = yield* Effect.forEach(names, (name) =>
    Effect.gen(function* () {
      const source = yield* openConnection(loaded, name)
      const { platform } = source
      return yield* Effect.gen(function* () {
        const account = yield* source.account
        const { budget } = yield* source.usage
        const good: Checked = { _tag: "Good", name, platform, account, budget }
        return good
      }).pipe(
        Effect.catchTag("ConnectorError", (error) => Effect.succeed<Checked>({ _tag: "Bad", name, platform, error })),
      )
    }).pipe(Effect.scoped),
  ).pipe(Effect.provide(network))
  yield* result({ json: () => document(checked), text: () => text(checked) })
  if (checked.some(({ _tag }) => _tag === "Bad")) return yield* new Ended({ exitCode: 1 })
})
