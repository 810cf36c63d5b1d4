import { assert, describe, it } from "@effect/vitest"
import type { ReadQuery } from "@boxport/connector"
import { hurry, type World } from "@boxport/connector/testing"
import { type RowsByTable, tableNames } from "@boxport/model"
import type { TwinOptions } from "@boxport/ticketbutler/twin"
import { Effect, Stream } from "effect"
import { everything, gather, textOf, twinAndSource } from "./support/services.ts"
import { type Told, toldBy } from "./support/world.ts"

/** Every title under which the world sells what admits nobody. */
const merchandise = { titlePattern: "merchandise|tent pitch" }

const readTwin = (options: TwinOptions, query: ReadQuery = everything) =>
  Effect.gen(function* () {
    const { source, twin } = yield* twinAndSource(options, { merchandise })
    const read = yield* gather(source, query)
    return { ...read, twin, usage: yield* source.usage }
  })

type Read = Effect.Success<ReturnType<typeof readTwin>>

/** The columns that {@link toldBy} tells, of what was read. */
const toldIn = ({ rows }: Pick<Read, "rows">): Told => ({
  events: rows("events").map((row) => [
    row.id,
    row.title,
    row.status,
    row.private,
    row.starts_at,
    row.ends_at,
    row.starts_local,
    row.ends_local,
    row.timezone,
    row.currency,
    row.venue_name,
    row.capacity,
  ]),
  ticket_types: rows("ticket_types").map((row) => [
    row.id,
    row.event_id,
    row.title,
    row.price_amount,
    row.pricing,
    row.quantity_issued,
    row.admission,
  ]),
  questions: rows("questions").map((row) => [row.id, row.event_id, row.scope, row.title, row.required, row.options]),
  orders: rows("orders").map((row) => [
    row.id,
    row.reference,
    row.event_id,
    row.status,
    row.buyer_name,
    row.buyer_email,
    row.buyer_company,
    row.currency,
    row.total_amount,
    row.tax_amount,
    row.subtotal_amount,
    row.discount_amount,
    row.paid_amount,
    row.refunded_amount,
    row.discount_code,
    row.created_at,
  ]),
  order_lines: rows("order_lines").map((row) => [
    row.id,
    row.ticket_type_id,
    row.quantity,
    row.unit_amount,
    row.total_amount,
  ]),
  tickets: rows("tickets").map((row) => [
    row.id,
    row.order_id,
    row.event_id,
    row.ticket_type_id,
    row.status,
    row.attendee_name,
    row.attendee_email,
    row.price_amount,
    row.seat,
    row.checked_in,
  ]),
  answers: rows("answers").map((row) => [row.id, row.question_id, row.value, row.values]),
  discounts: rows("discounts").map((row) => [
    row.event_id,
    row.code,
    row.kind,
    row.percent,
    row.amount,
    row.active,
    row.times_redeemed,
  ]),
  contacts: rows("contacts").map((row) => [row.id, row.name, row.created_at]),
})

const sorted = (rows: ReadonlyArray<ReadonlyArray<unknown>> | undefined): ReadonlyArray<string> =>
  (rows ?? []).map(textOf).toSorted()

const assertSame = (got: Told, wanted: Told, tables: ReadonlyArray<string> = Object.keys(wanted)): void => {
  for (const table of tables) assert.deepStrictEqual(sorted(got[table]), sorted(wanted[table]), table)
}

/** Events that sell anything, with what their reading costs. */
const costs = (world: World) =>
  world.events.map((event) => {
    const orders = world.ordersOfEvent(event.key).count + world.complimentaryOfEvent(event.key).count
    const tickets =
      world.complimentaryOfEvent(event.key).count +
      Array.from({ length: world.ordersOfEvent(event.key).count }, (_, index) =>
        world.ordersOfEvent(event.key).at(index),
      ).reduce((sum, order) => sum + (order?.tickets.length ?? 0), 0)
    return {
      orders,
      tickets,
      asksBuyers: event.questions.some(({ scope }) => scope === "order"),
      asksAttendees: event.questions.some(({ scope }) => scope === "ticket"),
    }
  })

const total = (numbers: ReadonlyArray<number>): number => numbers.reduce((sum, number) => sum + number, 0)

