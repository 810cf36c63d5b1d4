import { assert, describe, it } from "@effect/vitest"
import { hurry } from "@boxport/connector/testing"
import { Instant, type Json, type JsonObject } from "@boxport/model"
import type { ConnectionConfig } from "@boxport/ticketbutler"
import { Effect } from "effect"
import {
  account,
  dashes,
  detail,
  event,
  inList,
  line,
  listed,
  order,
  question,
  ticket,
  type,
  uuid,
} from "./support/records.ts"
import { everything, readServed, textOf } from "./support/services.ts"

const read = (parts: Parameters<typeof account>[0], settings: Partial<ConnectionConfig> = {}) =>
  readServed(account(parts), settings).pipe(hurry)

const id = (kind: string, number = 1): string => `ticketbutler:${uuid(kind, number)}`

const at = (text: string): Instant.Instant | undefined => Instant.fromIso(text)

describe("uuids", () => {
  it.effect("are one and the same in any form", () =>
    Effect.gen(function* () {
      const forms: ReadonlyArray<(hex: string) => string> = [
        (hex) => hex,
        dashes,
        (hex) => hex.toUpperCase(),
        (hex) => `{${dashes(hex).toUpperCase()}}`,
        (hex) => `urn:uuid:${dashes(hex)}`,
      ]
      for (const form of forms) {
        const { rejected, rows } = yield* read({
          listed: [listed({ uuid: form(event) })],
          detail: detail({ uuid: form(event), ticket_types: [type(1, { uuid: form(uuid("type", 1)) })] }),
          orders: [
            order({
              uuid: form(uuid("order")),
              order_lines: [line(1, { uuid: form(uuid("type", 1)) })],
              tickets: [ticket(1, { uuid: form(uuid("ticket", 1)), purchase_uuid: form(uuid("order")) })],
            }),
          ],
          tickets: [inList(1, { uuid: form(uuid("ticket", 1)) })],
        })
        assert.deepStrictEqual(rejected, [])
        assert.deepStrictEqual(
          rows("tickets").map((row) => [row.id, row.order_id, row.ticket_type_id, row.event_id, row.barcode]),
          [[id("ticket"), id("order"), id("type"), id("event"), uuid("ticket")]],
        )
        assert.deepStrictEqual(
          rows("order_lines").map((row) => [row.id, row.native_id, row.ticket_type_id]),
          [[`${id("order")}/0`, uuid("type"), id("type")]],
        )
      }
    }),
  )

  it.effect("that are none set their record aside, with the path", () =>
    Effect.gen(function* () {
      const { rejected, rows } = yield* read({
        orders: [order({ uuid: "7g1", tickets: [] }), order({ tickets: [ticket(1, { uuid: "nz9lb" })] })],
      })
      assert.deepStrictEqual(
        rejected.map(({ nativeId, path, resource }) => [resource, path, nativeId]),
        [
          ["orders", "uuid", "7g1"],
          ["tickets", "uuid", "nz9lb"],
        ],
      )
      assert.deepStrictEqual(
        rows("orders").map((row) => row.id),
        [id("order")],
      )
    }),
  )
})

