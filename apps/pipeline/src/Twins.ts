/**
 * The platforms' twins: loopback servers that answer as the platforms do. Adding one is one entry in {@link twins}.
 *
 * @module
 */
import { startTwin as startTicketTailor, type TwinProblem } from "@boxport/ticket-tailor/twin"
import { Effect, Redacted, type Scope } from "effect"

/** What a twin is filled with, and where it listens. */
export interface TwinOptions {
  /** 0 for any free port. */
  readonly port: number
  readonly orders: number
  readonly seed: number
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
}

/** A platform's twin, and its place after the first port of a sandbox. */
export interface Twin {
  readonly platform: string
  readonly portOffset: number
  readonly start: (options: TwinOptions) => Effect.Effect<RunningTwin, TwinProblem, Scope.Scope>
}

const ticketTailor: Twin = {
  platform: "ticket-tailor",
  portOffset: 0,
  start: (options) =>
    Effect.map(startTicketTailor(options), ({ key, url }) => {
      // The key of a twin guards nothing.
      const apiKey = Redacted.value(key)
      return {
        platform: "ticket-tailor",
        title: "Ticket Tailor",
        url,
        key: apiKey,
        connection: { platform: "ticket-tailor", baseUrl: url, apiKey },
      }
    }),
}

/** Every twin. A sandbox keeps the second port for Ticketbutler and the third for Tito. */
export const twins: readonly [Twin, ...ReadonlyArray<Twin>] = [ticketTailor]
