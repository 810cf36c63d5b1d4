/**
 * The floor under an export: the same pages, fetched one after the other with undici and parsed, and nothing else done.
 * Prints the number of requests and bytes as JSON.
 *
 * Usage: `node floor.js FILE`, the file being {@link module:record}'s
 *
 * @module
 */
import { readFileSync } from "node:fs"
import { Agent, request } from "undici"

const asked: ReadonlyArray<readonly [url: string, authorization: string | null]> = JSON.parse(
  readFileSync(process.argv[2] ?? "", "utf8"),
)
const dispatcher = new Agent()
let bytes = 0
let records = 0
for (const [url, authorization] of asked) {
  const headers = { accept: "application/json", ...(authorization === null ? {} : { authorization }) }
  const { body } = await request(url, { dispatcher, headers })
  const text = await body.text()
  bytes += text.length
  // Looked at, so that nothing can leave the parsing out.
  if (text !== "" && typeof JSON.parse(text) === "object") records += 1
}
await dispatcher.close()
process.stdout.write(JSON.stringify({ requests: records, bytes }))
