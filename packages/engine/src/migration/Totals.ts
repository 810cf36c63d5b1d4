/**
 * What both sides of a migration come to: tickets by type and status, money by currency. Sums, beside the comparison of
 * every record, are what people check a migration by.
 *
 * @module
 */
import type { Expectation, SeriesBundle } from "@boxport/connector"
import { columnOf } from "@boxport/connector/target"
import { Money, type Rows, type TableName } from "@boxport/model"
import { holds, type Wanted } from "./Compare.ts"

/** Tickets of a type and status that there must be, and that there are. */
export interface TicketTotal {
  /** The canonical id of the type at the source; of one at the target where its tickets are of none that they should be. */
  readonly ticketType: string | null
  readonly title: string | null
  /** As the target has it. */
  readonly status: string
  readonly from: number
  readonly to: number
}

/** What orders come to that there must be, and that there are, as decimal texts (`1234.50`). */
export interface MoneyTotal {
  readonly currency: string | null
  readonly from: string
  readonly to: string
}

/** The sums of both sides. */
export interface Totals {
  readonly tickets: ReadonlyArray<TicketTotal>
  /** Empty where the target holds no orders. */
  readonly money: ReadonlyArray<MoneyTotal>
}

interface Pair<A> {
  from: A
  to: A
}

const textOr = (value: unknown): string | null => (typeof value === "string" ? value : null)

/** Adds up what is compared. */
export const totals = (series: ReadonlyArray<SeriesBundle>) => {
  const titles = new Map(
    series.flatMap(({ events }) =>
      events.flatMap(({ ticketTypes }) => ticketTypes.map(({ id, title }): [string, string | null] => [id, title])),
    ),
  )
  const tickets = new Map<string, Pair<number> & { readonly type: string | null; readonly status: string }>()
  const money = new Map<string | null, Pair<bigint>>()

  const ticketsOf = (type: string | null, status: string) => {
    const key = JSON.stringify([type, status])
    const found = tickets.get(key) ?? { type, status, from: 0, to: 0 }
    tickets.set(key, found)
    return found
  }
  const moneyIn = (currency: string | null) => {
    const found = money.get(currency) ?? { from: 0n, to: 0n }
    money.set(currency, found)
    return found
  }

  const addTicket = (columns: Expectation["columns"], wanted: ReadonlyMap<string, Wanted>, row: object | undefined) => {
    const type = textOr(columns["ticket_type_id"])
    ticketsOf(type, textOr(columns["status"]) ?? "valid").from += 1
    if (row === undefined) return
    const actual = columnOf(row, "ticket_type_id")
    const isOfType = holds(wanted.get("ticket_type_id") ?? [], actual)
    ticketsOf(isOfType ? type : textOr(actual), String(columnOf(row, "status"))).to += 1
  }

  const addOrder = (columns: Expectation["columns"], row: object | undefined) => {
    const amount = columns["total_amount"]
    if (typeof amount !== "bigint") return
    moneyIn(textOr(columns["currency"])).from += amount
    const actual = row === undefined ? undefined : columnOf(row, "total_amount")
    if (row === undefined || typeof actual !== "bigint") return
    moneyIn(textOr(columnOf(row, "currency"))).to += actual
  }

  return {
    /** Adds an expectation and the row that answers it, if one does. */
    add: (
      { columns, entity }: Pick<Expectation, "entity" | "columns">,
      wanted: ReadonlyArray<readonly [column: string, wanted: Wanted]>,
      row: Rows[TableName] | undefined,
    ): void => {
      if (entity === "tickets") addTicket(columns, new Map(wanted), row)
      if (entity === "orders") addOrder(columns, row)
    },
    all: (): Totals => ({
      tickets: [...tickets.values()].map(({ from, status, to, type }) => ({
        ticketType: type,
        title: type === null ? null : (titles.get(type) ?? null),
        status,
        from,
        to,
      })),
      money: [...money].map(([currency, { from, to }]) => ({
        currency,
        from: Money.toDecimal(from, currency),
        to: Money.toDecimal(to, currency),
      })),
    }),
  }
}
