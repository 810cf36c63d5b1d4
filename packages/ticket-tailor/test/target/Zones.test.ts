import { Budgets, type Known, type MadeThing, Transport } from "@boxport/connector"
import { eventBundle, nothingThere, row } from "@boxport/connector/testing"
import { Instant, type JsonObject, type Rows } from "@boxport/model"
import { makeSource, makeTarget } from "@boxport/ticket-tailor"
import { startTwin } from "@boxport/ticket-tailor/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Stream } from "effect"

const meetup = (values: JsonObject): Rows["events"] =>
  row("events", {
    id: "old:e1",
    native_id: "e1",
    platform: "elsewhere",
    status: "published",
    title: "Meetup",
    starts_at: Instant.fromIso("2027-03-28T01:30:00Z") ?? 0,
    ends_at: Instant.fromIso("2027-03-28T08:00:00Z") ?? 0,
    starts_local: "2027-03-28T10:30:00",
    ends_local: "2027-03-28T17:00:00",
    timezone: "Asia/Tokyo",
    currency: "EUR",
    ...values,
  })

/** Makes the series and the date of an event in a new box office, whose zone nothing shows before. */
const made = (event: Rows["events"], seriesTimezone: string) =>
  Effect.gen(function* () {
    const twin = yield* startTwin({ empty: true, limits: null, seriesTimezone })
    const options = { platform: "ticket-tailor", connection: "new", apiKey: twin.key, baseUrl: twin.url } as const
    const target = yield* makeTarget(options)
    const plan = target
      .planner({ publish: false, includeVoid: false }, nothingThere)
      .setup({ id: event.id, events: [eventBundle(event)] })
    const things = new Map<string, MadeThing>()
    const known: Known = (kind, source) => things.get(`${kind} ${source}`) ?? null
    for (const operation of plan.operations) {
      for (const thing of yield* target.perform(operation, known)) things.set(`${thing.kind} ${thing.source}`, thing)
    }
    const source = yield* makeSource(options)
    const readings = yield* Stream.runCollect(source.read({ events: [], tables: new Set(["events"]), raw: false }))
    return readings.flatMap((reading) => (reading._tag === "Page" ? (reading.rows.events ?? []) : []))
  }).pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)), Effect.scoped)

describe("a date in a box office whose zone is seen only then", () => {
  it.live("begins and ends at the source's moments, across a change of clocks too", () =>
    Effect.gen(function* () {
      const event = meetup({})
      const [there] = yield* made(event, "Europe/London")
      assert.deepStrictEqual(
        [there?.timezone, there?.starts_at, there?.ends_at],
        ["Europe/London", event.starts_at, event.ends_at],
      )
      assert.deepStrictEqual([there?.starts_local, there?.ends_local], ["2027-03-28T02:30:00", "2027-03-28T09:00:00"])
    }),
  )

  it.live("lasts as long as at the source, where only the clock tells its end", () =>
    Effect.gen(function* () {
      const event = meetup({ ends_at: null })
      const [there] = yield* made(event, "America/Halifax")
      assert.strictEqual(there?.starts_at, event.starts_at)
      assert.strictEqual((there?.ends_at ?? 0) - (there?.starts_at ?? 0), 6.5 * 3_600_000_000)
    }),
  )
})
