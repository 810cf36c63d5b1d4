import { assert, describe, it } from "@effect/vitest"
import { makeWorld, type WorldOrder } from "@boxport/connector/testing"
import { Effect, Schema } from "effect"
import { all, ordersOf, ticketsOf } from "./support.ts"

const seeds = { seed: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 0xffff_ffff })) }

const kindsIn = (orders: ReadonlyArray<WorldOrder>): ReadonlyArray<string> => [
  ...new Set(
    orders.flatMap((order) => [
      order.status,
      `by ${order.payment}`,
      ...order.lines.map((line) => `line ${line.kind}`),
      ...order.tickets.map((ticket) => `ticket ${ticket.status}`),
      ...order.tickets.map((ticket) => `scans ${ticket.checkIns.length}`),
      ...order.tickets.map((ticket) => `seat ${ticket.seat !== null}`),
      ...order.tickets.map((ticket) => `tags ${Math.min(1, ticket.tags.length)}`),
      ...order.tickets
        .filter((ticket) => ticket.type.admission)
        .map(({ attendee }) =>
          attendee === null
            ? "nobody named"
            : attendee.name === null
              ? "e-mail only"
              : attendee.email === null
                ? "name only"
                : attendee.email === order.buyer.email
                  ? "the buyer"
                  : "somebody else",
        ),
      `discount ${order.discount?.kind ?? "none"}`,
      `voucher ${order.voucher !== null}`,
      `refunds ${order.refunds.length}`,
      `company ${order.buyer.company !== null}`,
      `VAT number ${order.buyer.vatNumber !== null}`,
      `phone ${order.buyer.phone !== null}`,
      `address ${order.buyer.address !== null}`,
      `source ${order.source !== null}`,
    ]),
  ),
]

describe("A world of a thousand orders", () => {
  it.effect.prop(
    "has every kind of order and ticket, whatever its seed",
    seeds,
    ({ seed }) =>
      Effect.sync(() => {
        const yesNo = (word: string) => [`${word} true`, `${word} false`]
        assert.sameMembers(
          [...kindsIn(ordersOf(makeWorld({ seed, orders: 1000 })))],
          [
            "pending completed cancelled partially_refunded refunded".split(" "),
            ["by card", "by paypal", "by invoice", "by free"],
            ["line ticket", "line donation", "line product"],
            ["ticket valid", "ticket void", "ticket refunded"],
            ["scans 0", "scans 1", "scans 2", "scans 3"],
            ["tags 0", "tags 1"],
            ["nobody named", "e-mail only", "name only", "the buyer", "somebody else"],
            ["discount none", "discount amount", "discount percent"],
            ["refunds 0", "refunds 1", "refunds 2"],
            ["seat", "voucher", "company", "VAT number", "phone", "address", "source"].flatMap(yesNo),
          ].flat(),
        )
      }),
    { arbitrary: { runs: 12 } },
  )

  it.effect.prop(
    "has an answer to every question of every event with enough orders, and only where it is asked",
    seeds,
    ({ seed }) =>
      Effect.sync(() => {
        const world = makeWorld({ seed, orders: 3000 })
        const answered = new Set<string>()
        for (const order of ordersOf(world)) {
          for (const { question } of order.answers) {
            assert.strictEqual(question.scope, "order")
            assert.isTrue(order.event.questions.includes(question))
            answered.add(question.key)
          }
        }
        for (const ticket of ticketsOf(world)) {
          for (const { choices, country, question, text } of ticket.answers) {
            assert.isTrue(ticket.type.questions.includes(question))
            assert.isNotNull(ticket.attendee)
            answered.add(question.key)
            assert.isTrue(choices.every((choice) => question.options.includes(choice)))
            if (question.options.length > 0) assert.strictEqual(text, choices.join(", "))
            assert.strictEqual(choices.length > 0, question.options.length > 0)
            if (question.kind === "select") assert.strictEqual(choices.length, 1)
            assert.strictEqual(country !== null, question.kind === "country")
            assert.notStrictEqual(text, "")
          }
          const missing = ticket.type.questions.filter(
            (question) => question.required && !ticket.answers.some((answer) => answer.question === question),
          )
          if (ticket.attendee !== null && ticket.order !== null) assert.strictEqual(missing.length, 0)
        }
        const busy = world.events.filter((event) => world.ordersOfEvent(event.key).count >= 60)
        assert.isTrue(busy.length >= 8)
        for (const event of busy) {
          for (const question of event.questions) assert.isTrue(answered.has(question.key), question.key)
        }
      }),
    { arbitrary: { runs: 4 } },
  )

  it.effect("has names and texts that break programs", () =>
    Effect.sync(() => {
      const world = makeWorld({ seed: 77, orders: 1000 })
      const names = ordersOf(world).map((order) => order.buyer.name)
      for (const trouble of [
        /"/,
        /,/,
        /\n/,
        /\t/,
        /^=/,
        /^\+/,
        /^-/,
        /^@/,
        /'/,
        /;/,
        /</,
        /\\/,
        /\p{Emoji_Presentation}/u,
      ]) {
        assert.isTrue(
          names.some((name) => trouble.test(name)),
          String(trouble),
        )
      }
      for (const script of [/\p{sc=Han}/u, /\p{sc=Arabic}/u, /\p{sc=Hebrew}/u, /[äöü]/, /\p{M}/u]) {
        assert.isTrue(
          names.some((name) => script.test(name)),
          String(script),
        )
      }
      assert.isTrue(names.some((name) => name.length > 100))
      assert.isTrue(ordersOf(world).some((order) => order.buyer.lastName === null))
      const texts = ordersOf(world).flatMap((order) => [
        ...order.answers.map((answer) => answer.text),
        ...order.tickets.flatMap((ticket) => ticket.answers.map((answer) => answer.text)),
      ])
      for (const trouble of [/\r\n/, /"/, /^=/, /🙂/u]) {
        assert.isTrue(
          texts.some((text) => trouble.test(text)),
          String(trouble),
        )
      }
      assert.deepStrictEqual([...new Set(all(world.contacts).map((contact) => contact.kind))].toSorted(), [
        "interested",
        "newsletter",
        "waitlist",
      ])
    }),
  )
})
