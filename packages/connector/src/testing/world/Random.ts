/**
 * Numbers that look random and are a pure function of a seed and a position, so that any record of the world can be
 * made on its own, in any order, without keeping the others.
 *
 * @module
 */

/** Spreads the bits of a 32 bit number (MurmurHash3's finaliser): a bijection of 0 … 2³²−1. */
export const mix = (n: number): number => {
  let h = n | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** What {@link mix} was given: its two factors' inverses modulo 2³², and its three shifts backwards. */
export const unmix = (n: number): number => {
  let h = n | 0
  h = Math.imul(h ^ (h >>> 16), 0x7ed1b41d)
  h = Math.imul(h ^ (h >>> 13) ^ (h >>> 26), 0xa5cb9243)
  return (h ^ (h >>> 16)) >>> 0
}

/** What is drawn for; each has numbers of its own. */
export const streams = { order: 1, buyer: 2, attendee: 3, complimentary: 4, contact: 5, answer: 6 } as const

/** The starting point of record `index` in a stream of a world. */
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

/** A moment after `from`, at most `most` seconds later and never after `now`. */
export const later = (base: number, k: number, from: number, most: number, now: number): number =>
  from + below(base, k, Math.max(0, Math.min(most, now - from)) + 1)
