import { keptQuestion, keptTicketType } from "@boxport/ticketbutler"
import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { all, type Contracts, isRefused, makeStage, reasonOf } from "./Stage.ts"

const meal = { title: "Harbour swim", start_date: "2027-08-06T09:45:00+02:00" } as const

/** Contracts of events, their ticket types and questions. */
export const eventContracts: Contracts<
  | "listEvents"
  | "createEvent"
  | "getEvent"
  | "updateEvent"
  | "deleteEvent"
  | "listTicketTypes"
  | "createTicketType"
  | "getTicketType"
  | "updateTicketType"
  | "deleteTicketType"
  | "listTicketTypeQuestions"
  | "replaceTicketTypeQuestions"
  | "getPurchaseQuestions"
  | "getQuestion"
  | "updateQuestion"
  | "deleteQuestion"
> = {
  listEvents: {
    call: (client) => client.events.list.page({}),
    works: ({ client, twin }) =>
      Effect.gen(function* () {
        const [upcoming, every] = [yield* all(client.events.list()), yield* all(client.events.list({ old: true }))]
        assert.lengthOf(every, twin.world.events.length)
        assert.isBelow(upcoming.length, every.length)
        assert.isTrue(upcoming.every(({ currency, is_expired }) => currency !== undefined && is_expired === false))
      }),
    wrong: ["old", (client) => Reflect.apply(client.events.list.page, null, [{ old: "yes" }])],
  },
  createEvent: {
    call: (client) => client.events.create({ body: { ...meal, ticket_types: [] } }),
    works: ({ client }) =>
      Effect.gen(function* () {
        const made = yield* client.events.create({
          body: {
            ...meal,
            end_date: "2027-08-06T18:00:00+02:00",
            ticket_types: [
              { title: "Swimmer", price: { minor: 12_50n, currency: "DKK" }, amount_total: 100 },
              { title: "Spectator", price: 0, amount_total: 5, is_members_only: true },
            ],
            is_members_only: true,
            team: "Larkfield & Øster",
            eventsettings: { ticket_limit: 4, reminder_email_text: "Bring a towel" },
            address: { venue: "Havnebadet", street: "Islands Brygge 14", city: "København", phone: "+4530303030" },
            description: "<p>Cold</p>",
            summary: "A swim",
          },
        })
        // The answer is poorer than what is kept (platform notes 2.1).
        assert.deepStrictEqual(
          [made.address?.venue, made.address?.street, made.address?.phone],
          [null, "", "+4530303030"],
        )
        const event = yield* client.events.get({ event: made.uuid })
        assert.deepStrictEqual(
          [event.title, event.start_date, event.end_date, event.is_members_only, event.summary, event.description],
          [meal.title, "2027-08-06T09:45+02:00", "2027-08-06T18:00+02:00", true, "A swim", "<p>Cold</p>"],
        )
        assert.deepStrictEqual([event.address?.venue, event.address?.street], ["Havnebadet", "Islands Brygge 14"])
        assert.deepStrictEqual(
          [event.eventsettings?.ticket_limit, event.eventsettings?.reminder_email_text],
          [4, "Bring a towel"],
        )
        const types = yield* all(client.ticketTypes.list({ event: made.uuid }))
        assert.deepStrictEqual(
          types.map((type) => [type.title, type.price, type.amount_left, type.amount_total, type.is_members_only]),
          [
            ["Swimmer", "12.5", 100, 100, false],
            ["Spectator", "0", 5, 5, true],
          ],
        )
        const listed = (yield* all(client.events.list())).find(({ uuid }) => uuid === made.uuid)
        assert.deepStrictEqual([listed?.currency, listed?.price_max], ["DKK", "12.5"])
        assert.deepStrictEqual(yield* all(client.orders.list({ event: made.uuid })), [])
      }),
    fails: {},
    wrong: ["body.title", (client) => client.events.create({ body: { ...meal, title: "", ticket_types: [] } })],
    find: ({ client }, by) =>
      Effect.map(
        all(client.events.list({ old: true })),
        (events) =>
          events.filter(
            ({ start_date, title }) =>
              title === by.get("title") && Date.parse(start_date ?? "") === Date.parse(by.get("start_date") ?? ""),
          ).length,
      ),
  },
  getEvent: {
    call: (client, { event }) => client.events.get({ event }),
    works: ({ client, ids, twin }) =>
      Effect.gen(function* () {
        const event = yield* client.events.get({ event: ids.event })
        const world = twin.world.events.find(({ key }) => key === "conference")
        assert.deepStrictEqual([event.title, event.timezone], [world?.title, world?.timezone])
        assert.lengthOf(event.ticket_types ?? [], world?.types.length ?? 0)
      }),
    wrong: ["event", (client) => client.events.get({ event: "conference" })],
  },
  updateEvent: {
    call: (client, { event }) =>
      Effect.flatMap(all(client.ticketTypes.list({ event })), (types) =>
        client.events.update({ event, body: { ticket_types: types.map(keptTicketType) } }),
      ),
    works: ({ client, ids: { event } }) =>
      Effect.gen(function* () {
        const { address } = yield* client.events.get({ event })
        const before = yield* all(client.ticketTypes.list({ event }))
        const [first, second, ...rest] = before.map(keptTicketType)
        if (first === undefined || second === undefined) return assert.fail("two types at least")
        yield* client.events.update({
          event,
          body: {
            title: "Øresund Data Days, again",
            end_date: "2026-09-19T12:00:00+02:00",
            address: { venue: "Elsewhere" },
            eventsettings: { ticket_limit: 2 },
            ticket_types: [
              { ...first, title: "Late bird", amount: 7, price: 1 },
              second,
              ...rest,
              { title: "New", price: 10, amount: 3 },
            ],
          },
        })
        const now = yield* client.events.get({ event })
        assert.deepStrictEqual(
          [now.title, now.end_date, now.address?.venue, now.address?.city, now.eventsettings?.ticket_limit],
          ["Øresund Data Days, again", "2026-09-19T12:00+02:00", "Elsewhere", address?.city, 2],
        )
        const after = yield* all(client.ticketTypes.list({ event }))
        assert.lengthOf(after, before.length + 1)
        // Those that are kept are the same, and the price of what is sold stays.
        assert.deepStrictEqual(
          [after[0]?.uuid, after[0]?.title, after[0]?.amount_left, after[0]?.price],
          [before[0]?.uuid, "Late bird", 7, before[0]?.price],
        )
        assert.deepStrictEqual(after.slice(1, -1), before.slice(1))
        // Replacing all really deletes, for who says so.
        const refusal = yield* reasonOf(client.events.update({ event, body: { ticket_types: [second] } }))
        assert.strictEqual(refusal._tag === "WouldRemove" ? refusal.ids.length : 0, before.length)
        assert.lengthOf(yield* all(client.ticketTypes.list({ event })), before.length + 1)
        yield* client.events.update({ event, allowRemoval: true, body: { ticket_types: [second] } })
        const left = yield* all(client.ticketTypes.list({ event }))
        assert.deepStrictEqual(
          left.map(({ uuid }) => uuid),
          [before[1]?.uuid],
        )
        // Tickets of what is gone remain.
        const titles = new Set((yield* all(client.tickets.list({ event }))).map((ticket) => ticket.ticket_type_name))
        assert.isTrue(titles.has("Late bird"))
      }),
    wrong: [
      "body.ticket_types",
      (client, { event }) => Reflect.apply(client.events.update, null, [{ event, body: { title: "A" } }]),
    ],
    find: ({ client }, by) => Effect.as(client.events.get({ event: by.get("event") ?? "" }), 1),
  },
  deleteEvent: {
    call: (client, { event }) => client.events.delete({ event, body: { delete_reason: "A storm is coming" } }),
    works: ({ client, ids: { event, order }, twin }) =>
      Effect.gen(function* () {
        const holders = new Set((yield* all(client.tickets.list({ event }))).map(({ email }) => email))
        assert.isNull(yield* client.events.delete({ event, body: { delete_reason: "A storm is coming" } }))
        assert.strictEqual((yield* reasonOf(client.events.get({ event })))._tag, "NotFound")
        assert.strictEqual((yield* reasonOf(all(client.tickets.list({ event }))))._tag, "NotFound")
        assert.isFalse((yield* all(client.events.list({ old: true }))).some(({ uuid }) => uuid === event))
        assert.strictEqual((yield* client.orders.get({ order })).uuid, order)
        // Everybody is told, once.
        assert.isNotEmpty(twin.outbox)
        assert.isTrue(twin.outbox.every(({ text }) => text === "A storm is coming"))
        const told = twin.outbox.map(({ to }) => to)
        assert.strictEqual(new Set(told).size, told.length)
        assert.isAbove(told.filter((to) => holders.has(to)).length, 0)
      }),
    fails: {
      // The client does not let it leave; the twin's word for it is in its own test.
      "the reason is shorter than 5 characters": ({ client, ids: { event }, twin }) =>
        Effect.gen(function* () {
          const reason = yield* reasonOf(client.events.delete({ event, body: { delete_reason: "Rain" } }))
          assert.strictEqual(reason._tag, "InvalidInput")
          assert.lengthOf(twin.outbox, 0)
        }),
    },
    wrong: ["body", (client, { event }) => Reflect.apply(client.events.delete, null, [{ event }])],
    find: ({ client }, by) =>
      Effect.map(
        all(client.events.list({ old: true })),
        (events) => events.filter(({ uuid }) => uuid === by.get("event")).length,
      ),
  },
  listTicketTypes: {
    call: (client, { event }) => client.ticketTypes.list.page({ event }),
    works: ({ client, ids: { event } }) =>
      Effect.gen(function* () {
        const types = yield* all(client.ticketTypes.list({ event }))
        assert.isTrue(types.every(({ pk, uuid }) => typeof pk === "number" && /^[0-9a-f]{32}$/.test(uuid)))
        for (const { amount_left, amount_sold, amount_total, title } of types) {
          assert.isAtLeast(amount_total ?? 0, (amount_sold ?? 0) + (amount_left ?? 0), title ?? "")
        }
      }),
    wrong: ["event", (client) => client.ticketTypes.list.page({ event: "" })],
  },
  createTicketType: {
    call: (client, { event }) =>
      client.ticketTypes.create({ event, body: { title: "Late", price: 9, amount_total: 3 } }),
    works: ({ client, ids: { event } }) =>
      Effect.gen(function* () {
        const made = yield* client.ticketTypes.create({
          event,
          body: { title: "Late", price: "9.50", amount_total: 3, is_members_only: true },
        })
        assert.deepStrictEqual([made.price, made.amount, made.amount_sold, made.is_free], ["9.5", 3, 0, false])
        const types = yield* all(client.ticketTypes.list({ event }))
        const last = types.at(-1)
        assert.deepStrictEqual(
          [last?.uuid, last?.title, last?.amount_left, last?.is_members_only],
          [made.uuid, "Late", 3, true],
        )
        assert.strictEqual(new Set(types.map(({ pk }) => pk)).size, types.length)
        assert.strictEqual((yield* client.ticketTypes.get({ event, ticket_type: made.uuid })).title, "Late")
      }),
    wrong: [
      "body.amount_total",
      (client, { event }) =>
        Reflect.apply(client.ticketTypes.create, null, [{ event, body: { title: "A", price: 1 } }]),
    ],
    find: ({ client }, by) =>
      Effect.map(
        all(client.ticketTypes.list({ event: by.get("event") ?? "" })),
        (types) => types.filter(({ title }) => title === by.get("title")).length,
      ),
  },
  getTicketType: {
    call: (client, { event, ticket_type }) => client.ticketTypes.get({ event, ticket_type }),
    works: ({ client, ids: { event, ticket_type } }) =>
      Effect.gen(function* () {
        const type = yield* client.ticketTypes.get({ event, ticket_type })
        assert.deepStrictEqual([type.uuid, type.title, type.price], [ticket_type, "Student", "599"])
      }),
    wrong: ["ticket_type", (client, { event }) => client.ticketTypes.get({ event, ticket_type: "student" })],
  },
  updateTicketType: {
    call: (client, { event, ticket_type }) =>
      client.ticketTypes.update({ event, ticket_type, body: { title: "Student, again" } }),
    works: ({ client, ids: { event, ticket_type } }) =>
      Effect.gen(function* () {
        const before = yield* client.ticketTypes.get({ event, ticket_type })
        const sold = before.amount_sold ?? 0
        // amount wins over amount_total, which follows from it (seed 002, Update Ticket Type).
        const held = (before.amount_total ?? 0) - sold - (before.amount_left ?? 0)
        const less = yield* client.ticketTypes.update({
          event,
          ticket_type,
          body: { title: "Students", amount: 1, amount_total: 500, price: before.price ?? 0 },
        })
        assert.deepStrictEqual(
          [less.title, less.amount, less.amount_total, less.amount_sold],
          ["Students", 1, 1 + held + sold, sold],
        )
        const more = yield* client.ticketTypes.update({ event, ticket_type, body: { amount_total: sold + held + 30 } })
        assert.strictEqual(more.amount, 30)
        const none = yield* client.ticketTypes.update({ event, ticket_type, body: { amount: 0 } })
        assert.strictEqual(none.amount, 0)
        const after = yield* client.ticketTypes.get({ event, ticket_type })
        assert.deepStrictEqual([after.amount_left, after.sold_out, after.title], [0, true, "Students"])
        // Of a type that nobody has bought yet, the price can change.
        const made = yield* client.ticketTypes.create({ event, body: { title: "Late", price: 9, amount_total: 3 } })
        const cheaper = yield* client.ticketTypes.update({ event, ticket_type: made.uuid, body: { price: 0 } })
        assert.deepStrictEqual([cheaper.price, cheaper.is_free], ["0", true])
      }),
    fails: {
      "tickets are sold and the price is another": ({ client, ids: { event, ticket_type } }) =>
        Effect.gen(function* () {
          const before = yield* client.ticketTypes.get({ event, ticket_type })
          yield* isRefused(client.ticketTypes.update({ event, ticket_type, body: { price: 1 } }), 400, "price")
          assert.deepStrictEqual(yield* client.ticketTypes.get({ event, ticket_type }), before)
        }),
      "amount_total is less than what is sold": ({ client, ids: { event, ticket_type } }) =>
        isRefused(client.ticketTypes.update({ event, ticket_type, body: { amount_total: 1 } }), 400, "amount_total"),
    },
    wrong: [
      "body.amount",
      (client, { event, ticket_type }) => client.ticketTypes.update({ event, ticket_type, body: { amount: -1 } }),
    ],
  },
  deleteTicketType: {
    call: (client, { event, ticket_type }) =>
      Effect.flatMap(
        // That of the ids is sold, and stays; a stranger's event has none to add one to.
        event === ticket_type
          ? Effect.succeed({ uuid: ticket_type })
          : client.ticketTypes.create({ event, body: { title: "Late", price: 9, amount_total: 3 } }),
        ({ uuid }) => client.ticketTypes.delete({ event, ticket_type: uuid }),
      ),
    works: ({ client, ids: { event } }) =>
      Effect.gen(function* () {
        const before = yield* all(client.ticketTypes.list({ event }))
        const { uuid } = yield* client.ticketTypes.create({ event, body: { title: "Late", price: 9, amount_total: 3 } })
        assert.isNull(yield* client.ticketTypes.delete({ event, ticket_type: uuid }))
        assert.deepStrictEqual(yield* all(client.ticketTypes.list({ event })), before)
        assert.strictEqual((yield* reasonOf(client.ticketTypes.get({ event, ticket_type: uuid })))._tag, "NotFound")
      }),
    fails: {
      "tickets of it are sold": ({ client, ids: { event, ticket_type } }) =>
        Effect.gen(function* () {
          yield* isRefused(client.ticketTypes.delete({ event, ticket_type }), 400, "sold")
          assert.strictEqual((yield* client.ticketTypes.get({ event, ticket_type })).uuid, ticket_type)
        }),
    },
    wrong: ["ticket_type", (client, { event }) => client.ticketTypes.delete({ event, ticket_type: "7" })],
  },
  listTicketTypeQuestions: {
    call: (client, { event }) => client.ticketTypeQuestions.list.page({ event }),
    works: ({ client, ids: { event } }) =>
      Effect.gen(function* () {
        const collections = yield* all(client.ticketTypeQuestions.list({ event }))
        assert.isAbove(collections.length, 1)
        assert.isNull(collections[0]?.ticket_type_name)
        const documented = yield* makeStage({ shapes: "seed" })
        assert.lengthOf(yield* all(documented.client.ticketTypeQuestions.list({ event })), 1)
      }),
    wrong: ["event", (client) => client.ticketTypeQuestions.list.page({ event: "7" })],
  },
  replaceTicketTypeQuestions: {
    call: (client, { event }) =>
      Effect.flatMap(all(client.ticketTypeQuestions.list({ event })), (collections) =>
        client.ticketTypeQuestions.replace({
          event,
          body: { questions: distinct(collections.flatMap(({ questions }) => questions ?? [])).map(keptQuestion) },
        }),
      ),
    works: ({ client, ids: { event, question, ticket } }) =>
      Effect.gen(function* () {
        const read = Effect.map(all(client.ticketTypeQuestions.list({ event })), (collections) =>
          distinct(collections.flatMap(({ questions }) => questions ?? [])),
        )
        const before = yield* read
        const kept = before.map(keptQuestion)
        yield* client.ticketTypeQuestions.replace({ event, body: { questions: kept } })
        assert.deepStrictEqual(yield* read, before)
        const answer = yield* client.tickets.answers.get({ ticket })
        // A new one, and another choice; what is not named is gone with its answers, for who says so.
        const changed = kept
          .filter(({ uuid }) => uuid === question)
          .map((entry) => ({ ...entry, choices: [...(entry.choices ?? []).slice(1), { sort_id: 99, label: "XXXL" }] }))
        const body = {
          questions: [
            ...changed,
            {
              new: true,
              variation: "SELECT",
              sort_id: 50,
              ticket_type: "all",
              heading: "Boat",
              required: true,
              choices: [{ sort_id: 0, label: "Red" }],
            },
          ],
        } as const
        const refusal = yield* reasonOf(client.ticketTypeQuestions.replace({ event, body }))
        assert.strictEqual(refusal._tag === "WouldRemove" ? refusal.ids.length : 0, before.length - 1 + 1)
        const result = yield* client.ticketTypeQuestions.replace({ event, allowRemoval: true, body })
        const after = yield* read
        assert.sameMembers(
          after.map(({ uuid }) => uuid),
          (result.questions ?? []).map(({ uuid }) => uuid),
        )
        const [one, two] = [
          after.find(({ uuid }) => uuid === question),
          after.find(({ heading }) => heading === "Boat"),
        ]
        assert.lengthOf(after, 2)
        assert.deepStrictEqual([one?.choices?.at(-1)?.label, two?.required, two?.choices?.length], ["XXXL", true, 1])
        const left = yield* client.tickets.answers.get({ ticket })
        assert.isAbove(answer.answers.length, left.answers.length)
        // Everybody is asked what is new.
        const asked = yield* all(client.tickets.questions.unanswered({ ticket }))
        assert.isTrue(asked.some(({ uuid }) => uuid === two?.uuid))
        // Buyers are asked what they were.
        assert.isNotEmpty((yield* client.purchaseQuestions.get({ event })).questions)
      }),
    wrong: [
      "body.questions[0].heading",
      (client, { event }) =>
        client.ticketTypeQuestions.replace({
          event,
          body: { questions: [{ new: true, variation: "TEXT", sort_id: 0, heading: "" }] },
        }),
    ],
    find: ({ client }, by) => Effect.as(all(client.ticketTypeQuestions.list({ event: by.get("event") ?? "" })), 1),
  },
  getPurchaseQuestions: {
    call: (client, { event }) => client.purchaseQuestions.get({ event }),
    works: ({ client, ids: { event } }) =>
      Effect.gen(function* () {
        const { active, questions } = yield* client.purchaseQuestions.get({ event })
        assert.deepStrictEqual([active, questions?.length], [true, 5])
      }),
    wrong: ["event", (client) => client.purchaseQuestions.get({ event: "7" })],
  },
  getQuestion: {
    call: (client, { event, question }) => client.questions.get({ event, question }),
    works: ({ client, ids: { event, question } }) =>
      Effect.gen(function* () {
        const { heading, variation } = yield* client.questions.get({ event, question })
        assert.deepStrictEqual([heading, variation], ["T-shirt size", "SELECT"])
      }),
    wrong: ["question", (client, { event }) => client.questions.get({ event, question: "7" })],
  },
  updateQuestion: {
    call: (client, { event, question }) => client.questions.update({ event, question, body: { required: false } }),
    works: ({ client, ids: { event, question } }) =>
      Effect.gen(function* () {
        const before = yield* client.questions.get({ event, question })
        const choices = keptQuestion(before).choices ?? []
        const result = yield* client.questions.update({
          event,
          question,
          body: {
            heading: "Size",
            active: false,
            sort_id: 7,
            choices: [...choices, { sort_id: 90, label: "XXXL", description: "Huge" }],
          },
        })
        const after = yield* client.questions.get({ event, question })
        assert.deepStrictEqual(after, result)
        assert.deepStrictEqual(
          [after.heading, after.active, after.sort_id, after.required],
          ["Size", false, 7, before.required],
        )
        assert.lengthOf(after.choices ?? [], choices.length + 1)
        assert.deepStrictEqual([after.choices?.at(-1)?.label, after.choices?.at(-1)?.description], ["XXXL", "Huge"])
        yield* client.questions.update({ event, question, allowRemoval: true, body: { choices: choices.slice(0, 1) } })
        assert.lengthOf((yield* client.questions.get({ event, question })).choices ?? [], 1)
      }),
    wrong: [
      "body.variation",
      (client, { event, question }) =>
        Reflect.apply(client.questions.update, null, [{ event, question, body: { variation: "RIDDLE" } }]),
    ],
    find: ({ client }, by) =>
      Effect.as(client.questions.get({ event: by.get("event") ?? "", question: by.get("question") ?? "" }), 1),
  },
  deleteQuestion: {
    call: (client, { event, question }) => client.questions.delete({ event, question }),
    works: ({ client, ids: { event, question } }) =>
      Effect.gen(function* () {
        assert.isNull(yield* client.questions.delete({ event, question }))
        assert.strictEqual((yield* reasonOf(client.questions.get({ event, question })))._tag, "NotFound")
        const collections = yield* all(client.ticketTypeQuestions.list({ event }))
        assert.isFalse(collections.some(({ questions }) => questions?.some(({ uuid }) => uuid === question) === true))
      }),
    wrong: ["question", (client, { event }) => client.questions.delete({ event, question: "7" })],
  },
}

/** Questions, each once: those of several types are in the collection of each. */
const distinct = <A extends { readonly uuid: string }>(questions: ReadonlyArray<A>): ReadonlyArray<A> => [
  ...new Map(questions.map((question) => [question.uuid, question])).values(),
]
