import type { Exported } from "./exports.ts"

/** A row as a map from column to value, for comparing. */
export type Row = ReadonlyMap<string, unknown>

/** Rows by what identifies them in the world, whatever ids a platform gives. */
export type Keyed = ReadonlyMap<string, Row>

const rowOf = (row: object): Row => new Map<string, unknown>(Object.entries(row))

/** Keys with equal ones numbered, so that two equal tickets of an order are two. */
const numbered = <A>(rows: ReadonlyArray<A>, keyOf: (row: A) => string): ReadonlyArray<readonly [string, A]> => {
  const times = new Map<string, number>()
  return rows.map((row) => {
    const key = keyOf(row)
    const time = (times.get(key) ?? 0) + 1
    times.set(key, time)
    return [`${key}#${time}`, row]
  })
}

const keyed = <A extends object>(rows: ReadonlyArray<A>, keyOf: (row: A) => string): Keyed =>
  new Map(numbered(rows, keyOf).map(([key, row]) => [key, rowOf(row)]))

/** An export's entities by natural keys: title and start, buyer and moment, and so on. */
export const byNaturalKey = ({ rows }: Exported): { readonly [entity: string]: Keyed } => {
  const events = new Map(rows("events").map(({ id, starts_at, title }) => [id, `${title} ${starts_at}`]))
  const eventKey = (id: string | null) => events.get(id ?? "") ?? "no event"
  const types = new Map(rows("ticket_types").map(({ event_id, id, title }) => [id, `${eventKey(event_id)}/${title}`]))
  const orders = new Map(
    rows("orders").map(({ buyer_email, created_at, event_id, id }) => [
      id,
      `${eventKey(event_id)}/${buyer_email}/${created_at}`,
    ]),
  )
  // Tickets without an order have one of their own on some platforms.
  const sold = rows("tickets").filter(({ order_id }) => order_id !== null)
  const ticketRows = numbered(
    sold.toSorted((a, b) => (`${a.attendee_name}` < `${b.attendee_name}` ? -1 : 1)),
    ({ order_id, ticket_type_id }) => `${orders.get(order_id ?? "")}/${types.get(ticket_type_id ?? "")}`,
  )
  const tickets = new Map(ticketRows.map(([key, { id }]) => [id, key]))
  return {
    events: keyed(rows("events"), ({ id }) => eventKey(id)),
    ticket_types: keyed(rows("ticket_types"), ({ id }) => types.get(id) ?? id),
    orders: keyed(rows("orders"), ({ id }) => orders.get(id) ?? id),
    tickets: new Map(ticketRows.map(([key, row]) => [key, rowOf(row)])),
    answers: keyed(
      rows("answers").filter(({ ticket_id }) => tickets.has(ticket_id ?? "")),
      ({ question_title, ticket_id }) => `${tickets.get(ticket_id ?? "")}/${question_title}`,
    ),
    check_ins: keyed(
      rows("check_ins").filter(({ quantity, ticket_id }) => tickets.has(ticket_id ?? "") && (quantity ?? 1) > 0),
      ({ checked_in_at, ticket_id }) => `${tickets.get(ticket_id ?? "")}/${checked_in_at}`,
    ),
    discounts: keyed(rows("discounts"), ({ code, event_id }) => `${eventKey(event_id)}/${code}`),
  }
}
