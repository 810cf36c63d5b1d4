import { Budgets, Transport } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import { exportTo, forget, ManifestText, type PrivacyOptions, pseudonyms, stateLayer, sync } from "@boxport/engine"
import type { Format } from "@boxport/formats"
import { tableNames } from "@boxport/model"
import { makeSource as ticketTailorSource, makeTarget as ticketTailorTarget } from "@boxport/ticket-tailor"
import { startTwin as startTicketTailor } from "@boxport/ticket-tailor/twin"
import { makeSource as titoSource } from "@boxport/tito"
import { startTwin as startTito } from "@boxport/tito/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted, Schema, Stream } from "effect"
import { createHash } from "node:crypto"
import { mkdir, readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { type RunningTwin, type Twin, twins } from "../src/Twins.ts"
import { boxport, document, folderWith, openTwin, stepsOf, temporaryFolder } from "./support.ts"
import { canary, transportOf } from "./world/canaries.ts"
import { type Left, leftIn } from "./world/left.ts"

const key = Redacted.make("0123456789abcdef0123456789abcdef")

/** Somebody who has bought something, and has answered a question. */
const somebodyAt = (running: RunningTwin) =>
  Effect.gen(function* () {
    const source = yield* openTwin(running)
    const readings = yield* Stream.runCollect(source.read({ events: [], tables: new Set(tableNames), raw: false }))
    const rows = readings.flatMap((reading) => (reading._tag === "Page" ? [reading.rows] : []))
    const tickets = new Map(rows.flatMap(({ tickets = [] }) => tickets).map((ticket) => [ticket.id, ticket]))
    const asked = rows
      .flatMap(({ answers = [] }) => answers)
      .map(({ ticket_id }) => tickets.get(ticket_id ?? "")?.attendee_email)
    const buyers = new Set(rows.flatMap(({ orders = [] }) => orders).map(({ buyer_email }) => buyer_email))
    return asked.find((email) => typeof email === "string" && buyers.has(email)) ?? assert.fail("nobody")
  }).pipe(Effect.scoped, Effect.provide([Transport.layer, Budgets.layer]))

const holders = ({ files }: Left, ...sought: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...files]
    .filter(([, bytes]) => {
      const text = bytes.toString("latin1").toLowerCase()
      return sought.some((one) => text.includes(one.toLowerCase()))
    })
    .map(([path]) => path)

const exportOptions = (to: string, format: Format, privacy: PrivacyOptions, raw = false) => ({
  to,
  format,
  events: [],
  tables: [],
  raw,
  secrets: [],
  formulas: "defuse" as const,
  privacy,
  boxport: "1.2.3",
})

/** Leaves exports of all kinds, and an incremental job's, with one person's canaries in them. */
const filled = (twin: Twin) =>
  Effect.gen(function* () {
    const root = yield* temporaryFolder
    const state = join(root, "state")
    const running = yield* twin.start({ port: 0, orders: 40, seed: 7 })
    const email = yield* somebodyAt(running)
    const folders = ["csv", "ndjson", "parquet", "pseudonymous", "incremental"].map((name) => join(root, name))
    yield* Effect.gen(function* () {
      const [csv = "", ndjson = "", parquet = "", pseudonymous = "", incremental = ""] = folders
      const exporting = (to: string, format: Format, privacy: PrivacyOptions = { mode: "full" }, raw = false) =>
        Effect.scoped(
          Effect.flatMap(openTwin(running), (source) => exportTo(source, exportOptions(to, format, privacy, raw))),
        )
      yield* exporting(csv, "csv")
      yield* exporting(ndjson, "ndjson", { mode: "full" }, true)
      yield* exporting(parquet, "parquet")
      yield* exporting(pseudonymous, "ndjson", { mode: "pseudonymous", key })
      const again = Effect.scoped(
        Effect.flatMap(openTwin(running), (source) =>
          sync(source, {
            ...exportOptions(incremental, "parquet", { mode: "full" }),
            job: "nightly",
            fullEveryMillis: 1,
            recentMillis: 1,
          }),
        ),
      )
      yield* again
      yield* again
    }).pipe(Effect.provide([transportOf(email), Budgets.layer, stateLayer(state)], { local: true }))
    return { root, state, email, folders }
  }).pipe(hurry)

const forgetting = ({ email, folders, state }: { email: string; folders: ReadonlyArray<string>; state: string }) =>
  forget({ email, pseudonyms: [pseudonyms(key)("email", email)], state, folders, boxport: "1.2.3" }).pipe(
    Effect.provide(stateLayer(state), { local: true }),
  )

/** Every table's rows and sum, as the manifest states them and as the files are. */
const sums = (folder: string) =>
  Effect.gen(function* () {
    const text = yield* Effect.promise(() => readFile(join(folder, "manifest.json"), "utf8"))
    const { tables } = yield* Schema.decodeEffect(ManifestText)(text)
    return yield* Effect.forEach(Object.values(tables), ({ bytes, file, sha256 }) =>
      Effect.promise(async () => {
        const content = await readFile(join(folder, file))
        const found = { bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") }
        return [
          { file, bytes, sha256 },
          { file, ...found },
        ] as const
      }),
    )
  })

describe.each(twins.map((twin) => [twin.platform, twin] as const))("forgetting somebody of %s", (_, twin) => {
  it.effect(
    "leaves nothing of them anywhere, the rest as it was, and a receipt without them",
    () =>
      Effect.gen(function* () {
        const scene = yield* filled(twin)
        const { email, folders, root, state } = scene
        const pseudonym = pseudonyms(key)("email", email)
        const before = yield* leftIn(root)
        const held = holders(before, email, canary)
        for (const folder of [...folders.filter((one) => !one.endsWith("pseudonymous")), state]) {
          assert.isTrue(
            held.some((path) => path.startsWith(folder)),
            folder,
          )
        }
        assert.isNotEmpty(holders(before, pseudonym))
        const lines = (left: Left, name: string) => left.files.get(join(root, name))?.toString().split("\n") ?? []

        const { receipt, ...done } = yield* forgetting(scene)
        const after = yield* leftIn(root)
        assert.deepStrictEqual(holders(after, email, canary, pseudonym, encodeURIComponent(email)), [])
        assert.deepStrictEqual([...after.modes], [0])
        assert.deepStrictEqual(JSON.parse(after.files.get(receipt)?.toString() ?? ""), done)
        assert.strictEqual(done.folders.length, folders.length)
        assert.isAbove(done.state["sync_rows"] ?? 0, 0)

        // Of orders and tickets every row stays, and other people's stay to the byte.
        for (const table of ["orders", "tickets", "order_lines", "events", "ticket_types"]) {
          const [then, now] = [lines(before, `ndjson/${table}.ndjson`), lines(after, `ndjson/${table}.ndjson`)]
          assert.strictEqual(now.length, then.length, table)
          const changed = now.filter((line, at) => line !== then[at])
          assert.isBelow(changed.length, then.length / 4, table)
          for (const line of changed.filter((one) => one !== "")) {
            const row: Record<string, unknown> = JSON.parse(line)
            const original: Record<string, unknown> = JSON.parse(then[now.indexOf(line)] ?? "")
            for (const column of ["id", "status", "total_amount", "price_amount", "created_at"]) {
              assert.deepStrictEqual(row[column], original[column], `${table}.${column}`)
            }
          }
        }
        for (const folder of ["csv", "ndjson", "parquet", "pseudonymous", "incremental/current"]) {
          for (const [stated, found] of yield* sums(join(root, folder))) assert.deepStrictEqual(found, stated, folder)
        }
        // The same again finds nothing more.
        const again = yield* forgetting(scene)
        assert.deepStrictEqual([again.folders, again.state], [[], {}])
      }),
    120_000,
  )
})

describe("forgetting somebody who was migrated", () => {
  it.live("leaves nothing of them in the state and the papers", () =>
    Effect.gen(function* () {
      const state = yield* temporaryFolder
      const tito = yield* startTito({ orders: 25, spare: 5, seed: 3 })
      const tickets = yield* startTicketTailor({ orders: 0, seed: 3, credits: 100_000 })
      const there = {
        platform: "ticket-tailor",
        connection: "new",
        apiKey: tickets.key,
        baseUrl: tickets.url,
      } as const
      const source = titoSource({
        platform: "tito",
        connection: "old",
        account: tito.account,
        token: tito.token,
        baseUrl: tito.url,
        checkinUrl: tito.checkinUrl,
      })
      const buyers = yield* Effect.gen(function* () {
        yield* stepsOf(
          Effect.all({
            source,
            there: ticketTailorSource(there),
            target: ticketTailorTarget(there),
            events: Effect.succeed([]),
          }),
        ).run(state)
        const old = yield* source
        const readings = yield* Stream.runCollect(old.read({ events: [], tables: new Set(["tickets"]), raw: false }))
        return readings.flatMap((reading) => (reading._tag === "Page" ? (reading.rows.tickets ?? []) : []))
      }).pipe(Effect.scoped, Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)))
      const somebody = buyers.find(
        ({ attendee_email, attendee_name, barcode, status }) =>
          attendee_email !== null && attendee_name !== null && barcode !== null && status === "valid",
      )
      const email = somebody?.attendee_email ?? assert.fail("nobody")
      const code = somebody?.barcode ?? ""
      assert.isAbove(holders(yield* leftIn(state), email).length, 0)
      assert.isAbove(holders(yield* leftIn(state), code).length, 1)
      const done = yield* forgetting({ email, folders: [], state })
      assert.deepStrictEqual(holders(yield* leftIn(state), email, code), [])
      assert.containsAllKeys(done.state, ["staged", "operations", "codes"])
      const again = yield* forgetting({ email, folders: [], state })
      assert.deepStrictEqual([again.folders, again.state], [[], {}])
    }).pipe(Effect.scoped),
  )
})

