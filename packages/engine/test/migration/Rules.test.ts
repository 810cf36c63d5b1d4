import { row } from "@boxport/connector/testing"
import { migrate, migrationStatuses, type Plan } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Result } from "effect"
import { SqlClient } from "effect/sql"
import { assertNothingTwice, inState, makeScene, options, run, runPlan, type Scene } from "../support/platform/Runs.ts"
import { makeWorld, sell, snapshot } from "../support/platform/World.ts"

const mailing = (orders = 12) => makeWorld(orders, { mails: true })

const fails = ({ ends, state }: Scene, more: Parameters<typeof options>[1]) =>
  Effect.map(Effect.result(inState(state, migrate(ends, options(state, more)))), (result) =>
    Result.isFailure(result) ? result.failure : assert.fail("it did not fail"),
  )

describe("the time that a plan states", () => {
  it.effect("is whole windows of the limit, and as much of the last as its requests take", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const stated = Effect.fnUntraced(function* (requests: number | null, latency?: number) {
        const pace = Effect.succeed(requests === null ? null : { requests, perSeconds: 60 })
        const target = { ...scene.ends.target, pace, ...(latency === undefined ? {} : { latency }) }
        const { plan } = yield* runPlan({ ...scene, ends: { ...scene.ends, target } })
        return [plan.requests.write, plan.seconds]
      })
      const [writes = 0] = yield* stated(null)
      assert.isAbove(writes, 21)
      // Without a limit, some 20 a second.
      assert.deepStrictEqual(yield* stated(null), [writes, Math.ceil(writes * 0.05)])
      const windows = Math.floor((writes - 1) / 10)
      const rest = writes - windows * 10
      assert.deepStrictEqual(yield* stated(10), [writes, Math.ceil(windows * 60 + rest * 0.05)])
      // A platform so slow that its limit does not matter.
      assert.deepStrictEqual(yield* stated(10, 10), [writes, writes * 10])
      assert.deepStrictEqual(yield* stated(writes, 0.1), [writes, Math.ceil(writes * 0.1)])
    }),
  )
})

describe("losses", () => {
  it.effect("count what is left behind by its status, and what has no place", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const { plan } = yield* runPlan(scene)
      const counted = plan.losses.map(({ entity, field, reason, records }) => [entity, field, reason, records])
      // Of 12 orders number 6 is refunded (1 ticket); 4 and 9 have a void ticket, which is all that 9 has; 5 and 11 sit.
      assert.deepStrictEqual(counted, [
        ["orders", null, "no_ticket", 1],
        ["orders", null, "refunded", 1],
        ["tickets", null, "refunded", 1],
        ["tickets", null, "void", 2],
        ["tickets", "seat", "no_place", 6],
      ])
      // Number 7 is pending, with two valid tickets.
      assert.deepStrictEqual(
        plan.notes.map(({ code, count }) => [code, count]),
        [["order_not_completed", 2]],
      )
    }),
  )

  it.effect("count what is not paid for even where void ones are wanted: made, it would admit somebody", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const { tickets } = scene.from.tables
      for (const row of tickets.values()) if (row.id === "old:t0-0") tickets.set(row.id, { ...row, status: "pending" })
      const { created, plan } = yield* run(scene, { includeVoid: true })
      assert.deepStrictEqual(
        plan.losses.flatMap(({ entity, reason, records }) => (entity === "tickets" ? [`${reason} ${records}`] : [])),
        ["pending 1", "no_place 6"],
      )
      assert.strictEqual(created["tickets"], tickets.size - 1)
      assert.isFalse([...scene.to.tables.tickets.values()].some(({ extra }) => extra?.["boxport"] === "old:t0-0"))
    }),
  )

  it.effect("name what is of the account and not of an event, and refunds", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const { contacts, questions, refunds } = scene.from.tables
      questions.set("old:q1", row("questions", { id: "old:q1", native_id: "q1", scope: "order", kind: "text" }))
      contacts.set("old:c1", row("contacts", { id: "old:c1", native_id: "c1", kind: "newsletter" }))
      refunds.set("old:r1", row("refunds", { id: "old:r1", native_id: "r1" }))
      const { plan } = yield* runPlan(scene)
      assert.includeMembers(
        plan.losses.map(({ entity, field, reason, records }) => `${entity} ${field} ${reason} ${records}`),
        ["questions null no_event 1", "contacts null no_event 1", "refunds null no_place 1"],
      )
    }),
  )

  it.effect("name what belongs to no event; a ticket of such an order is carried by itself", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const { orders } = scene.from.tables
      for (const row of orders.values()) if (row.id === "old:o0") orders.set(row.id, { ...row, event_id: null })
      const migrated = yield* run(scene)
      const loss = migrated.plan.losses.find(({ reason }) => reason === "no_event")
      assert.deepStrictEqual([loss?.entity, loss?.records], ["orders", 1])
      const carried = [...scene.to.tables.tickets.values()].find(({ extra }) => extra?.["boxport"] === "old:t0-0")
      assert.deepStrictEqual([carried?.attendee_name, carried?.order_id], ["Guest 0.0", null])
    }),
  )
})

