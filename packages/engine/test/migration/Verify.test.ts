import { elsewhere, type Existing, type Expectation, type OrderBundle, type Target } from "@boxport/connector"
import { type Difference, verifyMigration } from "@boxport/engine"
import type { Rows, TableName } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { inState, makeScene, options, run, runVerify, type Scene } from "../support/platform/Runs.ts"
import * as Row from "../support/platform/Rows.ts"
import { makeStore, type Store, type Tables } from "../support/platform/Store.ts"
import { makeWorld, random } from "../support/platform/World.ts"

/** Tables that a migration fills here. */
const filled = ["events", "ticket_types", "questions", "orders", "tickets", "answers", "check_ins"] as const
type Filled = (typeof filled)[number]

/** What can be damaged in a row; only what is carried. */
const amounts: { readonly [Name in TableName]?: string } = {
  ticket_types: "price_amount",
  orders: "total_amount",
  tickets: "price_amount",
}
const times: { readonly [Name in TableName]?: string } = { events: "starts_at", check_ins: "checked_in_at" }
const swaps: { readonly [Name in Filled]: ReadonlyArray<string> } = {
  events: ["starts_at"],
  ticket_types: ["price_amount", "quantity_total"],
  questions: ["kind"],
  orders: ["buyer_name", "event_id"],
  tickets: ["attendee_name", "attendee_email", "barcode", "order_id", "ticket_type_id", "checked_in"],
  answers: ["value", "ticket_id"],
  check_ins: ["checked_in_at", "ticket_id"],
}

const change = <Name extends TableName>(tables: Tables, name: Name, id: string, more: object): void => {
  const table: Map<string, Rows[Name]> = tables[name]
  const row = table.get(id)
  if (row !== undefined) table.set(id, { ...row, ...more })
}

const sumOf = (numbers: ReadonlyArray<number>) => numbers.reduce((sum, one) => sum + one, 0)

/** A world whose first and third event have one name and one moment; and these two. */
const makeNamesakes = (orders: number) => {
  const from = makeWorld(orders)
  const { events } = from.tables
  const [first, , third] = [...events.values()]
  if (first === undefined || third === undefined) return assert.fail("no events")
  events.set(third.id, { ...third, title: first.title, starts_at: first.starts_at })
  return { from, first, third }
}

/** The ends of a scene whose target makes every event, whatever stands there. */
const makingAll = ({ ends, target }: Scene): Scene["ends"] => ({
  ...ends,
  target: { ...target, planner: (how, existing) => target.planner(how, { ...existing, events: [] }) },
})

describe("the totals of a verification", () => {
  it.effect("are tickets by type and status, and money by currency, on both sides", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      yield* run(scene)
      const { checked, totals } = yield* runVerify(scene)
      assert.isAbove(totals.tickets.length, 1)
      for (const { from, title, to } of totals.tickets) {
        assert.strictEqual(from, to)
        assert.isNotNull(title)
      }
      assert.strictEqual(sumOf(totals.tickets.map(({ to }) => to)), checked["tickets"])
      const [money] = totals.money
      assert.strictEqual(money?.from, money?.to)
      assert.notStrictEqual(money?.from, "0.00")
      const { orders, tickets } = scene.to.tables
      const [order] = [...orders.values()]
      const [ticket] = [...tickets.values()]
      if (order === undefined || ticket === undefined) return assert.fail("nothing was made")
      change(scene.to.tables, "orders", order.id, { total_amount: (order.total_amount ?? 0n) + 1n })
      change(scene.to.tables, "tickets", ticket.id, { status: "void" })
      const after = (yield* runVerify(scene)).totals
      const cents = (text: string | undefined) => Math.round(Number(text) * 100)
      assert.strictEqual(cents(after.money[0]?.to), cents(after.money[0]?.from) + 1)
      const uneven = after.tickets
        .filter(({ from, to }) => from !== to)
        .map(({ from, status, to }) => [status, to - from])
      assert.deepStrictEqual(uneven, [
        ["valid", -1],
        ["void", 1],
      ])
    }),
  )
})

