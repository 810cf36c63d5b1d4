/**
 * Pseudonyms: keyed, so that nobody without the key can try values until one fits; the same for the same value, so that
 * tables, jobs and runs can be joined.
 *
 * @module
 */
import { createHmac, randomBytes } from "node:crypto"
import type { Privacy } from "@boxport/model"
import { Redacted } from "effect"

/** The pseudonym of a value of a kind. */
export type Pseudonym = (kind: Privacy.ValueKind, value: string) => string

/** Values whose pseudonyms are remembered: those of an order come again on its tickets, soon after. */
const mostRemembered = 20_000

/** What counts of a value: who types an address with a capital, or a number with blanks, means the same. */
const essence = (kind: Privacy.ValueKind, value: string): string =>
  kind === "phone" ? value.replace(/[^\d+]/g, "") : value.trim().normalize("NFC").toLowerCase()

/** A key that nobody knows and that is gone with the process. */
export const passingKey = (): Redacted.Redacted<string> => Redacted.make(randomBytes(32).toString("hex"))

/** Pseudonyms under a key: `p_` and 128 bits of HMAC-SHA-256 in hex. */
export const pseudonyms = (key: Redacted.Redacted<string>): Pseudonym => {
  const remembered = new Map<string, string>()
  return (kind, value) => {
    const subject = `${kind}\0${essence(kind, value)}`
    const known = remembered.get(subject)
    if (known !== undefined) return known
    const made = `p_${createHmac("sha256", Redacted.value(key)).update(subject).digest("hex").slice(0, 32)}`
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(subject, made)
    return made
  }
}
