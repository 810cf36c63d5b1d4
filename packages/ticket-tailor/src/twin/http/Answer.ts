/**
 * What a route answers, before faults and the wire.
 *
 * @module
 */

/**
 * A status and a body of JSON text in parts. A page is kept as one part a record: engines turn short plain texts into
 * bytes much faster than one long text that a single emoji has made wide.
 */
export interface Answer {
  readonly status: number
  readonly parts: ReadonlyArray<string>
  /** Besides those that every answer has. */
  readonly headers?: { readonly [name: string]: string }
}

/** An answer with a record. */
export const json = (status: number, body: unknown): Answer => ({ status, parts: [JSON.stringify(body)] })

/** An answer with a page of records. */
export const page = (records: ReadonlyArray<unknown>, links: object): Answer => {
  const parts = ['{"data":[']
  for (const [n, record] of records.entries()) {
    if (n > 0) parts.push(",")
    parts.push(JSON.stringify(record))
  }
  parts.push(`],"links":${JSON.stringify(links)}}`)
  return { status: 200, parts }
}

/** The body of an answer as bytes. */
export const bytesOf = ({ parts }: Answer): Buffer => {
  let length = 0
  for (const part of parts) length += Buffer.byteLength(part, "utf8")
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  for (const part of parts) at += bytes.write(part, at, "utf8")
  return bytes
}

/** One field that did not pass. */
export interface FieldProblem {
  readonly field: string
  readonly messages: ReadonlyArray<string>
  readonly value?: string
  readonly expected?: ReadonlyArray<{ readonly type: "enum"; readonly allowedValues: ReadonlyArray<string> }>
}

/** The platform's error body (seed 000, Errors; notes 2, Errors). */
export const problem = (
  status: number,
  code: string,
  message: string,
  more: { readonly hint?: string; readonly errors?: ReadonlyArray<FieldProblem> } = {},
): Answer => json(status, { status, error_code: code, message, ...more })

/** Missing, malformed, wrong or under-privileged keys all get this; the platform knows no 401 (notes 2, Auth). */
export const forbidden: Answer = problem(403, "FORBIDDEN", "This key may not do that", {
  hint: "Look at the API key and at the role it was made with",
})

/** A limit of one endpoint alone. */
export const tooMany = (retryAfter: number): Answer => ({
  ...problem(429, "TOO_MANY_REQUESTS", "Too many requests"),
  headers: { "Retry-After": String(Math.ceil(retryAfter)) },
})

/** An id or a path that is not there. */
export const notFound = (what: string): Answer => problem(404, "NOT_FOUND", `${what} does not exist`)

/** Fields that did not pass: 400 now, 422 in the tables of the old documentation. */
export const invalid = (status: 400 | 422, errors: ReadonlyArray<FieldProblem>): Answer =>
  problem(status, "VALIDATION_ERROR", "The request did not pass validation", { errors })