describe("an event", () => {
  it.effect("is what the list and its detail say together", () =>
    Effect.gen(function* () {
      const { rows } = yield* read({
        detail: detail({
          is_members_only: true,
          eventsettings: { has_event_ticket_limit: true, event_ticket_limit_amount_initially: 300 },
        }),
      })
      const [row] = rows("events")
      assert.deepStrictEqual(
        {
          ...row,
          extra: null,
        },
        {
          id: id("event"),
          platform: "ticketbutler",
          account: "acme.ticketbutler.example",
          native_id: event,
          series_id: null,
          title: "Harbour concert",
          summary: "Under the cranes",
          description: "<p>Loud.</p>",
          status: "published",
          private: true,
          online: null,
          starts_at: at("2026-08-21T17:30:00Z"),
          ends_at: at("2026-08-21T23:00:00Z"),
          starts_local: "2026-08-21T19:30:00",
          ends_local: "2026-08-22T01:00:00",
          timezone: "Europe/Copenhagen",
          currency: "DKK",
          venue_name: "Pier 4",
          venue_street: "Kaj 4, 2nd floor",
          venue_city: "Aarhus C",
          venue_postal_code: "8000",
          venue_country: null,
          contact_email: "org@example.org",
          url: "https://acme.ticketbutler.example/e/harbour/",
          capacity: 300,
          created_at: null,
          updated_at: null,
          extra: null,
        },
      )
    }),
  )

  it.effect("shows the wall clock that its text states where its zone is not known, and none in UTC", () =>
    Effect.gen(function* () {
      for (const [start, local] of [
        ["2026-08-21T19:30+02:00", "2026-08-21T19:30:00"],
        ["2026-08-21T19:30:00.125+02:00", "2026-08-21T19:30:00"],
        ["2026-08-21T17:30:00Z", null],
      ] as const) {
        const { rows } = yield* read({ detail: detail({ timezone: "Nowhere/Land", start_date: start }) })
        const [row] = rows("events")
        assert.deepStrictEqual(
          [row?.starts_local, row?.timezone, row?.extra?.["timezone"]],
          [local, null, "Nowhere/Land"],
        )
        assert.isNotNull(row?.starts_at)
      }
    }),
  )

  it.effect("without a currency has the one that all others have, else none", () =>
    Effect.gen(function* () {
      const other = (currency: string) => listed({ uuid: uuid("event", 2), currency })
      const prices = detail({ ticket_types: [type(1, { price: 19.99 })] })
      const more = { [`/events/${uuid("event", 2)}/`]: detail({ uuid: uuid("event", 2), ticket_types: [type(2)] }) }
      const shared = yield* read({ listed: [listed({ currency: "eur" }), other("EUR")], detail: prices, more })
      assert.deepStrictEqual(
        shared.rows("ticket_types").map((row) => [row.currency, row.price_amount]),
        [
          ["EUR", 1999n],
          ["EUR", 62000n],
        ],
      )
      // Asked for by its id, it is in no list.
      const unlisted = yield* readServed(
        account({ listed: [other("EUR"), listed({ uuid: uuid("event", 3), currency: "SEK" })], detail: prices }),
        {},
        {
          ...everything,
          events: [dashes(event)],
        },
      ).pipe(hurry)
      const [row] = unlisted.rows("ticket_types")
      assert.deepStrictEqual([row?.currency, row?.price_amount, row?.extra?.["price"]], [null, null, 19.99])
      assert.isNull(unlisted.rows("events")[0]?.currency)
    }),
  )

  it.effect("that its list and its detail name twice is one row", () =>
    Effect.gen(function* () {
      const { asked, readOf, rows } = yield* read({ listed: [listed(), listed({ uuid: dashes(event) })] })
      assert.strictEqual(rows("events").length, 1)
      assert.strictEqual(readOf("events"), 1)
      assert.deepStrictEqual(
        asked.filter((url) => url.pathname === "/api/v3/events/").map((url) => url.search),
        ["", "?old=true"],
      )
    }),
  )
})

describe("a ticket type", () => {
  it.effect("has the status its flags say together", () =>
    Effect.gen(function* () {
      const flags: ReadonlyArray<readonly [JsonObject, string]> = [
        [{}, "on_sale"],
        [{ is_members_only: true }, "members_only"],
        [{ is_on_sale: false }, "off_sale"],
        [{ sold_out: true, is_on_sale: false }, "sold_out"],
        [{ active: false, sold_out: true }, "off_sale"],
        [{ active: null, is_on_sale: null, sold_out: null }, "unknown"],
      ]
      const { rows } = yield* read({ detail: detail({ ticket_types: flags.map(([more], n) => type(n, more)) }) })
      assert.deepStrictEqual(
        rows("ticket_types").map(({ status }) => status),
        flags.map(([, status]) => status),
      )
    }),
  )

  it.effect("has an exact price, whatever a float makes of it", () =>
    Effect.gen(function* () {
      const prices: ReadonlyArray<readonly [Json, bigint | null, string]> = [
        [0, 0n, "free"],
        [0.0, 0n, "free"],
        [620, 62000n, "paid"],
        [19.99, 1999n, "paid"],
        [0.1 + 0.2, 30n, "paid"],
        [74.85000000000001, 7485n, "paid"],
        ["1499.00", 149900n, "paid"],
        [null, null, "paid"],
      ]
      const { rejected, rows } = yield* read({
        detail: detail({ ticket_types: prices.map(([price], n) => type(n, { price, fee: 3.9 })) }),
      })
      assert.deepStrictEqual(rejected, [])
      assert.deepStrictEqual(
        rows("ticket_types").map((row) => [row.price_amount, row.pricing]),
        prices.map(([, amount, pricing]) => [amount, pricing]),
      )
      assert.isTrue(rows("ticket_types").every((row) => row.booking_fee_amount === 390n))
    }),
  )

  it.effect("with more digits than its currency has is set aside alone", () =>
    Effect.gen(function* () {
      const { rejected, rows } = yield* read({
        listed: [listed({ currency: "JPY" })],
        detail: detail({ ticket_types: [type(1, { price: 5500.5 }), type(2, { price: "5500.00" })] }),
      })
      assert.deepStrictEqual(
        rejected.map(({ nativeId, path, resource }) => [resource, path, nativeId]),
        [["ticket_types", "price", uuid("type", 1)]],
      )
      assert.deepStrictEqual(
        rows("ticket_types").map((row) => row.price_amount),
        [5500n],
      )
    }),
  )

  it.effect("is asked for again only where it lacks its number, and keeps what either answer says", () =>
    Effect.gen(function* () {
      const { pk, ...unnumbered } = type(1, { show_few_tickets_left_tag: true })
      const { asked, rows } = yield* read({
        detail: detail({ ticket_types: [unnumbered] }),
        orders: [order()],
        more: {
          [`/events/${event}/ticket-types/`]: [{ uuid: dashes(uuid("type", 1)), pk: pk ?? null, title: "Renamed" }],
        },
      })
      const [row] = rows("ticket_types")
      assert.deepStrictEqual(
        [row?.title, row?.extra?.["pk"], row?.extra?.["show_few_tickets_left_tag"]],
        ["Renamed", 101, true],
      )
      assert.strictEqual(rows("tickets")[0]?.ticket_type_id, id("type"))
      assert.isTrue(asked.some((url) => url.pathname.endsWith("/ticket-types/")))
      const numbered = yield* read({ orders: [order()] })
      assert.isFalse(numbered.asked.some((url) => url.pathname.endsWith("/ticket-types/")))
    }),
  )
})

