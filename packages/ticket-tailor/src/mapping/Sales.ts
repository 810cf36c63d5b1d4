/**
 * Discounts, vouchers and their codes.
 *
 * @module
 */
import { Fields, Lenient, Native, type Problems, type Rejected } from "@boxport/connector/mapping"
import {
  canonicalId,
  decimalText,
  type DecimalText,
  type Discount,
  type Json,
  type JsonObject,
  type Voucher,
  type VoucherCode,
} from "@boxport/model"
import type { Result } from "effect"
import {
  Discount as NativeDiscount,
  Voucher as NativeVoucher,
  VoucherCode as NativeVoucherCode,
} from "../resources/Catalogue.ts"
import { type Catalogue, platform } from "./Catalogue.ts"
import { amountOf, currencyOf, instantOf, type KnownCurrency } from "./Values.ts"

const { column, derived, dropped, extra, object } = Fields

const sameWord = dropped("the same word in every record")

/** What becomes of a date object that has an instant's column only. */
export const instantFields = (to: string): Fields.Disposition =>
  object({
    date: dropped("another rendering of the same moment"),
    formatted: dropped("the same moment in the box office's language"),
    iso: dropped("another rendering of the same moment"),
    time: dropped("another rendering of the same moment"),
    timezone: dropped("an offset; the instant is in UTC"),
    unix: column(to),
  })

/** What becomes of the fields of a discount. */
export const discountFields: Fields.Fields = {
  object: sameWord,
  id: column("discounts.id", "discounts.native_id"),
  booking_fee: extra,
  booking_fee_amount: extra,
  booking_fee_percent: extra,
  booking_fee_percentage: extra,
  code: column("discounts.code"),
  expires: instantFields("discounts.ends_at"),
  face_value_amount: column("discounts.amount"),
  face_value_percentage: column("discounts.percent"),
  max_redemptions: column("discounts.max_redemptions"),
  name: extra,
  price: column("discounts.amount"),
  price_percent: column("discounts.percent"),
  products: extra,
  ticket_types: derived("in every occurrence", "discounts.ticket_type_ids", "discounts.event_id"),
  times_redeemed: column("discounts.times_redeemed"),
  type: column("discounts.kind"),
}

/** What becomes of the fields of a voucher. */
export const voucherFields: Fields.Fields = {
  object: sameWord,
  id: column("vouchers.id", "vouchers.native_id"),
  available_codes: column("vouchers.codes_available"),
  currency: column("vouchers.currency"),
  event_series_ids: column("vouchers.series_ids"),
  expiry: instantFields("vouchers.expires_at"),
  interval: extra,
  name: column("vouchers.title"),
  partial_redemption: extra,
  total_codes: column("vouchers.codes_total"),
  type: extra,
  usable_on_any_event: extra,
  value: column("vouchers.value_amount"),
}

/** What becomes of the fields of a voucher's code. */
export const voucherCodeFields: Fields.Fields = {
  object: sameWord,
  id: column("voucher_codes.id", "voucher_codes.native_id"),
  code: column("voucher_codes.code"),
  expiry: instantFields("voucher_codes.expires_at"),
  used: instantFields("voucher_codes.used_at"),
  value: column("voucher_codes.value_amount"),
  voucher_id: column("voucher_codes.voucher_id"),
}

const discounts = Native.resource("discounts", NativeDiscount, discountFields)
const vouchers = Native.resource("vouchers", NativeVoucher, voucherFields)
const voucherCodes = Native.resource("voucher_codes", NativeVoucherCode, voucherCodeFields)

/** An amount, or null with a reason to keep the native number: what it is worth is unknown without a currency. */
const amountIfCurrency = (
  value: Lenient.Int | null | undefined,
  currency: KnownCurrency | null,
  path: string,
  problems: Problems,
): bigint | null => (currency === null ? null : amountOf(value, currency, path, problems))

const percentOf = (value: Lenient.Decimal | null | undefined, path: string, problems: Problems): DecimalText | null => {
  if (value === null || value === undefined || value === "") return null
  return decimalText(value) ?? problems.add(path, "not a percentage")
}

/** The currency of the types a discount is for, when they share one; else the account's. */
const currencyOfDiscount = (types: ReadonlyArray<string>, catalogue: Catalogue): KnownCurrency | null => {
  const currencies = types
    .flatMap((type) => catalogue.eventsOfType(type))
    .map((event) => catalogue.currencyOfEvent(event))
    .filter((currency) => currency !== null)
  const [first] = currencies
  if (first === undefined) return catalogue.accountCurrency
  return currencies.every(({ code }) => code === first.code) ? first : null
}

