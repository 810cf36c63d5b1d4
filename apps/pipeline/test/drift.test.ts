import { Budgets, Transport } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import { exportTo } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { type Twin, twins } from "../src/Twins.ts"
import { boxport, connectionTo, folderWith, openTwin, server, temporaryFolder } from "./support.ts"
import { changingTransport } from "./world/canaries.ts"

/** Exports a twin's data over a wire that may change it, and gives what came of it with the text of its files. */
const exported = (twin: Twin, wire: Layer.Layer<Transport>, strict = false) =>
  Effect.gen(function* () {
    const to = join(yield* temporaryFolder, "out")
    const running = yield* twin.start({ port: 0, orders: 120, seed: 7 })
    const done = yield* Effect.gen(function* () {
      const source = yield* openTwin(running)
      return yield* exportTo(source, {
        to,
        format: "ndjson",
        events: [],
        tables: [],
        raw: false,
        secrets: [],
        formulas: "keep",
        boxport: "1.2.3",
        strict,
      })
    }).pipe(Effect.scoped, Effect.provide(Layer.mergeAll(wire, Budgets.layer)))
    const read = (name: string) => Effect.promise(() => readFile(join(to, name), "utf8"))
    return { done, orders: yield* read("orders.ndjson"), manifest: yield* read("manifest.json") }
  }).pipe(Effect.scoped, hurry)

const novelties = new Set(["new_field", "changed_type", "new_word"])

const told = ({ warnings }: Effect.Success<ReturnType<typeof exported>>["done"]) =>
  warnings.filter(({ code }) => novelties.has(code))

/** An object with its fields changed, wherever it is in a body. */
const eachObject =
  (change: (object: Record<string, unknown>) => Record<string, unknown>) =>
  (body: unknown): unknown => {
    if (Array.isArray(body)) return body.map(eachObject(change))
    if (typeof body !== "object" || body === null) return body
    const inner = Object.entries(body).map(([name, value]): [string, unknown] => [name, eachObject(change)(value)])
    return change(Object.fromEntries(inner))
  }

/** What tells a native order: the e-mail address of who bought it, by the platform's own names. */
const isOrder = (object: Record<string, unknown>): boolean =>
  "buyer_details" in object || "order_lines" in object || ("receipts" in object && "line_items" in object)

describe.each(twins.map((twin) => [twin.platform, twin] as const))("what is new at %s", (_, twin) => {
  it.effect("is nothing while it sends what it is known to send", () =>
    Effect.gen(function* () {
      const { done } = yield* exported(twin, Transport.layer, true)
      assert.deepStrictEqual(told(done), [])
    }),
  )

  it.effect("is told once, counted, with its place and never its value, and kept in extra", () =>
    Effect.gen(function* () {
      const wire = changingTransport(
        eachObject((object) => (isOrder(object) ? { ...object, brand_new: "secret-value" } : object)),
      )
      const { done, manifest, orders } = yield* exported(twin, wire)
      const rows = done.tables.orders?.rows ?? 0
      assert.isAbove(rows, 10)
      const [first, ...others] = told(done)
      assert.deepStrictEqual(others, [])
      assert.deepInclude(first, { code: "new_field", attention: false })
      assert.isAtLeast(first?.count ?? 0, rows)
      assert.match(first?.message ?? "", /^orders\.brand_new: /)
      assert.isFalse(done.attention)
      assert.notInclude(manifest, "secret-value")
      assert.strictEqual(orders.split('"brand_new":"secret-value"').length - 1, rows)
      const strictly = yield* exported(twin, wire, true)
      assert.isTrue(strictly.done.attention)
      assert.deepStrictEqual(
        told(strictly.done).map(({ attention }) => attention),
        [true],
      )
    }),
  )
})

describe("what is new at Ticket Tailor", () => {
  const [ticketTailor] = twins

  it.effect("can be a word that is not in the list, and a field of another type", () =>
    Effect.gen(function* () {
      if (ticketTailor === undefined) return assert.fail("no twin")
      let events = 0
      const wire = changingTransport(
        eachObject((object) =>
          object["object"] === "issued_ticket"
            ? { ...object, status: "half-valid" }
            : object["object"] === "event"
              ? { ...object, images: "none", ...((events += 1) % 4 === 0 ? { name: { en: "two languages" } } : {}) }
              : object["object"] === "order"
                ? { ...object, payment_method: ["card"] }
                : object,
        ),
      )
      const { done } = yield* exported(ticketTailor, wire)
      assert.sameMembers(
        told(done).map(({ code, message }) => `${code} ${message.split(":")[0]}`),
        [
          "new_word tickets.status",
          // Kept in extra, as it came.
          "changed_type events.images",
          // Refused, with the record.
          "changed_type events.name",
          "changed_type orders.payment_method[]",
        ],
      )
      assert.notInclude(JSON.stringify(done.warnings), "half-valid")
    }),
  )

  it.effect("makes boxport export --strict end with 3, and is only a note without it", () =>
    Effect.gen(function* () {
      if (ticketTailor === undefined) return assert.fail("no twin")
      const running = yield* ticketTailor.start({ port: 0, orders: 5, seed: 7 })
      const changing = yield* server((request, response) => {
        const { authorization = "" } = request.headers
        const pass = async (): Promise<void> => {
          const answer = await fetch(new URL(request.url ?? "/", running.url), { headers: { authorization } })
          const body: unknown = await answer.json()
          const changed = eachObject((object) => ("event_summary" in object ? { ...object, brand_new: 1 } : object))(
            body,
          )
          response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(changed))
        }
        pass().catch(() => response.destroy())
      })
      const folder = yield* folderWith({ old: connectionTo(changing) })
      const exporting = (...args: ReadonlyArray<string>) =>
        boxport(["export", "old", "--to", "out", ...args], { folder, environment: { KEY: running.key } })
      const plain = yield* exporting()
      assert.strictEqual(plain.code, 0)
      assert.include(
        plain.stdout,
        "\nNote: orders.brand_new: a field that Boxport does not know; it is kept in extra (5 times)",
      )
      const strict = yield* exporting("--strict")
      assert.strictEqual(strict.code, 3)
      assert.include(strict.stdout, "\nLook at this: orders.brand_new: ")
    }),
  )
})
