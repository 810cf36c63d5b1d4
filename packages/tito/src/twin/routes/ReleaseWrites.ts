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
import { writing } from "./Kind.ts"
import { releaseOf } from "./Offers.ts"
import { type EventCall, parameter, type Route } from "./Route.ts"
import { freeSlug, fresh, numbersOf, onFound, or, put, refuse, settingsOf, without, written } from "./Write.ts"

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
const changed = (call: EventCall, given: Attributes, before: Release, isNew: boolean): Release | undefined => {
  const { event, place } = call
  const questions = numbersOf("question", place.questions, given.references("question_ids"), before.questions)
  if (questions === undefined) return undefined
  const price = given.amount("price", event.currency) ?? given.amount("suggested_donation", event.currency)
  const amount = price ?? (given.has("price") ? 0 : before.price)
  const pricing = pricingOf(call, given, before, amount)
  const title = given.required("title", before.title)
  return {
    ...before,
    title,
    slug: isNew ? freeSlug(title, place.releases, before.number) : before.slug,
    description: or(given.text("description"), before.description),
    position: given.count("position") ?? before.position,
    pricing,
    price: pricing === "free" ? 0 : amount,
    quantity: or(given.count("quantity"), before.quantity),
    offSale: offSaleOf(given, before),
    secret: given.flag("secret") ?? before.secret,
    startsAt: or(given.moment("start_at", event.timezone), before.startsAt),
    endsAt: or(given.moment("end_at", event.timezone), before.endsAt),
    minPerOrder: or(given.count("min_tickets_per_person"), before.minPerOrder),
    maxPerOrder: or(given.count("max_tickets_per_person"), before.maxPerOrder),
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

const noStock = () => ({ issued: 0, void: 0 })

const found = (call: EventCall) => releaseOf(call, parameter(call, "release_slug"))

const releases = writing<Release>({
  singular: "release",
  find: found,
  // New ones are off sale, whatever the documents say (notes 2).
  blank: (call) => ({
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
    stock: noStock,
    ...fresh(call),
  }),
  change: changed,
  answer: answerWith,
  refusal: (call, release) => {
    const { issued, void: voided } = call.place.stockOf(release)
    return issued + voided > 0 ? refuse(call, "Tickets of this type have been sold") : undefined
  },
  remove: ({ place }, release) => {
    place.releases = without(place.releases, release)
    const forget = <Thing extends { readonly releases: ReadonlyArray<number> }>(thing: Thing): Thing => ({
      ...thing,
      releases: thing.releases.filter((number) => number !== release.number),
    })
    place.activities = place.activities.map(forget)
    place.discounts = place.discounts.map(forget)
    place.checkinLists = place.checkinLists.map(forget)
    place.optIns = place.optIns.map(forget)
  },
})

export const createRelease: Route = releases.create
export const updateRelease: Route = releases.update
export const deleteRelease: Route = releases.remove

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
  return answerWith(call, 201, { ...release, ...start, title, slug, offSale: true, stock: noStock })
})
