import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { at, get, keysOf, list, number, post, reply, text, walk, withTwin } from "./support.ts"

const words = (names: string): ReadonlyArray<string> => names.trim().split(/\s+/)

/** What a sample of the documentation holds, and what its tables name beside that. */
interface Documented {
  readonly sample: string
  readonly tables?: string
}

const fits = (record: unknown, documented: Documented, label: string): void => {
  const keys = keysOf(record)
  const sample = words(documented.sample)
  const all = [...sample, ...words(documented.tables ?? "object")]
  for (const key of sample) assert.include(keys, key, label)
  for (const key of keys) assert.include(all, key, label)
}

const address = { sample: "address_1 address_2 address_3 postal_code" }
const time = { sample: "date formatted iso time timezone unix" }
const payment = { sample: "external_id id instructions name type" }
const line = { sample: "object id booking_fee description type total value quantity" }
const summary = { sample: "id end_date name start_date" }
const currency = { sample: "base_multiplier code" }
const group = { sample: "id max_per_order name sort_order ticket_ids" }
const question = { sample: "question answer" }

const ticket2020 = `object id barcode barcode_url created_at custom_questions description email event_id full_name
  first_name last_name status updated_at voided_at order_id qr_code_url`
const ticket2023 = `${ticket2020} checked_in reference source ticket_type_id`
const order2020 = `object id buyer_details created_at currency event_summary issued_tickets line_items payment_method
  refund_amount status status_message subtotal tax total txn_id`
const buyer2020 = "address custom_questions email name phone"
const event2020 = `object id access_code call_to_action created_at currency description end images name online_event
  payment_methods private start status ticket_groups ticket_types tickets_available timezone total_issued_tickets
  total_orders url venue`
const type2020 = `object id access_code booking_fee description group_id max_per_order min_per_order name price status
  sort_order type quantity`

const shapes = {
  "seed-2020": {
    order: { sample: order2020 },
    buyer: { sample: buyer2020 },
    ticket: { sample: ticket2020, tables: "reservation" },
    event: { sample: event2020, tables: "event_series_id" },
    type: { sample: type2020 },
  },
  "seed-2023": {
    order: { sample: `${order2020} referral_tag`, tables: "total_paid" },
    buyer: { sample: `${buyer2020} first_name last_name` },
    ticket: { sample: ticket2023, tables: "reservation" },
    event: {
      sample: `${event2020} hidden total_holds unavailable unavailable_status`,
      tables: "event_series_id",
    },
    type: { sample: `${type2020} quantity_held quantity_issued quantity_total` },
  },
} as const

