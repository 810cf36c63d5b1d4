import { loopbackLatency } from "@boxport/connector"
import { speedOf } from "@boxport/connector/target"
import { assert, describe, it } from "@effect/vitest"

const usual = { requests: 1, perSeconds: 0.5 }
const [platform, twin] = [new URL("https://api.example.com"), new URL("http://127.0.0.1:4010")]

describe("the speed of a target", () => {
  it("is the platform's, and on this machine that of a twin without a limit", () => {
    assert.deepStrictEqual(speedOf(platform, undefined, usual), { pace: usual })
    assert.deepStrictEqual(speedOf(twin, undefined, usual), { pace: null, latency: loopbackLatency })
  })

  it("is no more than the user allows, wherever it is", () => {
    const limits = { requests: 3, perSeconds: 2, concurrency: 4 }
    const pace = { requests: 3, perSeconds: 2 }
    assert.deepStrictEqual(speedOf(platform, limits, usual), { pace })
    assert.deepStrictEqual(speedOf(twin, limits, usual), { pace, latency: loopbackLatency })
  })
})
