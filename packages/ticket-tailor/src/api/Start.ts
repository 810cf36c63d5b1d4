/**
 * When a date really starts. A date is created by the clock of its series, whose time zone can be neither seen before nor
 * set (platform notes 1.4): whether it starts at the right moment shows only afterwards.
 *
 * @module
 */
import type { Event } from "./records/EventSeries.ts"

/**
 * How many seconds too late an event starts (too early: below 0); null where it does not say when it starts. Two clocks
 * an hour apart make 3600: create it again, or change it, by so much another time.
 *
 * @param event as a create, an update or a read gave it
 * @param intended the right moment, in seconds since 1970
 */
export const secondsOff = (event: Pick<Event, "start">, intended: number): number | null => {
  const unix = event.start?.unix ?? null
  return unix === null ? null : unix - intended
}
