import { Budgets, type Source, Transport } from "@boxport/connector"
import type { Ends } from "@boxport/engine"
import { makeSource as ticketTailorSource } from "@boxport/ticket-tailor"
import { startTwin as startTicketTailor } from "@boxport/ticket-tailor/twin"
import {
  keptTicketType,
  makeSource as butlerSource,
  makeTarget as butlerTarget,
  Ticketbutler,
} from "@boxport/ticketbutler"
import { startTwin as startTicketbutler, type Twin } from "@boxport/ticketbutler/twin"
import { makeSource as titoSource } from "@boxport/tito"
import { startTwin as startTito } from "@boxport/tito/twin"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Layer, type Scope, Stream } from "effect"
import { stepsOf, temporaryFolder } from "./support.ts"

type Open<A> = Effect.Effect<A, never, Transport | Budgets | Scope.Scope>

const minutes = 5 * 60_000

const network = Layer.mergeAll(Transport.layer, Budgets.layer)

const butler = ({ host, token, url }: Twin, connection: string) =>
  ({ platform: "ticketbutler", connection, host, token, baseUrl: url }) as const

/** A migration into a twin of Ticketbutler. Each step is as a process of its own: only the state folder and the twins last. */
const scene = (source: Open<Source>, to: Twin, events: ReadonlyArray<string>) => {
  const there = butler(to, "new")
  const connect = Effect.gen(function* () {
    const target = yield* butlerTarget(there)
    const ends: Ends = { source: yield* source, there: yield* butlerSource(there), target, events }
    return ends
  })
  /** Rows that the target has now. */
  const rows = Effect.gen(function* () {
    const { there: now } = yield* connect
    const tables = new Set(["events", "ticket_types", "orders", "tickets", "answers"] as const)
    const pages = yield* Stream.runCollect(now.read({ events: [], tables, raw: false }))
    const all = pages.flatMap((reading) => (reading._tag === "Page" ? [reading.rows] : []))
    return {
      events: all.flatMap(({ events: some = [] }) => some),
      ticketTypes: all.flatMap(({ ticket_types = [] }) => ticket_types),
      orders: all.flatMap(({ orders = [] }) => orders),
      tickets: all.flatMap(({ tickets = [] }) => tickets),
      answers: all.flatMap(({ answers = [] }) => answers),
    }
  }).pipe(Effect.scoped)
  return { ...stepsOf(connect), rows }
}

/** The same account, in which questions have other numbers. */
const numbered = (source: Source): Source => {
  const other = (id: string): string => id.replace(":", ":0")
  return {
    ...source,
    read: (query) =>
      Stream.map(source.read(query), (reading) => {
        if (reading._tag !== "Page") return reading
        const { answers = [], questions = [] } = reading.rows
        const rows = {
          ...reading.rows,
          questions: questions.map((row) => ({ ...row, id: other(row.id) })),
          answers: answers.map((row) => ({
            ...row,
            question_id: row.question_id === null ? null : other(row.question_id),
          })),
        }
        return { ...reading, rows }
      }),
  }
}

/** Tickets of ours at the target, each by its mark. */
const marks = (tickets: ReadonlyArray<{ readonly reference: string | null }>): ReadonlyArray<string> =>
  tickets.flatMap(({ reference }) => (reference?.includes(":") === true ? [reference] : [])).toSorted()

const assertOnce = (all: ReadonlyArray<string>) => assert.deepStrictEqual(all, [...new Set(all)].toSorted())

/** The currency of the twin's account is DKK. */
const danish = ["oresund-data-days-2026", "spring-27", "pilot-2025"]

const fromTito = (to: Twin, events = danish) =>
  Effect.map(startTito({ orders: 60, spare: 60, seed: 3 }), (tito) => ({
    tito,
    ...scene(
      titoSource({
        platform: "tito",
        connection: "old",
        account: tito.account,
        token: tito.token,
        baseUrl: tito.url,
        checkinUrl: tito.checkinUrl,
      }),
      to,
      events,
    ),
  }))

const emptyButler = startTicketbutler({ orders: 0, seed: 3 })

/** What an organiser does in the dashboard: buyers of an event may be sent an invoice. */
const invoice = (twin: Twin, event: string) =>
  Effect.gen(function* () {
    const client = yield* Ticketbutler
    const types = yield* Stream.runCollect(client.ticketTypes.list({ event }))
    const eventsettings = { invoice_payment_only: true }
    yield* client.events.update({ event, body: { eventsettings, ticket_types: types.map(keptTicketType) } })
  }).pipe(Effect.provide(Ticketbutler.layer({ host: twin.host, token: twin.token, baseUrl: twin.url })))

