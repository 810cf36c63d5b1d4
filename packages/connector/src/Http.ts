/**
 * Asking a platform: a request waits for the budget, is sent, and what may pass is tried again. What comes back is JSON
 * or a {@link ConnectorError}. A request that must not be done twice is sent again only where it cannot have arrived.
 *
 * @module
 */
import type { Json } from "@boxport/model"
import { Clock, Effect, Random, type Redacted, Result, Stream } from "effect"
import { Answers, type Recalled, type Slot } from "./Answers.ts"
import { asJson, asList, type Attempt, type Listing, type BodyReader, refusalOf } from "./Attempt.ts"
import type { Budget, BudgetState, Permit } from "./Budget.ts"
import type { Endpoint } from "./Endpoint.ts"
import {
  Closed,
  ConnectorError,
  OutcomeUnknown,
  RateLimited,
  type Reason,
  UnexpectedAnswer,
  Unreachable,
} from "./Errors.ts"
import type * as JsonList from "./JsonList.ts"
import type { Observation } from "./Pacing.ts"
import { closedCode, isGood, Transport, type TransportAnswer } from "./Transport.ts"

export { headerNumber, type Listing, retryAfterSeconds } from "./Attempt.ts"

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
   * Sends a GET, with retries, and hands over the entries of the list in its answer while it comes in; the answer is never
   * held whole. Each portion is taken before more is read, and the request counts as under way for all that time: who
   * takes must not wait for another request of the same budget.
   *
   * An answer that breaks off is asked for again, and then hands over its list from the beginning: `attempt`, which only
   * grows, tells one from the other.
   */
  readonly entries: (
    call: Read & JsonList.Wanted,
    take: (entries: ReadonlyArray<Json>, attempt: number) => Effect.Effect<void>,
  ) => Effect.Effect<Listing, ConnectorError>
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

/** What the network says when no connection came about, so that nothing can have arrived. */
const neverSent: ReadonlySet<string> = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
])

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

const closedHint = "Make another client, or keep this one open (its layer, its scope) while calls are made."

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

  const count = ({ endpoint: { resource } }: Send): void => {
    requests += 1
    byResource[resource] = (byResource[resource] ?? 0) + 1
  }

  /** Reads an answer that was written down. It counts as the request that it took, in the run before. */
  const recall = Effect.fnUntraced(function* <A>(call: Send, { body, status }: Recalled, reading: BodyReader<A>) {
    count(call)
    const headers = {}
    if (reading.receive !== undefined) {
      yield* reading.receive(body)
      return yield* reading.good({ status, headers, body: "" })
    }
    const parts = yield* Stream.runCollect(body)
    return yield* reading.good({ status, headers, body: Buffer.concat(parts).toString("utf8") })
  })

  /** A reader that has what it reads written down. */
  const noting = Effect.fnUntraced(function* <A>(slot: Slot | undefined, reading: BodyReader<A>) {
    if (slot === undefined) return reading
    const recording = yield* slot.record
    const { good, receive } = reading
    const noted: BodyReader<A> = {
      ...(receive === undefined ? {} : { receive: (body) => receive(Stream.tap(body, recording.write)) }),
      good: Effect.fnUntraced(function* (answer) {
        const outcome = yield* good(answer)
        if (outcome._tag === "Done") {
          if (answer.body !== "") yield* recording.write(Buffer.from(answer.body))
          yield* recording.done(answer.status)
        }
        return outcome
      }),
    }
    return noted
  })

  const attempt = <A>(call: Send, url: URL, reading: BodyReader<A>) =>
    budget.withPermit((permit: Permit) =>
      Effect.gen(function* () {
        const { method } = call.endpoint
        count(call)
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
            ...(reading.receive === undefined ? {} : { receive: reading.receive }),
          })
          .pipe(Effect.result)
        const took = (yield* Clock.currentTimeMillis) - started
        if (Result.isFailure(answer)) {
          const { code } = answer.failure
          yield* Effect.logDebug(`${method} ${call.endpoint.path}: no answer (${code}) after ${took} ms`)
          if (code === closedCode) {
            const closed: Attempt<A> = { _tag: "Final", reason: new Closed({ hint: closedHint }) }
            return { outcome: closed, sentAt: started }
          }
          const failed: Attempt<A> = {
            _tag: "Again",
            pauseMillis: 0,
            lost: neverSent.has(code) ? null : code,
            reason: (attempts) => new Unreachable({ code, attempts, hint: networkHint(code, baseUrl) }),
          }
          return { outcome: failed, sentAt: started }
        }
        const { success } = answer
        const outcome = isGood(success.status) ? yield* reading.good(success) : refusalOf(success, baseUrl)
        yield* permit.answered(options.observe(success))
        yield* Effect.logDebug(`${method} ${call.endpoint.path}: ${success.status} in ${took} ms`)
        return { outcome, sentAt: started }
      }),
    )

  /** Sends a request until it is done; `reading` says, of each attempt, how its answer is read. */
  const persist = Effect.fnUntraced(function* <A>(call: Send, reading: (attempt: number) => BodyReader<A>) {
    const { endpoint } = call
    const fail = (reason: Reason) =>
      new ConnectorError({ connection, operation: `${endpoint.method} ${endpoint.path}`, reason })
    const unknown = (came: string, sentAt: number) =>
      fail(new OutcomeUnknown({ came, sentAt: new Date(sentAt).toISOString(), look: call.look, hint: lookHint }))
    const url = urlOf(call)
    if (url === undefined) {
      return yield* fail(new UnexpectedAnswer({ details: "an address at another host", hint: "This is a defect." }))
    }
    const { next } = yield* Answers
    const slot = endpoint.method === "GET" ? yield* next(url.href) : undefined
    if (slot?.recalled !== undefined) {
      const known = yield* Effect.result(recall(call, slot.recalled, reading(0)))
      if (Result.isSuccess(known) && known.success._tag === "Done") return known.success.value
    }
    let attempts = 0
    let refusals = 0
    let lost: string | null = null
    for (let sent = slot?.recalled === undefined ? 0 : 1; ; sent += 1) {
      const { outcome, sentAt } = yield* attempt(call, url, yield* noting(slot, reading(sent)))
      switch (outcome._tag) {
        case "Done":
          return outcome.value
        case "Final":
          // That the last attempt was not sent says nothing of one whose answer was lost.
          if (lost !== null && endpoint.method !== "GET" && outcome.reason._tag === "Closed") {
            return yield* unknown(lost, sentAt)
          }
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
    read: (call) => persist({ ...call, body: null, look: null }, () => asJson(call.endpoint.method)),
    entries: (call, take) =>
      persist({ ...call, body: null, look: null }, (sent) => asList(call, (entries) => take(entries, sent))),
    send: (call) => persist(call, () => asJson(call.endpoint.method)),
    usage: Effect.map(budget.state, (state) => ({ requests, byResource: { ...byResource }, budget: state })),
  }
  return http
})
