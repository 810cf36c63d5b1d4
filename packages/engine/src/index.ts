/**
 * What a Boxport run is: the export of a source to files, and the migration from one connection to another.
 *
 * @module
 */
export { makeFolders } from "./Disk.ts"
export { type ExportOptions, type ExportResult, exportTo, secretsIncluded } from "./Export.ts"
export { type ExportOutcome, type ExportRun, exportsOf, recordExport } from "./Exports.ts"
export { TargetFolderInUse } from "./Folder.ts"
export { Manifest, ManifestText, ResourceRead, TableFile } from "./Manifest.ts"
export { leftOut, type PrivacyOptions, privateSource } from "./privacy/PrivateSource.ts"
export { type ExportProgress, Progress, type ResourceProgress } from "./Progress.ts"
export { isJobRunning, type JobRan, JobRunning, jobRun, type JobRunOptions } from "./jobs/Job.ts"
export { type JobEnding, type JobOutcome, type JobRun, lastRuns, runsOf } from "./jobs/Runs.ts"
export { keepSchedule, type ScheduleOptions } from "./jobs/Schedule.ts"
export { type Timetable, timetable } from "./jobs/Timetable.ts"
export { NotIncremental, sync, type SyncOptions, type SyncPrice, syncPrice, type SyncResult } from "./sync/Sync.ts"
export * as Sqlite from "./state/Sqlite.ts"
export { during, layer as stateLayer, StateProblem } from "./state/Database.ts"
export { MigrationRunning } from "./migration/Lock.ts"
export * from "./migration/Migration.ts"
export { Clashing, EmailsNotAllowed, type MigrationFailure, PlanOutdated } from "./migration/Problems.ts"
export type { Note, Plan } from "./migration/Plan.ts"
export { type MigrationStatus, migrationStatuses } from "./migration/Status.ts"
export type { UndoResult } from "./migration/Undo.ts"
export type { Difference } from "./migration/Compare.ts"
export type { Verification } from "./migration/Verify.ts"
export type { Fingerprint } from "./migration/Fingerprint.ts"
export type { Codes } from "./migration/Papers.ts"
