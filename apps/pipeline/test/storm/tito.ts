import { startTwin } from "@boxport/tito/twin"
import { Effect, Redacted } from "effect"
import { type Row, send, text, type Weather } from "./Storm.ts"

/** A twin of Tito, and what may happen to it. */
export const tito = () =>
  Effect.gen(function* () {
    const twin = yield* startTwin({ orders: 200, spare: 120, seed: 5 })
    const token = Redacted.value(twin.token)
    const headers = {
      authorization: `Token token=${token}`,
      accept: "application/json",
      "content-type": "application/json",
    }
    const call = (method: string, path: string, body?: unknown) =>
      send(
        method,
        `${twin.url}/v3/${twin.account}/${path}`,
        headers,
        body === undefined ? undefined : JSON.stringify(body),
      )
    let made = 0

    const happen = ({ chance, open, rows }: Weather) => {
      const idOf = (row: Row | undefined) => text(row, "native_id")
      const slugs = new Map(
        rows("events").map((row) => [text(row, "id"), /([^/]+)$/.exec(text(row, "url"))?.[1] ?? ""]),
      )
      const eventOf = (row: Row | undefined) => slugs.get(text(row, "event_id")) ?? ""
      const ticket = chance.one(open("tickets"))
      const order = chance.one(open("orders"))
      const type = chance.one(open("ticket_types"))
      switch (chance.below(13)) {
        case 0:
        case 1:
          return Effect.sync(() => twin.sell(1 + chance.below(8)))
        case 2:
          return call("POST", `${eventOf(type)}/registrations`, {
            registration: {
              name: `Storm ${(made += 1)}`,
              email: `storm${made}@example.com`,
              line_items: [{ release_id: idOf(type), quantity: 1 + chance.below(3) }],
            },
          })
        case 3:
          return call("POST", `${eventOf(ticket)}/tickets/${idOf(ticket)}/void`, { void: { resell: true } })
        case 4:
        case 5:
          return call("PATCH", `${eventOf(ticket)}/tickets/${idOf(ticket)}`, {
            ticket: { first_name: "Nora", last_name: `Named ${(made += 1)}`, email: `nora${made}@example.com` },
          })
        case 6:
          return call("POST", `${eventOf(order)}/registrations/${idOf(order)}/cancellation`, {})
        case 7:
          return call("POST", `${eventOf(order)}/registrations/${idOf(order)}/refunds`, { refund: { manual: true } })
        case 8:
        case 9:
          return Effect.gen(function* () {
            const lists = yield* call("GET", `${eventOf(ticket)}/checkin_lists`)
            const slug = /"slug":"(chk_[^"]+)"/.exec(lists.body)?.[1]
            if (slug === undefined) return
            const door = `${twin.checkinUrl}/checkin_lists/${slug}/checkins`
            const done = yield* send(
              "POST",
              door,
              { accept: "application/json", "content-type": "application/json" },
              JSON.stringify({ checkin: { ticket_id: Number(idOf(ticket)) } }),
            )
            const uuid = /"uuid":"([^"]+)"/.exec(done.body)?.[1]
            if (uuid !== undefined && chance.below(4) === 0) {
              yield* send("DELETE", `${door}/${uuid}`, { accept: "application/json" })
            }
          })
        case 10:
          return call("POST", `${eventOf(type)}/discount_codes`, {
            discount_code: { code: `STORM${(made += 1)}`, type: "PercentOffDiscountCode", value: "10.0" },
          })
        case 11: {
          const discount = chance.one(open("discounts"))
          return call("DELETE", `${eventOf(discount)}/discount_codes/${idOf(discount)}`)
        }
        default:
          return chance.below(3) === 0
            ? call("DELETE", slugs.get(text(chance.one(rows("events")), "id")) ?? "")
            : call("POST", "events", { event: { title: `Storm ${(made += 1)}`, start_date: "2026-12-01" } })
      }
    }
    const connection = {
      platform: "tito",
      account: twin.account,
      baseUrl: twin.url,
      checkinUrl: twin.checkinUrl,
      token,
    }
    return { connection, happen }
  })
