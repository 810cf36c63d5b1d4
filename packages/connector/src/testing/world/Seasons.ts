/**
 * Which order is for which event, and when it was made: by a rule that can be turned around, so that both all orders
 * and those of one event can be walked without holding any.
 *
 * Time from the first sale on is cut into seasons, at every moment at which something goes on or off sale. Within a
 * season the orders go round a fixed pattern of events and come in evenly, but for some jitter.
 *
 * @module
 */
import type { UnixSeconds } from "./EventTypes.ts"
import { below, draw } from "./Random.ts"

/** What may be bought of an event, and when. */
export interface OnSale {
  readonly opens: UnixSeconds
  readonly closes: UnixSeconds
  /** How well it sells; 0 for not at all. */
  readonly weight: number
  readonly types: ReadonlyArray<{ readonly from: UnixSeconds; readonly until: UnixSeconds; readonly weight: number }>
}

/** The ticket types that can be bought of an event in a season: their places, and their weights added up. */
export interface Offer {
  readonly places: ReadonlyArray<number>
  readonly weights: ReadonlyArray<number>
  readonly total: number
}

/** An event's part in a season. */
interface Share {
  readonly offer: Offer
  /** Where in the pattern it comes, ascending. */
  readonly positions: ReadonlyArray<number>
  /** Its orders in the seasons before. */
  readonly before: number
}

interface Season {
  readonly from: UnixSeconds
  readonly length: number
  /** Its first order, and how many. */
  readonly first: number
  readonly count: number
  /** Event places. */
  readonly pattern: ReadonlyArray<number>
  /** How often the same event came before in the pattern. */
  readonly ranks: ReadonlyArray<number>
  readonly shares: ReadonlyMap<number, Share>
}

/** Where an order stands. */
export interface Standing {
  /** Place of its event. */
  readonly event: number
  /** Its place among the orders of that event. */
  readonly local: number
  readonly offer: Offer
  readonly season: number
}

/** The seasons of a world. */
export interface Seasons {
  readonly size: number
  readonly seasons: ReadonlyArray<Season>
  /** Orders of each event, by its place. */
  readonly counts: ReadonlyArray<number>
}

/** Spreads events over a pattern by their weights: the one that is furthest behind comes next. */
const patternOf = (weights: ReadonlyArray<readonly [event: number, weight: number]>): ReadonlyArray<number> => {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  const credit = weights.map(() => 0)
  return Array.from({ length: total }, () => {
    let best = 0
    for (const [n, [, weight]] of weights.entries()) {
      credit[n] = (credit[n] ?? 0) + weight
      if ((credit[n] ?? 0) > (credit[best] ?? 0)) best = n
    }
    credit[best] = (credit[best] ?? 0) - total
    return weights[best]?.[0] ?? 0
  })
}

const offerOf = (event: OnSale, from: UnixSeconds, until: UnixSeconds): Offer => {
  const places: Array<number> = []
  const weights: Array<number> = []
  let total = 0
  if (event.weight > 0 && event.opens <= from && event.closes >= until) {
    for (const [place, type] of event.types.entries()) {
      if (type.weight === 0 || type.from > from || type.until < until) continue
      places.push(place)
      weights.push((total += type.weight))
    }
  }
  return { places, weights, total }
}

/** How many of the first `n` orders of a season are for the event of a share. */
const countIn = (season: { readonly pattern: ReadonlyArray<number> }, share: Share, n: number): number => {
  const length = season.pattern.length
  const rest = n % length
  const partial = share.positions.findIndex((position) => position >= rest)
  return ((n - rest) / length) * share.positions.length + (partial === -1 ? share.positions.length : partial)
}

