import { startTwin } from "@boxport/ticket-tailor/twin"
import { exportsOf, type JobEnding, jobRun, runsOf, stateLayer } from "@boxport/engine"
import { assert, describe, layer } from "@effect/vitest"
import { Context, Effect, Layer, Redacted } from "effect"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { boxport, connectionTo, document, folderWith, server } from "./support.ts"

/** A twin that all tests read, and the key to it. */
class Twin extends Context.Service<Twin, { readonly url: string; readonly environment: { readonly KEY: string } }>()(
  "test/Twin",
) {
  static readonly layer = Layer.effect(
    Twin,
    Effect.map(startTwin({ port: 0, orders: 20, seed: 7 }), ({ key, url }) =>
      Twin.of({ url, environment: { KEY: Redacted.value(key) } }),
    ),
  )
}

const runsIn = (folder: string, job: string) =>
  Effect.provide(runsOf(job, 10), stateLayer(join(folder, ".boxport")), { local: true })

const namesIn = (folder: string) => Effect.promise(async () => (await readdir(folder)).toSorted())

const nightly = ["export: old", "to: ./exports", "tables: [orders, tickets]", 'schedule: "0 3 * * *"']

/** A server that keeps what it is sent, and answers with these statuses in turn, the last one for ever. */
const listener = (...statuses: ReadonlyArray<number>) =>
  Effect.gen(function* () {
    const heard: Array<{ readonly path: string; readonly body: unknown }> = []
    const url = yield* server((request, response) => {
      let body = ""
      request
        .setEncoding("utf8")
        .on("data", (text: string) => {
          body += text
        })
        .on("end", () => {
          heard.push({ path: request.url ?? "", body: JSON.parse(body) })
          response.writeHead(statuses[heard.length - 1] ?? statuses.at(-1) ?? 200).end()
        })
    })
    return { url, heard }
  })

