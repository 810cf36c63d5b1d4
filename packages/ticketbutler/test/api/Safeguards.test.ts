import { assert, describe, it } from "@effect/vitest"
import type { Json } from "@boxport/model"
import { hurry } from "@boxport/connector/testing"
import {
  keptQuestion,
  keptTicketType,
  Ticketbutler,
  type TicketbutlerClient,
  type TicketbutlerError,
} from "@boxport/ticketbutler"
import { Effect, Stream } from "effect"
import { type Answer, options, stub } from "../support/services.ts"

const hex = (digit: string): string => digit.repeat(32)
const dashes = (digit: string): string => hex(digit).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")

const event = hex("e")

/** A platform of one event: what it has, by path; whatever is written is answered with `{}` and a uuid. */
const platformOf = (answers: { readonly [path: string]: Json }, written: Answer = { json: { uuid: event, id: 1 } }) =>
  stub((url, _count, { method }) => {
    const json = answers[url.pathname]
    return method !== "GET" ? written : json === undefined ? { status: 404, body: '{"detail":"Not found."}' } : { json }
  })

const types = `/api/v3/events/${event}/ticket-types/`
const questions = `/api/v3/events/${event}/ticket-type-questions/`

/** Uses a client over a platform; what was sent, as method and path. */
const using = <A>(
  platform: ReturnType<typeof stub>,
  use: (client: TicketbutlerClient) => Effect.Effect<A, TicketbutlerError>,
) =>
  Effect.gen(function* () {
    const client = yield* Ticketbutler.make(options)
    const result = yield* Effect.result(use(client))
    return {
      value: result._tag === "Success" ? result.success : undefined,
      error: result._tag === "Failure" ? result.failure : undefined,
      sent: platform.sent.map(({ method, url }) => `${method} ${url.pathname}`),
      bodies: platform.sent.flatMap(({ body }): ReadonlyArray<Json> => (body === null ? [] : [JSON.parse(body)])),
    }
  }).pipe(Effect.provide(platform.layer), hurry)

const standing = { title: "Standing", price: 100, amount_total: 50, amount_left: 40, amount_sold: 10 } as const
const seated = { title: "Seated", price: "250.00", amount_total: 20, amount: 20, amount_sold: 0 } as const

