/**
 * Rows of every table: all that the model allows, as nasty as it allows it.
 */
import * as Model from "@boxport/model"
import { Arbitrary, Schema } from "effect"

const between = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))

const oneOf = <A>(...choices: readonly [Arbitrary.Arbitrary<A>, ...Array<Arbitrary.Arbitrary<A>>]) =>
  Arbitrary.flatMap(between(0, choices.length - 1), (at) => choices[at] ?? choices[0])

const word = (...words: readonly [string, ...Array<string>]) => Arbitrary.schema(Schema.Literals(words))

/**
 * Text made of what breaks files: quotes, separators, all line ends, formula characters, every length of UTF-8. A byte
 * order mark never comes first: DuckDB's JavaScript side would take it off what it has read.
 */
const nasty = [
  '"',
  '""',
  ",",
  ";",
  "\n",
  "\r",
  "\r\n",
  "\t",
  "'",
  "=",
  "+",
  "-",
  "@",
  " ",
  "\\",
  "\\n",
  "{",
  "[",
] as const
const harmless = ["a", "Z", "0", "true", "null", "é", "\u0001", "\u2028", "a\ufeff", "漢字", "م", "😀", "👩‍👩‍👧"] as const
const text = Arbitrary.map(Arbitrary.array(word(...nasty, ...harmless), { maxLength: 12 }), (pieces) => pieces.join(""))
const filled = Arbitrary.map(text, (value) => (value === "" ? "=x" : value))

const json: Arbitrary.Arbitrary<Model.Json> = oneOf<Model.Json>(
  text,
  Arbitrary.schema(Schema.Finite),
  Arbitrary.schema(Schema.Boolean),
  Arbitrary.Constant(null),
  Arbitrary.array(text, { maxLength: 3 }),
)
const jsonObject: Arbitrary.Arbitrary<Model.JsonObject> = Arbitrary.map(
  Arbitrary.array(Arbitrary.all([text, oneOf<Model.Json>(json, Arbitrary.array(json, { maxLength: 2 }))]), {
    maxLength: 4,
  }),
  (entries) => Object.fromEntries(entries),
)

/** Whole seconds and microseconds, all that there are, and those around 1970. */
const instant = oneOf(
  Arbitrary.map(between(-9_007_199_254, 9_007_199_254), (seconds) => seconds * 1_000_000),
  between(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  between(-3_000_000, 3_000_000),
)

const decimal = Arbitrary.filter(
  Arbitrary.map(Arbitrary.all([between(-999_999_999_999, 999_999_999_999), between(0, 999_999)]), ([whole, fraction]) =>
    Model.decimalText(`${whole}.${String(fraction).padStart(6, "0")}`),
  ),
  (value) => value !== undefined,
)

/** Amounts every currency can hold in a file: less than 10^14 units of the one that has no smaller. */
const amount = oneOf(
  Arbitrary.map(between(-99_999_999_999_999, 99_999_999_999_999), BigInt),
  Arbitrary.map(between(-1_500, 1_500), BigInt),
)

type Column = (typeof Model.tables)[Model.TableName]["columns"][number]

const cell = (column: Column): Arbitrary.Arbitrary<unknown> => {
  const allows = Schema.is(column.schema)
  switch (column.type) {
    case "text":
      if (column.name === "currency") return word("EUR", "JPY", "KWD", "CLF", "GBP")
      // Columns with a closed list of words take only those.
      return allows("=any") ? (allows("") ? text : filled) : Arbitrary.schema(column.schema)
    case "amount":
      return amount
    case "instant":
      return instant
    case "int":
      return oneOf(between(-5, 5), Arbitrary.schema(Schema.Int))
    case "bool":
      return Arbitrary.schema(Schema.Boolean)
    case "decimal":
      return decimal
    case "list":
      return Arbitrary.array(text, { maxLength: 4 })
    case "json":
      return jsonObject
  }
}

/** Every generated row is decoded as its entity: what is written is what the model calls a row. */
const decoders: { readonly [Name in Model.TableName]: (row: unknown) => Model.Rows[Name] } = {
  events: Schema.decodeUnknownSync(Model.Event),
  ticket_types: Schema.decodeUnknownSync(Model.TicketType),
  questions: Schema.decodeUnknownSync(Model.Question),
  discounts: Schema.decodeUnknownSync(Model.Discount),
  vouchers: Schema.decodeUnknownSync(Model.Voucher),
  voucher_codes: Schema.decodeUnknownSync(Model.VoucherCode),
  activities: Schema.decodeUnknownSync(Model.Activity),
  orders: Schema.decodeUnknownSync(Model.Order),
  order_lines: Schema.decodeUnknownSync(Model.OrderLine),
  tickets: Schema.decodeUnknownSync(Model.Ticket),
  answers: Schema.decodeUnknownSync(Model.Answer),
  check_ins: Schema.decodeUnknownSync(Model.CheckIn),
  refunds: Schema.decodeUnknownSync(Model.Refund),
  contacts: Schema.decodeUnknownSync(Model.Contact),
}

/** A row of any table; which columns it has is the table's affair. */
export type AnyRow = Model.Rows[Model.TableName]

/** Rows of one table. */
export const rowsOf = (name: Model.TableName): Arbitrary.Arbitrary<ReadonlyArray<AnyRow>> => {
  const cells = Model.tables[name].columns.map((column) =>
    Arbitrary.map(column.nullable ? oneOf(cell(column), Arbitrary.Constant(null)) : cell(column), (value) => [
      column.name,
      value,
    ]),
  )
  return Arbitrary.array(
    Arbitrary.map(Arbitrary.all(cells), (entries) => decoders[name](Object.fromEntries(entries))),
    { maxLength: 12 },
  )
}

/** One plain order, the same for the same number. */
export const order = (number: number): Model.Order =>
  decoders.orders({
    id: `ticket-tailor:or_${number}`,
    event_id: `ticket-tailor:ev_${number % 7}`,
    native_id: `or_${number}`,
    reference: `or_${number}`,
    status: number % 5 === 0 ? "refunded" : "completed",
    buyer_name: number % 3 === 0 ? `=Døe, "${number}"` : `Jane ${number}`,
    buyer_first_name: null,
    buyer_last_name: null,
    buyer_email: `jane.${number}@example.com`,
    buyer_phone: null,
    buyer_company: null,
    buyer_vat_number: null,
    buyer_street: null,
    buyer_city: "Århus",
    buyer_postal_code: null,
    buyer_country: "DK",
    currency: number % 2 === 0 ? "DKK" : "JPY",
    subtotal_amount: BigInt(number),
    discount_amount: 0n,
    fee_amount: null,
    tax_amount: null,
    total_amount: BigInt(number) * 3n,
    paid_amount: BigInt(number) * 3n,
    refunded_amount: -BigInt(number),
    payment_method: null,
    payment_reference: null,
    discount_code: null,
    source: null,
    locale: null,
    created_at: 1_588_352_400_000_000 + number,
    completed_at: null,
    updated_at: 1_588_352_400_000_000 + number * 1_000_000,
    cancelled_at: null,
    extra: { number, tags: ["a", "b"] },
  })
