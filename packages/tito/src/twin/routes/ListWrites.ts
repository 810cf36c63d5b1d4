/**
 * Making and changing check-in lists, opt-ins, venues and webhook endpoints.
 *
 * @module
 */
import { CheckinListChange } from "../../api/operations/CheckinLists.ts"
import { VenueChange } from "../../api/operations/Venues.ts"
import { checkinListRecord, optInRecord, venueRecord, webhookRecord } from "../records/People.ts"
import type { CheckinList, OptIn, Venue, WebhookEndpoint } from "../things/Offer.ts"
import { writing } from "./Kind.ts"
import { checkinListOf, countsOf, optInOf, venueOf, webhookEndpointOf } from "./People.ts"
import type { Route } from "./Route.ts"
import { freeSlug, fresh, numbersOf, or, put, settingsOf, without, written } from "./Write.ts"

const listSettings = settingsOf(CheckinListChange, [
  "title",
  "release_ids",
  "activity_ids",
  "question_ids",
  "expires_at",
])

const checkinLists = writing<CheckinList>({
  singular: "checkin_list",
  find: checkinListOf,
  blank: (call) => ({ title: "", releases: [], activities: [], questions: [], expiresAt: null, ...fresh(call) }),
  change: (call, given, before) => {
    const { event, place } = call
    const releases = numbersOf("release", place.releases, given.references("release_ids"), before.releases)
    const activities = numbersOf("activity", place.activities, given.references("activity_ids"), before.activities)
    const questions = numbersOf("question", place.questions, given.references("question_ids"), before.questions)
    if (releases === undefined || activities === undefined || questions === undefined) return undefined
    return {
      ...before,
      title: given.required("title", before.title),
      releases,
      activities,
      questions,
      expiresAt: or(given.moment("expires_at", event.timezone), before.expiresAt),
      settings: { ...before.settings, ...given.settings(listSettings) },
    }
  },
  answer: (call, status, list) => {
    call.place.checkinLists = put(call.place.checkinLists, list)
    return written(call, status, "checkin_list", list, (one, shape) =>
      checkinListRecord(shape, call.place, one, countsOf(call, one)),
    )
  },
  remove: ({ place }, list) => {
    place.checkinLists = without(place.checkinLists, list)
  },
})

export const createCheckinList: Route = checkinLists.create
export const updateCheckinList: Route = checkinLists.update
export const deleteCheckinList: Route = checkinLists.remove

const optIns = writing<OptIn>({
  singular: "opt_in",
  find: optInOf,
  blank: (call) => ({ slug: "", name: "", description: null, releases: [], ...fresh(call) }),
  change: (call, given, before) => {
    const releases = numbersOf("release", call.place.releases, given.references("release_ids"), before.releases)
    if (releases === undefined) return undefined
    const name = given.required("name", before.name)
    const others = call.place.optIns.filter(({ number }) => number !== before.number)
    return {
      ...before,
      name,
      // Unlike a question's, its slug follows the name (seed 003, Update an Opt-In).
      slug: name === before.name ? before.slug : freeSlug(name, others, before.number, 40),
      description: or(given.text("description"), before.description),
      releases,
    }
  },
  answer: (call, status, optIn) => {
    call.place.optIns = put(call.place.optIns, optIn)
    return written(call, status, "opt_in", optIn, (one, shape) => optInRecord(shape, one))
  },
  remove: ({ place }, optIn) => {
    place.optIns = without(place.optIns, optIn)
  },
})

export const createOptIn: Route = optIns.create
export const updateOptIn: Route = optIns.update
export const deleteOptIn: Route = optIns.remove

const venueSettings = settingsOf(VenueChange, ["name", "address"])

const venues = writing<Venue>({
  singular: "venue",
  find: venueOf,
  blank: (call) => ({ name: "", address: null, ...fresh(call) }),
  change: (_, given, before) => {
    return {
      ...before,
      name: given.required("name", before.name),
      address: or(given.text("address"), before.address),
      settings: { ...before.settings, ...given.settings(venueSettings) },
    }
  },
  answer: (call, status, venue) => {
    call.place.venues = put(call.place.venues, venue)
    return written(call, status, "venue", venue, venueRecord)
  },
  remove: ({ place }, venue) => {
    place.venues = without(place.venues, venue)
  },
})

export const createVenue: Route = venues.create
export const updateVenue: Route = venues.update
export const deleteVenue: Route = venues.remove

const webhookEndpoints = writing<WebhookEndpoint>({
  singular: "webhook_endpoint",
  find: webhookEndpointOf,
  blank: (call) => ({ url: "", triggers: [], ...fresh(call) }),
  change: (_, given, before, isNew) => {
    const url = given.required("url", before.url)
    if (url !== "" && !url.startsWith("https://")) given.complain("url", "must be a secure, https URL")
    const triggers = given.references("included_triggers")?.filter((name) => name.trim() !== "") ?? before.triggers
    if (triggers.length === 0 && (isNew || given.has("included_triggers"))) {
      given.complain("included_triggers", "can't be blank")
    }
    return {
      ...before,
      url,
      triggers,
      settings: { ...before.settings, ...given.settings(["custom_data"]) },
    }
  },
  answer: (call, status, endpoint) => {
    call.place.webhookEndpoints = put(call.place.webhookEndpoints, endpoint)
    return written(call, status, "webhook_endpoint", endpoint, (one, shape) => webhookRecord(shape, one))
  },
  remove: ({ place }, endpoint) => {
    place.webhookEndpoints = without(place.webhookEndpoints, endpoint)
  },
})

export const createWebhookEndpoint: Route = webhookEndpoints.create
export const updateWebhookEndpoint: Route = webhookEndpoints.update
export const deleteWebhookEndpoint: Route = webhookEndpoints.remove