describe("publishing", () => {
  it.effect("comes only where asked for, and only for what is whole", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const published = () => [...scene.to.tables.events.values()].filter(({ status }) => status === "published").length
      scene.to.fault = ({ key }) => (key === "create_order old:o0" ? "refused" : null)
      yield* run(scene)
      assert.strictEqual(published(), 0)
      yield* run(scene, { publish: true })
      assert.strictEqual(published(), 0)
      scene.to.fault = () => null
      yield* run(scene, { publish: true, retryRejected: true })
      assert.strictEqual(published(), 1)
    }),
  )
})

describe("refused operations", () => {
  it.effect("are set aside with what needs them; the rest goes on; they are tried again only when asked", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const calm = yield* makeScene()
      yield* run(calm)
      const key = "create_order old:o4"
      scene.to.fault = (asked) => (asked.key === key ? "refused" : null)
      const first = yield* run(scene)
      // The order, and the scan of its one valid ticket.
      assert.deepStrictEqual([first.rejected, first.attention, first.verified], [2, true, false])
      assert.include(
        first.verification.differences.map(({ id }) => id),
        "old:o4",
      )
      scene.to.fault = () => null
      const second = yield* run(scene)
      assert.deepStrictEqual([second.rejected, scene.to.writes.filter((asked) => asked.key === key).length], [2, 1])
      const third = yield* run(scene, { retryRejected: true })
      assert.deepStrictEqual([third.rejected, third.verification.differences], [0, []])
      assert.deepStrictEqual(third.created, { orders: 1, tickets: 1, check_ins: 1 })
      assert.deepStrictEqual(snapshot(scene.to), snapshot(calm.to))
    }),
  )

  it.effect("go when the source no longer has them", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      scene.to.fault = ({ key }) => (key === "create_order old:o1" ? "refused" : null)
      assert.strictEqual((yield* run(scene)).rejected, 1)
      const { tickets } = scene.from.tables
      for (const row of tickets.values()) if (row.order_id === "old:o1") tickets.set(row.id, { ...row, status: "void" })
      const second = yield* run(scene)
      assert.deepStrictEqual([second.rejected, second.verified], [0, true])
    }),
  )

  it.effect("of which nobody can tell what became are never sent again", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const key = "create_order old:o1"
      const sent = () => scene.to.writes.filter((asked) => asked.key === key).length
      scene.to.fault = (asked) => (asked.key === key ? "applied but lost" : null)
      scene.target.unsure.add(key)
      assert.isAbove((yield* run(scene)).rejected, 0)
      yield* run(scene, { retryRejected: true })
      assert.strictEqual(sent(), 1)
      scene.target.unsure.clear()
      const last = yield* run(scene, { retryRejected: true })
      assert.deepStrictEqual([last.rejected, last.verified, sent()], [0, true, 1])
    }),
  )

  it.effect("end the run when everything is refused", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene(makeWorld(40))
      scene.to.fault = ({ kind }) => (kind === "create_order" ? "refused" : null)
      const error = yield* fails(scene, {})
      assert.strictEqual(error._tag === "ConnectorError" ? error.reason._tag : error._tag, "Refused")
      assert.isBelow(scene.to.writes.filter(({ kind }) => kind === "create_order").length, 25)
    }),
  )

  it.effect("do not end it where the target refuses without a request", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene(makeWorld(40))
      scene.to.fault = ({ kind }) => (kind === "create_order" ? "refused unasked" : null)
      const migrated = yield* run(scene)
      assert.isAbove(migrated.rejected, 30)
      assert.strictEqual(migrated.created["orders"], undefined)
      // The ticket that belongs to no order is one too.
      assert.isAbove(migrated.created["events"] ?? 0, 0)
    }),
  )
})

