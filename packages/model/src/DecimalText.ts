/**
 * Plain decimal numbers that are no money (percentages): kept as text so that nothing is rounded.
 *
 * @module
 */
import type { Brand } from "effect"

/** A decimal number in plain notation without needless zeros: `12.5`, `5`, `-0.25`. At most 6 fraction digits. */
export type DecimalText = string & Brand.Brand<"DecimalText">

const form = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{0,5}[1-9])?$/

/** Whether a value is a {@link DecimalText}. */
export const isDecimalText = (value: unknown): value is DecimalText => typeof value === "string" && form.test(value)

/** A decimal from what a platform sent (`12.5`, `"5.00"`); `undefined` when it is none or has too many digits. */
export const decimalText = (value: string | number): DecimalText | undefined => {
  const text = typeof value === "number" ? String(value) : value.trim()
  const parts = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text)
  if (parts === null || !/\d/.test(text)) return undefined
  const whole = parts[2] === "" || parts[2] === undefined ? "0" : parts[2]
  const fraction = parts[3] ?? ""
  const sign = parts[1] === "-" && (whole !== "0" || fraction !== "") ? "-" : ""
  const plain = `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`
  return isDecimalText(plain) ? plain : undefined
}
