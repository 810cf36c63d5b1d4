/**
 * Reads a configuration: finds the file, parses it, fills in variables, decodes it. Everything that is wrong is said
 * at once, with its line, and never with a value.
 *
 * @module
 */
import { pathText } from "@boxport/connector"
import { Effect, Schema, SchemaIssue } from "effect"
import { readFile } from "node:fs/promises"
import { dirname, extname, join, resolve } from "node:path"
import { parseEnv } from "node:util"
import { type ErrorCode, isMap, isNode, isSeq, LineCounter, parseDocument } from "yaml"
import type { Configuration } from "./Configuration.ts"
import { ConfigurationFile } from "./Configuration.ts"
import { ConfigurationProblem, type Finding } from "./Problem.ts"
import { type FindingAt, substitute } from "./Variables.ts"

/** A configuration that is in order, and the folder it stands in. */
export interface LoadedConfiguration {
  readonly file: string
  readonly folder: string
  readonly configuration: Configuration
}

/** Where a configuration is looked for when no file is named. */
export const defaultFile = "boxport.yaml"

const extensions = [".yaml", ".yml", ".json"]

const codeOf = (cause: unknown): string =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "unknown error"

const fileWords: { readonly [code: string]: string } = {
  ENOENT: "there is no such file",
  EACCES: "this user may not read it",
  EISDIR: "it is a folder",
}

const readText = (file: string) => Effect.tryPromise({ try: () => readFile(file, "utf8"), catch: codeOf })

const notRead = (file: string, code: string): ConfigurationProblem =>
  new ConfigurationProblem({
    file,
    findings: [{ where: "", problem: fileWords[code] ?? `it cannot be read (${code})` }],
    hint: "Check the path.",
  })

const noFile = (file: string): ConfigurationProblem =>
  new ConfigurationProblem({
    file,
    findings: [{ where: "", problem: "there is no configuration here" }],
    hint: [
      `Write a ${defaultFile} in this folder, or name a file with --config FILE:`,
      "",
      "  connections:",
      "    old:",
      "      platform: ticket-tailor",
      "      apiKey: ${TICKET_TAILOR_API_KEY}",
      "",
      "To try Boxport without an account: boxport demo",
    ].join("\n"),
  })

/** The parser's own messages quote the file, which may hold secrets: they are said in our words. */
const yamlWords: { readonly [Code in ErrorCode]?: string } = {
  BAD_ALIAS: "an alias (*name) without its anchor (&name); put a text that begins with * in quotes",
  BAD_COLLECTION_TYPE: "a tag that does not fit what it is put on",
  BAD_DQ_ESCAPE: "an unknown escape in a text in double quotes",
  BAD_INDENT: "the indentation does not fit",
  BAD_SCALAR_START: "a text may not begin with this character; put it in quotes",
  BLOCK_AS_IMPLICIT_KEY: "a nested key on the line of another; is a line break or are quotes missing?",
  DUPLICATE_KEY: "this key stands here twice",
  MISSING_CHAR: "a character is missing: a closing quote, a bracket, a comma, or the space after a colon",
  MULTILINE_IMPLICIT_KEY: "a key must be on one line; is a colon missing?",
  MULTIPLE_DOCS: "there is more than one document (---) in the file",
  TAB_AS_INDENT: "a tab where spaces belong",
}

/** A parsed file, and the line of a path in it. */
interface Parsed {
  readonly document: unknown
  readonly lineOf: (path: ReadonlyArray<PropertyKey>) => number | undefined
}

const parse = (file: string, text: string): Effect.Effect<Parsed, ConfigurationProblem> => {
  const lines = new LineCounter()
  const broken = (findings: ReadonlyArray<Finding>) =>
    new ConfigurationProblem({
      file,
      findings,
      hint: extname(file) === ".json" ? "The file is not valid JSON." : "The file is not valid YAML.",
    })
  return Effect.try({
    try: () => parseDocument(text, { lineCounter: lines, prettyErrors: false }),
    catch: () => broken([{ where: "", problem: "it cannot be parsed" }]),
  }).pipe(
    Effect.flatMap((parsed) => {
      const findings = parsed.errors.map(({ code, pos }) => {
        const { col, line } = lines.linePos(pos[0])
        return { where: `line ${line}, column ${col}`, problem: yamlWords[code] ?? `it cannot be parsed (${code})` }
      })
      if (findings.length > 0) return Effect.fail(broken(findings))
      const lineOf = (path: ReadonlyArray<PropertyKey>): number | undefined => {
        let node: unknown = parsed.contents
        let offset = isNode(node) ? node.range?.[0] : undefined
        for (const step of path) {
          if (isMap(node)) {
            const pair = node.items.find(({ key }) => String(key) === String(step))
            if (pair === undefined) break
            if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset
            node = pair.value
          } else if (isSeq(node) && typeof step === "number") {
            node = node.items[step]
            if (isNode(node)) offset = node.range?.[0] ?? offset
          } else break
        }
        return offset === undefined ? undefined : lines.linePos(offset).line
      }
      return Effect.try({
        try: (): Parsed => ({ document: parsed.toJS({ maxAliasCount: 100 }), lineOf }),
        catch: () => broken([{ where: "", problem: "its aliases (*name) repeat too much, or name what is not there" }]),
      })
    }),
  )
}

