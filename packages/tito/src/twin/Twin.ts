/**
 * Starts and stops a twin.
 *
 * @module
 */
import { makeWorld, stableUuid, type World } from "@boxport/connector/testing"
import { Effect, Redacted, Schema, type Scope } from "effect"
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { FaultRule } from "./Faults.ts"
import type { Limits } from "./http/Limits.ts"
import { type LogEntry, makeServers, type Setup } from "./http/Server.ts"
import { TwinOptions } from "./Options.ts"
import { type Hideable, type Mail, State } from "./state/State.ts"

/** Why a twin did not start. */
export class TwinProblem extends Schema.TaggedError<TwinProblem>()("TwinProblem", {
  reason: Schema.String,
  /** What to do about it. */
  hint: Schema.String,
}) {
  override get message(): string {
    return `the Tito twin did not start: ${this.reason}`
  }
}

/** A running twin. */
export interface Twin {
  /** Scheme, host and port of the Admin API: what a connection's `baseUrl` takes. */
  readonly url: string
  readonly port: number
  /** The same of the check-in API: `checkinUrl`. */
  readonly checkinUrl: string
  readonly checkinPort: number
  /** The slug of the account. */
  readonly account: string
  readonly token: Redacted.Redacted
  readonly world: World
  /** Requests that came in at both hosts, oldest first; of very many, the newest. */
  readonly log: ReadonlyArray<LogEntry>
  /** Mails that the platform would have sent, oldest first. */
  readonly outbox: () => ReadonlyArray<Mail>
  /** Lets buyers order what the world has to spare; how many did. */
  readonly sell: (count: number) => number
  /** Takes a row out of a list, by its number in the world (a registration's is twice its order's). */
  readonly hide: (list: Hideable, number: number) => void
  /** Puts it back where it was. */
  readonly show: (list: Hideable, number: number) => void
  /** Sets other faults; rules count from nought again. */
  readonly setFaults: (rules: ReadonlyArray<FaultRule>) => void
  /** Sets another limit, with a fresh window. */
  readonly setLimits: (limits: Limits | null) => void
  /** The world as it was at the start: sales, writes, mails, rows taken out, faults, limits and log are forgotten. */
  readonly reset: () => void
}

/** What cannot be written as data. */
export interface Hooks {
  /** Milliseconds since the epoch; the machine's clock by default. It times limits. */
  readonly now?: () => number
  /** Runs something later; `setTimeout` by default. Latency and slow answers go through it. */
  readonly wait?: (millis: number, run: () => void) => void
  /** Called before each request is answered: rows may come and go there. */
  readonly before?: (entry: LogEntry, twin: Pick<Twin, "sell" | "hide" | "show">) => void
}

const listen = (server: Server, port: number): Effect.Effect<number, TwinProblem> =>
  Effect.callback<number, TwinProblem>((resume) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      resume(
        Effect.fail(
          new TwinProblem({
            reason: `port ${port} of 127.0.0.1 cannot be used (${cause.code ?? cause.message})`,
            hint: "Choose another port, or 0 for any free one",
          }),
        ),
      )
    })
    server.listen(port, "127.0.0.1", () => {
      server.removeAllListeners("error")
      const address: AddressInfo | string | null = server.address()
      resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : port))
    })
  })

const close = (server: Server): Effect.Effect<void> =>
  Effect.callback<void>((resume) => {
    server.close(() => resume(Effect.void))
    server.closeAllConnections()
  })

const open = (server: Server, port: number): Effect.Effect<number, TwinProblem, Scope.Scope> =>
  Effect.acquireRelease(listen(server, port), () => close(server))

/**
 * Starts a twin on two ports of 127.0.0.1; it stops with the scope.
 *
 * @example
 * const twin = yield* startTwin({ orders: 1000, server: "3.0" })
 */
export const startTwin = (options: TwinOptions & Hooks = {}): Effect.Effect<Twin, TwinProblem, Scope.Scope> =>
  Effect.gen(function* () {
    const { before, now = Date.now, wait = (millis, run) => void setTimeout(run, millis), ...written } = options
    const {
      checkinPort = 0,
      empty = false,
      faults = [],
      forbidden = [],
      latencyMillis = 0,
      limits = null,
      mode = "live",
      orders = 250,
      pageMax = 1000,
      port = 0,
      seed = 1,
      server = "today",
      slowRows = null,
      spare = 0,
      token = `secret_${mode}_${stableUuid("tito token", seed)}`,
      withoutExpansions = [],
    } = yield* Schema.decodeUnknownEffect(TwinOptions)(written, { errors: "all", onExcessProperty: "error" }).pipe(
      Effect.mapError(
        (cause) => new TwinProblem({ reason: cause.message, hint: "Correct the options; see TwinOptions" }),
      ),
    )
    const world = makeWorld(empty ? { seed, orders: 0, empty, now: now() / 1000 } : { seed, orders: orders + spare })
    let state = new State(world, empty ? 0 : spare)
    const rows: Pick<Twin, "sell" | "hide" | "show"> = {
      sell: (count) => state.sell(count),
      hide: (list, number) => state.hide(list, number),
      show: (list, number) => state.show(list, number),
    }
    const log: Setup["log"] = []
    const servers = makeServers(
      {
        token,
        state: () => state,
        // The world stands still, and so do the platform's ideas of what is past.
        shape: () => ({ old: server === "3.0", test: mode === "test", now: world.now }),
        manners: { pageMax, slowRows, withoutExpansions: new Set(withoutExpansions) },
        limits,
        latencyMillis,
        forbidden: new Set(forbidden),
        now,
        wait,
        before: (entry) => before?.(entry, rows),
        log,
      },
      faults,
    )
    const adminPort = yield* open(servers.admin, port)
    const otherPort = yield* open(servers.checkin, checkinPort)
    return {
      url: `http://127.0.0.1:${adminPort}`,
      port: adminPort,
      checkinUrl: `http://127.0.0.1:${otherPort}`,
      checkinPort: otherPort,
      account: world.organisation.slug,
      token: Redacted.make(token),
      world,
      log,
      outbox: () => state.outbox,
      ...rows,
      setFaults: servers.setFaults,
      setLimits: servers.setLimits,
      reset: () => {
        state = new State(world, spare)
        log.length = 0
        servers.setFaults(faults)
        servers.setLimits(limits)
      },
    }
  })