describe("updating an event", () => {
  const there = {
    [types]: [
      { uuid: hex("1"), pk: 11, ...standing },
      { uuid: hex("2"), pk: 12, ...seated },
    ],
  }
  const first = { pk: 11, title: "Standing", price: 100, amount: 40 }

  it.effect("is refused where it would delete ticket types, after one read and before any write", () =>
    Effect.gen(function* () {
      const { error, sent } = yield* using(platformOf(there), (client) =>
        client.events.update({ event, body: { ticket_types: [first, { title: "Seated", price: 250 }] } }),
      )
      assert.deepStrictEqual(error?.reason._tag === "WouldRemove" ? [error.reason.what, error.reason.ids] : error, [
        "ticket_types",
        ["12"],
      ])
      assert.include(error?.hint, "allowRemoval")
      assert.deepStrictEqual(sent, [`GET ${types}`])
    }),
  )

  it.effect("is refused too where the platform tells no pk, so that nothing can be named", () =>
    Effect.gen(function* () {
      const { error } = yield* using(platformOf({ [types]: [{ uuid: hex("1"), ...standing }] }), (client) =>
        client.events.update({ event, body: { ticket_types: [first] } }),
      )
      assert.deepStrictEqual(error?.reason._tag === "WouldRemove" ? error.reason.ids : error, [hex("1")])
    }),
  )

  it.effect("is sent where every type is named, and unread where removing is allowed", () =>
    Effect.gen(function* () {
      const kept = yield* using(platformOf(there), (client) =>
        Effect.gen(function* () {
          const now = yield* Stream.runCollect(client.ticketTypes.list({ event }))
          return yield* client.events.update({ event, body: { title: "New", ticket_types: now.map(keptTicketType) } })
        }),
      )
      assert.isUndefined(kept.error)
      assert.deepStrictEqual(kept.sent, [`GET ${types}`, `GET ${types}`, `POST /api/v3/events/${event}/`])
      assert.deepStrictEqual(kept.bodies, [
        {
          title: "New",
          ticket_types: [
            { pk: 11, title: "Standing", price: 100, amount: 40, amount_sold: 10, amount_total: 50 },
            { pk: 12, title: "Seated", price: 250, amount: 20, amount_sold: 0, amount_total: 20 },
          ],
        },
      ])
      const allowed = yield* using(platformOf(there), (client) =>
        client.events.update({ event, allowRemoval: true, body: { ticket_types: [] } }),
      )
      assert.deepStrictEqual(allowed.sent, [`POST /api/v3/events/${event}/`])
      assert.deepStrictEqual(allowed.bodies, [{ ticket_types: [] }])
    }),
  )

  it.effect("does not make up what the platform does not tell", () =>
    Effect.gen(function* () {
      const priceless = { [types]: [{ uuid: hex("1"), pk: 11, title: null }] }
      const { error, sent } = yield* using(platformOf(priceless), (client) =>
        Effect.flatMap(Stream.runCollect(client.ticketTypes.list({ event })), (now) =>
          client.events.update({ event, body: { ticket_types: now.map(keptTicketType) } }),
        ),
      )
      assert.sameMembers(error?.reason._tag === "InvalidInput" ? error.reason.problems.map(({ path }) => path) : [], [
        "body.ticket_types[0].title",
        "body.ticket_types[0].price",
      ])
      assert.lengthOf(sent, 1)
    }),
  )

  it.effect("reads nothing where its input is wrong", () =>
    Effect.gen(function* () {
      const { error, sent } = yield* using(platformOf(there), (client) =>
        client.events.update({ event, body: { ticket_types: [{ pk: 1.5, title: "", price: -1 }] } }),
      )
      assert.sameMembers(error?.reason._tag === "InvalidInput" ? error.reason.problems.map(({ path }) => path) : [], [
        "body.ticket_types[0].pk",
        "body.ticket_types[0].title",
        "body.ticket_types[0].price",
      ])
      assert.deepStrictEqual(sent, [])
    }),
  )

  it.effect("fails as the read before it fails, and writes nothing then", () =>
    Effect.gen(function* () {
      const { error, sent } = yield* using(platformOf({}), (client) =>
        client.events.update({ event, body: { ticket_types: [first] } }),
      )
      assert.strictEqual(error?.reason._tag, "NotFound")
      assert.deepStrictEqual(sent, [`GET ${types}`])
    }),
  )
})

