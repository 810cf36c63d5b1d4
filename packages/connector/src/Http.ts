/**
 * Asking a platform: a request waits for the budget, is sent, and what may pass is tried again. What comes back is JSON
 * or a {@link ConnectorError}. A request that must not be done twice is sent again only where it cannot have arrived.
 *
 * @module
 */
import type { Json } from "@boxport/model"
import { Clock, Effect, Random, type Redacted, Result } from "effect"
import type { Budget, BudgetState, Permit } from "./Budget.ts"
import type { Endpoint } from "./Endpoint.ts"
import { complaintOf } from "./ErrorBody.ts"
import {
  ConnectorError,
  Forbidden,
  NotFound,
  OutcomeUnknown,
  PlatformDown,
  RateLimited,
  type Reason,
  Refused,
  Unauthorized,
  UnexpectedAnswer,
  Unreachable,
} from "./Errors.ts"
import type { Observation } from "./Pacing.ts"
import { Transport, type TransportAnswer } from "./Transport.ts"

/** How patient reading is. */
export interface Patience {
  /** How often a request is sent at most when the platform or the network fails. */
  readonly attempts: number
  /** The first pause between two of them, in milliseconds; it doubles each time, less up to half at random. */
  readonly pauseMillis: number
  /** How often in a row a request may be refused for the limit. Each time a whole window is waited out. */
  readonly refusals: number
  /** How long an answer may take to begin, and to go on. */
  readonly timeoutMillis: number
}

/** Patience for a platform that answers within a minute. */
export const patience: Patience = { attempts: 5, pauseMillis: 500, refusals: 12, timeoutMillis: 60_000 }

/** The longest pause that a `Retry-After` on a failure is followed for. */
const longestPauseMillis = 300_000

/** What a client is made of. */
export interface HttpOptions {
  /** The connection's name, for errors. */
  readonly connection: string
  /** Scheme and host; every request goes there and nowhere else. */
  readonly baseUrl: URL
  /** Sent with every request; those that hold the credential redacted. */
  readonly headers: { readonly [name: string]: string | Redacted.Redacted<string> }
  readonly budget: Budget
  /** What an answer's headers say about the limit. */
  readonly observe: (answer: TransportAnswer) => Observation
  readonly patience: Patience
}

/** One request without a body. */
export interface Read {
  readonly endpoint: Endpoint
  /** The endpoint's path with its parameters filled in (`fillPath`). */
  readonly path: string
  readonly query: ReadonlyArray<readonly [name: string, value: string]>
}

/** One request of any kind. */
export interface Send extends Read {
  readonly body: {
    readonly encoding: "form" | "json"
    readonly text: string
  } | null
  /** Where a created thing is looked for when nobody knows whether it was. */
  readonly look: OutcomeUnknown["look"]
}

/** A client of one connection. */
export interface Http {
  /** Sends a GET, with retries, and gives the JSON of its answer. */
  readonly read: (call: Read) => Effect.Effect<Json, ConnectorError>
  /**
   * Sends a request; null for an answer without a body. One that is not idempotent is sent again only if it was refused
   * for the limit, or if no connection came about; else a lost answer is {@link OutcomeUnknown}.
   */
  readonly send: (call: Send) => Effect.Effect<Json, ConnectorError>
  /** Requests sent so far, retries included, in all and by resource; and what is left of the limit. */
  readonly usage: Effect.Effect<{
    readonly requests: number
    readonly byResource: { readonly [resource: string]: number }
    readonly budget: BudgetState
  }>
}

/** What one attempt came to. */
type Attempt =
  | { readonly _tag: "Done"; readonly json: Json }
  | { readonly _tag: "Final"; readonly reason: Reason }
  /** May pass: worth another attempt, after at least so many milliseconds. */
  | {
      readonly _tag: "Again"
      readonly pauseMillis: number
      readonly reason: (attempts: number) => Reason
      /** What came instead of an answer, where the request may have been carried out; null where it cannot have been. */
      readonly lost: string | null
    }
  /** Refused for the limit; the budget knows how long to wait. */
  | { readonly _tag: "Limited"; readonly retryAfter: number | null }

const single = (value: string | ReadonlyArray<string> | undefined): string | undefined =>
  typeof value === "string" ? value : value?.[0]

