import { assert, describe, it } from "@effect/vitest"
import { Budgets, type Operation, Transport } from "@boxport/connector"
import { operations, TicketTailor } from "@boxport/ticket-tailor"
import { Effect, Redacted, Stream } from "effect"

const all: ReadonlyArray<Operation> = Object.values(operations)

/** Every endpoint that the seeds document, in their order. */
const documented = [
  "GET /v1/orders",
  "GET /v1/orders/{order_id}",
  "GET /v1/events",
  "GET /v1/events/{event_id}",
  "GET /v1/issued_tickets",
  "POST /v1/issued_tickets",
  "GET /v1/issued_tickets/{issued_ticket_id}",
  "POST /v1/issued_tickets/{issued_ticket_id}/void",
  "GET /v1/ping",
  "GET /v1/discounts",
  "POST /v1/discounts",
  "GET /v1/discounts/{discount_id}",
  "POST /v1/discounts/{discount_id}",
  "DELETE /v1/discounts/{discount_id}",
  "GET /v1/vouchers",
  "POST /v1/vouchers",
  "GET /v1/vouchers/{voucher_id}",
  "POST /v1/vouchers/{voucher_id}",
  "DELETE /v1/vouchers/{voucher_id}",
  "GET /v1/vouchers/{voucher_id}/codes",
  "POST /v1/vouchers/{voucher_id}/codes/{voucher_code_id}/void",
  "POST /v1/event_series/{event_series_id}/ticket_types",
]

const request = ({ method, path }: Operation): string => `${method} ${path}`

describe("the endpoints", () => {
  it("are the 22 of the seeds, and 58 more from the platform notes", () => {
    assert.strictEqual(documented.length, 22)
    assert.sameMembers(all.filter(({ source }) => source.startsWith("seed ")).map(request), documented)
    assert.strictEqual(all.filter(({ source }) => source.startsWith("platform notes ")).length, 58)
    assert.strictEqual(all.length, 80)
  })

  it("have names and addresses of their own", () => {
    assert.strictEqual(new Set(all.map(({ name }) => name)).size, all.length)
    assert.strictEqual(new Set(all.map(request)).size, all.length)
    for (const { name } of all) assert.match(name, /^[a-z_]+(\.[a-z_]+){0,2}$/)
  })

  it("say what they do to the world", () => {
    for (const { body, idempotent, method, name, paging, sideEffects, success, trace } of all) {
      if (method === "GET") {
        assert.isTrue(idempotent, name)
        assert.isEmpty(sideEffects, name)
        assert.isNull(body, name)
      } else {
        assert.strictEqual(paging, "none", name)
        assert.include(["POST", "DELETE"], method, `${name}: there is no PUT and no PATCH`)
        assert.isTrue(body === null || (body.encoding === "form" && body.key === null), `${name}: all bodies are forms`)
        // What must not be sent twice can be looked for.
        assert.isTrue(idempotent || trace !== null, name)
      }
      if (method === "DELETE") assert.deepInclude(sideEffects, "irreversible", name)
      assert.strictEqual(success.key, paging === "cursor" ? "data" : null, name)
    }
    const names = new Set(all.map(({ name }) => name))
    for (const { trace } of all) if (trace !== null) assert.include([...names], trace.list)
  })

  it("have nothing sent for an update that changes nothing", () => {
    for (const { changes, name } of all) assert.strictEqual(changes === true, name.endsWith(".update"), name)
  })

  it("cost credits only where tickets are issued", () => {
    const costly = all.filter(({ cost, sideEffects }) => cost.credits > 0 || sideEffects.includes("credits"))
    assert.deepStrictEqual(
      costly.map(({ name }) => name),
      ["issued_tickets.create"],
    )
  })

  it("know what goes wrong: unknown ids in paths, wrong fields in bodies and filters", () => {
    for (const { body, failures, name, path, query } of all) {
      const statuses = failures.map(({ status }) => status)
      assert.strictEqual(statuses.includes(404), path.includes("{"), name)
      if (body !== null || Object.keys(query).length > 0) assert.include(statuses, 400, name)
    }
  })
})

const camelCased = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

describe("the client", () => {
  it.effect("has a method for every endpoint, under its name, and no other", () =>
    Effect.gen(function* () {
      const client = yield* TicketTailor.make({ apiKey: Redacted.make("sk_1_1_x") })
      const methods: Array<string> = []
      const walk = (value: unknown, path: string): void => {
        if (typeof value === "function") methods.push(path)
        else for (const [key, inner] of Object.entries(value ?? {})) walk(inner, path === "" ? key : `${path}.${key}`)
      }
      walk(client, "")
      assert.sameMembers(
        methods,
        all.map(({ name }) => camelCased(name)),
      )
    }).pipe(Effect.provide([Transport.layer, Budgets.layer])),
  )

  it.effect("gives lists as streams and pages, and everything else as one answer", () =>
    Effect.gen(function* () {
      const client = yield* TicketTailor.make({ apiKey: Redacted.make("sk_1_1_x") })
      for (const { name, paging } of all) {
        let method: unknown = client
        for (const key of camelCased(name).split(".")) {
          method = typeof method === "object" && method !== null ? Reflect.get(method, key) : undefined
        }
        assert.strictEqual(typeof method === "function" && "page" in method, paging === "cursor", name)
        if (typeof method === "function" && paging === "cursor") assert.isTrue(Stream.isStream(method()), name)
      }
    }).pipe(Effect.provide([Transport.layer, Budgets.layer])),
  )
})
