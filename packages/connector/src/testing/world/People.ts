/**
 * People and where they live. Most have names of a pool; some have names that break programs.
 *
 * @module
 */
import type { WorldAddress, WorldPerson } from "./OrderTypes.ts"
import { below, draw, happens, pick } from "./Random.ts"

type Name = readonly [shown: string, ascii: string]

const firstNames: readonly [Name, ...ReadonlyArray<Name>] = [
  ["Anna", "anna"],
  ["Søren", "soren"],
  ["Zoë", "zoe"],
  ["Jürgen", "juergen"],
  ["Noor", "noor"],
  ["Mette", "mette"],
  ["Łukasz", "lukasz"],
  ["Priya", "priya"],
  ["François", "francois"],
  ["Aoife", "aoife"],
  ["Håkon", "haakon"],
  ["Inês", "ines"],
  ["Olu", "olu"],
  ["Chloé", "chloe"],
  ["Björn", "bjorn"],
  ["Yuki", "yuki"],
  ["Marek", "marek"],
  ["Fatima", "fatima"],
  ["Thomas", "thomas"],
  ["Ingrid", "ingrid"],
  ["Mary Ann", "maryann"],
  ["Jean-Luc", "jeanluc"],
  ["Şebnem", "sebnem"],
  ["Dmitri", "dmitri"],
]

const lastNames: readonly [Name, ...ReadonlyArray<Name>] = [
  ["Jensen", "jensen"],
  ["Østergård", "oestergaard"],
  ["Müller", "mueller"],
  ["O'Brien", "obrien"],
  ["van der Berg", "vanderberg"],
  ["Smith", "smith"],
  ["Kowalska", "kowalska"],
  ["Nguyễn", "nguyen"],
  ["García Márquez", "garcia"],
  ["Ødegaard", "oedegaard"],
  ["Tanaka", "tanaka"],
  ["Šimek", "simek"],
  ["Achterberg", "achterberg"],
  ["Lindqvist", "lindqvist"],
  ["Okafor", "okafor"],
  ["D'Angelo", "dangelo"],
  ["Rasmussen", "rasmussen"],
  ["Ó Súilleabháin", "osuilleabhain"],
  ["Patel", "patel"],
  ["Bjørnson", "bjornson"],
  ["Çelik", "celik"],
  ["Brown-Lévesque", "brown"],
]

/** Names that quoting, splitting, sorting or spreadsheets stumble over. Each is the buyer of a case (Scenarios.ts). */
const difficult: ReadonlyArray<readonly [first: string, last: string | null]> = [
  ["Madonna", null],
  ['Robert "Bob"', "Tables, Jr."],
  ['=HYPERLINK("http://x.example";"Ana")', "Silva"],
  ["Line\nBreak", "Müller-Lüdenscheidt"],
  ["山田", "太郎"],
  ["محمد", "الأحمد"],
  ["Zoë 👩‍👩‍👧", "O’Neill"],
  ["+49", "Meier"],
  ["-Minus", "Sign"],
  ["@lias", "Smythe"],
  ["Åse", "Ærø"],
  ["Null", "Undefined"],
  ["דניאל", "כהן"],
  ["Tab\tStop", "Carriage"],
  ["Wolfeschlegelsteinhausenbergerdorff".repeat(3), "Hubert Blaine ".repeat(4).trim()],
  ["Ng", null],
  ["é", "e\u0301"],
  ["Semi;colon", "Pipe|Bar"],
  ["<b>Bo</b>", "&amp; Co"],
  ["D'", "'Artagnan"],
  ["İbrahim", "ıßŒ"],
  ["0042", "1e5"],
  ["\\Back\\slash", "%20"],
  ["𝓕𝓪𝓷𝓬𝔂", "Ḽơᶉëᶆ"],
]

const domains = ["example.org", "example.com", "example.net", "mail.example", "Post.Example"] as const

/** How many difficult names there are. */
export const difficultNames = difficult.length

/**
 * A person made from random bits.
 *
 * @param unique goes into the e-mail address
 * @param difficultName place of the difficult name to have; else one in thirty has one
 */
export const personOf = (base: number, unique: string, difficultName?: number): WorldPerson => {
  const special = difficultName ?? (happens(base, 0, 33) ? below(base, 1, difficult.length) : undefined)
  const domain = pick(base, 2, domains)
  const name = special === undefined ? undefined : difficult[special]
  if (name !== undefined) {
    const [firstName, lastName] = name
    return {
      name: lastName === null ? firstName : `${firstName} ${lastName}`,
      firstName,
      lastName,
      email: `guest+${unique}@${domain}`,
    }
  }
  const [firstName, firstAscii] = pick(base, 3, firstNames)
  const [lastName, lastAscii] = pick(base, 4, lastNames)
  return {
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    email: `${firstAscii}.${lastAscii}.${unique}@${domain}`,
  }
}

type Town = readonly [city: string, postalCode: string, country: string, street: string]

const towns: readonly [Town, ...ReadonlyArray<Town>] = [
  ["København Ø", "2100", "DK", "Østerbrogade"],
  ["Aarhus C", "8000", "DK", "Vestergade"],
  ["Malmö", "211 34", "SE", "Södra Förstadsgatan"],
  ["London", "EC1A 1BB", "GB", "St. Martin's Le Grand"],
  ["Bristol", "BS1 4QA", "GB", "Queen Square"],
  ["Dublin 1", "D01 V9X5", "IE", "O'Connell Street"],
  ["München", "80331", "DE", "Sendlinger Straße"],
  ["Tours", "37000", "FR", "Rue de l'Hôpital"],
  ["Madrid", "28045", "ES", "Calle de Alcalá"],
  ["New York, NY", "10011", "US", "W 20th St."],
  ["東京都", "107-0062", "JP", "港区南青山"],
  ["Reykjavík", "101", "IS", "Skólavörðustígur"],
]

/** An address; two in five have none. */
export const addressOf = (base: number): WorldAddress | null => {
  if (happens(base, 10, 400)) return null
  const [city, postalCode, country, street] = pick(base, 11, towns)
  const house = 1 + below(base, 12, 180)
  return {
    street: `${street} ${house}`,
    street2: happens(base, 13, 250) ? `c/o Hansen, ${1 + below(base, 14, 9)}. tv "bag gården"` : null,
    city,
    postalCode,
    country,
  }
}

/** A phone number of a range kept for fiction, as people write them. */
export const phoneNumber = (base: number, k: number): string => {
  const last = String(below(base, k, 1000)).padStart(3, "0")
  const form = draw(base, k + 1) % 3
  return form === 0 ? `+44 7700 900${last}` : form === 1 ? `07700 900${last}` : `+1 (212) 555-0${last}`
}

const companies: readonly [string, ...ReadonlyArray<string>] = [
  "Nordlys ApS",
  "Müller & Söhne GmbH",
  "Smith, Smith & Smith Ltd",
  '"Quoted" Inc.',
  "株式会社データ",
  "Café Œuvre SARL",
  "O'Malley's",
  "Region Hovedstaden",
  "+Plus A/S",
]

/** A company's name. */
export const companyName = (base: number, k: number): string => pick(base, k, companies)

/** A VAT number of the form of a country. */
export const vatNumberOf = (base: number, k: number, country: string): string => {
  const digits = String(10_000_000 + below(base, k, 89_999_999))
  return country === "DE"
    ? `DE${digits}0`
    : country === "GB"
      ? `GB${digits}1`
      : country === "IE"
        ? `IE${digits.slice(1)}T`
        : `DK${digits}`
}
