import type { Plan } from "@boxport/engine"
import { decimalText } from "@boxport/model"
import { createTicketTailor } from "@boxport/ticket-tailor/promise"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { rm } from "node:fs/promises"
import type { RunningTwin } from "../../src/Twins.ts"
import { addNamesakes, meetups, meetupsIn } from "./meetups.ts"
import { accounts, makeScene, pairs, plan, run, verifiedWith } from "./pair.ts"
import { weather } from "./storm.ts"

const minutes = 5 * 60_000

describe.concurrent.each(pairs.filter(({ from }) => from === "tito"))(
  "a migration from Tito to $to",
  ({ from, to }) => {
    it.live(
      "tells events, ticket types, questions and activities of the same name apart, whatever gets lost",
      () =>
        weather(
          { from, to },
          { orders: 0, mostTickets: 0, prepare: meetupsIn(to === "ticketbutler" ? "DKK" : "EUR") },
          [1, 2],
        ),
      minutes,
    )
  },
)

describe.concurrent.each(["ticketbutler", "tito"] as const)("verification from Tito to %s", (to) => {
  it.live(
    "misses a code, and at Tito knows one that takes off another part",
    () =>
      Effect.gen(function* () {
        const prepare = meetupsIn(to === "ticketbutler" ? "DKK" : "EUR")
        const scene = yield* makeScene({ from: "tito", to }, { orders: 0, mostTickets: 0, prepare })
        const { created, plan } = yield* run(scene)
        if (plan.emails > 0) yield* run(scene, { allowEmails: plan.emails })
        assert.strictEqual(created["discounts"], 3)
        const { event, source, there } = yield* accounts(scene)
        const wrongWith = (discounts: typeof there.discounts) =>
          Effect.map(verifiedWith(scene, source, { ...there, discounts }), ({ differences }) =>
            differences.map(({ entity, field }) => `${entity} ${field}`),
          )
        assert.deepStrictEqual(yield* wrongWith(there.discounts), [])
        const isIt = ({ code, event_id }: (typeof there.discounts)[number]) => code === "FRIENDS" && event_id === event
        assert.deepStrictEqual(yield* wrongWith(there.discounts.filter((one) => !isIt(one))), ["discounts *"])
        const other = there.discounts.map((one) => (isIt(one) ? { ...one, percent: decimalText("100") ?? null } : one))
        assert.deepStrictEqual(yield* wrongWith(other), to === "tito" ? ["discounts percent"] : [])
      }).pipe(Effect.scoped),
    minutes,
  )
})

describe.concurrent.each(["ticketbutler", "tito"] as const)("a migration from Tito to %s that is run again", (to) => {
  it.live(
    "makes what was added meanwhile under the name of another, and only that",
    () =>
      Effect.gen(function* () {
        const sources: Array<RunningTwin> = []
        const prepare = (source: RunningTwin) => {
          sources.push(source)
          return meetupsIn(to === "ticketbutler" ? "DKK" : "EUR")(source)
        }
        const scene = yield* makeScene({ from: "tito", to }, { orders: 0, mostTickets: 0, prepare })
        const { plan } = yield* run(scene)
        if (plan.emails > 0) yield* run(scene, { allowEmails: plan.emails })
        yield* Effect.forEach(sources, (source) => addNamesakes(source, scene.events[0] ?? ""))
        const again = yield* run(scene)
        assert.deepStrictEqual(again.created, to === "tito" ? { questions: 1, activities: 1 } : { questions: 1 })
        assert.deepStrictEqual(again.verification.differences, [])
        assert.deepStrictEqual((yield* run(scene)).plan.operations, {})
      }).pipe(Effect.scoped),
    minutes,
  )
})

const codesTold = ({ plan: { clashes } }: { readonly plan: Plan }) =>
  clashes.flatMap(({ message, reason }) => (reason === "code_taken" ? [message] : []))

describe("a migration from Tito to Ticket Tailor, which has its own code of the same letters,", () => {
  it.live(
    "tells of it each time it is planned, and leaves it as it is",
    () =>
      Effect.gen(function* () {
        const size = { orders: 0, mostTickets: 0, prepare: meetups }
        const scene = yield* makeScene({ from: "tito", to: "ticket-tailor" }, size)
        const { key, url } = scene.to
        yield* Effect.promise(async () => {
          await using box = createTicketTailor({ apiKey: key, baseUrl: url })
          await box.discounts.create({ body: { code: "Friends", name: "Own", type: "percentage", price_percent: 50 } })
        })
        const told = codesTold(yield* plan(scene))
        // On the first evening, the second and the third; the last would take off something else, but has no place either.
        assert.strictEqual(told.length, 3)
        assert.match(told[0] ?? "", /^the discount code FRIENDS is there already \(.+\); it stays as it is$/)
        const done = yield* run(scene)
        assert.deepStrictEqual([codesTold(done), done.verification.differences], [told, []])
        assert.deepStrictEqual(codesTold(yield* run(scene)), told)
        const { there } = yield* accounts(scene)
        assert.deepStrictEqual(
          there.discounts.filter(({ code }) => code?.toLowerCase() === "friends").map(({ percent }) => Number(percent)),
          [50],
        )
      }).pipe(Effect.scoped),
    minutes,
  )
})

describe.concurrent.each(["ticket-tailor", "ticketbutler", "tito"] as const)(
  "a migration from Tito to %s whose state is lost",
  (to) => {
    it.live(
      "knows its own codes, and tells of none of them",
      () =>
        Effect.gen(function* () {
          const prepare = meetupsIn(to === "ticketbutler" ? "DKK" : "EUR")
          const scene = yield* makeScene({ from: "tito", to }, { orders: 0, mostTickets: 0, prepare })
          const first = yield* run(scene)
          if (first.plan.emails > 0) yield* run(scene, { allowEmails: first.plan.emails })
          assert.isAbove(first.created["discounts"] ?? 0, 0)
          yield* Effect.promise(() => rm(scene.state, { recursive: true }))
          const again = yield* plan(scene)
          assert.deepStrictEqual(codesTold(again), [])
          assert.isUndefined(again.plan.operations["create_discount"])
        }).pipe(Effect.scoped),
      minutes,
    )
  },
)

describe("a migration from Tito to Ticket Tailor", () => {
  it.live(
    "has one code where Tito has one for each event, and says which it cannot have",
    () =>
      Effect.gen(function* () {
        const size = { orders: 0, mostTickets: 0, prepare: meetups }
        const scene = yield* makeScene({ from: "tito", to: "ticket-tailor" }, size)
        const { plan } = yield* run(scene)
        assert.deepStrictEqual([plan.operations["create_discount"], plan.operations["extend_discount"]], [1, 1])
        const lost = plan.losses.filter(({ entity, reason }) => entity === "discounts" && reason === "code_taken")
        assert.deepStrictEqual(
          lost.map(({ records }) => records),
          [1],
        )
        const { there } = yield* accounts(scene)
        const codes = there.discounts.filter(({ code }) => code === "FRIENDS")
        assert.deepStrictEqual(
          codes.map(({ percent, ticket_type_ids: types }) => [Number(percent), types.length]),
          [[10, 4]],
        )
        assert.deepStrictEqual((yield* run(scene)).plan.operations, {})
      }).pipe(Effect.scoped),
    minutes,
  )
})
