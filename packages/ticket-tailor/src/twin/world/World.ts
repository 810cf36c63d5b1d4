/**
 * The world: everything that there are few of (series, events, ticket types, offers), resolved from the catalogue with
 * ids and instants, and the numbers from which any order is made. A pure function of seed and size.
 *
 * @module
 */
import {
  catalogue,
  type DateDraft,
  type SeriesDraft,
  type SeriesStatus,
  type TypeDraft,
  worldNow,
  worldStart,
} from "./Catalogue.ts"
import { type DateForms, dateForms, unixAt } from "./Dates.ts"
import { first, smallStep } from "./Ids.ts"
import {
  discountDrafts,
  type DiscountDraft,
  type ElementDraft,
  formDrafts,
  productDrafts,
  type ProductDraft,
  voucherDrafts,
  type VoucherDraft,
} from "./Offers.ts"
import { baseOf, hex32 } from "./Random.ts"

/** A ticket type of a series. */
export interface TicketType {
  /** Place among the ticket types of its series; counters are kept by it. */
  readonly place: number
  readonly number: number
  readonly id: string
  readonly groupId: string | null
  readonly overrideId: string | null
  readonly hideUntil: number | null
  readonly hideAfter: number | null
  readonly draft: TypeDraft
}

/** A ticket group of a series. */
export interface TicketGroup {
  readonly id: string
  readonly name: string
  readonly maxPerOrder: number | null
  readonly minPerOrder: number | null
  readonly maxQuantity: number | null
}

/** A series. */
export interface Series {
  readonly number: number
  readonly id: string
  readonly key: string
  readonly draft: SeriesDraft
  readonly status: SeriesStatus
  readonly createdAt: number
  readonly groups: ReadonlyArray<TicketGroup>
  readonly types: ReadonlyArray<TicketType>
  readonly bundles: ReadonlyArray<{
    readonly id: string
    readonly name: string
    readonly price: number
    readonly types: ReadonlyArray<{ readonly id: string; readonly quantity: number }>
  }>
  readonly events: ReadonlyArray<Event>
  /** 100 for pence, 1 for yen. */
  readonly multiplier: number
  /** The questions its checkout asks. */
  readonly questions: ReadonlyArray<ElementDraft>
}

/** One date of a series. */
export interface Event {
  /** Place among all events. */
  readonly place: number
  readonly number: number
  readonly id: string
  readonly series: Series
  readonly draft: DateDraft
  readonly start: DateForms
  readonly end: DateForms
  readonly createdAt: number
  /** Until when it sells; unix seconds. */
  readonly sellsUntil: number
  readonly overrideId: string | null
  readonly chk: string
}

/** A discount as the world starts with. */
export interface WorldDiscount {
  readonly number: number
  readonly draft: DiscountDraft
  readonly typeIds: ReadonlyArray<string>
  readonly productIds: ReadonlyArray<string>
}

/** A voucher as the world starts with. */
export interface WorldVoucher {
  readonly number: number
  readonly draft: VoucherDraft
  readonly seriesIds: ReadonlyArray<string>
  readonly codes: ReadonlyArray<{ readonly number: number; readonly code: string }>
  readonly createdAt: number
}

/** A product. */
export interface Product {
  readonly place: number
  readonly id: string
  readonly draft: ProductDraft
  readonly seriesIds: ReadonlyArray<string> | null
  readonly createdAt: number
}

/** A checkout form. */
export interface CheckoutForm {
  readonly number: number
  readonly id: string
  readonly name: string
  readonly seriesIds: ReadonlyArray<string>
  readonly createdAt: number
  readonly elements: ReadonlyArray<{ readonly number: number; readonly id: string; readonly draft: ElementDraft }>
}

/** Someone who waits for a ticket. */
export interface WaitlistSignup {
  readonly number: number
  readonly series: Series
  readonly event: Event | null
  readonly person: number
  readonly createdAt: number
  readonly notifiedAt: number | null
}

