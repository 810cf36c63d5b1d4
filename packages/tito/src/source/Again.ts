/**
 * Reading an account again: its events are three short lists, and everything else belongs to an event.
 *
 * An event's record counts its registrations and tickets and moves with its own changes, so that a sale or a void shows
 * in it even years later. Check-ins, refunds and changes of attendees need not, so that they are seen while the event is
 * looked at anyhow, and by a full read.
 *
 * @module
 */
import {
  type ConnectorError,
  eventMark,
  type EventMark,
  fillPath,
  grown,
  type PriceQuery,
  type Rereading,
  Seen,
  type Survey,
} from "@boxport/connector"
import type { TableName } from "@boxport/model"
import { Effect, Result, Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import { mapEvent } from "../mapping/Events.ts"
import { keyOf, type ListSpec } from "../paging/Listing.ts"
import { pagesFor } from "../paging/Window.ts"
import type { Reader } from "../Reader.ts"
import { eventLists, listOfEvents } from "./Events.ts"
import { neededFor } from "./Needed.ts"

/** A full page of the Admin API, and of the check-in API. */
const fullPage = 1000

const pages = (records: number): number => pagesFor(records, fullPage)

const surveyOf = Effect.fnUntraced(function* (reader: Reader, account: string) {
  const seen = new Seen()
  const events: Array<EventMark> = []
  let complete = true
  for (const { archived, endpoint } of eventLists) {
    const list = listOfEvents(reader, account, endpoint)
    yield* Stream.runForEach(list.pages, ({ broken, fresh }) =>
      Effect.sync(() => {
        complete &&= broken.length === 0
        for (const record of fresh) {
          const key = keyOf(record)
          if (key !== undefined && !seen.add(key)) continue
          const mapped = mapEvent(record, { account, archived })
          if (Result.isFailure(mapped)) {
            complete = false
            continue
          }
          const { event, slug, stated } = mapped.success
          events.push(eventMark(slug ?? event.native_id, event, record, stated))
        }
      }),
    )
    complete &&= list.proof.complete
  }
  const survey: Survey = { events, complete }
  return survey
})

/** How many records a list holds; a list that the token may not see costs its request all the same. */
const count = (reader: Reader, spec: ListSpec) =>
  reader.list(spec).pages.pipe(
    Stream.runFold(
      () => 0,
      (sum, { fresh }) => sum + fresh.length,
    ),
    Effect.catchIf(
      ({ reason }) => reason._tag === "Forbidden" || reason._tag === "NotFound" || reason._tag === "PlatformDown",
      () => Effect.succeed(0),
    ),
  )

const price = Effect.fnUntraced(function* (
  reader: Reader,
  account: string,
  { changesFrom, events, rows, survey, tables }: PriceQuery,
) {
  const wants = (...names: ReadonlyArray<TableName>) => names.some((name) => tables.has(name))
  const inEvent = ({ id }: EventMark, path: string) => fillPath<string>(path, { account_slug: account, event_slug: id })
  const { listCheckinLists, listRsvpLists } = operations
  // Hello, and the three lists of events twice: to survey them, and to read them.
  let requests = 1 + 2 * eventLists.length * pages(survey.events.length)
  for (const event of events ?? survey.events) {
    const before = requests
    const of = (table: TableName) => pages(grown(rows(table, event.key)))
    if (wants(...neededFor.releases)) requests += of("ticket_types")
    if (wants(...neededFor.questions)) requests += of("questions")
    if (wants(...neededFor.activities)) requests += of("activities")
    if (wants(...neededFor.discountCodes)) requests += of("discounts")
    if (wants(...neededFor.checkins)) {
      const lists = yield* count(reader, {
        endpoint: listCheckinLists,
        path: inEvent(event, listCheckinLists.path),
        paged: false,
      })
      // Every ticket may be checked in on every list.
      const checkins = Math.max(rows("check_ins", event.key), rows("tickets", event.key))
      requests += 1 + 2 * lists + Math.floor(grown(checkins) / fullPage)
    }
    if (wants(...neededFor.registrations, ...neededFor.tickets)) {
      // Once more where tickets were sold while registrations were read.
      requests += pages(grown(Math.max(event.orders ?? 0, rows("orders", event.key)))) + 1
    }
    if (wants(...neededFor.refunds)) requests += of("refunds")
    if (wants(...neededFor.tickets)) {
      requests += pages(grown(Math.max(event.tickets ?? 0, rows("tickets", event.key))))
    }
    if (wants(...neededFor.contacts)) {
      const lists = yield* count(reader, { endpoint: listRsvpLists, path: inEvent(event, listRsvpLists.path) })
      requests += 2 * of("contacts") + pages(lists) + lists * of("contacts")
    }
    // Where changes turn out not to be enough, the event is read twice; two requests tell whether they are.
    const isLong = rows("orders", event.key) + rows("tickets", event.key) >= changesFrom
    if (events !== null && isLong) requests += requests - before + 2
  }
  return requests
})

/** How an account is read again. */
export const rereading = (
  reader: Reader,
  account: string,
  proof: Effect.Effect<unknown, ConnectorError>,
): Rereading => ({
  survey: Effect.andThen(proof, surveyOf(reader, account)),
  whole: new Set(["events"]),
  withoutEvent: new Set(),
  feeds: {
    events: ["events"],
    releases: ["ticket_types"],
    questions: ["questions"],
    activities: ["activities"],
    discount_codes: ["discounts"],
    checkin_lists: ["check_ins"],
    checkins: ["check_ins"],
    registrations: ["orders", "order_lines", "refunds"],
    refunds: ["refunds"],
    tickets: ["tickets", "answers"],
    answers: ["answers"],
    interested_users: ["contacts"],
    waitlisted_people: ["contacts"],
    rsvp_lists: ["contacts"],
    release_invitations: ["contacts"],
  },
  // Everything is asked for event by event anyhow.
  saves: () => true,
  price: (query) => price(reader, account, query),
})
