/** Every endpoint of the table, through the client, at the twin: what it does, what it refuses, what goes wrong. */
import { Budgets, NoAnswer, type Operation, type Reason, Transport } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import { operations, TicketTailor } from "@boxport/ticket-tailor"
import { type FaultRule, startTwin, type TwinOptions } from "@boxport/ticket-tailor/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Result, Schema } from "effect"
import { type Bench, callOf, names, reasonOf, withBench } from "./contract/bench.ts"
import { contracts } from "./contract/index.ts"

/** Where reports differ about the platform, both sides. */
const quirks: ReadonlyArray<readonly [name: string, options: TwinOptions]> = [
  ["as documented", {}],
  ["as some found it", { fixedDiscountScope: "map", discountMaps: "ticket_type_id", groupKey: "groupId" }],
]

describe.each(quirks)("every endpoint does what it says, the platform being %s", (_, options) => {
  for (const name of names) it.effect(operations[name].name, () => withBench(options, contracts[name].works))
})

describe("what the platform refuses is told field by field", () => {
  for (const name of names) {
    const { refused } = contracts[name]
    if (refused !== undefined) it.effect(operations[name].name, () => withBench({}, refused))
  }
})

/** Tries all operations one after the other at one twin, each in an untouched box office. */
const each = (
  options: TwinOptions,
  test: (bench: Bench, name: (typeof names)[number], operation: Operation) => Effect.Effect<void>,
) =>
  withBench(options, (bench) =>
    Effect.forEach(
      names,
      (name) =>
        Effect.suspend(() => {
          bench.twin.reset()
          return test(bench, name, operations[name])
        }),
      { discard: true },
    ),
  )

/** A fault of the requests of one operation alone. */
const striking = (
  { method, path }: Operation,
  action: FaultRule["action"],
  times?: number,
): ReadonlyArray<FaultRule> => [
  {
    match: `^${path.replace(/\{\w+\}/g, "[^/?]+")}([?]|$)`,
    method,
    ...(times === undefined ? {} : { times }),
    action,
  },
]

const must = <A>(call: Effect.Effect<A, { readonly message: string }>, what: string): Effect.Effect<A> =>
  call.pipe(Effect.catch((error) => Effect.sync((): A => assert.fail(`${what}: ${error.message}`))))

const known = (shape: Schema.ConstraintDecoder<unknown>, value: unknown): string => {
  const decoded = Schema.decodeUnknownResult(shape, { errors: "all", onExcessProperty: "error" })(value)
  return Result.isFailure(decoded) ? decoded.failure.message : ""
}

describe("every endpoint", () => {
  for (const shapes of ["live", "seed-2023", "seed-2020"] as const) {
    it.effect(`gives records of which every field is known (${shapes})`, () =>
      each({ shapes }, (bench, name, { success }) =>
        Effect.map(must(callOf(bench, name)(contracts[name].input(bench.known)), name), (answer) => {
          const records: ReadonlyArray<unknown> = Array.isArray(answer) ? answer : [answer]
          assert.isNotEmpty(records, name)
          for (const record of records) assert.strictEqual(known(success.shape, record), "", name)
        }),
      ),
    )
  }

  it.effect("sends nothing that cannot be right, and says where it is wrong", () =>
    each({}, (bench, name, operation) =>
      Effect.gen(function* () {
        const { known: things, twin } = bench
        const input = contracts[name].input(things)
        const cases: ReadonlyArray<readonly [object, string]> = [
          ...contracts[name].invalid(things),
          [{ ...input, brand_new: 1 }, "brand_new"],
          ...(operation.body === null
            ? []
            : [
                [
                  { ...input, body: { ...("body" in input ? Object(input.body) : {}), brand_new: 1 } },
                  "body.brand_new",
                ] as const,
              ]),
        ]
        for (const [wrong, path] of cases) {
          const reason = yield* reasonOf(callOf(bench, name)(wrong), `${name} with a wrong ${path}`)
          if (reason._tag !== "InvalidInput") return assert.fail(`${name}: ${reason._tag} for ${path}`)
          assert.include(
            reason.problems.map((problem) => problem.path),
            path,
            name,
          )
        }
        assert.isEmpty(twin.log, `${name}: nothing was sent`)
      }),
    ),
  )

  it.effect("knows an id that nothing has", () =>
    each({}, (bench, name, { path }) =>
      Effect.gen(function* () {
        const input = contracts[name].input(bench.known)
        for (const [, parameter = ""] of path.matchAll(/\{(\w+)\}/g)) {
          const reason = yield* reasonOf(callOf(bench, name)({ ...input, [parameter]: "xx_999999999" }))
          assert.strictEqual(reason._tag, "NotFound", `${name}: ${parameter}`)
        }
      }),
    ),
  )

  it.effect("knows a key that may not do it", () =>
    each({}, (bench, name, operation) =>
      Effect.gen(function* () {
        bench.twin.setFaults(striking(operation, { type: "forbid" }))
        const reason = yield* reasonOf(callOf(bench, name)(contracts[name].input(bench.known)), name)
        assert.strictEqual(reason._tag, "Forbidden", name)
      }),
    ),
  )
})

