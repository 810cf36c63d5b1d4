/**
 * Who may come in by a check-in list, and who has.
 *
 * @module
 */
import type { CheckinList } from "../things/Offer.ts"
import type { Scan, Ticket } from "../things/Registration.ts"
import type { Place } from "./Place.ts"

/** Whether a ticket is on a list: valid, and of one of its releases or activities; a list without any is for all. */
export const isOnList = (place: Place, list: CheckinList, ticket: Ticket): boolean => {
  if (ticket.void) return false
  if (list.releases.length + list.activities.length === 0 || list.releases.includes(ticket.release)) return true
  return place.activities.some(
    ({ number, releases }) => list.activities.includes(number) && releases.includes(ticket.release),
  )
}

/** The check-ins of a ticket at a list, oldest first. Those of the world show at every list. */
export const checkinsAt = (place: Place, list: CheckinList, ticket: Ticket): ReadonlyArray<Scan> => [
  ...ticket.scans.map((scan) => ({ ...scan, undoneAt: place.undone.get(scan.number) ?? scan.undoneAt })),
  ...(place.checkins.get(ticket.number) ?? [])
    .filter((checkin) => checkin.list === list.number)
    .map(({ at, number }) => ({ number, at, undoneAt: place.undone.get(number) ?? null })),
]