describe("older shapes", () => {
  for (const name of ["seed-2020", "seed-2023"] as const) {
    const expected = shapes[name]
    it.effect(`${name} has the keys of its documentation, in every record`, () =>
      withTwin({ orders: 150, shapes: name }, (twin) =>
        Effect.gen(function* () {
          for (const order of yield* walk(twin, "/v1/orders")) {
            fits(order, expected.order, "order")
            fits(at(order, "buyer_details"), expected.buyer, "buyer")
            fits(at(order, "buyer_details", "address"), address, "address")
            fits(at(order, "currency"), currency, "currency")
            fits(at(order, "payment_method"), payment, "payment method")
            if (at(order, "event_summary") !== null) {
              fits(at(order, "event_summary"), summary, "event summary")
              fits(at(order, "event_summary", "start_date"), time, "start date")
            }
            for (const one of list(order, "line_items")) fits(one, line, "line")
            for (const one of at(order, "issued_tickets") === null ? [] : list(order, "issued_tickets")) {
              fits(one, expected.ticket, "ticket")
              assert.include(["valid", "void"], at(one, "status"))
              for (const answer of list(one, "custom_questions")) fits(answer, question, "question")
            }
          }
          for (const ticket of yield* walk(twin, "/v1/issued_tickets")) fits(ticket, expected.ticket, "ticket")
          for (const event of yield* walk(twin, "/v1/events")) {
            fits(event, expected.event, "event")
            fits(at(event, "venue"), { sample: "name postal_code" }, "venue")
            fits(at(event, "images"), { sample: "header thumbnail" }, "images")
            fits(at(event, "end"), time, "end")
            for (const one of list(event, "payment_methods")) fits(one, payment, "payment method")
            for (const one of list(event, "ticket_groups")) fits(one, group, "group")
            for (const one of list(event, "ticket_types")) {
              fits(one, expected.type, "ticket type")
              assert.strictEqual(at(one, "type"), number(one, "price") === 0 ? "free" : "paid")
            }
          }
        }),
      ),
    )
  }

  it.effect("seed-2023 has the discounts, vouchers and answers of its documentation", () =>
    withTwin({ orders: 150, shapes: "seed-2023" }, (twin) =>
      Effect.gen(function* () {
        for (const discount of yield* walk(twin, "/v1/discounts")) {
          fits(
            discount,
            {
              sample: "object id code max_redemptions name ticket_types times_redeemed type",
              tables: "booking_fee booking_fee_percent expires price price_percent",
            },
            "discount",
          )
          const fixed = at(discount, "type") === "fixed_amount"
          assert.strictEqual(at(discount, "price") === undefined, !fixed)
          assert.strictEqual(at(discount, "price_percent") === undefined, fixed)
        }
        for (const voucher of yield* walk(twin, "/v1/vouchers")) {
          fits(
            voucher,
            { sample: "object id available_codes expiry name total_codes value", tables: "event_series_ids" },
            "voucher",
          )
          for (const code of yield* walk(twin, `/v1/vouchers/${text(voucher, "id")}/codes`)) {
            fits(code, { sample: "object id code expiry used value voucher_id" }, "voucher code")
          }
        }
        assert.deepStrictEqual(yield* get(twin, "/v1/ping"), { version: "pong" })
        const page = yield* get(twin, "/v1/issued_tickets?limit=1")
        assert.match(text(page, "links", "next"), /^\/v1\/events\/\{event_id\}\/issued_tickets\?/)
        const event = (yield* walk(twin, "/v1/events?status=published")).find(
          (one) => at(one, "name") === "Lantern Data Conference 2026",
        )
        const type = list(event, "ticket_types").find((one) => at(one, "name") === "Standard")
        const issued = yield* post(twin, "/v1/issued_tickets", [
          ["event_id", text(event, "id")],
          ["ticket_type_id", text(type, "id")],
          ["full_name", "John"],
        ])
        assert.strictEqual(issued.status, 201)
        const ticket = list(issued.body, "data")[0]
        fits(ticket, shapes["seed-2023"].ticket, "issued ticket")
        const id = text(ticket, "id")
        assert.deepStrictEqual((yield* post(twin, `/v1/issued_tickets/${id}/void`)).body, {
          id,
          object: "issued_ticket",
          voided: true,
        })
        assert.strictEqual((yield* post(twin, `/v1/issued_tickets/${id}/void`)).status, 422)
        assert.strictEqual(at(yield* get(twin, `/v1/issued_tickets/${id}`), "status"), "void")
        const discount = (yield* walk(twin, "/v1/discounts")).find((one) => at(one, "code") === "LIFEBOAT")
        const path = `/v1/discounts/${text(discount, "id")}`
        const updated = yield* post(twin, path, [["expires", "1666448116"]])
        fits(
          updated.body,
          {
            sample: "object id code expires face_value_amount max_redemptions name ticket_types times_redeemed type",
          },
          "updated discount",
        )
        assert.strictEqual(at(updated.body, "expires"), "2022-10-22 14:15:16")
        const deleted = yield* reply(twin, { method: "DELETE", path })
        assert.deepStrictEqual(JSON.parse(deleted.text), {
          id: text(discount, "id"),
          object: "discount",
          deleted: true,
        })
        const incomplete = yield* post(twin, "/v1/vouchers", [
          ["name", "N"],
          ["value", "1"],
          ["codes[]", "A"],
        ])
        assert.strictEqual(at(incomplete.body, "errors", 0, "field"), "expiry")
      }),
    ),
  )
})

