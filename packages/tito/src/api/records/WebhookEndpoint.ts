/**
 * Where Tito reports what happens.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { itself, Key } from "./Common.ts"

const { Flag, optional, Text } = Lenient

/** An address that is told of what happens (seed 003, Webhook Endpoints). `deprecated` are those without https. */
export class WebhookEndpoint extends Schema.Opaque<WebhookEndpoint>()(
  Schema.Struct({
    ...itself,
    id: Key,
    url: optional(Text),
    included_triggers: optional(Schema.Array(Text)),
    /** Sent along with every report as `custom`. */
    custom_data: optional(Schema.Unknown),
    deprecated: optional(Flag),
    status: optional(Text),
  }).annotate({ identifier: "WebhookEndpoint" }),
) {}
