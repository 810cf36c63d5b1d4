/**
 * The world that the twins of all platforms share, read from Ticket Tailor's twin: every thing of it that the platform
 * can express has its row and says what the world says, and there are no others.
 */
import { assert, describe, it } from "@effect/vitest"
import type { Reading, Source } from "@boxport/connector"
import {
  conformance,
  hurry,
  makeWorld,
  scanCodeOf,
  type World,
  type WorldAnswer,
  type WorldOrder,
  type WorldTicket,
  type WorldTicketType,
} from "@boxport/connector/testing"
import { canonicalId, decimalText, Instant, type Rows, scopedId, type TableName, tableNames } from "@boxport/model"
import { type Kind, sharedId, type TwinOptions } from "@boxport/ticket-tailor/twin"
import { Effect, Schema, Stream } from "effect"
import { twinAndSource } from "./support/subject.ts"
import { subjectOf } from "./support/subject.ts"

const platform = "ticket-tailor"
const id = (kind: Kind, number: number): string => canonicalId(platform, sharedId(kind, number))
const typeId = (type: WorldTicketType): string =>
  scopedId(platform, sharedId("event", type.event.number), sharedId("ticket_type", type.seriesType.number))
const moment = (seconds: number | null) => (seconds === null ? null : Instant.fromUnixSeconds(seconds))

type Row = { readonly [column: string]: unknown }

/** A row has these values in these columns. */
const says = (row: object | undefined, expected: Row): void => {
  assert.isDefined(
    row,
    JSON.stringify(expected, (_, value: unknown) => String(value)),
  )
  assert.deepStrictEqual(
    Object.fromEntries(Object.keys(expected).map((column) => [column, Reflect.get(row, column)])),
    expected,
  )
}

/** The rows are those, in any order, and no others. */
const areThose = (rows: ReadonlyArray<{ readonly id: string }>, expected: ReadonlyMap<string, Row>): void => {
  const byId = new Map(rows.map((row) => [row.id, row] as const))
  for (const [key, row] of expected) says(byId.get(key), row)
  assert.deepStrictEqual(byId.size, rows.length)
  assert.deepStrictEqual(new Set(byId.keys()), new Set(expected.keys()))
}

const all = <A>(indexed: { readonly count: number; readonly at: (index: number) => A | undefined }): ReadonlyArray<A> =>
  Array.from({ length: indexed.count }, (_, index) => {
    const one = indexed.at(index)
    assert.isDefined(one)
    return one
  })

const ordersOf = (world: World): ReadonlyArray<WorldOrder> => all({ count: world.orderCount, at: world.order })

const gather = (source: Source) =>
  Effect.map(Stream.runCollect(source.read({ events: [], tables: new Set(tableNames), raw: false })), (readings) => {
    const pages = readings.flatMap((reading): ReadonlyArray<Extract<Reading, { _tag: "Page" }>> =>
      reading._tag === "Page" ? [reading] : [],
    )
    return {
      rows: <Name extends TableName>(table: Name) =>
        pages.flatMap(({ rows }): ReadonlyArray<Rows[Name]> => rows[table] ?? []),
      rejected: pages.flatMap(({ rejected }) => rejected),
      warnings: readings.flatMap((reading) => (reading._tag === "Begin" ? [] : reading.warnings)),
      incomplete: readings.flatMap((reading) =>
        reading._tag === "End" && !reading.complete ? [reading.resource] : [],
      ),
    }
  })

type Gathered = Effect.Success<ReturnType<typeof gather>>

const read = (seed: number, orders: number, shapes: TwinOptions["shapes"] = "live") =>
  Effect.gen(function* () {
    const { source } = yield* twinAndSource({ world: "shared", seed, orders, shapes, limits: null })
    return { source, world: makeWorld({ seed, orders }), ...(yield* gather(source)) }
  })

