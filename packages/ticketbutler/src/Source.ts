/**
 * The reading side of Ticketbutler: which calls read an account completely, with the fewest requests.
 *
 * | what | how | requests |
 * |---|---|---|
 * | events | those to come, and with `old=true` those that are over as well | 2 |
 * | an event | in detail | 1 each |
 * | its ticket types, its questions | come with the event; asked for where they don't, types also where they lack the number that tickets refer to | up to 1 + 2 each |
 * | its tickets, in short | what its orders must hold, and the tickets' seats | 1 each |
 * | its orders | with lines, tickets and the attendees' answers, all in one answer | 1 each |
 * | attendees' answers | where an event asks them anything and its orders have no room for answers | 1 a ticket of such an event |
 * | buyers' answers | where an event asks buyers anything | 1 an order of such an event |
 * | its discount codes | one list; once, a second one where the host has another path | p each |
 * | the account's discount codes | | p |
 * | newsletters | | 1 |
 * | webhook actions, webhooks | for `--raw` only | 2 |
 *
 * p is 1 where the codes come in one answer or on one page, else twice the number of pages: pages are numbered, and only
 * a list that comes out the same twice has lost nothing on the way.
 *
 * **Requests** for all tables, with E events of Oᵢ orders and Tᵢ tickets each:
 *
 * - with the answers of today `2 + E × (3 + p) + Σ Oᵢ (events that ask buyers) + p + 1`;
 * - with those of the documentation (seed 002) `3 × E + Σ Tᵢ (events that ask attendees) + 1` more.
 *
 * **When the platform cannot give an event's orders at once** (HTTP 504 or 520 to 524 or no answer in 125 seconds, which
 * is never tried again; or anything else twice), its tickets lead to them: for each of its orders one request for a
 * ticket, which tells the order, and one for the order, which holds all its tickets. Where the list of tickets tells
 * their orders, the first is saved. Such an event takes `2 × Oᵢ` more with the answers of today and `Oᵢ` more with those
 * of the documentation; it is never complete, and the run's warnings say what it lacks.
 *
 * What had come of an event's orders before they broke off stays, and only the rest is looked for in these ways.
 *
 * **What is held**: of an event's orders some portions, each mapped and let go of; of its orders and tickets their uuids,
 * and the list of its tickets, packed. So that orders can be taken as they come in, nothing else is asked for meanwhile:
 * answers are when all orders were read. Rows that refer to a ticket type of which only tickets tell whether it is
 * merchandise wait until one does, or the last order was read.
 *
 * @module
 */
import {
  PageBuilder,
  type Account,
  type ConnectorError,
  type EventSummary,
  type ReadQuery,
  type Reading,
  Section,
  type Source,
} from "@boxport/connector"
import type { Json } from "@boxport/model"
import { Effect, Result, Stream } from "effect"
import { fieldsByResource, keeps, secrets } from "./Accounting.ts"
import { type ConnectionOptions, makeClient, merchandiseTitles } from "./Connection.ts"
import { operations } from "./api/operations/index.ts"
import { laidOver, mapEvent } from "./mapping/Events.ts"
import { listOf, platform } from "./mapping/Mapped.ts"
import * as Reader from "./Reader.ts"
import { newsletters, webhooks } from "./source/Account.ts"
import { rereading } from "./source/Again.ts"
import { byTicket, ticketsAlone } from "./source/ByTicket.ts"
import { admissionsAlone, ordersAtOnce } from "./source/AtOnce.ts"
import { accountDiscounts, eventDiscounts } from "./source/Discounts.ts"
import {
  eventPages,
  type KnownEvent,
  listedFacts,
  listEvents,
  readEvent,
  soldOf,
  uuidOfEvent,
} from "./source/Events.ts"
import { Run } from "./source/Run.ts"
import { EventSales, listTickets, ticketListPages } from "./source/Sales.ts"

/** Everything of one event: itself, what was sold for it, its discount codes. */
const eventReadings = (run: Run, known: KnownEvent): Stream.Stream<Reading, ConnectorError> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const event = eventPages(run, yield* readEvent(run, known))
      const own = Stream.fromIterable(event.readings)
      const discounts = run.wants("discounts")
        ? Stream.flattenIterable(Stream.fromEffect(eventDiscounts(run, known.uuid)))
        : Stream.empty
      if (!run.wantsSales) {
        const types = run.wants("ticket_types") ? admissionsAlone(run, event) : Stream.empty
        return own.pipe(Stream.concat(types), Stream.concat(discounts))
      }

      const sales = new EventSales(run, event, yield* listTickets(run, known.uuid))
      const { list } = sales
      if (list !== undefined) run.ledger.state("tickets", list.size + list.others.length)
      const unmet = Stream.suspend(() => (sales.isRefused ? ticketsAlone : byTicket)(sales, sales.unmet()))
      const end = Stream.suspend(() => {
        if (event.sold !== null && sales.tickets.size < event.sold) {
          const message = "tickets: the ticket types of some events state more sold than could be read"
          run.ledger.fallShort("tickets", Section.attention("count_mismatch", message))
        }
        return Stream.empty
      })
      return own.pipe(
        Stream.concat(Stream.fromIterable(ticketListPages(sales), { chunkSize: 1 })),
        Stream.concat(ordersAtOnce(sales)),
        Stream.concat(unmet),
        Stream.concat(end),
        Stream.concat(discounts),
      )
    }),
  )

