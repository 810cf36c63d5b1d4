/**
 * The file formats.
 *
 * @module
 */

/** A format a table can be written in. */
export type Format = "csv" | "ndjson" | "parquet"

/** Every format, in the order in which they are listed to users. */
export const formats: ReadonlyArray<Format> = ["csv", "ndjson", "parquet"]

/** What a file's name ends in, without the dot. */
export const extension = (format: Format): string => format
