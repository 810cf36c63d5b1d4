import { createHash } from "node:crypto"
import { exportTo, forget, migrate, migrateOptions, migrationId, StateInUse, stateLayer } from "@boxport/engine"
import type { Rows } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { SqlClient } from "effect/sql"
import {
  contents,
  makeFolder,
  makeFolders,
  names,
  options,
  readLines,
  readManifest,
  readText,
  writeText,
} from "../support/Folders.ts"
import { order, page, sourceOf, ticket } from "../support/MemorySource.ts"
import { inState, makeScene } from "../support/platform/Runs.ts"

const bought = (n: number, email: string | null, more: Partial<Rows["orders"]> = {}): Rows["orders"] => ({
  ...order(n, `Buyer ${n}`),
  buyer_email: email,
  ...more,
})
const issued = (n: number, order: number, email: string | null, more: Partial<Rows["tickets"]> = {}) => ({
  ...ticket(n),
  order_id: `ticket-tailor:or_${order}`,
  attendee_email: email,
  attendee_name: `Guest ${n}`,
  ...more,
})

const rejected = (nativeId: string, record: { readonly [field: string]: string }) => ({
  resource: "orders",
  nativeId,
  path: "total",
  reason: "not a number",
  record,
})

const exported = (to: string, only: ReturnType<typeof page>) =>
  exportTo(sourceOf(only), options(to, { format: "ndjson", tables: ["events", "orders", "tickets"] }))

const forgotten = (state: string, email: string, ...folders: ReadonlyArray<string>) =>
  Effect.provide(forget({ email, pseudonyms: [], state, folders, boxport: "1.2.3" }), stateLayer(state), {
    local: true,
  })

const values = (lines: ReadonlyArray<unknown>, column: string): ReadonlyArray<unknown> =>
  lines.map((line) => (typeof line === "object" && line !== null ? Reflect.get(line, column) : undefined))

