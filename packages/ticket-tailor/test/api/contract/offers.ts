import { assert } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { reasonOf, refusedFields } from "./bench.ts"
import type { Contracts } from "./contract.ts"

const five = { code: "NEW5", name: "Five off", type: "fixed_amount", price: 500 } as const
const tenth = { code: "NEW10", name: "A tenth", type: "percentage", price_percent: 10 } as const
const thanks = { name: "Thanks", value: 1500, codes: ["ONE", "TWO"] } as const

/** Discounts and vouchers. */
export const offers: Contracts<
  | "listDiscounts"
  | "getDiscount"
  | "createDiscount"
  | "updateDiscount"
  | "deleteDiscount"
  | "listVouchers"
  | "getVoucher"
  | "createVoucher"
  | "updateVoucher"
  | "deleteVoucher"
  | "listVoucherCodes"
  | "voidVoucherCode"
> = {
  listDiscounts: {
    input: () => ({}),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(client.discounts.list({ limit: 2 }))
        assert.strictEqual(all.length, 6)
        const { items } = yield* client.discounts.list.page({ code: "LANTERN10" })
        assert.deepStrictEqual(
          items.map(({ id }) => id),
          [known.discount],
        )
      }),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.discounts.list.page({ starting_after: "?" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{ code: "" }, "code"]],
  },
  getDiscount: {
    input: ({ discount: discount_id }) => ({ discount_id }),
    works: ({ client, known }) =>
      Effect.map(client.discounts.get({ discount_id: known.discount }), (discount) => {
        assert.strictEqual(discount.code, "LANTERN10")
        assert.strictEqual(discount.face_value_percentage, "10")
      }),
    invalid: () => [[{}, "discount_id"]],
  },
  createDiscount: {
    input: () => ({ body: five }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const made = yield* client.discounts.create({
          body: {
            ...five,
            price: { minor: 500n, currency: "GBP" },
            booking_fee: 50,
            expires: 1_900_000_000,
            max_redemptions: 7,
            ticket_types: [known.type],
          },
        })
        assert.deepInclude(made, {
          code: "NEW5",
          name: "Five off",
          type: "fixed_amount",
          face_value_amount: 500,
          booking_fee_amount: 50,
          max_redemptions: 7,
          times_redeemed: 0,
        })
        assert.deepStrictEqual(made.ticket_types, [known.type], "exactly what was asked for")
        assert.nestedPropertyVal(made, "expires.unix", 1_900_000_000)
        assert.deepStrictEqual(yield* client.discounts.get({ discount_id: made.id }), made)
        const percentage = yield* client.discounts.create({ body: { ...tenth, ticket_types: [known.type] } })
        assert.deepStrictEqual(percentage.ticket_types, [known.type])
        assert.strictEqual(percentage.face_value_percentage, "10")
        const everywhere = yield* client.discounts.create({ body: { ...tenth, code: "ALL10" } })
        assert.isEmpty(everywhere.ticket_types)
      }),
    invalid: () => [
      [{ body: { name: "A", type: "percentage" } }, "body.code"],
      [{ body: { code: "A", type: "percentage" } }, "body.name"],
      [{ body: { code: "A", name: "A" } }, "body.type"],
      [{ body: { ...five, type: "fixed" } }, "body.type"],
      [{ body: { ...five, price: 5.5 } }, "body.price"],
      [{ body: { ...tenth, price_percent: 101 } }, "body.price_percent"],
      [{ body: { ...five, max_redemptions: 0 } }, "body.max_redemptions"],
      [{ body: { ...five, ticket_types: "tt_1,tt_2" } }, "body.ticket_types"],
      [{ body: { ...five, ticket_types: [[]] } }, "body.ticket_types[0]"],
    ],
  },
  updateDiscount: {
    input: ({ discount: discount_id }) => ({ discount_id, body: { name: "Renamed" } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { discount: discount_id } = known
        const before = yield* client.discounts.get({ discount_id })
        const [first = "", ...rest] = before.ticket_types ?? []
        const series = yield* client.eventSeries.get({ event_series_id: known.series })
        const other = series.default_ticket_types?.find(({ name }) => name === "Student")?.id ?? ""
        const changed = yield* client.discounts.update({
          discount_id,
          body: { name: "Renamed", ticket_types: { [first]: false, [other]: true } },
        })
        assert.deepStrictEqual(changed, { ...before, name: "Renamed", ticket_types: [...rest, other] })
        const turned = yield* client.discounts.update({ discount_id, body: { type: "fixed_amount", price: 250 } })
        assert.strictEqual(turned.face_value_amount, 250)
        assert.isNull(turned.face_value_percentage)
        assert.deepStrictEqual(yield* client.discounts.get({ discount_id }), turned)
      }),
    invalid: ({ discount: discount_id }) => [
      [{ discount_id, body: { ticket_types: ["tt_1"] } }, "body.ticket_types"],
      [{ discount_id, body: { ticket_types: { tt_1: "1" } } }, "body.ticket_types.tt_1"],
      [{ discount_id, body: { code: " " } }, "body.code"],
    ],
  },
  deleteDiscount: {
    input: ({ discount: discount_id }) => ({ discount_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { discount: discount_id } = known
        const gone = yield* client.discounts.delete({ discount_id })
        assert.deepStrictEqual(gone, { id: discount_id, object: "discount", deleted: true })
        assert.strictEqual((yield* reasonOf(client.discounts.get({ discount_id })))._tag, "NotFound")
        assert.isEmpty((yield* client.discounts.list.page({ code: "LANTERN10" })).items)
      }),
    invalid: () => [[{}, "discount_id"]],
  },
  listVouchers: {
    input: () => ({}),
    works: ({ client }) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(client.vouchers.list())
        assert.strictEqual(all.length, 3)
        const year = Date.UTC(2026, 11, 1) / 1000
        const later = yield* Stream.runCollect(client.vouchers.list({ expiry_date: { gte: year } }))
        assert.deepStrictEqual(
          later.map(({ name }) => name),
          ["Meadow neighbours"],
        )
      }),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.vouchers.list.page({ starting_after: "?" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{ expiry_date: { gte: "2026" } }, "expiry_date.gte"]],
  },
  getVoucher: {
    input: ({ voucher: voucher_id }) => ({ voucher_id }),
    works: ({ client, known }) =>
      Effect.map(client.vouchers.get({ voucher_id: known.voucher }), ({ total_codes }) =>
        assert.isAbove(Number(total_codes), 0),
      ),
    invalid: () => [[{}, "voucher_id"]],
  },
  createVoucher: {
    input: () => ({ body: { ...thanks, expiry: 1_900_000_000 } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const made = yield* client.vouchers.create({
          body: {
            ...thanks,
            value: { minor: 1500n, currency: "GBP" },
            expiry: 1_900_000_000,
            event_series_ids: [known.series],
          },
        })
        assert.deepInclude(made, { name: "Thanks", value: 1500, total_codes: 2, available_codes: 2 })
        assert.deepStrictEqual(made.event_series_ids, [known.series])
        const { items } = yield* client.voucherCodes.list.page({ voucher_id: made.id })
        assert.deepStrictEqual(
          items.map(({ code }) => code),
          ["TWO", "ONE"],
        )
        assert.strictEqual((yield* client.vouchers.list.page({ limit: 1 })).items[0]?.id, made.id)
      }),
    refused: ({ client, known }) =>
      Effect.gen(function* () {
        const { code } = yield* Effect.map(
          client.voucherCodes.list.page({ voucher_id: known.voucher }),
          ({ items }) => items[0] ?? { code: "" },
        )
        const fields = yield* refusedFields(client.vouchers.create({ body: { ...thanks, codes: [String(code)] } }))
        assert.deepStrictEqual(fields, ["codes"])
      }),
    invalid: () => [
      [{ body: { name: "A", value: 1 } }, "body.codes"],
      [{ body: { ...thanks, codes: [] } }, "body.codes"],
      [{ body: { ...thanks, codes: [""] } }, "body.codes[0]"],
      [{ body: { ...thanks, value: -1 } }, "body.value"],
      [{ body: { ...thanks, currency: "gbp", value: { minor: 1n, currency: "EUR" } } }, "body.value"],
    ],
  },
  updateVoucher: {
    input: ({ voucher: voucher_id }) => ({ voucher_id, body: { name: "Renamed" } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { voucher: voucher_id } = known
        const before = yield* client.vouchers.get({ voucher_id })
        const changed = yield* client.vouchers.update({
          voucher_id,
          body: { value: 2000, codes: ["THREE"], event_series_ids: { [known.series]: true } },
        })
        assert.deepStrictEqual(changed, {
          ...before,
          value: 2000,
          total_codes: Number(before.total_codes) + 1,
          available_codes: Number(before.available_codes) + 1,
          event_series_ids: [...(before.event_series_ids ?? []), known.series],
          usable_on_any_event: false,
        })
        const removed = yield* client.vouchers.update({
          voucher_id,
          body: { event_series_ids: { [known.series]: false } },
        })
        assert.deepStrictEqual(removed.event_series_ids, before.event_series_ids)
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(client.vouchers.update({ voucher_id: known.voucher, body: { codes: ["A", "A"] } })),
        (fields) => assert.deepStrictEqual(fields, ["codes"]),
      ),
    invalid: ({ voucher: voucher_id }) => [
      [{ voucher_id, body: { event_series_ids: ["es_1"] } }, "body.event_series_ids"],
      [{ voucher_id, body: { name: "" } }, "body.name"],
    ],
  },
  deleteVoucher: {
    input: ({ voucher: voucher_id }) => ({ voucher_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { voucher: voucher_id } = known
        const gone = yield* client.vouchers.delete({ voucher_id })
        assert.deepStrictEqual(gone, { id: voucher_id, object: "voucher", deleted: true })
        const codes = client.voucherCodes.list.page({ voucher_id })
        assert.strictEqual((yield* reasonOf(codes))._tag, "NotFound")
      }),
    invalid: () => [[{}, "voucher_id"]],
  },
  listVoucherCodes: {
    input: ({ voucher: voucher_id }) => ({ voucher_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { voucher: voucher_id } = known
        const all = yield* Stream.runCollect(client.voucherCodes.list({ voucher_id, limit: 1 }))
        assert.strictEqual(all.length, Number((yield* client.vouchers.get({ voucher_id })).total_codes))
        for (const code of all) assert.strictEqual(code.voucher_id, voucher_id)
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(client.voucherCodes.list.page({ voucher_id: known.voucher, starting_after: "?" })),
        (fields) => assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: ({ voucher: voucher_id }) => [[{ voucher_id, created_at: { gt: -1 } }, "created_at.gt"]],
  },
  voidVoucherCode: {
    input: ({ voucher: voucher_id, voucherCode: voucher_code_id }) => ({ voucher_id, voucher_code_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { voucher: voucher_id, voucherCode: voucher_code_id } = known
        const before = yield* client.vouchers.get({ voucher_id })
        const gone = yield* client.voucherCodes.void({ voucher_id, voucher_code_id })
        assert.deepStrictEqual(gone, { id: voucher_code_id, object: "voucher_code", voided: true })
        const after = yield* client.vouchers.get({ voucher_id })
        assert.strictEqual(after.available_codes, Number(before.available_codes) - 1)
        assert.strictEqual(after.total_codes, before.total_codes)
      }),
    refused: ({ client, known }) =>
      Effect.gen(function* () {
        const { voucher: voucher_id, voucherCode: voucher_code_id } = known
        yield* client.voucherCodes.void({ voucher_id, voucher_code_id })
        const again = yield* refusedFields(client.voucherCodes.void({ voucher_id, voucher_code_id }))
        assert.deepStrictEqual(again, ["voucher_code_id"])
      }),
    invalid: ({ voucher: voucher_id }) => [[{ voucher_id }, "voucher_code_id"]],
  },
}
