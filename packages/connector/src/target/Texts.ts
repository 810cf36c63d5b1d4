/**
 * Texts of the source that say something.
 *
 * @module
 */

/** A text without space around it; null for one that says nothing. */
export const filled = (text: string | null | undefined): string | null =>
  text !== null && text !== undefined && /\S/.test(text) ? text.trim() : null

const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Whether a text has the form of an address that platforms mail to. */
export const isEmail = (text: string): boolean => emailForm.test(text)
