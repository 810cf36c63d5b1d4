import { assert, describe, it } from "@effect/vitest"
import type { Operation } from "@boxport/connector"
import { commonFailures, doorOperations, type OperationName, operations } from "@boxport/tito"
import { Effect, Redacted } from "effect"
import { clientOf, untyped } from "../support/client.ts"
import { type Case, failsWith, scene } from "./contract/Case.ts"
import { doorCases } from "./contract/Door.ts"
import { eventCases } from "./contract/Events.ts"
import { checkinListCases, optInCases, venueCases, webhookCases } from "./contract/Lists.ts"
import { activityCases, discountCodeCases, questionCases } from "./contract/Offers.ts"
import { interestedCases, rsvpCases, waitlistCases } from "./contract/People.ts"
import { registrationCases } from "./contract/Registrations.ts"
import { releaseCases } from "./contract/Releases.ts"
import { ticketCases } from "./contract/Tickets.ts"

/** A case for every endpoint. */
const cases: { readonly [Name in OperationName]: Case } = {
  ...eventCases,
  ...activityCases,
  ...questionCases,
  ...discountCodeCases,
  ...releaseCases,
  ...checkinListCases,
  ...optInCases,
  ...venueCases,
  ...webhookCases,
  ...interestedCases,
  ...waitlistCases,
  ...rsvpCases,
  ...registrationCases,
  ...ticketCases,
  ...doorCases,
}

const isName = (name: string): name is OperationName => name in operations

const camel = (text: string): string => text.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The method of a client that an endpoint has. */
const methodOf = (client: object, { name }: Operation): Function => {
  const found = name
    .split(".")
    .map(camel)
    .reduce<unknown>(
      (part, key) =>
        typeof part === "object" && part !== null ? new Map<string, unknown>(Object.entries(part)).get(key) : undefined,
      client,
    )
  const method = typeof found === "function" && "page" in found ? found.page : found
  return typeof method === "function" ? method : assert.fail(`no method ${name}`)
}

for (const key of Object.keys(operations).filter(isName)) {
  const operation: Operation = operations[key]
  const { failures, method, name, path } = operation
  const own = cases[key]
  const isDoor = key in doorOperations

  describe(`${name}: ${method} ${path}`, () => {
    it.effect("does what it says", () => Effect.flatMap(scene, own.succeeds))

    it("has a case for each refusal that is documented", () => {
      const statuses = new Set(own.refused.map(({ status }) => status))
      assert.deepStrictEqual([...statuses].toSorted(), failures.map(({ status }) => status).toSorted())
      for (const { status } of failures) assert.isFalse(commonFailures.some((common) => common.status === status))
    })

    for (const { call, fields, status, when } of own.refused) {
      it.effect(`is refused with ${status} when ${when}`, () =>
        Effect.gen(function* () {
          const error = yield* failsWith(Effect.flatMap(scene, call), "Refused")
          const { reason } = error
          assert.strictEqual(error.operation, `${method} ${path}`)
          if (reason._tag !== "Refused") return
          assert.strictEqual(reason.status, status)
          assert.deepStrictEqual(
            reason.fields.map(({ field }) => field),
            fields ?? [],
          )
        }),
      )
    }

    if (!isDoor) {
      it.effect("is refused with 401 to a wrong token, and with 403 to one that may not", () =>
        Effect.gen(function* () {
          const here = yield* scene
          const stranger = yield* clientOf(here.twin, { token: Redacted.make("wrong") })
          const unknown = yield* failsWith(own.attempt(here, stranger, here.at), "Unauthorized")
          assert.strictEqual(unknown.operation, `${method} ${path}`)
          const other = yield* scene
          const forbid = () => other.twin.setFaults([{ match: "^/v3/", action: { type: "forbid" } }])
          const refused = yield* failsWith(own.attempt(other, other.tito, other.at, forbid), "Forbidden")
          assert.strictEqual(refused.operation, `${method} ${path}`)
        }),
      )
    }

    if (/\{(?!account_slug)/.test(path)) {
      it.effect("is refused with 404 where there is nothing", () =>
        Effect.gen(function* () {
          const here = yield* scene
          const nowhere = { event_slug: "no-such-event", checkin_list_slug: "chk_none" }
          const error = yield* failsWith(own.attempt(here, here.tito, nowhere), "NotFound")
          assert.strictEqual(error.operation, `${method} ${path}`)
        }),
      )
    }

    it.effect("sends nothing when its input is wrong", () =>
      Effect.gen(function* () {
        const { tito, twin } = yield* scene
        const sent = twin.log.length
        const call = methodOf(tito, operation)
        const nonsense = yield* failsWith(untyped(call, { nonsense: 1 }), "InvalidInput")
        assert.include(nonsense.message, "nonsense")
        if (own.invalid !== undefined) {
          const { reason } = yield* failsWith(untyped(call, own.invalid.input), "InvalidInput")
          assert.sameMembers(reason._tag === "InvalidInput" ? reason.problems.map((problem) => problem.path) : [], [
            ...own.invalid.paths,
          ])
        }
        assert.strictEqual(twin.log.length, sent)
      }),
    )
  })
}
