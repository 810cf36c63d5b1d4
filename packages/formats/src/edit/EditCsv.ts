/**
 * Editing CSV as we write it (RFC 4180, LF). A row that is not changed keeps its bytes.
 *
 * @module
 */
import { csvCell } from "../CsvCell.ts"
import { runsAsFormula } from "../Formula.ts"
import { Count, type Edited, type Editor, type Out } from "./Edit.ts"
import { editRecords } from "./Lines.ts"

/** The cells of a record, without quotes. */
const cellsOf = (record: string): Array<string> => {
  const line = record.endsWith("\n") ? record.slice(0, -1) : record
  const cells: Array<string> = []
  let at = 0
  while (true) {
    if (line.charCodeAt(at) === 0x22) {
      let text = ""
      let end = line.indexOf('"', at + 1)
      while (end !== -1 && line.charCodeAt(end + 1) === 0x22) {
        text += line.slice(at + 1, end + 1)
        at = end + 1
        end = line.indexOf('"', at + 1)
      }
      const close = end === -1 ? line.length : end
      cells.push(text + line.slice(at + 1, close))
      at = close + 1
    } else {
      const comma = line.indexOf(",", at)
      const close = comma === -1 ? line.length : comma
      cells.push(line.slice(at, close))
      at = close
    }
    if (line.charCodeAt(at) !== 0x2c) return cells
    at += 1
  }
}

/** The text that a cell stands for: a quotation mark that keeps a spreadsheet from running it is none of it. */
const meant = (cell: string | undefined): string | null => {
  if (cell === undefined || cell === "") return null
  return cell.startsWith("'") && runsAsFormula(cell.slice(1)) ? cell.slice(1) : cell
}

/** Edits a CSV file. `textual` are the columns that can hold text, `lists` those that are emptied to `[]`. */
export const editCsv = async (
  path: string,
  { lists, textual }: { readonly textual: ReadonlySet<string>; readonly lists: ReadonlySet<string> },
  editor: Editor,
  out: Out,
): Promise<Edited> => {
  const count = new Count()
  let head: ReadonlyMap<string, number> | undefined
  let columns: ReadonlyArray<string> = []
  await editRecords(path, true, out, (record) => {
    if (head === undefined) {
      head = new Map(cellsOf(record).map((name, at) => [name, at]))
      columns = [...head.keys()].filter((name) => textual.has(name))
      return record
    }
    const places = head
    const cells = cellsOf(record)
    const edit = editor((column) => meant(cells[places.get(column) ?? -1]), columns)
    if (!count.stays(edit)) return null
    if (edit === "keep") return record
    for (const column of edit) {
      const at = places.get(column)
      if (at !== undefined) cells[at] = lists.has(column) ? "[]" : ""
    }
    return `${cells.map(csvCell).join(",")}\n`
  })
  return count
}
