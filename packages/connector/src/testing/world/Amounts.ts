/**
 * The arithmetic of an order, in whole minor units.
 *
 * @module
 */
import type { WorldDiscount, WorldVat } from "./EventTypes.ts"

/** What a discount takes off one ticket of a price. */
export const discountOn = (discount: WorldDiscount, price: number): number =>
  discount.kind === "amount"
    ? Math.min(price, discount.amount)
    : // Percentages have one decimal at most, so that this is a division of whole numbers.
      Math.min(price, Math.floor((price * Math.round(discount.percent * 10) + 500) / 1000))

/** The tax within an amount that includes it, rounded half to even. */
export const taxWithin = (amount: number, vat: WorldVat | null): number => {
  if (vat === null) return 0
  const rate = Math.round(vat.percent * 10)
  const whole = 1000 + rate
  const quotient = Math.floor((amount * rate) / whole)
  const twice = (amount * rate - quotient * whole) * 2
  return twice > whole || (twice === whole && quotient % 2 === 1) ? quotient + 1 : quotient
}

/** Splits an amount in proportion to `weights`, rounding down; what that leaves goes to later parts that have a weight. */
export const share = (amount: number, weights: ReadonlyArray<number>): ReadonlyArray<number> => {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return weights.map(() => 0)
  let left = amount
  let leftWeight = total
  return weights.map((weight) => {
    // From what is left, so that it always comes out and no part is negative.
    const part = leftWeight === 0 ? 0 : Math.floor((left * weight) / leftWeight)
    left -= part
    leftWeight -= weight
    return part
  })
}
