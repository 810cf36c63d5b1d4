import { assert, describe, it } from "@effect/vitest"
import {
  CannotConfirm,
  type Delivery,
  handler,
  type HandlerOptions,
  NotJson,
  type Receive,
  type Refusal,
  seenInMemory,
  WebhookError,
  WrongSignature,
} from "@boxport/connector/webhooks"
import { Effect, Fiber } from "effect"

const delivery = (text: string): Delivery<string> => ({
  event: text,
  key: `test/${text}`,
  subject: null,
  at: null,
  rows: {},
  removed: [],
  missing: [],
  rejected: [],
})

/** What a body says is what becomes of it. */
const receive: Receive<string> = ({ body }) => {
  const text = new TextDecoder().decode(body)
  const refuse = (reason: WebhookError["reason"]) => Effect.fail(new WebhookError({ platform: "test", reason }))
  switch (text) {
    case "wrong":
      return refuse(new WrongSignature({ header: "Signature", hint: "Look." }))
    case "broken":
      return refuse(new NotJson({ hint: "Look." }))
    case "offline":
      return refuse(new CannotConfirm({ resource: "orders", cause: new Error("ECONNREFUSED"), hint: "Look." }))
    case "bug":
      return Effect.die(new Error("a bug"))
    default:
      return Effect.succeed(delivery(text))
  }
}

const post = (body: string | ReadableStream<Uint8Array> | null, headers: { readonly [name: string]: string } = {}) =>
  new Request("http://localhost/hook", { method: "POST", body, headers, duplex: "half" })

const parsed = (text: string): unknown => (text === "" ? undefined : JSON.parse(text))

const serve = (options: Partial<HandlerOptions<string>> = {}) => {
  const events: Array<string> = []
  const refused: Array<Refusal> = []
  const failed: Array<unknown> = []
  const handle = handler("test", receive, {
    onEvent: ({ event }) => void events.push(event),
    onRefused: (refusal) => void refused.push(refusal),
    onFailed: (error) => void failed.push(error),
    ...options,
  })
  const send = (request: Request) =>
    Effect.promise(async () => {
      const response = await handle(request)
      const text = await response.text()
      return { status: response.status, headers: response.headers, text, json: parsed(text) }
    })
  return { events, refused, failed, send, text: (body: string) => send(post(body)) }
}

/** A body that comes in pieces and says nowhere how long it is; how many pieces were asked for. */
const inPieces = (count: number, size: number) => {
  let asked = 0
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      asked += 1
      if (asked > count) controller.close()
      else controller.enqueue(new Uint8Array(size).fill(97))
    },
  })
  return { body, asked: () => asked }
}

describe("a handler", () => {
  it.effect("answers 200 when the event is handled", () =>
    Effect.gen(function* () {
      const { events, failed, refused, text } = serve()
      assert.deepInclude(yield* text("one"), { status: 200, json: { status: "handled" } })
      assert.deepStrictEqual(events, ["one"])
      assert.deepStrictEqual([refused, failed], [[], []])
    }),
  )

  it.effect("answers when handling has come to its end, and not before", () =>
    Effect.gen(function* () {
      const gate = Promise.withResolvers<void>()
      let ended = false
      const { text } = serve({ onEvent: () => gate.promise.then(() => (ended = true)) })
      const sent = yield* Effect.forkChild(Effect.map(text("one"), ({ status }) => ({ status, ended })))
      yield* Effect.yieldNow
      gate.resolve()
      assert.deepStrictEqual(yield* Fiber.join(sent), { status: 200, ended: true })
    }),
  )

  it.effect("refuses what is no POST, without looking at it", () =>
    Effect.gen(function* () {
      const { events, send } = serve()
      for (const method of ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
        const { headers, status } = yield* send(new Request("http://localhost/", { method }))
        assert.deepStrictEqual([status, headers.get("allow")], [405, "POST"], method)
      }
      assert.deepStrictEqual(events, [])
    }),
  )

  it.effect("tells the sender what is wrong in one line, and the receiver what to do about it", () =>
    Effect.gen(function* () {
      const { events, refused, text } = serve()
      const wrong = yield* text("wrong")
      assert.strictEqual(wrong.status, 401)
      assert.deepStrictEqual(wrong.json, {
        error: "WrongSignature",
        message: "the signature in Signature is not that of this body",
      })
      assert.strictEqual((yield* text("broken")).status, 400)
      const offline = yield* text("offline")
      assert.strictEqual(offline.status, 503)
      assert.notInclude(offline.text, "ECONNREFUSED")
      assert.deepStrictEqual(
        refused.map(({ hint, status, tag }) => [tag, status, hint]),
        [
          ["WrongSignature", 401, "Look."],
          ["NotJson", 400, "Look."],
          ["CannotConfirm", 503, "Look."],
        ],
      )
      assert.match(String(refused[2]?.cause), /ECONNREFUSED/)
      assert.deepStrictEqual(events, [])
    }),
  )

  it.effect("asks for another try where the event could not be handled, and tells why", () =>
    Effect.gen(function* () {
      const thrown = new Error("database away: CANARY")
      const cases: ReadonlyArray<HandlerOptions<string>["onEvent"]> = [
        () => Promise.reject(thrown),
        () => {
          throw thrown
        },
      ]
      for (const onEvent of cases) {
        const { failed, text } = serve({ onEvent })
        const answer = yield* text("one")
        assert.strictEqual(answer.status, 500)
        assert.notInclude(answer.text, "CANARY")
        assert.deepStrictEqual(failed, [thrown])
      }
    }),
  )

  it.effect("answers 500 for its own bugs, and however badly its user's loggers do", () =>
    Effect.gen(function* () {
      const { failed, text } = serve()
      assert.strictEqual((yield* text("bug")).status, 500)
      assert.match(String(failed[0]), /a bug/)
      const onRefused = () => {
        throw new Error("logger")
      }
      const clumsy = serve({ onRefused, onFailed: onRefused, onEvent: () => Promise.reject(new Error("no")) })
      assert.strictEqual((yield* clumsy.text("wrong")).status, 401)
      assert.strictEqual((yield* clumsy.text("one")).status, 500)
    }),
  )
})

