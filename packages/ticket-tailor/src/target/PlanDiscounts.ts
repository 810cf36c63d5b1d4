/**
 * Discounts as operations; pure.
 *
 * @module
 */
import type { Existing, Known, Part, SeriesBundle } from "@boxport/connector"
import {
  amount,
  byCode,
  codeClashes,
  discountObstacle,
  isMade,
  loss,
  nothing,
  type Obstacle,
  operation,
  present,
  redemptionsLeft,
  reference,
} from "@boxport/connector/target"
import type { Rows } from "@boxport/model"
import { type Offer, titleOf } from "./Catalogue.ts"
import { seconds } from "./Times.ts"

/**
 * Why a discount cannot be created at Ticket Tailor; null for one that can.
 *
 * @param currency that of the series for which it would be
 */
export const obstacleOf = (discount: Rows["discounts"], currency: string | null): Obstacle | null => {
  const obstacle = discountObstacle(discount)
  if (obstacle !== null) return obstacle
  if (discount.kind === "amount" && discount.currency !== null && discount.currency !== currency) {
    return ["currency", "It takes off an amount of another currency; create it by hand."]
  }
  return discount.kind === "percent" && !/^\d+(\.0+)?$/.test(discount.percent ?? "")
    ? ["fraction", "Only whole percentages can be created."]
    : null
}

/** The ticket types that a discount holds for, once for a series; none means all of the box office. */
export const discountScope = (
  discount: Rows["discounts"],
  offers: ReadonlyArray<Offer>,
): ReadonlyArray<Offer> | "none of them" => {
  if (discount.ticket_type_ids.length === 0) return discount.event_id === null ? [] : offers
  const scope = offers.filter(({ rows }) => rows.some(({ id }) => discount.ticket_type_ids.includes(id)))
  return scope.length === 0 ? "none of them" : scope
}

/** A discount where it is sold. */
interface Sold {
  readonly series: SeriesBundle
  readonly offers: ReadonlyArray<Offer>
  readonly currency: string
  /** Counterparts of ticket types. */
  readonly has: Known
}

const hasSameTerms = (a: Rows["discounts"], b: Rows["discounts"]): boolean =>
  a.kind === b.kind &&
  a.amount === b.amount &&
  a.currency === b.currency &&
  Number(a.percent) === Number(b.percent) &&
  a.ends_at === b.ends_at

/** Whether a code of the box office holds for the counterparts of these ticket types; of none, for all that are sold there. */
const holds = (
  { ticket_type_ids: there }: Rows["discounts"],
  scope: ReadonlyArray<Offer>,
  { ticketTypes }: Existing,
  { has }: Sold,
): boolean => {
  if (there.length === 0 || scope.length === 0) return there.length === 0
  const types = new Set(ticketTypes.flatMap(({ id, native_id }) => (there.includes(id) ? [native_id] : [])))
  return scope.every(({ rows }) => rows.every(({ id }) => types.has(has("ticket_types", id)?.target ?? "")))
}

/** A discount where it is sold, as one thing to be made: the same discount is another one in each series after the first. */
interface Wanted {
  readonly source: string
  readonly discount: Rows["discounts"]
  readonly scope: ReadonlyArray<Offer>
}

const adopt = ({ source }: Wanted, { native_id: target }: Rows["discounts"]): Part => ({
  ...nothing,
  adopted: [{ kind: "discounts", source, target, facts: {} }],
})

