/**
 * A source whose readings hold no more about people than is wanted, so that whatever is done with them cannot either.
 *
 * @module
 */
import type { Reading, Rejected, Source } from "@boxport/connector"
import { Privacy, type TableName } from "@boxport/model"
import { type Redacted, Stream } from "effect"
import { idOrNull, privateRows } from "./PrivateRows.ts"
import { passingKey, pseudonyms } from "./Pseudonyms.ts"

/**
 * How much about people is kept. `key` is what pseudonyms are made with; in minimal mode, where rows alone need one whose
 * platform makes their key of an address, it can be null, and these rows then have other keys in every run.
 */
export type PrivacyOptions =
  | { readonly mode: "full" }
  | { readonly mode: "pseudonymous"; readonly key: Redacted.Redacted<string> }
  | { readonly mode: "minimal"; readonly key: Redacted.Redacted<string> | null }

/** A rejected record without the record: where it is and what is wrong with it, never what it holds. */
const privateRejected = (rejected: Rejected): Rejected => ({
  ...rejected,
  nativeId: idOrNull(rejected.nativeId),
  record: {},
})

/** The source, reading no more than is wanted: of rejected records the place and the reason, no native records. */
export const privateSource = (source: Source, options: PrivacyOptions): Source => {
  if (options.mode === "full") return source
  const rowsOf = privateRows(options.mode, pseudonyms(options.key ?? passingKey()))
  const privately = (reading: Reading): Reading =>
    reading._tag === "Page"
      ? { ...reading, rows: rowsOf(reading.rows), raw: {}, rejected: reading.rejected.map(privateRejected) }
      : reading
  return {
    ...source,
    read: (query) => Stream.map(source.read({ ...query, raw: false, secrets: new Set() }), privately),
  }
}

const none: ReadonlySet<string> = new Set()

/** The columns that a mode leaves out of a table's files. */
export const leftOut = (mode: Privacy.PrivacyMode): ((table: TableName) => ReadonlySet<string>) => {
  if (mode !== "minimal") return () => none
  return (table) =>
    new Set(Privacy.fates(mode, table).flatMap(({ column, fate }) => (fate === "left out" ? [column] : [])))
}