/** What an order can be for at a moment: the events on sale with their weights added up. */
interface Season {
  readonly until: number
  readonly events: ReadonlyArray<Event>
  readonly weights: ReadonlyArray<number>
  readonly total: number
}

/** A seed and a size, and all that follows from them but the orders themselves. */
export interface World {
  readonly seed: number
  /** How many orders there are. */
  readonly size: number
  readonly series: ReadonlyArray<Series>
  readonly events: ReadonlyArray<Event>
  readonly discounts: ReadonlyArray<WorldDiscount>
  readonly vouchers: ReadonlyArray<WorldVoucher>
  readonly products: ReadonlyArray<Product>
  readonly forms: ReadonlyArray<CheckoutForm>
  readonly waitlist: ReadonlyArray<WaitlistSignup>
  /** By time; the last one has no end. */
  readonly seasons: ReadonlyArray<Season>
  /** Turns the place of an order into its rank: a bijection of 0 … size − 1 that spreads the first ranks evenly. */
  readonly rankOf: (index: number) => number
  /** The place of an order with that rank. */
  readonly indexOf: (rank: number) => number
}

/** Ticket types that no catalogue series has more of. */
export const typesPerSeries = 64

const multiplierOf = (currency: string): number => (currency === "jpy" ? 1 : 100)

const dayOf = 86_400

const makeSeries = (): ReadonlyArray<Series> => {
  let eventNumber: number = first.event
  let typeNumber: number = first.ticketType
  let groupNumber: number = first.group
  let bundleNumber: number = first.bundle
  let overrideNumber: number = first.override
  let eventPlace = 0
  const all: Array<Series> = []
  for (const [place, draft] of catalogue.entries()) {
    const number = first.series + place * smallStep
    const createdAt = worldStart - (catalogue.length - place) * 3 * dayOf
    const groups = draft.groups.map((group): TicketGroup => ({
      id: `tg_${(groupNumber += smallStep)}`,
      name: group.name,
      maxPerOrder: group.maxPerOrder ?? null,
      minPerOrder: group.minPerOrder ?? null,
      maxQuantity: group.maxQuantity ?? null,
    }))
    const overrideId = draft.dates.some((date) => date.override) ? `ov_${(overrideNumber += smallStep)}` : null
    const at = (local: string | undefined): number | null =>
      local === undefined ? null : unixAt(local, draft.timezone)
    const types = draft.types.map((type, typePlace): TicketType => ({
      place: typePlace,
      number: (typeNumber += smallStep),
      id: `tt_${typeNumber}`,
      groupId: groups.find((group) => group.name === type.group)?.id ?? null,
      overrideId: typePlace === 0 ? overrideId : null,
      hideUntil: at(type.hideUntil),
      hideAfter: at(type.hideAfter),
      draft: type,
    }))
    const events: Array<Event> = []
    const series: Series = {
      number,
      id: `es_${number}`,
      key: draft.key,
      draft,
      status: draft.status,
      createdAt,
      groups,
      types,
      bundles: (draft.bundles ?? []).map((bundle) => ({
        id: `bu_${(bundleNumber += smallStep)}`,
        name: bundle.name,
        price: bundle.price,
        types: bundle.types.map(([name, quantity]) => ({
          id: types.find((type) => type.draft.name === name)?.id ?? "",
          quantity,
        })),
      })),
      events,
      multiplier: multiplierOf(draft.currency),
      questions: formDrafts.find((form) => form.series.includes(draft.key))?.elements ?? [],
    }
    for (const [n, date] of draft.dates.entries()) {
      const end = unixAt(date.end, draft.timezone)
      const closed = at(draft.closedAt) ?? end
      events.push({
        place: eventPlace,
        number: (eventNumber += smallStep),
        id: `ev_${eventNumber}`,
        series,
        draft: date,
        start: dateForms(unixAt(date.start, draft.timezone), draft.timezone),
        end: dateForms(end, draft.timezone),
        createdAt: createdAt + 600 * (n + 1),
        sellsUntil: Math.min(end, closed),
        overrideId: date.override === true ? overrideId : null,
        chk: hex32(baseOf(eventNumber, 9, 0)),
      })
      eventPlace += 1
    }
    all.push(series)
  }
  return all
}

