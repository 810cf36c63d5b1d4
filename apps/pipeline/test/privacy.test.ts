import { Budgets } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import { type PrivacyOptions, stateLayer } from "@boxport/engine"
import { Privacy, type PrivacyMode, tableNames } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Logger, Redacted, References } from "effect"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { recorded } from "../src/Exporting.ts"
import { type Twin, twins } from "../src/Twins.ts"
import { boxport, folderWith, openTwin, temporaryFolder } from "./support.ts"
import { canary, canaryTransport } from "./world/canaries.ts"
import { type Left, leftIn } from "./world/left.ts"

const key = Redacted.make("0123456789abcdef0123456789abcdef")

/** What a run has left, and what it logged. */
interface Ran extends Left {
  readonly log: string
  readonly rejected: number
}

/** An incremental job, read whole once a week. */
const nightly = { job: "nightly", fullEveryMillis: 7 * 86_400_000, recentMillis: 30 * 86_400_000 }

/** Exports a twin's data, canaries in it, as `boxport export` does, or twice as an incremental job does. */
const exported = (
  twin: Twin,
  privacy: PrivacyOptions,
  format: "csv" | "ndjson" | "parquet",
  incremental?: typeof nightly,
) =>
  Effect.gen(function* () {
    const folder = yield* temporaryFolder
    const lines: Array<string> = []
    const running = yield* twin.start({ port: 0, orders: 40, seed: 7 })
    const run = Effect.gen(function* () {
      const source = yield* openTwin(running)
      return yield* recorded(
        {
          connection: "x",
          to: join(folder, "out"),
          format,
          event: [],
          tables: [],
          raw: false,
          includeSecrets: [],
          csvFormulas: "defuse",
          privacy,
          strict: false,
          ...(incremental === undefined ? {} : { incremental }),
        },
        source,
      ).pipe(Effect.provide(stateLayer(join(folder, "state"))))
    }).pipe(
      Effect.scoped,
      Effect.provide([Layer.mergeAll(canaryTransport, Budgets.layer)]),
      Effect.provide(Logger.layer([Logger.map(Logger.formatLogFmt, (line) => void lines.push(line))])),
      Effect.provideService(References.MinimumLogLevel, "All"),
    )
    const done = yield* run
    if (incremental !== undefined) yield* run
    const left: Ran = { ...(yield* leftIn(folder)), log: lines.join("\n"), rejected: done.rejected }
    return { folder, left }
  }).pipe(Effect.scoped, hurry)

const holders = ({ files, log }: Ran): ReadonlyArray<string> => [
  ...[...files].filter(([, bytes]) => bytes.toString("latin1").toLowerCase().includes(canary)).map(([path]) => path),
  ...(log.toLowerCase().includes(canary) ? ["the log"] : []),
]

