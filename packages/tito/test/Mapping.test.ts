import { assert, describe, it } from "@effect/vitest"
import type { Json, JsonObject } from "@boxport/model"
import { decimalText, Instant } from "@boxport/model"
import { Effect, Schema } from "effect"
import { mapped, plainEvent } from "./support/serving.ts"

const at = (text: string) => Instant.fromIso(text) ?? null

describe("events", () => {
  const event = (record: JsonObject, archived = false) =>
    Effect.map(mapped({ event: { ...plainEvent, ...record }, archived }), (all) => {
      const [row] = all.rows("events")
      return row ?? assert.fail(JSON.stringify(all.rejected))
    })

  it.effect("are published when live, else drafts; from the archived list archived", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* event({ live: true })).status, "published")
      assert.strictEqual((yield* event({ live: false })).status, "draft")
      assert.strictEqual((yield* event({ live: true }, true)).status, "archived")
      assert.strictEqual((yield* event({ live: true, archived: true })).status, "archived")
    }),
  )

  it.effect("have numeric ids, the account's slug, and their own slug in extra", () =>
    Effect.gen(function* () {
      const row = yield* event({ id: 1058586, slug: "2018" })
      assert.deepInclude(row, { id: "tito:1058586", native_id: "1058586", platform: "tito", account: "acme" })
      assert.strictEqual(row.extra?.["slug"], "2018")
    }),
  )

  it.effect("take zones by the names Rails gives them", () =>
    Effect.gen(function* () {
      const row = yield* event({
        timezone: "Pacific Time (US & Canada)",
        start_date: "2026-03-08",
        start_time: "09:30",
        end_date: "2026-03-09",
      })
      assert.strictEqual(row.timezone, "America/Los_Angeles")
      assert.strictEqual(row.starts_local, "2026-03-08T09:30:00")
      assert.strictEqual(row.starts_at, at("2026-03-08T16:30:00Z"))
      // A day is no moment.
      assert.strictEqual(row.ends_local, "2026-03-09")
      assert.isNull(row.ends_at)
      assert.strictEqual((yield* event({ timezone: "Europe/Copenhagen" })).timezone, "Europe/Copenhagen")
      const unknown = yield* event({ timezone: "Middle-earth" })
      assert.isNull(unknown.timezone)
      assert.strictEqual(unknown.extra?.["timezone"], "Middle-earth")
    }),
  )

  it.effect("keep their place in one text, their settings, and none of their secrets", () =>
    Effect.gen(function* () {
      const row = yield* event({
        location: "Dublin, Ireland",
        email_address: "hi@example.org",
        security_token: "CANARY-1",
        admin_control_token: "CANARY-2",
        secret_password: "CANARY-3",
        quantity: 250,
        theme: "mcdonagh",
        brand_new_setting: { on: true },
      })
      assert.strictEqual(row.venue_name, "Dublin, Ireland")
      assert.isNull(row.venue_city)
      assert.strictEqual(row.contact_email, "hi@example.org")
      assert.deepStrictEqual([row.capacity, row.extra?.["quantity"]], [250, undefined])
      assert.deepInclude(row.extra ?? {}, { theme: "mcdonagh", brand_new_setting: { on: true } })
      assert.notInclude(JSON.stringify(row.extra), "CANARY")
    }),
  )

  it.effect("that are broken are set aside, and what belongs to them has no event", () =>
    Effect.gen(function* () {
      const all = yield* mapped({
        event: { ...plainEvent, created_at: "yesterday", security_token: "CANARY" },
        lists: { registrations: [{ id: 1, total: 5, state: "complete" }] },
      })
      const [rejected] = all.rejected
      assert.deepInclude(rejected, { resource: "events", nativeId: "7", path: "created_at" })
      assert.notInclude(JSON.stringify(rejected), "CANARY")
      const [order] = all.rows("orders")
      assert.isNull(order?.event_id)
      assert.strictEqual(order?.extra?.["event_id"], "7")
      assert.strictEqual(order?.total_amount, 500n)
    }),
  )
})

