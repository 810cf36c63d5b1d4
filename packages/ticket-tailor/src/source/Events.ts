/**
 * Reading series and their occurrences.
 *
 * @module
 */
import { Seen, type ConnectorError, fillPath, type PageBuilder, type Reading, Section } from "@boxport/connector"
import type { JsonObject } from "@boxport/model"
import { Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import { mapEvent, scrubEvent } from "../mapping/Events.ts"
import { concatAll, type Run } from "./Run.ts"

const idOf = (record: JsonObject): string | null => {
  const id = record["id"]
  return typeof id === "string" || typeof id === "number" ? String(id) : null
}

/** Series, for their ids: whatever else they hold is repeated in their occurrences. */
export const eventSeries = (run: Run, known: Set<string>): Stream.Stream<Reading, ConnectorError> =>
  Section.section({
    resource: "event_series",
    required: false,
    stated: () => null,
    pages: run.pages(
      { endpoint: operations.listEventSeries, path: operations.listEventSeries.path },
      (series, page) => {
        const id = idOf(series)
        if (id !== null) known.add(id)
        page.raw("event_series", series, scrubEvent)
      },
    ),
    ending: () => ({ stated: null, complete: true, warnings: [] }),
  })

/** Every occurrence: those asked for, or all there are. `known` are the series that should have some. */
export const events = (run: Run, known: ReadonlySet<string>): Stream.Stream<Reading, ConnectorError> => {
  const endpoint = operations.listEvents
  const { path } = endpoint
  const seen = new Seen()
  const represented = new Set<string>()

  const each = (record: JsonObject, page: PageBuilder) => {
    page.raw("events", record, scrubEvent)
    const mapped = page.take(mapEvent(record, run.account, run.query.secrets))
    if (mapped === undefined) {
      run.statedOrders = null
      return
    }
    const { currency, event, rejected, series, stated, ticketTypes } = mapped
    page.add("events", event)
    page.add("ticket_types", ...ticketTypes)
    page.reject(...rejected)
    const types = ticketTypes.map(({ native_id }) => native_id)
    run.catalogue.addEvent(event.native_id, currency, types)
    if (series !== null) {
      represented.add(series)
      run.series.add(series)
    }
    if (!run.wantsEvent(event.native_id)) return
    run.tickets.addEvent(event.native_id, stated.tickets)
    run.statedOrders = stated.orders === null || run.statedOrders === null ? null : run.statedOrders + stated.orders
    if (series !== null) run.waited.add(series)
  }

  // Unfiltered, the list is documented to hold every occurrence. A series without any is either empty, or shows that
  // the platform leaves some states out unless they are named.
  const byStatus = Stream.suspend(() =>
    [...known].every((series) => represented.has(series))
      ? Stream.empty
      : run.pages({ endpoint, path, query: [["status", "draft,published,sales_closed"]], seen }, each),
  )
  const all = Stream.concat(run.pages({ endpoint, path, seen }, each), byStatus)

  const chosen = concatAll(
    run.query.events.map((id) =>
      Stream.fromEffect(run.reader.one(operations.getEvent, fillPath(operations.getEvent.path, { event_id: id }))).pipe(
        Stream.map((record) => run.page("events", [record], each)),
      ),
    ),
  )
  return Section.section({
    resource: "events",
    required: true,
    stated: () => (run.query.events.length === 0 ? null : run.query.events.length),
    pages: run.query.events.length === 0 ? all : chosen,
    ending: () => {
      for (const series of run.query.events.length === 0 ? known : []) run.series.add(series)
      for (const series of run.salesOf === null ? known : []) run.waited.add(series)
      return { stated: null, complete: true, warnings: [] }
    },
  })
}
