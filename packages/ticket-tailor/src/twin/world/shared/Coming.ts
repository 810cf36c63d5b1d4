/**
 * Orders that are still to come: what buyers of another world, with the next seed, have bought lately and can still buy.
 *
 * @module
 */
import {
  makeWorld,
  scanCodeOf,
  ticketNumber,
  type World as SharedWorld,
  type WorldOrder,
  type WorldTicketType,
} from "@boxport/connector/testing"

/** So many that every event on sale has some among the newest. */
const size = 4000

/** The orders to come; undefined where nothing is on sale. `number` is the one that the order has, made at a time. */
export const makeComing = (world: SharedWorld): ((number: number, at: number) => WorldOrder | undefined) => {
  let other: { readonly world: SharedWorld; readonly places: ReadonlyArray<number> } | undefined

  const sells = ({ event, salesEndAt, salesStartAt, status }: WorldTicketType): boolean =>
    event.status === "published" &&
    event.salesCloseAt > world.now &&
    status === "on_sale" &&
    (salesStartAt ?? 0) <= world.now &&
    (salesEndAt === null || salesEndAt > world.now)

  /** Codes of vouchers are used once, and nothing has gone wrong with an order that just comes in. */
  const fits = ({ discount, lines, status, tickets, voucher }: WorldOrder): boolean =>
    voucher === null &&
    (status === "completed" || status === "pending") &&
    (discount === null || discount.endsAt === null || discount.endsAt > world.now) &&
    tickets.every((ticket) => ticket.voidedAt === null) &&
    lines.every((line) => sells(line.type))

  const find = () => {
    const found = makeWorld({ seed: world.seed + 1, orders: size, now: world.now })
    const places: Array<number> = []
    for (let place = found.orderCount - 1; place >= 0; place--) {
      const order = found.order(place)
      if (order !== undefined && fits(order)) places.push(place)
    }
    return { world: found, places }
  }

  return (number, at) => {
    other ??= find()
    const { places } = other
    const order = other.world.order(places[number % places.length] ?? -1)
    return order === undefined
      ? undefined
      : {
          ...order,
          number,
          createdAt: at,
          tickets: order.tickets.map((ticket, place) => ({
            ...ticket,
            number: ticketNumber(number, place),
            order: number,
            scanCode: scanCodeOf(ticketNumber(number, place)),
            checkIns: [],
            createdAt: at,
          })),
        }
  }
}
