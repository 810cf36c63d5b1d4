/**
 * What verification expects of a migration into Ticket Tailor.
 *
 * @module
 */
import type { Existing, Expectation, OrderBundle, PlanOptions, SeriesBundle } from "@boxport/connector"
import { byCode, knownColumns } from "@boxport/connector/target"
import type { Instant } from "@boxport/model"
import { currencyOf, limitOf, offersOf, offerTitle, titleOf } from "./Catalogue.ts"
import { discountScope, obstacleOf } from "./PlanDiscounts.ts"
import { codeOf, emailOf, nameOf } from "./PlanOrders.ts"
import { endOf, seconds } from "./Times.ts"

/** A moment as the platform keeps it. */
const wholeSecond = (instant: Instant.Instant | null): number | null => {
  const unix = seconds(instant)
  return unix === null ? null : unix * 1_000_000
}

/** A series: each of its dates, what is sold for each, and its codes. */
export const expectedSeries = (
  series: SeriesBundle,
  { includeVoid }: PlanOptions,
  existing: Existing,
): ReadonlyArray<Expectation> => {
  const title = titleOf(series)
  const offers = offersOf(series)
  const currency = currencyOf(series)
  const codes = byCode(existing.discounts)
  const discounts = new Map(series.events.flatMap((bundle) => bundle.discounts.map((one) => [one.id, one])))
  return [
    ...series.events.flatMap(({ event, ticketTypes }): ReadonlyArray<Expectation> => [
      {
        entity: "events",
        source: event.id,
        find: { columns: { title, starts_at: event.starts_at }, event: null },
        columns: {
          title,
          starts_at: event.starts_at,
          currency,
          ...(endOf(event) === null ? {} : { ends_at: endOf(event) }),
        },
      },
      ...ticketTypes.flatMap((type): ReadonlyArray<Expectation> => {
        const offer = offers.find(({ rows }) => rows.includes(type))
        if (offer === undefined) return []
        return [
          {
            entity: "ticket_types",
            source: type.id,
            find: { columns: { title: offerTitle(offer) }, event: event.id },
            columns: {
              price_amount: offer.type.price_amount ?? 0n,
              booking_fee_amount: offer.type.booking_fee_amount ?? 0n,
              event_id: event.id,
              sales_start_at: wholeSecond(offer.type.sales_start_at),
              sales_end_at: wholeSecond(offer.type.sales_end_at),
              ...knownColumns({
                min_per_order: limitOf(offer.type.min_per_order),
                max_per_order: limitOf(offer.type.max_per_order),
                access_code: offer.type.access_code,
              }),
              // With those that admit nobody, what is carried is not what counts.
              ...(includeVoid ? {} : { quantity_total: offer.quantity }),
            },
          },
        ]
      }),
    ]),
    // A code that is there may be that of several discounts, or stood there before and stays as it is: nothing else of it
    // can be told.
    ...[...discounts.values()].flatMap((discount): ReadonlyArray<Expectation> =>
      obstacleOf(discount, currency) !== null ||
      discountScope(discount, offers) === "none of them" ||
      codes.has((discount.code ?? "").toLowerCase())
        ? []
        : [
            {
              entity: "discounts",
              source: discount.id,
              find: { columns: { code: discount.code }, event: null },
              columns: {},
            },
          ],
    ),
  ]
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
