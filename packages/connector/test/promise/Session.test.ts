import { assert, describe, it, vi } from "@effect/vitest"
import {
  ConnectorError,
  NotFound as EffectNotFound,
  OutcomeUnknown as EffectOutcomeUnknown,
  type Page,
  type Reason,
} from "@boxport/connector"
import { ClientError, Closed, NotFound, OutcomeUnknown } from "@boxport/connector/promise"
import { open, plainReason } from "@boxport/connector/promise/session"
import { Context, Effect, Layer } from "effect"

class TestError extends ClientError {
  readonly _tag = "TestError"
}

interface Numbers {
  readonly double: (input: { readonly n: number }) => Effect.Effect<number, ConnectorError>
  readonly page: (at: Page<number>["next"]) => Effect.Effect<Page<number>, ConnectorError>
  readonly forever: Effect.Effect<never>
}

class Service extends Context.Service<Service, Numbers>()("@boxport/connector/test/Numbers") {}

const failing = (reason: Reason) => new ConnectorError({ connection: "old", operation: "GET /v1/n", reason })

/** A session over a client that knows the numbers 1 to 5, two a page. */
const session = (log: Array<string> = []) => {
  const service = Service.of({
    double: ({ n }) =>
      n < 0
        ? Effect.fail(failing(new EffectNotFound({ hint: "Look elsewhere." })))
        : Effect.sync(() => {
            log.push("double")
            return n * 2
          }),
    page: (at) =>
      Effect.sync(() => {
        const start = Number(at?.[0]?.[1] ?? 0)
        log.push(`page ${start}`)
        const items = [1, 2, 3, 4, 5].slice(start, start + 2)
        return { items, next: start + 2 < 5 ? [["from", String(start + 2)]] : null, total: 5 }
      }),
    forever: Effect.onInterrupt(Effect.never, () => Effect.sync(() => log.push("interrupted"))),
  })
  return open<Service, Numbers, ConnectorError>({
    service: Service,
    layer: Layer.effect(
      Service,
      Effect.acquireRelease(
        Effect.sync(() => {
          log.push("built")
          return service
        }),
        () => Effect.sync(() => log.push("closed")),
      ),
    ),
    connection: "old",
    errorOf: ({ connection, operation, reason }) => new TestError(connection, operation, plainReason(reason)),
  })
}

const thrownBy = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise
  } catch (thrown) {
    return thrown
  }
  return assert.fail("nothing was thrown")
}

describe("a session", () => {
  it("gives values as promises, builds the client once, and closes it", async () => {
    const log: Array<string> = []
    const numbers = session(log)
    assert.deepStrictEqual(log, [])
    assert.strictEqual(await numbers.one((client) => client.double({ n: 2 })), 4)
    assert.strictEqual(await numbers.one((client) => client.double({ n: 3 })), 6)
    await numbers.close()
    assert.deepStrictEqual(log, ["built", "double", "double", "closed"])
  })

  it("that is closed refuses every call, and makes no other client", async () => {
    const log: Array<string> = []
    const numbers = session(log)
    const list = numbers.list((client, at) => client.page(at))
    await numbers.close()
    for (const call of [() => numbers.one((client) => client.double({ n: 2 })), () => list.page(), () => list.all()]) {
      const thrown = await thrownBy(call())
      assert.isTrue(thrown instanceof TestError && thrown.reason instanceof Closed)
      assert.strictEqual(thrown instanceof TestError ? thrown.message : "", "old: call: not sent: the client is closed")
    }
    assert.deepStrictEqual(log, [])
    await numbers.close()
  })

  it("leaves the program's output to the program", async () => {
    const said = vi.spyOn(console, "log").mockImplementation(() => undefined)
    const numbers = session()
    assert.strictEqual(await numbers.one(() => Effect.as(Effect.logError("tried again"), 1)), 1)
    assert.deepStrictEqual(said.mock.calls, [])
    said.mockRestore()
    await numbers.close()
  })

  it("throws the package's error, with the reason as a class of the same tag", async () => {
    const numbers = session()
    const thrown = await thrownBy(numbers.one((client) => client.double({ n: -1 })))
    assert.isTrue(thrown instanceof TestError)
    if (!(thrown instanceof TestError)) return
    assert.strictEqual(thrown._tag, "TestError")
    assert.strictEqual(thrown.name, "TestError")
    assert.isTrue(thrown.reason instanceof NotFound)
    assert.strictEqual(thrown.reason._tag, "NotFound")
    assert.strictEqual(thrown.hint, "Look elsewhere.")
    assert.strictEqual(thrown.message, "old: GET /v1/n: the platform has nothing there (HTTP 404)")
    await numbers.close()
  })

  it("gives lists whole, page by page, and one after the other; nothing is asked ahead", async () => {
    const log: Array<string> = []
    const numbers = session(log)
    const list = numbers.list((client, at) => client.page(at))
    assert.deepStrictEqual(log, [])
    assert.deepStrictEqual(await list.all(), [1, 2, 3, 4, 5])
    const first = await list.page()
    assert.deepStrictEqual([first.items, first.total], [[1, 2], 5])
    assert.deepStrictEqual((await list.page(first.next)).items, [3, 4])
    log.length = 0
    for await (const n of list) if (n === 2) break
    assert.deepStrictEqual(log, ["page 0"])
    await numbers.close()
  })

  it("ends a call with the signal's own reason, and interrupts what was under way", async () => {
    const log: Array<string> = []
    const numbers = session(log)
    const controller = new AbortController()
    const reason = new Error("enough")
    const call = numbers.one((client) => client.forever, { signal: controller.signal })
    setImmediate(() => controller.abort(reason))
    assert.strictEqual(await thrownBy(call), reason)
    assert.include(log, "interrupted")
    assert.strictEqual(
      await thrownBy(numbers.one((client) => client.double({ n: 1 }), { signal: controller.signal })),
      reason,
    )
    assert.notInclude(log, "double")
    assert.strictEqual(
      await thrownBy(numbers.list((client, at) => client.page(at)).all({ signal: controller.signal })),
      reason,
    )
    await numbers.close()
  })
})

describe("a plain reason", () => {
  it("holds what the Effect client's holds", () => {
    const plain = plainReason(
      new EffectOutcomeUnknown({
        came: "HTTP 502",
        sentAt: "2026-01-01T00:00:00.000Z",
        look: { list: "tickets.list", by: [{ field: "reference", value: "r1" }] },
        hint: "Look first.",
      }),
    )
    assert.isTrue(plain instanceof OutcomeUnknown)
    if (!(plain instanceof OutcomeUnknown)) return
    assert.deepStrictEqual(
      [plain._tag, plain.came, plain.sentAt, plain.look?.list, plain.look?.by[0]?.value, plain.hint],
      ["OutcomeUnknown", "HTTP 502", "2026-01-01T00:00:00.000Z", "tickets.list", "r1", "Look first."],
    )
  })
})
