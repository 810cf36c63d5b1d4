/**
 * Rows with what is personal in them replaced, emptied or left out: pure, but for the making of pseudonyms.
 *
 * @module
 */
import { parseId, Privacy, type Rows, type RowsByTable, type TableName, tableNames } from "@boxport/model"
import type { Pseudonym } from "./Pseudonyms.ts"

/** What a column's value becomes. */
type Change = (value: unknown) => unknown

const emptied: Change = (value) => (Array.isArray(value) ? [] : null)

/** An id as platforms make them: nothing that somebody typed. */
const machineMade = /^[\w:./-]{1,200}$/

/** An id, if it is one; null for a text that somebody may have typed. */
export const idOrNull = (id: string | null): string | null => (id !== null && machineMade.test(id) ? id : null)

/** The pseudonym of a row's key; what stands before the colon tells the platform, as it does in every key. */
const keyOf = (key: string, pseudonym: Pseudonym): string =>
  `${parseId(key)?.platform ?? "row"}:${pseudonym("key", key)}`

/** Keys that hold more than an id, which a mapping may have to make of what there is, have pseudonyms in every table. */
const keysOf =
  (pseudonym: Pseudonym): Change =>
  (value) =>
    typeof value === "string"
      ? machineMade.test(value)
        ? value
        : keyOf(value, pseudonym)
      : Array.isArray(value)
        ? value.map(keysOf(pseudonym))
        : value

const changeOf = (
  { column, fate, privacy }: ReturnType<typeof Privacy.fates>[number],
  pseudonym: Pseudonym,
): Change | undefined => {
  if (fate === "kept") return /(^|_)ids?$/.test(column) ? keysOf(pseudonym) : undefined
  if (fate !== "pseudonym" || privacy.kind === undefined) return emptied
  const { kind } = privacy
  if (kind === "key") return (value) => (typeof value === "string" ? keyOf(value, pseudonym) : value)
  return (value) => (typeof value === "string" && value !== "" ? pseudonym(kind, value) : null)
}

/** A table's rows, changed: the same rows where nothing is to be changed. */
const changer = (mode: Privacy.PrivacyMode, table: TableName, pseudonym: Pseudonym) => {
  const changes = Privacy.fates(mode, table).flatMap((column) => {
    const change = changeOf(column, pseudonym)
    return change === undefined ? [] : [[column.column, change] as const]
  })
  return <Row extends object>(rows: ReadonlyArray<Row>): ReadonlyArray<Row> =>
    rows.map((row) => {
      const changed: { [column: string]: unknown } = {}
      for (const [column, change] of changes) changed[column] = change(Reflect.get(row, column))
      return Object.assign({ ...row }, changed)
    })
}

/** A function that changes the rows of a page, table by table. */
export const privateRows = (mode: Privacy.PrivacyMode, pseudonym: Pseudonym): ((rows: RowsByTable) => RowsByTable) => {
  const changers = new Map(tableNames.map((table) => [table, changer(mode, table, pseudonym)]))
  const changed = <Name extends TableName>(table: Name, rows: ReadonlyArray<Rows[Name]>) =>
    changers.get(table)?.(rows) ?? []
  return (rows) =>
    Object.fromEntries(
      tableNames.flatMap((table) => (rows[table] === undefined ? [] : [[table, changed(table, rows[table])]])),
    )
}
