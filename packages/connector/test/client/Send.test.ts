import { assert, describe, it } from "@effect/vitest"
import {
  Budgets,
  closedCode,
  complaintOf,
  type Endpoint,
  Http,
  NoAnswer,
  Pacing,
  Transport,
  type TransportAnswer,
  type TransportRequest,
} from "@boxport/connector"
import { Effect, Fiber, Redacted, Ref } from "effect"
import { TestClock } from "effect/testing"

const create: Endpoint = {
  name: "tickets.create",
  method: "POST",
  path: "/v1/tickets",
  summary: "Creates a ticket",
  resource: "tickets",
  paging: "none",
  sideEffects: [],
  idempotent: false,
  source: "this test",
}
const update: Endpoint = { ...create, name: "tickets.update", method: "PATCH", idempotent: true }
const remove: Endpoint = { ...update, name: "tickets.delete", method: "DELETE" }

type Step = TransportAnswer | NoAnswer
const answer = (status: number, body = ""): TransportAnswer => ({ status, headers: {}, body })
const lost = (code: string) => new NoAnswer({ code })
const look: Http.Send["look"] = { list: "tickets.list", by: [{ field: "reference", value: "r1" }] }

/** Sends one request over a network that answers with these steps. */
const sendOver = (endpoint: Endpoint, steps: ReadonlyArray<Step>) =>
  Effect.gen(function* () {
    const sent = yield* Ref.make<ReadonlyArray<TransportRequest>>([])
    const transport = Transport.of({
      send: (request) =>
        Effect.gen(function* () {
          const n = (yield* Ref.get(sent)).length
          yield* Ref.update(sent, (all) => [...all, request])
          const step = steps[Math.min(n, steps.length - 1)]
          if (step === undefined || step instanceof NoAnswer) return yield* step ?? new NoAnswer({ code: "NONE" })
          return step
        }),
    })
    const fiber = yield* Effect.gen(function* () {
      const budgets = yield* Budgets
      const budget = yield* budgets.of("https://api.example.com", Redacted.make("k"), {
        concurrency: 1,
        pace: null,
        fallback: null,
      })
      const http = yield* Http.make({
        connection: "old",
        baseUrl: new URL("https://api.example.com"),
        headers: { accept: "application/json" },
        budget,
        observe: ({ status }) => ({ ...Pacing.silent, refused: status === 429 }),
        patience: Http.patience,
      })
      return yield* Effect.result(
        http.send({ endpoint, path: endpoint.path, query: [], body: { encoding: "json", text: "{}" }, look }),
      )
    }).pipe(Effect.provideService(Transport, transport), Effect.provide(Budgets.layer), Effect.forkChild)
    yield* TestClock.adjust("2 days")
    const result = yield* Fiber.join(fiber)
    return {
      requests: yield* Ref.get(sent),
      json: result._tag === "Success" ? result.success : undefined,
      reason: result._tag === "Failure" ? result.failure.reason : undefined,
      operation: result._tag === "Failure" ? result.failure.operation : undefined,
    }
  })

describe("sending", () => {
  it.effect("names the body's type, and gives null for an empty answer", () =>
    Effect.gen(function* () {
      const { json, requests } = yield* sendOver(create, [answer(204)])
      assert.isNull(json)
      assert.deepStrictEqual(
        [requests[0]?.method, requests[0]?.body, requests[0]?.headers["content-type"]],
        ["POST", "{}", "application/json"],
      )
    }),
  )

  for (const [what, step] of [
    ["a reset", lost("ECONNRESET")],
    ["a timeout", lost("UND_ERR_HEADERS_TIMEOUT")],
    ["HTTP 500", answer(500, "{}")],
    ["HTTP 503", answer(503)],
    ["HTTP 408", answer(408)],
    ["a web page", answer(200, "<html>")],
    ["cut JSON", answer(201, '{"id":')],
  ] as const) {
    it.effect(`never sends again what is not idempotent after ${what}, and says where to look`, () =>
      Effect.gen(function* () {
        const { operation, reason, requests } = yield* sendOver(create, [step, answer(201, "{}")])
        assert.lengthOf(requests, 1)
        assert.isTrue(reason?._tag === "OutcomeUnknown")
        assert.strictEqual(operation, "POST /v1/tickets")
        if (reason?._tag === "OutcomeUnknown") {
          assert.deepStrictEqual(reason.look, look)
          assert.strictEqual(reason.sentAt, "1970-01-01T00:00:00.000Z")
        }
      }),
    )

    it.effect(`sends again what is idempotent after ${what}`, () =>
      Effect.gen(function* () {
        const { json, requests } = yield* sendOver(update, [step, answer(200, '{"id":1}')])
        assert.lengthOf(requests, 2)
        assert.deepStrictEqual(json, { id: 1 })
      }),
    )
  }

  for (const [what, step] of [
    ["a refusal for the limit", answer(429)],
    ["a refused connection", lost("ECONNREFUSED")],
    ["an unknown host", lost("ENOTFOUND")],
    ["a connection that never came about", lost("UND_ERR_CONNECT_TIMEOUT")],
  ] as const) {
    it.effect(`sends again what cannot have arrived: ${what}`, () =>
      Effect.gen(function* () {
        const { json, requests } = yield* sendOver(create, [step, answer(201, '{"id":1}')])
        assert.lengthOf(requests, 2)
        assert.deepStrictEqual(json, { id: 1 })
      }),
    )
  }

  it.effect("does not call a thing deleted that may have gone by itself", () =>
    Effect.gen(function* () {
      const gone = yield* sendOver(remove, [lost("ECONNRESET"), answer(404)])
      assert.strictEqual(gone.reason?._tag, "OutcomeUnknown")
      const never = yield* sendOver(remove, [answer(404)])
      assert.strictEqual(never.reason?._tag, "NotFound")
      const unsent = yield* sendOver(remove, [lost("ECONNREFUSED"), answer(404)])
      assert.strictEqual(unsent.reason?._tag, "NotFound")
    }),
  )

  it.effect("tells a closed client from a lost answer", () =>
    Effect.gen(function* () {
      for (const endpoint of [create, update, remove]) {
        const unsent = yield* sendOver(endpoint, [lost(closedCode), answer(200, "{}")])
        assert.deepStrictEqual([unsent.reason?._tag, unsent.requests.length], ["Closed", 1])
      }
      // The attempt before may have been carried out.
      const before = yield* sendOver(update, [lost("ECONNRESET"), lost(closedCode)])
      assert.deepInclude(before.reason, { _tag: "OutcomeUnknown", came: "ECONNRESET" })
    }),
  )

  it.effect("gives the platform's complaint field by field", () =>
    Effect.gen(function* () {
      const { reason } = yield* sendOver(create, [answer(422, '{"errors":{"title":["can\'t be blank"]}}')])
      assert.isTrue(reason?._tag === "Refused")
      if (reason?._tag === "Refused") {
        assert.deepStrictEqual(reason.fields, [{ field: "title", messages: ["can't be blank"] }])
      }
    }),
  )
})