describe("merchandise", () => {
  const hoodie = type(2, { title: "Hoodie Black - 2XL" })
  const sold = (more: JsonObject) => ({
    detail: detail({ ticket_types: [type(1), hoodie] }),
    orders: [
      order({
        order_lines: [line(1), line(2, { title: "Hoodie Black - 2XL" })],
        tickets: [ticket(1), ticket(2, { ticket_type_pk: 102, ticket_type_name: "Hoodie Black - 2XL", ...more })],
      }),
    ],
  })

  it.effect("admits nobody: its title says so and its tickets have no answers", () =>
    Effect.gen(function* () {
      const { rows } = yield* read(sold({ ticket_answer_collection: null }))
      assert.deepStrictEqual(
        rows("ticket_types").map((row) => row.admission),
        [true, false],
      )
      assert.deepStrictEqual(
        rows("order_lines").map((row) => row.kind),
        ["ticket", "product"],
      )
    }),
  )

  it.effect("is none when its holders are asked something, whatever its title", () =>
    Effect.gen(function* () {
      const { rows } = yield* read(sold({}))
      assert.deepStrictEqual(
        rows("ticket_types").map((row) => row.admission),
        [true, true],
      )
    }),
  )

  it.effect("is what the connection's pattern says instead", () =>
    Effect.gen(function* () {
      const none = { ticket_answer_collection: null }
      const { rows } = yield* read(sold(none), { merchandise: { titlePattern: "^type 1$" } })
      assert.deepStrictEqual(
        rows("ticket_types").map((row) => row.admission),
        // That of type 1 was asked.
        [true, true],
      )
      const other = yield* read(sold(none), { merchandise: { titlePattern: "2xl" } })
      assert.deepStrictEqual(
        other.rows("ticket_types").map((row) => row.admission),
        [true, false],
      )
    }),
  )

  it.effect("is told apart also when only ticket types are wanted", () =>
    Effect.gen(function* () {
      const { readings, rows } = yield* readServed(
        account(sold({})),
        {},
        {
          events: [],
          tables: new Set(["ticket_types"]),
          raw: false,
        },
      ).pipe(hurry)
      assert.deepStrictEqual(
        rows("ticket_types").map((row) => row.admission),
        [true, true],
      )
      assert.deepStrictEqual(
        readings.flatMap((reading) => (reading._tag === "Begin" ? [reading.resource] : [])),
        ["events", "ticket_types"],
      )
    }),
  )
})

