/**
 * What endpoints have in common: how lists are asked for, what can go wrong, and the values that writes take.
 *
 * Texts are never empty: Ticket Tailor checks an empty value like any other and refuses most of them (platform notes
 * 1.3), so that a field is left out or says something.
 *
 * @module
 */
import type { Body, Failure, Operation, Shape } from "@boxport/connector"
import { Effect, Schema, SchemaIssue, SchemaTransformation } from "effect"

/**
 * What every endpoint may answer (seed 000, Errors; platform notes 2, Auth: there is no 401). A wrong key, a deleted one
 * and one whose role may not do this are all 403.
 */
export const commonFailures: ReadonlyArray<Failure> = [
  { status: 403, when: "the key is wrong, or its role may not do this" },
  { status: 429, when: "the request limit is reached" },
  { status: 500, when: "the platform fails" },
]

/** An id in the path that the box office does not have. */
export const unknownId: Failure = { status: 404, when: "nothing has this id" }

/** 400 live; 422 in the table of seed 000. */
export const invalid: Failure = { status: 400, when: "a field does not pass; each is named with its messages" }

/** Seconds since 1970. What would be milliseconds is refused. */
export const UnixSeconds = Schema.Int.check(
  Schema.isBetween(
    { minimum: 0, maximum: 99_999_999_999 },
    { message: "Expected seconds since 1970, not milliseconds" },
  ),
).annotate({ description: "Seconds since 1970, UTC" })

const optional = Schema.optionalKey

/** A moment, or a stretch of time: `{ gte: 1735689600, lt: 1767225600 }`. */
export const Range = Schema.Union([
  UnixSeconds,
  Schema.Struct({
    gt: optional(UnixSeconds),
    gte: optional(UnixSeconds),
    lt: optional(UnixSeconds),
    lte: optional(UnixSeconds),
  }),
]).annotate({ identifier: "Range", description: "Seconds since 1970, or bounds: gt, gte, lt, lte" })

/**
 * How a list is cut into pages (seed 000, Pagination). `ending_before` is left out: it wins over `starting_after`, so that
 * reading on from a page that was asked for by it would give the same page again.
 */
export const pages = {
  limit: optional(
    Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 })).annotate({
      description: "Records on a page, at most 100, which is what is asked for by itself",
    }),
  ),
  starting_after: optional(Schema.NonEmptyString.annotate({ description: "An id: the list begins after it" })),
}

const cost = { requests: 1, credits: 0 }
const none: ReadonlyArray<never> = []

const read = {
  method: "GET",
  body: null,
  sideEffects: none,
  idempotent: true,
  cost,
  trace: null,
} as const satisfies Partial<Operation>

/** What reads of one thing have in common. */
export const one = { ...read, paging: "none", query: {}, failures: [unknownId] } as const satisfies Partial<Operation>

/** What lists have in common. */
export const list = { ...read, paging: "cursor", failures: [invalid] } as const satisfies Partial<Operation>

const write = { paging: "none", query: {}, trace: null, cost } as const satisfies Partial<Operation>

/** What creates have in common. */
export const create = {
  ...write,
  method: "POST",
  sideEffects: none,
  idempotent: false,
  failures: [invalid],
} as const satisfies Partial<Operation>

/** What has in common that is done to one thing, as often as one likes. */
export const act = {
  ...write,
  method: "POST",
  sideEffects: none,
  idempotent: true,
  failures: [unknownId, invalid],
} as const satisfies Partial<Operation>

/** What updates have in common: they are POSTs, and change what they name and nothing else (platform notes 1). */
export const update = { ...act, changes: true } as const satisfies Partial<Operation>

/** What deletes have in common. */
export const remove = {
  ...write,
  method: "DELETE",
  body: null,
  sideEffects: ["irreversible"],
  idempotent: true,
  failures: [unknownId],
} as const satisfies Partial<Operation>

/** A body, which is always a form (platform notes 1.3). */
export const form = <const S extends Shape>(shape: S) =>
  ({ encoding: "form", key: null, shape }) as const satisfies Body

/** A record; whether it stands in `data` or not, the client finds it. */
export const ok = <const S extends Shape>(shape: S) => ({ status: 200, key: null, shape }) as const

/** A record that was created. */
export const created = <const S extends Shape>(shape: S) => ({ status: 201, key: null, shape }) as const

/** A list of records. */
export const listOf = <const S extends Shape>(shape: S) => ({ status: 200, key: "data", shape }) as const

/** A text that says something. */
export const Text = Schema.String.check(
  Schema.isPattern(/\S/, { message: "Expected some text; to leave a field as it is, leave it out" }),
)

/** An id with its prefix. */
export const Id = Text.annotate({ description: "An id with its prefix" })

/** Ids, sent as `key[]=id` each. */
export const Ids = Schema.Array(Id)

/** Texts, at least one. */
export const Texts = Schema.Array(Text).check(Schema.isMinLength(1))

/** How many of something. */
export const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** How many may be in one order. */
export const PerOrder = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 500 }))

const Link = Schema.Literals(["1", "0"]).pipe(
  Schema.decodeTo(
    Schema.Boolean,
    SchemaTransformation.transform({
      decode: (link) => link === "1",
      encode: (linked) => (linked ? ("1" as const) : ("0" as const)),
    }),
  ),
)

/** By id: true adds a thing, false takes it away, and what is not named stays as it is (seed 000, Discount code). */
export const Links = Schema.Record(Id, Link).annotate({
  description: "By id: true adds, false removes; the others stay as they are",
})

/** By id, how many of a thing. */
export const Quantities = Schema.Record(Id, Count).annotate({ description: "By id, how many" })

/** The currencies of the platform (seed 000, Order: `code`). */
export const currencies = [
  ...(["gbp", "usd", "eur", "sgd", "aud", "brl", "cad", "czk", "dkk", "hkd", "huf", "ils", "jpy"] as const),
  ...(["myr", "mxn", "nok", "nzd", "php", "pln", "rub", "sek", "chf", "twd", "thb", "try"] as const),
] as const

/** A currency as the platform writes it. */
export const Currency = Schema.Literals(currencies)

/**
 * A word that is written in one way and read in another (platform notes 1.4): both are taken, so that what was read can
 * be sent back.
 */
export const written = <const Written extends ReadonlyArray<string>, const Read extends ReadonlyArray<string>>(
  words: Written,
  asRead: Read,
) =>
  Schema.Literals(words).pipe(
    Schema.decodeTo(
      Schema.Literals([...words, ...asRead]),
      SchemaTransformation.transformEffect<Written[number] | Read[number], Written[number]>({
        decode: (word) => Effect.succeed(word),
        encode: (word) => {
          const found = words.find((one, place) => one === word || asRead[place] === word)
          return found === undefined
            ? Effect.fail(new SchemaIssue.InvalidValue({ message: "Expected a word that can be written" }))
            : Effect.succeed(found)
        },
      }),
    ),
  )
