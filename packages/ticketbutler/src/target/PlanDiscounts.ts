/**
 * Planning what discounts become: codes of the events that they hold for.
 *
 * @module
 */
import type { EventBundle, Known, Part, SeriesBundle } from "@boxport/connector"
import { amount, loss, nothing, operation, present, reference } from "@boxport/connector/target"
import type { Rows } from "@boxport/model"

type Discount = Rows["discounts"]

/** How often a code can be used that is not limited at the source: the platform wants a number. */
const unlimited = 1_000_000

const percentForm = /^\d{1,10}(?:\.\d{1,2}0*)?$/

/** A code of the whole account becomes one for each event. */
const sourceOf = ({ event_id, id }: Discount, event: string): string => (event_id === null ? `${id}#${event}` : id)

/** How often a code can still be used; 0 for one that is used up. */
const leftOf = ({ max_redemptions, times_redeemed }: Discount): number | null =>
  max_redemptions === null ? null : Math.max(0, max_redemptions - (times_redeemed ?? 0))

/** What a discount may meet at the target. */
interface Met {
  /** What holds for the event there already. */
  readonly codes: ReadonlyArray<Discount>
  readonly has: Known
  /** The account's currency, if that is known. */
  readonly currency: string | null
}

/** Plans a discount of an event. */
export const planDiscount = (
  series: SeriesBundle,
  { event, ticketTypes }: EventBundle,
  discount: Discount,
  { codes, currency, has }: Met,
): Part => {
  const { code, kind } = discount
  const left = leftOf(discount)
  const lost = (reason: string, instead: string): Part => ({
    ...nothing,
    losses: loss("discounts", null, 1, reason, instead),
  })
  if (code === null) return lost("no_code", "A discount without a code cannot be created.")
  if (left === 0) return lost("used_up", "It has no redemptions left.")
  if (discount.active === false) {
    return lost("inactive", "Codes are active once they are made; create it when it is wanted.")
  }
  if (kind === "unknown") return lost("unknown_kind", "Create it by hand.")
  if ((kind === "percent" ? discount.percent : discount.amount) === null) {
    return lost("unknown_kind", "The source does not tell how much it takes off.")
  }
  const own = discount.currency ?? event.currency
  if (kind === "amount" && (own === null || (currency !== null && own !== currency))) {
    return lost("currency", "It takes off an amount in a currency that the account does not have.")
  }
  if (kind === "percent" && !percentForm.test(discount.percent ?? "")) {
    return lost("fraction", "A percentage can have two decimals.")
  }
  const ofEvent = ticketTypes.filter(({ id }) => discount.ticket_type_ids.includes(id))
  if (discount.ticket_type_ids.length > 0 && ofEvent.length === 0) return nothing
  const isScoped = discount.ticket_type_ids.length > 0 && ofEvent.length < ticketTypes.length
  if (isScoped && ofEvent.length > 1) {
    return lost("scope", "A code holds for one ticket type or for all; create one for each.")
  }
  const [type] = isScoped ? ofEvent : []
  const source = sourceOf(discount, event.id)
  const there = codes.find((one) => one.code?.toLowerCase() === code.toLowerCase())
  if (there !== undefined) {
    return {
      ...nothing,
      adopted:
        there.event_id === null
          ? []
          : [
              {
                kind: "discounts",
                source,
                target: there.native_id,
                facts: { event: there.event_id.split(":").at(-1) ?? "" },
              },
            ],
      clashes:
        has("discounts", source) === null
          ? [
              {
                entity: "discounts",
                source: discount.id,
                reason: "code_taken",
                message: `the discount code ${code} is there already (${there.native_id}); it stays as it is`,
                stops: false,
              },
            ]
          : [],
    }
  }
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
          amount: kind === "percent" ? null : amount(discount.amount, own),
          percent: kind === "percent" ? discount.percent : null,
          usage_tickets_limit: left ?? unlimited,
          ticket_type: type?.id,
        }),
        requests: { "events.discount_codes.create": 1 },
      }),
    ],
  }
}
