/**
 * Doing one operation at Ticket Tailor.
 *
 * @module
 */
import {
  type ConnectorError,
  type Known,
  Lenient,
  type Made,
  type MadeKind,
  type PlannedOperation,
} from "@boxport/connector"
import { asked, bodyOf, madeOf, needed, present, refuse } from "@boxport/connector/target"
import type { JsonObject } from "@boxport/model"
import { Effect, Schema } from "effect"
import { Currency } from "../api/operations/Common.ts"
import type { EventSeries } from "../api/records/EventSeries.ts"
import type { Voucher } from "../api/records/Offers.ts"
import { secondsOff } from "../api/Start.ts"
import { bodies } from "./Bodies.ts"
import type { Context } from "./Context.ts"
import { timesAt } from "./Times.ts"

const isCurrency = Schema.is(Currency)

const zoneHint =
  "Set the time zone of the box office to that of the event, then migrate again: the API cannot set it (platform notes 1.4)."

/** The zone by whose clock the dates of a series are made, where it tells it. */
export const zoneOf = ({ timezone }: Pick<EventSeries, "timezone">): JsonObject =>
  present({ timezone: Lenient.text(timezone) })

/** The currency of a voucher where that is not the one that it was to have; else null. */
export const currencyElse = ({ currency }: Pick<Voucher, "currency">, wanted: string | undefined): string | null => {
  const given = Lenient.text(currency)?.toUpperCase() ?? null
  return wanted === undefined || given === wanted.toUpperCase() ? null : given
}

