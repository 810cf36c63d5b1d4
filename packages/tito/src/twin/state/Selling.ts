/**
 * What a registration that the organiser makes costs, and whether there is room for it.
 *
 * @module
 */
import { taxWithin } from "@boxport/connector/testing"
import { Currency } from "@boxport/model"
import { isOffSale } from "../records/Offers.ts"
import type { Discount, Release } from "../things/Offer.ts"
import type { Line, Registration, Ticket } from "../things/Registration.ts"
import type { Place } from "./Place.ts"
import type { State } from "./State.ts"

/** So many of a release. */
export interface Wanted {
  readonly release: Release
  readonly quantity: number
  /** What each is to cost; null for the list price. */
  readonly price: number | null
}

const valid = (place: Place): number => place.releases.reduce((sum, release) => sum + place.stockOf(release).issued, 0)

/** The releases that cannot be had just now: paused, put away, sold out, or with a full activity (notes 2). */
export const unavailable = (place: Place, wanted: ReadonlyArray<Wanted>): ReadonlyArray<Release> => {
  const capacity = place.event.settings["quantity"]
  const all = wanted.reduce((sum, { quantity }) => sum + quantity, 0)
  const isFull = typeof capacity === "number" && valid(place) + all > capacity
  return wanted
    .filter(({ quantity, release }) => {
      const { issued } = place.stockOf(release)
      const isCrowded = place.activities.some(
        (activity) =>
          activity.capacity !== null &&
          activity.releases.includes(release.number) &&
          place.allocationOf(activity) + quantity > activity.capacity,
      )
      return (
        isFull ||
        isOffSale(place, release) ||
        release.archived ||
        (release.quantity !== null && issued + quantity > release.quantity) ||
        isCrowded
      )
    })
    .map(({ release }) => release)
}

/** What the nth of a release costs before any discount. */
const priceOfNth = ({ pricing, price, settings }: Release, { currency }: Place["event"], nth: number): number => {
  if (pricing !== "degressive") return price
  const prices = String(settings["price_degressive"] ?? "")
    .split(",")
    .map(Number)
  const own = prices[Math.min(nth, prices.length - 1)]
  return own === undefined || Number.isNaN(own) ? price : Math.round(own * 10 ** (Currency.exponentOf(currency) ?? 2))
}

const offOne = (discount: Discount | null, release: Release, price: number): number => {
  if (discount === null || !discount.releases.includes(release.number)) return 0
  return Math.min(
    price,
    discount.type === "MoneyOffDiscountCode" ? discount.value : Math.round((price * discount.value) / 100),
  )
}

const settingOf = (discount: Discount | null, name: string): number | null => {
  const value = discount?.settings[name]
  return typeof value === "number" ? value : null
}

/** How many tickets of a line a discount is for, of those that it is left for (seed 003, Discount Codes). */
const discountedOf = (discount: Discount | null, quantity: number, left: number): number =>
  quantity < (settingOf(discount, "min_quantity_per_release") ?? 0)
    ? 0
    : Math.min(quantity, left, settingOf(discount, "max_quantity_per_release") ?? quantity)

/** The lines of what is wanted, at their price less the discount, which is left for so many tickets. */
const linesOf = (
  place: Place,
  wanted: ReadonlyArray<Wanted>,
  discount: Discount | null,
  left: number,
): ReadonlyArray<Line> => {
  let rest = left
  return wanted.map(({ price, quantity, release }, nth) => {
    const prices = Array.from({ length: quantity }, (_, one) => price ?? priceOfNth(release, place.event, one))
    const isFor = discount?.releases.includes(release.number) === true
    const discounted = isFor ? discountedOf(discount, quantity, rest) : 0
    rest -= discounted
    const off = prices.slice(0, discounted).reduce((sum, one) => sum + offOne(discount, release, one), 0)
    const total = prices.reduce((sum, one) => sum + one, 0) - off
    return {
      place: nth,
      release: release.number,
      quantity,
      listPrice: release.price,
      each: total / quantity,
      tax: taxWithin(total, place.event.vat),
      total,
      discounted: off > 0,
    }
  })
}

const letters = "BCDFGHJKLMNPQRSTVWXZ"

/** Four letters; the world's have six. */
const referenceOf = (number: number): string => {
  let rest = number
  let text = ""
  for (let n = 0; n < 4; n++) {
    text += letters[rest % letters.length] ?? ""
    rest = Math.floor(rest / letters.length)
  }
  return text
}

const ticketOf = (state: State, line: Line, reference: string, sequence: number, at: number): Ticket => ({
  number: state.next(),
  sequence,
  release: line.release,
  reference,
  void: false,
  attendee: null,
  price: Math.round(line.each),
  tags: [],
  answers: [],
  scans: [],
  createdAt: at,
  updatedAt: at,
  voidedAt: null,
  settings: {},
})

/** Who registers, and how they came. */
export interface Buyer {
  readonly name: string | null
  readonly email: string | null
  readonly source: string | null
  readonly discountCode: string | null
}

/**
 * A registration that the organiser makes: paid for, its tickets nobody's yet (notes 2). It is not in the event's list yet.
 *
 * @param left for how many tickets the discount code can still be used
 */
export const register = (
  state: State,
  place: Place,
  wanted: ReadonlyArray<Wanted>,
  buyer: Buyer,
  discount: Discount | null,
  left = Number.POSITIVE_INFINITY,
): Registration => {
  const at = state.tick()
  const number = state.next()
  const reference = referenceOf(number)
  const lines = linesOf(place, wanted, discount, left)
  const total = lines.reduce((sum, line) => sum + line.total, 0)
  const start = place.sales.ticketCount
  const tickets = lines
    .flatMap((line) => Array.from({ length: line.quantity }, () => line))
    .map((line, nth) => ticketOf(state, line, `${reference}-${nth + 1}`, start + nth + 1, at))
  return {
    number,
    order: null,
    type: "manual",
    ...buyer,
    company: null,
    phone: null,
    address: null,
    reference,
    locale: "en",
    metadata: null,
    payment: total === 0 ? "free" : "manual",
    paymentReference: null,
    lines,
    total,
    tax: taxWithin(total, place.event.vat),
    settled: true,
    cancelledAt: null,
    refunded: "no",
    refunds: [],
    tickets,
    createdAt: at,
    completedAt: at,
    updatedAt: at,
  }
}
