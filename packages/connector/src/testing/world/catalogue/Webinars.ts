import type { SeriesDraft } from "../Drafts.ts"

/** Four online dates: one before New York's clocks go forward (8 March 2026), one after, two to come. */
export const webinars: SeriesDraft = {
  key: "webinar",
  title: "Box Office Basics (live webinar)",
  slug: "box-office-basics",
  summary: "An hour of questions & answers",
  description: "<p>Monthly. <strong>No slides.</strong></p>",
  status: "published",
  online: true,
  timezone: "America/New_York",
  currency: "USD",
  contactEmail: "basics@oresunddata.example",
  salesOpen: "2026-01-05T09:00",
  complimentary: 10,
  dates: [
    { start: "2026-02-24T13:00", end: "2026-02-24T14:30", weight: 4 },
    { start: "2026-03-10T13:00", end: "2026-03-10T14:30", weight: 4 },
    { start: "2026-06-16T13:00", end: "2026-06-16T14:30", weight: 4 },
    { start: "2026-07-14T13:00", end: "2026-07-14T14:30", weight: 3 },
  ],
  types: [
    { key: "free", title: "Free seat", price: 0, weight: 5, max: 1 },
    { key: "paid", title: "Seat with recording", price: 1999, weight: 4, capacity: 300 },
    { key: "donation", title: "Pay what you like", price: 1000, pricing: "donation", weight: 2 },
  ],
  questions: [
    { key: "question", scope: "ticket", kind: "long_text", title: "What should we talk about?" },
    { key: "consent", scope: "order", kind: "terms", title: "The session is recorded", required: true },
  ],
}
