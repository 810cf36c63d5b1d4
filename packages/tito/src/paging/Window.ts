/**
 * Pages that overlap. Tito numbers its pages, and rows come and go between two of them: a row that vanishes moves the
 * rest of the list forward, and the row that was to begin the next page is never shown. A page that begins with a row we
 * have had proves that nothing slipped through. Numbered pages overlap when the next one is a little smaller: pages of
 * 1000 end at row 999, the second page of 999 begins there.
 *
 * @module
 */

/** One page: `number` from 1, of `size` rows. */
export interface Window {
  readonly size: number
  readonly number: number
}

/** The index of the first row of a page. */
export const startOf = ({ number, size }: Window): number => (number - 1) * size

/** The first page of a size. */
export const first = (size: number): Window => ({ size, number: 1 })

/**
 * Of the pages that begin at least `overlap` rows before `end`, the one that goes furthest; among equals the largest.
 *
 * With pages of a handful of rows there may be none that goes on; then it is the one that begins at `end`.
 *
 * @param end how many rows the pages so far cover, at least 1
 * @param size the largest page allowed
 */
export const after = (end: number, size: number, overlap: number): Window => {
  const latest = Math.max(0, end - overlap)
  let best = first(size)
  let reach = 0
  for (let candidate = size; candidate > 0 && latest + candidate > reach; candidate--) {
    const number = Math.floor(latest / candidate) + 1
    if (number * candidate > reach) {
      reach = number * candidate
      best = { size: candidate, number }
    }
  }
  return reach > end || overlap > 1 ? best : { size, number: Math.floor(end / size) + 1 }
}

/** How many overlapping pages a list of `rows` takes when nothing happens to it. */
export const pagesFor = (rows: number, size: number): number => {
  let pages = 1
  for (let end = size; end < rows; pages++) {
    const window = after(end, size, 1)
    end = startOf(window) + window.size
  }
  return pages
}
