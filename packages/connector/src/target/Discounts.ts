/**
 * What is in the way of discount codes on every platform, and what stands in their place.
 *
 * @module
 */
import type { Clash, EventBundle, Existing } from "../Target.ts"
import type { Rows } from "@boxport/model"

type Discount = Rows["discounts"]

/** Why something cannot be made, as a loss has it: a word for scripts, and what can be done instead. */
export type Obstacle = readonly [reason: string, instead: string]

/** What a discount has left; null for any number, 0 for one that is used up. */
export const redemptionsLeft = ({ max_redemptions, times_redeemed }: Discount): number | null =>
  max_redemptions === null ? null : Math.max(0, max_redemptions - (times_redeemed ?? 0))

/** What a discount goes by where codes belong to events: one of the whole account becomes one for each of them. */
export const codeId = ({ event_id, id }: Discount, event: string): string => (event_id === null ? `${id}#${event}` : id)

/** Why a discount can be created nowhere; null for one that may. */
export const discountObstacle = (discount: Discount): Obstacle | null => {
  const { active, amount, code, kind, percent } = discount
  if (code === null) return ["no_code", "A discount without a code cannot be created."]
  if (redemptionsLeft(discount) === 0) return ["used_up", "It has no redemptions left."]
  if (active === false) return ["inactive", "A code works once it is made; create it when it is wanted."]
  if (kind === "unknown") return ["unknown_kind", "Create it by hand."]
  if ((kind === "percent" ? percent : amount) === null) {
    return ["unknown_kind", "The source does not tell how much it takes off."]
  }
  return null
}

/** A discount of an event, and why it cannot be created there; null for one that can. */
export interface Code {
  readonly discount: Discount
  readonly obstacle: Obstacle | null
}

/**
 * The discounts of an event where codes belong to events, but for those of other events' ticket types. An event has a
 * code once, whatever its case: of several that could be created the first is.
 *
 * @param obstacleOf why the platform cannot have one
 */
export const codesOf = (
  { discounts, ticketTypes }: EventBundle,
  obstacleOf: (discount: Discount) => Obstacle | null,
): ReadonlyArray<Code> => {
  const seen = new Set<string>()
  return discounts.flatMap((discount): ReadonlyArray<Code> => {
    const { code, ticket_type_ids: types } = discount
    if (types.length > 0 && !ticketTypes.some(({ id }) => types.includes(id))) return []
    const obstacle = obstacleOf(discount)
    if (obstacle !== null || code === null) return [{ discount, obstacle }]
    const isDouble = seen.has(code.toLowerCase())
    seen.add(code.toLowerCase())
    return [{ discount, obstacle: isDouble ? ["code_taken", "The event has another code of the same letters."] : null }]
  })
}

/** Discounts by their code in lower case; of several with one code the first. */
export const byCode = (discounts: ReadonlyArray<Discount>): ReadonlyMap<string, Discount> =>
  new Map(discounts.toReversed().flatMap((one) => (one.code === null ? [] : [[one.code.toLowerCase(), one] as const])))

/** A code that the target has already, where one would be made for a discount. */
export interface Taken {
  readonly discount: Discount
  /** What the discount goes by there: see {@link codeId}. */
  readonly source: string
  readonly there: Discount
  /** Whether the code there holds for all that it would be made for. */
  readonly holds: boolean
}

/** Whether two codes take off the same. An amount of no currency is one of whatever currency there is. */
const takeOffTheSame = (a: Discount, b: Discount): boolean => {
  if (a.kind !== b.kind) return false
  if (a.kind === "percent") return Number(a.percent) === Number(b.percent)
  return a.amount === b.amount && (a.currency === null || b.currency === null || a.currency === b.currency)
}

/**
 * What is told of a code that is there already and so stays as it is: nothing of one that this migration has made, nor of
 * one that does what it would be made for, such as that of a run whose state is lost.
 */
export const codeClashes = (
  { discount, holds, source, there }: Taken,
  { found, made }: Pick<Existing, "found" | "made">,
): ReadonlyArray<Clash> => {
  const isOurs = made("discounts", source)?.target === there.native_id && !found("discounts", source)
  if (isOurs || (holds && takeOffTheSame(discount, there))) return []
  return [
    {
      entity: "discounts",
      source: discount.id,
      reason: "code_taken",
      message: `the discount code ${discount.code} is there already (${there.native_id}); it stays as it is`,
      stops: false,
    },
  ]
}
