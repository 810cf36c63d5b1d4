/**
 * The twin as a program: `node dist/twin/main.js --port 4030 --orders 20000 --most-orders 500`. It prints one line of
 * JSON with its address and token when it is ready, and stops on SIGTERM or SIGINT.
 *
 * @module
 */
import { Effect, Redacted, Schema } from "effect"
import { parseArgs } from "node:util"
import { TwinOptions } from "./Options.ts"
import { startTwin } from "./Twin.ts"

const usage = `Usage: main.js [options]
  --port N            port on 127.0.0.1; any free one by default
  --orders N          how many orders the account has (250)
  --seed N            which world (1)
  --empty             nothing in the account
  --token TEXT        the token that is good
  --shapes NAME       live or seed (live)
  --discount-path P   plural or singular
  --page-size N       discount codes on a page (50)
  --most-orders N     events with more orders have them cut off with 524 (none)
  --limit N/S         N requests in S seconds, or none (none)
  --latency MS        how long every answer takes (0)
  --role NAME         observer, organiser, admin or owner (owner)
  --forbid NAME       a resource the token may not see; may be given more than once
  --faults JSON       a list of fault rules
`

const limitOf = (text: string): unknown => {
  if (text === "none") return null
  const [requests, perSeconds] = text.split("/")
  return { requests: Number(requests), perSeconds: Number(perSeconds) }
}

/** The options in the arguments, not checked yet. */
const written = (args: ReadonlyArray<string>): { readonly [name: string]: unknown } => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string" },
      orders: { type: "string" },
      seed: { type: "string" },
      token: { type: "string" },
      shapes: { type: "string" },
      "discount-path": { type: "string" },
      "page-size": { type: "string" },
      "most-orders": { type: "string" },
      limit: { type: "string" },
      latency: { type: "string" },
      role: { type: "string" },
      forbid: { type: "string", multiple: true },
      faults: { type: "string" },
      empty: { type: "boolean" },
      help: { type: "boolean" },
    },
  })
  const stated: { [name: string]: unknown } = {
    port: values.port === undefined ? undefined : Number(values.port),
    orders: values.orders === undefined ? undefined : Number(values.orders),
    seed: values.seed === undefined ? undefined : Number(values.seed),
    token: values.token,
    shapes: values.shapes,
    discountPath: values["discount-path"],
    pageSize: values["page-size"] === undefined ? undefined : Number(values["page-size"]),
    mostOrdersAtOnce: values["most-orders"] === undefined ? undefined : Number(values["most-orders"]),
    limits: values.limit === undefined ? undefined : limitOf(values.limit),
    latencyMillis: values.latency === undefined ? undefined : Number(values.latency),
    role: values.role,
    forbidden: values.forbid,
    faults: values.faults === undefined ? undefined : JSON.parse(values.faults),
    empty: values.empty,
    help: values.help,
  }
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined))
}

/** The command line cannot be read. */
class BadUsage extends Schema.TaggedError<BadUsage>()("BadUsage", { message: Schema.String }) {}

const program = Effect.gen(function* () {
  const options = yield* Effect.try({
    try: () => written(process.argv.slice(2)),
    catch: (cause) => new BadUsage({ message: cause instanceof Error ? cause.message : String(cause) }),
  })
  if (options["help"] === true) {
    process.stdout.write(usage)
    return
  }
  const twin = yield* startTwin(
    yield* Schema.decodeUnknownEffect(TwinOptions)(options, { errors: "all", onExcessProperty: "error" }),
  )
  const { host, port, url, world } = twin
  process.stdout.write(
    `${JSON.stringify({ url, port, host, token: Redacted.value(twin.token), orders: world.orderCount })}\n`,
  )
  yield* Effect.callback<void>((resume) => {
    const stop = (): void => resume(Effect.void)
    process.once("SIGTERM", stop)
    process.once("SIGINT", stop)
  })
}).pipe(Effect.scoped)

Effect.runPromise(program).catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n${usage}`)
  process.exitCode = 2
})
