import { stableNumber } from "@boxport/connector/testing"
import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { all, type Contracts, isRefused, makeStage, reasonOf, strangers } from "./Stage.ts"

const codes = [
  { code: "EARLY", amount: "12.5", discount_type: "PERCENTAGE", usage_tickets_limit: 5 },
  { code: "LATE", amount: { minor: 100_00n, currency: "DKK" }, discount_type: "PER_TICKET", usage_tickets_limit: 1 },
] as const

const used = "there is no such code, or it has been used"
const documentedOnly = "the host has the documented path only"
const pluralOnly = "the host has the plural path only"

const newest = ([made]: ReadonlyArray<{ readonly id: number }>): number => made?.id ?? 0

const countOf = (by: ReadonlyMap<string, string>, found: ReadonlyArray<{ readonly code?: string | null }>): number =>
  found.filter(({ code }) => code === by.get("code")).length

/** Contracts of what belongs to the whole account, and of discount codes. */
export const platformContracts: Contracts<
  | "ping"
  | "listNewsletters"
  | "mailNewsletters"
  | "mailOrdersReport"
  | "webhookAccess"
  | "listWebhookActions"
  | "listWebhooks"
  | "createWebhook"
  | "getWebhook"
  | "updateWebhook"
  | "deleteWebhook"
  | "listEventDiscountCodes"
  | "listEventDiscountCode"
  | "createEventDiscountCodes"
  | "toggleEventDiscountCode"
  | "deleteEventDiscountCode"
  | "listDiscountCodes"
  | "listDiscountCode"
  | "createDiscountCodes"
  | "toggleDiscountCode"
  | "deleteDiscountCode"
