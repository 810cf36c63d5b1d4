/**
 * What every adapter's source must do, whatever its platform: a list of checks that an adapter's tests run against its
 * twin. A check that fails says what was wrong.
 *
 * @module
 */
import { isTableName, type Rows, type TableName, tableNames, tables } from "@boxport/model"
import { Effect, Schema, type Scope, Stream } from "effect"
import type { ConnectorError } from "../Errors.ts"
import * as Secrets from "../Secrets.ts"
import type { ReadQuery, Reading, Rejected, Source, Warning } from "../Source.ts"
import { leafCounts, moreIn, textOf } from "./Leaves.ts"

/** What goes wrong on the platform's side while it is read. */
export type Trouble =
  | "none"
  /** Some requests are answered 503 with JSON. */
  | "failing"
  /** Some requests are answered by a web page: 502, and 200. */
  | "web-page"
  /** Some connections break before the answer. */
  | "reset"
  /** Some answers stop in the middle. */
  | "truncated"
  /** Some requests are refused with 429 and told how long to wait. */
  | "limited"
  /** Some requests are refused with 429 without a word on how long. */
  | "limited-silently"
  /** A page comes twice. */
  | "repeated-page"
  /** Every link in an answer leads to `elsewhere`. */
  | "foreign-links"
  /** The credential is not the right one. */
  | "wrong-credential"
  /** One value of one order is of another type than it should be. */
  | "broken-record"

/** A source, connected to a platform in trouble. */
export interface Opened {
  readonly source: Source
  /** How many requests the platform has got. */
  readonly requests: Effect.Effect<number>
  /** How many requests have gone to the host that foreign links lead to. */
  readonly elsewhere: Effect.Effect<number>
}

/** An adapter to be put through the checks. */
export interface Subject<E> {
  /** Starts the platform anew, with the same data each time, and connects a source to it. */
  readonly open: (trouble: Trouble) => Effect.Effect<Opened, E, Scope.Scope>
  /** Texts that are secret on the platform, the credential included, and must come out nowhere. */
  readonly secrets: ReadonlyArray<string>
}

/** What a check found wrong. */
export class NotConforming extends Schema.TaggedError<NotConforming>()("NotConforming", { message: Schema.String }) {}

/** One thing an adapter must do. */
export interface Check<E> {
  readonly name: string
  readonly run: Effect.Effect<void, E | ConnectorError | NotConforming, Scope.Scope>
}

/** Everything a read gave. */
interface Gathered {
  readonly readings: ReadonlyArray<Reading>
  readonly rows: { readonly [Name in TableName]: ReadonlyArray<Rows[Name]> }
  readonly rejected: ReadonlyArray<Rejected>
  readonly warnings: ReadonlyArray<Warning>
  readonly complete: boolean
}

const everything: ReadQuery = { events: [], tables: new Set(tableNames), raw: false }

const expect = (holds: boolean, message: () => string): Effect.Effect<void, NotConforming> =>
  holds ? Effect.void : Effect.fail(new NotConforming({ message: message() }))

const gather = (source: Source, query: ReadQuery = everything): Effect.Effect<Gathered, ConnectorError> =>
  Effect.map(Stream.runCollect(source.read(query)), (readings) => {
    const rowsOf = <Name extends TableName>(table: Name): ReadonlyArray<Rows[Name]> =>
      readings.flatMap((reading): ReadonlyArray<Rows[Name]> =>
        reading._tag === "Page" ? (reading.rows[table] ?? []) : [],
      )
    return {
      readings,
      rows: {
        events: rowsOf("events"),
        ticket_types: rowsOf("ticket_types"),
        questions: rowsOf("questions"),
        discounts: rowsOf("discounts"),
        vouchers: rowsOf("vouchers"),
        voucher_codes: rowsOf("voucher_codes"),
        activities: rowsOf("activities"),
        orders: rowsOf("orders"),
        order_lines: rowsOf("order_lines"),
        tickets: rowsOf("tickets"),
        answers: rowsOf("answers"),
        check_ins: rowsOf("check_ins"),
        refunds: rowsOf("refunds"),
        contacts: rowsOf("contacts"),
      },
      rejected: readings.flatMap((reading) => (reading._tag === "Page" ? reading.rejected : [])),
      warnings: readings.flatMap((reading) => (reading._tag === "Begin" ? [] : reading.warnings)),
      complete: readings.every((reading) => reading._tag !== "End" || reading.complete),
    }
  })