describe("orders and tickets", () => {
  it.effect("stand as their state says", () =>
    Effect.gen(function* () {
      const states: ReadonlyArray<
        readonly [state: string, refunds: ReadonlyArray<boolean>, order: string, tickets: ReadonlyArray<string>]
      > = [
        ["PAID", [false, false], "completed", ["valid", "valid"]],
        ["PAID", [true, false], "partially_refunded", ["refunded", "valid"]],
        ["PAID", [true, true], "refunded", ["refunded", "refunded"]],
        ["REFUND", [true, false], "refunded", ["refunded", "refunded"]],
        ["REFUNDED", [true, true], "refunded", ["refunded", "refunded"]],
        ["NEW", [false, false], "pending", ["pending", "pending"]],
        ["cancelled", [false, false], "cancelled", ["void", "void"]],
        ["CANCELLED", [true, false], "cancelled", ["refunded", "void"]],
        ["ON_HOLD", [false, false], "unknown", ["unknown", "unknown"]],
      ]
      const { rejected, rows } = yield* read({
        orders: states.map(([state, refunds], n) =>
          order({
            uuid: uuid("order", n),
            state,
            order_lines: [line(1, { quantity: 2, total: "1240.00" })],
            tickets: refunds.map((ticket_refund, place) => ticket(10 * n + place, { ticket_refund })),
          }),
        ),
      })
      assert.deepStrictEqual(rejected, [])
      assert.deepStrictEqual(
        rows("orders").map(({ status }) => status),
        states.map(([, , status]) => status),
      )
      assert.deepStrictEqual(
        rows("tickets").map(({ status }) => status),
        states.flatMap(([, , , statuses]) => statuses),
      )
      assert.strictEqual(rows("orders").at(-1)?.extra?.["state"], "ON_HOLD")
      assert.deepStrictEqual(
        rows("orders").map((row) => [row.paid_amount, row.refunded_amount]),
        [
          [124000n, 0n],
          [124000n, 62000n],
          [124000n, 124000n],
          [124000n, 124000n],
          [124000n, 124000n],
          [0n, 0n],
          [0n, 0n],
          [0n, 62000n],
          [124000n, 0n],
        ],
      )
    }),
  )

  it.effect("carry what the platform tells, and no more", () =>
    Effect.gen(function* () {
      const { rows } = yield* read({
        orders: [
          order({
            address: {
              first_name: "Juno",
              last_name: "Holm",
              email: "Juno@Example.org",
              phone: "--",
              business_name: "Holm ApS",
              cvr: "12345678",
              street: "Vej 1",
              street_2: "st.",
              city: "Odense",
              postcode: 5000,
              country: "Denmark",
              language: "da",
              ean: "579",
            },
            news_letter: true,
            tickets: [
              ticket(1, {
                first_name: "",
                last_name: "",
                company_name: "Guest Ltd",
                external_uuid: "seat-77",
                checked_in: true,
                lead_tracking_reference: "badge 3",
                ticket_type_pk: 999,
                price_total: "310.00",
              }),
            ],
          }),
        ],
        tickets: [inList(1, { seat: "B-12", attribute: { colour: "red" }, anonymised: true })],
      })
      const [row] = rows("orders")
      assert.deepStrictEqual(
        [row?.buyer_name, row?.buyer_email, row?.buyer_phone, row?.buyer_company, row?.buyer_vat_number],
        ["Juno Holm", "Juno@Example.org", null, "Holm ApS", "12345678"],
      )
      assert.deepStrictEqual(
        [row?.buyer_street, row?.buyer_city, row?.buyer_postal_code, row?.buyer_country, row?.locale],
        ["Vej 1, st.", "Odense", "5000", "Denmark", "da"],
      )
      assert.deepStrictEqual(
        [row?.reference, row?.payment_method, row?.created_at, row?.extra],
        ["7g1", "STRIPE_CONNECT", at("2026-06-23T11:44:18.13646Z"), { address: { ean: "579" }, news_letter: true }],
      )
      const [guest] = rows("tickets")
      assert.deepStrictEqual(
        [guest?.attendee_name, guest?.attendee_first_name, guest?.attendee_last_name, guest?.attendee_company],
        ["Ada Guest1", null, null, "Guest Ltd"],
      )
      assert.deepStrictEqual(
        [
          guest?.reference,
          guest?.checked_in,
          guest?.checked_in_at,
          guest?.created_at,
          guest?.seat,
          guest?.price_amount,
        ],
        ["seat-77", true, null, null, "B-12", 31000n],
      )
      // A type that is gone has no row; its number stays, and its title is no reason to guess.
      assert.isNull(guest?.ticket_type_id)
      assert.deepStrictEqual(guest?.extra, {
        id: 9001,
        lead_tracking_reference: "badge 3",
        ticket_type_date: "2026-08-21T19:30+02:00",
        anonymised: true,
        attribute: { colour: "red" },
        price: "620.00",
        ticket_type_name: "Type 1",
        ticket_type_pk: 999,
      })
    }),
  )

  it.effect("reject the part that is broken, not the order around it", () =>
    Effect.gen(function* () {
      const { rejected, rows } = yield* read({
        orders: [
          order({
            order_lines: [line(1), line(1, { price: "1.234" }), 7],
            tickets: [
              ticket(1),
              ticket(2, { checked_in: "maybe" }),
              ticket(3, { ticket_answer_collection: { answers: [{ answer_value: {} }] } }),
            ],
          }),
        ],
      })
      assert.deepStrictEqual(
        rejected.map(({ path, resource }) => [resource, path]),
        [
          ["order_lines", "price"],
          ["order_lines", ""],
          ["tickets", "checked_in"],
          ["answers", "answer_value"],
        ],
      )
      assert.deepStrictEqual(
        [rows("orders").length, rows("order_lines").map((row) => row.id), rows("tickets").map((row) => row.native_id)],
        [1, [`${id("order")}/0`], [uuid("ticket", 1), uuid("ticket", 3)]],
      )
      // Neither its lines nor its tickets are all there, so nothing tells what it came to.
      const [row] = rows("orders")
      assert.deepStrictEqual([row?.total_amount, row?.tax_amount, row?.subtotal_amount], [null, null, null])
    }),
  )

  it.effect("that are broken themselves leave their tickets, whose keys are null and kept", () =>
    Effect.gen(function* () {
      const { rejected, rows } = yield* read({ orders: [order({ date: "yesterday" })] })
      assert.deepStrictEqual(
        rejected.map(({ path, resource }) => [resource, path]),
        [["orders", "date"]],
      )
      const [row] = rows("tickets")
      assert.deepStrictEqual(
        [rows("orders").length, row?.order_id, row?.extra?.["purchase_uuid"]],
        [0, null, uuid("order")],
      )
    }),
  )

  it.effect("that come twice are one", () =>
    Effect.gen(function* () {
      const { rows } = yield* read({
        orders: [order(), order({ uuid: uuid("order") }), order({ uuid: uuid("order", 2), order_lines: [] })],
      })
      assert.deepStrictEqual([rows("orders").length, rows("tickets").length], [2, 1])
    }),
  )

  it.effect("don't repeat the event's questions in every ticket's extra", () =>
    Effect.gen(function* () {
      const questions = [question(1, { heading: "REPEATED" })]
      const { readings } = yield* read({ orders: [order({ tickets: [ticket(1, { questions })] })] })
      assert.notInclude(textOf(readings), "REPEATED")
    }),
  )
})

