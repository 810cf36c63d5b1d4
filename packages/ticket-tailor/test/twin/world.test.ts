import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { at, get, ids, list, number, text, walk, withTwin, worlds } from "./support.ts"

const Seed = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 4_294_967_295 }))
const Size = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 130 }))

const everything = (seed: number, orders: number, world: (typeof worlds)[number] = "own") =>
  withTwin({ seed, orders, world }, (twin) =>
    Effect.all({
      orders: walk(twin, "/v1/orders"),
      tickets: walk(twin, "/v1/issued_tickets"),
      events: walk(twin, "/v1/events"),
      series: walk(twin, "/v1/event_series"),
      scans: walk(twin, "/v1/check_ins"),
      discounts: walk(twin, "/v1/discounts"),
      vouchers: walk(twin, "/v1/vouchers"),
      products: walk(twin, "/v1/products"),
      overview: get(twin, "/v1/overview"),
    }),
  )

const sum = (records: ReadonlyArray<unknown>, ...keys: ReadonlyArray<string>): number =>
  records.reduce<number>((all, record) => all + number(record, ...keys), 0)

const wordsAt = (records: ReadonlyArray<unknown>, ...keys: ReadonlyArray<string>): ReadonlySet<unknown> =>
  new Set(records.map((record) => at(record, ...keys)))

describe.each(worlds)("the %s world", (shown) => {
  it.effect("is the same for the same seed and size, byte for byte, and another for another seed", () =>
    Effect.gen(function* () {
      const first = JSON.stringify(yield* everything(7, 120, shown))
      assert.strictEqual(JSON.stringify(yield* everything(7, 120, shown)), first)
      assert.notStrictEqual(JSON.stringify(yield* everything(8, 120, shown)), first)
    }),
  )

  it.effect.prop(
    "adds up: amounts, counts, and the same tickets in orders and in their own list",
    [Seed, Size],
    ([seed, size]) =>
      Effect.gen(function* () {
        const world = yield* everything(seed, size, shown)
        assert.strictEqual(world.orders.length, size)
        assert.strictEqual(number(world.overview, "total_orders"), size)
        const embedded: Array<unknown> = []
        for (const order of world.orders) {
          const lines = list(order, "line_items")
          assert.strictEqual(number(order, "subtotal") + number(order, "tax"), number(order, "total"))
          assert.strictEqual(sum(lines, "total"), number(order, "total"), text(order, "id"))
          assert.isAtLeast(number(order, "total"), 0)
          assert.isAtMost(number(order, "refund_amount"), number(order, "total_paid"))
          assert.include([0, number(order, "total")], number(order, "total_paid"))
          const taxLines = lines.filter((line) => at(line, "type") === "tax")
          if (at(order, "tax_treatment") === "exclusive") {
            assert.strictEqual(sum(taxLines, "total"), number(order, "tax"))
          }
          const tickets = at(order, "issued_tickets") === null ? [] : list(order, "issued_tickets")
          embedded.push(...tickets)
          for (const ticket of tickets) {
            assert.strictEqual(at(ticket, "order_id"), at(order, "id"))
            assert.strictEqual(at(ticket, "event_id"), at(order, "event_summary", "id"))
            assert.strictEqual(at(ticket, "email"), at(order, "buyer_details", "email"))
          }
          const sold = lines.filter(
            (line) => at(line, "type") !== "void" && String(at(line, "item_id")).startsWith("tt_"),
          )
          assert.strictEqual(sum(sold, "quantity"), tickets.length)
        }
        const listed = world.tickets.filter((ticket) => at(ticket, "order_id") !== null)
        assert.deepStrictEqual(
          new Map(listed.map((ticket) => [text(ticket, "id"), ticket])),
          new Map(embedded.map((ticket) => [text(ticket, "id"), ticket])),
        )
        for (const event of world.events) {
          const here = world.tickets.filter((ticket) => at(ticket, "event_id") === at(event, "id"))
          const valid = here.filter((ticket) => at(ticket, "status") === "valid")
          assert.strictEqual(number(event, "total_issued_tickets"), valid.length)
          const orders = world.orders.filter((order) => at(order, "event_summary", "id") === at(event, "id"))
          assert.strictEqual(number(event, "total_orders"), orders.length)
          assert.strictEqual(
            number(event, "revenue"),
            orders.reduce<number>(
              (all, order) =>
                all +
                number(order, "total_paid") -
                number(order, "refund_amount") -
                number(order, "credited_out_amount"),
              0,
            ),
          )
          const types = list(event, "ticket_types")
          assert.strictEqual(sum(types, "quantity_held"), number(event, "total_holds"))
          for (const type of types) {
            const issued = valid.filter((ticket) => at(ticket, "ticket_type_id") === at(type, "id")).length
            assert.strictEqual(number(type, "quantity_issued"), issued)
            assert.strictEqual(
              number(type, "quantity"),
              number(type, "quantity_total") - issued - number(type, "quantity_in_baskets"),
            )
            assert.isAtLeast(number(type, "quantity"), 0)
          }
        }
        for (const ticket of world.tickets) {
          const scans = world.scans.filter((scan) => at(scan, "issued_ticket_id") === at(ticket, "id"))
          assert.strictEqual(text(ticket, "checked_in"), sum(scans, "quantity") > 0 ? "true" : "false")
        }
        for (const discount of world.discounts) {
          const used = world.orders.filter((order) =>
            list(order, "line_items").some((line) => text(line, "description").endsWith(`(${text(discount, "code")})`)),
          )
          assert.strictEqual(number(discount, "times_redeemed"), used.length)
        }
        for (const product of world.products) {
          const sold = world.orders.flatMap((order) =>
            list(order, "line_items").filter((line) => at(line, "item_id") === at(product, "id")),
          )
          assert.strictEqual(number(product, "issued_count"), sum(sold, "quantity"))
        }
        for (const records of [world.orders, world.tickets, world.scans]) {
          assert.strictEqual(new Set(ids(records)).size, records.length)
          const times = records.map((record) => number(record, "created_at"))
          assert.deepStrictEqual(
            times,
            times.toSorted((a, b) => b - a),
          )
        }
        const barcodes = wordsAt(world.tickets, "barcode")
        assert.strictEqual(barcodes.size, world.tickets.length)
      }),
    { arbitrary: { runs: 12 } },
  )

  it.effect("is as large as asked without being made beforehand", () =>
    withTwin({ world: shown, orders: 1_000_000 }, (twin) =>
      Effect.gen(function* () {
        const newest = yield* get(twin, "/v1/orders?limit=100")
        const cursor = text(list(newest, "data").at(-1), "id")
        const next = yield* get(twin, `/v1/orders?limit=100&starting_after=${cursor}`)
        assert.strictEqual(new Set([...ids(list(newest, "data")), ...ids(list(next, "data"))]).size, 200)
        const oldest = yield* get(twin, "/v1/orders?limit=2&created_at.lte=1756714000")
        assert.isAbove(list(oldest, "data").length, 0)
        const first = yield* get(twin, "/v1/issued_tickets?limit=100&created_at.lte=1756714000")
        assert.isAbove(list(first, "data").length, 0)
      }),
    ),
  )
})

