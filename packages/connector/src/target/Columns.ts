/**
 * Rows whose table is not known, and columns that one is expected to have.
 *
 * @module
 */

/** A row's value by the name of its column; undefined where it has none of that name. */
export const columnOf = (row: object, column: string): unknown => Reflect.get(row, column)

/** Columns that are expected only where something is known: a platform fills in others. */
export const knownColumns = (columns: { readonly [column: string]: unknown }): { readonly [column: string]: unknown } =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null))
