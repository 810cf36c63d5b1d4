/**
 * Reading events: those to come, those past and those archived are three lists.
 *
 * @module
 */
import { type ConnectorError, type Endpoint, type EventSummary, fillPath, Lenient, Seen } from "@boxport/connector"
import type { JsonObject } from "@boxport/model"
import { Effect, Result, Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import { contextOf, type EventPlace, mapEvent, scrubEvent } from "../mapping/Events.ts"
import { keyOf, type Listing, type ListPage } from "../paging/Listing.ts"
import type { Reader } from "../Reader.ts"
import type { EventToRead } from "./EventRun.ts"
import { concatAll, type Each, type Readings, type Run } from "./Run.ts"

/** The lists that together hold every event. */
export const eventLists: ReadonlyArray<{ readonly endpoint: Endpoint; readonly archived: boolean }> = [
  { endpoint: operations.listEvents, archived: false },
  { endpoint: operations.listPastEvents, archived: false },
  { endpoint: operations.listArchivedEvents, archived: true },
]

/** One of the lists, to be read once. */
export const listOfEvents = (reader: Reader, account: string, endpoint: Endpoint): Listing =>
  reader.list({ endpoint, path: fillPath<string>(endpoint.path, { account_slug: account }), extended: true })

const slugOf = (record: JsonObject): string | null => {
  const { slug } = record
  return typeof slug === "string" ? Lenient.text(slug) : null
}

/** Events asked for by slug, one request each. */
const chosen = (run: Run, each: (place: EventPlace) => Each): Readings => {
  const endpoint = operations.getEvent
  const one = (slug: string) =>
    run.reader.one(endpoint, fillPath(endpoint.path, { account_slug: run.account, event_slug: slug }), "event")
  return Stream.suspend(() => {
    // A server that does not say whether an event is archived has a list of those that are.
    let archived: ReadonlySet<string> | null = null
    const archivedSlugs = Effect.suspend(() =>
      archived !== null
        ? Effect.succeed(archived)
        : listOfEvents(run.reader, run.account, operations.listArchivedEvents).pages.pipe(
            Stream.flatMap(({ fresh }) => Stream.fromIterable(fresh.map(slugOf))),
            Stream.runCollect,
            Effect.map((slugs) => (archived = new Set(slugs.filter((slug) => slug !== null)))),
          ),
    )
    const { length } = run.query.events
    return Stream.fromIterable(run.ledger.begin(endpoint.resource)).pipe(
      Stream.concat(
        Stream.fromIterable(run.query.events).pipe(
          Stream.mapEffect((slug) =>
            Effect.flatMap(one(slug), (record) =>
              Effect.map(
                Object.hasOwn(record, "archived") ? Effect.succeed(new Set<string>()) : archivedSlugs,
                (slugs) =>
                  run.page(
                    endpoint.resource,
                    { fresh: [record], broken: [] },
                    each({ account: run.account, archived: slugs.has(slugOf(record) ?? slug) }),
                  ),
              ),
            ),
          ),
        ),
      ),
      Stream.concat(
        Stream.suspend(() => {
          run.ledger.settle(endpoint.resource, { stated: length, complete: true, warnings: [] })
          return Stream.empty
        }),
      ),
    )
  })
}

/** Every event asked for, or all there are; `found` gets what is needed to read on. */
export const events = (run: Run, found: Array<EventToRead>): Readings => {
  const seen = new Seen()
  const each =
    (place: EventPlace): Each =>
    (record, page) => {
      // An event may go from one list to the next while they are read.
      const key = keyOf(record)
      if (key !== undefined && !seen.add(key)) return
      page.raw("events", record, scrubEvent)
      const mapped = page.take(mapEvent(record, place, run.query.secrets))
      const context = mapped?.context ?? contextOf(record)
      const path = slugOf(record) ?? context.nativeId
      if (path !== null) found.push({ context, path })
      if (mapped !== undefined) page.add("events", mapped.event)
    }
  if (run.query.events.length > 0) return chosen(run, each)
  const { resource } = operations.listEvents
  return concatAll(
    eventLists.map(({ archived, endpoint }) =>
      Stream.suspend(() => {
        const list = listOfEvents(run.reader, run.account, endpoint)
        return Stream.fromIterable(run.ledger.begin(resource)).pipe(
          Stream.concat(
            Stream.map(list.pages, (page: ListPage) =>
              run.page(resource, page, each({ account: run.account, archived })),
            ),
          ),
          Stream.concat(
            Stream.suspend(() => {
              run.ledger.settle(resource, list.proof)
              return Stream.empty
            }),
          ),
        )
      }),
    ),
  )
}

const summaryOf = (record: JsonObject, place: EventPlace): EventSummary => {
  const mapped = mapEvent(record, place)
  if (Result.isFailure(mapped)) {
    return {
      id: slugOf(record) ?? mapped.failure.nativeId ?? "?",
      title: null,
      status: "unreadable",
      startsAt: null,
      orders: null,
      tickets: null,
    }
  }
  const { event, slug, stated } = mapped.success
  return {
    id: slug ?? event.native_id,
    title: event.title,
    status: event.status,
    startsAt: event.starts_local,
    orders: stated.orders,
    tickets: stated.tickets,
  }
}

/** Every event as a line of `boxport events`. */
export const eventSummaries = (reader: Reader, account: string): Stream.Stream<EventSummary, ConnectorError> =>
  Stream.suspend(() => {
    const seen = new Seen()
    return Stream.fromIterable(eventLists).pipe(
      Stream.flatMap(({ archived, endpoint }) =>
        listOfEvents(reader, account, endpoint).pages.pipe(
          Stream.flatMap(({ fresh }) =>
            Stream.fromIterable(
              fresh
                .filter((record) => seen.add(keyOf(record) ?? JSON.stringify(record)))
                .map((record) => summaryOf(record, { account, archived })),
            ),
          ),
        ),
      ),
    )
  })
