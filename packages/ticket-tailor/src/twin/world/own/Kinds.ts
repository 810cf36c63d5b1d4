/**
 * The kinds of orders that every world must have, however small: they go to the first ranks; all other orders are drawn.
 *
 * @module
 */
import type { Payment } from "../Terms.ts"

/** What became of the money: nothing, a part or all of it paid back, or all of it given back as a voucher. */
export type Refund = "none" | "part" | "full" | "credit"

/** What is fixed about an order; the rest is drawn. */
export interface Kind {
  /** Key of a series; taken if it is on sale at the time of the order. */
  readonly series?: string
  /** Names of ticket types of that series. */
  readonly types?: ReadonlyArray<string>
  readonly tickets?: number
  readonly payment?: Payment
  readonly status?: "completed" | "pending" | "cancelled"
  readonly refund?: Refund
  /** The last ticket was voided, the order stands. */
  readonly voidLast?: true
  /** Key of a discount. */
  readonly discount?: string
  /** Key of a voucher and the place of the code in it. */
  readonly voucher?: readonly [key: string, code: number]
  /** Minor units. */
  readonly donation?: number
  /** Name of a product. */
  readonly product?: string
  /** Bought in the store, for no event. */
  readonly store?: true
  /** `issued_tickets` is null rather than empty (the schema of seed 000 allows it). */
  readonly noTicketList?: true
  /** Notes, a tag and meta data that an integration left. */
  readonly annotated?: true
  /** A ticket without an order follows. */
  readonly loose?: "api" | "import"
}

/** In the order of their ranks. */
export const kinds: ReadonlyArray<Kind> = [
  { series: "conference", types: ["Standard"], tickets: 2, payment: "stripe", status: "completed", refund: "none" },
  { series: "festival", types: ["Adult", "Child (3-12)"], tickets: 4, payment: "paypal", refund: "none" },
  { series: "funrun", types: ["Runner"], tickets: 1, refund: "none", loose: "api" },
  { series: "festival", tickets: 2, types: ["Adult"], payment: "offline", status: "pending" },
  { series: "conference", types: ["Standard"], tickets: 3, payment: "stripe", refund: "part", voidLast: true },
  { series: "festival", types: ["Adult"], tickets: 2, payment: "stripe", refund: "full" },
  { series: "conference", types: ["Standard"], tickets: 1, payment: "stripe", status: "cancelled", refund: "full" },
  { series: "tokyo", types: ["前売り (Advance)"], tickets: 2, payment: "stripe", refund: "none", loose: "import" },
  { series: "theatre", types: ["Stalls"], tickets: 3, payment: "stripe", refund: "none" },
  { series: "conference", types: ["Standard"], tickets: 1, discount: "early", payment: "stripe", refund: "none" },
  { series: "conference", types: ["Standard"], tickets: 2, discount: "half", payment: "paypal", refund: "none" },
  { series: "festival", types: ["Adult", "Tent pitch"], tickets: 3, discount: "field", refund: "none" },
  { series: "conference", types: ["Standard"], tickets: 1, discount: "guest", refund: "none", loose: "import" },
  { series: "festival", types: ["Adult"], tickets: 2, voucher: ["gift", 0], payment: "stripe", refund: "none" },
  { series: "festival", types: ["Adult"], tickets: 1, voucher: ["field", 0], refund: "none" },
  { series: "webinar", types: ["Live seat"], tickets: 1, payment: "stripe", status: "completed", refund: "none" },
  { series: "gala", types: ["Dinner & dance"], tickets: 2, discount: "gala", payment: "stripe", refund: "none" },
  { series: "festival", types: ["Adult"], tickets: 2, product: "Parking, field C", payment: "stripe", refund: "none" },
  { series: "funrun", types: ["Runner"], tickets: 2, donation: 2500, payment: "stripe", refund: "none" },
  { series: "gala", types: ["Dance only"], tickets: 1, payment: "operator", status: "completed", refund: "none" },
  { series: "conference", types: ["Standard"], tickets: 1, payment: "stripe", refund: "credit" },
  { series: "festival", tickets: 1, types: ["Adult"], payment: "offline", status: "cancelled", refund: "none" },
  { series: "conference", types: ["Diversity ticket"], tickets: 1, refund: "none", annotated: true },
  {
    series: "theatre",
    types: ["Circle", "Standing (pit)"],
    tickets: 3,
    payment: "paypal",
    refund: "none",
    loose: "api",
  },
  { store: true, product: "Enamel mug", payment: "stripe", status: "completed", refund: "none", noTicketList: true },
  { series: "tokyo", types: ["前売り (Advance)", "学生 (Student)"], tickets: 3, payment: "stripe", refund: "full" },
  { series: "members", types: ["Patron + guest"], tickets: 2, refund: "none" },
  { series: "festival", types: ["Under 3", "Adult"], tickets: 2, donation: 333, product: "Enamel mug", refund: "none" },
  { series: "festival", types: ["Adult"], tickets: 1, voucher: ["gift", 1], payment: "stripe", status: "cancelled" },
  { series: "gala", types: ["Dinner & dance"], tickets: 4, voucher: ["field", 1], payment: "stripe", refund: "none" },
  { series: "conference", types: ["Workshop: Time zones, a field guide", "Standard"], tickets: 2, payment: "stripe" },
  { series: "conference", types: ["Student"], tickets: 1, payment: "stripe", voidLast: true, refund: "none" },
]
