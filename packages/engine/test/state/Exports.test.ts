import { exportFolders, type ExportRun, exportsOf, recordExport } from "@boxport/engine"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { makeFolder } from "../support/Folders.ts"
import { inState } from "../support/platform/Runs.ts"

const exported = (minute: number, more: Partial<ExportRun> = {}): ExportRun => ({
  startedAt: `2026-05-01T10:0${minute}:00.000Z`,
  finishedAt: `2026-05-01T10:0${minute}:30.000Z`,
  connection: "old",
  platform: "tito",
  to: "/data/exports",
  format: "csv",
  outcome: "done",
  error: null,
  rows: { orders: 12, tickets: 30 },
  rejected: 0,
  requests: 7,
  ...more,
})

describe("export runs", () => {
  it.effect("come back as they were recorded, the latest first, from whatever process", () =>
    Effect.gen(function* () {
      const state = yield* makeFolder
      const failed = exported(2, { outcome: "failed", error: "Unreachable", rows: {}, rejected: null, requests: null })
      // Several at once, as jobs on a schedule may be.
      yield* Effect.forEach([exported(1), failed, exported(3)], (one) => inState(state, recordExport(one)), {
        concurrency: "unbounded",
      })
      assert.deepStrictEqual(yield* inState(state, exportsOf(10)), [exported(3), failed, exported(1)])
      assert.deepStrictEqual(yield* inState(state, exportsOf(1)), [exported(3)])
    }),
  )

  it.effect("tell every folder that was written to, each once", () =>
    Effect.gen(function* () {
      const state = yield* makeFolder
      const runs = [
        exported(1),
        exported(2, { to: "/data/looked-at", outcome: "attention" }),
        exported(3, { to: "/data/failed", outcome: "failed" }),
        exported(4, { to: "/data/stopped", outcome: "interrupted" }),
        exported(5),
      ]
      yield* Effect.forEach(runs, (one) => inState(state, recordExport(one)))
      assert.deepStrictEqual(yield* inState(state, exportFolders), ["/data/exports", "/data/looked-at"])
    }),
  )
})
