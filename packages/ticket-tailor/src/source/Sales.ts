/**
 * Reading discounts, vouchers and their codes.
 *
 * @module
 */
import { Seen, type ConnectorError, fillPath, type Reading, Section } from "@boxport/connector"
import { Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import {
  mapDiscount,
  mapVoucher,
  mapVoucherCode,
  scrubDiscount,
  scrubVoucher,
  scrubVoucherCode,
} from "../mapping/Sales.ts"
import { concatAll, type Run } from "./Run.ts"

/** Discounts; with a filter those of the events asked for and those of no event in particular. */
export const discounts = (run: Run): Stream.Stream<Reading, ConnectorError> => {
  const endpoint = operations.listDiscounts
  return Section.section({
    resource: "discounts",
    required: false,
    stated: () => null,
    pages: run.pages({ endpoint, path: endpoint.path }, (record, page) => {
      const scope = record["ticket_types"]
      const elsewhere =
        run.query.events.length > 0 &&
        Array.isArray(scope) &&
        scope.length > 0 &&
        scope.every((type) => run.catalogue.eventsOfType(String(type)).length === 0)
      if (elsewhere) return false
      page.raw("discounts", record, scrubDiscount)
      const discount = page.take(mapDiscount(record, run.catalogue))
      if (discount !== undefined) page.add("discounts", discount)
      return true
    }),
    ending: () => ({ stated: null, complete: true, warnings: [] }),
  })
}

/** Vouchers, and the codes of each; with a filter those of the events' series and those for any event. */
export const vouchers = (run: Run): Stream.Stream<Reading, ConnectorError> => {
  const list = operations.listVouchers
  const codes = operations.listVoucherCodes
  const found: Array<string> = []
  // A code belongs to one voucher, so one that two lists name is read once.
  const seenCodes = new Seen()
  let stated: number | null = 0
  let read = 0
  return Section.section({
    resource: "vouchers",
    required: false,
    stated: () => null,
    pages: run.pages({ endpoint: list, path: list.path }, (record, page) => {
      const scope = record["event_series_ids"]
      const elsewhere =
        run.query.events.length > 0 &&
        Array.isArray(scope) &&
        scope.length > 0 &&
        scope.every((series) => !run.series.has(String(series)))
      if (elsewhere) return false
      page.raw("vouchers", record, scrubVoucher)
      const mapped = page.take(mapVoucher(record, run.catalogue))
      if (mapped === undefined) return true
      page.add("vouchers", mapped.voucher)
      run.catalogue.addVoucher(mapped.voucher.native_id, mapped.currency)
      found.push(mapped.voucher.native_id)
      const total = mapped.voucher.codes_total
      stated = stated === null || total === null ? null : stated + total
      return true
    }),
    ending: () => ({ stated: null, complete: true, warnings: [] }),
  }).pipe(
    Stream.concat(
      Section.section({
        resource: "voucher_codes",
        required: false,
        stated: () => stated,
        pages: Stream.suspend(() =>
          concatAll(
            (run.wants("voucher_codes") ? found : []).map((voucher) =>
              run.pages(
                { endpoint: codes, path: fillPath(codes.path, { voucher_id: voucher }), seen: seenCodes },
                (record, page) => {
                  read += 1
                  page.raw("voucher_codes", record, scrubVoucherCode)
                  const code = page.take(mapVoucherCode(record, voucher, run.catalogue))
                  if (code !== undefined) page.add("voucher_codes", code)
                },
              ),
            ),
          ),
        ),
        ending: () => ({
          stated,
          complete: stated === null || read >= stated,
          warnings: Section.shortfall("voucher_codes", read, stated),
        }),
      }),
    ),
  )
}
