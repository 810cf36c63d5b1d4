import { assert, describe, it } from "@effect/vitest"
import { hurry } from "@boxport/connector/testing"
import { operations, type TitoClient, type TitoError } from "@boxport/tito"
import type { FaultRule } from "@boxport/tito/twin"
import { Effect, Stream } from "effect"
import { answering, reasonOf } from "../support/client.ts"
import { event_slug, failsWith, scene } from "./contract/Case.ts"

const on = (match: string, method: FaultRule["method"], action: FaultRule["action"]): FaultRule => ({
  match,
  ...(method === undefined ? {} : { method }),
  times: 1,
  action,
})

describe("a write whose reply is lost", () => {
  it.effect("is not sent again, and is found where it says", () =>
    Effect.gen(function* () {
      const { release, tito, twin } = yield* scene
      for (const [nth, action] of ([{ type: "lose" }, { type: "truncate" }] as const).entries()) {
        twin.setFaults([on("/registrations", "POST", action)])
        const source = `boxport:${nth}`
        const reason = yield* reasonOf(
          hurry(
            tito.registrations.create({
              event_slug,
              body: { source, email: "a@b.example", line_items: [{ release_id: release, quantity: 1 }] },
            }),
          ),
        )
        if (reason._tag !== "OutcomeUnknown") return assert.fail(reason._tag)
        assert.strictEqual(reason.look?.list, "registrations.list")
        const [known] = reason.look?.by ?? []
        assert.deepStrictEqual(known, { field: "source", value: source })
        const found = yield* Stream.runCollect(tito.registrations.list({ event_slug })).pipe(
          Effect.map((rows) => rows.filter((row) => row.source === known?.value)),
        )
        assert.lengthOf(found, 1)
        assert.lengthOf(
          twin.log.filter(({ method, path }) => method === "POST" && path.endsWith("/registrations")),
          nth + 1,
        )
      }
    }),
  )

  it.effect("is found for everything that can be made, but copies", () =>
    Effect.gen(function* () {
      const { at, release, tito, twin } = yield* scene
      const email = "lost@b.example"
      const title = "Lost & found"
      const lists = yield* tito.rsvpLists.create({ event_slug, body: { title: "Friends" } })
      const rsvp_list_slug = lists.slug
      const ticket = yield* tito.tickets.create({ event_slug, body: { release_id: release } })
      const made: ReadonlyArray<Effect.Effect<object, TitoError>> = [
        tito.events.create({ body: { title } }),
        tito.releases.create({ event_slug, body: { title } }),
        tito.activities.create({ event_slug, body: { name: title } }),
        tito.questions.create({ event_slug, body: { title, field_type: "Text" } }),
        tito.discountCodes.create({ event_slug, body: { code: title, type: "PercentOffDiscountCode", value: 1 } }),
        tito.checkinLists.create({ event_slug, body: { title } }),
        tito.interestedUsers.create({ event_slug, body: { email } }),
        tito.optIns.create({ event_slug, body: { name: title } }),
        tito.rsvpLists.create({ event_slug, body: { title } }),
        tito.releaseInvitations.create({ event_slug, rsvp_list_slug, body: { email, release_ids: [release] } }),
        tito.tickets.create({ event_slug, body: { release_id: release, email } }),
        tito.venues.create({ event_slug, body: { name: title } }),
        tito.waitlistedPeople.create({ event_slug, body: { email, release_id: release } }),
        tito.webhookEndpoints.create({
          event_slug,
          body: { url: "https://lost.example", included_triggers: ["ticket.created"] },
        }),
        tito.checkin.checkins.create({
          checkin_list_slug: at.checkin_list_slug,
          body: { ticket_id: ticket.id },
        }),
      ]
      const places = { event_slug, rsvp_list_slug, checkin_list_slug: at.checkin_list_slug }
      for (const creating of made) {
        twin.setFaults([on("^/", "POST", { type: "lose" })])
        const { reason } = yield* failsWith(creating, "OutcomeUnknown")
        if (reason._tag !== "OutcomeUnknown" || reason.look === null) return assert.fail("nowhere to look")
        const { by, list } = reason.look
        const rows = yield* listed(tito, list, places)
        const found = rows.filter((row) => {
          const fields = new Map<string, unknown>(Object.entries(row))
          return by.length > 0 && by.every(({ field, value }) => String(fields.get(field)) === value)
        })
        assert.lengthOf(found, 1, `${list} by ${by.map(({ field }) => field).join()}`)
      }
    }),
  )

  it.effect("that sets what it sets is simply sent again", () =>
    Effect.gen(function* () {
      const { release, tito, twin } = yield* scene
      twin.setFaults([on("/releases/", "PATCH", { type: "lose" })])
      const after = yield* hurry(tito.releases.update({ event_slug, release_slug: release, body: { quantity: 777 } }))
      assert.strictEqual(after.quantity, 777)
      assert.lengthOf(
        twin.log.filter(({ method }) => method === "PATCH"),
        2,
      )
    }),
  )

  it.effect("that removes may have been done when there is nothing left", () =>
    Effect.gen(function* () {
      const { tito, twin } = yield* scene
      const { slug } = yield* tito.questions.create({ event_slug, body: { title: "?x", field_type: "Text" } })
      twin.setFaults([on("/questions/", "DELETE", { type: "lose" })])
      yield* failsWith(hurry(tito.questions.delete({ event_slug, question_slug: slug })), "OutcomeUnknown")
    }),
  )
})

