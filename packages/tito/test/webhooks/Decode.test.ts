import { assert, describe, it } from "@effect/vitest"
import { Instant, type Json, type JsonObject } from "@boxport/model"
import { decode, type TitoEvent } from "@boxport/tito/webhooks"
import { Effect, Schema } from "effect"
import { fixture } from "../support/fixtures.ts"
import { decoded, delivered } from "./support.ts"

const ticket = fixture("ticket-payload")
const registration = fixture("registration-payload")
const checkin = fixture("checkin-payload")
const interested: JsonObject = {
  _type: "interested_user",
  id: 12,
  name: "Ida Holm",
  email: "ida@example.com",
  created_at: "2024-08-05T10:29:21.000Z",
  updated_at: "2024-08-05T10:29:21.000Z",
  custom: "",
  event: { id: 1058658, slug: "lakeside", title: "lakeside" },
}

/** Every trigger of the seed (003, Triggers), and those seen elsewhere (notes 5), with the payload that goes with it. */
const named: ReadonlyArray<readonly [TitoEvent["_tag"], JsonObject]> = [
  ["checkin.created", checkin],
  ["ticket.created", ticket],
  ["ticket.completed", ticket],
  ["ticket.reassigned", ticket],
  ["ticket.updated", ticket],
  ["ticket.unsnoozed", ticket],
  ["ticket.unvoided", ticket],
  ["ticket.voided", ticket],
  ["registration.updated", registration],
  ["registration.finished", registration],
  ["registration.completed", registration],
  ["registration.cancelled", registration],
  ["checkin.deleted", checkin],
  ["registration.marked_as_paid", registration],
  ["registration.marked_as_unpaid", registration],
  ["interested_user.created", interested],
  ["interested_user.updated", interested],
  ["interested_user.deleted", interested],
]

const whats = ({ missing }: { readonly missing: ReadonlyArray<{ readonly what: string }> }) =>
  missing.map(({ what }) => what)

describe("a delivery", () => {
  it.effect("of each trigger that the platform names is told by it, with its payload", () =>
    Effect.gen(function* () {
      for (const [trigger, payload] of named) {
        const { event, key, rejected } = yield* delivered(trigger, payload)
        assert.deepStrictEqual(rejected, [], trigger)
        assert.deepInclude(event, { _tag: trigger, trigger, endpoint: "1" })
        assert.deepStrictEqual<unknown>(event.payload, payload)
        assert.isTrue(key.startsWith(`tito/${trigger}/`), key)
      }
    }),
  )

  it.effect("has the types of its event", () =>
    Effect.gen(function* () {
      const { event } = yield* delivered("registration.finished", registration)
      if (event._tag !== "registration.finished") return assert.fail(event._tag)
      assert.strictEqual(event.payload.receipt?.number, "0000042")
      const [inside] = event.payload.tickets === "" ? [] : (event.payload.tickets ?? [])
      assert.strictEqual(inside?.reference, "H4VX-1")
      assert.strictEqual(event.payload.event?.slug, "lakeside")
    }),
  )

  it.effect("of a ticket gives it with its answers", () =>
    Effect.gen(function* () {
      const delivery = yield* delivered("ticket.created", ticket)
      const { at, key, rows, subject } = delivery
      assert.deepInclude(rows.tickets?.[0], {
        id: "tito:3069003",
        event_id: "tito:1058658",
        order_id: "tito:3509480",
        ticket_type_id: "tito:1105671",
        status: "valid",
        price_amount: 0n,
        currency: "USD",
        attendee_email: "ida@example.com",
        barcode: "k34qRB6CTuGqPo9Ttodn2XL",
        created_at: null,
        checked_in: null,
      })
      assert.deepInclude(rows.answers?.[0], {
        id: "tito:3069003/1042010",
        question_id: "tito:1042010",
        ticket_id: "tito:3069003",
        order_id: "tito:3509480",
        value: "Nuts",
      })
      assert.includeMembers(whats(delivery), ["tickets.checked_in", "tickets.created_at", "tickets.tags"])
      assert.notIncludeMembers(whats(delivery), ["tickets.status", "tickets.order_id", "answers"])
      assert.strictEqual(subject, "tickets/tito:3069003")
      assert.strictEqual(at, Instant.fromIso("2024-08-05T10:30:35Z"))
      assert.match(key, /^tito\/ticket\.created\/k34qRB6CTuGqPo9Ttodn2XL\/2024-08-05T10:30:35\.000Z\/[0-9a-f]{64}$/)
      assert.notProperty(rows.tickets?.[0]?.extra ?? {}, "gender")
    }),
  )

  it.effect("of a registration gives it with its lines, and no tickets, which have no ids", () =>
    Effect.gen(function* () {
      const delivery = yield* delivered("registration.finished", {
        ...registration,
        total: "106.25",
        total_less_tax: "85.00000000000001",
        line_items: [
          { id: 3800697, release_id: 1105671, price: "106.25", quantity: 1, total: "106.25", title: "Advance" },
        ],
        receipt: { number: "0000042", total: "106.25", tax: "21.25", paid: true, vat_number: "IE123" },
      })
      const { rows, subject } = delivery
      assert.deepInclude(rows.orders?.[0], {
        id: "tito:3509480",
        event_id: "tito:1058658",
        status: "completed",
        total_amount: 10_625n,
        tax_amount: 2125n,
        paid_amount: 10_625n,
        refunded_amount: null,
        buyer_vat_number: "IE123",
        reference: "H4VX",
      })
      assert.deepInclude(rows.order_lines?.[0], {
        id: "tito:3800697",
        kind: "unknown",
        ticket_type_id: "tito:1105671",
        total_amount: 10_625n,
      })
      assert.isUndefined(rows.tickets)
      assert.includeMembers(whats(delivery), ["tickets", "answers", "orders.refunded_amount", "order_lines.kind"])
      assert.strictEqual(subject, "orders/tito:3509480")
    }),
  )

  it.effect("of a check-in gives it, without the slug of its list", () =>
    Effect.gen(function* () {
      const delivery = yield* delivered("checkin.created", checkin)
      assert.deepStrictEqual(delivery.rows, {
        check_ins: [
          {
            id: "tito:7d1f0a52-3c48-4b7e-9a61-2f5e8c0d4b13",
            event_id: null,
            ticket_id: "tito:3069000",
            list_name: "North door",
            quantity: 1,
            checked_in_at: Instant.fromIso("2024-08-16T14:21:32Z") ?? null,
            created_at: null,
            extra: { event_slug: "2024" },
          },
        ],
      })
      assert.includeMembers(whats(delivery), ["check_ins.event_id", "check_ins.created_at"])
      assert.strictEqual(delivery.at, delivery.rows.check_ins?.[0]?.checked_in_at)
      const gone = yield* delivered("checkin.deleted", { ...checkin, checked_in: false })
      assert.deepStrictEqual(gone.rows, {})
      assert.deepStrictEqual(gone.removed, [{ table: "check_ins", id: "tito:7d1f0a52-3c48-4b7e-9a61-2f5e8c0d4b13" }])
      assert.isNull(gone.at)
    }),
  )

  it.effect("of an interested person is a contact", () =>
    Effect.gen(function* () {
      const { rows } = yield* delivered("interested_user.created", interested)
      assert.deepInclude(rows.contacts?.[0], { id: "tito:interested/12", event_id: "tito:1058658", name: "Ida Holm" })
      const { removed } = yield* delivered("interested_user.deleted", interested)
      assert.deepStrictEqual(removed, [{ table: "contacts", id: "tito:interested/12" }])
    }),
  )
})