describe("a migration from Tito to Ticketbutler", () => {
  it.live(
    "mails nobody that it was not allowed to, then every order that can be made once, then what was sold since",
    () =>
      Effect.gen(function* () {
        const state = yield* temporaryFolder
        const to = yield* emptyButler
        const { rows, run, tito, undo } = yield* fromTito(to)
        const own = new Set((yield* rows).events.map(({ id }) => id))
        const silent = yield* run(state)
        const planned = silent.plan.emails
        assert.isAbove(planned, 0)
        assert.deepStrictEqual([silent.held, silent.rejected, silent.verified], [planned, 0, false])
        assert.isTrue(silent.attention)
        assert.deepStrictEqual(to.outbox, [])
        const lost = silent.plan.losses.map(({ entity, reason }) => `${entity} ${reason}`)
        assert.includeMembers(lost, ["orders paid", "tickets paid", "events over", "orders over"])
        const notes = silent.plan.clashes.map(({ reason, stops }) => `${reason} ${stops}`)
        assert.includeMembers(notes, ["live_at_once false", "event_there false", "currency_unknown false"])
        const made = (yield* rows).events.filter(({ id }) => !own.has(id))
        assert.lengthOf(made, silent.created["events"] ?? 0)
        const [event] = made
        if (event === undefined) return assert.fail("no event was made")
        const forSale = Effect.map(rows, ({ ticketTypes }) => [
          ...new Set(
            ticketTypes.filter(({ event_id }) => event_id === event.id).map(({ quantity_available: left }) => left),
          ),
        ])
        // Nothing is left for others to buy, though nothing has been loaded.
        assert.deepStrictEqual(yield* forSale, [0])

        const loud = yield* run(state, { allowEmails: planned })
        assert.strictEqual(to.outbox.length, planned)
        assert.deepStrictEqual([loud.held, loud.rejected, loud.verification.differences], [0, 0, []])
        assert.isTrue(loud.verified)
        assert.deepStrictEqual([loud.codes.kept, loud.codes.reissued], [0, loud.created["tickets"]])
        const loaded = marks((yield* rows).tickets)
        assertOnce(loaded)
        assert.lengthOf(loaded, loud.created["tickets"] ?? 0)
        assert.deepStrictEqual(yield* forSale, [0])

        const again = yield* run(state)
        assert.deepStrictEqual([again.created, again.verified, again.plan.operations], [{}, true, {}])
        assert.strictEqual(to.outbox.length, planned)

        yield* invoice(to, event.native_id)
        const paid = (yield* run(state)).plan
        assert.isAbove(paid.emails, 20)
        assert.isTrue(paid.clashes.some(({ reason, stops }) => reason === "invoiced" && !stops))
        assert.notInclude(
          paid.losses.map(({ reason }) => reason),
          "paid",
        )
        const all = yield* run(state, { allowEmails: paid.emails })
        assert.deepStrictEqual([all.held, all.rejected, all.verification.differences], [0, 0, []])
        assert.strictEqual(to.outbox.length, planned + paid.emails)
        assert.strictEqual(
          all.verification.checked["orders"],
          (all.created["orders"] ?? 0) + (loud.created["orders"] ?? 0),
        )
        assert.isAbove(all.verification.checked["answers"] ?? 0, 20)
        assert.deepStrictEqual(yield* forSale, [0])

        assert.strictEqual(tito.sell(60), 60)
        const more = (yield* run(state)).plan
        assert.isAbove(more.emails, 0)
        assert.strictEqual(more.emails, more.operations["create_order"])
        const sold = yield* run(state, { allowEmails: more.emails })
        const mails = planned + paid.emails + more.emails
        assert.strictEqual(to.outbox.length, mails)
        assert.deepStrictEqual([sold.rejected, sold.verified], [0, true])
        assert.deepStrictEqual(Object.keys(sold.created).toSorted(), ["orders", "tickets"])
        assert.deepStrictEqual(yield* forSale, [0])
        const orders = [loud, all, sold].reduce((sum, { created }) => sum + (created["orders"] ?? 0), 0)

        const undone = yield* undo(state)
        assert.strictEqual(to.outbox.length, mails)
        const kept = undone.kept.filter(({ kind }) => kind === "orders").map(({ why }) => why)
        assert.lengthOf(kept, orders)
        assert.isTrue(kept.every((why) => why.includes("refund it in the dashboard")))
        assert.isTrue((yield* rows).events.some(({ id }) => id === event.id))
      }).pipe(Effect.provide(network)),
    minutes,
  )

  it.live(
    "leaves nothing behind when it is taken back before anybody has a ticket",
    () =>
      Effect.gen(function* () {
        const state = yield* temporaryFolder
        const to = yield* emptyButler
        const { rows, run, undo } = yield* fromTito(to)
        const before = yield* rows
        const { created } = yield* run(state)
        assert.isAbove(created["ticket_types"] ?? 0, 0)
        const { kept, removed } = yield* undo(state)
        assert.strictEqual(removed["events"], created["events"])
        // Two events were there: what is said of them goes no further.
        assert.isTrue(kept.every(({ why }) => why.includes("there before")))
        const ids = ({ events, ticketTypes }: typeof before) =>
          [...events, ...ticketTypes].map(({ id }) => id).toSorted()
        assert.deepStrictEqual(ids(yield* rows), ids(before))
        assert.deepStrictEqual(to.outbox, [])
      }).pipe(Effect.provide(network)),
    minutes,
  )

  it.live(
    "comes to the same end with lost answers, and mails nobody twice",
    () =>
      Effect.gen(function* () {
        const calm = yield* emptyButler
        const undisturbed = yield* fromTito(calm)
        const { plan } = yield* undisturbed.plan(yield* temporaryFolder)
        const reference = yield* undisturbed.run(yield* temporaryFolder, { allowEmails: plan.emails })
        const to = yield* emptyButler
        const { rows, run } = yield* fromTito(to)
        to.setFaults([
          { match: "/orders/$", method: "POST", everyNth: 3, action: { type: "lose" } },
          { match: "/events/", method: "POST", everyNth: 2, action: { type: "lose" } },
        ])
        const stormy = yield* run(yield* temporaryFolder, { allowEmails: plan.emails })
        assert.deepStrictEqual([stormy.rejected, stormy.verification.differences], [0, []])
        assert.deepStrictEqual(stormy.created, reference.created)
        assert.strictEqual(to.outbox.length, plan.emails)
        const [one, other] = [yield* undisturbed.rows, yield* rows]
        assert.deepStrictEqual(marks(other.tickets), marks(one.tickets))
        assert.lengthOf(other.events, one.events.length)
      }).pipe(Effect.provide(network)),
    minutes,
  )

  it.live(
    "mails nobody twice when the state is lost before any ticket was marked",
    () =>
      Effect.gen(function* () {
        const to = yield* emptyButler
        const { plan, rows, run } = yield* fromTito(to)
        const { emails } = (yield* plan(yield* temporaryFolder)).plan
        to.setFaults([{ match: "/tickets/[0-9a-f]+/$", method: "PATCH", action: { type: "forbid" } }])
        assert.isTrue(Exit.isFailure(yield* Effect.exit(run(yield* temporaryFolder, { allowEmails: emails }))))
        const mailed = to.outbox.length
        assert.isAbove(mailed, 1)
        assert.deepStrictEqual(marks((yield* rows).tickets), [])

        to.setFaults([])
        const state = yield* temporaryFolder
        const planned = (yield* plan(state)).plan
        // What was found is not counted as to be mailed again.
        assert.strictEqual(planned.emails, emails - mailed)
        const migrated = yield* run(state, { allowEmails: planned.emails })
        assert.deepStrictEqual([migrated.rejected, migrated.verification.differences], [0, []])
        assert.strictEqual(to.outbox.length, emails)
        assertOnce(marks((yield* rows).tickets))
        assert.strictEqual(migrated.created["events"], undefined)
        // And once more, when everything is marked.
        const last = yield* run(yield* temporaryFolder)
        assert.deepStrictEqual([last.created, last.held, last.verified], [{}, 0, true])
        assert.strictEqual(to.outbox.length, emails)
      }).pipe(Effect.provide(network)),
    minutes,
  )
})

