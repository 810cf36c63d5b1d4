/**
 * Endpoints as data. An adapter lists every endpoint of its platform once; the client's methods, the twin's routes and
 * the tables in the documentation are made from that list.
 *
 * @module
 */

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

/** One endpoint of a platform. */
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
  readonly paging: PagingKind
  /** Query parameters it knows. */
  readonly query: ReadonlyArray<string>
  readonly body: "none" | "form" | "json"
  readonly sideEffects: ReadonlyArray<SideEffect>
  /** Whether sending it twice does what sending it once does. */
  readonly idempotent: boolean
  /** Where it is documented: `seed 000, Order` or a section of our notes on the platform. */
  readonly source: string
}

type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never

/** The parameters of a path: `{ order_id: string }` for `/v1/orders/{order_id}`. */
export type PathParameters<Path extends string> = { readonly [Name in ParameterNames<Path>]: string }

/** The path with its parameters filled in, each percent-encoded, so that an id can never leave its segment. */
export const fillPath = <const Path extends string>(path: Path, parameters: PathParameters<Path>): string => {
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