const statusOf = (reason: Reason): number | null => (reason._tag === "Refused" ? reason.status : null)

describe("trouble on the way", () => {
  it.effect("memberships have a limit of their own: 30 an hour", () =>
    withBench({}, ({ client, known, twin }) =>
      Effect.gen(function* () {
        const issue = client.issuedMemberships.create({
          body: { membership_type_id: known.membershipType, first_name: "A", last_name: "B", email: "a@example.com" },
        })
        yield* Effect.repeat(issue, { times: 29 })
        assert.strictEqual(twin.outbox().length, 30)
        const reason = yield* reasonOf(issue)
        assert.strictEqual(reason._tag, "RateLimited")
        assert.deepInclude(reason, { retryAfter: 3600 })
        assert.strictEqual(twin.outbox().length, 30)
      }),
    ),
  )

  it.effect("a connection that did not come about is tried again, since nothing can have arrived", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 1 })
      const wire = yield* Transport
      const tried: Array<string> = []
      const broken = Transport.of({
        send: (request) => {
          tried.push(request.method)
          return tried.length <= 2 ? Effect.fail(new NoAnswer({ code: "ECONNREFUSED" })) : wire.send(request)
        },
      })
      const client = yield* TicketTailor.make({ apiKey: twin.key, baseUrl: twin.url }).pipe(
        Effect.provideService(Transport, broken),
      )
      const made = yield* client.discounts.create({ body: { code: "ONCE", name: "Once", type: "percentage" } })
      assert.deepStrictEqual(tried, ["POST", "POST", "POST"])
      const { items } = yield* client.discounts.list.page({ code: "ONCE" })
      assert.deepStrictEqual(items, [made])
    }).pipe(Effect.provide([Transport.layer, Budgets.layer]), hurry),
  )

  it.effect("a refusal is told with its status, the one of now and the one of the old documentation", () =>
    each({}, (bench, name, operation) =>
      Effect.gen(function* () {
        for (const { status } of operation.failures) {
          if (status !== 400) continue
          for (const refusal of [400, 422]) {
            bench.twin.setFaults(striking(operation, { type: "status", status: refusal }))
            const reason = yield* reasonOf(callOf(bench, name)(contracts[name].input(bench.known)))
            assert.strictEqual(statusOf(reason), refusal, name)
          }
        }
      }),
    ),
  )

  it.effect("a limit is waited out, and the request is sent once more", () =>
    each({}, (bench, name, operation) =>
      Effect.gen(function* () {
        bench.twin.setFaults(striking(operation, { type: "too-many", retryAfter: "30" }, 1))
        yield* must(callOf(bench, name)(contracts[name].input(bench.known)), name)
        const sent = bench.twin.log.filter(({ method }) => method === operation.method).map(({ status }) => status)
        assert.deepStrictEqual([sent[0], sent.length], [429, 2], name)
      }),
    ),
  )

  it.effect("a lost answer is asked for again where that does no harm, and is unknown where it could", () =>
    each({}, (bench, name, operation) =>
      Effect.gen(function* () {
        const { method } = operation
        bench.twin.setFaults(striking(operation, method === "GET" ? { type: "reset" } : { type: "lose" }, 1))
        const result = yield* Effect.result(callOf(bench, name)(contracts[name].input(bench.known)))
        const sent = bench.twin.log.filter((entry) => entry.method === method).length
        if (operation.idempotent && method !== "DELETE") {
          assert.isTrue(Result.isSuccess(result), `${name}: ${Result.isFailure(result) ? result.failure.message : ""}`)
          assert.strictEqual(sent, 2, name)
          return
        }
        if (Result.isSuccess(result)) {
          // What was sold is hidden, and can be hidden again.
          assert.strictEqual(method, "DELETE", name)
          assert.strictEqual(Reflect.get(Object(result.success), "hidden"), true, name)
          return
        }
        const { reason } = result.failure
        if (reason._tag !== "OutcomeUnknown") return assert.fail(`${name}: ${reason._tag}`)
        // A deletion is tried again; that there is nothing left does not say who removed it.
        assert.strictEqual(sent, method === "DELETE" ? 2 : 1, name)
        if (method === "DELETE") return
        const { look } = reason
        const looksIn = names.find((one) => operations[one].name === look?.list)
        if (look === null || looksIn === undefined) return assert.fail(`${name}: nowhere to look`)
        assert.isNotEmpty(look.by, name)
        // What the place to look in wants to know is among the things to look by, or in what was sent.
        const input = contracts[name].input(bench.known)
        const places = [...operations[looksIn].path.matchAll(/\{(\w+)\}/g)].map(([, parameter = ""]) => parameter)
        const values = new Map([
          ...Object.entries(input),
          ...look.by.map(({ field, value }) => [field, value] as const),
        ])
        const found = yield* must(
          callOf(bench, looksIn)(Object.fromEntries(places.map((place) => [place, values.get(place)]))),
          `${name}: looking in ${look.list}`,
        )
        const surest = look.by.find(({ field }) => !places.includes(field))
        if (surest !== undefined) assert.include(JSON.stringify(found), JSON.stringify(surest.value), name)
      }),
    ),
  )
})
