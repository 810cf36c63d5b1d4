/**
 * The command line: commands, arguments and flags. What a command does is loaded when it runs, so that `--help`
 * starts fast.
 *
 * @module
 */
import { formats } from "@boxport/formats"
import { isTableName, Privacy, type TableName, tableNames } from "@boxport/model"
import { Effect, Option, Schema } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { ConfigFile, Json, StateFolder } from "./Settings.ts"

const load = <Module>(module: () => Promise<Module>): Effect.Effect<Module> => Effect.promise(module)

const connection = Argument.String("connection").pipe(
  Argument.withMetavar("CONNECTION"),
  Argument.withDescription("A connection's name in the configuration"),
)

const check = Command.make(
  "check",
  {
    connections: Argument.String("connection").pipe(
      Argument.withMetavar("CONNECTION"),
      Argument.withDescription("Connections to try (default: all)"),
      Argument.variadic(),
    ),
  },
  (input) =>
    Effect.flatMap(
      load(() => import("./commands/Check.ts")),
      ({ check }) => check(input),
    ),
).pipe(Command.withDescription("Try the credentials; show account, mode and what is left of the request budget"))

const events = Command.make("events", { connection }, (input) =>
  Effect.flatMap(
    load(() => import("./commands/Events.ts")),
    ({ events }) => events(input),
  ),
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

const exportTables = Command.make(
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
  (input) =>
    Effect.flatMap(
      load(() => import("./commands/Export.ts")),
      ({ exportCommand }) => exportCommand(input),
    ),
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

const from = Argument.String("from").pipe(
  Argument.withMetavar("FROM"),
  Argument.withDescription("The connection that the events are at; it is only read"),
)
const to = Argument.String("to").pipe(
  Argument.withMetavar("TO"),
  Argument.withDescription("The connection that they go to"),
)
const migratedEvent = Flag.String("event").pipe(
  Flag.withMetavar("ID"),
  Flag.withDescription("Only this event, by the source's own id; can be given several times (default: all)"),
  Flag.atLeast(0),
)
const publish = Flag.Boolean("publish").pipe(
  Flag.withDescription("Open events as they were once everything is in (default: they stay drafts, off sale)"),
  Flag.withDefault(false),
)
const includeVoid = Flag.Boolean("include-void").pipe(
  Flag.withDescription("Recreate void, refunded, cancelled and pending ones too, in their end state, where possible"),
  Flag.withDefault(false),
)
const orUndefined = <A>(flag: Flag.Flag<A>) => Flag.map(Flag.optional(flag), Option.getOrUndefined)

const plan = Command.make(
  "plan",
  {
    from,
    to,
    event: migratedEvent,
    publish,
    includeVoid,
    out: orUndefined(
      Flag.String("out").pipe(Flag.withMetavar("FILE"), Flag.withDescription("Keep the plan as JSON in this file")),
    ),
  },
  (input) =>
    Effect.flatMap(
      load(() => import("./commands/Plan.ts")),
      ({ plan: run }) => run(input),
    ),
).pipe(
  Command.withDescription("Say what a migration would do, what it cannot carry, and what it costs; writes nothing"),
)

const migrate = Command.make(
  "migrate",
  {
    from,
    to,
    event: migratedEvent,
    plan: orUndefined(
      Flag.String("plan").pipe(
        Flag.withMetavar("FILE"),
        Flag.withDescription("Go on only if nothing has moved since this plan was made"),
      ),
    ),
    yes: Flag.Boolean("yes").pipe(Flag.withDescription("Do not ask before the first write"), Flag.withDefault(false)),
    allowEmails: orUndefined(
      Flag.Int("allow-emails").pipe(
        Flag.withMetavar("N"),
        Flag.withDescription("Let the platform mail exactly this many people (default: nobody is mailed)"),
        Flag.withSchema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 10_000_000 }))),
      ),
    ),
    publish,
    includeVoid,
    rehearse: Flag.Boolean("rehearse").pipe(
      Flag.withDescription("Do it all to a twin of the target on this machine; both accounts are only read"),
      Flag.withDefault(false),
    ),
    retryRejected: Flag.Boolean("retry-rejected").pipe(
      Flag.withDescription("Try again what the target has refused before"),
      Flag.withDefault(false),
    ),
    out: orUndefined(
      Flag.String("out").pipe(
        Flag.withMetavar("DIR"),
        Flag.withDescription("Copy plan, id map, bridge and result to this folder"),
      ),
    ),
  },
  (input) =>
    Effect.flatMap(
      load(() => import("./commands/Migrate.ts")),
      ({ migrate: run }) => run(input),
    ),
).pipe(
  Command.withDescription("Move events, orders and tickets: plan, ask, apply, verify; again, it goes on where it was"),
  Command.withExamples([
    { command: "boxport migrate old conf", description: "Everything, after a question" },
    { command: "boxport migrate old conf --event ev_123 --yes", description: "One event, without a question" },
    { command: "boxport migrate old conf --rehearse", description: "See it done before it is done" },
  ]),
)

