import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { at, number, text } from "./support.ts"

const program = fileURLToPath(new URL("../../src/twin/main.ts", import.meta.url))

const start = (args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() =>
      spawn(process.execPath, ["--conditions=source", program, ...args], { stdio: ["ignore", "pipe", "pipe"] }),
    ),
    (child) => Effect.sync(() => child.kill("SIGKILL")),
  )

describe("the program", () => {
  it.effect("says where it is, answers, and stops on SIGTERM", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const child = yield* start([
          "--orders",
          "7",
          "--seed",
          "5",
          "--world",
          "shared",
          "--limit",
          "200/2",
          "--key",
          "sk_1_2_x",
        ])
        const line = yield* Effect.promise(
          () =>
            new Promise<string>((resolve, reject) => {
              let out = ""
              child.stdout.on("data", (chunk: Buffer) => {
                out += chunk.toString()
                if (out.endsWith("\n")) resolve(out)
              })
              child.once("exit", () => reject(new Error("it ended")))
            }),
        )
        const ready: unknown = JSON.parse(line)
        assert.strictEqual(text(ready, "key"), "sk_1_2_x")
        assert.strictEqual(text(ready, "url"), `http://127.0.0.1:${number(ready, "port")}`)
        const answer = yield* Effect.promise(() =>
          fetch(`${text(ready, "url")}/v1/overview`, {
            headers: { authorization: `Basic ${Buffer.from("sk_1_2_x:").toString("base64")}` },
          }),
        )
        assert.strictEqual(answer.headers.get("x-rate-limit-limit"), "200")
        const overview: unknown = yield* Effect.promise(() => answer.json())
        assert.strictEqual(at(overview, "total_orders"), 7)
        assert.strictEqual(at(overview, "box_office_name"), "Larkfield & Øster")
        const ended = new Promise<number | null>((resolve) => child.once("exit", resolve))
        child.kill("SIGTERM")
        assert.strictEqual(yield* Effect.promise(() => ended), 0)
      }),
    ),
  )

  it.effect("refuses what it does not understand, and says why", () =>
    Effect.scoped(
      Effect.gen(function* () {
        for (const [args, reason] of [
          [["--limit", "many"], "limits"],
          [["--orders", "-3"], "orders"],
          [["--world", "wide"], "world"],
          [["--colour", "red"], "colour"],
          [["--faults", "{"], "JSON"],
        ] as const) {
          const child = yield* start(args)
          const said = new Promise<string>((resolve) => {
            let all = ""
            child.stderr.on("data", (chunk: Buffer) => {
              all += chunk.toString()
            })
            child.once("close", () => resolve(all))
          })
          const code = new Promise<number | null>((resolve) => child.once("exit", resolve))
          assert.include(yield* Effect.promise(() => said), reason)
          assert.strictEqual(yield* Effect.promise(() => code), 2)
        }
      }),
    ),
  )
})
