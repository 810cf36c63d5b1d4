/**
 * When the next request may leave: the rules of a request budget as a pure state machine over the clock (milliseconds)
 * and what answers say about the platform's limit. {@link Budget} runs it.
 *
 * Three limits hold at once:
 *
 * - the platform's window, as its headers tell it. `remaining` of the last answers less what is still under way may
 *   leave; then nothing until the window ends. What is not known is found out by a single request: the first one, and
 *   the first after a window has ended, go alone;
 * - a pace of our own: at most so many requests in any stretch of so many seconds, wherever the stretch begins;
 * - how many requests may be under way at once.
 *
 * The end of a window is stated in whole seconds. Rounded up, the smallest of the ends that a window's answers suggest
 * is the closest; that is taken. A platform that rounds down gives itself away by refusing the first request of what
 * should be a new window; from then on a second is added.
 *
 * @module
 */

/** What one answer says about the limit; null for what it does not say. */
export interface Observation {
  readonly limit: number | null
  readonly remaining: number | null
  /** Seconds until the window ends. */
  readonly resetSeconds: number | null
  /** Whether the request was refused for the limit (429). */
  readonly refused: boolean
  /** Seconds to wait, if the answer names them (`Retry-After`). */
  readonly retryAfterSeconds: number | null
}

/** An answer that says nothing about limits. */
export const silent: Observation = {
  limit: null,
  remaining: null,
  resetSeconds: null,
  refused: false,
  retryAfterSeconds: null,
}

/** A pace: at most `requests` in any stretch of `perSeconds`. */
export interface Pace {
  readonly requests: number
  readonly perSeconds: number
}

/** What a budget is told when it is made. */
export interface PacingOptions {
  /** Requests under way at once. */
  readonly concurrency: number
  /** The user's own pace, which always holds. */
  readonly pace: Pace | null
  /** The documented pace, which holds for as long as the platform's answers name no limit. */
  readonly fallback: Pace | null
}

/** A window of a limit, as far as answers have told of it. */
export interface Window {
  readonly limit: number | null
  /** The lowest `remaining` an answer of this window has named. */
  readonly lowest: number
  /** When it ends, as a time of the clock. */
  readonly endsAt: number
}

/** The state of a budget. */
export interface Pacing {
  readonly options: PacingOptions
  readonly underWay: number
  /** A request is under way whose answer tells where we stand; nothing else may leave. */
  readonly probing: boolean
  /** The answers have named no limit so far, although there were some. */
  readonly unlimited: boolean
  readonly window: Window | null
  readonly blockedUntil: number
  readonly roundsDown: boolean
  /** Refusals since the last request that was let through. */
  readonly refusals: number
  /** When requests left, oldest first; no more than the pace needs. */
  readonly departures: ReadonlyArray<number>
}

/** What may happen now. */
export type Decision =
  | { readonly _tag: "Go"; readonly pacing: Pacing }
  | { readonly _tag: "WaitUntil"; readonly at: number }
  /** Something must come back first. */
  | { readonly _tag: "WaitForAnswer" }

/** A budget before its first request. */
export const make = (options: PacingOptions): Pacing => ({
  options,
  underWay: 0,
  probing: false,
  unlimited: false,
  window: null,
  blockedUntil: 0,
  roundsDown: false,
  refusals: 0,
  departures: [],
})

const waitForAnswer: Decision = { _tag: "WaitForAnswer" }

/** The pace in force: the user's own, else the documented one while the platform tells nothing. */
const paceOf = (pacing: Pacing): Pace | null =>
  pacing.options.pace ?? (pacing.window === null ? pacing.options.fallback : null)

/** The departures that a pace still counts at `now`: one that is further back than its stretch holds nobody up. */
const counted = ({ departures }: Pacing, { perSeconds, requests }: Pace, now: number): ReadonlyArray<number> => {
  const first = departures.findIndex((at) => now < at + perSeconds * 1000)
  return first === -1 ? [] : departures.slice(Math.max(first, departures.length - requests + 1))
}

const depart = (pacing: Pacing, now: number, probing: boolean): Decision => {
  const pace = paceOf(pacing)
  return {
    _tag: "Go",
    pacing: {
      ...pacing,
      underWay: pacing.underWay + 1,
      probing,
      departures: pace === null ? [] : [...counted(pacing, pace, now), now],
    },
  }
}

