/**
 * A request limit: a fixed window that opens with its first request. Tito documents none but says 429.
 *
 * @module
 */

/** So many requests in a window of so many seconds. */
export interface Limits {
  readonly requests: number
  readonly perSeconds: number
}

/** Counts requests: null for one that is let through, else seconds until the window ends. `now` is in milliseconds. */
export const makeLimiter = ({ perSeconds, requests }: Limits): ((now: number) => number | null) => {
  const length = perSeconds * 1000
  let opened = Number.NEGATIVE_INFINITY
  let used = 0
  return (now) => {
    if (now >= opened + length) {
      opened = now
      used = 0
    }
    if (used >= requests) return Math.ceil((opened + length - now) / 1000)
    used += 1
    return null
  }
}
