import type { Column } from "@boxport/model"
import {
  Activity,
  Answer,
  CheckIn,
  Contact,
  Discount,
  Event,
  Order,
  OrderLine,
  Question,
  Refund,
  type Rows,
  type TableName,
  tableNames,
  tables,
  Ticket,
  TicketType,
  Voucher,
  VoucherCode,
} from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Arbitrary, Effect, Result, Schema } from "effect"

/** The class that decodes a table's rows. */
const entities: { readonly [Name in TableName]: Schema.Codec<Rows[Name], unknown> } = {
  events: Event,
  ticket_types: TicketType,
  questions: Question,
  discounts: Discount,
  vouchers: Voucher,
  voucher_codes: VoucherCode,
  activities: Activity,
  orders: Order,
  order_lines: OrderLine,
  tickets: Ticket,
  answers: Answer,
  check_ins: CheckIn,
  refunds: Refund,
  contacts: Contact,
}

/** The closed lists of words, with the columns that hold them. */
const words: Readonly<Record<string, ReadonlyArray<string>>> = {
  "events.status": ["draft", "published", "sales_closed", "archived", "cancelled", "unknown"],
  "ticket_types.pricing": ["free", "paid", "donation", "degressive", "unknown"],
  "ticket_types.status": [
    "on_sale",
    "off_sale",
    "sold_out",
    "hidden",
    "locked",
    "unavailable",
    "admin_only",
    "members_only",
    "archived",
    "unknown",
  ],
  "questions.scope": ["order", "ticket"],
  "questions.kind": [
    "text",
    "long_text",
    "number",
    "name",
    "company",
    "email",
    "phone",
    "country",
    "select",
    "multi_select",
    "file",
    "terms",
    "unknown",
  ],
  "discounts.kind": ["amount", "percent", "unknown"],
  "orders.status": ["pending", "completed", "cancelled", "partially_refunded", "refunded", "failed", "unknown"],
  "order_lines.kind": ["ticket", "fee", "tax", "discount", "donation", "product", "void", "unknown"],
  "tickets.status": ["valid", "pending", "void", "refunded", "unknown"],
  "contacts.kind": ["interested", "waitlist", "newsletter", "opt_in", "invitation"],
}

type Named = { readonly name: string } & Column.Column<unknown>

/** The least that a column may hold. */
const least = (table: string, column: Named): unknown => {
  if (column.nullable) return null
  if (column.type === "list") return []
  return words[`${table}.${column.name}`]?.[0] ?? "tito:1"
}

const leastRow = (table: TableName): Readonly<Record<string, unknown>> =>
  Object.fromEntries(tables[table].columns.map((column) => [column.name, least(table, column)]))

/** Values of the right type that every column of that type takes. */
const right: Readonly<Record<Column.ColumnType, ReadonlyArray<unknown>>> = {
  text: [],
  amount: [0n, -1250n, 10n ** 15n],
  instant: [0, -1, 1_588_352_400_123_456],
  int: [0, -1, 2 ** 40],
  bool: [true, false],
  decimal: ["12.5", "0", "-0.25"],
  list: [[], ["tito:1", "tito:2"]],
  json: [{}, { a: [1, "b", null, { c: true }] }],
}

/** Values that a column of the type must refuse, with those that come nearest first. */
const wrong: Readonly<Record<Column.ColumnType, ReadonlyArray<unknown>>> = {
  text: [1, 1n, true, [], {}],
  amount: [1250, "1250", 12.5, true, {}],
  instant: [0.5, 2 ** 53, Number.NaN, "2020-05-01T17:00:00Z", 0n, new Date(0), {}],
  int: [0.5, 2 ** 53, Number.NaN, "1", 1n, true],
  bool: ["true", 1, 0, "", {}],
  decimal: [12.5, "12.50", "-0", "1e3", "", {}],
  list: [null, "tito:1", [1], [null], {}],
  json: [[], "{}", 1, { a: undefined }, { a: 1n }, { a: Number.NaN }, { a: new Date(0) }],
}

/** Columns that hold a text of a certain form: what they take and what they refuse. */
const forms: Readonly<
  Record<string, { readonly takes: ReadonlyArray<string>; readonly refuses: ReadonlyArray<string> }>
