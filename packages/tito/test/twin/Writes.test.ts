import { assert, describe, it } from "@effect/vitest"
import { Transport } from "@boxport/connector"
import type { TitoClient } from "@boxport/tito"
import { startTwin, type Twin } from "@boxport/tito/twin"
import { Effect, Redacted, Stream } from "effect"
import { failsWith, has, text } from "../api/contract/Case.ts"
import { clientOf } from "../support/client.ts"
import { get } from "../support/get.ts"
import { gather, services, sourceOf } from "../support/reading.ts"

/** A twin with an event of its own, and two releases on sale: `seat` for 100.00, `free` for nothing. */
const ownEvent = Effect.gen(function* () {
  const twin = yield* startTwin({ orders: 3 })
  const tito = yield* clientOf(twin)
  const event_slug = "own"
  yield* tito.events.create({
    body: {
      title: "Own",
      currency: "EUR",
      start_date: "2027-01-02",
      start_time: "10:00",
      end_date: "2027-01-02",
      timezone: "Copenhagen",
    },
  })
  for (const body of [
    { title: "Seat", price: 100 },
    { title: "Free", price: null },
  ]) {
    const { slug } = yield* tito.releases.create({ event_slug, body })
    yield* tito.releases.activate({ event_slug, release_slug: slug })
  }
  return { twin, tito, event_slug }
})

const register = (tito: TitoClient, release_id: string, quantity: number, more: object = {}) =>
  tito.registrations.create({
    event_slug: "own",
    body: { line_items: [{ release_id, quantity, ...more }] },
    expand: ["tickets", "line_items"],
  })

/** What the platform says against the whole of a request. */
const complaints = <A, E extends { readonly reason: { readonly _tag: string } }>(effect: Effect.Effect<A, E>) =>
  Effect.map(Effect.flip(effect), ({ reason }) =>
    "fields" in reason && Array.isArray(reason.fields)
      ? reason.fields.flatMap((field: { readonly messages: ReadonlyArray<string> }) => field.messages)
      : assert.fail(reason._tag),
  )

