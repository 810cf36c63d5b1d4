/**
 * Secret fields that a read keeps all the same, by name.
 *
 * The path of a secret begins with its resource, and leaves the brackets of lists out: `events.security_token`,
 * `registrations.receipts.slug`. A name stands for every secret whose path it is, or ends: `slug` for all of that name,
 * `receipts.slug` for those of receipts, `checkin_lists.slug` for that of a check-in list alone.
 *
 * @module
 */
import { described, extra, type Fields } from "./Fields.ts"

/** The names of the secrets to be kept; without any, none is. */
export type Named = ReadonlySet<string> | undefined

const isNamed = (path: string, names: ReadonlySet<string>): boolean => {
  let end = path
  while (!names.has(end)) {
    const dot = end.indexOf(".")
    if (dot < 0) return false
    end = end.slice(dot + 1)
  }
  return true
}

/** The paths of all secrets in the records of these resources. */
export const pathsOf = (resources: { readonly [resource: string]: Fields }): ReadonlyArray<string> =>
  Object.entries(resources).flatMap(([resource, fields]) =>
    described(fields, `${resource}.`).flatMap(({ disposition, path }) =>
      disposition?.kind === "secret" ? [path.replaceAll("[]", "")] : [],
    ),
  )

/** The field at the end of a path. */
export const fieldOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1)

/** The names that stand for none of these secrets. */
export const unknownAmong = (names: Iterable<string>, paths: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...names].filter((name) => !paths.some((path) => isNamed(path, new Set([name]))))

/** A resource's fields with the secrets that are named as what stays in `extra`. */
const keeping = (path: string, fields: Fields, names: ReadonlySet<string>): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([field, disposition]) => {
      const inner = `${path}.${field}`
      switch (disposition.kind) {
        case "secret":
          return [field, isNamed(inner, names) ? extra : disposition]
        case "object":
        case "list":
          return [field, { kind: disposition.kind, fields: keeping(inner, disposition.fields, names) }]
        default:
          return [field, disposition]
      }
    }),
  )

/** What is made of a resource's fields, once for every set of names: a read has one, and asks for each record. */
export const byNames = <A>(resource: string, fields: Fields, make: (fields: Fields) => A): ((names: Named) => A) => {
  const withNone = make(fields)
  const made = new WeakMap<ReadonlySet<string>, A>()
  return (names) => {
    if (names === undefined || names.size === 0) return withNone
    const known = made.get(names)
    if (known !== undefined) return known
    const fresh = make(keeping(resource, fields, names))
    made.set(names, fresh)
    return fresh
  }
}
