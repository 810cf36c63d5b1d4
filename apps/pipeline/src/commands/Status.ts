/**
 * `boxport status`: the jobs, the migrations and the latest exports of the state folder, and where they stand.
 *
 * @module
 */
import { type ExportRun, exportsOf, type MigrationStatus, migrationStatuses, stateLayer } from "@boxport/engine"
import { Effect } from "effect"
import { configuration, stateFolder } from "../Connections.ts"
import { type JobStanding, standings } from "../jobs/Standings.ts"
import { aligned, Output, printable } from "../Output.ts"
import { count, sumOf } from "../progress/Words.ts"
import { result } from "../Results.ts"

const head = ["MIGRATION", "STATUS", "DONE", "LEFT", "REJECTED", "LAST RUN"]

const cells = ({ id, operations, status, updatedAt }: MigrationStatus): ReadonlyArray<string> => [
  printable(id),
  status,
  count((operations.done ?? 0) + (operations.undone ?? 0)),
  count((operations.planned ?? 0) + (operations.begun ?? 0) + (operations.held ?? 0)),
  count((operations.failed ?? 0) + (operations.unsure ?? 0) + (operations.skipped ?? 0)),
  updatedAt,
]

const jobHead = ["JOB", "STATUS", "ROWS", "REJECTED", "EXIT", "LAST RUN", "NEXT"]

const orDash = (n: number | null | undefined): string => (typeof n === "number" ? count(n) : "-")

const jobCells = ({ job, lastRun, next, status }: JobStanding): ReadonlyArray<string> => [
  printable(job),
  status,
  orDash(lastRun === null ? null : sumOf(lastRun.rows)),
  orDash(lastRun?.rejected),
  orDash(lastRun?.exitCode),
  lastRun?.startedAt ?? "-",
  next ?? "-",
]

const exportHead = ["EXPORT", "STATUS", "ROWS", "REJECTED", "FORMAT", "FINISHED", "TO"]

const exportCells = ({
  connection,
  finishedAt,
  format,
  outcome,
  rejected,
  rows,
  to,
}: ExportRun): ReadonlyArray<string> => [
  printable(connection),
  outcome,
  count(sumOf(rows)),
  orDash(rejected),
  format,
  finishedAt,
  printable(to),
]

/** Exports that are listed; each run of a job is one, so there are many. */
const mostExports = 20

type Rows = ReadonlyArray<ReadonlyArray<string>>

/** A table as a person reads it, or as a program does. */
const listed = (head: ReadonlyArray<string>, rows: Rows, right: ReadonlyArray<number>, terminal: boolean): string =>
  terminal
    ? aligned([head, ...rows], right).join("\n")
    : [head.map((word) => word.toLowerCase()), ...rows].map((row) => row.join("\t")).join("\n")

/** Lists what the state folder knows. */
export const status = Effect.fn("status")(function* () {
  const loaded = yield* configuration
  const state = yield* stateFolder(loaded)
  const { exports, jobs, migrations } = yield* Effect.all({
    jobs: standings(loaded, state),
    migrations: migrationStatuses({ state }),
    exports: exportsOf(mostExports),
  }).pipe(Effect.provide(stateLayer(state)))
  const { resultTerminal } = yield* Output
  yield* result({
    json: () => ({ migrations, jobs, exports }),
    text: () =>
      [
        ...(jobs.length === 0 ? [] : [listed(jobHead, jobs.map(jobCells), [2, 3, 4], resultTerminal)]),
        migrations.length === 0 ? "No migrations yet." : listed(head, migrations.map(cells), [2, 3, 4], resultTerminal),
        ...(exports.length === 0 ? [] : [listed(exportHead, exports.map(exportCells), [2, 3], resultTerminal)]),
      ].join("\n\n"),
  })
})