describe("a registration", () => {
  it.effect("is refused for what cannot be had, by name", () =>
    Effect.gen(function* () {
      const { event_slug, tito } = yield* ownEvent
      yield* tito.releases.update({ event_slug, release_slug: "seat", body: { quantity: 3 } })
      yield* register(tito, "seat", 2)
      assert.deepStrictEqual(yield* complaints(register(tito, "seat", 2)), [
        "Please choose at least one item",
        "Seat is currently unavailable",
      ])
      yield* register(tito, "seat", 1)
      has(yield* tito.releases.get({ event_slug, release_slug: "seat" }), {
        sold_out: true,
        allocatable: false,
        tickets_count: 3,
      })
      // An activity that is full closes every release that admits to it.
      yield* tito.activities.create({ event_slug, body: { name: "Hall", capacity: 4, release_ids: ["seat", "free"] } })
      yield* register(tito, "free", 1)
      assert.include(yield* complaints(register(tito, "free", 1)), "Free is currently unavailable")
      const [hall] = yield* Stream.runCollect(tito.activities.list({ event_slug }))
      has(hall, { allocation_count: 4, sold_out: true })
    }),
  )

  it.effect("costs less for so many tickets as a code is for, by release and in all", () =>
    Effect.gen(function* () {
      const { event_slug, tito } = yield* ownEvent
      const orderWith = (code: string, quantity: number) =>
        tito.registrations.create({
          event_slug,
          body: { discount_code: code, line_items: [{ release_id: "seat", quantity }] },
        })
      const create = (code: string, more: object) =>
        tito.discountCodes.create({
          event_slug,
          body: { code, type: "MoneyOffDiscountCode", value: 10, release_ids: ["seat"], ...more },
        })
      const price = Number((yield* register(tito, "seat", 1)).total)
      yield* create("MOST", { max_quantity_per_release: 1 })
      assert.strictEqual((yield* orderWith("MOST", 2)).total, `${2 * price - 10}`)
      yield* create("LEAST", { min_quantity_per_release: 2 })
      assert.strictEqual((yield* orderWith("LEAST", 1)).total, `${price}`)
      assert.strictEqual((yield* orderWith("LEAST", 2)).total, `${2 * price - 20}`)
      yield* create("ONCE", { quantity: 1 })
      assert.strictEqual((yield* orderWith("ONCE", 1)).total, `${price - 10}`)
      const { reason } = yield* Effect.flip(orderWith("ONCE", 1))
      assert.deepStrictEqual(reason._tag === "Refused" ? reason.fields : reason._tag, [
        { field: "discount_code", messages: ["is invalid"] },
      ])
    }),
  )

  it.effect("costs what the list says: degressive, given, or less a discount", () =>
    Effect.gen(function* () {
      const { event_slug, tito } = yield* ownEvent
      yield* tito.releases.update({ event_slug, release_slug: "seat", body: { price_degressive: "100, 75, 25" } })
      assert.strictEqual((yield* register(tito, "seat", 4)).total, "225")
      const giving = yield* tito.releases.create({
        event_slug,
        body: { title: "Gift", donation: true, suggested_donation: 10, state: "on_sale" },
      })
      assert.strictEqual((yield* register(tito, giving.slug, 2, { donation: "7.50" })).total, "15")
      yield* tito.discountCodes.create({
        event_slug,
        body: { code: "TEN", type: "MoneyOffDiscountCode", value: 10, release_ids: ["seat"] },
      })
      yield* tito.releases.update({ event_slug, release_slug: "seat", body: { price_degressive: null } })
      const cheaper = yield* tito.registrations.create({
        event_slug,
        body: {
          discount_code: "TEN",
          line_items: [
            { release_id: "seat", quantity: 2 },
            { release_id: "free", quantity: 1 },
          ],
        },
        expand: ["line_items", "tickets"],
      })
      assert.strictEqual(cheaper.total, "180")
      assert.deepStrictEqual(
        cheaper.line_items?.map(({ price }) => price),
        ["90", "0"],
      )
      assert.deepStrictEqual(
        cheaper.tickets?.map(({ discount_code_used, price }) => [discount_code_used, price]),
        [
          ["TEN", "90"],
          ["TEN", "90"],
          ["TEN", "0"],
        ],
      )
      const [code] = yield* Stream.runCollect(tito.discountCodes.list({ event_slug }))
      assert.strictEqual(code?.quantity_used, 2)
    }),
  )

  it.effect("of a ticket at another price is taxed and paid for at that price", () =>
    Effect.gen(function* () {
      const tito = yield* clientOf(yield* startTwin({ orders: 30 }))
      const event_slug = "oresund-data-days-2026"
      const { slug } = yield* tito.releases.create({
        event_slug,
        body: { title: "Late", price: 400, state: "on_sale" },
      })
      const at = Effect.fnUntraced(function* (price: number) {
        const ticket = yield* tito.tickets.create({ event_slug, body: { release_id: slug, price } })
        const registration = yield* tito.registrations.get({
          event_slug,
          registration_slug: String(ticket.registration_id),
          expand: ["line_items"],
        })
        return { ticket, registration }
      })
      const half = yield* at(200)
      // 25 % of VAT are in it.
      has(half.ticket, { price: "200", total_tax_paid: "40" })
      has(half.registration, { total: "200", total_less_tax: "160", payment_option_name: "manual", free: false })
      has(half.registration.line_items?.[0], { price: "200", price_ex_tax: "160" })
      const nothing = yield* at(0)
      has(nothing.registration, { total: "0", total_less_tax: "0", payment_option_name: null, free: true })
      has(nothing.registration.line_items?.[0], { price: "0", price_ex_tax: "0" })
    }),
  )

  it.effect("mails nobody unless it is told to", () =>
    Effect.gen(function* () {
      const { event_slug, tito, twin } = yield* ownEvent
      const line_items = [{ release_id: "free", quantity: 1 }] as const
      yield* tito.registrations.create({ event_slug, body: { email: "a@b.example", line_items } })
      assert.deepStrictEqual(twin.outbox(), [])
      const { slug } = yield* tito.registrations.create({
        event_slug,
        body: { email: "a@b.example", notify: true, line_items },
      })
      assert.deepStrictEqual(
        twin.outbox().map(({ of, to }) => [to, of]),
        [
          ["a@b.example", slug],
          [twin.world.organisation.email, slug],
        ],
      )
    }),
  )

  it.effect("is complete once all its tickets have what is asked", () =>
    Effect.gen(function* () {
      const { event_slug, tito } = yield* ownEvent
      const question = yield* tito.questions.create({
        event_slug,
        body: { title: "Diet?", field_type: "Checkboxes", options: ["Vegan", "None"], required: true },
      })
      yield* tito.releases.update({ event_slug, release_slug: "free", body: { question_ids: [text(question.id)] } })
      const { slug, state, tickets } = yield* register(tito, "free", 1)
      assert.strictEqual(state, "incomplete")
      const ticket_slug = text(tickets?.[0]?.slug)
      const named = yield* tito.tickets.update({ event_slug, ticket_slug, body: { email: "a@b.example" } })
      assert.strictEqual(named.state, "incomplete")
      const answered = yield* tito.tickets.update({
        event_slug,
        ticket_slug,
        body: { answers: [{ question_id: question.id, primary_response: ["Vegan", "None"] }] },
        expand: ["answers", "responses"],
      })
      assert.strictEqual(answered.state, "complete")
      assert.deepStrictEqual(answered.responses, { diet: "Vegan, None" })
      assert.deepStrictEqual(answered.answers?.[0]?.primary_response, ["Vegan", "None"])
      assert.strictEqual((yield* tito.registrations.get({ event_slug, registration_slug: slug })).state, "complete")
      yield* failsWith(
        tito.tickets.update({
          event_slug,
          ticket_slug,
          body: { answers: [{ question_id: 1, primary_response: "x" }] },
        }),
        "NotFound",
      )
    }),
  )

  it.effect("gives its places back when it is cancelled", () =>
    Effect.gen(function* () {
      const { event_slug, tito } = yield* ownEvent
      const { slug } = yield* register(tito, "seat", 3)
      yield* tito.registrations.cancel({ event_slug, registration_slug: slug })
      has(yield* tito.releases.get({ event_slug, release_slug: "seat" }), {
        tickets_count: 0,
        voided_tickets_count: 3,
        deletable: false,
      })
      has(yield* tito.events.get({ event_slug }), { tickets_count: 0, registrations_count: 1 })
    }),
  )
})