describe("how a ticket stands", () => {
  const statusOf = (trigger: string, state: JsonObject) =>
    Effect.map(delivered(trigger, { ...ticket, ...state }), (delivery) => [
      delivery.rows.tickets?.[0]?.status,
      whats(delivery).includes("tickets.status"),
    ])

  it.effect("is told by the payload, else by the trigger, else by neither", () =>
    Effect.gen(function* () {
      const cases: ReadonlyArray<readonly [string, JsonObject, string, boolean]> = [
        ["ticket.created", {}, "valid", false],
        ["ticket.unvoided", {}, "valid", false],
        ["ticket.voided", {}, "void", false],
        ["ticket.voided", { state_name: "complete" }, "void", false],
        ["ticket.updated", {}, "unknown", true],
        ["ticket.updated", { state_name: "incomplete" }, "valid", false],
        ["ticket.updated", { state_name: "void" }, "void", false],
        ["ticket.updated", { state: "complete" }, "valid", false],
        ["ticket.updated", { void: true }, "void", false],
        ["ticket.created", { state_name: "brand new word" }, "unknown", true],
      ]
      for (const [trigger, state, status, isMissing] of cases) {
        assert.deepStrictEqual<unknown>(
          yield* statusOf(trigger, state),
          [status, isMissing],
          `${trigger} ${JSON.stringify(state)}`,
        )
      }
    }),
  )
})

