/**
 * Formats of text with a line a row.
 *
 * @module
 */
import { Misfit } from "./Cells.ts"
import type { Encoder } from "./Encoder.ts"
import { TextBytes } from "./TextBytes.ts"

/**
 * Writes a line a row.
 *
 * @param columns the names of the columns; none where lines have no columns
 * @param line a row's line, its end included
 * @param head what comes before the first line
 */
export const linesEncoder = <Row>(
  columns: ReadonlyArray<string>,
  line: (row: Row | undefined) => string | Misfit,
  head = "",
): Encoder<Row> => {
  const bytes = new TextBytes()
  bytes.append(head)
  return {
    columns,
    take: (rows, from) => {
      for (let at = from; at < rows.length; at++) {
        const text = line(rows[at])
        if (text instanceof Misfit) return { at, misfit: text }
        bytes.append(text)
        if (bytes.isDue) return at + 1
      }
      return rows.length
    },
    due: () => (bytes.isDue ? bytes.drain() : undefined),
    end: () => bytes.drain(),
  }
}
