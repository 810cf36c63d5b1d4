import { Budgets, type Existing, type Loss, Transport } from "@boxport/connector"
import { eventBundle, nothingThere, row } from "@boxport/connector/testing"
import { Instant, type JsonObject, type Rows } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { silentTarget } from "../support/target.ts"

const event = (values: JsonObject): Rows["events"] =>
  row("events", {
    id: "old:e1",
    native_id: "e1",
    platform: "elsewhere",
    status: "published",
    title: "Meetup",
    starts_at: Instant.fromIso("2027-01-15T19:00:00Z") ?? 0,
    currency: "EUR",
    ...values,
  })

const target = silentTarget.pipe(Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)), Effect.scoped)

const named = (losses: ReadonlyArray<Loss>) =>
  losses.map(({ entity, field, reason, records }) => `${entity}.${field} ${reason} ${records}`)

/** What is lost of dates of one series. */
const lostOf = (
  events: ReadonlyArray<Rows["events"]>,
  existing: Existing,
  types: ReadonlyArray<Rows["ticket_types"]>,
) =>
  Effect.map(target, ({ planner }) =>
    named(
      planner({ publish: false, includeVoid: false }, existing).setup({
        id: "old:s1",
        events: events.map((one, place) => eventBundle(one, { ticketTypes: place === 0 ? types : [] })),
      }).losses,
    ),
  )

describe("the losses of a migration into Ticket Tailor", () => {
  it.effect("name what a series cannot be told", () =>
    Effect.gen(function* () {
      const there: Existing = {
        ...nothingThere,
        events: [event({ id: "there:e9", native_id: "e9", title: "Another", timezone: "Europe/London" })],
      }
      const shirt = row("ticket_types", {
        id: "old:y1",
        native_id: "y1",
        event_id: "old:e1",
        title: "Shirt",
        pricing: "free",
        status: "on_sale",
        admission: false,
        quantity_available: 5,
      })
      const first = event({
        online: true,
        timezone: "Asia/Tokyo",
        summary: "Short",
        description: "Long",
        capacity: 600,
      })
      const second = event({ id: "old:e2", native_id: "e2", timezone: "Europe/London", summary: "Only", capacity: 250 })
      assert.deepStrictEqual(yield* lostOf([first, second], there, [shirt]), [
        "events.online read_only 1",
        "events.timezone read_only 1",
        "events.summary no_place 1",
        "ticket_types.admission no_place 1",
        "events.capacity per_series 1",
      ])
    }),
  )

  it.effect("are told of zones where the box office shows none, once", () =>
    Effect.gen(function* () {
      const { planner } = yield* target
      const { setup } = planner({ publish: false, includeVoid: false }, nothingThere)
      const reasons = ["old:e1", "old:e2"].map((id) =>
        setup({ id, events: [eventBundle(event({ id, timezone: "Asia/Tokyo" }))] }).clashes.map(
          ({ reason, stops }) => `${reason} ${stops}`,
        ),
      )
      assert.deepStrictEqual(reasons, [["timezone false"], []])
    }),
  )

  it.effect("name what an issued ticket cannot be told", () =>
    Effect.gen(function* () {
      const { planner } = yield* target
      const bundle = eventBundle(event({}))
      const series = { id: "old:e1", events: [bundle] }
      const ticket = row("tickets", {
        id: "old:i1",
        native_id: "i1",
        event_id: "old:e1",
        ticket_type_id: "old:y1",
        status: "valid",
        reference: "ZBRE-1",
        discount_code: "FRIENDS",
      })
      const { losses } = planner({ publish: false, includeVoid: false }, nothingThere).order(
        {
          event: bundle.event,
          order: null,
          lines: [],
          tickets: [ticket],
          left: 0,
          answers: [],
          checkIns: [],
          ticketTypes: new Map(),
          questions: new Map(),
          takenBarcodes: new Set(),
        },
        series,
      )
      assert.deepStrictEqual(named(losses), ["tickets.reference read_only 1", "tickets.discount_code no_place 1"])
    }),
  )
})
