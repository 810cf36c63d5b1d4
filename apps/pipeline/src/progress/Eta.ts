/**
 * How fast a run is and when it will be done: pure functions over what was seen.
 *
 * @module
 */
import type { BudgetState } from "@boxport/connector"

/** How much was read by when. */
export interface Sample {
  readonly atMillis: number
  readonly read: number
}

/** Samples older than this say nothing about the speed now. */
const windowMillis = 30_000

/** The samples with one more, without those that are too old; the newest of the old ones stays as the base. */
export const addSample = (samples: ReadonlyArray<Sample>, sample: Sample): ReadonlyArray<Sample> => {
  const fresh = samples.findIndex(({ atMillis }) => atMillis > sample.atMillis - windowMillis)
  const kept = fresh === -1 ? samples.slice(-1) : samples.slice(Math.max(0, fresh - 1))
  return [...kept, sample]
}

/** Records a second over the samples; null when they say nothing yet. */
export const ratePerSecond = (samples: ReadonlyArray<Sample>): number | null => {
  const first = samples[0]
  const last = samples.at(-1)
  if (first === undefined || last === undefined || last.atMillis <= first.atMillis) return null
  const rate = ((last.read - first.read) * 1000) / (last.atMillis - first.atMillis)
  return rate > 0 ? rate : null
}

/** What an estimate goes by. */
export interface Outlook {
  /** Records still to be read, as far as the platform has stated; null when it has not. */
  readonly remaining: number | null
  readonly perSecond: number | null
  /** Records that a request brings, as seen so far; null before the first. */
  readonly perRequest: number | null
  readonly budget: BudgetState
  /** Length of the platform's window in seconds, as far as it is known. */
  readonly windowSeconds: number | null
}

/**
 * Seconds until everything stated is read; null when that cannot be told. Where the requests that are needed exceed
 * those left in the platform's window, the windows to be waited for decide.
 */
export const secondsLeft = ({ budget, perRequest, perSecond, remaining, windowSeconds }: Outlook): number | null => {
  if (remaining === null || perSecond === null) return null
  const working = remaining / perSecond
  if (perRequest === null || perRequest <= 0 || budget.remaining === null || budget.resetsIn === null) return working
  const beyond = Math.ceil(remaining / perRequest) - budget.remaining
  if (beyond <= 0) return working
  if (budget.limit === null || budget.limit <= 0) return Math.max(working, budget.resetsIn)
  const furtherWindows = Math.ceil(beyond / budget.limit) - 1
  return Math.max(working, budget.resetsIn + furtherWindows * (windowSeconds ?? budget.resetsIn))
}

/** Seconds until the platform lets the next request through; null when the run is not waiting for that. */
export const waitingSeconds = (budget: BudgetState, sinceToldMillis: number): number | null => {
  if (budget.remaining !== 0 || budget.resetsIn === null) return null
  const left = budget.resetsIn - sinceToldMillis / 1000
  return left > 0 ? Math.ceil(left) : null
}
