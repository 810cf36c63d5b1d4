import type { DiscountDraft, VoucherDraft } from "../Drafts.ts"

/** All discounts, oldest first. */
export const discounts: ReadonlyArray<DiscountDraft> = [
  {
    key: "lifeboat",
    code: "LIFEBOAT",
    title: "Crew of the lifeboat",
    amount: 1000,
    series: "gala",
    types: ["dinner"],
    until: "2025-11-01T00:00",
    use: 90,
  },
  {
    key: "friends",
    code: "ODD10",
    title: 'Ten percent, "for friends"',
    percent: 10,
    series: "conference",
    types: ["early", "standard", "team"],
    from: "2025-10-15T00:00",
    limit: 100,
    use: 110,
  },
  {
    key: "everything",
    code: "gästeliste",
    title: "Guest list (everything free)",
    percent: 100,
    series: "conference",
    limit: "used_up",
    use: 12,
  },
  {
    key: "field",
    code: "FIELD5",
    title: "Five off",
    amount: 500,
    series: "festival",
    types: ["adult", "pitch"],
    use: 80,
  },
  {
    key: "thanks",
    code: "TAK & TACK",
    title: "Thank-you to all who came before",
    percent: 12.5,
    from: "2026-01-01T00:00",
    use: 40,
  },
  {
    key: "tokyo",
    code: "東京500",
    title: "500円引き",
    amount: 500,
    series: "tokyo",
    types: ["advance"],
    limit: 50,
    use: 70,
  },
  {
    key: "never",
    code: "NEVER-USED",
    title: "Was never handed out",
    percent: 50,
    series: "webinar",
    from: "2026-08-01T00:00",
    inactive: true,
    limit: 5,
    use: 0,
  },
]

const numbered = (prefix: string, count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, n) => `${prefix}-${String(n + 1).padStart(3, "0")}`)

/** All vouchers, oldest first. */
export const vouchers: ReadonlyArray<VoucherDraft> = [
  {
    key: "gift",
    title: "Christmas gift card",
    value: 2500,
    currency: "GBP",
    series: [],
    codes: numbered("XMAS25", 25),
    uses: [
      ["festival-2026-07-11", 6],
      ["run", 3],
    ],
  },
  {
    key: "meadow",
    title: "Meadow neighbours",
    value: 10000,
    currency: "GBP",
    expires: "2026-12-31T00:00",
    series: ["festival"],
    codes: numbered("NEIGHBOUR", 12),
    uses: [
      ["festival-2026-03-28", 2],
      ["festival-2026-10-24", 4],
    ],
  },
  {
    key: "rain",
    title: "Sorry about the rain (2025)",
    value: 1000,
    currency: "EUR",
    expires: "2025-10-10T00:00",
    series: ["gala"],
    codes: ["RAIN-ÄÖ-1", "RAIN-ÄÖ-2", "RAIN-ÄÖ-3"],
    uses: [["gala", 2]],
  },
]
