/** The rows of deliveries beside those of an export of the same account: they differ only in what deliveries say they cannot tell. */
import { assert, layer } from "@effect/vitest"
import { disagreements, indexRows, type RowIndex } from "@boxport/connector/testing"
import type { JsonObject, RowsByTable } from "@boxport/model"
import { checkinPayload, registrationPayload, ticketPayload } from "@boxport/tito/twin"
import { Context, Effect, Layer, Schema } from "effect"
import { type Gathered, gather, twinAndSource } from "../support/reading.ts"
import { delivered } from "./support.ts"

/** Native records of an export. */
const recordsOf = (all: Gathered, resource: string) =>
  Schema.decodeUnknownEffect(Schema.Array(Schema.JsonObject))(all.raw(resource))

const byId = (records: ReadonlyArray<JsonObject>) => new Map(records.map((record) => [record["id"], record] as const))

const idIn = (record: JsonObject, part: string): unknown => {
  const value = record[part]
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)).get("id") : undefined
}

interface Account {
  readonly index: RowIndex
  readonly events: ReadonlyMap<unknown, JsonObject>
  readonly releases: ReadonlyMap<unknown, JsonObject>
  readonly questions: ReadonlyArray<JsonObject>
  readonly registrations: ReadonlyMap<unknown, JsonObject>
  readonly tickets: ReadonlyMap<unknown, JsonObject>
  readonly checkins: ReadonlyArray<JsonObject>
}

const account = Effect.gen(function* () {
  const { source } = yield* twinAndSource({ orders: 150 })
  const all = yield* gather(source, { raw: true })
  const pages = all.readings.flatMap((reading): ReadonlyArray<RowsByTable> =>
    reading._tag === "Page" ? [reading.rows] : [],
  )
  const [events, releases, questions, registrations, tickets, checkins] = yield* Effect.all(
    ["events", "releases", "questions", "registrations", "tickets", "checkins"].map((name) => recordsOf(all, name)),
  )
  const none: ReadonlyArray<JsonObject> = []
  const found: Account = {
    index: indexRows(pages),
    events: byId(events ?? none),
    releases: byId(releases ?? none),
    questions: questions ?? none,
    registrations: byId(registrations ?? none),
    tickets: byId(tickets ?? none),
    checkins: checkins ?? none,
  }
  return found
})

/** An account that was exported, and its native records. */
class Exported extends Context.Service<Exported, Account>()("test/Exported") {
  static readonly layer = Layer.effect(Exported, Effect.map(account, Exported.of))
}

const rowOf = (index: RowIndex, table: string, id: string): { readonly [column: string]: unknown } =>
  Object.fromEntries(Object.entries(index.get(table)?.get(id) ?? {}))

layer(Exported.layer)("the rows of deliveries", (it) => {
  it.effect("of tickets are those of an export", () =>
    Effect.gen(function* () {
      const { events, index, questions, registrations, releases, tickets } = yield* Exported
      let answers = 0
      for (const ticket of tickets.values()) {
        const event = events.get(String(idIn(ticket, "event"))) ?? events.get(Number(idIn(ticket, "event"))) ?? {}
        const release = releases.get(Number(ticket["release_id"])) ?? {}
        const registration = registrations.get(Number(ticket["registration_id"])) ?? {}
        const payload = ticketPayload(ticket, registration, { event, release, questions })
        for (const trigger of ["ticket.updated", ticket["void"] === true ? "ticket.voided" : "ticket.completed"]) {
          const delivery = yield* delivered(trigger, payload)
          assert.deepStrictEqual(delivery.rejected, [])
          assert.deepStrictEqual(disagreements(delivery, index), [], trigger)
          answers += delivery.rows.answers?.length ?? 0
        }
        // Without its state, only the trigger tells.
        const silent = { ...payload, state_name: null }
        for (const trigger of ["ticket.updated", ticket["void"] === true ? "ticket.voided" : "ticket.completed"]) {
          assert.deepStrictEqual(disagreements(yield* delivered(trigger, silent), index), [], trigger)
        }
      }
      assert.isAbove(tickets.size, 300)
      assert.strictEqual(answers, 2 * (index.get("answers")?.size ?? 0))
    }),
  )

  it.effect("of registrations are those of an export", () =>
    Effect.gen(function* () {
      const { events, index, registrations, tickets } = yield* Exported
      let lines = 0
      const statuses = new Set<unknown>()
      for (const registration of registrations.values()) {
        const event = events.get(Number(idIn(registration, "event"))) ?? {}
        const own = [...tickets.values()].filter((ticket) => ticket["registration_id"] === registration["id"])
        const row = rowOf(index, "orders", `tito:${String(registration["id"])}`)
        const payload = registrationPayload(registration, own, { event })
        const was = row["status"]
        const triggers = [
          "registration.updated",
          ...(was === "cancelled" ? ["registration.cancelled"] : []),
          ...(was === "completed" || was === "pending" ? ["registration.finished", "registration.completed"] : []),
        ]
        for (const trigger of triggers) {
          const delivery = yield* delivered(trigger, payload)
          assert.deepStrictEqual(delivery.rejected, [])
          assert.deepStrictEqual(disagreements(delivery, index), [], trigger)
          if (trigger === "registration.updated") lines += delivery.rows.order_lines?.length ?? 0
          statuses.add(delivery.rows.orders?.[0]?.status)
        }
      }
      assert.isAbove(registrations.size, 100)
      assert.strictEqual(lines, index.get("order_lines")?.size)
      assert.includeMembers([...statuses], ["unknown", "completed", "pending", "cancelled"])
    }),
  )

  it.effect("of check-ins are those of an export", () =>
    Effect.gen(function* () {
      const { checkins, events, index, tickets } = yield* Exported
      let rows = 0
      for (const checkin of checkins) {
        const id = `tito:${String(checkin["uuid"])}`
        const list = { slug: "chk_CANARY", title: String(rowOf(index, "check_ins", id)["list_name"]) }
        const ticket = tickets.get(Number(checkin["ticket_id"])) ?? {}
        const event = events.get(Number(idIn(ticket, "event"))) ?? {}
        const undone = checkin["deleted_at"] !== null
        const delivery = yield* delivered(
          undone ? "checkin.deleted" : "checkin.created",
          checkinPayload(checkin, ticket, list, { event }),
        )
        assert.deepStrictEqual(delivery.rejected, [])
        assert.deepStrictEqual(disagreements(delivery, index), [])
        if (undone) assert.isFalse(index.get("check_ins")?.has(delivery.removed[0]?.id ?? id))
        rows += delivery.rows.check_ins?.length ?? 0
      }
      assert.strictEqual(rows, index.get("check_ins")?.size)
      assert.isAbove(rows, 10)
    }),
  )
})
