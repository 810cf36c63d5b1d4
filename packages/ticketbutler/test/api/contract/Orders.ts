import type { AnswerList, TicketbutlerClient } from "@boxport/ticketbutler"
import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { all, type Contracts, type Ids, isRefused, makeStage, reasonOf } from "./Stage.ts"

const buyer = { first_name: "Ida", last_name: "Lind Berg", email: "ida@example.org", phone: "+4530303030" } as const

const order = ({ event, ticket_type }: Ids, amount = 1, external = "crm-77") =>
  ({
    body: { event, address: buyer, ticket_types: [{ uuid: ticket_type, amount }], external_order_id: external },
  }) as const

/** An answer to each kind of question among those asked. */
const answersTo = (
  questions: Effect.Success<ReturnType<TicketbutlerClient["purchaseQuestions"]["get"]>>["questions"],
): AnswerList =>
  (questions ?? []).map(({ choices, uuid, variation }) => {
    const chosen = choices?.[0]?.uuid ?? ""
    return { uuid, value: variation === "SELECT_MULTIPLE" ? [chosen] : variation === "SELECT" ? chosen : "Anything" }
  })

/** Contracts of orders, tickets and answers. */
export const orderContracts: Contracts<
  | "listEventOrders"
  | "createOrder"
  | "getOrder"
  | "updateOrder"
  | "refundOrder"
  | "getOrderAnswers"
  | "storeOrderAnswers"
  | "listTickets"
  | "getTicket"
  | "updateTicket"
  | "getTicketAnswers"
  | "storeTicketAnswers"
  | "listTicketQuestions"
  | "listUnansweredQuestions"
