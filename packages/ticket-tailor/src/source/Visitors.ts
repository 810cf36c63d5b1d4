/**
 * Reading check-ins, waitlists and the questions of checkout forms.
 *
 * @module
 */
import { type ConnectorError, fillPath, type Reading, Section } from "@boxport/connector"
import type { JsonObject } from "@boxport/model"
import { Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import {
  mapCheckIn,
  mapElement,
  mapWaitlistSignup,
  scanOf,
  scrubCheckIn,
  scrubElement,
  scrubWaitlistSignup,
} from "../mapping/Visitors.ts"
import { perEvent } from "./Orders.ts"
import { concatAll, type Run } from "./Run.ts"

const none = { stated: null, complete: true, warnings: [] } as const

const textOf = (record: JsonObject, field: string): string | null => {
  const value = record[field]
  return typeof value === "string" || typeof value === "number" ? String(value) : null
}

/** All scans: folded for the tickets, and held until the tickets they refer to have rows. */
export const checkIns = (run: Run): Stream.Stream<Reading, ConnectorError> => {
  const endpoint = operations.listCheckIns
  let held: Array<JsonObject> = []
  return Section.section({
    resource: "check_ins",
    required: false,
    stated: () => null,
    pages: concatAll(
      perEvent(run).map((query) =>
        run
          .pages({ endpoint, path: endpoint.path, query }, (record, page) => {
            if (!run.wantsEvent(textOf(record, "event_id"))) return false
            page.raw("check_ins", record, scrubCheckIn)
            const scan = scanOf(record)
            if (scan !== undefined) run.scans.add(scan)
            if (run.wants("check_ins")) held.push(record)
            return true
          })
          .pipe(
            Stream.map((page) => {
              run.heldCheckIns.add(held, null)
              held = []
              return page
            }),
          ),
      ),
    ),
    ending: () => none,
  })
}

/** The rows of the scans that were held. */
export const checkInRows = (run: Run): Stream.Stream<Reading, ConnectorError> =>
  run.heldCheckIns.pages.pipe(
    Stream.map(({ records }): Reading => ({
      _tag: "Page",
      resource: "check_ins",
      ...run.page("check_ins", records, (record, page) => {
        const row = page.take(mapCheckIn(record, run.catalogue, (ticket) => run.hasTicket(ticket)))
        if (row !== undefined) page.add("check_ins", row)
      }),
      // They were counted when they were read.
      read: 0,
    })),
  )

/** Who waits, series by series. */
export const waitlists = (run: Run): Stream.Stream<Reading, ConnectorError> => {
  const endpoint = operations.listWaitlistSignups
  return Section.section({
    resource: "waitlist_signups",
    required: false,
    stated: () => null,
    pages: Stream.suspend(() =>
      concatAll(
        [...run.waited].map((series) =>
          run.pages({ endpoint, path: fillPath(endpoint.path, { event_series_id: series }) }, (record, page) => {
            if (!run.wantsEvent(textOf(record, "event_id"))) return false
            page.raw("waitlist_signups", record, scrubWaitlistSignup)
            const mapped = page.take(mapWaitlistSignup(record, run.catalogue))
            if (mapped !== undefined) {
              page.add("contacts", mapped.contact)
              page.masked(mapped.masked ? 1 : 0)
            }
            return true
          }),
        ),
      ),
    ),
    ending: () => none,
  })
}

/** The checkout forms, and the questions in each. */
export const checkoutForms = (run: Run): Stream.Stream<Reading, ConnectorError> => {
  const forms: Array<string> = []
  const list = operations.listCheckoutForms
  const elements = operations.listCheckoutFormElements
  const scrub = (record: JsonObject) => record
  return Section.section({
    resource: "checkout_forms",
    required: false,
    stated: () => null,
    pages: run.pages({ endpoint: list, path: list.path }, (record, page) => {
      page.raw("checkout_forms", record, scrub)
      const id = textOf(record, "id")
      if (id !== null) forms.push(id)
    }),
    ending: () => none,
  }).pipe(
    Stream.concat(
      Section.section({
        resource: "checkout_form_elements",
        required: false,
        stated: () => null,
        pages: Stream.suspend(() =>
          concatAll(
            forms.map((form) =>
              run.pages(
                { endpoint: elements, path: fillPath(elements.path, { checkout_form_id: form }) },
                (record, page) => {
                  page.raw("checkout_form_elements", record, scrubElement)
                  const question = page.take(mapElement(record, form))
                  if (question !== undefined) page.add("questions", question)
                },
              ),
            ),
          ),
        ),
        ending: () => none,
      }),
    ),
  )
}

/** What is sold besides tickets; it feeds no table. */
export const products = (run: Run): Stream.Stream<Reading, ConnectorError> =>
  Section.section({
    resource: "products",
    required: false,
    stated: () => null,
    pages: run.pages({ endpoint: operations.listProducts, path: operations.listProducts.path }, (record, page) =>
      page.raw("products", record, (same) => same),
    ),
    ending: () => none,
  })
