import { assert } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { now, reasonOf, refusedFields } from "./bench.ts"
import type { Contracts } from "./contract.ts"

const apron = { name: "Apron", price: 1800 } as const

/** Holds, products, stores, checkout forms. */
export const goods: Contracts<
  | "listHolds"
  | "getHold"
  | "createHold"
  | "updateHold"
  | "deleteHold"
  | "listProducts"
  | "getProduct"
  | "createProduct"
  | "updateProduct"
  | "deleteProduct"
  | "listStores"
  | "getStore"
  | "updateStore"
  | "listCheckoutForms"
  | "listCheckoutFormElements"
  | "getCheckoutFormElement"
  | "updateCheckoutFormElement"
> = {
  listHolds: {
    input: () => ({}),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(client.holds.list())
        const hold = all.find(({ id }) => id === known.hold)
        const ofEvent = yield* Stream.runCollect(client.holds.list({ event_id: hold?.event_id ?? "" }))
        assert.deepInclude(ofEvent, hold)
        assert.isEmpty(yield* Stream.runCollect(client.holds.list({ created_at: { gt: now / 1000 } })))
      }),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.holds.list.page({ starting_after: "?" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{ updated_at: { from: 1 } }, "updated_at.from"]],
  },
  getHold: {
    input: ({ hold: hold_id }) => ({ hold_id }),
    works: ({ client, known }) =>
      Effect.map(client.holds.get({ hold_id: known.hold }), ({ quantities, total_on_hold }) =>
        assert.strictEqual(
          quantities?.reduce((sum, { quantity }) => sum + Number(quantity), 0),
          total_on_hold,
        ),
      ),
    invalid: () => [[{}, "hold_id"]],
  },
  createHold: {
    input: ({ event: event_id, type }) => ({ body: { event_id, ticket_type_id: { [type]: 3 }, note: "Press" } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { event: event_id, type } = known
        const before = yield* client.events.get({ event_id })
        const made = yield* client.holds.create({ body: { event_id, ticket_type_id: { [type]: 3 }, note: "Press" } })
        assert.deepInclude(made, { event_id, note: "Press", total_on_hold: 3 })
        assert.deepStrictEqual(made.quantities, [{ ticket_type_id: type, quantity: 3 }])
        assert.nestedPropertyVal(made, "created_at.unix", now / 1000)
        const after = yield* client.events.get({ event_id })
        assert.strictEqual(after.total_holds, Number(before.total_holds) + 3)
        const of = (event: typeof after) => event.ticket_types?.find(({ id }) => id === type)
        assert.strictEqual(of(after)?.quantity_held, Number(of(before)?.quantity_held) + 3)
        assert.strictEqual(of(after)?.quantity, of(before)?.quantity, "holds do not lower it")
      }),
    refused: ({ client, known }) =>
      Effect.gen(function* () {
        const { event: event_id, type } = known
        const hold = (event: string, id: string, n: number) =>
          refusedFields(client.holds.create({ body: { event_id: event, ticket_type_id: { [id]: n } } }))
        assert.deepStrictEqual(yield* hold("ev_1", type, 1), ["event_id"])
        assert.deepStrictEqual(yield* hold(event_id, "tt_1", 1), ["ticket_type_id"])
        assert.deepStrictEqual(yield* hold(event_id, type, 1_000_000), ["ticket_type_id"])
      }),
    invalid: ({ event: event_id }) => [
      [{ body: { event_id } }, "body.ticket_type_id"],
      [{ body: { event_id, ticket_type_id: {} } }, "body.ticket_type_id"],
      [{ body: { event_id, ticket_type_id: { tt_1: -1 } } }, "body.ticket_type_id.tt_1"],
      [{ body: { ticket_type_id: { tt_1: 1 } } }, "body.event_id"],
    ],
  },
  updateHold: {
    input: ({ hold: hold_id }) => ({ hold_id, body: { note: "VIP" } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { event: event_id, type } = known
        const { id: hold_id } = yield* client.holds.create({ body: { event_id, ticket_type_id: { [type]: 3 } } })
        const changed = yield* client.holds.update({ hold_id, body: { ticket_type_id: { [type]: 1 }, note: "VIP" } })
        assert.strictEqual(changed.total_on_hold, 1)
        assert.strictEqual(changed.note, "VIP")
        assert.deepStrictEqual(yield* client.holds.get({ hold_id }), changed)
        const none = yield* client.holds.update({ hold_id, body: { ticket_type_id: { [type]: 0 } } })
        assert.strictEqual(none.total_on_hold, 0)
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(client.holds.update({ hold_id: known.hold, body: { ticket_type_id: { tt_1: 1 } } })),
        (fields) => assert.deepStrictEqual(fields, ["ticket_type_id"]),
      ),
    invalid: ({ hold: hold_id }) => [[{ hold_id, body: { event_id: "ev_1" } }, "body.event_id"]],
  },
  deleteHold: {
    input: ({ hold: hold_id }) => ({ hold_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const hold = yield* client.holds.get({ hold_id: known.hold })
        const gone = yield* client.holds.delete({ hold_id: known.hold })
        assert.deepStrictEqual(gone, { id: known.hold, object: "hold", deleted: true })
        assert.strictEqual((yield* client.events.get({ event_id: hold.event_id ?? "" })).total_holds, 0)
      }),
    invalid: () => [[{}, "hold_id"]],
  },
  listProducts: {
    input: () => ({}),
    works: ({ client, known }) =>
      Effect.map(Stream.runCollect(client.products.list({ limit: 1 })), (all) => {
        assert.strictEqual(all.length, 3)
        assert.include(
          all.map(({ id }) => id),
          known.product,
        )
      }),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.products.list.page({ starting_after: "?" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{ limit: "10" }, "limit"]],
  },
  getProduct: {
    input: ({ product: product_id }) => ({ product_id }),
    works: ({ client, known }) =>
      Effect.map(client.products.get({ product_id: known.product }), ({ currency }) =>
        assert.match(String(currency), /^[A-Z]{3}$/),
      ),
    invalid: () => [[{}, "product_id"]],
  },
  createProduct: {
    input: () => ({ body: apron }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const made = yield* client.products.create({
          body: {
            ...apron,
            currency: "gbp",
            price: { minor: 1800n, currency: "GBP" },
            booking_fee: 20,
            description: "Linen",
            instructions: "At the bar",
            quantity: 40,
            status: "hidden",
            event_series_ids: { [known.series]: true },
          },
        })
        assert.deepInclude(made, {
          name: "Apron",
          price: 1800,
          booking_fee: 20,
          currency: "GBP",
          description: "Linen",
          instructions: "At the bar",
          quantity: 40,
          status: "HIDDEN",
          linked_to_all_event_series: false,
        })
        assert.deepStrictEqual(made.event_series_ids, [known.series])
        assert.deepStrictEqual(yield* client.products.get({ product_id: made.id }), made)
        assert.deepStrictEqual((yield* client.products.list.page({ limit: 1 })).items, [made])
      }),
    invalid: () => [
      [{ body: { name: "A" } }, "body.price"],
      [{ body: { ...apron, currency: "gbp", price: { minor: 1n, currency: "USD" } } }, "body.price"],
      [{ body: { ...apron, status: "LOCKED" } }, "body.status"],
      [{ body: { ...apron, quantity: 1.5 } }, "body.quantity"],
    ],
  },
  updateProduct: {
    input: ({ product: product_id }) => ({ product_id, body: { name: "Renamed" } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { product: product_id } = known
        const before = yield* client.products.get({ product_id })
        const changed = yield* client.products.update({ product_id, body: { price: 1, modify_quantity: "-10" } })
        assert.strictEqual(changed.quantity, Number(before.quantity) - 10)
        assert.strictEqual(changed.price, 1)
        assert.strictEqual(changed.name, before.name)
        const linked = yield* client.products.update({ product_id, body: { linked_to_all_event_series: true } })
        assert.isNull(linked.event_series_ids)
        assert.nestedPropertyVal(linked, "updated_at.unix", now / 1000)
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(client.products.update({ product_id: known.product, body: { modify_quantity: "-1000" } })),
        (fields) => assert.deepStrictEqual(fields, ["modify_quantity"]),
      ),
    invalid: ({ product: product_id }) => [
      [{ product_id, body: { modify_quantity: "5" } }, "body.modify_quantity"],
      [{ product_id, body: { modify_quantity: 5 } }, "body.modify_quantity"],
    ],
  },
  deleteProduct: {
    input: ({ product: product_id }) => ({ product_id }),
    works: ({ client }) =>
      Effect.gen(function* () {
        const { id: product_id } = yield* client.products.create({ body: apron })
        const gone = yield* client.products.delete({ product_id })
        assert.deepStrictEqual(gone, { id: product_id, object: "product", deleted: true })
        assert.strictEqual((yield* reasonOf(client.products.get({ product_id })))._tag, "NotFound")
        const all = yield* Stream.runCollect(client.products.list())
        const sold = all.find(({ issued_count }) => Number(issued_count) > 0)
        const hidden = yield* client.products.delete({ product_id: sold?.id ?? "" })
        assert.deepInclude(hidden, { deleted: false, hidden: true })
        assert.strictEqual((yield* client.products.get({ product_id: sold?.id ?? "" })).status, "HIDDEN")
      }),
    invalid: () => [[{}, "product_id"]],
  },
  listStores: {
    input: () => ({}),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(client.stores.list())
        assert.deepStrictEqual(
          all.map(({ id }) => id),
          [known.store],
        )
        const orders = yield* Stream.runCollect(client.orders.list())
        const ids = orders.flatMap(({ line_items }) => (line_items ?? []).flatMap(({ store_id }) => store_id ?? []))
        assert.deepStrictEqual([...new Set(ids)], [known.store])
      }),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.stores.list.page({ starting_after: "?" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{ limit: 1000 }, "limit"]],
  },
  getStore: {
    input: ({ store: store_id }) => ({ store_id }),
    works: ({ client, known }) =>
      Effect.map(client.stores.get({ store_id: known.store }), ({ currency }) => assert.strictEqual(currency, "gbp")),
    invalid: () => [[{}, "store_id"]],
  },
  updateStore: {
    input: ({ store: store_id }) => ({ store_id, body: { name: "Shop" } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { store: store_id } = known
        const before = yield* client.stores.get({ store_id })
        const changed = yield* client.stores.update({ store_id, body: { name: "Shop" } })
        assert.deepStrictEqual(changed, { ...before, name: "Shop" })
        assert.deepStrictEqual(yield* client.stores.get({ store_id }), changed)
      }),
    invalid: ({ store: store_id }) => [
      [{ store_id, body: { name: " " } }, "body.name"],
      [{ store_id, body: { currency: "xyz" } }, "body.currency"],
    ],
  },
  listCheckoutForms: {
    input: () => ({}),
    works: ({ client }) =>
      Effect.map(Stream.runCollect(client.checkoutForms.list()), (all) => assert.strictEqual(all.length, 2)),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.checkoutForms.list.page({ starting_after: "?" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{ event_series_id: "es_1" }, "event_series_id"]],
  },
  listCheckoutFormElements: {
    input: ({ form: checkout_form_id }) => ({ checkout_form_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(
          client.checkoutFormElements.list({ checkout_form_id: known.form, limit: 4 }),
        )
        assert.strictEqual(all.length, 11)
        assert.strictEqual(all[0]?.question, "About you", "in the order of the form")
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(client.checkoutFormElements.list.page({ checkout_form_id: known.form, starting_after: "?" })),
        (fields) => assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{}, "checkout_form_id"]],
  },
  getCheckoutFormElement: {
    input: ({ element: checkout_form_element_id, form: checkout_form_id }) => ({
      checkout_form_id,
      checkout_form_element_id,
    }),
    works: ({ client, known }) =>
      Effect.map(
        client.checkoutFormElements.get({
          checkout_form_id: known.form,
          checkout_form_element_id: known.element,
        }),
        ({ options, question }) => {
          assert.strictEqual(question, "T-shirt size")
          assert.deepStrictEqual(options, ["S", "M", "L", "XL"])
        },
      ),
    invalid: ({ form: checkout_form_id }) => [[{ checkout_form_id }, "checkout_form_element_id"]],
  },
  updateCheckoutFormElement: {
    input: ({ element: checkout_form_element_id, form: checkout_form_id }) => ({
      checkout_form_id,
      checkout_form_element_id,
      body: { options: ["One size"] },
    }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { element: checkout_form_element_id, form: checkout_form_id } = known
        const changed = yield* client.checkoutFormElements.update({
          checkout_form_id,
          checkout_form_element_id,
          body: { options: ["S", "XXL"] },
        })
        assert.deepStrictEqual(changed.options, ["S", "XXL"])
        const read = client.checkoutFormElements.get({ checkout_form_id, checkout_form_element_id })
        assert.deepStrictEqual(yield* read, changed)
        const all = yield* Stream.runCollect(client.checkoutFormElements.list({ checkout_form_id }))
        const terms = all.find(({ type }) => type === "termsCheckbox")
        const cleaned = yield* client.checkoutFormElements.update({
          checkout_form_id,
          checkout_form_element_id: terms?.id ?? "",
          body: { terms_and_conditions: `<p onclick="x()">Be kind</p><script>alert(1)</script>` },
        })
        assert.strictEqual(cleaned.terms_and_conditions, "<p>Be kind</p>")
      }),
    refused: ({ client, known }) =>
      Effect.gen(function* () {
        const { element: checkout_form_element_id, form: checkout_form_id } = known
        const terms = client.checkoutFormElements.update({
          checkout_form_id,
          checkout_form_element_id,
          body: { terms_and_conditions: "<p>No</p>" },
        })
        assert.deepStrictEqual(yield* refusedFields(terms), ["terms_and_conditions"])
        const { items } = yield* client.checkoutFormElements.list.page({ checkout_form_id })
        const text = client.checkoutFormElements.update({
          checkout_form_id,
          checkout_form_element_id: items.find(({ type }) => type === "text")?.id ?? "",
          body: { options: ["A"] },
        })
        assert.deepStrictEqual(yield* refusedFields(text), ["type"])
      }),
    invalid: ({ element: checkout_form_element_id, form: checkout_form_id }) => [
      [{ checkout_form_id, checkout_form_element_id, body: { options: [] } }, "body.options"],
      [{ checkout_form_id, checkout_form_element_id, body: { question: "?" } }, "body.question"],
      [
        { checkout_form_id, checkout_form_element_id, body: { terms_and_conditions: "x".repeat(65_536) } },
        "body.terms_and_conditions",
      ],
    ],
  },
}
