/** Two accounts, one of which is migrated to the other, on twins, with weather between. */
import { Budgets, type Source, Transport } from "@boxport/connector"
import { migrateOptions, type MigrateOptions, type Migrated, stateLayer, verifyMigration } from "@boxport/engine"
import { type Rows, type TableName, tableNames, tables } from "@boxport/model"
import { assert } from "@effect/vitest"
import { Effect, Layer, References, type Scope, Stream } from "effect"
import { readFile, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { configurationOf, type LoadedConfiguration } from "../../src/config/Read.ts"
import { openConnection } from "../../src/Connections.ts"
import { openEnds } from "../../src/Ends.ts"
import { platforms } from "../../src/Platforms.ts"
import { type RunningTwin, twins } from "../../src/Twins.ts"
import { openTwin, stepsOf, temporaryFolder } from "../support.ts"
import { calm, startProxy, type Weather } from "./proxy.ts"

/** Every ordered pair of platforms; to the same platform is to another account. */
export const pairs = platforms.flatMap((from) => platforms.map((to) => ({ from: from.name, to: to.name })))

/** A pair that is set up: its twins, what is migrated, and where. */
export interface Scene {
  readonly state: string
  readonly weather: Weather
  readonly to: RunningTwin
  /** The source platform's own ids of the events that are migrated. */
  readonly events: ReadonlyArray<string>
  /** The configuration as it stands in the state's folder, for commands. */
  readonly config: string
  readonly loaded: LoadedConfiguration
}

/** Everything an account has, as canonical rows. */
export type Account = { readonly [Name in TableName]: ReadonlyArray<Rows[Name]> }

/** Reads all of an account, or of some of its events. */
export const readAll = Effect.fnUntraced(function* (source: Source, events: ReadonlyArray<string> = []) {
  const readings = yield* Stream.runCollect(source.read({ events, tables: new Set(tableNames), raw: false }))
  const rows = <Name extends TableName>(table: Name): ReadonlyArray<Rows[Name]> =>
    readings.flatMap((reading) => (reading._tag === "Page" ? (reading.rows[table] ?? []) : []))
  const account: Account = {
    events: rows("events"),
    ticket_types: rows("ticket_types"),
    questions: rows("questions"),
    discounts: rows("discounts"),
    vouchers: rows("vouchers"),
    voucher_codes: rows("voucher_codes"),
    activities: rows("activities"),
    orders: rows("orders"),
    order_lines: rows("order_lines"),
    tickets: rows("tickets"),
    answers: rows("answers"),
    check_ins: rows("check_ins"),
    refunds: rows("refunds"),
    contacts: rows("contacts"),
  }
  return account
})

/** Tickets of an account that a target can take: Ticketbutler makes free orders, in the currency of its twin's account. */
const takenBy = (to: string, { events, ticket_types, tickets }: Account): ReadonlyArray<Rows["tickets"]> => {
  const valid = tickets.filter(({ status }) => status === "valid")
  if (to !== "ticketbutler") return valid
  const priced = ticket_types.filter(({ price_amount: price }) => (price ?? 0n) > 0n)
  const types = new Set(priced.map(({ id }) => id))
  const isPaid = ({ ticket_type_id: type }: Rows["tickets"]) => type === null || types.has(type)
  const paid = new Set(valid.filter(isPaid).map(({ id, order_id }) => order_id ?? id))
  const foreign = new Set(
    events.flatMap(({ currency, id }) =>
      currency !== "DKK" && priced.some(({ event_id }) => event_id === id) ? [id] : [],
    ),
  )
  return valid.filter(({ event_id, id, order_id }) => !foreign.has(event_id ?? "") && !paid.has(order_id ?? id))
}

/**
 * The event that says most in the least time: few tickets, but with several types, and orders, answers and scans where
 * there are any.
 */
const eventOf = (account: Account, to: string, mostTickets: number): Rows["events"] => {
  const taken = takenBy(to, account)
  const worth = (event: Rows["events"]): number => {
    const own = <Row extends { readonly event_id: string | null }>(rows: ReadonlyArray<Row>) =>
      rows.filter(({ event_id: id }) => id === event.id)
    const valid = own(taken)
    if (valid.length < 2 || valid.length > mostTickets) return -1
    return (
      valid.length +
      10 * Number(own(account.ticket_types).length > 1) +
      10 * Number(own(account.questions).length > 0) +
      10 * Number(valid.some(({ checked_in_at: at }) => at !== null)) +
      10 * Number(new Set(valid.map(({ order_id: id }) => id)).size > 1)
    )
  }
  const [best] = account.events.toSorted((a, b) => worth(b) - worth(a))
  if (best === undefined || worth(best) < 0) throw new Error("no event fits")
  return best
}

/** What is migrated. */
export interface Size {
  /** Orders of the source's world. */
  readonly orders: number
  /** Tickets of the event that is migrated. */
  readonly mostTickets: number
  /** Orders that the target has of its own; with null there is nothing at all in it. */
  readonly there?: number | null
  /** Makes events to migrate in its place; the source platform's own ids of them. */
  readonly prepare?: (source: RunningTwin) => Effect.Effect<ReadonlyArray<string>>
}

/** Sets up a pair. What another platform has already stays there: orders of its own, and events of the same names. */
export const makeScene = Effect.fnUntraced(function* (
  { from, to }: (typeof pairs)[number],
  { mostTickets, orders, prepare, there: own = 3 }: Size,
) {
  const folder = yield* temporaryFolder
  const twinOf = (name: string) =>
    Effect.fromNullishOr(twins.find(({ platform }) => platform === name)).pipe(Effect.orDie)
  const source = yield* (yield* twinOf(from)).start({ port: 0, orders, seed: 3 })
  const chosen = yield* Effect.gen(function* () {
    if (prepare !== undefined) return { events: yield* prepare(source), timezone: undefined }
    const event = eventOf(yield* readAll(yield* openTwin(source)), to, mostTickets)
    return {
      // Tito's events go by their slugs.
      events: [from === "tito" ? String(event.extra?.["slug"]) : event.native_id],
      timezone: event.timezone ?? undefined,
    }
  }).pipe(network)
  const there = yield* twinOf(to)
  // Two twins of a platform give the same numbers and codes, which no two accounts have. Those of Ticketbutler do no harm, and
  // an empty one goes by today's clock: it takes no orders for what is over by now.
  const target = yield* own === null || (from === to && to !== "ticketbutler")
    ? there.startEmpty({ timezone: chosen.timezone })
    : there.start({ port: 0, orders: own, seed: 4 })
  const weather = calm()
  const { checkinUrl } = target.connection
  const connections = {
    old: source.connection,
    new: {
      ...target.connection,
      baseUrl: yield* startProxy(target.url, weather),
      ...(checkinUrl === undefined ? {} : { checkinUrl: yield* startProxy(checkinUrl, weather) }),
    },
  }
  const config = join(folder, "boxport.json")
  yield* Effect.promise(() => writeFile(config, JSON.stringify({ connections }), { mode: 0o600 }))
  const scene: Scene = {
    state: join(folder, ".boxport"),
    weather,
    to: target,
    events: chosen.events,
    config,
    loaded: yield* configurationOf(connections, folder),
  }
  return scene
})

const network = <A, E>(effect: Effect.Effect<A, E, Transport | Budgets | Scope.Scope>): Effect.Effect<A, E> =>
  effect.pipe(
    Effect.scoped,
    Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer)),
    // A storm is a lot of news.
    Effect.provideService(References.MinimumLogLevel, "None"),
  )

