import { assert, describe, it } from "@effect/vitest"
import { hurry } from "@boxport/connector/testing"
import { Tito, TitoError } from "@boxport/tito"
import { startTwin } from "@boxport/tito/twin"
import { ConfigProvider, Effect, Logger, Redacted, References, Stream } from "effect"
import { answering, problemsOf, reasonOf, untyped } from "../support/client.ts"

const queryOf = (request: { readonly url: URL } | undefined) => [...(request?.url.searchParams ?? [])]

describe("what the client sends", () => {
  it.effect("is the credential, the account, the version, and a body under its key", () =>
    Effect.gen(function* () {
      const { sent, tito } = yield* answering(() => ({ event: { id: 1, slug: "conf" } }))
      const event = yield* tito.events.create({ body: { title: "Conf", start_time: "09:00", location: null } })
      assert.strictEqual(event.slug, "conf")
      assert.strictEqual(sent[0]?.method, "POST")
      assert.strictEqual(sent[0]?.url.pathname, "/v3/acme/events")
      assert.deepStrictEqual(queryOf(sent[0]), [["version", "3.1"]])
      assert.strictEqual(sent[0]?.body, '{"event":{"title":"Conf","location":null,"start_time":"09:00"}}')
      assert.deepInclude(Object.keys(sent[0]?.headers ?? {}), "authorization")
    }),
  )

  it.effect("nests queries as Rails reads them, and lets the caller choose version and view", () =>
    Effect.gen(function* () {
      const { sent, tito } = yield* answering(() => ({ tickets: [], meta: {} }))
      yield* tito.tickets.list.page({
        event_slug: "conf",
        version: "3.0",
        view: "extended",
        expand: ["answers", "release"],
        page: { number: 2, size: 250 },
        search: {
          q: "Alice",
          sort: "reference",
          states: ["void", "complete"],
          release_ids: ["early-bird"],
          updated_at: { gte: "2026-01-01T10:00:00+01:00", lt: "2026-02-01 09:00", gt: "2026-01-01T00:00:00.250Z" },
        },
      })
      assert.deepStrictEqual(
        new Set(queryOf(sent[0]).map((pair) => pair.join("="))),
        new Set([
          "version=3.0",
          "view=extended",
          "expand=answers,release",
          "page[number]=2",
          "page[size]=250",
          "search[q]=Alice",
          "search[sort]=reference",
          "search[direction]=asc",
          "search[states][]=void",
          "search[states][]=complete",
          "search[release_ids][]=early-bird",
          "search[updated_at][gte]=2026-01-01T09:00:00 UTC",
          "search[updated_at][lt]=2026-02-01 09:00",
          "search[updated_at][gt]=2026-01-01T00:00:00.250 UTC",
        ]),
      )
    }),
  )

  it.effect("asks for tickets and registrations oldest first, since their own order is not settled", () =>
    Effect.gen(function* () {
      const { sent, tito } = yield* answering(() => ({ registrations: [], releases: [] }))
      yield* tito.registrations.list.page({ event_slug: "conf" })
      yield* tito.releases.list.page({ event_slug: "conf" })
      assert.deepStrictEqual(queryOf(sent[0]), [
        ["version", "3.1"],
        ["search[sort]", "created_at"],
        ["search[direction]", "asc"],
      ])
      assert.deepStrictEqual(queryOf(sent[1]), [["version", "3.1"]])
    }),
  )

  it.effect("writes options as lines, and Money as a decimal", () =>
    Effect.gen(function* () {
      const { sent, tito } = yield* answering(
        () => ({ question: { id: 1, slug: "q" }, release: { id: 1, slug: "r" } }),
        { currency: "EUR" },
      )
      yield* tito.questions.create({
        event_slug: "conf",
        body: { title: "Size?", field_type: "Select", options: ["S", "M"] },
      })
      yield* tito.releases.create({
        event_slug: "conf",
        body: { title: "Early", price: { minor: 12_50n, currency: "EUR" }, max_donation: 5, suggested_donation: "7.5" },
      })
      assert.strictEqual(sent[0]?.body, '{"question":{"title":"Size?","field_type":"Select","options":"S\\nM"}}')
      assert.strictEqual(
        sent[1]?.body,
        '{"release":{"title":"Early","max_donation":5,"price":"12.50","suggested_donation":"7.5"}}',
      )
    }),
  )

  it.effect("is nothing when the input is wrong, with the path of each field", () =>
    Effect.gen(function* () {
      const { sent, tito } = yield* answering(() => ({}), { currency: "EUR" })
      const event_slug = "conf"
      const money = { minor: 1n, currency: "USD" }
      assert.deepStrictEqual(yield* problemsOf(untyped(tito.releases.create, { event_slug, body: {} })), ["body.title"])
      assert.deepStrictEqual(
        yield* problemsOf(
          tito.releases.update({
            event_slug,
            release_slug: "r",
            body: { price: money, quantity: 1, max_donation: money },
          }),
        ),
        ["body.price", "body.max_donation"],
      )
      assert.deepStrictEqual(
        yield* problemsOf(
          untyped(tito.discountCodes.create, {
            event_slug,
            body: { code: "A", type: "PercentOffDiscountCode", value: { minor: 1n, currency: "EUR" } },
          }),
        ),
        ["body.value"],
      )
      assert.deepStrictEqual(
        yield* problemsOf(untyped(tito.questions.create, { event_slug, body: { title: "?", field_type: "Number" } })),
        ["body.field_type"],
      )
      assert.deepStrictEqual(
        yield* problemsOf(
          untyped(tito.registrations.create, { event_slug, body: { line_items: [{ release_id: 1, quantity: 0 }] } }),
        ),
        ["body.line_items[0].quantity"],
      )
      assert.deepStrictEqual(
        yield* problemsOf(
          untyped(tito.webhookEndpoints.create, {
            event_slug,
            body: { url: "http://example.org", included_triggers: [], custom: 1 },
          }),
        ),
        ["body.custom", "body.url", "body.included_triggers[0]"],
      )
      assert.deepStrictEqual(
        yield* problemsOf(untyped(tito.tickets.list.page, { event_slug, search: { states: ["gone"], since: 1 } })),
        ["search.since", "search.states[0]"],
      )
      assert.deepStrictEqual(
        yield* problemsOf(untyped(tito.checkin.checkins.create, { checkin_list_slug: "chk_x", body: {} })),
        ["body.ticket_id", "body.ticket_reference"],
      )
      assert.lengthOf(sent, 0)
    }),
  )
})

