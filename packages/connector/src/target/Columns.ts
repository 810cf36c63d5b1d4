/**
 * Rows whose table is not known.
 *
 * @module
 */

/** A row's value by the name of its column; undefined where it has none of that name. */
export const columnOf = (row: object, column: string): unknown => Reflect.get(row, column)
