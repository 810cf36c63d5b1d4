/**
 * The canonical model: what every platform's events, orders and tickets become.
 *
 * @module
 */
export * as Column from "./Column.ts"
export type { ColumnType, Json, JsonObject } from "./Column.ts"
export * as Currency from "./Currency.ts"
export { type DecimalText, decimalText, isDecimalText } from "./DecimalText.ts"
export * from "./Entities.ts"
export { canonicalId, parseId, scopedId } from "./Ids.ts"
export * as Instant from "./Instant.ts"
export * as Money from "./Money.ts"
export { isTableName, type Rows, type RowsByTable, type Table, type TableName, tableNames, tables } from "./Tables.ts"
export * as WallClock from "./WallClock.ts"
export { rowOfText, rowText, UnreadableRow } from "./RowText.ts"
export * as Privacy from "./Privacy.ts"
// Inferred types of others name it.
export type { PrivacyMode } from "./Privacy.ts"
export { privacyDocument } from "./PrivacyDocument.ts"
