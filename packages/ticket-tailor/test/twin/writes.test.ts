import type { Twin } from "@boxport/ticket-tailor/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { at, fields, get, ids, list, number, post, reply, text, walk, withTwin, worlds } from "./support.ts"

type Form = ReadonlyArray<readonly [string, string]>

/** The fields that a refused write names. */
const fieldsOf = (answer: { readonly status: number; readonly body: unknown }): ReadonlyArray<string> => {
  assert.strictEqual(answer.status, 400)
  assert.strictEqual(at(answer.body, "error_code"), "VALIDATION_ERROR")
  assert.strictEqual(at(answer.body, "status"), 400)
  return list(answer.body, "errors").map((error) => {
    assert.isAbove(list(error, "messages").length, 0)
    return text(error, "field")
  })
}

/** An event of a series that has a ticket type of a name, and that type. */
const shelf = (twin: Twin, type: string) =>
  Effect.gen(function* () {
    for (const event of yield* walk(twin, "/v1/events")) {
      const found = list(event, "ticket_types").find((one) => at(one, "name") === type)
      if (found !== undefined) {
        return {
          event: text(event, "id"),
          series: text(event, "event_series_id"),
          type: text(found, "id"),
          quantity: number(found, "quantity"),
        }
      }
    }
    throw new Error(`no ticket type ${type}`)
  })

/** What an event and its series say about a ticket type. */
const counts = (twin: Twin, event: string, type: string) =>
  Effect.gen(function* () {
    const record = yield* get(twin, `/v1/events/${event}`)
    const series = yield* get(twin, `/v1/event_series/${text(record, "event_series_id")}`)
    const found = list(record, "ticket_types").find((one) => at(one, "id") === type)
    return {
      tickets: number(record, "total_issued_tickets"),
      ofSeries: number(series, "total_issued_tickets"),
      holds: number(record, "total_holds"),
      quantity: number(found, "quantity"),
      issued: number(found, "quantity_issued"),
      held: number(found, "quantity_held"),
      total: number(found, "quantity_total"),
    }
  })

const issue = (twin: Twin, form: Form) => post(twin, "/v1/issued_tickets", form)

const moment = Date.UTC(2026, 6, 1, 10, 0, 0)

