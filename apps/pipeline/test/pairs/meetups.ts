/** Events that are made by Tito's API. */
import { createTito } from "@boxport/tito/promise"
import { Effect } from "effect"
import type { RunningTwin } from "../../src/Twins.ts"

/**
 * Three evenings of the same name, each with two ticket types of the same name at different prices, tickets of both, two
 * questions and two activities of the same name, and a discount code that is the same on the first two.
 */
export const meetupsIn =
  (currency: string) =>
  ({ connection, key }: RunningTwin) =>
    Effect.promise(async () => {
      const { account = "", baseUrl = "" } = connection
      const tito = createTito({ account, token: key, baseUrl })
      const slugs: Array<string> = []
      for (const day of [1, 2, 3]) {
        const date = `2037-0${day}-15`
        const { slug = "" } = await tito.events.create({
          body: { title: "Meetup", currency, start_date: date, end_date: date, start_time: "19:00" },
        })
        const event_slug = String(slug)
        slugs.push(event_slug)
        const questions: Array<number> = []
        for (const field_type of ["Text", "Textarea"] as const) {
          const { id } = await tito.questions.create({ event_slug, body: { title: "Diet", field_type } })
          questions.push(Number(id))
        }
        for (const start_time of ["20:00", "21:00"]) {
          await tito.activities.create({ event_slug, body: { name: "Workshop", date, start_time, capacity: 20 } })
        }
        for (const price of ["0.0", `${day}0.0`]) {
          const release = await tito.releases.create({
            event_slug,
            body: { title: "Seat", quantity: 20, price, question_ids: questions },
          })
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

export const meetups = meetupsIn("EUR")

/** Adds a question and an earlier activity to an evening, each under a name that is in use. */
export const addNamesakes = ({ connection, key }: RunningTwin, event_slug: string) =>
  Effect.promise(async () => {
    const { account = "", baseUrl = "" } = connection
    await using tito = createTito({ account, token: key, baseUrl })
    await tito.questions.create({ event_slug, body: { title: "Diet", field_type: "Text" } })
    await tito.activities.create({ event_slug, body: { name: "Workshop", date: "2037-01-15", start_time: "10:00" } })
  })
