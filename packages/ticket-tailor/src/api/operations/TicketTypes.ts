import { Amounts, type Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Deleted } from "../records/Common.ts"
import { Bundle, Override, TicketGroup, TicketType } from "../records/EventSeries.ts"
import {
  Count,
  create,
  created,
  form,
  Id,
  Ids,
  invalid,
  list,
  listOf,
  ok,
  pages,
  PerOrder,
  Quantities,
  remove,
  Text,
  UnixSeconds,
  unknownId,
  update,
  written,
} from "./Common.ts"

const optional = Schema.optionalKey

/** `members_only` can be read, not written (platform notes 1.4). */
const Status = written(
  ["ON_SALE", "SOLD_OUT", "UNAVAILABLE", "HIDDEN", "ADMIN_ONLY", "LOCKED"],
  ["on_sale", "sold_out", "unavailable", "hidden", "admin_only", "locked"],
)

/** The fewest of an order are not more than the most. */
const perOrder = Schema.makeFilter((body: { readonly min_per_order?: number; readonly max_per_order?: number }) =>
  (body.min_per_order ?? 1) <= (body.max_per_order ?? 500)
    ? undefined
    : { path: ["min_per_order"], issue: "Expected at most max_per_order" },
)

/** What a ticket type can be told beside its name, price and quantity; its place in the list cannot be set. */
const typeFields = {
  access_code: optional(Text.annotate({ description: "Shows it where it is hidden" })),
  booking_fee: optional(Amounts.minorUnits),
  description: optional(Text),
  discounts: optional(Ids.annotate({ description: "Discounts that work on it" })),
  group_id: optional(Id),
  groupId: optional(
    Schema.Int.annotate({
      description:
        "The number of the group without tg_: the only form that works, some say; the client tries it itself",
    }),
  ),
  hide_after: optional(UnixSeconds),
  hide_until: optional(UnixSeconds),
  hide_when_sold_out: optional(Schema.Boolean),
  min_per_order: optional(PerOrder),
  max_per_order: optional(PerOrder),
  show_quantity_remaining: optional(Schema.Boolean),
  show_quantity_remaining_less_than: optional(Count),
  status: optional(Status),
}

/** A new ticket type. Amounts are of the series' currency. */
export const NewTicketType = Schema.Struct({
  name: Text,
  price: Amounts.minorUnits,
  quantity: Count.annotate({ description: "The whole capacity of each date" }),
  ...typeFields,
})
  .check(perOrder)
  .annotate({ identifier: "NewTicketType" })

/** Changes to a ticket type; what is left out stays. */
export const TicketTypeChanges = Schema.Struct({
  name: optional(Text),
  price: optional(Amounts.minorUnits),
  quantity: optional(Count),
  ...typeFields,
})
  .check(perOrder)
  .annotate({ identifier: "TicketTypeChanges" })

const groupLimits = {
  min_per_order: optional(PerOrder),
  max_per_order: optional(PerOrder),
  max_quantity: optional(Count.annotate({ description: "Capacity that its ticket types share" })),
}

/** A new group. Whether its limits are taken is not documented; the client compares what comes back. */
export const NewTicketGroup = Schema.Struct({ name: Text, ...groupLimits })
  .check(perOrder)
  .annotate({ identifier: "NewTicketGroup" })

/** Changes to a group; what is left out stays. */
export const TicketGroupChanges = Schema.Struct({ name: optional(Text), ...groupLimits })
  .check(perOrder)
  .annotate({ identifier: "TicketGroupChanges" })

const bundleFields = {
  access_code: optional(Text),
  booking_fee: optional(Amounts.minorUnits),
  status: optional(Status),
  ticket_type_ids: optional(Quantities),
  product_ids: optional(Quantities),
}

/** A new bundle. The platform was seen to refuse one without a description (platform notes 1.4). */
export const NewBundle = Schema.Struct({
  name: Text,
  price: Amounts.minorUnits,
  description: Text,
  ...bundleFields,
}).annotate({
  identifier: "NewBundle",
})

/** Changes to a bundle; what is left out stays. */
export const BundleChanges = Schema.Struct({
  name: optional(Text),
  price: optional(Amounts.minorUnits),
  description: optional(Text),
  ...bundleFields,
}).annotate({ identifier: "BundleChanges" })

const overrideFields = { max_sellable_tickets: optional(Count) }

/** A new override, by the fields that are read: no other is known (platform notes 6b). */
export const NewOverride = Schema.Struct({ name: Text, ...overrideFields }).annotate({ identifier: "NewOverride" })

/** Changes to an override; what is left out stays. */
export const OverrideChanges = Schema.Struct({ name: optional(Text), ...overrideFields }).annotate({
  identifier: "OverrideChanges",
})