> = {
  listEventOrders: {
    call: (client, { event }) => client.orders.list.page({ event }),
    works: ({ client, ids, twin }) =>
      Effect.gen(function* () {
        const orders = yield* all(client.orders.list({ event: ids.event }))
        const given = twin.world.complimentaryOfEvent("conference").count
        assert.lengthOf(orders, twin.world.ordersOfEvent("conference").count + given)
        // As the platform sends them: with dashes here, without inside of tickets.
        assert.isTrue(orders.some(({ uuid }) => uuid.replaceAll("-", "") === ids.order))
      }),
    fails: {
      "the platform was too slow: it is not asked again": ({ ids }) =>
        Effect.gen(function* () {
          const { client, twin } = yield* makeStage({ mostOrdersAtOnce: 0 })
          const reason = yield* reasonOf(all(client.orders.list({ event: ids.event })))
          assert.strictEqual(reason._tag === "PlatformDown" ? reason.status : 0, 524)
          assert.lengthOf(twin.log, 1)
        }),
    },
    wrong: ["event", (client) => client.orders.list.page({ event: "7" })],
  },
  createOrder: {
    call: (client, ids) => client.orders.create(order(ids)),
    works: ({ client, ids, twin }) =>
      Effect.gen(function* () {
        const { event, ticket_type } = ids
        const [before, tickets] = [
          yield* client.ticketTypes.get({ event, ticket_type }),
          yield* all(client.tickets.list({ event })),
        ]
        const made = yield* client.orders.create(order(ids, 2))
        assert.deepStrictEqual(
          [made.state, made.external_order_id, made.email, made.refunded],
          ["PAID", "crm-77", "ida@example.org", false],
        )
        // The answer has no tickets (platform notes 2.5); the order by itself has.
        assert.isUndefined(made.tickets)
        const alone = yield* client.orders.get({ order: made.uuid })
        assert.deepStrictEqual(
          [alone.tickets?.length, alone.total_and_all_fees_decimal, alone.pay_by_invoice, alone.external_order_id],
          [2, "1198", true, "crm-77"],
        )
        assert.deepStrictEqual(
          alone.tickets?.map(({ full_name }) => full_name),
          ["Ida Lind Berg", "Ida Lind Berg"],
        )
        const listed = (yield* all(client.orders.list({ event }))).at(-1)
        assert.deepStrictEqual(
          [listed?.uuid.replaceAll("-", ""), listed?.order_lines?.[0]?.quantity, listed?.order_lines?.[0]?.total],
          [made.uuid, 2, "1198"],
        )
        assert.isFalse("external_order_id" in (listed ?? {}))
        // Two fewer are left, and two more are in the list.
        const after = yield* client.ticketTypes.get({ event, ticket_type })
        assert.deepStrictEqual(
          [after.amount_left, after.amount_sold, after.amount_total],
          [(before.amount_left ?? 0) - 2, (before.amount_sold ?? 0) + 2, before.amount_total],
        )
        assert.lengthOf(yield* all(client.tickets.list({ event })), tickets.length + 2)
        assert.deepStrictEqual(
          twin.outbox.map(({ to }) => to),
          ["ida@example.org"],
        )
        const ticket = alone.tickets?.[0]?.uuid ?? ""
        assert.strictEqual((yield* client.tickets.get({ ticket })).purchase_uuid, made.uuid)
      }),
    fails: {
      "there are not enough tickets": ({ client, ids, twin }) =>
        Effect.gen(function* () {
          const { event, ticket_type } = ids
          yield* client.ticketTypes.update({ event, ticket_type, body: { amount: 2 } })
          yield* isRefused(client.orders.create(order(ids, 3)), 400, "Insufficient tickets")
          // However many lines ask for them.
          const twice = { uuid: ticket_type, amount: 2 }
          const split = { body: { ...order(ids).body, ticket_types: [twice, twice] } } as const
          yield* isRefused(client.orders.create(split), 400, "Insufficient tickets")
          assert.strictEqual((yield* client.ticketTypes.get({ event, ticket_type })).amount_left, 2)
          assert.lengthOf(twin.outbox, 0)
          yield* client.orders.create(order(ids, 2))
          yield* isRefused(client.orders.create(order(ids)), 400, "Insufficient tickets")
        }),
      "there are not enough vouchers": ({ client, ids, twin }) =>
        Effect.gen(function* () {
          twin.uploadVouchers(ids.event, 2)
          yield* isRefused(client.orders.create(order(ids, 3)), 400, "Insufficient vouchers")
          const made = yield* client.orders.create(order(ids, 2))
          // A voucher pays for a ticket.
          assert.strictEqual((yield* client.orders.get({ order: made.uuid })).total_and_all_fees_decimal, "0")
          yield* isRefused(client.orders.create(order(ids)), 400, "Insufficient vouchers")
        }),
      "the event is over": ({ client, twin }) =>
        Effect.gen(function* () {
          const past = (yield* all(client.events.list({ old: true }))).find(({ is_expired }) => is_expired === true)
          const event = past?.uuid ?? ""
          const [type] = yield* all(client.ticketTypes.list({ event }))
          const ids = { event, ticket_type: type?.uuid ?? "" }
          yield* isRefused(client.orders.create({ body: { ...order({ ...never, ...ids }).body } }), 400, "expired")
          assert.lengthOf(twin.outbox, 0)
        }),
      "the details of the order do not suffice": ({ client, ids }) =>
        Effect.gen(function* () {
          const { body } = order(ids)
          const nameless = { ...body, address: { ...body.address, first_name: " " } }
          yield* isRefused(client.orders.create({ body: nameless }), 400, "Order details insufficient")
          const elsewhere = { ...body, ticket_types: [{ uuid: ids.question, amount: 1 }] } as const
          yield* isRefused(client.orders.create({ body: elsewhere }), 400, "ticket_types[0].uuid")
          const eventless = { ...body, event: ids.order }
          yield* isRefused(client.orders.create({ body: eventless }), 400, "event")
        }),
    },
    wrong: [
      "body.address.email",
      (client, ids) => client.orders.create({ body: { ...order(ids).body, address: { ...buyer, email: "ida" } } }),
    ],
    find: ({ client }, by) =>
      Effect.gen(function* () {
        // The list does not tell external ids: each order has to be read alone.
        const orders = yield* all(client.orders.list({ event: by.get("event") ?? "" }))
        const alone = yield* Effect.forEach(orders, ({ uuid }) => client.orders.get({ order: uuid }))
        return alone.filter(({ external_order_id }) => external_order_id === by.get("external_order_id")).length
      }),
  },
  getOrder: {
    call: (client, ids) => client.orders.get({ order: ids.order }),
    works: ({ client, ids, twin }) =>
      Effect.gen(function* () {
        const one = yield* client.orders.get({ order: ids.order })
        assert.deepStrictEqual([one.uuid, one.state, one.event?.uuid], [ids.order, "PAID", ids.event])
        assert.isTrue(twin.world.orderCount > 0 && one.tickets?.some(({ uuid }) => uuid === ids.ticket))
      }),
    wrong: ["order", (client) => client.orders.get({ order: "7" })],
  },
  updateOrder: {
    call: (client, ids) => client.orders.update({ order: ids.order, body: { address: { city: "Roskilde" } } }),
    works: ({ client, ids }) =>
      Effect.gen(function* () {
        const before = yield* client.orders.get({ order: ids.order })
        const result = yield* client.orders.update({
          order: ids.order,
          body: {
            address: { first_name: "Tove", city: "Roskilde", postcode: 4000, business_name: "Havn ApS", cvr: "1" },
          },
        })
        const after = yield* client.orders.get({ order: ids.order })
        assert.deepStrictEqual(after, result)
        assert.deepStrictEqual(
          [after.first_name, after.address?.city, after.address?.postcode, after.email],
          ["Tove", "Roskilde", "4000", before.email],
        )
        const listed = (yield* all(client.orders.list({ event: ids.event }))).find(
          ({ uuid }) => uuid.replaceAll("-", "") === ids.order,
        )
        assert.deepStrictEqual(
          [listed?.address?.first_name, listed?.address?.business_name, listed?.address?.vat_number],
          ["Tove", "Havn ApS", "1"],
        )
      }),
    wrong: [
      "body.address.town",
      (client, ids) =>
        Reflect.apply(client.orders.update, null, [{ order: ids.order, body: { address: { town: "Roskilde" } } }]),
    ],
  },
  refundOrder: {
    call: (client, ids) => client.orders.refund({ order: ids.order }),
    works: ({ client, ids, twin }) =>
      Effect.gen(function* () {
        const sold = Effect.map(all(client.ticketTypes.list({ event: ids.event })), (types) =>
          types.reduce((sum, { amount_sold }) => sum + (amount_sold ?? 0), 0),
        )
        const [before, soldBefore] = [yield* client.orders.get({ order: ids.order }), yield* sold]
        const { is_refunded, purchase } = yield* client.orders.refund({ order: ids.order })
        // The order in the answer is as it was (seed 002, Refund an order).
        assert.deepStrictEqual([is_refunded, purchase.state, purchase.uuid], [true, "PAID", ids.order])
        const after = yield* client.orders.get({ order: ids.order })
        assert.deepStrictEqual([after.state, after.state_verbose, after.refunded], ["REFUND", "REFUNDED", true])
        assert.isString(after.refund_date)
        assert.isTrue(after.tickets?.every(({ ticket_refund }) => ticket_refund === true))
        assert.isTrue((yield* client.tickets.get({ ticket: ids.ticket })).ticket_refund)
        assert.strictEqual(yield* sold, soldBefore - (before.tickets?.length ?? 0))
        assert.deepStrictEqual(
          twin.outbox.map(({ to }) => to),
          [before.email ?? ""],
        )
      }),
    fails: {
      "it is refunded already": ({ client, ids, twin }) =>
        Effect.gen(function* () {
          yield* client.orders.refund({ order: ids.order })
          yield* isRefused(client.orders.refund({ order: ids.order }), 400, "already been refunded")
          assert.lengthOf(twin.outbox, 1)
        }),
      "the token's role does not allow refunds": ({ ids }) =>
        Effect.gen(function* () {
          const { client, twin } = yield* makeStage({ role: "observer" })
          assert.strictEqual((yield* reasonOf(client.orders.refund({ order: ids.order })))._tag, "Unauthorized")
          assert.strictEqual((yield* client.orders.get({ order: ids.order })).state, "PAID")
          assert.lengthOf(twin.outbox, 0)
        }),
    },
    wrong: ["order", (client) => client.orders.refund({ order: "7" })],
    find: ({ client }, by) =>
      Effect.map(client.orders.get({ order: by.get("order") ?? "" }), ({ state }) => (state === "REFUND" ? 1 : 0)),
  },
  getOrderAnswers: {
    call: (client, ids) => client.orders.answers.get({ order: ids.order }),
    works: ({ client, ids }) =>
      Effect.gen(function* () {
        const { answers, purchase } = yield* client.orders.answers.get({ order: ids.order })
        assert.deepStrictEqual([purchase, answers.length], [ids.order, 5])
      }),
    wrong: ["order", (client) => client.orders.answers.get({ order: "7" })],
  },
  storeOrderAnswers: {
    call: (client, ids) => client.orders.answers.store({ order: ids.order, body: [] }),
    works: ({ client, ids: { event, order: uuid } }) =>
      Effect.gen(function* () {
        const { questions } = yield* client.purchaseQuestions.get({ event })
        const given = answersTo(questions)
        const result = yield* client.orders.answers.store({ order: uuid, body: given })
        assert.isTrue(
          result.answers.every(({ answer_value, answered_choices }) =>
            answered_choices?.length === 1 ? answer_value === "" : answer_value === "Anything",
          ),
        )
        // What is left out stays.
        const [first] = given
        if (first === undefined) return assert.fail("a question at least")
        yield* client.orders.answers.store({ order: uuid, body: [{ uuid: first.uuid, value: "Else" }] })
        const { answers } = yield* client.orders.answers.get({ order: uuid })
        assert.deepStrictEqual(
          answers.map(({ answer_value }) => answer_value),
          result.answers.map(({ answer_value, question }) => (question === first.uuid ? "Else" : answer_value)),
        )
      }),
    fails: {
      "a uuid is none, or of no question or choice (platform notes 2.6)": ({ client, ids }) =>
        Effect.gen(function* () {
          // A question to attendees is none to buyers.
          const reason = yield* reasonOf(
            client.orders.answers.store({ order: ids.order, body: [{ uuid: ids.question, value: "S" }] }),
          )
          assert.strictEqual(reason._tag === "PlatformDown" ? reason.status : 0, 500)
        }),
    },
    wrong: [
      "body[0].value",
      (client, ids) =>
        Reflect.apply(client.orders.answers.store, null, [
          { order: ids.order, body: [{ uuid: ids.question, value: 7 }] },
        ]),
    ],
  },
  listTickets: {
    call: (client, { event }) => client.tickets.list.page({ event }),
    works: ({ client, ids: { event } }) =>
      Effect.gen(function* () {
        const [tickets, orders] = [
          yield* all(client.tickets.list({ event })),
          yield* all(client.orders.list({ event })),
        ]
        assert.sameMembers(
          tickets.map(({ uuid }) => uuid.replaceAll("-", "")),
          orders.flatMap((one) => (one.tickets ?? []).map(({ uuid }) => uuid)),
        )
      }),
    wrong: ["event", (client) => client.tickets.list.page({ event: "7" })],
  },
  getTicket: {
    call: (client, { ticket }) => client.tickets.get({ ticket }),
    works: ({ client, ids }) =>
      Effect.gen(function* () {
        const ticket = yield* client.tickets.get({ ticket: ids.ticket })
        assert.deepStrictEqual([ticket.uuid, ticket.purchase_uuid], [ids.ticket, ids.order])
      }),
    wrong: ["ticket", (client) => client.tickets.get({ ticket: "7" })],
  },
  updateTicket: {
    call: (client, { ticket }) => client.tickets.update({ ticket, body: { checked_in: true } }),
    works: ({ client, ids: { event, ticket } }) =>
      Effect.gen(function* () {
        const result = yield* client.tickets.update({
          ticket,
          body: {
            full_name: "Tove Lind Berg",
            checked_in: true,
            external_uuid: "it_77",
            lead_tracking_reference: "lead 7",
          },
        })
        assert.deepStrictEqual(yield* client.tickets.get({ ticket }), result)
        assert.deepStrictEqual(
          [result.full_name, result.checked_in, result.external_uuid, result.lead_tracking_reference],
          ["Tove Lind Berg", true, "it_77", "lead 7"],
        )
        const listed = (yield* all(client.tickets.list({ event }))).find(
          ({ uuid }) => uuid.replaceAll("-", "") === ticket,
        )
        assert.deepStrictEqual([listed?.full_name, listed?.checked_in], ["Tove Lind Berg", true])
        const nested = (yield* all(client.orders.list({ event })))
          .flatMap(({ tickets }) => tickets ?? [])
          .find(({ uuid }) => uuid === ticket)
        assert.deepStrictEqual(
          [nested?.first_name, nested?.last_name, nested?.external_uuid],
          ["Tove Lind", "Berg", "it_77"],
        )
        // Each field by itself, and back again.
        yield* client.tickets.update({ ticket, body: { checked_in: false, external_uuid: null } })
        const back = yield* client.tickets.get({ ticket })
        assert.deepStrictEqual([back.checked_in, back.external_uuid, back.full_name], [false, null, "Tove Lind Berg"])
      }),
    wrong: [
      "body.checked_in",
      (client, { ticket }) => Reflect.apply(client.tickets.update, null, [{ ticket, body: { checked_in: "yes" } }]),
    ],
  },
  getTicketAnswers: {
    call: (client, { ticket }) => client.tickets.answers.get({ ticket }),
    works: ({ client, ids }) =>
      Effect.gen(function* () {
        const { answers, ticket } = yield* client.tickets.answers.get({ ticket: ids.ticket })
        assert.strictEqual(ticket, ids.ticket)
        assert.isNotEmpty(answers)
      }),
    wrong: ["ticket", (client) => client.tickets.answers.get({ ticket: "7" })],
  },
  storeTicketAnswers: {
    call: (client, { ticket }) => client.tickets.answers.store({ ticket, body: [] }),
    works: ({ client, ids: { event, ticket } }) =>
      Effect.gen(function* () {
        const asked = yield* all(client.tickets.questions.list({ ticket }))
        const result = yield* client.tickets.answers.store({ ticket, body: answersTo(asked) })
        assert.deepStrictEqual(yield* all(client.tickets.questions.unanswered({ ticket })), [])
        assert.deepStrictEqual(yield* client.tickets.answers.get({ ticket }), result)
        const nested = (yield* all(client.orders.list({ event })))
          .flatMap(({ tickets }) => tickets ?? [])
          .find(({ uuid }) => uuid === ticket)
        assert.deepStrictEqual(
          nested?.answers?.map(({ answer_value }) => answer_value),
          result.answers.map(({ answer_value }) => answer_value),
        )
        // Choosing again deselects what was chosen.
        const many = asked.find(({ variation }) => variation === "SELECT_MULTIPLE")
        const second = many?.choices?.[1]?.uuid ?? ""
        yield* client.tickets.answers.store({ ticket, body: [{ uuid: many?.uuid ?? "", value: [second] }] })
        const { answers } = yield* client.tickets.answers.get({ ticket })
        assert.deepStrictEqual(
          answers.find(({ question }) => question === many?.uuid)?.answered_choices?.map(({ uuid }) => uuid),
          [second],
        )
      }),
    fails: {
      "a uuid is none, or of no question or choice (platform notes 2.6)": ({ client, ids }) =>
        Effect.gen(function* () {
          const before = yield* client.tickets.answers.get({ ticket: ids.ticket })
          const asked = yield* all(client.tickets.questions.list({ ticket: ids.ticket }))
          const many = asked.find(({ variation }) => variation === "SELECT_MULTIPLE")
          const choice = many?.choices?.[0]?.uuid ?? ""
          for (const [question, value] of [
            [ids.question, ids.order],
            [ids.question, "Medium"],
            // Several go in brackets, and all of them must be there.
            [many?.uuid ?? "", choice],
            [many?.uuid ?? "", [choice, ids.order]],
          ] as const) {
            const body = [{ uuid: question, value }]
            const reason = yield* reasonOf(client.tickets.answers.store({ ticket: ids.ticket, body }))
            assert.strictEqual(reason._tag === "PlatformDown" ? reason.status : 0, 500)
          }
          assert.deepStrictEqual(yield* client.tickets.answers.get({ ticket: ids.ticket }), before)
        }),
    },
    wrong: [
      "body[0].uuid",
      (client, { ticket }) => client.tickets.answers.store({ ticket, body: [{ uuid: "7", value: "S" }] }),
    ],
  },
  listTicketQuestions: {
    call: (client, { ticket }) => client.tickets.questions.list.page({ ticket }),
    works: ({ client, ids: { ticket } }) =>
      Effect.gen(function* () {
        const [asked, answers] = [
          yield* all(client.tickets.questions.list({ ticket })),
          (yield* client.tickets.answers.get({ ticket })).answers,
        ]
        assert.deepStrictEqual(
          asked.map(({ uuid }) => uuid),
          answers.map(({ question }) => question),
        )
      }),
    wrong: ["ticket", (client) => client.tickets.questions.list.page({ ticket: "7" })],
  },
  listUnansweredQuestions: {
    call: (client, { ticket }) => client.tickets.questions.unanswered.page({ ticket }),
    works: ({ client, ids: { ticket } }) =>
      Effect.gen(function* () {
        const asked = yield* all(client.tickets.questions.list({ ticket }))
        const [first] = yield* all(client.tickets.questions.unanswered({ ticket }))
        const given = first === undefined ? asked.slice(0, 1) : [first]
        yield* client.tickets.answers.store({ ticket, body: answersTo(given) })
        const open = yield* all(client.tickets.questions.unanswered({ ticket }))
        assert.isFalse(open.some(({ uuid }) => given.some((one) => one.uuid === uuid)))
      }),
    wrong: ["ticket", (client) => client.tickets.questions.unanswered.page({ ticket: "7" })],
  },
}

const never: Ids = {
  event: "",
  ticket_type: "",
  question: "",
  order: "",
  ticket: "",
  code: 0,
  accountCode: 0,
  hook: "",
}