const makeSeasons = (events: ReadonlyArray<Event>): ReadonlyArray<Season> => {
  const onSale = events.filter((event) => event.series.status !== "draft" && event.draft.weight > 0)
  const ends = [...new Set(onSale.map((event) => event.sellsUntil))].toSorted((a, b) => a - b)
  return ends.map((until) => {
    const open = onSale.filter((event) => event.sellsUntil >= until)
    let total = 0
    const weights = open.map((event) => (total += event.draft.weight))
    return { until, events: open, weights, total }
  })
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

/** A step that visits all of 0 … size − 1 before it comes back, near the golden section so that it spreads well. */
const stepFor = (size: number): number => {
  let step = Math.max(1, Math.round(size * 0.6180339887))
  while (greatestCommonDivisor(step, size) !== 1) step += 1
  return step
}

/** The world of a seed (a 32 bit whole number) with `size` orders. */
export const makeWorld = (seed: number, size: number): World => {
  const series = makeSeries()
  const events = series.flatMap((one) => one.events)
  const seriesOf = (key: string): Series | undefined => series.find((one) => one.key === key)
  const seriesId = (key: string): string => seriesOf(key)?.id ?? ""
  const products = productDrafts.map((draft, place): Product => ({
    place,
    id: `pr_${first.product + place * smallStep}`,
    draft,
    seriesIds: draft.series === null ? null : draft.series.map(seriesId),
    createdAt: worldStart - 20 * dayOf + place * 3600,
  }))
  let codeNumber: number = first.voucherCode
  let elementNumber: number = first.element
  const waitlist: Array<WaitlistSignup> = []
  for (const one of series) {
    for (let n = 0; n < one.draft.waiting; n++) {
      const createdAt = worldNow - (one.draft.waiting - n) * 5 * 3600 + one.number
      waitlist.push({
        number: first.waitlist + waitlist.length * smallStep,
        series: one,
        event: one.events[n % one.events.length] ?? null,
        person: 5_000_000 + n * 17 + one.number,
        createdAt,
        notifiedAt: n % 4 === 0 ? createdAt + 7200 : null,
      })
    }
  }
  const step = stepFor(Math.max(1, size))
  let inverse = 1
  // The step's inverse, found by walking: sizes go to a million, and this is done once.
  for (let n = 0, at = 0; n < size; n++, at = (at + step) % size) {
    if (at === 1) {
      inverse = n
      break
    }
  }
  return {
    seed,
    size,
    series,
    events,
    products,
    discounts: discountDrafts.map((draft, place) => ({
      number: first.discount + place * smallStep,
      draft,
      typeIds: draft.scope.map(
        ([key, name]) => seriesOf(key)?.types.find((type) => type.draft.name === name)?.id ?? "",
      ),
      productIds: (draft.products ?? []).map((name) => products.find((one) => one.draft.name === name)?.id ?? ""),
    })),
    vouchers: voucherDrafts.map((draft, place) => ({
      number: first.voucher + place * smallStep,
      draft,
      seriesIds: draft.series.map(seriesId),
      codes: draft.codes.map((code) => ({ number: (codeNumber += smallStep), code })),
      createdAt: worldStart - 10 * dayOf + place * dayOf,
    })),
    forms: formDrafts.map((form, place) => ({
      number: first.form + place * smallStep,
      id: `cf_${first.form + place * smallStep}`,
      name: form.name,
      seriesIds: form.series.map(seriesId),
      createdAt: worldStart - 30 * dayOf + place * dayOf,
      elements: form.elements.map((draft) => {
        elementNumber += smallStep
        return { number: elementNumber, id: `cfe_${elementNumber}`, draft }
      }),
    })),
    waitlist,
    seasons: makeSeasons(events),
    rankOf: (index) => (size === 0 ? 0 : (index * step) % size),
    indexOf: (rank) => (size === 0 ? 0 : (rank * inverse) % size),
  }
}
