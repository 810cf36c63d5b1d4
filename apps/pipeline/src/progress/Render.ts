/**
 * A run as lines of text: for a terminal a line a resource, elsewhere one line.
 *
 * @module
 */
import type { BudgetState } from "@boxport/connector"
import { aligned, cut } from "../Output.ts"
import { estimates, recordsRead, type Tracker } from "./Tracker.ts"
import { about, count, counted, duration } from "./Words.ts"

const barCells = 20

const bar = (read: number, stated: number): string => {
  const full = stated === 0 ? barCells : Math.min(barCells, Math.floor((read * barCells) / stated))
  return "█".repeat(full) + "░".repeat(barCells - full)
}

/** Never `100%` before the last record. */
const percent = (read: number, stated: number): string =>
  stated === 0 ? "100%" : `${Math.min(100, Math.floor((read * 100) / stated))}%`

const requestsLeft = ({ limit, remaining }: BudgetState): ReadonlyArray<string> =>
  remaining === null
    ? []
    : [
        limit === null
          ? `${counted(remaining, "request")} left`
          : `${count(remaining)} of ${counted(limit, "request")} left`,
      ]

const facts = (tracker: Tracker, nowMillis: number): ReadonlyArray<string> => {
  const { left, perSecond, waiting } = estimates(tracker, nowMillis)
  return [
    ...(waiting === null ? [] : [`waiting for the request limit, ${duration(waiting)}`]),
    ...(waiting !== null || perSecond === null ? [] : [`${count(Math.max(1, perSecond))} records/s`]),
    ...(left === null ? [] : [`${about(Math.max(left, waiting ?? 0))} left`]),
    ...(tracker.state === null ? [] : requestsLeft(tracker.state.budget)),
    ...(tracker.state === null || tracker.state.rejected === 0 ? [] : [`${count(tracker.state.rejected)} rejected`]),
  ]
}

const dim = (text: string, colors: boolean): string => (colors ? `\u001b[2m${text}\u001b[22m` : text)
const green = (text: string, colors: boolean): string => (colors ? `\u001b[32m${text}\u001b[39m` : text)

/** More resources than this are not shown one by one: lines that have scrolled away could not be redrawn. */
const mostRows = 10

/** The live lines of a run, each short enough for one row of the terminal. */
export const liveLines = (
  tracker: Tracker,
  nowMillis: number,
  options: { readonly columns: number; readonly colors: boolean },
): ReadonlyArray<string> => {
  const all = tracker.state?.resources ?? []
  const hidden = new Set(all.filter(({ done }) => done).slice(0, Math.max(0, all.length - mostRows)))
  const resources = all.filter((resource) => !hidden.has(resource))
  const rows = aligned(
    resources.map(({ read, resource, stated }) => [
      `  ${resource}`,
      stated === null ? count(read) : `${count(read)}/${count(stated)}`,
      stated === null ? "" : `${bar(read, stated)} ${percent(read, stated)}`,
    ]),
    [1],
  )
  const last = facts(tracker, nowMillis).join(" · ")
  const width = Math.max(10, options.columns - 1)
  return [
    ...(hidden.size === 0 ? [] : [green(cut(`  ${counted(hidden.size, "resource")} done`, width), options.colors)]),
    ...rows.map((row, index) => {
      const line = cut(row, width)
      return resources[index]?.done === true ? green(line, options.colors) : line
    }),
    dim(
      cut(`  ${last === "" ? `connecting, ${duration((nowMillis - tracker.startedMillis) / 1000)}` : last}`, width),
      options.colors,
    ),
  ]
}

/** A run as one line: what is being read, and the facts. */
export const plainLine = (tracker: Tracker, nowMillis: number): string => {
  const resources = tracker.state?.resources ?? []
  const open = resources
    .filter(({ done }) => !done)
    .map(({ read, resource, stated }) =>
      stated === null
        ? `${resource} ${count(read)}`
        : `${resource} ${count(read)}/${count(stated)} (${percent(read, stated)})`,
    )
  const done = resources.length - open.length
  const reading = [...open, ...(done === 0 ? [] : [`${counted(done, "resource")} done`])]
  const parts = [reading.length === 0 ? "connecting" : `reading ${reading.join(", ")}`, ...facts(tracker, nowMillis)]
  return parts.join("; ")
}

/** The line at the end of a run. */
export const lastLine = (tracker: Tracker, nowMillis: number): string =>
  `read ${counted(recordsRead(tracker.state), "record")} in ${counted(tracker.state?.requests ?? 0, "request")}, ${duration((nowMillis - tracker.startedMillis) / 1000)}`
