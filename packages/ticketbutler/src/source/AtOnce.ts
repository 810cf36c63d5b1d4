/**
 * Reading all orders of an event at once: they come in one answer, which is taken as it comes in and never held whole.
 * What needs requests of its own waits until then, as the platform is asked one thing at a time.
 *
 * @module
 */
import { type ConnectorError, fillPath, Lenient, PageBuilder, type Reading, Section } from "@boxport/connector"
import type { Json } from "@boxport/model"
import { Effect, Result, Stream } from "effect"
import { createHash } from "node:crypto"
import type { CutOff, Portion } from "../Bulk.ts"
import { operations } from "../api/operations/index.ts"
import { nativeIdOf } from "../mapping/Mapped.ts"
import { scrubOrder, ticketsIn } from "../mapping/Orders.ts"
import { Admissions } from "./Admissions.ts"
import { attendeesAnswers, buyersAnswers, wantsBuyers, withoutAnswers } from "./Answers.ts"
import type { EventPages } from "./Events.ts"
import { Packed } from "./Packed.ts"
import type { Run } from "./Run.ts"
import type { EventSales } from "./Sales.ts"

/**
 * Tells entries without an id that are new from those that an answer gave before it broke off: each counts as often as
 * one answer has it.
 */
class Nameless {
  #attempt = 0
  #now = new Map<string, number>()
  readonly #taken = new Map<string, number>()