/** Whether a request may leave at `now`, and the state after it has. */
export const next = (pacing: Pacing, now: number): Decision => {
  if (pacing.probing || pacing.underWay >= pacing.options.concurrency) return waitForAnswer
  if (now < pacing.blockedUntil) return { _tag: "WaitUntil", at: pacing.blockedUntil }
  const pace = paceOf(pacing)
  if (pace !== null && pacing.departures.length >= pace.requests) {
    const free = (pacing.departures[pacing.departures.length - pace.requests] ?? 0) + pace.perSeconds * 1000
    if (now < free) return { _tag: "WaitUntil", at: free }
  }
  const { window } = pacing
  if (window === null) {
    if (pacing.unlimited) return depart(pacing, now, false)
    // Nothing is known yet: one request finds out.
    return pacing.underWay > 0 ? waitForAnswer : depart(pacing, now, true)
  }
  if (now >= window.endsAt) return pacing.underWay > 0 ? waitForAnswer : depart(pacing, now, true)
  if (window.lowest - pacing.underWay > 0) return depart(pacing, now, false)
  return pacing.underWay > 0 ? waitForAnswer : { _tag: "WaitUntil", at: window.endsAt }
}

/** The longest pause after a refusal that names none: it doubles from one second up to here. */
const longestUnnamedPause = 60

/** The window after a request that may have counted, although no answer says so. */
const spent = (window: Window | null, sentAt: number): Window | null =>
  window === null || sentAt >= window.endsAt ? window : { ...window, lowest: Math.max(0, window.lowest - 1) }

/** The state after the request that left at `sentAt` came to nothing: no answer, or given up. */
export const unanswered = (pacing: Pacing, sentAt: number): Pacing => ({
  ...pacing,
  underWay: pacing.underWay - 1,
  probing: false,
  window: spent(pacing.window, sentAt),
})

/** The state after an answer to the request that left at `sentAt`. */
export const answered = (pacing: Pacing, sentAt: number, now: number, observation: Observation): Pacing => {
  // Only one request is under way while probing, so this is it.
  const base: Pacing = { ...pacing, underWay: pacing.underWay - 1, probing: false }
  // We thought that the window had ended and were refused for its last moments: its seconds are rounded down.
  const early =
    observation.refused &&
    pacing.probing &&
    pacing.window !== null &&
    sentAt >= pacing.window.endsAt &&
    sentAt < pacing.window.endsAt + 1000 &&
    (observation.resetSeconds ?? 0) <= 1
  const roundsDown = pacing.roundsDown || early
  const refusals = observation.refused ? pacing.refusals + 1 : 0
  const pause = !observation.refused
    ? 0
    : observation.retryAfterSeconds !== null && observation.retryAfterSeconds > 0
      ? observation.retryAfterSeconds
      : (observation.resetSeconds ?? 0) > 0
        ? (observation.resetSeconds ?? 0)
        : Math.min(2 ** pacing.refusals, longestUnnamedPause)
  const blockedUntil = Math.max(pacing.blockedUntil, pause === 0 ? 0 : now + pause * 1000)
  const { remaining, resetSeconds } = observation
  if (remaining === null) {
    return {
      ...base,
      roundsDown,
      refusals,
      blockedUntil,
      window: spent(pacing.window, sentAt),
      unlimited: pacing.unlimited || (pacing.window === null && !observation.refused),
    }
  }
  const window = windowAfter(pacing.window, sentAt, now, {
    limit: observation.limit,
    remaining: observation.refused ? 0 : remaining,
    // Without an end we can only try again soon.
    reset: (resetSeconds ?? 1) + (roundsDown ? 1 : 0),
  })
  return { ...base, roundsDown, refusals, blockedUntil, unlimited: false, window }
}

const windowAfter = (
  window: Window | null,
  sentAt: number,
  now: number,
  stated: { readonly limit: number | null; readonly remaining: number; readonly reset: number },
): Window => {
  const limit = stated.limit ?? window?.limit ?? null
  const endsAt = now + stated.reset * 1000
  // The answer belongs to a later window when even the earliest end it allows is after the end we know.
  const later = window === null || sentAt >= window.endsAt || sentAt + (stated.reset - 1) * 1000 > window.endsAt
  return later
    ? { limit, lowest: stated.remaining, endsAt }
    : { limit, lowest: Math.min(window.lowest, stated.remaining), endsAt: Math.min(window.endsAt, endsAt) }
}
