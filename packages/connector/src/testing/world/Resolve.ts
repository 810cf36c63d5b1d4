/**
 * From the catalogue to series, events and what belongs to them: numbers, keys and instants.
 *
 * @module
 */
import { worldStart } from "./Catalogue.ts"
import type { SeriesDraft } from "./Drafts.ts"
import type {
  UnixSeconds,
  WorldActivity,
  WorldEvent,
  WorldGroup,
  WorldQuestion,
  WorldSeries,
  WorldTicketType,
} from "./EventTypes.ts"
import { activitiesPerEvent, questionsPerEvent, typesPerEvent } from "./Numbers.ts"
import type { OnSale } from "./Seasons.ts"
import { unixOf, withSeconds } from "./Times.ts"

const day = 86_400

/** A date of the catalogue with its instants. */
export interface TimedDate {
  readonly draft: SeriesDraft
  readonly date: SeriesDraft["dates"][number]
  readonly startsAt: UnixSeconds
  readonly endsAt: UnixSeconds
  readonly opens: UnixSeconds
  readonly closes: UnixSeconds
  readonly onSale: OnSale
}

/** All dates of a catalogue, in the order of their numbers. */
export const timedDates = (catalogue: ReadonlyArray<SeriesDraft>): ReadonlyArray<TimedDate> =>
  catalogue.flatMap((draft) =>
    draft.dates.map((date): TimedDate => {
      const at = (local: string): UnixSeconds => unixOf(local, draft.timezone)
      const endsAt = at(date.end)
      const opens = at(draft.salesOpen)
      const closes = draft.salesClose === undefined ? endsAt : Math.min(endsAt, at(draft.salesClose))
      return {
        draft,
        date,
        startsAt: at(date.start),
        endsAt,
        opens,
        closes,
        onSale: {
          opens,
          closes,
          weight: draft.status === "draft" ? 0 : date.weight,
          types: draft.types.map((type) => ({
            from: type.from === undefined ? opens : at(type.from),
            until: type.until === undefined ? closes : at(type.until),
            weight: type.weight,
          })),
        },
      }
    }),
  )

const types = (draft: SeriesDraft, event: WorldEvent, seriesNumber: number): ReadonlyArray<WorldTicketType> =>
  draft.types.map((type, place): WorldTicketType => ({
    number: event.number * typesPerEvent + place,
    key: `${event.key}/${type.key}`,
    seriesType: { number: seriesNumber * typesPerEvent + place, key: `${draft.key}/${type.key}` },
    event,
    place,
    title: type.title,
    description: type.description ?? null,
    group: event.series.groups.find((group) => group.key === `${draft.key}/${type.group}`) ?? null,
    pricing: type.pricing ?? (type.price === 0 ? "free" : "paid"),
    price: type.price,
    fee: type.fee ?? 0,
    admission: type.merchandise !== true,
    secret: type.secret === true,
    accessCode: type.accessCode ?? null,
    status: type.status ?? "on_sale",
    minPerOrder: type.min ?? null,
    maxPerOrder: type.max ?? null,
    salesStartAt: type.from === undefined ? null : unixOf(type.from, draft.timezone),
    salesEndAt: type.until === undefined ? null : unixOf(type.until, draft.timezone),
    questions: event.questions.filter(
      (question) => question.scope === "ticket" && question.typeKeys.includes(`${event.key}/${type.key}`),
    ),
  }))

const questions = (draft: SeriesDraft, event: WorldEvent, seriesNumber: number): ReadonlyArray<WorldQuestion> =>
  (draft.questions ?? []).map((question, place): WorldQuestion => ({
    number: event.number * questionsPerEvent + place,
    key: `${event.key}/${question.key}`,
    seriesQuestion: { number: seriesNumber * questionsPerEvent + place, key: `${draft.key}/${question.key}` },
    place,
    scope: question.scope,
    kind: question.kind,
    title: question.title,
    description: question.description ?? null,
    required: question.required === true,
    options: question.options ?? [],
    typeKeys: draft.types.flatMap((type) =>
      type.merchandise !== true && (question.types === undefined || question.types.includes(type.key))
        ? [`${event.key}/${type.key}`]
        : [],
    ),
  }))

