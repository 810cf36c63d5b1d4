/**
 * The commands of migrations: plan, migrate, verify, undo.
 *
 * @module
 */
import { Schema } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { lazily, orUndefined } from "./Shared.ts"

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
  Flag.withDescription("Recreate void, refunded and cancelled ones too, in their end state, where possible"),
  Flag.withDefault(false),
)

/** `boxport plan` */
export const plan = Command.make(
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
  lazily(() => import("../commands/Plan.ts").then(({ plan }) => plan)),
).pipe(
  Command.withDescription("Say what a migration would do, what it cannot carry, and what it costs; writes nothing"),
)

/** `boxport migrate` */
export const migrate = Command.make(
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
  lazily(() => import("../commands/Migrate.ts").then(({ migrate }) => migrate)),
).pipe(
  Command.withDescription("Move events, orders and tickets: plan, ask, apply, verify; again, it goes on where it was"),
  Command.withExamples([
    { command: "boxport migrate old conf", description: "Everything, after a question" },
    { command: "boxport migrate old conf --event ev_123 --yes", description: "One event, without a question" },
    { command: "boxport migrate old conf --rehearse", description: "See it done before it is done" },
  ]),
)

/** `boxport verify` */
export const verify = Command.make(
  "verify",
  { from, to, event: migratedEvent, publish, includeVoid },
  lazily(() => import("../commands/Verify.ts").then(({ verify }) => verify)),
).pipe(Command.withDescription("Read both sides of a migration again and compare them"))

/** `boxport undo` */
export const undo = Command.make(
  "undo",
  {
    migration: Argument.String("migration").pipe(
      Argument.withMetavar("MIGRATION"),
      Argument.withDescription("The migration's id, as boxport status lists it"),
    ),
  },
  lazily(() => import("../commands/Undo.ts").then(({ undo }) => undo)),
).pipe(Command.withDescription("Take back what a migration made, and list what the platform keeps"))