describe("releases", () => {
  const release = (record: JsonObject) =>
    Effect.map(mapped({ lists: { releases: [{ id: 1, slug: "r", title: "R", ...record }] } }), (all) => {
      const [row] = all.rows("ticket_types")
      return row ?? assert.fail(JSON.stringify(all.rejected))
    })

  it.effect("derive their status in the documented order", () =>
    Effect.gen(function* () {
      const flags = ["archived", "sold_out", "locked", "off_sale", "upcoming", "expired", "secret"] as const
      const wanted = ["archived", "sold_out", "locked", "off_sale", "off_sale", "off_sale", "hidden"] as const
      for (const [place, flag] of flags.entries()) {
        // This flag and all that come after it.
        const set = Object.fromEntries(flags.map((name, n) => [name, n >= place]))
        assert.strictEqual((yield* release(set)).status, wanted[place], flag)
      }
      assert.strictEqual((yield* release({})).status, "on_sale")
      assert.strictEqual((yield* release({ state_name: "off_sale" })).status, "off_sale")
      assert.strictEqual((yield* release({ state_name: "off_sale", off_sale: false })).status, "on_sale")
    }),
  )

  it.effect("cost nothing when free, and are priced by pricing_type", () =>
    Effect.gen(function* () {
      assert.deepInclude(yield* release({ pricing_type: "free", price: null }), { pricing: "free", price_amount: 0n })
      assert.deepInclude(yield* release({ pricing_type: "paid", price: "100.0" }), {
        pricing: "paid",
        price_amount: 10000n,
        currency: "EUR",
      })
      assert.deepInclude(yield* release({ pricing_type: "donation", suggested_donation: "5.0" }), {
        pricing: "donation",
        price_amount: null,
      })
      assert.deepInclude(yield* release({ pricing_type: "degressive", price: 75.5 }), {
        pricing: "degressive",
        price_amount: 7550n,
      })
      const odd = yield* release({ pricing_type: "barter" })
      assert.strictEqual(odd.pricing, "unknown")
      assert.strictEqual(odd.extra?.["pricing_type"], "barter")
      assert.strictEqual((yield* release({ donation: true })).pricing, "donation")
      assert.strictEqual((yield* release({ price: 3 })).pricing, "paid")
    }),
  )

  it.effect("have their counts, windows and limits per order", () =>
    Effect.gen(function* () {
      const row = yield* release({
        quantity: 20,
        tickets_count: 7,
        min_tickets_per_person: 2,
        max_tickets_per_person: "4",
        start_at: "2026-01-01T00:00:00.000+01:00",
        end_at: "",
        position: 3,
        not_a_ticket: true,
        secret: true,
        ticket_group: { id: 4, title: "Passes" },
      })
      assert.deepInclude(row, {
        quantity_total: 20,
        quantity_available: null,
        quantity_issued: 7,
        min_per_order: 2,
        max_per_order: 4,
        sales_start_at: at("2025-12-31T23:00:00Z"),
        sales_end_at: null,
        position: 3,
        admission: false,
        secret: true,
        group_name: "Passes",
      })
      assert.deepStrictEqual(row.extra?.["ticket_group"], { id: 4 })
    }),
  )
})

