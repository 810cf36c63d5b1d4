/**
 * Reading discounts and vouchers; ping and overview.
 *
 * @module
 */
import { type Answer, json, notFound } from "../http/Answer.ts"
import { rangeIn, within } from "../http/Filters.ts"
import { overviewRecord } from "../records/EventRecords.ts"
import { discountRecord, voucherCodeRecord, voucherRecord } from "../records/OfferRecords.ts"
import { shaped } from "../Shapes.ts"
import type { Discount, Voucher } from "../state/State.ts"
import { numberOf } from "../world/Ids.ts"
import { arrayListing } from "../world/Listing.ts"
import { type Call, listOf, parameter, type Route } from "./Route.ts"

/** `GET /v1/ping`: a version live, a word in the documentation. */
export const ping: Route = (call) => json(200, { version: call.shapes === "live" ? "1.0" : "pong" })

/** `GET /v1/overview`. */
export const overview: Route = (call) => json(200, overviewRecord(call.state))

/** A discount in the shapes asked for. */
export const shapedDiscount = (call: Call, discount: Discount): unknown =>
  shaped(call.shapes, "discounts", discountRecord(call.state, discount))

/** `GET /v1/discounts`. */
export const listDiscounts: Route = (call) =>
  listOf(call, {
    listing: arrayListing(
      call.state.discounts,
      (discount) => discount.number,
      (discount) => discount.id,
    ),
    keep: () => {
      const code = call.query.get("code")
      return (discount) => code === null || discount.code === code
    },
    record: (discount) => shapedDiscount(call, discount),
  })

/** Answers about the discount in the path, or that it is not there. */
export const withDiscount = (call: Call, answer: (discount: Discount) => Answer): Answer => {
  const id = parameter(call, "discount_id")
  const discount = call.state.discounts.find((one) => one.number === numberOf(id))
  return discount === undefined ? notFound(`Discount ${id}`) : answer(discount)
}

/** `GET /v1/discounts/{discount_id}`. */
export const getDiscount: Route = (call) => withDiscount(call, (discount) => json(200, shapedDiscount(call, discount)))

/** A voucher in the shapes asked for. */
export const shapedVoucher = (call: Call, voucher: Voucher): unknown =>
  shaped(call.shapes, "vouchers", voucherRecord(call.state, voucher))

/** `GET /v1/vouchers`. */
export const listVouchers: Route = (call) =>
  listOf(call, {
    listing: {
      ...arrayListing(
        call.state.vouchers,
        (voucher) => voucher.number,
        (voucher) => voucher.id,
      ),
      createdAt: (position) => call.state.vouchers[position]?.createdAt ?? Number.MAX_SAFE_INTEGER,
    },
    created: true,
    keep: (problems) => {
      const expiry = rangeIn(call.query, "expiry_date", problems)
      return (voucher) => within(expiry, voucher.expires)
    },
    record: (voucher) => shapedVoucher(call, voucher),
  })

/** Answers about the voucher in the path, or that it is not there. */
export const withVoucher = (call: Call, answer: (voucher: Voucher) => Answer): Answer => {
  const id = parameter(call, "voucher_id")
  const voucher = call.state.vouchers.find((one) => one.number === numberOf(id))
  return voucher === undefined ? notFound(`Voucher ${id}`) : answer(voucher)
}

/** `GET /v1/vouchers/{voucher_id}`. */
export const getVoucher: Route = (call) => withVoucher(call, (voucher) => json(200, shapedVoucher(call, voucher)))

/** `GET /v1/vouchers/{voucher_id}/codes`. */
export const listVoucherCodes: Route = (call) =>
  withVoucher(call, (voucher) =>
    listOf(call, {
      listing: {
        ...arrayListing(
          voucher.codes,
          (code) => code.number,
          (code) => code.id,
        ),
        createdAt: (position) => voucher.codes[position]?.createdAt ?? Number.MAX_SAFE_INTEGER,
      },
      created: true,
      keep: (problems) => {
        const expiry = rangeIn(call.query, "expiry_date", problems)
        return () => within(expiry, voucher.expires)
      },
      record: (code) => voucherCodeRecord(call.state, voucher, code),
    }),
  )
