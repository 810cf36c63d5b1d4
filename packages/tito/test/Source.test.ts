import { assert, describe, it } from "@effect/vitest"
import { hurry, type World, type WorldOrder, type WorldTicket } from "@boxport/connector/testing"
import { Currency, Instant, type Order, type TableName, WallClock } from "@boxport/model"
import { makeSource } from "@boxport/tito"
import { startTwin, type Twin } from "@boxport/tito/twin"
import { Effect, Layer, Logger, Redacted, References } from "effect"
import { gather, type Gathered, services, sortedRows, sourceOf, textOf, twinAndSource } from "./support/reading.ts"

const instant = (seconds: number | null) => (seconds === null ? null : (Instant.fromUnixSeconds(seconds) ?? null))

/** Every order of the world, and how its event is called. */
const ordersOf = (world: World): ReadonlyArray<WorldOrder> =>
  Array.from({ length: world.orderCount }, (_, index) => world.order(index)).filter((order) => order !== undefined)

const complimentaryOf = (world: World): ReadonlyArray<WorldTicket> =>
  Array.from({ length: world.complimentary.count }, (_, index) => world.complimentary.at(index)).filter(
    (ticket) => ticket !== undefined,
  )

const ticketsOf = (world: World): ReadonlyArray<WorldTicket> => [
  ...ordersOf(world).flatMap(({ tickets }) => tickets),
  ...complimentaryOf(world),
]

/** Tito asks for every ticket: what the world asks once per order is not asked there. */
const asked = ({ answers }: WorldTicket) => answers.filter(({ question }) => question.scope === "ticket")

const by = <A>(rows: ReadonlyArray<A>, key: (row: A) => string | null): ReadonlyMap<string, A> => {
  const map = new Map(rows.map((row) => [key(row) ?? "", row] as const))
  assert.strictEqual(map.size, rows.length, "keys are not unique")
  return map
}

const statuses: { readonly [status in WorldOrder["status"]]: Order["status"] } = {
  pending: "pending",
  completed: "completed",
  cancelled: "cancelled",
  partially_refunded: "partially_refunded",
  refunded: "refunded",
}

/** A scan in that no scan out took back. */
const standing = ({ checkIns }: WorldTicket) =>
  checkIns.filter((scan, place) => scan.direction === "in" && checkIns[place + 1]?.direction !== "out")

