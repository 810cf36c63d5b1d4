import { assert, describe, it } from "@effect/vitest"
import { Lenient } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import {
  Deleted,
  Discount,
  Event,
  IssuedTicket,
  Order,
  Ping,
  TicketType,
  Voided,
  Voucher,
  VoucherCode,
} from "@boxport/ticket-tailor"
import { Result, Schema } from "effect"
import { fixture, fixtures } from "../support/fixtures.ts"

type Shape = Schema.ConstraintDecoder<unknown>

const shapes: { readonly [object: string]: Shape } = {
  discount: Discount,
  event: Event,
  issued_ticket: IssuedTicket,
  order: Order,
  ticket_type: TicketType,
  voucher: Voucher,
  voucher_code: VoucherCode,
}

/** What an answer's records are, by the answer's name. */
const shapeOf = (name: string, record: JsonObject): Shape | undefined =>
  name.endsWith("ping")
    ? Ping
    : name.endsWith("-deleted")
      ? Deleted
      : name.endsWith("-voided")
        ? Voided
        : shapes[String(record["object"])]

const recordsOf = (json: JsonObject): ReadonlyArray<Json> => (Array.isArray(json["data"]) ? json["data"] : [json])

/** What a shape does not know, or does not take, in a record. */
const complaints = (shape: Shape, record: Json): string => {
  const decoded = Schema.decodeUnknownResult(shape, { errors: "all", onExcessProperty: "error" })(record)
  return Result.isFailure(decoded) ? decoded.failure.message : ""
}

describe("the records of the API", () => {
  for (const { json, name } of fixtures) {
    it(`know every field of the seeds' samples: ${name}`, () => {
      const records = recordsOf(json)
      assert.isNotEmpty(records)
      for (const record of records) {
        const shape = Lenient.isObject(record) ? shapeOf(name, record) : undefined
        if (shape === undefined) return assert.fail(`nothing describes ${name}`)
        assert.strictEqual(complaints(shape, record), "")
      }
    })
  }

  it("would show a field that they do not know, however deep", () => {
    const order = fixture("seed-000/order")
    assert.include(complaints(Order, { ...order, brand_new: 1 }), "brand_new")
    const [line] = Array.isArray(order["line_items"]) ? order["line_items"] : []
    const changed = { ...(Lenient.isObject(line) ? line : {}), brand_new: 1 }
    assert.include(complaints(Order, { ...order, line_items: [changed] }), "brand_new")
    assert.include(complaints(Order, { ...order, total: "a lot" }), "total")
  })
})
