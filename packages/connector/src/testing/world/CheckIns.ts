/**
 * Scans at the door.
 *
 * @module
 */
import type { UnixSeconds, WorldEvent } from "./EventTypes.ts"
import { checkInsPerTicket } from "./Numbers.ts"
import type { WorldCheckIn } from "./OrderTypes.ts"
import { below, happens } from "./Random.ts"

const directions = ["in", "out", "in"] as const

/**
 * The scans of a valid ticket: none online, none before the doors open or the ticket is paid for, none after the end or
 * after `now`. Six in seven come; of those one in eight goes out again, and half of these come back.
 */
export const scansOf = (
  event: WorldEvent,
  ticket: number,
  base: number,
  paidAt: UnixSeconds,
  now: UnixSeconds,
): ReadonlyArray<WorldCheckIn> => {
  if (event.online || event.doorsAt > now || happens(base, 60, 140)) return []
  const last = Math.min(now, event.endsAt)
  const wanted = happens(base, 61, 125) ? 2 + below(base, 62, 2) : 1
  const length = event.endsAt - event.doorsAt
  const scans: Array<WorldCheckIn> = []
  let at = Math.max(event.doorsAt + below(base, 63, Math.floor(length / 3)), paidAt + 30)
  for (const direction of directions) {
    if (scans.length === wanted || at > last) break
    scans.push({ number: ticket * checkInsPerTicket + scans.length, direction, at })
    at += 300 + below(base, 64 + scans.length, Math.floor(length / 4))
  }
  return scans
}
