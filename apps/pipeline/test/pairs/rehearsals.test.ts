import { Budgets, type Rejected, type Source, Transport } from "@boxport/connector"
import { startTwin as startTicketTailor } from "@boxport/ticket-tailor/twin"
import { createTicketbutler } from "@boxport/ticketbutler/promise"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted, Schema, Stream } from "effect"
import { readdir, readFile, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { openEnds } from "../../src/Ends.ts"
import { rehearsal } from "../../src/rehearsal/Rehearsal.ts"
import { type RunningTwin, twins } from "../../src/Twins.ts"
import { boxport, temporaryFolder } from "../support.ts"
import { meetupsIn } from "./meetups.ts"
import { makeScene, pairs, readAll, run, type Scene, snapshot } from "./pair.ts"

const size = { orders: 80, mostTickets: 8 }
const minutes = 5 * 60_000

const looked = { contacts: 0, check_in_lists: 0 }

const Document = Schema.fromJsonString(
  Schema.Struct({
    rehearsal: Schema.Literal(true),
    created: Schema.Record(Schema.String, Schema.Int),
    rejected: Schema.Literal(0),
    verified: Schema.Literal(true),
    mails: Schema.Int,
    missing: Schema.Int,
    complete: Schema.Literal(true),
  }),
)

const Told = Schema.fromJsonString(
  Schema.Struct({
    losses: Schema.Array(Schema.Unknown),
    rejected: Schema.Int,
    verified: Schema.Boolean,
    missing: Schema.Int,
    complete: Schema.Boolean,
  }),
)

const rehearse = Effect.fnUntraced(function* (scene: Scene, more: ReadonlyArray<string> = []) {
  const events = scene.events.flatMap((event) => ["--event", event])
  const ran = yield* boxport(
    ["migrate", "old", "new", ...events, ...more, "--rehearse", "--json", "--config", scene.config],
    { folder: dirname(scene.config) },
  )
  assert.include([0, 3], ran.code, ran.stdout + ran.stderr)
  assert.include(ran.stdout, `"verified":true`, ran.stdout)
  return yield* Schema.decodeUnknownEffect(Document)(ran.stdout)
})

/** No twin can hold what an account of Ticketbutler with tickets holds. */
const refused = pairs.filter(({ to }) => to === "ticketbutler")

describe.concurrent.each(refused)("a rehearsal of a migration from $from to $to", (pair) => {
  it.live("is refused, and writes to neither account", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene(pair, size)
      const ran = yield* boxport(["migrate", "old", "new", "--rehearse", "--config", scene.config], {
        folder: dirname(scene.config),
      })
      assert.strictEqual(ran.code, 2)
      assert.include(ran.stderr, "cannot be rehearsed")
      assert.lengthOf(scene.weather.writes, 0)
    }).pipe(Effect.scoped),
  )
})

describe.concurrent.each(pairs.filter((pair) => !refused.includes(pair)))(
  "a rehearsal of a migration from $from to $to",
  (pair) => {
    it.live(
      "does to a twin what the migration then does, and writes to neither account",
      () =>
        Effect.gen(function* () {
          const scene = yield* makeScene(pair, size)
          const mailsBefore = scene.to.mails()
          const before = yield* snapshot(scene)
          const first = yield* rehearse(scene)
          assert.deepStrictEqual([scene.weather.writes.length, scene.to.mails() - mailsBefore], [0, 0])
          assert.deepStrictEqual(yield* snapshot(scene), before)
          // The rows of both accounts are not left behind; what a person may want to look at is.
          const left = yield* Effect.promise(() => readdir(join(scene.state, "rehearsals"), { recursive: true }))
          assert.isFalse(
            left.some((name) => name.includes("boxport.db")),
            left.join(" "),
          )
          assert.isTrue(left.some((name) => name.endsWith("idmap.csv")))
          const planned = yield* run(scene)
          assert.deepStrictEqual(first.created, planned.created)
          // What the first run has made is in the twin too, with its markers; what has none is looked for when it is its turn.
          const second = yield* rehearse(scene)
          assert.deepStrictEqual({ ...second.created, contacts: 0, check_in_lists: 0 }, looked)
          assert.deepStrictEqual([planned.plan.emails, second.mails, scene.to.mails() - mailsBefore], [0, 0, 0])
        }).pipe(Effect.scoped),
      minutes,
    )
  },
)
describe("a rehearsal into an account with an event of the same name, date and code that has tickets of its own", () => {
  it.live(
    "takes it for no other's either",
    () =>
      Effect.gen(function* () {
        const scene = yield* makeScene(
          { from: "tito", to: "ticket-tailor" },
          { orders: 80, mostTickets: 12, there: 120 },
        )
        const first = yield* rehearse(scene)
        const { created } = yield* run(scene)
        assert.isAbove(created["series"] ?? 0, 0)
        assert.deepStrictEqual(first.created, created)
      }).pipe(Effect.scoped),
    minutes,
  )
})

describe("a rehearsal into an account of Ticketbutler", () => {
  it.live(
    "is done where the account holds no tickets yet",
    () =>
      Effect.gen(function* () {
        const scene = yield* makeScene(
          { from: "tito", to: "ticketbutler" },
          { orders: 0, mostTickets: 0, prepare: meetupsIn("DKK"), there: null },
        )
        // An order of what costs nothing on each of three evenings; what was paid for has no place there.
        const first = yield* rehearse(scene, ["--allow-emails", "3"])
        assert.deepStrictEqual([first.created["events"], first.created["orders"], first.mails], [3, 3, 3])
        assert.deepStrictEqual([scene.weather.writes.length, scene.to.mails()], [0, 0])
        const { created } = yield* run(scene, { allowEmails: 3 })
        assert.deepStrictEqual(first.created, created)
        assert.strictEqual(scene.to.mails(), 3)
      }).pipe(Effect.scoped),
    minutes,
  )
})