describe("how a registration stands", () => {
  const statusOf = (trigger: string, changes: JsonObject) =>
    Effect.map(delivered(trigger, { ...registration, ...changes }), ({ rows }) => rows.orders?.[0]?.status)
  const paid = { total: "10.0", receipt: { paid: true } }
  const line = { id: 1, price: "0.0", total: "0.0" }

  it.effect("is told by the payload, else by the trigger and the receipt, else by neither", () =>
    Effect.gen(function* () {
      const cases: ReadonlyArray<readonly [string, JsonObject, string]> = [
        ["registration.finished", {}, "completed"],
        ["registration.completed", paid, "completed"],
        ["registration.finished", { total: "10.0", receipt: { paid: false } }, "pending"],
        ["registration.finished", { total: "10.0", receipt: null }, "completed"],
        ["registration.updated", paid, "unknown"],
        ["registration.updated", { ...paid, state: "incomplete" }, "completed"],
        ["registration.updated", { ...paid, cancelled: true }, "cancelled"],
        ["registration.marked_as_paid", paid, "unknown"],
        ["registration.cancelled", paid, "cancelled"],
        // An attendee may have cancelled one free ticket of several.
        ["registration.cancelled", {}, "cancelled"],
        ["registration.cancelled", { line_items: [{ ...line, quantity: 2 }] }, "unknown"],
        [
          "registration.cancelled",
          {
            line_items: [
              { ...line, quantity: 1 },
              { ...line, quantity: 1 },
            ],
          },
          "unknown",
        ],
        ["registration.cancelled", { line_items: [] }, "unknown"],
        ["registration.cancelled", { line_items: [{ ...line, quantity: 2 }], cancelled: true }, "cancelled"],
        ["registration.cancelled", { line_items: [{ ...line, quantity: 2 }], state: "complete" }, "completed"],
      ]
      for (const [trigger, changes, status] of cases) {
        assert.strictEqual(yield* statusOf(trigger, changes), status, `${trigger} ${JSON.stringify(changes)}`)
      }
      const open = yield* delivered("registration.updated", registration)
      assert.includeMembers(whats(open), ["orders.status"])
      const gone = yield* delivered("registration.cancelled", registration)
      assert.includeMembers(whats(gone), ["orders.cancelled_at"])
    }),
  )
})

describe("oddities of payloads", () => {
  const row = (changes: JsonObject) =>
    Effect.map(delivered("ticket.created", { ...ticket, ...changes }), (delivery) => {
      assert.deepStrictEqual(delivery.rejected, [])
      assert.strictEqual(delivery.event._tag, "ticket.created", JSON.stringify(changes))
      return delivery
    })

  it.effect("are taken: `custom`, `text`, `_type`, numbers for text, empty lists as text", () =>
    Effect.gen(function* () {
      for (const custom of [null, "", {}, { a: 1 }, "key=value", []]) yield* row({ custom })
      const { _type, ...untyped } = ticket
      assert.strictEqual(_type, "ticket")
      const { rows } = yield* delivered("ticket.created", {
        ...untyped,
        text: "Ida",
        webhook_text: "Ida Holm registered",
      })
      assert.strictEqual(rows.tickets?.length, 1)
      assert.notInclude(JSON.stringify(rows.tickets?.[0]?.extra), "Ida")
      yield* row({ answers: "", upgrades: "", metadata: "" })
      yield* row({ answers: null, responses: null, release: null })
      assert.strictEqual((yield* row({ price: 12.5 })).rows.tickets?.[0]?.price_amount, 1250n)
    }),
  )

  it.effect("a registration by its slug is found by the number inside, or is none", () =>
    Effect.gen(function* () {
      const slug = { registration_id: "kw9T0a5bwuuIyrh9RzIsd7L" }
      assert.strictEqual((yield* row(slug)).rows.tickets?.[0]?.order_id, "tito:3509480")
      const without = yield* row({ ...slug, registration: { slug: "kw9T0a5bwuuIyrh9RzIsd7L", currency: "USD" } })
      assert.isNull(without.rows.tickets?.[0]?.order_id)
      assert.strictEqual(without.rows.tickets?.[0]?.extra?.["registration_id"], "kw9T0a5bwuuIyrh9RzIsd7L")
      assert.includeMembers(whats(without), ["tickets.order_id"])
    }),
  )

  it.effect("an answer with its question inside is that question's, and one without a number is no row", () =>
    Effect.gen(function* () {
      const answers = [
        { question: { id: 7, title: "Country?" }, response: "IE", humanized_response: "Ireland" },
        { question: "Which door?", response: "North" },
      ]
      const delivery = yield* row({ answers })
      assert.deepInclude(delivery.rows.answers?.[0], {
        id: "tito:3069003/7",
        question_id: "tito:7",
        question_title: "Country?",
        value: "IE",
      })
      assert.strictEqual(delivery.rows.answers?.[0]?.extra?.["humanized_response"], "Ireland")
      assert.strictEqual(delivery.rows.answers?.length, 1)
      assert.includeMembers(whats(delivery), ["answers"])
      // By their slugs alone: an export would know them under other keys.
      const bySlug = yield* row({ answers: [] })
      assert.deepStrictEqual(bySlug.rows.answers, [])
      assert.includeMembers(whats(bySlug), ["answers"])
      assert.notIncludeMembers(whats(yield* row({ answers: [], responses: {} })), ["answers"])
    }),
  )

  it.effect("an amount in no currency is a record set aside, with the event still told", () =>
    Effect.gen(function* () {
      const { event, rejected, rows } = yield* delivered("ticket.created", { ...ticket, registration: null })
      assert.strictEqual(event._tag, "ticket.created")
      assert.deepStrictEqual(rows, {})
      assert.deepInclude(rejected[0], { resource: "tickets", path: "price" })
    }),
  )
})