describe("answers", () => {
  const asked = detail({
    ticket_types_questions: [
      {
        uuid: uuid("collection", 2),
        active: true,
        questions: [question(1), question(2, { variation: "SELECT_MULTIPLE" })],
        ticket_type_name: null,
      },
    ],
  })
  const nested = (number: number, more: JsonObject): JsonObject => ({
    uuid: uuid("answer", number),
    answer_collection: 3,
    answer_value: "",
    answer_value_secondary: "",
    answered_choices: [],
    phone_country_prefix: null,
    question: 500 + number,
    question_heading: `Question ${number}`,
    question_uuid: dashes(uuid("question", number)),
    variation: "TEXT",
    ...more,
  })
  const answered = (answers: ReadonlyArray<Json>, more: JsonObject = {}) =>
    read({
      detail: asked,
      orders: [
        order({ tickets: [ticket(1, { ticket_answer_collection: { uuid: uuid("answers"), answers }, ...more })] }),
      ],
    })

  it.effect("are texts, or the options chosen; blank ones are none", () =>
    Effect.gen(function* () {
      const { rejected, rows } = yield* answered([
        nested(1, { answer_value: "  as typed " }),
        nested(2, {
          answered_choices: [
            { choice_uuid: uuid("choice", 1), choice_heading: "Vegan" },
            { choice_uuid: uuid("choice", 2), choice_heading: "No gluten" },
          ],
        }),
        nested(3, {}),
      ])
      assert.deepStrictEqual(rejected, [])
      assert.deepStrictEqual(rows("answers"), [
        {
          id: `${id("ticket")}/${uuid("question", 1)}`,
          event_id: id("event"),
          question_id: id("question", 1),
          order_id: id("order"),
          ticket_id: id("ticket"),
          question_title: "Question 1",
          value: "  as typed ",
          values: [],
          extra: null,
        },
        {
          id: `${id("ticket")}/${uuid("question", 2)}`,
          event_id: id("event"),
          question_id: id("question", 2),
          order_id: id("order"),
          ticket_id: id("ticket"),
          question_title: "Question 2",
          value: "Vegan, No gluten",
          values: ["Vegan", "No gluten"],
          extra: null,
        },
      ])
    }),
  )

  it.effect("are those of the collection; the list beside it counts only where there is none", () =>
    Effect.gen(function* () {
      const older = [nested(1, { answer_value: "older" })]
      const both = yield* answered([nested(1, { answer_value: "newer" })], { answers: older })
      assert.deepStrictEqual(
        both.rows("answers").map(({ value }) => value),
        ["newer"],
      )
      const alone = yield* answered([], { ticket_answer_collection: null, answers: older })
      assert.deepStrictEqual(
        alone.rows("answers").map(({ value }) => value),
        ["older"],
      )
    }),
  )

  it.effect("to questions that are gone keep what tells the question, and every row has a key", () =>
    Effect.gen(function* () {
      const gone = nested(9, {
        answer_value: "x",
        answer_value_secondary: "y",
        phone_country_prefix: "+45",
        variation: "PHONE",
      })
      const { rows } = yield* answered([
        gone,
        gone,
        { question: 77, answer_value: "by number" },
        { answer_value: "by place" },
      ])
      assert.deepStrictEqual(
        rows("answers").map((row) => [row.id.slice(id("ticket").length + 1), row.question_id]),
        [
          [uuid("question", 9), null],
          [`${uuid("question", 9)}/1`, null],
          ["77", null],
          ["3", null],
        ],
      )
      assert.deepStrictEqual(rows("answers")[0]?.extra, {
        phone_country_prefix: "+45",
        answer_value_secondary: "y",
        question: "509",
        question_uuid: uuid("question", 9),
        variation: "PHONE",
      })
    }),
  )

  it.effect("of buyers are asked for where the event asks them, and hang on the order", () =>
    Effect.gen(function* () {
      const path = `/orders/${uuid("order")}/questions/`
      const more = {
        [path]: {
          purchase: uuid("order"),
          answers: [
            {
              uuid: uuid("answer"),
              question: uuid("question", 5),
              variation: "TEXT",
              question_heading: "PO",
              answer_value: "117",
              answered_choices: [],
            },
          ],
        },
      }
      const buyers = detail({
        purchase_questions: { uuid: uuid("collection"), active: true, questions: [question(5)] },
      })
      const { asked: urls, rows } = yield* read({ detail: buyers, orders: [order()], more })
      assert.isTrue(urls.some((url) => url.pathname.endsWith(path)))
      assert.deepStrictEqual(
        rows("answers").map((row) => [row.id, row.question_id, row.order_id, row.ticket_id, row.value]),
        [[`${id("order")}/${uuid("question", 5)}`, id("question", 5), id("order"), null, "117"]],
      )
      const silent = yield* read({ orders: [order()], more })
      assert.isFalse(silent.asked.some((url) => url.pathname.endsWith(path)))
    }),
  )
})

