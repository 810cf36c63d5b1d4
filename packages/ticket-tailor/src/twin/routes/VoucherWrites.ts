/**
 * Creating, changing and deleting vouchers and voiding their codes.
 *
 * @module
 */
import { currencies } from "../../api/operations/Common.ts"
import { json, notFound } from "../http/Answer.ts"
import { associate, type Fields, fieldsOf } from "../http/Fields.ts"
import { stamp } from "../state/Places.ts"
import { seriesById } from "../state/Catalogue.ts"
import type { State, Voucher, VoucherCode } from "../state/State.ts"
import { numberOf, smallStep } from "../world/Ids.ts"
import { shapedVoucher, withVoucher } from "./Offers.ts"
import { deleted, refused } from "./Refused.ts"
import { type Call, parameter, type Route } from "./Route.ts"

const knownSeries =
  (state: State) =>
  (id: string): boolean =>
    seriesById(state, id)?.id === id

/** New codes; one that the box office has already, or that is there twice, is a problem. */
const newCodes = (call: Call, fields: Fields): ReadonlyArray<VoucherCode> => {
  const { state } = call
  const taken = new Set(state.vouchers.flatMap((voucher) => voucher.codes.map((code) => code.code)))
  const createdAt = stamp(state, call.now)
  return fields.list("codes").map((code, n) => {
    if (code.trim() === "" || taken.has(code)) {
      fields.problems.push({ field: "codes", messages: ["The code is blank or exists already."], value: code })
    }
    taken.add(code)
    const number = state.next.voucherCode + n * smallStep
    return { number, id: `vc_${number}`, code, usedAt: null, voided: false, createdAt }
  })
}

/** `POST /v1/vouchers`: seed 000 wants an expiry, the platform of today does not. */
export const createVoucher: Route = (call) => {
  const { state } = call
  const fields = fieldsOf(call.form)
  const name = fields.text("name", "required")
  const value = fields.whole("value", { min: 0 }, "required")
  const expires = fields.time("expiry", call.shapes === "live" ? undefined : "required")
  const currency = fields.word("currency", currencies) ?? state.world.boxOffice.currency.code
  const codes = newCodes(call, fields)
  if (codes.length === 0) fields.problems.push({ field: "codes", messages: ["This value should not be blank."] })
  if (name === undefined || value === undefined || fields.problems.length > 0) return refused(call, fields)
  const number = state.next.voucher
  const voucher: Voucher = {
    number,
    id: `vo_${number}`,
    name,
    type: "PROMO",
    value,
    currency,
    expires: expires ?? null,
    seriesIds: [...new Set(fields.list("event_series_ids"))].filter(knownSeries(state)),
    partial: false,
    codes,
    createdAt: stamp(state, call.now),
  }
  state.next.voucher += smallStep
  state.next.voucherCode += codes.length * smallStep
  state.vouchers = [...state.vouchers, voucher]
  return json(201, shapedVoucher(call, voucher))
}

const replace = (state: State, before: Voucher, now: Voucher): void => {
  state.vouchers = state.vouchers.map((one) => (one === before ? now : one))
}

/** `POST /v1/vouchers/{voucher_id}`: codes are added, series come and go by a map; answers 201, as documented. */
export const updateVoucher: Route = (call) =>
  withVoucher(call, (before) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const codes = newCodes(call, fields)
    const voucher: Voucher = {
      ...before,
      name: fields.has("name") ? (fields.text("name", "required") ?? before.name) : before.name,
      value: fields.whole("value", { min: 0 }) ?? before.value,
      expires: fields.time("expiry") ?? before.expires,
      seriesIds: associate(before.seriesIds, fields.map("event_series_ids"), knownSeries(state)),
      codes: [...before.codes, ...codes],
    }
    if (fields.problems.length > 0) return refused(call, fields)
    state.next.voucherCode += codes.length * smallStep
    replace(state, before, voucher)
    return json(201, shapedVoucher(call, voucher))
  })

/** `DELETE /v1/vouchers/{voucher_id}`: its codes go with it. */
export const deleteVoucher: Route = (call) =>
  withVoucher(call, (voucher) => {
    call.state.vouchers = call.state.vouchers.filter((one) => one !== voucher)
    return json(200, deleted(call, "voucher", voucher.id))
  })

/** `POST /v1/vouchers/{voucher_id}/codes/{voucher_code_id}/void`: a code that is used or void is refused. */
export const voidVoucherCode: Route = (call) =>
  withVoucher(call, (voucher) => {
    const id = parameter(call, "voucher_code_id")
    const code = voucher.codes.find((one) => one.number === numberOf(id))
    if (code === undefined) return notFound(`Voucher code ${id}`)
    const fields = fieldsOf(call.form)
    if (code.voided || code.usedAt !== null) {
      const what = code.voided ? "void" : "used"
      fields.problems.push({ field: "voucher_code_id", messages: [`The code is ${what} already.`], value: id })
      return refused(call, fields)
    }
    replace(call.state, voucher, {
      ...voucher,
      codes: voucher.codes.map((one) => (one === code ? { ...code, voided: true } : one)),
    })
    return json(200, { id: code.id, object: "voucher_code", voided: call.shapes === "live" ? "true" : true })
  })