describe("questions, activities and discount codes", () => {
  const lists = {
    releases: [
      { id: 1, slug: "early", question_ids: [10], activity_questions: [{ _type: "question", id: 11 }] },
      { id: 2, slug: "late", questions: [{ _type: "question", id: 10 }] },
    ],
    questions: [
      { id: 10, title: "Size?", field_type: "Select", options: "S\nM\r\nL", slug: "size", required: true },
      { id: 11, title: "Diet?", field_type: "Checkboxes", options: ["Vegan", "Halal"], slug: "diet" },
      { id: 12, title: "Mood?", field_type: "Slider", slug: "mood" },
    ],
    activities: [
      {
        id: 20,
        name: "Dinner",
        capacity: 30,
        date: "2026-07-01",
        start_time: "2000-01-01T19:00:00.000Z",
        end_time: "22:30",
        release_ids: ["early", 2, "gone"],
      },
    ],
    discount_codes: [
      { id: 30, code: "TEN", type: "PercentOffDiscountCode", value: "10.0", release_ids: [1], state: "current" },
      {
        id: 31,
        code: "FIVER",
        type: "MoneyOffDiscountCode",
        value: 5,
        release_ids: ["late"],
        state: "past",
        quantity: 9,
        quantity_used: 4,
      },
      { id: 32, code: "ODD", type: "Mystery", value: "1.5" },
    ],
  }

  it.effect("refer to the ticket types they are for, by id or slug", () =>
    Effect.gen(function* () {
      const all = yield* mapped({ event: { ...plainEvent, timezone: "Berlin" }, lists })
      assert.deepStrictEqual(all.rejected, [])
      const [size, diet, mood] = all.rows("questions")
      assert.deepInclude(size, {
        id: "tito:10",
        scope: "ticket",
        kind: "select",
        required: true,
        options: ["S", "M", "L"],
        ticket_type_ids: ["tito:1", "tito:2"],
      })
      assert.deepInclude(diet, { kind: "multi_select", options: ["Vegan", "Halal"], ticket_type_ids: ["tito:1"] })
      assert.strictEqual(mood?.kind, "unknown")
      assert.strictEqual(mood?.extra?.["field_type"], "Slider")

      const [dinner] = all.rows("activities")
      assert.deepInclude(dinner, {
        title: "Dinner",
        capacity: 30,
        starts_local: "2026-07-01T19:00:00",
        ends_local: "2026-07-01T22:30:00",
        starts_at: at("2026-07-01T17:00:00Z"),
        ticket_type_ids: ["tito:1", "tito:2"],
      })
      assert.deepStrictEqual(dinner?.extra?.["release_ids"], ["gone"])

      const [ten, fiver, odd] = all.rows("discounts")
      assert.deepInclude(ten, {
        event_id: "tito:7",
        kind: "percent",
        percent: decimalText("10") ?? null,
        amount: null,
        active: true,
        ticket_type_ids: ["tito:1"],
      })
      assert.deepInclude(fiver, {
        kind: "amount",
        amount: 500n,
        percent: null,
        active: false,
        max_redemptions: 9,
        times_redeemed: 4,
        ticket_type_ids: ["tito:2"],
      })
      assert.deepInclude(odd, { kind: "unknown", amount: null, percent: null, active: null })
      assert.deepInclude(odd?.extra ?? {}, { type: "Mystery", value: "1.5" })
    }),
  )
})

