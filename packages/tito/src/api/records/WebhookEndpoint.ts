/**
 * Where Tito reports what happens.
 *
 * @module
 */
import { Schema } from "effect"
import { anything, flag, Id, itself, optional, text } from "./Common.ts"

/** An address that is told of what happens (seed 003, Webhook Endpoints). `deprecated` are those without https. */
export class WebhookEndpoint extends Schema.Opaque<WebhookEndpoint>()(
  Schema.Struct({
    id: Id,
    ...itself,
    /** Sent along with every report as `custom`. */
    custom_data: anything,
    deprecated: flag,
    included_triggers: optional(Schema.Array(Schema.String)),
    status: text,
    url: text,
  }).annotate({ identifier: "WebhookEndpoint", description: "An address that is told of what happens." }),
) {}
