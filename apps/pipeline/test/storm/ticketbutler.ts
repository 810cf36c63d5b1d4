import { startTwin } from "@boxport/ticketbutler/twin"
import { Effect, Redacted } from "effect"
import { send, text, type Weather } from "./Storm.ts"

/** A twin of Ticketbutler, and what may happen to it. */
export const ticketbutler = () =>
  Effect.gen(function* () {
    const twin = yield* startTwin({ orders: 260, seed: 5 })
    const token = Redacted.value(twin.token)
    const headers = { authorization: `Token ${token}`, "content-type": "application/json" }
    const call = (method: string, path: string, body?: unknown) =>
      send(method, `${twin.url}/api/v3/${path}`, headers, body === undefined ? undefined : JSON.stringify(body))
    let made = 0

    const happen = ({ chance, open, rows }: Weather) => {
      const ticket = text(chance.one(open("tickets")), "native_id")
      const order = text(chance.one(open("orders")), "native_id")
      const type = chance.one(open("ticket_types"))
      const event = text(type, "event_id").replace("ticketbutler:", "")
      switch (chance.below(11)) {
        case 0:
        case 1:
          return call("POST", "orders/", {
            event,
            address: { first_name: "Sine", last_name: `Storm ${(made += 1)}`, email: `storm${made}@example.com` },
            ticket_types: [{ uuid: text(type, "native_id"), amount: 1 + chance.below(3) }],
          })
        case 2:
          return call("DELETE", `orders/${order}/`)
        case 3:
        case 4:
          return call("PATCH", `tickets/${ticket}/`, { checked_in: chance.below(3) > 0 })
        case 5:
          return call("PATCH", `tickets/${ticket}/`, { full_name: `Holder ${(made += 1)}` })
        case 6:
          return call("POST", `events/${event}/discount-code/`, [
            {
              amount: "15.00",
              code: `STORM${(made += 1)}`,
              usage_tickets_limit: 5,
              discount_type: "PERCENTAGE",
              ticket_type_uuid: text(type, "native_id"),
            },
          ])
        // A code of the account for a ticket type of any event, which need not be looked at otherwise.
        case 7:
          return call("POST", "discount-code/", [
            {
              amount: "5.00",
              code: `EVERYWHERE${(made += 1)}`,
              usage_tickets_limit: 9,
              discount_type: "PER_TICKET",
              ticket_type_uuid: text(chance.one(rows("ticket_types")), "native_id"),
            },
          ])
        case 8: {
          const discount = chance.one(open("discounts"))
          const of = text(discount, "event_id").replace("ticketbutler:", "")
          return call("DELETE", `events/${of}/discount-code/${text(discount, "native_id")}/`)
        }
        case 9:
          return call("POST", "events/", {
            title: `Storm ${(made += 1)}`,
            start_date: "2026-12-01T18:00:00+01:00",
            end_date: "2026-12-01T22:00:00+01:00",
            ticket_types: [{ title: "Standing", price: 0, amount_total: 50 }],
          })
        default:
          return chance.below(3) === 0
            ? call("DELETE", `events/${text(chance.one(rows("events")), "native_id")}/`, { delete_reason: "The storm" })
            : call("PATCH", `events/${event}/ticket-types/${text(type, "native_id")}/`, { amount_total: 900 + made })
      }
    }
    const connection = { platform: "ticketbutler", host: twin.host, baseUrl: twin.url, token }
    return { connection, happen }
  })
