import type { Existing, Target } from "@boxport/connector"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { assertNothingTwice, makeScene, run, runPlan, runVerify } from "../support/platform/Runs.ts"
import * as Row from "../support/platform/Rows.ts"
import { sell, snapshot } from "../support/platform/World.ts"

describe("migrate", () => {
  it.effect("makes everything once, verifies it, and says what it left behind", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const migrated = yield* run(scene)
      assert.deepStrictEqual(migrated.verification.differences, [])
      assert.isTrue(migrated.verified)
      const { tables } = scene.from
      const valid = [...tables.tickets.values()].filter(({ status }) => status === "valid")
      const bought = new Set(valid.flatMap(({ order_id: id }) => (id === null ? [] : [id])))
      assert.deepStrictEqual(migrated.created, {
        events: 3,
        ticket_types: 6,
        questions: 3,
        orders: bought.size,
        tickets: valid.length,
        check_ins: tables.check_ins.size,
      })
      assert.deepStrictEqual(migrated.skipped, {})
      assert.deepStrictEqual(migrated.verification.checked, {
        events: 3,
        ticket_types: 6,
        questions: 3,
        orders: bought.size,
        tickets: valid.length,
        answers: [...tables.answers.values()].filter(
          ({ ticket_id: id }) => tables.tickets.get(id ?? "")?.status === "valid",
        ).length,
        check_ins: tables.check_ins.size,
      })
      assertNothingTwice(scene.to)
      assert.deepStrictEqual(
        [...scene.to.tables.ticket_types.values()].map(({ status }) => status),
        Array(6).fill("off_sale"),
      )
      assert.deepStrictEqual(
        [...scene.to.tables.events.values()].map(({ status }) => status),
        Array(3).fill("draft"),
      )
    }),
  )

  it.effect("again makes nothing and writes nothing; after new sales just those", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const first = yield* run(scene)
      const writes = scene.to.writes.length
      const again = yield* run(scene)
      assert.deepStrictEqual([again.created, scene.to.writes.length], [{}, writes])
      assert.deepStrictEqual(again.skipped, first.created)
      assert.deepStrictEqual(again.plan.operations, {})
      sell(scene.from, 100)
      for (const [id, order] of scene.from.tables.orders)
        scene.from.tables.orders.set(id, { ...order, buyer_email: null })
      const more = yield* run(scene)
      assert.deepStrictEqual(more.created, { orders: 1, tickets: 2, check_ins: 2 })
      assert.deepStrictEqual(more.verification.differences, [])
      assert.deepStrictEqual(
        scene.to.writes.slice(writes).map(({ kind }) => kind),
        ["open_event", "create_order", "check_in", "check_in", "close_event"].flatMap((kind) =>
          kind === "open_event" || kind === "close_event" ? [kind, kind] : [kind],
        ),
      )
      const fresh = yield* makeScene(scene.from)
      yield* run(fresh)
      assert.deepStrictEqual(snapshot(scene.to), snapshot(fresh.to))
    }),
  )

  it.effect("makes nothing twice when the state is lost", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      yield* run(scene)
      const before = snapshot(scene.to)
      const another = { ...(yield* makeScene()), to: scene.to, target: scene.target, ends: scene.ends }
      const again = yield* run(another)
      assert.deepStrictEqual(again.created, {})
      assert.deepStrictEqual(snapshot(scene.to), before)
      assert.isTrue((yield* runVerify(another)).equal)
    }),
  )

  it.effect("plans the same bytes again", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const first = yield* runPlan(scene)
      const again = yield* runPlan(scene)
      const elsewhere = yield* runPlan({ ...scene, state: (yield* makeScene()).state })
      assert.strictEqual(JSON.stringify(again), JSON.stringify(first))
      assert.strictEqual(JSON.stringify(elsewhere), JSON.stringify(first))
      assert.lengthOf(scene.to.writes, 0)
    }),
  )

  it.effect("looks anew for what is there until a run has begun", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const { events } = scene.to.tables
      const starts_at = Row.instant(1_790_000_000_000_000)
      const own = Row.event("new:own", { title: "Event 0", starts_at })
      events.set(own.id, own)
      const { plan } = yield* runPlan(scene)
      assert.strictEqual(plan.operations["create_event"], 2)
      // Its organiser has read the plan.
      events.set(own.id, { ...own, title: "Another" })
      assert.strictEqual((yield* run(scene)).created["events"], 3)
      // What a run has made stays known, whatever it is called.
      const made = [...events.values()].find(({ title }) => title === "Event 0")
      if (made !== undefined) events.set(made.id, { ...made, title: "Renamed" })
      const again = yield* runPlan(scene)
      assert.deepStrictEqual(again.plan.operations, {})
    }),
  )

  it.effect("knows for which record a thing stands, and whether it made it", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const own = Row.event("new:own", { title: "Event 0", starts_at: Row.instant(1_790_000_000_000_000) })
      scene.to.tables.events.set(own.id, own)
      yield* run(scene)
      let seen: Existing | undefined
      const target: Target = {
        ...scene.target,
        planner: (planOptions, existing) => {
          seen = existing
          return scene.target.planner(planOptions, existing)
        },
      }
      yield* runPlan({ ...scene, ends: { ...scene.ends, target } })
      const standing = ["old:e0", "old:e1"].map((source) => {
        const thing = seen?.made("events", source)?.target ?? ""
        return [seen?.found("events", source), seen?.holder("events", thing)]
      })
      assert.deepStrictEqual(standing, [
        [true, "old:e0"],
        [false, "old:e1"],
      ])
      assert.deepStrictEqual([seen?.holder("events", "nothing"), seen?.holder("questions", "own")], [null, null])
    }),
  )

  it.effect("shows the survey both sides and the orders that nothing marks, and planning what is sold of a type", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      yield* run(scene)
      const { tables } = scene.to
      const [type] = tables.ticket_types.values()
      const event = type?.event_id ?? ""
      tables.orders.set("new:o1", Row.order("new:o1", event))
      tables.orders.set("new:o2", Row.order("new:o2", event, { status: "refunded" }))
      const own = { order_id: "new:o1", ticket_type_id: type?.id ?? null }
      tables.tickets.set("new:t1", Row.ticket("new:t1", event, own))
      tables.tickets.set("new:t2", Row.ticket("new:t2", event, { ...own, status: "void" }))
      const marked = [...tables.tickets.values()].filter(
        (row) => row.ticket_type_id === type?.id && row.status === "valid" && row.extra !== null,
      ).length
      let seen: Existing | undefined
      const target: Target = {
        ...scene.target,
        survey: ({ source, there, unmarked }) =>
          Effect.map(
            Effect.forEach(there.events, ({ id }) => unmarked(id)),
            (orders) => ({ orders, events: [source.events.length, there.events.length] }),
          ),
        planner: (planOptions, existing) => {
          seen = existing
          return scene.target.planner(planOptions, existing)
        },
      }
      yield* runPlan({ ...scene, ends: { ...scene.ends, target } })
      const { orders, events } = seen?.survey ?? {}
      assert.deepStrictEqual([Array.isArray(orders) ? orders.flat() : orders, events], [["o1"], [3, 3]])
      assert.deepStrictEqual(seen?.issued.get(type?.id ?? ""), { all: marked + 1, marked })
    }),
  )
})
