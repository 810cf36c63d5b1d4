import { assert, describe, it } from "@effect/vitest"
import type { Operation } from "@boxport/connector"
import { adminOperations, doorOperations, operations } from "@boxport/tito"
import { Effect } from "effect"
import { answering } from "../support/client.ts"

const all: ReadonlyArray<readonly [key: string, operation: Operation]> = Object.entries(operations)

const camel = (text: string): string => text.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

describe("the table of endpoints", () => {
  it("has the 85 that the seed documents, 11 more of the Admin API, and the 9 of the check-in API", () => {
    const admin: ReadonlyArray<Operation> = Object.values(adminOperations)
    const ofSeed = admin.filter(({ source }) => source.startsWith("seed 003"))
    assert.strictEqual(ofSeed.length, 85)
    assert.deepStrictEqual(
      admin.filter((operation) => !ofSeed.includes(operation)).map(({ name }) => name),
      [
        "events.across_accounts",
        ...["list", "get", "create", "update", "delete"].map((method) => `venues.${method}`),
        ...["list", "get", "create", "update", "delete"].map((method) => `waitlisted_people.${method}`),
      ],
    )
    assert.strictEqual(Object.keys(doorOperations).length, 9)
    assert.strictEqual(all.length, 105)
  })

  it("has the seed's endpoints method by method", () => {
    const counted = new Map<string, number>()
    for (const { method, source } of Object.values(adminOperations)) {
      if (source.startsWith("seed 003")) counted.set(method, (counted.get(method) ?? 0) + 1)
    }
    assert.deepStrictEqual(Object.fromEntries(counted), { GET: 33, POST: 23, PATCH: 15, DELETE: 14 })
  })

  it("names each once, and each method and path once, but for letting in one or many", () => {
    const names = all.map(([, { name }]) => name)
    assert.strictEqual(new Set(names).size, names.length)
    const requests = all.map(([, { method, path }]) => `${method} ${path}`)
    const twice = requests.filter((request, place) => requests.indexOf(request) !== place)
    assert.deepStrictEqual(twice, ["POST /checkin_lists/{checkin_list_slug}/checkins"])
  })

  it("has nothing sent for an update that changes nothing", () => {
    for (const [, { changes, name }] of all) assert.strictEqual(changes === true, name.endsWith(".update"), name)
  })

  it("traces what is created to lists that there are", () => {
    for (const [, { idempotent, method, name, sideEffects, trace }] of all) {
      const creates = method === "POST" && !idempotent && !sideEffects.includes("irreversible")
      if (creates) assert.isNotNull(trace, name)
      if (trace === null) continue
      const list = all.find(([, one]) => one.name === trace.list)?.[1]
      assert.strictEqual(list?.method, "GET", name)
    }
  })

  it("calls nothing idempotent that makes something, mails or voids", () => {
    for (const [, { idempotent, method, name, sideEffects }] of all) {
      if (method === "GET") assert.isTrue(idempotent && sideEffects.length === 0, name)
      if (sideEffects.includes("mails")) assert.isFalse(idempotent, name)
      if (/\.(create|create_many|duplicate|refund|cancel|void|reassign)$/.test(name)) assert.isFalse(idempotent, name)
    }
  })

  it.effect("is reachable name by name", () =>
    Effect.gen(function* () {
      const { tito } = yield* answering(() => ({}))
      for (const [, { name, paging }] of all) {
        const method = name
          .split(".")
          .map(camel)
          .reduce<unknown>(
            (part, key) =>
              typeof part === "object" && part !== null
                ? new Map<string, unknown>(Object.entries(part)).get(key)
                : undefined,
            tito,
          )
        assert.isFunction(method, name)
        assert.strictEqual(typeof method === "function" && "page" in method, paging === "page", name)
      }
    }),
  )

  it("has a method for nothing else", () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const { tito } = yield* answering(() => ({}))
        const count = (part: unknown): number =>
          typeof part === "function"
            ? 1
            : typeof part === "object" && part !== null
              ? Object.values(part).reduce<number>((sum, inner) => sum + count(inner), 0)
              : 0
        assert.strictEqual(count(tito), all.length)
      }),
    ))
})