layer(Twin.layer)("boxport run", (it) => {
  it.effect("exports as the job says, wherever it is run from, and leaves a row", () =>
    Effect.gen(function* () {
      const { environment, url } = yield* Twin
      const folder = yield* folderWith({ old: connectionTo(url) }, { nightly })
      const elsewhere = yield* folderWith({ other: connectionTo(url) })
      const config = join(folder, "boxport.yaml")
      const ran = yield* boxport(["run", "nightly", "--config", config, "--json"], { folder: elsewhere, environment })
      assert.strictEqual(ran.code, 0)
      const parsed = document(ran)
      assert.nestedInclude(parsed, { job: "nightly", connection: "old", outcome: "done", exitCode: 0 })
      assert.deepStrictEqual(yield* namesIn(join(folder, "exports")), ["manifest.json", "orders.csv", "tickets.csv"])
      assert.deepStrictEqual(yield* namesIn(elsewhere), ["boxport.yaml"])
      const [run, ...others] = yield* runsIn(folder, "nightly")
      assert.lengthOf(others, 0)
      assert.nestedInclude(parsed, { startedAt: run?.startedAt, finishedAt: run?.finishedAt, requests: run?.requests })
      assert.deepInclude(run, { outcome: "done", exitCode: 0, error: null, rejected: 0, scheduledFor: null })
      assert.nestedPropertyVal(parsed, "tables.orders.rows", run?.rows["orders"])
      // It is an export like any other, too.
      const exported = yield* Effect.provide(exportsOf(10), stateLayer(join(folder, ".boxport")), { local: true })
      assert.deepStrictEqual(
        exported.map(({ outcome, to }) => [outcome, to]),
        [["done", join(folder, "exports")]],
      )

      const words = yield* boxport(["run", "nightly"], { folder, environment })
      assert.strictEqual(words.code, 0)
      assert.match(words.stdout, /^Job nightly\n  orders +\d+\n  tickets +\d+\n/)
      const status = yield* boxport(["status"], { folder, environment })
      assert.match(
        status.stdout,
        /^job\tstatus\trows\trejected\texit\tlast run\tnext\nnightly\tdone\t[\d,]+\t0\t0\t20[^\t]+Z\t20[^\t]+T03:00:00.000Z\n\nNo migrations yet\.\n\nexport\tstatus\trows\trejected\tformat\tfinished\tto\nold\tdone\t[\d,]+\t0\tcsv\t20[^\t]+Z\t\/[^\t]+\/exports\n[^\n]+\n$/,
      )
    }),
  )

  it.effect("ends with 2, and names the jobs there are, for one that is not there", () =>
    Effect.gen(function* () {
      const folder = yield* folderWith({ old: connectionTo("http://127.0.0.1:1") }, { nightly, weekly: nightly })
      const ran = yield* boxport(["run", "nigthly"], { folder, environment: { KEY: "k" } })
      assert.deepStrictEqual([ran.code, ran.stdout], [2, ""])
      assert.include(ran.stderr, 'there is no job "nigthly"')
      assert.include(ran.stderr, "Its jobs: nightly, weekly")
      const none = yield* folderWith({ old: connectionTo("http://127.0.0.1:1") })
      const without = yield* boxport(["run", "constructor"], { folder: none, environment: { KEY: "k" } })
      assert.strictEqual(without.code, 2)
      assert.deepStrictEqual(yield* namesIn(none), ["boxport.yaml"])
    }),
  )

  it.effect("never does a full export where something else is asked for", () =>
    Effect.gen(function* () {
      const folder = yield* folderWith({ old: connectionTo("http://127.0.0.1:1") }, { nightly })
      const priced = yield* boxport(["run", "nightly", "--dry-run"], { folder, environment: { KEY: "k" } })
      assert.deepStrictEqual([priced.code, priced.stdout], [2, ""])
      assert.include(priced.stderr, "--dry-run is for jobs with incremental: true")
      assert.deepStrictEqual(yield* namesIn(folder), ["boxport.yaml"])
    }),
  )

  it.effect("reads an incremental job again for less, and says beforehand what that takes", () =>
    Effect.gen(function* () {
      const { environment, url } = yield* Twin
      const folder = yield* folderWith({ old: connectionTo(url) }, { nightly: [...nightly, "incremental: true"] })
      const dry = ["run", "nightly", "--dry-run"]
      const unknown = yield* boxport([...dry, "--json"], { folder, environment })
      assert.deepInclude(document(unknown), { job: "nightly", mode: "full", because: "first", requests: null })
      assert.deepStrictEqual(yield* namesIn(folder), [".boxport", "boxport.yaml"])

      const first = yield* boxport(["run", "nightly", "--json"], { folder, environment })
      assert.strictEqual(first.code, 0, first.stderr)
      assert.nestedInclude(document(first), { mode: "full", "changes.orders.deleted": 0, complete: true })
      const priced = yield* boxport(dry, { folder, environment })
      assert.match(priced.stdout, /^Job nightly\nThe next run reads .*\nIt takes \d+ requests at most, /)

      const second = yield* boxport(["run", "nightly"], { folder, environment })
      assert.strictEqual(second.code, 0, second.stderr)
      assert.match(second.stdout, /\nRun 2\d{7}T\d{6}Z: .*; 0 rows new or changed, 0 deleted\n/)
      assert.deepStrictEqual(yield* namesIn(join(folder, "exports")), [
        ".boxport-views",
        "current",
        "orders",
        "tickets",
      ])
      assert.lengthOf(yield* namesIn(join(folder, "exports", "orders")), 1)
      assert.deepStrictEqual(yield* namesIn(join(folder, "exports", "current")), [
        "manifest.json",
        "orders.csv",
        "tickets.csv",
      ])
    }),
  )

  it.effect("goes on where it was when it is killed", () =>
    Effect.gen(function* () {
      const { environment, url } = yield* Twin
      let asked: Array<string> = []
      let killAt = 4
      let die = () => {}
      // The way to the twin, on which somebody pulls the plug.
      const way = yield* server((request, response) => {
        asked.push(request.url ?? "")
        if (asked.length === killAt) return die()
        const headers = { authorization: request.headers.authorization ?? "" }
        const pass = async () => {
          const answer = await fetch(`${url}${request.url}`, { headers })
          response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text())
        }
        void pass()
      })
      const folder = yield* folderWith({ old: connectionTo(way) }, { nightly })
      const killed = yield* boxport(["run", "nightly"], {
        folder,
        environment,
        started: (kill) => {
          die = () => kill("SIGKILL")
        },
      })
      assert.strictEqual(killed.signal, "SIGKILL")
      const before = asked
      asked = []
      killAt = Infinity
      const ran = yield* boxport(["run", "nightly", "--json"], { folder, environment })
      assert.strictEqual(ran.code, 0, ran.stderr)
      // Only the answer that never came is asked for again.
      assert.deepStrictEqual(
        asked.filter((path) => before.includes(path)),
        before.slice(-1),
      )
      assert.nestedInclude(document(ran), { requests: before.length - 1 + asked.length })
      assert.deepStrictEqual(yield* namesIn(join(folder, ".boxport", "runs")), [])

      const elsewhere = yield* folderWith({ old: connectionTo(url) })
      const whole = ["export", "old", "--to", "whole", "--tables", "orders,tickets"]
      assert.strictEqual((yield* boxport(whole, { folder: elsewhere, environment })).code, 0)
      for (const table of ["orders.csv", "tickets.csv"]) {
        const [resumed, undisturbed] = yield* Effect.promise(() =>
          Promise.all([
            readFile(join(folder, "exports", table), "utf8"),
            readFile(join(elsewhere, "whole", table), "utf8"),
          ]),
        )
        assert.strictEqual(resumed, undisturbed)
      }
    }),
  )

  it.effect("keeps as little about people as the job says, and looks strictly if it says so", () =>
    Effect.gen(function* () {
      const { environment, url } = yield* Twin
      const changing = yield* server((request, response) => {
        const { authorization = "" } = request.headers
        const pass = async (): Promise<void> => {
          const answer = await fetch(new URL(request.url ?? "/", url), { headers: { authorization } })
          const text = (await answer.text()).replaceAll('"event_summary"', '"brand_new":1,"event_summary"')
          response.writeHead(answer.status, { "content-type": "application/json" }).end(text)
        }
        pass().catch(() => response.destroy())
      })
      const minimal = [...nightly, "privacy: minimal", "strict: true"]
      const folder = yield* folderWith({ old: connectionTo(changing) }, { private: minimal })
      const ran = yield* boxport(["run", "private", "--json"], { folder, environment })
      assert.strictEqual(ran.code, 3)
      assert.nestedInclude(document(ran), { outcome: "attention", exitCode: 3 })
      assert.nestedInclude(document(ran), { "warnings[0].code": "new_field", "warnings[0].attention": true })
      const orders = yield* Effect.promise(() => readFile(join(folder, "exports", "orders.csv"), "utf8"))
      assert.match(orders, /^id,event_id,native_id,status,currency,/)
    }),
  )

  describe("tells the hook", () => {
    it.effect("of a run that went well, once", () =>
      Effect.gen(function* () {
        const { environment, url } = yield* Twin
        const good = yield* listener(503, 204)
        const bad = yield* listener(200)
        const hooks = [`onSuccess: ${good.url}/hooks/s3cret-a?token=s3cret-b`, `onFailure: ${bad.url}/`]
        const folder = yield* folderWith({ old: connectionTo(url) }, { nightly: [...nightly, ...hooks] })
        const ran = yield* boxport(["run", "nightly", "--json", "--log-level", "trace"], { folder, environment })
        assert.strictEqual(ran.code, 0)
        // The first answer was a 503: it is told again.
        assert.deepStrictEqual(
          good.heard.map(({ path }) => path),
          ["/hooks/s3cret-a?token=s3cret-b", "/hooks/s3cret-a?token=s3cret-b"],
        )
        assert.deepStrictEqual(good.heard[1]?.body, document(ran))
        assert.lengthOf(bad.heard, 0)
        assert.notInclude(ran.stdout + ran.stderr, "s3cret")
        const database = yield* Effect.promise(() => readFile(join(folder, ".boxport", "boxport.db"), "latin1"))
        assert.notInclude(database, "s3cret")
      }),
    )

    it.effect("of one that failed, with the error; the hook's own failure is a warning that shows no secret", () =>
      Effect.gen(function* () {
        const bad = yield* listener(500)
        const hooks = [`onFailure: ${bad.url}/s3cret-c`]
        const folder = yield* folderWith(
          { old: connectionTo("http://127.0.0.1:1") },
          { nightly: [...nightly, ...hooks] },
        )
        const ran = yield* boxport(["run", "nightly"], { folder, environment: { KEY: "k" } })
        assert.deepStrictEqual([ran.code, ran.stdout, bad.heard.length], [1, "", 3])
        assert.nestedInclude(bad.heard[0]?.body, { job: "nightly", outcome: "failed", exitCode: 1 })
        assert.nestedInclude(bad.heard[0]?.body, { "error.tag": "Unreachable" })
        assert.include(ran.stderr, "boxport: old: ")
        assert.match(ran.stderr, /level=WARN.*the hook at 127\.0\.0\.1:\d+ was not told: it answered 500/i)
        assert.notInclude(ran.stderr, "s3cret")
        const [run] = yield* runsIn(folder, "nightly")
        assert.deepInclude(run, { outcome: "failed", exitCode: 1, error: "Unreachable" })
        const json = yield* boxport(["run", "nightly", "--json"], { folder, environment: { KEY: "k" } })
        assert.strictEqual(json.code, 1)
        assert.nestedInclude(document(json), { "error.tag": "Unreachable", outcome: "failed" })
      }),
    )
  })
})

