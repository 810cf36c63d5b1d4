/**
 * The memberships of the box office, as written by hand.
 *
 * @module
 */
import { unixAt } from "../Dates.ts"
import { smallStep } from "../Ids.ts"
import type { MembershipTerms } from "../Terms.ts"
import type { Membership, MembershipType } from "../World.ts"
import { boxOffice, worldStart } from "./Catalogue.ts"
import { first } from "./Ids.ts"

const drafts: ReadonlyArray<MembershipTerms> = [
  {
    name: "Friends of the field 2026",
    fromType: "relative",
    toType: "fixed",
    from: null,
    to: "2026-12-31",
    days: null,
    maxRedemptions: 8,
    benefits: ["Ten events a year", "A mug"],
    photo: false,
  },
  {
    name: "Trial month",
    fromType: "relative",
    toType: "relative",
    from: null,
    to: null,
    days: 30,
    maxRedemptions: 1,
    benefits: [],
    photo: true,
  },
  {
    name: "Lifeboat crew",
    fromType: "fixed",
    toType: "fixed",
    from: "2025-10-01",
    to: "2035-09-30",
    days: null,
    maxRedemptions: null,
    benefits: ["Everything"],
    photo: false,
  },
]

/** All kinds, oldest first. Nobody is of the last one. */
export const membershipTypes: ReadonlyArray<MembershipType> = drafts.map((draft, place) => {
  const number = first.membershipType + place * smallStep
  return { number, id: `mt_${number}`, draft }
})

const day = 86_400

const people = [
  { type: 0, firstName: "Maud", lastName: "Østergaard", email: "maud@example.org", voidedAt: null },
  { type: 1, firstName: "Li", lastName: "Wen", email: "li.wen@example.org", voidedAt: null },
  { type: 0, firstName: "Théo", lastName: "O'Neil", email: "theo@example.org", voidedAt: worldStart + 100 * day },
] as const

/** All memberships, oldest first: one that is good, one that has run out, one that is void. */
export const memberships: ReadonlyArray<Membership> = people.map(
  ({ email, firstName, lastName, type, voidedAt }, place) => {
    const number = first.membership + place * smallStep
    const issuedAt = worldStart + (20 + place) * day
    const kind = membershipTypes[type]
    const { days = null, to = null } = kind?.draft ?? {}
    return {
      number,
      id: `im_${number}`,
      typeId: kind?.id ?? "",
      code: `MM${(number * 7919).toString(36).toUpperCase()}`,
      firstName,
      lastName,
      email,
      issuedAt,
      from: issuedAt,
      to: to === null ? (days === null ? null : issuedAt + days * day) : unixAt(`${to}T00:00`, boxOffice.timezone),
      voidedAt,
    }
  },
)
