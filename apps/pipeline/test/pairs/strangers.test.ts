import { createTicketTailor } from "@boxport/ticket-tailor/promise"
import { createTicketbutler } from "@boxport/ticketbutler/promise"
import { createTito } from "@boxport/tito/promise"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { rm } from "node:fs/promises"
import { configurationOf } from "../../src/config/Read.ts"
import { type RunningTwin, twins } from "../../src/Twins.ts"
import { makeScene, plan, run, snapshot, undo } from "./pair.ts"

const minutes = 5 * 60_000

/** Makes an evening that ends at ten, with or without a ticket that is sold: its slug. */
const evening = (isSold: boolean, { connection, key }: RunningTwin) =>
  Effect.promise(async () => {
    const { account = "", baseUrl = "" } = connection
    await using tito = createTito({ account, token: key, baseUrl })
    const date = "2037-01-15"
    const times = { start_date: date, start_time: "19:00", end_date: date, end_time: "22:00", timezone: "Copenhagen" }
    const { slug } = await tito.events.create({ body: { title: "Meetup", currency: "DKK", ...times } })
    const event_slug = String(slug)
    const release = await tito.releases.create({ event_slug, body: { title: "Seat", quantity: 20, price: "0.0" } })
    await tito.releases.activate({ event_slug, release_slug: String(release.slug) })
    const line = { release_id: Number(release.id), quantity: 2 }
    if (isSold) {
      await tito.registrations.create({
        event_slug,
        body: { name: "Ada Berg", email: "ada@example.com", line_items: [line] },
      })
    }
    return event_slug
  })

const targets = ["ticket-tailor", "ticketbutler", "tito"] as const

/** A scene whose source is an account of Tito's with nothing but such evenings, alike but for what is sold. */
const makeEvenings = (to: (typeof targets)[number], ...sold: ReadonlyArray<boolean>) => {
  const prepare = (source: RunningTwin) => Effect.forEach(sold, (isSold) => evening(isSold, source))
  return makeScene({ from: "tito", to }, { orders: 0, mostTickets: 0, prepare, there: null })
}

/** An event of the target's own, a draft where there are such, of the same name and start and without tickets. */
const stranger = ({ connection, key, platform }: RunningTwin) =>
  Effect.promise(async () => {
    const { account = "", baseUrl = "", host = "" } = connection
    switch (platform) {
      case "tito": {
        await using tito = createTito({ account, token: key, baseUrl })
        const times = { start_date: "2037-01-15", start_time: "19:00", timezone: "Copenhagen" }
        await tito.events.create({ body: { title: "Meetup", currency: "DKK", ...times } })
        return
      }
      case "ticket-tailor": {
        await using box = createTicketTailor({ apiKey: key, baseUrl })
        const { id: event_series_id } = await box.eventSeries.create({ body: { name: "Meetup", currency: "dkk" } })
        const times = { start_date: "2037-01-15", start_time: "19:00:00", end_date: "2037-01-15", end_time: "20:00:00" }
        await box.eventSeries.events.create({ event_series_id, body: times })
        return
      }
      case "ticketbutler": {
        await using butler = createTicketbutler({ host, token: key, baseUrl })
        const ticket_types = [{ title: "Seat", price: 0, amount_total: 5 }]
        await butler.events.create({ body: { title: "Meetup", start_date: "2037-01-15T18:00:00Z", ticket_types } })
      }
    }
  })

const told = ({
  clashes,
}: {
  readonly clashes: ReadonlyArray<{ readonly reason: string; readonly message: string }>
}) => clashes.flatMap(({ message, reason }) => (reason === "event_there" ? [message.replace(/ \(.+\)/, "")] : []))

describe.concurrent.each(targets.flatMap((to) => [true, false].map((isSold) => ({ to, isSold }))))(
  "a migration to $to beside an event of the same name and start that is the target's own (sold: $isSold)",
  ({ isSold, to }) => {
    it.live(
      "is told of beforehand, makes a second one, and verifies as equal",
      () =>
        Effect.gen(function* () {
          const scene = yield* makeEvenings(to, isSold)
          yield* stranger(scene.to)
          const planned = told((yield* plan(scene)).plan)
          assert.lengthOf(planned, 1)
          assert.match(
            planned[0] ?? "",
            /^Meetup: the (account|box office) has an event of that name and time; a second (one )?is made$/,
          )
          const first = yield* run(scene)
          assert.deepStrictEqual([told(first.plan), first.created["events"]], [planned, 1])
          const { emails } = first.plan
          const last = emails === 0 ? first : yield* run(scene, { allowEmails: emails })
          assert.deepStrictEqual([last.rejected, last.held, last.verification.differences], [0, 0, []])
          const again = yield* run(scene)
          assert.deepStrictEqual([again.created, again.plan.clashes, again.verified], [{}, [], true])
        }).pipe(Effect.scoped),
      minutes,
    )
  },
)

