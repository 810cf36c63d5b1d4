import { Instant, WallClock } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"

/**
 * The clocks on the walls as `Intl.DateTimeFormat` prints their fields, in milliseconds as if they were UTC. The code
 * under test asks Intl for offsets only and computes the fields; this asks for the fields and computes the offsets.
 */
const wallOf = (zone: string): ((millis: number) => number) => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  })
  return (millis) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = format
      .format(millis)
      .split(/\D+/)
      .map(Number)
    return Date.UTC(year, month - 1, day, hour, minute, second)
  }
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const FROM = Date.UTC(2020, 0, 1)
const TO = Date.UTC(2036, 0, 1)

const text = (millis: number): string => new Date(millis).toISOString().slice(0, 19)
const instant = (millis: number): Instant.Instant =>
  Instant.fromMillis(millis) ?? assert.fail(`${millis} is out of range`)

/** The instant at which a zone's clocks change, and how far ahead of UTC they are before and after. */
interface Change {
  readonly at: number
  readonly before: number
  readonly after: number
}

/** Every change of a zone's clocks, found by bisecting between two looks at the clock, five days apart. */
const changesOf = (wall: (millis: number) => number): ReadonlyArray<Change> => {
  const changes: Array<Change> = []
  let before = wall(FROM) - FROM
  for (let look = FROM + 5 * DAY; look <= TO; look += 5 * DAY) {
    const after = wall(look) - look
    if (after === before) continue
    let low = look - 5 * DAY
    let high = look
    while (high - low > SECOND) {
      const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND
      if (wall(middle) - middle === before) low = middle
      else high = middle
    }
    changes.push({ at: high, before, after })
    before = after
  }
  return changes
}