describe.each(worlds)("issuing a ticket, in the %s world", (world) => {
  it.effect("takes it from the stock, costs a credit, and shows up first", () =>
    withTwin({ world, orders: 40, credits: 3, now: () => moment + 700 }, (twin) =>
      Effect.gen(function* () {
        const { event, series, type } = yield* shelf(twin, "Standard")
        const before = yield* counts(twin, event, type)
        const made = yield* issue(twin, [
          ["event_id", event],
          ["ticket_type_id", type],
          ["full_name", 'Zoë "Z" O\'Hara'],
          ["email", "zoe@example.test"],
          ["reference", "tito:42"],
          ["send_email", "true"],
          ["phone", "ignored"],
        ])
        assert.strictEqual(made.status, 201)
        const ticket = made.body
        assert.strictEqual(at(ticket, "object"), "issued_ticket")
        assert.strictEqual(at(ticket, "full_name"), 'Zoë "Z" O\'Hara')
        assert.isNull(at(ticket, "first_name"))
        assert.isNull(at(ticket, "order_id"))
        assert.strictEqual(at(ticket, "source"), "api")
        assert.strictEqual(at(ticket, "status"), "valid")
        assert.strictEqual(at(ticket, "event_series_id"), series)
        assert.strictEqual(at(ticket, "reference"), "tito:42")
        assert.strictEqual(at(ticket, "created_at"), moment / 1000)
        assert.match(text(ticket, "barcode"), /^[A-Za-z0-9]{5,7}$/)
        assert.deepStrictEqual(yield* get(twin, `/v1/issued_tickets/${text(ticket, "id")}`), ticket)
        assert.deepStrictEqual(list(yield* get(twin, "/v1/issued_tickets?limit=1"), "data"), [ticket])
        assert.deepStrictEqual(list(yield* get(twin, "/v1/issued_tickets?reference=tito%3A42"), "data"), [ticket])
        const barcode = text(ticket, "barcode")
        assert.deepStrictEqual(list(yield* get(twin, `/v1/issued_tickets?barcode=${barcode}`), "data"), [ticket])
        assert.deepStrictEqual(yield* counts(twin, event, type), {
          ...before,
          tickets: before.tickets + 1,
          ofSeries: before.ofSeries + 1,
          issued: before.issued + 1,
          quantity: before.quantity - 1,
        })
        assert.strictEqual(twin.credits(), 2)
        assert.deepStrictEqual(twin.outbox(), [
          { to: "zoe@example.test", issuedTicketId: text(ticket, "id"), at: moment / 1000 },
        ])
      }),
    ),
  )

  it.effect("mails nobody unless asked, and fails to mail in silence", () =>
    withTwin({ world, orders: 1 }, (twin) =>
      Effect.gen(function* () {
        const { event, type } = yield* shelf(twin, "Standard")
        const base: Form = [
          ["event_id", event],
          ["ticket_type_id", type],
          ["full_name", "A"],
        ]
        for (const more of [
          [["email", "a@example.test"]],
          [
            ["email", "a@example.test"],
            ["send_email", "false"],
          ],
          [
            ["email", "no address"],
            ["send_email", "true"],
          ],
        ] as const) {
          assert.strictEqual((yield* issue(twin, [...base, ...more])).status, 201)
        }
        assert.deepStrictEqual(twin.outbox(), [])
      }),
    ),
  )

  it.effect("names every field that is wrong", () =>
    withTwin({ world, orders: 30 }, (twin) =>
      Effect.gen(function* () {
        const { event, type } = yield* shelf(twin, "Standard")
        const elsewhere = yield* shelf(twin, "Dance only")
        const ok: Form = [
          ["event_id", event],
          ["ticket_type_id", type],
          ["full_name", "A"],
        ]
        const without = (key: string): Form => ok.filter(([one]) => one !== key)
        const refusals: ReadonlyArray<readonly [Form, ReadonlyArray<string>]> = [
          [[], ["event_id", "ticket_type_id", "full_name"]],
          [without("event_id"), ["event_id"]],
          [without("ticket_type_id"), ["ticket_type_id"]],
          [without("full_name"), ["full_name"]],
          [[...without("full_name"), ["full_name", " "]], ["full_name"]],
          [[...without("event_id"), ["event_id", "ev_1"]], ["event_id"]],
          [[...without("ticket_type_id"), ["ticket_type_id", elsewhere.type]], ["ticket_type_id"]],
          [[...ok, ["send_email", "yes"]], ["send_email"]],
          [
            [
              ["hold_id", "ho_1"],
              ["full_name", "A"],
            ],
            ["hold_id"],
          ],
        ]
        for (const [form, wrong] of refusals) {
          assert.deepStrictEqual(fieldsOf(yield* issue(twin, form)), wrong, JSON.stringify(form))
        }
        if (world === "own") {
          const stalls = yield* shelf(twin, "Stalls")
          const seated: Form = [
            ["event_id", stalls.event],
            ["ticket_type_id", stalls.type],
            ["full_name", "A"],
          ]
          assert.deepStrictEqual(fieldsOf(yield* issue(twin, seated)), ["ticket_type_id"])
        }
        // A body that is not a form is not read.
        const jsonBody = yield* reply(twin, {
          method: "POST",
          path: "/v1/issued_tickets",
          contentType: "application/json",
          body: JSON.stringify(Object.fromEntries(ok)),
        })
        const answered = { status: jsonBody.status, body: JSON.parse(jsonBody.text) }
        assert.deepStrictEqual(fieldsOf(answered), ["event_id", "ticket_type_id", "full_name"])
        assert.strictEqual(twin.credits(), 100_000)
      }),
    ),
  )

  it.effect("stops when nothing is left, of stock or of credits", () =>
    withTwin({ world, orders: 30, credits: 5 }, (twin) =>
      Effect.gen(function* () {
        const sold = yield* shelf(twin, "Early bird")
        assert.strictEqual(sold.quantity, 0)
        const early: Form = [
          ["event_id", sold.event],
          ["ticket_type_id", sold.type],
          ["full_name", "A"],
        ]
        assert.deepStrictEqual(fieldsOf(yield* issue(twin, early)), ["ticket_type_id"])
        const made = yield* post(twin, `/v1/event_series/${sold.series}/ticket_types`, [
          ["name", "Two only"],
          ["price", "0"],
          ["quantity", "2"],
        ])
        const two: Form = [
          ["event_id", sold.event],
          ["ticket_type_id", text(made.body, "id")],
          ["full_name", "A"],
        ]
        assert.strictEqual((yield* issue(twin, two)).status, 201)
        assert.strictEqual((yield* issue(twin, two)).status, 201)
        assert.deepStrictEqual(fieldsOf(yield* issue(twin, two)), ["ticket_type_id"])
        const { event, type } = yield* shelf(twin, "Standard")
        const standard: Form = [
          ["event_id", event],
          ["ticket_type_id", type],
          ["full_name", "A"],
        ]
        for (let n = 0; n < 3; n++) assert.strictEqual((yield* issue(twin, standard)).status, 201)
        const broke = yield* issue(twin, standard)
        assert.strictEqual(broke.status, 400)
        assert.include(text(broke.body, "message"), "credits")
      }),
    ),
  )

  it.effect("keeps a bar code that is given, but not twice at one event", () =>
    withTwin({ world, orders: 30 }, (twin) =>
      Effect.gen(function* () {
        const { event, type } = yield* shelf(twin, "Standard")
        const sold = (yield* walk(twin, `/v1/issued_tickets?event_id=${event}`))[0]
        const form = (barcode: string): Form => [
          ["event_id", event],
          ["ticket_type_id", type],
          ["full_name", "A"],
          ["barcode", barcode],
        ]
        const made = yield* issue(twin, form("OLD-77"))
        assert.strictEqual(text(made.body, "barcode"), "OLD-77")
        assert.deepStrictEqual(fieldsOf(yield* issue(twin, form("OLD-77"))), ["barcode"])
        assert.deepStrictEqual(fieldsOf(yield* issue(twin, form(text(sold, "barcode")))), ["barcode"])
        assert.match(text((yield* issue(twin, form(""))).body, "barcode"), /^[A-Za-z0-9]{5,7}$/)
      }),
    ),
  )
})

