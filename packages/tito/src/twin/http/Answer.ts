/**
 * What a route answers, before faults and the wire.
 *
 * @module
 */

/** A status and a body. */
export interface Answer {
  readonly status: number
  readonly body: string
  /** JSON unless it is said otherwise. */
  readonly type?: string
}

/** An answer with a record. */
export const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) })

/** What a gateway in front of the platform sends. */
export const page = (status: number): Answer => ({
  status,
  body: "<!doctype html><html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>",
  type: "text/html; charset=utf-8",
})

/** Whose errors they are: today's, or those of seed 003. */
type Old = boolean

/** No token, or one that is not good (seed 003, Authentication Errors; notes 3). */
export const unauthorized = (old: Old, missing: boolean): Answer =>
  old
    ? json(401, {
        errors: { api_token: [missing ? "is blank" : "is invalid"] },
        hint: "Tokens are made at https://id.tito.io",
      })
    : json(401, {
        status: 401,
        message: missing ? "The API token is missing." : "The API token is invalid.",
        hint: "Tokens are made at https://id.tito.io",
      })

/** A token that may not see this (seed 003, Authorization Errors; notes 3). */
export const forbidden = (old: Old, resource: string): Answer =>
  old
    ? json(403, {
        errors: { status: 403, title: "Forbidden", detail: `You are not authorized to access ${resource}` },
      })
    : json(403, { status: 403, message: "Forbidden", hint: `You are not authorized to access ${resource}` })

const modeOf = (test: boolean): string => (test ? "on" : "off")

/** An account, an event, an id or a path that is not there; `elsewhere` when the other mode has it (notes 3). */
export const notFound = (test: boolean, elsewhere = false): Answer =>
  json(404, {
    status: 404,
    message: "Resource not found",
    test_mode: test,
    ...(elsewhere ? { hint: `Not there with test mode ${modeOf(test)}, but with test mode ${modeOf(!test)}` } : {}),
    access_token: "*twin",
  })

/** An error of the platform's own. */
export const failed = (status: number): Answer => json(status, { status, message: "Something is wrong on our end." })

/** The platform's limit is reached; no body is on record. */
export const tooMany: Answer = json(429, { status: 429, message: "Slow down, pal!" })