  isNew(entry: Json, attempt: number): boolean {
    if (attempt !== this.#attempt) this.#now = new Map()
    this.#attempt = attempt
    const key = createHash("sha256").update(JSON.stringify(entry)).digest("base64")
    const count = (this.#now.get(key) ?? 0) + 1
    this.#now.set(key, count)
    if (count <= (this.#taken.get(key) ?? 0)) return false
    this.#taken.set(key, count)
    return true
  }
}

/** Tickets whose holders' answers are to be asked for. */
interface Asking {
  readonly order: string
  readonly tickets: ReadonlyArray<string>
}

/** The tickets of some orders. */
function* ticketsOf(orders: ReadonlyArray<Json>): Generator<Json> {
  for (const order of orders) if (Lenient.isObject(order)) yield* ticketsIn(order)
}

/** The readings of some orders. One that came before an answer broke off is not taken again. */
const portionReadings = (
  sales: EventSales,
  { attempt, entries }: Portion,
  nameless: Nameless,
  asking: Packed<Asking>,
): ReadonlyArray<Reading> => {
  const { run } = sales
  const page = new PageBuilder({ resource: "orders", query: run.query })
  const fresh = entries.filter((entry) => nativeIdOf(entry) !== null || nameless.isNew(entry, attempt))
  const settled = sales.admissions.see(ticketsOf(fresh))
  let tickets = 0
  for (const record of fresh) {
    if (!Lenient.isObject(record)) {
      page.read += 1
      page.rejectOthers([record])
      continue
    }
    const uuid = nativeIdOf(record)
    if (uuid !== null && sales.orders.has(uuid)) continue
    page.read += 1
    page.raw("orders", record, scrubOrder)
    const inside = ticketsIn(record)
    tickets += sales.meet(inside)
    sales.take(page, record, inside)
    const unanswered = uuid === null ? [] : withoutAnswers(sales, inside)
    if (uuid !== null && unanswered.length > 0) asking.add({ order: uuid, tickets: unanswered })
  }
  return [...settled, run.ledger.page("orders", page.build()), ...sales.ticketsRead(tickets)]
}

/** Every order of an event, as they come in. */
const bulk = (run: Run, event: string): Stream.Stream<Portion, ConnectorError | CutOff> => {
  const endpoint = operations.listEventOrders
  return run.reader.bulk(endpoint, fillPath(endpoint.path, { event }))
}

/** Ends where orders may not be read, or are not there. */
const permitted =
  (run: Run, onRefusal: Effect.Effect<void, ConnectorError>) =>
  (error: ConnectorError): Stream.Stream<never, ConnectorError> =>
    Stream.unwrap(run.permitted("orders", Effect.fail(error)).pipe(Effect.andThen(onRefusal), Effect.as(Stream.empty)))

const isCutOff = (error: ConnectorError | CutOff): error is CutOff => error._tag === "CutOff"

const noteCutOff = (run: Run, { why }: CutOff): void => {
  run.cutOffs.add(why)
  run.cutOffEvents += 1
}

/** How many orders with answers make a page; each costs a request. */
const answeredOrdersPerPage = 20

function* portions<A>(items: ReadonlyArray<A>, size: number): Generator<ReadonlyArray<A>> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}

/** Makes a stream of what takes room, piece by piece. */
const oneByOne = <A>(items: () => Iterable<A>): Stream.Stream<A> =>
  // A stream takes as much from an iterable as it may put into one chunk.
  Stream.suspend(() => Stream.fromIterable(items(), { chunkSize: 1 }))

/** The readings of all orders of an event, and of answers that they don't hold. */
export const ordersAtOnce = (sales: EventSales): Stream.Stream<Reading, ConnectorError> => {
  const { event, listing, run } = sales
  const nameless = new Nameless()
  const asking = new Packed<Asking>()
  const noTicketsEither = Result.isFailure(listing) ? Effect.fail(listing.failure) : Effect.void

  const orders = bulk(run, event.catalogue.uuid).pipe(
    Stream.map((portion) => portionReadings(sales, portion, nameless, asking)),
    Stream.flattenIterable,
    Stream.concat(
      Stream.suspend(() => {
        sales.isListed = true
        if (Result.isFailure(listing)) {
          const message =
            "tickets: the list of some events could not be read, so nothing proves that their orders hold all"
          run.ledger.fallShort("tickets", Section.attention("unproven", message))
        }
        return Stream.empty
      }),
    ),
    Stream.catchIf(isCutOff, (cutOff) => {
      if (Result.isFailure(listing)) return Stream.fail(cutOff.error)
      noteCutOff(run, cutOff)
      return Stream.empty
    }),
    Stream.catchTag(
      "ConnectorError",
      permitted(
        run,
        Effect.andThen(
          noTicketsEither,
          Effect.sync(() => {
            sales.isRefused = true
          }),
        ),
      ),
    ),
  )
  const buyers = oneByOne(() => (wantsBuyers(sales) ? portions([...sales.orders.keys()], answeredOrdersPerPage) : []))
  return orders.pipe(
    Stream.concat(oneByOne(() => sales.admissions.settle())),
    Stream.concat(
      buyers.pipe(
        Stream.mapEffect((some) => buyersAnswers(sales, some)),
        Stream.flattenIterable,
      ),
    ),
    Stream.concat(
      oneByOne(() => asking.blocks()).pipe(
        Stream.flattenIterable,
        Stream.mapEffect(({ order, tickets }) => attendeesAnswers(sales, sales.keyOf(order), tickets)),
        Stream.flattenIterable,
      ),
    ),
  )
}

/** The readings of ticket types in doubt where nothing else of an event's orders is wanted. */
export const admissionsAlone = (run: Run, event: EventPages): Stream.Stream<Reading, ConnectorError> => {
  if (event.doubtful.length === 0) return Stream.empty
  const admissions = new Admissions(run, event.catalogue, event.doubtful)
  return bulk(run, event.catalogue.uuid).pipe(
    Stream.map(({ entries }) => admissions.see(ticketsOf(entries))),
    Stream.flattenIterable,
    Stream.catchIf(isCutOff, (cutOff) => {
      noteCutOff(run, cutOff)
      return Stream.empty
    }),
    Stream.catchTag("ConnectorError", permitted(run, Effect.void)),
    Stream.concat(oneByOne(() => admissions.settle())),
  )
}