describe("replacing questions", () => {
  const select = {
    uuid: dashes("b"),
    sort_id: 1,
    heading: "Size",
    variation: "SELECT",
    choices: [
      { uuid: hex("c"), sort_id: 0, label: "S" },
      { uuid: hex("d"), sort_id: 1, label: "M" },
    ],
  }
  const text = { uuid: hex("a"), sort_id: 0, heading: "Name", variation: "NAME_TAG", choices: [] }
  /** Collections: one for all types, another that has a question of it again. */
  const there = { [questions]: [{ questions: [text] }, { questions: [select, text], ticket_type_name: "Seated" }] }

  it.effect("is refused where questions or choices would go, whichever collection they are in", () =>
    Effect.gen(function* () {
      const { error, sent } = yield* using(platformOf(there), (client) =>
        client.ticketTypeQuestions.replace({
          event,
          body: {
            questions: [
              { ...keptQuestion(select), uuid: hex("b"), choices: [{ uuid: dashes("c"), sort_id: 0, label: "S" }] },
              { new: true, variation: "TEXT", sort_id: 3, ticket_type: "all", heading: "New" },
            ],
          },
        }),
      )
      assert.deepStrictEqual(error?.reason._tag === "WouldRemove" ? [error.reason.what, error.reason.ids] : error, [
        "questions and choices",
        [hex("a"), hex("d")],
      ])
      assert.deepStrictEqual(sent, [`GET ${questions}`])
    }),
  )

  it.effect("is sent where all are named, in whatever form of uuid, kinds that we do not know included", () =>
    Effect.gen(function* () {
      const kept = yield* using(platformOf(there), (client) =>
        client.ticketTypeQuestions.replace({ event, body: { questions: [text, select].map(keptQuestion) } }),
      )
      assert.isUndefined(kept.error)
      assert.deepStrictEqual(kept.sent, [`GET ${questions}`, `POST ${questions}`])
      assert.deepStrictEqual(kept.bodies, [{ questions: [text, { ...select, uuid: hex("b") }] }])
      const allowed = yield* using(platformOf(there), (client) =>
        client.ticketTypeQuestions.replace({ event, allowRemoval: true, body: { questions: [] } }),
      )
      assert.deepStrictEqual(allowed.sent, [`POST ${questions}`])
    }),
  )

  it.effect("takes no new question without a kind, no choice question without choices, none that is neither", () =>
    Effect.gen(function* () {
      const { error, sent } = yield* using(platformOf(there), (client) =>
        client.ticketTypeQuestions.replace({
          event,
          body: {
            questions: [
              { new: true, variation: "RIDDLE", sort_id: 0, heading: "?" },
              { new: true, variation: "SELECT", sort_id: 1, heading: "Size" },
              { variation: "TEXT", sort_id: 2, heading: "Old or new" },
            ],
          },
        }),
      )
      assert.deepStrictEqual(
        error?.reason._tag === "InvalidInput" ? error.reason.problems.map(({ path }) => path) : [],
        ["body.questions[0].variation", "body.questions[1].choices", "body.questions[2].new"],
      )
      assert.deepStrictEqual(sent, [])
    }),
  )

  const question = `/api/v3/events/${event}/questions/${hex("b")}/`

  it.effect("one by one reads first only where there are choices, and refuses to lose any", () =>
    Effect.gen(function* () {
      const plain = yield* using(platformOf({ [question]: select }), (client) =>
        client.questions.update({ event, question: dashes("b"), body: { required: true } }),
      )
      assert.deepStrictEqual(plain.sent, [`PATCH ${question}`])
      const one = { uuid: hex("c"), sort_id: 0, label: "Small" }
      const lossy = yield* using(platformOf({ [question]: select }), (client) =>
        client.questions.update({ event, question: hex("b"), body: { choices: [one] } }),
      )
      assert.deepStrictEqual(
        lossy.error?.reason._tag === "WouldRemove" ? [lossy.error.reason.what, lossy.error.reason.ids] : lossy.error,
        ["choices", [hex("d")]],
      )
      assert.deepStrictEqual(lossy.sent, [`GET ${question}`])
      const whole = yield* using(platformOf({ [question]: select }), (client) =>
        client.questions.update({
          event,
          question: hex("b"),
          body: { choices: [one, { uuid: hex("d"), sort_id: 1, label: "M" }, { sort_id: 2, label: "L" }] },
        }),
      )
      assert.deepStrictEqual(whole.sent, [`GET ${question}`, `PATCH ${question}`])
    }),
  )
})

