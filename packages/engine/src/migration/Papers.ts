/**
 * The files of a migration, in the state folder under its id: `plan.json`, `idmap.csv`, `bridge.csv`, `result.json`,
 * `rejected.ndjson`.
 *
 * @module
 */
import * as fs from "node:fs/promises"
import { join } from "node:path"
import type { Made, Rejected } from "@boxport/connector"
import { csvText, type FileProblem, fileProblem } from "@boxport/formats"
import type { Rows } from "@boxport/model"
import { Effect, type Scope } from "effect"
import type { SqlClient } from "effect/sql"
import * as Disk from "../Disk.ts"
import type { StateProblem } from "../state/Database.ts"
import { known, operations } from "./Operations.ts"
import { reader, start, type Place } from "./Rows.ts"

/** The folder of a migration in the state folder. */
export const folderOf = (state: string, migration: string): string => join(state, "migrations", migration)

const attempt = <A>(path: string, run: () => Promise<A>): Effect.Effect<A, FileProblem> =>
  Effect.tryPromise({ try: run, catch: (cause) => fileProblem(path, "write", cause) })

/** Writes a file so that it is there whole or not at all. */
const replace = (path: string, text: string): Effect.Effect<void, FileProblem> =>
  Effect.andThen(
    attempt(path, () => fs.writeFile(`${path}.new`, text, { mode: 0o600, flush: true })),
    Disk.rename(`${path}.new`, path),
  )

/** Writes a JSON document. */
export const writeJson = (folder: string, name: string, value: unknown): Effect.Effect<void, FileProblem> =>
  replace(join(folder, name), `${JSON.stringify(value, null, 2)}\n`)

const idmapHead = ["kind", "source_id", "target_id", "status"]

const idmapPage = 1000

/** Writes `idmap.csv` whole, from the state: what was made, what was there (`adopted`), and what was taken back (`gone`). */
export const writeIdmap: (
  folder: string,
  migration: string,
) => Effect.Effect<void, FileProblem | StateProblem, SqlClient.SqlClient> = Effect.fn("Migration.idmap")(
  function* (folder, migration) {
    const path = join(folder, "idmap.csv")
    const partial = `${path}.new`
    const steps = yield* operations(migration)
    yield* attempt(partial, () => fs.writeFile(partial, csvText([idmapHead]), { mode: 0o600 }))
    let [kind, source] = ["", ""]
    while (true) {
      const some = yield* steps.madeAfter(kind, source, idmapPage)
      const text = csvText(some.map((one) => [one.kind, one.source, one.target, one.status]))
      yield* attempt(partial, () => fs.appendFile(partial, text))
      const last = some.at(-1)
      if (last === undefined || some.length < idmapPage) break
      ;({ kind, source } = last)
    }
    yield* Disk.rename(partial, path)
  },
)

/** Opens `idmap.csv` until the scope ends, and gives what adds to it what has just been made. */
export const openIdmap = (
  folder: string,
): Effect.Effect<(made: ReadonlyArray<Made>) => Effect.Effect<void, FileProblem>, FileProblem, Scope.Scope> => {
  const path = join(folder, "idmap.csv")
  return Effect.acquireRelease(
    attempt(path, () => fs.open(path, "a")),
    (file) => Effect.ignore(attempt(path, () => file.close())),
  ).pipe(
    Effect.map(
      (file) => (made) =>
        made.length === 0
          ? Effect.void
          : attempt(path, () =>
              file.appendFile(csvText(made.map(({ kind, source, target }) => [kind, source, target, "made"]))),
            ),
    ),
  )
}

/** What became of the codes that people hold. */
export interface Codes {
  /** The old code still works. */
  readonly kept: number
  /** There is a new one. */
  readonly reissued: number
  /** There is none: the ticket could not be carried, or the target has no codes (`no_code`). */
  readonly notCarried: number
}

const bridgeHead = [
  "source_ticket_id",
  "old_code",
  "new_code",
  "target_ticket_id",
  "event",
  "ticket_type",
  "attendee_name",
  "status",
]

const statusOf = (isThere: boolean, code: string | null, newCode: string) => {
  if (!isThere) return "not_carried"
  if (newCode === "") return "no_code"
  return newCode === code ? "kept" : "re_issued"
}

/** Writes `bridge.csv`: what every valid ticket of the source is at the target, for the people at the door. */
export const writeBridge: (
  folder: string,
  migration: string,
) => Effect.Effect<Codes, FileProblem | StateProblem, SqlClient.SqlClient> = Effect.fn("Migration.bridge")(
  function* (folder, migration) {
    const path = join(folder, "bridge.csv")
    const partial = `${path}.new`
    const rows = yield* reader(migration, "source")
    const steps = yield* operations(migration)
    let [kept, reissued, notCarried] = [0, 0, 0]
    yield* attempt(partial, () => fs.writeFile(partial, csvText([bridgeHead]), { mode: 0o600 }))
    for (const event of yield* rows.all("events")) {
      const types = new Map((yield* rows.ofEvent("ticket_types", event.id)).map(({ id, title }) => [id, title]))
      let place: Place | null = start
      while (place !== null) {
        const page: { readonly rows: ReadonlyArray<Rows["tickets"]>; readonly next: Place | null } =
          yield* rows.pageOfEvent("tickets", event.id, place, "all")
        const valid = page.rows.filter(({ status }) => status === "valid")
        const made = known(yield* steps.madeFor(valid.map(({ id }) => id)))
        const lines = valid.map((ticket) => {
          const thing = made("tickets", ticket.id)
          const code = thing?.facts["code"]
          const newCode = typeof code === "string" ? code : ""
          const status = statusOf(thing !== null, ticket.barcode, newCode)
          if (status === "kept") kept += 1
          else if (status === "re_issued") reissued += 1
          else notCarried += 1
          return [
            ticket.id,
            ticket.barcode ?? "",
            newCode,
            thing?.target ?? "",
            event.title ?? "",
            types.get(ticket.ticket_type_id ?? "") ?? "",
            ticket.attendee_name ?? "",
            status,
          ]
        })
        if (lines.length > 0) yield* attempt(partial, () => fs.appendFile(partial, csvText(lines)))
        place = page.next
      }
    }
    yield* Disk.rename(partial, path)
    return { kept, reissued, notCarried }
  },
)

/** Writes `rejected.ndjson`, or takes an old one away where there is nothing to put there. */
export const writeRejected = (folder: string, rejected: ReadonlyArray<Rejected | object>) => {
  const path = join(folder, "rejected.ndjson")
  return rejected.length === 0
    ? Effect.ignore(Disk.removeFile(path))
    : replace(path, rejected.map((one) => `${JSON.stringify(one)}\n`).join(""))
}

/** Copies the files of a migration to another folder. */
export const copyTo = (folder: string, to: string): Effect.Effect<void, FileProblem> =>
  Effect.gen(function* () {
    yield* Disk.makeFolders(to)
    for (const name of ["plan.json", "idmap.csv", "bridge.csv", "result.json", "rejected.ndjson"]) {
      const text = yield* Disk.readIfThere(join(folder, name))
      // What an earlier run has left there, and this one has none of.
      if (text === undefined) yield* Effect.ignore(Disk.removeFile(join(to, name)))
      else yield* replace(join(to, name), text)
    }
  })
