/**
 * Making, changing and switching releases.
 *
 * @module
 */
import { ReleaseChange } from "../../api/operations/Releases.ts"
import type { Answer } from "../http/Answer.ts"
import type { Attributes } from "../http/Attributes.ts"
import { releaseRecord } from "../records/Offers.ts"
import type { Release } from "../things/Offer.ts"
import { releaseOf } from "./Offers.ts"
import { type EventCall, inEvent, notHere, parameter, type Route } from "./Route.ts"
import {
  freeSlug,
  fresh,
  gone,
  numbersOf,
  onFound,
  put,
  refuse,
  settingsOf,
  withAttributes,
  without,
  written,
} from "./Write.ts"

const settings = settingsOf(ReleaseChange, [
  "title",
  "description",
  "donation",
  "end_at",
  "max_tickets_per_person",
  "min_tickets_per_person",
  "not_a_ticket",
  "payment_type",
  "position",
  "price",
  "pricing_type",
  "quantity",
  "question_ids",
  "require_name",
  "secret",
  "start_at",
  "state",
  "suggested_donation",
])

/** `pricing_type` can be written in 3.0; 3.1 goes by `donation` and the prices (notes 2). */
const pricingOf = (call: EventCall, given: Attributes, before: Release, price: number): Release["pricing"] => {
  const words = ["free", "paid", "donation", "degressive"] as const
  const word = given.oneOf("pricing_type", words) ?? given.oneOf("payment_type", words)
  if (call.shape.version === "3.0" && word !== undefined) return word
  const donation = given.flag("donation")
  if (donation ?? before.pricing === "donation") return "donation"
  const degressive = given.text("price_degressive")
  if (degressive === undefined ? before.pricing === "degressive" : degressive !== null) return "degressive"
  return price > 0 ? "paid" : "free"
}

const offSaleOf = (given: Attributes, before: Release): boolean => {
  const state = given.oneOf("state", ["on_sale", "off_sale", "100", "404"])
  return state === undefined ? before.offSale : state === "off_sale" || state === "404"
}

/** Gives undefined when a question is not there. */
const changed = (call: EventCall, given: Attributes, before: Release): Release | undefined => {
  const { event, place } = call
  const keys = given.references("question_ids")
  const questions = keys === undefined ? before.questions : numbersOf("question", place.questions, keys)
  if (questions === undefined) return undefined
  const price = given.amount("price", event.currency) ?? given.amount("suggested_donation", event.currency)
  const amount = price ?? (given.has("price") ? 0 : before.price)
  const pricing = pricingOf(call, given, before, amount)
  const quantity = given.count("quantity")
  const startsAt = given.moment("start_at", event.timezone)
  const endsAt = given.moment("end_at", event.timezone)
  const description = given.text("description")
  const least = given.count("min_tickets_per_person")
  const most = given.count("max_tickets_per_person")
  return {
    ...before,
    title: given.required("title", before.title === "" ? undefined : before.title),
    description: description === undefined ? before.description : description,
    position: given.count("position") ?? before.position,
    pricing,
    price: pricing === "free" ? 0 : amount,
    quantity: quantity === undefined ? before.quantity : quantity,
    offSale: offSaleOf(given, before),
    secret: given.flag("secret") ?? before.secret,
    startsAt: startsAt === undefined ? before.startsAt : startsAt,
    endsAt: endsAt === undefined ? before.endsAt : endsAt,
    minPerOrder: least === undefined ? before.minPerOrder : least,
    maxPerOrder: most === undefined ? before.maxPerOrder : most,
    admission: !(given.flag("not_a_ticket") ?? !before.admission),
    requireName: given.flag("require_name") ?? before.requireName,
    questions,
    settings: { ...before.settings, ...given.settings(settings) },
  }
}

const answerWith = (call: EventCall, status: 200 | 201, release: Release): Answer => {
  call.place.releases = put(call.place.releases, release)
  return written(call, status, "release", release, (one, shape) => releaseRecord(shape, call.place, one))
}

/** New ones are off sale, whatever the documents say (notes 2). */
const blank = {
  slug: "",
  title: "",
  description: null,
  position: 0,
  pricing: "free",
  price: 0,
  quantity: null,
  offSale: true,
  secret: false,
  archived: false,
  startsAt: null,
  endsAt: null,
  minPerOrder: null,
  maxPerOrder: null,
  admission: true,
  requireName: false,
  questions: [],
  group: null,
  stock: () => ({ issued: 0, void: 0 }),
} as const

export const createRelease: Route = inEvent((call) =>
  withAttributes(call, "release", (given) => {
    const release = changed(call, given, { ...blank, ...fresh(call) })
    if (release === undefined) return notHere(call)
    if (!given.isGood) return undefined
    const slug = freeSlug(release.title, call.place.releases, release.number)
    return answerWith(call, 201, { ...release, slug })
  }),
)

const found = (call: EventCall) => releaseOf(call, parameter(call, "release_slug"))

export const updateRelease: Route = onFound(found, (call, release) =>
  withAttributes(call, "release", (given) => {
    const next = changed(call, given, release)
    if (next === undefined) return notHere(call)
    return given.isGood ? answerWith(call, 200, { ...next, updatedAt: call.state.tick() }) : undefined
  }),
)

export const deleteRelease: Route = onFound(found, (call, release) => {
  const { issued, void: voided } = call.place.stockOf(release)
  if (issued + voided > 0) return refuse(call, "Tickets of this type have been sold")
  const { place } = call
  call.state.tick()
  place.releases = without(place.releases, release)
  const forget = <Thing extends { readonly releases: ReadonlyArray<number> }>(thing: Thing): Thing => ({
    ...thing,
    releases: thing.releases.filter((number) => number !== release.number),
  })
  place.activities = place.activities.map(forget)
  place.discounts = place.discounts.map(forget)
  place.checkinLists = place.checkinLists.map(forget)
  place.optIns = place.optIns.map(forget)
  return gone
})

/** A switch: what it sets. */
const switching = (set: Partial<Release>): Route =>
  onFound(found, (call, release) => answerWith(call, 200, { ...release, ...set, updatedAt: call.state.tick() }))

export const archiveRelease = switching({ archived: true })
export const unarchiveRelease = switching({ archived: false })
export const activateRelease = switching({ offSale: false })
export const deactivateRelease = switching({ offSale: true })
export const publishRelease = switching({ secret: false })
export const unpublishRelease = switching({ secret: true })

export const duplicateRelease: Route = onFound(found, (call, release) => {
  const title = `${release.title} Copy`
  const { settings: _, ...start } = fresh(call)
  const slug = freeSlug(title, call.place.releases, start.number)
  return answerWith(call, 201, { ...release, ...start, title, slug, offSale: true, stock: blank.stock })
})
