/**
 * Reading check-in lists, and from the check-in API who was let in.
 *
 * @module
 */
import {
  ConnectorError,
  type Endpoint,
  fillPath,
  Lenient,
  Seen,
  type Reading,
  Section,
  UnexpectedAnswer,
} from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { Effect, Option, Result, Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import {
  arrivalOf,
  type KnownList,
  mapCheckin,
  mapCheckinList,
  scrubCheckin,
  scrubCheckinList,
} from "../mapping/CheckIns.ts"
import type { EventRun } from "./EventRun.ts"
import { concatAll, type Readings } from "./Run.ts"

const { resource } = operations.listCheckins

/** A full page of the check-in API (notes 1.1). */
const fullPage = 1000

/** How often a list is read when it holds fewer check-ins than it says. */
const mostRounds = 2

const unreadable = Section.attention(
  "checkins_unreadable",
  "checkins: a check-in list could not be read, so who was let in is not fully known",
)

const countIn = (record: JsonObject, field: string): number | null => {
  const value = record[field]
  return typeof value === "number" && Number.isSafeInteger(value) ? value : null
}

/** What identifies a check-in. */
const idOf = (record: JsonObject): string | undefined => {
  const id = record["uuid"] ?? record["id"]
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined
}

/** Where the reading of a list stands. */
interface At {
  readonly page: number
  readonly round: number
}

interface CheckinPage {
  readonly fresh: ReadonlyArray<JsonObject>
  readonly broken: ReadonlyArray<Json>
}

/** The check-ins of one list, page by page. */
const pagesOf = (of: EventRun, list: KnownList, seen: Seen): Stream.Stream<CheckinPage, ConnectorError> => {
  const { reader } = of.run
  const fill = (endpoint: Endpoint) => fillPath<string>(endpoint.path, { checkin_list_slug: list.slug })
  // Errors come as an object with a status where something else is due (notes 1.1).
  const refused = (endpoint: Endpoint) =>
    Effect.fail(
      new ConnectorError({
        connection: of.run.connection,
        operation: `GET ${endpoint.path}`,
        reason: new UnexpectedAnswer({
          details: "an error in the place of a check-in list",
          hint: "Check whether the list has expired on the platform.",
        }),
      }),
    )
  const overview = Effect.flatMap(
    reader.checkin(operations.getDoorList, fill(operations.getDoorList), []),
    (json): Effect.Effect<JsonObject, ConnectorError> =>
      Lenient.isObject(json) && (json["status"] === undefined || json["slug"] !== undefined)
        ? Effect.succeed(json)
        : refused(operations.getDoorList),
  )
  const items = (page: number) => {
    const endpoint = operations.listCheckins
    return Effect.flatMap(
      reader.checkin(endpoint, fill(endpoint), [["page", String(page)]]),
      (json): Effect.Effect<ReadonlyArray<Json>, ConnectorError> =>
        Array.isArray(json) ? Effect.succeed(json) : refused(endpoint),
    )
  }

  return Stream.unwrap(
    Effect.map(overview, (about) => {
      const pages = countIn(about, "total_checkin_pages")
      const stated = countIn(about, "checkins_count")
      let read = 0
      const step = ({ page, round }: At) =>
        Effect.map(items(page), (entries) => {
          const fresh: Array<JsonObject> = []
          const broken: Array<Json> = []
          entries.forEach((entry, index) => {
            const id = Lenient.isObject(entry) ? idOf(entry) : undefined
            if (!seen.add(id ?? `@${list.slug}/${page}/${index}`)) return
            if (Lenient.isObject(entry)) fresh.push(entry)
            else broken.push(entry)
          })
          read += fresh.length + broken.length
          // Without a number of pages only an empty one is the last.
          const more =
            entries.length > 0 &&
            ((pages !== null && page < pages) || (fresh.length > 0 && (pages === null || entries.length >= fullPage)))
          const short = stated !== null && read < stated
          const next: Option.Option<At> = more
            ? Option.some({ page: page + 1, round })
            : short && round < mostRounds
              ? Option.some({ page: 1, round: round + 1 })
              : Option.none()
          if (Option.isNone(next)) {
            of.run.ledger.settle(resource, {
              stated,
              complete: !short,
              warnings: short
                ? [
                    Section.attention(
                      "count_mismatch",
                      `${resource}: the platform states more than could be read`,
                      stated - read,
                    ),
                  ]
                : [],
            })
          }
          const result: CheckinPage = { fresh, broken }
          return [[result], next] as const
        })
      if (pages === 0 && (stated ?? 0) === 0) {
        of.run.ledger.settle(resource, { stated: 0, complete: true, warnings: [] })
        return Stream.empty
      }
      return Stream.paginate({ page: 1, round: 1 }, step)
    }),
  )
}

/** The check-ins of one list: folded for the tickets, and held until these have rows. */
const checkinsOf = (of: EventRun, list: KnownList, seen: Seen): Readings => {
  const { run } = of
  const missed = (): Stream.Stream<Reading> => {
    of.arrivals.missed()
    run.ledger.settle(resource, { stated: null, complete: false, warnings: [unreadable] })
    return Stream.empty
  }
  return Stream.suspend(() => {
    const begun = Stream.fromIterable(run.ledger.begin(resource))
    if (run.checkinsDown) return Stream.concat(begun, missed())
    const from = { id: list.id, title: list.title }
    return begun.pipe(
      Stream.concat(
        pagesOf(of, list, seen).pipe(
          Stream.map((page): Reading => {
            if (run.wants("check_ins")) of.checkins.add(page.fresh, from)
            return run.page(resource, page, (record, builder) => {
              builder.raw(resource, record, scrubCheckin)
              const arrival = arrivalOf(record)
              if (arrival !== undefined) of.arrivals.add(arrival)
            })
          }),
        ),
      ),
      Stream.catchIf(
        () => true,
        ({ reason }) => {
          run.checkinsDown ||= reason._tag === "Unreachable" || reason._tag === "PlatformDown"
          return missed()
        },
      ),
    )
  })
}

/** Every check-in list and what it holds. */
export const checkins = (of: EventRun): Readings => {
  const endpoint = operations.listCheckinLists
  const found: Array<KnownList> = []
  const seen = new Seen()
  const lists = of.run.list(
    { endpoint, path: of.path(endpoint.path), paged: false },
    (record, page) => {
      page.raw("checkin_lists", record, scrubCheckinList)
      const mapped = mapCheckinList(record)
      if (Result.isSuccess(mapped)) found.push(mapped.success)
      else {
        page.reject(mapped.failure)
        of.arrivals.missed()
      }
    },
    { dispensable: true, onFailure: () => of.arrivals.missed() },
  )
  return Stream.concat(
    lists,
    Stream.suspend(() => concatAll(found.map((list) => checkinsOf(of, list, seen)))),
  )
}

/** The rows of the check-ins that were held. */
export const checkinRows = (of: EventRun): Readings =>
  Stream.suspend(() =>
    of.checkins.pages.pipe(
      Stream.map(({ note, records }) =>
        of.run.later(resource, records, (record, page) => {
          const row = page.take(mapCheckin(record, { catalogue: of.catalogue, list: note, hasTicket: of.hasTicket }))
          if (row !== undefined) page.add("check_ins", row)
        }),
      ),
    ),
  )