/** The rows of a list by the name of its endpoint. */
const listed = (
  tito: TitoClient,
  name: string,
  places: { readonly [parameter: string]: string },
): Effect.Effect<ReadonlyArray<object>> => {
  const path = Object.values(operations).find((operation) => operation.name === name)?.path ?? ""
  const where = Object.fromEntries(Object.entries(places).filter(([parameter]) => path.includes(`{${parameter}}`)))
  const method = name
    .split(".")
    .map((part) => part.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()))
    .reduce<unknown>(
      (part, key) => (typeof part === "object" && part !== null ? Reflect.get(part, key) : undefined),
      tito,
    )
  return typeof method === "function"
    ? Stream.runCollect(Reflect.apply(method, null, [where]))
    : Effect.sync(() => assert.fail(`no list ${name}`))
}

describe("a write that did not happen", () => {
  it.effect("is sent once more when the limit was reached", () =>
    Effect.gen(function* () {
      const { release, tito, twin } = yield* scene
      twin.setFaults([on("/registrations", "POST", { type: "too-many", retryAfter: "30" })])
      yield* hurry(
        tito.registrations.create({
          event_slug,
          body: { source: "x", line_items: [{ release_id: release, quantity: 1 }] },
        }),
      )
      const rows = yield* Stream.runCollect(tito.registrations.list({ event_slug }))
      assert.lengthOf(
        rows.filter(({ source }) => source === "x"),
        1,
      )
      assert.deepStrictEqual(
        twin.log.flatMap(({ method, status }) => (method === "POST" ? [status] : [])),
        [429, 201],
      )
    }),
  )

  it.effect("is sent again until somebody listens", () =>
    Effect.gen(function* () {
      const { sent, tito } = yield* answering((_, place) =>
        place < 3 ? "ECONNREFUSED" : { ticket: { id: 1, slug: "ti_x" } },
      )
      const made = yield* hurry(tito.tickets.create({ event_slug, body: { release_id: 1 } }))
      assert.strictEqual(made.id, 1)
      assert.lengthOf(sent, 4)
    }),
  )

  it.effect("may have happened after all when the platform fails", () =>
    Effect.gen(function* () {
      const { tito, twin } = yield* scene
      twin.setFaults([on("/venues", "POST", { type: "status", status: 504, body: "html" })])
      const { reason } = yield* failsWith(tito.venues.create({ event_slug, body: { name: "x" } }), "OutcomeUnknown")
      assert.strictEqual(reason._tag === "OutcomeUnknown" ? reason.came : "", "HTTP 504")
    }),
  )
})

describe("a list in trouble", () => {
  it.effect("comes whole", () =>
    Effect.gen(function* () {
      const { tito, twin } = yield* scene
      const read = Stream.runCollect(tito.tickets.list({ event_slug, page: { size: 7 } }))
      const quiet = yield* read
      twin.setFaults([
        { match: "/tickets", everyNth: 3, action: { type: "status", status: 503 } },
        { match: "/tickets", everyNth: 4, action: { type: "reset" } },
        { match: "/tickets", everyNth: 5, action: { type: "too-many" } },
      ])
      assert.deepStrictEqual(yield* hurry(read), quiet)
    }),
  )
})
