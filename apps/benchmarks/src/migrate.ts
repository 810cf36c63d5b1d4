/**
 * Migrates a twin's account to another twin that limits requests, and prints what it took beside what the plan said: how
 * full the windows were, how many requests were refused, writes a ticket, memory. The event with the most tickets is
 * migrated, which holds some six of ten tickets of an account.
 *
 * Usage: `pnpm bench:migrate [--from tito] [--to ticket-tailor] [--orders 16000] [--limit 1000/10]`
 *
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { parseArgs } from "node:util"
import { startTwin as startTicketTailor } from "@boxport/ticket-tailor/twin"
import { keptTicketType, Ticketbutler } from "@boxport/ticketbutler"
import { startTwin as startTicketbutler, type Twin as TicketbutlerTwin } from "@boxport/ticketbutler/twin"
import { startTwin as startTito } from "@boxport/tito/twin"
import { Effect, Redacted, type Scope, Stream } from "effect"
import { run } from "./run.ts"
import { type Connection, startTwin } from "./twins.ts"

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    from: { type: "string", default: "tito" },
    to: { type: "string", default: "ticket-tailor" },
    orders: { type: "string", default: "16000" },
    limit: { type: "string", default: "1000/10" },
  },
})

const [requests = 1000, perSeconds = 10] = values.limit.split("/").map(Number)

/** A request that the target's twin has answered. */
interface Entry {
  readonly method: string
  readonly status: number
  /** Milliseconds. */
  readonly at: number
}

interface Target {
  readonly connection: Connection
  readonly log: ReadonlyArray<Entry>
  /** What an organiser has to do when the events are made; undefined if a migration is done in one go. */
  readonly prepare?: Effect.Effect<void, unknown>
}

const limits = { requests, perSeconds }

/** Ticketbutler takes paid orders only for events whose buyers are invoiced, which is set in the dashboard. */
const invoiceAll = ({ host, token, url }: TicketbutlerTwin) =>
  Effect.gen(function* () {
    const client = yield* Ticketbutler
    const events = yield* Stream.runCollect(client.events.list())
    yield* Effect.forEach(events, ({ uuid: event }) =>
      Effect.gen(function* () {
        const types = yield* Stream.runCollect(client.ticketTypes.list({ event }))
        const eventsettings = { invoice_payment_only: true }
        yield* client.events.update({ event, body: { eventsettings, ticket_types: types.map(keptTicketType) } })
      }),
    )
  }).pipe(Effect.provide(Ticketbutler.layer({ host, token, baseUrl: url })))

/** The target's twin runs here, where its log is. */
const targets: { readonly [platform: string]: Effect.Effect<Target, unknown, Scope.Scope> } = {
  "ticket-tailor": Effect.map(
    startTicketTailor({ empty: true, limits, credits: 10_000_000, seriesTimezone: "Europe/Copenhagen" }),
    ({ key, log, url }) => ({
      connection: { platform: "ticket-tailor", apiKey: Redacted.value(key), baseUrl: url, limits },
      log,
    }),
  ),
  // Not empty: the clock of an empty account is the machine's, by which the source's events are over.
  ticketbutler: Effect.map(startTicketbutler({ orders: 0, seed: 3, limits }), (twin) => ({
    connection: {
      platform: "ticketbutler",
      host: twin.host,
      token: Redacted.value(twin.token),
      baseUrl: twin.url,
      limits,
    },
    log: twin.log,
    prepare: invoiceAll(twin),
  })),
  tito: Effect.map(startTito({ empty: true, limits }), ({ account, checkinUrl, log, token, url }) => ({
    connection: { platform: "tito", account, token: Redacted.value(token), baseUrl: url, checkinUrl, limits },
    log,
  })),
}

const boxport = join(
  dirname(createRequire(import.meta.url).resolve("@boxport/pipeline/package.json")),
  "dist/boxport.js",
)

