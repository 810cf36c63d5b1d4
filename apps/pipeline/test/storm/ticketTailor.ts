import { startTwin } from "@boxport/ticket-tailor/twin"
import { Effect, Redacted } from "effect"
import { send, text, type Weather } from "./Storm.ts"

/** A twin of Ticket Tailor, and what may happen to it. */
export const ticketTailor = (now: number) =>
  Effect.gen(function* () {
    let clock = now
    const twin = yield* startTwin({ world: "shared", orders: 260, seed: 5, limits: null, now: () => (clock += 1000) })
    const key = Redacted.value(twin.key)
    const headers = {
      authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    }
    const post = (path: string, form: { readonly [field: string]: string }) =>
      send("POST", `${twin.url}/v1/${path}`, headers, new URLSearchParams(form).toString())
    const remove = (path: string) => send("DELETE", `${twin.url}/v1/${path}`, headers)
    let made = 0

    const happen = ({ chance, open, rows }: Weather) => {
      const ticket = chance.one(open("tickets"))
      switch (chance.below(11)) {
        case 0:
          return Effect.sync(() => twin.sell(1 + chance.below(12)))
        // A void shows in the counts of its event, however old that is.
        case 1:
          return post(`issued_tickets/${text(chance.one(rows("tickets")), "native_id")}/void`, {})
        case 2:
        case 3:
          return post("check_ins", {
            issued_ticket_id: text(ticket, "native_id"),
            quantity: chance.below(4) === 0 ? "-1" : "1",
            check_in_at: String(Math.floor(now / 1000)),
          })
        case 4:
          return post(`orders/${text(chance.one(open("orders")), "native_id")}`, {
            first_name: "Ursula",
            last_name: `Renamed ${(made += 1)}`,
          })
        case 5: {
          const type = chance.one(open("ticket_types"))
          return post("issued_tickets", {
            event_id: text(type, "event_id").replace("ticket-tailor:", ""),
            ticket_type_id: text(type, "native_id"),
            full_name: `Guest ${(made += 1)}`,
          })
        }
        case 6:
          return post("discounts", {
            code: `STORM${(made += 1)}`,
            name: "Storm",
            type: "percentage",
            price_percent: "10",
            "ticket_types[]": text(chance.one(rows("ticket_types")), "native_id"),
          })
        case 7:
          return remove(`discounts/${text(chance.one(rows("discounts")), "native_id")}`)
        case 8:
          return post(`orders/${text(chance.one(open("orders")), "native_id")}/confirm-payment-received`, {})
        case 9: {
          const series = text(chance.one(rows("events")), "series_id").replace("ticket-tailor:", "")
          return post(`event_series/${series}/events`, {
            start_date: "2026-12-01",
            end_date: "2026-12-01",
            start_time: "18:00:00",
            end_time: `2${(made += 1) % 4}:00:00`,
          })
        }
        default: {
          const event = chance.one(rows("events"))
          const series = text(event, "series_id").replace("ticket-tailor:", "")
          return remove(`event_series/${series}/events/${text(event, "native_id")}`)
        }
      }
    }
    return { connection: { platform: "ticket-tailor", baseUrl: twin.url, apiKey: key }, happen }
  })
