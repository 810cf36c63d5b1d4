import { Instant } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"

const Micros = Schema.Int
const between = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }))

const instantOf = (micros: number): Instant.Instant =>
  Instant.isInstant(micros) ? micros : assert.fail(`${micros} is no instant`)

const pad = (number: number, length = 2): string => String(number).padStart(length, "0")

/** Milliseconds by `Date`, which carries overflowing fields over: a date is wrong when its fields come back changed. */
const dateOracle = (fields: ReadonlyArray<number>): number | undefined => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  const back = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ]
  return fields.every((field, at) => field === back[at]) ? date.getTime() : undefined
}

describe("Instant as ISO 8601", () => {
  it.prop(
    "comes back to the microsecond, over the whole range",
    [Micros],
    ([micros]) => {
      assert.strictEqual(Instant.fromIso(Instant.toIso(instantOf(micros))), micros)
    },
    { arbitrary: { runs: 5000 } },
  )

  it.prop(
    "is what Date prints, but for needless zeros",
    [between(-(2 ** 43), 2 ** 43), between(0, 999)],
    ([millis, micros]) => {
      const [seconds, fraction = ""] = new Date(millis).toISOString().replace("Z", "").split(".")
      const rest = `${fraction}${pad(micros, 3)}`.replace(/0+$/, "")
      const text = `${seconds}${rest === "" ? "" : `.${rest}`}Z`
      assert.strictEqual(Instant.toIso(instantOf(millis * 1000 + micros)), text)
      assert.strictEqual(Instant.fromIso(text), millis * 1000 + micros)
    },
    { arbitrary: { runs: 5000 } },
  )

  it.prop(
    "is read as Date reads it, with every offset",
    [between(-(2 ** 42), 2 ** 42), between(-(23 * 60 + 59), 23 * 60 + 59)],
    ([second, offset]) => {
      const millis = Math.floor(second / 1000) * 1000
      const local = new Date(millis + offset * 60_000).toISOString().slice(0, 19)
      const sign = offset < 0 ? "-" : "+"
      const hours = pad(Math.floor(Math.abs(offset) / 60))
      const minutes = pad(Math.abs(offset) % 60)
      assert.strictEqual(Date.parse(`${local}${sign}${hours}:${minutes}`), millis)
      for (const text of [
        `${local}${sign}${hours}:${minutes}`,
        `${local}.000${sign}${hours}${minutes}`,
        `${local.replace("T", " ")} ${sign}${hours}${minutes}`,
      ]) {
        assert.strictEqual(Instant.fromIso(text), millis * 1000, text)
      }
      if (minutes === "00") assert.strictEqual(Instant.fromIso(`${local}${sign}${hours}`), millis * 1000)
    },
    { arbitrary: { runs: 2000 } },
  )

  it.prop(
    "is read only if there is such a day and such a time",
    [
      between(0, 9999),
      between(0, 13),
      between(0, 32),
      Schema.Literals([0, 12, 22, 23, 24, 25]),
      Schema.Literals([0, 30, 59, 60, 61]),
      Schema.Literals([0, 30, 59, 60, 61]),
    ],
    (fields) => {
      const [year, month, day, hour, minute, second] = fields
      const text = `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}Z`
      const millis = dateOracle(fields)
      const expected = millis !== undefined && Number.isSafeInteger(millis * 1000) ? millis * 1000 : undefined
      assert.strictEqual(Instant.fromIso(text), expected, text)
    },
    { arbitrary: { runs: 20_000 } },
  )

  it("knows every day from 1685 to 2254", () => {
    let days = 0
    for (let year = 1685; year <= 2254; year++) {
      for (let month = 1; month <= 12; month++) {
        for (let day = 0; day <= 32; day++) {
          const millis = dateOracle([year, month, day])
          const read = Instant.fromIso(`${year}-${pad(month)}-${pad(day)}T00:00:00Z`)
          if (read !== (millis === undefined ? undefined : millis * 1000)) assert.fail(`${year}-${month}-${day}`)
          if (read !== undefined) days++
        }
      }
    }
    assert.strictEqual(days, (Date.UTC(2255, 0, 1) - Date.UTC(1685, 0, 1)) / 86_400_000)
  })

  it("is read in the forms the platforms send", () => {
    const noon = Date.UTC(2020, 4, 1, 12) * 1000
    for (const [text, micros] of [
      ["2020-05-01T12:00:00Z", noon],
      ["2020-05-01t12:00:00z", noon],
      ["2020-05-01T12:00Z", noon],
      ["2020-05-01T14:00:00+02:00", noon],
      ["2020-05-01T14:00:00.000+02:00", noon],
      ["2020-05-01T08:00:00.000-04:00", noon],
      ["2020-05-01T17:45:00+05:45", noon],
      ["2020-05-01 13:00:00 +0100", noon],
      ["2020-05-01 12:00:00 UTC", noon],
      ["2020-05-01T12:00:00-00:00", noon],
      ["2020-05-01T12:00:00.123456+00:00", noon + 123_456],
      ["2020-05-01T12:00:00.5Z", noon + 500_000],
      ["2020-05-01T12:00:00.000001Z", noon + 1],
      ["2020-05-01T12:00:00.999999999Z", noon + 999_999],
      ["2020-02-29T00:00:00Z", Date.UTC(2020, 1, 29) * 1000],
      ["2000-02-29T00:00:00Z", Date.UTC(2000, 1, 29) * 1000],
      ["2020-01-01T00:30:00+01:00", Date.UTC(2019, 11, 31, 23, 30) * 1000],
      ["1969-12-31T23:59:59.999999Z", -1],
      ["1970-01-01T00:00:00Z", 0],
    ] as const) {
      assert.strictEqual(Instant.fromIso(text), micros, text)
    }
  })

  it("is not read from anything else", () => {
    for (const text of [
      "",
      "2020-05-01",
      "2020-05-01T12:00:00",
      "2020-05-01 12:00:00",
      "2020-05-01T12Z",
      "2020-05-01T12:00:00.Z",
      "2020-05-01T12:00:00.1234567890Z",
      "2020-05-01T12:00:00,5Z",
      "2020-05-01T12:00:00  Z",
      "2020-05-01T12:00:00+1:00",
      "2020-05-01T12:00:00+24:00",
      "2020-05-01T12:00:00+01:60",
      "2020-05-01T12:00:00+01:00:00",
      "2020-05-01T12:00:00+",
      "2020-05-01T12:00:00 BST",
      "2020-05-01T12:00:00Z[Europe/London]",
      " 2020-05-01T12:00:00Z",
      "2020-05-01T12:00:00Z\n",
      "2020-5-1T12:00:00Z",
      "+02020-05-01T12:00:00Z",
      "20200501T120000Z",
      "2020-04-31T12:00:00Z",
      "2020-13-01T12:00:00Z",
      "2020-00-15T12:00:00Z",
      "2020-05-00T12:00:00Z",
      "2019-02-29T12:00:00Z",
      "2100-02-29T12:00:00Z",
      "2020-05-01T24:00:00Z",
      "2020-05-01T25:00:00Z",
      "2020-05-01T12:60:00Z",
      "2016-12-31T23:59:60Z",
      "0001-01-01T00:00:00Z",
      "0070-01-01T00:00:00Z",
      "9999-12-31T23:59:59Z",
    ]) {
      assert.isUndefined(Instant.fromIso(text), text)
    }
  })

  it("reaches from 1684 to 2255", () => {
    assert.strictEqual(Instant.toIso(instantOf(Number.MIN_SAFE_INTEGER)), "1684-07-28T00:12:25.259009Z")
    assert.strictEqual(Instant.toIso(instantOf(Number.MAX_SAFE_INTEGER)), "2255-06-05T23:47:34.740991Z")
    assert.strictEqual(Instant.fromIso("1684-07-28T00:12:25.259009Z"), Number.MIN_SAFE_INTEGER)
    assert.strictEqual(Instant.fromIso("2255-06-05T23:47:34.740991Z"), Number.MAX_SAFE_INTEGER)
    assert.isUndefined(Instant.fromIso("1684-07-28T00:12:25.259008Z"))
    assert.isUndefined(Instant.fromIso("2255-06-05T23:47:34.740992Z"))
    // The offset counts, not only the date.
    assert.isUndefined(Instant.fromIso("2255-06-05T23:47:34-00:01"))
    assert.isDefined(Instant.fromIso("2255-06-06T00:47:34+01:00"))
  })
})