describe("a migration from Ticket Tailor to Ticketbutler", () => {
  const fromTicketTailor = (to: Twin, events: ReadonlyArray<string>) =>
    Effect.map(startTicketTailor({ orders: 200, seed: 3 }), ({ key, url }) =>
      scene(
        ticketTailorSource({ platform: "ticket-tailor", connection: "old", apiKey: key, baseUrl: url }),
        to,
        events,
      ),
    )
  const [free, paid] = ["ev_886220", "ev_886213"]

  it.live(
    "makes free orders, again none, and with lost answers or a lost state none twice",
    () =>
      Effect.gen(function* () {
        const to = yield* emptyButler
        const { plan, rows, run } = yield* fromTicketTailor(to, [free])
        const { emails, operations } = (yield* plan(yield* temporaryFolder)).plan
        assert.isAbove(emails, 3)
        assert.strictEqual(operations["create_order"], emails)
        to.setFaults([{ match: "/orders/$", method: "POST", everyNth: 2, action: { type: "lose" } }])
        const state = yield* temporaryFolder
        const migrated = yield* run(state, { allowEmails: emails })
        assert.deepStrictEqual([migrated.rejected, migrated.held, migrated.verification.differences], [0, 0, []])
        assert.strictEqual(to.outbox.length, emails)
        assertOnce(marks((yield* rows).tickets))
        for (const folder of [state, yield* temporaryFolder]) {
          const again = yield* run(folder)
          assert.deepStrictEqual([again.created, again.verified, to.outbox.length], [{}, true, emails])
        }
      }).pipe(Effect.provide(network)),
    minutes,
  )

  it.live(
    "puts on sale what the source has left, where that is asked for and all is in",
    () =>
      Effect.gen(function* () {
        const to = yield* emptyButler
        const { plan, rows, run } = yield* fromTicketTailor(to, [free])
        const state = yield* temporaryFolder
        const { emails } = (yield* plan(state)).plan
        const left = Effect.map(rows, ({ events, ticketTypes, tickets }) => {
          const id = events.find(({ title }) => title?.includes("🥂"))?.id
          return {
            left: ticketTypes.filter(({ event_id }) => event_id === id).map((type) => type.quantity_available ?? 0),
            tickets: tickets.filter(({ event_id }) => event_id === id).length,
          }
        })
        const held = yield* run(state, { publish: true })
        assert.deepStrictEqual([held.held, held.rejected], [emails, 0])
        assert.deepStrictEqual(yield* left, { left: [0], tickets: 0 })
        const { created } = yield* run(state, { publish: true, allowEmails: emails })
        const after = yield* left
        assert.strictEqual(after.tickets, created["tickets"])
        assert.isAbove(after.left[0] ?? 0, 0)
        // A run without it leaves on sale what is.
        yield* run(state)
        assert.deepStrictEqual(yield* left, after)
      }).pipe(Effect.provide(network)),
    minutes,
  )

  it.live(
    "takes an event back whose prices would be in another currency",
    () =>
      Effect.gen(function* () {
        const to = yield* emptyButler
        const { rows, run } = yield* fromTicketTailor(to, [paid])
        const before = yield* rows
        const { plan, rejected, verified } = yield* run(yield* temporaryFolder)
        assert.isTrue(plan.clashes.some(({ reason, stops }) => reason === "currency_unknown" && !stops))
        assert.isAbove(rejected, 0)
        assert.isFalse(verified)
        assert.lengthOf((yield* rows).events, before.events.length)
        assert.deepStrictEqual(to.outbox, [])
      }).pipe(Effect.provide(network)),
    minutes,
  )
})

