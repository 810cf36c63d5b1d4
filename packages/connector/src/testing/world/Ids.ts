/**
 * Ids for the twins, made from a kind and a number without keeping anything, and the number back from the id.
 *
 * A kind is any word (`order`, `ticket`, `event`); ids of one kind never collide, for numbers from 0 to 2⁴⁰. They depend on
 * neither seed nor size.
 *
 * @module
 */
import { mix, unmix } from "./Random.ts"

const hashes = new Map<string, number>()

/** FNV-1a over the code units of a word, mixed. */
const hashOf = (kind: string): number => {
  const known = hashes.get(kind)
  if (known !== undefined) return known
  let hash = 0x811c9dc5
  for (let n = 0; n < kind.length; n++) hash = Math.imul(hash ^ kind.charCodeAt(n), 0x01000193)
  const mixed = mix(hash)
  hashes.set(kind, mixed)
  return mixed
}

/** Ids are this far apart on average: platforms share their numbers among all customers. */
const step = 7

const firstOf = (hash: number): number => 1_000_000 + (hash % 9000) * 1000

/** A positive whole number, unique within the kind; it grows with `number`, in uneven steps. */
export const stableNumber = (kind: string, number: number): number => {
  const hash = hashOf(kind)
  return firstOf(hash) + number * step + (mix(number ^ hash) % step)
}

/** The number that {@link stableNumber} made `id` of; `undefined` when it made no such id. */
export const numberOfStable = (kind: string, id: number): number | undefined => {
  const number = Math.floor((id - firstOf(hashOf(kind))) / step)
  return number >= 0 && stableNumber(kind, number) === id ? number : undefined
}

const hex = (word: number): string => word.toString(16).padStart(8, "0")

/** A version 4 UUID as 32 lower-case hexadecimal digits, unique within the kind. */
export const stableUuid = (kind: string, number: number): string => {
  const hash = hashOf(kind)
  const first = mix(number ^ hash)
  const second = (mix(first ^ 0x5bd1e995) & 0xffff0fff) | 0x4000
  const third = (mix(first + hash) & 0x3fffffff) | 0x80000000
  const fourth = mix(first + 0x27d4eb2f) ^ Math.floor(number / 0x1_0000_0000)
  return hex(first) + hex(second >>> 0) + hex(third >>> 0) + hex(fourth >>> 0)
}

/** A UUID with its dashes: 8-4-4-4-12. */
export const dashed = (uuid: string): string =>
  `${uuid.slice(0, 8)}-${uuid.slice(8, 12)}-${uuid.slice(12, 16)}-${uuid.slice(16, 20)}-${uuid.slice(20)}`

/** The number that {@link stableUuid} made a UUID (dashed or not, any case) of; `undefined` when it made no such id. */
export const numberOfUuid = (kind: string, uuid: string): number | undefined => {
  const digits = uuid.replaceAll("-", "").toLowerCase()
  if (!/^[0-9a-f]{32}$/.test(digits)) return undefined
  const first = Number.parseInt(digits.slice(0, 8), 16)
  const high = (Number.parseInt(digits.slice(24), 16) ^ mix(first + 0x27d4eb2f)) >>> 0
  const number = high * 0x1_0000_0000 + ((unmix(first) ^ hashOf(kind)) >>> 0)
  return Number.isSafeInteger(number) && stableUuid(kind, number) === digits ? number : undefined
}

/** No vowels: a reference should spell nothing. */
const letters = "BCDFGHJKLMNPQRSTVWXZ"
const referenceLength = 6
const references = letters.length ** referenceLength
/** Odd, not a multiple of five, and small enough that the product stays exact. */
const stride = 38_198_407

/** Six letters for an order, unique below 64 million orders. */
export const referenceOf = (order: number): string => {
  let rest = (order * stride + 11_235_813) % references
  let text = ""
  for (let n = 0; n < referenceLength; n++) {
    const digit = rest % letters.length
    text += letters[digit] ?? ""
    rest = (rest - digit) / letters.length
  }
  return text
}

/** Crockford's digits: none looks like another. */
const codeDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const codeForm = /^[0-9A-HJKMNP-TV-Z]{7}$/
const codeKey = 0x3c6ef372

/** Seven letters and digits, unique for ticket numbers below 2³². */
export const scanCodeOf = (ticket: number): string => {
  let rest = mix(ticket ^ codeKey)
  let text = ""
  for (let n = 0; n < 7; n++) {
    text += codeDigits[rest & 31] ?? ""
    rest >>>= 5
  }
  return text
}

/** The number of the ticket that {@link scanCodeOf} made a code for. */
export const ticketOfScanCode = (code: string): number | undefined => {
  if (!codeForm.test(code)) return undefined
  let value = 0
  for (let n = 6; n >= 0; n--) value = value * 32 + codeDigits.indexOf(code[n] ?? "")
  if (value > 0xffff_ffff) return undefined
  return (unmix(value) ^ codeKey) >>> 0
}
