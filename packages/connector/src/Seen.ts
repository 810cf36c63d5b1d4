/**
 * Records that can be told apart by a key, remembered by as little as possible: an export has to know hundreds of
 * thousands of ids, and must not grow with them.
 *
 * Most keys are a short prefix and a number (`or_737352`). Numbers are kept in chunks of 65,536: a sorted list of 16-bit
 * offsets while there are few in a chunk, a bit for each once there are many. Ids that come one after the other take
 * a bit each, ids that are thousands apart some four bytes. Uuids (as 32 lower-case hex digits) are kept as their 128
 * bits, which take some thirty bytes each; as texts they would take a hundred.
 *
 * @module
 */
import { UuidSet } from "./UuidSet.ts"

const chunkBits = 16
const chunkSize = 2 ** chunkBits
/** From so many on, a bit for each of the chunk's numbers is smaller than a list. */
const mostListed = chunkSize / 16

/** The numbers of one chunk, by their offset in it. */
class Chunk {
  #listed = new Uint16Array(8)
  #count = 0
  #bits: Uint32Array | null = null

  /** Where an offset is in the sorted list, or would be. */
  #place(offset: number): number {
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#listed[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }

  has(offset: number): boolean {
    if (this.#bits !== null) return ((this.#bits[offset >>> 5] ?? 0) & (1 << (offset & 31))) !== 0
    const place = this.#place(offset)
    return place < this.#count && this.#listed[place] === offset
  }

  /** False when it was there already. */
  add(offset: number): boolean {
    if (this.#bits !== null) return this.#set(this.#bits, offset)
    const place = this.#place(offset)
    if (place < this.#count && this.#listed[place] === offset) return false
    if (this.#count === mostListed) {
      const bits = new Uint32Array(chunkSize / 32)
      for (const known of this.#listed) this.#set(bits, known)
      this.#bits = bits
      this.#listed = new Uint16Array(0)
      return this.#set(bits, offset)
    }
    if (this.#count === this.#listed.length) {
      const longer = new Uint16Array(this.#count * 2)
      longer.set(this.#listed)
      this.#listed = longer
    }
    this.#listed.copyWithin(place + 1, place, this.#count)
    this.#listed[place] = offset
    this.#count += 1
    return true
  }

  #set(bits: Uint32Array, offset: number): boolean {
    const word = bits[offset >>> 5] ?? 0
    const bit = 1 << (offset & 31)
    bits[offset >>> 5] = word | bit
    return (word & bit) === 0
  }
}

/** Whole numbers below 2^31. */
class NumberSet {
  readonly #chunks = new Map<number, Chunk>()

  has(number: number): boolean {
    return this.#chunks.get(number >>> chunkBits)?.has(number & (chunkSize - 1)) ?? false
  }

  add(number: number): boolean {
    const high = number >>> chunkBits
    let chunk = this.#chunks.get(high)
    if (chunk === undefined) this.#chunks.set(high, (chunk = new Chunk()))
    return chunk.add(number & (chunkSize - 1))
  }
}

/** The longest prefix, such as `or_`; longer ones could be as many as the keys. */
const longestPrefix = 4
/** More digits could leave the range. */
const mostDigits = 9

/** Where the number at the end of a key begins; -1 when the key is not a short prefix and a plain number. */
const numberFrom = (key: string): number => {
  let from = key.length
  while (from > 0) {
    const code = key.charCodeAt(from - 1)
    if (code < 48 || code > 57) break
    from -= 1
  }
  const digits = key.length - from
  if (digits === 0 || digits > mostDigits || from > longestPrefix) return -1
  // "a_07" and "a_7" are two keys.
  return digits > 1 && key.charCodeAt(from) === 48 ? -1 : from
}

/** The number of digits that begin at `from` and end the key, without making a text of them. */
const numberAt = (key: string, from: number): number => {
  let number = 0
  for (let at = from; at < key.length; at++) number = number * 10 + key.charCodeAt(at) - 48
  return number
}

/** Keys that were seen. */
export class Seen {
  readonly #numbers = new Map<string, NumberSet>()
  readonly #uuids = new UuidSet()
  readonly #texts = new Set<string>()
  #size = 0

  /** How many there are. */
  get size(): number {
    return this.#size
  }

  /** Remembers a key; false when it was known already. */
  add(key: string): boolean {
    const isNew = this.#add(key)
    if (isNew) this.#size += 1
    return isNew
  }

  #add(key: string): boolean {
    if (this.#uuids.read(key)) return this.#uuids.add()
    const from = numberFrom(key)
    if (from === -1) {
      if (this.#texts.has(key)) return false
      this.#texts.add(key)
      return true
    }
    const prefix = key.slice(0, from)
    let numbers = this.#numbers.get(prefix)
    if (numbers === undefined) this.#numbers.set(prefix, (numbers = new NumberSet()))
    return numbers.add(numberAt(key, from))
  }

  /** Whether a key is remembered. */
  has(key: string): boolean {
    if (this.#uuids.read(key)) return this.#uuids.has()
    const from = numberFrom(key)
    return from === -1
      ? this.#texts.has(key)
      : (this.#numbers.get(key.slice(0, from))?.has(numberAt(key, from)) ?? false)
  }
}
