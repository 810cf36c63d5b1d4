import { Currency } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import * as Iso from "./iso4217.ts"

const icu = Intl.supportedValuesOf("currency")

/**
 * Currencies that CLDR, in one version or another, shows without their minor unit, because nobody uses the coins any
 * more. ISO 4217 keeps the minor unit, and platforms count in it.
 */
const shownWithoutMinorUnit =
  "AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK MRO PKR RSD SLL SOS STD SYP YER ZMK".split(" ")

describe("Currency", () => {
  it("knows every currency that ICU lists and ISO 4217 gives a minor unit", () => {
    assert.isAbove(icu.length, 150)
    const unknown = icu.filter((code) => Currency.exponentOf(code) === undefined)
    assert.deepStrictEqual(
      unknown.filter((code) => !Iso.withoutMinorUnit.includes(code)),
      [],
    )
  })

  it("knows the active and the lately withdrawn currencies that ICU may leave out", () => {
    for (const code of [...Iso.activeOutsideIcu, ...Iso.withdrawn]) {
      assert.strictEqual(Currency.exponentOf(code), Iso.exponentOf(code), code)
    }
  })

  it("knows nothing else", () => {
    const elsewhere = new Set([...icu, ...Iso.activeOutsideIcu, ...Iso.withdrawn])
    assert.deepStrictEqual(
      Currency.codes.filter((code) => !elsewhere.has(code)),
      [],
    )
    assert.strictEqual(new Set(Currency.codes).size, Currency.codes.length)
  })

  it("gives every currency the digits of its minor unit", () => {
    for (const code of Currency.codes) assert.strictEqual(Currency.exponentOf(code), Iso.exponentOf(code), code)
    assert.strictEqual(Currency.largestExponent, 4)
  })

  it("agrees with CLDR, but where CLDR hides a minor unit that ISO 4217 keeps", () => {
    for (const code of icu.filter((listed) => !Iso.withoutMinorUnit.includes(listed))) {
      const format = new Intl.NumberFormat("en", { style: "currency", currency: code })
      const shown = format.resolvedOptions().maximumFractionDigits
      if (shown !== Currency.exponentOf(code)) {
        assert.include(shownWithoutMinorUnit, code)
        assert.strictEqual(shown, 0, code)
      }
    }
  })

  it("takes no metal, no unit of account and no test code for a currency", () => {
    for (const code of [...Iso.withoutMinorUnit, "BTC", "", "EU", "EURO", "eur", "toString"]) {
      assert.isUndefined(Currency.exponentOf(code), code)
    }
  })

  it.prop(
    "normalizes a code in any case",
    [Schema.Literals(Currency.codes), Schema.Array(Schema.Boolean)],
    ([code, lower]) => {
      const sent = [...code].map((letter, at) => (lower[at] === true ? letter.toLowerCase() : letter)).join("")
      assert.strictEqual(Currency.normalize(sent), code)
    },
  )

  it("normalizes nothing that is no code", () => {
    for (const text of ["", "eu", "euro", " eur", "eur ", "xau", "xxx", "€", "u\u017fd", "constructor"]) {
      assert.isUndefined(Currency.normalize(text), text)
    }
  })

  it.prop("normalizes only to codes it knows", [Schema.String.check(Schema.isMaxLength(4))], ([text]) => {
    const code = Currency.normalize(text)
    if (code !== undefined) assert.isTrue(Currency.codes.includes(code) && code.toLowerCase() === text.toLowerCase())
  })
})
