import type { SeriesDraft } from "../Drafts.ts"

/** Long over, and put away. */
export const pilot: SeriesDraft = {
  key: "pilot",
  title: "Pilot workshop (archived)",
  slug: "pilot-2025",
  status: "archived",
  venue: { name: "Kontoret", street: "Vestergade 11, 2. sal", city: "Aarhus C", postalCode: "8000", country: "DK" },
  timezone: "Europe/Copenhagen",
  currency: "DKK",
  vat: { label: "Moms", percent: 25 },
  contactEmail: "hej@oresunddata.example",
  capacity: 24,
  salesOpen: "2025-09-01T08:00",
  salesClose: "2025-10-04T18:00",
  complimentary: 0,
  dates: [{ start: "2025-10-05T10:00", end: "2025-10-05T16:00", weight: 5 }],
  types: [{ key: "seat", title: "Seat", price: 45000, weight: 1, capacity: 24 }],
}

/** Past, with numbered seats and a door. */
export const gala: SeriesDraft = {
  key: "gala",
  title: 'Winter Gala 2025: "Snow & Brass"',
  slug: "winter-gala-2025",
  summary: "Dinner, band & raffle",
  description: "<p>Dinner, band &amp; raffle for the lifeboat.</p>",
  status: "published",
  venue: {
    name: "The Old Customs House",
    street: '1 Queen Square, "the yard"',
    city: "Dublin",
    postalCode: "D01 V9X5",
    country: "IE",
  },
  timezone: "Europe/Dublin",
  currency: "EUR",
  vat: { label: "VAT", percent: 13.5 },
  contactEmail: "gala@oresunddata.example",
  capacity: 320,
  salesOpen: "2025-09-01T08:00",
  seated: true,
  complimentary: 40,
  dates: [{ start: "2025-12-12T18:30", end: "2025-12-13T01:00", weight: 10 }],
  types: [
    {
      key: "dinner",
      title: "Dinner & dance",
      description: "Three courses",
      price: 6500,
      fee: 250,
      weight: 6,
      capacity: 200,
    },
    { key: "dance", title: "Dance only", price: 1899, fee: 100, weight: 3, capacity: 120, until: "2025-12-01T00:00" },
    { key: "crew", title: "Crew", price: 0, status: "hidden", secret: true, weight: 0, capacity: 20 },
  ],
  questions: [
    {
      key: "menu",
      scope: "ticket",
      kind: "select",
      title: "Menu",
      required: true,
      options: ["Fish", "Fowl", "Field & forest"],
      types: ["dinner", "crew"],
    },
  ],
}

/** Sales were closed; the day itself is still to come. */
export const run: SeriesDraft = {
  key: "run",
  title: "Canal Fun Run (5 km)",
  slug: "canal-fun-run",
  summary: "Free to enter",
  description: "<p>Free to enter. Please give what you can.</p>",
  status: "sales_closed",
  venue: { name: "Lock 7", street: "Towpath", city: "Leeds", postalCode: "LS2 9JT", country: "GB" },
  timezone: "Europe/London",
  currency: "GBP",
  contactEmail: "run@oresunddata.example",
  salesOpen: "2026-01-15T08:00",
  salesClose: "2026-05-31T23:59",
  complimentary: 20,
  dates: [{ start: "2026-07-05T10:00", end: "2026-07-05T12:30", weight: 8 }],
  types: [
    { key: "runner", title: "Runner", price: 0, weight: 6, capacity: 500, max: 6 },
    { key: "runner-shirt", title: "Runner, with T-shirt", price: 1250, weight: 3, capacity: 150 },
  ],
  questions: [
    { key: "emergency", scope: "ticket", kind: "phone", title: "Whom do we ring?", required: true },
    { key: "club", scope: "ticket", kind: "company", title: "Club" },
    { key: "age", scope: "ticket", kind: "number", title: "Age on the day", required: true },
  ],
}

/** Its doors are open at the world's usual moment, and it goes on tomorrow. */
export const fair: SeriesDraft = {
  key: "fair",
  title: "Feria del Libro — 15 y 16 de junio",
  slug: "feria-del-libro",
  summary: "Libros, autores & churros",
  description: "<p>Dos días de libros.</p>",
  status: "published",
  venue: {
    name: "Matadero, Nave 11",
    street: "Plaza de Legazpi, 8",
    city: "Madrid",
    postalCode: "28045",
    country: "ES",
  },
  timezone: "Europe/Madrid",
  currency: "EUR",
  vat: { label: "IVA", percent: 10 },
  contactEmail: "feria@oresunddata.example",
  capacity: 2000,
  salesOpen: "2026-02-01T10:00",
  complimentary: 50,
  dates: [{ start: "2026-06-15T10:00", end: "2026-06-16T21:00", weight: 9 }],
  types: [
    { key: "dos-dias", title: "Dos días", price: 1200, fee: 35, weight: 5, capacity: 1200 },
    { key: "un-dia", title: "Un día", price: 750, fee: 35, weight: 4, capacity: 1200 },
    { key: "infantil", title: "Infantil (< 12)", price: 0, weight: 2 },
    { key: "prensa", title: "Prensa", price: 0, secret: true, accessCode: "PRENSA", weight: 0, capacity: 80 },
  ],
  questions: [{ key: "country", scope: "order", kind: "country", title: "¿De dónde vienes?" }],
}

/** Private, behind a code. */
export const patrons: SeriesDraft = {
  key: "patrons",
  title: "Patrons' Evening",
  slug: "patrons-evening",
  status: "published",
  private: true,
  accessCode: "PATRON",
  venue: { name: "The Loft", street: "Strandgade 3", city: "København K", postalCode: "1401", country: "DK" },
  timezone: "Europe/Copenhagen",
  currency: "EUR",
  vat: { label: "Moms", percent: 25 },
  contactEmail: "patrons@oresunddata.example",
  waitlist: true,
  capacity: 60,
  salesOpen: "2026-04-01T09:00",
  complimentary: 100,
  dates: [{ start: "2026-09-30T19:00", end: "2026-09-30T22:00", weight: 3 }],
  types: [
    { key: "patron", title: "Patron + guest", price: 0, min: 2, max: 2, weight: 2, capacity: 60 },
    { key: "gift", title: "A gift for the house", price: 10000, pricing: "donation", weight: 1, max: 1 },
  ],
}

/** Not published: nobody can have bought anything. */
export const draft: SeriesDraft = {
  key: "draft",
  title: "Untitled spring showcase",
  slug: "spring-27",
  status: "draft",
  timezone: "Europe/Copenhagen",
  currency: "DKK",
  vat: { label: "Moms", percent: 25 },
  contactEmail: "hej@oresunddata.example",
  salesOpen: "2026-12-01T09:00",
  complimentary: 0,
  dates: [{ start: "2027-03-27T19:00", end: "2027-03-27T23:00", weight: 0 }],
  types: [
    { key: "general", title: "General admission", price: 12500, weight: 1, capacity: 100 },
    {
      key: "friends",
      title: "Friends of the house",
      price: 9900,
      secret: true,
      accessCode: "VENNER",
      weight: 1,
      capacity: 20,
    },
  ],
  questions: [{ key: "access", scope: "ticket", kind: "long_text", title: "Access needs" }],
}