describe("the shapes of today", () => {
  const order = `buyer_details created_at credited_out_amount currency event_summary id issued_tickets line_items
    marketing_opt_in meta_data notes object payment_method referral_tag refund_amount refunded_voucher_id sold_products
    status status_message subtotal tax tax_treatment total total_paid txn_id`
  const ticket = `add_on_id barcode barcode_url checked_in created_at custom_questions description email event_id
    event_series_id first_name full_name group_ticket_barcode id last_name listed_currency listed_price object order_id
    qr_code_url reference reservation source status ticket_type_id updated_at voided_at`
  const type = `access_code booking_fee description discounts group_id has_overrides hide_after hide_until
    hide_when_sold_out id max_per_order min_per_order name object override_id price quantity quantity_held
    quantity_in_baskets quantity_issued quantity_total show_quantity_remaining show_quantity_remaining_less_than
    sort_order status type`
  const both = `access_code bundles call_to_action created_at currency description id images name object online_event
    payment_methods private revenue sales_tax_label sales_tax_percentage sales_tax_treatment show_map status
    tickets_available_at tickets_available_at_message tickets_unavailable_at tickets_unavailable_at_message timezone
    total_issued_tickets transaction_fee_fixed_amount transaction_fee_percentage url venue voucher_ids waitlist_active
    waitlist_call_to_action waitlist_confirmation_message waitlist_event_page_text`
  const event = `${both} available_status checkout_url chk end event_series_id hidden max_tickets_sold_per_occurrence
    online_link override_id start ticket_groups ticket_types tickets_available total_holds total_orders unavailable
    unavailable_status`
  const series = `${both} default_max_tickets_sold_per_occurrence default_ticket_groups default_ticket_types
    next_occurrence_date total_occurrences upcoming_occurrences`
  const product = `booking_fee created_at currency description event_series_ids fulfilment_reference_id fulfilment_type
    id image instructions issued_count linked_to_all_event_series name object price quantity
    quantity_per_event_occurrence sell_in_store status updated_at variant`

  it.effect("have the keys that were observed, in every record", () =>
    withTwin({ orders: 150 }, (twin) =>
      Effect.gen(function* () {
        const exactly = (record: unknown, names: string) =>
          assert.deepStrictEqual(keysOf(record), words(names).toSorted())
        for (const one of yield* walk(twin, "/v1/orders")) {
          exactly(one, order)
          exactly(
            at(one, "payment_method"),
            `additional_stripe_payment_methods external_id id instructions
            lead_time_before_event name type`,
          )
          if (at(one, "event_summary") !== null) {
            exactly(at(one, "event_summary"), "end_date event_id event_series_id id name start_date venue")
          }
          for (const item of list(one, "line_items")) {
            exactly(item, "booking_fee description id item_id object quantity store_id total type value")
          }
        }
        for (const one of yield* walk(twin, "/v1/issued_tickets")) exactly(one, ticket)
        for (const one of yield* walk(twin, "/v1/events")) {
          exactly(one, event)
          for (const inner of list(one, "ticket_types")) exactly(inner, type)
        }
        for (const one of yield* walk(twin, "/v1/event_series")) exactly(one, series)
        for (const one of yield* walk(twin, "/v1/products")) exactly(one, product)
        for (const one of yield* walk(twin, "/v1/check_ins")) {
          exactly(one, "check_in_at created_at event_id event_series_id id issued_ticket_id object quantity")
        }
      }),
    ),
  )

  it.effect("have their oddities: currencies, booleans, dates, empty lists", () =>
    withTwin({ orders: 150 }, (twin) =>
      Effect.gen(function* () {
        const orders = yield* walk(twin, "/v1/orders")
        const yen = orders.find((one) => at(one, "currency", "code") === "jpy")
        assert.strictEqual(at(yen, "currency", "base_multiplier"), 1)
        assert.isTrue(orders.some((one) => Array.isArray(at(one, "meta_data"))))
        assert.isTrue(orders.some((one) => !Array.isArray(at(one, "meta_data"))))
        const free = orders.find((one) => at(one, "payment_method", "type") === "no_cost")
        assert.strictEqual(at(free, "txn_id"), "--")
        const event = (yield* walk(twin, "/v1/events"))[0]
        assert.strictEqual(at(event, "currency"), "gbp")
        assert.strictEqual(at(event, "hidden"), "false")
        assert.isNumber(at(event, "created_at"))
        const product = (yield* walk(twin, "/v1/products"))[0]
        assert.strictEqual(at(product, "currency"), text(product, "currency").toUpperCase())
        assert.isNumber(at(product, "created_at", "unix"))
        const series = (yield* walk(twin, "/v1/event_series")).map((one) => text(one, "id"))
        let waiting = 0
        for (const id of series) {
          for (const signup of yield* walk(twin, `/v1/event_series/${id}/waitlist_signups`)) {
            waiting += 1
            assert.isNumber(at(signup, "created_at", "unix"))
          }
        }
        assert.isAbove(waiting, 20)
        const elements = []
        for (const form of yield* walk(twin, "/v1/checkout_forms")) {
          elements.push(...(yield* walk(twin, `/v1/checkout_forms/${text(form, "id")}/elements`)))
        }
        const kinds = new Set(elements.map((one) => text(one, "type")))
        for (const kind of [
          "multiCheckbox",
          "radio",
          "select",
          "termsCheckbox",
          "termsSignature",
          "text",
          "textarea",
        ]) {
          assert.isTrue(kinds.has(kind), kind)
        }
      }),
    ),
  )
})
