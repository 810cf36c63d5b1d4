/**
 * What planners say in the same words on every platform: parts, operations, losses, amounts, times.
 *
 * @module
 */
import type { Loss, Part, PlannedOperation, Reference } from "../Target.ts"
import { Instant, type JsonObject, type Rows, WallClock } from "@boxport/model"

/** A part of a plan that says nothing; spread what there is over it. */
export const nothing: Part = { operations: [], losses: [], clashes: [], adopted: [] }

/** Parts as one. */
export const joined = (parts: ReadonlyArray<Part>): Part => ({
  operations: parts.flatMap(({ operations }) => operations),
  losses: parts.flatMap(({ losses }) => losses),
  clashes: parts.flatMap(({ clashes }) => clashes),
  adopted: parts.flatMap(({ adopted }) => adopted),
})

/** An operation of one request, which makes nothing and mails nobody unless said otherwise. */
export const operation = (
  what: Pick<PlannedOperation, "key" | "kind" | "phase" | "series" | "group"> & Partial<PlannedOperation>,
): PlannedOperation => ({
  repeats: false,
  makes: [],
  needs: [],
  body: {},
  requests: {},
  emails: 0,
  credits: 0,
  ...what,
})

/** A loss of some records; none of no records. */
export const loss = (
  entity: Loss["entity"],
  field: string | null,
  records: number,
  reason: string,
  instead: string,
): ReadonlyArray<Loss> => (records === 0 ? [] : [{ entity, field, records, reason, instead }])

/** An amount as a plan keeps it: minor units as text, since JSON has no whole numbers of that size. */
export const amount = (minor: bigint | null, currency: string | null): JsonObject => ({
  minor: String(minor ?? 0n),
  currency: currency ?? "",
})

/** Seconds since 1970. */
export const seconds = (instant: Instant.Instant | null): number | null =>
  instant === null ? null : Math.floor(Instant.toMillis(instant) / 1000)

/**
 * When an event begins and ends on the clock of a zone; its own clock where neither moment nor zone is known. A day alone
 * is the whole day, and what has no end, or one before its beginning, ends when it begins: platforms refuse others.
 */
export const times = (event: Rows["events"], zone: string | null): JsonObject => {
  const at = (instant: Instant.Instant | null, local: string | null, timeOfDay: string): string => {
    const clock = instant !== null && zone !== null ? WallClock.wallClockAt(instant, zone) : undefined
    const known = clock ?? local ?? ""
    return known.includes("T") ? known : `${known}T${timeOfDay}`
  }
  const start = at(event.starts_at, event.starts_local, "00:00:00")
  const hasEnd = event.ends_at !== null || event.ends_local !== null
  const end = hasEnd ? at(event.ends_at, event.ends_local, "23:59:59") : start
  const [startDate = "", startTime = ""] = start.split("T")
  const [endDate = "", endTime = ""] = (end < start ? start : end).split("T")
  return { start_date: startDate, start_time: startTime, end_date: endDate, end_time: endTime }
}

/** A reference to what stands for a record of the source. */
export const reference = (kind: Reference["kind"], source: string): Reference => ({ kind, source })

/** A JSON object without what is null. */
export const present = (fields: { readonly [field: string]: JsonObject[string] | undefined }): JsonObject =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => (value === null || value === undefined ? [] : [[field, value]])),
  )
