import { assert, describe, it } from "@effect/vitest"
import { BaseUrl, fillPath, isLoopback, Limits } from "@boxport/connector"
import { Effect, Schema } from "effect"

describe("a base URL", () => {
  it("is scheme and host, and https: everywhere but on this machine", () => {
    for (const good of [
      "https://api.example.com",
      "https://api.example.com:8443/",
      "http://127.0.0.1:4010",
      "http://localhost",
      "http://[::1]:80",
    ]) {
      assert.isTrue(Schema.is(BaseUrl)(good), good)
    }
    for (const bad of [
      "http://api.example.com",
      "http://127.0.0.1.evil.example",
      "http://localhost.evil.example",
      "ftp://127.0.0.1",
      "https://user:pass@api.example.com",
      "https://api.example.com/v1",
      "https://api.example.com/?x=1",
      "api.example.com",
      "",
    ]) {
      assert.isFalse(Schema.is(BaseUrl)(bad), bad)
    }
  })

  it("names what is wrong with one", () => {
    const result = Schema.decodeUnknownResult(BaseUrl)("http://api.example.com")
    assert.include(result._tag === "Failure" ? result.failure.message : "", "must use https://")
  })

  it("knows this machine by its names only", () => {
    assert.deepStrictEqual(["localhost", "127.8.9.1", "[::1]", "127.0.0.1x", "10.0.0.1"].map(isLoopback), [
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe("limits", () => {
  it("are whole requests in a stretch of time", () => {
    assert.isTrue(Schema.is(Limits)({ requests: 200, perSeconds: 2 }))
    assert.isFalse(Schema.is(Limits)({ requests: 0, perSeconds: 2 }))
    assert.isFalse(Schema.is(Limits)({ requests: 1, perSeconds: 0 }))
    assert.isFalse(Schema.is(Limits)({ requests: 1, perSeconds: 1, concurrency: 0 }))
  })
})

describe("a filled path", () => {
  it.effect.prop("never leaves its segment, whatever the id", [Schema.String], ([id]) =>
    Effect.sync(() => {
      const lone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
      if (lone.test(id) || ["", ".", ".."].includes(id)) return
      const path = fillPath("/v1/orders/{order_id}/x", { order_id: id })
      const url = new URL("https://api.example.com")
      url.pathname = path
      assert.deepStrictEqual(
        [url.host, url.search, url.hash, url.pathname.split("/").length],
        ["api.example.com", "", "", 5],
      )
      assert.strictEqual(decodeURIComponent(url.pathname.split("/")[3] ?? ""), id)
    }),
  )

  it("does not let dots walk up", () => {
    const url = new URL("https://api.example.com")
    url.pathname = fillPath("/v1/orders/{order_id}/x", { order_id: ".." })
    assert.strictEqual(url.pathname.split("/").length, 5)
  })
})
