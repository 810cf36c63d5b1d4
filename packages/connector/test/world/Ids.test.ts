import { assert, describe, it } from "@effect/vitest"
import {
  complimentaryNumber,
  dashed,
  mostOrders,
  numberOfStable,
  numberOfUuid,
  placeOfTicket,
  referenceOf,
  scanCodeOf,
  stableNumber,
  stableUuid,
  ticketNumber,
  ticketOfScanCode,
} from "@boxport/connector/testing"
import { Effect, Schema } from "effect"
import { unique } from "./support.ts"

const runs = { arbitrary: { runs: 300 } }
const number = (maximum: number) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum }))
const kindAndNumber = { kind: Schema.Literals(["order", "ticket", "event", "ticketType"]), n: number(2 ** 40) }

describe("Ids", () => {
  it.effect.prop(
    "give back the number they were made of",
    kindAndNumber,
    ({ kind, n }) =>
      Effect.sync(() => {
        assert.strictEqual(numberOfStable(kind, stableNumber(kind, n)), n)
        const uuid = stableUuid(kind, n)
        assert.match(uuid, /^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/)
        assert.match(dashed(uuid), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
        assert.strictEqual(numberOfUuid(kind, uuid), n)
        assert.strictEqual(numberOfUuid(kind, dashed(uuid).toUpperCase()), n)
        assert.isUndefined(numberOfUuid("another", uuid))
      }),
    runs,
  )

  it.effect.prop(
    "of numbers grow with them",
    kindAndNumber,
    ({ kind, n }) => Effect.sync(() => assert.isTrue(stableNumber(kind, n) < stableNumber(kind, n + 1))),
    runs,
  )

  it.effect("don't repeat within a kind", () =>
    Effect.sync(() => {
      const numbers = Array.from({ length: 50_000 }, (_, n) => n)
      assert.isTrue(unique(numbers.map((n) => stableUuid("order", n))))
      assert.isTrue(unique(numbers.map((n) => stableNumber("order", n))))
      assert.isTrue(unique(numbers.map(referenceOf)))
      assert.isTrue(unique(numbers.map(scanCodeOf)))
    }),
  )

  it.effect("that were not made are no numbers", () =>
    Effect.sync(() => {
      for (const text of ["", "zz", "0".repeat(32), `${stableUuid("order", 1)}0`]) {
        assert.isUndefined(numberOfUuid("order", text))
      }
      const made = new Set(Array.from({ length: 20 }, (_, n) => stableNumber("order", n)))
      const first = stableNumber("order", 0)
      for (let id = first - 10; id < first + 100; id++) {
        assert.strictEqual(numberOfStable("order", id) !== undefined, made.has(id), String(id))
      }
      for (const code of ["", "ABC", "ILOU000", "ZZZZZZZ"]) assert.isUndefined(ticketOfScanCode(code))
    }),
  )

  it.effect.prop(
    "of tickets tell where the ticket is",
    [number(mostOrders - 1), number(14)],
    ([order, place]) =>
      Effect.sync(() => {
        const ticket = ticketNumber(order, place)
        assert.deepStrictEqual(placeOfTicket(ticket), { order, place })
        assert.deepStrictEqual(placeOfTicket(complimentaryNumber(order)), { complimentary: order })
        assert.strictEqual(ticketOfScanCode(scanCodeOf(ticket)), ticket)
        assert.match(scanCodeOf(ticket), /^[0-9A-HJKMNP-TV-Z]{7}$/)
        assert.match(referenceOf(order), /^[B-Z]{6}$/)
      }),
    runs,
  )

  it.effect("of orders: there are as many references as orders, and then they come again", () =>
    Effect.sync(() => {
      // A stride that shared a factor with their number (20⁶) would come back to its start after a part of them.
      for (const part of [2, 4, 5, 10, 20]) assert.notStrictEqual(referenceOf(mostOrders / part), referenceOf(0))
      assert.strictEqual(referenceOf(mostOrders), referenceOf(0))
    }),
  )
})
