/**
 * Making, changing, copying and removing events.
 *
 * @module
 */
import { Currency } from "@boxport/model"
import { EventChange } from "../../api/operations/Events.ts"
import { zoneOf } from "../../mapping/Zones.ts"
import { type Answer, json, notFound } from "../http/Answer.ts"
import { type Attributes, secondsAt } from "../http/Attributes.ts"
import { eventRecord } from "../records/Events.ts"
import type { Place } from "../state/Place.ts"
import type { State } from "../state/State.ts"
import type { TwinEvent } from "../things/Event.ts"
import type { Activity, Question, Release } from "../things/Offer.ts"
import { countsOf } from "./Events.ts"
import { type Call, inEvent, metaOf, parameter, type Route } from "./Route.ts"
import { freeSlug, fresh, gone, or, settingsOf, withAttributes, written } from "./Write.ts"

const settings = settingsOf(EventChange, [
  "title",
  "slug",
  "description",
  "currency",
  "email_address",
  "start_date",
  "start_time",
  "end_date",
  "end_time",
  "timezone",
  "live",
  "location",
  "private",
  "test_mode",
])

const currencyOf = (given: Attributes, before: string): string => {
  const code = given.text("currency") ?? before
  if (Currency.exponentOf(code) === undefined) given.complain("currency", "is not included in the list")
  return code
}

const zoneNamed = (given: Attributes, before: string): string => {
  const zone = given.text("timezone") ?? before
  if (zoneOf(zone) === undefined) given.complain("timezone", "is not included in the list")
  return zone
}

/** An event with what was given laid over it. */
const changed = (given: Attributes, before: TwinEvent, others: ReadonlyArray<TwinEvent>): TwinEvent => {
  const slug = given.text("slug") ?? before.slug
  if (others.some((event) => event.slug === slug)) given.complain("slug", "has already been taken")
  const when = {
    startDate: or(given.date("start_date"), before.startDate),
    startTime: or(given.time("start_time"), before.startTime),
    endDate: or(given.date("end_date"), before.endDate),
    endTime: or(given.time("end_time"), before.endTime),
    timezone: zoneNamed(given, before.timezone),
  }
  const email = given.email("email_address")
  return {
    ...before,
    ...when,
    slug,
    title: given.required("title", before.title),
    description: or(given.text("description"), before.description),
    location: or(given.text("location"), before.location),
    currency: currencyOf(given, before.currency),
    contactEmail: email ?? before.contactEmail,
    live: given.flag("live") ?? before.live,
    private: given.flag("private") ?? before.private,
    testMode: given.flag("test_mode") ?? before.testMode,
    startsAt: secondsAt(when.startDate, when.startTime, when.timezone),
    endsAt: secondsAt(when.endDate, when.endTime, when.timezone),
    settings: { ...before.settings, ...given.settings(settings) },
  }
}

const answerWith = (call: Call, status: 200 | 201, place: Place): Answer =>
  written(call, status, "event", place.event, (event, shape) => eventRecord(shape, place, countsOf(call, event)))

/** New ones are not live, in test mode and still to be set up (notes 2). */
const blank = ({ world }: State): Omit<TwinEvent, "number" | "createdAt" | "updatedAt"> => ({
  key: null,
  slug: "",
  title: "",
  description: null,
  archived: false,
  live: false,
  private: false,
  setup: true,
  testMode: true,
  salesClosed: false,
  location: null,
  currency: world.organisation.currency,
  vat: null,
  startDate: null,
  startTime: null,
  endDate: null,
  endTime: null,
  startsAt: null,
  endsAt: null,
  timezone: "UTC",
  contactEmail: world.organisation.email,
  secret: false,
  waitlist: false,
  settings: {},
})

export const createEvent: Route = (call) => {
  const { shape, state } = call
  if (parameter(call, "account_slug") !== state.world.organisation.slug) return notFound(shape.test)
  return withAttributes(call, "event", (given) => {
    const start: TwinEvent = { ...blank(state), ...fresh(call) }
    const event = changed(given, start, state.events)
    if (!given.isGood) return undefined
    const slug = event.slug === "" ? freeSlug(event.title, state.events, event.number) : event.slug
    return answerWith(call, 201, state.putEvent({ ...event, slug }))
  })
}

export const updateEvent: Route = inEvent((call) =>
  withAttributes(call, "event", (given) => {
    const { event, state } = call
    const others = state.events.filter(({ number }) => number !== event.number)
    const next = changed(given, event, others)
    return given.isGood ? answerWith(call, 200, state.putEvent({ ...next, updatedAt: state.tick() })) : undefined
  }),
)

export const deleteEvent: Route = inEvent(({ event, state }) => {
  state.tick()
  state.removeEvent(event)
  return gone
})

const noStock = () => ({ issued: 0, void: 0 })

/** Copies what an event offers and asks; what was sold stays where it is. */
const copyOffers = (state: State, from: Place, to: Place, at: number): void => {
  const numbers = new Map<string, number>()
  const anew = <Thing extends Release | Question | Activity>(kind: string, thing: Thing): Thing => {
    const number = state.next()
    numbers.set(`${kind} ${thing.number}`, number)
    return { ...thing, number, createdAt: at, updatedAt: at }
  }
  const now = (kind: string, old: ReadonlyArray<number>): ReadonlyArray<number> =>
    old.flatMap((number) => numbers.get(`${kind} ${number}`) ?? [])
  to.questions = from.questions.map((question) => ({ ...anew("question", question), answersCount: 0 }))
  to.releases = from.releases.map((release) => ({
    ...anew("release", release),
    questions: now("question", release.questions),
    stock: noStock,
  }))
  to.activities = from.activities.map((activity) => ({
    ...anew("activity", activity),
    releases: now("release", activity.releases),
    questions: now("question", activity.questions),
  }))
}

/** Makes the copy that was asked for. */
const copyEvent = (state: State, place: Place): TwinEvent => {
  const at = state.tick()
  const number = state.next()
  const title = `${place.event.title} Copy`
  const copy = state.putEvent({
    ...place.event,
    key: null,
    number,
    title,
    slug: freeSlug(title, state.events, number),
    live: false,
    testMode: true,
    setup: true,
    archived: false,
    salesClosed: false,
    createdAt: at,
    updatedAt: at,
  })
  copyOffers(state, place, copy, at)
  return copy.event
}

const duplication = (call: Call, status: 200 | 201, copy: TwinEvent | null): Answer =>
  json(status, {
    duplication: {
      _type: "duplication",
      status: copy === null ? "processing" : "complete",
      title: copy?.title ?? null,
      slug: copy?.slug ?? null,
    },
    ...metaOf(call, []),
  })

export const duplicateEvent: Route = inEvent((call) => {
  call.place.copy = { event: null, looks: 0 }
  return duplication(call, 201, null)
})

/** How far the copying has got: it takes the platform until somebody has looked once. */
export const getEventDuplication: Route = inEvent((call) => {
  const { place, shape, state } = call
  if (place.copy === null) return notFound(shape.test)
  const { event, looks } = place.copy
  if (looks === 0) {
    place.copy = { event: null, looks: 1 }
    return duplication(call, 200, null)
  }
  const copy = event ?? copyEvent(state, place)
  place.copy = { event: copy, looks: looks + 1 }
  return duplication(call, 200, copy)
})
