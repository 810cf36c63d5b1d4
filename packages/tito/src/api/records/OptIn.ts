/**
 * Opt-ins: what attendees can agree to.
 *
 * @module
 */
import { Schema } from "effect"
import { Id, integer, itself, optional, references, Slug, text, times, translations } from "./Common.ts"
import { ReleaseWithin } from "./Release.ts"

/** Something attendees can agree to (seed 003, Opt-Ins; a beta feature). */
export class OptIn extends Schema.Opaque<OptIn>()(
  Schema.Struct({
    id: Id,
    slug: Slug,
    ...itself,
    ...times,
    /** How many have agreed. */
    acceptance_count: integer,
    description: text,
    name: text,
    release_ids: references,
    releases: optional(Schema.Array(ReleaseWithin)),
    translations,
  }).annotate({ identifier: "OptIn", description: "Something attendees can agree to." }),
) {}
