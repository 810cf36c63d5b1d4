/**
 * The commands that need no account: sandbox, demo.
 *
 * @module
 */
import { Schema } from "effect"
import { Command, Flag } from "effect/cli"
import { lazily } from "./Shared.ts"

const orders = (byDefault: number) =>
  Flag.Int("orders").pipe(
    Flag.withMetavar("N"),
    Flag.withDescription(`How many orders to make up (default: ${byDefault})`),
    Flag.withSchema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000 }))),
    Flag.withDefault(byDefault),
  )

/** `boxport sandbox` */
export const sandbox = Command.make(
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
  lazily(() => import("../commands/Sandbox.ts").then(({ sandbox }) => sandbox)),
).pipe(Command.withDescription("Run the platforms' twins on loopback, filled with sample data, until stopped"))

/** `boxport demo` */
export const demo = Command.make(
  "demo",
  {
    to: Flag.String("to").pipe(
      Flag.withMetavar("DIR"),
      Flag.withDescription("Folder for the files (default: ./boxport-demo)"),
      Flag.withDefault("boxport-demo"),
    ),
    orders: orders(250),
  },
  lazily(() => import("../commands/Demo.ts").then(({ demo }) => demo)),
).pipe(
  Command.withDescription("See exports and a migration end to end on made-up data; needs no account, no configuration"),
)