describe("what the client gives", () => {
  it.effect("is every page of a list, found by its meta", () =>
    Effect.gen(function* () {
      const { sent, tito } = yield* answering(({ url }) => {
        const page = Number(url.searchParams.get("page[number]") ?? 1)
        return {
          tickets: [page * 10, page * 10 + 1].map((id) => ({ id, slug: `ti_${id}` })),
          meta: { current_page: page, next_page: page < 4 ? page + 1 : null, total_count: 8 },
        }
      })
      const all = yield* Stream.runCollect(tito.tickets.list({ event_slug: "conf", page: { number: 2 } }))
      assert.deepStrictEqual(
        all.map(({ id }) => id),
        [20, 21, 30, 31, 40, 41],
      )
      assert.lengthOf(sent, 3)
      assert.strictEqual((yield* tito.tickets.list.page({ event_slug: "conf" })).total, 8)
    }),
  )

  it.effect("is every page of a list without meta, as long as they are full", () =>
    Effect.gen(function* () {
      const { sent, tito } = yield* answering(({ url }) => {
        const page = Number(url.searchParams.get("page[number]") ?? 1)
        return {
          interested_users: Array.from({ length: page < 4 ? 100 : 7 }, (_, place) => ({ id: page * 100 + place })),
        }
      })
      const all = yield* Stream.runCollect(tito.interestedUsers.list({ event_slug: "conf", page: { number: 3 } }))
      assert.deepStrictEqual([all.length, all[0]?.id, sent.length], [107, 300, 2])
    }),
  )

  it.effect("is the check-in lists without page[number], which they do not stand", () =>
    Effect.gen(function* () {
      const { sent, tito } = yield* answering(({ url }) => ({
        checkin_lists: [{ slug: `chk_${url.searchParams.get("page") ?? 1}` }],
        meta: {
          current_page: Number(url.searchParams.get("page") ?? 1),
          next_page: url.searchParams.has("page") ? null : 2,
        },
      }))
      const all = yield* Stream.runCollect(tito.checkinLists.list({ event_slug: "conf" }))
      assert.lengthOf(all, 2)
      for (const request of sent) assert.isFalse(request.url.searchParams.has("page[number]"))
    }),
  )

  it.effect("is null where the platform sends nothing, or nothing that is documented", () =>
    Effect.gen(function* () {
      const { tito } = yield* answering(
        (_, place) => [null, {}, { archival: true }, { release: { id: 5, slug: "r" } }][place] ?? null,
      )
      const release = { event_slug: "conf", release_slug: "r" }
      assert.isNull(yield* tito.releases.archive(release))
      assert.isNull(yield* tito.releases.archive(release))
      assert.isNull(yield* tito.releases.archive(release))
      assert.strictEqual((yield* tito.releases.archive(release))?.id, 5)
      const odd = yield* answering(() => [200, { deleted: true }])
      assert.isNull(yield* odd.tito.releases.delete(release))
    }),
  )

  it.effect("is the registration in either version's answer to a change", () =>
    Effect.gen(function* () {
      const { tito } = yield* answering((_, place) =>
        place === 0
          ? {
              name: "Jo",
              total: "10.0",
              registration: { id: 7, slug: "reg_x", cached_total: "10.0" },
              update_receipt: true,
            }
          : { registration: { id: 8, slug: "reg_x", total: 10 } },
      )
      const change = { event_slug: "conf", registration_slug: "reg_x", body: { name: "Jo" } }
      assert.strictEqual((yield* tito.registrations.update({ ...change, version: "3.0" })).cached_total, "10")
      assert.strictEqual((yield* tito.registrations.update(change)).id, 8)
    }),
  )
})