const connect = ({ events, loaded }: Scene) => openEnds(loaded, "old", "new", events)

/** Plans. */
export const plan = (scene: Scene) => stepsOf(connect(scene)).plan(scene.state).pipe(network)

/** Migrates. */
export const run = (scene: Scene, changes: Partial<MigrateOptions> = {}) =>
  stepsOf(connect(scene)).run(scene.state, changes).pipe(network)

/** Takes it back. */
export const undo = (scene: Scene) => stepsOf(connect(scene)).undo(scene.state).pipe(network)

/** Both accounts of a finished migration, the event that it made, and the rows there that carry a marker. */
export const accounts = Effect.fnUntraced(function* (scene: Scene) {
  const ends = yield* connect(scene)
  const source = yield* readAll(ends.source, scene.events)
  const there = yield* readAll(ends.there)
  const { markerOf } = ends.target
  const tickets = there.tickets.filter((row) => markerOf("tickets", row) !== null)
  const ids = new Set([
    ...tickets.map(({ id }) => id),
    ...there.orders.filter((row) => tickets.some(({ order_id: of }) => of === row.id)).map(({ id }) => id),
  ])
  return { source, there, ids, event: tickets[0]?.event_id ?? "" }
}, network)

/** A source that says what an account holds. */
const asSource = (source: Source, account: Account): Source => ({
  ...source,
  read: () =>
    Stream.succeed({ _tag: "Page", resource: "all", read: 0, rows: account, raw: {}, rejected: [], warnings: [] }),
})