/** Does one operation. */
export const perform =
  (context: Context) =>
  (operation: PlannedOperation, known: Known): Effect.Effect<ReadonlyArray<Made>, ConnectorError> =>
    Effect.gen(function* () {
      const { client } = context
      const need = (kind: MadeKind, source: string) => needed(context, operation, known, kind, source)
      switch (operation.kind) {
        case "create_series": {
          const { currency, ...body } = yield* bodyOf(context, operation, bodies.create_series)
          if (!isCurrency(currency)) return yield* refuse(context, operation, `no ${currency} here`, "Plan again.")
          const series = yield* asked(client.eventSeries.create({ body: { ...body, currency } }))
          return madeOf(operation, series.id, zoneOf(series))
        }
        case "create_event": {
          const { ends, series: source, unix, ...planned } = yield* bodyOf(context, operation, bodies.create_event)
          const series = yield* need("series", source)
          // A new box office shows its zone only now; a planned clock is the source's there.
          const zone = series.facts["timezone"]
          const body =
            (typeof zone === "string" && unix !== undefined ? timesAt(zone, planned, unix, ends) : null) ?? planned
          const event = yield* asked(client.eventSeries.events.create({ event_series_id: series.target, body }))
          const off = unix === undefined ? 0 : secondsOff(event, unix)
          if (off !== null && off !== 0) {
            // A date at the wrong moment must not stay: people would come at it.
            yield* asked(client.eventSeries.events.delete({ event_series_id: series.target, event_id: event.id }))
            return yield* refuse(context, operation, `it would start ${off} seconds off`, zoneHint)
          }
          return madeOf(operation, event.id, { series: series.target })
        }
        case "create_ticket_group": {
          const { name, series: source } = yield* bodyOf(context, operation, bodies.create_ticket_group)
          const series = yield* need("series", source)
          const group = yield* asked(client.ticketGroups.create({ event_series_id: series.target, body: { name } }))
          return madeOf(operation, group.id, { series: series.target })
        }
        case "create_ticket_type": {
          const { series: source, ticket_group, ...body } = yield* bodyOf(context, operation, bodies.create_ticket_type)
          const series = yield* need("series", source)
          const group = ticket_group === undefined ? null : yield* need("ticket_groups", ticket_group)
          const type = yield* asked(
            client.ticketTypes.create({
              event_series_id: series.target,
              body: { ...body, ...(group === null ? {} : { group_id: group.target }) },
            }),
          )
          return madeOf(operation, type.id, { series: series.target })
        }
        case "set_capacity": {
          const body = yield* bodyOf(context, operation, bodies.set_capacity)
          const series = yield* need("series", body.series)
          const type = yield* need("ticket_types", body.ticket_type)
          yield* asked(
            client.ticketTypes.update({
              event_series_id: series.target,
              ticket_type_id: type.target,
              body: { quantity: body.quantity },
            }),
          )
          return []
        }
        case "create_discount": {
          const { ticket_types, ...body } = yield* bodyOf(context, operation, bodies.create_discount)
          const types = yield* Effect.forEach(ticket_types, (source) => need("ticket_types", source))
          const discount = yield* asked(
            client.discounts.create({
              body: { ...body, ...(types.length === 0 ? {} : { ticket_types: types.map(({ target }) => target) }) },
            }),
          )
          return madeOf(operation, discount.id, {})
        }
        case "extend_discount": {
          const { discount: first, ticket_types } = yield* bodyOf(context, operation, bodies.extend_discount)
          const discount = yield* need("discounts", first)
          const types = yield* Effect.forEach(ticket_types, (source) => need("ticket_types", source))
          yield* asked(
            client.discounts.update({
              discount_id: discount.target,
              body: { ticket_types: Object.fromEntries(types.map(({ target }) => [target, true])) },
            }),
          )
          return madeOf(operation, discount.target, {})
        }
        case "create_voucher": {
          const { currency, ...body } = yield* bodyOf(context, operation, bodies.create_voucher)
          const voucher = yield* asked(
            client.vouchers.create({
              body: { ...body, ...(currency !== undefined && isCurrency(currency) ? { currency } : {}) },
            }),
          )
          const given = currencyElse(voucher, currency)
          if (given !== null) {
            // Nobody is documented to have made one of another currency than the account's; one that is worth else must not stay.
            yield* asked(client.vouchers.delete({ voucher_id: voucher.id }))
            return yield* refuse(
              context,
              operation,
              `it would be worth ${given} instead of ${currency?.toUpperCase()}`,
              "Make it by hand, with what it is worth in the box office's currency.",
            )
          }
          return madeOf(operation, voucher.id, {})
        }
        case "create_ticket": {
          const { event: atEvent, ticket_type, ...body } = yield* bodyOf(context, operation, bodies.create_ticket)
          const event = yield* need("events", atEvent)
          const type = yield* need("ticket_types", ticket_type)
          const ticket = yield* asked(
            client.issuedTickets.create({ body: { event_id: event.target, ticket_type_id: type.target, ...body } }),
          )
          return madeOf(operation, ticket.id, { code: ticket.barcode ?? null })
        }
        case "check_in": {
          const body = yield* bodyOf(context, operation, bodies.check_in)
          const ticket = yield* need("tickets", body.ticket)
          yield* asked(
            client.checkIns.create({
              body: {
                issued_ticket_id: ticket.target,
                quantity: 1,
                ...(body.check_in_at === undefined ? {} : { check_in_at: body.check_in_at }),
                // Sent again, it is not recorded again; of a ticket that was taken back and issued anew it is another.
                local_unique_id: `${body.ticket} ${ticket.target}`,
              },
            }),
          )
          return []
        }
        case "void_ticket": {
          const body = yield* bodyOf(context, operation, bodies.void_ticket)
          const ticket = yield* need("tickets", body.ticket)
          yield* asked(client.issuedTickets.void({ issued_ticket_id: ticket.target }))
          return []
        }
        case "open_sales": {
          const body = yield* bodyOf(context, operation, bodies.open_sales)
          const series = yield* need("series", body.series)
          const type = yield* need("ticket_types", body.ticket_type)
          yield* asked(
            client.ticketTypes.update({
              event_series_id: series.target,
              ticket_type_id: type.target,
              body: { status: body.status },
            }),
          )
          return []
        }
        case "publish_event": {
          const body = yield* bodyOf(context, operation, bodies.publish_event)
          const series = yield* need("series", body.series)
          yield* asked(
            client.eventSeries.changeStatus({ event_series_id: series.target, body: { status: body.status } }),
          )
          return []
        }
        default:
          return yield* refuse(context, operation, `nobody here knows how to ${operation.kind}`, "Plan again.")
      }
    })
