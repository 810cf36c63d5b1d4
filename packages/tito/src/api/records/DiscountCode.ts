/**
 * Discount codes.
 *
 * @module
 */
import { Schema } from "effect"
import { anything, decimal, flag, Id, integer, itself, optional, references, slugs, text } from "./Common.ts"
import { ReleaseWithin } from "./Release.ts"

/**
 * A discount code (seed 003, Discount Codes; platform notes 2). `value` is an amount or a percentage, whichever `type`
 * says, as text. What it shows is told twice: `only_show_attached` and `reveal_secret` are older than
 * `show_public_releases` and `show_secret_releases`. `description` is written by the platform.
 */
export class DiscountCode extends Schema.Opaque<DiscountCode>()(
  Schema.Struct({
    id: Id,
    ...itself,
    block_registrations_if_not_applicable: flag,
    code: text,
    description: text,
    description_for_organizer: text,
    disable_for_degressive: flag,
    discount_code_type: text,
    end_at: text,
    max_quantity_per_release: integer,
    min_quantity_per_release: integer,
    only_show_attached: flag,
    quantity: integer,
    quantity_used: integer,
    registrations_count: integer,
    release_ids: references,
    release_slugs: slugs,
    releases: optional(Schema.Array(ReleaseWithin)),
    reveal_secret: flag,
    share_url: text,
    show_public_releases: text,
    show_secret_releases: text,
    source: anything,
    source_id: integer,
    start_at: text,
    state: text,
    tickets_count: integer,
    type: text,
    value: decimal,
  }).annotate({
    identifier: "DiscountCode",
    description: "A discount code. `value` is an amount or a percentage, whichever `type` says.",
  }),
) {}
