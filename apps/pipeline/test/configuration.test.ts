import { assert, describe, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { type Configuration, jsonSchema } from "../src/config/Configuration.ts"
import { readConfiguration } from "../src/config/Read.ts"
import { temporaryFolder } from "./support.ts"

const canary = "sk_canary_5f1d0c"

/** Reads a configuration with this text, in a folder of its own. */
const read = (text: string, options?: { env?: NodeJS.ProcessEnv; dotEnv?: string; name?: string }) =>
  Effect.gen(function* () {
    const folder = yield* temporaryFolder
    const name = options?.name ?? "boxport.yaml"
    yield* Effect.promise(() => writeFile(join(folder, name), text))
    const { dotEnv } = options ?? {}
    if (dotEnv !== undefined) yield* Effect.promise(() => writeFile(join(folder, ".env"), dotEnv))
    return yield* readConfiguration({
      file: options?.name,
      workingDirectory: folder,
      environment: options?.env ?? {},
    })
  })

/** The findings of a configuration that is refused, as `where: problem`. */
const refused = (text: string, options?: Parameters<typeof read>[1]) =>
  Effect.gen(function* () {
    const problem = yield* Effect.flip(read(text, options))
    const said = `${problem.message}\n${problem.hint}\n${JSON.stringify(problem)}`
    assert.notInclude(said, canary)
    return problem.findings.map(({ problem, where }) => (where === "" ? problem : `${where}: ${problem}`))
  })

const connection = (lines: string) => `connections:\n  old:\n    platform: ticket-tailor\n${lines}`

const keyOf = (connection: Configuration["connections"][string] | undefined): string =>
  connection !== undefined && "apiKey" in connection ? Redacted.value(connection.apiKey) : ""

describe("a configuration", () => {
  it.effect("is read, its credentials redacted", () =>
    Effect.gen(function* () {
      const { configuration } = yield* read(
        connection(
          "    apiKey: ${KEY}\n    baseUrl: http://127.0.0.1:4010\n    limits: { requests: 10, perSeconds: 1 }\n",
        ),
        { env: { KEY: canary } },
      )
      const { old } = configuration.connections
      assert.strictEqual(old?.baseUrl, "http://127.0.0.1:4010")
      assert.deepStrictEqual(old?.limits, { requests: 10, perSeconds: 1 })
      assert.strictEqual(keyOf(old), canary)
      assert.notInclude(JSON.stringify(configuration), canary)
    }),
  )

  it.effect("takes variables from .env beside it, and the environment wins", () =>
    Effect.gen(function* () {
      const text = connection("    apiKey: ${KEY}-${OTHER}\n")
      const { configuration } = yield* read(text, { env: { KEY: "real" }, dotEnv: "KEY=file\nOTHER='too'\n" })
      assert.strictEqual(keyOf(configuration.connections["old"]), "real-too")
    }),
  )

  it.effect("can be JSON, and says so of one that is not", () =>
    Effect.gen(function* () {
      const { configuration } = yield* read(
        `{"connections":{"old":{"platform":"ticket-tailor","apiKey":"${canary}"}}}`,
        {
          name: "other.json",
        },
      )
      assert.deepStrictEqual(Object.keys(configuration.connections), ["old"])
      assert.deepStrictEqual(yield* refused(`{"connections":\n  {"a": "${canary}"\n}`, { name: "other.json" }), [
        "line 3, column 2: a character is missing: a closing quote, a bracket, a comma, or the space after a colon",
      ])
    }),
  )

  it.effect("takes jobs, and checks them", () =>
    Effect.gen(function* () {
      const jobs = (lines: string) => `${connection("    apiKey: k\n")}jobs:\n  nightly:\n    to: ./exports\n${lines}`
      const { configuration } = yield* read(
        jobs(
          '    export: old\n    format: parquet\n    schedule: "0 3 * * *"\n    timezone: Europe/London\n    incremental: true\n',
        ),
      )
      assert.strictEqual(configuration.jobs?.["nightly"]?.format, "parquet")
      assert.deepStrictEqual(yield* refused(jobs('    export: nowhere\n    schedule: "0 3 * * *"\n')), [
        "line 8, jobs.nightly.export: must name one of the connections: old",
      ])
      assert.deepStrictEqual(
        yield* refused(jobs("    export: old\n    schedule: at three\n    timezone: Mars/Here\n")),
        [
          'line 9, jobs.nightly.schedule: must be a cron expression of five fields, such as "0 3 * * *"',
          'line 10, jobs.nightly.timezone: must be an IANA time zone, such as "Europe/London"',
        ],
      )
    }),
  )
})

describe("a job", () => {
  const job = (lines: ReadonlyArray<string>, before = "") =>
    `${connection("    apiKey: k\n")}${before}jobs:\n  nightly:\n    export: old\n    to: ./exports\n${lines.map((line) => `    ${line}\n`).join("")}`

  it.effect("is refused where its settings contradict each other", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* refused(job(["privacy: pseudonymous"])), [
        "line 9, jobs.nightly.privacy: needs a privacyKey, here or for all jobs, such as ${BOXPORT_PRIVACY_KEY}",
      ])
      assert.deepStrictEqual(yield* refused(job(["privacy: minimal", "incremental: true"])), [
        "line 9, jobs.nightly.privacy: needs a privacyKey, here or for all jobs, such as ${BOXPORT_PRIVACY_KEY}",
      ])
      assert.deepStrictEqual(yield* refused(job(["privacy: minimal", "raw: true", "includeSecrets: [slug]"])), [
        "line 10, jobs.nightly.raw: native records hold everything: not with privacy: minimal",
        "line 11, jobs.nightly.includeSecrets: secret fields are kept nowhere with privacy: minimal",
      ])
      assert.deepStrictEqual(yield* refused(job(["fullEvery: 7 days"])), [
        "line 9, jobs.nightly.fullEvery: is for jobs with incremental: true",
      ])
      assert.deepStrictEqual(yield* refused(job(["jitter: a while"])), [
        'line 9, jobs.nightly.jitter: must be a length of time, such as "5 minutes" or "7 days"',
      ])
    }),
  )

  it.effect("takes its keys and hooks redacted, and shows nothing of those that are wrong", () =>
    Effect.gen(function* () {
      const env = { KEY: `${canary}-${"x".repeat(32)}`, HOOK: `https://hooks.example.com/${canary}` }
      const good = job(["privacy: pseudonymous", "privacyKey: ${KEY}", "onFailure: ${HOOK}"])
      const { configuration } = yield* read(good, { env })
      assert.notInclude(JSON.stringify(configuration), canary)
      const general = yield* read(job(["privacy: pseudonymous"], "privacyKey: ${KEY}\n"), { env })
      assert.isDefined(general.configuration.privacyKey)
      assert.deepStrictEqual(yield* refused(job([`privacyKey: ${canary}`, `onFailure: http://a.example/${canary}`])), [
        "line 9, jobs.nightly.privacyKey: must have at least 32 characters",
        "line 10, jobs.nightly.onFailure: must start with https:// (or http:// on loopback): over plain http:// it could be read on the way",
      ])
    }),
  )
})

