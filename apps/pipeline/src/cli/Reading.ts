/**
 * The commands that read a connection: check, events, export.
 *
 * @module
 */
import { formats } from "@boxport/formats"
import { isTableName, Privacy, type TableName, tableNames } from "@boxport/model"
import { Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { connection, lazily } from "./Shared.ts"

/** `boxport check` */
export const check = Command.make(
  "check",
  {
    connections: Argument.String("connection").pipe(
      Argument.withMetavar("CONNECTION"),
      Argument.withDescription("Connections to try (default: all)"),
      Argument.variadic(),
    ),
  },
  lazily(() => import("../commands/Check.ts").then(({ check }) => check)),
).pipe(Command.withDescription("Try the credentials; show account, mode and what is left of the request budget"))

/** `boxport events` */
export const events = Command.make(
  "events",
  { connection },
  lazily(() => import("../commands/Events.ts").then(({ events }) => events)),
).pipe(Command.withDescription("List a connection's events, with counts"))

const wordsOf = (list: string): ReadonlyArray<string> => list.split(",").map((word) => word.trim())

/** `orders,tickets` as table names, if they all are. */
const tableList = (list: string): Option.Option<ReadonlyArray<TableName>> => {
  const words = wordsOf(list)
  const names = words.filter(isTableName)
  return names.length === words.length ? Option.some([...new Set(names)]) : Option.none()
}

const notTables = (list: string): string => {
  const unknown = wordsOf(list).filter((word) => !isTableName(word))
  return `names of tables, separated by commas; not one of them: ${unknown.map((word) => JSON.stringify(word)).join(", ")}`
}

/** `boxport export` */
export const exportTables = Command.make(
  "export",
  {
    connection,
    to: Flag.String("to").pipe(Flag.withMetavar("DIR"), Flag.withDescription("Folder for the files")),
    format: Flag.Literals("format", formats).pipe(
      Flag.withDescription("Format of the tables (default: csv)"),
      Flag.withDefault("csv" as const),
    ),
    event: Flag.String("event").pipe(
      Flag.withMetavar("ID"),
      Flag.withDescription("Only this event, by the platform's own id; can be given several times (default: all)"),
      Flag.atLeast(0),
    ),
    tables: Flag.String("tables").pipe(
      Flag.withMetavar("a,b"),
      Flag.withDescription(`Only these tables (default: all): ${tableNames.join(", ")}`),
      Flag.filterMap(tableList, notTables),
      Flag.withDefault([]),
    ),
    raw: Flag.Boolean("raw").pipe(
      Flag.withDescription("Add every native record, but for its secret fields, as raw/<resource>.ndjson"),
      Flag.withDefault(false),
    ),
    includeSecrets: Flag.String("include-secrets").pipe(
      Flag.withMetavar("a,b"),
      Flag.withDescription(
        "Keep these secret fields, by their native names (docs/fields), in extra and raw files (default: none)",
      ),
      Flag.map(wordsOf),
      Flag.withDefault([]),
    ),
    privacy: Flag.Literals("privacy", Privacy.privacyModes).pipe(
      Flag.withDescription(
        "Keep personal data, replace it by pseudonyms under the configuration's privacyKey, or leave it out (default: full)",
      ),
      Flag.withDefault("full" as const),
    ),
    strict: Flag.Boolean("strict").pipe(
      Flag.withDescription("End with exit code 3 where the platform sends what it is not known to send"),
      Flag.withDefault(false),
    ),
    csvFormulas: Flag.Literals("csv-formulas", ["defuse", "keep"]).pipe(
      Flag.withDescription(
        "Text cells that a spreadsheet would run: put a ' before them, or keep them (default: defuse)",
      ),
      Flag.withDefault("defuse" as const),
    ),
  },
  lazily(() => import("../commands/Export.ts").then(({ exportCommand }) => exportCommand)),
).pipe(
  Command.withDescription("Write a connection's events, orders, tickets and the rest as tables"),
  Command.withExamples([
    { command: "boxport export old --to ./exports", description: "Everything, as CSV" },
    {
      command: "boxport export old --to ./exports --format parquet --tables orders,tickets",
      description: "Two tables, as Parquet",
    },
  ]),
)
