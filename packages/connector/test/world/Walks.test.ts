import { assert, describe, it } from "@effect/vitest"
import { makeWorld, type Indexed } from "@boxport/connector/testing"
import { Effect } from "effect"
import { all, anyWorld, ordersOf, sum, ticketsOf, unique } from "./support.ts"

const runs = { arbitrary: { runs: 60 } }

const isUndefinedBeyond = (indexed: Indexed<unknown>): void => {
  for (const index of [-1, indexed.count, 0.5, Number.NaN]) assert.isUndefined(indexed.at(index))
}

describe("Walks event by event", () => {
  it.effect.prop(
    "meet the same orders as the walk over all",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const world = makeWorld(drawn)
        const orders = ordersOf(world)
        for (const event of world.events) {
          const own = world.ordersOfEvent(event.key)
          assert.deepStrictEqual(
            all(own).map((order) => order.number),
            orders.filter((order) => order.event === event).map((order) => order.number),
          )
          isUndefinedBeyond(own)
        }
        assert.strictEqual(sum(world.events.map((event) => world.ordersOfEvent(event.key).count)), world.orderCount)
      }),
    runs,
  )

  it.effect.prop(
    "meet the same complimentary tickets and contacts as the walk over all",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const world = makeWorld(drawn)
        const tickets = all(world.complimentary)
        const contacts = all(world.contacts)
        assert.strictEqual(tickets.length, world.complimentary.count)
        assert.strictEqual(contacts.length, world.contacts.count)
        for (const event of world.events) {
          const own = world.complimentaryOfEvent(event.key)
          assert.deepStrictEqual(
            all(own).map((ticket) => ticket.number),
            tickets.filter((ticket) => ticket.event === event).map((ticket) => ticket.number),
          )
          isUndefinedBeyond(own)
          const interested = world.contactsOfEvent(event.key)
          assert.deepStrictEqual(
            all(interested).map((contact) => contact.number),
            contacts.filter((contact) => contact.event === event).map((contact) => contact.number),
          )
          isUndefinedBeyond(interested)
        }
        isUndefinedBeyond(world.complimentary)
        isUndefinedBeyond(world.contacts)
      }),
    runs,
  )

  it.effect("find nothing for an event that is none", () =>
    Effect.sync(() => {
      const world = makeWorld({ seed: 1, orders: 100 })
      for (const own of [
        world.ordersOfEvent("none"),
        world.complimentaryOfEvent("none"),
        world.contactsOfEvent("none"),
      ]) {
        assert.strictEqual(own.count, 0)
        assert.isUndefined(own.at(0))
      }
    }),
  )
})

describe("Tickets", () => {
  it.effect.prop(
    "are found by their numbers, which are their own, as are their references and codes",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const world = makeWorld(drawn)
        const tickets = ticketsOf(world)
        assert.isTrue(unique(tickets.map((ticket) => ticket.number)))
        assert.isTrue(unique(tickets.map((ticket) => ticket.reference)))
        assert.isTrue(unique(tickets.map((ticket) => ticket.scanCode)))
        for (const ticket of tickets.filter((_, n) => n % 7 === 0)) {
          assert.deepStrictEqual(world.ticket(ticket.number), ticket)
        }
        const last = tickets.findLast((ticket) => ticket.order !== null)
        if (last !== undefined) assert.isUndefined(world.ticket(last.number + 1))
      }),
    { arbitrary: { runs: 15 } },
  )

  it.effect.prop(
    "without an order cost nothing, were made while sales were open, and let somebody in",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const world = makeWorld(drawn)
        for (const ticket of all(world.complimentary)) {
          assert.isNull(ticket.order)
          assert.strictEqual(ticket.price, 0)
          assert.isTrue(ticket.type.admission)
          assert.strictEqual(ticket.type.event, ticket.event)
          assert.isTrue(ticket.createdAt >= ticket.event.salesOpenAt && ticket.createdAt <= ticket.event.salesCloseAt)
          assert.isTrue(ticket.updatedAt >= ticket.createdAt && ticket.updatedAt <= world.now)
          assert.strictEqual(ticket.voidedAt === null, ticket.status === "valid")
        }
      }),
    runs,
  )
})

describe("Contacts", () => {
  it.effect.prop(
    "belong to an event that takes them, oldest first, with an address of their own",
    anyWorld,
    (drawn) =>
      Effect.sync(() => {
        const world = makeWorld(drawn)
        const contacts = all(world.contacts)
        for (const contact of contacts) {
          assert.strictEqual(contact.kind === "newsletter", contact.event === null)
          if (contact.kind === "waitlist") assert.isTrue(contact.event?.waitlist)
          if (contact.kind === "interested") assert.strictEqual(contact.event?.status, "published")
        }
        const times = contacts.map((contact) => contact.createdAt)
        assert.deepStrictEqual(
          times,
          times.toSorted((a, b) => a - b),
        )
        assert.isTrue(times.every((at) => at < world.now && Number.isInteger(at)))
        assert.isTrue(unique(contacts.map((contact) => contact.email)))
      }),
    runs,
  )
})