describe("registrations", () => {
  const order = (record: JsonObject, currency = "EUR") =>
    Effect.map(
      mapped({
        event: { ...plainEvent, currency },
        lists: { registrations: [{ id: 1, slug: "reg_x", ...record }] },
      }),
      (all) => {
        const [row] = all.rows("orders")
        return row ?? assert.fail(JSON.stringify(all.rejected))
      },
    )

  it.effect("are pending, failed, cancelled or done, by state", () =>
    Effect.gen(function* () {
      const wanted = {
        pending: [
          "new",
          "ready",
          "redirected",
          "ready_to_process",
          "processing",
          "payment_details_stored",
          "payment_charged",
        ],
        completed: ["complete", "incomplete", "confirmed"],
        cancelled: ["cancelled", "customer_cancelled"],
        failed: ["errored", "payment_declined", "not_fulfilled"],
      }
      for (const [status, states] of Object.entries(wanted)) {
        for (const state of states) assert.strictEqual((yield* order({ state })).status, status, state)
      }
      const odd = yield* order({ state: "levitating" })
      assert.strictEqual(odd.status, "unknown")
      assert.strictEqual(odd.extra?.["state"], "levitating")
    }),
  )

  it.effect("are pending while a sum is owed and the receipt is not paid", () =>
    Effect.gen(function* () {
      const state = "incomplete"
      assert.strictEqual((yield* order({ state, total: 10, receipt_paid: false })).status, "pending")
      assert.strictEqual((yield* order({ state, total: 10, receipt_paid: true })).status, "completed")
      // Nothing is owed for a free one (seed 003: receipt_paid is false there too).
      assert.strictEqual((yield* order({ state, total: "0.0", receipt_paid: false })).status, "completed")
      assert.strictEqual((yield* order({ state, total: 10 })).status, "completed")
    }),
  )

  it.effect("are refunded by their flags, unless they are cancelled", () =>
    Effect.gen(function* () {
      const refunds = [
        { _type: "refund", id: 5, amount: "-4.5" },
        { _type: "refund", id: 6, amount: "1.0" },
      ]
      const part = yield* order({ state: "complete", total: 10, partially_refunded: true, refunds })
      assert.deepInclude(part, { status: "partially_refunded", refunded_amount: 550n })
      const full = yield* order({ state: "complete", total: 10, refunded: true })
      assert.deepInclude(full, { status: "refunded", refunded_amount: 1000n })
      const both = yield* order({ state: "cancelled", total: 10, refunded: true, refunds })
      assert.deepInclude(both, { status: "cancelled", refunded_amount: 550n })
      assert.strictEqual((yield* order({ state: "complete", cancelled: true })).status, "cancelled")
      assert.strictEqual((yield* order({ total: 1, refunded: false })).refunded_amount, 0n)
      assert.isNull((yield* order({ total: 1 })).refunded_amount)
    }),
  )

  it.effect("have money as numbers or text, rounded half to even once", () =>
    Effect.gen(function* () {
      const row = yield* order({ total: "5.0", total_less_tax: "3.93700787401574804", receipt_paid: true })
      assert.deepInclude(row, {
        currency: "EUR",
        total_amount: 500n,
        subtotal_amount: 394n,
        tax_amount: 106n,
        paid_amount: 500n,
        discount_amount: null,
        fee_amount: null,
      })
      assert.deepInclude(yield* order({ total: 5500, total_less_tax: 5000 }, "JPY"), {
        total_amount: 5500n,
        tax_amount: 500n,
        paid_amount: null,
      })
      assert.strictEqual((yield* order({ total: 0.125 })).total_amount, 12n)
      assert.strictEqual((yield* order({ total: 3, receipt_paid: false })).paid_amount, 0n)
      assert.isNull((yield* order({ total: "" })).total_amount)
    }),
  )

  it.effect("have the buyer's address from the billing address, the VAT number also from a receipt", () =>
    Effect.gen(function* () {
      const row = yield* order({
        name: "Ida Holm",
        company_name: "",
        billing_address: {
          address: "Vej 1, 2. th",
          city: "Aarhus",
          country: "DK",
          state_province_region: "Midt",
          vat_number: null,
          zip_postal_code: "8000",
          company_name: "Holm & Co",
        },
        receipts: [
          { id: 9, vat_number: "DK1", unique_url: "https://ti.to/receipts/rct_CANARY", slug: "rct_CANARY", number: 3 },
        ],
        ip_address: "192.0.2.1",
      })
      assert.deepInclude(row, {
        buyer_name: "Ida Holm",
        buyer_company: "Holm & Co",
        buyer_vat_number: "DK1",
        buyer_street: "Vej 1, 2. th",
        buyer_city: "Aarhus",
        buyer_postal_code: "8000",
        buyer_country: "DK",
      })
      assert.deepStrictEqual(row.extra?.["billing_address"], { state_province_region: "Midt" })
      assert.deepStrictEqual(row.extra?.["receipts"], [{ id: 9, vat_number: "DK1", number: 3 }])
      assert.isUndefined(row.extra?.["ip_address"])
      assert.notInclude(JSON.stringify(row.extra), "CANARY")
      assert.strictEqual(row.extra?.["slug"], "reg_x")
    }),
  )

  it.effect("name how they were paid by the best word there is, and keep the others", () =>
    Effect.gen(function* () {
      const old = yield* order({ payment: { reference: "ch_1", type: "stripe", refundable_amount: 3 } })
      assert.deepInclude(old, { payment_method: "stripe", payment_reference: "ch_1" })
      const new_ = yield* order({
        payment_option_provider_name: "Stripe",
        payment_option_name: "Cards",
        payment_reference: "PO 1",
      })
      assert.deepInclude(new_, { payment_method: "Stripe", payment_reference: "PO 1" })
      assert.strictEqual(new_.extra?.["payment_option_name"], "Cards")
      assert.strictEqual((yield* order({ invoice: true })).payment_method, "invoice")
      const two = yield* order({ payment_reference: "PO 1", payment: { reference: "ch_1" } })
      assert.strictEqual(two.extra?.["payment_transaction"], "ch_1")
    }),
  )

  const releases = [
    { id: 1, slug: "seat", pricing_type: "paid", price: 10 },
    { id: 2, slug: "gift", pricing_type: "donation" },
    { id: 3, slug: "shirt", pricing_type: "paid", price: 20, not_a_ticket: true },
  ]

  it.effect("have lines of tickets, donations and products", () =>
    Effect.gen(function* () {
      const all = yield* mapped({
        lists: {
          releases,
          registrations: [
            {
              id: 1,
              line_items: [
                { id: 11, release_id: 1, title: "Seat", quantity: 3, price: 8, price_inc_tax: 10, price_ex_tax: 8 },
                { id: 12, release_slug: "gift", quantity: 1, price: "7.77" },
                { id: 13, release_id: 3, release_title: "Shirt", quantity: 1, price: 20 },
                { id: 14, release_id: 99, quantity: 2, price: 1, total: "2.00" },
                { id: 15, release_id: 1, quantity: "many", price: 1 },
              ],
            },
          ],
        },
      })
      const [seat, gift, shirt, gone] = all.rows("order_lines")
      assert.deepInclude(seat, {
        id: "tito:11",
        order_id: "tito:1",
        kind: "ticket",
        ticket_type_id: "tito:1",
        title: "Seat",
        quantity: 3,
        unit_amount: 800n,
        tax_amount: 600n,
        total_amount: 3000n,
      })
      assert.deepInclude(gift, { kind: "donation", ticket_type_id: "tito:2", total_amount: 777n, tax_amount: null })
      assert.deepInclude(shirt, { kind: "product", ticket_type_id: "tito:3", title: "Shirt" })
      assert.deepInclude(gone, { kind: "ticket", ticket_type_id: null, total_amount: 200n })
      assert.strictEqual(gone?.extra?.["release_id"], "99")
      // One broken line is set aside alone.
      assert.strictEqual(all.rows("orders").length, 1)
      assert.deepInclude(all.rejected[0], { resource: "line_items", nativeId: "15", path: "quantity" })
      assert.strictEqual(all.rejected.length, 1)
    }),
  )

  it.effect("without lines keep their quantities", () =>
    Effect.gen(function* () {
      const quantities = { seat: { release: "Seat", quantity: 2 } }
      assert.deepStrictEqual((yield* order({ quantities })).extra?.["quantities"], quantities)
      const line_items = [{ id: 1, quantity: 2, price: 1 }]
      assert.isUndefined((yield* order({ quantities, line_items })).extra?.["quantities"])
    }),
  )

  it.effect("have refunds that are positive and know their order", () =>
    Effect.gen(function* () {
      const all = yield* mapped({
        lists: {
          registrations: [
            {
              id: 1,
              refunds: [
                { id: 21, amount: "-3.0" },
                { id: 22, amount: "-1.0", manual: true },
              ],
            },
          ],
          refunds: [
            { id: 21, amount: "-3.0", manual: null, created_at: "2026-01-01T00:00:00Z" },
            { id: 23, amount: "100.0", registration: { id: 1, receipts: [{ unique_url: "CANARY" }] } },
            { id: 24, amount: -2, registration: { id: 77 } },
          ],
        },
      })
      const rows = all.rows("refunds")
      assert.deepStrictEqual(
        rows.map(({ amount, native_id, order_id }) => [native_id, amount, order_id]),
        [
          ["21", 300n, "tito:1"],
          ["23", 10000n, "tito:1"],
          ["24", 200n, null],
          // Only its registration holds it.
          ["22", 100n, "tito:1"],
        ],
      )
      assert.strictEqual(rows[2]?.extra?.["registration_id"], "77")
      assert.strictEqual(rows[3]?.manual, true)
      assert.notInclude(
        JSON.stringify(all.readings, (_, v: unknown) => (typeof v === "bigint" ? "" : v)),
        "CANARY",
      )
    }),
  )

  it.effect("whose refund cannot be read don't know what was refunded, and stay", () =>
    Effect.gen(function* () {
      const all = yield* mapped({
        lists: { registrations: [{ id: 1, total: 5, refunds: [{ id: 21, amount: "plenty" }] }] },
      })
      assert.isNull(all.rows("orders")[0]?.refunded_amount)
      assert.deepInclude(all.rejected[0], { resource: "refunds", nativeId: "21", path: "amount" })
    }),
  )
})