const activities = (draft: SeriesDraft, event: WorldEvent, room: number): ReadonlyArray<WorldActivity> =>
  (draft.activities ?? []).map((activity, place): WorldActivity => ({
    number: event.number * activitiesPerEvent + place,
    key: `${event.key}/${activity.key}`,
    event,
    title: activity.title,
    description: activity.description ?? null,
    capacity: activity.capacity === undefined ? null : Math.max(activity.capacity, room),
    startsLocal: withSeconds(activity.start),
    endsLocal: withSeconds(activity.end),
    startsAt: unixOf(activity.start, draft.timezone),
    endsAt: unixOf(activity.end, draft.timezone),
    types: event.types.filter((type) => activity.types.some((key) => type.key === `${event.key}/${key}`)),
  }))

/** `doorsAt` is this long before the start. */
const doorsBefore = 3600

/**
 * The series of a catalogue.
 *
 * @param roomOf the most tickets that the event at a place can have: no capacity is below it
 */
export const makeSeries = (
  dates: ReadonlyArray<TimedDate>,
  now: UnixSeconds,
  roomOf: (place: number) => number,
): ReadonlyArray<WorldSeries> => {
  const drafts = [...new Set(dates.map((date) => date.draft))]
  let groupNumber = 0
  return drafts.map((draft, seriesNumber): WorldSeries => {
    const events: Array<WorldEvent> = []
    const series: WorldSeries = {
      number: seriesNumber,
      key: draft.key,
      title: draft.title,
      slug: draft.slug,
      groups: (draft.groups ?? []).map((group): WorldGroup => ({
        number: groupNumber++,
        key: `${draft.key}/${group.key}`,
        title: group.title,
        maxPerOrder: group.maxPerOrder ?? null,
      })),
      events,
    }
    const createdAt = worldStart - (drafts.length - seriesNumber) * 3 * day
    for (const [place, one] of dates.entries()) {
      if (one.draft !== draft) continue
      const suffix = draft.dates.length === 1 ? "" : `-${one.date.start.slice(0, 10)}`
      const room = roomOf(place)
      const ownTypes: Array<WorldTicketType> = []
      const ownQuestions: Array<WorldQuestion> = []
      const ownActivities: Array<WorldActivity> = []
      const event: WorldEvent = {
        number: place,
        key: draft.key + suffix,
        series,
        slug: draft.slug + suffix,
        title: draft.title,
        summary: draft.summary ?? null,
        description: draft.description ?? null,
        status: draft.status,
        private: draft.private === true,
        accessCode: draft.accessCode ?? null,
        online: draft.online === true,
        venue: draft.venue ?? null,
        startsLocal: withSeconds(one.date.start),
        endsLocal: withSeconds(one.date.end),
        timezone: draft.timezone,
        startsAt: one.startsAt,
        endsAt: one.endsAt,
        doorsAt: one.startsAt - doorsBefore,
        currency: draft.currency,
        vat: draft.vat ?? null,
        capacity: draft.capacity === undefined ? null : Math.max(draft.capacity, room),
        contactEmail: draft.contactEmail,
        waitlist: draft.waitlist === true,
        salesOpenAt: one.opens,
        salesCloseAt: one.closes,
        createdAt: createdAt + 600 * events.length,
        updatedAt: Math.min(now, Math.max(createdAt + day, one.opens)),
        types: ownTypes,
        questions: ownQuestions,
        activities: ownActivities,
      }
      ownQuestions.push(...questions(draft, event, seriesNumber))
      ownTypes.push(...types(draft, event, seriesNumber))
      ownActivities.push(...activities(draft, event, room))
      events.push(event)
    }
    return series
  })
}