describe("the check-in API", () => {
  const slug = "chk_CANARY_of_a_list"

  it.effect("is another host, gets no credential, and gives bare pages until one is empty", () =>
    Effect.gen(function* () {
      const { sent, tito } = yield* answering(
        ({ url }) => {
          const page = Number(url.searchParams.get("page") ?? 1)
          return page < 4 ? [{ id: page, uuid: `u${page}`, ticket_id: page }] : []
        },
        { checkinUrl: "http://127.0.0.1:2" },
      )
      const all = yield* Stream.runCollect(tito.checkin.checkins.list({ checkin_list_slug: slug, page: 2, since: 5 }))
      assert.deepStrictEqual(
        all.map(({ id }) => id),
        [2, 3],
      )
      for (const { headers, url } of sent) {
        assert.strictEqual(url.origin, "http://127.0.0.1:2")
        assert.notProperty(headers, "authorization")
        assert.strictEqual(url.searchParams.get("since"), "5")
        assert.isFalse(url.searchParams.has("version"))
      }
    }),
  )

  it.effect("lets in one or many", () =>
    Effect.gen(function* () {
      const { sent, tito } = yield* answering((_, place) =>
        place === 0 ? { id: 1, uuid: "u", ticket_id: 3 } : [201, [1, 2].map((id) => ({ id, uuid: `u${id}` }))],
      )
      const one = yield* tito.checkin.checkins.create({ checkin_list_slug: slug, body: { ticket_id: 3 } })
      assert.strictEqual(one.uuid, "u")
      const many = yield* tito.checkin.checkins.createMany({
        checkin_list_slug: slug,
        body: { checkins: { 0: { ticket_id: 3 }, 1: { ticket_reference: "ABCD-1" } } },
      })
      assert.lengthOf(many, 2)
      assert.deepStrictEqual(
        sent.map(({ body }) => body),
        [
          '{"checkin":{"ticket_id":3}}',
          '{"batch":{"checkins":{"0":{"ticket_id":3},"1":{"ticket_reference":"ABCD-1"}}}}',
        ],
      )
    }),
  )

  it.effect("shows the slug of a list in no error and no log", () =>
    Effect.gen(function* () {
      const lines: Array<unknown> = []
      const logger = Logger.layer([Logger.make(({ message }) => void lines.push(message))])
      const answers = [
        [404, { status: 404 }],
        [422, { status: 422, message: "already checked in" }],
        "ECONNRESET",
        [200, { status: "odd" }],
        [500, null],
      ] as const
      const failures: Array<unknown> = []
      for (const answer of answers) {
        const { tito } = yield* answering(() => (typeof answer === "string" ? answer : ([...answer] as const)))
        const fails = [
          tito.checkin.checkins.create({ checkin_list_slug: slug, body: { ticket_id: 1 } }),
          tito.checkin.checkins.list.page({ checkin_list_slug: slug }),
          untyped(tito.checkin.lists.get, { checkin_list_slug: slug, sicne: 1 }),
        ]
        for (const failing of fails) {
          const error = yield* Effect.flip(hurry(failing)).pipe(
            Effect.provide(logger),
            Effect.provideService(References.MinimumLogLevel, "All"),
          )
          failures.push({ ...error, message: error.message, hint: error.hint, text: String(error) })
        }
      }
      assert.isAbove(lines.length, 10)
      assert.notInclude(JSON.stringify([lines, failures]), "CANARY")
      assert.include(JSON.stringify(failures), "/checkin_lists/{checkin_list_slug}/checkins")
    }).pipe(Effect.scoped),
  )
})