const eventRows = (world: World) =>
  new Map(
    world.events.map((event): readonly [string, Row] => [
      id("event", event.number),
      {
        account: world.organisation.name,
        series_id: id("event_series", event.series.number),
        title: event.title,
        description: event.description,
        status: event.status === "archived" ? "sales_closed" : event.status,
        private: event.private,
        online: event.online,
        starts_at: moment(event.startsAt),
        ends_at: moment(event.endsAt),
        starts_local: event.startsLocal,
        ends_local: event.endsLocal,
        timezone: event.timezone,
        currency: event.currency,
        venue_name: event.venue?.name ?? null,
        venue_postal_code: event.venue?.postalCode ?? null,
        venue_country: event.venue?.country ?? null,
        capacity: event.capacity,
        created_at: moment(event.createdAt),
      },
    ]),
  )

const typeStatus = { on_sale: "on_sale", off_sale: "unavailable", sold_out: "sold_out", hidden: "hidden" } as const

const typeRows = (world: World) =>
  new Map(
    world.events
      .flatMap((event) => event.types)
      .map((type): readonly [string, Row] => {
        const stock = world.stockOf(type)
        const total = stock.capacity ?? 100_000
        return [
          typeId(type),
          {
            event_id: id("event", type.event.number),
            group_name: type.group?.title ?? null,
            title: type.title,
            description: type.description,
            pricing: type.price === 0 ? "free" : "paid",
            price_amount: BigInt(type.price),
            booking_fee_amount: BigInt(type.fee),
            currency: type.event.currency,
            status: typeStatus[type.status],
            access_code: type.accessCode,
            quantity_total: total,
            // Holds don't lower it (platform notes 2, capacity semantics).
            quantity_available: total - stock.issued,
            quantity_issued: stock.issued,
            quantity_held: stock.held,
            min_per_order: type.minPerOrder ?? 1,
            max_per_order: type.maxPerOrder ?? 20,
            sales_start_at: moment(type.salesStartAt),
            sales_end_at: moment(type.salesEndAt),
          },
        ]
      }),
  )

const discountRows = (world: World) =>
  new Map(
    world.discounts.map((discount): readonly [string, Row] => {
      const used = world.redemptionsOf(discount)
      return [
        id("discount", discount.number),
        {
          code: discount.code,
          kind: discount.kind,
          amount: discount.kind === "amount" ? BigInt(discount.amount) : null,
          percent: discount.kind === "percent" ? decimalText(discount.percent) : null,
          max_redemptions: used.limit,
          times_redeemed: used.orders,
          ends_at: moment(discount.endsAt),
          ...(discount.kind === "amount" ? { currency: discount.currency } : {}),
        },
      ]
    }),
  )

const voucherRows = (world: World) =>
  new Map(
    world.vouchers.map((voucher): readonly [string, Row] => [
      id("voucher", voucher.number),
      {
        title: voucher.title,
        value_amount: BigInt(voucher.value),
        currency: voucher.currency,
        codes_total: voucher.codes.length,
        codes_available: voucher.codes.filter((code) => world.voucherUse(code) === undefined).length,
        expires_at: moment(voucher.expiresAt),
        series_ids: voucher.series.map((series) => id("event_series", series.number)),
      },
    ]),
  )

const codeRows = (world: World) =>
  new Map(
    world.vouchers.flatMap((voucher) =>
      voucher.codes.map((code): readonly [string, Row] => [
        id("voucher_code", code.number),
        {
          voucher_id: id("voucher", voucher.number),
          code: code.code,
          value_amount: BigInt(voucher.value),
          currency: voucher.currency,
          used_at: moment(world.voucherUse(code)?.at ?? null),
          expires_at: moment(voucher.expiresAt),
        },
      ]),
    ),
  )

const payment = { card: "stripe", paypal: "paypal", invoice: "offline", free: "no_cost" } as const