/** Zones by another name; which of the two Intl lists differs between versions of Node. */
const aliases = [
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["US/Pacific", "America/Los_Angeles"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["GB", "Europe/London"],
  ["GMT", "UTC"],
  ["Etc/UTC", "UTC"],
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
] as const

const zones = [...new Set([...Intl.supportedValuesOf("timeZone"), ...aliases.flat(), "Etc/GMT+12", "Etc/GMT-14"])].map(
  (name) => {
    const wall = wallOf(name)
    return { name, wall, changes: changesOf(wall) }
  },
)

/** Around a change: on both sides, at and beside the ends of gaps and overlaps of half an hour to two hours. */
const around = [0, 1, 5, 20, 24.75, 30, 45, 60, 90, 120, 180, 600, 1440, 2879]
  .flatMap((minutes) => [minutes * MINUTE - SECOND, minutes * MINUTE, minutes * MINUTE + SECOND])
  .flatMap((distance) => [-distance, distance])

/** Deterministic times between the changes. */
const spread = Array.from({ length: 150 }, (_, at) => FROM + Math.floor((at * (TO - FROM)) / 150 / SECOND) * SECOND)

describe("Wall clocks in every time zone, 2020 to 2035", () => {
  it("has the zones and the changes that it should have", () => {
    assert.isAbove(zones.length, 400)
    const changes = (name: string) => zones.find((zone) => zone.name === name)?.changes ?? assert.fail(name)
    // Twice a year, always at 01:00 UTC.
    assert.strictEqual(changes("Europe/London").length, 32)
    assert.isTrue(changes("Europe/London").every(({ at }) => at % DAY === HOUR))
    assert.deepStrictEqual(changes("Europe/London")[0], { at: Date.UTC(2020, 2, 29, 1), before: 0, after: HOUR })
    assert.isTrue(changes("Australia/Lord_Howe").every(({ after, before }) => Math.abs(after - before) === HOUR / 2))
    assert.deepStrictEqual(changes("Asia/Kathmandu"), [])
    assert.isAbove(zones.filter((zone) => zone.changes.length >= 32).length, 100)
    // Clocks change no more than once within two days, on which instantOf relies.
    for (const zone of zones) {
      for (const [index, change] of zone.changes.entries()) {
        assert.isAbove(change.at - (zone.changes[index - 1]?.at ?? 0), 4 * DAY, zone.name)
      }
    }
  })

  it("shows what Intl shows, and finds the instant again (the first, where a time comes twice)", () => {
    let checked = 0
    for (const { name, wall, changes } of zones) {
      const check = (millis: number, expected: number) => {
        const local = text(wall(millis))
        const shown = WallClock.wallClockAt(instant(millis), name)
        if (shown !== local) assert.fail(`${name}: ${shown} at ${text(millis)}Z, not ${local}`)
        const found = WallClock.instantOf(local, name)
        if (found !== expected * 1000) assert.fail(`${name}: ${local} at ${found}, not ${expected * 1000}`)
        checked++
      }
      for (const { at, before, after } of changes) {
        const overlap = Math.max(0, before - after)
        for (const distance of around) {
          const millis = at + distance
          check(millis, distance >= 0 && distance < overlap ? millis - overlap : millis)
        }
      }
      for (const millis of spread) {
        const change = changes.find(({ at }) => Math.abs(millis - at) < 3 * DAY)
        if (change === undefined) check(millis, millis)
      }
    }
    assert.isAbove(checked, 400_000)
  })

  it("reads a time that does not exist as much later as the gap is long", () => {
    let gaps = 0
    for (const { name, wall, changes } of zones) {
      for (const { at, before, after } of changes.filter((change) => change.after > change.before)) {
        const gap = after - before
        for (const into of [0, SECOND, gap / 4, gap / 2, gap - MINUTE, gap - SECOND]) {
          const local = text(at + before + into)
          const found = WallClock.instantOf(local, name)
          if (found !== (at + into) * 1000) assert.fail(`${name}: ${local} at ${found}`)
          assert.strictEqual(WallClock.wallClockAt(instant(at + into), name), text(at + before + into + gap))
          assert.strictEqual(wall(at + into), at + before + into + gap)
        }
        gaps++
      }
    }
    assert.isAbove(gaps, 1500)
  })

  it.prop(
    "keeps a wall clock that exists once, at any time",
    [
      Schema.Literals(zones.map(({ name }) => name)),
      Schema.Int.check(Schema.isBetween({ minimum: FROM / SECOND, maximum: TO / SECOND })),
    ],
    ([name, seconds]) => {
      const shown = WallClock.wallClockAt(instant(seconds * SECOND), name)
      if (shown === undefined) return assert.fail(`no clock in ${name}`)
      const again = WallClock.instantOf(shown, name)
      if (again === undefined) return assert.fail(`no instant in ${name}`)
      assert.strictEqual(WallClock.wallClockAt(again, name), shown)
      // It may be the first of two times, never a later one.
      assert.isTrue(
        again === seconds * 1_000_000 || (again < seconds * 1_000_000 && again > (seconds - 3 * 3600) * 1_000_000),
      )
    },
    { arbitrary: { runs: 2000 } },
  )

  it("is the same under another name", () => {
    for (const [alias, name] of aliases) {
      for (const millis of spread) {
        assert.strictEqual(
          WallClock.instantOf(text(millis), alias),
          WallClock.instantOf(text(millis), name),
          `${alias} ${text(millis)}`,
        )
      }
    }
  })
})

describe("Wall clocks known from almanacs", () => {
  for (const [zone, local, iso, why] of [
    ["Europe/London", "2020-05-01T18:00:00", "2020-05-01T17:00:00Z", "summer"],
    ["Europe/London", "2020-12-01T18:00:00", "2020-12-01T18:00:00Z", "winter"],
    ["Europe/London", "2020-05-01", "2020-04-30T23:00:00Z", "a date is its midnight"],
    ["Europe/London", "2020-03-29T00:59:59", "2020-03-29T00:59:59Z", "before the gap"],
    ["Europe/London", "2020-03-29T01:30:00", "2020-03-29T01:30:00Z", "in the gap: 02:30"],
    ["Europe/London", "2020-03-29T02:00:00", "2020-03-29T01:00:00Z", "after the gap"],
    ["Europe/London", "2020-10-25T01:30:00", "2020-10-25T00:30:00Z", "twice"],
    ["Europe/London", "2020-10-25T02:00:00", "2020-10-25T02:00:00Z", "after the overlap"],
    ["America/New_York", "2021-03-14T02:30:00", "2021-03-14T07:30:00Z", "in the gap: 03:30"],
    ["America/New_York", "2021-11-07T01:30:00", "2021-11-07T05:30:00Z", "twice"],
    ["Australia/Lord_Howe", "2021-04-04T01:45:00", "2021-04-03T14:45:00Z", "twice, half an hour apart"],
    ["Australia/Lord_Howe", "2021-10-03T02:15:00", "2021-10-02T15:45:00Z", "in a gap of half an hour"],
    ["Asia/Kathmandu", "2024-01-01T00:00:00", "2023-12-31T18:15:00Z", "three quarters of an hour"],
    ["Pacific/Chatham", "2024-01-01T00:00:00", "2023-12-31T10:15:00Z", "13:45 ahead"],
    ["Pacific/Kiritimati", "2024-01-01T00:00:00", "2023-12-31T10:00:00Z", "a day and a date apart from Niue"],
    ["Pacific/Niue", "2023-12-31T00:00:00", "2023-12-31T11:00:00Z", "eleven hours behind"],
    ["Antarctica/Troll", "2024-03-31T01:30:00", "2024-03-31T01:30:00Z", "in a gap of two hours"],
    ["Africa/Casablanca", "2021-04-11T02:30:00", "2021-04-11T01:30:00Z", "twice, for Ramadan"],
    ["Africa/Cairo", "2023-04-28", "2023-04-27T22:00:00Z", "no midnight: 01:00"],
    ["Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T22:00:00Z", "a day that was left out: the next"],
    ["Africa/Monrovia", "1971-06-01T00:00:00", "1971-06-01T00:44:30Z", "seconds in the offset"],
    ["UTC", "2020-05-01T18:00:00", "2020-05-01T18:00:00Z", "no offset"],
    ["Etc/GMT+5", "2020-05-01T18:00:00", "2020-05-01T23:00:00Z", "a sign the other way round"],
  ] as const) {
    it(`${local} in ${zone}: ${why}`, () => {
      const expected = Instant.fromIso(iso)
      assert.isDefined(expected)
      assert.strictEqual(WallClock.instantOf(local, zone), expected)
    })
  }

  it("leave out the fraction of a second, also before 1970", () => {
    for (const [iso, local] of [
      ["2020-05-01T17:00:00.999999Z", "2020-05-01T18:00:00"],
      ["1960-01-01T00:00:00.000001Z", "1960-01-01T00:00:00"],
      ["1960-01-01T00:00:00.999999Z", "1960-01-01T00:00:00"],
    ] as const) {
      assert.strictEqual(WallClock.wallClockAt(Instant.fromIso(iso) ?? assert.fail(iso), "Europe/London"), local)
    }
  })
})

describe("Time zones", () => {
  it("are IANA's names", () => {
    for (const { name } of zones) assert.isTrue(WallClock.isZone(name), name)
    for (const name of ["UTC", "Europe/London", "europe/london", "utc", "EST5EDT", "CET", "PRC", "Zulu", "GMT0"]) {
      assert.isTrue(WallClock.isZone(name), name)
      assert.isDefined(WallClock.instantOf("2020-05-01", name))
    }
  })

  it("are neither offsets, nor abbreviations, nor made up", () => {
    for (const name of [
      "",
      " ",
      "Mars/Base",
      "+01:00",
      "-0500",
      "+01",
      "Z",
      "GMT+1",
      "UTC+01:00",
      "London",
      "Pacific Time (US & Canada)",
      " UTC",
      "Europe/London ",
      "Europe",
      // Intl takes these for the zones of old Java: Dhaka, Anchorage, Kolkata, Los Angeles.
      "BST",
      "bst",
      "AST",
      "IST",
      "PST",
    ]) {
      assert.isFalse(WallClock.isZone(name), name)
      assert.isUndefined(WallClock.instantOf("2020-05-01T18:00:00", name), name)
      assert.isUndefined(WallClock.wallClockAt(instant(0), name), name)
      // Asked once more: the answer is kept.
      assert.isFalse(WallClock.isZone(name), name)
    }
  })
})

describe("Local dates and times", () => {
  const Field = (maximum: number) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum }))
  const two = (number: number) => String(number).padStart(2, "0")

  it.prop(
    "are days of the calendar",
    [Field(9999), Field(13), Field(32)],
    ([year, month, day]) => {
      const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`
      const carried = new Date(0)
      carried.setUTCFullYear(year, month - 1, day)
      const exists = carried.toISOString().slice(0, 10) === date
      assert.strictEqual(WallClock.localDate(date), exists ? date : undefined)
      assert.strictEqual(WallClock.isLocal(date), exists)
      assert.strictEqual(WallClock.wallClock(date, "18:00"), exists ? `${date}T18:00:00` : undefined)
    },
    { arbitrary: { runs: 5000 } },
  )

  it("have times of the day", () => {
    for (let hour = 0; hour <= 25; hour++) {
      for (let minute = 0; minute <= 61; minute++) {
        const time = `${two(hour)}:${two(minute)}`
        const exists = hour < 24 && minute < 60
        const local = exists ? `2020-05-01T${time}:00` : undefined
        assert.strictEqual(WallClock.wallClock("2020-05-01", time), local)
        assert.strictEqual(WallClock.wallClock("2020-05-01", `${time}:00`), local)
        assert.strictEqual(WallClock.isLocal(`2020-05-01T${time}:00`), exists)
        assert.strictEqual(WallClock.instantOf(`2020-05-01T${time}`, "UTC") !== undefined, exists)
      }
    }
    assert.strictEqual(WallClock.wallClock("2020-05-01", "18:00:59"), "2020-05-01T18:00:59")
    assert.isUndefined(WallClock.wallClock("2020-05-01", "18:00:60"))
  })

  it("are a date alone without a time", () => {
    assert.strictEqual(WallClock.wallClock("2020-05-01"), "2020-05-01")
    assert.strictEqual(WallClock.wallClock("2020-05-01", null), "2020-05-01")
    assert.strictEqual(WallClock.wallClock("2020-05-01", ""), "2020-05-01")
    assert.isUndefined(WallClock.wallClock("2020-02-30"))
  })

  it("are nothing else", () => {
    for (const local of [
      "",
      "2020-05-01T",
      "2020-05-01T18",
      "2020-05-01T18:00:00Z",
      "2020-05-01T18:00:00+01:00",
      "2020-05-01T18:00:00.5",
      "2020-05-01T18:00:00T18:00:00",
      "2020-05-01 18:00:00",
      "2020-02-30T18:00:00",
      "2020-05-01T24:00:00",
      "20-05-01",
      "2020-5-1",
      "2020-05-01\n",
      "01/05/2020",
    ]) {
      assert.isUndefined(WallClock.instantOf(local, "Europe/London"), local)
      assert.isFalse(WallClock.isLocal(local), local)
      assert.isUndefined(WallClock.localDate(local), local)
    }
    for (const time of ["18", "6:00", "18:00Z", "18:00:00.5", "6:00 PM", "18.00", " "]) {
      assert.isUndefined(WallClock.wallClock("2020-05-01", time), time)
    }
    // A wall clock as it is written down has its seconds.
    assert.isFalse(WallClock.isLocal("2020-05-01T18:00"))
  })

  it("beyond the instants that can be counted have no instant", () => {
    for (const date of ["0001-01-01", "0050-01-01", "1684-01-01", "2256-01-01", "9999-12-31"]) {
      assert.strictEqual(WallClock.localDate(date), date)
      assert.isUndefined(WallClock.instantOf(date, "Europe/London"), date)
    }
    assert.isDefined(WallClock.instantOf("1685-01-01", "Europe/London"))
    assert.isDefined(WallClock.instantOf("2255-01-01", "Europe/London"))
  })
})