> = {
  ping: {
    call: (client) => client.ping(),
    works: ({ client }) => Effect.map(client.ping(), (answer) => assert.isNull(answer)),
    wrong: null,
  },
  listNewsletters: {
    call: (client) => client.newsletters.list.page({}),
    works: ({ client, twin }) =>
      Effect.gen(function* () {
        const signups = yield* all(client.newsletters.list())
        assert.isNotEmpty(signups)
        // Asked for in any other form, it would have been mailed.
        assert.lengthOf(twin.outbox, 0)
      }),
    wrong: ["format", (client) => Reflect.apply(client.newsletters.list.page, null, [{ format: "xlsx" }])],
  },
  mailNewsletters: {
    call: (client) => client.newsletters.mail(),
    works: ({ client, twin }) =>
      Effect.gen(function* () {
        assert.isNull(yield* client.newsletters.mail())
        assert.deepStrictEqual(twin.outbox, [{ to: twin.world.organisation.email, subject: "Newsletter signups" }])
      }),
    wrong: ["format", (client) => Reflect.apply(client.newsletters.mail, null, [{ format: "json" }])],
  },
  mailOrdersReport: {
    call: (client) => client.orders.report({ year: 2026, month: 5 }),
    works: ({ client, twin }) =>
      Effect.gen(function* () {
        assert.isNull(yield* client.orders.report({ year: 2026, month: 5, email: "book@example.org" }))
        yield* client.orders.report()
        assert.deepStrictEqual(
          twin.outbox.map(({ to }) => to),
          ["book@example.org", twin.world.organisation.email],
        )
        assert.deepStrictEqual(twin.log[0]?.query, { year: "2026", month: "5", email: "book@example.org" })
      }),
    wrong: ["month", (client) => client.orders.report({ month: 0 })],
  },
  webhookAccess: {
    call: (client) => client.webhooks.access(),
    works: ({ client }) =>
      Effect.gen(function* () {
        assert.isNull(yield* client.webhooks.access())
        const { client: admin } = yield* makeStage({ role: "admin" })
        assert.strictEqual((yield* reasonOf(admin.webhooks.access()))._tag, "Unauthorized")
      }),
    wrong: null,
  },
  listWebhookActions: {
    call: (client) => client.webhooks.actions.page({}),
    works: ({ client }) =>
      Effect.map(all(client.webhooks.actions()), (actions) =>
        assert.includeMembers([...actions], ["all", "purchase.paid"]),
      ),
    wrong: null,
  },
  listWebhooks: {
    call: (client) => client.webhooks.list.page({}),
    works: ({ client }) => Effect.map(all(client.webhooks.list()), (hooks) => assert.lengthOf(hooks, 2)),
    wrong: null,
  },
  createWebhook: {
    call: (client) => client.webhooks.create({ body: { url: "https://example.org/hook/7", action: "ticket.paid" } }),
    works: ({ client }) =>
      Effect.gen(function* () {
        const made = yield* client.webhooks.create({ body: { url: "https://example.org/hook/7", action: "event.all" } })
        assert.deepStrictEqual([made.action, made.active, made.scope], ["event.all", true, "whitelabel"])
        assert.deepStrictEqual(yield* client.webhooks.get({ hook: made.uuid }), made)
        assert.lengthOf(yield* all(client.webhooks.list()), 3)
        const unknown = client.webhooks.create({ body: { url: "https://example.org/hook/7", action: "ticket.eaten" } })
        yield* isRefused(unknown, 400, "not a valid choice")
        const { client: admin } = yield* makeStage({ role: "admin" })
        const refusal = yield* reasonOf(admin.webhooks.create({ body: { url: "https://example.org", action: "all" } }))
        assert.strictEqual(refusal._tag, "Forbidden")
      }),
    wrong: ["body.url", (client) => client.webhooks.create({ body: { url: "nowhere", action: "all" } })],
    find: ({ client }, by) =>
      Effect.map(
        all(client.webhooks.list()),
        (hooks) => hooks.filter(({ action }) => action === by.get("action")).length,
      ),
  },
  getWebhook: {
    call: (client, { hook }) => client.webhooks.get({ hook }),
    works: ({ client, ids: { hook } }) =>
      Effect.map(client.webhooks.get({ hook }), ({ action, uuid }) =>
        assert.deepStrictEqual([uuid, action], [hook, "all"]),
      ),
    wrong: ["hook", (client) => client.webhooks.get({ hook: "7" })],
  },
  updateWebhook: {
    call: (client, { hook }) => client.webhooks.update({ hook, body: { active: true } }),
    works: ({ client, ids: { hook } }) =>
      Effect.gen(function* () {
        const before = yield* client.webhooks.get({ hook })
        const result = yield* client.webhooks.update({ hook, body: { active: true, action: "purchase.all" } })
        assert.deepStrictEqual(
          [result.active, result.action, result.url, result.created],
          [true, "purchase.all", before.url, before.created],
        )
        assert.deepStrictEqual(yield* client.webhooks.get({ hook }), result)
      }),
    wrong: [
      "body.active",
      (client, { hook }) => Reflect.apply(client.webhooks.update, null, [{ hook, body: { active: "true" } }]),
    ],
  },
  deleteWebhook: {
    call: (client, { hook }) => client.webhooks.delete({ hook }),
    works: ({ client, ids: { hook } }) =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* client.webhooks.delete({ hook }), { detail: "Webhook deleted" })
        assert.strictEqual((yield* reasonOf(client.webhooks.get({ hook })))._tag, "NotFound")
        assert.lengthOf(yield* all(client.webhooks.list()), 1)
      }),
    wrong: ["hook", (client) => client.webhooks.delete({ hook: "7" })],
  },
  listEventDiscountCodes: {
    twin: { pageSize: 1 },
    call: (client, { event }) => client.events.discountCodes.list.page({ event }),
    works: ({ client, ids: { code, event }, twin }) =>
      Effect.gen(function* () {
        const found = yield* all(client.events.discountCodes.list({ event }))
        assert.lengthOf(found, 2)
        assert.isTrue(found.some(({ id }) => id === code))
        // Page by page.
        assert.lengthOf(twin.log, 2)
        const first = yield* client.events.discountCodes.list.page({ event })
        assert.deepStrictEqual([first.items.length, first.total], [1, 2])
      }),
    fails: {
      [documentedOnly]: ({ ids: { event } }) =>
        Effect.gen(function* () {
          const { client } = yield* makeStage({ discountPath: "singular" })
          assert.lengthOf(yield* all(client.events.discountCodes.list({ event })), 2)
        }),
    },
    wrong: ["event", (client) => client.events.discountCodes.list.page({ event: "7" })],
  },
  listEventDiscountCode: {
    twin: { discountPath: "singular" },
    call: (client, { event }) => client.events.discountCodes.listDocumented.page({ event }),
    works: ({ client, ids: { event } }) =>
      Effect.map(all(client.events.discountCodes.listDocumented({ event })), (found) => assert.lengthOf(found, 2)),
    fails: {
      [pluralOnly]: ({ ids: { event } }) =>
        Effect.gen(function* () {
          const { client } = yield* makeStage({ discountPath: "plural" })
          const reason = yield* reasonOf(all(client.events.discountCodes.listDocumented({ event })))
          assert.strictEqual(reason._tag, "NotFound")
        }),
    },
    wrong: ["event", (client) => client.events.discountCodes.listDocumented.page({ event: "7" })],
  },
  createEventDiscountCodes: {
    call: (client, { event }) => client.events.discountCodes.create({ event, body: codes }),
    works: ({ client, ids: { event, ticket_type } }) =>
      Effect.gen(function* () {
        const made = yield* client.events.discountCodes.create({
          event,
          body: [codes[0], { ...codes[1], ticket_type_uuid: ticket_type }],
        })
        assert.deepStrictEqual(
          made.map(({ active, amount, code, discount_type, ticket_type_uuid, usage_tickets_limit }) => [
            code,
            amount,
            discount_type,
            usage_tickets_limit,
            active,
            ticket_type_uuid,
          ]),
          [
            ["EARLY", "12.5", "PERCENTAGE", 5, true, undefined],
            ["LATE", "100", "PER_TICKET", 1, true, ticket_type],
          ],
        )
        const found = yield* all(client.events.discountCodes.list({ event }))
        assert.lengthOf(found, 4)
        assert.strictEqual(new Set(found.map(({ id }) => id)).size, 4)
        // All or nothing.
        const stranger = client.events.discountCodes.create({
          event,
          body: [codes[0], { ...codes[1], ticket_type_uuid: event }],
        })
        yield* isRefused(stranger, 400, "[1].ticket_type_uuid")
        assert.lengthOf(yield* all(client.events.discountCodes.list({ event })), 4)
      }),
    wrong: [
      "body[0].discount_type",
      (client, { event }) =>
        Reflect.apply(client.events.discountCodes.create, null, [
          { event, body: [{ ...codes[0], discount_type: "FREE" }] },
        ]),
    ],
    find: ({ client }, by) =>
      Effect.map(all(client.events.discountCodes.list({ event: by.get("event") ?? "" })), (found) =>
        countOf(by, found),
      ),
  },
  toggleEventDiscountCode: {
    call: (client, { code, event }) => client.events.discountCodes.toggle({ event, id: code }),
    works: ({ client, ids: { code, event }, twin }) =>
      Effect.gen(function* () {
        const state = Effect.map(
          all(client.events.discountCodes.list({ event })),
          (found) => found.find(({ id }) => id === code)?.active,
        )
        assert.isTrue(yield* state)
        assert.isFalse((yield* client.events.discountCodes.toggle({ event, id: code })).active)
        assert.isFalse(yield* state)
        assert.isTrue((yield* client.events.discountCodes.toggle({ event, id: code })).active)
        // What one wants instead, however often one says it.
        const toggles = () => twin.log.filter(({ method }) => method === "POST").length
        const before = toggles()
        for (let times = 0; times < 3; times++) {
          const now = yield* client.events.discountCodes.setActive({ event, id: code, active: false })
          assert.isFalse(now.active)
        }
        assert.isFalse(yield* state)
        assert.strictEqual(toggles(), before + 1)
      }),
    wrong: ["id", (client, { event }) => client.events.discountCodes.toggle({ event, id: -1 })],
    find: ({ client }, by) =>
      Effect.map(
        all(client.events.discountCodes.list({ event: by.get("event") ?? "" })),
        (found) => found.filter(({ id }) => String(id) === by.get("id")).length,
      ),
  },
  deleteEventDiscountCode: {
    call: (client, { code, event }) =>
      Effect.flatMap(
        code === strangers.code
          ? Effect.succeed(code)
          : Effect.map(client.events.discountCodes.create({ event, body: [codes[0]] }), newest),
        (id) => client.events.discountCodes.delete({ event, id }),
      ),
    works: ({ client, ids: { event } }) =>
      Effect.gen(function* () {
        const before = yield* all(client.events.discountCodes.list({ event }))
        const [made] = yield* client.events.discountCodes.create({ event, body: [codes[0]] })
        assert.isNull(yield* client.events.discountCodes.delete({ event, id: made?.id ?? 0 }))
        assert.deepStrictEqual(yield* all(client.events.discountCodes.list({ event })), before)
      }),
    fails: {
      [used]: ({ client, ids: { code, event } }) =>
        Effect.gen(function* () {
          assert.strictEqual(
            (yield* reasonOf(client.events.discountCodes.delete({ event, id: code })))._tag,
            "NotFound",
          )
          const found = yield* all(client.events.discountCodes.list({ event }))
          assert.isTrue(found.some(({ id }) => id === code))
        }),
    },
    wrong: ["id", (client, { event }) => client.events.discountCodes.delete({ event, id: 1.5 })],
  },
  listDiscountCodes: {
    call: (client) => client.discountCodes.list.page({}),
    works: ({ client, ids: { accountCode } }) =>
      Effect.map(all(client.discountCodes.list()), (found) =>
        assert.deepStrictEqual(
          found.map(({ id }) => id),
          [accountCode],
        ),
      ),
    fails: {
      [documentedOnly]: () =>
        Effect.gen(function* () {
          const { client } = yield* makeStage({ discountPath: "singular" })
          assert.lengthOf(yield* all(client.discountCodes.list()), 1)
        }),
    },
    wrong: null,
  },
  listDiscountCode: {
    twin: { discountPath: "singular" },
    call: (client) => client.discountCodes.listDocumented.page({}),
    works: ({ client }) => Effect.map(all(client.discountCodes.listDocumented()), (found) => assert.lengthOf(found, 1)),
    fails: {
      [pluralOnly]: () =>
        Effect.gen(function* () {
          const { client } = yield* makeStage({ discountPath: "plural" })
          assert.strictEqual((yield* reasonOf(all(client.discountCodes.listDocumented())))._tag, "NotFound")
        }),
    },
    wrong: null,
  },
  createDiscountCodes: {
    call: (client) => client.discountCodes.create({ body: codes }),
    works: ({ client, ids: { event } }) =>
      Effect.gen(function* () {
        const made = yield* client.discountCodes.create({ body: codes })
        const found = yield* all(client.discountCodes.list())
        assert.includeMembers(
          found.map(({ id }) => id),
          made.map(({ id }) => id),
        )
        // Those of an event are others.
        assert.lengthOf(yield* all(client.events.discountCodes.list({ event })), 2)
        const { client: organiser } = yield* makeStage({ role: "organiser" })
        assert.strictEqual((yield* reasonOf(organiser.discountCodes.create({ body: codes })))._tag, "Forbidden")
      }),
    wrong: ["body[0]", (client) => Reflect.apply(client.discountCodes.create, null, [{ body: [] }])],
    find: ({ client }, by) => Effect.map(all(client.discountCodes.list()), (found) => countOf(by, found)),
  },
  toggleDiscountCode: {
    call: (client, { accountCode }) => client.discountCodes.toggle({ id: accountCode }),
    works: ({ client, ids: { accountCode: id } }) =>
      Effect.gen(function* () {
        assert.isFalse((yield* client.discountCodes.toggle({ id })).active)
        assert.isFalse((yield* client.discountCodes.setActive({ id, active: false })).active)
        assert.isTrue((yield* client.discountCodes.setActive({ id, active: true })).active)
        assert.isTrue((yield* all(client.discountCodes.list()))[0]?.active)
      }),
    wrong: ["id", (client) => client.discountCodes.toggle({ id: 0 })],
    find: ({ client }, by) =>
      Effect.map(
        all(client.discountCodes.list()),
        (found) => found.filter(({ id }) => String(id) === by.get("id")).length,
      ),
  },
  deleteDiscountCode: {
    call: (client, { accountCode }) =>
      Effect.flatMap(
        accountCode === strangers.accountCode
          ? Effect.succeed(accountCode)
          : Effect.map(client.discountCodes.create({ body: [codes[0]] }), newest),
        (id) => client.discountCodes.delete({ id }),
      ),
    works: ({ client, ids: { accountCode } }) =>
      Effect.gen(function* () {
        const [made] = yield* client.discountCodes.create({ body: [codes[0]] })
        assert.isNull(yield* client.discountCodes.delete({ id: made?.id ?? 0 }))
        assert.deepStrictEqual(
          (yield* all(client.discountCodes.list())).map(({ id }) => id),
          [accountCode],
        )
      }),
    fails: {
      [used]: ({ client, ids: { accountCode, code } }) =>
        Effect.gen(function* () {
          // One that is used, one of an event, one that never was.
          for (const id of [accountCode, code, stableNumber("nothing", 1)]) {
            assert.strictEqual((yield* reasonOf(client.discountCodes.delete({ id })))._tag, "NotFound")
          }
        }),
    },
    wrong: ["id", (client) => client.discountCodes.delete({ id: 0 })],
  },
}