describe("what is not as expected", () => {
  it.effect("a payload of another type than the trigger's is not believed", () =>
    Effect.gen(function* () {
      for (const [trigger, payload] of [
        ["ticket.voided", registration],
        ["registration.cancelled", ticket],
        ["interested_user.deleted", ticket],
      ] as const) {
        const { event, removed, rows } = yield* delivered(trigger, payload)
        if (event._tag !== "Unknown") return assert.fail(event._tag)
        assert.deepStrictEqual(
          event.problems.map(({ path }) => path),
          ["_type"],
        )
        assert.deepStrictEqual([rows, removed], [{}, []])
      }
      // Nothing of a ticket makes a check-in.
      const { event, rejected } = yield* delivered("checkin.created", ticket)
      assert.strictEqual(event._tag, "checkin.created")
      assert.deepInclude(rejected[0], { resource: "checkins", path: "checkin_uuid" })
    }),
  )

  it.effect("what cannot be taken is set aside without its secrets", () =>
    Effect.gen(function* () {
      const url = "https://ti.to/tickets/CANARY"
      const answers = [{ question: { id: 7, title: "Country?" }, response: "IE" }]
      const { event, rejected } = yield* delivered("ticket.updated", {
        ...ticket,
        url,
        answers,
        price: { not: "a number" },
      })
      assert.deepStrictEqual<unknown>(rejected[0]?.record["answers"], answers)
      assert.strictEqual(event._tag, "Unknown")
      assert.deepInclude(rejected[0], { resource: "tickets", nativeId: "3069003", path: "price" })
      assert.notInclude(JSON.stringify(rejected), "CANARY")
      const list = { slug: "chk_CANARY", title: "North" }
      const scan = yield* delivered("checkin.created", { ...checkin, checkin_list: list, checked_in_at: "noon" })
      assert.strictEqual(scan.rejected[0]?.path, "checked_in_at")
      assert.notInclude(JSON.stringify([scan.rejected, scan.rows]), "CANARY")
    }),
  )

  it.effect("a delivery without its trigger, or without JSON, is none", () =>
    Effect.gen(function* () {
      for (const trigger of [null, "", "  "]) {
        const error = yield* Effect.flip(decoded(trigger, ticket))
        assert.deepInclude(error.reason, { _tag: "MissingHeader", header: "X-Webhook-Name" })
      }
      const headers = new Headers({ "X-Webhook-Name": "ticket.created" })
      const broken = yield* Effect.flip(decode({ headers, body: new TextEncoder().encode('{"CANARY') }))
      assert.strictEqual(broken.reason._tag, "NotJson")
      assert.notInclude(`${broken.message} ${JSON.stringify(broken)}`, "CANARY")
    }),
  )

  it.effect("two changes within a second are two deliveries, and the same again is the same", () =>
    Effect.gen(function* () {
      const first = yield* delivered("ticket.updated", ticket)
      const second = yield* delivered("ticket.updated", { ...ticket, email: "other@example.com" })
      const again = yield* delivered("ticket.updated", ticket)
      const other = yield* delivered("ticket.completed", ticket)
      assert.strictEqual(again.key, first.key)
      assert.strictEqual(new Set([first.key, second.key, other.key]).size, 3)
      assert.strictEqual(first.at, second.at)
    }),
  )

  it.effect.prop(
    "any other trigger survives with its payload, and so does any payload",
    {
      trigger: Schema.NonEmptyString.check(Schema.isPattern(/^[!-~]+$/)),
      payload: Schema.Json,
      known: Schema.Literals(named.map(([name]) => name)),
    },
    ({ known, payload, trigger }) =>
      Effect.gen(function* () {
        const same: Json = JSON.parse(JSON.stringify(payload))
        const other = yield* decoded(trigger, same)
        assert.strictEqual(other.event.trigger, trigger)
        assert.deepStrictEqual<unknown>(other.event.payload, same)
        if (!named.some(([name]) => name === trigger.toLowerCase())) {
          if (other.event._tag !== "Unknown") return assert.fail(other.event._tag)
          assert.deepStrictEqual([other.event.problems, other.rows], [[], {}])
        }
        const odd = yield* decoded(known, same)
        assert.deepStrictEqual<unknown>(odd.event.payload, same)
        assert.isTrue(odd.event._tag === known || odd.event._tag === "Unknown")
      }),
    { arbitrary: { runs: 80 } },
  )
})
