/**
 * Uuids in a table of their bits, for {@link Seen}.
 *
 * @module
 */

/** The 32-bit words of a uuid. */
const wordsOf = 4

/** The bits that hex digits stand for, by their character codes; -1 for other characters. */
const hexBits = new Int8Array(128).fill(-1)
for (const [bits, digit] of [..."0123456789abcdef"].entries()) hexBits[digit.charCodeAt(0)] = bits

/** Numbers of 128 bits, in a table with open addressing: some thirty bytes each. */
export class UuidSet {
  /** Four words a place; a place of nothing but zeros is free. */
  #table = new Uint32Array(wordsOf * 64)
  #count = 0
  #hasZero = false
  /** The key that was read last. */
  readonly #key = new Uint32Array(wordsOf)

  /** Takes a text for the next {@link has} or {@link add}; false when it is no uuid. */
  read(text: string): boolean {
    if (text.length !== 32) return false
    for (let word = 0, at = 0; word < wordsOf; word += 1) {
      let bits = 0
      for (const end = at + 8; at < end; at += 1) {
        const digit = hexBits[text.charCodeAt(at)] ?? -1
        if (digit === -1) return false
        bits = (bits << 4) | digit
      }
      this.#key[word] = bits
    }
    return true
  }

  /** Whether the words of a place, or of a key, are all zero. */
  static #isZero(words: Uint32Array, at: number): boolean {
    return words[at] === 0 && words[at + 1] === 0 && words[at + 2] === 0 && words[at + 3] === 0
  }

  /** Where the key at `from` of some words is in a table, or would be. */
  static #place(table: Uint32Array, words: Uint32Array, from: number): number {
    const a = words[from] ?? 0
    const b = words[from + 1] ?? 0
    const c = words[from + 2] ?? 0
    const d = words[from + 3] ?? 0
    // Some uuids count up in one word and are the same in the others.
    let hash = Math.imul(a ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f), 0x9e3779b1)
    hash ^= hash >>> 15
    const last = table.length - wordsOf
    for (let at = (hash * wordsOf) & last; ; at = (at + wordsOf) & last) {
      if (table[at] === a && table[at + 1] === b && table[at + 2] === c && table[at + 3] === d) return at
      if (UuidSet.#isZero(table, at)) return at
    }
  }

  has(): boolean {
    if (UuidSet.#isZero(this.#key, 0)) return this.#hasZero
    return !UuidSet.#isZero(this.#table, UuidSet.#place(this.#table, this.#key, 0))
  }

  /** False when it was there already. */
  add(): boolean {
    if (UuidSet.#isZero(this.#key, 0)) {
      const isNew = !this.#hasZero
      this.#hasZero = true
      return isNew
    }
    const at = UuidSet.#place(this.#table, this.#key, 0)
    if (!UuidSet.#isZero(this.#table, at)) return false
    this.#table.set(this.#key, at)
    this.#count += 1
    // At most two thirds full, so that a place is found after few steps.
    if (this.#count * wordsOf * 3 > this.#table.length * 2) this.#widen()
    return true
  }

  #widen(): void {
    const old = this.#table
    const wide = new Uint32Array(old.length * 2)
    for (let from = 0; from < old.length; from += wordsOf) {
      if (UuidSet.#isZero(old, from)) continue
      const at = UuidSet.#place(wide, old, from)
      for (let word = 0; word < wordsOf; word += 1) wide[at + word] = old[from + word] ?? 0
    }
    this.#table = wide
  }
}