describe("questions", () => {
  it.effect("have their kinds, options in order, and the types that ask them", () =>
    Effect.gen(function* () {
      const choices = [
        {
          uuid: uuid("choice", 2),
          sort_id: 1,
          label: "Large",
          label_da: "Stor",
          description: null,
          used: 4,
          limit: 10,
        },
        { uuid: uuid("choice", 1), sort_id: 0, label: "Small", description: "Fits cats", used: 0, limit: null },
      ]
      const variations = [
        "TEXT",
        "TEXTAREA",
        "NUMBER",
        "NAME",
        "NAME_FIRST_LAST",
        "COMPANY",
        "EMAIL",
        "PHONE",
        "SELECT",
        "SELECT_MULTIPLE",
        "SIGNATURE",
      ]
      const collection = (name: string | null, questions: ReadonlyArray<Json>): JsonObject => ({
        uuid: uuid("collection", 3),
        active: name === null,
        questions,
        ticket_type_name: name,
      })
      const { rejected, rows } = yield* read({
        detail: detail({
          ticket_types: [type(1), type(2)],
          ticket_types_questions: [
            collection(
              null,
              variations.map((variation, n) =>
                question(n, { variation, choices: variation === "SELECT" ? choices : [] }),
              ),
            ),
            collection("Type 1", [question(20)]),
            collection("Type 2", [question(20), question(21, { ticket_type: uuid("type", 1), required: "true" })]),
            collection("Gone", [question(22)]),
          ],
        }),
      })
      assert.deepStrictEqual(rejected, [])
      const kinds = rows("questions").slice(0, variations.length)
      assert.deepStrictEqual(
        kinds.map(({ kind }) => kind),
        [
          "text",
          "long_text",
          "number",
          "name",
          "name",
          "company",
          "email",
          "phone",
          "select",
          "multi_select",
          "unknown",
        ],
      )
      assert.deepStrictEqual(kinds[8]?.options, ["Small", "Large"])
      assert.deepStrictEqual(
        [kinds[4]?.extra?.["variation"], kinds[10]?.extra?.["variation"]],
        ["NAME_FIRST_LAST", "SIGNATURE"],
      )
      assert.deepStrictEqual(
        rows("questions")
          .slice(variations.length)
          .map((row) => [row.native_id, row.scope, row.required, row.ticket_type_ids, row.extra?.["ticket_type_name"]]),
        [
          [uuid("question", 20), "ticket", false, [id("type", 1), id("type", 2)], undefined],
          [uuid("question", 21), "ticket", true, [id("type", 1)], undefined],
          [uuid("question", 22), "ticket", false, [], "Gone"],
        ],
      )
    }),
  )
})

