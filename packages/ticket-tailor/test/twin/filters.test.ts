import type { Twin } from "@boxport/ticket-tailor/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { at, ids, list, number, reply, text, walk, withTwin, worlds } from "./support.ts"

const query = (name: string, value: string | number) => `${name}=${encodeURIComponent(String(value))}`

/** Asks with a filter and compares with the same choice made from the whole list; it must choose some, not all. */
const chooses = (twin: Twin, path: string, filter: string, keep: (record: unknown) => boolean) =>
  Effect.gen(function* () {
    const whole = yield* walk(twin, path)
    const wanted = whole.filter(keep)
    assert.isAbove(wanted.length, 0, `${path}?${filter}`)
    assert.isBelow(wanted.length, whole.length, `${path}?${filter}`)
    assert.deepStrictEqual(ids(yield* walk(twin, `${path}?${filter}`, 7)), ids(wanted), `${path}?${filter}`)
  })

const bare = (id: string): string => id.split("_")[1] ?? ""

const middle = (numbers: ReadonlyArray<number>): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const comparisons: ReadonlyArray<readonly [string, (value: number, bound: number) => boolean]> = [
  ["", (value, bound) => value === bound],
  [".gt", (value, bound) => value > bound],
  [".gte", (value, bound) => value >= bound],
  [".lt", (value, bound) => value < bound],
  [".lte", (value, bound) => value <= bound],
]

