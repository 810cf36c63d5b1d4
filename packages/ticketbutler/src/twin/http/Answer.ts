/**
 * What the platform answers besides records: Django REST Framework's errors as JSON, Django's and Cloudflare's as pages.
 *
 * @module
 */

import type { Json } from "@boxport/model"

/** An answer before faults and the wire. */
export interface Answer {
  readonly status: number
  /** In parts where it is long, so that it can be sent while it is made. */
  readonly body: string | Iterable<string>
  readonly type: string
  readonly headers?: { readonly [name: string]: string }
}

const jsonType = "application/json"
const htmlType = "text/html; charset=utf-8"

/** An answer with a record. */
export const json = (body: unknown, status = 200): Answer => ({ status, body: JSON.stringify(body), type: jsonType })

function* listText(before: string, records: Iterable<object>, after: string): Generator<string> {
  yield before
  let comma = ""
  for (const record of records) {
    yield `${comma}${JSON.stringify(record)}`
    comma = ","
  }
  yield after
}

/** An answer with a list that may be long; `around` is the JSON before and after its records. */
export const jsonList = (
  records: Iterable<object>,
  around: readonly [before: string, after: string] = ["[", "]"],
): Answer => ({ status: 200, body: listText(around[0], records, around[1]), type: jsonType })

/** The body of an answer at once. */
export const wholeBody = ({ body }: Answer): string => (typeof body === "string" ? body : [...body].join(""))

/** An answer that says nothing but its status. */
export const empty: Answer = { status: 200, body: "", type: htmlType }

/** A word of Django REST Framework. */
export const detail = (status: number, words: string): Answer => json({ detail: words }, status)

/** What Django REST Framework says about fields, by their names; lists of objects say it item by item. */
export const refused = (errors: Json): Answer => json(errors, 400)

/** An id that is not there. */
export const notFound = detail(404, "Not found.")

/** A page of Django or Cloudflare, which say no more than a status. */
export const webPage = (status: number): Answer => ({
  status,
  body: `<!DOCTYPE html>\n<html lang="en">\n<head><title>${status >= 520 ? "ticketbutler.io | " : ""}${status}</title></head>\n<body><h1>Error ${status}</h1></body>\n</html>\n`,
  type: htmlType,
})

/** A page of a list, as Django REST Framework numbers them; 404 for a page that the list doesn't have. */
export const pageOf = (
  items: ReadonlyArray<object>,
  query: URLSearchParams,
  address: string,
  pageSize: number,
): Answer => {
  const wanted = query.get("page") ?? "1"
  const page = /^[1-9]\d{0,8}$/.test(wanted) ? Number(wanted) : 0
  const pages = Math.max(1, Math.ceil(items.length / pageSize))
  if (page < 1 || page > pages) return detail(404, "Invalid page.")
  const link = (to: number): string => (to === 1 ? address : `${address}?page=${to}`)
  return json({
    count: items.length,
    next: page < pages ? link(page + 1) : null,
    previous: page > 1 ? link(page - 1) : null,
    results: items.slice((page - 1) * pageSize, page * pageSize),
  })
}
