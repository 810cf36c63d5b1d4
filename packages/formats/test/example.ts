import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Instant, type Refund } from "@boxport/model"
import { openTable } from "@boxport/formats"
import { Effect } from "effect"

const refund = (number: number): Refund => ({
  id: `tito:${number}`,
  event_id: null,
  order_id: "tito:9",
  native_id: `${number}`,
  amount: 1250n,
  currency: "EUR",
  manual: false,
  created_at: Instant.fromIso("2020-05-01T18:00:00+01:00") ?? null,
  extra: { note: "=SUM(A1)" },
})

const folder = await mkdtemp(join(tmpdir(), "refunds-"))
const path = join(folder, "refunds.csv")

const written = await Effect.gen(function* () {
  const refunds = yield* openTable("csv", "refunds", path, { formulas: "defuse" })
  yield* refunds.write([refund(1), refund(2)]) // as pages arrive
  yield* refunds.write([refund(3)])
  return yield* refunds.close
}).pipe(Effect.scoped, Effect.runPromise)

console.log(written.rows, written.columns.length) // => 3 9
console.log((await readFile(path, "utf8")).split("\n")[1]) // => tito:1,,tito:9,1,12.50,EUR,false,2020-05-01T17:00:00Z,"{""note"":""=SUM(A1)""}"

// A file that is there already is never written over.
const problem = await openTable("csv", "refunds", path, { formulas: "defuse" }).pipe(
  Effect.flip,
  Effect.scoped,
  Effect.runPromise,
)
console.log(problem.code, problem.hint) // => EEXIST If no other export is writing to this folder, remove the file and start again.
await rm(folder, { recursive: true })
