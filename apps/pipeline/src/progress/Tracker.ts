/**
 * A run as it was told page by page: pure, with the clock handed in.
 *
 * @module
 */
import type { ExportProgress } from "@boxport/engine"
import { addSample, type Outlook, ratePerSecond, type Sample, secondsLeft, waitingSeconds } from "./Eta.ts"

/** Everything that is known about a run at the moment. */
export interface Tracker {
  readonly startedMillis: number
  readonly toldMillis: number
  readonly state: ExportProgress | null
  readonly samples: ReadonlyArray<Sample>
  /** The longest time to a reset seen: the platform's window, once one was seen whole. */
  readonly windowSeconds: number | null
}

/** A run that begins now. */
export const begin = (nowMillis: number): Tracker => ({
  startedMillis: nowMillis,
  toldMillis: nowMillis,
  state: null,
  samples: [{ atMillis: nowMillis, read: 0 }],
  windowSeconds: null,
})

/** Native records read over all resources. */
export const recordsRead = (state: ExportProgress | null): number =>
  (state?.resources ?? []).reduce((sum, { read }) => sum + read, 0)

/** The run after it told something. */
export const told = (tracker: Tracker, state: ExportProgress, nowMillis: number): Tracker => ({
  ...tracker,
  toldMillis: nowMillis,
  state,
  samples: addSample(tracker.samples, { atMillis: nowMillis, read: recordsRead(state) }),
  windowSeconds:
    state.budget.resetsIn === null
      ? tracker.windowSeconds
      : Math.max(tracker.windowSeconds ?? 0, state.budget.resetsIn),
})

/** Records a second, seconds left and seconds to wait, each null where it cannot be told. */
export const estimates = (tracker: Tracker, nowMillis: number) => {
  const { state } = tracker
  const perSecond = ratePerSecond(tracker.samples)
  if (state === null) return { perSecond, left: null, waiting: null }
  const open = state.resources.filter(({ done }) => !done)
  const remaining = open.reduce<number | null>(
    (sum, { read, stated }) => (sum === null || stated === null ? null : sum + Math.max(0, stated - read)),
    0,
  )
  const outlook: Outlook = {
    remaining: open.length === 0 ? null : remaining,
    perSecond,
    perRequest: state.requests > 0 ? recordsRead(state) / state.requests : null,
    budget: state.budget,
    windowSeconds: tracker.windowSeconds,
  }
  return {
    perSecond,
    left: secondsLeft(outlook),
    waiting: open.length === 0 ? null : waitingSeconds(state.budget, nowMillis - tracker.toldMillis),
  }
}