describe("a rehearsal of a migration of which nothing is lost", () => {
  const twinOf = (name: string) =>
    Effect.fromNullishOr(twins.find(({ platform }) => platform === name)).pipe(Effect.orDie)

  /** An account with one event, of which everything can be carried to Ticket Tailor. */
  const plain = Effect.gen(function* () {
    const twin = yield* (yield* twinOf("ticketbutler")).startEmpty({ timezone: undefined })
    const { baseUrl = "", host = "" } = twin.connection
    const ticket_types = [{ title: "Seat", price: 0, amount_total: 20 }]
    yield* Effect.promise(async () => {
      await using butler = createTicketbutler({ host, token: twin.key, baseUrl })
      await butler.events.create({ body: { title: "Plain", start_date: "2037-01-15T19:00:00Z", ticket_types } })
    })
    return twin
  })

  const rehearsedInto = Effect.fnUntraced(function* (to: Pick<RunningTwin, "connection">) {
    const folder = yield* temporaryFolder
    const config = join(folder, "boxport.json")
    const connections = { old: (yield* plain).connection, new: to.connection }
    yield* Effect.promise(() => writeFile(config, JSON.stringify({ connections }), { mode: 0o600 }))
    const ran = yield* boxport(["migrate", "old", "new", "--rehearse", "--json", "--config", config], { folder })
    const { complete, losses, missing, rejected, verified } = yield* Schema.decodeUnknownEffect(Told)(ran.stdout)
    assert.deepStrictEqual([complete, losses, rejected, verified], [true, [], 0, true], ran.stdout)
    return { ...ran, missing }
  })

  it.live(
    "ends with 3 where its twin could not be given what the account holds, and with 0 where it was",
    () =>
      Effect.gen(function* () {
        const tailor = yield* twinOf("ticket-tailor")
        const whole = yield* rehearsedInto(yield* tailor.startEmpty({ timezone: undefined }))
        assert.deepStrictEqual([whole.missing, whole.code], [0, 0], whole.stderr)
        assert.notInclude(whole.stderr, "Look at this")
        // Of each page of tickets one cannot be read.
        const action = { type: "corrupt", path: "data.0.id", value: null } as const
        const { key, url } = yield* startTicketTailor({
          orders: 20,
          world: "shared",
          faults: [{ match: "/issued_tickets", action }],
        })
        const apiKey = Redacted.value(key)
        const partly = yield* rehearsedInto({ connection: { platform: "ticket-tailor", baseUrl: url, apiKey } })
        assert.isAbove(partly.missing, 0)
        assert.strictEqual(partly.code, 3, partly.stderr)
        const told = /Look at this: (\d+) records? of new could not be given to the twin: see (.+)$/m.exec(
          partly.stderr,
        )
        const [, count, file = ""] = told ?? []
        assert.strictEqual(Number(count), partly.missing)
        const lines = (yield* Effect.promise(() => readFile(file, "utf8"))).trim().split("\n")
        assert.lengthOf(lines, partly.missing)
      }).pipe(Effect.scoped),
    minutes,
  )
})

describe("a twin in the place of an account", () => {
  it.live("holds what it says, and what it could not be given is counted and told with its reason", () =>
    Effect.gen(function* () {
      const { loaded, state } = yield* makeScene(
        { from: "tito", to: "ticket-tailor" },
        { orders: 0, mostTickets: 0, there: 20, prepare: () => Effect.succeed([]) },
      )
      const real = yield* openEnds(loaded, "old", "new", [])
      const rejected: Rejected = { resource: "orders", nativeId: "or_1", path: "total", reason: "is gone", record: {} }
      // What cannot be read of the account can be no part of its twin.
      const there: Source = {
        ...real.there,
        read: (query) =>
          Stream.map(real.there.read(query), (reading) =>
            reading._tag === "Begin"
              ? reading
              : reading._tag === "End"
                ? { ...reading, complete: reading.complete && reading.resource !== "orders" }
                : reading.resource === "events"
                  ? { ...reading, rejected: [rejected] }
                  : reading,
          ),
      }
      const whole = yield* rehearsal(loaded, real, { to: "new", state })
      const partly = yield* rehearsal(loaded, { ...real, there }, { to: "new", state })
      assert.deepStrictEqual([whole.complete, partly.complete], [true, false])
      assert.strictEqual(partly.missing, whole.missing + 1)
      const { events, tickets } = yield* readAll(partly.ends.there)
      assert.deepStrictEqual([partly.events, partly.tickets], [events.length, tickets.length])
      // The sample account's events are in many zones, and a box office has one: each is there at its moment.
      const account = yield* readAll(real.there)
      const moments = (all: typeof events) =>
        all.map(({ starts_at }) => starts_at).toSorted((a, b) => (a ?? 0) - (b ?? 0))
      assert.isAbove(new Set(account.events.map(({ timezone }) => timezone)).size, 1)
      assert.deepStrictEqual(moments(events), moments(account.events))
      const told = (yield* Effect.promise(() => readFile(partly.rejected ?? "", "utf8"))).trim().split("\n")
      assert.strictEqual(told.length, partly.missing)
      assert.isTrue(told.some((line) => line.includes("is gone")))
    }).pipe(Effect.scoped, Effect.provide([Transport.layer, Budgets.layer])),
  )
})