describe("a ticket that goes", () => {
  it.effect("is resold or not, as is said", () =>
    Effect.gen(function* () {
      const { event_slug, tito } = yield* ownEvent
      yield* tito.releases.update({ event_slug, release_slug: "seat", body: { quantity: 20 } })
      const { tickets = [] } = yield* register(tito, "seat", 2)
      const [first, second] = (tickets ?? []).map(({ slug }) => slug)
      const stock = Effect.map(
        tito.releases.get({ event_slug, release_slug: "seat" }),
        ({ quantity, tickets_count }) => [tickets_count, quantity],
      )
      yield* tito.tickets.void({ event_slug, ticket_slug: text(first), body: { resell: true } })
      assert.deepStrictEqual(yield* stock, [1, 20])
      yield* tito.tickets.void({ event_slug, ticket_slug: text(second), body: { resell: false } })
      assert.deepStrictEqual(yield* stock, [0, 19])
    }),
  )

  it.effect("mails its new holder, who ordered and the organiser", () =>
    Effect.gen(function* () {
      const { event_slug, tito, twin } = yield* ownEvent
      const { tickets } = yield* tito.registrations.create({
        event_slug,
        body: { email: "buyer@b.example", line_items: [{ release_id: "free", quantity: 1 }] },
        expand: ["tickets"],
      })
      const ticket_slug = text(tickets?.[0]?.slug)
      const to = () => twin.outbox().map((mail) => mail.to)
      const organiser = twin.world.organisation.email
      yield* tito.tickets.reassign({ event_slug, ticket_slug, body: { email: "new@b.example" } })
      assert.deepStrictEqual(to(), ["new@b.example", "buyer@b.example", organiser])
      yield* tito.tickets.update({ event_slug, ticket_slug, body: { email: "buyer@b.example" } })
      yield* tito.tickets.reassign({ event_slug, ticket_slug, body: { email: "last@b.example" } })
      // Who ordered had it themselves.
      assert.deepStrictEqual(to().slice(3), ["last@b.example", organiser])
    }),
  )
})

