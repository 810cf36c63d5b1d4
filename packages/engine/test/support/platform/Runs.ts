/** Migrations between memory platforms, with a state folder of their own. */
import {
  type Ends,
  migrate,
  migrateOptions,
  type MigrateOptions,
  planMigration,
  stateLayer,
  verifyMigration,
} from "@boxport/engine"
import { assert } from "@effect/vitest"
import { Effect } from "effect"
import type { SqlClient } from "effect/sql"
import { makeQuickFolder } from "../Folders.ts"
import { type MemoryTarget, memoryTarget } from "./MemoryTarget.ts"
import { makeStore, sourceOf, type Store } from "./Store.ts"
import { makeWorld } from "./World.ts"

export interface Scene {
  readonly state: string
  readonly from: Store
  readonly to: Store
  readonly target: MemoryTarget
  readonly ends: Ends
}

/** A scene with a state folder that is gone with the scope. */
export const makeScene = (from: Store = makeWorld(12), to: Store = makeStore("new")) =>
  Effect.map(makeQuickFolder, (state): Scene => {
    const target = memoryTarget(to)
    const ends: Ends = { source: sourceOf(from, "old"), there: sourceOf(to, "new"), target, events: [] }
    return { state, from, to, target, ends }
  })

export const options = (state: string, more: Partial<MigrateOptions> = {}): MigrateOptions =>
  migrateOptions(state, { concurrency: 3, ...more })

/** As a process of its own: the state is opened, used and closed. */
export const inState = <A, E>(state: string, effect: Effect.Effect<A, E, SqlClient.SqlClient>) =>
  Effect.provide(effect, stateLayer(state), { local: true })

export const runPlan = ({ ends, state }: Scene, more: Partial<MigrateOptions> = {}) =>
  inState(state, planMigration(ends, options(state, more)))

export const run = Effect.fnUntraced(function* ({ ends, state }: Scene, more: Partial<MigrateOptions> = {}) {
  const migrated = yield* inState(state, migrate(ends, options(state, more)))
  if (migrated === null) return assert.fail("the answer was no")
  return migrated
})

export const runVerify = ({ ends, state }: Scene) => inState(state, verifyMigration(ends, options(state)))

/** Fails where a marker, an event or a scan is at a store twice. */
export const assertNothingTwice = ({ tables }: Store) => {
  const once = (what: string, keys: ReadonlyArray<string>) =>
    assert.deepStrictEqual([...new Set(keys)].toSorted(), keys.toSorted(), what)
  const alive = [...tables.tickets.values()].filter(({ status }) => status !== "void")
  once(
    "tickets",
    alive.map(({ extra }) => String(extra?.["boxport"])),
  )
  const orders = [...tables.orders.values()].filter(({ status }) => status !== "cancelled")
  once(
    "orders",
    orders.map(({ extra }) => String(extra?.["boxport"])),
  )
  once(
    "events",
    [...tables.events.values()].map(({ title }) => String(title)),
  )
  once(
    "types",
    [...tables.ticket_types.values()].map(({ event_id, title }) => `${event_id} ${title}`),
  )
  once(
    "questions",
    [...tables.questions.values()].map(({ event_id, title }) => `${event_id} ${title}`),
  )
  once(
    "scans",
    [...tables.check_ins.values()].map(({ checked_in_at, ticket_id }) => `${ticket_id} ${checked_in_at}`),
  )
}
