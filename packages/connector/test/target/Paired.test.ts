import type { Known } from "@boxport/connector"
import { paired } from "@boxport/connector/target"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"

const rowsOf = (titles: ReadonlyArray<string>) => titles.map((title, place) => ({ id: `old:${place}`, title }))
const thereOf = (titles: ReadonlyArray<string>) => titles.map((title, place) => ({ native_id: `${place}`, title }))

const isAlike = (row: { readonly title: string }, there: { readonly title: string }) => row.title === there.title

const nothing: Known = () => null

const titles = ["Diet", "Shirt", "Workshop"] as const
const Title = Schema.Literals(titles)

describe("pairs of source and target", () => {
  it("give nothing that was made for one record to another, whatever comes first", () => {
    const rows = rowsOf(["Workshop", "Workshop"])
    const [, earlier] = rows
    const made: Known = (_, source) => (source === earlier?.id ? { target: "0", facts: {} } : null)
    const pairs = paired("activities", rows, thereOf(["Workshop"]), made, isAlike)
    assert.deepStrictEqual([...pairs.keys()], [earlier?.id])
  })

  it("leave alone what was made and is gone", () => {
    const made: Known = () => ({ target: "77", facts: {} })
    assert.strictEqual(paired("questions", rowsOf(["Diet"]), thereOf(["Diet"]), made, isAlike).size, 0)
  })

  it("give to the first what is known to stand for two", () => {
    const made: Known = () => ({ target: "0", facts: {} })
    const pairs = paired("questions", rowsOf(["Diet", "Diet"]), thereOf(["Diet", "Diet"]), made, isAlike)
    assert.deepStrictEqual(
      [...pairs].map(([id, { native_id }]) => [id, native_id]),
      [["old:0", "0"]],
    )
  })

  it("take the likelier first, for all records before the less likely", () => {
    const rows = [
      { id: "old:0", title: "Workshop", at: 10 },
      { id: "old:1", title: "Workshop", at: 14 },
    ]
    const there = [
      { native_id: "1", title: "Workshop", at: 14 },
      { native_id: "2", title: "Workshop", at: 11 },
    ]
    const pairs = paired("activities", rows, there, nothing, (a, b) => isAlike(a, b) && a.at === b.at, isAlike)
    assert.deepStrictEqual([...pairs].map(([id, { native_id }]) => [id, native_id]).toSorted(), [
      ["old:0", "2"],
      ["old:1", "1"],
    ])
  })

  it.effect.prop(
    "are of one each, alike, and as many as there can be",
    [Schema.Array(Title), Schema.Array(Title), Schema.Boolean],
    ([source, target, isLastMade]) =>
      Effect.sync(() => {
        const [rows, there] = [rowsOf(source), thereOf(target)]
        // The last of the source has the first of the target, whatever both are called.
        const [own, counterpart] = [rows.at(-1), there[0]]
        const isMade = isLastMade && own !== undefined && counterpart !== undefined
        const made: Known = (_, id) => (isMade && id === own.id ? { target: counterpart.native_id, facts: {} } : null)
        const pairs = paired("questions", rows, there, made, isAlike)
        if (isMade) assert.strictEqual(pairs.get(own.id), counterpart)
        assert.strictEqual(new Set(pairs.values()).size, pairs.size)
        const waiting = rows.filter((row) => !isMade || row !== own)
        const free = there.filter((one) => !isMade || one !== counterpart)
        for (const title of titles) {
          const of = (all: ReadonlyArray<{ readonly title: string }>) => all.filter((one) => one.title === title).length
          const met = waiting.filter((row) => row.title === title && pairs.has(row.id))
          assert.strictEqual(met.length, Math.min(of(waiting), of(free)))
          assert.isTrue(met.every(({ id }) => pairs.get(id)?.title === title))
        }
      }),
  )
})
