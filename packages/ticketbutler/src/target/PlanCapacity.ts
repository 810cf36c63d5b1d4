/**
 * Planning how many of a ticket type are for sale, and when.
 *
 * Nothing can be drafted or closed here, so the number that is left of a type is what keeps it closed: types are made with
 * none, get room for what is to be loaded just before, and have as many left afterwards as before. What the source still
 * has to sell is put on sale where publishing is asked for, and only once everything is in.
 *
 * @module
 */
import type { Existing, Part, PlannedOperation, PlanOptions, SeriesBundle } from "@boxport/connector"
import { leftToSell, nothing, operation, reference } from "@boxport/connector/target"
import type { Rows } from "@boxport/model"
import type { There } from "./There.ts"

type TicketType = Rows["ticket_types"]

/** Whether the source sells a type to everybody, or to members: then it can be sold so here. */
export const isSold = ({ status }: TicketType): boolean =>
  status === "on_sale" || status === "members_only" || status === "sold_out"

const shut: ReadonlySet<Rows["events"]["status"]> = new Set(["draft", "sales_closed", "archived", "cancelled"])

/** Whether the source sells nothing for an event, whatever its types say. */
export const isShut = ({ status }: Rows["events"]): boolean => shut.has(status)

/** What the source still has to sell; none where it does not count, and none of what it does not sell to everybody. */
export const leftOf = (type: TicketType): number => (isSold(type) ? (leftToSell(type, 0) ?? 0) : 0)

const setCapacity = (
  series: SeriesBundle,
  type: TicketType,
  phase: "open" | "close" | "publish",
  left: number,
): PlannedOperation => {
  const event = type.event_id ?? ""
  return operation({
    key: `set_capacity ${phase} ${type.id}`,
    kind: "set_capacity",
    phase,
    series: series.id,
    // What was opened is closed, and tells by this what belongs together.
    group: type.id,
    repeats: phase !== "publish",
    ...(phase === "close" ? { restores: true } : {}),
    needs: [reference("events", event), reference("ticket_types", type.id)],
    body: { event, ticket_type: type.id, amount: left },
    requests: { "ticket_types.update": 1 },
  })
}

/**
 * Plans the room of a series' types.
 *
 * @param toLoad how many tickets are to be loaded, by the id of their type
 */
export const planCapacity =
  ({ publish }: PlanOptions, { issued }: Existing, there: There, toLoad: ReadonlyMap<string, number>) =>
  (series: SeriesBundle): Part => ({
    ...nothing,
    operations: series.events.flatMap((bundle) => {
      const types = there.types(bundle)
      return bundle.ticketTypes.flatMap((type) => {
        const loading = toLoad.get(type.id) ?? 0
        const row = types.get(type.id)
        const left = Math.max(0, row?.quantity_available ?? 0)
        const { all = 0, marked = 0 } = issued.get(row?.id ?? "") ?? {}
        // What the target has sold by itself is of the same stock that the source still counts.
        const forSale = isShut(bundle.event) ? 0 : Math.max(0, leftOf(type) - (all - marked))
        return [
          ...(left < loading ? [setCapacity(series, type, "open", loading)] : []),
          ...(loading > 0 ? [setCapacity(series, type, "close", Math.max(0, left - loading))] : []),
          ...(publish && forSale > 0 ? [setCapacity(series, type, "publish", forSale)] : []),
        ]
      })
    }),
  })
