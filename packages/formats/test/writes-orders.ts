/**
 * Run as a process of its own with a file-size limit (`ulimit -f`): writes more orders than the limit allows and says
 * what became of it. Usage: node writes-orders.ts FORMAT PATH
 */
import { formats, openTable } from "@boxport/formats"
import { Effect } from "effect"
import { order } from "./rows.ts"

const [, , wanted, path = ""] = process.argv
const format = formats.find((name) => name === wanted) ?? "csv"
// Few enough for one write to the disk, of which the system takes the part that is allowed.
const page = Array.from({ length: 250 }, (_, number) => order(number))

const outcome = await Effect.gen(function* () {
  const writer = yield* openTable(format, "orders", path, { formulas: "defuse" })
  yield* writer.write(page)
  const problem = yield* Effect.flip(writer.close)
  // What failed stays failed: such a file is never reported as complete.
  const again = yield* Effect.flip(writer.close)
  return { ...problem, message: problem.message, same: again === problem }
}).pipe(Effect.scoped, Effect.runPromise)
process.stdout.write(JSON.stringify(outcome))
