/**
 * Starts and stops a twin.
 *
 * @module
 */
import { makeWorld, stableUuid, type World } from "@boxport/connector/testing"
import { Effect, Redacted, Schema, type Scope } from "effect"
import type { FaultRule } from "./Faults.ts"
import { type Handling, type Limits, type LogEntry, makeServer } from "./http/Server.ts"
import { TwinOptions } from "./Options.ts"
import { pinOf } from "./records/Events.ts"
import { hookUrl } from "./state/FromWorld.ts"
import type { Mail } from "./state/Model.ts"
import { makeState } from "./state/State.ts"

/** Why a twin did not start. */
export class TwinProblem extends Schema.TaggedError<TwinProblem>()("TwinProblem", {
  reason: Schema.String,
  /** What to do about it. */
  hint: Schema.String,
}) {
  override get message(): string {
    return `the Ticketbutler twin did not start: ${this.reason}`
  }
}

/** A running twin. */
export interface Twin {
  /** Scheme, host and port: what a connection's `baseUrl` takes. */
  readonly url: string
  readonly port: number
  /** The host that the account would have; what a connection's `host` takes. */
  readonly host: string
  readonly token: Redacted.Redacted
  readonly world: World
  /** Requests that came in, oldest first; of very many, the newest. */
  readonly log: ReadonlyArray<LogEntry>
  /** Mails that the platform would have sent. */
  readonly outbox: ReadonlyArray<Mail>
  /**
   * Makes an event (its uuid, 32 digits) one that is paid for by voucher, and gives it so many more: what the platform's
   * support does on request.
   */
  readonly uploadVouchers: (event: string, count: number) => void
  /** Parts of what must come out nowhere: of links, addresses of webhooks, the scanners' numbers, the token. */
  readonly secrets: ReadonlyArray<string>
  /** Sets other faults; rules count from nought again. */
  readonly setFaults: (rules: ReadonlyArray<FaultRule>) => void
  /** Sets another limit, with a fresh window. */
  readonly setLimits: (limits: Limits | null) => void
}

/** What cannot be written as data. */
export interface Clock {
  /** Milliseconds since the epoch; the machine's clock by default. It times limits and stamps the log. */
  readonly now?: () => number
  /** Runs something later; `setTimeout` by default. Latency and slow answers go through it. */
  readonly wait?: (millis: number, run: () => void) => void
}

const listen = ({ server }: Handling, port: number): Effect.Effect<number, TwinProblem> =>
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
      const address = server.address()
      resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : port))
    })
  })

const close = ({ server }: Handling): Effect.Effect<void> =>
  Effect.callback<void>((resume) => {
    server.close(() => resume(Effect.void))
    server.closeAllConnections()
  })

/**
 * Starts a twin on 127.0.0.1; it stops with the scope.
 *
 * @example
 * const twin = yield* startTwin({ orders: 1000, mostOrdersAtOnce: 200 })
 */
export const startTwin = (options: TwinOptions & Clock = {}): Effect.Effect<Twin, TwinProblem, Scope.Scope> =>
  Effect.gen(function* () {
    const { now = Date.now, wait = (millis, run) => void setTimeout(run, millis), ...written } = options
    const {
      empty = false,
      faults = [],
      forbidden = [],
      latencyMillis = 0,
      limits = null,
      mostOrdersAtOnce = null,
      orders = 250,
      pageSize = 50,
      port = 0,
      role = "owner",
      seed = 1,
      shapes = "live",
      discountPath = shapes === "live" ? "plural" : "singular",
      token = stableUuid("ticketbutler token", seed),
    } = yield* Schema.decodeUnknownEffect(TwinOptions)(written, { errors: "all", onExcessProperty: "error" }).pipe(
      Effect.mapError(
        (cause) => new TwinProblem({ reason: cause.message, hint: "Correct the options; see TwinOptions" }),
      ),
    )
    const world = makeWorld(empty ? { seed, orders: 0, empty, now: now() / 1000 } : { seed, orders })
    const log: Array<LogEntry> = []
    const state = makeState(world)
    const handling = makeServer(
      {
        token,
        surroundings: {
          state,
          // Its own addresses are those of the account's host, whoever asks: behind a proxy they lead past it.
          origin: `https://${world.organisation.host}`,
          shapes,
          discountPath,
          pageSize,
          mostOrdersAtOnce,
        },
        role,
        forbidden: new Set(forbidden),
        latencyMillis,
        now,
        wait,
        log,
      },
      faults,
      limits,
    )
    const actual = yield* Effect.acquireRelease(listen(handling, port), () => close(handling))
    return {
      url: `http://127.0.0.1:${actual}`,
      port: actual,
      host: world.organisation.host,
      token: Redacted.make(token),
      world,
      log,
      outbox: state.outbox,
      uploadVouchers: (uuid, count) => {
        const event = state.events.find((one) => one.uuid === uuid)
        if (event !== undefined) event.vouchers = (event.vouchers ?? 0) + count
      },
      secrets: [
        token,
        "/t/",
        "tickets-download",
        "tickets-as-pdf",
        "reciept-as-web",
        hookUrl(0),
        hookUrl(1),
        ...world.events.map((event) => `"${pinOf(event)}"`),
      ],
      setFaults: handling.setFaults,
      setLimits: handling.setLimits,
    }
  })
