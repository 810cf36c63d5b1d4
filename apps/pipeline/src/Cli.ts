/**
 * The command line: its commands, and the flags that all of them take. What a command does is loaded when it runs, so
 * that `--help` starts fast.
 *
 * @module
 */
import { Command } from "effect/cli"
import { forget, run, schedule, status } from "./cli/Keeping.ts"
import { migrate, plan, undo, verify } from "./cli/Migrating.ts"
import { check, events, exportTables } from "./cli/Reading.ts"
import { demo, sandbox } from "./cli/Trying.ts"
import { ConfigFile, Json, StateFolder } from "./Settings.ts"

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
