/**
 * Endpoints as data. An adapter lists every endpoint of its platform once; the client's methods, the twin's routes,
 * the tables in the documentation and the OpenAPI file are made from that list.
 *
 * @module
 */
import type { Schema } from "effect"

/** What doing it does besides the obvious: what a caller must have agreed to. */
export type SideEffect =
  /** The platform may mail people. */
  | "mails"
  /** It costs credits of the account. */
  | "credits"
  /** It cannot be taken back through the API. */
  | "irreversible"

/** How a list is read page by page; see `Paging`. */
export type PagingKind = "cursor" | "page" | "none"

/** A schema that needs no services. Its type is what a caller gives or gets, its encoded side what is on the wire. */
export type Shape = Schema.ConstraintCodec<unknown, unknown>

/** Query parameters by name. Nested ones are written as the platform writes them: `search[states][]`, `start_at.gte`. */
export interface QueryFields {
  readonly [name: PropertyKey]: Shape
}

/** What a request carries. */
export interface Body {
  readonly encoding: "form" | "json"
  /** The key it stands under (`{ "ticket": { … } }`); null where it is the whole body. */
  readonly key: string | null
  readonly shape: Shape
}

/** The answer to a request that worked. */
export interface Success {
  readonly status: 200 | 201 | 202 | 204
  /** The key that the record or the list stands under; null where it is the whole answer. */
  readonly key: string | null
  /** A record, or one item of a list; `Schema.Null` where there is nothing in it. */
  readonly shape: Shape
}

/** An answer that the platform documents for a request that did not work. */
export interface Failure {
  readonly status: number
  /** When it comes: half a sentence. */
  readonly when: string
}

/** What sending a request once costs. A list costs it for each page. */
export interface Cost {
  readonly requests: number
  /** Credits of the account (Ticket Tailor's issued tickets). */
  readonly credits: number
}

/** How something is found again that may have been created, though nobody heard the answer. */
export interface Trace {
  /** The name of the list to look in: `issued_tickets.list`. */
  readonly list: string
  /** What it is known by, the surest first: fields of the body (of each of its items), or parameters of the path. */
  readonly by: ReadonlyArray<string>
}

/** One endpoint of a platform, as far as sending a request needs it. */
export interface Endpoint {
  /** Unique in its platform: `orders.list`. */
  readonly name: string
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE"
  /** Path with its parameters in braces, from the host on: `/v1/orders/{order_id}`. */
  readonly path: string
  /** One sentence for the documentation. */
  readonly summary: string
  /** The native resource that requests are counted under, by the platform's plural: `orders`. */
  readonly resource: string
  /** `none` where it gives one record, or everything in one answer. */
  readonly paging: PagingKind
  readonly sideEffects: ReadonlyArray<SideEffect>
  /** Whether sending it twice does what sending it once does. */
  readonly idempotent: boolean
  /** Where it is documented: `seed 000, Order` or a section of our notes on the platform. */
  readonly source: string
}

/** An endpoint with the shapes of what it takes and gives: what a client's method is made from. */
export interface Operation extends Endpoint {
  /** The path's parameters that are more than a text as it is: a uuid in any form, a number. */
  readonly parameters?: QueryFields
  readonly query: QueryFields
  readonly body: Body | null
  /** Whether it changes what its body names: without a field in it there would be nothing to send it for. */
  readonly changes?: boolean
  readonly success: Success
  /** What the platform documents besides the answers that every endpoint of it may give. */
  readonly failures: ReadonlyArray<Failure>
  readonly cost: Cost
  readonly trace: Trace | null
}

type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never

/** The parameters of a path: `{ order_id: string }` for `/v1/orders/{order_id}`. */
export type PathParameters<Path extends string> = { readonly [Name in ParameterNames<Path>]: string }

/** The path with its parameters filled in, each percent-encoded, so that an id can never leave its segment. */
export const fillPath = <const Path extends string>(path: Path, parameters: PathParameters<Path>): string =>
  fillParameters(path, parameters)

/** Like {@link fillPath}, for a path that the compiler does not know. */
export const fillParameters = (path: string, parameters: object): string => {
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(parameters))
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(values.get(name) ?? ""))
    // A segment of dots walks up the path, percent-encoded too; encoded twice it is an id that nothing has.
    return /^\.{1,2}$/.test(value) ? value.replaceAll(".", "%252E") : value
  })
}

/** A regular expression for the paths of an endpoint, with the parameters as named groups. */
export const pathPattern = (endpoint: Endpoint): RegExp =>
  new RegExp(`^${endpoint.path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`)