describe("emails", () => {
  it.effect("go out to nobody without the number, and all else is done", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene(mailing())
      const migrated = yield* run(scene)
      const { emails } = migrated.plan
      assert.isAbove(emails, 2)
      assert.deepStrictEqual([scene.to.mails, migrated.held, migrated.attention], [[], emails, true])
      // Scans of their tickets wait with them; nothing of it was refused.
      assert.strictEqual(migrated.rejected, 0)
      const [status] = yield* inState(scene.state, migrationStatuses({ state: scene.state }))
      assert.isAbove(status?.operations.held ?? 0, emails)
      assert.isAbove(scene.to.tables.orders.size, 0)
      const done = yield* run(scene, { allowEmails: emails })
      assert.deepStrictEqual([done.held, done.verified, scene.to.mails.length], [0, true, emails])
      assert.strictEqual(new Set(scene.to.mails).size, emails)
    }),
  )

  it.effect("need the exact number, and nothing is written with another", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene(mailing())
      const { plan } = yield* runPlan(scene)
      for (const allowEmails of [0, plan.emails - 1, plan.emails + 1]) {
        const error = yield* fails(scene, { allowEmails })
        assert.strictEqual(error._tag, "EmailsNotAllowed")
      }
      assert.deepStrictEqual([scene.to.writes, scene.to.mails], [[], []])
    }),
  )

  it.effect("of a run that goes on pass with the first number or what is left, not when there are more by now", () =>
    Effect.gen(function* () {
      const stopped = Effect.gen(function* () {
        const scene = yield* makeScene(mailing())
        const { plan } = yield* runPlan(scene)
        scene.to.fault = () => (scene.to.mails.length >= 2 ? "unreachable" : null)
        yield* fails(scene, { allowEmails: plan.emails, concurrency: 1 })
        scene.to.fault = () => null
        return { scene, planned: plan.emails }
      })
      const one = yield* stopped
      yield* run(one.scene, { allowEmails: one.planned })
      assert.strictEqual(one.scene.to.mails.length, one.planned)
      const two = yield* stopped
      const left = (yield* runPlan(two.scene)).plan.emails
      assert.isBelow(left, two.planned)
      yield* run(two.scene, { allowEmails: left })
      assert.strictEqual(two.scene.to.mails.length, two.planned)
      const three = yield* stopped
      for (let n = 20; n < 40; n += 2) sell(three.scene.from, n)
      const error = yield* fails(three.scene, { allowEmails: three.planned })
      assert.strictEqual(error._tag, "EmailsNotAllowed")
    }),
  )
})

