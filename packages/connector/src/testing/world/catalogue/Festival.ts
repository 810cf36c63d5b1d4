import type { SeriesDraft } from "../Drafts.ts"

/**
 * Five nights and days in Bristol. In London the clocks go forward on 29 March 2026 at 01:00 and back on 25 October 2026
 * at 02:00: one date is on the day before, two lie across a change, one begins after it.
 */
export const festival: SeriesDraft = {
  key: "festival",
  title: "Hollow Meadow Festival 🌾",
  slug: "hollow-meadow",
  summary: "Folk, field and firelight",
  description:
    "<p>Folk by day, and twice a night under the clocks.</p><ul><li>Dogs welcome</li><li>Mud likely</li></ul>",
  status: "published",
  venue: {
    name: "Hollow Meadow, gate 2",
    street: "O'Malley's Lane",
    city: "Bristol",
    postalCode: "BS4 1XX",
    country: "GB",
  },
  timezone: "Europe/London",
  currency: "GBP",
  vat: { label: "VAT", percent: 20 },
  contactEmail: "gate@hollowmeadow.example",
  waitlist: true,
  salesOpen: "2025-11-01T10:00",
  complimentary: 30,
  groups: [
    { key: "day", title: "Day tickets", maxPerOrder: 8 },
    { key: "camping", title: "Camping" },
  ],
  dates: [
    { start: "2026-03-28T12:00", end: "2026-03-28T23:00", weight: 6 },
    { start: "2026-03-29T00:30", end: "2026-03-29T05:00", weight: 4 },
    { start: "2026-07-11T12:00", end: "2026-07-11T23:00", weight: 9 },
    { start: "2026-10-24T22:00", end: "2026-10-25T04:00", weight: 6 },
    { start: "2026-10-25T11:00", end: "2026-10-25T20:00", weight: 5 },
  ],
  types: [
    { key: "adult", title: "Adult", group: "day", price: 3500, fee: 155, weight: 8, capacity: 700, held: 12 },
    { key: "child", title: "Child (3–12)", group: "day", price: 1250, fee: 50, weight: 3, capacity: 250 },
    { key: "toddler", title: "Under 3", group: "day", price: 0, weight: 1, capacity: 100 },
    {
      key: "pitch",
      title: "Tent pitch",
      description: "One tent, one night",
      group: "camping",
      price: 2000,
      fee: 99,
      merchandise: true,
      weight: 2,
      capacity: 120,
      max: 2,
    },
    {
      key: "steward",
      title: "Steward",
      price: 0,
      secret: true,
      accessCode: "ORANGE VEST",
      status: "hidden",
      weight: 0,
      capacity: 50,
    },
  ],
  questions: [
    { key: "swim", scope: "ticket", kind: "select", title: "Can you swim?", options: ["Yes", "No"], types: ["adult"] },
    {
      key: "contact-phone",
      scope: "order",
      kind: "phone",
      title: "A phone number we can ring when the river rises",
      required: true,
    },
    {
      key: "days",
      scope: "order",
      kind: "multi_select",
      title: "What are you coming for?",
      options: ["Music", "Food", "Fire", "To see, and be seen"],
    },
  ],
}
