import { ConnectorError, NotFound, type Target } from "@boxport/connector"
import { migrationId, undoMigration } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit } from "effect"
import { readText } from "../support/Folders.ts"
import { assertNothingTwice, inState, makeScene, run, runVerify, type Scene } from "../support/platform/Runs.ts"
import * as Row from "../support/platform/Rows.ts"
import { snapshot } from "../support/platform/World.ts"

const undo = ({ state, target }: Pick<Scene, "state"> & { readonly target: Target }, id: string) =>
  inState(state, undoMigration(id, target, { state }))

describe("undo", () => {
  it.effect("takes back what the migration made and nothing else; then everything can be made anew", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const { tables } = scene.to
      tables.events.set("new:own", Row.event("new:own", { title: "Their own" }))
      const { created, migration } = yield* run(scene)
      const before = snapshot(scene.to)
      const undone = yield* undo(scene, migration)
      const { events = 0, questions = 0, ticket_types = 0, check_ins = 0, orders = 0, tickets = 0 } = created
      assert.deepStrictEqual(undone.removed, { check_ins, events, questions, ticket_types })
      assert.deepStrictEqual([undone.voided, undone.kept], [{ orders, tickets }, []])
      assert.deepStrictEqual([...tables.events.keys()], ["new:own"])
      assert.isTrue([...tables.tickets.values()].every(({ status }) => status === "void"))
      const map = yield* readText(scene.state, "migrations", migration, "idmap.csv")
      assert.match(map, /^tickets,old:t0-0,\d+,gone$/m)
      const again = yield* undo(scene, migration)
      assert.deepStrictEqual([again.removed, again.voided, again.kept], [{}, {}, []])

      const anew = yield* run(scene)
      assert.deepStrictEqual(anew.created, created)
      assertNothingTwice(scene.to)
      assert.deepStrictEqual((yield* runVerify(scene)).differences, [])
      for (const table of [tables.tickets, tables.orders]) {
        for (const { id, status } of table.values()) {
          if (status === "void" || status === "cancelled") table.delete(id)
        }
      }
      for (const { id, ticket_id } of tables.answers.values()) {
        if (!tables.tickets.has(ticket_id ?? "")) tables.answers.delete(id)
      }
      assert.deepStrictEqual(snapshot(scene.to), before)
    }),
  )

  it.effect("keeps what somebody has touched, and what was there before, and says so", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const { tables } = scene.to
      const own = { title: "Event 0", starts_at: scene.from.tables.events.get("old:e0")?.starts_at ?? null }
      tables.events.set("new:own", Row.event("new:own", own))
      const { migration } = yield* run(scene)
      const [order] = tables.orders.values()
      scene.target.touched.add(order?.native_id ?? "")
      const { kept } = yield* undo(scene, migration)
      assert.isTrue(tables.events.has("new:own"))
      assert.strictEqual(tables.orders.get(order?.id ?? "")?.status, order?.status)
      const source = String(order?.extra?.["boxport"])
      const listed = kept.map(({ kind, source: id, why }) => [kind, id, why])
      assert.deepInclude(listed, ["orders", source, "touched"])
    }),
  )

  it.effect("finds out first what became of what was begun, and goes on where it was stopped", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      scene.to.fault = ({ n }) => (n === 22 ? "dies after" : null)
      assert.isTrue(Exit.isFailure(yield* Effect.exit(run(scene))))
      const stopped = scene.to.writes.length
      scene.to.fault = ({ n }) => (n === stopped + 4 ? "unreachable" : n === stopped + 2 ? "applied but lost" : null)
      const migration = migrationId(scene.ends)
      assert.isTrue(Exit.isFailure(yield* Effect.exit(undo(scene, migration))))
      const rest = yield* undo(scene, migration)
      assert.deepStrictEqual(rest.kept, [])
      assert.strictEqual(scene.to.tables.events.size, 0)
      assert.isTrue([...scene.to.tables.tickets.values()].every(({ status }) => status === "void"))
      assert.isTrue([...scene.to.tables.orders.values()].every(({ status }) => status === "cancelled"))
    }),
  )

  it.effect("keeps what the platform no longer knows enough of to tell, says so, and goes on", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      scene.to.fault = ({ key }) => (key === "create_order old:o4" ? "dies before" : null)
      assert.isTrue(Exit.isFailure(yield* Effect.exit(run(scene, { concurrency: 1 }))))
      scene.to.fault = () => null
      const gone = (operation: string) =>
        Effect.fail(new ConnectorError({ connection: "new", operation, reason: new NotFound({ hint: "" }) }))
      const there = scene.to.tables.questions.size
      const target: Target = {
        ...scene.target,
        settle: ({ kind }) => gone(kind),
        undo: (one, made) => (one.kind === "create_question" ? gone(one.kind) : scene.target.undo(one, made)),
      }
      assert.isAbove(there, 0)
      const migration = migrationId(scene.ends)
      for (const time of [1, 2]) {
        const { kept } = yield* undo({ ...scene, target }, migration)
        assert.strictEqual(kept.filter(({ kind }) => kind === "questions").length, there, String(time))
        const unknown = kept.filter(({ target: id }) => id === null)
        assert.deepStrictEqual(
          unknown.map((one) => `${one.kind} ${one.source}`),
          ["orders old:o4", "tickets old:t4-1"],
          String(time),
        )
      }
      assert.strictEqual(scene.to.tables.events.size, 0)
    }),
  )
})