/** Compares what was read with the world that the twin shows. */
const showsTheWorld = (all: Gathered, world: World): void => {
  assert.deepStrictEqual(all.rejected, [])
  assert.isTrue(all.complete, JSON.stringify(all.warnings))
  assert.deepStrictEqual(all.warnings, [])

  const events = by(all.rows("events"), ({ url }) => url?.slice(url.lastIndexOf("/") + 1) ?? null)
  assert.strictEqual(events.size, world.events.length)
  for (const event of world.events) {
    const row = events.get(event.slug) ?? assert.fail(event.slug)
    assert.deepInclude(row, {
      title: event.title,
      description: event.description,
      status: event.status === "draft" ? "draft" : event.status === "archived" ? "archived" : "published",
      currency: event.currency,
      private: event.private,
      created_at: instant(event.createdAt),
    })
  }

  const types = by(all.rows("ticket_types"), ({ extra, event_id }) => `${event_id} ${String(extra?.["slug"])}`)
  for (const event of world.events) {
    for (const type of event.types) {
      const slug = type.key.slice(type.key.lastIndexOf("/") + 1)
      const row = types.get(`${events.get(event.slug)?.id} ${slug}`) ?? assert.fail(type.key)
      const stock = world.stockOf(type)
      assert.deepInclude(row, {
        title: type.title,
        admission: type.admission,
        pricing: type.pricing === "donation" ? "donation" : type.price + type.fee === 0 ? "free" : "paid",
        group_name: type.group?.title ?? null,
        quantity_issued: stock.issued,
        min_per_order: type.minPerOrder,
        max_per_order: type.maxPerOrder,
        sales_start_at: instant(type.salesStartAt),
      })
      if (type.pricing !== "donation") assert.strictEqual(row.price_amount, BigInt(type.price + type.fee))
    }
  }

  const questions = world.events.flatMap((event) => event.questions.filter(({ scope }) => scope === "ticket"))
  assert.strictEqual(all.rows("questions").length, questions.length)
  for (const row of all.rows("questions")) {
    const question = questions.find(({ title }) => title === row.title) ?? assert.fail(row.title ?? "")
    assert.strictEqual(row.ticket_type_ids.length, question.typeKeys.length)
  }
  assert.strictEqual(
    all.rows("activities").length,
    world.events.reduce((sum, event) => sum + event.activities.length, 0),
  )

  const orders = ordersOf(world)
  const rows = by(all.rows("orders"), ({ reference }) => reference)
  assert.strictEqual(rows.size, orders.length + world.complimentary.count)
  const lines = Map.groupBy(all.rows("order_lines"), ({ order_id }) => order_id)
  for (const order of orders) {
    const row = rows.get(order.reference) ?? assert.fail(order.reference)
    assert.deepInclude(row, {
      event_id: events.get(order.event.slug)?.id ?? null,
      status: statuses[order.status],
      buyer_name: order.buyer.name,
      buyer_email: order.buyer.email,
      buyer_phone: order.buyer.phone,
      buyer_company: order.buyer.company,
      buyer_vat_number: order.buyer.vatNumber,
      buyer_city: order.buyer.address?.city ?? null,
      buyer_country: order.buyer.address?.country ?? null,
      currency: order.currency,
      total_amount: BigInt(order.total),
      tax_amount: BigInt(order.tax),
      subtotal_amount: BigInt(order.total - order.tax),
      refunded_amount: BigInt(order.refunded),
      discount_code: order.discount?.code ?? null,
      payment_reference: order.paymentReference,
      source: order.source,
      locale: order.locale,
      created_at: instant(order.createdAt),
      updated_at: instant(order.updatedAt),
      cancelled_at: instant(order.cancelledAt),
    })
    if (order.status !== "cancelled") assert.strictEqual(row.paid_amount, BigInt(order.paid))
    const own = lines.get(row.id) ?? []
    assert.deepStrictEqual(
      own.map(({ kind, quantity, tax_amount, total_amount }) => [kind, quantity, total_amount, tax_amount]),
      order.lines.map((line) => [line.kind, line.quantity, BigInt(line.total), BigInt(line.tax)]),
    )
  }

  const tickets = by(all.rows("tickets"), ({ reference }) => reference)
  const answers = Map.groupBy(all.rows("answers"), ({ ticket_id }) => ticket_id)
  const shown = ticketsOf(world)
  assert.strictEqual(tickets.size, shown.length)
  for (const ticket of shown) {
    const row = tickets.get(ticket.reference) ?? assert.fail(ticket.reference)
    const last = standing(ticket).at(-1)
    const typeSlug = ticket.type.key.slice(ticket.type.key.lastIndexOf("/") + 1)
    const reference = ticket.order === null ? ticket.reference : ticket.reference.replace(/-\d+$/, "")
    assert.deepInclude(row, {
      order_id: rows.get(reference)?.id ?? null,
      ticket_type_id: types.get(`${events.get(ticket.event.slug)?.id} ${typeSlug}`)?.id ?? null,
      status: ticket.status === "valid" ? "valid" : "void",
      attendee_name: ticket.attendee?.name ?? null,
      attendee_first_name: ticket.attendee?.firstName ?? null,
      attendee_email: ticket.attendee?.email ?? null,
      attendee_phone: ticket.attendee?.phone ?? null,
      attendee_company: ticket.attendee?.company ?? null,
      price_amount: BigInt(ticket.order === null ? 0 : ticket.price + ticket.type.fee),
      checked_in: last !== undefined,
      checked_in_at: instant(last?.at ?? null),
      created_at: instant(ticket.createdAt),
    })
    assert.deepStrictEqual(row.tags, ticket.tags)
    assert.deepStrictEqual(
      (answers.get(row.id) ?? []).map(({ question_title, value }) => [question_title, value]),
      asked(ticket).map(({ question, text }) => [question.title, text]),
    )
  }
  assert.strictEqual(
    all.rows("check_ins").length,
    shown.reduce((sum, ticket) => sum + standing(ticket).length, 0),
  )
  assert.deepStrictEqual(
    all
      .rows("refunds")
      .map(({ amount }) => amount ?? 0n)
      .toSorted((a, b) => Number(a - b)),
    orders.flatMap(({ refunds }) => refunds.map(({ amount }) => BigInt(amount))).toSorted((a, b) => Number(a - b)),
  )
  for (const kind of ["interested", "waitlist"] as const) {
    const people = Array.from({ length: world.contacts.count }, (_, index) => world.contacts.at(index))
    assert.deepStrictEqual(
      all
        .rows("contacts")
        .filter((contact) => contact.kind === kind)
        .map(({ email }) => email)
        .toSorted(),
      people.flatMap((person) => (person?.kind === kind ? [person.email] : [])).toSorted(),
    )
  }
}