/** A row of a run in 1970, so that a run is due. */
const ranLongAgo = (folder: string, job: string) => {
  const state = join(folder, ".boxport")
  const ending: JobEnding = { outcome: "done", exitCode: 0, error: null, rows: {}, rejected: 0, requests: 0 }
  return Effect.provide(
    jobRun({ job, state, scheduledFor: null, endingOf: () => ending })(Effect.void),
    stateLayer(state),
    { local: true },
  )
}

layer(Twin.layer)("boxport schedule", (it) => {
  it.effect("makes up for what was missed, tells when the next is due, and ends with 0 when it is stopped", () =>
    Effect.gen(function* () {
      const { environment, url } = yield* Twin
      const folder = yield* folderWith({ old: connectionTo(url) }, { nightly, byHand: nightly.slice(0, 3) })
      yield* ranLongAgo(folder, "nightly")
      const ran = yield* boxport(["schedule", "--json"], {
        folder,
        environment,
        watch: (said, kill) => {
          if (said.includes(" rows in ")) kill("SIGTERM")
        },
      })
      assert.deepStrictEqual([ran.code, ran.signal], [0, null])
      assert.match(
        ran.stdout,
        /^\{"jobs":\[\{"job":"nightly","schedule":"0 3 \* \* \*","timezone":"UTC","next":"20[^"]+T03:00:00.000Z"\}\]\}\n$/,
      )
      assert.match(ran.stderr, /nightly: begins, for 1970-01-01T03:00:00.000Z/)
      assert.include(ran.stderr, "Schedule stopped.")
      const [run, before] = yield* runsIn(folder, "nightly")
      assert.deepInclude(run, { outcome: "done", scheduledFor: "1970-01-01T03:00:00.000Z" })
      assert.strictEqual(before?.startedAt, "1970-01-01T00:00:00.000Z")
      assert.include(yield* namesIn(join(folder, "exports")), "orders.csv")
    }),
  )

  it.effect("that is stopped in the middle of a run leaves nothing half-done, and goes on with that run", () =>
    Effect.gen(function* () {
      const { environment } = yield* Twin
      let stuck = () => {}
      const silent = yield* server(() => stuck())
      const folder = yield* folderWith({ old: connectionTo(silent) }, { nightly })
      yield* ranLongAgo(folder, "nightly")
      const stopped = () =>
        boxport(["schedule"], {
          folder,
          environment,
          started: (kill) => {
            stuck = () => kill("SIGTERM")
          },
        })
      const ran = yield* stopped()
      assert.deepStrictEqual([ran.code, ran.signal], [0, null])
      assert.include(ran.stderr, "nightly: interrupted; goes on with the next")
      assert.strictEqual((yield* stopped()).code, 0)
      assert.deepStrictEqual(
        (yield* runsIn(folder, "nightly")).map(({ outcome, scheduledFor }) => [outcome, scheduledFor]),
        [
          ["interrupted", "1970-01-01T03:00:00.000Z"],
          ["interrupted", "1970-01-01T03:00:00.000Z"],
          ["done", null],
        ],
      )
      assert.deepStrictEqual(yield* namesIn(folder), [".boxport", "boxport.yaml"])
    }),
  )

  it.effect("ends with 2 where no job has a schedule", () =>
    Effect.gen(function* () {
      const folder = yield* folderWith({ old: connectionTo("http://127.0.0.1:1") }, { byHand: nightly.slice(0, 3) })
      const ran = yield* boxport(["schedule"], { folder, environment: { KEY: "k" } })
      assert.deepStrictEqual([ran.code, ran.stdout], [2, ""])
      assert.include(ran.stderr, "no job in ")
    }),
  )
})
