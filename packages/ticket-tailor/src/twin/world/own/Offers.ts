/**
 * Discounts, vouchers, products and checkout forms of the box office, as written by hand.
 *
 * @module
 */
import type { DiscountTerms, ElementTerms, ProductTerms, VoucherTerms } from "../Terms.ts"

/** A discount code. */
export interface DiscountDraft extends DiscountTerms {
  readonly key: string
  /** Series and ticket type; empty for a code that works on everything. */
  readonly scope: ReadonlyArray<readonly [series: string, type: string]>
  /** Names of products it works on. */
  readonly products?: ReadonlyArray<string>
  /** How often an order it fits uses it, in thousandths. */
  readonly use: number
}

const utc = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 1000

/** All discounts, oldest first. */
export const discountDrafts: ReadonlyArray<DiscountDraft> = [
  {
    key: "gala",
    code: "LIFEBOAT",
    name: "Crew of the lifeboat",
    amount: 1000,
    feeAmount: 250,
    expires: utc(2025, 12, 10),
    scope: [["gala", "Dinner & dance"]],
    use: 60,
  },
  {
    key: "early",
    code: "LANTERN10",
    name: 'Ten percent, "for friends"',
    percentage: 10,
    scope: [
      ["conference", "Standard"],
      ["conference", "Guild members"],
      ["conference", "Workshop: Time zones, a field guide"],
    ],
    use: 110,
  },
  {
    key: "half",
    code: "HALF&HALF",
    name: "Half of everything",
    percentage: 50,
    feePercentage: 100,
    maxRedemptions: 5,
    scope: [["conference", "Standard"]],
    use: 0,
  },
  {
    key: "field",
    code: "FIELD5",
    name: "Five off",
    amount: 500,
    maxRedemptions: 2_000_000,
    scope: [
      ["festival", "Adult"],
      ["festival", "Tent pitch"],
    ],
    use: 80,
  },
  {
    key: "guest",
    code: "gästeliste",
    name: "Guest list (everything free)",
    percentage: 100,
    feePercentage: 100,
    scope: [],
    use: 0,
  },
  {
    key: "mug",
    code: "MUGS",
    name: "Mugs are on us",
    amount: 900,
    scope: [],
    products: ["Enamel mug"],
    expires: utc(2027, 1, 31),
    use: 0,
  },
]

/** A voucher with its codes. */
export interface VoucherDraft extends VoucherTerms {
  readonly key: string
  /** Keys of series; empty for all. */
  readonly series: ReadonlyArray<string>
  readonly codes: ReadonlyArray<string>
}

const numbered = (prefix: string, count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, n) => `${prefix}-${String(n + 1).padStart(3, "0")}`)

/** All vouchers, oldest first. */
export const voucherDrafts: ReadonlyArray<VoucherDraft> = [
  {
    key: "gift",
    name: "Christmas gift card",
    type: "GIFT",
    value: 2500,
    currency: "gbp",
    series: [],
    partial: true,
    codes: numbered("XMAS25", 25),
  },
  {
    key: "field",
    name: "Meadow neighbours",
    type: "PROMO",
    value: 5000,
    currency: "gbp",
    expires: utc(2026, 12, 31),
    series: ["festival", "gala"],
    partial: false,
    codes: numbered("NEIGHBOUR", 12),
  },
  {
    key: "old",
    name: "Sorry about the rain (2025)",
    type: "PROMO",
    value: 1000,
    currency: "gbp",
    expires: utc(2026, 1, 31),
    series: ["festival"],
    partial: false,
    codes: ["RAIN-ÄÖ-1", "RAIN-ÄÖ-2"],
  },
]

/** Something sold beside tickets. */
export interface ProductDraft extends ProductTerms {
  /** Keys of series; null for all of them. */
  readonly series: ReadonlyArray<string> | null
}

/** All products, oldest first. */
export const productDrafts: ReadonlyArray<ProductDraft> = [
  {
    name: "Parking, field C",
    description: "One car, one day",
    price: 800,
    fee: 0,
    currency: "GBP",
    status: "ON_SALE",
    quantity: 300,
    series: ["festival"],
    instructions: "Show the <b>order number</b> at the gate",
    inStore: false,
  },
  {
    name: "Enamel mug",
    description: null,
    price: 1200,
    fee: 50,
    currency: "GBP",
    status: "ON_SALE",
    quantity: 120,
    series: null,
    instructions: null,
    inStore: true,
  },
  {
    name: "Programme, signed",
    description: "Sold out since May",
    price: 1500,
    fee: 0,
    currency: "EUR",
    status: "SOLD_OUT",
    quantity: 40,
    series: ["theatre"],
    instructions: null,
    inStore: false,
  },
]

/** A checkout form and the series that use it. */
export interface FormDraft {
  readonly name: string
  readonly series: ReadonlyArray<string>
  readonly elements: ReadonlyArray<ElementTerms>
}

/** All checkout forms, oldest first. */
export const formDrafts: ReadonlyArray<FormDraft> = [
  {
    name: "Conference registration",
    series: ["conference"],
    elements: [
      { type: "heading", question: "About you" },
      { type: "text", question: "Company", perTicket: true },
      { type: "email", question: "Attendee e-mail", required: true, perTicket: true },
      {
        type: "multiCheckbox",
        question: "Dietary needs",
        perTicket: true,
        options: ["Vegan", "No gluten", "Halal", 'Nuts, "even traces"', "None"],
      },
      { type: "select", question: "T-shirt size", required: true, perTicket: true, options: ["S", "M", "L", "XL"] },
      { type: "radio", question: "First time here?", options: ["Yes", "No"] },
      { type: "textarea", question: "Anything we should know?" },
      { type: "phone", question: "Number for the day" },
      { type: "country", question: "Country for the invoice" },
      { type: "number", question: "Purchase order number" },
      { type: "termsCheckbox", question: "Code of conduct", required: true, terms: "<p>Be <b>kind</b>.</p>" },
    ],
  },
  {
    name: "Festival",
    series: ["festival", "funrun"],
    elements: [
      { type: "date", question: "Date of birth", perTicket: true },
      { type: "checkbox", question: "I can swim", perTicket: true },
      { type: "multiCheckbox", question: "How did you hear of us?", options: ["Poster", "Radio", "Friends"] },
      { type: "file", question: "Proof of address" },
      { type: "termsSignature", question: "Waiver", required: true, terms: "<p>At your own risk.</p>" },
    ],
  },
]
