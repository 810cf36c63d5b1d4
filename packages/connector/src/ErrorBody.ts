/**
 * What platforms write into the body of an answer that refuses a request.
 *
 * @module
 */
import type { Json } from "@boxport/model"
import { Result } from "effect"
import type { FieldComplaint } from "./Errors.ts"
import { isObject } from "./Lenient.ts"

/** A refusal in the platform's own words. */
export interface Complaint {
  /** One line without line breaks, at most 300 characters. */
  readonly details: string
  readonly fields: ReadonlyArray<FieldComplaint>
}

const parse = (text: string): Json | undefined => Result.getOrUndefined(Result.try((): Json => JSON.parse(text)))

const line = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 300)

const textsOf = (value: Json | undefined): ReadonlyArray<string> => {
  if (typeof value === "string") return value === "" ? [] : [line(value)]
  return Array.isArray(value) ? value.flatMap((item: Json) => textsOf(item)) : []
}

/** `[{ field, messages }]` (Ticket Tailor) and `[{ attribute, message }]` (Tito's `error_list`). */
const listed = (value: Json | undefined): ReadonlyArray<FieldComplaint> =>
  Array.isArray(value)
    ? value.flatMap((item: Json) => {
        const field = isObject(item) ? (item["field"] ?? item["attribute"]) : undefined
        if (!isObject(item) || typeof field !== "string") return []
        return [{ field, messages: textsOf(item["messages"] ?? item["message"]) }]
      })
    : []

/** Complaints about one field together, in the order of the first (Tito lists each message by itself). */
const together = (complaints: ReadonlyArray<FieldComplaint>): ReadonlyArray<FieldComplaint> =>
  [...Map.groupBy(complaints, ({ field }) => field)].map(([field, all]) => ({
    field,
    messages: all.flatMap(({ messages }) => messages),
  }))

const generalKeys = ["message", "error", "detail", "title", "error_code"]

/** Keys that say something about the whole, when what they hold is one text. */
const aboutTheWhole: ReadonlySet<string> = new Set([...generalKeys, "code", "hint", "status", "status_code"])

/** Complaints about fields inside of fields or of items: only lists of texts, since a text alone may be a repeated value. */
const nested = (value: Json, at: string): ReadonlyArray<FieldComplaint> => {
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => nested(item, `${at}[${index}]`))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, said]) => {
    const field = at === "" ? key : `${at}.${key}`
    const messages = Array.isArray(said) ? textsOf(said) : []
    return [...(messages.length === 0 ? [] : [{ field, messages }]), ...nested(said, field)]
  })
}

/**
 * `{ title: ["can't be blank"] }` (Tito's `errors`, Django REST Framework's whole body), of fields inside of others too:
 * `{ address: { email: [...] } }`.
 */
const keyed = (value: Json | undefined): ReadonlyArray<FieldComplaint> =>
  isObject(value)
    ? Object.entries(value).flatMap(([field, said]) => {
        const messages = aboutTheWhole.has(field) && typeof said === "string" ? [] : textsOf(said)
        return [...(messages.length === 0 ? [] : [{ field, messages }]), ...nested(said, field)]
      })
    : []

const wordsOf = (fields: ReadonlyArray<FieldComplaint>): string =>
  fields.map(({ field, messages }) => `${field}: ${messages.join(", ")}`).join("; ")

/**
 * Reads a body that refuses a request: JSON in any of the forms the platforms use, or a plain text. Web pages say
 * nothing. Values that the platform repeats are left out, since they may be personal.
 */
export const complaintOf = (body: string): Complaint => {
  const json = parse(body)
  if (json === undefined || typeof json === "string" || Array.isArray(json)) {
    const plain = json === undefined ? (body.trimStart().startsWith("<") ? "" : body) : textsOf(json).join("; ")
    // A body that was a list may be refused item by item.
    const fields = Array.isArray(json) ? nested(json, "") : []
    return { details: line(plain) || line(wordsOf(fields)) || "no explanation given", fields }
  }
  if (!isObject(json)) return { details: "no explanation given", fields: [] }
  const inner = json["errors"]
  const general = [json, isObject(inner) ? inner : {}]
    .flatMap((part) => generalKeys.map((key) => part[key]))
    .find((value) => typeof value === "string" && value !== "")
  const stated = together([...listed(json["error_list"]), ...listed(inner)])
  const own = keyed(inner)
  const fields = stated.length > 0 ? stated : own.length > 0 || inner !== undefined ? own : keyed(json)
  const first = fields[0]
  const named = fields.map(({ field }) => field).filter((field) => field !== "")
  const words =
    typeof general === "string"
      ? `${general}${named.length > 0 ? ` (${named.join(", ")})` : ""}`
      : first === undefined
        ? "no explanation given"
        : wordsOf(fields)
  return { details: line(words), fields }
}
