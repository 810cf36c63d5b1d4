/**
 * Faults on order, for twins: what can go wrong between a client and a platform, as data. A rule says to which requests
 * it applies, when it strikes, and what happens then.
 *
 * @module
 */
import { Option, Result, Schema } from "effect"

const Count = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000_000 }))
const Millis = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3_600_000 }))

/** An answer with a status of one's choice; `html` is what a gateway in front of the platform would send. */
const Status = Schema.Struct({
  type: Schema.Literal("status"),
  status: Schema.Int.check(Schema.isBetween({ minimum: 200, maximum: 599 })),
  body: Schema.optionalKey(Schema.Literals(["json", "html"])),
  retryAfter: Schema.optionalKey(Schema.String),
})

/** The connection breaks before a byte of the answer. */
const Reset = Schema.Struct({ type: Schema.Literal("reset") })

/** It is carried out, and the connection breaks before a byte of the answer. */
const Lose = Schema.Struct({ type: Schema.Literal("lose") })

/** The answer's JSON stops in the middle, though HTTP says that it is whole. */
const Truncate = Schema.Struct({ type: Schema.Literal("truncate") })

/** No answer, ever. */
const Hang = Schema.Struct({ type: Schema.Literal("hang") })

/** 429; without `retryAfter` (seconds, or a date) the header is not sent. */
const TooMany = Schema.Struct({ type: Schema.Literal("too-many"), retryAfter: Schema.optionalKey(Schema.String) })

/** The answer comes late. */
const Slow = Schema.Struct({ type: Schema.Literal("slow"), millis: Millis })

/** The server's clock is wrong by so many seconds: its `Date` header says so. */
const Skew = Schema.Struct({ type: Schema.Literal("skew"), seconds: Schema.Int })

/** Sets a value in the answer: `path` is `orders.0.date` or `3.checked_in`. */
const Corrupt = Schema.Struct({ type: Schema.Literal("corrupt"), path: Schema.String, value: Schema.Unknown })

/** Takes an item out of a list in the answer: `path` is that of the list, empty for an answer that is one. */
const Drop = Schema.Struct({ type: Schema.Literal("drop"), path: Schema.String, index: Schema.Int })

/** Puts an item of a list in the answer there once more. */
const Double = Schema.Struct({ type: Schema.Literal("double"), path: Schema.String, index: Schema.Int })

/** The credential may not read this. */
const Forbid = Schema.Struct({ type: Schema.Literal("forbid") })

/** A redirect to somewhere else. */
const Redirect = Schema.Struct({
  type: Schema.Literal("redirect"),
  status: Schema.Literals([301, 302, 303, 307, 308]),
  location: Schema.String,
})

/** Every address in the answer, and so any link to the next page, leads to another host. */
const ForeignLinks = Schema.Struct({ type: Schema.Literal("foreign-links"), origin: Schema.String })

/** The page before comes once more: records were added in front meanwhile. */
const RepeatPage = Schema.Struct({ type: Schema.Literal("repeat-page") })

/** What can happen to a request on any platform. */
export const faultActions = [
  Status,
  Reset,
  Lose,
  Truncate,
  Hang,
  TooMany,
  Slow,
  Skew,
  Corrupt,
  Drop,
  Double,
  Forbid,
  Redirect,
  ForeignLinks,
  RepeatPage,
] as const
/** What happens to a request. */
export const FaultAction = Schema.Union(faultActions)
export type FaultAction = typeof FaultAction.Type

const patternOf = Option.liftThrowable((text: string) => new RegExp(text))

/** A rule. Without `times`, `everyNth` and `after` it strikes every request that matches. */
export interface RuleOf<Action> {
  readonly match: string
  readonly method?: string
  readonly times?: number
  readonly everyNth?: number
  readonly after?: number
  readonly action: Action
}

/** The schema of a rule with these actions. */
export const faultRule = <Action extends Schema.Constraint>(action: Action) =>
  Schema.Struct({
    /** A regular expression for the path with its query, both decoded. */
    match: Schema.String.check(
      Schema.makeFilter((text: string) => (Option.isSome(patternOf(text)) ? undefined : "is not a regular expression")),
    ),
    /** The method it strikes, where a path has several. */
    method: Schema.optionalKey(Schema.Literals(["GET", "POST", "PATCH", "PUT", "DELETE"])),
    /** How often it strikes at most. */
    times: Schema.optionalKey(Count),
    /** It strikes the nth, 2nth, 3nth … request that matches. */
    everyNth: Schema.optionalKey(Count),
    /** So many requests that match are let through first. */
    after: Schema.optionalKey(Count),
    action,
  })

/** An address as rules are compared with it; one that cannot be decoded stays as it is. */
const decoded = (url: string): string => {
  const spaced = url.replaceAll("+", " ")
  return Result.getOrElse(
    Result.try(() => decodeURIComponent(spaced)),
    () => spaced,
  )
}

/**
 * Picks what happens to a request, by its path and query as they were sent and its method: what the first rule says that
 * strikes. Every rule counts every request it matches.
 */
export const makeFaults = <Action>(
  rules: ReadonlyArray<RuleOf<Action>>,
): ((url: string, method: string) => Action | undefined) => {
  const live = rules.map((rule) => ({ rule, pattern: new RegExp(rule.match), seen: 0, struck: 0 }))
  return (url, method) => {
    const address = live.length === 0 ? url : decoded(url)
    let chosen: Action | undefined
    for (const entry of live) {
      const { action, after = 0, everyNth = 1, times = Number.POSITIVE_INFINITY } = entry.rule
      if (!entry.pattern.test(address) || (entry.rule.method ?? method) !== method) continue
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

const at = (value: unknown, path: string): unknown =>
  path === "" ? value : path.split(".").reduce((inner, key) => (isContainer(inner) ? inner[key] : undefined), value)

/** An answer's JSON after an action that changes it; one that is not of the kind it changes stays as it is. */
export const spoil = (action: FaultAction, body: string): string => {
  switch (action.type) {
    case "truncate":
      return body.slice(0, Math.floor(body.length / 2))
    case "foreign-links":
      return body.replaceAll(/https?:\/\/[^/"\\]+/g, action.origin)
    case "corrupt": {
      const json: unknown = JSON.parse(body)
      const cut = action.path.lastIndexOf(".")
      const parent = at(json, action.path.slice(0, Math.max(0, cut)))
      if (isContainer(parent)) parent[action.path.slice(cut + 1)] = action.value
      return JSON.stringify(json)
    }
    case "drop":
    case "double": {
      const json: unknown = JSON.parse(body)
      const list = at(json, action.path)
      if (Array.isArray(list) && action.index < list.length) {
        const item: unknown = list[action.index]
        list.splice(action.index, 1, ...(action.type === "drop" ? [] : [item, item]))
      }
      return JSON.stringify(json)
    }
    default:
      return body
  }
}
