import { migrate } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit } from "effect"
import { makeFolder, names, readLines, readText } from "../support/Folders.ts"
import { inState, makeScene, options, run, runPlan } from "../support/platform/Runs.ts"

const records = (csv: string) => csv.trimEnd().split("\n")

describe("the files of a migration", () => {
  it.effect("tell every id, every code and the result, and are copied where asked for", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const out = yield* makeFolder
      const migrated = yield* run(scene, { out })
      const folder = ["migrations", migrated.migration]
      assert.deepStrictEqual(yield* names(out), ["bridge.csv", "idmap.csv", "plan.json", "result.json"])

      const [head, ...lines] = records(yield* readText(scene.state, ...folder, "idmap.csv"))
      assert.strictEqual(head, "kind,source_id,target_id,status")
      const made = Object.values(migrated.created).reduce((sum, count) => sum + count, 0)
      assert.deepStrictEqual([lines.length, new Set(lines).size], [made, made])
      const loose = [...scene.to.tables.tickets.values()].find(({ extra }) => extra?.["boxport"] === "old:loose")
      assert.include(lines, `tickets,old:loose,${loose?.native_id},made`)

      const bridge = records(yield* readText(scene.state, ...folder, "bridge.csv"))
      assert.strictEqual(
        bridge[0],
        "source_ticket_id,old_code,new_code,target_ticket_id,event,ticket_type,attendee_name,status",
      )
      const valid = [...scene.from.tables.tickets.values()].filter(({ status }) => status === "valid")
      assert.strictEqual(bridge.length - 1, valid.length)
      assert.include(bridge, `old:loose,'=CODE,'=CODE,${loose?.native_id},Event 0,Standing,"'=1+1, ""Ann""",kept`)
      const ends = (status: string) => bridge.filter((line) => line.endsWith(`,${status}`)).length
      assert.deepStrictEqual(migrated.codes, { kept: ends("kept"), reissued: ends("re_issued"), notCarried: 0 })
      assert.isAbove(ends("re_issued"), 0)

      const result: unknown = JSON.parse(yield* readText(scene.state, ...folder, "result.json"))
      assert.nestedPropertyVal(result, "migration", migrated.migration)
      assert.nestedPropertyVal(result, "verified", true)
      const plan: unknown = JSON.parse(yield* readText(out, "plan.json"))
      assert.deepStrictEqual(plan, JSON.parse(JSON.stringify(migrated.plan)))
    }),
  )

  it.effect("list what was refused, and codes of what is not there; once it is, they no longer do", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      const out = yield* makeFolder
      scene.to.fault = ({ key }) => (key === "create_order old:o4" ? "refused" : null)
      const first = yield* run(scene, { out })
      const folder = [scene.state, "migrations", first.migration] as const
      const rejected = yield* readLines(...folder, "rejected.ndjson")
      assert.lengthOf(rejected, first.rejected)
      assert.nestedPropertyVal(rejected[0], "resource", "create_order")
      assert.nestedPropertyVal(rejected[0], "nativeId", "old:o4")
      assert.match(JSON.stringify(rejected[0]), /"reason":"failed: .*HTTP 422/)
      assert.match(
        yield* readText(...folder, "bridge.csv"),
        /^old:t4-1,CODE41,,,Event 1,Seated,Guest 4\.1,not_carried$/m,
      )
      assert.strictEqual(first.codes.notCarried, 1)
      assert.include(yield* names(out), "rejected.ndjson")
      scene.to.fault = () => null
      const second = yield* run(scene, { retryRejected: true, out })
      assert.strictEqual(second.codes.notCarried, 0)
      assert.notInclude(yield* names(folder.join("/")), "rejected.ndjson")
      assert.notInclude(yield* names(out), "rejected.ndjson")
    }),
  )

  it.effect("say what helps with what was refused, and not that a platform refused what it was not asked", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      scene.to.fault = ({ key }) => (key === "create_order old:o4" ? "refused unasked" : null)
      const { migration } = yield* run(scene)
      const [first] = yield* readLines(scene.state, "migrations", migration, "rejected.ndjson")
      assert.nestedPropertyVal(first, "reason", "failed: new: create_order: not done: no. Look at it.")
    }),
  )

  it.effect("idmap.csv is written as it goes, and has every id after a crash", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      scene.to.fault = ({ n }) => (n === 25 ? "dies before" : null)
      const crashed = yield* Effect.exit(inState(scene.state, migrate(scene.ends, options(scene.state))))
      assert.isTrue(Exit.hasDies(crashed))
      const { plan } = yield* runPlan(scene)
      const lines = records(yield* readText(scene.state, "migrations", plan.migration, "idmap.csv"))
      assert.isAbove(lines.length, 12)
      scene.to.fault = () => null
      yield* run(scene)
      const all = records(yield* readText(scene.state, "migrations", plan.migration, "idmap.csv"))
      assert.deepStrictEqual(
        lines.filter((line) => !all.includes(line)),
        [],
      )
      assert.strictEqual(new Set(all).size, all.length)
    }),
  )
})