describe("the client's errors", () => {
  it.effect("tell what the platform refuses, field by field", () =>
    Effect.gen(function* () {
      const bodies = [
        { status: 422, message: "Invalid", errors: { title: ["can't be blank"] }, error_list: [] },
        { status: 422, message: "Invalid", error_list: [{ attribute: "title", message: "can't be blank" }] },
        { errors: { title: ["can't be blank"] } },
      ]
      const { tito } = yield* answering((_, place) => [422, bodies[place]])
      for (const _ of bodies) {
        const reason = yield* reasonOf(tito.events.create({ body: { title: "x" } }))
        assert.deepStrictEqual(reason._tag === "Refused" ? reason.fields : reason._tag, [
          { field: "title", messages: ["can't be blank"] },
        ])
      }
    }),
  )

  it.effect("are of one kind, name the endpoint, and say what to do", () =>
    Effect.gen(function* () {
      const { tito } = yield* answering(() => [403, { status: 403, message: "Forbidden" }], { connection: "mine" })
      const error = yield* Effect.flip(tito.tickets.void({ event_slug: "conf", ticket_slug: "ti_CANARY", body: {} }))
      assert.instanceOf(error, TitoError)
      assert.strictEqual(
        error.message,
        "mine: POST /v3/{account_slug}/{event_slug}/tickets/{ticket_slug}/void: the credential may not do this (HTTP 403)",
      )
      assert.isNotEmpty(error.hint)
    }),
  )

  it.effect("tell where to look for what may have been made", () =>
    Effect.gen(function* () {
      const { sent, tito } = yield* answering(() => "ECONNRESET")
      const reason = yield* reasonOf(
        tito.registrations.create({
          event_slug: "conf",
          body: { email: "a@b.c", source: "boxport:1", line_items: [{ release_id: 1, quantity: 1 }] },
        }),
      )
      assert.deepStrictEqual(reason._tag === "OutcomeUnknown" ? reason.look : reason._tag, {
        list: "registrations.list",
        by: [
          { field: "source", value: "boxport:1" },
          { field: "email", value: "a@b.c" },
        ],
      })
      assert.lengthOf(sent, 1)
    }),
  )
})

describe("the client's settings", () => {
  const hello = Effect.flatMap(Tito, (tito) => tito.hello())
  const from = (env: { readonly [name: string]: string }) =>
    hello.pipe(Effect.provide(Tito.layerConfig), Effect.provide(ConfigProvider.layer(ConfigProvider.fromEnv({ env }))))

  it.effect("are given, or come from the environment", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 1 })
      const given = yield* hello.pipe(
        Effect.provide(Tito.layer({ account: twin.account, token: twin.token, baseUrl: twin.url })),
      )
      assert.strictEqual(given.lookup_mode, "live")
      const env = {
        TITO_ACCOUNT: twin.account,
        TITO_TOKEN: Redacted.value(twin.token),
        TITO_BASE_URL: twin.url,
        TITO_CURRENCY: "EUR",
      }
      assert.deepStrictEqual(yield* from(env), given)
      const missing = yield* Effect.flip(from({ TITO_ACCOUNT: "acme" }))
      assert.strictEqual(missing._tag, "ConfigError")
      assert.include(missing.message, "TITO")
    }),
  )

  it.effect("are refused where they cannot be right, by their names and without the token", () =>
    Effect.gen(function* () {
      const error = yield* hello.pipe(
        Effect.provide(
          Tito.layer({ account: "", token: Redacted.make("CANARY"), baseUrl: "http://example.com", currency: "euro" }),
        ),
        Effect.flip,
      )
      assert.instanceOf(error, TitoError)
      assert.deepStrictEqual(
        error.reason._tag === "InvalidInput" ? error.reason.problems.map(({ path }) => path) : error.reason._tag,
        ["account", "currency", "baseUrl"],
      )
      assert.notInclude(JSON.stringify(error), "CANARY")
    }),
  )
})