describe("tickets", () => {
  const releases = [{ id: 1, slug: "seat", pricing_type: "paid", price: 12 }]
  const registrations = [{ id: 5, name: "The Buyer", email: "buyer@example.org" }]
  const ticket = (record: JsonObject) =>
    Effect.map(
      mapped({
        lists: { releases, registrations, tickets: [{ id: 9, registration_id: 5, release_id: 1, ...record }] },
      }),
      (all) => {
        const [row] = all.rows("tickets")
        return row ?? assert.fail(JSON.stringify(all.rejected))
      },
    )

  it.effect("are valid in every state but void", () =>
    Effect.gen(function* () {
      for (const state of ["unassigned", "incomplete", "complete", "reminder", "new", null]) {
        assert.strictEqual((yield* ticket({ state })).status, "valid", String(state))
      }
      assert.strictEqual((yield* ticket({ state: "void" })).status, "void")
      assert.strictEqual((yield* ticket({ state: "complete", void: true })).status, "void")
      assert.strictEqual((yield* ticket({ state: "complete", temporary: true })).status, "pending")
      const odd = yield* ticket({ state: "haunted" })
      assert.strictEqual(odd.status, "unknown")
      assert.strictEqual(odd.extra?.["state"], "haunted")
    }),
  )

  it.effect("are read by their slug at the door", () =>
    Effect.gen(function* () {
      const row = yield* ticket({
        slug: "ti_abc",
        reference: "ZBRE-1",
        unique_url: "https://ti.to/acme/conf/tickets/CANARY",
        qr_url: "https://qr.tito.io/tickets/ti_abc",
      })
      assert.deepInclude(row, { barcode: "ti_abc", reference: "ZBRE-1", order_id: "tito:5", ticket_type_id: "tito:1" })
      assert.notInclude(JSON.stringify(row.extra), "CANARY")
      assert.strictEqual(row.extra?.["qr_url"], "https://qr.tito.io/tickets/ti_abc")
    }),
  )

  it.effect("that nobody was named for have no name, not even the buyer's", () =>
    Effect.gen(function* () {
      const row = yield* ticket({
        state: "unassigned",
        name: "",
        registration_name: "The Buyer",
        registration_email: "b@x",
      })
      assert.deepInclude(row, { attendee_name: null, attendee_email: null })
      assert.strictEqual((yield* ticket({ first_name: "Ada", last_name: "Byron" })).attendee_name, "Ada Byron")
      assert.strictEqual((yield* ticket({ name: " Ada ", first_name: "A" })).attendee_name, " Ada ")
    }),
  )

  it.effect("cost what was paid for them, else the listed price", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* ticket({ price: 9.5, total_paid: 30 })).price_amount, 950n)
      assert.strictEqual((yield* ticket({ total_paid: "30.0" })).price_amount, 3000n)
      assert.strictEqual((yield* ticket({})).price_amount, 1200n)
      assert.strictEqual((yield* ticket({ price: "0.0" })).price_amount, 0n)
    }),
  )

  it.effect("have their tags from the list, else from the text", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual((yield* ticket({ tag_names: ["press, radio"], tags: "press, radio" })).tags, [
        "press, radio",
      ])
      assert.deepStrictEqual((yield* ticket({ tags: "vip, late list" })).tags, ["vip", "late list"])
      assert.deepStrictEqual((yield* ticket({ tags: null })).tags, [])
    }),
  )

  it.effect("keep what leads nowhere in extra", () =>
    Effect.gen(function* () {
      const row = yield* ticket({
        registration_id: 404,
        release_id: "gone",
        release_title: "Gone",
        activities: [{ id: 3 }],
      })
      assert.deepInclude(row, { order_id: null, ticket_type_id: null })
      assert.deepInclude(row.extra ?? {}, {
        registration_id: "404",
        release_id: "gone",
        release_title: "Gone",
        activity_ids: [3],
      })
    }),
  )

  it.effect("are known by the slug of their release too", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* ticket({ release_id: "seat" })).ticket_type_id, "tito:1")
    }),
  )
})

