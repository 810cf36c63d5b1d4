import { assert, describe, it } from "@effect/vitest"
import { Fields, Lenient } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { fieldsByResource, makeSource } from "@boxport/tito"
import { Effect, Layer, Redacted } from "effect"
import { createServer } from "node:http"
import { type Fixture, fixture, fixtures } from "./support/fixtures.ts"
import { gather, services } from "./support/reading.ts"

/** The tree that accounts for a type of record. */
const resourceOf: { readonly [type: string]: string } = {
  activity: "activities",
  answer: "answers",
  checkin_list: "checkin_lists",
  discount_code: "discount_codes",
  event: "events",
  interested_user: "interested_users",
  line_item: "line_items",
  opt_in: "opt_ins",
  question: "questions",
  receipt: "receipts",
  refund: "refunds",
  registration: "registrations",
  release: "releases",
  release_invitation: "release_invitations",
  rsvp_list: "rsvp_lists",
  ticket: "tickets",
  webhook_endpoint: "webhook_endpoints",
}

/** Types that are no records: answers to writes, which are read back where they matter. */
const noRecords = new Set(["duplication", "void"])

/** Samples without any record: who the token is, errors, and answers of 3.0 to writes of registrations. */
const withoutRecords = new Set([
  "authentication-errors",
  "authorization-errors",
  "confirm-you-can-connect",
  "errors",
  "mark-a-registration-as-paid",
  "mark-a-registration-as-unpaid",
  "update-a-registration",
])

/** The records of a sample, those inside of others included. */
const recordsOf = (value: Json): ReadonlyArray<JsonObject> => {
  if (Array.isArray(value)) return value.flatMap(recordsOf)
  if (!Lenient.isObject(value)) return []
  const inside = Object.values(value).flatMap(recordsOf)
  return typeof value["_type"] === "string" ? [value, ...inside] : inside
}

const unaccounted = (fields: Fields.Fields, record: JsonObject): ReadonlyArray<string> =>
  Fields.leaves(fields, record).flatMap(({ disposition, path }) => (disposition === undefined ? [path] : []))

describe("the samples of the seed", () => {
  it("are all there", () => {
    assert.strictEqual(fixtures.length, 67)
  })

  const walk = ({ json, name }: Fixture) => {
    const records = recordsOf(json).filter((record) => !noRecords.has(String(record["_type"])))
    for (const record of records) {
      const fields = fieldsByResource[resourceOf[String(record["_type"])] ?? ""]
      if (fields === undefined) return assert.fail(`${name}: nothing accounts for ${String(record["_type"])}`)
      assert.deepStrictEqual(unaccounted(fields, record), [], `${name}: fields nobody accounts for`)
    }
    return records.length
  }

  for (const sample of fixtures) {
    if (withoutRecords.has(sample.name) || sample.name === "checkin-payload") continue
    it(`have no leaf without a disposition: ${sample.name}`, () => {
      const types = recordsOf(sample.json).map((record) => String(record["_type"]))
      const counted = walk(sample)
      if (!types.every((type) => noRecords.has(type))) assert.isAbove(counted ?? 0, 0)
    })
  }

  it("have no leaf without a disposition: checkin-payload", () => {
    assert.deepStrictEqual(unaccounted(fieldsByResource["checkin_payloads"] ?? {}, fixture("checkin-payload")), [])
  })

  it("would show a leaf that nobody knows", () => {
    const [ticket] = recordsOf(fixture("list-tickets"))
    assert.throws(() => walk({ name: "changed", json: { ...ticket, brand_new: 1 } }), /brand_new/)
  })
})

const account = "/v3/maple-hall"
const event = `${account}/2024`

/** What the platform's documents answer, by path. */
const documented: { readonly [path: string]: JsonObject } = {
  "/v3/hello": fixture("confirm-you-can-connect"),
  [`${account}/events`]: fixture("list-events"),
  [`${account}/events/past`]: { ...fixture("list-events"), events: [] },
  [`${account}/events/archived`]: { ...fixture("list-events"), events: [] },
  [event]: fixture("get-event"),
  [`${event}/activities`]: fixture("list-activities"),
  [`${event}/checkin_lists`]: fixture("list-check-in-lists"),
  [`${event}/discount_codes`]: fixture("list-discount-codes"),
  [`${event}/interested_users`]: fixture("list-interested-users"),
  [`${event}/opt_ins`]: fixture("list-opt-ins"),
  [`${event}/questions`]: fixture("list-questions"),
  [`${event}/refunds`]: fixture("list-refunds"),
  [`${event}/registrations`]: fixture("list-registrations"),
  [`${event}/releases`]: fixture("list-releases"),
  [`${event}/rsvp_lists`]: fixture("list-rsvp-lists"),
  [`${event}/tickets`]: fixture("list-tickets"),
  [`${event}/webhook_endpoints`]: fixture("list-webhook-endpoints"),
}

