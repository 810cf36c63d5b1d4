/**
 * Opt-ins: what attendees can agree to.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { Ids, itself, Key, Slug, times, Translations } from "./Common.ts"
import { ReleaseWithin } from "./Release.ts"

const { Int, optional, Text } = Lenient

/** Something attendees can agree to (seed 003, Opt-Ins; a beta feature). */
export class OptIn extends Schema.Opaque<OptIn>()(
  Schema.Struct({
    ...itself,
    ...times,
    id: Key,
    slug: optional(Slug),
    name: optional(Text),
    description: optional(Text),
    /** How many have agreed. */
    acceptance_count: optional(Int),
    release_ids: optional(Ids),
    releases: optional(Schema.Array(ReleaseWithin)),
    translations: optional(Translations),
  }).annotate({ identifier: "OptIn" }),
) {}
