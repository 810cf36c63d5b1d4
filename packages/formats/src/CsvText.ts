/**
 * Small CSV texts: records of texts, with the quoting and the care of the tables' CSV.
 *
 * @module
 */
import { stringify } from "csv-stringify/sync"
import { defused } from "./Formula.ts"

/** Records as lines of RFC 4180 with LF; texts that a spreadsheet would run get a leading `'`. */
export const csvText = (records: ReadonlyArray<ReadonlyArray<string>>): string =>
  stringify(
    records.map((record) => record.map(defused)),
    { record_delimiter: "\n", quoted_match: /\r/ },
  )