describe("Instant as Unix time", () => {
  it.prop("of whole seconds", [between(-9_007_199_254, 9_007_199_254)], ([seconds]) => {
    assert.strictEqual(Instant.fromUnixSeconds(seconds), seconds * 1_000_000)
    assert.strictEqual(Instant.fromMillis(seconds * 1000), Instant.fromUnixSeconds(seconds))
  })

  it.prop("of milliseconds, back rounded down", [between(-(2 ** 42), 2 ** 42), between(0, 999)], ([millis, micros]) => {
    assert.strictEqual(Instant.fromMillis(millis), millis * 1000)
    assert.strictEqual(Instant.toMillis(instantOf(millis * 1000 + micros)), millis)
  })

  it("of fractions, to the microsecond", () => {
    // 1.000001 × 1,000,000 is 1000000.9999999999 in floats.
    assert.strictEqual(Instant.fromUnixSeconds(1.000001), 1_000_001)
    assert.strictEqual(Instant.fromUnixSeconds(1_588_348_800.123456), 1_588_348_800_123_456)
    assert.strictEqual(Instant.fromMillis(-0.001), -1)
    assert.strictEqual(Instant.fromMillis(1.1), 1100)
  })

  it("has one zero", () => {
    assert.isTrue(Object.is(Instant.fromUnixSeconds(-0), 0))
    assert.isTrue(Object.is(Instant.fromMillis(-0), 0))
    assert.isTrue(Object.is(Instant.fromIso("1970-01-01T00:00:00-00:00"), 0))
  })

  it("out of range or no number is no instant", () => {
    for (const seconds of [9_007_199_255, -9_007_199_255, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE]) {
      assert.isUndefined(Instant.fromUnixSeconds(seconds))
      assert.isUndefined(Instant.fromMillis(seconds * 1000))
    }
    assert.isUndefined(Instant.fromMillis(new Date("no date").getTime()))
  })

  it("is a whole number that is exact", () => {
    for (const value of [0, -1, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER])
      assert.isTrue(Instant.isInstant(value))
    for (const value of [0.5, 2 ** 53, -(2 ** 53), Number.NaN, "0", 0n, null, undefined, new Date(0), {}]) {
      assert.isFalse(Instant.isInstant(value))
    }
  })
})
