import { Budgets, type Source, Transport } from "@boxport/connector"
import { type TableName, tableNames } from "@boxport/model"
import { makeSource as titoSource, makeTarget as titoTarget } from "@boxport/tito"
import { createTito } from "@boxport/tito/promise"
import { startTwin as startTito, type Twin } from "@boxport/tito/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted, Result, type Scope, Stream } from "effect"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { twins } from "../src/Twins.ts"
import { openTwin, stepsOf, temporaryFolder } from "./support.ts"

const connectionOf = (twin: Twin, connection: string) =>
  ({
    platform: "tito",
    connection,
    account: twin.account,
    token: twin.token,
    baseUrl: twin.url,
    checkinUrl: twin.checkinUrl,
  }) as const

type SourceOf = Effect.Effect<Source, never, Transport | Budgets | Scope.Scope>

const endsOf = (source: SourceOf, to: Twin, events: ReadonlyArray<string> = []) =>
  Effect.gen(function* () {
    return {
      source: yield* source,
      there: yield* titoSource(connectionOf(to, "new")),
      target: yield* titoTarget(connectionOf(to, "new")),
      events,
    }
  })

/** A migration into a twin. */
const into = (source: SourceOf, to: Twin, events: ReadonlyArray<string> = []) => stepsOf(endsOf(source, to, events))

/** How many rows a twin has, by table. */
const countsOf = (twin: Twin) =>
  Effect.gen(function* () {
    const source = yield* titoSource(connectionOf(twin, "look"))
    const counts: { [table in TableName]?: number } = {}
    yield* Stream.runForEach(source.read({ events: [], tables: new Set(tableNames), raw: false }), (reading) =>
      Effect.sync(() => {
        if (reading._tag !== "Page") return
        for (const table of tableNames) {
          const rows = reading.rows[table]?.length ?? 0
          if (rows > 0) counts[table] = (counts[table] ?? 0) + rows
        }
      }),
    )
    return counts
  })

/** What a run wrote, by method and the kind of thing. */
const writesOf = (twin: Twin): { readonly [write: string]: number } => {
  const writes: { [write: string]: number } = {}
  for (const { method, path } of twin.log) {
    if (method === "GET") continue
    const kind = path.split("/").find((part) => /^(registrations|tickets|checkins|events)$/.test(part))
    const key = `${method} ${kind ?? "other"}`
    writes[key] = (writes[key] ?? 0) + 1
  }
  return writes
}

/** Events of the twins' world that have some of everything. */
const some = ["oresund-data-days-2026", "winter-gala-2025"]

/** Runs are many, and a machine may be busy. */
const minutes = 5 * 60_000

const layers = Layer.mergeAll(Transport.layer, Budgets.layer)

const fromTito = (twin: Twin): SourceOf => titoSource(connectionOf(twin, "old"))