/** The fewest requests that a read takes: the formula of Source.ts, with pages that overlap. */
const pagesFor = (rows: number, size: number): number => {
  let pages = 1
  // The largest page that begins a row or more before the end of what was read.
  for (let end = size; end < rows; pages++) {
    let reach = 0
    for (let candidate = size; candidate > 0; candidate--) {
      const start = Math.floor((end - 1) / candidate) * candidate
      reach = Math.max(reach, start + candidate)
    }
    end = reach
  }
  return pages
}

const formula = (twin: Twin, all: Gathered, size: number, raw: boolean) => {
  const { world } = twin
  let requests = 1
  const archived = world.events.filter(({ status }) => status === "archived").length
  const past = world.events.filter(({ endsAt, status }) => status !== "archived" && endsAt <= world.now).length
  for (const events of [archived, past, world.events.length - archived - past]) requests += pagesFor(events, size)
  const count = (table: TableName, id: string) =>
    all.rows(table).filter((row) => "event_id" in row && row.event_id === id).length
  for (const { id } of all.rows("events")) {
    for (const table of [
      "ticket_types",
      "questions",
      "activities",
      "discounts",
      "orders",
      "refunds",
      "tickets",
    ] as const) {
      requests += pagesFor(count(table, id), size)
    }
    const contacts = all.rows("contacts").filter(({ event_id }) => event_id === id)
    const kinds = Map.groupBy(contacts, ({ kind }) => kind)
    requests += pagesFor(kinds.get("interested")?.length ?? 0, size)
    requests += pagesFor(kinds.get("waitlist")?.length ?? 0, size)
    // RSVP lists, the invitations of one that has some, and check-in lists.
    requests += 2 + (kinds.has("invitation") ? 1 : 0)
    if (raw) requests += 3
  }
  for (const entry of twin.log) if (entry.host === "checkin") requests += 1
  return requests
}

