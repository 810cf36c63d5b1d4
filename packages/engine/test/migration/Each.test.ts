import { undoMigration } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Schema } from "effect"
import { readLines } from "../support/Folders.ts"
import { lettingIn } from "../support/platform/Doors.ts"
import { assertNothingTwice, inState, makeScene, run, type Scene } from "../support/platform/Runs.ts"
import { makeWorld, sell, snapshot } from "../support/platform/World.ts"

const scene = (orders = 12, mails = false) => Effect.map(makeScene(makeWorld(orders, { mails })), lettingIn)

const refuse = ({ to }: Scene, wanted: string | null) => {
  to.fault = ({ key }) => (key === wanted ? "refused" : null)
}

const Lines = Schema.Array(
  Schema.Struct({ resource: Schema.String, nativeId: Schema.NullOr(Schema.String), reason: Schema.String }),
)

const rejectedOf = ({ state }: Scene, migration: string) =>
  Effect.flatMap(readLines(state, "migrations", migration, "rejected.ndjson"), Schema.decodeUnknownEffect(Lines))

const undo = ({ state, target }: Scene, migration: string) =>
  inState(state, undoMigration(migration, target, { state }))

const letIn = ({ to }: Scene) => to.writes.filter(({ kind }) => kind === "let_in").length

const calm = Effect.gen(function* () {
  const one = yield* scene()
  const { created } = yield* run(one)
  return { created, snapshot: snapshot(one.to) }
})

