import * as Model from "@boxport/model"
import { rowOfText, rowText, type Rows, type TableName, tableNames } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Effect, Result, Schema } from "effect"

const shapes: { readonly [Name in TableName]: Schema.Codec<Rows[Name], unknown> } = {
  events: Schema.Struct(Model.Event.fields),
  ticket_types: Schema.Struct(Model.TicketType.fields),
  questions: Schema.Struct(Model.Question.fields),
  discounts: Schema.Struct(Model.Discount.fields),
  vouchers: Schema.Struct(Model.Voucher.fields),
  voucher_codes: Schema.Struct(Model.VoucherCode.fields),
  activities: Schema.Struct(Model.Activity.fields),
  orders: Schema.Struct(Model.Order.fields),
  order_lines: Schema.Struct(Model.OrderLine.fields),
  tickets: Schema.Struct(Model.Ticket.fields),
  answers: Schema.Struct(Model.Answer.fields),
  check_ins: Schema.Struct(Model.CheckIn.fields),
  refunds: Schema.Struct(Model.Refund.fields),
  contacts: Schema.Struct(Model.Contact.fields),
}

/** JSON knows no negative zero; neither does any column. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part))

describe("a row as text", () => {
  for (const name of tableNames) {
    it.effect(`comes back as it was: ${name}`, () =>
      Effect.gen(function* () {
        const result = yield* Arbitrary.checkEffect(
          Arbitrary.schema(shapes[name]),
          (row) => {
            const back = rowOfText(name, rowText(name, row))
            return Result.isSuccess(back) && plain(back.success) === plain(row)
          },
          { runs: 100, seed: name },
        )
        assert.strictEqual(result._tag, "Passed", Arbitrary.formatCheckFailure(result))
      }),
    )
  }

  it("is refused when it is none", () => {
    const refund: Rows["refunds"] = {
      id: "tito:1",
      event_id: null,
      order_id: null,
      native_id: "1",
      amount: 9_007_199_254_740_993n,
      currency: "EUR",
      manual: null,
      created_at: null,
      extra: null,
    }
    const text = rowText("refunds", refund)
    assert.deepStrictEqual(rowOfText("refunds", text), Result.succeed(refund))
    for (const wrong of [
      "",
      "null",
      "[]",
      text.slice(0, -1),
      text.replace('"9007199254740993"', "9007199254740993"),
      text.replace('"9007199254740993"', '"12.5"'),
      text.replace('"EUR"', '"eur"'),
      text.replace('"id":"tito:1"', '"id":""'),
    ]) {
      assert.isTrue(Result.isFailure(rowOfText("refunds", wrong)), wrong)
    }
    assert.isTrue(Result.isFailure(rowOfText("contacts", text)))
  })
})