describe("Tito's source", () => {
  it.effect("reads what the world says", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({ orders: 400 })
      showsTheWorld(yield* gather(source), twin.world)
    }),
  )

  it.effect("reads the same from small pages", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({ orders: 400, pageMax: 30 })
      showsTheWorld(yield* gather(source), twin.world)
    }),
  )

  it.effect("sends as many requests as the formula says, however many rows there are", () =>
    Effect.gen(function* () {
      for (const [orders, raw] of [
        [0, false],
        [60, true],
        [4000, false],
      ] as const) {
        const { source, twin } = yield* twinAndSource({ orders })
        const all = yield* gather(source, { raw })
        assert.strictEqual(twin.log.length, formula(twin, all, 1000, raw))
        // One for each list of the check-in API, and one for each page of one that has any.
        const lists = all.end("checkin_lists")?.stated ?? 0
        const checkin = twin.log.filter(({ host }) => host === "checkin").length
        assert.isAtLeast(checkin, lists)
        assert.isAtMost(checkin, 2 * lists + Math.ceil(all.rows("check_ins").length / 1000))
      }
    }),
  )

  it.effect("never asks for a single ticket or order", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({ orders: 100 })
      yield* gather(source, { raw: true })
      assert.deepStrictEqual(
        twin.log.filter(({ path }) => /\/(tickets|registrations|questions|releases)\/./.test(path)),
        [],
      )
    }),
  )

  it.effect("tells the account and its mode", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource()
      assert.deepStrictEqual(yield* source.account, { name: twin.account, mode: "live" })
      const test = yield* twinAndSource({ mode: "test" })
      assert.deepStrictEqual(yield* test.source.account, { name: test.twin.account, mode: "test" })
    }),
  )

  it.effect("reads the rows of its token's mode alone", () =>
    Effect.gen(function* () {
      const live = yield* gather((yield* twinAndSource({ orders: 100 })).source)
      const test = yield* gather((yield* twinAndSource({ orders: 100, mode: "test" })).source)
      const ids = new Set(live.rows("orders").map(({ id }) => id))
      assert.isAbove(test.rows("orders").length, 0)
      assert.isTrue(test.rows("orders").every(({ id }) => !ids.has(id)))
      assert.isTrue(test.complete)
      assert.isTrue(test.rows("tickets").every(({ barcode }) => barcode?.startsWith("ti_test_") === true))
    }),
  )

  it.effect("says which accounts a token reads when it does not read this one", () =>
    Effect.gen(function* () {
      const { twin } = yield* twinAndSource()
      const source = yield* sourceOf(twin, { account: "somebody-else" })
      const error = yield* Effect.flip(source.account)
      assert.strictEqual(error.reason._tag, "NotFound")
      assert.include(error.hint, twin.account)
    }),
  )

  it.effect("lists events by slug, with their counts", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({ orders: 50 })
      const all = yield* gather(source, { tables: new Set(["events"]) })
      assert.strictEqual(twin.log.length, 4)
      const listed = yield* Effect.map(
        gather(source),
        (whole) => new Map(whole.rows("events").map((event) => [event.extra?.["slug"], event] as const)),
      )
      assert.strictEqual(listed.size, all.rows("events").length)
      const event = twin.world.events.find(({ key }) => key === "conference")
      const row = listed.get(event?.slug ?? "")
      assert.strictEqual(row?.timezone, "Europe/Copenhagen")
      assert.strictEqual(row?.starts_local, event?.startsLocal)
      assert.strictEqual(row?.starts_at, WallClock.instantOf(event?.startsLocal ?? "", "Europe/Copenhagen"))
    }),
  )

  it.effect("reads the events asked for, one request each", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({ orders: 100 })
      const all = yield* gather(source)
      const sent = twin.log.length
      const events = ["winter-gala-2025", "pilot-2025"]
      const some = yield* gather(source, { events })
      assert.deepStrictEqual(
        some.rows("events").map(({ extra, status }) => [extra?.["slug"], status]),
        [
          ["winter-gala-2025", "published"],
          ["pilot-2025", "archived"],
        ],
      )
      const ids = new Set(some.rows("events").map(({ id }) => id))
      for (const table of ["orders", "tickets", "check_ins", "refunds"] as const) {
        assert.strictEqual(
          some.rows(table).length,
          all.rows(table).filter(({ event_id }) => event_id !== null && ids.has(event_id)).length,
        )
      }
      const paths = twin.log.slice(sent).map(({ path }) => path)
      assert.isTrue(paths.every((path) => /winter-gala-2025|pilot-2025|checkin_lists/.test(path)))
    }),
  )

  it.effect("fails for an event that there is not, and says so", () =>
    Effect.gen(function* () {
      const { source } = yield* twinAndSource({ orders: 10 })
      const error = yield* Effect.flip(gather(source, { events: ["no-such-event"] }))
      assert.strictEqual(error.reason._tag, "NotFound")
    }),
  )

  it.effect("asks for no more than the tables need", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({ orders: 50 })
      const resources = (tables: ReadonlyArray<TableName>) =>
        Effect.gen(function* () {
          const before = twin.log.length
          yield* gather(source, { tables: new Set(tables) })
          return new Set(
            twin.log
              .slice(before)
              .flatMap(({ host, path }) => (host === "checkin" ? ["checkins"] : path.split("/").slice(4, 5)))
              .filter((name) => name !== "past" && name !== "archived"),
          )
        })
      assert.deepStrictEqual(yield* resources(["events"]), new Set())
      assert.deepStrictEqual(yield* resources(["orders"]), new Set(["registrations"]))
      assert.deepStrictEqual(
        yield* resources(["contacts"]),
        new Set(["interested_users", "waitlisted_people", "rsvp_lists"]),
      )
      assert.deepStrictEqual(yield* resources(["refunds"]), new Set(["refunds"]))
      assert.deepStrictEqual(
        yield* resources(["tickets"]),
        new Set(["releases", "checkin_lists", "checkins", "tickets"]),
      )
    }),
  )
})

