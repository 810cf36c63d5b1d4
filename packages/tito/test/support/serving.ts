import { Budgets, type Source, Transport, type TransportAnswer } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { makeSource } from "@boxport/tito"
import { Effect, Layer, Redacted } from "effect"
import { gather } from "./reading.ts"

/** Native records of one event, by resource, and the event itself. */
export interface Served {
  readonly event?: JsonObject
  readonly archived?: boolean
  /** Records of lists below the event: `registrations`, `tickets` … */
  readonly lists?: { readonly [resource: string]: ReadonlyArray<Json> }
  /** Answers of the check-in API by the slug of the list; an object is an error in its place. */
  readonly checkins?: { readonly [slug: string]: Json }
  /** Answers by path, in the place of anything else. */
  readonly paths?: { readonly [path: string]: { readonly status: number; readonly body: Json } }
}

const meta = (count: number) => ({
  api_version: "3.1.0",
  expandable: null,
  current_page: 1,
  next_page: null,
  total_pages: 1,
  total_count: count,
  per_page: 1000,
  overall_total: count,
})

const answer = (status: number, body: unknown): TransportAnswer => ({ status, headers: {}, body: JSON.stringify(body) })

/** What an event is when nothing else is said. */
export const plainEvent: JsonObject = {
  id: 7,
  slug: "conf",
  currency: "EUR",
  live: true,
  title: "Conf",
  timezone: "UTC",
}

/** A source of one event with these records. */
export const serving = (served: Served): Effect.Effect<Source> => {
  const { archived = false, checkins = {}, event = plainEvent, lists = {}, paths = {} } = served
  const events = (here: boolean) => answer(200, { events: here ? [event] : [], meta: meta(here ? 1 : 0) })
  const respond = (path: string): TransportAnswer => {
    const given = paths[path]
    if (given !== undefined) return answer(given.status, given.body)
    if (path === "/v3/hello") return answer(200, { authenticated: true, lookup_mode: "live", accounts: ["acme"] })
    if (path === "/v3/acme/events") return events(!archived)
    if (path === "/v3/acme/events/past") return events(false)
    if (path === "/v3/acme/events/archived") return events(archived)
    const [, slug = "", part] = /^\/checkin_lists\/([^/]+)(\/checkins)?$/.exec(path) ?? []
    const entries = checkins[slug]
    if (entries !== undefined) {
      if (!Array.isArray(entries)) return answer(200, entries)
      return answer(
        200,
        part === undefined ? { slug, total_checkin_pages: 1, checkins_count: entries.length } : entries,
      )
    }
    const resource = path.slice(path.lastIndexOf("/") + 1)
    const records = lists[resource] ?? []
    return path.startsWith("/v3/acme/")
      ? answer(200, { [resource]: records, meta: meta(records.length) })
      : answer(404, {})
  }
  const send = ({ url }: { readonly url: URL }) => Effect.sync(() => respond(decodeURIComponent(url.pathname)))
  return makeSource({
    connection: "conf",
    platform: "tito",
    account: "acme",
    token: Redacted.make("t"),
    baseUrl: "http://127.0.0.1:1",
  }).pipe(Effect.provide(Layer.mergeAll(Layer.succeed(Transport, Transport.of({ send })), Layer.fresh(Budgets.layer))))
}

/** Everything that a read of these records gives. */
export const mapped = (served: Served) => Effect.flatMap(serving(served), (source) => gather(source, { raw: true }))
