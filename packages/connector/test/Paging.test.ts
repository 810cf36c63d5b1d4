import { assert, describe, it } from "@effect/vitest"
import { Seen, Paging } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { Effect, Schema, Stream } from "effect"

interface Page {
  readonly items: ReadonlyArray<Json>
  readonly more: boolean
}

const idOf = (record: JsonObject): string | undefined => {
  const { id } = record
  return typeof id === "string" ? id : undefined
}
const last = ({ items }: Page): string | undefined => {
  const item = items.at(-1)
  return typeof item === "object" && item !== null && "id" in item ? idOf(item) : undefined
}

const cursor = Paging.cursor<Page>({
  parameter: "starting_after",
  always: [["limit", "3"]],
  cursorOf: (page) => (page.more ? last(page) : undefined),
})

const collect = (answer: (at: Paging.Position) => Page, paging: Paging.Paging<Page> = cursor, pageSize = 3) =>
  Effect.gen(function* () {
    const asked: Array<string> = []
    const pages = yield* Paging.pages({
      paging,
      fetch: (at) =>
        Effect.sync(() => {
          asked.push(at.map(([name, value]) => `${name}=${value}`).join("&"))
          return answer(at)
        }),
      items: ({ items }) => items,
      keyOf: idOf,
      pageSize,
      seen: new Seen(),
    }).pipe(Stream.runCollect)
    return { asked, pages, ids: pages.flatMap(({ fresh }) => fresh.map(idOf)) }
  })

const rows = (...ids: ReadonlyArray<string>): ReadonlyArray<Json> => ids.map((id) => ({ id }))

/** A list read newest first, by cursor. */
const listed =
  (ids: ReadonlyArray<string>) =>
  (at: Paging.Position): Page => {
    const after = at.find(([name]) => name === "starting_after")?.[1]
    const from = after === undefined ? 0 : ids.indexOf(after) + 1
    return { items: rows(...ids.slice(from, from + 3)), more: from + 3 < ids.length }
  }

describe("pages", () => {
  it.effect.prop(
    "give every record once, in ⌈n / size⌉ requests",
    { count: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 50 })) },
    ({ count }) =>
      Effect.gen(function* () {
        const ids = Array.from({ length: count }, (_, n) => `or_${count - n}`)
        const read = yield* collect(listed(ids))
        assert.deepStrictEqual(read.ids, ids)
        assert.strictEqual(read.asked.length, Math.max(1, Math.ceil(count / 3)))
      }),
  )

  it.effect("take out what an earlier page had", () =>
    Effect.gen(function* () {
      const answers: ReadonlyArray<Page> = [
        { items: rows("a_1", "a_2", "a_3"), more: true },
        { items: rows("a_3", "a_4"), more: false },
      ]
      let n = 0
      const read = yield* collect(() => answers[n++] ?? { items: [], more: false })
      assert.deepStrictEqual(read.ids, ["a_1", "a_2", "a_3", "a_4"])
      assert.deepStrictEqual(
        read.pages.map(({ repeated }) => repeated),
        [0, 1],
      )
    }),
  )

  it.effect("end where the platform ignores the cursor, and say so when more may be hidden", () =>
    Effect.gen(function* () {
      const full = yield* collect(() => ({ items: rows("a_1", "a_2", "a_3"), more: true }))
      assert.deepStrictEqual([full.ids.length, full.asked.length, full.pages.at(-1)?.circle], [3, 2, true])
      const short = yield* collect(() => ({ items: rows("a_1"), more: true }))
      assert.deepStrictEqual([short.ids.length, short.asked.length, short.pages.at(-1)?.circle], [1, 2, false])
    }),
  )

  it.effect("end where cursors lead back, and say so", () =>
    Effect.gen(function* () {
      const next: { readonly [after: string]: ReadonlyArray<string> } = { "": ["a", "b"], b: ["c", "d"], d: ["e", "b"] }
      const read = yield* collect((at) => {
        const after = at.find(([name]) => name === "starting_after")?.[1] ?? ""
        return { items: rows(...(next[after] ?? [])), more: true }
      })
      assert.deepStrictEqual(read.ids, ["a", "b", "c", "d", "e"])
      assert.isTrue(read.pages.at(-1)?.circle)
    }),
  )

  it.effect("end at an empty page, whatever it says comes next", () =>
    Effect.gen(function* () {
      const read = yield* collect(() => ({ items: [], more: true }))
      assert.deepStrictEqual([read.asked.length, read.pages.at(-1)?.circle], [1, false])
    }),
  )

  it.effect("give entries that are no records apart, and keep records without a key", () =>
    Effect.gen(function* () {
      const read = yield* collect(() => ({ items: [null, 7, [{}], { name: "x" }, { name: "x" }], more: false }))
      assert.deepStrictEqual(read.pages[0]?.broken, [null, 7, [{}]])
      assert.strictEqual(read.pages[0]?.fresh.length, 2)
    }),
  )

  it.effect("can be numbered", () =>
    Effect.gen(function* () {
      const numbered = Paging.numbered<Page>({
        parameter: "page[number]",
        start: 1,
        always: [["page[size]", "2"]],
        more: ({ more }) => more,
      })
      const read = yield* collect((at) => {
        const number = Number(at.find(([name]) => name === "page[number]")?.[1])
        return { items: rows(`r_${number}`), more: number < 3 }
      }, numbered)
      assert.deepStrictEqual(read.asked, [
        "page[size]=2&page[number]=1",
        "page[size]=2&page[number]=2",
        "page[size]=2&page[number]=3",
      ])
    }),
  )
})

describe("a list whose records were partly seen elsewhere", () => {
  it.effect("is read to its end, however many of its pages bring nothing new", () =>
    Effect.gen(function* () {
      const ids = Array.from({ length: 20 }, (_, n) => `it_${n + 1}`)
      const seen = new Seen()
      for (const id of ids.slice(0, 17)) seen.add(id)
      const pages = yield* Paging.pages({
        paging: cursor,
        fetch: (at) => Effect.sync(() => listed(ids)(at)),
        items: ({ items }) => items,
        keyOf: idOf,
        pageSize: 3,
        seen,
      }).pipe(Stream.runCollect)
      assert.deepStrictEqual(
        pages.flatMap(({ fresh }) => fresh.map(idOf)),
        ["it_18", "it_19", "it_20"],
      )
      assert.isFalse(pages.some(({ circle }) => circle))
    }),
  )
})