/** The rows without what versions have more or less of: `extra`, and columns that only one can fill. */
const essence = (
  all: Gathered,
  without: ReadonlyArray<string>,
): { readonly [table: string]: ReadonlyArray<string> } => {
  const sorted = sortedRows(all)
  return Object.fromEntries(
    Object.entries(sorted).map(([table, rows]) => [
      table,
      rows.map((row) => {
        const columns: object = JSON.parse(row)
        return textOf(
          Object.fromEntries(Object.entries(columns).filter(([name]) => name !== "extra" && !without.includes(name))),
        )
      }),
    ]),
  )
}

describe("Tito's versions", () => {
  it.effect("give the same rows: 3.1, and a server that knows only 3.0", () =>
    Effect.gen(function* () {
      const today = yield* twinAndSource({ orders: 150 })
      const old = yield* twinAndSource({ orders: 150, server: "3.0" })
      const [a, b] = [yield* gather(today.source), yield* gather(old.source)]
      assert.deepStrictEqual(b.rejected, [])
      assert.isTrue(b.complete)
      // The server of the seed knows no zones, times of day and contact addresses, no receipts paid or not, no states of
      // codes, and when tickets were voided; it writes positive refunds.
      const without = [
        "timezone",
        "starts_at",
        "ends_at",
        "starts_local",
        "ends_local",
        "contact_email",
        "status",
        "paid_amount",
        "payment_method",
        "cancelled_at",
        "refunded_amount",
        "active",
        "options",
        "description",
        "voided_at",
        "list_name",
        "values",
        "tags",
        "completed_at",
      ]
      assert.deepStrictEqual(essence(b, without), essence(a, without))
      assert.strictEqual(old.twin.log.length, today.twin.log.length)
    }),
  )

  it.effect("settle with the first list, without a request of its own", () =>
    Effect.gen(function* () {
      for (const server of ["today", "3.0"] as const) {
        const { source, twin } = yield* twinAndSource({ orders: 20, server })
        yield* gather(source)
        const words = twin.log
          .filter(({ host, path }) => host === "admin" && path.endsWith("/registrations"))
          .map(({ query }) => new Map(query))
        for (const query of words) {
          assert.strictEqual(query.get("version"), server === "today" ? "3.1" : undefined)
          assert.strictEqual(query.get("view"), server === "today" ? undefined : "extended")
          assert.strictEqual(query.has("expand"), server === "today")
        }
      }
    }),
  )

  it.effect("help each other out: what 3.1 does not expand is read in 3.0, found out once", () =>
    Effect.gen(function* () {
      const whole = yield* twinAndSource({ orders: 120 })
      const lacking = yield* twinAndSource({ orders: 120, withoutExpansions: ["line_items", "answers"] })
      const [a, b] = [yield* gather(whole.source), yield* gather(lacking.source)]
      assert.isTrue(b.complete)
      for (const table of ["order_lines", "answers"] as const) {
        assert.deepStrictEqual(sortedRows(b)[table]?.length, sortedRows(a)[table]?.length)
      }
      // One more for registrations, one for tickets.
      assert.strictEqual(lacking.twin.log.length, whole.twin.log.length + 2)
    }),
  )
})

