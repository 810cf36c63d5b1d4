/**
 * The reading side of Tito: which calls read an account completely, with the fewest requests.
 *
 * Once a run:
 *
 * | what | how | requests |
 * |---|---|---|
 * | hello | proof of the token, and its mode | 1 |
 * | events | to come, past, archived; or one by one those asked for | Σ pages(n), or 1 each |
 *
 * For each event:
 *
 * | what | how | requests |
 * |---|---|---|
 * | releases | with their questions; archived ones named | pages(n) |
 * | questions, activities, discount codes | with their releases; past codes named | pages(n) each |
 * | check-in lists | without page parameters, which that list does not stand | 1 |
 * | check-ins | of each list, from the check-in API, before the tickets that say who is in | 1 + ⌈n/1000⌉ a list |
 * | registrations | with lines, receipts, refunds and addresses; cancelled ones named | pages(n) |
 * | refunds | with their registrations | pages(n) |
 * | tickets | with answers; void ones and those of archived types named | pages(n) |
 * | interested users, waitlisted people | all states named | pages(n) each |
 * | RSVP lists | and the invitations of each that has some | pages(n) + Σ pages(n) |
 * | opt-ins, venues, webhook endpoints | for `--raw` only | pages(n) each |
 *
 * Where an earlier read of a large event is gone on from, registrations and tickets are asked for by `updated_at`, and two
 * requests more tell whether that was enough (source/Changes.ts).
 *
 * `pages(n)` is what `Window.pagesFor(n, 1000)` says: 1 up to 1000 rows, and at most one more than ⌈n/1000⌉ up to
 * 30 000, since pages overlap. What feeds no table asked for is not read. More is asked only when something is wrong:
 * rows that are missing at the end, registrations that came while tickets were read, pages that are too large for the
 * platform, answers that came without what was asked for.
 *
 * @module
 */
import {
  type Account,
  ConnectorError,
  fillPath,
  Lenient,
  NotFound,
  type ReadQuery,
  type Source,
  Unauthorized,
} from "@boxport/connector"
import { Clock, Effect, Result, Schema, Stream } from "effect"
import { fieldsByResource, keeps, secrets } from "./Accounting.ts"
import { type Clients, type ConnectionOptions, makeClients, usageOf } from "./Connection.ts"
import { operations } from "./api/operations/index.ts"
import { platform } from "./mapping/Catalogue.ts"
import * as Reader from "./Reader.ts"
import { Hello } from "./resources/Event.ts"
import { rereading } from "./source/Again.ts"
import { decide, tell } from "./source/Changes.ts"
import { checkinRows, checkins } from "./source/CheckIns.ts"
import { interestedUsers, invitations, rawOnly, waitlistedPeople } from "./source/Contacts.ts"
import { EventRun, type EventToRead } from "./source/EventRun.ts"
import { events, eventSummaries } from "./source/Events.ts"
import { activities, discountCodes, questions, releases } from "./source/Offers.ts"
import { neededFor } from "./source/Needed.ts"
import { laterRegistrations, refunds, registrationList, registrations } from "./source/Orders.ts"
import { concatAll, type Readings, Run } from "./source/Run.ts"
import { answers, tickets } from "./source/Tickets.ts"

const decodeHello = Schema.decodeUnknownResult(Hello)

/**
 * Proves the token. An account that it does not list is looked for all the same: only if the platform refuses that too
 * is it the wrong one.
 */
