/**
 * Discounts and vouchers, with what they hold for looked up.
 *
 * @module
 */
import { discounts as discountDrafts, vouchers as voucherDrafts } from "./catalogue/Offers.ts"
import { worldStart } from "./Catalogue.ts"
import type { DiscountDraft } from "./Drafts.ts"
import type {
  UnixSeconds,
  WorldDiscount,
  WorldEvent,
  WorldSeries,
  WorldVoucher,
  WorldVoucherCode,
} from "./EventTypes.ts"
import { unixOf } from "./Times.ts"

/** A discount as it bears on one event. */
export interface EventDiscount {
  readonly place: number
  readonly discount: WorldDiscount
  readonly use: number
  /** Bit `n` stands for the ticket type at place `n`. */
  readonly typeBits: number
}

/** A voucher's codes as the orders of one event use them up. */
export interface EventVoucher {
  readonly voucher: WorldVoucher
  readonly codes: ReadonlyArray<WorldVoucherCode>
}

/** All offers of a world. */
export interface Offers {
  readonly discounts: ReadonlyArray<WorldDiscount>
  readonly discountDrafts: ReadonlyArray<DiscountDraft>
  readonly vouchers: ReadonlyArray<WorldVoucher>
  /** By event number. */
  readonly discountsOf: ReadonlyArray<ReadonlyArray<EventDiscount>>
  readonly vouchersOf: ReadonlyArray<EventVoucher | undefined>
}

const utc = (local: string | undefined): UnixSeconds | null => (local === undefined ? null : unixOf(local, "UTC"))

const makeDiscount = (draft: DiscountDraft, number: number, all: ReadonlyArray<WorldSeries>): WorldDiscount => {
  const series = all.find((one) => one.key === draft.series) ?? null
  const events = series === null ? all.flatMap((one) => one.events) : series.events
  return {
    number,
    key: draft.key,
    code: draft.code,
    title: draft.title,
    kind: draft.amount === undefined ? "percent" : "amount",
    amount: draft.amount ?? 0,
    percent: draft.percent ?? 0,
    currency: draft.amount === undefined ? null : (series?.events[0]?.currency ?? null),
    scope: series === null ? "account" : draft.types === undefined ? "event" : "types",
    series,
    types: events.flatMap((event) =>
      event.types.filter(
        (type) =>
          type.price > 0 &&
          type.pricing === "paid" &&
          (draft.types === undefined || draft.types.some((key) => type.key === `${event.key}/${key}`)),
      ),
    ),
    startsAt: utc(draft.from),
    endsAt: utc(draft.until),
    active: draft.inactive !== true,
    createdAt: worldStart + number * 7200,
  }
}

/** The offers for all series of a world; none at all in an empty one. */
export const makeOffers = (
  series: ReadonlyArray<WorldSeries>,
  events: ReadonlyArray<WorldEvent>,
  empty: boolean,
): Offers => {
  const [discounts, vouchers] = empty ? [[], []] : [discountDrafts, voucherDrafts]
  const madeDiscounts = discounts.map((draft, number) => makeDiscount(draft, number, series))
  let codeNumber = 0
  const madeVouchers = vouchers.map((draft, number): WorldVoucher => ({
    number,
    key: draft.key,
    title: draft.title,
    value: draft.value,
    currency: draft.currency,
    expiresAt: utc(draft.expires),
    series: series.filter((one) => draft.series.includes(one.key)),
    createdAt: worldStart + number * 86_400,
    codes: draft.codes.map((code) => ({ number: codeNumber++, code })),
  }))
  return {
    discounts: madeDiscounts,
    discountDrafts: discounts,
    vouchers: madeVouchers,
    discountsOf: events.map((event) =>
      madeDiscounts.flatMap((discount, place) => {
        let typeBits = 0
        for (const type of discount.types) if (type.event === event) typeBits |= 1 << type.place
        return typeBits === 0 ? [] : [{ place, discount, use: discounts[place]?.use ?? 0, typeBits }]
      }),
    ),
    vouchersOf: events.map((event) => {
      for (const [place, draft] of vouchers.entries()) {
        const voucher = madeVouchers[place]
        let skipped = 0
        for (const [key, count] of draft.uses) {
          if (key === event.key && voucher !== undefined) {
            return { voucher, codes: voucher.codes.slice(skipped, skipped + count) }
          }
          skipped += count
        }
      }
      return undefined
    }),
  }
}
