/**
 * What becomes of every field of a native record, as data. One such tree a resource: the mapping's `extra` is made
 * from it (whatever is neither mapped nor dropped), secrets are taken out by it, the documentation lists it, and a test
 * walks every leaf of every sample of the platform's documents through it. Nothing a platform sends can vanish unseen.
 *
 * @module
 */
import type { Json, JsonObject } from "@boxport/model"
import { isObject, saysSomething } from "./Lenient.ts"

/** What becomes of one field. */
export type Disposition =
  /** It is a column, as it is or in another encoding: `orders.total_amount`. */
  | { readonly kind: "column"; readonly to: ReadonlyArray<string> }
  /** Columns are made from it, together with others. */
  | { readonly kind: "derived"; readonly to: ReadonlyArray<string>; readonly how: string }
  /** It is kept in the row's `extra` under its native name. */
  | { readonly kind: "extra" }
  /** It is left out, for a reason. */
  | { readonly kind: "dropped"; readonly why: string }
  /** It opens doors: it is in no log or state, and in a file only if somebody asks for it by name. */
  | { readonly kind: "secret"; readonly why: string }
  /** Its records have rows of their own, described by the tree of that resource. */
  | { readonly kind: "records"; readonly resource: string }
  /** An object with fields of its own. */
  | { readonly kind: "object"; readonly fields: Fields }
  /** A list of objects with fields of their own. */
  | { readonly kind: "list"; readonly fields: Fields }

/** The fields of an object. */
export interface Fields {
  readonly [field: string]: Disposition
}

/** A field that is one or more columns, as it is or in another encoding. */
export const column = (...to: ReadonlyArray<string>): Disposition => ({ kind: "column", to })
/** A field from which columns are made together with others, and how. */
export const derived = (how: string, ...to: ReadonlyArray<string>): Disposition => ({ kind: "derived", to, how })
/** A field that stays in `extra` under its native name. */
export const extra: Disposition = { kind: "extra" }
/** A field that is left out, and why. */
export const dropped = (why: string): Disposition => ({ kind: "dropped", why })
/** A field that opens doors, and which. */
export const secret = (why: string): Disposition => ({ kind: "secret", why })
/** A field whose records have rows of their own, by the resource whose tree describes them. */
export const records = (resource: string): Disposition => ({ kind: "records", resource })
/** An object, by what becomes of its fields. */
export const object = (fields: Fields): Disposition => ({ kind: "object", fields })
/** A list of objects, by what becomes of the fields of each. */
export const list = (fields: Fields): Disposition => ({ kind: "list", fields })

/** What stays of the value of a field that says something. */
type RestOfField = (value: Exclude<Json, null>) => Json

/**
 * Null for a field of which nothing stays. Decided once for a tree: a record has some fifty fields, most of which are
 * mapped, and there is no cheaper answer for them than to be looked up.
 */
const restOfField = (disposition: Disposition): RestOfField | null => {
  switch (disposition.kind) {
    case "column":
    case "derived":
    case "dropped":
    case "secret":
    case "records":
      return null
    case "extra":
      return (value) => value
    // Another shape than the documented one is kept as it is.
    case "object": {
      const inner = rest(disposition.fields)
      return (value) => (isObject(value) ? inner(value) : value)
    }
    case "list": {
      const inner = rest(disposition.fields)
      return (value) => (Array.isArray(value) ? restOfList(inner, value) : value)
    }
  }
}

const restOfList = (rest: (record: JsonObject) => Json, items: ReadonlyArray<Json>): ReadonlyArray<Json> | null => {
  const rests = items.map((item) => (isObject(item) ? rest(item) : item)).filter((item) => item !== null)
  return rests.length === 0 ? null : rests
}

/** A function from a native record to its `extra`: all that is neither mapped, dropped nor empty; null for nothing. */
export const rest = (fields: Fields): ((record: JsonObject) => JsonObject | null) => {
  const byField = new Map(Object.entries(fields).map(([field, disposition]) => [field, restOfField(disposition)]))
  return (record) => {
    let kept: { [field: string]: Json } | null = null
    for (const field in record) {
      const restOfValue = byField.get(field)
      if (restOfValue === null) continue
      const value = record[field]
      if (!saysSomething(value)) continue
      const left = restOfValue === undefined ? value : restOfValue(value)
      if (left !== null) (kept ??= {})[field] = left
    }
    return kept
  }
}

const withoutSecrets = (fields: Fields, record: JsonObject): JsonObject => {
  let copy: { [field: string]: Json } | undefined
  for (const field in fields) {
    const disposition = fields[field]
    const value = record[field]
    if (disposition === undefined || value === undefined) continue
    if (disposition.kind === "secret") {
      copy ??= { ...record }
      delete copy[field]
    } else if (disposition.kind === "object" && isObject(value)) {
      const scrubbed = withoutSecrets(disposition.fields, value)
      if (scrubbed !== value) (copy ??= { ...record })[field] = scrubbed
    } else if (disposition.kind === "list" && Array.isArray(value)) {
      const scrubbed = value.map((item) => (isObject(item) ? withoutSecrets(disposition.fields, item) : item))
      if (scrubbed.some((item, index) => item !== value[index])) (copy ??= { ...record })[field] = scrubbed
    }
  }
  return copy ?? record
}

/** A function from a native record to the same without its secrets; the record itself when it holds none. */
export const scrub =
  (fields: Fields) =>
  (record: JsonObject): JsonObject =>
    withoutSecrets(fields, record)

/** A leaf of a sample record and what becomes of it; `undefined` for one that the tree does not know. */
export interface Leaf {
  /** `buyer_details.address.postal_code`, `ticket_groups[].name`. */
  readonly path: string
  readonly disposition: Disposition | undefined
}

/** Every leaf of a sample, with its disposition. Records of other resources are left to their own trees. */
export const leaves = (fields: Fields, sample: JsonObject, prefix = ""): ReadonlyArray<Leaf> =>
  Object.entries(sample).flatMap(([field, value]) => {
    const path = `${prefix}${field}`
    const disposition = Object.hasOwn(fields, field) ? fields[field] : undefined
    if (disposition?.kind === "object" && isObject(value)) return leaves(disposition.fields, value, `${path}.`)
    if (disposition?.kind === "list" && Array.isArray(value)) {
      return value.flatMap((item) => (isObject(item) ? leaves(disposition.fields, item, `${path}[].`) : []))
    }
    return [{ path, disposition }]
  })

/** Every leaf that a tree describes, for the documentation. */
export const described = (fields: Fields, prefix = ""): ReadonlyArray<Leaf> =>
  Object.entries(fields).flatMap(([field, disposition]) =>
    disposition.kind === "object"
      ? described(disposition.fields, `${prefix}${field}.`)
      : disposition.kind === "list"
        ? described(disposition.fields, `${prefix}${field}[].`)
        : [{ path: `${prefix}${field}`, disposition }],
  )
