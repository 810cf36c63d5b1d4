import { assert } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { now, reasonOf, refusedFields, withId } from "./bench.ts"
import type { Contracts } from "./contract.ts"

/** Orders, tickets, scans, waiting lists. */
export const orders: Contracts<
  | "listOrders"
  | "getOrder"
  | "updateOrder"
  | "confirmOrderPayment"
  | "listIssuedTickets"
  | "getIssuedTicket"
  | "issueTicket"
  | "voidIssuedTicket"
  | "listCheckIns"
  | "createCheckIn"
  | "listWaitlistSignups"
  | "deleteWaitlistSignup"
> = {
  listOrders: {
    input: () => ({}),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(client.orders.list({ limit: 7 }))
        assert.strictEqual(all.length, 60)
        const times = all.map(({ created_at }) => Number(created_at))
        assert.deepStrictEqual(
          times,
          times.toSorted((a, b) => b - a),
          "newest first",
        )
        const middle = times[30] ?? 0
        const older = yield* Stream.runCollect(client.orders.list({ created_at: { lte: middle } }))
        const newer = yield* Stream.runCollect(client.orders.list({ created_at: { gt: middle } }))
        assert.strictEqual(older.length + newer.length, 60)
        const at = yield* Stream.runCollect(client.orders.list({ created_at: middle }))
        assert.include(
          at.map(({ id }) => id),
          all[30]?.id,
        )
        const order = withId(all, known.order)
        const barcode = String(order.issued_tickets?.[0]?.barcode)
        const found = yield* client.orders.list.page({ barcode })
        assert.deepStrictEqual(found.items, [order])
        assert.isNull(found.next)
        const { buyer_details } = order
        const email =
          typeof buyer_details === "object" && buyer_details !== null && "email" in buyer_details
            ? String(buyer_details.email)
            : ""
        const byEmail = yield* Stream.runCollect(client.orders.list({ email }))
        assert.deepInclude(byEmail, order)
        const pending = yield* Stream.runCollect(client.orders.list({ status: "pending" }))
        assert.include(
          pending.map(({ id }) => id),
          known.pendingOrder,
        )
      }),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.orders.list.page({ starting_after: "first" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [
      [{ status: "canceled" }, "status"],
      [{ created_at: { gte: 1.5 } }, "created_at.gte"],
      [{ created_at: { since: 1 } }, "created_at.since"],
      [{ page: 2 }, "page"],
      [{ event_id: "" }, "event_id"],
    ],
  },
  getOrder: {
    input: ({ order: order_id }) => ({ order_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const order = yield* client.orders.get({ order_id: known.order })
        assert.strictEqual(order.status, "completed")
        const lines = order.line_items ?? []
        assert.strictEqual(
          lines.reduce((sum, { total }) => sum + Number(total), 0),
          order.total,
        )
        const [ticket] = order.issued_tickets ?? []
        assert.deepStrictEqual(yield* client.issuedTickets.get({ issued_ticket_id: ticket?.id ?? "" }), ticket)
      }),
    invalid: () => [[{ id: "or_1" }, "order_id"]],
  },
  updateOrder: {
    input: ({ order: order_id }) => ({ order_id, body: { first_name: "Ada" } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { order: order_id } = known
        const before = yield* client.orders.get({ order_id })
        const changed = yield* client.orders.update({
          order_id,
          body: {
            email: "ada@example.com",
            first_name: "Ada",
            last_name: "Byron",
            phone: "+44 20 7946 0000",
            address_1: "12 St James's Square",
            postal_code: "SW1Y 4JH",
          },
        })
        assert.deepInclude(changed.buyer_details, {
          email: "ada@example.com",
          first_name: "Ada",
          last_name: "Byron",
          name: "Ada Byron",
          phone: "+44 20 7946 0000",
        })
        assert.strictEqual(changed.total, before.total)
        assert.deepStrictEqual(yield* client.orders.get({ order_id }), changed)
        const found = yield* Stream.runCollect(client.orders.list({ name: "Ada Byron" }))
        assert.deepStrictEqual(found, [changed])
        for (const { id } of changed.issued_tickets ?? []) {
          const ticket = yield* client.issuedTickets.get({ issued_ticket_id: id })
          assert.strictEqual(ticket.email, "ada@example.com", "a ticket repeats the buyer's address")
        }
        const again = yield* client.orders.update({ order_id, body: { address_2: "Attic" } })
        assert.deepInclude(again.buyer_details, { name: "Ada Byron" })
        assert.nestedPropertyVal(again, "buyer_details.address.address_1", "12 St James's Square")
        assert.nestedPropertyVal(again, "buyer_details.address.address_2", "Attic")
      }),
    refused: ({ client, known }) =>
      Effect.map(refusedFields(client.orders.update({ order_id: known.order, body: { email: "nobody" } })), (fields) =>
        assert.deepStrictEqual(fields, ["email"]),
      ),
    invalid: ({ order: order_id }) => [
      [{ order_id, body: { email: "" } }, "body.email"],
      [{ order_id, body: { status: "cancelled" } }, "body.status"],
    ],
  },
  confirmOrderPayment: {
    input: ({ pendingOrder: order_id }) => ({ order_id, body: { transaction_id: "BACS 77" } }),
    works: ({ client, known, twin }) =>
      Effect.gen(function* () {
        const { pendingOrder: order_id } = known
        const before = yield* client.orders.get({ order_id })
        const owed = Number(before.total) - Number(before.total_paid)
        assert.isAbove(owed, 0)
        const event_id = before.issued_tickets?.[0]?.event_id ?? ""
        const { revenue } = yield* client.events.get({ event_id })
        const paid = yield* client.orders.confirmPaymentReceived({ order_id, body: { transaction_id: "BACS 77" } })
        assert.strictEqual(paid.status, "completed")
        assert.strictEqual(paid.txn_id, "BACS 77")
        assert.strictEqual(paid.total_paid, before.total)
        assert.strictEqual((yield* client.events.get({ event_id })).revenue, Number(revenue) + owed)
        assert.deepStrictEqual(yield* client.orders.get({ order_id }), paid)
        assert.deepStrictEqual(
          twin.outbox().map((mail) => ("orderId" in mail ? mail.orderId : null)),
          [order_id],
        )
        const found = yield* client.orders.list.page({ txn_id: "BACS 77" })
        assert.deepStrictEqual(found.items, [paid])
      }),
    refused: ({ client, known }) =>
      Effect.map(refusedFields(client.orders.confirmPaymentReceived({ order_id: known.order })), (fields) =>
        assert.deepStrictEqual(fields, ["order_id"]),
      ),
    invalid: ({ pendingOrder: order_id }) => [[{ order_id, body: { transaction_id: 77 } }, "body.transaction_id"]],
  },
  listIssuedTickets: {
    input: () => ({}),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(client.issuedTickets.list())
        const valid = yield* Stream.runCollect(client.issuedTickets.list({ status: "valid" }))
        const voided = yield* Stream.runCollect(client.issuedTickets.list({ status: "voided" }))
        assert.isNotEmpty(voided)
        assert.strictEqual(valid.length + voided.length, all.length)
        const ticket = withId(all, known.ticket)
        const { items } = yield* client.issuedTickets.list.page({ barcode: String(ticket.barcode) })
        assert.deepStrictEqual(items, [ticket])
        const ofOrder = yield* Stream.runCollect(client.issuedTickets.list({ order_id: ticket.order_id ?? "" }))
        assert.deepInclude(ofOrder, ticket)
        const ofEvent = yield* Stream.runCollect(client.issuedTickets.list({ event_id: known.event }))
        for (const { event_id } of ofEvent) assert.strictEqual(event_id, known.event)
      }),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.issuedTickets.list.page({ starting_after: "-" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [
      [{ status: "void" }, "status"],
      [{ reference: "" }, "reference"],
    ],
  },
  getIssuedTicket: {
    input: ({ ticket: issued_ticket_id }) => ({ issued_ticket_id }),
    works: ({ client, known }) =>
      Effect.map(client.issuedTickets.get({ issued_ticket_id: known.ticket }), (ticket) => {
        assert.strictEqual(ticket.status, "valid")
        assert.strictEqual(ticket.id, known.ticket)
      }),
    invalid: () => [[{ issued_ticket_id: null }, "issued_ticket_id"]],
  },
  issueTicket: {
    input: ({ event: event_id, type: ticket_type_id }) => ({
      body: { event_id, ticket_type_id, full_name: "Zoë O'Hara", reference: "tito:42" },
    }),
    works: ({ client, known, twin }) =>
      Effect.gen(function* () {
        const { event: event_id, type: ticket_type_id } = known
        const before = yield* client.events.get({ event_id })
        const made = yield* client.issuedTickets.create({
          body: {
            event_id,
            ticket_type_id,
            full_name: "Zoë O'Hara",
            email: "zoe@example.com",
            barcode: "ZOE77",
            reference: "tito:42",
            send_email: true,
          },
        })
        assert.deepInclude(made, {
          event_id,
          ticket_type_id,
          full_name: "Zoë O'Hara",
          email: "zoe@example.com",
          barcode: "ZOE77",
          reference: "tito:42",
          order_id: null,
          source: "api",
          status: "valid",
          created_at: now / 1000,
        })
        const { items } = yield* client.issuedTickets.list.page({ reference: "tito:42" })
        assert.deepStrictEqual(items, [made])
        const after = yield* client.events.get({ event_id })
        assert.strictEqual(after.total_issued_tickets, Number(before.total_issued_tickets) + 1)
        assert.strictEqual(twin.credits(), 9)
        assert.strictEqual(twin.outbox().length, 1)
        const hold = yield* client.holds.create({ body: { event_id, ticket_type_id: { [ticket_type_id]: 1 } } })
        const held = yield* client.issuedTickets.create({ body: { hold_id: hold.id, full_name: "Held" } })
        assert.strictEqual(held.ticket_type_id, ticket_type_id)
        assert.strictEqual((yield* client.holds.get({ hold_id: hold.id })).total_on_hold, 0)
      }),
    refused: ({ client, known, twin }) =>
      Effect.gen(function* () {
        const { event: event_id, type: ticket_type_id } = known
        const issue = (body: {
          readonly event_id?: string
          readonly ticket_type_id?: string
          readonly hold_id?: string
          readonly barcode?: string
        }) => client.issuedTickets.create({ body: { full_name: "A", ...body } })
        assert.deepStrictEqual(yield* refusedFields(issue({ event_id: "ev_1", ticket_type_id })), ["event_id"])
        assert.deepStrictEqual(yield* refusedFields(issue({ event_id, ticket_type_id: "tt_1" })), ["ticket_type_id"])
        assert.deepStrictEqual(yield* refusedFields(issue({ hold_id: "ho_1" })), ["hold_id"])
        yield* issue({ event_id, ticket_type_id, barcode: "TWICE" })
        assert.deepStrictEqual(yield* refusedFields(issue({ event_id, ticket_type_id, barcode: "TWICE" })), ["barcode"])
        for (let left = twin.credits(); left > 0; left--) yield* issue({ event_id, ticket_type_id })
        const broke = yield* reasonOf(issue({ event_id, ticket_type_id }))
        assert.strictEqual(broke._tag, "Refused")
        if (broke._tag === "Refused") assert.include(broke.details, "credits")
      }),
    invalid: ({ event: event_id, type: ticket_type_id }) => [
      [{ body: { event_id, ticket_type_id } }, "body.full_name"],
      [{ body: { full_name: "A", ticket_type_id } }, "body.event_id"],
      [{ body: { full_name: "A", event_id } }, "body.ticket_type_id"],
      [{ body: { event_id, ticket_type_id, full_name: "A", send_email: "true" } }, "body.send_email"],
      [{ body: { event_id, ticket_type_id, full_name: "A", phone: "1" } }, "body.phone"],
      [{ body: { event_id, ticket_type_id, full_name: "A", barcode: "" } }, "body.barcode"],
    ],
  },
  voidIssuedTicket: {
    input: ({ ticket: issued_ticket_id }) => ({ issued_ticket_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { ticket: issued_ticket_id } = known
        const before = yield* client.issuedTickets.get({ issued_ticket_id })
        const event_id = before.event_id ?? ""
        const { total_holds } = yield* client.events.get({ event_id })
        const gone = yield* client.issuedTickets.void({ issued_ticket_id, body: { void_to_hold: true } })
        assert.strictEqual(gone.voided, true)
        const hold = yield* client.holds.get({ hold_id: gone.hold_id ?? "" })
        assert.strictEqual(hold.event_id, event_id)
        assert.deepStrictEqual(hold.quantities, [{ ticket_type_id: before.ticket_type_id ?? "", quantity: 1 }])
        const after = yield* client.issuedTickets.get({ issued_ticket_id })
        assert.deepStrictEqual(after, { ...before, status: "voided", voided_at: now / 1000 })
        const event = yield* client.events.get({ event_id })
        assert.strictEqual(event.total_holds, Number(total_holds) + 1)
        const order = yield* client.orders.get({ order_id: before.order_id ?? "" })
        assert.strictEqual(order.status, "completed", "money and order stay")
      }),
    refused: ({ client, known }) =>
      Effect.gen(function* () {
        const { ticket: issued_ticket_id } = known
        yield* client.issuedTickets.void({ issued_ticket_id })
        const again = yield* refusedFields(client.issuedTickets.void({ issued_ticket_id }))
        assert.deepStrictEqual(again, ["issued_ticket_id"])
      }),
    invalid: ({ ticket: issued_ticket_id }) => [
      [{ issued_ticket_id, body: { void_to_hold: "yes" } }, "body.void_to_hold"],
    ],
  },
  listCheckIns: {
    input: () => ({}),
    works: ({ client }) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(client.checkIns.list())
        assert.isNotEmpty(all)
        const [scan] = all
        const ofEvent = yield* Stream.runCollect(client.checkIns.list({ event_id: scan?.event_id ?? "" }))
        assert.deepInclude(ofEvent, scan)
        const since = yield* Stream.runCollect(client.checkIns.list({ created_at: { gt: Number(scan?.created_at) } }))
        assert.isEmpty(since)
      }),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.checkIns.list.page({ starting_after: "?" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{ issued_ticket_id: "it_1" }, "issued_ticket_id"]],
  },
  createCheckIn: {
    input: ({ ticket: issued_ticket_id }) => ({ body: { issued_ticket_id, quantity: 1 } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { ticket: issued_ticket_id } = known
        const isIn = Effect.map(client.issuedTickets.get({ issued_ticket_id }), ({ checked_in }) => checked_in)
        const count = Effect.map(Stream.runCollect(client.checkIns.list()), ({ length }) => length)
        const before = yield* count
        const scan = yield* client.checkIns.create({
          body: { issued_ticket_id, quantity: 1, check_in_at: 1_780_000_000, local_unique_id: "gate-1:77" },
        })
        assert.deepInclude(scan, { issued_ticket_id, quantity: 1, check_in_at: 1_780_000_000, created_at: now / 1000 })
        assert.deepStrictEqual((yield* client.checkIns.list.page({ limit: 1 })).items, [scan])
        assert.strictEqual(yield* isIn, true)
        const again = yield* client.checkIns.create({
          body: { issued_ticket_id, quantity: 1, check_in_at: 1_780_000_000, local_unique_id: "gate-1:77" },
        })
        assert.deepStrictEqual(again, scan, "a scan that is known is not recorded again")
        assert.strictEqual(yield* count, before + 1)
        yield* client.checkIns.create({ body: { issued_ticket_id, quantity: -1 } })
        assert.strictEqual(yield* isIn, false)
        assert.strictEqual(yield* count, before + 2)
        const page = yield* client.checkIns.list.page({ limit: 1 })
        const next = yield* client.checkIns.list.page({ limit: 1 }, page.next)
        assert.deepStrictEqual(next.items, [scan], "paged like all others")
      }),
    refused: ({ client, known }) =>
      Effect.gen(function* () {
        const check = (issued_ticket_id: string) =>
          refusedFields(client.checkIns.create({ body: { issued_ticket_id, quantity: 1 } }))
        assert.deepStrictEqual(yield* check("it_1"), ["issued_ticket_id"])
        yield* client.issuedTickets.void({ issued_ticket_id: known.ticket })
        assert.deepStrictEqual(yield* check(known.ticket), ["issued_ticket_id"])
      }),
    invalid: ({ ticket: issued_ticket_id }) => [
      [{ body: { quantity: 1 } }, "body.issued_ticket_id"],
      [{ body: { issued_ticket_id, quantity: 2 } }, "body.quantity"],
      [{ body: { issued_ticket_id, quantity: 0 } }, "body.quantity"],
    ],
  },
  listWaitlistSignups: {
    input: ({ series: event_series_id }) => ({ event_series_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const all = yield* Stream.runCollect(client.waitlistSignups.list({ event_series_id: known.series, limit: 10 }))
        assert.strictEqual(all.length, 23)
        for (const { email } of all) assert.match(String(email), /@/)
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(client.waitlistSignups.list.page({ event_series_id: known.series, starting_after: "?" })),
        (fields) => assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{}, "event_series_id"]],
  },
  deleteWaitlistSignup: {
    input: ({ series: event_series_id, signup: waitlist_signup_id }) => ({ event_series_id, waitlist_signup_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { series: event_series_id, signup: waitlist_signup_id } = known
        const gone = yield* client.waitlistSignups.delete({ event_series_id, waitlist_signup_id })
        assert.deepStrictEqual(gone, { id: waitlist_signup_id, object: "waitlist_signup", deleted: true })
        const left = yield* Stream.runCollect(client.waitlistSignups.list({ event_series_id }))
        assert.strictEqual(left.length, 22)
        const again = client.waitlistSignups.delete({ event_series_id, waitlist_signup_id })
        assert.strictEqual((yield* reasonOf(again))._tag, "NotFound")
      }),
    invalid: () => [[{ event_series_id: "es_1" }, "waitlist_signup_id"]],
  },
}