describe("setting a discount code active or inactive", () => {
  const list = `/api/v3/events/${event}/discount-codes/`
  const codeAt = (active: Json) => ({
    [list]: [
      { id: 1, code: "A", active },
      { id: 2, code: "B", active: true },
    ],
  })
  const toggle = `/api/v3/events/${event}/discount-code/1/`

  it.effect("toggles it only where it is not so already", () =>
    Effect.gen(function* () {
      const now = yield* using(platformOf(codeAt(false), { json: { id: 1, active: true } }), (client) =>
        client.events.discountCodes.setActive({ event, id: 1, active: true }),
      )
      assert.deepStrictEqual(now.sent, [`GET ${list}`, `POST ${toggle}`])
      assert.isTrue(now.value?.active)
      const already = yield* using(platformOf(codeAt(true)), (client) =>
        client.events.discountCodes.setActive({ event, id: 1, active: true }),
      )
      assert.deepStrictEqual(already.sent, [`GET ${list}`])
      assert.strictEqual(already.value?.code, "A")
    }),
  )

  it.effect("says so where the code is not there, tells no state, or ends up in the wrong one", () =>
    Effect.gen(function* () {
      const missing = yield* using(platformOf(codeAt(true)), (client) =>
        client.events.discountCodes.setActive({ event, id: 3, active: true }),
      )
      assert.strictEqual(missing.error?.reason._tag, "NotFound")
      const silent = yield* using(platformOf(codeAt(null)), (client) =>
        client.events.discountCodes.setActive({ event, id: 1, active: true }),
      )
      assert.strictEqual(silent.error?.reason._tag, "UnexpectedAnswer")
      assert.deepStrictEqual(silent.sent, [`GET ${list}`])
      const crossed = yield* using(platformOf(codeAt(false), { json: { id: 1, active: false } }), (client) =>
        client.events.discountCodes.setActive({ event, id: 1, active: true }),
      )
      assert.include(crossed.error?.message, "inactive after it was toggled")
      assert.deepStrictEqual(crossed.sent, [`GET ${list}`, `POST ${toggle}`])
    }),
  )

  it.effect("is not sent again when its answer is lost, and says which code to look for", () =>
    Effect.gen(function* () {
      const lost = yield* using(platformOf(codeAt(false), { noAnswer: "ECONNRESET" }), (client) =>
        client.events.discountCodes.setActive({ event, id: 1, active: true }),
      )
      assert.deepStrictEqual(lost.sent, [`GET ${list}`, `POST ${toggle}`])
      assert.deepStrictEqual(lost.error?.reason._tag === "OutcomeUnknown" ? lost.error.reason.look : lost.error, {
        list: "events.discount_codes.list",
        by: [
          { field: "id", value: "1" },
          { field: "event", value: event },
        ],
      })
    }),
  )

  it.effect("takes no other word than true and false", () =>
    Effect.gen(function* () {
      const { error, sent } = yield* using(platformOf(codeAt(false)), (client) =>
        Reflect.apply(client.discountCodes.setActive, null, [{ id: 1, active: "yes", event }]),
      )
      assert.sameMembers(error?.reason._tag === "InvalidInput" ? error.reason.problems.map(({ path }) => path) : [], [
        "active",
        "event",
      ])
      assert.deepStrictEqual(sent, [])
    }),
  )
})

describe("listing discount codes", () => {
  const paths = (platform: ReturnType<typeof stub>) => platform.asked.map(({ pathname }) => pathname)

  it.effect("asks at the other address where there is nothing at the first, and then only there", () =>
    Effect.gen(function* () {
      const platform = platformOf({
        [`/api/v3/events/${event}/discount-code/`]: [{ id: 1 }],
        "/api/v3/discount-code/": [{ id: 2 }, { id: 3 }],
      })
      yield* using(platform, (client) =>
        Effect.gen(function* () {
          assert.lengthOf(yield* Stream.runCollect(client.events.discountCodes.list({ event })), 1)
          assert.lengthOf((yield* client.discountCodes.list.page({})).items, 2)
        }),
      )
      assert.deepStrictEqual(paths(platform), [
        `/api/v3/events/${event}/discount-codes/`,
        `/api/v3/events/${event}/discount-code/`,
        "/api/v3/discount-code/",
      ])
    }),
  )

  it.effect("stays where it has found some, whatever is not there later", () =>
    Effect.gen(function* () {
      const platform = platformOf({ "/api/v3/discount-codes/": [{ id: 2 }] })
      const { error } = yield* using(platform, (client) =>
        Effect.andThen(Stream.runDrain(client.discountCodes.list()), client.events.discountCodes.list.page({ event })),
      )
      assert.strictEqual(error?.reason._tag, "NotFound")
      assert.deepStrictEqual(paths(platform), ["/api/v3/discount-codes/", `/api/v3/events/${event}/discount-codes/`])
    }),
  )
})
