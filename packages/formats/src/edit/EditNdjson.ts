/**
 * Editing NDJSON. A row that is not changed keeps its bytes.
 *
 * @module
 */
import { isJsonObject } from "../Cells.ts"
import { Count, type Edited, type Editor, type Out } from "./Edit.ts"
import { Gathered, records } from "./Lines.ts"

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  return typeof value === "string" ? value : JSON.stringify(value)
}

/** Edits an NDJSON file of rows. `textual` are the columns that can hold text. */
export const editNdjson = async (
  path: string,
  { textual }: { readonly textual: ReadonlySet<string> },
  editor: Editor,
  out: Out,
): Promise<Edited> => {
  const count = new Count()
  const gathered = new Gathered(out)
  for await (const line of records(path, false)) {
    const row: unknown = JSON.parse(line)
    if (!isJsonObject(row)) throw new Error("a line is no row")
    const edit = editor(
      (column) => textOf(row[column]),
      Object.keys(row).filter((name) => textual.has(name)),
    )
    if (!count.stays(edit)) continue
    if (edit === "keep" || edit === "remove") {
      await gathered.add(line)
      continue
    }
    const changed = Object.entries(row).map(([column, value]) => [
      column,
      edit.has(column) ? (Array.isArray(value) ? [] : null) : value,
    ])
    await gathered.add(`${JSON.stringify(Object.fromEntries(changed))}\n`)
  }
  await gathered.flush()
  return count
}

/** Takes lines out of a file of JSON objects that belong to no table. */
export const editLines = async (
  path: string,
  isKept: (record: unknown, line: string) => boolean,
  out: Out,
): Promise<Edited> => {
  const count = new Count()
  const gathered = new Gathered(out)
  for await (const line of records(path, false)) {
    if (count.stays(isKept(JSON.parse(line), line) ? "keep" : "remove")) await gathered.add(line)
  }
  await gathered.flush()
  return count
}