describe("while sales go on", () => {
  it.effect("orders that come in between orders and tickets are fetched, so that tickets have theirs", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({
        orders: 300,
        spare: 40,
        // As soon as the first tickets are asked for.
        faults: [{ match: "/tickets[?]", times: 1, action: { type: "sell", count: 40 } }],
      })
      const all = yield* gather(source)
      assert.isTrue(all.complete, JSON.stringify(all.warnings))
      const orders = new Set(all.rows("orders").map(({ id }) => id))
      const lost = all.rows("tickets").filter(({ order_id }) => order_id === null || !orders.has(order_id))
      assert.deepStrictEqual(lost, [])
      assert.strictEqual(orders.size, all.rows("orders").length)
      // Those of events whose orders had been read before came late, and are there.
      assert.strictEqual(all.rows("tickets").length, new Set(all.rows("tickets").map(({ id }) => id)).size)
      assert.isAbove(all.rows("orders").length, 300)
      assert.strictEqual(twin.sell(1), 0)
    }),
  )

  it.effect("rows that come while their list is read are in it", () =>
    Effect.gen(function* () {
      const events = ["oresund-data-days-2026"]
      const tables = new Set(["orders"] as const)
      const { source, twin } = yield* twinAndSource({
        orders: 400,
        spare: 60,
        pageMax: 25,
        faults: [{ match: "/registrations[?]", everyNth: 2, times: 3, action: { type: "sell", count: 15 } }],
      })
      const all = yield* gather(source, { events, tables })
      assert.isTrue(all.complete, JSON.stringify(all.warnings))
      assert.strictEqual(twin.sell(60), 60 - 45)
      twin.reset()
      assert.strictEqual(twin.sell(45), 45)
      twin.setFaults([])
      const still = yield* gather(source, { events, tables })
      assert.deepStrictEqual(sortedRows(all)["orders"], sortedRows(still)["orders"])
    }),
  )

  it.effect("rows that vanish make no other row slip through", () =>
    Effect.gen(function* () {
      const vanished: Array<number> = []
      let seen = 0
      const { source, twin } = yield* twinAndSource({
        orders: 400,
        pageMax: 25,
        before: ({ path }, rows) => {
          if (!path.includes("oresund") || !path.endsWith("/registrations")) return
          seen += 1
          if (seen % 2 === 0) {
            vanished.push(seen)
            rows.hide("registrations", (ofConference[seen] ?? 0) * 2)
          }
        },
      })
      const ofConference = ordersOf(twin.world)
        .filter(({ event }) => event.key === "conference")
        .map(({ number }) => number)
      const all = yield* gather(source, { tables: new Set(["orders"]), events: ["oresund-data-days-2026"] })
      const gone = new Set(vanished.map((at) => (ofConference[at] ?? 0) * 2))
      const references = new Set(all.rows("orders").map(({ reference }) => reference))
      for (const order of ordersOf(twin.world)) {
        if (order.event.key !== "conference" || gone.has(order.number * 2)) continue
        assert.isTrue(references.has(order.reference), order.reference)
      }
      assert.isAbove(vanished.length, 1)
    }),
  )
})