const orderRows = (world: World) =>
  new Map(
    ordersOf(world).map((order): readonly [string, Row] => {
      const { buyer } = order
      const street = [buyer.address?.street, buyer.address?.street2, buyer.address?.city]
      const reductions = order.discountAmount + order.voucherAmount
      return [
        id("order", order.number),
        {
          event_id: id("event", order.event.number),
          status: order.status,
          buyer_name: buyer.name,
          buyer_first_name: buyer.firstName,
          buyer_last_name: buyer.lastName,
          buyer_email: buyer.email,
          buyer_phone: buyer.phone,
          buyer_street: buyer.address === null ? null : street.filter((part) => part !== null).join(", "),
          buyer_postal_code: buyer.address?.postalCode ?? null,
          currency: order.currency,
          subtotal_amount: BigInt(order.total - order.tax),
          discount_amount: order.discount === null && order.voucher === null ? null : BigInt(reductions),
          fee_amount: BigInt(order.fees),
          tax_amount: BigInt(order.tax),
          total_amount: BigInt(order.total),
          paid_amount: BigInt(order.paid),
          refunded_amount: BigInt(order.refunded),
          payment_method: payment[order.payment],
          payment_reference: order.paymentReference,
          discount_code: order.discount?.code ?? order.voucher?.code.code ?? null,
          source: order.source,
          created_at: moment(order.createdAt),
        },
      ]
    }),
  )

const ticketRow = (ticket: WorldTicket, order: WorldOrder | null): readonly [string, Row] => {
  const last = ticket.checkIns.at(-1)
  const isIn = last?.direction === "in"
  return [
    id("issued_ticket", ticket.number),
    {
      event_id: id("event", ticket.event.number),
      order_id: order === null ? null : id("order", order.number),
      ticket_type_id: typeId(ticket.type),
      reference: order === null ? ticket.reference : null,
      barcode: scanCodeOf(ticket.number),
      status: ticket.status === "valid" ? "valid" : "void",
      attendee_name: ticket.attendee?.name ?? null,
      attendee_first_name: ticket.attendee?.firstName ?? null,
      attendee_last_name: ticket.attendee?.lastName ?? null,
      attendee_email: order === null ? (ticket.attendee?.email ?? null) : order.buyer.email,
      price_amount: BigInt(ticket.type.price),
      currency: ticket.event.currency,
      seat: ticket.seat,
      checked_in: isIn,
      checked_in_at: isIn ? moment(last.at) : null,
      created_at: moment(ticket.createdAt),
      voided_at: moment(ticket.voidedAt),
    },
  ]
}

const ticketsOf = (world: World): ReadonlyArray<readonly [WorldTicket, WorldOrder | null]> => [
  ...ordersOf(world).flatMap((order) => order.tickets.map((ticket) => [ticket, order] as const)),
  ...all(world.complimentary).map((ticket) => [ticket, null] as const),
]

const scanRows = (world: World) =>
  new Map(
    ticketsOf(world).flatMap(([ticket]) =>
      ticket.checkIns.map((scan): readonly [string, Row] => [
        id("check_in", scan.number),
        {
          event_id: id("event", ticket.event.number),
          ticket_id: id("issued_ticket", ticket.number),
          quantity: scan.direction === "in" ? 1 : -1,
          checked_in_at: moment(scan.at),
          // When the scanners sent them: at the end, or at the moment the world stands still at.
          created_at: moment(Math.min(ticket.event.endsAt, world.now)),
        },
      ]),
    ),
  )

const waitingRows = (world: World) =>
  new Map(
    all(world.contacts)
      .filter((contact) => contact.kind === "waitlist")
      .map((contact): readonly [string, Row] => [
        canonicalId(platform, `waitlist/${sharedId("waitlist_signup", contact.number)}`),
        {
          event_id: contact.event === null ? null : id("event", contact.event.number),
          kind: "waitlist",
          email: contact.email,
          created_at: moment(contact.createdAt),
        },
      ]),
  )

/** The lines of an order, as far as they are not about void tickets. */
const compareLines = ({ rows }: Gathered, world: World): void => {
  const byOrder = Map.groupBy(rows("order_lines"), ({ order_id }) => order_id)
  for (const order of ordersOf(world)) {
    const lines = byOrder.get(id("order", order.number)) ?? []
    const total = lines.reduce((sum, line) => sum + (line.total_amount ?? 0n), 0n)
    assert.strictEqual(total, BigInt(order.total))
    const sold = lines.filter(({ kind }) => kind !== "void" && kind !== "discount")
    assert.strictEqual(sold.length, order.lines.length)
    for (const [place, line] of order.lines.entries()) {
      says(sold[place], {
        kind: line.kind === "donation" ? "donation" : "ticket",
        ticket_type_id: typeId(line.type),
        title: line.type.title,
        quantity: line.quantity,
        total_amount: BigInt(line.faceTotal + line.fees),
        currency: order.currency,
      })
    }
    assert.deepStrictEqual(
      lines.filter(({ kind }) => kind === "discount").map(({ title, total_amount }) => [title, total_amount]),
      [
        ...(order.discount === null
          ? []
          : [[`${order.discount.title} (${order.discount.code})`, -BigInt(order.discountAmount)]]),
        ...(order.voucher === null
          ? []
          : [[`${order.voucher.voucher.title} (${order.voucher.code.code})`, -BigInt(order.voucherAmount)]]),
      ],
    )
    const voided = order.status === "cancelled" ? 0 : order.tickets.filter(({ status }) => status !== "valid").length
    const told = lines.filter(({ kind }) => kind === "void").reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)
    assert.strictEqual(told, voided)
  }
}

