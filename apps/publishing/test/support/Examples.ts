import { Effect } from "effect"
import { readFileSync } from "node:fs"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Ran } from "./Processes.ts"
import { readmes, root } from "../../src/Workspace.ts"

/** A program in a README: a block fenced as `ts`. */
export interface Example {
  /** Where it is, for people. */
  readonly title: string
  /** A name for its file, without ending. */
  readonly file: string
  readonly text: string
  /** The lines that it says it prints: `// => 1250 EUR`. */
  readonly prints: ReadonlyArray<string>
}

/** The programs in a README. */
export const examplesIn = (readme: string, text: string): ReadonlyArray<Example> =>
  Array.from(text.matchAll(/^```ts\n([^]*?)^```$/gm), ({ 1: program = "" }, index) => ({
    title: `${readme}, example ${index + 1}`,
    file: `${readme.replace(/\/?README\.md$/, "").replaceAll("/", "-")}-${index + 1}`,
    text: program,
    prints: Array.from(program.matchAll(/\/\/ => (.*)$/gm), ({ 1: line = "" }) => line),
  }))

/** Every example of every README: a new one needs nothing but to be written. */
export const examples: ReadonlyArray<Example> = readmes.flatMap((readme) =>
  examplesIn(readme, readFileSync(join(root, readme), "utf8")),
)

/** Makes a project of examples, in a folder that holds nothing else. */
export const writeExamples = (
  folder: string,
  tsconfig: object,
  examples: ReadonlyArray<Example>,
): Effect.Effect<void> =>
  Effect.promise(async () => {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder)
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig))
    for (const { file, text } of examples) await writeFile(join(folder, `${file}.ts`), text)
  })

/** What a program left, with its output as lines. */
export const printed = ({ code, stderr, stdout }: Ran) => ({ code, stderr, lines: stdout.split("\n").slice(0, -1) })
