/**
 * `boxport forget`: a person taken out of exports and state.
 *
 * @module
 */
import { exportFolders, forget, type ForgetResult, pseudonyms, stateLayer } from "@boxport/engine"
import { Effect } from "effect"
import { resolve } from "node:path"
import type { LoadedConfiguration } from "../config/Read.ts"
import { configuration, stateFolder } from "../Connections.ts"
import { Interruption } from "../Interruption.ts"
import { printable } from "../Output.ts"
import { counted, sumOf } from "../progress/Words.ts"
import { result } from "../Results.ts"
import { Ended, UsageProblem } from "../Usage.ts"
import { version } from "../Version.ts"

/** The command line. */
export interface ForgetInput {
  readonly email: string
  /** Folders beside those that the configuration and the state name. */
  readonly in: ReadonlyArray<string>
}

/** What stands for an address in pseudonymous exports, under every key of the configuration. */
const pseudonymsOf = ({ configuration }: LoadedConfiguration, email: string): ReadonlyArray<string> =>
  [configuration.privacyKey, ...Object.values(configuration.jobs ?? {}).map(({ privacyKey }) => privacyKey)].flatMap(
    (key) => (key === undefined ? [] : [pseudonyms(key)("email", email)]),
  )

/**
 * Every folder that exports are known to have been written to. One that an earlier version noted by a relative path is
 * looked for from the configuration's folder.
 */
const foldersOf = Effect.fnUntraced(function* ({ configuration, folder }: LoadedConfiguration) {
  const from = (path: string) => resolve(folder, path)
  return {
    jobs: Object.values(configuration.jobs ?? {}).map(({ to }) => from(to)),
    written: (yield* exportFolders).map(from),
  }
})

/** Folders that are not there: such as were named now, and such as exports once went to. */
interface Missing {
  readonly named: ReadonlyArray<string>
  readonly gone: ReadonlyArray<string>
}

const text = ({ folders, receipt, state }: ForgetResult, { gone, named }: Missing): string => {
  const files = folders.flatMap(({ files, folder }) =>
    files.map(({ changed, file, removed }) =>
      [
        `  ${printable(resolve(folder, file))}:`,
        [
          ...(removed > 0 ? [`${counted(removed, "row")} removed`] : []),
          ...(changed > 0 ? [`${counted(changed, "row")} emptied`] : []),
        ].join(", "),
      ].join(" "),
    ),
  )
  const rows = sumOf(state)
  return [
    files.length + rows === 0 ? "Nothing of theirs was found." : "Forgotten.",
    ...files,
    ...(rows > 0 ? [`  the state: ${counted(rows, "row")}`] : []),
    ...named.map((folder) => `Look at this: ${printable(folder)} is not there.`),
    ...gone.map((folder) => `Note: ${printable(folder)} is not there any more. If it has moved, name it with --in.`),
    `Receipt: ${receipt}`,
    "What the platform still has, the next export writes again: remove the person there, too.",
  ].join("\n")
}

/** Takes a person out of everything that is kept. */
export const forgetCommand = Effect.fn("forget")(function* (input: ForgetInput) {
  const loaded = yield* configuration
  const email = input.email.trim()
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    return yield* new UsageProblem({
      message: "--email is no e-mail address",
      hint: "Give it whole: boxport forget --email somebody@example.com",
    })
  }
  const state = yield* stateFolder(loaded)
  yield* Interruption.means({
    message: "interrupted",
    hint: "Every file is as it was or as it should be. Run the same command again, and it goes on.",
    exitCode: 130,
  })
  const { done, missing } = yield* Effect.gen(function* () {
    const { jobs, written } = yield* foldersOf(loaded)
    const named = input.in.map((folder) => resolve(folder))
    const done = yield* forget({
      email,
      pseudonyms: pseudonymsOf(loaded, email),
      state,
      folders: [...named, ...jobs, ...written],
      boxport: version,
    })
    const isMissing = (path: string) => done.missing.includes(path)
    // A job may never have run.
    return { done, missing: { named: named.filter(isMissing), gone: [...new Set(written.filter(isMissing))] } }
  }).pipe(Effect.provide(stateLayer(state)))
  yield* result({ json: () => done, text: () => text(done, missing) })
  if (missing.named.length > 0) return yield* new Ended({ exitCode: 3 })
})
