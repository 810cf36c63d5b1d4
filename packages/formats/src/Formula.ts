/**
 * Text that a spreadsheet would run.
 *
 * @module
 */

/** Whether a cell with this text would be run as a formula (CLI.md: `=`, `+`, `-`, `@`, tab, CR in front). */
export const runsAsFormula = (text: string): boolean => {
  switch (text.charCodeAt(0)) {
    case 0x3d: // =
    case 0x2b: // +
    case 0x2d: // -
    case 0x40: // @
    case 0x09: // tab
    case 0x0d: // CR
      return true
    default:
      return false
  }
}

/** A text that no spreadsheet runs: one that it would run gets a `'` in front. */
export const defused = (text: string): string => (runsAsFormula(text) ? `'${text}` : text)
