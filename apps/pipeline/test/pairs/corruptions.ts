/** What can be wrong with a target, as changes of its rows. */
import { Random } from "@boxport/connector/testing"
import { Instant, type Rows, type TableName } from "@boxport/model"
import type { Account } from "./pair.ts"

type Changed = { readonly [Name in TableName]?: ReadonlyArray<Rows[Name]> }

/** One thing that is wrong. */
export interface Corruption {
  readonly what: string
  readonly rows: Changed
}

const without = <A>(rows: ReadonlyArray<A>, row: A): ReadonlyArray<A> => rows.filter((one) => one !== row)
const instead = <A>(rows: ReadonlyArray<A>, row: A, other: A): ReadonlyArray<A> =>
  rows.map((one) => (one === row ? other : one))

const later = (instant: Instant.Instant) => Instant.fromMillis(Instant.toMillis(instant) + 3_600_000) ?? instant

/** Every change of one kind that the rows of an event allow; only what was made is changed, which is what `ids` has. */
const kinds = (all: Account, event: string, ids: ReadonlySet<string>): ReadonlyArray<Corruption> => {
  const own = <Row extends { readonly id: string; readonly event_id: string | null }>(rows: ReadonlyArray<Row>) =>
    rows.filter(({ event_id: of }) => of === event)
  const tickets = own(all.tickets).filter(({ id }) => ids.has(id))
  const orders = own(all.orders).filter(({ id }) => ids.has(id))
  const ticketList = (what: string, rows: ReadonlyArray<Rows["tickets"]>): Corruption => ({
    what,
    rows: { tickets: rows },
  })
  return [
    ...all.events.flatMap((row): ReadonlyArray<Corruption> => {
      if (row.id !== event || row.starts_at === null) return []
      const moved = { ...row, starts_at: later(row.starts_at) }
      return [{ what: "an event begins an hour later", rows: { events: instead(all.events, row, moved) } }]
    }),
    ...own(all.ticket_types).flatMap((row): ReadonlyArray<Corruption> => {
      const list = all.ticket_types
      const dearer = { ...row, price_amount: (row.price_amount ?? 0n) + 1n }
      return [
        { what: `${row.title}: a ticket type is missing`, rows: { ticket_types: without(list, row) } },
        { what: `${row.title}: dearer by a minor unit`, rows: { ticket_types: instead(list, row, dearer) } },
      ]
    }),
    ...tickets.flatMap((row, place): ReadonlyArray<Corruption> => {
      const list = all.tickets
      const other = tickets[(place + 1) % tickets.length]
      const types = own(all.ticket_types)
      const type = types.find(({ id, title }) => id !== row.ticket_type_id && title !== null)
      const named = { ...row, attendee_name: `${row.attendee_name ?? ""}x` }
      return [
        ticketList("a ticket is missing", without(list, row)),
        ticketList("a ticket is there twice", [...list, { ...row, id: `${row.id}9`, native_id: `${row.native_id}9` }]),
        ticketList("an attendee has another name", instead(list, row, named)),
        ticketList("a ticket is void", instead(list, row, { ...row, status: "void" })),
        ticketList("somebody came in, or did not", instead(list, row, { ...row, checked_in: row.checked_in !== true })),
        ...(type === undefined
          ? []
          : [ticketList("a ticket of another type", instead(list, row, { ...row, ticket_type_id: type.id }))]),
        ...(other === undefined || other === row || other.attendee_name === row.attendee_name
          ? []
          : [
              ticketList(
                "two attendees are swapped",
                list.map((one) =>
                  one === row
                    ? { ...one, attendee_name: other.attendee_name }
                    : one === other
                      ? { ...one, attendee_name: row.attendee_name }
                      : one,
                ),
              ),
            ]),
      ]
    }),
    ...orders.flatMap((row): ReadonlyArray<Corruption> => [
      { what: "an order is missing", rows: { orders: without(all.orders, row) } },
      {
        what: "an order is dearer by a minor unit",
        rows: { orders: instead(all.orders, row, { ...row, total_amount: (row.total_amount ?? 0n) + 1n }) },
      },
      {
        what: "an order is somebody else's",
        rows: { orders: instead(all.orders, row, { ...row, buyer_email: `x${row.buyer_email ?? ""}` }) },
      },
    ]),
    ...all.answers.flatMap((row): ReadonlyArray<Corruption> =>
      row.ticket_id === null || !ids.has(row.ticket_id) || row.value === null || row.values.length > 0
        ? []
        : [
            { what: "an answer is missing", rows: { answers: without(all.answers, row) } },
            {
              what: "an answer is another",
              rows: { answers: instead(all.answers, row, { ...row, value: `${row.value}.` }) },
            },
          ],
    ),
  ]
}

/** So many things that are wrong, one at a time; as many of each kind as there can be. */
export const corruptions = (
  all: Account,
  event: string,
  ids: ReadonlySet<string>,
  most: number,
): ReadonlyArray<Corruption> => {
  const every = kinds(all, event, ids)
  return every
    .map((one, place) => [Random.baseOf(1, 0, place), one] as const)
    .toSorted(([a], [b]) => a - b)
    .slice(0, most)
    .map(([, one]) => one)
}