describe("the body", () => {
  it.effect("may have as many bytes as allowed and not one more, however it comes", () =>
    Effect.gen(function* () {
      const { events, refused, send } = serve({ maxBytes: 30 })
      const at = (length: number) => "a".repeat(length)
      assert.strictEqual((yield* send(post(at(30)))).status, 200)
      const long = yield* send(post(at(31)))
      assert.deepInclude(long, { status: 413 })
      assert.strictEqual((yield* send(post(inPieces(3, 10).body))).status, 200)
      assert.strictEqual((yield* send(post(inPieces(4, 10).body))).status, 413)
      assert.deepStrictEqual(events, [at(30), at(30)])
      assert.deepStrictEqual(
        refused.map(({ tag }) => tag),
        ["BodyTooLarge", "BodyTooLarge"],
      )
    }),
  )

  it.effect("is not read beyond that, and not at all when it says that it is too long", () =>
    Effect.gen(function* () {
      const { send } = serve({ maxBytes: 1000 })
      const endless = inPieces(1_000_000, 100)
      assert.strictEqual((yield* send(post(endless.body))).status, 413)
      assert.isBelow(endless.asked(), 20)
      const stated = inPieces(1_000_000, 100)
      assert.strictEqual((yield* send(post(stated.body, { "content-length": "1001" }))).status, 413)
      assert.isBelow(stated.asked(), 3)
    }),
  )

  it.effect("is empty where there is none", () =>
    Effect.gen(function* () {
      const { events, send } = serve()
      assert.strictEqual((yield* send(post(null))).status, 200)
      assert.deepStrictEqual(events, [""])
    }),
  )

  it.effect("that breaks off is refused, and one that something has read before is our own fault", () =>
    Effect.gen(function* () {
      const { events, refused, send } = serve()
      const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("gone")) })
      assert.strictEqual((yield* send(post(broken))).status, 400)
      const used = post("one")
      yield* Effect.promise(() => used.text())
      assert.strictEqual((yield* send(used)).status, 500)
      const locked = post("one")
      locked.body?.getReader()
      assert.strictEqual((yield* send(locked)).status, 500)
      assert.deepStrictEqual(
        refused.map(({ tag }) => tag),
        ["NoBody", "NoBody", "NoBody"],
      )
      assert.deepStrictEqual(events, [])
    }),
  )
})

describe("a handler that remembers", () => {
  it.effect("handles a delivery once", () =>
    Effect.gen(function* () {
      const { events, text } = serve({ seen: seenInMemory() })
      assert.deepInclude(yield* text("one"), { json: { status: "handled" } })
      assert.deepInclude(yield* text("one"), { status: 200, json: { status: "handled before" } })
      yield* text("two")
      assert.deepStrictEqual(events, ["one", "two"])
    }),
  )

  it.effect("handles it again when handling failed", () =>
    Effect.gen(function* () {
      let tries = 0
      const { text } = serve({
        seen: seenInMemory(),
        onEvent: () => {
          tries += 1
          return tries === 1 ? Promise.reject(new Error("no")) : Promise.resolve()
        },
      })
      assert.strictEqual((yield* text("one")).status, 500)
      assert.strictEqual((yield* text("one")).status, 200)
      assert.deepInclude(yield* text("one"), { json: { status: "handled before" } })
      assert.strictEqual(tries, 2)
    }),
  )

  it.effect("puts off a second delivery while the first is being handled", () =>
    Effect.gen(function* () {
      const gate = Promise.withResolvers<void>()
      const begun = Promise.withResolvers<void>()
      let tries = 0
      const { text } = serve({
        seen: seenInMemory(),
        onEvent: () => {
          tries += 1
          begun.resolve()
          return gate.promise
        },
      })
      const first = yield* Effect.forkChild(text("one"))
      yield* Effect.promise(() => begun.promise)
      const second = yield* text("one")
      assert.strictEqual(second.status, 503)
      assert.isNotNull(second.headers.get("retry-after"))
      gate.resolve()
      assert.strictEqual((yield* Fiber.join(first)).status, 200)
      assert.deepInclude(yield* text("one"), { json: { status: "handled before" } })
      assert.strictEqual(tries, 1)
    }),
  )

  it.effect("forgets the oldest of many, never one under way", () =>
    Effect.sync(() => {
      const seen = seenInMemory(2)
      seen.begin("waiting")
      for (const key of ["a", "b", "c"]) {
        assert.strictEqual(seen.begin(key), "new")
        seen.end(key, true)
      }
      assert.deepStrictEqual(
        ["waiting", "b", "c", "a"].map((key) => seen.begin(key)),
        ["under way", "handled", "handled", "new"],
      )
    }),
  )

  it.effect("asks for another try when its memory fails, unless the event is handled already", () =>
    Effect.gen(function* () {
      const away = new Error("no memory")
      const before = serve({ seen: { begin: () => Promise.reject(away), end: () => undefined } })
      assert.strictEqual((yield* before.text("one")).status, 500)
      assert.deepStrictEqual([before.events, before.failed], [[], [away]])
      const after = serve({ seen: { begin: () => "new", end: () => Promise.reject(away) } })
      assert.strictEqual((yield* after.text("one")).status, 200)
      assert.deepStrictEqual([after.events, after.failed], [["one"], [away]])
    }),
  )
})