/** A header's whole number of seconds; null when it is missing or says something else. */
export const headerNumber = (answer: TransportAnswer, name: string): number | null => {
  const text = single(answer.headers[name])?.trim()
  return text !== undefined && /^\d{1,10}(\.\d+)?$/.test(text) ? Number(text) : null
}

/** `Retry-After` in seconds: as a number, or as a date against the answer's own `Date`. */
export const retryAfterSeconds = (answer: TransportAnswer): number | null => {
  const seconds = headerNumber(answer, "retry-after")
  if (seconds !== null) return seconds
  const until = Date.parse(single(answer.headers["retry-after"]) ?? "")
  const sent = Date.parse(single(answer.headers["date"]) ?? "")
  return Number.isNaN(until) || Number.isNaN(sent) ? null : Math.max(0, (until - sent) / 1000)
}

const parseJson = (text: string): Result.Result<Json, unknown> => Result.try(() => JSON.parse(text))

const statusHint = "Try again later; if it stays, the platform's status page may say more."

/** What the network says when no connection came about, so that nothing can have arrived. */
const neverSent: ReadonlySet<string> = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
])

const attemptOf = (answer: TransportAnswer, baseUrl: URL, method: Endpoint["method"]): Attempt => {
  const { status } = answer
  if (status >= 200 && status < 300) {
    if (answer.body === "" && method !== "GET") return { _tag: "Done", json: null }
    const json = parseJson(answer.body)
    if (Result.isSuccess(json)) return { _tag: "Done", json: json.success }
    return {
      _tag: "Again",
      pauseMillis: 0,
      lost: `HTTP ${status} with an unreadable body`,
      reason: () =>
        new UnexpectedAnswer({
          details: answer.body.trimStart().startsWith("<")
            ? "a web page instead of JSON"
            : "JSON that is cut off or broken",
          hint: "Check the connection's baseUrl, and whether a proxy stands in between.",
        }),
    }
  }
  if (status >= 300 && status < 400) {
    const location = single(answer.headers["location"]) ?? ""
    const target = URL.canParse(location, baseUrl.href) ? new URL(location, baseUrl).host : "an unknown place"
    return {
      _tag: "Final",
      reason: new UnexpectedAnswer({
        details: `a redirect to ${target}, which is not followed`,
        hint: "Put the address that really answers into the connection's baseUrl.",
      }),
    }
  }
  switch (status) {
    case 401:
      return { _tag: "Final", reason: new Unauthorized({ status, hint: "Check the credential of this connection." }) }
    case 403:
      return {
        _tag: "Final",
        reason: new Forbidden({ status, hint: "Check the credential, and what it is allowed to do on the platform." }),
      }
    case 404:
    case 410:
      return { _tag: "Final", reason: new NotFound({ hint: "Check the id, and the connection's baseUrl." }) }
    case 429:
      return { _tag: "Limited", retryAfter: retryAfterSeconds(answer) }
  }
  if (status === 408 || status === 425 || status >= 500) {
    return {
      _tag: "Again",
      pauseMillis: Math.min((retryAfterSeconds(answer) ?? 0) * 1000, longestPauseMillis),
      lost: `HTTP ${status}`,
      reason: (attempts) => new PlatformDown({ status, attempts, hint: statusHint }),
    }
  }
  return {
    _tag: "Final",
    reason: new Refused({ status, ...complaintOf(answer.body), hint: "The request itself is at fault." }),
  }
}

const networkHint = (code: string, baseUrl: URL): string => {
  switch (code) {
    case "ECONNREFUSED":
      return `Nobody listens at ${baseUrl.host}: is the server running, is the port right?`
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The host name ${baseUrl.hostname} was not found: check it, and this machine's network.`
    default:
      return `The connection to ${baseUrl.host} failed: check this machine's network, then try again.`
  }
}

const contentType = { form: "application/x-www-form-urlencoded", json: "application/json" } as const

const lookHint =
  "It was not sent again, since that could do it twice. Look whether it was done; only if not, send it again."