/** Serves samples as they are, whatever the query; everything else is unknown. */
const verbatim = (answers: { readonly [path: string]: Json }) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly url: string; readonly close: () => void }>((resume) => {
      const server = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1")
        const found =
          answers[pathname] ??
          (pathname.endsWith("/release_invitations")
            ? fixture("list-rsvp-release-invitations")
            : pathname.endsWith("/answers")
              ? fixture("list-answers")
              : undefined)
        response.writeHead(found === undefined ? 404 : 200, { "content-type": "application/json" })
        response.end(JSON.stringify(found ?? { status: 404, message: "unknown" }))
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" && address !== null ? address.port : 0
        resume(Effect.succeed({ url: `http://127.0.0.1:${port}`, close: () => void server.close() }))
      })
    }),
    ({ close }) => Effect.sync(close),
  )

const documentedSource = Effect.gen(function* () {
  const { url } = yield* verbatim(documented)
  const context = yield* Layer.build(Layer.fresh(services))
  return yield* makeSource({
    connection: "conf",
    platform: "tito",
    account: "maple-hall",
    token: Redacted.make("secret"),
    baseUrl: url,
  }).pipe(Effect.provideContext(context))
})

describe("a server that answers as the seed has it", () => {
  it.effect("is read with nothing rejected", () =>
    Effect.gen(function* () {
      const all = yield* gather(yield* documentedSource, { raw: true })
      assert.deepStrictEqual(all.rejected, [])
      const counts = (table: Parameters<typeof all.rows>[0]) => all.rows(table).length
      assert.deepStrictEqual(
        {
          events: counts("events"),
          ticket_types: counts("ticket_types"),
          questions: counts("questions"),
          discounts: counts("discounts"),
          activities: counts("activities"),
          orders: counts("orders"),
          order_lines: counts("order_lines"),
          tickets: counts("tickets"),
          refunds: counts("refunds"),
          contacts: counts("contacts"),
        },
        {
          events: 1,
          ticket_types: 1,
          questions: 1,
          discounts: 1,
          activities: 1,
          orders: 1,
          order_lines: 1,
          tickets: 1,
          refunds: 1,
          contacts: 3,
        },
      )
    }),
  )

  it.effect("ties its tickets to their orders and types", () =>
    Effect.gen(function* () {
      const all = yield* gather(yield* documentedSource)
      const [order] = all.rows("orders")
      const [type] = all.rows("ticket_types")
      const [ticket] = all.rows("tickets")
      assert.strictEqual(ticket?.order_id, order?.id)
      assert.strictEqual(ticket?.ticket_type_id, type?.id)
      assert.strictEqual(all.rows("order_lines")[0]?.ticket_type_id, type?.id)
    }),
  )

  it.effect("says that its total of registrations is more than it shows", () =>
    Effect.gen(function* () {
      // The sample's meta states 3 of 10 and shows one.
      const all = yield* gather(yield* documentedSource)
      const end = all.end("registrations")
      assert.isFalse(end?.complete)
      assert.strictEqual(end?.stated, 10)
      assert.includeMembers(end?.warnings.map(({ code }) => code) ?? [], ["count_mismatch", "hidden_rows"])
    }),
  )

  it.effect("does not know check-ins: nobody is said to be out", () =>
    Effect.gen(function* () {
      const all = yield* gather(yield* documentedSource)
      assert.isNull(all.rows("tickets")[0]?.checked_in)
      assert.isTrue(all.warnings.some(({ attention, code }) => attention && code === "checkins_unreadable"))
    }),
  )

  it.effect("gives native records without the slugs and links that let in", () =>
    Effect.gen(function* () {
      const all = yield* gather(yield* documentedSource, { raw: true })
      const text = JSON.stringify(all.readings, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part))
      assert.notInclude(text, "chk_")
      assert.notInclude(text, "/rsvp/")
      assert.notInclude(text, "rct_")
      assert.strictEqual(all.raw("checkin_lists").length, 1)
      assert.strictEqual(all.raw("opt_ins").length, 1)
      assert.strictEqual(all.raw("webhook_endpoints").length, 1)
      assert.strictEqual(all.raw("rsvp_lists").length, 1)
    }),
  )
})
