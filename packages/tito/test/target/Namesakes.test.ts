import type { Existing, Known, PlannedOperation } from "@boxport/connector"
import { row } from "@boxport/connector/testing"
import { Instant, type JsonObject, type Rows } from "@boxport/model"
import { makeTarget } from "@boxport/tito"
import { startTwin } from "@boxport/tito/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Stream } from "effect"
import { clientOf } from "../support/client.ts"
import { nothingThere, setUp } from "../support/planning.ts"
import { services } from "../support/reading.ts"

const event = row("events", {
  id: "elsewhere:e1",
  native_id: "e1",
  platform: "elsewhere",
  status: "published",
  timezone: "Europe/Copenhagen",
})

const at = (hour: number): number => Instant.fromIso(`2027-05-01T${hour}:00:00Z`) ?? 0

const workshop = (id: string, hour: number): Rows["activities"] =>
  row("activities", {
    id,
    native_id: id.split(":")[1] ?? "",
    event_id: id.startsWith("tito:") ? "tito:9" : event.id,
    title: "Workshop",
    starts_at: at(hour),
    starts_local: `2027-05-01T${hour + 2}:00:00`,
  })

const diet = (id: string, values: JsonObject = {}): Rows["questions"] =>
  row("questions", {
    id,
    native_id: id.split(":")[1] ?? "",
    event_id: id.startsWith("tito:") ? "tito:9" : event.id,
    title: "Diet",
    kind: "text",
    scope: "ticket",
    ...values,
  })

/** An account in which an event and these things were made for those of the source. */
const thereWith = (made: { readonly [source: string]: string }, rows: Partial<Existing>): Existing => ({
  ...nothingThere,
  ...rows,
  made: (kind, source) => {
    const target = kind === "events" ? "9" : made[source]
    return target === undefined ? null : { target, facts: {} }
  },
})

const adoptedIn = ({
  adopted,
}: {
  readonly adopted: ReadonlyArray<{ readonly source: string; readonly target: string }>
}) => Object.fromEntries(adopted.map(({ source, target }) => [source, target]))

describe("what has the name of another", () => {
  it.effect("is not taken for what was made for that one before", () =>
    Effect.gen(function* () {
      const [morning, afternoon] = [workshop("elsewhere:a2", 8), workshop("elsewhere:a1", 12)]
      const [fish, meat] = [diet("elsewhere:q2"), diet("elsewhere:q1")]
      const existing = thereWith(
        { "elsewhere:a1": "31", "elsewhere:q1": "41" },
        { activities: [workshop("tito:31", 12)], questions: [diet("tito:41")] },
      )
      const part = yield* setUp({ activities: [morning, afternoon], questions: [fish, meat] }, event, existing)
      assert.deepStrictEqual(adoptedIn(part), { "elsewhere:q1": "41", "elsewhere:a1": "31" })
      const keys = part.operations.map(({ key }) => key)
      assert.includeMembers(keys, [`create_activity ${morning.id}`, `create_question ${fish.id}`])
    }),
  )

  it.effect("is told apart by its time, or by how it is asked, where nobody knows what was made", () =>
    Effect.gen(function* () {
      const existing = thereWith(
        {},
        {
          activities: [workshop("tito:31", 12), workshop("tito:32", 8)],
          questions: [diet("tito:41"), diet("tito:42", { kind: "select", options: ["Fish"] })],
        },
      )
      const part = yield* setUp(
        {
          activities: [workshop("elsewhere:a1", 8), workshop("elsewhere:a2", 12)],
          questions: [diet("elsewhere:q1", { kind: "select", options: ["Fish"] }), diet("elsewhere:q2")],
        },
        event,
        existing,
      )
      assert.deepStrictEqual(adoptedIn(part), {
        "elsewhere:q1": "42",
        "elsewhere:q2": "41",
        "elsewhere:a1": "32",
        "elsewhere:a2": "31",
      })
    }),
  )
})

describe("a question or an activity whose answer was lost", () => {
  it.effect("is found though one of its name before it was refused, and is no other's", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 0 })
      const tito = yield* clientOf(twin)
      const { id, slug } = yield* tito.events.create({ body: { title: "Own", currency: "EUR" } })
      yield* tito.questions.create({ event_slug: slug, body: { title: "Diet", field_type: "Text" } })
      yield* tito.activities.create({ event_slug: slug, body: { name: "Workshop" } })
      const target = yield* makeTarget({
        platform: "tito",
        connection: "new",
        account: twin.account,
        token: twin.token,
        baseUrl: twin.url,
        checkinUrl: twin.checkinUrl,
      }).pipe(Effect.provideContext(yield* Layer.build(Layer.fresh(services))))
      const known: Known = (kind) => (kind === "events" ? { target: String(id), facts: { slug } } : null)
      const { operations } = yield* setUp(
        {
          activities: [workshop("elsewhere:a1", 8), workshop("elsewhere:a2", 12)],
          questions: [diet("elsewhere:q1"), diet("elsewhere:q2")],
        },
        event,
      )
      // State of an earlier version has the place of each among those of its name.
      const settle = (key: string, isTaken: boolean) => {
        const operation = operations.find((one) => one.key === key) ?? assert.fail(key)
        const old: PlannedOperation = { ...operation, body: { ...operation.body, nth: 1 } }
        return target.settle(old, known, "2026-01-01T00:00:00Z", () => isTaken)
      }
      const [question] = yield* Stream.runCollect(tito.questions.list({ event_slug: slug }))
      const [activity] = yield* Stream.runCollect(tito.activities.list({ event_slug: slug }))
      for (const [key, made] of [
        ["create_question elsewhere:q2", question?.id],
        ["create_activity elsewhere:a2", activity?.id],
      ] as const) {
        const settled = yield* settle(key, false)
        assert.deepStrictEqual(settled._tag === "Done" ? settled.made.map(({ target: one }) => one) : settled, [
          String(made),
        ])
        assert.strictEqual((yield* settle(key, true))._tag, "NotDone")
      }
    }),
  )
})
