import { assert } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { reasonOf, refusedFields, withId } from "./bench.ts"
import type { Contracts } from "./contract.ts"

const late = { name: "Late arrival", price: 1800, quantity: 55 } as const

/** What a series sells: ticket types, groups, bundles, overrides. */
export const types: Contracts<
  | "createTicketType"
  | "updateTicketType"
  | "deleteTicketType"
  | "createTicketGroup"
  | "updateTicketGroup"
  | "deleteTicketGroup"
  | "createBundle"
  | "updateBundle"
  | "deleteBundle"
  | "listOverrides"
  | "createOverride"
  | "updateOverride"
> = {
  createTicketType: {
    input: ({ series: event_series_id }) => ({ event_series_id, body: late }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { series: event_series_id } = known
        const made = yield* client.ticketTypes.create({
          event_series_id,
          body: {
            ...late,
            price: { minor: 1800n, currency: "GBP" },
            booking_fee: { minor: 150n, currency: "GBP" },
            description: "After six",
            access_code: "LATE",
            discounts: [known.discount],
            group_id: known.group,
            hide_after: 1_900_000_000,
            hide_when_sold_out: true,
            min_per_order: 2,
            max_per_order: 4,
            show_quantity_remaining: true,
            show_quantity_remaining_less_than: 5,
            status: "hidden",
          },
        })
        assert.deepInclude(made, {
          name: "Late arrival",
          price: 1800,
          booking_fee: 150,
          description: "After six",
          access_code: "LATE",
          group_id: known.group,
          hide_after: 1_900_000_000,
          hide_when_sold_out: true,
          min_per_order: 2,
          max_per_order: 4,
          show_quantity_remaining: true,
          show_quantity_remaining_less_than: 5,
          status: "hidden",
          quantity: 55,
          quantity_total: 55,
        })
        assert.deepStrictEqual(made.discounts, [known.discount])
        const event = yield* client.events.get({ event_id: known.event })
        assert.deepInclude(event.ticket_types ?? [], made)
        const group = event.ticket_groups?.find(({ id }) => id === known.group)
        assert.include(group?.ticket_ids ?? [], made.id)
        assert.include((yield* client.discounts.get({ discount_id: known.discount })).ticket_types ?? [], made.id)
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(
          client.ticketTypes.create({ event_series_id: known.series, body: { ...late, group_id: "tg_54434" } }),
        ),
        (fields) => assert.deepStrictEqual(fields, ["group_id"]),
      ),
    invalid: ({ series: event_series_id }) => [
      [{ event_series_id, body: { name: "A", price: 1 } }, "body.quantity"],
      [{ event_series_id, body: { ...late, price: 18.5 } }, "body.price"],
      [{ event_series_id, body: { ...late, price: -1 } }, "body.price"],
      [{ event_series_id, body: { ...late, status: "members_only" } }, "body.status"],
      [{ event_series_id, body: { ...late, max_per_order: 501 } }, "body.max_per_order"],
      [{ event_series_id, body: { ...late, min_per_order: 5, max_per_order: 4 } }, "body.min_per_order"],
      [{ event_series_id, body: { ...late, hide_until: 1_900_000_000_000 } }, "body.hide_until"],
      [{ event_series_id, body: { ...late, discounts: "di_1" } }, "body.discounts"],
      [{ event_series_id, body: { ...late, sort_order: 1 } }, "body.sort_order"],
      [
        {
          event_series_id,
          body: { ...late, price: { minor: 1n, currency: "GBP" }, booking_fee: { minor: 1n, currency: "EUR" } },
        },
        "body.booking_fee",
      ],
    ],
  },
  updateTicketType: {
    input: ({ series: event_series_id, type: ticket_type_id }) => ({
      event_series_id,
      ticket_type_id,
      body: { price: 2000 },
    }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { series: event_series_id, type: ticket_type_id } = known
        const { default_ticket_types } = yield* client.eventSeries.get({ event_series_id })
        const before = withId(default_ticket_types, ticket_type_id)
        const changed = yield* client.ticketTypes.update({
          event_series_id,
          ticket_type_id,
          body: { price: 2000, status: "UNAVAILABLE", description: "Standing" },
        })
        assert.deepStrictEqual(changed, { ...before, price: 2000, status: "unavailable", description: "Standing" })
        const more = yield* client.ticketTypes.update({
          event_series_id,
          ticket_type_id,
          body: { quantity: 7000, group_id: known.group },
        })
        assert.strictEqual(more.quantity_total, 7000)
        assert.strictEqual(more.quantity_issued, before.quantity_issued)
        assert.strictEqual(more.group_id, known.group)
        const event = yield* client.events.get({ event_id: known.event })
        const there = event.ticket_types?.find(({ id }) => id === ticket_type_id)
        assert.deepInclude(there, { price: 2000, quantity_total: 7000, status: "unavailable" })
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(
          client.ticketTypes.update({
            event_series_id: known.series,
            ticket_type_id: known.type,
            body: { min_per_order: 21 },
          }),
        ),
        (fields) => assert.deepStrictEqual(fields, ["min_per_order"]),
      ),
    invalid: ({ series: event_series_id, type: ticket_type_id }) => [
      [{ event_series_id, body: {} }, "ticket_type_id"],
      [{ event_series_id, ticket_type_id, body: { quantity: -1 } }, "body.quantity"],
      [{ event_series_id, ticket_type_id, body: { status: "members_only" } }, "body.status"],
    ],
  },
  deleteTicketType: {
    input: ({ series: event_series_id, type: ticket_type_id }) => ({ event_series_id, ticket_type_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { series: event_series_id } = known
        const { id: ticket_type_id } = yield* client.ticketTypes.create({ event_series_id, body: late })
        yield* client.discounts.update({
          discount_id: known.discount,
          body: { ticket_types: { [ticket_type_id]: true } },
        })
        const gone = yield* client.ticketTypes.delete({ event_series_id, ticket_type_id })
        assert.deepStrictEqual(gone, { id: ticket_type_id, object: "ticket_type", deleted: true })
        const types = (yield* client.eventSeries.get({ event_series_id })).default_ticket_types ?? []
        assert.notInclude(
          types.map(({ id }) => id),
          ticket_type_id,
        )
        const { ticket_types } = yield* client.discounts.get({ discount_id: known.discount })
        assert.notInclude(ticket_types ?? [], ticket_type_id)
        // One that is made afterwards has sold nothing, whatever those before it have.
        const last = yield* client.ticketTypes.create({ event_series_id, body: late })
        yield* client.issuedTickets.create({
          body: { event_id: known.event, ticket_type_id: last.id, full_name: "A" },
        })
        const unsold = types.find(({ quantity_issued }) => quantity_issued === 0)
        yield* client.ticketTypes.delete({ event_series_id, ticket_type_id: unsold?.id ?? "" })
        const next = yield* client.ticketTypes.create({ event_series_id, body: late })
        assert.strictEqual(next.quantity_issued, 0)
        const sold = yield* client.ticketTypes.delete({ event_series_id, ticket_type_id: known.type })
        assert.deepInclude(sold, { deleted: false, hidden: true })
        const hidden = (yield* client.events.get({ event_id: known.event })).ticket_types
        assert.strictEqual(hidden?.find((type) => type.id === known.type)?.status, "hidden")
      }),
    invalid: () => [[{ ticket_type_id: "tt_1" }, "event_series_id"]],
  },
  createTicketGroup: {
    input: ({ series: event_series_id }) => ({ event_series_id, body: { name: "Balcony" } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { series: event_series_id } = known
        const made = yield* client.ticketGroups.create({
          event_series_id,
          body: { name: "Balcony", min_per_order: 2, max_per_order: 6, max_quantity: 90 },
        })
        assert.deepInclude(made, { name: "Balcony", min_per_order: 2, max_per_order: 6, max_quantity: 90 })
        const { default_ticket_groups } = yield* client.eventSeries.get({ event_series_id })
        assert.deepInclude(default_ticket_groups ?? [], made)
        const type = yield* client.ticketTypes.create({ event_series_id, body: { ...late, group_id: made.id } })
        assert.strictEqual(type.group_id, made.id)
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(
          client.ticketGroups.create({ event_series_id: known.series, body: { name: "A", min_per_order: 30 } }),
        ),
        (fields) => assert.deepStrictEqual(fields, ["min_per_order"]),
      ),
    invalid: ({ series: event_series_id }) => [
      [{ event_series_id, body: {} }, "body.name"],
      [{ event_series_id, body: { name: "A", max_per_order: 0 } }, "body.max_per_order"],
      [{ event_series_id, body: { name: "A", min_per_order: 3, max_per_order: 2 } }, "body.min_per_order"],
      [{ event_series_id, body: { name: "A", max_quantity: 1.5 } }, "body.max_quantity"],
    ],
  },
  updateTicketGroup: {
    input: ({ group: ticket_group_id, series: event_series_id }) => ({
      event_series_id,
      ticket_group_id,
      body: { name: "Stalls" },
    }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { group: ticket_group_id, series: event_series_id } = known
        const { default_ticket_groups } = yield* client.eventSeries.get({ event_series_id })
        const before = withId(default_ticket_groups, ticket_group_id)
        const changed = yield* client.ticketGroups.update({
          event_series_id,
          ticket_group_id,
          body: { name: "Stalls", max_quantity: 12 },
        })
        assert.deepStrictEqual(changed, { ...before, name: "Stalls", max_quantity: 12 })
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(
          client.ticketGroups.update({
            event_series_id: known.series,
            ticket_group_id: known.group,
            body: { min_per_order: 400 },
          }),
        ),
        (fields) => assert.deepStrictEqual(fields, ["min_per_order"]),
      ),
    invalid: ({ series: event_series_id }) => [[{ event_series_id, body: { name: "A" } }, "ticket_group_id"]],
  },
  deleteTicketGroup: {
    input: ({ group: ticket_group_id, series: event_series_id }) => ({ event_series_id, ticket_group_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { group: ticket_group_id, series: event_series_id } = known
        const typesIn = Effect.map(
          client.eventSeries.get({ event_series_id }),
          ({ default_ticket_types }) => default_ticket_types ?? [],
        )
        const inside = (yield* typesIn).filter(({ group_id }) => group_id === ticket_group_id).map(({ id }) => id)
        assert.isNotEmpty(inside)
        const gone = yield* client.ticketGroups.delete({ event_series_id, ticket_group_id })
        assert.deepStrictEqual(gone, { id: ticket_group_id, object: "ticket_group", deleted: true })
        for (const type of yield* typesIn) if (inside.includes(type.id)) assert.isNull(type.group_id)
      }),
    invalid: () => [[{ ticket_group_id: "tg_1" }, "event_series_id"]],
  },
  createBundle: {
    input: ({ series: event_series_id }) => ({
      event_series_id,
      body: { name: "Pair", price: 100, description: "Two" },
    }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { series: event_series_id } = known
        const made = yield* client.bundles.create({
          event_series_id,
          body: {
            name: "Pair",
            price: { minor: 45_000n, currency: "GBP" },
            description: "Two of them, and a mug each",
            booking_fee: 100,
            access_code: "TWO",
            status: "hidden",
            ticket_type_ids: { [known.type]: 2 },
            product_ids: { [known.product]: 2 },
          },
        })
        assert.deepStrictEqual(made, {
          object: "bundle",
          id: made.id,
          access_code: "TWO",
          booking_fee: 100,
          description: "Two of them, and a mug each",
          name: "Pair",
          price: 45_000,
          products: [{ id: known.product, quantity: 2 }],
          status: "HIDDEN",
          ticket_types: [{ id: known.type, quantity: 2 }],
        })
        assert.deepInclude((yield* client.events.get({ event_id: known.event })).bundles ?? [], made)
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(
          client.bundles.create({
            event_series_id: known.series,
            body: {
              name: "Pair",
              price: 1,
              description: "Two",
              ticket_type_ids: { tt_1: 2 },
              product_ids: { pr_1: 1 },
            },
          }),
        ),
        (fields) => assert.deepStrictEqual(fields, ["ticket_type_ids", "product_ids"]),
      ),
    invalid: ({ series: event_series_id }) => [
      [{ event_series_id, body: { name: "Pair", price: 1 } }, "body.description"],
      [{ event_series_id, body: { name: "Pair", price: 1, description: " " } }, "body.description"],
      [
        { event_series_id, body: { name: "Pair", price: 1, description: "D", ticket_type_ids: { tt_1: "2" } } },
        "body.ticket_type_ids.tt_1",
      ],
    ],
  },
  updateBundle: {
    input: ({ bundle: bundle_id, festival: event_series_id }) => ({
      event_series_id,
      bundle_id,
      body: { price: 1 },
    }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { bundle: bundle_id, festival: event_series_id } = known
        const before = withId((yield* client.eventSeries.get({ event_series_id })).bundles, bundle_id)
        const [first, ...rest] = before.ticket_types ?? []
        const changed = yield* client.bundles.update({
          event_series_id,
          bundle_id,
          body: { price: 999, status: "SOLD_OUT", ticket_type_ids: { [first?.id ?? ""]: 0 } },
        })
        assert.deepStrictEqual(changed, { ...before, price: 999, status: "SOLD_OUT", ticket_types: rest })
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(
          client.bundles.update({
            event_series_id: known.festival,
            bundle_id: known.bundle,
            body: { product_ids: { pr_1: 1 } },
          }),
        ),
        (fields) => assert.deepStrictEqual(fields, ["product_ids"]),
      ),
    invalid: ({ bundle: bundle_id, festival: event_series_id }) => [
      [{ event_series_id, bundle_id, body: { status: "members_only" } }, "body.status"],
    ],
  },
  deleteBundle: {
    input: ({ bundle: bundle_id, festival: event_series_id }) => ({ event_series_id, bundle_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { bundle: bundle_id, festival: event_series_id } = known
        const gone = yield* client.bundles.delete({ event_series_id, bundle_id })
        assert.deepStrictEqual(gone, { id: bundle_id, object: "bundle", deleted: true })
        assert.isEmpty((yield* client.eventSeries.get({ event_series_id })).bundles ?? [])
        const again = client.bundles.delete({ event_series_id, bundle_id })
        assert.strictEqual((yield* reasonOf(again))._tag, "NotFound")
      }),
    invalid: () => [[{ bundle_id: "bu_1" }, "event_series_id"]],
  },
  listOverrides: {
    input: ({ festival: event_series_id }) => ({ event_series_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(client.overrides.list({ event_series_id: known.festival }))
        assert.deepStrictEqual(
          all.map(({ id }) => id),
          [known.override],
        )
        assert.isEmpty(yield* Stream.runCollect(client.overrides.list({ event_series_id: known.series })))
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(client.overrides.list.page({ event_series_id: known.festival, starting_after: "?" })),
        (fields) => assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{}, "event_series_id"]],
  },
  createOverride: {
    input: ({ series: event_series_id }) => ({ event_series_id, body: { name: "Small hall" } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { event: event_id, series: event_series_id } = known
        const made = yield* client.overrides.create({
          event_series_id,
          body: { name: "Small hall", max_sellable_tickets: 40 },
        })
        assert.deepInclude(made, { name: "Small hall", max_sellable_tickets: 40, event_series_id })
        const { items } = yield* client.overrides.list.page({ event_series_id })
        assert.deepStrictEqual(items, [made])
        const event = yield* client.eventSeries.events.update({
          event_series_id,
          event_id,
          body: { override_id: made.id },
        })
        assert.strictEqual(event.override_id, made.id)
        assert.strictEqual(event.max_tickets_sold_per_occurrence, 40)
      }),
    invalid: ({ series: event_series_id }) => [
      [{ event_series_id, body: {} }, "body.name"],
      [{ event_series_id, body: { name: "A", max_sellable_tickets: -1 } }, "body.max_sellable_tickets"],
    ],
  },
  updateOverride: {
    input: ({ festival: event_series_id, override: override_id }) => ({
      event_series_id,
      override_id,
      body: { name: "B" },
    }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { festival: event_series_id, override: override_id } = known
        const [before] = (yield* client.overrides.list.page({ event_series_id })).items
        const changed = yield* client.overrides.update({
          event_series_id,
          override_id,
          body: { max_sellable_tickets: 3 },
        })
        assert.deepStrictEqual(changed, { ...before, id: override_id, max_sellable_tickets: 3 })
        assert.deepStrictEqual((yield* client.overrides.list.page({ event_series_id })).items, [changed])
      }),
    invalid: ({ festival: event_series_id }) => [[{ event_series_id, body: {} }, "override_id"]],
  },
}
