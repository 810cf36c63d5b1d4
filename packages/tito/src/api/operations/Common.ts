/**
 * What Tito's endpoints have in common.
 *
 * @module
 */
import type { Failure, Operation, Shape, SideEffect } from "@boxport/connector"
import { Schema } from "effect"
import { Filled, may, Names } from "../Inputs.ts"

/**
 * What every endpoint of the Admin API may answer (seed 003, HTTP Status Codes; platform notes 3). A 404 tells in its
 * hint when the thing is there in the other mode, live or test.
 */
export const commonFailures = [
  { status: 401, when: "the token is missing or not good" },
  { status: 403, when: "the token may not do this" },
  { status: 404, when: "there is no such thing, or it is one of the other mode" },
  { status: 429, when: "too many requests" },
  { status: 500, when: "the platform has a problem of its own" },
  { status: 502, when: "the platform is not reachable just now" },
  { status: 504, when: "it took the platform too long" },
] as const satisfies ReadonlyArray<Failure>

/** An answer to what cannot be taken as it is (seed 003, Errors). */
export const invalid = [
  { status: 422, when: "a value is missing or not allowed" },
] as const satisfies ReadonlyArray<Failure>

/** The version of the API that answers; 3.1 unless it is said otherwise (platform notes 1.3). */
const version = may(
  Schema.Literals(["3.0", "3.1"]).annotate({ description: "The version that answers; 3.1 by default" }),
)

/** The query where nothing else can be chosen. */
export const versioned = { version }

/** What the look of an answer depends on (seed 003, Views; platform notes 1.3). */
export const look = {
  version,
  view: may(Schema.Literals(["short", "extended"]).annotate({ description: "How much 3.0 tells; 3.1 knows no views" })),
  expand: may(Names.annotate({ description: "What records of 3.1 are to come with; meta.expandable lists it" })),
}

/** A page of a list (seed 003, Pagination). */
const page = may(
  Schema.Struct({
    number: may(Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))),
    size: may(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1000 }))),
  }).annotate({ description: "Where to begin, and how many rows a page has: 100 by default, 1000 at most" }),
)

/** Order, and free text. The seed writes `q`; what works is `search[q]` (platform notes 1.4). */
export const order = { sort: may(Filled), direction: may(Schema.Literals(["asc", "desc"])), q: may(Filled) }

/** The query of a list with filters of its own. */
export const searching = <const Fields extends { readonly [name: string]: Shape }>(fields: Fields) => ({
  ...look,
  page,
  search: may(Schema.Struct({ ...order, ...fields })),
})

/** The query of a list. */
export const listing = searching({})

const common = {
  query: look,
  body: null,
  failures: [],
  sideEffects: [],
  cost: { requests: 1, credits: 0 },
  paging: "none",
  trace: null,
} as const satisfies Partial<Operation>

/** Reads one record. */
export const get = { ...common, method: "GET", idempotent: true } as const satisfies Partial<Operation>

/** Reads a list. */
export const list = { ...get, paging: "page", query: listing } as const satisfies Partial<Operation>

/** Makes something: doing it twice makes two. */
export const create = {
  ...common,
  method: "POST",
  idempotent: false,
  failures: invalid,
} as const satisfies Partial<Operation>

/** Sets what is given, and leaves the rest. */
export const update = {
  ...common,
  method: "PATCH",
  changes: true,
  idempotent: true,
  failures: invalid,
} as const satisfies Partial<Operation>

/** Removes something for good. */
export const remove = {
  ...common,
  method: "DELETE",
  idempotent: true,
  query: versioned,
  sideEffects: ["irreversible"],
  success: { status: 204, key: null, shape: Schema.Null },
} as const satisfies Partial<Operation>

/** Sets a switch; setting it again changes nothing. */
export const switches = { ...common, idempotent: true } as const satisfies Partial<Operation>

/** Mails people, or may. */
export const mails = ["mails"] as const satisfies ReadonlyArray<SideEffect>

/** What cannot be taken back. */
export const forGood = ["irreversible"] as const satisfies ReadonlyArray<SideEffect>

/** A record under its singular, or the rows of a list under their plural. */
export const found = <const Key extends string, S extends Shape>(key: Key, shape: S) =>
  ({ status: 200, key, shape }) as const

/** A record that was made. */
export const created = <const Key extends string, S extends Shape>(key: Key, shape: S) =>
  ({ status: 201, key, shape }) as const

/** A record where the platform sends it; what it sends is not documented. */
export const perhaps = <const Key extends string, S extends Schema.Constraint>(key: Key, shape: S) =>
  ({ status: 200, key, shape: Schema.NullOr(shape) }) as const

/** A body under its singular (`{ "ticket": { … } }`). */
export const under = <const Key extends string, S extends Shape>(key: Key, shape: S) =>
  ({ encoding: "json", key, shape }) as const

/** Paths of the Admin API. */
export const inAccount = "/v3/{account_slug}"
export const inEvent = "/v3/{account_slug}/{event_slug}"
