import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api"
import { Effect } from "effect"
import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"

/** Every file under a folder, as it can be searched, and what others than its owner may do there. */
export interface Left {
  readonly files: ReadonlyMap<string, Buffer>
  readonly modes: ReadonlySet<number>
}

/** What a file holds, as it can be searched: Parquet is compressed, so its rows stand beside its bytes. */
const searchable = async (path: string, connection: DuckDBConnection): Promise<Buffer> => {
  const bytes = await readFile(path)
  if (!path.endsWith(".parquet")) return bytes
  const rows = await connection.runAndReadAll(`SELECT * FROM '${path}'`)
  return Buffer.concat([bytes, Buffer.from(JSON.stringify(rows.getRowObjectsJson()))])
}

/** What is under a folder. */
export const leftIn = (folder: string): Effect.Effect<Left> =>
  Effect.promise(async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const paths = entries.map((entry) => join(entry.parentPath, entry.name))
    const modes = await Promise.all(paths.map(async (path) => (await stat(path)).mode & 0o077))
    const connection = await (await DuckDBInstance.create(":memory:")).connect()
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    return {
      modes: new Set(modes),
      files: new Map(await Promise.all(files.map(async (path) => [path, await searchable(path, connection)] as const))),
    }
  })
