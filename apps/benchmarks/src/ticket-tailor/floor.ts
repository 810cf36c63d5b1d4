/**
 * The floor under an export of a Ticket Tailor box office: the same pages, fetched with undici and parsed, and nothing
 * else done. Prints the number of requests, orders and bytes as JSON.
 *
 * Usage: `node floor.js URL KEY`
 *
 * @module
 */
import { Agent, request } from "undici"

const [url = "", key = ""] = process.argv.slice(2)
const authorization = `Basic ${Buffer.from(`${key}:`).toString("base64")}`
const dispatcher = new Agent()

interface Page {
  readonly data: ReadonlyArray<{ readonly id: string; readonly event_series_id?: string }>
  readonly links: { readonly next: string | null }
}

let requests = 0
let bytes = 0

const get = async (path: string): Promise<Page> => {
  const { body } = await request(url + path, { dispatcher, headers: { authorization, accept: "application/json" } })
  const text = await body.text()
  requests += 1
  bytes += text.length
  return JSON.parse(text)
}

/** Walks a list to its end; keeps the ids only where they are needed for further lists. */
const walk = async (path: string, keep = false): Promise<{ readonly count: number; readonly ids: Array<string> }> => {
  const ids: Array<string> = []
  let count = 0
  const first = `${path}${path.includes("?") ? "&" : "?"}limit=100`
  for (let next: string | undefined = first; next !== undefined;) {
    const page: Page = await get(next)
    count += page.data.length
    if (keep) ids.push(...page.data.map(({ id }) => id))
    next = page.links.next === null ? undefined : `${first}&starting_after=${page.data.at(-1)?.id}`
  }
  return { count, ids }
}

await get("/v1/overview")
const series = await walk("/v1/event_series", true)
await walk("/v1/events")
await walk("/v1/events?status=draft,published,sales_closed")
await walk("/v1/check_ins")
const orders = await walk("/v1/orders")
await walk("/v1/issued_tickets")
for (const id of series.ids) await walk(`/v1/event_series/${id}/waitlist_signups`)
await walk("/v1/discounts")
for (const id of (await walk("/v1/vouchers", true)).ids) await walk(`/v1/vouchers/${id}/codes`)
for (const id of (await walk("/v1/checkout_forms", true)).ids) await walk(`/v1/checkout_forms/${id}/elements`)
await dispatcher.close()
process.stdout.write(JSON.stringify({ requests, orders: orders.count, bytes }))
