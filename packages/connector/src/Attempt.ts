/**
 * What one attempt to ask a platform came to: what a good answer says, or why there is none and whether trying again may
 * help.
 *
 * @module
 */
import type { Json } from "@boxport/model"
import { Effect, Result, Stream } from "effect"
import type { Endpoint } from "./Endpoint.ts"
import { complaintOf } from "./ErrorBody.ts"
import { Forbidden, NotFound, PlatformDown, type Reason, Refused, Unauthorized, UnexpectedAnswer } from "./Errors.ts"
import * as JsonList from "./JsonList.ts"
import type { TransportAnswer, TransportRequest } from "./Transport.ts"

/** What an answer was that could hold a long list. */
export type Listing = Exclude<JsonList.Found, { readonly _tag: "Broken" }>

/** What one attempt came to. */
export type Attempt<A> = { readonly _tag: "Done"; readonly value: A } | Failed

/** What one attempt came to that brought nothing. */
export type Failed =
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

/** The longest pause that a `Retry-After` on a failure is followed for. */
const longestPauseMillis = 300_000

const statusHint = "Try again later; if it stays, the platform's status page may say more."

/** How the body of one attempt's answer is read. */
export interface BodyReader<A> {
  readonly receive?: NonNullable<TransportRequest["receive"]>
  /** What a good answer says. */
  readonly good: (answer: TransportAnswer) => Effect.Effect<Attempt<A>>
}

const unreadable = (status: number, isWebPage: boolean): Failed => ({
  _tag: "Again",
  pauseMillis: 0,
  lost: `HTTP ${status} with an unreadable body`,
  reason: () =>
    new UnexpectedAnswer({
      details: isWebPage ? "a web page instead of JSON" : "JSON that is cut off or broken",
      hint: "Check the connection's baseUrl, and whether a proxy stands in between.",
    }),
})

/** Reads a body at once; one that is empty says nothing where nothing was asked. */
export const asJson = (method: Endpoint["method"]): BodyReader<Json> => ({
  good: ({ body, status }) =>
    Effect.sync(() => {
      if (body === "" && method !== "GET") return { _tag: "Done", value: null }
      const json = parseJson(body)
      return Result.isSuccess(json)
        ? { _tag: "Done", value: json.success }
        : unreadable(status, body.trimStart().startsWith("<"))
    }),
})

/** Reads a body entry by entry. */
export const asList = (wanted: JsonList.Wanted, take: (entries: ReadonlyArray<Json>) => Effect.Effect<void>) => {
  let found: JsonList.Found | undefined
  const reading: BodyReader<Listing> = {
    receive: (body) =>
      Effect.map(JsonList.each(body, wanted, take), (all) => {
        found = all
      }),
    good: ({ body, status }) =>
      Effect.map(
        found === undefined ? JsonList.each(Stream.make(Buffer.from(body)), wanted, take) : Effect.succeed(found),
        (all) => (all._tag === "Broken" ? unreadable(status, all.isWebPage) : { _tag: "Done", value: all }),
      ),
  }
  return reading
}

/** What an answer comes to that is not good. */
export const refusalOf = (answer: TransportAnswer, baseUrl: URL): Failed => {
  const { status } = answer
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
