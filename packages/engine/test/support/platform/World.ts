/** Something to migrate: a series of two events and an event by itself, with sales of every kind. */
import * as Row from "./Rows.ts"
import { makeStore, type Store } from "./Store.ts"

const put = <Row_ extends { readonly id: string }>(table: Map<string, Row_>, row: Row_) => void table.set(row.id, row)

/** One more sale: an order with tickets, their answers and check-ins. `n` decides what it looks like. */
export const sell = ({ tables }: Store, n: number): void => {
  const place = n % 3
  const eventId = `old:e${place}`
  const orderId = `old:o${n}`
  const count = (n % 3) + 1
  const at = Row.instant(1_780_000_000_000_000 + n * 60_000_000)
  // Every seventh is refunded with all its tickets, every fifth has a void one.
  const isRefunded = n % 7 === 6
  for (let k = 0; k < count; k++) {
    const id = `old:t${n}-${k}`
    const isVoid = n % 5 === 4 && k === 0
    put(
      tables.tickets,
      Row.ticket(id, eventId, {
        order_id: orderId,
        ticket_type_id: `old:tt${place}-${k % 2}`,
        status: isRefunded ? "refunded" : isVoid ? "void" : "valid",
        barcode: n % 4 === 3 ? null : `CODE${n}${k}`,
        attendee_name: `Guest ${n}.${k}`,
        attendee_email: `guest${n}.${k}@example.org`,
        price_amount: k % 2 === 0 ? 2000n : 3550n,
        seat: n % 6 === 5 ? `A${k}` : null,
        created_at: at,
      }),
    )
    put(
      tables.answers,
      Row.answer(`old:a${n}-${k}`, {
        event_id: eventId,
        question_id: `old:q${place}`,
        ticket_id: id,
        order_id: orderId,
        value: `Answer ${n}.${k}`,
      }),
    )
    if (n % 4 === 0 && !isVoid && !isRefunded) {
      put(
        tables.check_ins,
        Row.checkIn(`old:c${n}-${k}`, {
          event_id: eventId,
          ticket_id: id,
          checked_in_at: Row.instant(1_790_000_000_000_000 + n * 1_000_000),
        }),
      )
    }
  }
  put(
    tables.orders,
    Row.order(orderId, eventId, {
      status: isRefunded ? "refunded" : n % 8 === 7 ? "pending" : "completed",
      buyer_name: `Buyer ${n}`,
      buyer_email: n % 2 === 0 ? `buyer${n}@example.org` : null,
      total_amount: BigInt(2000 * count),
      created_at: at,
    }),
  )
}

/** A source with so many orders. With mails, those with an even number mail their buyer. */
export const makeWorld = (orders: number, options: { readonly mails: boolean } = { mails: false }): Store => {
  const store = makeStore("old")
  const { tables } = store
  for (const place of [0, 1, 2]) {
    const id = `old:e${place}`
    put(
      tables.events,
      Row.event(id, {
        title: `Event ${place}`,
        series_id: place < 2 ? "old:s1" : null,
        starts_at: Row.instant(1_790_000_000_000_000 + place * 86_400_000_000),
        status: place === 0 ? "published" : "draft",
      }),
    )
    put(tables.ticket_types, Row.ticketType(`old:tt${place}-0`, id, { title: "Standing", quantity_available: 10 }))
    put(tables.ticket_types, Row.ticketType(`old:tt${place}-1`, id, { title: "Seated", price_amount: 3550n }))
    put(tables.questions, Row.question(`old:q${place}`, id, { title: "Food?" }))
  }
  for (let n = 0; n < orders; n++) sell(store, n)
  put(
    tables.tickets,
    Row.ticket("old:loose", "old:e0", { ticket_type_id: "old:tt0-0", attendee_name: '=1+1, "Ann"', barcode: "=CODE" }),
  )
  if (!options.mails) for (const [id, order] of tables.orders) tables.orders.set(id, { ...order, buyer_email: null })
  return store
}

/** What is at a store, told without its own ids and in no order: equal for stores that nobody could tell apart. */
export const snapshot = ({ tables }: Store): ReadonlyArray<string> => {
  const names = new Map<string, string>()
  for (const row of tables.events.values()) names.set(row.id, row.title ?? "")
  for (const row of tables.ticket_types.values()) names.set(row.id, `${names.get(row.event_id ?? "")}/${row.title}`)
  for (const row of tables.questions.values()) names.set(row.id, `${names.get(row.event_id ?? "")}/${row.title}`)
  for (const table of [tables.orders, tables.tickets]) {
    for (const row of table.values()) names.set(row.id, String(row.extra?.["boxport"]))
  }
  return Object.entries(tables)
    .flatMap(([name, table]) =>
      [...table.values()].map((row) =>
        JSON.stringify([
          name,
          Object.fromEntries(
            Object.entries(row).map(([column, value]) => {
              if (column === "id") return [column, names.get(String(value)) ?? ""]
              if (column === "native_id") return [column, ""]
              if (column === "barcode" && String(value).startsWith("new-")) return [column, "new"]
              if (column.endsWith("_id")) return [column, names.get(String(value)) ?? null]
              return [column, typeof value === "bigint" ? String(value) : value]
            }),
          ),
        ]),
      ),
    )
    .toSorted()
}

/** Numbers between 0 and 1 from a seed, the same everywhere (mulberry32). */
export const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}