describe("a migration from Tito to Tito", () => {
  it.live(
    "carries everything that admits someone, the second time nothing, then what was sold since, and back",
    () =>
      Effect.gen(function* () {
        const state = yield* temporaryFolder
        const old = yield* startTito({ orders: 100, spare: 100, seed: 3 })
        const to = yield* startTito({ orders: 20, seed: 4 })
        const before = yield* countsOf(to)
        const migration = into(fromTito(old), to, some)

        const { plan } = yield* migration.plan(state)
        assert.deepStrictEqual(writesOf(to), {})
        assert.isTrue(plan.clashes.some(({ reason, stops }) => reason === "slug_taken" && !stops))
        assert.isFalse(plan.clashes.some(({ stops }) => stops))

        to.reset()
        const first = yield* migration.run(state)
        const { orders = 0, tickets = 0 } = first.created
        assert.isAbove(tickets, 40)
        assert.deepStrictEqual([first.rejected, first.held, first.plan.emails, first.plan.credits], [0, 0, 0, 0])
        assert.deepStrictEqual(first.plan.operations, plan.operations)
        assert.deepStrictEqual(first.verification.differences, [])
        assert.isTrue(first.verified)
        assert.deepStrictEqual(first.codes, { kept: 0, reissued: tickets, notCarried: 0 })
        assert.deepStrictEqual(to.outbox(), [])
        // Fewer requests a ticket cannot do: one for the order, one for each ticket, one for what the order says.
        const writes = writesOf(to)
        assert.deepStrictEqual(
          [writes["POST registrations"], writes["PATCH tickets"], writes["PATCH registrations"]],
          [orders, tickets, orders],
        )
        assert.strictEqual(writes["POST checkins"], first.plan.operations["check_in"])
        assert.isAbove(first.created["check_ins"] ?? 0, writes["POST checkins"] ?? 0)

        const sent = writesOf(to)
        const second = yield* migration.run(state)
        assert.deepStrictEqual([second.created, second.verified, second.plan.operations], [{}, true, {}])
        assert.deepStrictEqual(writesOf(to), sent)

        old.sell(20)
        const third = yield* migration.run(state)
        assert.isAbove(third.created["orders"] ?? 0, 0)
        assert.isTrue(Object.keys(third.created).every((kind) => ["check_ins", "orders", "tickets"].includes(kind)))
        assert.deepStrictEqual(third.verification.differences, [])
        assert.isTrue(third.verified)
        assert.deepStrictEqual(to.outbox(), [])

        const undone = yield* migration.undo(state)
        assert.deepStrictEqual(undone.kept, [])
        assert.strictEqual(undone.voided["tickets"], tickets + (third.created["tickets"] ?? 0))
        assert.deepStrictEqual(yield* countsOf(to), before)
        assert.deepStrictEqual(to.outbox(), [])

        const anew = yield* migration.run(state)
        assert.strictEqual(anew.created["tickets"], tickets + (third.created["tickets"] ?? 0))
        assert.deepStrictEqual(anew.verification.differences, [])
      }).pipe(Effect.provide(layers)),
    minutes,
  )

  it.live(
    "takes back nothing that somebody has touched since",
    () =>
      Effect.gen(function* () {
        const state = yield* temporaryFolder
        const old = yield* startTito({ orders: 40, seed: 3 })
        const to = yield* startTito({ orders: 0, seed: 4 })
        const migration = into(fromTito(old), to, ["oresund-data-days-2026"])
        const { tickets = 0 } = (yield* migration.run(state)).created
        assert.isAbove(tickets, 1)
        yield* Effect.promise(async () => {
          await using tito = createTito({ account: to.account, token: Redacted.value(to.token), baseUrl: to.url })
          const events = [...(await tito.events.past().all()), ...(await tito.events.list().all())]
          const mine = events.find(({ metadata }) => JSON.stringify(metadata ?? {}).includes("boxport"))
          const event_slug = mine?.slug ?? ""
          const [ticket] = await tito.tickets.list({ event_slug }).all()
          await tito.tickets.update({ event_slug, ticket_slug: ticket?.slug ?? "", body: { first_name: "Somebody" } })
        })
        const undone = yield* migration.undo(state)
        assert.strictEqual(undone.voided["tickets"], tickets - 1)
        // What it hangs on stays with it, and so does what it may have answered.
        const kinds = new Set<string>(undone.kept.map(({ kind }) => kind))
        for (const kind of ["tickets", "orders", "ticket_types", "questions", "events"])
          assert.include([...kinds], kind)
        assert.isUndefined(undone.removed["questions"])
        assert.isTrue(
          undone.kept.some(({ kind, why }) => kind === "tickets" && why === "somebody has changed it since"),
        )
      }).pipe(Effect.provide(layers)),
    minutes,
  )

  it.live(
    "opens events as they were only where that is asked for",
    () =>
      Effect.gen(function* () {
        const state = yield* temporaryFolder
        const old = yield* startTito({ orders: 30, seed: 3 })
        const to = yield* startTito({ orders: 0, seed: 4 })
        const migration = into(fromTito(old), to, ["oresund-data-days-2026"])
        const statuses = Effect.gen(function* () {
          const there = yield* titoSource(connectionOf(to, "look"))
          const found: Array<readonly [string, string]> = []
          yield* Stream.runForEach(
            there.read({ events: [], tables: new Set(["events", "ticket_types"] as const), raw: false }),
            (reading) =>
              Effect.sync(() => {
                if (reading._tag !== "Page") return
                const mine = (extra: unknown) => JSON.stringify(extra).includes("boxport")
                for (const { extra, status } of reading.rows.events ?? [])
                  if (mine(extra)) found.push(["event", status])
                for (const { extra, status } of reading.rows.ticket_types ?? []) {
                  if (mine(extra)) found.push(["type", status])
                }
              }),
          )
          return found
        })
        yield* migration.run(state)
        const closed = yield* statuses
        assert.deepStrictEqual(
          new Set(closed.map((one) => one.join(" "))),
          new Set(["event draft", "type sold_out", "type off_sale"]),
        )
        const published = yield* migration.run(state, { publish: true })
        assert.isTrue(published.verified)
        const open = yield* statuses
        assert.isTrue(open.some((one) => one.join(" ") === "event published"))
        assert.isTrue(open.some((one) => one.join(" ") === "type on_sale"))
        assert.deepStrictEqual(to.outbox(), [])
        const again = yield* migration.run(state, { publish: true })
        assert.deepStrictEqual(again.plan.operations, {})
        // Without the word, what is open stays so.
        yield* migration.run(state)
        assert.deepStrictEqual(yield* statuses, open)
      }).pipe(Effect.provide(layers)),
    minutes,
  )

  it.live(
    "recreates what is void and cancelled as that, where it is told to",
    () =>
      Effect.gen(function* () {
        const state = yield* temporaryFolder
        const old = yield* startTito({ orders: 80, seed: 3 })
        const to = yield* startTito({ orders: 0, seed: 4 })
        const migration = into(fromTito(old), to, some)
        const done = yield* migration.run(state, { includeVoid: true })
        assert.isAbove(done.plan.operations["void_ticket"] ?? 0, 0)
        assert.isAbove(done.plan.operations["cancel_order"] ?? 0, 0)
        assert.deepStrictEqual(done.verification.differences, [])
        assert.deepStrictEqual([done.rejected, to.outbox()], [0, []])
        const again = yield* migration.run(state, { includeVoid: true })
        assert.deepStrictEqual([again.created, again.plan.operations], [{}, {}])
      }).pipe(Effect.provide(layers)),
    minutes,
  )

  it.live(
    "finds everything again by its marks when the state is lost",
    () =>
      Effect.gen(function* () {
        const [state, lost] = [yield* temporaryFolder, yield* temporaryFolder]
        const old = yield* startTito({ orders: 40, seed: 3 })
        const to = yield* startTito({ orders: 0, seed: 4 })
        const migration = into(fromTito(old), to, some)
        yield* migration.run(lost)
        const counts = yield* countsOf(to)
        const again = yield* migration.run(state)
        // What carries no mark is looked for when its turn comes.
        assert.isTrue(Object.keys(again.created).every((kind) => kind === "contacts" || kind === "check_in_lists"))
        assert.deepStrictEqual([again.rejected, again.verified], [0, true])
        assert.deepStrictEqual(yield* countsOf(to), counts)
      }).pipe(Effect.provide(layers)),
    minutes,
  )
})