describe("boxport forget", () => {
  it.effect("finds the folders that were exported to, and says what it did without saying whom", () =>
    Effect.gen(function* () {
      const running = yield* startTicketTailor({ port: 0, orders: 20, seed: 7 })
      const folder = yield* folderWith({
        old: ["platform: ticket-tailor", "apiKey: ${KEY}", `baseUrl: ${running.url}`],
      })
      const environment = { KEY: Redacted.value(running.key) }
      const exporting = yield* boxport(["export", "old", "--to", "out", "--format", "ndjson"], { folder, environment })
      assert.strictEqual(exporting.code, 0)
      const [line = ""] = (yield* Effect.promise(() => readFile(join(folder, "out", "orders.ndjson"), "utf8"))).split(
        "\n",
      )
      const email: string = JSON.parse(line).buyer_email
      assert.match(email, /@/)
      const wrong = yield* boxport(["forget", "--email", "nobody"], { folder, environment })
      assert.deepStrictEqual([wrong.code, wrong.stdout], [2, ""])
      const ran = yield* boxport(["forget", "--email", email.toUpperCase(), "--json", "--log-level", "trace"], {
        folder,
        environment,
      })
      assert.strictEqual(ran.code, 0)
      assert.nestedPropertyVal(document(ran), "folders[0].folder", join(folder, "out"))
      assert.notInclude((ran.stdout + ran.stderr).toLowerCase(), email.toLowerCase())
      assert.deepStrictEqual(holders(yield* leftIn(folder), email), [])
      const words = yield* boxport(["forget", "--email", email, "--in", "nowhere"], { folder, environment })
      assert.strictEqual(words.code, 3)
      assert.match(words.stdout, /^Nothing of theirs was found\.\nLook at this: .*nowhere is not there\.\nReceipt: /)
      const receipts = yield* Effect.promise(() => readdir(join(folder, ".boxport", "receipts")))
      assert.lengthOf(receipts, 2)
    }),
  )

  it.effect("finds the folders from wherever it is run, also where others have their names", () =>
    Effect.gen(function* () {
      const running = yield* startTicketTailor({ port: 0, orders: 20, seed: 7 })
      const folder = yield* folderWith({
        old: ["platform: ticket-tailor", "apiKey: ${KEY}", `baseUrl: ${running.url}`],
      })
      const environment = { KEY: Redacted.value(running.key) }
      const [there, elsewhere] = [join(folder, "there"), join(folder, "elsewhere")]
      yield* Effect.forEach([there, join(elsewhere, "out"), join(folder, "out")], (path) =>
        Effect.promise(() => mkdir(path, { recursive: true })),
      )
      const exporting = yield* boxport(
        ["export", "old", "--to", "out", "--format", "ndjson", "--config", "../boxport.yaml", "--json"],
        { folder: there, environment },
      )
      assert.strictEqual(exporting.code, 0)
      assert.nestedPropertyVal(document(exporting), "to", "out")
      const orders = yield* Effect.promise(() => readFile(join(there, "out", "orders.ndjson"), "utf8"))
      const email: string = JSON.parse(orders.split("\n")[0] ?? "").buyer_email
      const forgotten = yield* boxport(["forget", "--email", email, "--config", "../boxport.yaml", "--json"], {
        folder: elsewhere,
        environment,
      })
      assert.nestedPropertyVal(document(forgotten), "folders[0].folder", join(there, "out"))
      assert.deepStrictEqual(holders(yield* leftIn(folder), email), [])
    }),
  )
})
