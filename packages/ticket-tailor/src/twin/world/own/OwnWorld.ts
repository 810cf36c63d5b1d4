/**
 * The twin's own world: everything that there are few of (series, events, ticket types, offers), resolved from the
 * catalogue with ids and instants, and the numbers from which any order is made. A pure function of seed and size.
 *
 * @module
 */
import { dateForms, unixAt } from "../Dates.ts"
import { smallStep } from "../Ids.ts"
import { baseOf, hex32 } from "../Random.ts"
import type { ElementTerms } from "../Terms.ts"
import type {
  CheckoutForm,
  Discount,
  Event,
  Hold,
  Product,
  Series,
  TicketGroup,
  TicketType,
  Voucher,
  WaitlistSignup,
} from "../World.ts"
import { catalogue, type DateDraft, type SeriesDraft, type TypeDraft, worldNow, worldStart } from "./Catalogue.ts"
import { first } from "./Ids.ts"
import {
  discountDrafts,
  type DiscountDraft,
  formDrafts,
  productDrafts,
  voucherDrafts,
  type VoucherDraft,
} from "./Offers.ts"
import { personOf } from "./People.ts"

/** A ticket type with how it sells. */
export interface OwnType extends TicketType {
  readonly draft: TypeDraft
}

/** A series as in the catalogue. */
export interface OwnSeries extends Series {
  readonly key: string
  readonly draft: SeriesDraft
  readonly types: ReadonlyArray<OwnType>
  readonly events: ReadonlyArray<OwnEvent>
  /** The questions its checkout asks. */
  readonly questions: ReadonlyArray<ElementTerms>
}

/** A date as in the catalogue. */
export interface OwnEvent extends Event {
  readonly series: OwnSeries
  readonly draft: DateDraft
}

/** A discount with what it is used for. */
export interface OwnDiscount extends Discount {
  readonly draft: DiscountDraft
}

/** A voucher with its key. */
export interface OwnVoucher extends Voucher {
  readonly draft: VoucherDraft
}

/** What an order can be for at a moment: the events on sale with their weights added up. */
interface Season {
  readonly until: number
  readonly events: ReadonlyArray<OwnEvent>
  readonly weights: ReadonlyArray<number>
  readonly total: number
}

/** A seed and a size, and all that follows from them but the orders themselves. */
export interface OwnWorld {
  readonly seed: number
  /** How many orders there are. */
  readonly size: number
  readonly series: ReadonlyArray<OwnSeries>
  readonly events: ReadonlyArray<OwnEvent>
  readonly discounts: ReadonlyArray<OwnDiscount>
  readonly vouchers: ReadonlyArray<OwnVoucher>
  readonly products: ReadonlyArray<Product>
  readonly forms: ReadonlyArray<CheckoutForm>
  readonly holds: ReadonlyArray<Hold>
  readonly waitlist: ReadonlyArray<WaitlistSignup>
  /** By time; the last one has no end. */
  readonly seasons: ReadonlyArray<Season>
  /** Turns the place of an order into its rank: a bijection of 0 … size − 1 that spreads the first ranks evenly. */
  readonly rankOf: (index: number) => number
  /** The place of an order with that rank. */
  readonly indexOf: (rank: number) => number
}

const multiplierOf = (currency: string): number => (currency === "jpy" ? 1 : 100)

const dayOf = 86_400

const makeSeries = (): ReadonlyArray<OwnSeries> => {
  let eventNumber: number = first.event
  let typeNumber: number = first.ticketType
  let groupNumber: number = first.group
  let bundleNumber: number = first.bundle
  let overrideNumber: number = first.override
  let eventPlace = 0
  const all: Array<OwnSeries> = []
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
    const types = draft.types.map((type, typePlace): OwnType => ({
      place: typePlace,
      number: (typeNumber += smallStep),
      id: `tt_${typeNumber}`,
      groupId: groups.find((group) => group.name === type.group)?.id ?? null,
      overrideId: typePlace === 0 ? overrideId : null,
      hideUntil: at(type.hideUntil),
      hideAfter: at(type.hideAfter),
      draft: type,
    }))
    const events: Array<OwnEvent> = []
    const series: OwnSeries = {
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
      // A draft without a price list accepts nothing yet.
      payments: draft.status === "draft" ? [] : draft.online === true ? ["stripe"] : ["offline", "paypal", "stripe"],
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

const makeSeasons = (events: ReadonlyArray<OwnEvent>): ReadonlyArray<Season> => {
  const onSale = events.filter((event) => event.series.status !== "draft" && event.draft.weight > 0)
  const ends = [...new Set(onSale.map((event) => event.sellsUntil))].toSorted((a, b) => a - b)
  return ends.map((until) => {
    const open = onSale.filter((event) => event.sellsUntil >= until)
    let total = 0
    const weights = open.map((event) => (total += event.draft.weight))
    return { until, events: open, weights, total }
  })
}

/** What is held back, of the first date of each series. */
const makeHolds = (all: ReadonlyArray<OwnSeries>): ReadonlyArray<Hold> =>
  all.flatMap((series) => {
    const held = series.types.filter((type) => type.draft.held !== undefined)
    const event = series.events[0]
    if (held.length === 0 || event === undefined) return []
    const number = first.hold + event.place * smallStep
    return [
      {
        number,
        id: `ho_${number}`,
        event,
        quantities: new Map(held.map((type) => [type.id, type.draft.held ?? 0])),
      },
    ]
  })

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

/** A step that visits all of 0 … size − 1 before it comes back, near the golden section so that it spreads well. */
const stepFor = (size: number): number => {
  let step = Math.max(1, Math.round(size * 0.6180339887))
  while (greatestCommonDivisor(step, size) !== 1) step += 1
  return step
}

/** The world of a seed (a 32 bit whole number) with `size` orders. */
export const makeOwn = (seed: number, size: number): OwnWorld => {
  const series = makeSeries()
  const events = series.flatMap((one) => one.events)
  const seriesOf = (key: string): OwnSeries | undefined => series.find((one) => one.key === key)
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
        email: personOf(seed, 5_000_000 + n * 17 + one.number).email,
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
    holds: makeHolds(series),
    waitlist,
    seasons: makeSeasons(events),
    rankOf: (index) => (size === 0 ? 0 : (index * step) % size),
    indexOf: (rank) => (size === 0 ? 0 : (rank * inverse) % size),
  }
}
