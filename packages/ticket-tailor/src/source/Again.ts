/**
 * Reading a box office again: the lists of events, discounts, vouchers and questions are short and read whole every time;
 * check-ins, orders and tickets are listed event by event, and waitlists series by series.
 *
 * An event's record counts its orders, its tickets and what they brought, so that a sale or a void shows in it even years
 * later. Refunds and check-ins need not (platform notes 2, Incremental sync), so that they are seen while the event is
 * looked at anyhow, and by a full read.
 *
 * @module
 */
import {
  type ConnectorError,
  eventMark,
  type EventMark,
  grown,
  type PriceQuery,
  type Rereading,
  Seen,
} from "@boxport/connector"
import { Effect, Result, Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import { pageSize } from "../api/Envelope.ts"
import { mapEvent } from "../mapping/Events.ts"
import type { Reader } from "../Reader.ts"

/** Pages of a list of so many; one that is full may be followed by an empty one. */
const pages = (records: number): number => Math.floor(records / pageSize) + 1

/** Pages of several lists that hold so many together. */
const pagesOf = (lists: number, records: number): number => lists + Math.floor(records / pageSize)

const count = (reader: Reader, endpoint: typeof operations.listEventSeries | typeof operations.listCheckoutForms) =>
  reader.list(endpoint, endpoint.path, [], new Seen()).pipe(
    Stream.runFold(
      () => 0,
      (sum, { fresh }) => sum + fresh.length,
    ),
    // What the key may not read costs a request all the same.
    Effect.catchIf(
      ({ reason }) => reason._tag === "Forbidden" || reason._tag === "NotFound",
      () => Effect.succeed(0),
    ),
  )

const price = Effect.fnUntraced(function* (reader: Reader, { events, rows, survey, tables }: PriceQuery) {
  const wants = (...names: ReadonlyArray<Parameters<typeof rows>[0]>) => names.some((name) => tables.has(name))
  const all = survey.events
  const listed = pages(all.length)
  const orders = (event: (typeof all)[number]) => event.orders ?? grown(rows("orders", event.key))
  const tickets = (event: (typeof all)[number]) => Math.max(event.tickets ?? 0, grown(rows("tickets", event.key)))
  const sum = (of: ReadonlyArray<(typeof all)[number]>, value: (event: (typeof all)[number]) => number) =>
    of.reduce((total, event) => total + value(event), 0)
  // The overview and the survey; the events, which may have to be asked for once more by their states.
  let requests = 2 + listed + 2 * listed
  const series = yield* count(reader, operations.listEventSeries)
  if (wants("events", "ticket_types", "contacts")) requests += pages(series)
  if (wants("check_ins", "tickets")) {
    const scans = (event: string) => Math.max(rows("check_ins", event), rows("tickets", event))
    requests +=
      events === null
        ? pages(grown(Math.max(rows("check_ins"), rows("tickets"))))
        : sum(events, ({ key }) => pages(grown(scans(key))))
  }
  if (wants("orders", "order_lines", "tickets", "answers", "check_ins")) {
    const fresh = grown(Math.max(0, sum(all, orders) - rows("orders")))
    requests +=
      events === null ? pages(grown(sum(all, orders))) : sum(events, (event) => pages(orders(event))) + pages(fresh)
  }
  if (wants("tickets", "answers", "check_ins")) {
    // Those of an event that may have tickets without an order, and its voided ones.
    requests += sum(events ?? all, (event) => 2 * pages(tickets(event)))
  }
  if (wants("contacts")) {
    const lists = events === null ? series : new Set(events.map((event) => event.series)).size
    requests += pagesOf(lists, grown(rows("contacts")))
  }
  if (wants("discounts")) requests += pages(grown(rows("discounts")))
  if (wants("vouchers", "voucher_codes")) {
    const vouchers = grown(rows("vouchers"))
    requests += pages(vouchers)
    if (wants("voucher_codes")) requests += pagesOf(rows("vouchers") + newVouchers, grown(rows("voucher_codes")))
  }
  if (wants("questions")) {
    const forms = yield* count(reader, operations.listCheckoutForms)
    requests += pages(forms) + pagesOf(forms, grown(rows("questions")))
  }
  return requests
})

/** Vouchers that may have been made since the last read. */
const newVouchers = 10

/**
 * Whether lists by event take less than the lists of everything. An event takes three requests at least (its scans, its
 * orders, its voided tickets), where a hundred orders of any events take one, and about as much for scans and tickets:
 * three times as many either way.
 */
const saves: Rereading["saves"] = (events, survey) => {
  const orders = (of: ReadonlyArray<EventMark>) => of.reduce((sum, event) => sum + (event.orders ?? 0), 0)
  return pagesOf(events.length, orders(events)) < pages(orders(survey.events))
}

/** How a box office is read again. */
export const rereading = (reader: Reader, overview: Effect.Effect<unknown, ConnectorError>): Rereading => ({
  survey: Effect.andThen(
    overview,
    reader.list(operations.listEvents, operations.listEvents.path, [], new Seen()).pipe(
      Stream.runFold(
        (): { events: Array<ReturnType<typeof eventMark>>; complete: boolean } => ({ events: [], complete: true }),
        (survey, { broken, circle, fresh }) => {
          survey.complete &&= broken.length === 0 && !circle
          for (const record of fresh) {
            const mapped = mapEvent(record, null)
            if (Result.isFailure(mapped)) survey.complete = false
            else {
              const { event, stated } = mapped.success
              survey.events.push(eventMark(event.native_id, event, record, stated))
            }
          }
          return survey
        },
      ),
    ),
  ),
  whole: new Set(["events", "ticket_types", "questions", "discounts", "vouchers", "voucher_codes"]),
  withoutEvent: new Set(),
  feeds: {
    overview: [],
    event_series: ["contacts"],
    events: ["events", "ticket_types"],
    check_ins: ["check_ins"],
    orders: ["orders", "order_lines", "tickets", "answers"],
    issued_tickets: ["tickets", "answers"],
    waitlist_signups: ["contacts"],
    discounts: ["discounts"],
    vouchers: ["vouchers", "voucher_codes"],
    voucher_codes: ["voucher_codes"],
    checkout_forms: ["questions"],
    checkout_form_elements: ["questions"],
  },
  saves,
  price: (query) => price(reader, query),
})