describe("answers", () => {
  const questions = [
    { id: 10, slug: "size", title: "Size?", field_type: "Select", options: ["S", "M"] },
    { id: 11, slug: "diet", title: "Diet?", field_type: "Checkboxes", options: ["Vegan", "Halal"] },
  ]
  const answers = (given: ReadonlyArray<Json> | undefined, more: JsonObject = {}) =>
    Effect.map(
      mapped({
        lists: {
          questions,
          registrations: [{ id: 5 }],
          tickets: [{ id: 9, registration_id: 5, ...(given === undefined ? {} : { answers: given }), ...more }],
        },
      }),
      (all) => ({ rows: all.rows("answers"), rejected: all.rejected, raw: all.raw("answers") }),
    )

  it.effect("are one row for each answered question", () =>
    Effect.gen(function* () {
      const { rejected, rows } = yield* answers([
        {
          id: 1,
          question_id: 10,
          primary_response: "M",
          alternate_response: "Small is ok too.",
          response: "M, Small is ok too.",
        },
        { id: 2, question_id: 11, primary_response: ["Vegan", "Halal"], response: null },
        { id: 3, question_id: 99, response: "Lost", question_title: "Asked once" },
        { id: 4, question_id: 12, response: "", primary_response: null },
        { id: 5, response: "No question" },
      ])
      assert.deepStrictEqual(rejected, [])
      assert.strictEqual(rows.length, 4)
      assert.deepInclude(rows[0], {
        id: "tito:9/10",
        event_id: "tito:7",
        question_id: "tito:10",
        order_id: "tito:5",
        ticket_id: "tito:9",
        question_title: "Size?",
        value: "M, Small is ok too.",
        values: ["M"],
      })
      assert.strictEqual(rows[0]?.extra?.["alternate_response"], "Small is ok too.")
      assert.deepInclude(rows[1], { value: "Vegan, Halal", values: ["Vegan", "Halal"] })
      assert.deepInclude(rows[2], { id: "tito:9/99", question_id: null, question_title: "Asked once" })
      assert.strictEqual(rows[2]?.extra?.["question_id"], "99")
      assert.deepInclude(rows[3], { id: "tito:9/4", question_id: null, value: "No question" })
    }),
  )

  it.effect("that are broken are set aside alone, and twice the same question keeps both", () =>
    Effect.gen(function* () {
      const { rejected, rows } = yield* answers([
        { id: 1, question_id: 10, response: "S" },
        { id: 2, question_id: 10, response: "M" },
        { id: 3, question_id: { not: "an id" }, response: "L" },
      ])
      assert.deepStrictEqual(
        rows.map(({ id, value }) => [id, value]),
        [
          ["tito:9/10", "S"],
          ["tito:9/10-1", "M"],
        ],
      )
      assert.deepInclude(rejected[0], { resource: "answers", nativeId: "3", path: "question_id" })
    }),
  )

  it.effect("come from the responses where there are no answers", () =>
    Effect.gen(function* () {
      const { rows } = yield* answers(undefined, { responses: { size: "M", diet: ["Vegan"], gone: "?", empty: null } })
      assert.deepStrictEqual(
        rows.map(({ id, question_id, values }) => [id, question_id, values]),
        [
          ["tito:9/10", "tito:10", ["M"]],
          ["tito:9/11", "tito:11", ["Vegan"]],
          ["tito:9/gone", null, []],
        ],
      )
    }),
  )
})

