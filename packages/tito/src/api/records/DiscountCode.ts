/**
 * Discount codes.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { DiscountCode as Mapped } from "../../resources/Event.ts"
import { Ids, itself, Key } from "./Common.ts"
import { ReleaseWithin } from "./Release.ts"

const { Flag, Int, optional, Text } = Lenient

/**
 * A discount code (seed 003, Discount Codes; platform notes 2). `value` is an amount or a percentage, whichever `type`
 * says, as text. What it shows is told twice: `only_show_attached` and `reveal_secret` are older than
 * `show_public_releases` and `show_secret_releases`. `description` is written by the platform.
 */
export class DiscountCode extends Schema.Opaque<DiscountCode>()(
  Schema.Struct({
    ...Mapped.fields,
    id: Key,
    ...itself,
    block_registrations_if_not_applicable: optional(Flag),
    description: optional(Text),
    description_for_organizer: optional(Text),
    disable_for_degressive: optional(Flag),
    max_quantity_per_release: optional(Int),
    min_quantity_per_release: optional(Int),
    only_show_attached: optional(Flag),
    registrations_count: optional(Int),
    release_ids: optional(Ids),
    release_slugs: optional(Ids),
    releases: optional(Schema.Array(ReleaseWithin)),
    reveal_secret: optional(Flag),
    share_url: optional(Text),
    show_public_releases: optional(Text),
    show_secret_releases: optional(Text),
    source: optional(Schema.Unknown),
    source_id: optional(Text),
    tickets_count: optional(Int),
  }).annotate({ identifier: "DiscountCode" }),
) {}
