/**
 * `/v1/products` and `/v1/stores`.
 *
 * @module
 */
import { type Answer, json, notFound } from "../http/Answer.ts"
import { associate, type Fields, fieldsOf } from "../http/Fields.ts"
import { productRecord, storeRecord } from "../records/OfferRecords.ts"
import { seriesById } from "../state/Catalogue.ts"
import { stamp } from "../state/Places.ts"
import type { ProductNow } from "../state/State.ts"
import { numberOf, smallStep } from "../world/Ids.ts"
import { arrayListing } from "../world/Listing.ts"
import type { ProductTerms } from "../world/Terms.ts"
import type { Store } from "../world/World.ts"
import { deleted, hidden, refused } from "./Refused.ts"
import { type Call, listOf, parameter, type Route } from "./Route.ts"

/** `GET /v1/products`. */
export const listProducts: Route = (call) =>
  listOf(call, {
    listing: arrayListing(
      call.state.products,
      (product) => numberOf(product.id) ?? 0,
      (product) => product.id,
    ),
    record: (product) => productRecord(call.state, product),
  })

const withProduct = (call: Call, answer: (product: ProductNow) => Answer): Answer => {
  const id = parameter(call, "product_id")
  const product = call.state.products.find((one) => numberOf(one.id) === numberOf(id))
  return product === undefined ? notFound(`Product ${id}`) : answer(product)
}

/** `GET /v1/products/{product_id}`. */
export const getProduct: Route = (call) => withProduct(call, (product) => json(200, productRecord(call.state, product)))

const statuses = ["ON_SALE", "SOLD_OUT", "UNAVAILABLE", "HIDDEN"] as const

/** What a product says of itself; what is not sent stays as it is. */
const termsIn = (call: Call, fields: Fields, before: ProductTerms | undefined): ProductTerms | undefined => {
  const required = before === undefined ? "required" : undefined
  const name = required !== undefined || fields.has("name") ? fields.text("name", "required") : before?.name
  const price = fields.whole("price", { min: 0 }, required) ?? before?.price
  const change = fields.text("modify_quantity")
  if (change !== undefined && !/^[+-]\d{1,9}$/.test(change)) {
    fields.problems.push({ field: "modify_quantity", messages: ["Value must have a sign."], value: change })
  }
  const quantity = (fields.whole("quantity", { min: 0 }) ?? before?.quantity ?? 0) + Number(change ?? 0)
  if (quantity < 0) fields.problems.push({ field: "modify_quantity", messages: ["There are not so many."] })
  const currency = (
    fields.text("currency") ??
    before?.currency ??
    call.state.world.boxOffice.currency.code
  ).toUpperCase()
  const more = {
    description: fields.text("description") ?? before?.description ?? null,
    fee: fields.whole("booking_fee", { min: 0 }) ?? before?.fee ?? 0,
    status: fields.word("status", statuses) ?? before?.status ?? "ON_SALE",
    instructions: fields.text("instructions") ?? before?.instructions ?? null,
    issuesVoucher: fields.flag("issue_ticket_voucher") ?? before?.issuesVoucher ?? false,
  }
  return name === undefined || price === undefined
    ? undefined
    : { inStore: false, ...before, name, price, currency, quantity, ...more }
}

/** The series it is sold with; null for all of them. */
const seriesIn = (call: Call, fields: Fields, before: ReadonlyArray<string> | null): ReadonlyArray<string> | null => {
  const all = fields.flag("linked_to_all_event_series")
  const links = fields.map("event_series_ids")
  if (all === true || (all === undefined && before === null && links.size === 0)) return null
  return associate(before ?? [], links, (id) => seriesById(call.state, id)?.id === id)
}

/** `POST /v1/products`. */
export const createProduct: Route = (call) => {
  const { state } = call
  const fields = fieldsOf(call.form)
  const draft = termsIn(call, fields, undefined)
  const seriesIds = seriesIn(call, fields, [])
  if (draft === undefined || fields.problems.length > 0) return refused(call, fields)
  const at = stamp(state, call.now)
  const product: ProductNow = {
    place:
      Math.max(-1, ...state.world.products.map(({ place }) => place), ...state.products.map(({ place }) => place)) + 1,
    id: `pr_${state.next.product}`,
    draft,
    seriesIds,
    createdAt: at,
    updatedAt: at,
  }
  state.next.product += smallStep
  state.products = [...state.products, product]
  return json(201, productRecord(state, product))
}

/** `POST /v1/products/{product_id}`: series come and go by a map; `modify_quantity` is a change with its sign. */
export const updateProduct: Route = (call) =>
  withProduct(call, (before) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const draft = termsIn(call, fields, before.draft)
    const seriesIds = seriesIn(call, fields, before.seriesIds)
    if (draft === undefined || fields.problems.length > 0) return refused(call, fields)
    const product: ProductNow = { ...before, draft, seriesIds, updatedAt: stamp(state, call.now) }
    state.products = state.products.map((one) => (one === before ? product : one))
    return json(200, productRecord(state, product))
  })

/** `DELETE /v1/products/{product_id}`: one that was sold is hidden instead. */
export const deleteProduct: Route = (call) =>
  withProduct(call, (product) => {
    const { state } = call
    if ((state.counts().products[product.place] ?? 0) > 0) {
      const kept: ProductNow = { ...product, draft: { ...product.draft, status: "HIDDEN" } }
      state.products = state.products.map((one) => (one === product ? kept : one))
      return json(200, hidden("product", product.id))
    }
    state.products = state.products.filter((one) => one !== product)
    return json(200, deleted(call, "product", product.id))
  })

/** `GET /v1/stores`. */
export const listStores: Route = (call) =>
  listOf(call, {
    listing: arrayListing(
      call.state.stores,
      (store) => numberOf(store.id) ?? 0,
      (store) => store.id,
    ),
    record: storeRecord,
  })

const withStore = (call: Call, answer: (store: Store) => Answer): Answer => {
  const id = parameter(call, "store_id")
  const store = call.state.stores.find((one) => numberOf(one.id) === numberOf(id))
  return store === undefined ? notFound(`Store ${id}`) : answer(store)
}

/** `GET /v1/stores/{store_id}`. */
export const getStore: Route = (call) => withStore(call, (store) => json(200, storeRecord(store)))

/** `POST /v1/stores/{store_id}`: stores are made in the dashboard, and changed here. */
export const updateStore: Route = (call) =>
  withStore(call, (before) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const name = fields.has("name") ? fields.text("name", "required") : before.name
    const currency = fields.text("currency")?.toLowerCase() ?? before.currency
    if (name === undefined || fields.problems.length > 0) return refused(call, fields)
    const store: Store = { ...before, name, currency }
    state.stores = state.stores.map((one) => (one === before ? store : one))
    return json(200, storeRecord(store))
  })
