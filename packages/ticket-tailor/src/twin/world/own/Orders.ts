/**
 * Plans of orders: who bought what, how it was paid and what became of it. A plan is a pure function of the world and
 * the order's place, small and quick to make; the record that the platform sends is built from it.
 *
 * @module
 */
import { baseOf, below, draw, happens } from "../Random.ts"
import type { Money } from "../Sales.ts"
import type { Payment } from "../Terms.ts"
import type { Product } from "../World.ts"
import { worldNow, worldStart } from "./Catalogue.ts"
import { looseSlot } from "./Ids.ts"
import { type Kind, kinds, type Refund } from "./Kinds.ts"
import type { OwnDiscount, OwnEvent, OwnSeries, OwnType, OwnVoucher, OwnWorld } from "./OwnWorld.ts"

/** A ticket without an order, issued right after one. */
export type Loose = "api" | "import"

/** One ticket line of an order. */
export interface PlanLine {
  readonly type: OwnType
  readonly quantity: number
}

/** The money of an order; what makes up `total` adds up to it. */
export interface Amounts extends Money {
  /** Tickets with their booking fees; for prices that include tax, with it. */
  readonly tickets: number
  readonly product: number
  readonly donation: number
  readonly charge: number
  /** What the discount takes off, positive. */
  readonly discount: number
  /** What the voucher pays, positive. */
  readonly voucher: number
}

/** Everything about an order that other records depend on. */
export interface OrderPlan {
  /** 0 for the oldest. */
  readonly index: number
  readonly base: number
  readonly createdAt: number
  /** Null for an order of the store. */
  readonly event: OwnEvent | null
  readonly lines: ReadonlyArray<PlanLine>
  readonly tickets: number
  /** Slots of tickets that are void from the start. */
  readonly voided: ReadonlyArray<boolean>
  readonly payment: Payment
  readonly status: "completed" | "pending" | "cancelled"
  readonly refund: Refund
  readonly discount: OwnDiscount | null
  readonly voucher: { readonly voucher: OwnVoucher; readonly code: string } | null
  readonly product: Product | null
  readonly productQuantity: number
  readonly loose: { readonly source: Loose; readonly type: OwnType; readonly event: OwnEvent } | null
  readonly noTicketList: boolean
  readonly annotated: boolean
  /** Number of the person who bought. */
  readonly buyer: number
  readonly currency: string
  readonly multiplier: number
  readonly amounts: Amounts
}

const span = worldNow - worldStart

/** When order `index` was made; never before an order with a lower index. */
export const orderTime = (world: OwnWorld, index: number): number => {
  const jitter = draw(baseOf(world.seed, 4, index), 0) / 0x1_0000_0000
  return worldStart + Math.floor(((index + jitter) * span) / world.size)
}

const none: Kind = {}

const kindOf = (world: OwnWorld, index: number): Kind =>
  index < world.size ? (kinds[world.rankOf(index)] ?? none) : none

const eventFor = (world: OwnWorld, base: number, createdAt: number, kind: Kind): OwnEvent | null => {
  if (kind.store === true) return null
  // Orders that arrive while the twin runs are for what was on sale when the world stood still.
  const at = Math.min(createdAt, worldNow)
  const season = world.seasons.find((one) => at < one.until)
  if (season === undefined) return null
  if (kind.series !== undefined) {
    const open = season.events.filter((event) => event.series.key === kind.series)
    const event = open[below(base, 2, open.length)]
    if (event !== undefined) return event
  }
  const chosen = below(base, 1, season.total)
  return season.events[season.weights.findIndex((weight) => chosen < weight)] ?? null
}

/** Only the event of an order; much cheaper than its plan. */
export const eventOf = (world: OwnWorld, index: number): OwnEvent | null =>
  eventFor(world, baseOf(world.seed, 1, index), orderTime(world, index), kindOf(world, index))

const drawType = (series: OwnSeries, base: number, k: number): OwnType | undefined => {
  let total = 0
  for (const type of series.types) total += type.draft.weight
  let at = below(base, k, total)
  for (const type of series.types) {
    at -= type.draft.weight
    if (at < 0) return type
  }
  return undefined
}

const line = (type: OwnType, quantity: number): PlanLine => ({
  type,
  quantity: Math.min(quantity, type.draft.max ?? quantity),
})

