import { Budgets, type EventBundle, type Existing, type Part, Transport } from "@boxport/connector"
import { type JsonObject, rowOfText, type Rows, type TableName, tables } from "@boxport/model"
import { makeTarget } from "@boxport/tito"
import { Effect, Layer, Redacted, Result } from "effect"

/** A row with nothing in it but what is said. */
export const row = <Name extends TableName>(name: Name, values: JsonObject): Rows[Name] =>
  Result.getOrThrow(
    rowOfText(
      name,
      JSON.stringify({
        ...Object.fromEntries(tables[name].columns.map((column) => [column.name, column.type === "list" ? [] : null])),
        ...values,
      }),
    ),
  )

/** An account without anything. */
export const nothingThere: Existing = {
  made: () => null,
  events: [],
  ticketTypes: [],
  questions: [],
  discounts: [],
  vouchers: [],
  activities: [],
  tickets: new Map(),
  issued: new Map(),
  survey: { test: false },
}

/** What is planned of one event; nothing is asked. */
export const setUp = (bundle: Partial<EventBundle>, event: Rows["events"], existing: Existing = nothingThere) =>
  Effect.gen(function* () {
    const target = yield* makeTarget({
      platform: "tito",
      connection: "new",
      account: "acme",
      token: Redacted.make("secret"),
      baseUrl: "http://127.0.0.1:1",
    })
    const whole: EventBundle = {
      event,
      ticketTypes: [],
      questions: [],
      discounts: [],
      activities: [],
      contacts: [],
      carried: new Map(),
      ...bundle,
    }
    const options = { publish: false, includeVoid: false }
    const series = { id: event.id, events: [whole] }
    const part: Part = target.planner(options, existing).setup(series)
    return { ...part, expected: target.expected.series(series, options, existing) }
  }).pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)), Effect.scoped)
