import type { SeriesDraft } from "../Drafts.ts"

/** A meetup in Tokyo: yen have no minor unit, and everything is in Japanese. */
export const tokyo: SeriesDraft = {
  key: "tokyo",
  title: "東京データミートアップ — Tokyo Data Meetup",
  slug: "tokyo-data-meetup",
  summary: "発表三本、ワンドリンク付き",
  description: "<p>ワンドリンク付き。<br>Talks in Japanese and English.</p>",
  status: "published",
  venue: {
    name: "青山ホール",
    street: "港区南青山2-2-15",
    city: "東京都",
    postalCode: "107-0062",
    country: "JP",
  },
  timezone: "Asia/Tokyo",
  currency: "JPY",
  vat: { label: "消費税", percent: 10 },
  contactEmail: "tokyo@oresunddata.example",
  capacity: 200,
  salesOpen: "2026-03-01T10:00",
  complimentary: 20,
  dates: [{ start: "2026-11-03T18:30", end: "2026-11-03T21:00", weight: 8 }],
  types: [
    { key: "advance", title: "前売り (Advance)", price: 5500, weight: 5, capacity: 150 },
    { key: "student", title: "学生 (Student)", price: 1833, weight: 2, capacity: 50, max: 2 },
    { key: "livestream", title: "配信 (Stream)", price: 0, weight: 2, max: 1 },
    { key: "late", title: "当日 (At the door)", price: 6600, from: "2026-11-03T00:00", weight: 3, capacity: 40 },
  ],
  questions: [
    {
      key: "reading",
      scope: "ticket",
      kind: "text",
      title: "お名前のふりがな",
      required: true,
      types: ["advance", "student"],
    },
    { key: "work-email", scope: "ticket", kind: "email", title: "会社のメールアドレス" },
  ],
}