describe("a body that refuses", () => {
  const cases: ReadonlyArray<readonly [string, string, ReturnType<typeof complaintOf>]> = [
    [
      "Ticket Tailor",
      '{"status":400,"error_code":"VALIDATION_ERROR","message":"Wrong","errors":[{"field":"email","messages":["bad"],"value":"x@y"}]}',
      { details: "Wrong (email)", fields: [{ field: "email", messages: ["bad"] }] },
    ],
    [
      "Tito 3.1",
      '{"status":422,"message":"Unprocessable","errors":{"title":["is blank"]},"error_list":[{"attribute":"title","message":"is blank"}]}',
      { details: "Unprocessable (title)", fields: [{ field: "title", messages: ["is blank"] }] },
    ],
    [
      "Tito 3.1, two about one",
      '{"status":422,"message":"No","error_list":[{"attribute":"base","message":"a"},{"attribute":"x","message":"c"},{"attribute":"base","message":"b"}]}',
      {
        details: "No (base, x)",
        fields: [
          { field: "base", messages: ["a", "b"] },
          { field: "x", messages: ["c"] },
        ],
      },
    ],
    ["Tito 3.0, 403", '{"errors":{"status":403,"title":"Forbidden","detail":"no"}}', { details: "no", fields: [] }],
    ["DRF, detail", '{"detail":"Not enough tickets"}', { details: "Not enough tickets", fields: [] }],
    [
      "DRF, fields",
      '{"title":["This field is required."],"non_field_errors":["a","b"]}',
      {
        details: "title: This field is required.; non_field_errors: a, b",
        fields: [
          { field: "title", messages: ["This field is required."] },
          { field: "non_field_errors", messages: ["a", "b"] },
        ],
      },
    ],
    [
      "DRF, fields of fields",
      '{"address":{"email":["Enter a valid email address."],"phone":"12345"},"ticket_types":[{},{"price":["Too low."]}]}',
      {
        details: "address.email: Enter a valid email address.; ticket_types[1].price: Too low.",
        fields: [
          { field: "address.email", messages: ["Enter a valid email address."] },
          { field: "ticket_types[1].price", messages: ["Too low."] },
        ],
      },
    ],
    [
      "DRF, item by item",
      '[{},{"code":["Too long.","Taken."]}]',
      { details: "[1].code: Too long., Taken.", fields: [{ field: "[1].code", messages: ["Too long.", "Taken."] }] },
    ],
    ["a JSON text", '"Event has expired"', { details: "Event has expired", fields: [] }],
    ["a plain text", "Event\nhas  expired", { details: "Event has expired", fields: [] }],
    ["a web page", " <html>secret</html>", { details: "no explanation given", fields: [] }],
    ["nothing", "", { details: "no explanation given", fields: [] }],
    ["a list of texts", '["one","two"]', { details: "one; two", fields: [] }],
    ["a number", "7", { details: "no explanation given", fields: [] }],
  ]
  for (const [what, body, complaint] of cases) {
    it(`is understood: ${what}`, () => assert.deepStrictEqual(complaintOf(body), complaint))
  }
})
