/**
 * Reads everything from a twin and writes down which addresses were asked for, so that the floor can fetch the same.
 *
 * Usage: `node record.js CONNECTION-AS-JSON FILE`
 *
 * @module
 */
import { Budgets, type Source, Transport, type TransportRequest } from "@boxport/connector"
import { tableNames } from "@boxport/model"
import * as ticketTailor from "@boxport/ticket-tailor"
import * as ticketbutler from "@boxport/ticketbutler"
import * as tito from "@boxport/tito"
import { Effect, Layer, Redacted, Schema, type Scope, Stream } from "effect"
import { writeFileSync } from "node:fs"

const [connection = "{}", file = ""] = process.argv.slice(2)

const asked: Array<readonly [url: string, authorization: string | null]> = []

const credentialOf = ({ headers }: TransportRequest): string | null => {
  const value = headers["authorization"]
  return value === undefined ? null : Redacted.isRedacted(value) ? Redacted.value(value) : value
}

const recording = Layer.effect(
  Transport,
  Effect.map(Transport, (transport) =>
    Transport.of({
      send: (request) => {
        asked.push([request.url.href, credentialOf(request)])
        return transport.send(request)
      },
    }),
  ),
).pipe(Layer.provide(Transport.layer))

type Opened = Effect.Effect<Source, never, Transport | Budgets | Scope.Scope>

const opened = (written: unknown): Opened => {
  const name = { connection: "twin" }
  const one = Schema.decodeUnknownOption(Schema.toCodecJson(ticketTailor.ConnectionConfig))(written)
  if (one._tag === "Some") return ticketTailor.makeSource({ ...one.value, ...name })
  const two = Schema.decodeUnknownOption(Schema.toCodecJson(ticketbutler.ConnectionConfig))(written)
  if (two._tag === "Some") return ticketbutler.makeSource({ ...two.value, ...name })
  return tito.makeSource({
    ...Schema.decodeUnknownSync(Schema.toCodecJson(tito.ConnectionConfig))(written),
    ...name,
  })
}

await Effect.runPromise(
  opened(JSON.parse(connection)).pipe(
    Effect.flatMap((source) =>
      Stream.runDrain(source.read({ events: [], tables: new Set(tableNames), raw: false })).pipe(
        Effect.andThen(source.account),
      ),
    ),
    Effect.scoped,
    Effect.provide(Layer.merge(recording, Budgets.layer)),
  ),
)
writeFileSync(file, JSON.stringify(asked), { mode: 0o600 })
