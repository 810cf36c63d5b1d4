/**
 * The commands that keep exports going, and what is remembered: run, schedule, status, forget.
 *
 * @module
 */
import { Argument, Command, Flag } from "effect/cli"
import { lazily } from "./Shared.ts"

/** `boxport run` */
export const run = Command.make(
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
  lazily(() => import("../commands/RunJob.ts").then(({ run }) => run)),
).pipe(Command.withDescription("Run a job of the configuration now, whatever its schedule"))

/** `boxport schedule` */
export const schedule = Command.make(
  "schedule",
  {},
  lazily(() => import("../commands/Schedule.ts").then(({ schedule }) => schedule)),
).pipe(Command.withDescription("Run the configuration's jobs on their schedules, until stopped"))

/** `boxport status` */
export const status = Command.make(
  "status",
  {},
  lazily(() => import("../commands/Status.ts").then(({ status }) => status)),
).pipe(Command.withDescription("List jobs, migrations and the latest exports: how they went, and what is left"))

/** `boxport forget` */
export const forget = Command.make(
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
  lazily(() => import("../commands/Forget.ts").then(({ forgetCommand }) => forgetCommand)),
).pipe(Command.withDescription("Take a person out of local exports and state, and leave a receipt without them"))