const byTable = (gathered: Gathered): { readonly [table: string]: ReadonlyArray<string> } =>
  Object.fromEntries(tableNames.map((table) => [table, gathered.rows[table].map(textOf).toSorted()]))

const sameRows = (got: Gathered, wanted: Gathered): Effect.Effect<void, NotConforming> => {
  const [a, b] = [byTable(got), byTable(wanted)]
  const table = tableNames.find((name) => textOf(a[name]) !== textOf(b[name]))
  return expect(
    table === undefined,
    () =>
      `${table ?? ""}: ${a[table ?? ""]?.length} rows that are not the ${b[table ?? ""]?.length} of an undisturbed read`,
  )
}

/** Whether a row has just the columns of its table, each of its type. */
const misfit = (table: TableName, row: object): string | undefined => {
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(row))
  const { columns } = tables[table]
  if (values.size !== columns.length) return `${table}: the row has ${values.size} fields for ${columns.length} columns`
  const column = columns.find(({ name, schema }) => !values.has(name) || !Schema.is(schema)(values.get(name)))
  return column === undefined ? undefined : `${table}.${column.name}: ${textOf(values.get(column.name))}`
}

const rowsFit = ({ rows }: Gathered): Effect.Effect<void, NotConforming> => {
  for (const table of tableNames) {
    for (const row of rows[table]) {
      const wrong = misfit(table, row)
      if (wrong !== undefined) return Effect.fail(new NotConforming({ message: wrong }))
    }
  }
  return Effect.void
}

const keysHold = ({ rows }: Gathered): Effect.Effect<void, NotConforming> => {
  const keys = new Map<TableName, ReadonlySet<string>>()
  for (const table of tableNames) {
    const ids = rows[table].map(({ id }) => id)
    const unique = new Set(ids)
    if (unique.size !== ids.length) {
      const double = ids.find((id, index) => ids.indexOf(id) !== index)
      return Effect.fail(new NotConforming({ message: `${table}: ${double} is there twice` }))
    }
    keys.set(table, unique)
  }
  for (const table of tableNames) {
    for (const { name, references } of tables[table].columns) {
      if (references === undefined || !isTableName(references)) continue
      for (const row of rows[table]) {
        const value: unknown = new Map<string, unknown>(Object.entries(row)).get(name)
        const wanted = Array.isArray(value) ? value : value === null ? [] : [value]
        const missing = wanted.find((id) => !keys.get(references)?.has(String(id)))
        if (missing !== undefined) {
          return Effect.fail(new NotConforming({ message: `${table}.${name} of ${row.id}: ${missing} has no row` }))
        }
      }
    }
  }
  return Effect.void
}

const framed = ({ readings }: Gathered): Effect.Effect<void, NotConforming> => {
  const begun = new Set<string>()
  const ended = new Set<string>()
  for (const reading of readings) {
    const { resource } = reading
    if (reading._tag === "Begin" && begun.has(resource)) return fail(`${resource} begins twice`)
    if (reading._tag === "Begin") begun.add(resource)
    if (reading._tag === "Page" && !begun.has(resource)) return fail(`${resource} has a page before it begins`)
    if (reading._tag === "End" && ended.has(resource)) return fail(`${resource} ends twice`)
    if (reading._tag === "End") ended.add(resource)
  }
  const open = [...begun].find((resource) => !ended.has(resource))
  return open === undefined ? Effect.void : fail(`${open} does not end`)
}

const fail = (message: string) => Effect.fail(new NotConforming({ message }))

/** Troubles that pass: with patience the read is what it would have been without. */
const passing: ReadonlyArray<Trouble> = [
  "failing",
  "web-page",
  "reset",
  "truncated",
  "limited",
  "limited-silently",
  "repeated-page",
]

