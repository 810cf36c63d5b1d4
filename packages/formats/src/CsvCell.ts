/**
 * A cell of a CSV file (RFC 4180).
 *
 * @module
 */

const special = /[",\r\n]/

/** A text as a cell: in quotes where it would break the line without, its own quotes doubled. */
export const csvCell = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
