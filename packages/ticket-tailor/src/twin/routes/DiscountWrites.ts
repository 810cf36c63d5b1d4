/**
 * Creating, changing and deleting discounts.
 *
 * @module
 */
import { json } from "../http/Answer.ts"
import { associate, type Fields, fieldsOf } from "../http/Fields.ts"
import { discountRecord } from "../records/OfferRecords.ts"
import { knowsType } from "../state/Catalogue.ts"
import type { Discount } from "../state/State.ts"
import { smallStep } from "../world/Ids.ts"
import { shapedDiscount, withDiscount } from "./Offers.ts"
import { deleted, refused } from "./Refused.ts"
import type { Call, Route } from "./Route.ts"

const kinds = ["fixed_amount", "percentage"] as const

/** What a discount is worth and how long it lasts; what is not sent stays as it is. */
const terms = (fields: Fields, type: Discount["type"], before: Discount | undefined) => {
  const fixed = type === "fixed_amount"
  const amount = fields.whole("price", { min: 0 })
  const percentage = fields.whole("price_percent", { min: 0, max: 100 })
  const feeAmount = fields.whole("booking_fee", { min: 0 })
  const feePercentage = fields.whole("booking_fee_percent", { min: 0, max: 100 })
  return {
    type,
    amount: fixed ? (amount ?? before?.amount ?? 0) : null,
    percentage: fixed ? null : (percentage ?? before?.percentage ?? 0),
    feeAmount: fixed ? (feeAmount ?? before?.feeAmount ?? 0) : null,
    feePercentage: fixed ? null : (feePercentage ?? before?.feePercentage ?? 0),
    expires: fields.time("expires") ?? before?.expires ?? null,
    maxRedemptions: fields.whole("max_redemptions", { min: 1 }) ?? before?.maxRedemptions ?? null,
  }
}

/**
 * The ticket types of a new discount. A bare or comma separated `ticket_types` is passed over, as observed live; ids
 * that the box office does not have are too.
 */
const scopeOf = (call: Call, fields: Fields, type: Discount["type"]): ReadonlyArray<string> => {
  const known = knowsType(call.state)
  const listed =
    type === "fixed_amount" && call.quirks.fixedDiscountScope === "map" ? [] : fields.list("ticket_types").filter(known)
  return associate([...new Set(listed)], fields.map("ticket_type_id"), known)
}

/** `POST /v1/discounts`. */
export const createDiscount: Route = (call) => {
  const { state } = call
  const fields = fieldsOf(call.form)
  const code = fields.text("code", "required")
  const name = fields.text("name", "required")
  const type = fields.word("type", kinds, "required")
  const worth = terms(fields, type ?? "fixed_amount", undefined)
  const typeIds = scopeOf(call, fields, worth.type)
  if (code === undefined || name === undefined || fields.problems.length > 0) return refused(call, fields)
  const number = state.next.discount
  const discount: Discount = {
    number,
    id: `di_${number}`,
    code,
    name,
    ...worth,
    typeIds,
    productIds: [],
    counted: null,
  }
  state.next.discount += smallStep
  state.discounts = [...state.discounts, discount]
  return json(201, shapedDiscount(call, discount))
}

/** The odd answer that seed 000 shows for an update: a read name of today, and `expires` as text. */
const oldUpdateAnswer = (call: Call, discount: Discount): object => {
  const record = discountRecord(call.state, discount)
  return {
    object: record.object,
    id: record.id,
    code: record.code,
    ...(record.expires === null
      ? {}
      : { expires: new Date(record.expires.unix * 1000).toISOString().slice(0, 19).replace("T", " ") }),
    face_value_amount: record.face_value_amount,
    max_redemptions: record.max_redemptions,
    name: record.name,
    ticket_types: record.ticket_types,
    times_redeemed: record.times_redeemed,
    type: record.type,
  }
}

/** `POST /v1/discounts/{discount_id}`: ticket types come and go by a map. */
export const updateDiscount: Route = (call) =>
  withDiscount(call, (before) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const known = knowsType(state)
    const { discountMaps } = call.quirks
    const byMap = (map: "ticket_types" | "ticket_type_id") =>
      discountMaps === "both" || discountMaps === map ? fields.map(map) : new Map<string, string>()
    const typeIds = associate(associate(before.typeIds, byMap("ticket_types"), known), byMap("ticket_type_id"), known)
    const discount: Discount = {
      ...before,
      code: fields.has("code") ? (fields.text("code", "required") ?? before.code) : before.code,
      name: fields.has("name") ? (fields.text("name", "required") ?? before.name) : before.name,
      ...terms(fields, fields.word("type", kinds) ?? before.type, before),
      typeIds,
    }
    if (fields.problems.length > 0) return refused(call, fields)
    state.discounts = state.discounts.map((one) => (one === before ? discount : one))
    return json(200, call.shapes === "live" ? shapedDiscount(call, discount) : oldUpdateAnswer(call, discount))
  })

/** `DELETE /v1/discounts/{discount_id}`. */
export const deleteDiscount: Route = (call) =>
  withDiscount(call, (discount) => {
    call.state.discounts = call.state.discounts.filter((one) => one !== discount)
    return json(200, deleted(call, "discount", discount.id))
  })
