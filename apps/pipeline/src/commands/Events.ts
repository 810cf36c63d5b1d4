/**
 * `boxport events`: the events of a connection, with counts.
 *
 * @module
 */
import type { EventSummary } from "@boxport/connector"
import { Effect, Stream } from "effect"
import { configuration, network, openConnection } from "../Connections.ts"
import { aligned, cut, Output, printable } from "../Output.ts"
import { count } from "../progress/Words.ts"
import { result } from "../Results.ts"

const head = ["ID", "STATUS", "STARTS", "ORDERS", "TICKETS", "TITLE"]

const cells = (event: EventSummary, number: (n: number) => string, absent: string): Array<string> => [
  printable(event.id),
  event.status,
  event.startsAt === null ? absent : printable(event.startsAt),
  event.orders === null ? absent : number(event.orders),
  event.tickets === null ? absent : number(event.tickets),
  event.title === null ? absent : printable(event.title),
]

/** For a terminal columns that fit it; for a program a line an event, its fields separated by tabs. */
const text = (events: ReadonlyArray<EventSummary>) =>
  Effect.gen(function* () {
    const output = yield* Output
    if (!output.resultTerminal) {
      return [head.map((word) => word.toLowerCase()), ...events.map((event) => cells(event, String, ""))]
        .map((row) => row.join("\t"))
        .join("\n")
    }
    const columns = yield* output.resultColumns
    const rows = aligned([head, ...events.map((event) => cells(event, count, "-"))], [3, 4])
    return rows.map((row) => cut(row, columns)).join("\n")
  })

/** Lists the events of a connection. */
export const events = Effect.fn("events")(function* (input: { readonly connection: string }) {
  const loaded = yield* configuration
  const found = yield* Effect.gen(function* () {
    const source = yield* openConnection(loaded, input.connection)
    return yield* Stream.runCollect(source.events)
  }).pipe(Effect.scoped, Effect.provide(network))
  const output = yield* Output
  yield* result({
    json: () => ({ events: found }),
    text: () => Effect.provideService(text(found), Output, output),
  })
})