const discountOf = (native: NativeDiscount, raw: JsonObject, problems: Problems, catalogue: Catalogue): Discount => {
  const nativeId = String(native.id)
  const types = Array.isArray(native.ticket_types) ? native.ticket_types.map(String) : []
  const events = new Set(types.flatMap((type) => catalogue.eventsOfType(type)))
  const [onlyEvent] = events
  const currency = currencyOfDiscount(types, catalogue)
  const word = Lenient.text(native.type)
  const kind = word === "fixed_amount" ? "amount" : word === "percentage" ? "percent" : "unknown"
  const [amountField, amount] =
    Lenient.int(native.face_value_amount) === null
      ? (["price", native.price] as const)
      : (["face_value_amount", native.face_value_amount] as const)
  const [percentField, percent] =
    Lenient.text(native.face_value_percentage) === null
      ? (["price_percent", native.price_percent] as const)
      : (["face_value_percentage", native.face_value_percentage] as const)
  const lost = types.filter((type) => catalogue.eventsOfType(type).length === 0)
  return {
    id: canonicalId(platform, nativeId),
    event_id: events.size === 1 && onlyEvent !== undefined ? catalogue.eventId(onlyEvent) : null,
    native_id: nativeId,
    code: Lenient.text(native.code),
    kind,
    amount: amountIfCurrency(amount, currency, amountField, problems),
    percent: percentOf(percent, percentField, problems),
    currency: currency?.code ?? null,
    max_redemptions: Lenient.int(native.max_redemptions),
    times_redeemed: Lenient.int(native.times_redeemed),
    active: null,
    starts_at: null,
    ends_at: instantOf(native.expires, "expires", problems),
    ticket_type_ids: types.flatMap((type) => catalogue.everyTicketTypeId(type)),
    extra: Native.withKept(discounts.rest(raw), {
      [amountField]: currency === null ? raw[amountField] : null,
      ticket_types: lost.length === 0 ? null : lost,
      type: kind === "unknown" ? word : null,
    }),
  }
}

/** A discount's row. An amount whose currency is unknown stays in `extra`, in the platform's minor units. */
export const mapDiscount = (record: Json, catalogue: Catalogue): Result.Result<Discount, Rejected> =>
  Native.mapRecord(discounts, record, (native, raw, problems) => discountOf(native, raw, problems, catalogue))

/** A voucher's row, and the currency that its codes have too. */
export interface MappedVoucher {
  readonly voucher: Voucher
  readonly currency: KnownCurrency | null
}

/** A voucher's row. */
export const mapVoucher = (record: Json, catalogue: Catalogue): Result.Result<MappedVoucher, Rejected> =>
  Native.mapRecord(vouchers, record, (native, raw, problems) => {
    const nativeId = String(native.id)
    const currency = currencyOf(native.currency, "currency", problems) ?? catalogue.accountCurrency
    const series = Array.isArray(native.event_series_ids) ? native.event_series_ids : []
    const voucher: Voucher = {
      id: canonicalId(platform, nativeId),
      native_id: nativeId,
      title: Lenient.text(native.name),
      value_amount: amountIfCurrency(native.value, currency, "value", problems),
      currency: currency?.code ?? null,
      codes_total: Lenient.int(native.total_codes),
      codes_available: Lenient.int(native.available_codes),
      expires_at: instantOf(native.expiry, "expiry", problems),
      series_ids: series.map((id) => canonicalId(platform, String(id))),
      extra: Native.withKept(vouchers.rest(raw), { value: currency === null ? raw["value"] : null }),
    }
    return { voucher, currency }
  })

/** A voucher code's row. `listedUnder` is the voucher whose codes were asked for. */
export const mapVoucherCode = (
  record: Json,
  listedUnder: string,
  catalogue: Catalogue,
): Result.Result<VoucherCode, Rejected> =>
  Native.mapRecord(voucherCodes, record, (native, raw, problems) => {
    const nativeId = String(native.id)
    const stated = Lenient.text(native.voucher_id)
    const voucher = stated !== null && catalogue.hasVoucher(stated) ? stated : listedUnder
    const currency = catalogue.currencyOfVoucher(voucher)
    return {
      id: canonicalId(platform, nativeId),
      voucher_id: catalogue.hasVoucher(voucher) ? canonicalId(platform, voucher) : null,
      native_id: nativeId,
      code: Lenient.text(native.code),
      value_amount: amountIfCurrency(native.value, currency, "value", problems),
      currency: currency?.code ?? null,
      used_at: instantOf(native.used, "used", problems),
      expires_at: instantOf(native.expiry, "expiry", problems),
      extra: Native.withKept(voucherCodes.rest(raw), {
        value: currency === null ? raw["value"] : null,
        voucher_id: stated === voucher ? null : stated,
      }),
    }
  })

/** Take the secrets out of these records (none has any today). */
export const scrubDiscount = discounts.scrub
export const scrubVoucher = vouchers.scrub
export const scrubVoucherCode = voucherCodes.scrub