describe("a whole account", () => {
  for (const orders of [0, 1, 90, 400]) {
    it.effect(`of ${orders} orders is what the world says, table by table`, () =>
      Effect.gen(function* () {
        const read = yield* readTwin({ orders })
        assert.deepStrictEqual(read.rejected, [])
        assert.deepStrictEqual(read.warnings, [])
        assert.isTrue(read.complete)
        assertSame(toldIn(read), toldBy(read.twin.world))
      }).pipe(hurry),
    )
  }

  it.effect("takes as many requests as the formula says", () =>
    Effect.gen(function* () {
      for (const shapes of ["live", "seed"] as const) {
        const { twin, usage } = yield* readTwin({ orders: 90, shapes })
        const events = costs(twin.world)
        const buyers = total(events.map(({ asksBuyers, orders }) => (asksBuyers ? orders : 0)))
        const holders = total(events.map(({ asksAttendees, tickets }) => (asksAttendees ? tickets : 0)))
        const p = 1
        const today = 2 + events.length * (3 + p) + buyers + p + 1
        // The documentation's events come without questions and numbers of types, its orders without answers, and its
        // discount codes are at the second path that is tried.
        const wanted = shapes === "live" ? today : today + 3 * events.length + holders + 1
        assert.strictEqual(usage.requests, wanted)
        assert.strictEqual(twin.log.length, wanted)
        assert.isTrue(twin.log.every(({ path }) => path.endsWith("/")))
      }
    }).pipe(hurry),
  )

  it.effect("whose discount codes fill several pages is asked for them until they settle", () =>
    Effect.gen(function* () {
      const one = yield* readTwin({ orders: 30, pageSize: 1 })
      const pages = [...one.twin.world.events.map(({ series }) => series), null].map((series) => {
        const codes = one.twin.world.discounts.filter((discount) => discount.series === series).length
        return codes <= 1 ? 1 : 2 * codes
      })
      assert.isAbove(Math.max(...pages), 1)
      assert.strictEqual(one.usage.byResource["discount_codes"], total(pages))
      assertSame(toldIn(one), toldBy(one.twin.world), ["discounts"])
    }).pipe(hurry),
  )

  it.effect("in the documentation's shapes says the same as far as these go", () =>
    Effect.gen(function* () {
      const live = toldIn(yield* readTwin({ orders: 90 }))
      const seed = toldIn(yield* readTwin({ orders: 90, shapes: "seed" }))
      assertSame(seed, live, ["answers", "questions", "contacts", "discounts"])
      const some = (told: Told, table: string, ...columns: ReadonlyArray<number>) =>
        (told[table] ?? []).map((row) => columns.map((column) => row[column]))
      for (const [table, ...columns] of [
        ["orders", 0, 1, 2, 4, 5, 7, 15],
        ["tickets", 0, 1, 2, 3, 4, 5, 6, 9],
        ["ticket_types", 0, 1, 2, 3, 4, 5],
      ] as const) {
        assert.deepStrictEqual(sorted(some(seed, table, ...columns)), sorted(some(live, table, ...columns)), table)
      }
    }).pipe(hurry),
  )

  it.effect("is listed with the number of tickets its types have sold", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({ orders: 90 })
      const summaries = yield* Stream.runCollect(source.events)
      assert.deepStrictEqual(
        summaries.map(({ tickets, title }) => [title, tickets]),
        twin.world.events
          .toSorted((a, b) => Number(a.endsAt < twin.world.now) - Number(b.endsAt < twin.world.now))
          .map((event) => [event.title, total(event.types.map((type) => twin.world.stockOf(type).issued))]),
      )
      assert.isTrue(summaries.every(({ orders, status }) => orders === null && status === "published"))
    }).pipe(hurry),
  )
})

/** What the by-ticket way cannot tell: no lines, and of orders neither discount amounts nor what hangs on lines. */
const withoutLines = (told: Told): Told => ({
  ...told,
  orders: (told["orders"] ?? []).map((row) => row.with(11, null)),
})