describe("forgetting", () => {
  it.effect("tells a person's address from others that look like it, in whatever case", () =>
    Effect.gen(function* () {
      const [to, state] = [yield* makeFolder, yield* makeFolder]
      const others = ["joann@a.dk", "ann@a.dk.example", "ann@a.dkx", "x.ann@a.dk", "ann@a-a.dk", "ann+1@a.dk"]
      const orders = [...others, "Ann@A.dk", " ann@a.dk "].map((email, n) => bought(n, email))
      const note = bought(20, "other@a.dk", { source: "sent by ann@a.dk.", extra: { note: "ann@a.dkx" } })
      yield* exported(to, page({ orders: [...orders, note] }))
      yield* forgotten(state, "ann@a.dk", to)
      const left = yield* readLines(to, "orders.ndjson")
      assert.deepStrictEqual(values(left, "buyer_email"), [...others, null, null, "other@a.dk"])
      assert.deepStrictEqual(values(left, "buyer_name"), [
        ...others.map((_, n) => `Buyer ${n}`),
        null,
        null,
        "Buyer 20",
      ])
      assert.strictEqual(values(left, "source").at(-1), null)
      assert.deepStrictEqual(values(left, "extra").at(-1), { note: "ann@a.dkx" })
      // What was paid stays.
      assert.deepStrictEqual(new Set(values(left, "total_amount")), new Set(["12.50"]))
    }),
  )

  it.effect("takes tickets of their orders that name nobody else, and their name from those that do", () =>
    Effect.gen(function* () {
      const [orders, tickets, state] = [yield* makeFolder, yield* makeFolder, yield* makeFolder]
      yield* exported(
        orders,
        page({ orders: [bought(1, "ann@a.dk", { buyer_name: "Ann Example" }), bought(2, "bo@a.dk")] }),
      )
      // The tickets are in another export: only the order there tells that they are theirs.
      yield* exported(
        tickets,
        page({
          tickets: [
            issued(1, 1, null),
            issued(2, 1, "cy@a.dk", { seat: "beside Ann Example", attendee_company: "Acme" }),
            issued(3, 2, "ann@a.dk"),
            issued(4, 2, "bo@a.dk", { seat: "beside Ann Example" }),
          ],
        }),
      )
      const done = yield* forgotten(state, "ann@a.dk", orders, tickets)
      const left = yield* readLines(tickets, "tickets.ndjson")
      assert.deepStrictEqual(values(left, "attendee_name"), [null, "Guest 2", null, "Guest 4"])
      assert.deepStrictEqual(values(left, "attendee_company"), [null, "Acme", null, null])
      assert.deepStrictEqual(values(left, "seat"), [null, null, null, "beside Ann Example"])
      assert.deepStrictEqual(done.folders.map(({ folder }) => folder).toSorted(), [orders, tickets].toSorted())
    }),
  )

  it.effect("takes rejected records that are theirs, and tells the manifest", () =>
    Effect.gen(function* () {
      const [to, state] = [yield* makeFolder, yield* makeFolder]
      yield* exported(
        to,
        page(
          { orders: [bought(1, "ann@a.dk")] },
          {
            rejected: [
              rejected("or_8", { email: "ann@a.dk" }),
              rejected("it_9", { order_id: "or_1", name: "Ann" }),
              rejected("or_7", { email: "bo@a.dk" }),
            ],
          },
        ),
      )
      yield* forgotten(state, "ann@a.dk", to)
      assert.deepStrictEqual(values(yield* readLines(to, "rejected.ndjson"), "nativeId"), ["or_7"])
      assert.strictEqual((yield* readManifest(to)).rejected, 1)
      yield* forgotten(state, "bo@a.dk", to)
      assert.strictEqual((yield* readManifest(to)).rejected, 0)
      assert.notInclude(yield* names(to), "rejected.ndjson")
    }),
  )

  it.effect("tells the manifest what the files hold now, also where it was stopped before it came to that", () =>
    Effect.gen(function* () {
      const [to, state] = [yield* makeFolder, yield* makeFolder]
      yield* exported(to, page({ orders: [bought(1, "ann@a.dk"), bought(2, "bo@a.dk")] }))
      const stale = yield* readText(to, "manifest.json")
      yield* forgotten(state, "ann@a.dk", to)
      const files = yield* contents(to)
      const text = files["orders.ndjson"] ?? ""
      const { tables } = yield* readManifest(to)
      assert.deepInclude(tables["orders"], {
        rows: 2,
        bytes: Buffer.byteLength(text),
        sha256: createHash("sha256").update(text).digest("hex"),
      })
      yield* writeText(stale, to, "manifest.json")
      yield* forgotten(state, "ann@a.dk", to)
      assert.deepStrictEqual(yield* contents(to), files)
    }),
  )

  it.effect("says which paper is no JSON without a word of it", () =>
    Effect.gen(function* () {
      const state = yield* makeFolder
      yield* makeFolders(state, "migrations", "m1")
      yield* writeText('{"to":ann@a.dk}', state, "migrations", "m1", "plan.json")
      const problem = yield* Effect.flip(forgotten(state, "bo@a.dk"))
      assert.propertyVal(problem, "_tag", "FileProblem")
      assert.match(problem.message, /plan\.json: it is no JSON$/)
    }),
  )

  it.effect("takes away what runs that were broken off have left, and goes through the papers of rehearsals", () =>
    Effect.gen(function* () {
      const state = yield* makeFolder
      yield* makeFolders(state, "runs")
      yield* makeFolders(state, "rehearsals", "m1", "migrations", "m1")
      yield* writeText("sealed", state, "runs", "job.answers")
      yield* writeText("rows", state, "rehearsals", "m1", "boxport.db-wal")
      yield* writeText('{"to":"ann@a.dk","n":1}', state, "rehearsals", "m1", "migrations", "m1", "plan.json")
      const done = yield* forgotten(state, "ann@a.dk")
      assert.deepStrictEqual(done.state, { runs: 1, rehearsals: 1 })
      const left = yield* contents(state)
      assert.include(left["rehearsals/m1/migrations/m1/plan.json"], "(forgotten)")
      assert.doesNotHaveAnyKeys(left, ["runs/job.answers", "rehearsals/m1/boxport.db-wal"])
      assert.deepStrictEqual((yield* forgotten(state, "ann@a.dk")).state, {})
    }),
  )

  it.effect("changes nothing while somebody writes there", () =>
    Effect.gen(function* () {
      const [to, state] = [yield* makeFolder, yield* makeFolder]
      yield* exported(to, page({ orders: [bought(1, "ann@a.dk")] }))
      const before = yield* readText(to, "orders.ndjson")
      const busy = sourceOf(page({ orders: [] }))
      let refused: unknown
      const meanwhile = Effect.map(Effect.flip(forgotten(state, "ann@a.dk", to)), (problem) => {
        refused = problem
      })
      const account = Effect.andThen(Effect.orDie(meanwhile), busy.account)
      yield* exportTo({ ...busy, account }, options(to, { format: "csv", tables: ["orders"] }))
      assert.propertyVal(refused, "_tag", "TargetFolderInUse")
      assert.strictEqual(yield* readText(to, "orders.ndjson"), before)
    }),
  )

  it.effect("changes nothing while a migration goes on, be it of another process, of this one, or of neither", () =>
    Effect.gen(function* () {
      const { ends, state } = yield* makeScene()
      const elsewhere = yield* makeFolder
      const asked: Array<unknown> = []
      const confirm = () =>
        Effect.gen(function* () {
          asked.push(yield* Effect.flip(forgotten(state, "ann@a.dk")))
          yield* forgotten(elsewhere, "ann@a.dk")
          return false
        }).pipe(Effect.orDie)
      yield* inState(state, migrate(ends, migrateOptions(state, { confirm })))
      const [refused] = asked
      assert.instanceOf(refused, StateInUse)
      assert.deepInclude(refused, { run: migrationId(ends), pid: process.pid })
      yield* forgotten(state, "ann@a.dk")
      const lockedBy = (pid: number) =>
        inState(
          state,
          Effect.flatMap(SqlClient.SqlClient, (sql) =>
            Effect.andThen(
              sql`DELETE FROM locks`,
              sql`INSERT INTO locks ${sql.insert({ name: "new", migration: "nightly", pid })}`,
            ),
          ),
        )
      yield* lockedBy(process.ppid)
      assert.deepInclude(yield* Effect.flip(forgotten(state, "ann@a.dk")), { run: "nightly", pid: process.ppid })
      // The largest number is nobody's; this process's own may have been a predecessor's.
      for (const pid of [2 ** 31 - 1, process.pid]) {
        yield* lockedBy(pid)
        yield* forgotten(state, "ann@a.dk")
      }
    }),
  )
})