const formatIssues = SchemaIssue.makeFormatterStandardSchemaV1({
  leafHook: (issue) =>
    issue._tag === "UnexpectedKey"
      ? "Boxport does not know this key"
      : issue._tag === "MissingKey"
        ? "this key is missing"
        : SchemaIssue.defaultLeafHook(issue),
})

const decode = Schema.decodeUnknownEffect(ConfigurationFile)

/** A configuration of connections that stand in no file, such as those to twins, said as a file would say them. */
export const configurationOf = (
  connections: { readonly [name: string]: { readonly [setting: string]: string } },
  folder: string,
): Effect.Effect<LoadedConfiguration> =>
  decode({ connections }).pipe(
    Effect.orDie,
    Effect.map((configuration) => ({ file: folder, folder, configuration })),
  )

/** The variables that `${NAME}` can read: the environment, and what a `.env` beside the file adds to it. */
const variables = (folder: string, environment: NodeJS.ProcessEnv) => {
  const file = join(folder, ".env")
  return readText(file).pipe(
    Effect.map((text) => parseEnv(text)),
    Effect.catch((code) => (code === "ENOENT" ? Effect.succeed({}) : Effect.fail(notRead(file, code)))),
    Effect.map((added: NodeJS.Dict<string>) => (name: string) => environment[name] ?? added[name]),
  )
}

/**
 * Reads `file`, or {@link defaultFile} in `workingDirectory` when none is named.
 *
 * @param environment where `${NAME}` is looked up; it wins over a `.env` beside the file
 */
export const readConfiguration = Effect.fn("readConfiguration")(function* (options: {
  readonly file: string | undefined
  readonly workingDirectory: string
  readonly environment: NodeJS.ProcessEnv
}) {
  const file = resolve(options.workingDirectory, options.file ?? defaultFile)
  const folder = dirname(file)
  if (!extensions.includes(extname(file))) {
    return yield* new ConfigurationProblem({
      file,
      findings: [{ where: "", problem: `a configuration's name ends in ${extensions.join(", ")}` }],
      hint: "Rename the file, or name another with --config FILE.",
    })
  }
  const text = yield* readText(file).pipe(
    Effect.mapError((code) => (code === "ENOENT" && options.file === undefined ? noFile(file) : notRead(file, code))),
  )
  const { document, lineOf } = yield* parse(file, text)
  const problem = (
    findings: ReadonlyArray<FindingAt | { path: ReadonlyArray<PropertyKey>; problem: string }>,
    hint: string,
  ) =>
    new ConfigurationProblem({
      file,
      findings: findings.map(({ path, problem }) => {
        const line = lineOf(path)
        const places = [...(line === undefined ? [] : [`line ${line}`]), ...(path.length === 0 ? [] : [pathText(path)])]
        return { where: places.join(", "), problem }
      }),
      hint,
    })
  const filled = substitute(document, yield* variables(folder, options.environment))
  if (filled.findings.length > 0) {
    return yield* problem(
      filled.findings,
      "Set the variable, or write it into a file named .env beside the configuration.",
    )
  }
  const configuration = yield* decode(filled.document, { errors: "all", onExcessProperty: "error" }).pipe(
    Effect.mapError(({ issue }) =>
      problem(
        formatIssues(issue).issues.map(({ message, path = [] }) => ({
          path: path.map((step) => (typeof step === "object" ? step.key : step)),
          problem: message,
        })),
        "Mend the file; nothing was started.",
      ),
    ),
  )
  const loaded: LoadedConfiguration = { file, folder, configuration }
  return loaded
})
