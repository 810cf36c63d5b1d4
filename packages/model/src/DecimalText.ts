/**
 * Plain decimal numbers that are no money (percentages): kept as text so that nothing is rounded.
 *
 * @module
 */
import type { Brand } from "effect"

/**
 * A decimal number in plain notation without needless zeros, so that equal numbers are equal texts: `12.5`, `5`,
 * `-0.25`. At most 12 digits before the point and 6 behind it: DECIMAL(18, 6).
 */
export type DecimalText = string & Brand.Brand<"DecimalText">

/** What a {@link DecimalText} looks like. A zero has no sign. */
export const decimalTextForm = /^(?:0|-?[1-9]\d{0,11}|-?(?:0|[1-9]\d{0,11})\.\d{0,5}[1-9])$/

/** Whether a value is a {@link DecimalText}. */
export const isDecimalText = (value: unknown): value is DecimalText =>
  typeof value === "string" && decimalTextForm.test(value)

/** Longer texts are no percentages, and stripping their zeros would take quadratic time. */
const longest = 64

/** A decimal from what a platform sent (`12.5`, `"5.00"`); `undefined` when it is none or has too many digits. */
export const decimalText = (value: string | number): DecimalText | undefined => {
  const text = typeof value === "number" ? String(value) : value.trim()
  if (text.length > longest) return undefined
  const parts = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text)
  if (parts === null || !/\d/.test(text)) return undefined
  const [, sign, digits = "", fraction = ""] = parts
  const plain = `${digits === "" ? "0" : digits}${fraction === "" ? "" : `.${fraction}`}`
  const signed = sign === "-" && plain !== "0" ? `-${plain}` : plain
  return isDecimalText(signed) ? signed : undefined
}