/** What a run should say of orders that had to be read by their tickets. */
const noteLacks = (run: Run): void => {
  const lacking = [...run.lacking].toSorted()
  if (run.cutOffEvents > 0) {
    const without = [...lacking, "orders that hold no ticket"].join(", ")
    const why = [...run.cutOffs].toSorted().join(", ")
    const message = `orders: the platform could not give all orders of an event at once (${why}); they were read ticket by ticket, without ${without}`
    run.ledger.fallShort("orders", Section.attention("orders_by_ticket", message, run.cutOffEvents))
  }
  if (run.strayOrders > 0) {
    const without = lacking.length === 0 ? "" : `, without ${lacking.join(", ")}`
    const message = `orders: some are not among those of their event; they were read by their tickets${without}`
    run.ledger.fallShort("orders", Section.attention("orders_not_listed", message, run.strayOrders))
  }
}

/** The native id in a key. */
const nativeId = (key: string): string => key.slice(platform.length + 1)

/** The events to read: those of the lists, or those asked for. */
const eventsToRead = Effect.fnUntraced(function* (run: Run) {
  const { lists, others, records } = yield* listEvents(run.reader)
  for (const list of lists) run.checkList("events", list)
  const page = new PageBuilder({ resource: "events", query: run.query })
  page.rejectOthers(others)
  page.read = others.length
  const listed = new Map<string, KnownEvent>()
  for (const record of records) {
    const uuid = uuidOfEvent(record)
    if (uuid === undefined) {
      // It has no row, and the mapping says why.
      page.read += 1
      page.take(mapEvent(record, run.account, null))
      continue
    }
    run.catalogue.addListed(listedFacts(uuid, record), !run.wantsDetails || !run.readsAgain(uuid))
    listed.set(uuid, { uuid, listed: record })
  }
  for (const [type, event] of run.query.again?.ticketTypes ?? []) {
    const [known, of] = [nativeId(type), nativeId(event)]
    if (listed.has(of) && !run.readsAgain(of)) run.catalogue.addType(known, of)
  }
  const all =
    run.chosen.length === 0
      ? [...listed.values()]
      : run.chosen.map((uuid): KnownEvent => listed.get(uuid) ?? { uuid, listed: undefined })
  const events = all.filter(({ uuid }) => run.readsAgain(uuid))
  return { events, page: run.ledger.page("events", page.build()) }
})

/** Everything a query asks for, in the order of the module's table. */
const readingsOf = (run: Run): Stream.Stream<Reading, ConnectorError> => {
  const events = Stream.unwrap(
    Effect.map(eventsToRead(run), ({ events: known, page }) =>
      Stream.concat(
        Stream.make(page),
        run.wantsDetails
          ? Stream.fromIterable(known).pipe(Stream.flatMap((event) => eventReadings(run, event)))
          : Stream.empty,
      ),
    ),
  )
  const discounts = run.wants("discounts")
    ? Stream.flattenIterable(Stream.fromEffect(Effect.suspend(() => accountDiscounts(run))))
    : Stream.empty
  const end = Stream.suspend(() => {
    noteLacks(run)
    return Stream.fromIterable(run.ledger.end())
  })
  return Stream.fromIterable(run.ledger.begin()).pipe(
    Stream.concat(events),
    Stream.concat(discounts),
    Stream.concat(end),
    Stream.concat(run.wants("contacts") ? newsletters(run) : Stream.empty),
    Stream.concat(run.query.raw ? webhooks(run) : Stream.empty),
  )
}

/** A line of the list of events; the number of tickets is the sum of what the ticket types have sold. */
const summaryOf = (record: Json, types: ReadonlyArray<Json>, host: string): EventSummary => {
  const mapped = mapEvent(record, host, null)
  if (Result.isFailure(mapped)) {
    const { nativeId } = mapped.failure
    return { id: nativeId ?? "?", title: null, status: "unreadable", startsAt: null, orders: null, tickets: null }
  }
  const { native_id, starts_local, status, title } = mapped.success
  return { id: native_id, title, status, startsAt: starts_local, orders: null, tickets: soldOf(types) }
}

/** Makes the source of a connection. */
export const makeSource = Effect.fnUntraced(function* (options: ConnectionOptions) {
  const { connection } = options
  const host = options.host.toLowerCase()
  const client = yield* makeClient(options)
  const reader = Reader.make(connection, client)
  const proof = yield* Effect.cached(
    Effect.as(reader.any(operations.ping, operations.ping.path), { name: host, mode: null } satisfies Account),
  )

  const source: Source = {
    platform,
    connection,
    secrets,
    fields: fieldsByResource,
    keeps,
    account: proof,
    events: Stream.unwrap(
      Effect.gen(function* () {
        const { records } = yield* listEvents(reader)
        const run = new Run({
          reader,
          query: { events: [], tables: new Set(["events"]), raw: false },
          account: host,
          isMerchandiseTitle: () => false,
        })
        return Stream.fromIterable(records).pipe(
          Stream.mapEffect((record) => {
            const uuid = uuidOfEvent(record)
            if (uuid === undefined) return Effect.succeed(summaryOf(record, [], host))
            return Effect.map(readEvent(run, { uuid, listed: record }), ({ detail }) =>
              summaryOf(laidOver(record, detail), listOf(detail?.["ticket_types"]), host),
            )
          }),
        )
      }),
    ),
    read: (query: ReadQuery) =>
      Stream.suspend(() =>
        readingsOf(new Run({ reader, query, account: host, isMerchandiseTitle: merchandiseTitles(options) })),
      ),
    rereading: rereading({ reader, account: host, proof, usage: client.usage }),
    usage: client.usage,
  }
  return source
})