/** Compares two accounts as they would be read. */
export const verifiedWith = Effect.fnUntraced(function* (scene: Scene, source: Account, there: Account) {
  const ends = yield* connect(scene)
  const read = { ...ends, source: asSource(ends.source, source), there: asSource(ends.there, there) }
  return yield* Effect.provide(verifyMigration(read, migrateOptions(scene.state)), stateLayer(scene.state))
}, network)

/**
 * What differs between two accounts in which the same was done: numbers and times that the platform gives, and what is
 * made of them (codes, addresses, slugs).
 */
const isOwn = (table: TableName, column: string): boolean =>
  /^(id|native_id|slug|extra|barcode|reference|created_at|updated_at)$|(_id|_ids|_url)$/.test(column) ||
  (table === "check_ins" && column === "checked_in_at") ||
  (table === "orders" && /^(completed_at|cancelled_at)$/.test(column)) ||
  (table === "tickets" && /^(checked_in_at|voided_at)$/.test(column))

/** Everything that the target holds, a line a row, without what differs between two accounts in which the same was done. */
export const snapshot = Effect.fnUntraced(function* (scene: Scene) {
  const account = yield* readAll(yield* openConnection(scene.loaded, "new"))
  return tableNames
    .flatMap((table) => {
      const columns = tables[table].columns.map(({ name }) => name).filter((name) => !isOwn(table, name))
      return account[table].map((row: { readonly [column: string]: unknown }) =>
        [table, ...columns.map((column) => `${column}=${String(row[column] ?? "")}`)].join(" "),
      )
    })
    .toSorted()
}, network)

/** The end that a pair comes to when nothing goes wrong. */
export const undisturbed = Effect.fnUntraced(function* (pair: (typeof pairs)[number], size: Size) {
  const scene = yield* makeScene(pair, size)
  const before = scene.to.mails()
  const planned = yield* run(scene)
  // What mails people is done by a second run, which is allowed to.
  const { emails } = planned.plan
  const all = emails === 0 ? planned : yield* run(scene, { allowEmails: emails })
  const mails = scene.to.mails() - before
  assert.strictEqual(mails, emails, "as many mails as its plan said")
  const problems = join(dirname(all.bridge), "rejected.ndjson")
  return {
    migrated: all,
    problems: all.rejected === 0 ? "" : yield* Effect.promise(() => readFile(problems, "utf8")),
    emails,
    tickets: Math.max(planned.created["tickets"] ?? 0, all.created["tickets"] ?? 0),
    mails,
    writes: scene.weather.writes.length,
    snapshot: yield* snapshot(scene),
  }
}, Effect.scoped)

/** What an undisturbed migration came to. */
export type Undisturbed = Effect.Success<ReturnType<typeof undisturbed>>

/** That nothing is missing, nothing is there twice, and nobody was mailed twice. */
export const assertSame = Effect.fnUntraced(function* (
  scene: Scene,
  calmly: Undisturbed,
  mailsBefore: number,
  last: Pick<Migrated, "rejected" | "held" | "verified">,
  what: string,
) {
  assert.deepStrictEqual([last.rejected, last.held, last.verified], [0, 0, true], what)
  assert.deepStrictEqual(yield* snapshot(scene), calmly.snapshot, what)
  assert.strictEqual(scene.to.mails() - mailsBefore, calmly.mails, what)
})
