/** How SQLite carries out what a migration asks of it. A walk through a table, once for each record, takes hours where there are many. */
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { undoMigration } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Tracer } from "effect"
import { inState, makeScene, run, runPlan, runVerify, type Scene } from "../support/platform/Runs.ts"
import { makeWorld, sell } from "../support/platform/World.ts"

/** Runs something, and gives the statements that were asked of SQLite, with how often each was. Lists of any length are one. */
const asked = Effect.fnUntraced(function* <E, R>(work: Effect.Effect<unknown, E, R>) {
  const spans: Array<Tracer.NativeSpan> = []
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    },
  })
  yield* Effect.withTracer(work, tracer)
  const statements = new Map<string, { readonly text: string; times: number }>()
  for (const span of spans) {
    const text = span.attributes.get("db.query.text")
    if (typeof text !== "string" || !/^\s*(SELECT|UPDATE|DELETE)/.test(text)) continue
    const shape = text.replaceAll(/\?(,\s*\?)+/g, "?")
    const known = statements.get(shape)
    if (known === undefined) statements.set(shape, { text, times: 1 })
    else known.times += 1
  }
  return [...statements.values()]
})

interface Step {
  readonly id: number
  readonly parent: number
  readonly detail: string
}

const stepOf = ({ detail, id, parent }: Record<string, unknown>): Step => ({
  id: Number(id),
  parent: Number(parent),
  detail: String(detail),
})

/** What tells one record, or those of one event, order or ticket; a place in a list; operations of one status and phase. */
const key =
  /\b(id|source|code|key|operation|position|event_id|order_id|ticket_id|phase|rowid)[=<>]|\(kind,source\)>|\(entity,source,id\)>/

/** Tables that have a row for each record. */
const large = /^(?:SCAN|SEARCH) (?:staged|markers|made|codes|met|operations|held|bought|own|of_ticket|of_order|a|b)\b/

/** Steps of a statement that walk through a large table for every row of another one, or of a statement that is often run. */
const walksOf = (steps: ReadonlyArray<Step>, isOften: boolean): ReadonlyArray<string> => {
  const inner = ({ id, parent }: Step): boolean => {
    const above = steps.find((step) => step.id === parent)
    return (
      steps.some((step) => step.parent === parent && step.id < id && large.test(step.detail)) ||
      (above !== undefined &&
        (above.detail.startsWith("CORRELATED") || (!/SUBQUERY/.test(above.detail) && inner(above))))
    )
  }
  return steps
    .filter((step) => large.test(step.detail) && !key.test(step.detail) && (isOften || inner(step)))
    .map(({ detail }) => detail)
}

/** The walks of all statements, with the text of each. */
const walks = ({ state }: Scene, statements: Effect.Success<ReturnType<typeof asked>>, often: number) => {
  const database = new DatabaseSync(join(state, "boxport.db"), { readOnly: true })
  const found = statements.flatMap(({ text, times }) =>
    walksOf(database.prepare(`EXPLAIN QUERY PLAN ${text}`).all().map(stepOf), times > often).map(
      (walk) => `${walk}, in: ${text}`,
    ),
  )
  database.close()
  return found
}

describe("what a migration asks of SQLite", () => {
  it.effect("walks through no table once for each record", () =>
    Effect.gen(function* () {
      const scene = yield* makeScene(makeWorld(120))
      const statements = yield* asked(
        Effect.gen(function* () {
          const { migration } = yield* run(scene)
          sell(scene.from, 100)
          yield* runPlan(scene)
          yield* run({ ...scene, state: (yield* makeScene()).state })
          yield* run(scene)
          yield* runVerify(scene)
          yield* inState(scene.state, undoMigration(migration, scene.target, { state: scene.state }))
        }),
      )
      assert.isAbove(statements.length, 40)
      assert.deepStrictEqual(walks(scene, statements, 100), [])
    }),
  )
})