describe("answers that are lost, and runs that are broken off", () => {
  /** What an undisturbed migration leaves. */
  const undisturbed = Effect.gen(function* () {
    const old = yield* startTito({ orders: 40, seed: 3 })
    const to = yield* startTito({ orders: 0, seed: 4 })
    const done = yield* into(fromTito(old), to, some).run(yield* temporaryFolder)
    assert.isTrue(done.verified)
    return { old, counts: yield* countsOf(to) }
  })

  it.live(
    "a lost answer is settled by looking, whatever was written",
    () =>
      Effect.gen(function* () {
        const { counts, old } = yield* undisturbed
        const state = yield* temporaryFolder
        const to = yield* startTito({ orders: 0, seed: 4 })
        const migration = into(fromTito(old), to, some)
        to.setFaults([{ match: ".", method: "POST", everyNth: 2, action: { type: "lose" } }])
        const done = yield* migration.run(state)
        assert.deepStrictEqual([done.rejected, done.verification.differences], [0, []])
        assert.deepStrictEqual(yield* countsOf(to), counts)
        assert.deepStrictEqual(to.outbox(), [])
      }).pipe(Effect.provide(layers)),
    minutes,
  )

  it.live(
    "a run that is broken off at any place is brought to its end by the next",
    () =>
      Effect.gen(function* () {
        const { counts, old } = yield* undisturbed
        const state = yield* temporaryFolder
        const to = yield* startTito({ orders: 0, seed: 4 })
        const migration = into(fromTito(old), to, some)
        let stops = 0
        for (let place = 3; ; place += 7) {
          // One is carried out and its answer lost, and from then on nobody is let in.
          to.setFaults([
            { match: "/", method: "POST", after: place, times: 1, action: { type: "lose" } },
            { match: "/", method: "PATCH", after: 2 * place, action: { type: "status", status: 401 } },
          ])
          const run = yield* Effect.result(migration.run(state))
          if (Result.isSuccess(run)) {
            const done = run.success
            assert.deepStrictEqual([done.rejected, done.verification.differences], [0, []])
            break
          }
          stops += 1
          assert.isBelow(stops, 60)
        }
        assert.isAbove(stops, 3)
        assert.deepStrictEqual(yield* countsOf(to), counts)
        assert.deepStrictEqual(to.outbox(), [])
      }).pipe(Effect.provide(layers)),
    minutes,
  )
})