describe("an event whose orders the platform cannot give at once", () => {
  it.effect("is read ticket by ticket to the same orders, tickets and answers, and says what it lacks", () =>
    Effect.gen(function* () {
      const read = yield* readTwin({ orders: 90, mostOrdersAtOnce: 0 })
      assert.deepStrictEqual(read.rejected, [])
      assert.deepStrictEqual(read.rows("order_lines"), [])
      const wanted = withoutLines(toldBy(read.twin.world))
      assertSame(withoutLines(toldIn(read)), wanted, [
        "events",
        "questions",
        "orders",
        "tickets",
        "answers",
        "discounts",
        "contacts",
      ])
      const sellers = costs(read.twin.world).filter(({ orders }) => orders > 0).length
      assert.deepStrictEqual(read.warnings, [
        {
          code: "orders_by_ticket",
          message:
            "orders: the platform could not give all orders of an event at once (HTTP 524); they were read ticket by ticket, without order lines, payment methods, orders that hold no ticket",
          count: sellers,
          attention: true,
        },
      ])
      assert.isFalse(read.ends.get("orders")?.complete)
      assert.isTrue(read.ends.get("tickets")?.complete)
    }).pipe(hurry),
  )

  it.effect("takes as many requests as the formula says", () =>
    Effect.gen(function* () {
      for (const shapes of ["live", "seed"] as const) {
        const { twin, usage } = yield* readTwin({ orders: 90, shapes, mostOrdersAtOnce: 0 })
        const events = costs(twin.world)
        const buyers = total(events.map(({ asksBuyers, orders }) => (asksBuyers ? orders : 0)))
        const holders = total(events.map(({ asksAttendees, tickets }) => (asksAttendees ? tickets : 0)))
        const orders = total(events.map((event) => event.orders))
        const whole = 2 + events.length * 4 + buyers + 2
        const wanted = shapes === "live" ? whole + 2 * orders : whole + 3 * events.length + 1 + orders + holders
        assert.strictEqual(usage.requests, wanted)
        // One attempt an event, and no more.
        assert.strictEqual(
          twin.log.filter(({ status }) => status === 524).length,
          events.filter((event) => event.orders > 0).length,
        )
      }
    }).pipe(hurry),
  )

  it.effect("in the documentation's shapes lacks the prices too, and says so", () =>
    Effect.gen(function* () {
      const read = yield* readTwin({ orders: 90, shapes: "seed", mostOrdersAtOnce: 0 })
      assert.deepStrictEqual(read.rejected, [])
      const wanted = toldBy(read.twin.world)
      assertSame(toldIn(read), wanted, ["answers", "questions"])
      assert.deepStrictEqual(
        [read.rows("orders").length, read.rows("tickets").length],
        [wanted["orders"]?.length, wanted["tickets"]?.length],
      )
      assert.isTrue(read.rows("tickets").every((row) => row.order_id !== null && row.ticket_type_id !== null))
      assert.isTrue(read.rows("orders").every((row) => row.total_amount === null))
      assert.match(read.warnings[0]?.message ?? "", /without VAT, order lines, payment methods, ticket prices, orders/)
    }).pipe(hurry),
  )

  it.effect("leaves the others as they are", () =>
    Effect.gen(function* () {
      const few = yield* readTwin({ orders: 400, mostOrdersAtOnce: 40 })
      const big = costs(few.twin.world).filter(({ orders }) => orders > 40).length
      assert.isAbove(big, 0)
      assert.isBelow(big, few.twin.world.events.length)
      assert.deepStrictEqual(
        few.warnings.map(({ count }) => count),
        [big],
      )
      assert.isNotEmpty(few.rows("order_lines"))
      assertSame(withoutLines(toldIn(few)), withoutLines(toldBy(few.twin.world)), ["orders", "tickets", "answers"])
    }).pipe(hurry),
  )
})