/** They have no list of their own: they stand in their series. */
const inSeries = (...by: ReadonlyArray<string>) => ({ list: "event_series.get", by: ["event_series_id", ...by] })

/** Endpoints of what a series sells: ticket types, groups, bundles, overrides. */
export const ticketTypes = {
  createTicketType: {
    ...create,
    name: "ticket_types.create",
    path: "/v1/event_series/{event_series_id}/ticket_types",
    summary: "Creates a ticket type in a series, for all its dates",
    resource: "ticket_types",
    body: form(NewTicketType),
    success: created(TicketType),
    failures: [unknownId, invalid],
    trace: inSeries("name"),
    source: "seed 004",
  },
  updateTicketType: {
    ...update,
    name: "ticket_types.update",
    path: "/v1/event_series/{event_series_id}/ticket_types/{ticket_type_id}",
    summary: "Changes a ticket type of a series",
    resource: "ticket_types",
    body: form(TicketTypeChanges),
    success: ok(TicketType),
    source: "platform notes 1.4",
  },
  deleteTicketType: {
    ...remove,
    name: "ticket_types.delete",
    path: "/v1/event_series/{event_series_id}/ticket_types/{ticket_type_id}",
    summary: "Deletes a ticket type, or hides it where tickets were sold",
    resource: "ticket_types",
    success: ok(Deleted),
    source: "platform notes 1.2",
  },
  createTicketGroup: {
    ...create,
    name: "ticket_groups.create",
    path: "/v1/event_series/{event_series_id}/ticket_groups",
    summary: "Creates a group for ticket types of a series",
    resource: "ticket_groups",
    body: form(NewTicketGroup),
    success: created(TicketGroup),
    failures: [unknownId, invalid],
    trace: inSeries("name"),
    source: "platform notes 1.4",
  },
  updateTicketGroup: {
    ...update,
    name: "ticket_groups.update",
    path: "/v1/event_series/{event_series_id}/ticket_groups/{ticket_group_id}",
    summary: "Changes a ticket group",
    resource: "ticket_groups",
    body: form(TicketGroupChanges),
    success: ok(TicketGroup),
    source: "platform notes 1.2",
  },
  deleteTicketGroup: {
    ...remove,
    name: "ticket_groups.delete",
    path: "/v1/event_series/{event_series_id}/ticket_groups/{ticket_group_id}",
    summary: "Deletes a ticket group; its ticket types and bundles stay, without a group",
    resource: "ticket_groups",
    success: ok(Deleted),
    source: "platform notes 1.2",
  },
  createBundle: {
    ...create,
    name: "bundles.create",
    path: "/v1/event_series/{event_series_id}/bundles",
    summary: "Creates a bundle of ticket types and products",
    resource: "bundles",
    body: form(NewBundle),
    success: created(Bundle),
    failures: [unknownId, invalid],
    trace: inSeries("name"),
    source: "platform notes 1.4",
  },
  updateBundle: {
    ...update,
    name: "bundles.update",
    path: "/v1/event_series/{event_series_id}/bundles/{bundle_id}",
    summary: "Changes a bundle",
    resource: "bundles",
    body: form(BundleChanges),
    success: ok(Bundle),
    source: "platform notes 1.4",
  },
  deleteBundle: {
    ...remove,
    name: "bundles.delete",
    path: "/v1/event_series/{event_series_id}/bundles/{bundle_id}",
    summary: "Deletes a bundle",
    resource: "bundles",
    success: ok(Deleted),
    source: "platform notes 1.2",
  },
  listOverrides: {
    ...list,
    name: "overrides.list",
    path: "/v1/event_series/{event_series_id}/overrides",
    summary: "The overrides that dates of a series can have",
    resource: "overrides",
    query: pages,
    success: listOf(Override),
    failures: [unknownId, invalid],
    source: "platform notes 1.1",
  },
  createOverride: {
    ...create,
    name: "overrides.create",
    path: "/v1/event_series/{event_series_id}/overrides",
    summary: "Creates an override in a series; it cannot be deleted",
    resource: "overrides",
    body: form(NewOverride),
    success: created(Override),
    failures: [unknownId, invalid],
    sideEffects: ["irreversible"],
    trace: { list: "overrides.list", by: ["event_series_id", "name"] },
    source: "platform notes 1.2",
  },
  updateOverride: {
    ...update,
    name: "overrides.update",
    path: "/v1/event_series/{event_series_id}/overrides/{override_id}",
    summary: "Changes an override",
    resource: "overrides",
    body: form(OverrideChanges),
    success: ok(Override),
    source: "platform notes 1.2",
  },
} as const satisfies { readonly [name: string]: Operation }
