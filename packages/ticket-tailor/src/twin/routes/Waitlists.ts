/**
 * `/v1/event_series/{event_series_id}/waitlist_signups`.
 *
 * @module
 */
import { json, notFound } from "../http/Answer.ts"
import { waitlistRecord } from "../records/OfferRecords.ts"
import { numberOf } from "../world/Ids.ts"
import { withSeries } from "./Events.ts"
import { deleted } from "./Refused.ts"
import { listOf, parameter, type Route } from "./Route.ts"

/** `GET /v1/event_series/{event_series_id}/waitlist_signups`. */
export const listWaitlistSignups: Route = (call) =>
  withSeries(call, (series) =>
    listOf(call, {
      listing: call.state.world.waitlistOf(series),
      keep: () => (signup) => !call.state.unlisted.has(signup.number),
      record: (signup) => waitlistRecord(call.state, signup),
    }),
  )

/** `DELETE /v1/event_series/{event_series_id}/waitlist_signup/{waitlist_signup_id}`: one signup, and so in the singular. */
export const deleteWaitlistSignup: Route = (call) =>
  withSeries(call, (series) => {
    const id = parameter(call, "waitlist_signup_id")
    const number = numberOf(id)
    const listing = call.state.world.waitlistOf(series)
    const { exact, position } = listing.locate(number ?? -1)
    const [signup] = exact ? listing.walk(position, position) : []
    if (signup === undefined || signup.number !== number || call.state.unlisted.has(signup.number)) {
      return notFound(`Waiting list signup ${id}`)
    }
    call.state.unlisted.add(signup.number)
    return json(200, deleted(call, "waitlist_signup", listing.idOf(signup)))
  })