describe("discount codes", () => {
  const code = (number: number, more: JsonObject = {}): JsonObject => ({
    id: number,
    applies_to: { applied_to_ticket: 0, applied_to_event: 0 },
    active: true,
    group_uuid: null,
    amount: "12.50",
    code: `CODE${number}`,
    toggle_url: `/api/event/${event}/discount-code/${number}/`,
    usage_tickets_limit: 4,
    amount_tickets_applied: 3,
    discount_type: "PERCENTAGE",
    total_revenue: "397.50",
    start_date: "2026-01-05T15:07:03.435463Z",
    end_date: null,
    ...more,
  })
  const page = (results: ReadonlyArray<Json>): Json => ({ count: results.length, next: null, previous: null, results })

  it.effect("belong to the event that their address names, else to the list they came from", () =>
    Effect.gen(function* () {
      const general = code(9, { toggle_url: "/api/discount-code/9/", amount: "5.00", discount_type: "PER_TICKET" })
      const { rejected, rows } = yield* read({
        more: {
          [`/events/${event}/discount-codes/`]: page([
            code(1),
            general,
            code(2, { toggle_url: null, discount_type: "PER_TICKET", amount: 50, ticket_type_uuid: uuid("type", 1) }),
            code(3, { discount_type: "BUNDLE", ticket_type_uuid: uuid("type", 8) }),
          ]),
          "/discount-codes/": page([general, code(4)]),
        },
      })
      assert.deepStrictEqual(rejected, [])
      assert.deepStrictEqual(
        rows("discounts").map((row) => [row.id, row.event_id, row.kind, row.percent, row.amount, row.currency]),
        [
          [`${id("event")}/1`, id("event"), "percent", "12.5", null, "DKK"],
          ["ticketbutler:9", null, "amount", null, 500n, "DKK"],
          [`${id("event")}/2`, id("event"), "amount", null, 5000n, "DKK"],
          [`${id("event")}/3`, id("event"), "unknown", null, null, "DKK"],
          [`${id("event")}/4`, id("event"), "percent", "12.5", null, "DKK"],
        ],
      )
      const [first, , third, fourth] = rows("discounts")
      assert.deepStrictEqual(
        [first?.code, first?.active, first?.max_redemptions, first?.times_redeemed, first?.starts_at, first?.ends_at],
        ["CODE1", true, 4, 3, at("2026-01-05T15:07:03.435463Z"), null],
      )
      assert.deepStrictEqual(third?.ticket_type_ids, [id("type", 1)])
      assert.deepStrictEqual(
        [fourth?.extra?.["discount_type"], fourth?.extra?.["amount"], fourth?.extra?.["ticket_type_uuid"]],
        ["BUNDLE", "12.50", uuid("type", 8)],
      )
    }),
  )

  it.effect("of the documentation's shape and path are read too; where they are is found out once", () =>
    Effect.gen(function* () {
      const { amount_tickets_applied: _, ...documented } = code(1, { amount_times_applied: 2 })
      const answers = account({
        listed: [listed(), listed({ uuid: uuid("event", 2) })],
        more: {
          [`/events/${uuid("event", 2)}/`]: detail({ uuid: uuid("event", 2), ticket_types: [] }),
          [`/events/${event}/discount-code/`]: [documented],
          [`/events/${uuid("event", 2)}/discount-code/`]: [],
          "/discount-code/": [code(7, { toggle_url: "/api/event/discount-code/7/" })],
        },
      })
      const singular = Object.fromEntries(Object.entries(answers).filter(([path]) => !path.includes("discount-codes")))
      const { asked, rows } = yield* readServed(singular).pipe(hurry)
      assert.deepStrictEqual(
        rows("discounts").map((row) => [row.id, row.times_redeemed]),
        [
          [`${id("event")}/1`, 2],
          ["ticketbutler:7", 3],
        ],
      )
      assert.strictEqual(asked.filter((url) => url.pathname.includes("discount-codes")).length, 1)
    }),
  )

  it.effect("of an account with several currencies keep their amounts as they are", () =>
    Effect.gen(function* () {
      const { rows } = yield* read({
        listed: [listed(), listed({ uuid: uuid("event", 2), currency: "EUR" })],
        more: {
          [`/events/${uuid("event", 2)}/`]: detail({ uuid: uuid("event", 2), ticket_types: [] }),
          "/discount-codes/": page([code(1, { toggle_url: "/api/discount-code/1/", discount_type: "PER_TICKET" })]),
        },
      })
      const [row] = rows("discounts")
      assert.deepStrictEqual(
        [row?.kind, row?.amount, row?.currency, row?.extra?.["amount"]],
        ["amount", null, null, "12.50"],
      )
    }),
  )
})