describe.each(worlds)("voiding a ticket, in the %s world", (world) => {
  it.effect("marks it, here and in its order, gives the place back, and moves no money", () =>
    withTwin({ world, orders: 60, now: () => moment }, (twin) =>
      Effect.gen(function* () {
        const ticket = (yield* walk(twin, "/v1/issued_tickets?status=valid")).find(
          (one) => at(one, "order_id") !== null,
        )
        const id = text(ticket, "id")
        const order = yield* get(twin, `/v1/orders/${text(ticket, "order_id")}`)
        const before = yield* counts(twin, text(ticket, "event_id"), text(ticket, "ticket_type_id"))
        const voided = yield* post(twin, `/v1/issued_tickets/${id}/void`)
        assert.deepStrictEqual(voided, {
          status: 200,
          body: { id, object: "issued_ticket", voided: "true", hold_id: null },
        })
        const now = yield* get(twin, `/v1/issued_tickets/${id}`)
        assert.deepStrictEqual(now, { ...fields(ticket), status: "voided", voided_at: moment / 1000 })
        const after = yield* get(twin, `/v1/orders/${text(ticket, "order_id")}`)
        assert.deepInclude(list(after, "issued_tickets"), now)
        for (const key of ["status", "total", "refund_amount", "total_paid"]) {
          assert.strictEqual(at(after, key), at(order, key))
        }
        const voids = list(after, "line_items").filter((line) => at(line, "type") === "void")
        assert.isTrue(voids.some((line) => at(line, "item_id") === at(ticket, "ticket_type_id")))
        assert.deepStrictEqual(yield* counts(twin, text(ticket, "event_id"), text(ticket, "ticket_type_id")), {
          ...before,
          tickets: before.tickets - 1,
          ofSeries: before.ofSeries - 1,
          issued: before.issued - 1,
          quantity: before.quantity + 1,
        })
        assert.deepStrictEqual(fieldsOf(yield* post(twin, `/v1/issued_tickets/${id}/void`)), ["issued_ticket_id"])
        assert.strictEqual((yield* post(twin, "/v1/issued_tickets/it_1/void")).status, 404)
      }),
    ),
  )

  it.effect("can put the place on hold, from which it can be issued again", () =>
    withTwin({ world, orders: 60 }, (twin) =>
      Effect.gen(function* () {
        const { event, type } = yield* shelf(twin, "Standard")
        const start = yield* counts(twin, event, type)
        const made = yield* issue(twin, [
          ["event_id", event],
          ["ticket_type_id", type],
          ["full_name", "First"],
        ])
        const path = `/v1/issued_tickets/${text(made.body, "id")}/void`
        assert.deepStrictEqual(fieldsOf(yield* post(twin, path, [["void_to_hold", "maybe"]])), ["void_to_hold"])
        const voided = yield* post(twin, path, [["void_to_hold", "true"]])
        const hold = text(voided.body, "hold_id")
        assert.deepStrictEqual(yield* counts(twin, event, type), {
          ...start,
          held: start.held + 1,
          holds: start.holds + 1,
        })
        const again: Form = [
          ["hold_id", hold],
          ["full_name", "Second"],
        ]
        const second = yield* issue(twin, again)
        assert.strictEqual(second.status, 201)
        assert.strictEqual(at(second.body, "ticket_type_id"), type)
        assert.deepStrictEqual(fieldsOf(yield* issue(twin, again)), ["hold_id"])
        assert.deepStrictEqual(yield* counts(twin, event, type), {
          ...start,
          tickets: start.tickets + 1,
          ofSeries: start.ofSeries + 1,
          issued: start.issued + 1,
          quantity: start.quantity - 1,
        })
      }),
    ),
  )
})