/** Damages a store, and says how; null where it came to nothing. */
const damage = ({ nextId, tables }: Store, next: () => number): string | null => {
  const pick = <A>(all: ReadonlyArray<A>): A | undefined => all[Math.floor(next() * all.length)]
  const name = pick(filled)
  const kind = pick(["drop", "duplicate", "swap", "minor unit", "time"])
  if (name === undefined || kind === undefined) return null
  const row = pick([...tables[name].values()])
  if (row === undefined) return null
  const of = (it: object, column: string): unknown => new Map<string, unknown>(Object.entries(it)).get(column)
  const what = `${kind} ${name} ${row.id}`
  switch (kind) {
    case "drop":
      tables[name].delete(row.id)
      return what
    case "duplicate": {
      const id = nextId()
      const table: Map<string, typeof row> = tables[name]
      table.set(id, { ...row, id })
      return what
    }
    case "swap": {
      const column = pick(swaps[name]) ?? ""
      const other = pick([...tables[name].values()].filter((one) => of(one, column) !== of(row, column)))
      if (other === undefined) return null
      change(tables, name, row.id, { [column]: of(other, column) })
      change(tables, name, other.id, { [column]: of(row, column) })
      return `${what} ${column} with ${other.id}`
    }
    case "minor unit": {
      const column = amounts[name]
      const amount = column === undefined ? null : of(row, column)
      if (column === undefined || typeof amount !== "bigint") return null
      change(tables, name, row.id, { [column]: amount + (next() < 0.5 ? 1n : -1n) })
      return what
    }
    case "time": {
      const column = times[name]
      const time = column === undefined ? null : of(row, column)
      if (column === undefined || typeof time !== "number") return null
      change(tables, name, row.id, { [column]: Row.instant(time + (next() < 0.5 ? 1 : -1) * 3_600_000_000) })
      return what
    }
    default:
      return null
  }
}

