import { assert, describe, it } from "@effect/vitest"
import { hurry } from "@boxport/connector/testing"
import { Ticketbutler, type TicketbutlerClient, type TicketbutlerError } from "@boxport/ticketbutler"
import { Effect, Stream } from "effect"
import { type Answer, options, stub } from "../support/services.ts"

const event = "e".repeat(32)

/** What a client comes to when everything is answered in one way, and how often it asked. */
const over = <A>(
  answer: Answer,
  use: (client: TicketbutlerClient) => Effect.Effect<A, TicketbutlerError>,
): Effect.Effect<readonly [outcome: unknown, requests: number]> => {
  const { asked, layer } = stub(() => answer)
  return Effect.gen(function* () {
    const outcome = yield* Effect.result(Effect.flatMap(Ticketbutler.make(options), use))
    return [outcome._tag === "Success" ? outcome.success : outcome.failure.reason._tag, asked.length] as const
  }).pipe(Effect.provide(layer), hurry)
}

describe("an answer without JSON", () => {
  for (const body of [
    "",
    "OK",
    "Email with newsletter data will be sent to <b>post@example.org</b>",
    '{"detail":"x"}',
  ]) {
    it.effect(`is as good as any where only its status counts: ${body === "" ? "nothing" : body}`, () =>
      Effect.gen(function* () {
        const answer = { status: 200, body }
        assert.deepStrictEqual(yield* over(answer, (client) => client.ping()), [null, 1])
        assert.deepStrictEqual(yield* over(answer, (client) => client.webhooks.access()), [null, 1])
        assert.deepStrictEqual(yield* over(answer, (client) => client.newsletters.mail()), [null, 1])
        assert.deepStrictEqual(yield* over(answer, (client) => client.orders.report({ year: 2026, month: 5 })), [
          null,
          1,
        ])
        assert.deepStrictEqual(yield* over(answer, (client) => client.questions.delete({ event, question: event })), [
          null,
          1,
        ])
      }),
    )
  }

  it.effect("is not made up where a record should be", () =>
    Effect.gen(function* () {
      const words = { status: 200, body: "Nothing to see" }
      const [read, reads] = yield* over(words, (client) => client.orders.get({ order: event }))
      assert.deepStrictEqual([read, reads], ["UnexpectedAnswer", 3])
      const [listed] = yield* over(words, (client) => Stream.runDrain(client.newsletters.list()))
      assert.strictEqual(listed, "UnexpectedAnswer")
    }),
  )

  it.effect("leaves open what was done where it is a web page or cut off, and what mails is never asked again", () =>
    Effect.gen(function* () {
      for (const body of ["<html>Sign in</html>", ' {"uuid": "2e8', "Refunded!"]) {
        const answer = { status: 200, body }
        const refund = yield* over(answer, (client) => client.orders.refund({ order: event }))
        assert.deepStrictEqual(refund, ["OutcomeUnknown", 1])
      }
      const down = { status: 502, body: "<html>Bad gateway</html>" }
      assert.deepStrictEqual(yield* over(down, (client) => client.orders.report()), ["OutcomeUnknown", 1])
      assert.deepStrictEqual(yield* over(down, (client) => client.newsletters.mail()), ["OutcomeUnknown", 1])
    }),
  )
})

describe("the orders of an event", () => {
  it.effect("are not asked for again when the platform is too slow for them", () =>
    Effect.gen(function* () {
      const slow = { status: 524, body: "<html>A timeout occurred</html>" }
      assert.deepStrictEqual(yield* over(slow, (client) => Stream.runCollect(client.orders.list({ event }))), [
        "PlatformDown",
        1,
      ])
      // What is quick may be asked again.
      assert.deepStrictEqual(yield* over(slow, (client) => Stream.runCollect(client.tickets.list({ event }))), [
        "PlatformDown",
        3,
      ])
    }),
  )
})