const drawLines = (series: OwnSeries, base: number, kind: Kind): ReadonlyArray<PlanLine> => {
  const roll = below(base, 3, 100)
  const wanted = kind.tickets ?? (roll < 38 ? 1 : roll < 76 ? 2 : roll < 88 ? 3 : roll < 97 ? 4 : 6)
  const named = (kind.types ?? []).flatMap((name) => series.types.filter((type) => type.draft.name === name))
  const one = named[0] ?? drawType(series, base, 4)
  if (one === undefined) return []
  const other = named[1] ?? (wanted > 1 && happens(base, 5, 250) ? drawType(series, base, 6) : undefined)
  if (other === undefined || other === one || wanted < 2) return [line(one, wanted)]
  const most = Math.ceil(wanted / 2)
  return [line(one, most), line(other, wanted - most)]
}

const discountFits = (discount: OwnDiscount, createdAt: number, lines: ReadonlyArray<PlanLine>): boolean =>
  (discount.draft.expires === undefined || createdAt < discount.draft.expires) &&
  (discount.typeIds.length === 0 || lines.some((line) => discount.typeIds.includes(line.type.id)))

const discountFor = (
  world: OwnWorld,
  base: number,
  createdAt: number,
  kind: Kind,
  lines: ReadonlyArray<PlanLine>,
): OwnDiscount | null => {
  for (const [n, discount] of world.discounts.entries()) {
    const chosen =
      kind.discount === undefined ? happens(base, 20 + n, discount.draft.use) : discount.draft.key === kind.discount
    if (chosen && discountFits(discount, createdAt, lines)) return discount
  }
  return null
}

/** What a discount takes off tickets: a fixed amount applies to every ticket (notes 1.4), never more than the price. */
const discountOn = (discount: OwnDiscount | null, lines: ReadonlyArray<PlanLine>): number => {
  if (discount === null) return 0
  const { amount, percentage, feeAmount, feePercentage } = discount.draft
  let off = 0
  for (const { type, quantity } of lines) {
    if (discount.typeIds.length > 0 && !discount.typeIds.includes(type.id)) continue
    const price = type.draft.price
    const fee = type.draft.fee ?? 0
    const onPrice = Math.min(price, amount ?? Math.round((price * (percentage ?? 0)) / 100))
    const onFee = Math.min(fee, feeAmount ?? Math.round((fee * (feePercentage ?? 0)) / 100))
    off += (onPrice + onFee) * quantity
  }
  return off
}

const amountsOf = (
  event: OwnEvent | null,
  lines: ReadonlyArray<PlanLine>,
  discount: OwnDiscount | null,
  voucher: OwnVoucher | null,
  donation: number,
  product: number,
): Omit<Amounts, "paid" | "refunded" | "credited"> => {
  let tickets = 0
  for (const { type, quantity } of lines) tickets += (type.draft.price + (type.draft.fee ?? 0)) * quantity
  const off = discountOn(discount, lines)
  const draft = event?.series.draft
  const fee = draft?.transactionFee
  const rate = draft?.tax?.percentage ?? 0
  const goods = tickets + product - off
  const charge = fee === undefined || goods === 0 ? 0 : fee.fixed + Math.round((goods * fee.percentage) / 100)
  const exclusive = draft?.tax?.treatment === "exclusive" ? Math.round((goods * rate) / 100) : 0
  const before = goods + donation + charge + exclusive
  const paidByVoucher = voucher === null ? 0 : Math.min(voucher.draft.value, before)
  const total = before - paidByVoucher
  const tax = draft?.tax?.treatment === "inclusive" ? total - Math.round(total / (1 + rate / 100)) : exclusive
  return {
    tickets,
    product,
    donation,
    charge,
    discount: off,
    voucher: paidByVoucher,
    subtotal: total - tax,
    tax,
    total,
  }
}

const paymentFor = (base: number, kind: Kind, total: number): Payment => {
  if (total === 0) return "no_cost"
  if (kind.payment !== undefined) return kind.payment
  const roll = below(base, 8, 100)
  return roll < 70 ? "stripe" : roll < 86 ? "paypal" : roll < 97 ? "offline" : "operator"
}

const statusFor = (base: number, kind: Kind, payment: Payment): "completed" | "pending" | "cancelled" => {
  if (kind.status !== undefined) return kind.status === "pending" && payment !== "offline" ? "completed" : kind.status
  if (kind.refund !== undefined) return "completed"
  const roll = below(base, 9, 100)
  if (roll < 4) return "cancelled"
  return payment === "offline" && roll < 35 ? "pending" : "completed"
}

