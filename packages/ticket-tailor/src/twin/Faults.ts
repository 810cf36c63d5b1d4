/**
 * Faults on order: what can go wrong between a client and the platform, as data. A rule says to which requests it
 * applies, when it strikes, and what happens then.
 *
 * @module
 */
import { Schema } from "effect"

const Count = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000_000 }))
const Millis = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3_600_000 }))

/** An answer with a status of one's choice; `html` is what a proxy in front of the platform would send. */
const Status = Schema.Struct({
  type: Schema.Literal("status"),
  status: Schema.Int.check(Schema.isBetween({ minimum: 200, maximum: 599 })),
  body: Schema.optionalKey(Schema.Literals(["json", "html"])),
})

/** The connection breaks before a byte of the answer; nothing is done. */
const Reset = Schema.Struct({ type: Schema.Literal("reset") })

/** A write is done, then the connection breaks. */
const ReplyLost = Schema.Struct({ type: Schema.Literal("reply-lost") })

/** The answer's JSON stops in the middle, though HTTP says that it is whole. */
const Truncate = Schema.Struct({ type: Schema.Literal("truncate") })

/** No answer, ever. */
const Hang = Schema.Struct({ type: Schema.Literal("hang") })

/** 429; without `retryAfter` (seconds) the header is not sent. */
const TooMany = Schema.Struct({ type: Schema.Literal("too-many"), retryAfter: Schema.optionalKey(Schema.String) })

/** The answer comes late. */
const Slow = Schema.Struct({ type: Schema.Literal("slow"), millis: Millis })

/** The answer says that it is something else than JSON. */
const ContentType = Schema.Struct({ type: Schema.Literal("content-type"), value: Schema.String })

/** Sets a value in one record of a page: `path` is `total` or `line_items.0.total`. */
const Corrupt = Schema.Struct({
  type: Schema.Literal("corrupt"),
  /** Which record of the page, 0 being the first. */
  record: Schema.Int,
  path: Schema.String,
  value: Schema.Unknown,
})

/** The key may not read this. */
const Forbid = Schema.Struct({ type: Schema.Literal("forbid") })

/** A redirect to somewhere else. */
const Redirect = Schema.Struct({
  type: Schema.Literal("redirect"),
  status: Schema.Literals([301, 302, 303, 307, 308]),
  location: Schema.String,
})

/** `links.next` points somewhere else. */
const ForeignNext = Schema.Struct({ type: Schema.Literal("foreign-next"), url: Schema.String })

/** The page before comes once more, whatever the cursor says. */
const RepeatPage = Schema.Struct({ type: Schema.Literal("repeat-page") })

/** What happens to a request. */
export const FaultAction = Schema.Union([
  Status,
  Reset,
  ReplyLost,
  Truncate,
  Hang,
  TooMany,
  Slow,
  ContentType,
  Corrupt,
  Forbid,
  Redirect,
  ForeignNext,
  RepeatPage,
])
export type FaultAction = typeof FaultAction.Type

/** A rule. Without `times`, `everyNth` and `after` it strikes every request that matches. */
export const FaultRule = Schema.Struct({
  match: Schema.Struct({
    method: Schema.optionalKey(Schema.Literals(["GET", "POST", "DELETE"])),
    /** A regular expression for the path, without the query. */
    path: Schema.String.check(
      Schema.makeFilter((text: string) => (isPattern(text) ? undefined : "is not a regular expression")),
    ),
  }),
  /** How often it strikes at most. */
  times: Schema.optionalKey(Count),
  /** It strikes the nth, 2nth, 3nth … request that matches. */
  everyNth: Schema.optionalKey(Count),
  /** So many requests that match are let through first. */
  after: Schema.optionalKey(Count),
  action: FaultAction,
})
export type FaultRule = typeof FaultRule.Type

const isPattern = (text: string): boolean => {
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
}

/** Picks what happens to a request: the first rule that strikes. Every rule counts every request it matches. */
export const makeFaults = (
  rules: ReadonlyArray<FaultRule>,
): ((method: string, path: string) => FaultAction | undefined) => {
  const live = rules.map((rule) => ({ rule, pattern: new RegExp(rule.match.path), seen: 0, struck: 0 }))
  return (method, path) => {
    let chosen: FaultAction | undefined
    for (const entry of live) {
      const { action, after = 0, everyNth = 1, match, times = Number.POSITIVE_INFINITY } = entry.rule
      if (match.method !== undefined && match.method !== method) continue
      if (!entry.pattern.test(path)) continue
      entry.seen += 1
      if (chosen !== undefined || entry.struck >= times) continue
      const due = entry.seen - after
      if (due < 1 || due % everyNth !== 0) continue
      entry.struck += 1
      chosen = action
    }
    return chosen
  }
}

type Container = { [key: string]: unknown }

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null

/** Sets the value at a dotted path; false where the path leads nowhere. */
const setAt = (record: unknown, path: string, value: unknown): boolean => {
  const keys = path.split(".")
  const last = keys.pop()
  let at = record
  for (const key of keys) at = isContainer(at) ? at[key] : undefined
  if (!isContainer(at) || last === undefined) return false
  at[last] = value
  return true
}

/** An answer's body after an action that changes it. Bodies that are not of the kind it changes stay as they are. */
export const spoil = (action: FaultAction, body: string): string => {
  switch (action.type) {
    case "truncate":
      return body.slice(0, Math.floor(body.length / 2))
    case "corrupt": {
      const page: unknown = JSON.parse(body)
      const data = isContainer(page) ? page["data"] : undefined
      const record = Array.isArray(data) ? data[action.record] : action.record === 0 ? page : undefined
      setAt(record, action.path, action.value)
      return JSON.stringify(page)
    }
    case "foreign-next": {
      const page: unknown = JSON.parse(body)
      setAt(page, "links.next", action.url)
      return JSON.stringify(page)
    }
    default:
      return body
  }
}
