/**
 * Starts and stops a twin.
 *
 * @module
 */
import { Effect, Redacted, Schema, type Scope } from "effect"
import type { AddressInfo } from "node:net"
import type { FaultRule } from "./Faults.ts"
import type { Limits } from "./http/Limits.ts"
import { type Handling, type LogEntry, makeServer, type Setup } from "./http/Server.ts"
import { TwinOptions } from "./Options.ts"
import { sell } from "./state/Sales.ts"
import { type Mail, makeState, type State } from "./state/State.ts"
import { baseOf, hex20 } from "./world/Random.ts"
import { ownWorld } from "./world/own/index.ts"
import { sharedWorld } from "./world/shared/index.ts"
import type { World } from "./world/World.ts"

/** Why a twin did not start. */
export class TwinProblem extends Schema.TaggedError<TwinProblem>()("TwinProblem", {
  reason: Schema.String,
  /** What to do about it. */
  hint: Schema.String,
}) {
  override get message(): string {
    return `the Ticket Tailor twin did not start: ${this.reason}`
  }
}

/** A running twin. */
export interface Twin {
  /** Scheme, host and port: what a connection's `baseUrl` takes. */
  readonly url: string
  readonly port: number
  readonly key: Redacted.Redacted
  readonly world: World
  /** Requests that came in, oldest first; of very many, the newest. */
  readonly log: ReadonlyArray<LogEntry>
  /** Mails that the platform would have sent. */
  readonly outbox: () => ReadonlyArray<Mail>
  /** What writes have changed so far. */
  readonly state: () => State
  /** Credits left for issuing tickets. */
  readonly credits: () => number
  /** Lets buyers order something in the checkout; the ids of their orders, oldest first. */
  readonly sell: (count: number) => ReadonlyArray<string>
  /** Sets other faults; rules count from nought again. */
  readonly setFaults: (rules: ReadonlyArray<FaultRule>) => void
  /** Sets another limit, with a fresh window. */
  readonly setLimits: (limits: Limits | null) => void
  /** The world as it was at the start: writes, faults, limits and log are forgotten. */
  readonly reset: () => void
}

/** What cannot be written as data. */
export interface Clock {
  /** Milliseconds since the epoch; the machine's clock by default. It times limits and stamps new records. */
  readonly now?: () => number
  /** Runs something later; `setTimeout` by default. Latency and slow answers go through it. */
  readonly wait?: (millis: number, run: () => void) => void
}

/** The documented limit of today: 5000 requests in 30 minutes. */
export const documentedLimits: Limits = { requests: 5000, perSeconds: 1800 }

const keyOf = (seed: number): string =>
  `sk_${1000 + (seed % 9000)}_${152_000 + (seed % 999)}_${hex20(baseOf(seed, 8, 0))}`

const listen = (handling: Handling, port: number): Effect.Effect<number, TwinProblem> =>
  Effect.callback<number, TwinProblem>((resume) => {
    const { server } = handling
    const failed = (cause: NodeJS.ErrnoException): void => {
      resume(
        Effect.fail(
          new TwinProblem({
            reason: `port ${port} of 127.0.0.1 cannot be used (${cause.code ?? cause.message})`,
            hint: "Choose another port, or 0 for any free one",
          }),
        ),
      )
    }
    server.once("error", failed)
    server.listen(port, "127.0.0.1", () => {
      server.off("error", failed)
      const address: AddressInfo | string | null = server.address()
      resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : port))
    })
  })

const close = (handling: Handling): Effect.Effect<void> =>
  Effect.callback<void>((resume) => {
    handling.server.close(() => resume(Effect.void))
    handling.server.closeAllConnections()
  })

/**
 * Starts a twin on 127.0.0.1; it stops with the scope.
 *
 * @example
 * const twin = yield* startTwin({ world: "shared", orders: 1000, limits: { requests: 200, perSeconds: 2 } })
 */
export const startTwin = (options: TwinOptions & Clock = {}): Effect.Effect<Twin, TwinProblem, Scope.Scope> =>
  Effect.gen(function* () {
    const { now = Date.now, wait = (millis, run) => void setTimeout(run, millis), ...written } = options
    const {
      cacheMegabytes = 0,
      credits = 100_000,
      discountMaps = "both",
      empty = false,
      faults = [],
      fixedDiscountScope = "list",
      forbidden = [],
      groupKey = "both",
      groupLimits = "kept",
      latencyMillis = 0,
      limits = documentedLimits,
      orders = 250,
      pageLimitDefault = 10,
      port = 0,
      seed = 1,
      seriesTimezone,
      shapes = "live",
      world: shown = "own",
      key = keyOf(seed),
    } = yield* Schema.decodeUnknownEffect(TwinOptions)(written, { errors: "all", onExcessProperty: "error" }).pipe(
      Effect.mapError(
        (cause) => new TwinProblem({ reason: cause.message, hint: "Correct the options; see TwinOptions" }),
      ),
    )
    const world = empty
      ? sharedWorld({ seed, orders: 0, empty, now: now() / 1000 })
      : shown === "shared"
        ? sharedWorld({ seed, orders })
        : ownWorld(seed, orders)
    let state = makeState(world, credits)
    const log: Setup["log"] = []
    const handling = makeServer(
      {
        key,
        state: () => state,
        shapes,
        quirks: { fixedDiscountScope, discountMaps, groupKey, groupLimits, seriesTimezone },
        limits,
        latencyMillis,
        pageDefault: pageLimitDefault,
        cacheBytes: cacheMegabytes * 1_000_000,
        forbidden: new Set(forbidden),
        now,
        wait,
        log,
      },
      faults,
    )
    const actual = yield* Effect.acquireRelease(listen(handling, port), () => close(handling))
    return {
      url: `http://127.0.0.1:${actual}`,
      port: actual,
      key: Redacted.make(key),
      world,
      log,
      outbox: () => state.outbox,
      state: () => state,
      credits: () => state.credits,
      sell: (count) => {
        handling.forget()
        return sell(state, count, now() / 1000)
      },
      setFaults: handling.setFaults,
      setLimits: handling.setLimits,
      reset: () => {
        state = makeState(world, credits)
        handling.forget()
        log.length = 0
        handling.setFaults(faults)
        handling.setLimits(limits)
      },
    }
  })
