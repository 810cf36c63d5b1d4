/**
 * `boxport demo`: the main job end to end against a twin in this process. Needs no account and no configuration.
 *
 * @module
 */
import { exportTo } from "@boxport/engine"
import { formats } from "@boxport/formats"
import { Effect, Schema } from "effect"
import { join, relative, resolve } from "node:path"
import { ConfigurationFile } from "../config/Configuration.ts"
import { network, openConnection } from "../Connections.ts"
import { Interruption } from "../Interruption.ts"
import { aligned, cut, Output, printable } from "../Output.ts"
import { shown } from "../progress/Reporter.ts"
import { count, counted } from "../progress/Words.ts"
import { result } from "../Results.ts"
import { twins } from "../Twins.ts"
import { Ended } from "../Usage.ts"
import { version } from "../Version.ts"
import { exportDocument, remarks, tableLines } from "./Export.ts"
import { type Peek, peek } from "./Peek.ts"

/** The command line of a demo. */
export interface DemoInput {
  readonly to: string
  readonly orders: number
}

const peekLines = ({ events, sales }: Peek): Array<string> => {
  const most = events.slice(0, 5)
  return [
    ...aligned(
      [
        ["EVENT", "ORDERS", "TICKETS", "CHECKED IN"],
        ...most.map((event) => [
          cut(printable(event.title ?? event.id), 40),
          count(event.orders),
          count(event.tickets),
          count(event.checkedIn),
        ]),
      ],
      [1, 2, 3],
    ),
    ...(events.length > most.length ? [`… and ${counted(events.length - most.length, "event")} more`] : []),
    "",
    ...aligned(
      [
        ["CURRENCY", "PAID ORDERS", "SOLD", "REFUNDED"],
        ...sales.map(({ currency, orders, refunded, sold }) => [currency, count(orders), sold, refunded]),
      ],
      [1, 2, 3],
    ),
  ]
}

/** Starts a twin, checks it, exports it in every format, and looks into the files. */
export const demo = Effect.fn("demo")(function* (input: DemoInput) {
  const to = resolve(input.to)
  const output = yield* Output
  const [twin] = twins
  const run = Effect.gen(function* () {
    const running = yield* twin.start({ port: 0, orders: input.orders, seed: 1 })
    const configuration = yield* Effect.orDie(
      Schema.decodeUnknownEffect(ConfigurationFile)({ connections: { demo: running.connection } }),
    )
    const loaded = { file: "demo", folder: to, configuration }
    yield* Interruption.means({
      message: "interrupted",
      hint: `The exports that were done by then are in ${input.to}.`,
      exitCode: 130,
    })
    yield* output.note(`${running.title}'s twin at ${running.url}, filled with ${counted(input.orders, "order")}`)
    const exports = yield* Effect.forEach(formats, (format) =>
      Effect.gen(function* () {
        const source = yield* openConnection(loaded, "demo")
        const account = yield* source.account
        const done = yield* shown(
          exportTo(source, {
            to: join(to, format),
            format,
            events: [],
            tables: [],
            raw: false,
            formulas: "defuse",
            boxport: version,
          }),
        )
        const { budget } = yield* source.usage
        return { format, account, budget, done }
      }).pipe(Effect.scoped),
    )
    return { running, exports }
  })
  const { exports, running } = yield* run.pipe(Effect.scoped, Effect.provide(network))
  const [first] = exports
  if (first === undefined) return yield* Effect.die(new Error("there is no format"))
  const seen = yield* peek(join(to, "ndjson"))
  yield* result({
    json: () => ({
      account: {
        platform: running.platform,
        account: first.account.name,
        mode: first.account.mode,
        budget: first.budget,
      },
      exports: Object.fromEntries(exports.map(({ done, format }) => [format, exportDocument(done)])),
      peek: seen,
      to,
    }),
    text: () => {
      const folder = relative(process.cwd(), to) || "."
      return [
        `${running.title}, ${printable(first.account.name ?? "account not told")}: ${counted(first.done.requests, "request")} for everything`,
        "",
        ...tableLines(first.done),
        ...remarks(first.done),
        "",
        ...peekLines(seen),
        "",
        "The files:",
        ...exports.map(({ format }) => `  ${join(folder, format)}/`),
        "",
        "Ask them something, with DuckDB for instance:",
        `  ${duckdbLine(folder)}`,
      ].join("\n")
    },
  })
  if (exports.some(({ done }) => done.attention)) return yield* new Ended({ exitCode: 3 })
})

/** A command to try on the files in a folder. */
export const duckdbLine = (folder: string): string =>
  `duckdb -c "SELECT currency, count(*) AS orders, sum(total_amount) AS total FROM '${join(folder, "parquet", "orders.parquet").replaceAll("'", "''")}' GROUP BY ALL"`
