/**
 * Room for what was sold: a release is put on sale without limits while orders are loaded, and then as it is to stay.
 *
 * Which releases are open for loading is noted at the platform itself (`metadata.boxport.loading`), so that one that the
 * organiser has put on sale meanwhile is told from one that a run has left open which was broken off.
 *
 * @module
 */
import type { Known, PlannedOperation } from "@boxport/connector"
import { asked, bodyOf } from "@boxport/connector/target"
import { Effect } from "effect"
import type { Release } from "../api/records/Release.ts"
import { bodies } from "./Bodies.ts"
import { type Context, looking } from "./Context.ts"
import { isLoading, remarked } from "./Markers.ts"

const isOffSale = ({ off_sale, state_name }: Release): boolean => off_sale ?? state_name === "off_sale"

const isLimited = ({ end_at, max_tickets_per_person, min_tickets_per_person, quantity, start_at }: Release): boolean =>
  [end_at, max_tickets_per_person, min_tickets_per_person, quantity, start_at].some(
    (limit) => limit !== null && limit !== undefined && limit !== "",
  )

const unlimited = {
  quantity: null,
  start_at: null,
  end_at: null,
  min_tickets_per_person: null,
  max_tickets_per_person: null,
}

/** Whether a release has fewer than it is to have. */
const isSmaller = ({ quantity }: Release, wanted: number | undefined): boolean =>
  typeof quantity === "number" && (wanted === undefined || wanted > quantity)

/** Lets sold tickets in. One that is on sale stays as it is, but for its quantity. */
export const openType = Effect.fnUntraced(function* (context: Context, operation: PlannedOperation, known: Known) {
  const { client } = context
  const { slug } = looking(context, operation, known)
  const body = yield* bodyOf(context, operation, bodies.open_ticket_type)
  const at = {
    event_slug: yield* slug("events", body.event),
    release_slug: yield* slug("ticket_types", body.ticket_type),
  }
  const release = yield* asked(client.releases.get(at))
  if (release.archived === true) yield* asked(client.releases.unarchive(at))
  if (!isOffSale(release) && !isLoading(release.metadata)) {
    if (isSmaller(release, body.quantity)) {
      yield* asked(client.releases.update({ ...at, body: { quantity: body.quantity ?? null } }))
    }
    return []
  }
  if (isLimited(release) || !isLoading(release.metadata)) {
    const metadata = remarked(release.metadata, { source: body.ticket_type, loading: true })
    yield* asked(client.releases.update({ ...at, body: { ...unlimited, metadata } }))
  }
  if (isOffSale(release)) yield* asked(client.releases.activate({ ...at, body: {} }))
  return []
})

/** Leaves a release as it is to stay: with the source's capacity and limits, off sale if it was opened for loading. */
export const closeType = Effect.fnUntraced(function* (context: Context, operation: PlannedOperation, known: Known) {
  const { client } = context
  const { slug } = looking(context, operation, known)
  const body = yield* bodyOf(context, operation, bodies.close_ticket_type)
  const at = {
    event_slug: yield* slug("events", body.event),
    release_slug: yield* slug("ticket_types", body.ticket_type),
  }
  const release = yield* asked(client.releases.get(at))
  if (!isLoading(release.metadata)) {
    if (isSmaller(release, body.quantity)) {
      yield* asked(client.releases.update({ ...at, body: { quantity: body.quantity ?? null } }))
    }
    return []
  }
  // Off sale first: nobody is to buy what it has left in between.
  yield* asked(client.releases.deactivate({ ...at, body: {} }))
  yield* asked(
    client.releases.update({
      ...at,
      body: {
        quantity: body.quantity ?? null,
        start_at: body.start_at ?? null,
        end_at: body.end_at ?? null,
        min_tickets_per_person: body.min_per_order ?? null,
        max_tickets_per_person: body.max_per_order ?? null,
        metadata: remarked(release.metadata, { source: body.ticket_type }),
      },
    }),
  )
  return []
})
