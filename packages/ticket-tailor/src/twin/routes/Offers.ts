/**
 * Reading discounts, vouchers, products and checkout forms; ping and overview.
 *
 * @module
 */
import { type Answer, json, notFound } from "../http/Answer.ts"
import { rangeIn, within } from "../http/Filters.ts"
import { overviewRecord } from "../records/EventRecords.ts"
import {
  discountRecord,
  elementRecord,
  formRecord,
  productRecord,
  voucherCodeRecord,
  voucherRecord,
} from "../records/OfferRecords.ts"
import { shaped } from "../Shapes.ts"
import type { Discount, Voucher } from "../state/State.ts"
import { numberOf } from "../world/Ids.ts"
import { arrayListing } from "../world/Listing.ts"
import type { CheckoutForm } from "../world/World.ts"
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

/** `GET /v1/products`. */
export const listProducts: Route = (call) =>
  listOf(call, {
    listing: arrayListing(
      call.state.world.products,
      (product) => numberOf(product.id) ?? 0,
      (product) => product.id,
    ),
    record: (product) => productRecord(call.state, product),
  })

/** `GET /v1/products/{product_id}`. */
export const getProduct: Route = (call) => {
  const id = parameter(call, "product_id")
  const product = call.state.world.products.find((one) => numberOf(one.id) === numberOf(id))
  return product === undefined ? notFound(`Product ${id}`) : json(200, productRecord(call.state, product))
}

/** `GET /v1/checkout_forms`. */
export const listCheckoutForms: Route = (call) =>
  listOf(call, {
    listing: arrayListing(
      call.state.world.forms,
      (form) => form.number,
      (form) => form.id,
    ),
    record: formRecord,
  })

const withForm = (call: Call, answer: (form: CheckoutForm) => Answer): Answer => {
  const id = parameter(call, "checkout_form_id")
  const form = call.state.world.forms.find((one) => one.number === numberOf(id))
  return form === undefined ? notFound(`Checkout form ${id}`) : answer(form)
}

/** `GET /v1/checkout_forms/{checkout_form_id}/elements`; in the order of the form. */
export const listCheckoutFormElements: Route = (call) =>
  withForm(call, (form) =>
    listOf(call, {
      listing: arrayListing(
        form.elements,
        (element) => element.number,
        (element) => element.id,
      ),
      order: "oldest first",
      record: (element) => elementRecord(form, form.elements.indexOf(element)),
    }),
  )

/** `GET /v1/checkout_forms/{checkout_form_id}/elements/{checkout_form_element_id}`. */
export const getCheckoutFormElement: Route = (call) =>
  withForm(call, (form) => {
    const id = parameter(call, "checkout_form_element_id")
    const place = form.elements.findIndex((element) => element.number === numberOf(id))
    const record = elementRecord(form, place)
    return record === undefined ? notFound(`Checkout form element ${id}`) : json(200, record)
  })
