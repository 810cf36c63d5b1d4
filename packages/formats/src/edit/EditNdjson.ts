/**
 * Editing NDJSON. A row that is not changed keeps its bytes.
 *
 * @module
 */
import { isJsonObject } from "../Cells.ts"
import { Count, type Edited, type Editor, type Out } from "./Edit.ts"
import { editRecords } from "./Lines.ts"

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  return typeof value === "string" ? value : JSON.stringify(value)
}

/** What a line holds. The parser's own message would show a piece of the line, which may be personal. */
const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error("a line is no JSON")
  }
}

/** Edits an NDJSON file of rows. `textual` are the columns that can hold text. */
export const editNdjson = async (
  path: string,
  { textual }: { readonly textual: ReadonlySet<string> },
  editor: Editor,
  out: Out,
): Promise<Edited> => {
  const count = new Count()
  await editRecords(path, false, out, (line) => {
    const row = parsed(line)
    if (!isJsonObject(row)) throw new Error("a line is no row")
    const edit = editor(
      (column) => textOf(row[column]),
      Object.keys(row).filter((name) => textual.has(name)),
    )
    if (!count.stays(edit)) return null
    if (edit === "keep") return line
    const changed = Object.entries(row).map(([column, value]) => [
      column,
      edit.has(column) ? (Array.isArray(value) ? [] : null) : value,
    ])
    return `${JSON.stringify(Object.fromEntries(changed))}\n`
  })
  return count
}

/** Takes lines out of a file of JSON objects that belong to no table. */
export const editLines = async (
  path: string,
  isKept: (record: unknown, line: string) => boolean,
  out: Out,
): Promise<Edited> => {
  const count = new Count()
  await editRecords(path, false, out, (line) =>
    count.stays(isKept(parsed(line), line) ? "keep" : "remove") ? line : null,
  )
  return count
}