describe("what goes wrong", () => {
  it.effect("pages that are too large are asked for in smaller parts, once and for all", () =>
    hurry(
      Effect.gen(function* () {
        const plain = yield* twinAndSource({ orders: 3000 })
        const slow = yield* twinAndSource({ orders: 3000, slowRows: 300 })
        const [a, b] = [yield* gather(plain.source), yield* gather(slow.source)]
        assert.deepStrictEqual(sortedRows(b), sortedRows(a))
        assert.isTrue(b.complete)
        const failed = slow.twin.log.filter(({ status }) => status === 504)
        assert.isAbove(failed.length, 0)
        // Each of two resources tries each of two sizes twice at most.
        assert.isAtMost(failed.length, 8)
      }),
    ),
  )

  it.effect("what the token may not read ends that resource and not the read", () =>
    Effect.gen(function* () {
      const { source } = yield* twinAndSource({
        orders: 60,
        forbidden: ["refunds", "registrations", "interested_users"],
      })
      const all = yield* gather(source)
      assert.isFalse(all.complete)
      assert.strictEqual(all.rows("orders").length, 0)
      assert.isAbove(all.rows("tickets").length, 0)
      assert.isTrue(
        all
          .rows("tickets")
          .every(({ extra, order_id }) => order_id === null && extra?.["registration_id"] !== undefined),
      )
      for (const resource of ["refunds", "registrations", "interested_users"]) {
        const end = all.end(resource)
        assert.isFalse(end?.complete)
        assert.deepInclude(end?.warnings[0], { code: "not_permitted", attention: true })
      }
    }),
  )

  it.effect("a check-in API that is down is asked a few times, and leaves open who is in", () =>
    hurry(
      Effect.gen(function* () {
        const { source, twin } = yield* twinAndSource({
          orders: 60,
          faults: [{ match: "^/checkin_lists/", action: { type: "status", status: 503, body: "html" } }],
        })
        const all = yield* gather(source)
        assert.isFalse(all.end("checkins")?.complete)
        // Events without a check-in list let nobody in.
        const withLists = new Set(
          twin.world.events.flatMap(({ status, title, venue }) =>
            venue === null || status === "draft" ? [] : [title],
          ),
        )
        const events = new Map(all.rows("events").map(({ id, title }) => [id, title ?? ""] as const))
        for (const { checked_in, event_id } of all.rows("tickets")) {
          assert.strictEqual(checked_in, withLists.has(events.get(event_id ?? "") ?? "") ? null : false)
        }
        assert.isAtMost(twin.log.filter(({ host }) => host === "checkin").length, 5)
        assert.isTrue(all.end("tickets")?.complete)
      }),
    ),
  )

  it.effect("check-in lists that fail, as they are known to, stop nothing", () =>
    hurry(
      Effect.gen(function* () {
        const { source } = yield* twinAndSource({
          orders: 30,
          faults: [{ match: "/checkin_lists[?]", action: { type: "status", status: 500 } }],
        })
        const all = yield* gather(source)
        assert.isFalse(all.complete)
        assert.deepInclude(all.end("checkin_lists")?.warnings[0], { code: "not_readable", attention: true })
        assert.isAbove(all.rows("orders").length, 0)
      }),
    ),
  )

  it.effect("a missing endpoint of an old server is noted", () =>
    Effect.gen(function* () {
      const { source } = yield* twinAndSource({
        orders: 30,
        faults: [{ match: "/waitlisted_people|/venues", action: { type: "status", status: 404 } }],
      })
      const all = yield* gather(source, { raw: true })
      assert.isTrue(all.complete)
      assert.deepInclude(all.end("waitlisted_people")?.warnings[0], { code: "not_offered", attention: false })
    }),
  )

  it.effect("the check-in API gets no credential", () =>
    Effect.gen(function* () {
      const { source, twin } = yield* twinAndSource({ orders: 60 })
      yield* gather(source)
      const checkin = twin.log.filter(({ host }) => host === "checkin")
      assert.isAbove(checkin.length, 0)
      assert.isTrue(checkin.every(({ credential }) => !credential))
      assert.isTrue(twin.log.filter(({ host }) => host === "admin").every(({ credential }) => credential))
    }),
  )

  it.effect("no check-in list's slug goes to Tito when only the Admin API's address was changed", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 60 })
      const context = yield* Layer.build(Layer.fresh(services))
      const source = yield* makeSource({
        connection: "conf",
        platform: "tito",
        account: twin.account,
        token: twin.token,
        baseUrl: twin.url,
      }).pipe(Effect.provideContext(context))
      // They are asked for at that address, which knows nothing of them.
      const all = yield* gather(source)
      assert.isFalse(all.end("checkins")?.complete)
      const asked = twin.log.filter(({ path }) => path.startsWith("/checkin_lists/"))
      assert.isAbove(asked.length, 0)
      assert.isTrue(asked.every(({ credential, host }) => host === "admin" && !credential))
    }),
  )

  it.effect("no log names the slug of a check-in list, or the token", () =>
    Effect.gen(function* () {
      const lines: Array<string> = []
      const logger = Logger.make(({ message }) => void lines.push(JSON.stringify(message)))
      const { source, twin } = yield* twinAndSource({ orders: 60 })
      yield* gather(source).pipe(
        Effect.provideService(References.MinimumLogLevel, "Trace"),
        Effect.provide(Logger.layer([logger])),
      )
      const text = lines.join("\n")
      assert.include(text, "/registrations: 200")
      assert.notInclude(text, "chk_")
      assert.notInclude(text, Redacted.value(twin.token))
    }),
  )
})

describe("amounts", () => {
  it.effect("of currencies without a minor unit are whole", () =>
    Effect.gen(function* () {
      const { source } = yield* twinAndSource({ orders: 300 })
      const all = yield* gather(source, { events: ["tokyo-data-meetup"] })
      assert.strictEqual(Currency.exponentOf("JPY"), 0)
      const prices = new Set(all.rows("ticket_types").map(({ price_amount }) => price_amount))
      assert.deepStrictEqual(prices, new Set([5500n, 1833n, 0n, 6600n]))
    }),
  )
})