describe("check-ins", () => {
  const lists = {
    checkin_lists: [
      { id: 1, slug: "chk_CANARY", title: "Front door" },
      { id: 2, slug: "chk_other", title: "Side door" },
    ],
    tickets: [{ id: 9 }, { id: 10 }, { id: 11 }],
  }
  const checkins = {
    chk_CANARY: [
      { id: 1, uuid: "u-1", ticket_id: 9, created_at: "2026-05-01T09:00:00.000Z", deleted_at: null },
      {
        id: 2,
        uuid: "u-2",
        ticket_id: 10,
        created_at: "2026-05-01T09:05:00.000Z",
        deleted_at: "2026-05-01T09:06:00.000Z",
      },
      { id: 3, ticket_id: 404, created_at: "2026-05-01T09:07:00.000Z", deleted_at: null },
    ],
    chk_other: [{ id: 4, uuid: "u-4", ticket_id: 9, created_at: "2026-05-01T10:00:00.000Z", deleted_at: null }],
  }

  it.effect("are rows unless they were taken back, and tell tickets who is in", () =>
    Effect.gen(function* () {
      const all = yield* mapped({ lists, checkins })
      assert.deepStrictEqual(all.rejected, [])
      assert.deepStrictEqual(
        all.rows("check_ins").map(({ id, list_name, quantity, ticket_id }) => [id, list_name, quantity, ticket_id]),
        [
          ["tito:u-1", "Front door", 1, "tito:9"],
          ["tito:3", "Front door", 1, null],
          ["tito:u-4", "Side door", 1, "tito:9"],
        ],
      )
      const [nine, ten, eleven] = all.rows("tickets")
      assert.deepInclude(nine, { checked_in: true, checked_in_at: at("2026-05-01T10:00:00Z") })
      assert.deepInclude(ten, { checked_in: false, checked_in_at: null })
      assert.deepInclude(eleven, { checked_in: false, checked_in_at: null })
      assert.strictEqual(all.end("checkins")?.stated, 4)
      assert.isTrue(all.complete)
      const text = JSON.stringify(all.readings, (_, v: unknown) => (typeof v === "bigint" ? "" : v))
      assert.notInclude(text, "CANARY")
    }),
  )

  it.effect("that cannot be read leave open who is out", () =>
    Effect.gen(function* () {
      const all = yield* mapped({ lists, checkins: { ...checkins, chk_other: { status: 404, message: "expired" } } })
      const [nine, ten] = all.rows("tickets")
      assert.strictEqual(nine?.checked_in, true)
      assert.isNull(ten?.checked_in)
      assert.isFalse(all.complete)
      assert.deepInclude(all.end("checkins")?.warnings[0], { code: "checkins_unreadable", attention: true })
    }),
  )

  it.effect("do not stop a read when their lists cannot be had", () =>
    Effect.gen(function* () {
      const all = yield* mapped({
        lists,
        paths: { "/v3/acme/conf/checkin_lists": { status: 403, body: { status: 403, message: "Forbidden" } } },
      })
      assert.isNull(all.rows("tickets")[0]?.checked_in)
      assert.isFalse(all.complete)
      assert.isTrue(all.warnings.some(({ attention, code }) => attention && code === "not_permitted"))
    }),
  )
})