/** Cuts the time from the first sale until `now` and deals out `size` orders. */
export const makeSeasons = (events: ReadonlyArray<OnSale>, now: UnixSeconds, size: number): Seasons => {
  const cuts = events.flatMap((event) => [
    event.opens,
    event.closes,
    ...event.types.flatMap((type) => [type.from, type.until]),
  ])
  const times = [...new Set([...cuts, now])].filter((time) => time <= now).toSorted((a, b) => a - b)
  const open = times.flatMap((from, n) => {
    const until = times[n + 1] ?? from
    const offers = events.map((event) => offerOf(event, from, until))
    const places = offers.flatMap((offer, place) => (offer.total > 0 ? [place] : []))
    return until > from && places.length > 0 ? [{ from, length: until - from, offers, places }] : []
  })
  const total = open.reduce((sum, season) => sum + season.length, 0)
  const counts = events.map(() => 0)
  const seasons: Array<Season> = []
  let passed = 0
  for (const { from, length, offers, places } of open) {
    const first = Math.floor((size * passed) / total)
    passed += length
    const count = Math.floor((size * passed) / total) - first
    if (count === 0) continue
    const pattern = patternOf(places.map((place) => [place, events[place]?.weight ?? 0] as const))
    const shares = new Map<number, Share>()
    const seen = new Map<number, number>()
    const ranks = pattern.map((event) => {
      const rank = seen.get(event) ?? 0
      seen.set(event, rank + 1)
      return rank
    })
    for (const event of places) {
      const offer = offers[event]
      if (offer === undefined) continue
      const share: Share = {
        offer,
        positions: pattern.flatMap((one, position) => (one === event ? [position] : [])),
        before: counts[event] ?? 0,
      }
      shares.set(event, share)
      counts[event] = share.before + countIn({ pattern }, share, count)
    }
    seasons.push({ from, length, first, count, pattern, ranks, shares })
  }
  return { size: seasons.length === 0 ? 0 : size, seasons, counts }
}

const seasonOf = (seasons: ReadonlyArray<Season>, index: number): number => {
  let low = 0
  let high = seasons.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((seasons[middle]?.first ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

/** Where order `index` stands; `undefined` out of range. */
export const standingOf = ({ seasons, size }: Seasons, index: number): Standing | undefined => {
  if (!Number.isInteger(index) || index < 0 || index >= size) return undefined
  const place = seasonOf(seasons, index)
  const season = seasons[place]
  if (season === undefined) return undefined
  const within = index - season.first
  const position = within % season.pattern.length
  const event = season.pattern[position] ?? 0
  const share = season.shares.get(event)
  if (share === undefined) return undefined
  const rounds = (within - position) / season.pattern.length
  const local = share.before + rounds * share.positions.length + (season.ranks[position] ?? 0)
  return { event, local, offer: share.offer, season: place }
}

/** The order that is number `local` of an event; `undefined` when it has fewer. */
export const indexOf = ({ counts, seasons }: Seasons, event: number, local: number): number | undefined => {
  if (!Number.isInteger(local) || local < 0 || local >= (counts[event] ?? 0)) return undefined
  let found: { readonly season: Season; readonly share: Share } | undefined
  for (const season of seasons) {
    const share = season.shares.get(event)
    if (share === undefined) continue
    if (share.before > local) break
    found = { season, share }
  }
  if (found === undefined) return undefined
  const { season, share } = found
  const within = local - share.before
  const rank = within % share.positions.length
  const rounds = (within - rank) / share.positions.length
  return season.first + rounds * season.pattern.length + (share.positions[rank] ?? 0)
}

/** When order `index` was made; never before the order that comes before it. */
export const madeAt = ({ seasons }: Seasons, season: number, index: number, base: number): UnixSeconds => {
  const one = seasons[season]
  if (one === undefined) return 0
  const jitter = draw(base, 1) / 0x1_0000_0000
  const after = Math.floor(((index - one.first + jitter) * one.length) / one.count)
  // Floats may round the last one up to the season's end.
  return one.from + Math.min(one.length - 1, after)
}

/** One of an offer, by weight. */
export const chooseType = (offer: Offer, base: number, k: number): number => {
  const chosen = below(base, k, offer.total)
  return offer.places[offer.weights.findIndex((weight) => chosen < weight)] ?? 0
}

/**
 * Deals `wanted` special cases out evenly over `count` places: the case at a place, or `undefined` for an ordinary one.
 */
export const caseAt = (place: number, count: number, wanted: number): number | undefined => {
  const one = Math.floor((place * wanted) / count)
  return placeOfCase(one, count, wanted) === place ? one : undefined
}

/** The place of a case dealt out by {@link caseAt}. With fewer places than cases, several cases share one; the first has it. */
export const placeOfCase = (one: number, count: number, wanted: number): number => Math.ceil((one * count) / wanted)