describe("tickets that are refused", () => {
  it.live(
    "do not keep others of their check-in request out, and are let in once they are there",
    () =>
      Effect.gen(function* () {
        const state = yield* temporaryFolder
        const old = yield* startTito({ orders: 40, seed: 3 })
        const to = yield* startTito({ orders: 0, seed: 4 })
        const migration = into(fromTito(old), to, some)
        to.setFaults([{ match: "/tickets/", method: "PATCH", everyNth: 2, action: { type: "status", status: 422 } }])
        // One after the other, so that it is always the same ones that are refused.
        const first = yield* migration.run(state, { concurrency: 1 })
        const { check_ins = 0 } = first.created
        assert.isAbove(check_ins, 0)
        const file = join(state, "migrations", first.migration, "rejected.ndjson")
        const text = yield* Effect.promise(() => readFile(file, "utf8"))
        const left = text.split("\n").filter((line) => line.includes('"resource":"check_in"'))
        assert.isAbove(left.length, 1)
        assert.isTrue(left.every((line) => line.includes("skipped: tickets tito:")))
        assert.strictEqual(new Set(left).size, left.length)
        // Whoever is in is not sent again.
        const sent = writesOf(to)["POST checkins"]
        const second = yield* migration.run(state)
        assert.deepStrictEqual([second.created, second.rejected], [{}, first.rejected])
        assert.strictEqual(writesOf(to)["POST checkins"], sent)
        to.setFaults([])
        const third = yield* migration.run(state, { retryRejected: true })
        assert.strictEqual(third.created["check_ins"], left.length)
        assert.deepStrictEqual([third.rejected, third.verification.differences, to.outbox()], [0, [], []])
        const undone = yield* migration.undo(state)
        assert.deepStrictEqual([undone.kept, undone.removed["check_ins"]], [[], check_ins + left.length])
      }).pipe(Effect.provide(layers)),
    minutes,
  )
})

describe.each(twins.filter(({ platform }) => platform !== "tito"))(
  "a migration from $platform to Tito",
  ({ start }) => {
    it.live(
      "makes registrations of orders and tickets",
      () =>
        Effect.gen(function* () {
          const state = yield* temporaryFolder
          const old = yield* start({ port: 0, orders: 60, seed: 3 })
          const to = yield* startTito({ orders: 0, seed: 3 })
          const migration = into(openTwin(old), to)
          const done = yield* migration.run(state)
          assert.deepStrictEqual(done.verification.differences, [])
          assert.deepStrictEqual([done.rejected, done.held, done.verified, to.outbox()], [0, 0, true, []])
          assert.isAbove(done.created["tickets"] ?? 0, 60)
          const again = yield* migration.run(state)
          assert.deepStrictEqual([again.created, again.plan.operations], [{}, {}])
        }).pipe(Effect.provide(layers)),
      minutes,
    )
  },
)
