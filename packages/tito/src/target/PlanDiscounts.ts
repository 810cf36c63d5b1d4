/**
 * Planning what discounts become: codes of their events.
 *
 * @module
 */
import type { EventBundle, Part } from "@boxport/connector"
import {
  amount,
  byCode,
  type Code,
  codeClashes,
  codeId,
  codesOf,
  discountObstacle,
  joined,
  loss,
  nothing,
  type Obstacle,
  operation,
  present,
  redemptionsLeft,
  reference,
} from "@boxport/connector/target"
import { canonicalId, Instant, type Rows } from "@boxport/model"
import { platform } from "../mapping/Catalogue.ts"
import { holdsFor, isOwn } from "./Carried.ts"
import { currencyOf } from "./Currencies.ts"
import { ofEvent, shared, type Where } from "./Where.ts"

type Discount = Rows["discounts"]

/** A moment as a body has it. */
const isoOf = (instant: Instant.Instant | null): string | null => (instant === null ? null : Instant.toIso(instant))

/** Why a discount of an event cannot be created at Tito; null for one that can. */
const obstacleOf = (bundle: EventBundle) => {
  const own = currencyOf(bundle)
  return (discount: Discount): Obstacle | null => {
    // One of Tito's own is inactive when its time has not come or is over, and takes its times along.
    const obstacle = discountObstacle(isOwn(discount.id) ? { ...discount, active: null } : discount)
    if (obstacle !== null) return obstacle
    return discount.kind === "amount" && (discount.currency ?? own) !== own
      ? ["currency", "It takes off an amount of another currency; create it by hand."]
      : null
  }
}

/** The codes of an event, and why those cannot be created that cannot. */
export const titoCodes = (bundle: EventBundle): ReadonlyArray<Code> => codesOf(bundle, obstacleOf(bundle))

/** Whether a code at the target holds for the counterparts of these ticket types. */
const holds = (
  { existing: { made } }: Where,
  { ticket_type_ids: there }: Discount,
  scope: EventBundle["ticketTypes"],
): boolean =>
  scope.every(({ id }) => {
    const type = made("ticket_types", id)
    return type !== null && there.includes(canonicalId(platform, type.target))
  })

/** Plans the codes of an event. */
export const planCodes = (where: Where): Part => {
  const { event, ticketTypes } = where.bundle
  const there = byCode(ofEvent(where.existing.discounts, where.there))
  const currency = currencyOf(where.bundle)
  return joined(
    titoCodes(where.bundle).map(({ discount, obstacle }): Part => {
      if (obstacle !== null) return { ...nothing, losses: loss("discounts", null, 1, ...obstacle) }
      const { code, kind } = discount
      const scope = ticketTypes.filter((type) => holdsFor(discount, type))
      const source = codeId(discount, event.id)
      const found = there.get((code ?? "").toLowerCase())
      return {
        ...nothing,
        clashes:
          found === undefined
            ? []
            : codeClashes({ discount, source, there: found, holds: holds(where, found, scope) }, where.existing),
        adopted: found === undefined ? [] : [{ kind: "discounts", source, target: found.native_id, facts: {} }],
        operations: [
          operation({
            ...shared(where),
            key: `create_discount ${source}`,
            kind: "create_discount",
            makes: [reference("discounts", source)],
            needs: [reference("events", event.id), ...scope.map(({ id }) => reference("ticket_types", id))],
            body: present({
              event: event.id,
              code,
              amount: kind === "amount" ? amount(discount.amount, discount.currency ?? currency) : null,
              percent: kind === "percent" ? discount.percent : null,
              quantity: redemptionsLeft(discount),
              start_at: isoOf(discount.starts_at),
              end_at: isoOf(discount.ends_at),
              ticket_types: scope.map(({ id }) => id),
            }),
            requests: { "discount_codes.create": 1 },
          }),
        ],
      }
    }),
  )
}