describe("a configuration is refused", () => {
  it.effect("for a variable that is missing, with its name and place", () =>
    Effect.gen(function* () {
      const text = connection(`    apiKey: \${NOT_THERE}\n    baseUrl: https://${canary}.example.com\n`)
      assert.deepStrictEqual(yield* refused(text), [
        "line 4, connections.old.apiKey: the variable NOT_THERE is not set (neither in the environment nor in .env beside the file)",
      ])
    }),
  )

  it.effect("for keys that are unknown, missing or of another kind, all at once", () =>
    Effect.gen(function* () {
      const text = `${connection(`    token: ${canary}\n    limits: { requests: "${canary}" }\n`)}conections: ${canary}\n`
      assert.sameMembers(
        [...(yield* refused(text))],
        [
          "line 6, conections: Boxport does not know this key",
          "line 4, connections.old.token: Boxport does not know this key",
          "line 2, connections.old.apiKey: this key is missing",
          "line 5, connections.old.limits.requests: Expected number",
          "line 5, connections.old.limits.perSeconds: this key is missing",
        ],
      )
    }),
  )

  it.effect("for a platform that this version does not have", () =>
    Effect.gen(function* () {
      const [finding, ...more] = yield* refused(`connections:\n  x:\n    platform: eventbrite\n    key: ${canary}\n`)
      assert.deepStrictEqual(more, [])
      assert.strictEqual(
        finding,
        'line 2, connections.x: Expected a connection with "platform" set to one of: ticket-tailor, ticketbutler, tito',
      )
    }),
  )

  it.effect("for plain http to another machine, and for more than scheme and host", () =>
    Effect.gen(function* () {
      for (const url of [
        "http://api.example.com",
        "https://h.example.com/v1",
        `https://u:${canary}@h.example.com`,
        "h.example.com",
      ]) {
        const findings = yield* refused(connection(`    apiKey: k\n    baseUrl: ${url}\n`))
        assert.strictEqual(findings.length, 1)
        assert.include(findings[0], "line 5, connections.old.baseUrl: ")
      }
    }),
  )

  it.effect("for YAML that is none, with line and column and not a word of it", () =>
    Effect.gen(function* () {
      const cases: ReadonlyArray<readonly [text: string, where: string]> = [
        [`connections:\n  old:\n\t  apiKey: ${canary}\n`, "line 3, column 1"],
        [`connections:\n  old: {apiKey: "${canary}\n`, "line 3, column 1"],
        [`connections:\n  old:\n    apiKey: ${canary}\n    apiKey: ${canary}\n`, "line 4, column 5"],
        [`connections: @${canary}\n`, "line 1, column 14"],
        [`connections: *${canary}\n`, ""],
        [`---\na: 1\n---\nb: ${canary}\n`, "line 3, column 1"],
      ]
      for (const [text, where] of cases) {
        const findings = yield* refused(text)
        assert.isAtLeast(findings.length, 1, text)
        assert.include(findings[0], where)
      }
    }),
  )

  it.effect("for an empty file, no connections, or a name that no command can take", () =>
    Effect.gen(function* () {
      assert.lengthOf(yield* refused(""), 1)
      assert.deepStrictEqual(yield* refused("connections: {}\n"), [
        "line 1, connections: there must be at least one connection",
      ])
      assert.lengthOf(yield* refused("connections:\n  --old: { platform: ticket-tailor, apiKey: k }\n"), 1)
    }),
  )

  it.effect("where there is none, saying where it was looked for and how to write one", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder
      const missing = yield* Effect.flip(
        readConfiguration({ file: undefined, workingDirectory: folder, environment: {} }),
      )
      assert.include(missing.message, join(folder, "boxport.yaml"))
      assert.include(missing.hint, "platform: ticket-tailor")
      const named = yield* Effect.flip(readConfiguration({ file: "x.yml", workingDirectory: folder, environment: {} }))
      assert.strictEqual(named.message, `${join(folder, "x.yml")}: there is no such file`)
      const text = yield* Effect.flip(readConfiguration({ file: "x.toml", workingDirectory: folder, environment: {} }))
      assert.include(text.message, ".yaml, .yml, .json")
    }),
  )
})

describe("for editors", () => {
  const repository = new URL("../../../", import.meta.url)

  it.effect("the JSON Schema in configs/ is the one of this code (pnpm --filter @boxport/pipeline schema)", () =>
    Effect.gen(function* () {
      const written = yield* Effect.promise(() => readFile(new URL("configs/boxport.schema.json", repository), "utf8"))
      assert.deepStrictEqual(JSON.parse(written), JSON.parse(JSON.stringify(jsonSchema())))
    }),
  )

  it.effect("the example in configs/ is in order", () =>
    Effect.gen(function* () {
      const example = yield* Effect.promise(() => readFile(new URL("configs/boxport.example.yaml", repository), "utf8"))
      const { configuration } = yield* read(example, {
        env: { TICKET_TAILOR_API_KEY: canary, TITO_TOKEN: canary, TICKETBUTLER_TOKEN: canary },
      })
      assert.deepStrictEqual(Object.keys(configuration.connections), ["old", "conf", "dk"])
    }),
  )
})