describe("a migration from one account of Ticketbutler to another", () => {
  const theirs = Effect.gen(function* () {
    const from = yield* startTicketbutler({ orders: 60, seed: 3 })
    const source = butlerSource(butler(from, "old"))
    const client = Ticketbutler.layer({ host: from.host, token: from.token, baseUrl: from.url })
    const [event] = yield* Stream.runCollect((yield* source).events)
    return { from, source, client, event: event?.id ?? "" }
  })

  /** An earlier run has been at an event: one of its tickets says so, with the id of one of the source's. */
  const beenAt = (from: Twin, to: Twin, event: string) => {
    const layerOf = ({ host, token, url }: Twin) => Ticketbutler.layer({ host, token, baseUrl: url })
    const ticketsOf = (twin: Twin) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect((yield* Ticketbutler).tickets.list({ event }))
        return all.map(({ uuid }) => uuid ?? "")
      }).pipe(Effect.provide(layerOf(twin)))
    return Effect.gen(function* () {
      // Two twins of one seed have some tickets in common.
      const all = new Set(yield* ticketsOf(from))
      const ticket = (yield* ticketsOf(to)).find((uuid) => all.has(uuid)) ?? ""
      yield* (yield* Ticketbutler).tickets.update({
        ticket,
        body: { external_uuid: `ticketbutler:${ticket.replaceAll("-", "")}` },
      })
    }).pipe(Effect.provide(layerOf(to)))
  }

  it.live(
    "carries orders and what was answered into an event that has the same questions",
    () =>
      Effect.gen(function* () {
        const { client, event, from, source } = yield* theirs
        const to = yield* emptyButler
        yield* beenAt(from, to, event)
        const { plan, rows, run } = scene(source, to, [event])
        const before = yield* rows
        const state = yield* temporaryFolder
        const { emails, operations } = (yield* plan(state)).plan
        assert.isAbove(emails, 10)
        assert.isAbove(operations["store_order_answers"] ?? 0, 0)
        const migrated = yield* run(state, { allowEmails: emails })
        assert.deepStrictEqual([migrated.rejected, migrated.verification.differences], [0, []])
        // The order of that ticket is looked for, and found.
        assert.strictEqual(to.outbox.length, emails - 1)
        const after = yield* rows
        assert.lengthOf(after.events, before.events.length)
        const ofBuyers = ({ answers }: typeof before) => answers.filter(({ ticket_id }) => ticket_id === null).length
        assert.isAbove(ofBuyers(after), ofBuyers(before))
        // What the target had for sale it has still, less what was loaded.
        const forSale = ({ ticketTypes }: typeof before) =>
          ticketTypes.reduce((sum, { quantity_available }) => sum + (quantity_available ?? 0), 0)
        assert.isBelow(forSale(after), forSale(before))
        const again = yield* run(state)
        assert.deepStrictEqual([again.created, again.verified, again.plan.operations], [{}, true, {}])

        const sold = Effect.gen(function* () {
          const api = yield* Ticketbutler
          const types = yield* Stream.runCollect(api.ticketTypes.list({ event }))
          const type = types.find(({ title }) => title === "Standard")?.uuid ?? ""
          const address = { first_name: "Ida", last_name: "Lind", email: "ida@example.org" }
          yield* api.orders.create({ body: { event, address, ticket_types: [{ uuid: type, amount: 2 }] } })
        }).pipe(Effect.provide(client))
        yield* sold
        const more = yield* run(state, { allowEmails: 1 })
        assert.deepStrictEqual(
          [more.created, more.verified, to.outbox.length],
          [{ orders: 1, tickets: 2 }, true, emails],
        )
        assert.deepStrictEqual(to.outbox.at(-1)?.to, "ida@example.org")
      }).pipe(Effect.provide(network)),
    minutes,
  )

  it.live(
    "knows a buyer's question there by what it asks, and verifies its answers, where each account numbers its own",
    () =>
      Effect.gen(function* () {
        const { event, from, source } = yield* theirs
        const to = yield* emptyButler
        // Two twins give one event the same questions.
        yield* beenAt(from, to, event)
        const { plan: planned, run } = scene(Effect.map(source, numbered), to, [event])
        const state = yield* temporaryFolder
        const { plan } = yield* run(state)
        assert.isAbove(plan.operations["store_order_answers"] ?? 0, 0)
        const { rejected, verification } = yield* run(state, { allowEmails: (yield* planned(state)).plan.emails })
        assert.deepStrictEqual([rejected, verification.differences], [0, []])
      }).pipe(Effect.provide(network)),
    minutes,
  )

  it.live(
    "finds an order whose answer was lost though the orders of its event no longer come",
    () =>
      Effect.gen(function* () {
        const { event, source } = yield* theirs
        const to = yield* startTicketbutler({ orders: 0, seed: 3, mostOrdersAtOnce: 0 })
        const { plan, run } = scene(source, to, [event])
        const { emails } = (yield* plan(yield* temporaryFolder)).plan
        to.setFaults([{ match: "/orders/$", method: "POST", everyNth: 2, action: { type: "lose" } }])
        const migrated = yield* run(yield* temporaryFolder, { allowEmails: emails })
        assert.deepStrictEqual([migrated.rejected, to.outbox.length], [0, emails])
        assert.deepStrictEqual(migrated.verification.differences, [])
      }).pipe(Effect.provide(network)),
    minutes,
  )
})