describe.each(worlds)("filters of the %s world", (world) => {
  it.effect("of orders", () =>
    withTwin({ world, orders: 200 }, (twin) =>
      Effect.gen(function* () {
        const orders = yield* walk(twin, "/v1/orders")
        const check = (filter: string, keep: (record: unknown) => boolean) => chooses(twin, "/v1/orders", filter, keep)
        const bound = middle(orders.map((order) => number(order, "created_at")))
        for (const [suffix, compare] of comparisons) {
          yield* check(query(`created_at${suffix}`, bound), (order) => compare(number(order, "created_at"), bound))
        }
        yield* check(`created_at.gte=${bound}&created_at.lt=${bound + 3_000_000}`, (order) => {
          const time = number(order, "created_at")
          return time >= bound && time < bound + 3_000_000
        })
        const some = orders.find(
          (order) =>
            at(order, "txn_id") !== null &&
            at(order, "txn_id") !== "--" &&
            at(order, "buyer_details", "last_name") !== null,
        )
        const buyer = at(some, "buyer_details")
        yield* check(query("txn_id", text(some, "txn_id")), (order) => at(order, "txn_id") === at(some, "txn_id"))
        yield* check(
          query("email", text(buyer, "email").toUpperCase()),
          (order) => at(order, "buyer_details", "email") === at(buyer, "email"),
        )
        for (const field of ["name", "first_name", "last_name"]) {
          const name = text(buyer, field)
          yield* check(query("name", name), (order) =>
            ["name", "first_name", "last_name"].some((one) => at(order, "buyer_details", one) === name),
          )
        }
        const event = text(some, "event_summary", "id")
        const series = text(some, "event_summary", "event_series_id")
        for (const id of [event, bare(event)]) {
          yield* check(query("event_id", id), (order) => at(order, "event_summary", "id") === event)
        }
        for (const id of [series, bare(series)]) {
          yield* check(
            query("event_series_id", id),
            (order) => at(order, "event_summary", "event_series_id") === series,
          )
        }
        for (const status of ["completed", "pending", "cancelled"]) {
          yield* check(query("status", status), (order) => at(order, "status") === status)
        }
        yield* check(query("referral_tag", "instagram"), (order) => at(order, "referral_tag") === "instagram")
        const barcode = text(list(some, "issued_tickets")[0], "barcode")
        yield* check(query("barcode", barcode), (order) => at(order, "id") === at(some, "id"))
        yield* check(`${query("barcode", barcode)}&created_at.gte=1`, (order) => at(order, "id") === at(some, "id"))
      }),
    ),
  )

  it.effect("of issued tickets", () =>
    withTwin({ world, orders: 200 }, (twin) =>
      Effect.gen(function* () {
        const tickets = yield* walk(twin, "/v1/issued_tickets")
        const check = (filter: string, keep: (record: unknown) => boolean) =>
          chooses(twin, "/v1/issued_tickets", filter, keep)
        const bound = middle(tickets.map((ticket) => number(ticket, "created_at")))
        for (const [suffix, compare] of comparisons) {
          yield* check(query(`created_at${suffix}`, bound), (ticket) => compare(number(ticket, "created_at"), bound))
        }
        const some = tickets.find((ticket) => at(ticket, "order_id") !== null && at(ticket, "full_name") !== null)
        for (const field of ["event_id", "event_series_id", "order_id"]) {
          const id = text(some, field)
          for (const form of [id, bare(id)]) {
            yield* check(query(field, form), (ticket) => at(ticket, field) === id)
          }
        }
        yield* check(query("barcode", text(some, "barcode")), (ticket) => at(ticket, "id") === at(some, "id"))
        yield* check(query("email", text(some, "email")), (ticket) => at(ticket, "email") === at(some, "email"))
        yield* check(query("name", text(some, "full_name")), (ticket) =>
          ["full_name", "first_name", "last_name"].some((one) => at(ticket, one) === at(some, "full_name")),
        )
        yield* check("status=valid", (ticket) => at(ticket, "status") === "valid")
        for (const word of ["void", "voided"]) {
          yield* check(`status=${word}`, (ticket) => at(ticket, "status") === "voided")
        }
        const imported = tickets.find((ticket) => at(ticket, "reference") !== null)
        yield* check(
          query("reference", text(imported, "reference")),
          (ticket) => at(ticket, "id") === at(imported, "id"),
        )
      }),
    ),
  )

  it.effect("of events", () =>
    withTwin({ world, orders: 10 }, (twin) =>
      Effect.gen(function* () {
        const events = yield* walk(twin, "/v1/events")
        const check = (filter: string, keep: (record: unknown) => boolean) => chooses(twin, "/v1/events", filter, keep)
        for (const [field, key] of [
          ["start_at", "start"],
          ["end_at", "end"],
        ] as const) {
          const bound = middle(events.map((event) => number(event, key, "unix")))
          for (const [suffix, compare] of comparisons) {
            yield* check(query(`${field}${suffix}`, bound), (event) => compare(number(event, key, "unix"), bound))
          }
        }
        yield* check("status=draft", (event) => at(event, "status") === "draft")
        yield* check("status=draft,sales_closed", (event) => ["draft", "sales_closed"].includes(text(event, "status")))
        const series = text(events[0], "event_series_id")
        for (const id of [series, bare(series)]) {
          yield* check(query("event_series_id", id), (event) => at(event, "event_series_id") === series)
        }
      }),
    ),
  )

  it.effect("of check-ins, discounts and vouchers", () =>
    withTwin({ world, orders: 250 }, (twin) =>
      Effect.gen(function* () {
        const scans = yield* walk(twin, "/v1/check_ins")
        for (const field of ["event_id", "event_series_id"]) {
          const id = text(scans[0], field)
          for (const form of [id, bare(id)]) {
            yield* chooses(twin, "/v1/check_ins", query(field, form), (scan) => at(scan, field) === id)
          }
        }
        const bound = middle(scans.map((scan) => number(scan, "created_at")))
        for (const [suffix, compare] of comparisons) {
          yield* chooses(twin, "/v1/check_ins", query(`created_at${suffix}`, bound), (scan) =>
            compare(number(scan, "created_at"), bound),
          )
        }
        const odd = world === "own" ? "HALF&HALF" : "TAK & TACK"
        yield* chooses(twin, "/v1/discounts", query("code", odd), (discount) => at(discount, "code") === odd)
        yield* chooses(twin, "/v1/vouchers", "expiry_date.gte=1780000000", (voucher) => {
          const expiry = at(voucher, "expiry", "unix")
          return typeof expiry === "number" && expiry >= 1_780_000_000
        })
        const [newest, ...older] = yield* walk(twin, "/v1/vouchers")
        const made = twin.state().vouchers.find((voucher) => voucher.id === text(newest, "id"))?.createdAt ?? 0
        assert.deepStrictEqual(ids(yield* walk(twin, `/v1/vouchers?created_at.lt=${made}`)), ids(older))
      }),
    ),
  )

  it.effect("that an endpoint does not know are passed over, and values that are no times are refused", () =>
    withTwin({ world, orders: 12 }, (twin) =>
      Effect.gen(function* () {
        const all = ids(yield* walk(twin, "/v1/orders"))
        assert.deepStrictEqual(ids(yield* walk(twin, "/v1/orders?page=3&sort=name&updated_at.gte=99999999999")), all)
        const refused = yield* reply(twin, { path: "/v1/orders?created_at.gte=yesterday" })
        assert.strictEqual(refused.status, 400)
        assert.strictEqual(at(JSON.parse(refused.text), "errors", 0, "field"), "created_at.gte")
        assert.deepStrictEqual(ids(yield* walk(twin, "/v1/orders?event_id=ev_1")), [])
      }),
    ),
  )
})
