/**
 * What a Boxport run is: the export of a source to files.
 *
 * @module
 */
export { makeFolders } from "./Disk.ts"
export { type ExportOptions, type ExportResult, exportTo } from "./Export.ts"
export { TargetFolderInUse } from "./Folder.ts"
export { Manifest, ManifestText, ResourceRead, TableFile } from "./Manifest.ts"
export { type ExportProgress, Progress, type ResourceProgress } from "./Progress.ts"
export * as Sqlite from "./state/Sqlite.ts"