describe("newsletter signups", () => {
  const signup = (email: string | null, more: JsonObject = {}): JsonObject => ({
    date_joined: "2026-01-11T21:41:21.076482+01:00",
    email,
    first_name: "Ida",
    last_name: "",
    newsletter_event: "Harbour concert",
    team: "Pier crew",
    ...more,
  })

  it.effect("are contacts, keyed by their address", () =>
    Effect.gen(function* () {
      const { asked, rejected, rows } = yield* read({
        more: {
          "/whitelabel/newsletters/": [
            signup("Ida@example.org"),
            signup("ida@example.org", { newsletter_event: "Long gone" }),
            signup("Ida@example.org", { team: "Other crew" }),
            signup(null),
          ],
        },
      })
      assert.deepStrictEqual(
        rows("contacts").map((row) => [row.id, row.kind, row.name, row.email, row.event_id, row.native_id]),
        [
          ["ticketbutler:newsletter/Ida@example.org", "newsletter", "Ida", "Ida@example.org", id("event"), null],
          ["ticketbutler:newsletter/ida@example.org", "newsletter", "Ida", "ida@example.org", null, null],
          ["ticketbutler:newsletter/Ida@example.org/2", "newsletter", "Ida", "Ida@example.org", id("event"), null],
        ],
      )
      assert.deepStrictEqual(
        [rows("contacts")[0]?.created_at, rows("contacts")[1]?.extra],
        [at("2026-01-11T20:41:21.076482Z"), { team: "Pier crew", newsletter_event: "Long gone" }],
      )
      assert.deepStrictEqual(
        rejected.map(({ path, resource }) => [resource, path]),
        [["newsletters", "email"]],
      )
      // Any other format would be mailed.
      assert.deepStrictEqual(
        asked.filter((url) => url.pathname.endsWith("/newsletters/")).map((url) => url.search),
        ["?format=json"],
      )
    }),
  )

  it.effect("resolve their event also when nothing else is wanted, by no more than the list of events", () =>
    Effect.gen(function* () {
      const { asked, rows } = yield* readServed(
        account({ more: { "/whitelabel/newsletters/": [signup("ida@example.org")] } }),
        {},
        { events: [], tables: new Set(["contacts"]), raw: false },
      ).pipe(hurry)
      assert.strictEqual(rows("contacts")[0]?.event_id, id("event"))
      assert.strictEqual(asked.length, 3)
    }),
  )
})

describe("secrets", () => {
  it.effect("are in no reading, raw and rejected included", () =>
    Effect.gen(function* () {
      const link = "https://acme.ticketbutler.example/CANARY/"
      const ticketSecrets = { ticket_download_absolute_url: link, url: link }
      const orderSecrets = {
        ticket_download_url: link,
        ticket_download_absolute_url: link,
        ticket_pdf_url: link,
        ticket_pdf_absolute_url: link,
        receipt_as_web_url: link,
      }
      const answers = account({
        detail: detail({ pin: "CANARY", pin_str: "CANARY", pin_str_long: "CANARY" }),
        orders: [
          order({
            ...orderSecrets,
            tickets: [ticket(1, ticketSecrets), ticket(2, { ...ticketSecrets, checked_in: "?" })],
          }),
          order({ uuid: uuid("order", 2), ...orderSecrets, date: "never", tickets: [ticket(3, ticketSecrets)] }),
        ],
        tickets: [inList(1), inList(4, ticketSecrets)],
        more: {
          [`/tickets/${uuid("ticket", 4)}/`]: {
            ...inList(4),
            ...ticketSecrets,
            purchase_uuid: uuid("order", 4),
            ticket_type_pk: 101,
          },
          [`/orders/${uuid("order", 4)}/`]: {
            uuid: uuid("order", 4),
            state: "PAID",
            ...orderSecrets,
            tickets: [ticket(4, ticketSecrets)],
          },
          "/webhooks/v1/actions/": ["all"],
          "/webhooks/v1/whitelabel/hooks/": [{ uuid: uuid("hook"), action: "all", active: true, url: link }],
        },
      })
      const { raw, readings, rejected, rows } = yield* readServed(answers, {}, { ...everything, raw: true }).pipe(hurry)
      assert.strictEqual(rejected.length, 2)
      assert.strictEqual(rows("tickets").length, 3)
      assert.deepStrictEqual(
        ["events", "event_details", "orders", "tickets", "webhooks"].map((name) => raw(name).length),
        [1, 1, 3, 3, 1],
      )
      assert.notInclude(textOf(readings), "CANARY")
    }),
  )
})