describe("an operation whose things hang each on its own needs", () => {
  it.effect("is done for what is there; what is missing is named, and made once it is there", () =>
    Effect.gen(function* () {
      const whole = yield* calm
      const one = yield* scene()
      refuse(one, "create_order old:o4")
      const first = yield* run(one)
      const missing = (whole.created["check_ins"] ?? 0) - (first.created["check_ins"] ?? 0)
      assert.isAbove(missing, 0)
      const lines = (yield* rejectedOf(one, first.migration)).filter(({ resource }) => resource === "let_in")
      const letInTickets = [...one.from.tables.check_ins.values()].map(({ ticket_id: id }) => id)
      assert.deepStrictEqual(
        lines.map(({ nativeId, reason }) => [nativeId, reason]),
        letInTickets.filter((id) => id?.startsWith("old:t4-")).map((id) => [id, `skipped: tickets ${id} is not there`]),
      )
      assert.lengthOf(lines, missing)
      assert.strictEqual(first.rejected, 1 + missing)
      // Again nothing is asked for, and nothing is lost sight of.
      const [writes, reads] = [one.to.writes.length, letIn(one)]
      const second = yield* run(one)
      assert.deepStrictEqual([second.created, second.rejected], [{}, 1 + missing])
      assert.deepStrictEqual([one.to.writes.length, letIn(one)], [writes, reads])
      refuse(one, null)
      const third = yield* run(one, { retryRejected: true })
      assert.deepStrictEqual(third.created["check_ins"], missing)
      assert.deepStrictEqual([third.rejected, third.verification.differences], [0, []])
      assert.deepStrictEqual(snapshot(one.to), whole.snapshot)
      assert.deepStrictEqual((yield* run(one)).plan.operations, {})
    }),
  )

  it.effect("is skipped where nothing of it is there, and refused as one", () =>
    Effect.gen(function* () {
      const one = yield* scene()
      one.to.fault = ({ kind }) => (kind === "let_in" ? "refused" : null)
      const first = yield* run(one)
      assert.deepStrictEqual([first.created["check_ins"], first.rejected], [undefined, one.from.tables.check_ins.size])
      const two = yield* scene()
      two.to.fault = ({ kind }) => (kind === "create_order" ? "refused unasked" : null)
      const { migration } = yield* run(two)
      assert.strictEqual(letIn(two), 0)
      const lines = (yield* rejectedOf(two, migration)).filter(({ resource }) => resource === "let_in")
      assert.lengthOf(lines, two.from.tables.check_ins.size)
      assert.isTrue(lines.every(({ reason }) => /^skipped: tickets .* is not there$/.test(reason)))
    }),
  )

  it.effect("waits with what would mail people, and lets in all others", () =>
    Effect.gen(function* () {
      const one = yield* scene(12, true)
      for (const [id, row] of one.from.tables.orders) {
        if (id !== "old:o0") one.from.tables.orders.set(id, { ...row, buyer_email: null })
      }
      const first = yield* run(one)
      assert.deepStrictEqual([first.held, first.rejected], [1, 0])
      assert.isAbove(first.created["check_ins"] ?? 0, 0)
      const second = yield* run(one, { allowEmails: 1 })
      assert.deepStrictEqual([second.held, second.rejected, second.verified], [0, 0, true])
      assert.strictEqual(
        (first.created["check_ins"] ?? 0) + (second.created["check_ins"] ?? 0),
        one.from.tables.check_ins.size,
      )
    }),
  )

  it.effect("is taken back as far as it was done", () =>
    Effect.gen(function* () {
      const one = yield* scene()
      refuse(one, "create_order old:o4")
      const { created, migration } = yield* run(one)
      const undone = yield* undo(one, migration)
      assert.deepStrictEqual([undone.kept, undone.removed["check_ins"]], [[], created["check_ins"]])
      assert.strictEqual(one.to.tables.check_ins.size, 0)
      // Of what was taken back before, nothing is taken back again.
      refuse(one, null)
      yield* run(one, { retryRejected: true })
      yield* undo(one, migration)
      refuse(one, "create_order old:o4")
      const again = yield* run(one)
      refuse(one, null)
      assert.deepStrictEqual((yield* undo(one, migration)).removed["check_ins"], again.created["check_ins"])
    }),
  )

  it.effect("that was done in part and is planned no longer counts as done, and is taken back", () =>
    Effect.gen(function* () {
      for (const isUnderWay of [false, true]) {
        const one = yield* scene()
        refuse(one, "create_order old:o4")
        const { migration, rejected } = yield* run(one)
        if (isUnderWay) {
          one.to.fault = ({ kind }) => (kind === "let_in" ? "dies before" : null)
          assert.isTrue(Exit.hasDies(yield* Effect.exit(run(one, { retryRejected: true }))))
        }
        // Somebody else is let in at the source, so it is another request.
        sell(one.from, 16)
        for (const [id, order] of one.from.tables.orders) {
          one.from.tables.orders.set(id, { ...order, buyer_email: null })
        }
        refuse(one, "create_order old:o4")
        const second = yield* run(one, { publish: isUnderWay })
        assert.strictEqual(second.rejected, isUnderWay ? 0 : rejected)
        assertNothingTwice(one.to)
        refuse(one, null)
        const before = one.to.tables.check_ins.size
        const undone = yield* undo(one, migration)
        assert.deepStrictEqual([undone.kept, undone.removed["check_ins"]], [[], before])
        assert.strictEqual(one.to.tables.check_ins.size, 0)
      }
    }),
  )

  it.effect("comes to the same end after a crash, with a ticket missing and once it is there", () =>
    Effect.gen(function* () {
      const whole = yield* calm
      const undisturbed = yield* scene()
      refuse(undisturbed, "create_order old:o4")
      yield* run(undisturbed, { concurrency: 1 })
      const requests = undisturbed.to.writes.filter(({ kind }) => kind === "let_in")
      assert.lengthOf(requests, 2)
      for (const { n: at } of requests) {
        for (const fault of ["dies before", "dies after"] as const) {
          const one = yield* scene()
          one.to.fault = ({ key, n }) => (n === at ? fault : key === "create_order old:o4" ? "refused" : null)
          assert.isTrue(Exit.hasDies(yield* Effect.exit(run(one, { concurrency: 1 }))), String(at))
          refuse(one, "create_order old:o4")
          yield* run(one)
          assertNothingTwice(one.to)
          assert.deepStrictEqual(snapshot(one.to), snapshot(undisturbed.to), `${fault} ${at}`)
          refuse(one, null)
          const last = yield* run(one, { retryRejected: true })
          assert.deepStrictEqual([last.rejected, last.verified], [0, true])
          assertNothingTwice(one.to)
          assert.deepStrictEqual(snapshot(one.to), whole.snapshot, `${fault} ${at}`)
        }
      }
    }),
  )
})