/** Sends anything to the Admin API. */
const send = (twin: Twin, method: "POST" | "PATCH", path: string, body: string) =>
  Effect.flatMap(Transport, (transport) =>
    transport.send({
      method,
      url: new URL(path, twin.url),
      headers: { authorization: `Token token=${Redacted.value(twin.token)}`, "content-type": "application/json" },
      body,
      timeoutMillis: 10_000,
    }),
  ).pipe(
    Effect.map(({ body: answer, status }): readonly [number, unknown] => [status, JSON.parse(answer)]),
    Effect.provide(services),
  )

describe("what is wrong with a request", () => {
  it.effect("is told in today's form, or that of the seed", () =>
    Effect.gen(function* () {
      const body = JSON.stringify({ discount_code: { code: "A", type: "WrongType" } })
      const today = yield* startTwin({ orders: 3 })
      const old = yield* startTwin({ orders: 3, server: "3.0" })
      const path = `/v3/${today.account}/oresund-data-days-2026/discount_codes`
      const [status, answer] = yield* send(today, "POST", path, body)
      assert.strictEqual(status, 422)
      assert.deepStrictEqual(answer, {
        status: 422,
        message: "The request is not valid",
        errors: { value: ["can't be blank"], type: ["is not included in the list"] },
        error_list: [
          { attribute: "value", message: "can't be blank" },
          { attribute: "type", message: "is not included in the list" },
        ],
      })
      assert.deepStrictEqual(yield* send(old, "POST", path, body), [
        422,
        { errors: { value: ["can't be blank"], type: ["is not included in the list"] } },
      ])
      assert.strictEqual((yield* send(today, "POST", path, "{"))[0], 400)
      assert.strictEqual((yield* send(today, "POST", path, '{"code":"A"}'))[0], 400)
    }),
  )

  it.effect("is a 404 that says so when the other mode has it", () =>
    Effect.gen(function* () {
      const [live, test] = [yield* startTwin({ orders: 20 }), yield* startTwin({ orders: 20, mode: "test" })]
      const path = `/v3/${live.account}/oresund-data-days-2026/registrations`
      const { items } = yield* (yield* clientOf(test)).registrations.list.page({ event_slug: "oresund-data-days-2026" })
      const { json, status } = yield* get(live, `${path}/${text(items[0]?.slug)}`)
      assert.strictEqual(status, 404)
      assert.deepInclude(json ?? {}, {
        test_mode: false,
        hint: "Not there with test mode off, but with test mode on",
      })
      assert.notProperty((yield* get(live, `${path}/reg_nobody`)).json ?? {}, "hint")
    }),
  )
})

