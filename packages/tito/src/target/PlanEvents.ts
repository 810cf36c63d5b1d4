/**
 * Planning what a series becomes: an event for each of its dates, not live, with what is sold and asked for it.
 *
 * @module
 */
import type { Clash, EventBundle, Existing, Loss, Part, SeriesBundle } from "@boxport/connector"
import { joined, loss, nothing, operation, present, reference, summaryLoss } from "@boxport/connector/target"
import { canonicalId, Currency, Instant, type Rows } from "@boxport/model"
import { platform } from "../mapping/Catalogue.ts"
import { emailOf, locationOf, titleOf } from "./Carried.ts"
import { type Clock, clockOf, instantAt, stampOf } from "./Clock.ts"
import { currenciesOf, currencyOf } from "./Currencies.ts"
import { metadataFor, textIn } from "./Markers.ts"
import { planOffers } from "./PlanOffers.ts"
import { planOpen } from "./PlanRoom.ts"

type Event = Rows["events"]

/** The slug that an event of Tito's has at the source; elsewhere the platform makes one of the title. */
const slugOf = (event: Event): string | null => (event.platform === platform ? textIn(event.extra, "slug") : null)

/** The canonical id of what an event has become. */
const idThere = ({ made }: Existing, event: Event): string | null => {
  const thing = made("events", event.id)
  return thing === null ? null : canonicalId(platform, thing.target)
}

/** Events at the target that are not what this one has become. */
const othersOf = (existing: Existing, event: Event): ReadonlyArray<Event> => {
  const own = idThere(existing, event)
  return existing.events.filter(({ id }) => id !== own)
}

const clashesOf = (bundle: EventBundle, existing: Existing, clock: Clock): ReadonlyArray<Clash> => {
  const { event } = bundle
  const title = titleOf(event)
  const of = (reason: string, message: string, stops: boolean): Clash => ({
    entity: "events",
    source: event.id,
    reason,
    message: `${title}: ${message}`,
    stops,
  })
  const currencies = [...currenciesOf(bundle)]
  const unknown = currencies.find((code) => Currency.exponentOf(code) === undefined)
  // What stands beside one that is there already was told before that was made.
  const others = idThere(existing, event) === null ? existing.events : []
  const slug = slugOf(event)
  const taken = slug === null ? undefined : others.find(({ extra }) => textIn(extra, "slug") === slug)
  const starts = instantAt(event.starts_at, event.starts_local)
  const double = others.find((one) => one.title === title && starts !== null && one.starts_at === starts)
  return [
    ...(currencies.length > 1
      ? [of("currency", `an event has one currency, and this one has ${currencies.join(" and ")}`, true)]
      : []),
    ...(unknown === undefined ? [] : [of("currency", `nobody knows a currency ${unknown}`, true)]),
    ...(taken === undefined
      ? []
      : [of("slug_taken", `the account has an event at /${slug} already; this one gets an address of its own`, false)]),
    ...(double === undefined
      ? []
      : [
          of(
            "event_there",
            `the account has an event of that name and time (${double.native_id}); a second is made`,
            false,
          ),
        ]),
    ...(clock.fit === "same"
      ? []
      : [
          of(
            "timezone",
            clock.fit === "alike"
              ? `Tito has no zone ${event.timezone ?? "for it"}; it goes by ${clock.name}, where its moments are the same`
              : `Tito has no zone ${event.timezone ?? "for it"}; its times are taken as those of ${clock.name}`,
            false,
          ),
        ]),
  ]
}

const createEvent = (series: SeriesBundle, bundle: EventBundle, existing: Existing, clock: Clock) => {
  const { event } = bundle
  const slug = slugOf(event)
  const isFree = slug !== null && othersOf(existing, event).every(({ extra }) => textIn(extra, "slug") !== slug)
  const start = stampOf(event.starts_at, event.starts_local, clock.zone)
  const end = stampOf(event.ends_at, event.ends_local, clock.zone)
  const starts = instantAt(event.starts_at, event.starts_local)
  return operation({
    key: `create_event ${event.id}`,
    kind: "create_event",
    phase: "setup",
    series: series.id,
    group: event.id,
    makes: [reference("events", event.id)],
    body: present({
      title: titleOf(event),
      slug: isFree ? slug : null,
      currency: currencyOf(bundle),
      description: event.description ?? event.summary,
      location: locationOf(event),
      email_address: emailOf(event.contact_email),
      start_date: start?.date,
      start_time: start?.time,
      end_date: end?.date,
      end_time: end?.time,
      timezone: clock.name,
      private: event.private === true,
      // Registrations of a test event would be test rows, which a live token does not see (notes 0).
      test_mode: existing.survey["test"] === true,
      metadata: metadataFor(event),
      starts: starts === null ? null : Instant.toMillis(starts),
    }),
    requests: { "events.create": 1 },
  })
}

/** People who want to hear of an event, each once; others have no place. */
export const interestedIn = ({ contacts }: EventBundle): ReadonlyArray<Rows["contacts"]> => {
  const byEmail = new Map<string, Rows["contacts"]>()
  for (const contact of contacts) {
    const email = emailOf(contact.email)?.toLowerCase()
    if (contact.kind === "interested" && email !== undefined && !byEmail.has(email)) byEmail.set(email, contact)
  }
  return [...byEmail.values()]
}

const createContact = (series: SeriesBundle, { event }: EventBundle, contact: Rows["contacts"]) =>
  operation({
    key: `create_contact ${contact.id}`,
    kind: "create_contact",
    phase: "load",
    series: series.id,
    group: contact.id,
    makes: [reference("contacts", contact.id)],
    needs: [reference("events", event.id)],
    body: present({ event: event.id, email: emailOf(contact.email), name: contact.name }),
    requests: { "interested_users.create": 1 },
  })

const lossesOf = (bundle: EventBundle): ReadonlyArray<Loss> => {
  const { contacts, event } = bundle
  const others = contacts.filter(({ kind }) => kind !== "interested").length
  return [
    ...loss(
      "contacts",
      null,
      others,
      "no_place",
      "Only people who are interested are carried; an export has the others.",
    ),
    ...loss(
      "contacts",
      null,
      contacts.length - others - interestedIn(bundle).length,
      "no_email",
      "They have no address, or one that another has too.",
    ),
    ...loss("events", "online", event.online === true ? 1 : 0, "no_place", "Say it in the location."),
    ...summaryLoss(event),
  ]
}

/** Plans a series. */
export const planSeries =
  (existing: Existing) =>
  (series: SeriesBundle): Part =>
    joined([
      {
        ...nothing,
        losses: loss(
          "events",
          "series_id",
          series.events.length > 1 ? series.events.length : 0,
          "no_place",
          "Each date becomes an event of its own.",
        ),
      },
      ...series.events.flatMap((bundle) => {
        const clock = clockOf(bundle.event)
        const there = idThere(existing, bundle.event)
        return [
          {
            ...nothing,
            clashes: clashesOf(bundle, existing, clock),
            losses: lossesOf(bundle),
            operations: [createEvent(series, bundle, existing, clock)],
          },
          planOffers({ series, bundle, existing, clock, there }),
          {
            ...nothing,
            operations: [
              ...planOpen(series, bundle),
              ...interestedIn(bundle).map((contact) => createContact(series, bundle, contact)),
            ],
          },
        ]
      }),
    ])
