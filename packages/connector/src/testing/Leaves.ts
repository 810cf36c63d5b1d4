/**
 * What was read, leaf by leaf: for telling two reads apart whose rows and native records differ inside.
 *
 * @module
 */
import type { Reading } from "../Source.ts"

/** JSON with bigints, for comparing and searching. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part))

/** The values in a value, each with the fields that lead to it: `tickets extra url = "https://…"`. */
const leavesOf = (value: unknown, path: string): ReadonlyArray<string> => {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, path))
  if (typeof value !== "object") return [`${path} = ${textOf(value)}`]
  return Object.entries(value ?? {}).flatMap(([field, inner]) => leavesOf(inner, `${path} ${field}`))
}

/** How often each leaf of rows (`rows tickets …`) and of native records (`raw tickets …`) was read. */
export const leafCounts = (readings: ReadonlyArray<Reading>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const reading of readings) {
    if (reading._tag !== "Page") continue
    for (const leaf of [...leavesOf(reading.rows, "rows"), ...leavesOf(reading.raw, "raw")]) {
      counts.set(leaf, (counts.get(leaf) ?? 0) + 1)
    }
  }
  return counts
}

/** The leaves that one read has more of than another, and how many more. */
export const moreIn = (
  some: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> => {
  const more = new Map<string, number>()
  for (const [leaf, count] of some) {
    const known = other.get(leaf) ?? 0
    if (count > known) more.set(leaf, count - known)
  }
  return more
}
