/**
 * How much room ticket types need at a target.
 *
 * @module
 */
import type { Rows } from "@boxport/model"

/**
 * How many of a ticket type the source has left to sell: what it says can be bought, else what of its capacity is neither
 * issued nor held; null where there is no limit.
 *
 * @param carried tickets that admit someone, for platforms that do not tell how many they issued
 */
export const leftToSell = (type: Rows["ticket_types"], carried: number): number | null => {
  const { quantity_available, quantity_held, quantity_issued, quantity_total } = type
  if (quantity_available !== null) return Math.max(0, quantity_available)
  if (quantity_total === null) return null
  return Math.max(0, quantity_total - (quantity_issued ?? carried) - (quantity_held ?? 0))
}