describe("the own world", () => {
  it.effect("holds every kind of thing at its ordinary size", () =>
    Effect.gen(function* () {
      const world = yield* everything(1, 250)
      const lines = world.orders.flatMap((order) => list(order, "line_items"))
      const types = world.events.flatMap((event) => list(event, "ticket_types"))
      assert.deepStrictEqual(
        wordsAt(lines, "type"),
        new Set(["ticket", "transaction_charge", "tax", "gift_card", "donation", "void"]),
      )
      assert.deepStrictEqual(wordsAt(world.orders, "status"), new Set(["completed", "pending", "cancelled"]))
      assert.deepStrictEqual(
        wordsAt(world.orders, "payment_method", "type"),
        new Set(["stripe", "paypal", "offline", "operator", "no_cost"]),
      )
      assert.deepStrictEqual(wordsAt(world.tickets, "status"), new Set(["valid", "voided"]))
      assert.deepStrictEqual(wordsAt(world.tickets, "source"), new Set(["checkout", "api", "dashboard_import"]))
      assert.deepStrictEqual(wordsAt(world.events, "status"), new Set(["draft", "published", "sales_closed"]))
      assert.deepStrictEqual(
        wordsAt(types, "status"),
        new Set(["on_sale", "sold_out", "unavailable", "hidden", "admin_only", "locked", "members_only"]),
      )
      assert.deepStrictEqual(wordsAt(types, "type"), new Set(["GA", "Seated"]))
      assert.deepStrictEqual(wordsAt(world.events, "currency"), new Set(["gbp", "usd", "eur", "jpy"]))
      assert.deepStrictEqual(wordsAt(world.discounts, "type"), new Set(["fixed_amount", "percentage"]))
      assert.isTrue(lines.some((line) => at(line, "type") === "ticket" && text(line, "item_id").startsWith("pr_")))
      assert.isTrue(
        lines.every((line) =>
          at(line, "type") === "gift_card" ? /\([^()]+\)$/.test(text(line, "description")) : true,
        ),
      )
      assert.isTrue(world.orders.some((order) => at(order, "event_summary") === null))
      assert.isTrue(world.orders.some((order) => at(order, "issued_tickets") === null))
      assert.isTrue(world.orders.some((order) => number(order, "credited_out_amount") > 0))
      assert.isTrue(
        world.orders.some(
          (order) => number(order, "refund_amount") > 0 && number(order, "refund_amount") < number(order, "total"),
        ),
      )
      assert.isTrue(world.tickets.some((ticket) => /^\d+-\d+$/.test(String(at(ticket, "reservation")))))
      assert.isTrue(world.tickets.some((ticket) => String(at(ticket, "reference")).startsWith("IMP-")))
      assert.isTrue(
        world.tickets.some((ticket) =>
          list(ticket, "custom_questions").some((one) => String(at(one, "answer")).includes(", ")),
        ),
      )
      assert.deepStrictEqual(wordsAt(world.scans, "quantity"), new Set([1, -1]))
      assert.isTrue(
        world.vouchers.some((voucher) => number(voucher, "available_codes") < number(voucher, "total_codes")),
      )
      assert.isTrue(world.series.some((series) => number(series, "total_occurrences") === 0))
      const night = world.events.find((event) => text(event, "start", "date") === "2026-10-24")
      assert.strictEqual(at(night, "start", "timezone"), "+01:00")
      assert.strictEqual(at(night, "end", "timezone"), "+00:00")
      assert.strictEqual(number(night, "end", "unix") - number(night, "start", "unix"), 7 * 3600)
    }),
  )

  it.effect("has names that break careless programs", () =>
    Effect.gen(function* () {
      const { orders } = yield* everything(1, 900)
      const names = orders.map((order) => text(order, "buyer_details", "name"))
      for (const pattern of [
        /^=/,
        /"/,
        /\n/,
        /\r/,
        /^@/,
        /'/,
        /,/,
        /;/,
        /\t/,
        /ü/,
        /[\u0590-\u05ff]/,
        /[\u0600-\u06ff]/,
        /\u{1f39f}/u,
        /^ .* $/,
      ]) {
        assert.isTrue(
          names.some((name) => pattern.test(name)),
          String(pattern),
        )
      }
    }),
  )
})
