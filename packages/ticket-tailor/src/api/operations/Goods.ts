import { Amounts, type Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Deleted } from "../records/Common.ts"
import { Hold, Product, Store } from "../records/Offers.ts"
import {
  Count,
  create,
  created,
  Currency,
  form,
  Id,
  Links,
  list,
  listOf,
  ok,
  one,
  pages,
  Quantities,
  Range,
  remove,
  Text,
  update,
  written,
} from "./Common.ts"

const optional = Schema.optionalKey

/** Tickets to set aside. */
export const NewHold = Schema.Struct({
  event_id: Id,
  ticket_type_id: Quantities.check(
    Schema.makeFilter((quantities: object) =>
      Object.keys(quantities).length === 0 ? "Expected a ticket type with how many of it" : undefined,
    ),
  ),
  note: optional(Text),
}).annotate({ identifier: "NewHold" })

/** Changes to a hold; what is left out stays. */
export const HoldChanges = Schema.Struct({ ticket_type_id: optional(Quantities), note: optional(Text) }).annotate({
  identifier: "HoldChanges",
})

const productFields = {
  booking_fee: optional(Amounts.minorUnits),
  currency: optional(Currency.annotate({ description: "The box office's, if it is left out" })),
  description: optional(Text),
  event_series_ids: optional(Links),
  instructions: optional(Text),
  issue_ticket_voucher: optional(Schema.Boolean.annotate({ description: "Whether buyers get a QR code for it" })),
  linked_to_all_event_series: optional(Schema.Boolean),
  quantity: optional(Count),
  status: optional(
    written(["ON_SALE", "SOLD_OUT", "UNAVAILABLE", "HIDDEN"], ["on_sale", "sold_out", "unavailable", "hidden"]),
  ),
}

/** A new product. */
export const NewProduct = Schema.Struct({ name: Text, price: Amounts.minorUnits, ...productFields }).annotate({
  identifier: "NewProduct",
})

/** Changes to a product; what is left out stays. */
export const ProductChanges = Schema.Struct({
  name: optional(Text),
  price: optional(Amounts.minorUnits),
  ...productFields,
  modify_quantity: optional(
    Schema.String.check(Schema.isPattern(/^[+-]\d{1,9}$/, { message: "Expected a change such as +5 or -5" })).annotate({
      description: "How many more or fewer there are, with its sign",
    }),
  ),
}).annotate({ identifier: "ProductChanges" })

/** Changes to a store, by the fields that are read: no other is known (platform notes 1.2). */
export const StoreChanges = Schema.Struct({ name: optional(Text), currency: optional(Currency) }).annotate({
  identifier: "StoreChanges",
})

/** Endpoints of holds, products and stores. */
export const goods = {
  listHolds: {
    ...list,
    name: "holds.list",
    path: "/v1/holds",
    summary: "Tickets set aside",
    resource: "holds",
    query: { event_id: optional(Id), created_at: optional(Range), updated_at: optional(Range), ...pages },
    success: listOf(Hold),
    source: "platform notes 1.1",
  },
  getHold: {
    ...one,
    name: "holds.get",
    path: "/v1/holds/{hold_id}",
    summary: "One hold",
    resource: "holds",
    success: ok(Hold),
    source: "platform notes 1.1",
  },
  createHold: {
    ...create,
    name: "holds.create",
    path: "/v1/holds",
    summary: "Sets tickets of an event aside",
    resource: "holds",
    body: form(NewHold),
    success: created(Hold),
    trace: { list: "holds.list", by: ["event_id", "note"] },
    source: "platform notes 1.4",
  },
  updateHold: {
    ...update,
    name: "holds.update",
    path: "/v1/holds/{hold_id}",
    summary: "Changes how many tickets a hold has",
    resource: "holds",
    body: form(HoldChanges),
    success: ok(Hold),
    source: "platform notes 1.2",
  },
  deleteHold: {
    ...remove,
    name: "holds.delete",
    path: "/v1/holds/{hold_id}",
    summary: "Gives the tickets of a hold back to the sale",
    resource: "holds",
    success: ok(Deleted),
    source: "platform notes 1.2",
  },
  listProducts: {
    ...list,
    name: "products.list",
    path: "/v1/products",
    summary: "Add-ons and merchandise",
    resource: "products",
    query: pages,
    success: listOf(Product),
    source: "platform notes 1.1",
  },
  getProduct: {
    ...one,
    name: "products.get",
    path: "/v1/products/{product_id}",
    summary: "One product",
    resource: "products",
    success: ok(Product),
    source: "platform notes 1.1",
  },
  createProduct: {
    ...create,
    name: "products.create",
    path: "/v1/products",
    summary: "Creates a product",
    resource: "products",
    body: form(NewProduct),
    success: created(Product),
    trace: { list: "products.list", by: ["name"] },
    source: "platform notes 1.4",
  },
  updateProduct: {
    ...update,
    name: "products.update",
    path: "/v1/products/{product_id}",
    summary: "Changes a product; modify_quantity adds to or takes from how many there are",
    resource: "products",
    body: form(ProductChanges),
    success: ok(Product),
    idempotent: false,
    trace: { list: "products.get", by: ["product_id"] },
    source: "platform notes 1.2",
  },
  deleteProduct: {
    ...remove,
    name: "products.delete",
    path: "/v1/products/{product_id}",
    summary: "Deletes a product, or hides it where some were sold",
    resource: "products",
    success: ok(Deleted),
    source: "platform notes 1.2",
  },
  listStores: {
    ...list,
    name: "stores.list",
    path: "/v1/stores",
    summary: "Stores, which sell products without an event",
    resource: "stores",
    query: pages,
    success: listOf(Store),
    source: "platform notes 1.1",
  },
  getStore: {
    ...one,
    name: "stores.get",
    path: "/v1/stores/{store_id}",
    summary: "One store",
    resource: "stores",
    success: ok(Store),
    source: "platform notes 1.1",
  },
  updateStore: {
    ...update,
    name: "stores.update",
    path: "/v1/stores/{store_id}",
    summary: "Changes a store; it cannot be created here",
    resource: "stores",
    body: form(StoreChanges),
    success: ok(Store),
    source: "platform notes 1.2",
  },
} as const satisfies { readonly [name: string]: Operation }
