/**
 * Reading an account again: its lists of events, the discount codes that hold everywhere and the newsletter signups come
 * whole every time; everything else is asked for event by event.
 *
 * Nothing can be asked for by the time of its change, and the list of events counts no sales, so that only what the list
 * itself shows makes an event be looked at that is over: late refunds and check-ins are seen while the event is looked at
 * anyhow, and by a full read.
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
  type Source,
  type Survey,
} from "@boxport/connector"
import type { TableName } from "@boxport/model"
import { Effect, Result } from "effect"
import { mapEvent } from "../mapping/Events.ts"
import type { Reader } from "../Reader.ts"
import { asksSomething } from "../mapping/Questions.ts"
import { listEvents, readEvent, soldOf, uuidOfEvent } from "./Events.ts"
import { Run } from "./Run.ts"

const surveyOf = Effect.fnUntraced(function* (reader: Reader, account: string) {
  const { lists, others, records } = yield* listEvents(reader)
  const events: Array<EventMark> = []
  let complete = others.length === 0
  for (const list of lists) {
    complete &&= list.settled && list.records.length + list.others.length >= (list.count ?? 0)
  }
  for (const record of records) {
    const uuid = uuidOfEvent(record)
    const mapped = mapEvent(record, account, null)
    if (uuid === undefined || Result.isFailure(mapped)) complete = false
    else events.push(eventMark(uuid, mapped.success, record, { orders: null, tickets: null }))
  }
  const survey: Survey = { events, complete }
  return survey
})

/** Discount codes on a page, as far as is known: of two walks over them one may be for naught. */
const codesPerPage = 50

/** The requests of a list of discount codes: pages are walked until they come out the same twice. */
const codePages = (codes: number): number => {
  const pages = Math.floor(codes / codesPerPage) + 1
  return pages === 1 ? 1 : 2 * pages
}

/** What an account is read again with. */
export interface AgainOptions {
  readonly reader: Reader
  /** The host. */
  readonly account: string
  /** Proves the token. */
  readonly proof: Effect.Effect<unknown, ConnectorError>
  readonly usage: Source["usage"]
}

const price = Effect.fnUntraced(function* (
  { account, reader, usage }: AgainOptions,
  { events, rows, survey, tables }: PriceQuery,
) {
  const run = new Run({
    reader,
    query: { events: [], tables, raw: false },
    account,
    isMerchandiseTitle: () => false,
  })
  const codes = (event: string | null) => codePages(grown(rows("discounts", event)))
  // The proof of the token, and both lists of events twice: to survey them, and to read them.
  let requests = 1 + 2 + 2
  if (run.wantsDetails) {
    for (const { id, key } of events ?? survey.events) {
      const before = (yield* usage).requests
      const { detail, purchaseQuestions, ticketQuestions, types } = yield* readEvent(run, { uuid: id, listed: {} })
      // An event takes as many requests each time.
      requests += (yield* usage).requests - before
      if (run.wants("discounts")) requests += codes(key)
      if (!run.wantsSales) continue
      // The tickets in short, and all orders at once; then the answers that have to be asked for one by one.
      requests += 2
      const sold = Math.max(soldOf(types) ?? 0, rows("tickets", key))
      if (!run.wants("answers")) continue
      if (asksSomething(purchaseQuestions)) requests += grown(rows("orders", key))
      if (asksSomething(ticketQuestions) && detail?.["ticket_types_questions"] === undefined) requests += grown(sold)
    }
  }
  // At the first list of codes, which of two addresses the host has it at.
  if (run.wants("discounts")) requests += codes(null) + 1
  if (run.wants("contacts")) requests += 1
  return requests
})

const feeds: { readonly [resource: string]: ReadonlyArray<TableName> } = {
  events: ["events"],
  ticket_types: ["ticket_types"],
  questions: ["questions"],
  orders: ["orders", "order_lines", "tickets", "answers"],
  tickets: ["orders", "order_lines", "tickets", "answers"],
  answers: ["answers"],
  discount_codes: ["discounts"],
  newsletters: ["contacts"],
}

/** How an account is read again. */
export const rereading = (options: AgainOptions): Rereading => ({
  survey: Effect.andThen(options.proof, surveyOf(options.reader, options.account)),
  whole: new Set(["contacts"]),
  withoutEvent: new Set(["discounts"]),
  feeds,
  // Everything is asked for event by event anyhow.
  saves: () => true,
  price: (query) => price(options, query),
})
