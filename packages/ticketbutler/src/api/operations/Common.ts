/**
 * What the endpoints have in common.
 *
 * @module
 */
import type { Failure, Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Uuid } from "../Shapes.ts"

const common = {
  paging: "none",
  query: {},
  body: null,
  sideEffects: [],
  failures: [],
  cost: { requests: 1, credits: 0 },
  trace: null,
} as const satisfies Partial<Operation>

/** A GET of one record. */
export const read = { ...common, method: "GET", idempotent: true } as const satisfies Partial<Operation>

/** A GET of a list: a bare array or, on some hosts, pages of `{ count, next, previous, results }`. */
export const list = { ...read, paging: "page" } as const satisfies Partial<Operation>

/** A POST, which makes something each time it is sent unless it says otherwise. */
export const post = { ...common, method: "POST", idempotent: false } as const satisfies Partial<Operation>

/** A PATCH: what it names is set, the rest stays. */
export const patch = {
  ...common,
  method: "PATCH",
  changes: true,
  idempotent: true,
} as const satisfies Partial<Operation>

/** A DELETE. */
export const remove = { ...common, method: "DELETE", idempotent: true } as const satisfies Partial<Operation>

/** Whole answers, as all are here but one. */
export const ok = <const S>(shape: S) => ({ status: 200, key: null, shape }) as const

/** An answer with nothing in it, or with words for a person. */
export const nothing = ok(Schema.Null)

/** A body in JSON, as all are. */
export const json = <const S>(shape: S) => ({ encoding: "json", key: null, shape }) as const

/** Path parameters. */
export const event = { event: Uuid } as const
export const order = { order: Uuid } as const
export const ticket = { ticket: Uuid } as const

/**
 * What any endpoint may answer with when it does not do what it is asked (seed 002, Errors). 404 is for paths with an id
 * in them.
 */
export const commonFailures: ReadonlyArray<Failure> = [
  { status: 400, when: "the request is missing something, or something in it is wrong" },
  { status: 401, when: "the token is wrong" },
  { status: 403, when: "the token's role (Observer, Organiser, Admin) does not allow it" },
  { status: 404, when: "there is nothing of that id" },
  { status: 405, when: "the address does not know the method" },
  { status: 406, when: "another format than JSON was asked for" },
  { status: 410, when: "it has been removed" },
  { status: 429, when: "too many requests" },
  { status: 500, when: "the platform has a problem" },
  { status: 503, when: "the platform is down for maintenance" },
]