describe.each(worlds)("discounts, in the %s world", (world) => {
  const fixed: Form = [
    ["code", "NEW5"],
    ["name", "Five off"],
    ["type", "fixed_amount"],
    ["price", "500"],
  ]

  it.effect("are created under write names and read under read names", () =>
    withTwin({ world, orders: 0 }, (twin) =>
      Effect.gen(function* () {
        const { type } = yield* shelf(twin, "Standard")
        const { type: other } = yield* shelf(twin, "Student")
        const made = yield* post(twin, "/v1/discounts", [
          ...fixed,
          ["booking_fee", "50"],
          ["expires", "1900000000"],
          ["max_redemptions", "7"],
          ["ticket_types[]", type],
          ["ticket_types[]", other],
          ["ticket_types[]", "tt_1"],
        ])
        assert.strictEqual(made.status, 201)
        const id = text(made.body, "id")
        assert.deepStrictEqual(made.body, {
          object: "discount",
          id,
          booking_fee_amount: 50,
          booking_fee_percentage: null,
          code: "NEW5",
          expires: {
            date: "2030-03-17",
            // In the zone of the box office.
            ...(world === "own"
              ? {
                  formatted: "Sun 17 Mar 2030 5:46 PM",
                  iso: "2030-03-17T17:46:40+00:00",
                  time: "17:46",
                  timezone: "+00:00",
                }
              : {
                  formatted: "Sun 17 Mar 2030 6:46 PM",
                  iso: "2030-03-17T18:46:40+01:00",
                  time: "18:46",
                  timezone: "+01:00",
                }),
            unix: 1_900_000_000,
          },
          face_value_amount: 500,
          face_value_percentage: null,
          max_redemptions: 7,
          name: "Five off",
          products: [],
          ticket_types: [type, other],
          times_redeemed: 0,
          type: "fixed_amount",
        })
        assert.deepStrictEqual(yield* get(twin, `/v1/discounts/${id}`), made.body)
        const ofType = list(
          yield* get(twin, `/v1/event_series/${(yield* shelf(twin, "Standard")).series}`),
          "default_ticket_types",
        )
        assert.include(
          list(
            ofType.find((one) => at(one, "id") === type),
            "discounts",
          ),
          id,
        )
      }),
    ),
  )

  it.effect("take ticket types only in the encodings that work", () =>
    withTwin({ world, orders: 0 }, (twin) =>
      Effect.gen(function* () {
        const { type } = yield* shelf(twin, "Standard")
        const scope = (more: Form) =>
          Effect.map(post(twin, "/v1/discounts", [...fixed, ...more]), ({ body, status }) => {
            assert.strictEqual(status, 201)
            return list(body, "ticket_types")
          })
        assert.deepStrictEqual(yield* scope([["ticket_types[]", type]]), [type])
        assert.deepStrictEqual(yield* scope([[`ticket_type_id[${type}]`, "1"]]), [type])
        assert.deepStrictEqual(yield* scope([["ticket_types", type]]), [])
        assert.deepStrictEqual(yield* scope([["ticket_types", `["${type}"]`]]), [])
        assert.deepStrictEqual(yield* scope([["ticket_types[][]", type]]), [])
      }),
    ),
  )

  it.effect("of a fixed amount can be told to take the map only, as one report has it", () =>
    withTwin({ world, orders: 0, fixedDiscountScope: "map" }, (twin) =>
      Effect.gen(function* () {
        const { type } = yield* shelf(twin, "Standard")
        const create = (form: Form) =>
          Effect.map(post(twin, "/v1/discounts", form), ({ body }) => list(body, "ticket_types"))
        assert.deepStrictEqual(yield* create([...fixed, ["ticket_types[]", type]]), [])
        assert.deepStrictEqual(yield* create([...fixed, [`ticket_type_id[${type}]`, "1"]]), [type])
        const percentage: Form = [
          ["code", "P"],
          ["name", "P"],
          ["type", "percentage"],
          ["price_percent", "10"],
          ["ticket_types[]", type],
        ]
        assert.deepStrictEqual(yield* create(percentage), [type])
      }),
    ),
  )

  it.effect("change what is sent and nothing else; ticket types come and go by a map", () =>
    withTwin({ world, orders: 40 }, (twin) =>
      Effect.gen(function* () {
        const before = (yield* walk(twin, "/v1/discounts")).find(
          (one) => at(one, "code") === (world === "own" ? "LANTERN10" : "ODD10"),
        )
        const [first = "", second = "", third = ""] = list(before, "ticket_types").map(String)
        const { type: added } = yield* shelf(twin, "Student")
        const path = `/v1/discounts/${text(before, "id")}`
        const updated = yield* post(twin, path, [
          ["name", "Renamed"],
          [`ticket_types[${first}]`, "0"],
          [`ticket_types[${second}]`, ""],
          [`ticket_types[${added}]`, "1"],
          ["ticket_types[tt_1]", "1"],
        ])
        assert.strictEqual(updated.status, 200)
        assert.deepStrictEqual(updated.body, {
          ...fields(before),
          name: "Renamed",
          ticket_types: [second, third, added],
        })
        assert.deepStrictEqual(yield* get(twin, path), updated.body)
        const turned = yield* post(twin, path, [
          ["type", "fixed_amount"],
          ["price", "250"],
        ])
        assert.strictEqual(at(turned.body, "face_value_amount"), 250)
        assert.isNull(at(turned.body, "face_value_percentage"))
      }),
    ),
  )

  it.effect("are refused with every field that is wrong", () =>
    withTwin({ world, orders: 0 }, (twin) =>
      Effect.gen(function* () {
        const refusal = (path: string, form: Form) => Effect.map(post(twin, path, form), fieldsOf)
        assert.deepStrictEqual(yield* refusal("/v1/discounts", []), ["code", "name", "type"])
        const wrong: Form = [
          ["code", ""],
          ["name", "N"],
          ["type", "half"],
          ["price", "-1"],
          ["price_percent", "101"],
          ["booking_fee", "a"],
          ["expires", ""],
          ["max_redemptions", "0"],
        ]
        const named = ["code", "type", "price", "price_percent", "booking_fee", "expires", "max_redemptions"]
        assert.deepStrictEqual(yield* refusal("/v1/discounts", wrong), named)
        const enumerated = yield* post(twin, "/v1/discounts", wrong)
        assert.deepStrictEqual(at(enumerated.body, "errors", 1, "expected"), [
          { type: "enum", allowedValues: ["fixed_amount", "percentage"] },
        ])
        const [id = ""] = ids(yield* walk(twin, "/v1/discounts"))
        assert.sameMembers([...(yield* refusal(`/v1/discounts/${id}`, wrong))], named)
        assert.strictEqual((yield* walk(twin, "/v1/discounts")).length, twin.world.discounts.length)
      }),
    ),
  )

  it.effect("are deleted with 200 and a small record", () =>
    withTwin({ world, orders: 0 }, (twin) =>
      Effect.gen(function* () {
        const [id = ""] = ids(yield* walk(twin, "/v1/discounts"))
        const gone = yield* reply(twin, { method: "DELETE", path: `/v1/discounts/${id}` })
        assert.strictEqual(gone.status, 200)
        assert.deepStrictEqual(JSON.parse(gone.text), { id, object: "discount", deleted: "true" })
        assert.strictEqual((yield* reply(twin, { method: "DELETE", path: `/v1/discounts/${id}` })).status, 404)
        assert.notInclude(ids(yield* walk(twin, "/v1/discounts")), id)
      }),
    ),
  )
})

