/**
 * Where what an event offers is planned.
 *
 * @module
 */
import type { EventBundle, Existing, SeriesBundle } from "@boxport/connector"
import type { Clock } from "./Clock.ts"

/** Where offers are planned. */
export interface Where {
  readonly series: SeriesBundle
  readonly bundle: EventBundle
  readonly existing: Existing
  readonly clock: Clock
  /** The canonical id of the event at the target; null while there is none. */
  readonly there: string | null
}

/** What the operations that set an event up have in common. */
export const shared = ({ bundle: { event }, series }: Where) =>
  ({ phase: "setup", series: series.id, group: event.id }) as const

/** What belongs to an event at the target, the oldest first. */
export const ofEvent = <Row extends { readonly event_id: string | null; readonly native_id: string }>(
  rows: ReadonlyArray<Row>,
  event: string | null,
): ReadonlyArray<Row> =>
  event === null
    ? []
    : rows.filter(({ event_id }) => event_id === event).toSorted((a, b) => Number(a.native_id) - Number(b.native_id))
