/**
 * Planning what discounts become: codes of the events that they hold for.
 *
 * @module
 */
import type { EventBundle, Existing, Known, Part, SeriesBundle } from "@boxport/connector"
import {
  amount,
  type byCode,
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
import type { Rows } from "@boxport/model"
import { currencyOf } from "./Carried.ts"
import { nativeOf } from "./There.ts"

type Discount = Rows["discounts"]

/** How often a code can be used that is not limited at the source: the platform wants a number. */
const unlimited = 1_000_000

const percentForm = /^\d{1,10}(?:\.\d{1,2}0*)?$/

/** The ticket types of an event that a code is narrowed to; null for one that holds for all of them. */
const scopeOf = ({ ticket_type_ids }: Discount, { ticketTypes }: EventBundle) => {
  const scope = ticketTypes.filter(({ id }) => ticket_type_ids.includes(id))
  return ticket_type_ids.length > 0 && scope.length < ticketTypes.length ? scope : null
}

/** Why a discount of an event cannot be created at Ticketbutler; null for one that can. */
const obstacleOf =
  (bundle: EventBundle, currency: string | null) =>
  (discount: Discount): Obstacle | null => {
    const { kind, percent } = discount
    const obstacle = discountObstacle(discount)
    if (obstacle !== null) return obstacle
    const own = discount.currency ?? currencyOf(bundle)
    if (kind === "amount" && (own === null || (currency !== null && own !== currency))) {
      return ["currency", "It takes off an amount in a currency that the account does not have."]
    }
    if (kind === "percent" && !percentForm.test(percent ?? "")) {
      return ["fraction", "A percentage can have two decimals."]
    }
    return (scopeOf(discount, bundle) ?? []).length > 1
      ? ["scope", "A code holds for one ticket type or for all; create one for each."]
      : null
  }

/**
 * The codes of an event, and why those cannot be created that cannot.
 *
 * @param currency the account's, if that is known
 */
export const butlerCodes = (bundle: EventBundle, currency: string | null): ReadonlyArray<Code> =>
  codesOf(bundle, obstacleOf(bundle, currency))

/** What discounts may meet at the target. */
interface Met {
  /** What holds for the event there already, by code. */
  readonly codes: ReturnType<typeof byCode>
  readonly existing: Existing
  /** Counterparts of ticket types. */
  readonly has: Known
  /** The account's currency, if that is known. */
  readonly currency: string | null
}

/** A code that is there already: it stays as it is. */
const takeOver = (bundle: EventBundle, discount: Discount, there: Discount, { existing, has }: Met): Part => {
  const source = codeId(discount, bundle.event.id)
  const [type] = scopeOf(discount, bundle) ?? []
  const counterpart = type === undefined ? null : has("ticket_types", type.id)
  const { event_id, native_id: target, ticket_type_ids: types } = there
  const holds = types.length === 0 || (counterpart !== null && types.some((id) => nativeOf(id) === counterpart.target))
  return {
    ...nothing,
    adopted: event_id === null ? [] : [{ kind: "discounts", source, target, facts: { event: nativeOf(event_id) } }],
    clashes: codeClashes({ discount, source, there, holds }, existing),
  }
}

const createCode = (series: SeriesBundle, bundle: EventBundle, discount: Discount): Part => {
  const { event } = bundle
  const { code, kind } = discount
  const left = redemptionsLeft(discount)
  const source = codeId(discount, event.id)
  const [type] = scopeOf(discount, bundle) ?? []
  const dated = discount.starts_at !== null || discount.ends_at !== null
  return {
    ...nothing,
    losses: [
      ...loss("discounts", "ends_at", dated ? 1 : 0, "read_only", "It works at once and until it is switched off."),
      ...loss(
        "discounts",
        "max_redemptions",
        left === null ? 1 : 0,
        "no_place",
        `The platform wants a limit: it is set to ${unlimited}.`,
      ),
    ],
    operations: [
      operation({
        key: `create_discount ${source}`,
        kind: "create_discount",
        phase: "setup",
        series: series.id,
        group: event.id,
        makes: [reference("discounts", source)],
        needs: [reference("events", event.id), ...(type === undefined ? [] : [reference("ticket_types", type.id)])],
        body: present({
          event: event.id,
          code,
          discount_type: kind === "percent" ? "PERCENTAGE" : "PER_TICKET",
          amount: kind === "percent" ? null : amount(discount.amount, discount.currency ?? currencyOf(bundle)),
          percent: kind === "percent" ? discount.percent : null,
          usage_tickets_limit: left ?? unlimited,
          ticket_type: type?.id,
        }),
        requests: { "events.discount_codes.create": 1 },
      }),
    ],
  }
}

/** Plans the discounts of an event. */
export const planCodes = (series: SeriesBundle, bundle: EventBundle, met: Met): Part =>
  joined(
    butlerCodes(bundle, met.currency).map(({ discount, obstacle }): Part => {
      if (obstacle !== null) return { ...nothing, losses: loss("discounts", null, 1, ...obstacle) }
      const there = met.codes.get((discount.code ?? "").toLowerCase())
      return there === undefined ? createCode(series, bundle, discount) : takeOver(bundle, discount, there, met)
    }),
  )
