import { Currency, Money } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { BigDecimal, Result, Schema } from "effect"
import * as Iso from "./iso4217.ts"

type Outcome = Result.Result<Money.Money, Money.InvalidMoney>

const accepted = (outcome: Outcome): Money.Money =>
  Result.match(outcome, {
    onFailure: (error) => assert.fail(`refused: ${error.message}`),
    onSuccess: (amount) => amount,
  })

const refused = (outcome: Outcome): Money.InvalidMoney =>
  Result.match(outcome, {
    onFailure: (error) => error,
    onSuccess: (amount) => assert.fail(`accepted: ${amount.minor} ${amount.currency}`),
  })

/** Amounts that every currency can hold and that a JSON number keeps (at most 14 digits). */
const Minor = Schema.BigInt.check(Schema.isBetweenBigInt({ minimum: 1n - 10n ** 14n, maximum: 10n ** 14n - 1n }))
/** Amounts that stay in range when they are rounded. */
const Smaller = Minor.check(Schema.isBetweenBigInt({ minimum: -(10n ** 13n), maximum: 10n ** 13n }))
const Code = Schema.Literals(Currency.codes)
const digits = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }))

/** The decimal text, made by moving the point along the digits: no arithmetic. */
const decimalOf = (minor: bigint, places: number): string => {
  const unsigned = String(minor)
    .replace("-", "")
    .padStart(places + 1, "0")
  const point = unsigned.length - places
  return `${minor < 0n ? "-" : ""}${unsigned.slice(0, point)}${places === 0 ? "" : `.${unsigned.slice(point)}`}`
}

/** The ways in which platforms write a decimal. */
const decimals = (minor: bigint, places: number): ReadonlyArray<string> => {
  const decimal = decimalOf(minor, places)
  const pointed = places === 0 ? `${decimal}.` : decimal
  return [
    decimal,
    minor < 0n ? decimal : `+${decimal}`,
    pointed,
    `${pointed}000`,
    pointed.replace(/\.?0*$/, ""),
    pointed.replace(/^(-?)0\.(?=\d)/, "$1."),
    decimal.replace(/^-?/, "$&00"),
    ` ${decimal}\n`,
    `${minor}e-${places}`,
    `${decimalOf(minor, places + 2)}E+2`,
    `${decimalOf(minor, places + 3)}e3`,
  ]
}

describe("Money, there and back", () => {
  it.prop(
    "minor units",
    [Minor],
    ([minor]) => {
      for (const currency of Currency.codes) {
        const multiplier = 10 ** Iso.exponentOf(currency)
        for (const outcome of [
          Money.fromMinorUnits(minor, currency),
          Money.fromMinorUnits(Number(minor), currency),
          Money.fromMinorUnits(Number(minor), currency.toLowerCase()),
          Money.fromMinorUnits(Number(minor), currency, multiplier),
          Money.fromMinorUnits(minor * 1000n, currency, multiplier * 1000),
        ]) {
          assert.deepStrictEqual(accepted(outcome), { minor, currency })
        }
      }
    },
    { arbitrary: { runs: 30 } },
  )

  it.prop(
    "decimal text",
    [Minor],
    ([minor]) => {
      for (const currency of Currency.codes) {
        const places = Iso.exponentOf(currency)
        assert.strictEqual(Money.toDecimal(minor, currency), decimalOf(minor, places))
        for (const text of decimals(minor, places)) {
          for (const mode of ["refuse", "half-even", "noise"] as const) {
            assert.deepStrictEqual(accepted(Money.fromDecimal(text, currency, mode)), { minor, currency }, text)
          }
          assert.deepStrictEqual(accepted(Money.fromDecimal(text, currency.toLowerCase())), { minor, currency }, text)
        }
      }
    },
    { arbitrary: { runs: 30 } },
  )

  it.prop(
    "JSON number",
    [Minor],
    ([minor]) => {
      for (const currency of Currency.codes) {
        const places = Iso.exponentOf(currency)
        for (const number of [Number(decimalOf(minor, places)), Number(minor) / 10 ** places]) {
          assert.deepStrictEqual(accepted(Money.fromDecimal(number, currency)), { minor, currency }, String(number))
        }
      }
    },
    { arbitrary: { runs: 30 } },
  )

  it.prop(
    "scaled for a DECIMAL column",
    [Minor, digits(4, 12)],
    ([minor, scale]) => {
      for (const currency of Currency.codes) {
        const places = Iso.exponentOf(currency)
        const pointed = places === 0 ? `${decimalOf(minor, 0)}.` : decimalOf(minor, places)
        assert.strictEqual(
          decimalOf(Money.toScale(minor, currency, scale), scale),
          pointed + "0".repeat(scale - places),
          currency,
        )
        assert.strictEqual(Money.toScale(minor, currency, places), minor)
      }
    },
    { arbitrary: { runs: 30 } },
  )

  it("keeps every price up to a thousand, sent as a float", () => {
    for (let cents = 0; cents < 100_000; cents++) {
      assert.strictEqual(accepted(Money.fromDecimal(cents / 100, "EUR")).minor, BigInt(cents))
      assert.strictEqual(accepted(Money.fromDecimal(-(cents / 100), "EUR", "noise")).minor, BigInt(-cents))
    }
  })
})

