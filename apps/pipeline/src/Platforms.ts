/**
 * The platforms this version can connect to. Adding one is one line in {@link platforms}.
 *
 * @module
 */
import type { Budgets, ConnectorError, Source, Target, Transport } from "@boxport/connector"
import * as ticketTailor from "@boxport/ticket-tailor"
import * as ticketbutler from "@boxport/ticketbutler"
import * as tito from "@boxport/tito"
import { type Effect, Schema, type Scope } from "effect"

/** What a platform's package brings: its name, how a connection to it is written, and how one is opened. */
interface Adapter<Config extends Schema.Codec<{ readonly platform: string }, unknown>> {
  readonly platform: Config["Type"]["platform"]
  readonly ConnectionConfig: Config
  readonly makeSource: (
    options: { readonly connection: string } & Config["Type"],
  ) => Effect.Effect<Source, never, Transport | Budgets | Scope.Scope>
  readonly makeTarget: (
    options: { readonly connection: string } & Config["Type"],
  ) => Effect.Effect<Target, ConnectorError, Transport | Budgets | Scope.Scope>
}

const platform = <const Config extends Schema.Codec<{ readonly platform: string }, unknown>>(
  adapter: Adapter<Config>,
) => {
  const isConfig = Schema.is(adapter.ConnectionConfig)
  return {
    name: adapter.platform,
    ConnectionConfig: adapter.ConnectionConfig,
    /** The source of a connection, if it is one to this platform. */
    source: (connection: string, config: unknown) =>
      isConfig(config) ? adapter.makeSource({ ...config, connection }) : undefined,
    /** The target of a connection, if it is one to this platform. */
    target: (connection: string, config: unknown) =>
      isConfig(config) ? adapter.makeTarget({ ...config, connection }) : undefined,
  }
}

/** Every platform, one line each. */
export const platforms = [platform(ticketTailor), platform(ticketbutler), platform(tito)] as const

export const platformNames: ReadonlyArray<string> = platforms.map(({ name }) => name)
