/**
 * Bar codes: five letters and digits for what the checkout sold, seven for what was issued without an order. Each is a
 * one-to-one image of a ticket's slot, so that a ticket is found by its bar code without a table.
 *
 * @module
 */

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
const size = 62n ** 5n
// Coprime with 2 and 31, the prime factors of 62, and so with every power of it.
const factor = 3_777_733n
const shift = 412_345_679n

const inverseOf = (a: bigint, m: bigint): bigint => {
  let [r0, r1, s0, s1] = [a, m, 1n, 0n]
  while (r1 !== 0n) {
    const q = r0 / r1
    ;[r0, r1] = [r1, r0 - q * r1]
    ;[s0, s1] = [s1, s0 - q * s1]
  }
  return ((s0 % m) + m) % m
}

const inverse = inverseOf(factor, size)
const sizeNumber = Number(size)
const factorNumber = Number(factor)
const shiftNumber = Number(shift)

/** The bar code of a slot; slots go to two hundred million. */
export const barcodeOf = (slot: number, loose: boolean): string => {
  let rest = (slot * factorNumber + shiftNumber) % sizeNumber
  let text = loose ? "Z7" : ""
  for (let n = 0; n < 5; n++) {
    text += alphabet[rest % 62]
    rest = Math.floor(rest / 62)
  }
  return text
}

/** The slot whose bar code this would be; undefined for what {@link barcodeOf} never makes. */
export const slotOfBarcode = (barcode: string): number | undefined => {
  const digits = barcode.length === 7 && barcode.startsWith("Z7") ? barcode.slice(2) : barcode
  if (digits.length !== 5) return undefined
  let value = 0
  for (let n = 4; n >= 0; n--) {
    const digit = alphabet.indexOf(digits[n] ?? "")
    if (digit < 0) return undefined
    value = value * 62 + digit
  }
  return Number(((((BigInt(value) - shift) * inverse) % size) + size) % size)
}
