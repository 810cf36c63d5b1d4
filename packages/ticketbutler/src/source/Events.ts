/**
 * Reading events: the lists, and each event in detail with its ticket types and questions.
 *
 * @module
 */
import { PageBuilder, type ConnectorError, fillPath, Lenient, type Reading } from "@boxport/connector"
import { Currency, type Json, type JsonObject, WallClock } from "@boxport/model"
import { Effect, Result } from "effect"
import { operations } from "../api/operations/index.ts"
import { EventCatalogue } from "../mapping/Catalogue.ts"
import { laidOver, mapEvent, scrubEvent } from "../mapping/Events.ts"
import { listOf, nativeIdOf } from "../mapping/Mapped.ts"
import { asksSomething, mapQuestions, scrubQuestion } from "../mapping/Questions.ts"
import { mapTicketType, scrubTicketType } from "../mapping/TicketTypes.ts"
import { canonicalUuid } from "../mapping/Uuid.ts"
import type { List, Reader } from "../Reader.ts"
import type { DoubtfulType } from "./Admissions.ts"
import type { Run } from "./Run.ts"

/** Every event of the account: those to come, and with `old` those that are over as well. */
export const listEvents = (
  reader: Reader,
): Effect.Effect<Pick<List, "records" | "others"> & { readonly lists: ReadonlyArray<List> }, ConnectorError> =>
  Effect.gen(function* () {
    const endpoint = operations.listEvents
    const upcoming = yield* reader.all(endpoint, endpoint.path)
    const all = yield* reader.all(endpoint, endpoint.path, [["old", "true"]])
    const seen = new Set<string>()
    // Both lists hold what is still to come; a record without a uuid can only be set aside, so it counts once as well.
    const records = [...upcoming.records, ...all.records].filter((record) => {
      const key = nativeIdOf(record) ?? JSON.stringify(record)
      return seen.has(key) ? false : seen.add(key)
    })
    const others = [...new Map([...upcoming.others, ...all.others].map((entry) => [JSON.stringify(entry), entry]))]
    return { records, others: others.map(([, entry]) => entry), lists: [upcoming, all] }
  })

const text = (value: Json | undefined): string | null =>
  typeof value === "string" || typeof value === "number" ? Lenient.text(value) : null

/** An event as it is known before its row: enough to read what belongs to it even when it has none. */
export interface KnownEvent {
  readonly uuid: string
  /** Its record of the list; undefined for one that was asked for and is in no list. */
  readonly listed: JsonObject | undefined
}

/** What the list tells of an event, for the account's catalogue. */
export const listedFacts = (uuid: string, record: JsonObject) => ({
  uuid,
  currency: Currency.normalize(text(record["currency"]) ?? "") ?? null,
  title: text(record["title"]),
})

/** Everything that the platform tells of one event itself. */
export interface EventRecords {
  readonly uuid: string
  readonly listed: JsonObject | undefined
  readonly detail: JsonObject | undefined
  readonly types: ReadonlyArray<Json>
  readonly ticketQuestions: Json | undefined
  readonly purchaseQuestions: Json | undefined
}

const isWithoutNumber = (type: Json): boolean => Lenient.isObject(type) && !Lenient.saysSomething(type["pk"])

/** Ticket types of two answers, those of the second laid over those of the first. */
const typesOf = (first: ReadonlyArray<Json>, second: ReadonlyArray<Json>): ReadonlyArray<Json> => {
  const known = new Map(first.filter(Lenient.isObject).map((type) => [nativeIdOf(type), type] as const))
  const merged = second.map((type) => (Lenient.isObject(type) ? laidOver(known.get(nativeIdOf(type)), type) : type))
  const ids = new Set(second.map(nativeIdOf))
  return [...merged, ...first.filter((type) => !ids.has(nativeIdOf(type)))]
}

/**
 * Reads what belongs to one event itself. Ticket types and questions come with it on most hosts; they are asked for only
 * where they don't, and types also where they lack the number that tickets refer to.
 */
export const readEvent = Effect.fnUntraced(function* (run: Run, { listed, uuid }: KnownEvent) {
  const { reader } = run
  const path = fillPath(operations.getEvent.path, { event: uuid })
  const asked = reader.one(operations.getEvent, path)
  // One that was asked for by its id and is in no list is a mistake when it is not there at all.
  const detail = listed === undefined ? yield* asked : yield* run.permitted("events", asked)

  let types = listOf(detail?.["ticket_types"])
  if (run.wants("ticket_types") || run.wantsSales) {
    const isAbsent = !Array.isArray(detail?.["ticket_types"])
    if (isAbsent || (run.wantsSales && types.some(isWithoutNumber))) {
      const list = operations.listTicketTypes
      const more = yield* run.permitted("ticket_types", reader.all(list, fillPath(list.path, { event: uuid })))
      if (more !== undefined) {
        run.checkList("ticket_types", more)
        types = typesOf(types, [...more.records, ...more.others])
      }
    }
  }

  let ticketQuestions: Json | undefined = detail?.["ticket_types_questions"]
  let purchaseQuestions: Json | undefined = detail?.["purchase_questions"]
  if (run.wants("questions", "answers")) {
    const questions = (endpoint: typeof operations.listTicketTypeQuestions | typeof operations.getPurchaseQuestions) =>
      run.ifThere("questions", reader.any(endpoint, fillPath(endpoint.path, { event: uuid })))
    if (ticketQuestions === undefined) ticketQuestions = yield* questions(operations.listTicketTypeQuestions)
    if (purchaseQuestions === undefined) purchaseQuestions = yield* questions(operations.getPurchaseQuestions)
  }
  const records: EventRecords = { uuid, listed, detail, types, ticketQuestions, purchaseQuestions }
  return records
})

