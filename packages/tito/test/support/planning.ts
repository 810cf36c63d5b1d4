import { Budgets, type EventBundle, type Existing, type Part, Transport } from "@boxport/connector"
import { eventBundle, nothingThere as nothing } from "@boxport/connector/testing"
import type { Rows } from "@boxport/model"
import { makeTarget } from "@boxport/tito"
import { Effect, Layer, Redacted } from "effect"

/** An account without anything. */
export const nothingThere: Existing = { ...nothing, survey: { test: false } }

/** A target that is asked nothing. */
export const target = makeTarget({
  platform: "tito",
  connection: "new",
  account: "acme",
  token: Redacted.make("secret"),
  baseUrl: "http://127.0.0.1:1",
}).pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)), Effect.scoped)

/** What is planned of one event; nothing is asked. */
export const setUp = (bundle: Partial<EventBundle>, event: Rows["events"], existing: Existing = nothingThere) =>
  Effect.map(target, ({ expected, planner }) => {
    const options = { publish: false, includeVoid: false }
    const series = { id: event.id, events: [eventBundle(event, bundle)] }
    const part: Part = planner(options, existing).setup(series)
    return { ...part, expected: expected.series(series, options, existing) }
  })
