/**
 * `boxport demo`: the main job end to end against the twins in this process. Needs no account and no configuration.
 *
 * @module
 */
import type { Account, BudgetState } from "@boxport/connector"
import { type ExportResult, exportTo, migrate, migrateOptions, type Migrated, stateLayer } from "@boxport/engine"
import { type Format, formats } from "@boxport/formats"
import { tableNames } from "@boxport/model"
import { Effect } from "effect"
import { rm } from "node:fs/promises"
import { join, relative, resolve } from "node:path"
import { configurationOf, type LoadedConfiguration } from "../config/Read.ts"
import { network, openConnection } from "../Connections.ts"
import { openEnds } from "../Ends.ts"
import { Interruption } from "../Interruption.ts"
import { aligned, cut, Output, printable } from "../Output.ts"
import { shown } from "../progress/Reporter.ts"
import { count, counted } from "../progress/Words.ts"
import { result } from "../Results.ts"
import { type RunningTwin, twins } from "../Twins.ts"
import { Ended } from "../Usage.ts"
import { version } from "../Version.ts"
import { exportDocument, remarks } from "./Export.ts"
import { migrateDocument } from "./Migrate.ts"
import { type Peek, peek } from "./Peek.ts"
import { kindLines } from "./Plan.ts"

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

/** What the demo did with one platform. */
interface Shown {
  readonly running: RunningTwin
  readonly account: Account
  readonly budget: BudgetState
  readonly exports: ReadonlyArray<{ readonly format: Format; readonly done: ExportResult }>
  readonly seen: Peek
}

/** Checks one platform, exports it in every format, and looks into the files. */
const show = Effect.fnUntraced(function* (running: RunningTwin, loaded: LoadedConfiguration, to: string) {
  const folder = join(to, running.platform)
  const exports = yield* Effect.forEach(formats, (format) =>
    Effect.gen(function* () {
      const source = yield* openConnection(loaded, running.platform)
      const account = yield* source.account
      const done = yield* shown(
        exportTo(source, {
          to: join(folder, format),
          format,
          events: [],
          tables: [],
          raw: false,
          secrets: [],
          formulas: "defuse",
          boxport: version,
        }),
      )
      const { budget } = yield* source.usage
      return { format, account, budget, done }
    }).pipe(Effect.scoped),
  )
  const [first] = exports
  if (first === undefined) return yield* Effect.die(new Error("there is no format"))
  const result: Shown = {
    running,
    account: first.account,
    budget: first.budget,
    exports,
    seen: yield* peek(join(folder, "ndjson")),
  }
  return result
})

/** The platforms side by side: what each export holds. */
const comparison = (all: ReadonlyArray<Shown>): Array<string> => [
  ...aligned(
    [
      ["", ...all.map(({ running }) => running.title.toUpperCase())],
      ...tableNames.map((table) => [
        table,
        ...all.map(({ exports }) => count(exports[0]?.done.tables[table]?.rows ?? 0)),
      ]),
      ["requests", ...all.map(({ exports }) => count(exports[0]?.done.requests ?? 0))],
    ],
    all.map((_, column) => column + 1),
  ),
]

const section = ({ account, exports, running, seen }: Shown): Array<string> => [
  `${running.title}, ${printable(account.name ?? "account not told")}`,
  "",
  ...peekLines(seen),
  ...exports.flatMap(({ done }) => remarks(done)),
]

/** Where the demo's migration comes from and where it goes. */
const route = { from: "tito", to: "ticket-tailor" } as const

/** Moves everything from one twin to another. */
const move = Effect.fnUntraced(function* (loaded: LoadedConfiguration, to: string) {
  // The twins are new each time, so what an earlier demo remembers is not theirs.
  const state = join(to, "state")
  yield* Effect.promise(() => rm(state, { recursive: true, force: true }))
  const output = yield* Output
  yield* output.note(`Migrating ${route.from} to ${route.to}`)
  const ends = yield* openEnds(loaded, route.from, route.to, [])
  return yield* Effect.provide(migrate(ends, migrateOptions(state, { out: join(to, "migration") })), stateLayer(state))
}, Effect.scoped)

const migrationLines = (done: Migrated, folder: string): ReadonlyArray<string> => [
  "And from Tito to Ticket Tailor, as drafts and without a mail to anybody:",
  ...kindLines(done.created),
  `  ${count(done.codes.kept)} codes go on working at the door, ${count(done.codes.reissued)} are new`,
  `  ${done.verification.equal ? "verified: both sides agree" : `${counted(done.verification.differences.length, "difference")} found`}; ${counted(done.plan.losses.length, "kind")} of loss, each with its reason: ${join(folder, "migration", "plan.json")}`,
  "",
]

/** Starts the twins of all platforms, exports each in every format, and looks into the files. */
export const demo = Effect.fn("demo")(function* (input: DemoInput) {
  const to = resolve(input.to)
  const output = yield* Output
  const { exports: all, migrated } = yield* Effect.gen(function* () {
    const running = yield* Effect.forEach(twins, ({ start }) => start({ port: 0, orders: input.orders, seed: 1 }))
    const connections = Object.fromEntries(running.map(({ connection, platform }) => [platform, connection]))
    const loaded = yield* configurationOf(connections, to)
    yield* Interruption.means({
      message: "interrupted",
      hint: `The exports that were done by then are in ${input.to}.`,
      exitCode: 130,
    })
    const exports = yield* Effect.forEach(running, (twin) =>
      output
        .note(`${twin.title}'s twin at ${twin.url}, filled with ${counted(input.orders, "order")}`)
        .pipe(Effect.andThen(show(twin, loaded, to))),
    )
    return { exports, migrated: yield* move(loaded, to) }
  }).pipe(Effect.scoped, Effect.provide(network))
  yield* result({
    json: () => ({
      platforms: Object.fromEntries(
        all.map(({ account, budget, exports, running, seen }) => [
          running.platform,
          {
            account: account.name,
            mode: account.mode,
            budget,
            exports: Object.fromEntries(exports.map(({ done, format }) => [format, exportDocument(done)])),
            peek: seen,
          },
        ]),
      ),
      ...(migrated === null ? {} : { migration: migrateDocument(migrated) }),
      to,
    }),
    text: () => {
      const folder = relative(process.cwd(), to) || "."
      return [
        "One world, on every platform: the same events, orders and tickets, as each can hold them.",
        "",
        ...comparison(all),
        "",
        ...all.flatMap((one) => [...section(one), ""]),
        ...(migrated === null ? [] : migrationLines(migrated, folder)),
        "The files:",
        ...all.map(({ exports, running }) => {
          const kinds = exports.map(({ format }) => format).join(",")
          return `  ${join(folder, running.platform)}/{${kinds}}/`
        }),
        "",
        "Ask them something, with DuckDB for instance:",
        `  ${duckdbLine(folder)}`,
      ].join("\n")
    },
  })
  const attention = all.some(({ exports }) => exports.some(({ done }) => done.attention))
  if (attention) return yield* new Ended({ exitCode: 3 })
})

/** A command to try on the files in a folder: one question to all platforms. */
export const duckdbLine = (folder: string): string =>
  `duckdb -c "SELECT split_part(id, ':', 1) AS platform, currency, count(*) AS orders, sum(total_amount) AS total FROM '${join(folder, "*", "parquet", "orders.parquet").replaceAll("'", "''")}' GROUP BY ALL ORDER BY ALL"`
