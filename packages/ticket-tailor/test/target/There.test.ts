import { Budgets, type Existing, type SeriesBundle, Transport } from "@boxport/connector"
import { eventBundle, nothingThere, row } from "@boxport/connector/testing"
import { Instant, type JsonObject, type Rows } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { silentTarget } from "../support/target.ts"

const nativeOf = (id: string): string => id.split(":")[1] ?? ""
const at = (iso: string): number => Instant.fromIso(iso) ?? 0

const event = (id: string, values: JsonObject = {}): Rows["events"] =>
  row("events", {
    id,
    native_id: nativeOf(id),
    platform: "elsewhere",
    series_id: `${id}s`,
    status: "draft",
    title: "Meetup",
    starts_at: at("2027-01-15T19:00:00Z"),
    ends_at: at("2027-01-15T22:00:00Z"),
    currency: "EUR",
    ...values,
  })

const seat = (id: string, of: string): Rows["ticket_types"] =>
  row("ticket_types", {
    id,
    native_id: nativeOf(id),
    event_id: of,
    title: "Seat",
    pricing: "paid",
    price_amount: "1000",
    currency: "EUR",
    status: "on_sale",
  })

const seriesOf = (...events: ReadonlyArray<Rows["events"]>): SeriesBundle => ({
  id: `${events[0]?.id}s`,
  events: events.map((one) => eventBundle(one, { ticketTypes: [seat(`${one.id}y`, one.id)] })),
})

/** What stands for what, which events are told of, and which series are made. */
const planned = (all: ReadonlyArray<SeriesBundle>, existing: Partial<Existing>) =>
  Effect.map(silentTarget, ({ planner }) => {
    const { setup } = planner({ publish: false, includeVoid: false }, { ...nothingThere, ...existing })
    const parts = all.map(setup)
    return {
      adopted: parts.flatMap(({ adopted }) =>
        adopted.flatMap(({ kind, source, target }) => (kind === "series" ? [] : [`${nativeOf(source)} ${target}`])),
      ),
      told: parts.flatMap(({ clashes }) =>
        clashes.map(({ message, reason }) => [reason, /\((.+)\)/.exec(message)?.[1], message.endsWith("made")]),
      ),
      seconds: parts.flatMap(({ clashes }) => clashes.filter(({ message }) => message.includes("second one")).length),
    }
  }).pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)), Effect.scoped)

const theirs = event("old:e1")
const made =
  (things: { readonly [source: string]: string }): Existing["made"] =>
  (_, source) => {
    const target = things[source]
    return target === undefined ? null : { target, facts: {} }
  }

describe("an event in the box office that has the name and moment of one that is migrated", () => {
  const there = event("there:e9")

  it.effect("is taken for it where it is as an earlier run would have made it, and that is told", () =>
    Effect.gen(function* () {
      const existing = { events: [there], ticketTypes: [seat("there:y9", there.id)] }
      const plan = yield* planned([seriesOf(theirs)], existing)
      assert.deepStrictEqual(plan.adopted, ["e1 e9", "e1y y9"])
      assert.deepStrictEqual(plan.told, [["event_there", "e9", true]])
      assert.deepStrictEqual(plan.seconds, [0])
      // A ticket with a marker says the same for certain, and so does a state in which it was made.
      const sure = yield* planned([seriesOf(theirs)], {
        ...existing,
        tickets: new Map([[there.id, { all: 1, marked: 1 }]]),
      })
      assert.deepStrictEqual([sure.adopted, sure.told], [plan.adopted, []])
      const known = made({ "old:e1": "e9", "old:e1s": "e9s" })
      assert.deepStrictEqual((yield* planned([seriesOf(theirs)], { ...existing, made: known })).told, [])
      // One that was only found by an earlier plan is still told.
      const found = yield* planned([seriesOf(theirs)], { ...existing, made: known, found: () => true })
      assert.deepStrictEqual(found.told, plan.told)
    }),
  )

  it.effect("is the box office's own where it ends otherwise, has tickets or is published: a second one is made", () =>
    Effect.gen(function* () {
      for (const [own, all] of [
        [{ ends_at: at("2027-01-15T20:00:00Z") }, 0],
        [{}, 3],
        [{ status: "published" }, 0],
      ] as const) {
        const plan = yield* planned([seriesOf(theirs)], {
          events: [event("there:e9", own)],
          tickets: new Map(all === 0 ? [] : [["there:e9", { all, marked: 0 }]]),
        })
        assert.deepStrictEqual([plan.adopted, plan.told, plan.seconds], [[], [["event_there", "e9", true]], [1]])
        const again = yield* planned([seriesOf(theirs)], {
          events: [event("there:e9", own), event("there:e7")],
          made: made({ "old:e1": "e7", "old:e1s": "e7s" }),
        })
        assert.deepStrictEqual(again.told, [])
      }
    }),
  )

  it.effect("stands for one series alone, and is not another's by its tickets or by what was made", () =>
    Effect.gen(function* () {
      const [one, two] = [seriesOf(theirs), seriesOf(event("old:e2"))]
      const eventsIn = ({ adopted }: { readonly adopted: ReadonlyArray<string> }) =>
        adopted.filter((pair) => !pair.includes("y"))
      assert.deepStrictEqual(eventsIn(yield* planned([one, two], { events: [there] })), ["e1 e9"])
      const both = { events: [there, event("there:e8")] }
      assert.deepStrictEqual(eventsIn(yield* planned([one, two], both)), ["e1 e9", "e2 e8"])
      const origins = new Map([
        ["there:e9", new Map([["old:e2", 5]])],
        ["there:e8", new Map([["old:e1", 1]])],
      ])
      const tickets = new Map([
        ["there:e9", { all: 5, marked: 5 }],
        ["there:e8", { all: 1, marked: 1 }],
      ])
      assert.deepStrictEqual(eventsIn(yield* planned([one, two], { ...both, origins, tickets })), ["e1 e8", "e2 e9"])
      // The first one is new at the source: what there is is the second's.
      const lost = { events: [there], origins, tickets }
      assert.deepStrictEqual(eventsIn(yield* planned([one, two], lost)), ["e2 e9"])
      const kept = {
        events: [there],
        made: made({ "old:e2": "e9", "old:e2s": "e9s" }),
        holder: (kind: string) => (kind === "series" ? "old:e2s" : "old:e2"),
      }
      assert.deepStrictEqual(eventsIn(yield* planned([one, two], kept)), ["e2 e9"])
    }),
  )

  it.effect("is one of the dates of a series that begin at once, each of which has its own", () =>
    Effect.gen(function* () {
      const dates = ["there:e9", "there:e8"].map((id) => event(id, { series_id: "there:s9" }))
      const plan = yield* planned([seriesOf(theirs, event("old:e2"))], { events: dates })
      assert.deepStrictEqual(
        plan.adopted.filter((pair) => !pair.includes("y")),
        ["e1 e9", "e2 e8"],
      )
    }),
  )

  it.effect("does not lend its ticket types to the one that was made", () =>
    Effect.gen(function* () {
      const plan = yield* planned([seriesOf(theirs)], {
        events: [event("there:e9"), event("there:e7")],
        ticketTypes: [seat("there:y9", "there:e9")],
        made: made({ "old:e1": "e7", "old:e1s": "e7s" }),
      })
      assert.deepStrictEqual(plan.adopted, ["e1 e7"])
    }),
  )
})