/** Makes a client. */
export const make = Effect.fnUntraced(function* (options: HttpOptions) {
  const transport = yield* Transport
  const { baseUrl, budget, connection } = options
  let requests = 0
  const byResource: { [resource: string]: number } = {}

  const urlOf = ({ path, query }: Read): URL | undefined => {
    const url = new URL(baseUrl)
    url.pathname = path
    for (const [name, value] of query) url.searchParams.append(name, value)
    return url.origin === baseUrl.origin ? url : undefined
  }

  const attempt = (call: Send, url: URL) =>
    budget.withPermit((permit: Permit) =>
      Effect.gen(function* () {
        const { method } = call.endpoint
        requests += 1
        byResource[call.endpoint.resource] = (byResource[call.endpoint.resource] ?? 0) + 1
        const started = yield* Clock.currentTimeMillis
        const answer = yield* transport
          .send({
            method,
            url,
            headers:
              call.body === null
                ? options.headers
                : { ...options.headers, "content-type": contentType[call.body.encoding] },
            body: call.body?.text ?? null,
            timeoutMillis: options.patience.timeoutMillis,
          })
          .pipe(Effect.result)
        const took = (yield* Clock.currentTimeMillis) - started
        if (Result.isFailure(answer)) {
          const { code } = answer.failure
          yield* Effect.logDebug(`${method} ${call.endpoint.path}: no answer (${code}) after ${took} ms`)
          const failed: Attempt = {
            _tag: "Again",
            pauseMillis: 0,
            lost: neverSent.has(code) ? null : code,
            reason: (attempts) => new Unreachable({ code, attempts, hint: networkHint(code, baseUrl) }),
          }
          return { outcome: failed, sentAt: started }
        }
        yield* permit.answered(options.observe(answer.success))
        yield* Effect.logDebug(`${method} ${call.endpoint.path}: ${answer.success.status} in ${took} ms`)
        return { outcome: attemptOf(answer.success, baseUrl, method), sentAt: started }
      }),
    )

  const send = Effect.fnUntraced(function* (call: Send) {
    const { endpoint } = call
    const fail = (reason: Reason) =>
      new ConnectorError({ connection, operation: `${endpoint.method} ${endpoint.path}`, reason })
    const unknown = (came: string, sentAt: number) =>
      fail(new OutcomeUnknown({ came, sentAt: new Date(sentAt).toISOString(), look: call.look, hint: lookHint }))
    const url = urlOf(call)
    if (url === undefined) {
      return yield* fail(new UnexpectedAnswer({ details: "an address at another host", hint: "This is a defect." }))
    }
    let attempts = 0
    let refusals = 0
    let lost: string | null = null
    while (true) {
      const { outcome, sentAt } = yield* attempt(call, url)
      switch (outcome._tag) {
        case "Done":
          return outcome.json
        case "Final":
          // Whether it is gone because of an attempt whose answer was lost, the platform does not say.
          if (lost !== null && endpoint.method === "DELETE" && outcome.reason._tag === "NotFound") {
            return yield* unknown(`${lost}, then HTTP 404`, sentAt)
          }
          return yield* fail(outcome.reason)
        case "Limited":
          refusals += 1
          if (refusals >= options.patience.refusals) {
            return yield* fail(
              new RateLimited({
                retryAfter: outcome.retryAfter,
                hint: "Something else seems to use up this credential's limit; try again later.",
              }),
            )
          }
          yield* Effect.logInfo(`${connection}: the platform asks to wait for its request limit`)
          break
        case "Again": {
          if (outcome.lost !== null && !endpoint.idempotent) return yield* unknown(outcome.lost, sentAt)
          lost ??= outcome.lost
          attempts += 1
          const reason = outcome.reason(attempts)
          if (attempts >= options.patience.attempts) return yield* fail(reason)
          const pause = options.patience.pauseMillis * 2 ** (attempts - 1)
          const jitter = 1 - (yield* Random.next) / 2
          yield* Effect.logInfo(`${fail(reason).message}; trying again`)
          yield* Effect.sleep(Math.max(outcome.pauseMillis, pause * jitter))
        }
      }
    }
  })

  const http: Http = {
    read: (call) => send({ ...call, body: null, look: null }),
    send: (call) => send(call),
    usage: Effect.map(budget.state, (state) => ({ requests, byResource: { ...byResource }, budget: state })),
  }
  return http
})