describe("Money with a base multiplier", () => {
  it.prop(
    "is the same number of major units, or refused",
    [Minor, Code, Schema.Literals([1, 5, 10, 100, 1000, 10_000, 1_000_000])],
    ([units, currency, multiplier]) => {
      const iso = 10n ** BigInt(Iso.exponentOf(currency))
      const outcome = Money.fromMinorUnits(units, currency, multiplier)
      if ((units * iso) % BigInt(multiplier) !== 0n) return void refused(outcome)
      // In major units: units / multiplier = minor / iso.
      assert.strictEqual(accepted(outcome).minor * BigInt(multiplier), units * iso)
    },
    { arbitrary: { runs: 1000 } },
  )

  it("is believed rather than ISO 4217", () => {
    assert.strictEqual(accepted(Money.fromMinorUnits(1500, "HUF", 1)).minor, 150_000n)
    assert.strictEqual(accepted(Money.fromMinorUnits(1500, "huf")).minor, 1500n)
    assert.strictEqual(accepted(Money.fromMinorUnits(1200, "JPY", 100)).minor, 12n)
    assert.include(refused(Money.fromMinorUnits(1250, "JPY", 100)).message, "JPY")
    assert.strictEqual(accepted(Money.fromMinorUnits(-7, "MRU", 5)).minor, -140n)
  })

  it("must be a positive whole number", () => {
    for (const multiplier of [0, -100, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      assert.include(refused(Money.fromMinorUnits(100, "EUR", multiplier)).message, String(multiplier))
    }
  })
})

describe("Money with more digits than the currency has", () => {
  /** An amount, how many digits too many it gets, whether these make it a tie, and a currency. */
  const Longer = [Smaller, digits(1, 8), Schema.Boolean, Code] as const
  const longer = (amount: bigint, more: number, tie: boolean): bigint =>
    tie ? amount * 10n ** BigInt(more) + 5n * 10n ** BigInt(more - 1) : amount

  it.prop(
    "is rounded half to even, as BigDecimal does it",
    [...Longer],
    ([amount, more, tie, currency]) => {
      const places = Iso.exponentOf(currency)
      const text = decimalOf(longer(amount, more, tie), places + more)
      const rounded = BigDecimal.round(BigDecimal.fromStringUnsafe(text), { scale: places, mode: "half-even" })
      const { minor } = accepted(Money.fromDecimal(text, currency, "half-even"))
      assert.isTrue(BigDecimal.equals(BigDecimal.make(minor, places), rounded), `${text} ${currency}: ${minor}`)
    },
    { arbitrary: { runs: 2000 } },
  )

  it.prop(
    "is refused, unless they are zeros",
    [...Longer],
    ([amount, more, tie, currency]) => {
      const exact = longer(amount, more, tie)
      const outcome = Money.fromDecimal(decimalOf(exact, Iso.exponentOf(currency) + more), currency)
      if (exact % 10n ** BigInt(more) !== 0n) assert.include(refused(outcome).message, currency)
      else assert.strictEqual(accepted(outcome).minor, exact / 10n ** BigInt(more))
    },
    { arbitrary: { runs: 2000 } },
  )

  it.prop(
    "divides to the nearest, of two nearest to the even one",
    [Schema.BigInt, Schema.BigInt.check(Schema.isBetweenBigInt({ minimum: 1n, maximum: 40n }))],
    ([amount, by]) => {
      const quotient = Money.divideHalfEven(amount, by)
      const twice = (amount - quotient * by) * 2n
      assert.isTrue(-by <= twice && twice <= by)
      if (twice === by || twice === -by) assert.isTrue(quotient % 2n === 0n)
    },
    { arbitrary: { runs: 2000 } },
  )

  it("rounds ties to even, whatever their sign", () => {
    const cents = (text: string) => accepted(Money.fromDecimal(text, "EUR", "half-even")).minor
    assert.deepStrictEqual(
      ["0.005", "0.015", "0.025", "-0.005", "-0.015", "-0.025", "0.0250001", "0.0249999", "1e-400"].map(cents),
      [0n, 2n, 2n, 0n, -2n, -2n, 3n, 2n, 0n],
    )
  })
})

describe("Float noise", () => {
  it("is rounded away", () => {
    const cents = (number: number) => accepted(Money.fromDecimal(number, "EUR", "noise")).minor
    assert.deepStrictEqual(
      [0.1 + 0.2, 8.7 * 3, 19.99 * 3, 1.1 * 1.1, -(0.1 + 0.2), 4.35 * 100, 1e-7, 19.99, 8.7].map(cents),
      [30n, 2610n, 5997n, 121n, -30n, 43_500n, 0n, 1999n, 870n],
    )
  })

  it.prop(
    "of a sum is rounded away",
    [digits(-(10 ** 9), 10 ** 9), digits(-(10 ** 9), 10 ** 9), Code],
    ([a, b, currency]) => {
      const unit = 10 ** Iso.exponentOf(currency)
      const sum = accepted(Money.fromDecimal(a / unit + b / unit, currency, "noise"))
      assert.strictEqual(sum.minor, BigInt(a) + BigInt(b))
    },
    { arbitrary: { runs: 2000 } },
  )

  it("ends at a millionth of the major unit, in every currency", () => {
    for (const currency of Currency.codes) {
      const noise = (text: string) => Money.fromDecimal(text, currency, "noise")
      for (const [text, major] of [
        ["7.00000099999", 7n],
        ["6.99999900001", 7n],
        ["-7.00000099999", -7n],
      ] as const) {
        assert.strictEqual(accepted(noise(text)).minor, major * 10n ** BigInt(Iso.exponentOf(currency)), text)
      }
      for (const text of ["7.000001", "6.999999", "-7.000001", "7.00005", "7.00005000001"]) {
        assert.include(refused(noise(text)).message, currency, text)
      }
    }
  })

  it("is refused where it is not expected", () => {
    refused(Money.fromDecimal(0.1 + 0.2, "EUR"))
    refused(Money.fromDecimal(12.345, "EUR", "noise"))
  })
})

describe("Money out of bounds", () => {
  it("is an amount of 10^14 major units or more", () => {
    for (const currency of Currency.codes) {
      const places = Iso.exponentOf(currency)
      const bound = 10n ** BigInt(14 + places)
      for (const minor of [bound - 1n, 1n - bound]) {
        assert.strictEqual(accepted(Money.fromMinorUnits(minor, currency)).minor, minor)
        assert.strictEqual(accepted(Money.fromDecimal(decimalOf(minor, places), currency)).minor, minor)
      }
      for (const minor of [bound, -bound]) {
        const major = decimalOf(minor, places)
        for (const outcome of [
          Money.fromMinorUnits(minor, currency),
          Money.fromMinorUnits(minor, currency, 10 ** places),
          Money.fromDecimal(major, currency),
          Money.fromDecimal(Number(major), currency),
          Money.fromDecimal(decimalOf(minor * 10n - minor / bound, places + 1), currency, "half-even"),
        ]) {
          assert.include(refused(outcome).message, currency)
        }
      }
    }
    refused(Money.fromDecimal("1e999", "EUR"))
    refused(Money.fromDecimal(Number.MAX_VALUE, "EUR"))
  })

  it("is what is no number", () => {
    for (const units of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      refused(Money.fromMinorUnits(units, "EUR"))
    for (const amount of [Number.NaN, Number.NEGATIVE_INFINITY]) refused(Money.fromDecimal(amount, "EUR"))
    for (const text of [
      "",
      " ",
      ".",
      "-",
      "+",
      "e5",
      ".e5",
      "1e",
      "1e1000",
      "1e2.5",
      "1,50",
      "1,000.00",
      "1 000",
      "12.5.0",
      "--1",
      "+-1",
      "0x10",
      "1_000",
      "12n",
      "Infinity",
      "£12",
      "12 GBP",
      "\u0661\u0662",
    ]) {
      assert.strictEqual(refused(Money.fromDecimal(text, "EUR")).message, "not a decimal amount", text)
    }
  })

  it("is what is no currency", () => {
    for (const currency of ["", "EURO", "XAU", "XXX", "BTC", "\u20ac"]) {
      for (const outcome of [Money.fromMinorUnits(1, currency), Money.fromDecimal("1", currency)]) {
        const error = refused(outcome)
        assert.strictEqual(error._tag, "InvalidMoney")
        assert.include(error.message, `"${currency}"`)
      }
    }
  })
})

describe("Amounts of rows", () => {
  it("count two digits for a currency nobody knows", () => {
    for (const currency of [null, "XYZ", ""]) {
      assert.strictEqual(Money.toDecimal(1250n, currency), "12.50")
      assert.strictEqual(Money.toScale(1250n, currency, 4), 125_000n)
    }
  })

  it("take a currency in lower case for what it is", () => {
    assert.strictEqual(Money.toDecimal(1250n, "jpy"), "1250")
    assert.strictEqual(Money.toScale(1250n, "kwd", 4), 12_500n)
  })

  it("have all their digits, and a sign in front of a leading zero", () => {
    assert.deepStrictEqual(
      [0n, 5n, -5n, 1250n, -1250n].map((minor) => [
        Money.toDecimal(minor, "JPY"),
        Money.toDecimal(minor, "EUR"),
        Money.toDecimal(minor, "KWD"),
        Money.toDecimal(minor, "CLF"),
      ]),
      [
        ["0", "0.00", "0.000", "0.0000"],
        ["5", "0.05", "0.005", "0.0005"],
        ["-5", "-0.05", "-0.005", "-0.0005"],
        ["1250", "12.50", "1.250", "0.1250"],
        ["-1250", "-12.50", "-1.250", "-0.1250"],
      ],
    )
  })

  it("are rounded half to even for a smaller scale", () => {
    assert.deepStrictEqual(
      [125n, 135n, 136n, -125n, -134n].map((minor) => Money.toScale(minor, "EUR", 1)),
      [12n, 14n, 14n, -12n, -13n],
    )
    assert.strictEqual(Money.toScale(15_000n, "CLF", 0), 2n)
  })
})
