import { timetable } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"

/** The next times of a timetable after one, as ISO 8601 in UTC. */
const times = (expression: string, timezone: string, after: string, count: number): ReadonlyArray<string> => {
  const table = Result.getOrThrow(timetable(expression, timezone))
  const found: Array<string> = []
  let millis = Date.parse(after)
  while (found.length < count) {
    millis = table.after(millis)
    found.push(new Date(millis).toISOString().replace(":00.000Z", "Z"))
  }
  return found
}

describe("a timetable", () => {
  it("follows the wall clock of its zone", () => {
    assert.deepStrictEqual(times("0 3 * * *", "America/New_York", "2026-03-07T00:00:00Z", 3), [
      "2026-03-07T08:00Z",
      "2026-03-08T07:00Z",
      "2026-03-09T07:00Z",
    ])
    assert.deepStrictEqual(times("0 3 * * 1-5", "UTC", "2026-03-06T03:00:00Z", 1), ["2026-03-09T03:00Z"])
  })

  it("has a run after the gap for a wall clock that is skipped in spring", () => {
    assert.deepStrictEqual(times("30 1 * * *", "Europe/London", "2026-03-28T12:00:00Z", 2), [
      "2026-03-29T01:30Z",
      "2026-03-30T00:30Z",
    ])
  })

  it("has one run for a wall clock that comes twice in autumn, and both where it has every hour", () => {
    assert.deepStrictEqual(times("30 1 * * *", "Europe/London", "2026-10-24T12:00:00Z", 2), [
      "2026-10-25T00:30Z",
      "2026-10-26T01:30Z",
    ])
    assert.deepStrictEqual(times("30 * * * *", "Europe/London", "2026-10-25T00:00:00Z", 3), [
      "2026-10-25T00:30Z",
      "2026-10-25T01:30Z",
      "2026-10-25T02:30Z",
    ])
  })

  it("is refused for what is no cron expression of five fields, and for a date that never comes", () => {
    for (const wrong of ["", "at three", "0 3 * *", "0 0 3 * * *", "61 * * * *", "0 0 30 2 *"]) {
      assert.isTrue(Result.isFailure(timetable(wrong)), wrong)
    }
    assert.isTrue(Result.isFailure(timetable("0 3 * * *", "Mars/Here")))
    assert.isTrue(Result.isSuccess(timetable("0 0 29 2 *")))
  })
})
