import { assert, describe, it } from "@effect/vitest"
import { Redacted, Effect } from "effect"
import { get } from "./support/get.ts"
import { gather, textOf, twinAndSource } from "./support/reading.ts"

/** Fields whose values let somebody in, wherever they stand. */
const secretFields = new Set([
  "security_token",
  "admin_control_token",
  "secret_password",
  "unique_url",
  "unique_offer_url",
  "external_url",
  "web_checkin_url",
  "qr_code_url",
  "registration_url",
])

/** The values of secret fields in an answer; of check-in lists, receipts and invitations the slug too. */
const secretsIn = (value: unknown): ReadonlyArray<string> => {
  if (Array.isArray(value)) return value.flatMap(secretsIn)
  if (typeof value !== "object" || value === null) return []
  const type = "_type" in value ? value._type : undefined
  return Object.entries(value).flatMap(([field, inner]) => {
    const opens =
      secretFields.has(field) ||
      (field === "slug" && (type === "checkin_list" || type === "receipt" || type === "release_invitation"))
    return opens ? (typeof inner === "string" && inner !== "" ? [inner] : []) : secretsIn(inner)
  })
}

describe("what lets somebody in", () => {
  for (const server of ["today", "3.0"] as const) {
    it.effect(`is in none of the readings, native records included: ${server}`, () =>
      Effect.gen(function* () {
        const { source, twin } = yield* twinAndSource({ orders: 120, server })
        const all = yield* gather(source, { raw: true })
        // The same requests once more, for what they answer.
        const urls = twin.log
          .filter(({ host }) => host === "admin")
          .map(
            ({ path, query }) =>
              `${path}?${query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&")}`,
          )
        const secrets = new Set<string>([Redacted.value(twin.token)])
        for (const url of new Set(urls)) {
          const { json } = yield* get(twin, url)
          for (const secret of secretsIn(json)) secrets.add(secret)
        }
        assert.isAbove(secrets.size, server === "today" ? 500 : 20)
        const text = textOf(all.readings)
        assert.deepStrictEqual(
          [...secrets].filter((secret) => text.includes(secret)),
          [],
        )
      }),
    )
  }

  it.effect("is in no rejection of a broken record", () =>
    Effect.gen(function* () {
      const { source } = yield* twinAndSource({
        orders: 60,
        faults: [
          { match: "/events[?]", action: { type: "corrupt", path: "events.0.created_at", value: "yesterday" } },
          { match: "/registrations[?]", action: { type: "corrupt", path: "registrations.0.total", value: {} } },
          { match: "/tickets[?]", action: { type: "corrupt", path: "tickets.0.price", value: [] } },
          { match: "/checkin_lists[?]", action: { type: "corrupt", path: "checkin_lists.0.title", value: {} } },
          {
            match: "/release_invitations[?]",
            action: { type: "corrupt", path: "release_invitations.0.email", value: {} },
          },
        ],
      })
      for (const secrets of [[], source.secrets]) {
        const all = yield* gather(source, { secrets: new Set(secrets) })
        const resources = new Set(all.rejected.map(({ resource }) => resource))
        assert.isTrue(resources.has("events") && resources.has("registrations") && resources.has("checkin_lists"))
        assert.isTrue(resources.has("release_invitations") && resources.has("tickets"))
        const text = textOf(all.rejected)
        for (const word of [
          "security_token",
          "admin_control_token",
          "chk_",
          "rct_",
          "/rsvp/",
          "rsvp_p",
          "unique_url",
        ]) {
          assert.notInclude(text, word)
        }
      }
    }),
  )
})
