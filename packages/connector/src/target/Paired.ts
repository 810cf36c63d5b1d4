/**
 * Which things at a target stand for which records of the source.
 *
 * @module
 */
import type { Known, MadeKind } from "../Target.ts"

/**
 * The counterparts of records of one kind, by the records' ids: what was made for them, else what is alike and stands for
 * no other of them, each for one. A record whose counterpart is gone, or another's already, has none.
 *
 * @param rows all records of the kind that belong together, so that none gets what was made for another
 * @param there what may stand for them, in the order in which it is to be taken
 * @param likenesses what makes two alike: the first that holds of any pair decides before the others are asked
 */
export const paired = <Row extends { readonly id: string }, There extends { readonly native_id: string }>(
  kind: MadeKind,
  rows: ReadonlyArray<Row>,
  there: ReadonlyArray<There>,
  made: Known,
  ...likenesses: ReadonlyArray<(row: Row, there: There) => boolean>
): ReadonlyMap<string, There> => {
  const targets = new Map(there.map((one) => [one.native_id, one]))
  const pairs = new Map<string, There>()
  const strangers: Array<Row> = []
  const free = new Map(targets)
  for (const row of rows) {
    const thing = made(kind, row.id)
    const counterpart = thing === null ? undefined : targets.get(thing.target)
    if (thing === null) strangers.push(row)
    if (counterpart === undefined || !free.delete(counterpart.native_id)) continue
    pairs.set(row.id, counterpart)
  }
  for (const isAlike of likenesses) {
    for (const row of strangers.filter(({ id }) => !pairs.has(id))) {
      const found = [...free.values()].find((one) => isAlike(row, one))
      if (found === undefined) continue
      pairs.set(row.id, found)
      free.delete(found.native_id)
    }
  }
  return pairs
}