describe.each(worlds)("vouchers, in the %s world", (world) => {
  it.effect("are created with codes, changed, voided code by code, and deleted", () =>
    withTwin({ world, orders: 40 }, (twin) =>
      Effect.gen(function* () {
        const [first = "", second = ""] = ids(yield* walk(twin, "/v1/event_series"))
        const made = yield* post(twin, "/v1/vouchers", [
          ["name", "Thanks"],
          ["value", "1500"],
          ["expiry", "1900000000"],
          ["codes[]", "ONE"],
          ["codes[]", "TWO"],
          ["event_series_ids[]", first],
          ["event_series_ids[]", "es_1"],
        ])
        assert.strictEqual(made.status, 201)
        const id = text(made.body, "id")
        assert.strictEqual(number(made.body, "total_codes"), 2)
        assert.strictEqual(number(made.body, "available_codes"), 2)
        assert.deepStrictEqual(list(made.body, "event_series_ids"), [first])
        assert.include(list(yield* get(twin, `/v1/event_series/${first}`), "voucher_ids"), id)
        const changed = yield* post(twin, `/v1/vouchers/${id}`, [
          ["value", "2000"],
          ["codes[]", "THREE"],
          [`event_series_ids[${first}]`, "0"],
          [`event_series_ids[${second}]`, "1"],
        ])
        assert.strictEqual(changed.status, 201)
        assert.strictEqual(text(changed.body, "name"), "Thanks")
        assert.strictEqual(number(changed.body, "value"), 2000)
        assert.deepStrictEqual(list(changed.body, "event_series_ids"), [second])
        const codes = yield* walk(twin, `/v1/vouchers/${id}/codes`)
        assert.deepStrictEqual(
          codes.map((code) => at(code, "code")),
          ["THREE", "TWO", "ONE"],
        )
        const code = text(codes[0], "id")
        const voidPath = `/v1/vouchers/${id}/codes/${code}/void`
        assert.deepStrictEqual(yield* post(twin, voidPath), {
          status: 200,
          body: { id: code, object: "voucher_code", voided: "true" },
        })
        assert.deepStrictEqual(fieldsOf(yield* post(twin, voidPath)), ["voucher_code_id"])
        const now = yield* get(twin, `/v1/vouchers/${id}`)
        assert.strictEqual(number(now, "available_codes"), 2)
        assert.strictEqual(number(now, "total_codes"), 3)
        const gone = yield* reply(twin, { method: "DELETE", path: `/v1/vouchers/${id}` })
        assert.deepStrictEqual(JSON.parse(gone.text), { id, object: "voucher", deleted: "true" })
        assert.strictEqual((yield* reply(twin, { path: `/v1/vouchers/${id}/codes` })).status, 404)
      }),
    ),
  )

  it.effect("are refused with every field that is wrong", () =>
    withTwin({ world, orders: 40 }, (twin) =>
      Effect.gen(function* () {
        assert.deepStrictEqual(fieldsOf(yield* post(twin, "/v1/vouchers")), ["name", "value", "codes"])
        const vouchers = yield* walk(twin, "/v1/vouchers")
        const gift = text(vouchers.at(-1), "id")
        const codes = yield* walk(twin, `/v1/vouchers/${gift}/codes`)
        const used = codes.find((code) => at(code, "used") !== null)
        assert.deepStrictEqual(fieldsOf(yield* post(twin, `/v1/vouchers/${gift}/codes/${text(used, "id")}/void`)), [
          "voucher_code_id",
        ])
        const twice: Form = [
          ["name", "N"],
          ["value", "1"],
          ["codes[]", "A"],
          ["codes[]", "A"],
          ["codes[]", text(used, "code")],
        ]
        assert.deepStrictEqual(fieldsOf(yield* post(twin, "/v1/vouchers", twice)), ["codes", "codes"])
        assert.deepStrictEqual(
          fieldsOf(
            yield* post(twin, `/v1/vouchers/${gift}`, [
              ["expiry", "soon"],
              ["value", "1.5"],
            ]),
          ),
          ["value", "expiry"],
        )
        assert.strictEqual((yield* walk(twin, "/v1/vouchers")).length, vouchers.length)
      }),
    ),
  )
})

