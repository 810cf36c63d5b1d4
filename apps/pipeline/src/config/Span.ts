/**
 * Lengths of time in a configuration, in words: `90 seconds`, `5 minutes`, `12 hours`, `7 days`.
 *
 * @module
 */
import { Schema } from "effect"

const form = /^([1-9]\d{0,5}) (second|minute|hour|day|week)s?$/

const secondsOf = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 } as const

const isUnit = (word: string | undefined): word is keyof typeof secondsOf =>
  word !== undefined && Object.hasOwn(secondsOf, word)

/** The length that a text stands for, in milliseconds; null when it is none. */
export const spanMillis = (text: string): number | null => {
  const [, number, unit] = form.exec(text) ?? []
  return isUnit(unit) ? Number(number) * secondsOf[unit] * 1000 : null
}

/** A length of time as a whole number and its unit. */
export const span = (description: string) =>
  Schema.String.annotate({ description }).check(
    Schema.makeFilter((text: string) =>
      spanMillis(text) === null ? `must be a length of time, such as "5 minutes" or "7 days"` : undefined,
    ),
  )
