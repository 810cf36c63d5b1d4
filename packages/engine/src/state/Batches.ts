/**
 * Lists in parts that fit into a statement. The text of a statement says how long its list is, and each text stays
 * prepared, together with the values it was last given; so parts come in few lengths, or the memory of a run would grow
 * with the lengths it has met.
 *
 * @module
 */
import { Array as Arr } from "effect"

/** SQLite takes 32,766 values in a statement; rows have at most a dozen. */
const most = 512

/** The largest power of two that is not above a number, which is at least 1. */
const powerWithin = (count: number): number => 2 ** (31 - Math.clz32(count))

/** Rows to be written: parts whose lengths are powers of two. */
export const toWrite = <Row>(rows: ReadonlyArray<Row>): ReadonlyArray<Arr.NonEmptyReadonlyArray<Row>> => {
  const parts: Array<Arr.NonEmptyReadonlyArray<Row>> = []
  for (let at = 0; at < rows.length;) {
    const part = rows.slice(at, at + powerWithin(Math.min(rows.length - at, most)))
    if (!Arr.isReadonlyArrayNonEmpty(part)) break
    parts.push(part)
    at += part.length
  }
  return parts
}

/** Values to be looked for: parts whose lengths are powers of two, the last one filled up with its last value again. */
export const toFind = <Value>(values: ReadonlyArray<Value>): ReadonlyArray<ReadonlyArray<Value>> =>
  Arr.chunksOf(values, most).map((part) => {
    const [last] = part.slice(-1)
    const within = powerWithin(part.length)
    return last === undefined || within === part.length ? part : Arr.pad(part, within * 2, last)
  })
