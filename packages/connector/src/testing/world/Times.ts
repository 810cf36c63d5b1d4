/**
 * Wall clocks of the catalogue as instants.
 *
 * @module
 */
import { WallClock } from "@boxport/model"
import type { UnixSeconds } from "./EventTypes.ts"

/** `2026-10-24T22:00` with its seconds. */
export const withSeconds = (local: string): string => (local.length === 16 ? `${local}:00` : local)

/** The instant of a wall clock, in unix seconds. The catalogue's clocks are well formed: for another it is NaN. */
export const unixOf = (local: string, zone: string): UnixSeconds =>
  (WallClock.instantOf(withSeconds(local), zone) ?? Number.NaN) / 1_000_000