describe("what requests made", () => {
  it.effect("is all there for a source that reads the account", () =>
    Effect.gen(function* () {
      const { event_slug, tito, twin } = yield* ownEvent
      const list = yield* tito.checkinLists.create({ event_slug, body: { title: "Door" } })
      const made = yield* tito.registrations.create({
        event_slug,
        body: {
          email: "jo@b.example",
          name: "Jo Holm",
          line_items: [
            { release_id: "seat", quantity: 2 },
            { release_id: "free", quantity: 1 },
          ],
        },
        expand: ["tickets"],
      })
      const [one, two, three] = made.tickets ?? []
      yield* tito.tickets.update({
        event_slug,
        ticket_slug: text(one?.slug),
        body: { first_name: "Ida", last_name: "Holm" },
      })
      yield* tito.tickets.void({ event_slug, ticket_slug: text(two?.slug), body: {} })
      yield* tito.checkin.checkins.create({ checkin_list_slug: list.slug, body: { ticket_id: one?.id ?? 0 } })
      const out = yield* tito.checkin.checkins.create({
        checkin_list_slug: list.slug,
        body: { ticket_id: three?.id ?? 0 },
      })
      yield* tito.checkin.checkins.delete({ checkin_list_slug: list.slug, checkin_uuid: out.uuid })
      yield* tito.registrations.refund({ event_slug, registration_slug: made.slug, body: { manual: true } })

      const read = yield* gather(yield* sourceOf(twin), { events: ["own"] })
      assert.deepStrictEqual(read.rejected, [])
      assert.isTrue(read.complete)
      const [event] = read.rows("events")
      assert.strictEqual(event?.starts_at, 1_798_880_400_000_000)
      assert.deepStrictEqual(
        read.rows("orders").map(({ buyer_email, total_amount }) => [buyer_email, total_amount]),
        [["jo@b.example", 20_000n]],
      )
      assert.deepStrictEqual(
        read.rows("order_lines").map(({ quantity, total_amount }) => [quantity, total_amount]),
        [
          [2, 20_000n],
          [1, 0n],
        ],
      )
      assert.deepStrictEqual(
        read.rows("tickets").map(({ attendee_name, checked_in, status }) => [attendee_name, status, checked_in]),
        [
          ["Ida Holm", "valid", true],
          [null, "void", false],
          [null, "valid", false],
        ],
      )
      assert.deepStrictEqual(
        read.rows("refunds").map(({ amount }) => amount),
        [20_000n],
      )
      // One that was taken back is none.
      assert.lengthOf(read.rows("check_ins"), 1)
    }),
  )

  it.effect("comes after the world's own, page by page", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 30 })
      const tito = yield* clientOf(twin)
      const event_slug = "oresund-data-days-2026"
      const before = yield* Stream.runCollect(tito.registrations.list({ event_slug }))
      const open = yield* tito.releases.create({ event_slug, body: { title: "New", state: "on_sale" } })
      const made: Array<unknown> = []
      for (let n = 0; n < 5; n++) {
        const { id } = yield* tito.registrations.create({
          event_slug,
          body: { line_items: [{ release_id: open.slug, quantity: 1 }] },
        })
        made.push(id)
      }
      const after = yield* Stream.runCollect(tito.registrations.list({ event_slug, page: { size: 4 } }))
      assert.deepStrictEqual(
        after.map(({ id }) => id),
        [...before.map(({ id }) => id), ...made],
      )
      const { total } = yield* tito.registrations.list.page({ event_slug })
      assert.strictEqual(total, after.length)
    }),
  )

  for (const mode of ["live", "test"] as const) {
    it.effect(`is had by slug and id beside all that was there, whatever was changed since: ${mode}`, () =>
      Effect.gen(function* () {
        const twin = yield* startTwin({ orders: 30, mode })
        const tito = yield* clientOf(twin)
        const event_slug = "oresund-data-days-2026"
        const open = yield* tito.releases.create({ event_slug, body: { title: "New", state: "on_sale" } })
        const line_items = [{ release_id: open.slug, quantity: 2 }] as const
        for (let n = 0; n < 2; n++) {
          yield* tito.registrations.create({ event_slug, body: { line_items }, expand: ["tickets"] })
        }
        const registrations = yield* Stream.runCollect(
          tito.registrations.list({ event_slug, search: { states: ["paid", "unpaid", "complete", "cancelled"] } }),
        )
        const tickets = yield* Stream.runCollect(
          tito.tickets.list({ event_slug, search: { states: ["complete", "incomplete", "unassigned", "void"] } }),
        )
        assert.includeMembers(
          registrations.map(({ registration_type }) => registration_type),
          ["manual", "standard"],
        )
        for (const [place, row] of registrations.entries()) {
          const name = `Holder ${place}`
          yield* tito.registrations.update({ event_slug, registration_slug: row.slug, body: { name } })
          for (const registration_slug of [row.slug, String(row.id)]) {
            has(yield* tito.registrations.get({ event_slug, registration_slug }), { id: row.id, name })
          }
        }
        for (const [place, row] of tickets.entries()) {
          yield* tito.tickets.update({ event_slug, ticket_slug: row.slug, body: { first_name: `Guest ${place}` } })
          for (const ticket_slug of [row.slug, String(row.id)]) {
            has(yield* tito.tickets.get({ event_slug, ticket_slug }), {
              id: row.id,
              first_name: `Guest ${place}`,
              registration_id: row.registration_id,
            })
          }
          // Nothing of it is in another event.
          const elsewhere = { event_slug: "pilot-2025", ticket_slug: row.slug }
          yield* failsWith(tito.tickets.get(elsewhere), "NotFound")
        }
        assert.deepStrictEqual(
          (yield* Stream.runCollect(
            tito.tickets.list({ event_slug, search: { states: ["complete", "incomplete", "unassigned", "void"] } }),
          )).map(({ id }) => id),
          tickets.map(({ id }) => id),
        )
      }),
    )
  }

  it.effect("is all that a door sees which asks for changes only", () =>
    Effect.gen(function* () {
      const { event_slug, tito } = yield* ownEvent
      const list = yield* tito.checkinLists.create({ event_slug, body: { title: "Door" } })
      const checkin_list_slug = list.slug
      const first = yield* register(tito, "free", 1)
      const second = yield* register(tito, "free", 1)
      const idOf = ({ tickets }: typeof first) => tickets?.[0]?.id ?? 0
      const changed = yield* tito.tickets.update({
        event_slug,
        ticket_slug: text(second.tickets?.[0]?.slug),
        body: { first_name: "Ida" },
      })
      const since = text(changed.updated_at)
      const unix = Math.floor(Date.parse(since) / 1000)
      for (const moment of [since, unix]) {
        const tickets = yield* Stream.runCollect(tito.checkin.tickets.list({ checkin_list_slug, since: moment }))
        assert.deepStrictEqual(
          tickets.map(({ id }) => id),
          [idOf(second)],
        )
        assert.strictEqual((yield* tito.checkin.lists.get({ checkin_list_slug, since: moment })).tickets_count, 1)
      }
      assert.lengthOf(yield* Stream.runCollect(tito.checkin.tickets.list({ checkin_list_slug })), 2)

      const early = yield* tito.checkin.checkins.create({ checkin_list_slug, body: { ticket_id: idOf(first) } })
      const late = yield* tito.checkin.checkins.create({ checkin_list_slug, body: { ticket_id: idOf(second) } })
      const seenSince = (moment: string) =>
        Effect.map(Stream.runCollect(tito.checkin.checkins.list({ checkin_list_slug, since: moment })), (seen) =>
          seen.map(({ uuid }) => uuid),
        )
      assert.deepStrictEqual(yield* seenSince(text(late.created_at)), [late.uuid])
      // What is taken back has changed too.
      yield* tito.checkin.checkins.delete({ checkin_list_slug, checkin_uuid: early.uuid })
      assert.sameMembers(yield* seenSince(text(late.created_at)), [early.uuid, late.uuid])
    }),
  )

  it.effect("is gone after a reset, and in nobody else's twin", () =>
    Effect.gen(function* () {
      const { tito, twin } = yield* ownEvent
      const other = yield* clientOf(yield* startTwin({ orders: 3 }))
      yield* failsWith(other.events.get({ event_slug: "own" }), "NotFound")
      yield* tito.events.update({ event_slug: "oresund-data-days-2026", body: { title: "Changed" } })
      twin.reset()
      yield* failsWith(tito.events.get({ event_slug: "own" }), "NotFound")
      assert.strictEqual(
        (yield* tito.events.get({ event_slug: "oresund-data-days-2026" })).title,
        "Øresund Data Days 2026",
      )
      assert.deepStrictEqual(twin.outbox(), [])
    }),
  )

  it.effect("belongs to the mode of the token", () =>
    Effect.gen(function* () {
      const twin = yield* startTwin({ orders: 30, mode: "test" })
      const tito = yield* clientOf(twin)
      const event_slug = "oresund-data-days-2026"
      const count = Effect.map(Stream.runCollect(tito.tickets.list({ event_slug })), ({ length }) => length)
      const before = yield* count
      const open = yield* tito.releases.create({ event_slug, body: { title: "New", state: "on_sale" } })
      const made = yield* tito.tickets.create({ event_slug, body: { release_id: open.slug } })
      assert.isTrue(made.test_mode)
      assert.match(made.slug, /^ti_test_/)
      assert.strictEqual(yield* count, before + 1)
    }),
  )
})