describe("people without a ticket", () => {
  it.effect("are contacts by kind, whose numbers may collide", () =>
    Effect.gen(function* () {
      const all = yield* mapped({
        lists: {
          interested_users: [
            { id: 3, name: "Ada", email: "ada@example.org", created_at: "2026-01-01T00:00:00.000-05:00" },
          ],
          waitlisted_people: [
            { id: 3, name: "Bo", email: "bo@example.org", state: "offered", release_id: 1, unique_offer_url: "CANARY" },
          ],
          rsvp_lists: [
            { id: 8, slug: "rsvp_list_x", title: "Friends", release_invitations_count: 1 },
            { id: 9, slug: "rsvp_list_y", title: "Nobody", release_invitations_count: 0 },
          ],
          release_invitations: [
            {
              id: 3,
              first_name: "Cy",
              last_name: "Dee",
              name: "",
              email: "c@example.org",
              slug: "rsvp_CANARY",
              unique_url: "CANARY",
              releases: [{ id: 1 }],
            },
          ],
          opt_ins: [{ id: 1, name: "Letters", acceptance_count: 2 }],
        },
      })
      assert.deepStrictEqual(
        all.rows("contacts").map(({ email, id, kind, name }) => [id, kind, name, email]),
        [
          ["tito:interested/3", "interested", "Ada", "ada@example.org"],
          ["tito:waitlist/3", "waitlist", "Bo", "bo@example.org"],
          ["tito:invitation/3", "invitation", "Cy Dee", "c@example.org"],
        ],
      )
      const [ada, bo, cy] = all.rows("contacts")
      assert.strictEqual(ada?.created_at, at("2026-01-01T05:00:00Z"))
      assert.deepInclude(bo?.extra ?? {}, { state: "offered", release_id: 1 })
      assert.deepInclude(cy?.extra ?? {}, { rsvp_list_id: "8", rsvp_list_title: "Friends", release_ids: [1] })
      assert.strictEqual(all.raw("opt_ins").length, 1)
      const text = JSON.stringify(all.readings, (_, v: unknown) => (typeof v === "bigint" ? "" : v))
      assert.notInclude(text, "CANARY")
    }),
  )
})

describe("whatever a platform sends", () => {
  const Anything = Schema.Union([
    Schema.Null,
    Schema.Boolean,
    Schema.Finite,
    Schema.String,
    Schema.Array(Schema.String).check(Schema.isMaxLength(2)),
    Schema.Struct({ id: Schema.String }),
  ])
  const fields = [
    "created_at",
    "state",
    "total",
    "total_less_tax",
    "billing_address",
    "line_items",
    "refunds",
    "receipts",
    "payment",
    "name",
  ]

  it.effect.prop(
    "becomes a row or a rejection with a path, never neither and never both",
    { field: Schema.Literals(fields), value: Anything },
    ({ field, value }) =>
      Effect.gen(function* () {
        const all = yield* mapped({ lists: { registrations: [{ id: 1, slug: "reg", [field]: value }] } })
        const rows = all.rows("orders").length
        const rejected = all.rejected.filter(({ resource }) => resource === "registrations")
        assert.strictEqual(rows + rejected.length, 1)
        for (const one of rejected) assert.include(one.path, field)
      }),
  )
})
