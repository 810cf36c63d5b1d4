/**
 * An export in a process of its own: `node child.ts FOLDER stop` reads a page, says so on stdout and waits to be killed;
 * `node child.ts FOLDER fill` writes more than a small file-size limit allows, and prints how it ended.
 */
import { exportTo } from "@boxport/engine"
import { Effect, Stream } from "effect"
import { options } from "./Folders.ts"
import { memorySource, order, page } from "./MemorySource.ts"

const [to = "", mode] = process.argv.slice(2)

const buyer = "x".repeat(10_000)
const pages = Stream.range(1, 100).pipe(
  Stream.rechunk(1),
  Stream.map((n) => page({ orders: [order(n, buyer)] })),
)
const stop = Stream.fromEffectDrain(
  Effect.callback<never>(() => {
    console.log("reading")
    // Ends with the test at the latest.
    process.stdin.once("end", () => process.exit()).resume()
  }),
)

const source = memorySource(() => (mode === "stop" ? Stream.concat(Stream.take(pages, 1), stop) : pages))
const ended = await Effect.runPromise(Effect.result(exportTo(source, options(to))))
console.log(JSON.stringify(ended))
