/**
 * The twin as a program: `node dist/twin/main.js --port 4010 --orders 20000 --limit 200/2`. It prints one line of JSON
 * with its address and key when it is ready, and stops on SIGTERM or SIGINT.
 *
 * @module
 */
import { Effect, Redacted, Schema } from "effect"
import { parseArgs } from "node:util"
import { TwinOptions } from "./Options.ts"
import { startTwin } from "./Twin.ts"

const usage = `Usage: main.js [options]
  --port N          port on 127.0.0.1; any free one by default
  --world NAME      own or shared: a box office of its own, or the one that all platforms' twins show (own)
  --orders N        how many orders the box office has (250)
  --seed N          which world (1)
  --empty           nothing in the account
  --key TEXT        the API key that is good
  --shapes NAME     live, seed-2023 or seed-2020 (live)
  --limit N/S       N requests in S seconds, or none (5000/1800)
  --latency MS      how long every answer takes (0)
  --page-limit N    records on a page when nobody says (10)
  --forbid NAME     a resource the key may not see; may be given more than once
  --cache MB        keep answers to reads, for benchmarks that read a world again and again (0)
  --credits N       tickets that can be issued (100000)
  --faults JSON     a list of fault rules
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
      world: { type: "string" },
      orders: { type: "string" },
      seed: { type: "string" },
      key: { type: "string" },
      shapes: { type: "string" },
      limit: { type: "string" },
      latency: { type: "string" },
      "page-limit": { type: "string" },
      forbid: { type: "string", multiple: true },
      cache: { type: "string" },
      credits: { type: "string" },
      faults: { type: "string" },
      empty: { type: "boolean" },
      help: { type: "boolean" },
    },
  })
  const number = (name: string, text: string | undefined) => (text === undefined ? {} : { [name]: Number(text) })
  return {
    ...number("port", values.port),
    ...number("orders", values.orders),
    ...number("seed", values.seed),
    ...number("latencyMillis", values.latency),
    ...number("pageLimitDefault", values["page-limit"]),
    ...number("cacheMegabytes", values.cache),
    ...number("credits", values.credits),
    ...(values.world === undefined ? {} : { world: values.world }),
    ...(values.key === undefined ? {} : { key: values.key }),
    ...(values.shapes === undefined ? {} : { shapes: values.shapes }),
    ...(values.limit === undefined ? {} : { limits: limitOf(values.limit) }),
    ...(values.forbid === undefined ? {} : { forbidden: values.forbid }),
    ...(values.faults === undefined ? {} : { faults: JSON.parse(values.faults) }),
    ...(values.empty === true ? { empty: true } : {}),
    ...(values.help === true ? { help: true } : {}),
  }
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
  process.stdout.write(
    `${JSON.stringify({ url: twin.url, port: twin.port, key: Redacted.value(twin.key), orders: twin.world.size })}\n`,
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
