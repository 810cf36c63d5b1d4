/**
 * Discounts, vouchers, products, checkout forms, waiting lists and scans as the platform sends them now.
 *
 * @module
 */
import { seriesNow } from "../state/Catalogue.ts"
import type { Discount, ProductNow, State, Voucher, VoucherCode } from "../state/State.ts"
import { type DateForms, dateForms } from "../world/Dates.ts"
import type { Scan } from "../world/Sales.ts"
import type { CheckoutForm, Hold, Store, WaitlistSignup } from "../world/World.ts"

/** Times that belong to no event are shown in the box office's own zone. */
const timeOrNull = ({ world }: State, unix: number | null): DateForms | null =>
  unix === null ? null : dateForms(unix, world.boxOffice.timezone)

/** A discount under its read names (notes 1.4: `face_value_*`, `booking_fee_*`). */
export const discountRecord = (state: State, discount: Discount) => ({
  object: "discount",
  id: discount.id,
  booking_fee_amount: discount.feeAmount,
  booking_fee_percentage: discount.feePercentage,
  code: discount.code,
  expires: timeOrNull(state, discount.expires),
  face_value_amount: discount.amount,
  face_value_percentage: discount.percentage,
  max_redemptions: discount.maxRedemptions,
  name: discount.name,
  products: discount.productIds,
  ticket_types: discount.typeIds,
  times_redeemed: discount.counted === null ? 0 : (state.counts().redeemed[discount.counted] ?? 0),
  type: discount.type,
})

/** A voucher; `available_codes` are those neither used nor void. */
export const voucherRecord = (state: State, voucher: Voucher) => ({
  object: "voucher",
  id: voucher.id,
  available_codes: voucher.codes.filter((code) => code.usedAt === null && !code.voided).length,
  currency: voucher.currency,
  event_series_ids: voucher.seriesIds,
  expiry: timeOrNull(state, voucher.expires),
  interval: null,
  name: voucher.name,
  partial_redemption: voucher.partial ? "true" : "false",
  total_codes: voucher.codes.length,
  type: voucher.type,
  usable_on_any_event: voucher.seriesIds.length === 0 ? "true" : "false",
  value: voucher.value,
})

/** One code of a voucher. */
export const voucherCodeRecord = (state: State, voucher: Voucher, code: VoucherCode) => ({
  object: "voucher_code",
  id: code.id,
  code: code.code,
  expiry: timeOrNull(state, voucher.expires),
  used: timeOrNull(state, code.usedAt),
  value: voucher.value,
  voucher_id: voucher.id,
})

/** A product; its currency is in upper case and its times are objects. */
export const productRecord = (state: State, product: ProductNow) => ({
  object: "product",
  id: product.id,
  booking_fee: product.draft.fee,
  created_at: dateForms(product.createdAt, state.world.boxOffice.timezone),
  currency: product.draft.currency,
  description: product.draft.description,
  event_series_ids: product.seriesIds,
  fulfilment_reference_id: null,
  fulfilment_type: "NONE",
  image: null,
  instructions: product.draft.instructions,
  issued_count: state.counts().products[product.place] ?? 0,
  linked_to_all_event_series: product.seriesIds === null ? "true" : "false",
  name: product.draft.name,
  price: product.draft.price,
  quantity: product.draft.quantity,
  quantity_per_event_occurrence: null,
  sell_in_store: product.draft.inStore ? "true" : "false",
  status: product.draft.status,
  updated_at: dateForms(product.updatedAt, state.world.boxOffice.timezone),
  variant: null,
})

/** A checkout form. No recorded answer is known; the keys are those that other readers of the API expect. */
export const formRecord = (form: CheckoutForm) => ({
  object: "checkout_form",
  id: form.id,
  created_at: form.createdAt,
  event_series_id: form.seriesIds[0] ?? null,
  event_series_ids: form.seriesIds,
  name: form.name,
})

/** A question of a checkout form; keys as of {@link formRecord}, `terms_and_conditions` as the changelog has it. */
export const elementRecord = (state: State, form: CheckoutForm, place: number) => {
  const element = form.elements[place]
  if (element === undefined) return undefined
  const { draft } = element
  const changes = state.elements.get(element.id)
  return {
    object: "checkout_form_element",
    id: element.id,
    checkout_form_id: form.id,
    ...(draft.description === undefined ? {} : { description: draft.description }),
    options: changes?.options ?? draft.options ?? [],
    per_ticket: draft.perTicket === true ? "true" : "false",
    question: draft.question,
    required: draft.required === true ? "true" : "false",
    sort_order: (place + 1) * 10,
    terms_and_conditions: changes?.terms ?? draft.terms ?? null,
    type: draft.type,
  }
}

/** A hold; its times are objects. */
export const holdRecord = (state: State, hold: Hold) => {
  const { timezone } = seriesNow(state, hold.event.series).terms
  const createdAt = hold.createdAt ?? hold.event.createdAt
  return {
    object: "hold",
    id: hold.id,
    created_at: dateForms(createdAt, timezone),
    event_id: hold.event.id,
    note: hold.note ?? null,
    quantities: [...hold.quantities].map(([id, quantity]) => ({ ticket_type_id: id, quantity })),
    total_on_hold: [...hold.quantities.values()].reduce((sum, quantity) => sum + quantity, 0),
    updated_at: dateForms(hold.updatedAt ?? createdAt, timezone),
  }
}

/** A store. No recorded answer is known; the keys are those that other readers of the API expect. */
export const storeRecord = (store: Store) => ({
  object: "store",
  id: store.id,
  currency: store.currency,
  name: store.name,
})

/** Someone on a waiting list; both times are objects. */
export const waitlistRecord = (state: State, signup: WaitlistSignup) => ({
  object: "waitlist_signup",
  id: `wl_${signup.number}`,
  created_at: dateForms(signup.createdAt, seriesNow(state, signup.series).terms.timezone),
  email: signup.email,
  event_id: signup.event?.id ?? null,
  event_series_id: signup.series.id,
  notified_date:
    signup.notifiedAt === null ? null : dateForms(signup.notifiedAt, seriesNow(state, signup.series).terms.timezone),
})

/** A scan at the door. */
export const scanRecord = (scan: Scan) => ({
  object: "check_in",
  id: `ci_${scan.number}`,
  check_in_at: scan.at,
  created_at: scan.createdAt,
  event_id: scan.event.id,
  event_series_id: scan.event.series.id,
  issued_ticket_id: scan.ticketId,
  quantity: scan.quantity,
})