/** The readings of an event itself, and what its orders need of it. */
export interface EventPages {
  readonly readings: ReadonlyArray<Reading>
  /** Ticket types that are not among the readings, since only tickets tell whether they admit anybody. */
  readonly doubtful: ReadonlyArray<DoubtfulType>
  readonly catalogue: EventCatalogue
  /** Whether buyers are asked anything, whether attendees are. */
  readonly asksBuyers: boolean
  readonly asksAttendees: boolean
  /** How many tickets were sold, as its types say; null when one of them doesn't. */
  readonly sold: number | null
}

/** How many tickets were sold, as an event's ticket types say; null when one of them doesn't, or there are none. */
export const soldOf = (types: ReadonlyArray<Json>): number | null =>
  types.length === 0
    ? null
    : types.reduce<number | null>((sum, type) => {
        const sold = Lenient.isObject(type) ? type["amount_sold"] : undefined
        return sum === null || typeof sold !== "number" ? null : sum + sold
      }, 0)

/** The rows of an event, its ticket types and its questions. */
export const eventPages = (run: Run, records: EventRecords): EventPages => {
  const { detail, listed, ticketQuestions, types, uuid } = records
  const merged = laidOver(listed, detail)
  const { ledger } = run

  const page = new PageBuilder({ resource: "events", query: run.query })
  page.read = 1
  if (listed !== undefined) page.raw("events", listed, scrubEvent)
  if (detail !== undefined) page.raw("event_details", detail, scrubEvent)
  const event = page.take(mapEvent(merged, run.account, run.catalogue.currency, run.query.secrets))
  if (event !== undefined) page.add("events", event)
  const zone = text(merged["timezone"])
  const catalogue = new EventCatalogue({
    uuid,
    hasRow: event !== undefined,
    currency: event?.currency ?? run.catalogue.currencyOf(uuid),
    zone: event?.timezone ?? (zone !== null && WallClock.isZone(zone) ? zone : null),
  })

  const typePage = new PageBuilder({ resource: "ticket_types", query: run.query })
  const doubtful: Array<DoubtfulType> = []
  for (const record of types) {
    const mapped = mapTicketType(record, { event: catalogue, admits: true })
    const type = Result.getOrUndefined(mapped)
    if (Lenient.isObject(record)) {
      const pk = text(record["pk"])
      if (type !== undefined) catalogue.addType({ uuid: type.native_id, pk, title: type.title })
      if (type !== undefined && type.title !== null && run.isMerchandiseTitle(type.title)) {
        doubtful.push({ uuid: type.native_id, pk, record })
        continue
      }
      typePage.raw("ticket_types", record, scrubTicketType)
    }
    typePage.read += 1
    typePage.take(mapped)
    if (type !== undefined) typePage.add("ticket_types", type)
  }
  run.catalogue.addEvent(catalogue)

  const questionPage = new PageBuilder({ resource: "questions", query: run.query })
  const seen = new Set<string>()
  const met = new Set<string>()
  for (const [scope, value] of [
    ["ticket", ticketQuestions],
    ["order", records.purchaseQuestions],
  ] as const) {
    const mapped = mapQuestions(value, scope, catalogue)
    // Nothing is asked of attendees and buyers alike; one row all the same if it should be.
    const fresh = mapped.questions.filter(({ id }) => !seen.has(id))
    for (const record of mapped.records) {
      const id = nativeIdOf(record) ?? JSON.stringify(record)
      if (met.has(id)) continue
      met.add(id)
      questionPage.read += 1
      questionPage.raw("questions", record, scrubQuestion)
    }
    questionPage.add("questions", ...fresh)
    questionPage.reject(...mapped.rejected)
    for (const { id, native_id } of fresh) {
      seen.add(id)
      catalogue.addQuestion(native_id)
    }
  }

  return {
    readings: [
      ledger.page("events", page.build()),
      ...(ledger.has("ticket_types") ? [ledger.page("ticket_types", typePage.build())] : []),
      ...(ledger.has("questions") ? [ledger.page("questions", questionPage.build())] : []),
    ],
    doubtful,
    catalogue,
    asksBuyers: asksSomething(records.purchaseQuestions),
    asksAttendees: asksSomething(ticketQuestions),
    sold: soldOf(types),
  }
}

/** The canonical uuid of a record of the list of events; undefined for one that has none. */
export const uuidOfEvent = (record: JsonObject): string | undefined => canonicalUuid(text(record["uuid"]) ?? "")
