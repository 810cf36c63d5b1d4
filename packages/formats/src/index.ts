/**
 * Canonical tables as files: CSV, NDJSON and Parquet, written while rows stream by.
 *
 * @module
 */
export { csvText } from "./CsvText.ts"
export type { WriterOptions } from "./Encoder.ts"
export { FileProblem, fileProblem } from "./FileProblem.ts"
export { extension, type Format, formats } from "./Format.ts"
export {
  type ChangedRow,
  deletedColumn,
  openChanges,
  openJsonLines,
  openTable,
  type TableWriter,
  type WrittenFile,
} from "./TableWriter.ts"
export type { Edit, Edited, Editor, RowView } from "./edit/Edit.ts"
export { type EditedFile, editJsonLines, editTable, scanTable } from "./edit/index.ts"
