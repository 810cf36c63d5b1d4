/**
 * What verification expects of a migration into Ticket Tailor.
 *
 * @module
 */
import type { Expectation, OrderBundle, SeriesBundle } from "@boxport/connector"
import { offersOf, offerTitle, titleOf } from "./Catalogue.ts"
import { codeOf, emailOf, nameOf } from "./PlanOrders.ts"

/** A series: each of its dates, and what is sold for each. */
export const expectedSeries = (series: SeriesBundle): ReadonlyArray<Expectation> => {
  const title = titleOf(series)
  const offers = offersOf(series)
  return series.events.flatMap(({ event, ticketTypes }): ReadonlyArray<Expectation> => [
    {
      entity: "events",
      source: event.id,
      find: { columns: { title, starts_at: event.starts_at }, event: null },
      columns: { title, starts_at: event.starts_at, currency: event.currency },
    },
    ...ticketTypes.flatMap((type): ReadonlyArray<Expectation> => {
      const offer = offers.find(({ rows }) => rows.includes(type))
      if (offer === undefined) return []
      return [
        {
          entity: "ticket_types",
          source: type.id,
          find: { columns: { title: offerTitle(offer) }, event: event.id },
          columns: { price_amount: offer.type.price_amount ?? 0n, event_id: event.id },
        },
      ]
    }),
  ])
}

/** An order: its tickets. */
export const expectedOrder = (bundle: OrderBundle): ReadonlyArray<Expectation> =>
  bundle.tickets.flatMap((ticket): ReadonlyArray<Expectation> => {
    const type = ticket.ticket_type_id
    if (type === null) return []
    const code = codeOf(ticket, bundle)
    const isOver = ticket.status === "void" || ticket.status === "refunded"
    return [
      {
        entity: "tickets",
        source: ticket.id,
        find: null,
        columns: {
          attendee_name: nameOf(ticket, bundle.order),
          attendee_email: emailOf(ticket, bundle.order),
          status: isOver ? "void" : "valid",
          reference: ticket.id,
          event_id: bundle.event.id,
          ticket_type_id: type,
          ...(code === null ? {} : { barcode: code }),
          ...(isOver ? {} : { checked_in: ticket.checked_in === true }),
        },
      },
    ]
  })
