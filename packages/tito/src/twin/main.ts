/**
 * The twin as a program: `node dist/twin/main.js --port 4020 --orders 20000 --server 3.0`. It prints one line of JSON
 * with its addresses and token when it is ready, and stops on SIGTERM or SIGINT.
 *
 * @module
 */
import { Effect, Redacted, Schema } from "effect"
import { parseArgs } from "node:util"
import { TwinOptions } from "./Options.ts"
import { startTwin, TwinProblem } from "./Twin.ts"

const usage = `Usage: main.js [options]
  --port N           port of the Admin API on 127.0.0.1; any free one by default
  --checkin-port N   port of the check-in API; any free one by default
  --orders N         how many orders the account has (250)
  --spare N          how many more there are to come (0)
  --seed N           which world (1)
  --empty            nothing in the account
  --token TEXT       the token that is good
  --mode NAME        live or test (live)
  --server NAME      today or 3.0 (today)
  --page-max N       the largest page (1000)
  --slow-rows N      more rows than this, with expansions, take too long: 504
  --limit N/S        N requests in S seconds; none by default
  --latency MS       how long every answer takes (0)
  --forbid NAME      a resource the token may not see; may be given more than once
  --faults JSON      a list of fault rules
`

const limitOf = (text: string): unknown => {
  if (text === "none") return null
  const [requests, perSeconds] = text.split("/")
  return { requests: Number(requests), perSeconds: Number(perSeconds) }
}

/** The options in the arguments, not checked yet. */
const written = (args: ReadonlyArray<string>): { readonly [name: string]: unknown } => {
  const text = { type: "string" } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: text,
      "checkin-port": text,
      orders: text,
      spare: text,
      seed: text,
      token: text,
      mode: text,
      server: text,
      "page-max": text,
      "slow-rows": text,
      limit: text,
      latency: text,
      forbid: { type: "string", multiple: true },
      faults: text,
      empty: { type: "boolean" },
      help: { type: "boolean" },
    },
  })
  const number = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: Number(value) })
  const word = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value })
  return {
    ...number("port", values.port),
    ...number("checkinPort", values["checkin-port"]),
    ...number("orders", values.orders),
    ...number("spare", values.spare),
    ...number("seed", values.seed),
    ...number("pageMax", values["page-max"]),
    ...number("slowRows", values["slow-rows"]),
    ...number("latencyMillis", values.latency),
    ...word("token", values.token),
    ...word("mode", values.mode),
    ...word("server", values.server),
    ...word("forbidden", values.forbid),
    ...(values.limit === undefined ? {} : { limits: limitOf(values.limit) }),
    ...(values.faults === undefined ? {} : { faults: JSON.parse(values.faults) }),
    ...word("empty", values.empty),
    ...(values.help === true ? { help: true } : {}),
  }
}

const program = Effect.gen(function* () {
  const options = yield* Effect.try({
    try: () => written(process.argv.slice(2)),
    catch: (cause) =>
      new TwinProblem({ reason: cause instanceof Error ? cause.message : String(cause), hint: "See the usage" }),
  })
  if (options["help"] === true) {
    process.stdout.write(usage)
    return
  }
  const twin = yield* startTwin(
    yield* Schema.decodeUnknownEffect(TwinOptions)(options, { errors: "all", onExcessProperty: "error" }),
  )
  const ready = {
    url: twin.url,
    port: twin.port,
    checkinUrl: twin.checkinUrl,
    checkinPort: twin.checkinPort,
    account: twin.account,
    token: Redacted.value(twin.token),
    orders: twin.world.orderCount,
  }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
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
