/**
 * Ids as requests hold them, and how new ones are numbered.
 *
 * @module
 */

/** Numbers by which ids of the short lists step. */
export const smallStep = 7

/** The number in an id (`or_123` or `123`); undefined for what is no id. */
export const numberOf = (id: string): number | undefined => {
  const digits = /^(?:[a-z]{2,3}_)?(\d{1,15})$/.exec(id)
  return digits === null ? undefined : Number(digits[1])
}