const refundFor = (base: number, kind: Kind, payment: Payment, status: string): Refund => {
  if (payment === "no_cost" || status === "pending") return "none"
  if (kind.refund !== undefined) return kind.refund
  if (status === "cancelled") return payment === "offline" ? "none" : "full"
  const roll = below(base, 10, 1000)
  return roll < 25 ? "part" : roll < 45 ? "full" : "none"
}

const looseWanted = (base: number, kind: Kind): boolean => kind.loose !== undefined || happens(base, 30, 40)

/** Whether a ticket without an order may follow order `index`; cheaper than its plan. */
export const mayHaveLoose = (world: OwnWorld, index: number): boolean =>
  looseWanted(baseOf(world.seed, 1, index), kindOf(world, index))

const looseFor = (world: OwnWorld, index: number, base: number, createdAt: number, kind: Kind): OrderPlan["loose"] => {
  if (!looseWanted(base, kind)) return null
  const source = kind.loose ?? (happens(base, 31, 500) ? "api" : "import")
  const event = eventFor(world, baseOf(world.seed, 6, index), createdAt, none)
  // A type that has no seats: the API refuses seated ones.
  const type = event?.series.types.find((one) => one.draft.seated !== true)
  return event === null || type === undefined ? null : { source, type, event }
}

/** Order number `index` of the world, 0 being the oldest; one that comes after the world's own has a time of its own. */
export const planOrder = (world: OwnWorld, index: number, createdAt: number = orderTime(world, index)): OrderPlan => {
  const base = baseOf(world.seed, 1, index)
  const kind = kindOf(world, index)
  const event = eventFor(world, base, createdAt, kind)
  const lines = event === null ? [] : drawLines(event.series, base, kind)
  const tickets = lines.reduce((sum, one) => sum + one.quantity, 0)
  const currency = event?.series.draft.currency ?? "gbp"
  const discount = discountFor(world, base, createdAt, kind, lines)
  const voucherDraft = kind.voucher
  const voucher =
    voucherDraft === undefined ? undefined : world.vouchers.find((one) => one.draft.key === voucherDraft[0])
  const code = voucherDraft === undefined ? undefined : voucher?.codes[voucherDraft[1]]
  const redeems =
    voucher !== undefined &&
    code !== undefined &&
    voucher.draft.currency === currency &&
    (voucher.seriesIds.length === 0 || voucher.seriesIds.includes(event?.series.id ?? ""))
  const product = kind.product === undefined ? undefined : world.products.find((one) => one.draft.name === kind.product)
  const productQuantity = product === undefined ? 0 : 1 + below(base, 12, 2)
  const productTotal = product === undefined ? 0 : (product.draft.price + product.draft.fee) * productQuantity
  const donation = kind.donation ?? (event?.series.key === "funrun" && happens(base, 13, 300) ? 500 : 0)
  const sums = amountsOf(event, lines, discount, redeems ? voucher : null, donation, productTotal)
  const payment = paymentFor(base, kind, sums.total)
  const status = statusFor(base, kind, payment)
  const refund = refundFor(base, kind, payment, status)
  const paid =
    payment === "no_cost" || status === "pending" || (status === "cancelled" && refund === "none") ? 0 : sums.total
  const part = Math.floor(sums.total / Math.max(2, tickets))
  return {
    index,
    base,
    createdAt,
    event,
    lines,
    tickets,
    voided: Array.from(
      { length: tickets },
      (_, slot) =>
        status === "cancelled" ||
        refund === "full" ||
        refund === "credit" ||
        (slot === tickets - 1 && (kind.voidLast === true || (kind.refund === undefined && refund === "part"))),
    ),
    payment,
    status,
    refund,
    discount,
    voucher: redeems ? { voucher, code: code.code } : null,
    product: product ?? null,
    productQuantity,
    loose: looseFor(world, index, base, createdAt, kind),
    noTicketList: kind.noTicketList === true,
    annotated: kind.annotated === true || happens(base, 14, 10),
    buyer: index > 0 && happens(base, 15, 150) ? below(base, 16, index) : index,
    currency,
    multiplier: event?.series.multiplier ?? 100,
    amounts: {
      ...sums,
      paid,
      refunded: refund === "full" ? sums.total : refund === "part" ? part : 0,
      credited: refund === "credit" ? sums.total : 0,
    },
  }
}

/** Slots of the tickets that an order's place owns: its own tickets, then the one without an order. */
export const slotsOf = (plan: OrderPlan): ReadonlyArray<number> => {
  const slots = Array.from({ length: plan.tickets }, (_, slot) => slot)
  return plan.loose === null ? slots : [...slots, looseSlot]
}