> = {
  currency: { takes: ["EUR", "JPY"], refuses: ["eur", "", "EURO", "\u20ac", " EUR"] },
  timezone: { takes: ["UTC", "Europe/London"], refuses: ["", "London", "+01:00", "BST", "Mars/Base"] },
  starts_local: { takes: ["2020-05-01T18:00:00", "2020-05-01"], refuses: ["", "2020-05-01T18:00", "2020-02-30"] },
  ends_local: { takes: ["2020-05-01T18:00:00", "2020-05-01"], refuses: ["", "2020-05-01 18:00:00", "1 May"] },
}

describe("Entities", () => {
  for (const table of tableNames) {
    const schema = entities[table]
    const decode = Schema.decodeUnknownResult(schema)
    const refusal = (row: unknown): string =>
      Result.match(decode(row), {
        onFailure: (error) => error.message,
        onSuccess: () =>
          assert.fail(`${table} took ${JSON.stringify(row, (_, v) => (typeof v === "bigint" ? `${v}n` : v))}`),
      })
    const taken = (row: Readonly<Record<string, unknown>>) =>
      Result.match(decode(row), {
        onFailure: (error) => assert.fail(`${table}: ${error.message}`),
        onSuccess: (entity) => assert.deepStrictEqual({ ...entity }, row),
      })

    it(`${table}: a row of nulls and what is required`, () => {
      taken(leastRow(table))
    })

    it(`${table}: every column takes its type and refuses others, naming itself`, () => {
      for (const column of tables[table].columns) {
        const row = leastRow(table)
        const list = words[`${table}.${column.name}`]
        const form = forms[column.name]
        const takes =
          list ?? form?.takes ?? (column.type === "text" ? ["tito:1", "\u00e9\n\ud83c\udf9f"] : right[column.type])
        for (const value of takes) taken({ ...row, [column.name]: value })
        const refuses = [
          ...wrong[column.type],
          undefined,
          ...(column.nullable ? [] : [null]),
          ...(form?.refuses ?? []),
          ...(list === undefined ? [] : ["", "nonsense", (list[0] ?? "").toUpperCase()]),
          ...(column.type === "text" && (column.name === "id" || column.references !== undefined) ? [""] : []),
        ]
        for (const value of refuses) assert.include(refusal({ ...row, [column.name]: value }), `["${column.name}"]`)
        const { [column.name]: _, ...without } = row
        assert.include(refusal(without), `["${column.name}"]`)
      }
    })

    it.effect(`${table}: rows made up from the schema`, () =>
      Effect.gen(function* () {
        const result = yield* Arbitrary.checkEffect(
          Arbitrary.schema(schema),
          (entity) => {
            taken({ ...entity })
            return true
          },
          { runs: 50 },
        )
        assert.strictEqual(result._tag, "Passed", Arbitrary.formatCheckFailure(result))
      }),
    )

    it.effect(`${table}: its closed lists have these words and no others`, () =>
      Effect.gen(function* () {
        for (const column of tables[table].columns) {
          if (column.nullable || column.type !== "text") continue
          const list = words[`${table}.${column.name}`]
          const open = Result.isSuccess(Schema.decodeUnknownResult(column.schema)("nonsense"))
          assert.strictEqual(open, list === undefined, column.name)
          if (list === undefined) continue
          const made = yield* Arbitrary.sampleEffect(Arbitrary.schema(column.schema), { count: 2000, seed: "words" })
          assert.deepStrictEqual(new Set<unknown>(made), new Set<unknown>(list), column.name)
        }
      }),
    )
  }

  it("are plain objects to those who make rows", () => {
    const refund: Rows["refunds"] = {
      id: "tito:1",
      event_id: null,
      order_id: "tito:2",
      native_id: "1",
      amount: 1250n,
      currency: "EUR",
      manual: null,
      created_at: null,
      extra: { register_id: 7 },
    }
    assert.deepStrictEqual(Result.getOrThrow(Schema.decodeUnknownResult(Refund)(refund)), new Refund(refund))
  })
})
