/**
 * Planning what lets sold tickets in, and how things are to stay afterwards: releases get room and are put on sale while
 * the event is not live, and then have the source's capacity and are off sale again.
 *
 * @module
 */
import type { EventBundle, PlannedOperation, SeriesBundle } from "@boxport/connector"
import { operation, present, reference } from "@boxport/connector/target"
import { Instant, type Rows } from "@boxport/model"
import { roomOf } from "./Carried.ts"

type TicketType = Rows["ticket_types"]

const shared = (series: SeriesBundle, { event }: EventBundle, type: TicketType) => ({
  series: series.id,
  group: type.id,
  needs: [reference("events", event.id), reference("ticket_types", type.id)],
})

/** At least so many of one order: a number that says anything. */
export const countOf = (count: number | null): number | null => (count !== null && count >= 1 ? count : null)

/** What opens an event's releases for loading. */
export const planOpen = (series: SeriesBundle, bundle: EventBundle): ReadonlyArray<PlannedOperation> => {
  const { carried, event, ticketTypes } = bundle
  return [
    ...(event.capacity === null
      ? []
      : [
          operation({
            key: `open_event ${event.id}`,
            kind: "open_event",
            phase: "open",
            series: series.id,
            group: event.id,
            repeats: true,
            needs: [reference("events", event.id)],
            body: { event: event.id },
            requests: { "events.update": 1 },
          }),
        ]),
    ...ticketTypes.map((type) =>
      operation({
        ...shared(series, bundle, type),
        key: `open_ticket_type ${type.id}`,
        kind: "open_ticket_type",
        phase: "open",
        repeats: true,
        body: present({
          event: event.id,
          ticket_type: type.id,
          quantity: roomOf(type, carried.get(type.id) ?? 0),
        }),
        requests: { "releases.get": 1, "releases.activate": 1 },
      }),
    ),
  ]
}

/**
 * What leaves an event's releases as they are to stay.
 *
 * @param voided carried tickets that admit nobody, by the id of their type
 */
export const planClose = (
  series: SeriesBundle,
  bundle: EventBundle,
  voided: ReadonlyMap<string, number>,
): ReadonlyArray<PlannedOperation> => {
  const { carried, event, ticketTypes } = bundle
  return [
    ...ticketTypes.map((type) =>
      operation({
        ...shared(series, bundle, type),
        key: `close_ticket_type ${type.id}`,
        kind: "close_ticket_type",
        phase: "close",
        repeats: true,
        body: present({
          event: event.id,
          ticket_type: type.id,
          quantity: roomOf(type, (carried.get(type.id) ?? 0) - (voided.get(type.id) ?? 0)),
          start_at: type.sales_start_at === null ? null : Instant.toIso(type.sales_start_at),
          end_at: type.sales_end_at === null ? null : Instant.toIso(type.sales_end_at),
          min_per_order: countOf(type.min_per_order),
          max_per_order: countOf(type.max_per_order),
        }),
        requests: { "releases.get": 1, "releases.update": 1, "releases.deactivate": 1 },
      }),
    ),
    ...(event.capacity === null || event.capacity < 0
      ? []
      : [
          operation({
            key: `close_event ${event.id}`,
            kind: "close_event",
            phase: "close",
            series: series.id,
            group: event.id,
            repeats: true,
            needs: [reference("events", event.id)],
            body: { event: event.id, capacity: event.capacity },
            requests: { "events.update": 1 },
          }),
        ]),
  ]
}

const opened = new Set<TicketType["status"]>(["on_sale", "sold_out", "hidden"])

/** What opens an event as it was at the source. */
export const planPublish = (series: SeriesBundle, bundle: EventBundle): ReadonlyArray<PlannedOperation> => {
  const { event, ticketTypes } = bundle
  const isLive = event.status === "published" || event.status === "sales_closed"
  return [
    // An event whose sales the source has closed is seen, and sells nothing.
    ...ticketTypes
      .filter(({ status }) => event.status !== "sales_closed" && opened.has(status))
      .map((type) =>
        operation({
          ...shared(series, bundle, type),
          key: `open_sales ${type.id}`,
          kind: "open_sales",
          phase: "publish",
          body: { event: event.id, ticket_type: type.id },
          requests: { "releases.activate": 1 },
        }),
      ),
    ...(isLive
      ? [
          operation({
            key: `publish_event ${event.id}`,
            kind: "publish_event",
            phase: "publish",
            series: series.id,
            group: event.id,
            needs: [reference("events", event.id)],
            body: { event: event.id },
            requests: { "events.update": 1 },
          }),
        ]
      : []),
  ]
}
