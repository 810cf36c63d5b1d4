/**
 * Reading registrations and their refunds.
 *
 * @module
 */
import { Lenient, type PageBuilder, Seen } from "@boxport/connector"
import type { JsonObject } from "@boxport/model"
import { Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import { mapRefund, mapRegistration, scrubRefund, scrubRegistration } from "../mapping/Registrations.ts"
import { idIn } from "../mapping/Values.ts"
import { keyOf, type Listing } from "../paging/Listing.ts"
import type { EventRun } from "./EventRun.ts"
import { neededFor } from "./Needed.ts"
import type { Each, Readings } from "./Run.ts"

/** The registrations of an event, which may have to be looked at again once its tickets are read. */
export const registrationList = (of: EventRun): Listing => {
  const endpoint = operations.listRegistrations
  return of.run.reader.list({
    endpoint,
    path: of.path(endpoint.path),
    states: ["paid", "unpaid", "complete", "confirmed", "incomplete", "cancelled"],
    expand: ["billing_address", "line_items", "receipts", "refunds"],
    needs: ["line_items"],
    ...(of.changes === null ? {} : { since: of.changes.since }),
  })
}

/** Adds the rows of a registration. */
const addRegistration = (of: EventRun, record: JsonObject, page: PageBuilder): void => {
  page.raw("registrations", record, scrubRegistration)
  of.noteChange(record)
  const mapped = page.take(mapRegistration(record, of.catalogue, of.run.query.secrets))
  if (mapped === undefined) return
  of.mappedOrders.add(mapped.order.native_id)
  page.add("orders", mapped.order)
  page.addAll("order_lines", mapped.lines)
  page.reject(...mapped.rejected)
}

/**
 * Registrations, read by `read`. The refunds inside are remembered: their own list may lack them, or not say whose they
 * are.
 */
const withRefunds = (of: EventRun, read: (each: Each) => Readings): Readings => {
  let inside: Array<JsonObject> = []
  return read((record, page) => {
    const order = keyOf(record)
    const refunds = record["refunds"]
    if (order !== undefined) {
      of.seenOrders.add(order)
      for (const refund of Array.isArray(refunds) ? refunds : []) {
        const id = Lenient.isObject(refund) ? keyOf(refund) : undefined
        if (id !== undefined) of.linkRefund(id, order)
        inside.push({ order, refund })
      }
    }
    addRegistration(of, record, page)
  }).pipe(
    Stream.map((reading) => {
      // Once a page: compressing takes long to begin.
      if (of.run.wants(...neededFor.refunds)) of.refunds.add(inside, null)
      inside = []
      return reading
    }),
  )
}

/** How many registrations are cancelled. */
export const cancelledRegistrations = (of: EventRun) => {
  const endpoint = operations.listRegistrations
  return of.run.reader.list({ endpoint, path: of.path(endpoint.path), states: ["cancelled"] }).count
}

/** Orders with their lines. */
export const registrations = (of: EventRun, list: Listing): Readings =>
  withRefunds(of, (each) =>
    of.run.listing(list, operations.listRegistrations.resource, each, {
      essential: true,
      open: true,
      onFailure: () => {
        of.hasOrders = false
      },
    }),
  )

/** Orders that have come since, if tickets were found that belong to some. */
export const laterRegistrations = (of: EventRun, list: Listing): Readings => {
  const { resource } = operations.listRegistrations
  const settle = () => of.run.ledger.settle(resource, list.proof)
  return Stream.suspend(() => {
    if (of.hasOrders && !of.early.isEmpty) {
      return withRefunds(of, (each) => of.run.pages(list.news, resource, each, { essential: true }, settle))
    }
    if (of.hasOrders) settle()
    return Stream.empty
  })
}

/** Refunds, and those that only registrations hold. */
export const refunds = (of: EventRun): Readings => {
  const endpoint = operations.listRefunds
  const seen = new Seen()
  const each =
    (order: string | null): Each =>
    (record, page) => {
      const id = keyOf(record)
      if (id !== undefined && !seen.add(id)) return
      page.raw("refunds", record, scrubRefund)
      if (order === null && idIn(record["registration"]) === null && idIn(record["registration_id"]) === null) {
        of.refundsNameOrders = false
      }
      const known = order ?? (id === undefined ? null : of.orderOf(id))
      const refund = page.take(mapRefund(record, { catalogue: of.catalogue, order: known, orderId: of.orderId }))
      if (refund !== undefined) page.add("refunds", refund)
    }
  return of.run.list({ endpoint, path: of.path(endpoint.path), expand: ["registration"] }, each(null)).pipe(
    Stream.concat(
      Stream.suspend(() =>
        of.refunds.pages.pipe(
          Stream.map(({ records }) =>
            of.run.later(endpoint.resource, records, ({ order, refund }, page) => {
              if (Lenient.isObject(refund)) each(String(order))(refund, page)
            }),
          ),
        ),
      ),
    ),
  )
}