describe("one run at a time", () => {
  it.effect("the second into a target is told so and changes nothing; what a dead process left is taken over", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const asked = yield* Deferred.make<void>()
      const answer = yield* Deferred.make<void>()
      const first = yield* Effect.forkChild(
        run(scene, {
          confirm: () => Effect.as(Effect.andThen(Deferred.succeed(asked, undefined), Deferred.await(answer)), true),
        }),
      )
      yield* Deferred.await(asked)
      const error = yield* fails(scene, {})
      assert.deepStrictEqual([error._tag, scene.to.writes.length], ["MigrationRunning", 0])
      yield* Deferred.succeed(answer, undefined)
      const { migration } = yield* Fiber.join(first)

      const lockedBy = (pid: number) =>
        inState(
          scene.state,
          Effect.flatMap(
            SqlClient.SqlClient,
            (sql) => sql`INSERT INTO locks ${sql.insert({ name: "new", migration, pid })}
              ON CONFLICT (name) DO UPDATE SET pid = excluded.pid`,
          ),
        )
      // The process that started this one lives; the largest number is nobody's.
      yield* lockedBy(process.ppid)
      assert.strictEqual((yield* fails(scene, {}))._tag, "MigrationRunning")
      yield* lockedBy(2 ** 31 - 1)
      yield* run(scene)
      yield* run(scene)
    }),
  )

  it.effect("the status tells what was stopped from what is done", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      scene.to.fault = ({ n }) => (n === 20 ? "unreachable" : null)
      yield* fails(scene, { concurrency: 1 })
      const statuses = inState(scene.state, migrationStatuses({ state: scene.state }))
      const [stopped] = yield* statuses
      assert.strictEqual(stopped?.status, "stopped")
      assert.isAbove(stopped?.operations.planned ?? 0, 0)
      scene.to.fault = () => null
      yield* run(scene)
      const [done] = yield* statuses
      assert.deepStrictEqual([done?.status, Object.keys(done?.operations ?? {})], ["done", ["done"]])
    }),
  )
})

describe("a kept plan", () => {
  const planned = Effect.gen(function* () {
    const scene = yield* makeScene()
    const { plan } = yield* runPlan(scene)
    // As it comes back from a file.
    const expected: Plan["fingerprint"] = JSON.parse(JSON.stringify(plan.fingerprint))
    return { scene, expected }
  })

  it.effect("is refused when the source has moved, and names the records, again and again", () =>
    Effect.gen(function* () {
      const { expected, scene } = yield* planned
      const { tickets } = scene.from.tables
      const one = tickets.get("old:t1-0")
      if (one !== undefined) tickets.set(one.id, { ...one, attendee_name: "Somebody else" })
      tickets.delete("old:t2-0")
      sell(scene.from, 30)
      for (const time of [1, 2]) {
        const error = yield* fails(scene, { expected })
        if (error._tag !== "PlanOutdated") return assert.fail(error._tag)
        assert.include(error.moved, "source: tickets of old:e1: other contents (changed: old:t1-0)", String(time))
        assert.isTrue(error.moved.some((text) => /^source: tickets of old:e2: .* \(gone: old:t2-0\)$/.test(text)))
        assert.isTrue(error.moved.some((text) => text.includes("(new: old:o30)")))
      }
      assert.lengthOf(scene.to.writes, 0)
    }),
  )

  it.effect("is refused when the target has moved, but not for what its own run has done to it", () =>
    Effect.gen(function* () {
      const { expected, scene } = yield* planned
      scene.to.fault = ({ n }) => (n === 15 ? "dies after" : null)
      yield* Effect.exit(run(scene, { expected }))
      scene.to.fault = () => null
      const migrated = yield* run(scene, { expected })
      assert.isTrue(migrated.verified)
      assertNothingTwice(scene.to)
      const error = yield* fails(scene, { expected })
      assert.strictEqual(error._tag, "PlanOutdated")
    }),
  )

  it.effect("that has fewer operations than the one before takes those off", () =>
    Effect.gen(function* () {
      const { scene } = yield* planned
      const { tables } = scene.from
      for (const table of [tables.orders, tables.tickets, tables.check_ins, tables.answers]) {
        for (const id of table.keys()) if (/:[otac]1(-|$)/.test(id)) table.delete(id)
      }
      const migrated = yield* run(scene)
      assert.isTrue(migrated.verified)
      assert.notInclude(
        scene.to.writes.map(({ key }) => key),
        "create_order old:o1",
      )
    }),
  )
})
