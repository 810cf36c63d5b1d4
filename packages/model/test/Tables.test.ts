import type { Column } from "@boxport/model"
import { isTableName, tableNames, tables } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"

/**
 * The contract with everybody who reads our files, written down once more: tables in their order, columns in theirs, a
 * column that is no text with its type, `!` for one that is never null, `>` for one that holds keys of another table.
 */
const contract: ReadonlyArray<readonly [table: string, columns: ReadonlyArray<string>]> = [
  [
    "events",
    [
      "id!",
      "platform!",
      "account",
      "native_id!",
      "series_id",
      "title",
      "summary",
      "description",
      "status!",
      "private bool",
      "online bool",
      "starts_at instant",
      "ends_at instant",
      "starts_local",
      "ends_local",
      "timezone",
      "currency",
      "venue_name",
      "venue_street",
      "venue_city",
      "venue_postal_code",
      "venue_country",
      "contact_email",
      "url",
      "capacity int",
      "created_at instant",
      "updated_at instant",
      "extra json",
    ],
  ],
  [
    "ticket_types",
    [
      "id!",
      "event_id > events",
      "native_id!",
      "group_name",
      "title",
      "description",
      "pricing!",
      "price_amount amount",
      "booking_fee_amount amount",
      "currency",
      "status!",
      "admission bool",
      "secret bool",
      "access_code",
      "quantity_total int",
      "quantity_available int",
      "quantity_issued int",
      "quantity_held int",
      "min_per_order int",
      "max_per_order int",
      "sales_start_at instant",
      "sales_end_at instant",
      "position int",
      "extra json",
    ],
  ],
  [
    "questions",
    [
      "id!",
      "event_id > events",
      "native_id!",
      "scope!",
      "title",
      "description",
      "kind!",
      "required bool",
      "options list!",
      "ticket_type_ids list! > ticket_types",
      "position int",
      "extra json",
    ],
  ],
  [
    "discounts",
    [
      "id!",
      "event_id > events",
      "native_id!",
      "code",
      "kind!",
      "amount amount",
      "percent decimal",
      "currency",
      "max_redemptions int",
      "times_redeemed int",
      "active bool",
      "starts_at instant",
      "ends_at instant",
      "ticket_type_ids list! > ticket_types",
      "extra json",
    ],
  ],
  [
    "vouchers",
    [
      "id!",
      "native_id!",
      "title",
      "value_amount amount",
      "currency",
      "codes_total int",
      "codes_available int",
      "expires_at instant",
      "series_ids list!",
      "extra json",
    ],
  ],
  [
    "voucher_codes",
    [
      "id!",
      "voucher_id > vouchers",
      "native_id!",
      "code",
      "value_amount amount",
      "currency",
      "used_at instant",
      "expires_at instant",
      "extra json",
    ],
  ],
  [
    "activities",
    [
      "id!",
      "event_id > events",
      "native_id!",
      "title",
      "description",
      "capacity int",
      "starts_at instant",
      "ends_at instant",
      "starts_local",
      "ends_local",
      "ticket_type_ids list! > ticket_types",
      "extra json",
    ],
  ],
  [
    "orders",
    [
      "id!",
      "event_id > events",
      "native_id!",
      "reference",
      "status!",
      "buyer_name",
      "buyer_first_name",
      "buyer_last_name",
      "buyer_email",
      "buyer_phone",
      "buyer_company",
      "buyer_vat_number",
      "buyer_street",
      "buyer_city",
      "buyer_postal_code",
      "buyer_country",
      "currency",
      "subtotal_amount amount",
      "discount_amount amount",
      "fee_amount amount",
      "tax_amount amount",
      "total_amount amount",
      "paid_amount amount",
      "refunded_amount amount",
      "payment_method",
      "payment_reference",
      "discount_code",
      "source",
      "locale",
      "created_at instant",
      "completed_at instant",
      "updated_at instant",
      "cancelled_at instant",
      "extra json",
    ],
  ],
  [
    "order_lines",
    [
      "id!",
      "order_id > orders",
      "event_id > events",
      "native_id",
      "kind!",
      "ticket_type_id > ticket_types",
      "title",
      "quantity int",
      "unit_amount amount",
      "tax_amount amount",
      "total_amount amount",
      "currency",
      "extra json",
    ],
  ],
  [
    "tickets",
    [
      "id!",
      "event_id > events",
      "order_id > orders",
      "ticket_type_id > ticket_types",
      "native_id!",
      "reference",
      "barcode",
      "status!",
      "attendee_name",
      "attendee_first_name",
      "attendee_last_name",
      "attendee_email",
      "attendee_phone",
      "attendee_company",
      "price_amount amount",
      "currency",
      "discount_code",
      "seat",
      "tags list!",
      "checked_in bool",
      "checked_in_at instant",
      "created_at instant",
      "updated_at instant",
      "voided_at instant",
      "extra json",
    ],
  ],
  [
    "answers",
    [
      "id!",
      "event_id > events",
      "question_id > questions",
      "order_id > orders",
      "ticket_id > tickets",
      "question_title",
      "value",
      "values list!",
      "extra json",
    ],
  ],
  [
    "check_ins",
    [
      "id!",
      "event_id > events",
      "ticket_id > tickets",
      "list_name",
      "quantity int",
      "checked_in_at instant",
      "created_at instant",
      "extra json",
    ],
  ],
  [
    "refunds",
    [
      "id!",
      "event_id > events",
      "order_id > orders",
      "native_id!",
      "amount amount",
      "currency",
      "manual bool",
      "created_at instant",
      "extra json",
    ],
  ],
  ["contacts", ["id!", "event_id > events", "native_id", "kind!", "name", "email", "created_at instant", "extra json"]],
]

const written = ({ name, nullable, references, type }: { readonly name: string } & Column.Column<unknown>): string =>
  [
    `${name}${type === "text" ? "" : ` ${type}`}${nullable ? "" : "!"}`,
    ...(references === undefined ? [] : [references]),
  ].join(" > ")

describe("Tables", () => {
  it("are those of the contract, in its order", () => {
    assert.deepStrictEqual(
      [...tableNames],
      contract.map(([name]) => name),
    )
    assert.deepStrictEqual(Object.keys(tables), [...tableNames])
    for (const name of tableNames) assert.strictEqual(tables[name].name, name)
  })

  for (const [name, columns] of contract) {
    it(`${name} has the columns of the contract, in its order`, () => {
      assert.isTrue(isTableName(name))
      if (isTableName(name)) assert.deepStrictEqual(tables[name].columns.map(written), columns)
    })
  }

  it("refer to tables that exist, by keys that are texts", () => {
    for (const { columns, name } of Object.values(tables)) {
      for (const column of columns) {
        if (column.references === undefined) continue
        assert.isTrue(isTableName(column.references), `${name}.${column.name}`)
        assert.isTrue(column.type === "text" || column.type === "list", `${name}.${column.name}`)
      }
    }
  })

  it("have a currency beside every amount", () => {
    for (const { columns, name } of Object.values(tables)) {
      if (!columns.some(({ type }) => type === "amount")) continue
      assert.isTrue(
        columns.some((column) => column.name === "currency"),
        name,
      )
    }
  })

  it("are told from other words", () => {
    for (const name of tableNames) assert.isTrue(isTableName(name))
    for (const word of ["", "event", "Events", "toString", "__proto__", "constructor"])
      assert.isFalse(isTableName(word))
  })
})
