import { Random } from "@boxport/connector/testing"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { dirname } from "node:path"
import { boxport } from "../support.ts"
import { assertSame, makeScene, pairs, run, undisturbed } from "./pair.ts"
import type { Fate } from "./proxy.ts"

const size = { orders: 80, mostTickets: 8 }
const minutes = 5 * 60_000

/** Where a process is killed: before a write reaches the platform, after it is carried out, or with its answer under way. */
const moments: ReadonlyArray<Fate> = ["not sent", "answer lost", "done"]

describe.concurrent.each(pairs)("a command that migrates from $from to $to", (pair) => {
  it.live(
    "is killed at one write after the other, and comes to the same end as one that was left alone",
    () =>
      Effect.gen(function* () {
        const calmly = yield* undisturbed(pair, size)
        const scene = yield* makeScene(pair, size)
        const before = scene.to.mails()
        const events = scene.events.flatMap((event) => ["--event", event])
        const mails = calmly.emails === 0 ? [] : ["--allow-emails", String(calmly.emails)]
        const killed = new Set<Fate>()
        // A process takes seconds to start: some six of them, however many writes there are.
        const stride = Math.max(3, Math.ceil(calmly.writes / 3))
        for (let process = 1; ; process++) {
          assert.isBelow(process, 60)
          const from = scene.weather.writes.length
          const chance = Random.baseOf(pairs.indexOf(pair), 0, process)
          const fatal = from + 1 + (chance % stride)
          const moment = moments[process % moments.length] ?? "done"
          let kill = () => {}
          scene.weather.fate = ({ n }) => {
            if (n < fatal) return "done"
            kill()
            if (n === fatal) killed.add(moment)
            // What other requests were under way with it has reached the platform or not, as it happens.
            return n === fatal ? moment : "not sent"
          }
          const ran = yield* boxport(
            ["migrate", "old", "new", ...events, ...mails, "--yes", "--config", scene.config],
            {
              folder: dirname(scene.config),
              started: (signal) => (kill = () => signal("SIGKILL")),
            },
          )
          if (ran.signal === "SIGKILL") continue
          // 3: there is always something that the other platform has no place for.
          assert.include([0, 3], ran.code, ran.stdout + ran.stderr)
          break
        }
        assert.strictEqual(killed.size, moments.length)
        scene.weather.fate = () => "done"
        const writes = scene.weather.writes.length
        const last = yield* run(scene)
        assert.strictEqual(scene.weather.writes.length, writes, "a finished migration writes nothing")
        yield* assertSame(scene, calmly, before, last, `${scene.weather.writes.length} writes`)
      }).pipe(Effect.scoped),
    minutes,
  )
})
