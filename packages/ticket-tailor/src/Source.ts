/**
 * The reading side of Ticket Tailor: which calls read a box office completely, with the fewest requests.
 *
 * | what | how | requests |
 * |---|---|---|
 * | overview | the box office's name, and proof of the key | 1 |
 * | event series | whether every series has its occurrences; whose waitlists to ask for | ⌈n/100⌉ |
 * | events | unfiltered; once more by status if a series has none | ⌈n/100⌉ |
 * | check-ins | before the tickets, which say when they were last scanned | ⌈n/100⌉ |
 * | orders | with their tickets, lines and answers | ⌈n/100⌉ |
 * | issued tickets | only what no order holds: voided ones, and events whose orders hold fewer than were issued | ⌈n/100⌉ |
 * | waitlists | one list a series | Σ⌈n/100⌉ |
 * | discounts, vouchers, checkout forms | | ⌈n/100⌉ each |
 * | voucher codes, form elements | one list a voucher or form | Σ⌈n/100⌉ |
 * | products | for `--raw` only | ⌈n/100⌉ |
 *
 * @module
 */
import {
  Answers,
  Seen,
  type Account,
  ConnectorError,
  type EventSummary,
  type Http,
  Lenient,
  type ReadQuery,
  type Reading,
  Section,
  type Source,
  Unauthorized,
} from "@boxport/connector"
import { Clock, Effect, Result, Stream } from "effect"
import { fieldsByResource, keeps, secrets } from "./Accounting.ts"
import { type ConnectionOptions, makeHttp } from "./Connection.ts"
import { operations } from "./api/operations/index.ts"
import { platform } from "./mapping/Catalogue.ts"
import { mapEvent } from "./mapping/Events.ts"
import * as Reader from "./Reader.ts"
import { rereading } from "./source/Again.ts"
import { eventSeries, events } from "./source/Events.ts"
import { orders, orphanTickets } from "./source/Orders.ts"
import { Run } from "./source/Run.ts"
import { discounts, vouchers } from "./source/Sales.ts"
import { checkInRows, checkIns, checkoutForms, products, waitlists } from "./source/Visitors.ts"

/** What the overview told: an account, and what a run should say about it. */
interface Overview {
  readonly account: Account
  readonly permitted: boolean
}

/**
 * Proves the key. Ticket Tailor answers 403 both to a wrong key and to one that may not do this (platform notes 2,
 * Auth), so a refused overview is followed by one look at the events: refused too, the key is wrong.
 */
const overviewOf = (
  connection: string,
  http: Http.Http,
  reader: Reader.Reader,
): Effect.Effect<Overview, ConnectorError> =>
  reader.one(operations.overview, operations.overview.path).pipe(
    Effect.map((overview): Overview => {
      const name = overview["box_office_name"]
      return { account: { name: typeof name === "string" ? Lenient.text(name) : null, mode: null }, permitted: true }
    }),
    Effect.catchIf(
      (error) => error.reason._tag === "Forbidden" || error.reason._tag === "NotFound",
      (refusal) =>
        http.read({ endpoint: operations.listEvents, path: operations.listEvents.path, query: [["limit", "1"]] }).pipe(
          Effect.as<Overview>({
            account: { name: null, mode: null },
            permitted: refusal.reason._tag !== "Forbidden",
          }),
          Effect.catchIf(
            (error) => error.reason._tag === "Forbidden",
            () =>
              new ConnectorError({
                connection,
                operation: refusal.operation,
                reason: new Unauthorized({
                  status: 403,
                  hint: "Ticket Tailor answers so to a wrong, deleted or mistyped key: check apiKey (Box office settings > API).",
                }),
              }),
          ),
        ),
    ),
  )

const summaryOf = (record: Parameters<typeof mapEvent>[0]): EventSummary => {
  const mapped = mapEvent(record, null)
  if (Result.isFailure(mapped)) {
    return {
      id: mapped.failure.nativeId ?? "?",
      title: null,
      status: "unreadable",
      startsAt: null,
      orders: null,
      tickets: null,
    }
  }
  const { event, stated } = mapped.success
  return {
    id: event.native_id,
    title: event.title,
    status: event.status,
    startsAt: event.starts_local,
    orders: stated.orders,
    tickets: stated.tickets,
  }
}

/** Everything a query asks for, in the order of the module's table. */
const readingsOf = (run: Run, overviewPermitted: boolean): Stream.Stream<Reading, ConnectorError> => {
  const series = new Set<string>()
  const part = (wanted: boolean, stream: Stream.Stream<Reading, ConnectorError>) => (wanted ? stream : Stream.empty)
  const everyEvent = run.query.events.length === 0
  const overview: Stream.Stream<Reading> = overviewPermitted
    ? Stream.empty
    : Stream.make<[Reading]>({
        _tag: "End",
        resource: "overview",
        stated: null,
        complete: false,
        warnings: [Section.attention("not_permitted", "overview: the credential may not read it")],
      })
  return Stream.fromIterable([
    overview,
    part(everyEvent && run.wants("events", "ticket_types", "contacts"), eventSeries(run, series)),
    events(run, series),
    part(run.wants("check_ins", "tickets"), checkIns(run)),
    part(run.wants("orders", "order_lines", "tickets", "answers", "check_ins"), orders(run)),
    part(run.wants("tickets", "answers", "check_ins"), orphanTickets(run)),
    checkInRows(run),
    part(run.wants("contacts"), waitlists(run)),
    part(run.wants("discounts"), discounts(run)),
    part(run.wants("vouchers", "voucher_codes"), vouchers(run)),
    part(run.wants("questions"), checkoutForms(run)),
    part(run.query.raw, products(run)),
  ]).pipe(Stream.flatMap((stream) => stream))
}

/** Makes the source of a connection. */
export const makeSource = Effect.fnUntraced(function* (options: ConnectionOptions) {
  const { connection } = options
  const http = yield* makeHttp(options)
  const reader = Reader.make(connection, http)
  const overview = yield* Effect.cached(overviewOf(connection, http, reader))

  const source: Source = {
    platform,
    connection,
    secrets,
    fields: fieldsByResource,
    keeps,
    account: Effect.map(overview, ({ account }) => account),
    events: Stream.unwrap(
      Effect.as(
        overview,
        reader
          .list(operations.listEvents, operations.listEvents.path, [], new Seen())
          .pipe(Stream.flatMap(({ fresh }) => Stream.fromIterable(fresh.map(summaryOf)))),
      ),
    ),
    read: (query: ReadQuery) =>
      Stream.unwrap(
        Effect.gen(function* () {
          const { account, permitted } = yield* overview
          const { begunAt } = yield* Answers
          const startedAt = begunAt ?? (yield* Clock.currentTimeMillis)
          const run = new Run({ reader, query, account: account.name, startedAt })
          return readingsOf(run, permitted)
        }),
      ),
    rereading: rereading(reader, overview),
    usage: http.usage,
  }
  return source
})
