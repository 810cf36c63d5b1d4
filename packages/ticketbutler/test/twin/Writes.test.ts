import { assert, describe, it } from "@effect/vitest"
import { stableUuid } from "@boxport/connector/testing"
import type { Json } from "@boxport/model"
import { startTwin, type Twin, type TwinOptions } from "@boxport/ticketbutler/twin"
import { Effect, Redacted } from "effect"

const event = stableUuid("ticketbutler event", 2)
const v3 = "/api/v3"

/** What a request without any client of ours gets. */
const ask = (
  twin: Twin,
  method: string,
  path: string,
  body?: string | object,
  headers: { readonly [name: string]: string } = { "content-type": "application/json" },
) =>
  Effect.promise(async () => {
    const answer = await fetch(`${twin.url}${path}`, {
      method,
      redirect: "manual",
      headers: { authorization: `Token ${Redacted.value(twin.token)}`, ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get("content-type") === "application/json"
    const json: Json = isJson ? JSON.parse(text) : text.slice(0, 15)
    return { status: answer.status, json, allow: answer.headers.get("allow") }
  })

const withTwin = <A, E>(use: (twin: Twin) => Effect.Effect<A, E>, options: TwinOptions = {}) =>
  Effect.scoped(Effect.flatMap(startTwin({ orders: 40, ...options }), use))

/** Requests that are refused, and in which words. */
const refusals: ReadonlyArray<
  readonly [what: string, method: string, path: string, body: string | object | undefined, status: number, said: Json]
> = [
  [
    "an event without anything",
    "POST",
    `${v3}/events/`,
    {},
    400,
    {
      title: ["This field is required."],
      start_date: ["This field is required."],
      ticket_types: ["This field is required."],
    },
  ],
  [
    "an event of nonsense, ticket type by ticket type",
    "POST",
    `${v3}/events/`,
    {
      title: " ",
      start_date: "tomorrow",
      end_date: null,
      is_members_only: "perhaps",
      team: "Strangers",
      eventsettings: [],
      address: { email: "nobody", city: {} },
      ticket_types: [{ title: "A", price: 1, amount_total: 1 }, { title: null, price: "free", amount_total: -1 }, 7],
    },
    400,
    {
      title: ["This field may not be blank."],
      start_date: [
        "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].",
      ],
      end_date: ["This field may not be null."],
      is_members_only: ["Must be a valid boolean."],
      team: ["Object with uuid=Strangers does not exist."],
      eventsettings: ["Invalid data. Expected a dictionary."],
      address: { city: ["Not a valid string."], email: ["Enter a valid email address."] },
      ticket_types: [
        {},
        {
          title: ["This field may not be null."],
          price: ["A valid number is required."],
          amount_total: ["Ensure this value is greater than or equal to 0."],
        },
        {
          non_field_errors: ["Invalid data. Expected a dictionary, but got int."],
          title: ["This field is required."],
          price: ["This field is required."],
          amount_total: ["This field is required."],
        },
      ],
    },
  ],
  [
    "an event that ends before it begins",
    "POST",
    `${v3}/events/`,
    { title: "A", start_date: "2027-01-02T10:00Z", end_date: "2027-01-01T10:00Z", ticket_types: [] },
    400,
    { end_date: ["The event cannot end before it begins."] },
  ],
  [
    "a reason that is too short",
    "DELETE",
    `${v3}/events/${event}/`,
    { delete_reason: "Rain" },
    400,
    { delete_reason: ["Ensure this field has at least 5 characters."] },
  ],
  ["no reason", "DELETE", `${v3}/events/${event}/`, undefined, 400, { delete_reason: ["This field is required."] }],
  [
    "questions that are no list",
    "POST",
    `${v3}/events/${event}/ticket-type-questions/`,
    { questions: {} },
    400,
    { questions: { non_field_errors: ['Expected a list of items but got type "dict".'] } },
  ],
  [
    "a question that is not there",
    "POST",
    `${v3}/events/${event}/ticket-type-questions/`,
    { questions: [{ uuid: event, heading: "A", variation: "TEXT" }] },
    400,
    { questions: [`Question ${event} does not exist.`] },
  ],
  [
    "a question of an unknown kind",
    "POST",
    `${v3}/events/${event}/ticket-type-questions/`,
    { questions: [{ new: true, heading: "A", variation: "RIDDLE", choices: [{ uuid: "x" }] }] },
    400,
    {
      questions: [
        {
          variation: ['"RIDDLE" is not a valid choice.'],
          choices: [{ label: ["This field is required."], uuid: ["Must be a valid UUID."] }],
        },
      ],
    },
  ],
  [
    "an order of nothing",
    "POST",
    `${v3}/orders/`,
    { event, ticket_types: [], address: {} },
    400,
    {
      ticket_types: ["This list may not be empty."],
      address: {
        first_name: ["This field is required."],
        last_name: ["This field is required."],
        email: ["This field is required."],
      },
      non_field_errors: ["Order details insufficient"],
    },
  ],
  ["an address that is none", "PATCH", `${v3}/orders/${"0".repeat(32)}/`, {}, 404, { detail: "Not found." }],
  [
    "codes that are no list",
    "POST",
    `${v3}/discount-code/`,
    { code: "A" },
    400,
    { non_field_errors: ['Expected a list of items but got type "dict".'] },
  ],
  [
    "codes of nonsense, one by one",
    "POST",
    `${v3}/events/${event}/discount-code/`,
    [
      { code: "A", amount: "1.00", usage_tickets_limit: 1 },
      { amount: "much", discount_type: "FREE" },
    ],
    400,
    [
      {},
      {
        code: ["This field is required."],
        amount: ["A valid number is required."],
        usage_tickets_limit: ["This field is required."],
        discount_type: ['"FREE" is not a valid choice.'],
      },
    ],
  ],
  [
    "a webhook of nonsense",
    "POST",
    "/webhooks/v1/whitelabel/hooks/",
    { url: "nowhere", action: "ticket.eaten", active: 7 },
    400,
    {
      url: ["Enter a valid URL."],
      action: ['"ticket.eaten" is not a valid choice.'],
      active: ["Must be a valid boolean."],
    },
  ],
  [
    "what is no JSON",
    "POST",
    `${v3}/orders/`,
    "{",
    400,
    { detail: "JSON parse error - Expecting value: line 1 column 1 (char 0)" },
  ],
  ["a method that a path does not know", "PUT", `${v3}/orders/`, {}, 405, { detail: 'Method "PUT" not allowed.' }],
  ["a path without its slash", "POST", `${v3}/orders`, {}, 301, "<!DOCTYPE html>"],
  ["a path that there is not", "POST", `${v3}/tickets/`, {}, 404, "<!DOCTYPE html>"],
]

describe("the twin refuses", () => {
  for (const [what, method, path, body, status, said] of refusals) {
    it.effect(what, () =>
      withTwin((twin) =>
        Effect.gen(function* () {
          const answer = yield* ask(twin, method, path, body)
          assert.deepStrictEqual([answer.status, answer.json], [status, said])
          assert.lengthOf(twin.outbox, 0)
        }),
      ),
    )
  }

  it.effect("forms, and says which methods a path knows", () =>
    withTwin((twin) =>
      Effect.gen(function* () {
        const form = yield* ask(twin, "POST", `${v3}/orders/`, "a=b", {
          "content-type": "application/x-www-form-urlencoded",
        })
        assert.strictEqual(form.status, 415)
        assert.strictEqual((yield* ask(twin, "POST", `${v3}/events/${event}/orders/`, {})).allow, "GET")
        assert.strictEqual((yield* ask(twin, "PUT", `${v3}/events/${event}/`, {})).allow, "GET, POST, DELETE")
      }),
    ),
  )

  it.effect("by role: observers read, organisers write, admins have account-wide codes, owners webhooks", () =>
    Effect.gen(function* () {
      const requests = [
        ["GET", `${v3}/events/${event}/orders/`, undefined],
        ["POST", `${v3}/events/${event}/ticket-types/`, { title: "A", price: 1, amount_total: 1 }],
        ["POST", `${v3}/discount-code/`, []],
        ["GET", "/webhooks/v1/whitelabel/hooks/", undefined],
        ["GET", "/webhooks/v1/", undefined],
        ["DELETE", `${v3}/orders/${"0".repeat(32)}/`, undefined],
      ] as const
      const expected = {
        observer: [200, 403, 403, 403, 401, 401],
        organiser: [200, 200, 403, 403, 401, 404],
        admin: [200, 200, 200, 403, 401, 404],
        owner: [200, 200, 200, 200, 200, 404],
      } as const
      for (const role of ["observer", "organiser", "admin", "owner"] as const) {
        const statuses = yield* withTwin(
          (twin) =>
            Effect.forEach(requests, ([method, path, body]) =>
              Effect.map(ask(twin, method, path, body), ({ status }) => status),
            ),
          { role },
        )
        assert.deepStrictEqual(statuses, [...expected[role]], role)
      }
    }),
  )
})

describe("the twin's writes", () => {
  /** A number of writes of all kinds, and everything that can be read after them. */
  const story = (twin: Twin) =>
    Effect.gen(function* () {
      const written = [
        yield* ask(twin, "POST", `${v3}/events/`, {
          title: "Swim",
          start_date: "2027-08-06T09:45:00+02:00",
          ticket_types: [{ title: "Swimmer", price: 0, amount_total: 3 }],
        }),
        yield* ask(twin, "POST", `${v3}/events/${event}/ticket-types/`, { title: "A", price: 1, amount_total: 1 }),
        yield* ask(twin, "POST", `${v3}/events/${event}/ticket-type-questions/`, {
          questions: [{ new: true, heading: "Q", variation: "SELECT", choices: [{ label: "A" }] }],
        }),
        yield* ask(twin, "POST", `${v3}/events/${event}/discount-code/`, [
          { code: "A", amount: "1.00", usage_tickets_limit: 1 },
        ]),
        yield* ask(twin, "POST", "/webhooks/v1/whitelabel/hooks/", { url: "https://example.org", action: "all" }),
        yield* ask(twin, "POST", `${v3}/orders/`, {
          event,
          address: { first_name: "A", last_name: "B", email: "a@example.org" },
          ticket_types: [{ uuid: stableUuid("ticketbutler type", 2 * 64 + 1), amount: 2 }],
        }),
      ]
      const paths = ["events/?old=true", `events/${event}/`, `events/${event}/orders/`, `events/${event}/tickets/`]
      const read = yield* Effect.forEach(paths, (path) => ask(twin, "GET", `${v3}/${path}`))
      return JSON.stringify([written, read])
    })

  it.effect("have the same ids and answers each time", () =>
    Effect.gen(function* () {
      const now = () => 1_790_000_000_000
      const once = Effect.scoped(Effect.flatMap(startTwin({ orders: 40, now }), story))
      const [first, second] = [yield* once, yield* once]
      assert.strictEqual(first, second)
      assert.include(first, "2026-09-21T")
    }),
  )

  it.effect("are kept apart from other twins of the same world", () =>
    Effect.scoped(
      Effect.gen(function* () {
        const [one, two] = [yield* startTwin({ orders: 40 }), yield* startTwin({ orders: 40 })]
        const before = yield* ask(two, "GET", `${v3}/events/${event}/`)
        yield* story(one)
        assert.deepStrictEqual(yield* ask(two, "GET", `${v3}/events/${event}/`), before)
      }),
    ),
  )

  it.effect("take ids in both forms in bodies, and without dashes in paths", () =>
    withTwin((twin) =>
      Effect.gen(function* () {
        const type = stableUuid("ticketbutler type", 2 * 64 + 1)
        const dashed = (uuid: string) => uuid.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
        const order = yield* ask(twin, "POST", `${v3}/orders/`, {
          event: dashed(event),
          address: { first_name: "A", last_name: "B", email: "a@example.org" },
          ticket_types: [{ uuid: dashed(type).toUpperCase(), amount: 1 }],
        })
        assert.strictEqual(order.status, 200)
        const path = `${v3}/events/${dashed(event)}/ticket-types/`
        assert.strictEqual((yield* ask(twin, "POST", path, { title: "A", price: 1, amount_total: 1 })).status, 404)
      }),
    ),
  )
})
