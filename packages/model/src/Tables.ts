/**
 * The canonical tables: their names, their columns and the entity of a row. Names are final.
 *
 * @module
 */
import type { Column, Columns } from "./Column.ts"
import * as Entity from "./Entities.ts"

/** A table as data: what a writer needs to write it and a test to check it. */
export interface Table<Name extends string = string> {
  readonly name: Name
  readonly columns: ReadonlyArray<{ readonly name: string } & Column<unknown>>
}

const table = <const Name extends string>(name: Name, columns: Columns): Table<Name> => ({
  name,
  columns: Object.entries(columns).map(([column, info]) => ({ name: column, ...info })),
})

/** The row of every table. */
export interface Rows {
  readonly events: Entity.Event
  readonly ticket_types: Entity.TicketType
  readonly questions: Entity.Question
  readonly discounts: Entity.Discount
  readonly vouchers: Entity.Voucher
  readonly voucher_codes: Entity.VoucherCode
  readonly activities: Entity.Activity
  readonly orders: Entity.Order
  readonly order_lines: Entity.OrderLine
  readonly tickets: Entity.Ticket
  readonly answers: Entity.Answer
  readonly check_ins: Entity.CheckIn
  readonly refunds: Entity.Refund
  readonly contacts: Entity.Contact
}

/** The name of a canonical table. */
export type TableName = keyof Rows

/** Rows of any tables, as a page of a platform's records yields them. */
export type RowsByTable = { readonly [Name in TableName]?: ReadonlyArray<Rows[Name]> }

/** Every canonical table, in the order in which they are written and listed. */
export const tables: { readonly [Name in TableName]: Table<Name> } = {
  events: table("events", Entity.eventColumns),
  ticket_types: table("ticket_types", Entity.ticketTypeColumns),
  questions: table("questions", Entity.questionColumns),
  discounts: table("discounts", Entity.discountColumns),
  vouchers: table("vouchers", Entity.voucherColumns),
  voucher_codes: table("voucher_codes", Entity.voucherCodeColumns),
  activities: table("activities", Entity.activityColumns),
  orders: table("orders", Entity.orderColumns),
  order_lines: table("order_lines", Entity.orderLineColumns),
  tickets: table("tickets", Entity.ticketColumns),
  answers: table("answers", Entity.answerColumns),
  check_ins: table("check_ins", Entity.checkInColumns),
  refunds: table("refunds", Entity.refundColumns),
  contacts: table("contacts", Entity.contactColumns),
}

/** Whether a word is the name of a canonical table. */
export const isTableName = (name: string): name is TableName => Object.hasOwn(tables, name)

/** The names of all canonical tables, in order. */
export const tableNames: ReadonlyArray<TableName> = Object.keys(tables).filter(isTableName)
