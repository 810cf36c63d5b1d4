import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { at, get, ids, list, number, post, reply, text, walk, withTwin, worlds } from "./support.ts"

describe.each(worlds)("what is created in the %s world", (world) => {
  it.effect("stands beside what was there: lists, counts and pages go on", () =>
    withTwin({ world, orders: 60 }, (twin) =>
      Effect.gen(function* () {
        const before = {
          series: ids(yield* walk(twin, "/v1/event_series")),
          events: ids(yield* walk(twin, "/v1/events")),
          tickets: ids(yield* walk(twin, "/v1/issued_tickets")),
          scans: ids(yield* walk(twin, "/v1/check_ins")),
        }
        const series = text(
          (yield* post(twin, "/v1/event_series", [
            ["name", "New"],
            ["currency", "dkk"],
          ])).body,
          "id",
        )
        const inSeries = `/v1/event_series/${series}`
        const type = text(
          (yield* post(twin, `${inSeries}/ticket_types`, [
            ["name", "Seat"],
            ["price", "100"],
            ["quantity", "3"],
          ])).body,
          "id",
        )
        const events: Array<string> = []
        // More dates than there is room for in what was counted at first.
        for (let day = 1; day <= 28; day++) {
          const date = `2027-02-${String(day).padStart(2, "0")}`
          const made = yield* post(twin, `${inSeries}/events`, [
            ["start_date", date],
            ["end_date", date],
            ["start_time", "19:00:00"],
            ["end_time", "21:00:00"],
          ])
          events.unshift(text(made.body, "id"))
        }
        const [last = ""] = events
        const issue = post(twin, "/v1/issued_tickets", [
          ["event_id", last],
          ["ticket_type_id", type],
          ["full_name", "A"],
        ])
        const tickets: Array<string> = []
        for (let n = 0; n < 3; n++) tickets.unshift(text((yield* issue).body, "id"))
        assert.strictEqual((yield* issue).status, 400, "three of each date")
        const scans: Array<string> = []
        for (const ticket of tickets) {
          const scan = yield* post(twin, "/v1/check_ins", [
            ["issued_ticket_id", ticket],
            ["quantity", "1"],
          ])
          scans.unshift(text(scan.body, "id"))
        }

        assert.deepStrictEqual(ids(yield* walk(twin, "/v1/event_series", 2)), [...before.series, series])
        assert.deepStrictEqual(ids(yield* walk(twin, "/v1/events", 7)), [...events, ...before.events])
        assert.deepStrictEqual(ids(yield* walk(twin, `${inSeries}/events`, 5)), events)
        assert.deepStrictEqual(ids(yield* walk(twin, "/v1/issued_tickets", 2)), [...tickets, ...before.tickets])
        assert.deepStrictEqual(ids(yield* walk(twin, "/v1/check_ins", 2)), [...scans, ...before.scans])
        assert.deepStrictEqual(ids(yield* walk(twin, `/v1/check_ins?event_id=${last}`, 2)), scans)
        assert.deepStrictEqual(ids(yield* walk(twin, `/v1/issued_tickets?event_series_id=${series}`, 2)), tickets)
        assert.isEmpty(yield* walk(twin, `/v1/orders?event_id=${last}`))

        const event = yield* get(twin, `/v1/events/${last}`)
        assert.strictEqual(number(event, "total_issued_tickets"), 3)
        assert.strictEqual(number(event, "ticket_types", 0, "quantity"), 0)
        const record = yield* get(twin, inSeries)
        assert.strictEqual(number(record, "total_occurrences"), 28)
        assert.strictEqual(number(record, "total_issued_tickets"), 3)
        assert.strictEqual(number(record, "default_ticket_types", 0, "quantity_total"), 28 * 3)
        assert.strictEqual(text(record, "next_occurrence_date", "date"), "2027-02-01")
        for (const ticket of list(yield* get(twin, `/v1/issued_tickets?event_id=${last}`), "data")) {
          assert.strictEqual(at(ticket, "checked_in"), "true")
          assert.deepStrictEqual(at(ticket, "listed_currency"), { base_multiplier: 100, code: "dkk" })
        }
        twin.reset()
        assert.deepStrictEqual(ids(yield* walk(twin, "/v1/events")), before.events)
      }),
    ),
  )

  it.effect("can be taken away again, and then nothing points at it", () =>
    withTwin({ world, orders: 60 }, (twin) =>
      Effect.gen(function* () {
        const events = yield* walk(twin, "/v1/events")
        const unsold = events.find(
          (event) => number(event, "total_orders") + number(event, "total_issued_tickets") === 0,
        )
        if (unsold === undefined) return assert.fail("every date was sold")
        const path = `/v1/event_series/${text(unsold, "event_series_id")}/events/${text(unsold, "id")}`
        const gone = yield* post(twin, path, [["hidden", "maybe"]])
        assert.strictEqual(gone.status, 400)
        const created = yield* post(twin, `/v1/event_series/${text(unsold, "event_series_id")}/ticket_types`, [
          ["name", "Held"],
          ["price", "1"],
          ["quantity", "9"],
        ])
        const hold = yield* post(twin, "/v1/holds", [
          ["event_id", text(unsold, "id")],
          [`ticket_type_id[${text(created.body, "id")}]`, "2"],
        ])
        assert.strictEqual(hold.status, 201)
        const answer = yield* reply(twin, { method: "DELETE", path })
        assert.strictEqual(answer.status, 200)
        assert.notInclude(ids(yield* walk(twin, "/v1/events")), text(unsold, "id"))
        assert.notInclude(ids(yield* walk(twin, "/v1/holds")), text(hold.body, "id"))
      }),
    ),
  )
})
