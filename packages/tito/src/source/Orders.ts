/**
 * Reading registrations and their refunds.
 *
 * @module
 */
import { Lenient, Seen } from "@boxport/connector"
import type { JsonObject } from "@boxport/model"
import { Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import { mapRefund, mapRegistration, scrubRefund, scrubRegistration } from "../mapping/Registrations.ts"
import { idIn } from "../mapping/Values.ts"
import { keyOf, type Listing } from "../paging/Listing.ts"
import type { EventRun } from "./EventRun.ts"
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

/** Remembers the refunds inside a registration: their own list may lack them, or not say whose they are. */
const holdRefunds = (of: EventRun, order: string, record: JsonObject): void => {
  const refunds = record["refunds"]
  const records = Array.isArray(refunds) ? refunds.filter(Lenient.isObject) : []
  for (const refund of records) {
    const id = keyOf(refund)
    if (id !== undefined) of.linkRefund(id, order)
  }
  if (of.run.wants("refunds")) of.refunds.add(records, { order })
}

const eachRegistration =
  (of: EventRun): Each =>
  (record, page) => {
    page.raw("registrations", record, scrubRegistration)
    of.noteChange(record)
    const id = keyOf(record)
    if (id !== undefined) {
      of.seenOrders.add(id)
      holdRefunds(of, id, record)
    }
    const mapped = page.take(mapRegistration(record, of.catalogue, of.run.query.secrets))
    if (mapped === undefined) return
    of.mappedOrders.add(mapped.order.native_id)
    page.add("orders", mapped.order)
    page.add("order_lines", ...mapped.lines)
    page.reject(...mapped.rejected)
  }

/** How many registrations are cancelled. */
export const cancelledRegistrations = (of: EventRun) => {
  const endpoint = operations.listRegistrations
  return of.run.reader.list({ endpoint, path: of.path(endpoint.path), states: ["cancelled"] }).count
}

/** Orders with their lines. */
export const registrations = (of: EventRun, list: Listing): Readings =>
  of.run.listing(list, operations.listRegistrations.resource, eachRegistration(of), {
    essential: true,
    open: true,
    onFailure: () => {
      of.hasOrders = false
    },
  })

/** Orders that have come since, if tickets were found that belong to some. */
export const laterRegistrations = (of: EventRun, list: Listing): Readings => {
  const { resource } = operations.listRegistrations
  const settle = () => of.run.ledger.settle(resource, list.proof)
  return Stream.suspend(() => {
    if (of.hasOrders && !of.early.isEmpty) {
      return of.run.pages(list.news, resource, eachRegistration(of), { essential: true }, settle)
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
  return of.run
    .list({ endpoint, path: of.path(endpoint.path), expand: ["registration"] }, each(null))
    .pipe(
      Stream.concat(
        Stream.suspend(() =>
          of.refunds.pages.pipe(
            Stream.map(({ note, records }) => of.run.later(endpoint.resource, records, each(note.order))),
          ),
        ),
      ),
    )
}