/** Lets a code that was made for another event hold for ticket types of this one too. */
const extend = (
  { discount, scope, source }: Wanted,
  { discount: first, source: firstSource }: Wanted,
  { series }: Sold,
): Part => {
  const isShared = discount.id !== first.id && (discount.max_redemptions !== null || first.max_redemptions !== null)
  if (!hasSameTerms(discount, first)) {
    return {
      ...nothing,
      losses: loss(
        "discounts",
        null,
        1,
        "code_taken",
        "A code is of the whole box office, and another event has this one on other terms: make it under another name.",
      ),
    }
  }
  if (first.event_id === null && first.ticket_type_ids.length === 0) return nothing
  return {
    ...nothing,
    losses: loss(
      "discounts",
      "max_redemptions",
      isShared ? 1 : 0,
      "shared",
      "A code is of the whole box office: its redemptions are counted for all events together.",
    ),
    operations: [
      operation({
        key: `extend_discount ${source}`,
        kind: "extend_discount",
        // The code and the types are made by turns that do not wait for each other.
        phase: "open",
        series: series.id,
        group: firstSource,
        makes: [reference("discounts", source)],
        needs: [reference("discounts", firstSource), ...scope.map(({ type }) => reference("ticket_types", type.id))],
        body: { discount: firstSource, ticket_types: scope.map(({ type }) => type.id) },
        requests: { "discounts.update": 1 },
      }),
    ],
  }
}

/**
 * Plans discounts. A code is of the whole box office: that of a second event is the first one's, and holds for both; so does
 * one discount that holds for several series.
 */
export const planDiscounts = (existing: Existing): ((discount: Rows["discounts"], sold: Sold) => Part) => {
  const firsts = new Map<string, { readonly wanted: Wanted; readonly isOurs: boolean }>()
  const seen = new Set<string>()
  const lost = new Set<string>()
  const codes = byCode(existing.discounts)
  return (discount, sold) => {
    const scope = discountScope(discount, sold.offers)
    if (scope === "none of them") return nothing
    const obstacle = obstacleOf(discount, sold.currency)
    if (obstacle !== null) {
      // One of the whole account comes by with every series, and is one record all the same.
      const isFirst = !lost.has(discount.id)
      lost.add(discount.id)
      return { ...nothing, losses: loss("discounts", null, isFirst ? 1 : 0, ...obstacle) }
    }
    const source = seen.has(discount.id) ? `${discount.id}#${sold.series.id}` : discount.id
    seen.add(discount.id)
    const wanted: Wanted = { source, discount, scope }
    const code = (discount.code ?? "").toLowerCase()
    const there = codes.get(code)
    const isHeld = there !== undefined && holds(there, scope, existing, sold)
    const clashes = there === undefined ? [] : codeClashes({ discount, source, there, holds: isHeld }, existing)
    const first = firsts.get(code) ?? { wanted, isOurs: clashes.length === 0 }
    firsts.set(code, first)
    if (first.wanted !== wanted && first.isOurs && !isMade(existing, "discounts", source)) {
      return there !== undefined && isHeld && hasSameTerms(discount, first.wanted.discount)
        ? adopt(wanted, there)
        : extend(wanted, first.wanted, sold)
    }
    return there === undefined ? createDiscount(wanted, sold) : { ...adopt(wanted, there), clashes }
  }
}

const createDiscount = ({ discount, scope, source }: Wanted, { currency, series }: Sold): Part => {
  const left = redemptionsLeft(discount)
  const code = discount.code ?? ""
  return {
    ...nothing,
    losses: loss(
      "discounts",
      "starts_at",
      discount.starts_at === null ? 0 : 1,
      "no_place",
      "A code works from the moment it is there.",
    ),
    operations: [
      operation({
        key: `create_discount ${source}`,
        kind: "create_discount",
        phase: "setup",
        series: series.id,
        group: titleOf(series),
        makes: [reference("discounts", source)],
        needs: scope.map(({ type }) => reference("ticket_types", type.id)),
        body: present({
          code,
          name: code,
          type: discount.kind === "amount" ? "fixed_amount" : "percentage",
          price: discount.kind === "amount" ? amount(discount.amount, discount.currency ?? currency) : null,
          price_percent: discount.kind === "percent" ? Number(discount.percent) : null,
          max_redemptions: left,
          expires: seconds(discount.ends_at),
          ticket_types: scope.map(({ type }) => type.id),
        }),
        requests: { "discounts.create": 1 },
      }),
    ],
  }
}
