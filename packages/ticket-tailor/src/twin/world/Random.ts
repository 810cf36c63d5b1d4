/**
 * Numbers that look random and are a pure function of a seed and a position, so that any record of the world can be
 * made on its own, in any order, without keeping the others.
 *
 * @module
 */

/** Spreads the bits of a 32 bit number (MurmurHash3's finaliser). */
export const mix = (n: number): number => {
  let h = n | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** The starting point of record `index` in stream `stream` of a world. */
export const baseOf = (seed: number, stream: number, index: number): number =>
  mix(mix(mix(seed) + Math.imul(stream, 0x27d4eb2f)) + Math.imul(index, 0x9e3779b1))

/** The draw number `k` of a record: 0 … 2³²−1. */
export const draw = (base: number, k: number): number => mix(base + Math.imul(k, 0x9e3779b9))

/** A whole number from 0 to `n` − 1. */
export const below = (base: number, k: number, n: number): number => Math.floor((draw(base, k) / 0x1_0000_0000) * n)

/** Whether something of a probability in thousandths happens. */
export const happens = (base: number, k: number, thousandths: number): boolean => below(base, k, 1000) < thousandths

/** One of a list that is not empty. */
export const pick = <A>(base: number, k: number, list: readonly [A, ...ReadonlyArray<A>]): A =>
  list[below(base, k, list.length)] ?? list[0]

const fourDigits = Array.from({ length: 0x1_0000 }, (_, n) => n.toString(16).padStart(4, "0"))

const hex8 = (n: number): string => `${fourDigits[n >>> 16]}${fourDigits[n & 0xffff]}`

/** 20 hexadecimal digits, as the platform puts into the addresses of bar code images. */
export const hex20 = (base: number): string =>
  `${hex8(mix(base + 1))}${hex8(mix(base + 2))}${fourDigits[mix(base + 3) & 0xffff]}`

/** 32 hexadecimal digits. */
export const hex32 = (base: number): string =>
  `${hex20(base)}${hex8(mix(base + 4))}${fourDigits[mix(base + 5) & 0xffff]}`