const accountOf = Effect.fnUntraced(function* ({ account, connection }: ConnectionOptions, { admin }: Clients) {
  const endpoint = operations.hello
  const hello = Result.getOrUndefined(decodeHello(yield* admin.read({ endpoint, path: endpoint.path, query: [] })))
  if (Lenient.flag(hello?.authenticated) === false) {
    return yield* new ConnectorError({
      connection,
      operation: `GET ${endpoint.path}`,
      reason: new Unauthorized({ status: 200, hint: "Check the token of this connection (id.tito.io)." }),
    })
  }
  const accounts = Array.isArray(hello?.accounts) ? hello.accounts.map(String) : []
  if (accounts.length > 0 && !accounts.includes(account)) {
    const list = operations.listEvents
    yield* admin
      .read({
        endpoint: list,
        path: fillPath(list.path, { account_slug: account }),
        query: [["page[size]", "1"]],
      })
      .pipe(
        Effect.catchIf(
          ({ reason }) => reason._tag === "NotFound" || reason._tag === "Forbidden",
          () =>
            new ConnectorError({
              connection,
              operation: `GET ${list.path}`,
              reason: new NotFound({
                hint: `This token reads the accounts ${accounts.join(", ")}: put one of them into the connection's account.`,
              }),
            }),
        ),
      )
  }
  const mode = Lenient.text(hello?.lookup_mode)
  const found: Account = { name: account, mode: mode === "live" || mode === "test" ? mode : null }
  return found
})

/** Registrations and tickets: all of them, or those that have changed where that is enough. */
const sales = (of: EventRun): Readings =>
  Stream.unwrap(
    Effect.map(decide(of), () => {
      const { run } = of
      const orders = registrationList(of)
      const part = (wanted: boolean, readings: (of: EventRun) => Readings) =>
        wanted ? Stream.suspend(() => readings(of)) : Stream.empty
      return concatAll([
        part(of.tracksOrders, () => registrations(of, orders)),
        part(run.wants(...neededFor.refunds), refunds),
        part(of.tracksTickets, () => tickets(of, orders)),
        part(!of.tracksTickets, () => laterRegistrations(of, orders)),
        part(of.tracksTickets, answers),
        Stream.unwrap(Effect.as(tell(of, orders), Stream.empty)),
      ])
    }),
  )

/** Everything that is asked of one event, in an order in which keys resolve backwards. */
const eventReadings = (run: Run, event: EventToRead): Readings =>
  Stream.unwrap(
    Effect.map(Clock.currentTimeMillis, (now) => {
      const of = new EventRun(run, event, now)
      const part = (wanted: boolean, readings: (of: EventRun) => Readings) => (wanted ? readings(of) : Stream.empty)
      return concatAll([
        part(run.wants(...neededFor.releases), releases),
        part(run.wants(...neededFor.questions), questions),
        part(run.wants(...neededFor.activities), activities),
        part(run.wants(...neededFor.discountCodes), discountCodes),
        part(run.wants(...neededFor.checkins), checkins),
        sales(of),
        checkinRows(of),
        part(run.wants(...neededFor.contacts), interestedUsers),
        part(run.wants(...neededFor.contacts), waitlistedPeople),
        part(run.wants(...neededFor.contacts), invitations),
        part(run.query.raw, rawOnly),
      ])
    }),
  )

const readingsOf = (run: Run): Readings => {
  const found: Array<EventToRead> = []
  return concatAll([
    events(run, found),
    Stream.suspend(() =>
      Stream.fromIterable(found).pipe(
        Stream.filter(({ path }) => run.query.again?.events.has(path) ?? true),
        Stream.flatMap((event) => eventReadings(run, event)),
      ),
    ),
    Stream.suspend(() => Stream.fromIterable(run.ledger.ends)),
  ])
}

/** Makes the source of a connection. */
export const makeSource = Effect.fnUntraced(function* (options: ConnectionOptions) {
  const { account: slug, connection } = options
  const clients = yield* makeClients(options)
  const reader = Reader.make(connection, clients)
  const account = yield* Effect.cached(accountOf(options, clients))

  const source: Source = {
    platform,
    connection,
    secrets,
    fields: fieldsByResource,
    keeps,
    account,
    events: Stream.unwrap(Effect.as(account, eventSummaries(reader, slug))),
    read: (query: ReadQuery) =>
      Stream.unwrap(Effect.map(account, () => readingsOf(new Run({ reader, query, connection, account: slug })))),
    rereading: rereading(reader, slug, account),
    usage: usageOf(clients),
  }
  return source
})