/** The checks for an adapter. Pauses are taken on Effect's clock, so that a test clock can shorten them. */
export const conformance = <E>(subject: Subject<E>): ReadonlyArray<Check<E>> => {
  const check = (
    name: string,
    trouble: Trouble,
    run: (opened: Opened) => Effect.Effect<void, E | ConnectorError | NotConforming, Scope.Scope>,
  ): Check<E> => ({ name, run: Effect.flatMap(subject.open(trouble), run) })

  const undisturbed = Effect.flatMap(subject.open("none"), ({ source }) => gather(source))

  return [
    check("gives rows of the canonical model, with unique keys and foreign keys that resolve", "none", ({ source }) =>
      Effect.gen(function* () {
        const all = yield* gather(source)
        yield* expect(all.rows.orders.length > 0 && all.rows.tickets.length > 0, () => "no orders or tickets were read")
        yield* rowsFit(all)
        yield* keysHold(all)
      }),
    ),
    check("begins and ends every resource, and finds an undisturbed account complete", "none", ({ source }) =>
      Effect.gen(function* () {
        const all = yield* gather(source)
        yield* framed(all)
        yield* expect(all.complete && all.rejected.length === 0, () => textOf([all.warnings, all.rejected[0]]))
      }),
    ),
    check("reads the same twice, asking for the account once", "none", ({ source }) =>
      Effect.gen(function* () {
        const first = yield* gather(source)
        yield* source.account
        yield* sameRows(yield* gather(source), first)
      }),
    ),
    check("counts the requests it sends", "none", ({ requests, source }) =>
      Effect.gen(function* () {
        yield* gather(source)
        const { byResource, requests: counted } = yield* source.usage
        const sent = yield* requests
        const sum = Object.values(byResource).reduce((total, n) => total + n, 0)
        yield* expect(counted === sent && sum === sent, () => `sent ${sent}, counted ${counted}, by resource ${sum}`)
      }),
    ),
    check("gives native records only when asked, each once, and none of its secrets", "none", ({ source }) =>
      Effect.gen(function* () {
        const without = yield* gather(source)
        const rawOf = ({ readings }: Gathered) =>
          readings.flatMap((reading) => (reading._tag === "Page" ? Object.entries(reading.raw) : []))
        yield* expect(rawOf(without).length === 0, () => "native records that nobody asked for")
        const all = yield* gather(source, { ...everything, raw: true })
        const raw = rawOf(all)
        yield* expect(raw.length > 0, () => "no native records")
        for (const [resource, records] of Map.groupBy(raw, ([name]) => name)) {
          const texts = records.flatMap(([, list]) => list.map(textOf))
          yield* expect(new Set(texts).size === texts.length, () => `raw ${resource}: a record is there twice`)
        }
        const leak = subject.secrets.find((secret) => textOf(all.readings).includes(secret))
        yield* expect(leak === undefined, () => "a secret came out")
        yield* sameRows(all, without)
      }),
    ),
    check("keeps the secrets that are named, in extra and in native records, and no others", "none", ({ source }) =>
      Effect.gen(function* () {
        const { secrets } = source
        yield* expect(new Set(secrets).size === secrets.length, () => "a secret is listed twice")
        const read = (names: ReadonlyArray<string>) =>
          Effect.map(gather(source, { ...everything, raw: true, secrets: new Set(names) }), ({ readings }) =>
            leafCounts(readings),
          )
        const none = yield* read([])
        const added = (names: ReadonlyArray<string>) =>
          Effect.gen(function* () {
            const some = yield* read(names)
            const [lost] = moreIn(none, some).keys()
            yield* expect(lost === undefined, () => `with secrets something is missing: ${lost}`)
            return moreIn(some, none)
          })
        // By their paths all of them; by their fields' names first one half, then the other.
        const all = yield* added(secrets)
        const fields = [...new Set(secrets.map(Secrets.fieldOf))]
        let halves = 0
        for (const half of [0, 1]) {
          const names = fields.filter((_, index) => index % 2 === half)
          const got = yield* added(names)
          halves += got.size
          for (const [leaf, count] of got) {
            const [where = ""] = leaf.split(" = ")
            const isNamed = names.some((name) => ` ${where} `.includes(` ${name} `))
            yield* expect(isNamed, () => `${where} came although only ${names.join(", ")} were named`)
            yield* expect(all.get(leaf) === count, () => `${where} is not there when it is named by its path`)
          }
        }
        yield* expect(
          halves === all.size,
          () => `${all.size} kinds of secrets by their paths, ${halves} by their names`,
        )
        const places = [...all.keys()]
        const isInRows = places.some((leaf) => /^rows \w+ extra /.test(leaf))
        const isInRaw = places.some((leaf) => leaf.startsWith("raw "))
        yield* expect(isInRows && isInRaw, () => "no secret came out although all were named")
        yield* expect(
          places.every((leaf) => /^(rows \w+ extra|raw) /.test(leaf)),
          () => "a secret is in a column",
        )
      }),
    ),
    check("reads no more than the tables asked for need", "none", ({ requests, source }) =>
      Effect.gen(function* () {
        yield* gather(source, { events: [], tables: new Set(["events"]), raw: false })
        const few = yield* requests
        yield* gather(source)
        yield* expect(few < (yield* requests) - few, () => `events alone took ${few} requests`)
      }),
    ),
    check("reads one event alone when asked for one", "none", ({ source }) =>
      Effect.gen(function* () {
        const [summary] = yield* source.events.pipe(
          Stream.filter(({ orders, tickets }) => (orders ?? tickets ?? 0) > 0),
          Stream.take(1),
          Stream.runCollect,
        )
        if (summary === undefined) return yield* fail("no event with orders is listed")
        const one = yield* gather(source, { ...everything, events: [summary.id] })
        yield* rowsFit(one)
        yield* keysHold(one)
        const [event, ...more] = one.rows.events
        yield* expect(event !== undefined && more.length === 0, () => `${one.rows.events.length} events`)
        const all = yield* gather(source)
        const ofEvent = (rows: ReadonlyArray<{ readonly event_id: string | null }>) =>
          rows.filter(({ event_id }) => event_id === event?.id).length
        for (const table of ["orders", "order_lines", "tickets", "answers", "check_ins"] as const) {
          const [got, wanted] = [one.rows[table].length, ofEvent(all.rows[table])]
          yield* expect(got === wanted, () => `${table}: ${got} rows instead of ${wanted}`)
        }
      }),
    ),
    ...passing.map((trouble) =>
      check(`comes through trouble that passes: ${trouble}`, trouble, ({ source }) =>
        Effect.gen(function* () {
          const wanted = yield* undisturbed
          const got = yield* gather(source)
          yield* sameRows(got, wanted)
          yield* expect(got.rejected.length === 0, () => "records were set aside")
        }),
      ),
    ),
    check("tells a wrong credential at once, without trying again", "wrong-credential", ({ requests, source }) =>
      Effect.gen(function* () {
        const result = yield* Effect.result(source.account)
        if (result._tag === "Success") return yield* fail("the wrong credential was taken")
        const error = result.failure
        yield* expect(error.reason._tag === "Unauthorized", () => error.message)
        yield* expect((yield* requests) <= 2, () => "it kept asking")
        const leak = subject.secrets.find((secret) =>
          `${error.message} ${error.hint} ${textOf(error)}`.includes(secret),
        )
        yield* expect(leak === undefined, () => "the error tells a secret")
      }),
    ),
    check("goes nowhere but to its own host", "foreign-links", ({ elsewhere, source }) =>
      Effect.gen(function* () {
        yield* Effect.result(gather(source))
        yield* expect((yield* elsewhere) === 0, () => "a request went to another host")
      }),
    ),
    check(
      "sets aside what is broken, with the path of the bad field, and keeps the rest",
      "broken-record",
      ({ source }) =>
        Effect.gen(function* () {
          const wanted = yield* undisturbed
          const got = yield* gather(source)
          const [rejected, ...more] = got.rejected
          yield* expect(
            rejected !== undefined && more.length === 0,
            () => `${got.rejected.length} records were set aside`,
          )
          yield* expect(rejected?.path !== "" && rejected?.nativeId !== null, () => textOf(rejected))
          yield* keysHold(got)
          const [rows, all] = [got.rows.orders.length, wanted.rows.orders.length]
          yield* expect(all - rows <= 1, () => `${rows} of ${all} orders were kept`)
          yield* expect(
            !textOf(got.rejected).includes(subject.secrets[0] ?? "\0"),
            () => "the rejection tells a secret",
          )
        }),
    ),
    check("keeps secrets out of what is set aside, whichever are named", "broken-record", ({ source }) =>
      Effect.gen(function* () {
        const { rejected, warnings } = yield* gather(source, { ...everything, secrets: new Set(source.secrets) })
        yield* expect(rejected.length === 1, () => `${rejected.length} records were set aside`)
        const leak = subject.secrets.find((secret) => textOf([rejected, warnings]).includes(secret))
        yield* expect(leak === undefined, () => "the rejection tells a secret")
      }),
    ),
  ]
}
