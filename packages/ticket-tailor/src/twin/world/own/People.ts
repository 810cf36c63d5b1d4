/**
 * People of the world: names, addresses, phone numbers. All of them invented; every address is under `example`.
 *
 * @module
 */
import { baseOf, below, draw, happens } from "../Random.ts"
import type { Address, Buyer } from "../Sales.ts"

/** Someone who buys or attends. */
export interface Person extends Buyer {
  readonly last: string
}

const firsts = [
  "Amara",
  "Benedikt",
  "Chloë",
  "Dario",
  "Elif",
  "Femi",
  "Grace",
  "Håkon",
  "Imani",
  "Jonas",
  "Kasia",
  "Liam",
  "Mei",
  "Noor",
  "Oluwaseun",
  "Priya",
  "Quentin",
  "Rosa",
  "Søren",
  "Thandiwe",
  "Ulrike",
  "Valentina",
  "Wen",
  "Ximena",
  "Yusuf",
  "Zofia",
  "Aoife",
  "Bjørn",
  "Camila",
  "Declan",
] as const

const lasts = [
  "Abara",
  "Bergström",
  "Castillo",
  "Dubois",
  "Eriksen",
  "Fontaine",
  "García-López",
  "Haddad",
  "Ivanova",
  "Jensen",
  "Kowalczyk",
  "Lindqvist",
  "Murphy",
  "Nakamura",
  "Okonkwo",
  "Petersen",
  "Quinn",
  "Rossi",
  "Schäfer",
  "Tanaka",
  "Ueda",
  "van der Berg",
  "Whitfield",
  "Xu",
  "Yüksel",
  "Zhang",
  "O'Connell",
  "d'Alembert",
  "Ñuñez",
  "Åström",
] as const

/** Names that break programs: quotes, formulas, emoji, right to left, line breaks, spaces at the ends. */
export const awkwardNames: ReadonlyArray<readonly [first: string, last: string]> = [
  ["Siobhán", "O’Brien-O'Neill"],
  ['=HYPERLINK("http://bad.example","win")', "Formula"],
  ["מרים", "כהן"],
  ["محمد", "العربي"],
  ["🎟️ Robin", "Fan 🎉👩‍👩‍👧"],
  ["Jörg-Uwe", "Müller-Lüdenscheidt"],
  ["Anna\nMaria", "Line\r\nBreak"],
  ['Robert "Bobby"', "Tables; DROP"],
  ["太郎", "山田"],
  ["@SUM(A1:A9)", "-1+1"],
  ["  Leading", "Trailing  "],
  ["Comma, Jr.", "Semi;Colon\tTab"],
  ["Zoe\u0308", "Combining"],
]

const hosts = ["mail.example", "post.example", "inbox.example", "uni.example", "studio.example"] as const

const slug = (text: string): string =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/g, "")

const firstSlugs = firsts.map(slug)
const lastSlugs = lasts.map(slug)

/** Person number `n` of a world; the same number is always the same person. */
export const personOf = (seed: number, n: number): Person => {
  const base = baseOf(seed, 2, n)
  const host = hosts[draw(base, 3) % hosts.length] ?? hosts[0]
  if (happens(base, 0, 40)) {
    const [first, last] = awkwardNames[below(base, 1, awkwardNames.length)] ?? ["", ""]
    return { first, last, name: `${first} ${last}`, email: `guest+${n.toString(36)}@${host}` }
  }
  const f = draw(base, 1) % firsts.length
  const l = draw(base, 2) % lasts.length
  const first = firsts[f] ?? firsts[0]
  const last = lasts[l] ?? lasts[0]
  return { first, last, name: `${first} ${last}`, email: `${firstSlugs[f]}.${lastSlugs[l]}.${n.toString(36)}@${host}` }
}

const streets = ["Canal Row", "Mill Lane", "King's Staithe", "Bäckerstraße", "Rue de l'Église", "Østergade"] as const
const towns = ["York", "Bristol", "Leeds", "Køge", "München", "Tours"] as const
const codes = ["YO1 9SN", "BS1 4QA", "LS2 9JT", "4600", "80331", "37000"] as const

const noAddress: Address = { address_1: null, address_2: null, address_3: null, postal_code: null }

/** An address; two in five orders have none. */
export const addressOf = (base: number): Address => {
  if (happens(base, 40, 400)) return noAddress
  const where = draw(base, 41) % towns.length
  return {
    address_1: `${1 + below(base, 42, 180)} ${streets[draw(base, 43) % streets.length]}`,
    address_2: happens(base, 44, 250) ? `Flat ${1 + below(base, 45, 40)}, "The Yard"` : null,
    address_3: towns[where] ?? null,
    postal_code: codes[where] ?? null,
  }
}

/** A phone number from the ranges kept for fiction; half the orders have none. */
export const phoneOf = (base: number): string | null =>
  happens(base, 46, 500) ? null : `07700 900${String(below(base, 47, 1000)).padStart(3, "0")}`
