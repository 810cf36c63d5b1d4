/**
 * Planning a migration into Ticketbutler.
 *
 * @module
 */
import type { Clash, Existing, Part, Planner, PlanOptions, SeriesBundle } from "@boxport/connector"
import { titleOf } from "./Carried.ts"
import { planCapacity } from "./PlanCapacity.ts"
import { planSeries } from "./PlanEvents.ts"
import { planOrder, planVouchers } from "./PlanOrders.ts"
import { makeThere, surveyOf } from "./There.ts"

const invoiced = (title: string): string =>
  `${title}: it is set to payment by invoice, so orders that cost something are made to be invoiced: see that nobody is sent one who has paid`

/** Makes a planner. What is to be loaded of each type it learns from the orders, and tells it in the end. */
export const makePlanner = (options: PlanOptions, existing: Existing): Planner => {
  const there = makeThere(existing)
  const toLoad = new Map<string, number>()
  const paid = new Set<string>()
  const capacity = planCapacity(options, existing, there, toLoad)
  const finish = (series: SeriesBundle): Part => {
    const part = capacity(series)
    const clashes = series.events.flatMap(({ event }): ReadonlyArray<Clash> =>
      paid.has(event.id)
        ? [{ entity: "events", source: event.id, reason: "invoiced", message: invoiced(titleOf(event)), stops: false }]
        : [],
    )
    return { ...part, clashes }
  }
  return {
    account: planVouchers,
    setup: planSeries(existing, there, options),
    order: planOrder({
      there,
      survey: surveyOf(existing),
      onLoad: (type) => void toLoad.set(type, (toLoad.get(type) ?? 0) + 1),
      onPaid: (event) => void paid.add(event),
    }),
    finish,
  }
}
