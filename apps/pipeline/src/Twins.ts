/**
 * The platforms' twins: loopback servers that answer as the platforms do. Adding one is one entry in {@link twins}.
 *
 * @module
 */
import {
  startTwin as startTicketTailor,
  type Twin as TicketTailorTwin,
  type TwinProblem as TicketTailorProblem,
} from "@boxport/ticket-tailor/twin"
import {
  startTwin as startTicketbutler,
  type Twin as TicketbutlerTwin,
  type TwinProblem as TicketbutlerProblem,
} from "@boxport/ticketbutler/twin"
import { startTwin as startTito, type Twin as TitoTwin, type TwinProblem as TitoProblem } from "@boxport/tito/twin"
import { Effect, Redacted, type Scope } from "effect"

/** What a twin is filled with, and where it listens. */
export interface TwinOptions {
  /** 0 for any free port. */
  readonly port: number
  readonly orders: number
  readonly seed: number
}

/** A twin without anything in it, which keeps nobody waiting. */
export interface EmptyTwinOptions {
  /** The zone on whose clock the account's events are, where the platform has it for the whole account. */
  readonly timezone: string | undefined
}

/** A twin that is running. */
export interface RunningTwin {
  readonly platform: string
  /** The platform's name as people write it. */
  readonly title: string
  /** Scheme, host and port. */
  readonly url: string
  readonly key: string
  /** The connection to it, as a configuration file says it. */
  readonly connection: { readonly [key: string]: string }
  /** How many mails the platform would have sent so far. */
  readonly mails: () => number
}

/** Why a twin did not start. */
export type TwinProblem = TicketTailorProblem | TicketbutlerProblem | TitoProblem

/** A platform's twin, and its place after the first port of a sandbox. */
export interface Twin {
  readonly platform: string
  readonly portOffset: number
  /** Whether the platform has one time zone for a whole account, which none of its answers but events tell. */
  readonly hasOneZone: boolean
  /** Whether a migration can give a twin what an account with tickets holds, so that it stands in for it. */
  readonly canStandIn: boolean
  readonly start: (options: TwinOptions) => Effect.Effect<RunningTwin, TwinProblem, Scope.Scope>
  readonly startEmpty: (options: EmptyTwinOptions) => Effect.Effect<RunningTwin, TwinProblem, Scope.Scope>
}

// What guards a twin guards nothing.
const runningTicketTailor = ({ key, outbox, url }: TicketTailorTwin): RunningTwin => {
  const apiKey = Redacted.value(key)
  return {
    platform: "ticket-tailor",
    title: "Ticket Tailor",
    url,
    key: apiKey,
    connection: { platform: "ticket-tailor", baseUrl: url, apiKey },
    mails: () => outbox().length,
  }
}

const ticketTailor: Twin = {
  platform: "ticket-tailor",
  portOffset: 0,
  hasOneZone: true,
  canStandIn: true,
  start: (options) => Effect.map(startTicketTailor({ ...options, world: "shared" }), runningTicketTailor),
  startEmpty: ({ timezone }) =>
    Effect.map(
      startTicketTailor({
        empty: true,
        limits: null,
        credits: manyCredits,
        ...(timezone === undefined ? {} : { seriesTimezone: timezone }),
      }),
      runningTicketTailor,
    ),
}

/** No twin can know how many credits the real box office has left; the plan says how many it takes. */
const manyCredits = 1_000_000_000

const runningTicketbutler = ({ host, outbox, token, url }: TicketbutlerTwin): RunningTwin => {
  const key = Redacted.value(token)
  return {
    platform: "ticketbutler",
    title: "Ticketbutler",
    url,
    key,
    connection: { platform: "ticketbutler", host, baseUrl: url, token: key },
    mails: () => outbox.length,
  }
}

const ticketbutler: Twin = {
  platform: "ticketbutler",
  portOffset: 1,
  hasOneZone: false,
  // Neither orders that were paid for nor those of events that are over can be made, nor can events be told from others then.
  canStandIn: false,
  start: (options) => Effect.map(startTicketbutler(options), runningTicketbutler),
  startEmpty: () => Effect.map(startTicketbutler({ empty: true }), runningTicketbutler),
}

const runningTito = ({ account, checkinUrl, outbox, token, url }: TitoTwin): RunningTwin => {
  const key = Redacted.value(token)
  return {
    platform: "tito",
    title: "Tito",
    url,
    key,
    connection: { platform: "tito", account, baseUrl: url, checkinUrl, token: key },
    mails: () => outbox().length,
  }
}

const tito: Twin = {
  platform: "tito",
  portOffset: 2,
  hasOneZone: false,
  canStandIn: true,
  start: (options) =>
    Effect.map(startTito({ ...options, checkinPort: options.port === 0 ? 0 : options.port + 1 }), runningTito),
  startEmpty: () => Effect.map(startTito({ empty: true }), runningTito),
}

/** Every twin. Tito takes two ports: its check-in API is another host. */
export const twins: ReadonlyArray<Twin> = [ticketTailor, ticketbutler, tito]
