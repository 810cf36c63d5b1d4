/**
 * Where Tito reports what happens.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Filled, may, mayBeNull } from "../Inputs.ts"
import { WebhookEndpoint } from "../records/WebhookEndpoint.ts"
import { create, created, found, get, inEvent, list, remove, under, update } from "./Common.ts"

/** An address; the platform refuses any but https (platform notes 1.1). */
const SecureUrl = Schema.String.check(Schema.isPattern(/^https:\/\/\S+$/)).annotate({
  description: "Where the reports go; https only",
})

const Triggers = Schema.NonEmptyArray(Filled).annotate({
  description: "What is reported: ticket.created, registration.finished …",
})

/** An address to report to. */
export class NewWebhookEndpoint extends Schema.Opaque<NewWebhookEndpoint>()(
  Schema.Struct({
    url: SecureUrl,
    included_triggers: Triggers,
    custom_data: mayBeNull(Schema.String.annotate({ description: "Sent along with every report as custom" })),
  }).annotate({ identifier: "NewWebhookEndpoint" }),
) {}

/** What of such an address is to change. */
export class WebhookEndpointChange extends Schema.Opaque<WebhookEndpointChange>()(
  Schema.Struct({
    url: may(SecureUrl),
    included_triggers: may(Triggers),
    custom_data: mayBeNull(Schema.String),
  }).annotate({ identifier: "WebhookEndpointChange" }),
) {}

const resource = "webhook_endpoints"
const source = "seed 003, Webhook Endpoints"

/** Endpoints of webhook endpoints. */
export const webhookEndpointOperations = {
  listWebhookEndpoints: {
    ...list,
    name: "webhook_endpoints.list",
    path: `${inEvent}/webhook_endpoints`,
    summary: "Where Tito reports what happens",
    resource,
    success: found("webhook_endpoints", WebhookEndpoint),
    source,
  },
  getWebhookEndpoint: {
    ...get,
    name: "webhook_endpoints.get",
    path: `${inEvent}/webhook_endpoints/{webhook_endpoint_id}`,
    summary: "One webhook endpoint",
    resource,
    success: found("webhook_endpoint", WebhookEndpoint),
    source,
  },
  createWebhookEndpoint: {
    ...create,
    name: "webhook_endpoints.create",
    path: `${inEvent}/webhook_endpoints`,
    summary: "Has what happens reported to an address",
    resource,
    body: under("webhook_endpoint", NewWebhookEndpoint),
    success: created("webhook_endpoint", WebhookEndpoint),
    trace: { list: "webhook_endpoints.list", by: ["url"] },
    source,
  },
  updateWebhookEndpoint: {
    ...update,
    name: "webhook_endpoints.update",
    path: `${inEvent}/webhook_endpoints/{webhook_endpoint_id}`,
    summary: "Changes what is reported, or where to",
    resource,
    body: under("webhook_endpoint", WebhookEndpointChange),
    success: found("webhook_endpoint", WebhookEndpoint),
    source,
  },
  deleteWebhookEndpoint: {
    ...remove,
    name: "webhook_endpoints.delete",
    path: `${inEvent}/webhook_endpoints/{webhook_endpoint_id}`,
    summary: "Ends the reports to an address",
    resource,
    source,
  },
} as const satisfies { readonly [name: string]: Operation }