describe.concurrent.each(targets.flatMap((to) => [false, true].map((isLost) => ({ to, isLost }))))(
  "two events of one name and start that are migrated to $to one after the other (state lost between: $isLost)",
  ({ isLost, to }) => {
    it.live(
      "are two there, each with its own tickets",
      () =>
        Effect.gen(function* () {
          const scene = yield* makeEvenings(to, false, true)
          const [none = "", sold = ""] = scene.events
          const migrated = Effect.fnUntraced(function* (event: string) {
            const one = { ...scene, events: [event] }
            const { created, plan: planned } = yield* run(one)
            assert.strictEqual(created["events"], 1)
            const { verification } = yield* run(one, { allowEmails: planned.emails })
            assert.deepStrictEqual(verification.differences, [])
          })
          yield* migrated(sold)
          if (isLost) yield* Effect.promise(() => rm(scene.state, { recursive: true }))
          yield* migrated(none)
          assert.deepStrictEqual((yield* run({ ...scene, events: [sold] })).verification.differences, [])
          // Both by one migration, which finds them as they are.
          const both = yield* run(scene)
          assert.deepStrictEqual([both.created, both.verification.differences], [{}, []])
        }).pipe(Effect.scoped),
      minutes,
    )
  },
)

describe("a migration to Ticketbutler that died while its event was made", () => {
  it.live(
    "finds that event again, though another migration's plan has taken it for its own meanwhile",
    () =>
      Effect.gen(function* () {
        const scene = yield* makeEvenings("ticketbutler", false, false)
        const [one, other] = scene.events.map((event) => ({ ...scene, events: [event] }))
        if (one === undefined || other === undefined) return assert.fail("no events")
        const died = Promise.withResolvers<void>()
        scene.weather.fate = () => {
          died.resolve()
          return "answer lost"
        }
        yield* Effect.raceFirst(
          run(one),
          Effect.promise(() => died.promise),
        )
        scene.weather.fate = () => "done"
        const guess = yield* plan(other)
        assert.deepStrictEqual([told(guess.plan).length, guess.plan.operations["create_event"]], [1, undefined])
        assert.deepStrictEqual((yield* run(one)).verification.differences, [])
        const made = yield* snapshot(scene)
        assert.lengthOf(
          made.filter((line) => line.startsWith("events ")),
          1,
        )
        const last = yield* run(other)
        assert.deepStrictEqual([last.created["events"], last.verification.differences], [1, []])
      }).pipe(Effect.scoped),
    minutes,
  )
})

/** The same evening in a box office of its own, as a draft without tickets. */
const boxOffice = Effect.gen(function* () {
  const twin = yield* Effect.fromNullishOr(twins.find(({ platform }) => platform === "ticket-tailor")).pipe(
    Effect.orDie,
  )
  const { connection, key } = yield* twin.startEmpty({ timezone: "Europe/Copenhagen" })
  const event = yield* Effect.promise(async () => {
    await using box = createTicketTailor({ apiKey: key, baseUrl: connection["baseUrl"] ?? "" })
    const { id: event_series_id } = await box.eventSeries.create({ body: { name: "Meetup", currency: "dkk" } })
    await box.ticketTypes.create({ event_series_id, body: { name: "Seat", price: 0, quantity: 20 } })
    const times = { start_date: "2037-01-15", start_time: "19:00:00", end_date: "2037-01-15", end_time: "22:00:00" }
    return (await box.eventSeries.events.create({ event_series_id, body: times })).id
  })
  return { connection, events: [event] }
})

describe.concurrent.each(
  targets.flatMap((to) => [true, false].flatMap((isFirst) => [true, false].map((isSold) => ({ to, isFirst, isSold })))),
)(
  "an event of Tito and one of Ticket Tailor, of one name, start and end, that are migrated to $to (Tito first: $isFirst, sold: $isSold)",
  ({ isFirst, isSold, to }) => {
    it.live(
      "are two there: neither is put into what was made for the other",
      () =>
        Effect.gen(function* () {
          const tito = yield* makeEvenings(to, isSold)
          const { connection, events } = yield* boxOffice
          const { new: target } = tito.loaded.configuration.connections
          const connections = { old: connection, new: { ...tito.to.connection, baseUrl: String(target?.baseUrl) } }
          const loaded = yield* configurationOf(connections, tito.loaded.folder)
          const box = { ...tito, events, loaded }
          const order = isFirst ? [tito, box] : [box, tito]
          // What a plan alone has found binds nobody.
          for (const scene of order) assert.deepStrictEqual(told((yield* plan(scene)).plan), [])
          for (const [place, scene] of order.entries()) {
            const { created, plan: planned } = yield* run(scene)
            assert.deepStrictEqual([created["events"], told(planned).length], [1, place])
            const { verification } = yield* run(scene, { allowEmails: planned.emails })
            assert.deepStrictEqual(verification.differences, [])
          }
          for (const scene of order) {
            const again = yield* run(scene)
            assert.deepStrictEqual([again.created, again.plan.operations, again.verification.differences], [{}, {}, []])
          }
          // Orders at Ticketbutler cannot be taken back without mailing their buyers.
          if (to === "ticketbutler") return
          for (const scene of order) {
            assert.deepStrictEqual((yield* undo(scene)).kept, [])
            assert.strictEqual((yield* run(scene)).created["events"], 1)
            for (const one of order) {
              const { created, verification } = yield* run(one)
              assert.deepStrictEqual([created, verification.differences], [{}, []])
            }
          }
        }).pipe(Effect.scoped),
      minutes,
    )
  },
)