/** The rows of a table's NDJSON file. */
const rowsIn = ({ files }: Left, folder: string, table: string): ReadonlyArray<Record<string, unknown>> =>
  (files.get(join(folder, "out", `${table}.ndjson`))?.toString("utf8") ?? "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line))

const optionsOf = (mode: PrivacyMode): PrivacyOptions => (mode === "full" ? { mode } : { mode, key })

describe.each(twins.map((twin) => [twin.platform, twin] as const))("a canary in every field of %s", (_, twin) => {
  it.effect.each(["ndjson", "parquet"] as const)("is found in a full export, so that it could be found: %s", (format) =>
    Effect.gen(function* () {
      const { folder, left } = yield* exported(twin, { mode: "full" }, format)
      assert.isAbove(left.rejected, 0)
      const found = holders(left)
      for (const file of ["events", "orders", "tickets", "ticket_types"]) {
        assert.include(found, join(folder, "out", `${file}.${format}`))
      }
      assert.include(found, join(folder, "out", "rejected.ndjson"))
    }),
  )

  it.effect.each(["csv", "ndjson", "parquet"] as const)("is nowhere after a minimal one: %s", (format) =>
    Effect.gen(function* () {
      const { folder, left } = yield* exported(twin, { mode: "minimal", key: null }, format)
      assert.isAbove(left.rejected, 0)
      assert.deepStrictEqual(holders(left), [])
      // Only the owner may look.
      assert.deepStrictEqual([...left.modes], [0])
      const manifest: unknown = JSON.parse(left.files.get(join(folder, "out", "manifest.json"))?.toString() ?? "")
      assert.nestedInclude(manifest, { privacy: "minimal", account: null })
      for (const table of tableNames) {
        const kept = Privacy.fates("minimal", table).flatMap(({ column, fate }) =>
          fate === "left out" ? [] : [column],
        )
        assert.deepNestedInclude(manifest, { [`tables.${table}.columns`]: kept })
      }
    }),
  )

  it.effect("is nowhere after two runs of an incremental, minimal job", () =>
    Effect.gen(function* () {
      const full = yield* exported(twin, { mode: "full" }, "parquet", nightly)
      const { folder, left } = yield* exported(twin, { mode: "minimal", key }, "parquet", nightly)
      // As full, the job leaves it in what has changed, in the whole, among the rejected, and in the state.
      const found = holders(full.left)
      const places = [/[\\/]tickets[\\/]synced_at=/, /[\\/]\.boxport-views[\\/]/, /rejected/, /[\\/]boxport\.db$/]
      assert.deepStrictEqual(
        places.map((place) => found.some((path) => place.test(path))),
        [true, true, true, true],
      )
      assert.isAbove(left.rejected, 0)
      assert.deepStrictEqual(holders(left), [])
      assert.deepStrictEqual([...left.modes], [0])
      assert.isTrue([...left.files.keys()].some((path) => path.startsWith(join(folder, "out", "tickets"))))
    }),
  )

  it.effect("is in a pseudonymous one only in the texts of the catalogue, and the same people stay the same", () =>
    Effect.gen(function* () {
      const [full, first, second, other] = yield* Effect.all([
        exported(twin, optionsOf("full"), "ndjson"),
        exported(twin, optionsOf("pseudonymous"), "ndjson"),
        exported(twin, optionsOf("pseudonymous"), "ndjson"),
        exported(twin, { mode: "pseudonymous", key: Redacted.make("another key of thirty-two or more") }, "ndjson"),
      ])
      const known = new Map<string, unknown>()
      let compared = 0
      for (const table of tableNames) {
        const before = rowsIn(full.left, full.folder, table)
        const after = rowsIn(first.left, first.folder, table)
        assert.deepStrictEqual(rowsIn(second.left, second.folder, table), after, table)
        const elsewhere = rowsIn(other.left, other.folder, table)
        for (const { column, fate, privacy } of Privacy.fates("pseudonymous", table)) {
          after.forEach((row, at) => {
            const [value, pseudonym] = [before[at]?.[column], row[column]]
            const where = `${table}[${at}].${column}`
            if (fate === "kept") return assert.deepStrictEqual(pseudonym, value, where)
            if (fate === "emptied")
              return assert.isTrue(pseudonym === null || JSON.stringify(pseudonym) === "[]", where)
            if (value === null) return assert.isNull(pseudonym, where)
            compared += 1
            const isKey = privacy.kind === "key"
            assert.match(String(pseudonym), isKey ? /^[a-z-]+:p_[0-9a-f]{32}$/ : /^p_[0-9a-f]{32}$/, where)
            assert.notStrictEqual(elsewhere[at]?.[column], pseudonym, where)
            const subject = `${"kind" in privacy ? privacy.kind : ""} ${String(value).trim().toLowerCase()}`
            assert.strictEqual(known.get(subject) ?? pseudonym, pseudonym, where)
            known.set(subject, pseudonym)
          })
        }
      }
      assert.isAbove(compared, 200)
      // Different people stay different.
      assert.strictEqual(new Set(known.values()).size, known.size)
    }),
  )
})

describe("--privacy", () => {
  it.effect("is refused with what would undo it, and without its key, before anything starts", () =>
    Effect.gen(function* () {
      const folder = yield* folderWith({ old: ["platform: ticket-tailor", "apiKey: k", "baseUrl: http://127.0.0.1:1"] })
      const exporting = (...args: ReadonlyArray<string>) =>
        boxport(["export", "old", "--to", "out", ...args], { folder })
      const raw = yield* exporting("--privacy", "minimal", "--raw")
      assert.deepStrictEqual([raw.code, raw.stdout], [2, ""])
      assert.include(raw.stderr, "--raw: not with --privacy minimal")
      const keyless = yield* exporting("--privacy", "pseudonymous")
      assert.strictEqual(keyless.code, 2)
      assert.include(keyless.stderr, "privacyKey")
      assert.deepStrictEqual(yield* Effect.promise(() => readdir(folder)), ["boxport.yaml"])
    }),
  )
})
