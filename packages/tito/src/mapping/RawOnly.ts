/**
 * Resources that feed no table: what in them is secret, and that the rest is kept for `--raw`.
 *
 * @module
 */
import { Fields, Native } from "@boxport/connector/mapping"
import { releaseFields } from "./Releases.ts"
import { copyOf, envelope, kept, ownRow } from "./Trees.ts"

const { dropped, list } = Fields

const rawOnly = dropped("no table is about it; --raw keeps it")

const rawFields = (names: string): Fields.Fields =>
  Object.fromEntries(Object.keys(kept(names)).map((name) => [name, rawOnly]))

/** What becomes of the fields of an opt-in: it names nobody who agreed. */
export const optInFields: Fields.Fields = {
  ...envelope,
  ...rawFields("id slug name description release_ids acceptance_count created_at updated_at translations"),
  releases: list(copyOf(releaseFields, ownRow)),
}

/** What becomes of the fields of a list of invitations. Its title and id are in the `extra` of those invited. */
export const rsvpListFields: Fields.Fields = {
  ...envelope,
  ...rawFields(
    "id slug created_at updated_at title redeemed_count maybes_count nos_count release_invitations_count message_slug",
  ),
}

/** What becomes of the fields of a venue. */
export const venueFields: Fields.Fields = {
  ...envelope,
  ...rawFields("id name address show created_at updated_at zoomlevel latitude longitude link position url"),
}

/** What becomes of the fields of a webhook endpoint. */
export const webhookEndpointFields: Fields.Fields = {
  ...envelope,
  ...rawFields("id url included_triggers custom_data deprecated status"),
}

export const scrubOptIn = Native.scrubber("opt_ins", optInFields)
export const scrubRsvpList = Native.scrubber("rsvp_lists", rsvpListFields)
export const scrubVenue = Native.scrubber("venues", venueFields)
export const scrubWebhookEndpoint = Native.scrubber("webhook_endpoints", webhookEndpointFields)