describe("verify", () => {
  it.effect(
    "finds at least 99 of 100 corruptions, and none where there is none",
    () =>
      Effect.gen(function* () {
        const scene = yield* makeScene(makeWorld(8))
        yield* run(scene)
        const clean = new Map(filled.map((name) => [name, [...scene.to.tables[name]]] as const))
        const restore = () => {
          for (const name of filled) {
            const table: Map<string, unknown> = scene.to.tables[name]
            table.clear()
            for (const [id, row] of clean.get(name) ?? []) table.set(id, row)
          }
        }
        const next = random(20_260_801)
        const missed: Array<string> = []
        let made = 0
        yield* inState(
          scene.state,
          Effect.gen(function* () {
            while (made < 500) {
              const what = damage(scene.to, next)
              if (what === null) continue
              made += 1
              const found = yield* verifyMigration(scene.ends, options(scene.state))
              if (found.equal) missed.push(what)
              restore()
              if (made % 100 === 0) {
                const none = yield* verifyMigration(scene.ends, options(scene.state))
                assert.deepStrictEqual([none.equal, none.differences], [true, []])
              }
            }
          }),
        )
        assert.isAtMost(missed.length, 5, missed.join("\n"))
      }),
    10 * 60_000,
  )

  const after = (corrupt: (store: Store) => void) =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      yield* run(scene)
      corrupt(scene.to)
      return yield* runVerify(scene)
    })

  const idOf = ({ tables }: Store, source: string): string =>
    [...tables.orders.values(), ...tables.tickets.values()].find(({ extra }) => extra?.["boxport"] === source)?.id ?? ""

  it.effect("names the record, the column, and both values", () =>
    Effect.gen(function* () {
      const { differences, equal } = yield* after((store) => {
        change(store.tables, "tickets", idOf(store, "old:t1-1"), { price_amount: 3551n })
      })
      const expected: ReadonlyArray<Difference> = [
        { entity: "tickets", id: "old:t1-1", field: "price_amount", from: "35.50", to: "35.51" },
      ]
      assert.deepStrictEqual([equal, differences], [false, expected])
    }),
  )

  it.effect("says what is there twice, what is missing, and what is there that should not be", () =>
    Effect.gen(function* () {
      const { differences } = yield* after((store) => {
        const row = store.tables.tickets.get(idOf(store, "old:loose"))
        if (row === undefined) return assert.fail("no ticket")
        store.tables.tickets.set("new:900", { ...row, id: "new:900" })
        // A ticket that is void at the source.
        store.tables.tickets.set("new:901", { ...row, id: "new:901", extra: { boxport: "old:t4-0" } })
        store.tables.tickets.delete(idOf(store, "old:t3-0"))
      })
      const counted = differences.filter(({ entity, field }) => entity === "tickets" && field === "*")
      assert.deepStrictEqual(
        counted.map(({ from, id, to }) => [id, from, to]),
        [
          ["old:t3-0", "1", "0"],
          ["old:loose", "1", "2"],
          ["old:t4-0", "0", "1"],
        ],
      )
    }),
  )

  it.effect("takes no notice of what the target sells by itself", () =>
    Effect.gen(function* () {
      const { equal } = yield* after(({ tables }) => {
        const [row] = tables.tickets.values()
        if (row === undefined) return assert.fail("no ticket")
        tables.tickets.set("new:900", { ...row, id: "new:900", extra: null, attendee_name: "New", barcode: "X" })
        tables.events.set("new:901", Row.event("new:901", { title: "Their own" }))
      })
      assert.isTrue(equal)
    }),
  )

  /** An account with an event of its own that is named as one of the source and begins with it; it sorts before what is made. */
  const beside = (more: Partial<Rows["events"]>) => {
    const store = makeStore("new")
    const starts_at = Row.instant(1_790_000_000_000_000)
    const own = Row.event("new:000", { title: "Event 0", starts_at, status: "draft", ...more })
    store.tables.events.set(own.id, own)
    return store
  }

  /** What verification finds where a second event is made beside it. */
  const foundBeside = Effect.fnUntraced(function* (to: Store, corrupt: (store: Store) => void = () => undefined) {
    const scene = yield* makeScene(makeWorld(0), to)
    const { planner } = scene.target
    const own = to.tables.events.get("new:000")
    const target: Target = {
      ...scene.target,
      planner: (how, existing) =>
        planner(how, { ...existing, events: existing.events.filter(({ id }) => id !== own?.id) }),
    }
    const ends = { ...scene.ends, target }
    const { created } = yield* run({ ...scene, ends })
    assert.strictEqual(created["events"], 3)
    corrupt(to)
    return (yield* runVerify({ ...scene, ends })).differences
  })

  it.effect("takes no event of the target's own for a second one, nor for the first", () =>
    Effect.gen(function* () {
      // Of these events one has a ticket and the others have none.
      assert.deepStrictEqual(yield* foundBeside(beside({ currency: "GBP" })), [])
      const sold = beside({})
      sold.tables.tickets.set("new:001", Row.ticket("new:001", "new:000"))
      assert.deepStrictEqual(yield* foundBeside(sold), [])
      const another = beside({ title: "Event 1", starts_at: Row.instant(1_790_086_400_000_000), currency: "GBP" })
      assert.deepStrictEqual(yield* foundBeside(another), [])
      const soldToo = beside({ title: "Event 1", starts_at: Row.instant(1_790_086_400_000_000) })
      soldToo.tables.tickets.set("new:001", Row.ticket("new:001", "new:000"))
      assert.deepStrictEqual(yield* foundBeside(soldToo), [])
    }),
  )

  it.effect("tells two events of one name and moment apart by whose tickets they have", () =>
    Effect.gen(function* () {
      // The one with fewer tickets comes first, and what is made for it last.
      const { first, from, third } = makeNamesakes(9)
      for (const row of from.tables.tickets.values()) {
        if (row.event_id === first.id && row.id !== "old:loose") from.tables.tickets.delete(row.id)
      }
      const scene = yield* makeScene(from)
      const alike = new Set([first.id, third.id])
      const ends = makingAll(scene)
      yield* run({ ...scene, ends })
      const made = [...scene.to.tables.events.values()].filter(({ title }) => title === first.title)
      assert.lengthOf(made, alike.size)
      assert.deepStrictEqual((yield* runVerify({ ...scene, ends })).differences, [])
      // Whatever order they are listed in.
      const [one, two] = made
      if (one === undefined || two === undefined) return
      const swap = (id: string | null) => (id === one.id ? two.id : id === two.id ? one.id : id)
      const { answers, check_ins, orders, questions, ticket_types, tickets } = scene.to.tables
      for (const table of [answers, check_ins, orders, questions, ticket_types, tickets]) {
        for (const row of table.values()) Object.assign(row, { event_id: swap(row.event_id) })
      }
      assert.deepStrictEqual((yield* runVerify({ ...scene, ends })).differences, [])
    }),
  )

  it.effect("gives two events of one name and moment one each where nobody has a ticket, published ones too", () =>
    Effect.gen(function* () {
      const { from } = makeNamesakes(0)
      from.tables.tickets.clear()
      const scene = yield* makeScene(from)
      const ends = makingAll(scene)
      yield* run({ ...scene, ends })
      const there = scene.to.tables.events
      for (const row of there.values()) there.set(row.id, { ...row, status: "published" })
      assert.deepStrictEqual((yield* runVerify({ ...scene, ends })).differences, [])
    }),
  )

  it.effect("takes what another migration has made under the same name and moment for none of its own", () =>
    Effect.gen(function* () {
      const { first, from } = makeNamesakes(9)
      const { tickets } = from.tables
      for (const row of tickets.values()) if (row.event_id === first.id) tickets.delete(row.id)
      const scene = yield* makeScene(from)
      const { planner } = scene.target
      let seen: Existing | undefined
      const target: Target = {
        ...scene.target,
        planner: (how, existing) => {
          seen = existing
          return planner(how, { ...existing, events: [] })
        },
      }
      // Each by a migration of its own; the second has no tickets and the first has.
      const of = (event: string, state = scene.state) => {
        return { ...scene, state, ends: { ...scene.ends, target, events: [event] } }
      }
      yield* run(of("e2"))
      const [made] = scene.to.tables.events.values()
      const carried = [...scene.to.tables.tickets.values()].filter(({ status }) => status === "valid").length
      assert.isAbove(carried, 0)
      // In a state that knows nothing of it, its tickets tell that it is another's.
      const { state } = yield* makeScene(from, scene.to)
      assert.deepStrictEqual((yield* run(of("e0", state))).verification.differences, [])
      assert.deepStrictEqual(seen?.origins.get(made?.id ?? ""), new Map([[elsewhere, carried]]))
      assert.isNull(seen?.holder("events", made?.native_id ?? ""))
      for (const row of scene.to.tables.events.values()) if (row !== made) scene.to.tables.events.delete(row.id)
      const { verification } = yield* run(of("e0"))
      assert.strictEqual(seen?.holder("events", made?.native_id ?? ""), "old:e2")
      assert.deepStrictEqual(verification.differences, [])
      assert.deepStrictEqual((yield* runVerify(of("e2"))).differences, [])
    }),
  )

  it.effect("does so before its own migration has begun, too", () =>
    Effect.gen(function* () {
      const { from } = makeNamesakes(9)
      const { tickets } = from.tables
      for (const row of tickets.values()) if (row.event_id !== "old:e1") tickets.delete(row.id)
      const scene = yield* makeScene(from)
      const of = (event: string) => ({ ...scene, ends: { ...scene.ends, events: [event] } })
      yield* run(of("e0"))
      const { differences } = yield* runVerify(of("e2"))
      assert.deepInclude(differences, { entity: "events", id: "old:e2", field: "*", from: "1", to: "0" })
    }),
  )

  it.effect(
    "compares what has the name of another with the one that is most like it, in whatever order they come",
    () =>
      Effect.gen(function* () {
        const from = makeWorld(9)
        const types = from.tables.ticket_types
        for (const row of types.values()) types.set(row.id, { ...row, title: "Ticket" })
        const scene = yield* makeScene(from)
        yield* run(scene)
        const there = scene.to.tables.ticket_types
        for (const [place, row] of [...there.values()].entries()) there.set(row.id, { ...row, position: -place })
        assert.deepStrictEqual((yield* runVerify(scene)).differences, [])
        const [one] = there.values()
        if (one === undefined) return assert.fail("no type was made")
        there.set(one.id, { ...one, price_amount: (one.price_amount ?? 0n) + 1n })
        const { differences } = yield* runVerify(scene)
        assert.deepStrictEqual(
          differences.map(({ entity, field }) => [entity, field]),
          [["ticket_types", "price_amount"]],
        )
      }),
  )

  it.effect("finds an event that was made twice, beside one of the target's own too", () =>
    Effect.gen(function* () {
      for (const [source, title] of [
        ["old:e0", "Event 0"],
        ["old:e1", "Event 1"],
      ] as const) {
        const differences = yield* foundBeside(beside({ currency: "GBP" }), ({ tables }) => {
          const made = [...tables.events.values()].find((row) => row.title === title && row.currency !== "GBP")
          if (made !== undefined) tables.events.set("new:twice", { ...made, id: "new:twice" })
        })
        assert.deepStrictEqual(differences, [{ entity: "events", id: source, field: "*", from: "1", to: "2" }])
      }
    }),
  )

  const without = (columns: Expectation["columns"], column: string): Expectation["columns"] =>
    Object.fromEntries(Object.entries(columns).filter(([name]) => name !== column))

  /** What verification finds where more is expected of every order. */
  const expecting = (
    more: (order: OrderBundle) => ReadonlyArray<Expectation>,
    corrupt: (store: Store) => void = () => undefined,
  ) =>
    Effect.gen(function* () {
      const scene = yield* makeScene()
      yield* run(scene)
      corrupt(scene.to)
      const { expected, markerOf } = scene.target
      const target: Target = {
        ...scene.target,
        // Of orders nothing is known but what their tickets tell.
        markerOf: (table, row) => (table === "orders" ? null : markerOf(table, row)),
        expected: {
          ...expected,
          order: (...order) => [
            ...expected
              .order(...order)
              .filter(({ entity }) => entity !== "orders")
              .map((one) => ({ ...one, columns: without(one.columns, "order_id") })),
            ...more(order[0]),
          ],
        },
      }
      return yield* runVerify({ ...scene, ends: { ...scene.ends, target } })
    })

  it.effect("finds by amounts too", () =>
    Effect.gen(function* () {
      const { checked, differences } = yield* expecting(({ event, ticketTypes }) =>
        [...ticketTypes.values()].slice(0, 1).map((type): Expectation => ({
          entity: "ticket_types",
          source: type.id,
          find: { columns: { title: type.title, price_amount: type.price_amount }, event: event.id },
          columns: { price_amount: type.price_amount },
        })),
      )
      assert.deepStrictEqual(differences, [])
      assert.isAbove(checked["ticket_types"] ?? 0, 10)
    }),
  )

  it.effect("finds an order by the ticket that names it, and says where that is none", () =>
    Effect.gen(function* () {
      const byTicket = ({ event, order, tickets: [ticket] }: OrderBundle): ReadonlyArray<Expectation> =>
        order === null || ticket === undefined
          ? []
          : [
              {
                entity: "orders",
                source: order.id,
                find: { columns: {}, event: event.id, ticket: ticket.id },
                columns: { buyer_email: order.buyer_email },
              },
            ]
      assert.deepStrictEqual((yield* expecting(byTicket)).differences, [])
      const { differences } = yield* expecting(byTicket, ({ tables }) => {
        for (const row of tables.tickets.values()) {
          if (row.extra?.["boxport"] === "old:t1-0") tables.tickets.set(row.id, { ...row, order_id: null })
        }
      })
      assert.deepInclude(differences, { entity: "orders", id: "old:o1", field: "*", from: "1", to: "0" })
    }),
  )

  it.effect("does not miss what may be missing, but compares it where it is there", () =>
    Effect.gen(function* () {
      const optional = ({ tickets }: OrderBundle): ReadonlyArray<Expectation> =>
        tickets.slice(0, 1).flatMap(({ id }) =>
          [`${id}-gone`, id].map((source): Expectation => ({
            entity: "tickets",
            source,
            find: null,
            columns: { attendee_company: "Somewhere else" },
            optional: true,
          })),
        )
      const { differences } = yield* expecting(optional)
      assert.isAbove(differences.length, 5)
      assert.isTrue(differences.every(({ field }) => field === "attendee_company"))
    }),
  )
})
