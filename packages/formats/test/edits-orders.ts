/**
 * Run as a process of its own with a file-size limit (`ulimit -f`): copies a file of more orders than the limit allows
 * and says what became of it. Usage: node edits-orders.ts FORMAT FROM TO
 */
import { editTable, formats } from "@boxport/formats"
import { Effect } from "effect"

const [, , wanted, from = "", to = ""] = process.argv
const format = formats.find((name) => name === wanted) ?? "csv"

const problem = await Effect.runPromise(Effect.flip(editTable(format, "orders", from, to, () => "keep")))
process.stdout.write(JSON.stringify({ ...problem, message: problem.message }))
