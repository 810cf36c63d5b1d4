import { decimalText, isDecimalText } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { BigDecimal, Schema } from "effect"

const Digits = Schema.BigInt.check(Schema.isBetweenBigInt({ minimum: 1n - 10n ** 18n, maximum: 10n ** 18n - 1n }))
const Places = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 6 }))

/** Plain notation with all its places, as a platform may write it. */
const written = (digits: bigint, places: number): string => {
  const unsigned = String(digits)
    .replace("-", "")
    .padStart(places + 1, "0")
  const point = unsigned.length - places
  return `${digits < 0n ? "-" : ""}${unsigned.slice(0, point)}.${unsigned.slice(point)}`
}

describe("DecimalText", () => {
  it.prop(
    "is the same number, in one form only",
    [Digits, Places],
    ([digits, places]) => {
      const number = BigDecimal.make(digits, places)
      const text = written(digits, places)
      const whole = BigDecimal.abs(BigDecimal.truncate(number))
      const decimal = decimalText(text)
      if (BigDecimal.isGreaterThanOrEqualTo(whole, BigDecimal.make(1n, -12))) return assert.isUndefined(decimal, text)
      if (decimal === undefined) return assert.fail(`refused ${text}`)
      assert.isTrue(BigDecimal.equals(BigDecimal.fromStringUnsafe(decimal), number), `${text}: ${decimal}`)
      assert.isTrue(isDecimalText(decimal))
      assert.notMatch(decimal, /^-?0\d|\.$|\.\d*0$|^-0$|\+/)
      const same = [decimal, `${text}000`, text.replace(/^-?/, "$&00"), ` ${text}\n`]
      for (const other of digits < 0n ? same : [...same, `+${text}`]) assert.strictEqual(decimalText(other), decimal)
    },
    { arbitrary: { runs: 3000 } },
  )

  it.prop(
    "of a JSON number is its shortest text",
    [Schema.Int.check(Schema.isBetween({ minimum: -(10 ** 12), maximum: 10 ** 12 })), Places],
    ([digits, places]) => {
      const number = digits / 10 ** places
      assert.strictEqual(decimalText(number), decimalText(number.toFixed(places)))
    },
    { arbitrary: { runs: 3000 } },
  )

  it.prop(
    "is recognised only if it would be made so",
    [Schema.String.check(Schema.isPattern(/^[-+0-9.]{0,6}$/))],
    ([text]) => {
      assert.strictEqual(isDecimalText(text), decimalText(text) === text)
    },
  )

  it("is plain and short", () => {
    for (const [sent, decimal] of [
      ["12.50", "12.5"],
      ["5.00", "5"],
      ["+5", "5"],
      ["-0.25", "-0.25"],
      ["-.25", "-0.25"],
      ["5.", "5"],
      ["007", "7"],
      ["-0", "0"],
      ["-0.000", "0"],
      [" 12.5 ", "12.5"],
      ["0.000001", "0.000001"],
      ["999999999999.999999", "999999999999.999999"],
      [12.5, "12.5"],
      [0, "0"],
      [-0, "0"],
      [1e-6, "0.000001"],
    ] as const) {
      assert.equal<string | undefined>(decimalText(sent), decimal, String(sent))
    }
  })

  it("is none of these", () => {
    for (const sent of [
      "",
      " ",
      ".",
      "-",
      "-.",
      "1,5",
      "1e3",
      "12.5%",
      "1.2.3",
      "--1",
      "0x10",
      "NaN",
      "\u0661",
      "1000000000000",
      "0.0000001",
      "0".repeat(100),
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1e12,
      1e21,
      1e-7,
      0.1 + 0.2,
    ]) {
      assert.isUndefined(decimalText(sent), String(sent))
    }
    for (const value of ["-0", "5.0", "05", "+5", ".5", "5.", "", 5, 5n, null, undefined, ["5"]]) {
      assert.isFalse(isDecimalText(value))
    }
  })
})
