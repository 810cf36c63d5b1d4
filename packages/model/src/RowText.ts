/**
 * Canonical rows as text and back, exactly: for keeping them in a state, not for files that others read.
 *
 * @module
 */
import { Result, Schema } from "effect"
import * as Entity from "./Entities.ts"
import { type Rows, type TableName, tables } from "./Tables.ts"

/** A kept row that cannot be read: the state was changed by somebody else, or by another version. */
export class UnreadableRow extends Schema.TaggedError<UnreadableRow>()("UnreadableRow", { table: Schema.String }) {
  override get message(): string {
    return `a kept row of ${this.table} cannot be read`
  }
}

type Guards = { readonly [Name in TableName]: (value: unknown) => value is Rows[Name] }

/** The fields alone: rows are plain objects, not instances of the entities' classes. */
const isRow: Guards = {
  events: Schema.is(Schema.Struct(Entity.Event.fields)),
  ticket_types: Schema.is(Schema.Struct(Entity.TicketType.fields)),
  questions: Schema.is(Schema.Struct(Entity.Question.fields)),
  discounts: Schema.is(Schema.Struct(Entity.Discount.fields)),
  vouchers: Schema.is(Schema.Struct(Entity.Voucher.fields)),
  voucher_codes: Schema.is(Schema.Struct(Entity.VoucherCode.fields)),
  activities: Schema.is(Schema.Struct(Entity.Activity.fields)),
  orders: Schema.is(Schema.Struct(Entity.Order.fields)),
  order_lines: Schema.is(Schema.Struct(Entity.OrderLine.fields)),
  tickets: Schema.is(Schema.Struct(Entity.Ticket.fields)),
  answers: Schema.is(Schema.Struct(Entity.Answer.fields)),
  check_ins: Schema.is(Schema.Struct(Entity.CheckIn.fields)),
  refunds: Schema.is(Schema.Struct(Entity.Refund.fields)),
  contacts: Schema.is(Schema.Struct(Entity.Contact.fields)),
}

/** The row as text: columns in their order, amounts as whole minor units. Equal rows give equal texts. */
export const rowText = <Name extends TableName>(name: Name, row: Rows[Name]): string => {
  const values: { [column: string]: unknown } = {}
  for (const { name: column } of tables[name].columns) {
    const value: unknown = Reflect.get(row, column)
    values[column] = typeof value === "bigint" ? String(value) : value
  }
  return JSON.stringify(values)
}

const parse = (text: string): Result.Result<unknown, unknown> => Result.try(() => JSON.parse(text))

/** The row that a text was made of. */
export const rowOfText = <Name extends TableName>(
  name: Name,
  text: string,
): Result.Result<Rows[Name], UnreadableRow> => {
  const unreadable = () => Result.fail(new UnreadableRow({ table: name }))
  const parsed = parse(text)
  if (Result.isFailure(parsed) || typeof parsed.success !== "object" || parsed.success === null) return unreadable()
  const row = parsed.success
  for (const { name: column, type } of tables[name].columns) {
    if (type !== "amount") continue
    const value: unknown = Reflect.get(row, column)
    if (value === null) continue
    if (typeof value !== "string" || !/^-?\d+$/.test(value)) return unreadable()
    Reflect.set(row, column, BigInt(value))
  }
  const is: (value: unknown) => value is Rows[Name] = isRow[name]
  return is(row) ? Result.succeed(row) : unreadable()
}
