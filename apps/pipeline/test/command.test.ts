import { startTwin } from "@boxport/ticket-tailor/twin"
import { exportsOf, stateLayer } from "@boxport/engine"
import { assert, describe, layer } from "@effect/vitest"
import { Context, Effect, Layer, Redacted } from "effect"
import { readdir, readFile, stat, writeFile } from "node:fs/promises"
import { join, relative } from "node:path"
import { boxport, connectionTo, document, folderWith, server, temporaryFolder } from "./support.ts"

/** A twin that all tests read, and the key to it. */
class Twin extends Context.Service<Twin, { readonly url: string; readonly key: string }>()("test/Twin") {
  static readonly layer = Layer.effect(
    Twin,
    Effect.map(startTwin({ port: 0, orders: 40, seed: 7 }), ({ key, url }) =>
      Twin.of({ key: Redacted.value(key), url }),
    ),
  )
}

/** The export runs that a state folder tells of. */
const exportsIn = (state: string) => Effect.provide(exportsOf(10), stateLayer(state), { local: true })

/** Every file under a folder, as paths from it. */
const filesIn = (folder: string) =>
  Effect.promise(async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  })

const canary = "sk_canary_77aa31"

layer(Twin.layer)("boxport", (it) => {
  describe("the command line", () => {
    it.effect("lists the commands and flags that there are, and no others", () =>
      Effect.gen(function* () {
        const folder = yield* temporaryFolder
        const help = yield* boxport(["--help"], { folder })
        assert.deepStrictEqual([help.code, help.stderr], [0, ""])
        const commands = help.stdout.slice(help.stdout.indexOf("SUBCOMMANDS")).match(/^  [a-z]+/gm)
        assert.deepStrictEqual(
          commands?.map((word) => word.trim()),
          [
            "check",
            "events",
            "export",
            "plan",
            "migrate",
            "verify",
            "undo",
            "run",
            "schedule",
            "status",
            "forget",
            "sandbox",
            "demo",
          ],
        )
        const exporting = yield* boxport(["export", "--help"], { folder })
        assert.deepStrictEqual(
          exporting.stdout.match(/^  --[a-z-]+/gm)?.map((word) => word.trim()),
          [
            "--to",
            "--format",
            "--event",
            "--tables",
            "--raw",
            "--include-secrets",
            "--privacy",
            "--strict",
            "--csv-formulas",
            "--help",
            "--version",
            "--completions",
            "--log-level",
            "--config",
            "--state",
            "--json",
          ],
        )
      }),
    )

    it.effect("that is wrong ends with 2, the reason on stderr and nothing on stdout", () =>
      Effect.gen(function* () {
        const folder = yield* temporaryFolder
        const ran = yield* boxport(["export", "old"], { folder })
        assert.deepStrictEqual(ran, {
          code: 2,
          signal: null,
          stdout: "",
          stderr: "boxport: Missing required flag: --to\n  See: boxport export --help\n",
        })
        const json = yield* boxport(["--json", "export", "old", "--to", "x", "--tables", "orders,seats"], { folder })
        assert.deepStrictEqual([json.code, json.stderr], [2, ""])
        const parsed = document(json)
        assert.nestedPropertyVal(parsed, "error.tag", "UsageProblem")
        assert.nestedPropertyVal(parsed, "error.hint", "See: boxport export --help")
        assert.include(json.stdout, "seats")
      }),
    )

    it.effect("without a configuration, or with one that is wrong, ends with 2 before anything starts", () =>
      Effect.gen(function* () {
        const empty = yield* temporaryFolder
        const none = yield* boxport(["check"], { folder: empty })
        assert.deepStrictEqual([none.code, none.stdout], [2, ""])
        assert.include(none.stderr, join(empty, "boxport.yaml"))
        const folder = yield* folderWith({ old: connectionTo("http://127.0.0.1:9") })
        const missing = yield* boxport(["export", "old", "--to", "out", "--json"], { folder })
        assert.deepStrictEqual([missing.code, missing.stderr], [2, ""])
        assert.nestedPropertyVal(document(missing), "error.tag", "ConfigurationProblem")
        assert.include(missing.stdout, "connections.old.apiKey: the variable KEY is not set")
        const unknown = yield* boxport(["events", "new"], { folder, environment: { KEY: canary } })
        assert.strictEqual(unknown.code, 2)
        assert.include(unknown.stderr, `there is no connection "new"`)
        assert.deepStrictEqual(yield* Effect.promise(() => readdir(folder)), ["boxport.yaml"])
      }),
    )

    it.effect("goes by no plan that is not there, is none, or is another migration's", () =>
      Effect.gen(function* () {
        const folder = yield* folderWith({
          old: connectionTo("http://127.0.0.1:9"),
          new: connectionTo("http://127.0.0.1:9"),
        })
        const migrate = (plan: string) =>
          boxport(["migrate", "old", "new", "--yes", "--plan", plan], { folder, environment: { KEY: canary } })
        const none = yield* migrate("none.json")
        assert.deepStrictEqual([none.code, none.stdout], [2, ""])
        assert.include(none.stderr, "there is no plan none.json")
        const other = yield* migrate("boxport.yaml")
        assert.include(other.stderr, "boxport.yaml is no plan of Boxport")
        const plan = JSON.stringify({ migration: "old-to-else-1", fingerprint: { source: {}, target: {} } })
        yield* Effect.promise(() => writeFile(join(folder, "plan.json"), plan))
        const another = yield* migrate("plan.json")
        assert.deepStrictEqual([another.code, another.stdout], [2, ""])
        assert.include(another.stderr, "plan.json is a plan of another migration (old-to-else-1)")
      }),
    )

    it.effect("says which events it was asked for where one is not there", () =>
      Effect.gen(function* () {
        const { key, url } = yield* startTwin({ port: 0, empty: true })
        const folder = yield* folderWith({ old: connectionTo(url), new: connectionTo(url) })
        const environment = { KEY: Redacted.value(key) }
        const events = ["--event", "ev_1", "--event", "ev_2"]
        const ran = yield* boxport(["plan", "old", "new", ...events], { folder, environment })
        assert.deepStrictEqual([ran.code, ran.stdout], [1, ""])
        assert.include(ran.stderr, "Is there an event ev_1, ev_2? boxport events old lists them.")
      }).pipe(Effect.scoped),
    )

    it.effect("does not begin what it would have to ask about where nobody can be asked", () =>
      Effect.gen(function* () {
        const folder = yield* folderWith({ old: connectionTo("http://127.0.0.1:9") })
        const alone = yield* boxport(["migrate", "old", "new"], { folder, environment: { KEY: canary } })
        assert.deepStrictEqual([alone.code, alone.stdout], [2, ""])
        assert.include(alone.stderr, "there is no terminal to ask on")
        const json = yield* boxport(["migrate", "old", "new", "--json"], { folder, environment: { KEY: canary } })
        assert.deepStrictEqual([json.code, json.stderr], [2, ""])
        assert.nestedPropertyVal(document(json), "error.message", "with --json nobody is asked")
        assert.deepStrictEqual(yield* Effect.promise(() => readdir(folder)), ["boxport.yaml"])
      }),
    )
  })

  describe("check", () => {
    it.effect("tells account, mode and budget, in words and as JSON", () =>
      Effect.gen(function* () {
        const { key, url } = yield* Twin
        const folder = yield* folderWith({ old: connectionTo(url) })
        const words = yield* boxport(["check"], { folder, environment: { KEY: key } })
        assert.deepStrictEqual([words.code, words.stderr], [0, ""])
        assert.match(
          words.stdout,
          /^ok  old  ticket-tailor  .+  (live|test|\(mode not told\))  [\d,]+ of [\d,]+ requests left/,
        )
        const json = yield* boxport(["check", "old", "--json"], { folder, environment: { KEY: key } })
        assert.strictEqual(json.code, 0)
        const parsed = document(json)
        assert.nestedPropertyVal(parsed, "connections.old.platform", "ticket-tailor")
        assert.nestedProperty(parsed, "connections.old.budget.remaining")
      }),
    )

    it.effect("tries every connection, and fails when one does; a wrong key is asked about once", () =>
      Effect.gen(function* () {
        const { key, url } = yield* Twin
        let requests = 0
        const refusing = yield* server((_, response) => {
          requests += 1
          response
            .writeHead(401, { "content-type": "application/json" })
            .end('{"status":401,"error_code":"UNAUTHORIZED"}')
        })
        const folder = yield* folderWith({ bad: connectionTo(refusing), good: connectionTo(url) })
        const ran = yield* boxport(["check", "--json"], { folder, environment: { KEY: key } })
        assert.strictEqual(ran.code, 1)
        const parsed = document(ran)
        assert.nestedPropertyVal(parsed, "connections.bad.error.tag", "Unauthorized")
        assert.nestedPropertyVal(parsed, "connections.good.platform", "ticket-tailor")
        assert.strictEqual(requests, 1)
      }),
    )
  })

  describe("events", () => {
    it.effect("lists them for programs as JSON or tabs", () =>
      Effect.gen(function* () {
        const { key, url } = yield* Twin
        const folder = yield* folderWith({ old: connectionTo(url) })
        const json = yield* boxport(["events", "old", "--json"], { folder, environment: { KEY: key } })
        assert.strictEqual(json.code, 0)
        const parsed = document(json)
        assert.nestedProperty(parsed, "events[0].id")
        const tabs = yield* boxport(["events", "old"], { folder, environment: { KEY: key } })
        const [head, ...lines] = tabs.stdout.trimEnd().split("\n")
        assert.strictEqual(head, "id\tstatus\tstarts\torders\ttickets\ttitle")
        assert.nestedPropertyVal(parsed, "events.length", lines.length)
        for (const line of lines) assert.lengthOf(line.split("\t"), 6)
      }),
    )
  })

  describe("export", () => {
    it.effect("writes the tables, records the run, and shows no secret anywhere", () =>
      Effect.gen(function* () {
        const { key, url } = yield* Twin
        const folder = yield* folderWith({ old: connectionTo(url) })
        const args = ["--log-level", "trace", "--json", "export", "old", "--to", "out", "--raw", "--format", "ndjson"]
        const ran = yield* boxport(args, { folder, environment: { KEY: key } })
        assert.include([0, 3], ran.code)
        const parsed = document(ran)
        assert.nestedPropertyVal(parsed, "to", "out")
        assert.nestedPropertyVal(parsed, "complete", true)
        const orders = yield* Effect.promise(() => readFile(join(folder, "out", "orders.ndjson"), "utf8"))
        assert.nestedPropertyVal(parsed, "tables.orders.rows", orders.trimEnd().split("\n").length)
        assert.match(ran.stderr, /read [\d,]+ records in \d+ requests/)

        const state = join(folder, ".boxport")
        const [row] = yield* exportsIn(state)
        assert.propertyVal(row, "connection", "old")
        assert.propertyVal(row, "to", join(folder, "out"))
        assert.propertyVal(row, "outcome", ran.code === 0 ? "done" : "attention")
        const modes = yield* Effect.promise(() => Promise.all([stat(state), stat(join(state, "boxport.db"))]))
        assert.deepStrictEqual(
          modes.map(({ mode }) => mode & 0o777),
          [0o700, 0o600],
        )

        const files = yield* filesIn(folder)
        assert.isAbove(files.length, 15)
        const encoded = Buffer.from(`${key}:`).toString("base64")
        for (const secret of [key, encoded]) {
          assert.notInclude(ran.stdout + ran.stderr, secret)
          for (const file of files) {
            assert.notInclude(yield* Effect.promise(() => readFile(file, "utf8")), secret, file)
          }
        }
      }),
    )

    it.effect("holds the secret fields that are named, in files alone, and says so", () =>
      Effect.gen(function* () {
        const { key, url } = yield* Twin
        const folder = yield* folderWith({ old: connectionTo(url) })
        const exporting = (...more: ReadonlyArray<string>) =>
          boxport(["--log-level", "trace", "export", "old", "--to", "out", "--format", "ndjson", "--raw", ...more], {
            folder,
            environment: { KEY: key },
          })
        const link = "https://meet.example"
        const holders = Effect.gen(function* () {
          const files = yield* filesIn(folder)
          const texts = yield* Effect.forEach(files, (file) => Effect.promise(() => readFile(file, "utf8")))
          return files
            .filter((_, n) => texts[n]?.includes(link))
            .map((file) => relative(folder, file))
            .toSorted()
        })
        const without = yield* exporting()
        assert.deepStrictEqual([without.code, yield* holders], [0, []])
        const ran = yield* exporting("--include-secrets", "online_link, events.online_link")
        assert.strictEqual(ran.code, 0)
        assert.notInclude(ran.stdout + ran.stderr, link)
        assert.include(
          ran.stdout,
          "\nNote: these files hold secret fields, so keep them safe: online_link, events.online_link\n",
        )
        assert.deepStrictEqual(yield* holders, ["out/events.ndjson", "out/raw/events.ndjson"])
        const manifest: unknown = JSON.parse(
          yield* Effect.promise(() => readFile(join(folder, "out", "manifest.json"), "utf8")),
        )
        assert.nestedInclude(manifest, { "warnings[0].code": "secrets_included", "warnings[0].count": 2 })
      }),
    )

    it.effect("ends with 2 before anything starts when a name is no secret field, and lists those that there are", () =>
      Effect.gen(function* () {
        const folder = yield* folderWith({
          tt: connectionTo("http://127.0.0.1:9"),
          ti: ["platform: tito", "account: acme", "token: ${KEY}"],
        })
        const environment = { KEY: canary }
        const wrong = yield* boxport(["export", "tt", "--to", "out", "--include-secrets", "online_link,unique_url"], {
          folder,
          environment,
        })
        assert.deepStrictEqual([wrong.code, wrong.stdout], [2, ""])
        assert.include(wrong.stderr, 'no secret field of ticket-tailor: "unique_url"\n')
        assert.include(wrong.stderr, "Its secret fields: online_link.")
        const path = "tickets[].unique_url,checkin_list.slug,"
        const json = yield* boxport(["export", "ti", "--to", "out", "--include-secrets", path, "--json"], {
          folder,
          environment,
        })
        assert.deepStrictEqual([json.code, json.stderr], [2, ""])
        const parsed = document(json)
        assert.nestedPropertyVal(parsed, "error.tag", "UsageProblem")
        assert.nestedPropertyVal(
          parsed,
          "error.message",
          '--include-secrets: no secret field of tito: "checkin_list.slug", ""',
        )
        assert.include(json.stdout, "secret_password, security_token, slug, unique_offer_url")
        assert.include(json.stdout, "checkin_lists.slug")
        assert.deepStrictEqual(yield* Effect.promise(() => readdir(folder)), ["boxport.yaml"])
      }),
    )

    it.effect("takes the tables and the state folder that it is told, and says in words what it did", () =>
      Effect.gen(function* () {
        const { key, url } = yield* Twin
        const folder = yield* folderWith({ old: connectionTo(url) })
        const args = ["export", "old", "--to", "out", "--tables", "orders,tickets", "--state", "elsewhere"]
        const ran = yield* boxport(args, { folder, environment: { KEY: key, NO_COLOR: "1" } })
        assert.include([0, 3], ran.code)
        assert.deepStrictEqual(yield* Effect.promise(async () => (await readdir(join(folder, "out"))).toSorted()), [
          "manifest.json",
          "orders.csv",
          "tickets.csv",
        ])
        assert.match(ran.stdout, /^  orders +\d+\n  tickets +\d+\n\d+ requests; written to out\n/)
        assert.notInclude(ran.stdout + ran.stderr, "\u001b")
        assert.deepStrictEqual(yield* Effect.promise(() => readdir(join(folder, "elsewhere"))), ["boxport.db"])
      }),
    )

    it.effect("fails with one message, leaving nothing, when the key is wrong or nobody answers", () =>
      Effect.gen(function* () {
        const { url } = yield* Twin
        const folder = yield* folderWith({ wrong: connectionTo(url), down: connectionTo("http://127.0.0.1:1") })
        const environment = { KEY: canary }
        const wrong = yield* boxport(["export", "wrong", "--to", "out", "--log-level", "trace"], {
          folder,
          environment,
        })
        const down = yield* boxport(["export", "down", "--to", "out", "--json", "--log-level", "trace"], {
          folder,
          environment,
        })
        assert.deepStrictEqual([wrong.code, wrong.stdout, down.code], [1, "", 1])
        assert.lengthOf(wrong.stderr.match(/^boxport: wrong: /gm) ?? [], 1)
        const parsed = document(down)
        assert.nestedPropertyVal(parsed, "error.tag", "Unreachable")
        assert.nestedProperty(parsed, "error.hint")
        assert.include(down.stdout, "ECONNREFUSED")
        const said = [wrong.stdout, wrong.stderr, down.stdout, down.stderr].join("\n")
        for (const secret of [canary, Buffer.from(`${canary}:`).toString("base64")]) assert.notInclude(said, secret)
        assert.deepStrictEqual(yield* Effect.promise(async () => (await readdir(folder)).toSorted()), [
          ".boxport",
          "boxport.yaml",
        ])
        const rows = yield* exportsIn(join(folder, ".boxport"))
        assert.notInclude(JSON.stringify(rows), canary)
        assert.deepStrictEqual(
          rows.map(({ error, outcome }) => [outcome, error]),
          [
            ["failed", "Unreachable"],
            ["failed", "Unauthorized"],
          ],
        )
      }),
    )

    it.effect("that is interrupted ends with 130, says what it leaves, and leaves nothing", () =>
      Effect.gen(function* () {
        const { key, url } = yield* Twin
        let stuck = () => {}
        // The twin, but for its orders, which never come.
        const stalling = yield* server((request, response) => {
          const target = new URL(request.url ?? "/", url)
          if (target.pathname === "/v1/orders") return stuck()
          const { authorization = "" } = request.headers
          const pass = async (): Promise<void> => {
            const answer = await fetch(target, { headers: { authorization } })
            response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text())
          }
          pass().catch(() => response.destroy())
        })
        const folder = yield* folderWith({ old: connectionTo(stalling) })
        const ran = yield* boxport(["export", "old", "--to", "out"], {
          folder,
          environment: { KEY: key },
          started: (kill) => {
            stuck = () => kill("SIGINT")
          },
        })
        assert.deepStrictEqual([ran.code, ran.signal, ran.stdout], [130, null, ""])
        assert.include(ran.stderr, "boxport: interrupted\n  Nothing of this run was left in out.")
        assert.deepStrictEqual(yield* Effect.promise(async () => (await readdir(folder)).toSorted()), [
          ".boxport",
          "boxport.yaml",
        ])
        const [row] = yield* exportsIn(join(folder, ".boxport"))
        assert.strictEqual(row?.outcome, "interrupted")
      }),
    )
  })
})
