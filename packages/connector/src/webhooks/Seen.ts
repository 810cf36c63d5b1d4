/**
 * Doing things once: which deliveries have been handled.
 *
 * @module
 */

/** How a delivery stands: never seen, being handled at this moment, or handled. */
export type Standing = "new" | "under way" | "handled"

/** Remembers which deliveries were handled; a database's table or a key-value store, behind two functions. */
export interface SeenDeliveries {
  /**
   * How a key stands. A new one is under way from then on, and that in one step: of two who ask at the same time only
   * one is told `new`. A store that outlives the process lets go of keys that are under way for longer than handling
   * can take.
   */
  readonly begin: (key: string) => Promise<Standing> | Standing
  /** The handling has ended. Handled or not: one that failed is new again. */
  readonly end: (key: string, handled: boolean) => Promise<void> | void
}

/**
 * Remembers in this process's memory, for as long as it lives.
 *
 * @param most how many handled deliveries are remembered; the oldest are forgotten first
 */
export const seenInMemory = (most = 10_000): SeenDeliveries => {
  const underWay = new Set<string>()
  const handled = new Set<string>()
  return {
    begin: (key) => {
      if (handled.has(key)) return "handled"
      if (underWay.has(key)) return "under way"
      underWay.add(key)
      return "new"
    },
    end: (key, done) => {
      underWay.delete(key)
      if (!done) return
      handled.add(key)
      for (const oldest of handled) {
        if (handled.size <= most) break
        handled.delete(oldest)
      }
    },
  }
}
