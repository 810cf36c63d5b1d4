/**
 * The clock that an event of the source goes by at Tito: the platform names zones as Rails does, and has not all of them.
 *
 * @module
 */
import { Instant, type Rows, WallClock } from "@boxport/model"
import { railsZones } from "../mapping/Zones.ts"

type Event = Rows["events"]

/** A clock. */
export interface Clock {
  /** As Tito names it. */
  readonly name: string
  /** As IANA does. */
  readonly zone: string
  /** `same`; `alike` where another zone shows the same times; `none` where times will be read off a wrong clock. */
  readonly fit: "same" | "alike" | "none"
}

const utc = { name: "UTC", zone: "UTC" }

const halfAYear = 183 * 86_400_000

/** Moments at which a zone must show what another shows: those of the event, and one in the other half of the year. */
const probesOf = ({ ends_at, starts_at }: Event): ReadonlyArray<Instant.Instant> =>
  [starts_at, ends_at].flatMap((instant) => {
    if (instant === null) return []
    const later = Instant.fromMillis(Instant.toMillis(instant) + halfAYear)
    return later === undefined ? [instant] : [instant, later]
  })

const showsSame = (zone: string, other: string, probes: ReadonlyArray<Instant.Instant>): boolean =>
  probes.every((instant) => WallClock.wallClockAt(instant, zone) === WallClock.wallClockAt(instant, other))

/** The clock of an event. */
export const clockOf = (event: Event): Clock => {
  const { timezone } = event
  const probes = probesOf(event)
  // Without a zone its moments can still be told, in UTC; without moments its clock says all there is.
  if (timezone === null) return { ...utc, fit: probes.length > 0 ? "alike" : "none" }
  if (timezone === "UTC" || timezone === "Etc/UTC") return { ...utc, fit: "same" }
  const named = [...railsZones].filter(([, zone]) => zone === timezone)
  const own = named.find(([name]) => timezone.endsWith(`/${name.replaceAll(" ", "_")}`)) ?? named[0]
  if (own !== undefined) return { name: own[0], zone: own[1], fit: "same" }
  if (probes.length === 0) return { ...utc, fit: "none" }
  const alike = [...railsZones].find(([, zone]) => WallClock.isZone(zone) && showsSame(zone, timezone, probes))
  return alike === undefined ? { ...utc, fit: "alike" } : { name: alike[0], zone: alike[1], fit: "alike" }
}

/** Date and time of an event's beginning or end; the platform knows no seconds. */
export interface Stamp {
  /** `2027-05-01`. */
  readonly date: string
  /** `09:00`; null where only the day is known. */
  readonly time: string | null
}

/** A moment on a clock: `local` where only that is known, or where it names but the day. */
export const stampOf = (instant: Instant.Instant | null, local: string | null, zone: string): Stamp | null => {
  const onlyDay = local !== null && local.length === 10
  const clock = instant === null || onlyDay ? local : (WallClock.wallClockAt(instant, zone) ?? local)
  if (clock === null) return null
  const [date = "", time] = clock.split("T")
  return { date, time: time === undefined ? null : time.slice(0, 5) }
}

const minute = 60_000

/** The moment at which an event begins or ends once it is at Tito: on the minute; null where only the day is known. */
export const instantAt = (instant: Instant.Instant | null, local: string | null): Instant.Instant | null =>
  instant === null || (local !== null && local.length === 10)
    ? null
    : (Instant.fromMillis(Math.floor(Instant.toMillis(instant) / minute) * minute) ?? null)
