import { assert, describe, it } from "@effect/vitest"
import { NoAnswer, type Operation, Transport } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import { commonFailures, type OperationName, operations } from "@boxport/ticketbutler"
import { Effect, Layer, Redacted, Result, Schema } from "effect"
import { contracts } from "./contract/index.ts"
import { faultOf, makeStage, reasonOf, requestsOf, strangers } from "./contract/Stage.ts"

const isName = (name: string): name is OperationName => name in operations
const names = Object.keys(operations).filter(isName)

const operationOf = (name: OperationName): Operation => operations[name]

/** What a status comes to. */
const tagOf = (status: number, { idempotent }: Operation): string => {
  switch (status) {
    case 401:
      return "Unauthorized"
    case 403:
      return "Forbidden"
    case 404:
    case 410:
      return "NotFound"
    case 429:
      return "RateLimited"
    case 500:
    case 503:
      return idempotent ? "PlatformDown" : "OutcomeUnknown"
    default:
      return "Refused"
  }
}

const isPage = (given: unknown): given is { readonly items: ReadonlyArray<unknown> } =>
  typeof given === "object" && given !== null && "items" in given

const statuses = [...new Set(commonFailures.map(({ status }) => status))]

for (const name of names) {
  const operation = operationOf(name)
  const { call, fails = {}, find, twin: options, works, wrong } = contracts[name]

  describe(`${operation.name} (${operation.method} ${operation.path})`, () => {
    it.effect("works, and what it does shows", () => Effect.flatMap(makeStage(options), works).pipe(hurry))

    it.effect("gives nothing that its shape does not know, on hosts of today and as documented", () =>
      Effect.gen(function* () {
        const decode = Schema.decodeUnknownResult(operation.success.shape, {
          errors: "all",
          onExcessProperty: "error",
        })
        for (const shapes of ["live", "seed"] as const) {
          const { client, ids } = yield* makeStage({ discountPath: "plural", ...options, shapes })
          const given = yield* call(client, ids)
          const items = isPage(given) ? given.items : [given]
          assert.isNotEmpty(items)
          for (const item of items) {
            const decoded = decode(item)
            if (Result.isFailure(decoded)) assert.fail(`${shapes}: ${decoded.failure.message}`)
          }
        }
      }).pipe(hurry),
    )

    it("has a case for everything that it documents to refuse", () => {
      assert.sameMembers(
        Object.keys(fails),
        operation.failures.map(({ when }) => when),
      )
    })

    for (const [when, act] of Object.entries(fails)) {
      it.effect(`refuses: ${when}`, () => Effect.flatMap(makeStage(options), act).pipe(hurry))
    }

    if (wrong !== null) {
      const [path, ask] = wrong
      it.effect(`sends nothing where ${path} is wrong`, () =>
        Effect.gen(function* () {
          const { client, ids, twin } = yield* makeStage(options)
          const reason = yield* reasonOf(ask(client, ids))
          assert.include(reason._tag === "InvalidInput" ? reason.problems.map((problem) => problem.path) : [], path)
          assert.lengthOf(twin.log, 0)
        }).pipe(hurry),
      )
    }

    if (operation.path.includes("{")) {
      it.effect("finds nothing of an id that nothing has", () =>
        Effect.gen(function* () {
          const { client, twin } = yield* makeStage(options)
          const reason = yield* reasonOf(call(client, strangers))
          assert.strictEqual(reason._tag, "NotFound")
          assert.lengthOf(twin.outbox, 0)
        }).pipe(hurry),
      )
    }

    it.effect("says what every documented status means, and asks again only where that does no harm", () =>
      Effect.gen(function* () {
        for (const status of statuses) {
          const { client, ids, twin } = yield* makeStage(options)
          twin.setFaults([faultOf(operation, { type: "status", status, body: status >= 500 ? "html" : "json" })])
          const reason = yield* reasonOf(call(client, ids))
          const tag = tagOf(status, operation)
          assert.strictEqual(reason._tag, tag, String(status))
          const most = name === "listEventOrders" ? 1 : 3
          const expected = tag === "PlatformDown" ? most : tag === "RateLimited" ? 12 : 1
          assert.lengthOf(requestsOf(twin, operation), expected, String(status))
          if (reason._tag === "OutcomeUnknown") assert.strictEqual(reason.came, `HTTP ${status}`)
        }
      }).pipe(hurry),
    )

    it.effect("is refused without a good token, or a role", () =>
      Effect.gen(function* () {
        const { client, ids, twin } = yield* makeStage({ ...options, forbidden: [operation.resource] })
        assert.strictEqual((yield* reasonOf(call(client, ids)))._tag, "Forbidden")
        assert.lengthOf(twin.outbox, 0)
        const wire = Layer.effect(
          Transport,
          Effect.map(Transport, (inner) =>
            Transport.of({
              ...inner,
              send: (request) =>
                inner.send({
                  ...request,
                  headers: { ...request.headers, authorization: Redacted.make("Token another") },
                }),
            }),
          ),
        ).pipe(Layer.provide(Transport.layer))
        const stranger = yield* makeStage(options, wire)
        assert.strictEqual((yield* reasonOf(call(stranger.client, ids)))._tag, "Unauthorized")
        assert.lengthOf(stranger.twin.outbox, 0)
      }).pipe(hurry),
    )

    it.effect("waits when it is asked to, and is then sent once", () =>
      Effect.gen(function* () {
        const { client, ids, twin } = yield* makeStage(options)
        twin.setFaults([faultOf(operation, { type: "too-many", retryAfter: "20" }, { times: 1 })])
        yield* call(client, ids)
        assert.deepStrictEqual(
          requestsOf(twin, operation).map(({ status }) => status),
          [429, operation.success.status],
        )
      }).pipe(hurry),
    )

    it.effect("is sent again where no connection came about", () =>
      Effect.gen(function* () {
        let refused = 0
        const wire = Layer.effect(
          Transport,
          Effect.map(Transport, (inner) =>
            Transport.of({
              ...inner,
              send: (request) => {
                if (request.method !== operation.method || refused > 0) return inner.send(request)
                refused += 1
                return Effect.fail(new NoAnswer({ code: "ECONNREFUSED" }))
              },
            }),
          ),
        ).pipe(Layer.provide(Transport.layer))
        const { client, ids, twin } = yield* makeStage(options, wire)
        const outcome = yield* Effect.result(call(client, ids))
        // What costs the platform much is asked once, whatever happens.
        assert.strictEqual(outcome._tag, name === "listEventOrders" ? "Failure" : "Success")
        assert.lengthOf(requestsOf(twin, operation), name === "listEventOrders" ? 0 : 1)
      }).pipe(hurry),
    )

    it.effect("is carried out once though its answer is lost, or says that nobody knows and where to look", () =>
      Effect.gen(function* () {
        const stage = yield* makeStage(options)
        const { client, ids, twin } = stage
        twin.setFaults([faultOf(operation, { type: "lose" }, { times: 1 })])
        const outcome = yield* Effect.result(call(client, ids))
        const sent = requestsOf(twin, operation).length
        if (operation.idempotent) {
          // A second DELETE finds nothing: whether the first was carried out, the platform does not say.
          const gone = operation.method === "DELETE" || name === "listEventOrders"
          assert.strictEqual(outcome._tag, gone ? "Failure" : "Success")
          assert.strictEqual(sent, name === "listEventOrders" ? 1 : 2)
          if (operation.method !== "DELETE") return
        } else assert.strictEqual(sent, 1)
        const reason = outcome._tag === "Failure" ? outcome.failure.reason : undefined
        assert.strictEqual(reason?._tag, "OutcomeUnknown")
        if (reason?._tag !== "OutcomeUnknown" || find === undefined) return
        assert.strictEqual(reason.look?.list, operation.trace?.list)
        const by = new Map(reason.look?.by.map(({ field, value }) => [field, value]))
        assert.sameMembers([...by.keys()], [...(operation.trace?.by ?? [])])
        assert.strictEqual(yield* find(stage, by), name === "deleteEvent" ? 0 : 1)
      }).pipe(hurry),
    )
  })
}

describe("the contract", () => {
  it("tells of every trace how it is followed", () => {
    const untold = names.filter((name) => operationOf(name).trace !== null && contracts[name].find === undefined)
    assert.deepStrictEqual(untold, [])
  })
})
