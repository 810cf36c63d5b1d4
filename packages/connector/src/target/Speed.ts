/**
 * How fast a target takes writes, for telling how long a plan takes.
 *
 * @module
 */
import { isLoopback, type Limits } from "../Connection.ts"
import type { Pace } from "../Pacing.ts"
import { loopbackLatency } from "../Target.ts"

/** A target's pace (null where nothing limits it), and its latency where that is not the usual one. */
export interface Speed {
  readonly pace: Pace | null
  readonly latency?: number
}

/**
 * The speed of a connection: the user's own limits, else the platform's usual pace; a twin on this machine has none.
 *
 * @param usual what holds at the platform itself
 */
export const speedOf = ({ hostname }: URL, limits: Limits | undefined, usual: Pace): Speed => {
  const isLocal = isLoopback(hostname)
  const own = limits === undefined ? null : { requests: limits.requests, perSeconds: limits.perSeconds }
  return { pace: own ?? (isLocal ? null : usual), ...(isLocal ? { latency: loopbackLatency } : {}) }
}