const told = (answers: ReadonlyArray<WorldAnswer>): ReadonlyArray<readonly [string, string]> =>
  answers.map(({ question, text }) => [question.title, text])

const compareAnswers = ({ rows }: Gathered, world: World): void => {
  const answers = rows("answers")
  const byOwner = Map.groupBy(answers, ({ order_id, ticket_id }) => ticket_id ?? order_id)
  const of = (owner: string): ReadonlyArray<readonly [string | null, string | null]> =>
    (byOwner.get(owner) ?? []).map(({ question_title, value }) => [question_title, value] as const)
  let expected = 0
  const compare = (owner: string, wanted: ReadonlyArray<readonly [string, string]>): void => {
    assert.deepStrictEqual(of(owner), wanted)
    expected += wanted.length
  }
  for (const order of ordersOf(world)) compare(id("order", order.number), told(order.answers))
  for (const [ticket, order] of ticketsOf(world)) {
    const email = order === null ? null : (ticket.attendee?.email ?? null)
    compare(id("issued_ticket", ticket.number), [
      ...told(ticket.answers),
      ...(email === null ? [] : [["Attendee e-mail", email] as const]),
    ])
  }
  assert.strictEqual(answers.length, expected)
}

const compareQuestions = ({ rows }: Gathered, world: World): void => {
  const [added, asked] = [
    rows("questions").filter(({ title }) => title === "Attendee e-mail"),
    rows("questions").filter(({ title }) => title !== "Attendee e-mail"),
  ]
  areThose(
    asked,
    new Map(
      world.series.flatMap((series) =>
        (series.events[0]?.questions ?? []).map((question): readonly [string, Row] => [
          id("checkout_form_element", question.seriesQuestion.number),
          {
            title: question.title,
            scope: question.scope,
            kind: question.kind,
            required: question.required,
            options: question.options,
            position: (question.place + 1) * 10,
            description: question.kind === "terms" ? null : question.description,
          },
        ]),
      ),
    ),
  )
  for (const row of added) says(row, { scope: "ticket", kind: "email", required: false })
}

const compareDiscountTypes = ({ rows }: Gathered, world: World): void => {
  for (const discount of world.discounts) {
    const row = rows("discounts").find((one) => one.id === id("discount", discount.number))
    const types = discount.scope === "account" ? [] : discount.types.map(typeId)
    assert.deepStrictEqual(new Set(row?.ticket_type_ids), new Set(types))
  }
}

/** Everything that the platform can express, against the world. */
const compare = (gathered: Gathered, world: World): void => {
  const { incomplete, rejected, rows, warnings } = gathered
  assert.deepStrictEqual(rejected, [])
  assert.deepStrictEqual(incomplete, [])
  assert.deepStrictEqual(
    warnings.filter(({ attention }) => attention),
    [],
  )
  areThose(rows("events"), eventRows(world))
  areThose(rows("ticket_types"), typeRows(world))
  areThose(rows("discounts"), discountRows(world))
  areThose(rows("vouchers"), voucherRows(world))
  areThose(rows("voucher_codes"), codeRows(world))
  areThose(rows("orders"), orderRows(world))
  areThose(rows("tickets"), new Map(ticketsOf(world).map(([ticket, order]) => ticketRow(ticket, order))))
  areThose(rows("check_ins"), scanRows(world))
  areThose(rows("contacts"), waitingRows(world))
  compareDiscountTypes(gathered, world)
  compareLines(gathered, world)
  compareAnswers(gathered, world)
  compareQuestions(gathered, world)
  assert.deepStrictEqual([rows("activities"), rows("refunds")], [[], []])
}

