import { createTito } from "@boxport/tito/promise"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import type { RunningTwin } from "../../src/Twins.ts"
import { accounts, makeScene, pairs, run } from "./pair.ts"
import { weather } from "./storm.ts"

const minutes = 5 * 60_000

/**
 * Three evenings of the same name, each with two ticket types of the same name at different prices, tickets of both, and a
 * discount code that is the same on the first two.
 */
const meetupsIn =
  (currency: string) =>
  ({ connection, key }: RunningTwin) =>
    Effect.promise(async () => {
      const { account = "", baseUrl = "" } = connection
      const tito = createTito({ account, token: key, baseUrl })
      const slugs: Array<string> = []
      for (const day of [1, 2, 3]) {
        const date = `2027-0${day}-15`
        const { slug = "" } = await tito.events.create({
          body: { title: "Meetup", currency, start_date: date, end_date: date, start_time: "19:00" },
        })
        const event_slug = String(slug)
        slugs.push(event_slug)
        for (const price of ["0.0", `${day}0.0`]) {
          const release = await tito.releases.create({ event_slug, body: { title: "Seat", quantity: 20, price } })
          await tito.releases.activate({ event_slug, release_slug: String(release.slug) })
          await tito.registrations.create({
            event_slug,
            body: {
              name: "Ada Berg",
              email: `ada${day}@example.com`,
              line_items: [{ release_id: Number(release.id), quantity: 2 }],
            },
          })
        }
      }
      for (const [evening, value] of [10, 10, 20].entries()) {
        await tito.discountCodes.create({
          event_slug: slugs[evening] ?? "",
          body: { code: "FRIENDS", type: "PercentOffDiscountCode", value: String(value) },
        })
      }
      await tito.close()
      return slugs
    })

const meetups = meetupsIn("EUR")

describe.concurrent.each(pairs.filter(({ from }) => from === "tito"))(
  "a migration from Tito to $to",
  ({ from, to }) => {
    it.live(
      "tells events and ticket types of the same name apart, whatever gets lost",
      () =>
        weather(
          { from, to },
          { orders: 0, mostTickets: 0, prepare: meetupsIn(to === "ticketbutler" ? "DKK" : "EUR") },
          [1, 2, 3],
        ),
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
