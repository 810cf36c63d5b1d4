/**
 * Puts a world together.
 *
 * @module
 */
import { catalogue, organisation, usualNow, worldStart } from "./Catalogue.ts"
import { complimentaryCount, makeComplimentary } from "./Complimentary.ts"
import { makeContacts } from "./Contacts.ts"
import { type Counts, countWorld } from "./Counts.ts"
import type { WorldDiscount, WorldEvent, WorldTicketType } from "./EventTypes.ts"
import { mostOrders, mostTickets, placeOfTicket } from "./Numbers.ts"
import { makeOffers } from "./Offers.ts"
import { orderOf, type OrderWorld } from "./Orders.ts"
import type { WorldTicket } from "./OrderTypes.ts"
import { planOf } from "./Plan.ts"
import { makeSeries, timedDates } from "./Resolve.ts"
import { indexOf, makeSeasons, placeOfCase } from "./Seasons.ts"
import { complimentaryOf } from "./Tickets.ts"
import type { Indexed, World, WorldOptions, WorldRedemptions, WorldStock } from "./WorldType.ts"

const roundUp = (n: number, to: number): number => Math.ceil(n / to) * to

const nothing: Indexed<never> = { count: 0, at: () => undefined }

const day = 86_400

/** The catalogue as hand-written facts by series key. */
const draftOf = new Map(catalogue.map((draft) => [draft.key, draft] as const))

const stock = (counts: Counts, type: WorldTicketType): WorldStock => {
  const draft = draftOf.get(type.event.series.key)?.types[type.place]
  const issued = counts.valid[type.number] ?? 0
  const held = draft?.held ?? 0
  const capacity =
    type.status === "sold_out"
      ? issued + held
      : draft?.capacity === undefined
        ? null
        : Math.max(draft.capacity, roundUp(issued * 1.2 + held + 1, 10))
  return {
    capacity,
    issued,
    held,
    available: capacity === null ? null : capacity - issued - held,
    void: counts.void[type.number] ?? 0,
    refunded: counts.refundedTickets[type.number] ?? 0,
  }
}

/**
 * The world of a seed, a size and a moment: the same arguments give the same world, on any machine.
 *
 * Sizes are rounded down to a whole number that a world can have, and a moment before the second day of sales counts as
 * that day.
 */
export const makeWorld = ({ empty = false, now: wanted = usualNow, orders, seed }: WorldOptions): World => {
  const now = Math.max(Math.floor(wanted), worldStart + day)
  const dates = timedDates(empty ? [] : catalogue)
  const seasons = makeSeasons(
    dates.map((date) => date.onSale),
    now,
    // NaN is no size either.
    Math.min(mostOrders, Math.max(0, Math.floor(orders) || 0)),
  )
  const complimentaryCounts = dates.map((date, place) =>
    complimentaryCount(date.draft, seasons.counts[place] ?? 0, date.opens, now),
  )
  const series = makeSeries(dates, now, (place) => {
    const most = (seasons.counts[place] ?? 0) * mostTickets + (complimentaryCounts[place] ?? 0)
    return roundUp(most, 100)
  })
  const events = series.flatMap((one) => one.events)
  const offers = makeOffers(series, events, empty)
  const inner: OrderWorld = {
    seed,
    now,
    events,
    seasons,
    offers,
    seated: dates.map((date) => date.draft.seated === true),
    orderQuestions: events.map((event) => event.questions.filter((question) => question.scope === "order")),
  }
  const complimentary = makeComplimentary(events, complimentaryCounts, now)
  const contacts = makeContacts(events, seed, seasons.size, now)
  const eventOfKey = new Map(events.map((event) => [event.key, event] as const))
  let counted: Counts | undefined
  const counts = (): Counts => (counted ??= countWorld(inner, complimentary))

  const complimentaryAt = (index: number): WorldTicket | undefined => {
    const type = Number.isInteger(index) ? complimentary.typeOf(index) : undefined
    return type === undefined ? undefined : complimentaryOf(inner, index, type, complimentary.madeAt(index))
  }
  const redemptionsOf = (discount: WorldDiscount): WorldRedemptions => {
    const used = {
      orders: counts().discountOrders[discount.number] ?? 0,
      tickets: counts().discountTickets[discount.number] ?? 0,
    }
    const limit = offers.discountDrafts[discount.number]?.limit
    return {
      ...used,
      limit:
        limit === undefined
          ? null
          : limit === "used_up"
            ? Math.max(1, used.tickets)
            : Math.max(limit, roundUp(used.tickets * 1.5, 10)),
    }
  }
  const ofEvent =
    <A>(make: (event: WorldEvent) => Indexed<A>) =>
    (key: string): Indexed<A> => {
      const event = eventOfKey.get(key)
      return event === undefined ? nothing : make(event)
    }

  return {
    seed,
    now,
    organisation,
    series,
    events,
    discounts: offers.discounts,
    vouchers: offers.vouchers,
    orderCount: seasons.size,
    order: (index) => orderOf(inner, index),
    ordersOfEvent: ofEvent((event) => ({
      count: seasons.counts[event.number] ?? 0,
      at: (local) => {
        const index = indexOf(seasons, event.number, local)
        return index === undefined ? undefined : orderOf(inner, index)
      },
    })),
    complimentary: { count: complimentary.count, at: complimentaryAt },
    complimentaryOfEvent: ofEvent((event) => {
      const { count, first } = complimentary.ranges[event.number] ?? { count: 0, first: 0 }
      return {
        count,
        at: (local) => (local >= 0 && local < count ? complimentaryAt(first + local) : undefined),
      }
    }),
    ticket: (number) => {
      const place = placeOfTicket(number)
      return "complimentary" in place
        ? complimentaryAt(place.complimentary)
        : orderOf(inner, place.order)?.tickets[place.place]
    },
    contacts: contacts.all,
    contactsOfEvent: ofEvent(contacts.of),
    stockOf: (type) => stock(counts(), type),
    takingsOf: (event) => ({
      currency: event.currency,
      orders: counts().orders[event.number] ?? 0,
      attendees: counts().attendees[event.number] ?? 0,
      gross: counts().gross[event.number] ?? 0,
      paid: counts().paid[event.number] ?? 0,
      refunded: counts().refunded[event.number] ?? 0,
    }),
    redemptionsOf,
    voucherUse: (code) => {
      for (const [number, uses] of offers.vouchersOf.entries()) {
        const place = uses?.codes.indexOf(code) ?? -1
        if (uses === undefined || place === -1) continue
        const count = seasons.counts[number] ?? 0
        const index = indexOf(seasons, number, placeOfCase(place, count, uses.codes.length))
        const plan = index === undefined ? undefined : planOf(inner, index)
        if (plan?.voucher?.code !== code) return undefined
        return { order: plan.index, amount: plan.voucherAmount, at: plan.createdAt }
      }
      return undefined
    },
  }
}
