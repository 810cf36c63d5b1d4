/**
 * Ticket types as the platform shows them.
 *
 * @module
 */
import type { TicketType } from "../state/Model.ts"
import { stockOf } from "../state/State.ts"
import type { Surroundings } from "./Surroundings.ts"
import { number, zoned, zonedMinutes } from "./Texts.ts"

/** A ticket type, in an event's detail (times without seconds) or in the list of them. */
export const typeRecord = ({ shapes, state }: Surroundings, type: TicketType, place: "detail" | "list"): object => {
  const { event } = type
  const { world } = state
  const { left, sold, total } = stockOf(state, type)
  const when = (at: number | null): string | null =>
    at === null ? null : (place === "detail" ? zonedMinutes : zoned)(at, event.timezone)
  const isOnSale =
    type.onSale &&
    (type.salesStartAt ?? 0) <= world.now &&
    (type.salesEndAt ?? Number.MAX_SAFE_INTEGER) > world.now &&
    (event.world?.salesCloseAt ?? event.startsAt) > world.now
  const common = {
    uuid: type.uuid,
    title: type.title,
    price: number(type.price, event.currency),
    active: type.active,
    amount_sold: sold,
    amount_total: total,
    is_tickets_sold: sold > 0,
    is_free: type.price === 0,
    sold_out: type.soldOut,
    is_members_only: type.membersOnly,
    start_date: type.startDate,
  }
  const numbered = { pk: type.pk }
  if (shapes === "seed") {
    return {
      ...(place === "list" ? numbered : {}),
      ...common,
      amount: left,
      price_verbose: type.price === 0 ? "gratis" : `${number(type.price, event.currency)} ${event.currency}`,
      ...(place === "list"
        ? {
            constraint_definition: null,
            invoice_price: null,
            description: type.description,
            fee: 0,
            sort_id: type.sortId,
          }
        : {}),
    }
  }
  const today = {
    ...numbered,
    ...common,
    amount_left: left,
    constraint_definition: null,
    description: type.description,
    fee: 0,
    invoice_price: null,
    is_on_sale: isOnSale,
    sales_end_date: when(type.salesEndAt),
    sales_start_date: when(type.salesStartAt),
    sort_id: type.sortId,
  }
  return place === "list"
    ? today
    : {
        ...today,
        deletable: false,
        extras_image_url: null,
        has_advanced_settings: true,
        is_temporarily_sold_out: false,
        show_exact_tickets_left_count: false,
        show_few_tickets_left_tag: false,
      }
}

/** What making or changing a ticket type gives (seed 002, Create Ticket Type). */
export const newTypeRecord = ({ state }: Surroundings, type: TicketType): object => {
  const { left, sold, total } = stockOf(state, type)
  return {
    uuid: type.uuid,
    title: type.title,
    price: number(type.price, type.event.currency),
    amount: left,
    amount_total: total,
    is_members_only: type.membersOnly,
    is_free: type.price === 0,
    amount_sold: sold,
  }
}