describe.each(worlds)("ticket types, in the %s world", (world) => {
  it.effect("are created in a series and appear at each of its dates", () =>
    withTwin({ world, orders: 40 }, (twin) =>
      Effect.gen(function* () {
        const { series } = yield* shelf(twin, "Tent pitch")
        const before = yield* get(twin, `/v1/event_series/${series}`)
        const group = text(list(before, "default_ticket_groups")[0], "id")
        const discount = text((yield* walk(twin, "/v1/discounts"))[0], "id")
        const made = yield* post(twin, `/v1/event_series/${series}/ticket_types`, [
          ["name", "Late arrival"],
          ["price", "1800"],
          ["quantity", "55"],
          ["booking_fee", "155"],
          ["description", "After six"],
          ["access_code", "LATE"],
          ["min_per_order", "2"],
          ["max_per_order", "4"],
          ["hide_until", "1744001007"],
          ["hide_when_sold_out", "true"],
          ["show_quantity_remaining", "true"],
          ["show_quantity_remaining_less_than", "5"],
          ["status", "LOCKED"],
          ["group_id", group],
          ["discounts[]", discount],
        ])
        assert.strictEqual(made.status, 201)
        const id = text(made.body, "id")
        const dates = list(yield* get(twin, `/v1/event_series/${series}/events?limit=100`), "data")
        const expected = {
          object: "ticket_type",
          id,
          access_code: "LATE",
          booking_fee: 155,
          description: "After six",
          discounts: [discount],
          group_id: group,
          has_overrides: "false",
          hide_after: null,
          hide_until: 1_744_001_007,
          hide_when_sold_out: "true",
          max_per_order: 4,
          min_per_order: 2,
          name: "Late arrival",
          override_id: null,
          price: 1800,
          quantity_held: 0,
          quantity_in_baskets: 0,
          quantity_issued: 0,
          show_quantity_remaining: "true",
          show_quantity_remaining_less_than: 5,
          status: "locked",
          type: "GA",
        }
        // An override halves what one date of the own festival has.
        assert.deepInclude(made.body, { ...expected, quantity_total: 55 * dates.length - (world === "own" ? 27 : 0) })
        for (const event of dates) {
          const found = list(event, "ticket_types").find((one) => at(one, "id") === id)
          assert.deepInclude(found, { ...expected, quantity_total: at(event, "override_id") === null ? 55 : 28 })
          const groups = list(event, "ticket_groups").find((one) => at(one, "id") === group)
          assert.include(list(groups, "ticket_ids"), id)
        }
        assert.include(list(yield* get(twin, `/v1/discounts/${discount}`), "ticket_types"), id)
      }),
    ),
  )

  it.effect("are refused with every field that is wrong", () =>
    withTwin({ world, orders: 0 }, (twin) =>
      Effect.gen(function* () {
        const { series } = yield* shelf(twin, "Tent pitch")
        const path = `/v1/event_series/${series}/ticket_types`
        assert.deepStrictEqual(fieldsOf(yield* post(twin, path)), ["name", "price", "quantity"])
        const wrong: Form = [
          ["name", "N"],
          ["price", "12.50"],
          ["quantity", "-1"],
          ["min_per_order", "30"],
          ["max_per_order", "501"],
          ["hide_after", ""],
          ["hide_when_sold_out", "1"],
          ["status", "members_only"],
          ["group_id", "gt_54434"],
        ]
        assert.sameMembers(
          [...fieldsOf(yield* post(twin, path, wrong))],
          [
            "price",
            "quantity",
            "max_per_order",
            "min_per_order",
            "hide_after",
            "hide_when_sold_out",
            "status",
            "group_id",
          ],
        )
        assert.strictEqual((yield* post(twin, "/v1/event_series/es_1/ticket_types")).status, 404)
      }),
    ),
  )
})
