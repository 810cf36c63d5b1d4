/**
 * The platform's request limit: a fixed window that opens with its first request (seed 000, Rate limiting).
 *
 * @module
 */

/** So many requests in a window of so many seconds. */
export interface Limits {
  readonly requests: number
  readonly perSeconds: number
}

/** What the limit says to one request. */
export interface Verdict {
  readonly allowed: boolean
  /** `X-Rate-Limit-*`; with `Retry-After` when the limit is reached. `Reset` is in whole seconds, rounded up. */
  readonly headers: { readonly [name: string]: string }
}

/** Counts requests; `now` is in milliseconds. */
export const makeLimiter = (limits: Limits): ((now: number) => Verdict) => {
  const length = limits.perSeconds * 1000
  let opened = Number.NEGATIVE_INFINITY
  let used = 0
  return (now) => {
    if (now >= opened + length) {
      opened = now
      used = 0
    }
    const allowed = used < limits.requests
    if (allowed) used += 1
    const reset = String(Math.ceil((opened + length - now) / 1000))
    const headers = {
      "X-Rate-Limit-Limit": String(limits.requests),
      "X-Rate-Limit-Remaining": String(limits.requests - used),
      "X-Rate-Limit-Reset": reset,
    }
    return { allowed, headers: allowed ? headers : { ...headers, "Retry-After": reset } }
  }
}