describe("a read", () => {
  it.effect("gives rows after those that they refer to", () =>
    Effect.gen(function* () {
      for (const mostOrdersAtOnce of [null, 0]) {
        const { readings } = yield* readTwin({ orders: 90, mostOrdersAtOnce })
        const seen = new Set<string>()
        for (const reading of readings) {
          if (reading._tag !== "Page") continue
          const { rows }: { readonly rows: RowsByTable } = reading
          for (const row of [
            ...(rows.events ?? []),
            ...(rows.ticket_types ?? []),
            ...(rows.questions ?? []),
            ...(rows.orders ?? []),
            ...(rows.tickets ?? []),
          ]) {
            seen.add(row.id)
          }
          for (const row of [
            ...(rows.orders ?? []),
            ...(rows.tickets ?? []),
            ...(rows.answers ?? []),
            ...(rows.order_lines ?? []),
          ]) {
            for (const [column, value] of Object.entries(row)) {
              if (column.endsWith("_id") && column !== "native_id" && typeof value === "string")
                assert.isTrue(seen.has(value), column)
            }
          }
        }
      }
    }).pipe(hurry),
  )

  it.effect("holds no more than a page of orders' rows at a time", () =>
    Effect.gen(function* () {
      const { readings } = yield* readTwin({ orders: 2000 })
      const most = Math.max(
        ...readings.map((reading) => (reading._tag === "Page" ? (reading.rows.orders?.length ?? 0) : 0)),
      )
      assert.isAtMost(most, 200)
    }).pipe(hurry),
  )

  it.effect("of one event asks for that event alone", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({ orders: 90 }, { merchandise })
      const event = twin.world.events.find(({ key }) => key === "gala")
      const uuid = (yield* Stream.runCollect(source.events)).find(({ title }) => title === event?.title)?.id ?? ""
      const before = twin.log.length
      const read = yield* gather(source, { ...everything, events: [uuid.toUpperCase()] })
      assert.deepStrictEqual(
        read.rows("events").map(({ native_id }) => native_id),
        [uuid],
      )
      assert.strictEqual(read.rows("orders").length, costs(twin.world)[event?.number ?? -1]?.orders)
      const others = twin.log
        .slice(before)
        .filter(({ path }) => path.startsWith("/api/v3/events/") && path !== "/api/v3/events/" && !path.includes(uuid))
      assert.deepStrictEqual(others, [])
    }).pipe(hurry),
  )

  it.effect("of an event that is not there fails", () =>
    Effect.gen(function* () {
      const { source } = yield* twinAndSource({ orders: 5 })
      const error = yield* Effect.flip(gather(source, { ...everything, events: ["0".repeat(32)] }))
      assert.strictEqual(error.reason._tag, "NotFound")
    }).pipe(hurry),
  )

  it.effect("asks only for what the tables need", () =>
    Effect.gen(function* () {
      const resources: ReadonlyArray<readonly [ReadQuery["tables"], ReadonlyArray<string>]> = [
        [new Set(["events"]), ["events"]],
        [new Set(["ticket_types"]), ["events"]],
        [new Set(["questions"]), ["events"]],
        [new Set(["contacts"]), ["events", "newsletters"]],
        [new Set(["discounts"]), ["discount_codes", "events"]],
        [new Set(["orders"]), ["events", "orders", "tickets"]],
        [new Set(["answers"]), ["answers", "events", "orders", "tickets"]],
      ]
      for (const [tables, wanted] of resources) {
        const { source } = yield* twinAndSource(
          { orders: 60 },
          { merchandise: { titlePattern: "^nothing of that name$" } },
        )
        yield* gather(source, { events: [], tables, raw: false })
        const { byResource } = yield* source.usage
        assert.deepStrictEqual(Object.keys(byResource).toSorted(), wanted, [...tables].join())
      }
    }).pipe(hurry),
  )

  it.effect("tells none of the account's secrets, raw records included", () =>
    Effect.gen(function* () {
      for (const mostOrdersAtOnce of [null, 0]) {
        const { readings, twin } = yield* readTwin({ orders: 60, mostOrdersAtOnce }, { ...everything, raw: true })
        const text = textOf(readings)
        assert.deepStrictEqual(
          twin.secrets.filter((secret) => text.includes(secret)),
          [],
        )
      }
    }).pipe(hurry),
  )

  it.effect("gives every native record once when they are wanted", () =>
    Effect.gen(function* () {
      const { raw, twin } = yield* readTwin({ orders: 60 }, { events: [], tables: new Set(tableNames), raw: true })
      const events = costs(twin.world)
      assert.deepStrictEqual(
        Object.fromEntries(
          ["events", "event_details", "orders", "tickets", "answers", "webhook_actions", "webhooks"].map((name) => [
            name,
            raw(name).length,
          ]),
        ),
        {
          events: events.length,
          event_details: events.length,
          orders: total(events.map(({ orders }) => orders)),
          tickets: total(events.map(({ tickets }) => tickets)),
          answers: total(events.map(({ asksBuyers, orders }) => (asksBuyers ? orders : 0))),
          webhook_actions: 11,
          webhooks: 2,
        },
      )
    }).pipe(hurry),
  )
})