const verify = Command.make("verify", { from, to, event: migratedEvent, publish, includeVoid }, (input) =>
  Effect.flatMap(
    load(() => import("./commands/Verify.ts")),
    ({ verify: run }) => run(input),
  ),
).pipe(Command.withDescription("Read both sides of a migration again and compare them"))

const undo = Command.make(
  "undo",
  {
    migration: Argument.String("migration").pipe(
      Argument.withMetavar("MIGRATION"),
      Argument.withDescription("The migration's id, as boxport status lists it"),
    ),
  },
  (input) =>
    Effect.flatMap(
      load(() => import("./commands/Undo.ts")),
      ({ undo: run }) => run(input),
    ),
).pipe(Command.withDescription("Take back what a migration made, and list what the platform keeps"))

const status = Command.make("status", {}, () =>
  Effect.flatMap(
    load(() => import("./commands/Status.ts")),
    ({ status: run }) => run(),
  ),
).pipe(Command.withDescription("List jobs, migrations and the latest exports: how they went, and what is left"))

const run = Command.make(
  "run",
  {
    job: Argument.String("job").pipe(
      Argument.withMetavar("JOB"),
      Argument.withDescription("A job's name in the configuration"),
    ),
    dryRun: Flag.Boolean("dry-run").pipe(
      Flag.withDescription("Only say what the next run of an incremental job reads, and the most requests it takes"),
      Flag.withDefault(false),
    ),
  },
  (input) =>
    Effect.flatMap(
      load(() => import("./commands/RunJob.ts")),
      ({ priceJob, runJob }) => (input.dryRun ? priceJob(input) : runJob(input)),
    ),
).pipe(Command.withDescription("Run a job of the configuration now, whatever its schedule"))

const schedule = Command.make("schedule", {}, () =>
  Effect.flatMap(
    load(() => import("./commands/Schedule.ts")),
    ({ schedule: run }) => run(),
  ),
).pipe(Command.withDescription("Run the configuration's jobs on their schedules, until stopped"))

const forget = Command.make(
  "forget",
  {
    email: Flag.String("email").pipe(Flag.withMetavar("X"), Flag.withDescription("The person's e-mail address")),
    in: Flag.String("in").pipe(
      Flag.withMetavar("DIR"),
      Flag.withDescription(
        "A folder of exports or of a migration's files that was moved or copied; can be given several times",
      ),
      Flag.atLeast(0),
    ),
  },
  (input) =>
    Effect.flatMap(
      load(() => import("./commands/Forget.ts")),
      ({ forgetCommand }) => forgetCommand(input),
    ),
).pipe(Command.withDescription("Take a person out of local exports and state, and leave a receipt without them"))

const orders = (byDefault: number) =>
  Flag.Int("orders").pipe(
    Flag.withMetavar("N"),
    Flag.withDescription(`How many orders to make up (default: ${byDefault})`),
    Flag.withSchema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000 }))),
    Flag.withDefault(byDefault),
  )

const sandbox = Command.make(
  "sandbox",
  {
    portBase: Flag.Int("port-base").pipe(
      Flag.withMetavar("N"),
      Flag.withDescription("First port; a platform takes the next one. 0 for any free ports (default: 4010)"),
      Flag.withSchema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 65_000 }))),
      Flag.withDefault(4010),
    ),
    orders: orders(200),
    seed: Flag.Int("seed").pipe(
      Flag.withMetavar("S"),
      Flag.withDescription("The same seed makes up the same data (default: 1)"),
      Flag.withSchema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 4_294_967_295 }))),
      Flag.withDefault(1),
    ),
  },
  (input) =>
    Effect.flatMap(
      load(() => import("./commands/Sandbox.ts")),
      ({ sandbox }) => sandbox(input),
    ),
).pipe(Command.withDescription("Run the platforms' twins on loopback, filled with sample data, until stopped"))

const demo = Command.make(
  "demo",
  {
    to: Flag.String("to").pipe(
      Flag.withMetavar("DIR"),
      Flag.withDescription("Folder for the files (default: ./boxport-demo)"),
      Flag.withDefault("boxport-demo"),
    ),
    orders: orders(250),
  },
  (input) =>
    Effect.flatMap(
      load(() => import("./commands/Demo.ts")),
      ({ demo }) => demo(input),
    ),
).pipe(
  Command.withDescription("See exports and a migration end to end on made-up data; needs no account, no configuration"),
)

/** The whole command line. */
export const cli = Command.make("boxport").pipe(
  Command.withDescription("Events, orders and tickets from one ticketing platform to another, or into files"),
  Command.withSubcommands([
    check,
    events,
    exportTables,
    plan,
    migrate,
    verify,
    undo,
    run,
    schedule,
    status,
    forget,
    sandbox,
    demo,
  ]),
  Command.withGlobalFlags([ConfigFile, StateFolder, Json]),
)
