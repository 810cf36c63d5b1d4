/**
 * Uuids: Ticketbutler writes one and the same as 32 hex digits here and with dashes there, in one answer even.
 *
 * @module
 */

const hex = /^[0-9a-f]{32}$/
const wrapping = /^urn:uuid:|[{}-]/g

/** The 32 lower-case hex digits of a uuid in any form (dashes, braces, `urn:uuid:`, upper case); undefined for none. */
export const canonicalUuid = (text: string): string | undefined => {
  if (hex.test(text)) return text
  const plain = text.trim().toLowerCase().replace(wrapping, "")
  return hex.test(plain) ? plain : undefined
}
