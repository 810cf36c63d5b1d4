import { usualNow, type World, type WorldOrder, type WorldTicket, worldStart } from "@boxport/connector/testing"
import { assert } from "@effect/vitest"
import { Schema } from "effect"

const whole = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }))

/** A seed, a size and a moment between the first sales and a time after all events. */
export const anyWorld = {
  seed: whole(0, 0xffff_ffff),
  orders: whole(0, 300),
  now: whole(worldStart, usualNow + 300 * 86_400),
}

/** All of an index, in its order. */
export const all = <A>(indexed: { readonly count: number; readonly at: (index: number) => A | undefined }): Array<A> =>
  Array.from({ length: indexed.count }, (_, index) => {
    const one = indexed.at(index)
    assert.isDefined(one)
    return one
  })

export const ordersOf = (world: World): Array<WorldOrder> => all({ count: world.orderCount, at: world.order })

/** Every ticket there is. */
export const ticketsOf = (world: World): Array<WorldTicket> => [
  ...ordersOf(world).flatMap((order) => order.tickets),
  ...all(world.complimentary),
]

export const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, n) => total + n, 0)

export const unique = (values: ReadonlyArray<unknown>): boolean => new Set(values).size === values.length