const pagesFor = (records: number) => Math.max(1, Math.ceil(records / 100))

describe("the world that all platforms share", () => {
  for (const [seed, orders] of [
    [1, 0],
    [2, 1],
    [3, 250],
    [4, 1500],
  ] as const) {
    it.effect(`is read from Ticket Tailor as it is, with as few requests as ever (${orders} orders)`, () =>
      hurry(
        Effect.gen(function* () {
          const { source, world, ...gathered } = yield* read(seed, orders)
          compare(gathered, world)
          const { rows } = gathered
          const { byResource } = yield* source.usage
          assert.strictEqual(byResource["overview"], 1)
          assert.strictEqual(byResource["event_series"], 1)
          assert.strictEqual(byResource["events"], 1)
          assert.strictEqual(byResource["orders"], pagesFor(rows("orders").length))
          assert.strictEqual(byResource["check_ins"], pagesFor(rows("check_ins").length))
          assert.isAtMost(byResource["issued_tickets"] ?? 0, pagesFor(rows("tickets").length))
          assert.strictEqual(byResource["waitlist_signups"], world.series.length)
          assert.strictEqual(byResource["voucher_codes"], rows("vouchers").length)
        }),
      ),
    )
  }

  it.effect.prop(
    "is read as it is, whatever its seed and size",
    [
      Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 0xffff_ffff })),
      Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 120 })),
    ],
    ([seed, orders]) =>
      hurry(
        Effect.gen(function* () {
          const { world, ...gathered } = yield* read(seed, orders)
          compare(gathered, world)
        }),
      ),
    { arbitrary: { runs: 8 } },
  )

  it.effect("is read in the shapes of 2020 and 2023 too, where these can tell it", () =>
    hurry(
      Effect.gen(function* () {
        const now = yield* read(9, 150)
        for (const shapes of ["seed-2023", "seed-2020"] as const) {
          const { incomplete, rejected, rows } = yield* read(9, 150, shapes)
          assert.deepStrictEqual([rejected, incomplete], [[], []])
          for (const table of ["orders", "order_lines", "tickets", "answers", "discounts", "voucher_codes"] as const) {
            const ids = (all: ReadonlyArray<{ readonly id: string }>) => all.map((row) => row.id).toSorted()
            assert.deepStrictEqual(ids(rows(table)), ids(now.rows(table)), table)
          }
          assert.deepStrictEqual(
            rows("orders").map(({ status, total_amount }) => [status, total_amount]),
            now.rows("orders").map(({ status, total_amount }) => [status, total_amount]),
          )
        }
      }),
    ),
  )

  it.effect("has something of everything that is compared", () =>
    hurry(
      Effect.gen(function* () {
        const { rows } = yield* read(1, 1500)
        const words = (values: ReadonlyArray<unknown>) => new Set(values)
        assert.deepStrictEqual(
          words(rows("orders").map(({ status }) => status)),
          new Set(["pending", "completed", "cancelled", "partially_refunded", "refunded"]),
        )
        assert.deepStrictEqual(
          words(rows("order_lines").map(({ kind }) => kind)),
          new Set(["ticket", "donation", "discount", "void"]),
        )
        assert.deepStrictEqual(words(rows("check_ins").map(({ quantity }) => quantity)), new Set([1, -1]))
        assert.isTrue(rows("orders").some(({ currency, tax_amount }) => currency === "JPY" && tax_amount !== 0n))
        assert.isTrue(rows("tickets").some(({ checked_in, seat }) => checked_in === true && seat !== null))
        assert.isTrue(rows("tickets").some(({ order_id, status }) => order_id === null && status === "void"))
        assert.isTrue(rows("voucher_codes").some(({ used_at }) => used_at !== null))
        assert.isAbove(rows("contacts").length, 0)
      }),
    ),
  )
})

describe("Ticket Tailor's source, reading the world that all platforms share", () => {
  for (const { name, run } of conformance(subjectOf({ world: "shared" }))) it.effect(name, () => hurry(run))
})