/** The limit's windows: each opens with its first request. */
const windowsOf = (log: ReadonlyArray<Entry>): ReadonlyArray<{ allowed: number; refused: number }> => {
  const windows: Array<{ opened: number; allowed: number; refused: number }> = []
  for (const { at, status } of log) {
    let last = windows.at(-1)
    if (last === undefined || at >= last.opened + perSeconds * 1000) {
      windows.push((last = { opened: at, allowed: 0, refused: 0 }))
    }
    if (status === 429) last.refused += 1
    else last.allowed += 1
  }
  return windows
}

interface Plan {
  readonly seconds: number
  readonly emails: number
  readonly requests: { readonly read: number; readonly write: number }
}
interface Migrated {
  readonly created: { readonly [kind: string]: number }
  readonly rejected: number
  readonly verified: boolean
}

const program = Effect.gen(function* () {
  const starting = targets[values.to]
  if (starting === undefined) return yield* Effect.die(new Error(`there is no twin of ${values.to}`))
  const target = yield* starting
  const source = yield* Effect.acquireRelease(
    Effect.promise(() => startTwin(values.from, Number(values.orders))),
    ({ stop }) => Effect.sync(stop),
  )
  const folder = yield* Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "boxport-bench-"))),
    (path) => Effect.sync(() => rmSync(path, { recursive: true })),
  )
  const config = join(folder, "boxport.json")
  writeFileSync(config, JSON.stringify({ connections: { old: source.connection, new: target.connection } }), {
    mode: 0o600,
  })
  const command = (...args: ReadonlyArray<string>) =>
    Effect.promise(() => run([boxport, ...args, "--config", config, "--json"]))
  const listed: { readonly events: ReadonlyArray<{ readonly id: string; readonly tickets: number }> } = JSON.parse(
    (yield* command("events", "old")).stdout,
  )
  const event = listed.events.toSorted((a, b) => b.tickets - a.tickets)[0]?.id ?? ""
  const migrateAll = (...allowed: ReadonlyArray<string>) =>
    command("migrate", "old", "new", "--event", event, "--yes", ...allowed)
  if (target.prepare !== undefined) {
    yield* migrateAll()
    yield* target.prepare
  }
  const planned = yield* command("plan", "old", "new", "--event", event)
  const plan: Plan = JSON.parse(planned.stdout)
  const reads = target.log.length
  const done = yield* migrateAll("--allow-emails", String(plan.emails))
  const migrated: Migrated = JSON.parse(done.stdout)
  const log = target.log.slice(reads)
  const writes = log.filter(({ method }) => method !== "GET")
  const first = writes[0]?.at ?? 0
  const last = writes.at(-1)?.at ?? 0
  const tickets = migrated.created["tickets"] ?? 0
  // The first window begins with reading, and the last one ends when there is nothing left to do.
  const windows = windowsOf(log.filter(({ at }) => at <= last))
  const full = windows.slice(1, -1)
  console.log(
    [
      `${tickets} tickets from ${values.from} to ${values.to}, at ${values.limit} (requests/seconds)`,
      `planned: ${plan.seconds} s, ${plan.requests.write} writes, ${plan.requests.read} reads`,
      `took:    ${((last - first) / 1000).toFixed(0)} s of writing, ${done.wallSeconds.toFixed(0)} s in all with verification`,
      `writes:  ${writes.length}, ${(writes.length / tickets).toFixed(2)} a ticket; rejected ${migrated.rejected}, verified ${migrated.verified}`,
      `windows: ${full.length} whole ones, ${full.map(({ allowed }) => `${((100 * allowed) / requests).toFixed(0)} %`).join(" ")} used`,
      `refused: ${windows.map(({ refused }) => refused).join(" ")}`,
      `CPU ${done.cpuSeconds.toFixed(1)} s, peak ${done.peakMegabytes.toFixed(0)} MiB (plan: ${planned.peakMegabytes.toFixed(0)} MiB)`,
    ].join("\n"),
  )
}).pipe(Effect.scoped)

await Effect.runPromise(program)
