/**
 * How large a page of each resource may be. Tito allows 1000 rows (seed 003, Pagination) and answers 504 when putting
 * them together takes too long (seed 003, Views); then smaller pages are asked for.
 *
 * @module
 */

const ladder = [1000, 500, 250, 100, 25] as const

/** The smallest page: what fails at that size does not fail for its size. */
export const smallest: number = ladder[ladder.length - 1] ?? 1

/** After so many good pages a size that failed once gets a second chance; it may have been the moment. */
const goodPages = 4

interface Rung {
  /** Place on the ladder. */
  at: number
  /** How often each size has failed. */
  readonly failures: Array<number>
  good: number
}

/** The page sizes of a connection, learnt as it goes, by resource. */
export class PageSizes {
  readonly #rungs = new Map<string, Rung>()

  #of(resource: string): Rung {
    let rung = this.#rungs.get(resource)
    if (rung === undefined) this.#rungs.set(resource, (rung = { at: 0, failures: ladder.map(() => 0), good: 0 }))
    return rung
  }

  /** The size to ask for. */
  current(resource: string): number {
    return ladder[this.#of(resource).at] ?? smallest
  }

  /** A page of the current size took the platform too long. */
  tooLarge(resource: string): void {
    const rung = this.#of(resource)
    rung.failures[rung.at] = (rung.failures[rung.at] ?? 0) + 1
    rung.at = Math.min(rung.at + 1, ladder.length - 1)
    rung.good = 0
  }

  /** A page of the current size came. */
  good(resource: string): void {
    const rung = this.#of(resource)
    rung.good += 1
    if (rung.good < goodPages || rung.at === 0 || (rung.failures[rung.at - 1] ?? 0) > 1) return
    rung.at -= 1
    rung.good = 0
  }
}
