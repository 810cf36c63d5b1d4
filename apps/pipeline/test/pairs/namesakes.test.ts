import { createTito } from "@boxport/tito/promise"
import { describe, it } from "@effect/vitest"
import { Effect } from "effect"
import type { RunningTwin } from "../../src/Twins.ts"
import { pairs } from "./pair.ts"
import { weather } from "./storm.ts"

const minutes = 5 * 60_000

/** Three evenings of the same name, each with two ticket types of the same name at different prices, and tickets of both. */
const meetups = ({ connection, key }: RunningTwin) =>
  Effect.promise(async () => {
    const { account = "", baseUrl = "" } = connection
    const tito = createTito({ account, token: key, baseUrl })
    const slugs: Array<string> = []
    for (const day of [1, 2, 3]) {
      const date = `2027-0${day}-15`
      const { slug = "" } = await tito.events.create({
        body: { title: "Meetup", currency: "EUR", start_date: date, end_date: date, start_time: "19:00" },
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
    await tito.close()
    return slugs
  })

describe.concurrent.each(pairs.filter(({ from }) => from === "tito"))(
  "a migration from Tito to $to",
  ({ from, to }) => {
    it.live(
      "tells events and ticket types of the same name apart, whatever gets lost",
      () => weather({ from, to }, { orders: 0, mostTickets: 0, prepare: meetups }, [1, 2, 3]),
      minutes,
    )
  },
)
