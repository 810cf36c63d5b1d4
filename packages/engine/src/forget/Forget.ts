/**
 * Forgetting a person: out of exports, incremental ones too, out of the papers of migrations and out of the state.
 *
 * @module
 */
import { randomUUID } from "node:crypto"
import { basename, join, resolve } from "node:path"
import type { FileProblem } from "@boxport/formats"
import { DateTime, Effect, Schema } from "effect"
import type { SqlClient } from "effect/sql"
import * as Disk from "../Disk.ts"
import { openStaging, type TargetFolderInUse } from "../Folder.ts"
import { runningIn } from "../migration/Lock.ts"
import { during, type StateProblem } from "../state/Database.ts"
import * as Sqlite from "../state/Sqlite.ts"
import { type ChangedFile, forgetIn, learnFrom } from "./Files.ts"
import { Person } from "./Person.ts"
import { type ChangedState, forgetInState, learnFromState } from "./State.ts"

/** Somebody is writing what would have to be changed. */
export class StateInUse extends Schema.TaggedError<StateInUse>()("StateInUse", {
  /** What runs: a job, or a migration. */
  run: Schema.String,
  pid: Schema.Int,
}) {
  override get message(): string {
    return `${this.run} is under way (process ${this.pid})`
  }
  /** What the user can do about it. */
  get hint(): string {
    return "Wait until it is done, or stop it. Nothing has been changed."
  }
}

/** Whom to forget, and where. */
export interface ForgetOptions {
  readonly email: string
  /** What stands for the address in pseudonymous exports, under the keys that there are. */
  readonly pseudonyms: ReadonlyArray<string>
  /** The state folder. */
  readonly state: string
  /** Folders that were exported to. */
  readonly folders: ReadonlyArray<string>
  /** The version of Boxport, for the receipt. */
  readonly boxport: string
}

/** What was changed. It holds nothing about the person. */
export interface ForgetReceipt {
  readonly boxport: string
  /** ISO 8601 in UTC. */
  readonly forgottenAt: string
  /** Folders in which something was changed, with the files; rows that went, and rows of which columns were emptied. */
  readonly folders: ReadonlyArray<{ readonly folder: string; readonly files: ReadonlyArray<ChangedFile> }>
  /** Rows of the state, by its tables; files of runs and rehearsals that were broken off, by their folders. */
  readonly state: ChangedState
  /** Folders that are not there. */
  readonly missing: ReadonlyArray<string>
}

/** What was changed, and where that is written down. */
export interface ForgetResult extends ForgetReceipt {
  readonly receipt: string
}

const refuseWhileRunning = Effect.fnUntraced(function* (state: string) {
  const [run] = yield* runningIn(state)
  if (run !== undefined) return yield* new StateInUse({ run: run.migration, pid: run.pid })
})

/** The folders that are there, each once, and those that are not. */
const sorted = Effect.fnUntraced(function* (folders: ReadonlyArray<string>) {
  const there = new Set<string>()
  const missing = new Set<string>()
  for (const folder of folders) {
    const path = resolve(folder)
    if ((yield* Disk.kind(path)) === "nothing") missing.add(path)
    else there.add(yield* Disk.realPath(path))
  }
  return { there: [...there], missing: [...missing] }
})

/** Folders of the state that hold papers of migrations. */
const paperFolders = ["migrations", "rehearsals"]

/**
 * Takes away what is only there for runs that were broken off: sealed answers of platforms, which could bring the person
 * back, and databases of rehearsals. A job then reads anew what it had read.
 */
const takeLeftovers = Effect.fnUntraced(function* (state: string) {
  const isThere = (path: string) => Effect.map(Disk.kind(path), (kind) => kind === "folder")
  const runs = join(state, "runs")
  const answers = (yield* isThere(runs)) ? yield* Disk.filesUnder(runs) : []
  const rehearsals = join(state, "rehearsals")
  const all = (yield* isThere(rehearsals)) ? yield* Disk.filesUnder(rehearsals) : []
  const databases = all.filter((path) => basename(path).startsWith("boxport.db"))
  yield* Effect.forEach(answers, (name) => Disk.removeFile(join(runs, name)))
  yield* Effect.forEach(databases, (name) => Disk.removeFile(join(rehearsals, name)))
  return {
    ...(answers.length > 0 ? { runs: answers.length } : {}),
    ...(databases.length > 0 ? { rehearsals: databases.length } : {}),
  }
})

/** Rounds of looking: an order found in one folder tells whose tickets are in another. */
const mostRounds = 5

/**
 * Takes a person out of everything that is kept here, by their e-mail address. Of what they bought, amounts, states and
 * times stay; all that tells who they are goes, from every row that is theirs and from whatever else holds their address.
 * Done again, it changes nothing more, and goes on where it was stopped. The database is made anew without what was
 * removed. What the platforms hold is not touched: what they still send, the next export writes.
 */
export const forget: (
  options: ForgetOptions,
) => Effect.Effect<ForgetResult, FileProblem | StateProblem | StateInUse | TargetFolderInUse, SqlClient.SqlClient> =
  Effect.fn("Engine.forget")(function* ({ boxport, email, folders, pseudonyms, state }) {
    const person = new Person(email, pseudonyms)
    const { missing, there } = yield* sorted(folders)
    const papers = yield* sorted(paperFolders.map((name) => join(state, name)))
    yield* refuseWhileRunning(state)
    // Nobody writes there until all is done.
    const stagings = yield* Effect.forEach([...new Set([...there, ...papers.there])], openStaging)
    let known = -1
    for (let round = 0; round < mostRounds && known !== person.size; round += 1) {
      known = person.size
      yield* learnFromState(person)
      yield* Effect.forEach(stagings, ({ target }) => learnFrom(target, person))
    }
    const files = yield* Effect.forEach(stagings, (staging) =>
      Effect.map(forgetIn(staging, person), (changed) => ({ folder: staging.target, files: changed })),
    )
    yield* during("forget the person")(Sqlite.overwriting)
    const changedState = { ...(yield* forgetInState(person)), ...(yield* takeLeftovers(state)) }
    yield* during("forget the person")(Sqlite.madeAnew)
    const forgottenAt = DateTime.formatIso(yield* DateTime.now)
    const receipt: ForgetReceipt = {
      boxport,
      forgottenAt,
      folders: files.filter(({ files: changed }) => changed.length > 0),
      state: changedState,
      missing,
    }
    const receipts = join(state, "receipts")
    yield* Disk.makeFolders(receipts)
    const own = yield* Effect.sync(() => randomUUID().slice(0, 8))
    const path = join(receipts, `forgotten-${forgottenAt.replaceAll(/[-:]/g, "")}-${own}.json`)
    yield* Disk.write(path, `${JSON.stringify(receipt, null, 2)}\n`)
    const result: ForgetResult = { ...receipt, receipt: path }
    return result
  }, Effect.scoped)
