/**
 * What belongs to the whole account: whether the token is good, reports, and webhooks.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { NewWebhook, WebhookUpdate } from "../bodies/Platform.ts"
import { Confirmation, Newsletter, Webhook } from "../records/Platform.ts"
import { Email, Uuid } from "../Shapes.ts"
import { json, list, nothing, ok, patch, post, read, remove } from "./Common.ts"

const { optionalKey } = Schema
const webhooks = "webhooks"
const hook = { hook: Uuid } as const

export const platformOperations = {
  ping: {
    ...read,
    name: "ping",
    path: "/api/v3/ping/",
    summary: "Whether the token is good",
    resource: "ping",
    success: nothing,
    source: "seed 002, Authentication",
  },
  listNewsletters: {
    ...list,
    name: "newsletters.list",
    path: "/api/v3/whitelabel/newsletters/",
    summary: "Who signed up for newsletters",
    resource: "newsletters",
    query: { format: optionalKey(Schema.Literal("json").annotate({ description: "Sent by itself" })) },
    success: ok(Newsletter),
    source: "seed 002, Get all newsletter signups",
  },
  mailNewsletters: {
    ...read,
    name: "newsletters.mail",
    path: "/api/v3/whitelabel/newsletters/",
    summary: "Mails who signed up for newsletters as a spreadsheet, to whom the platform has as the account's owner",
    resource: "reports",
    query: { format: optionalKey(Schema.Literal("xlsx").annotate({ description: "Sent by itself" })) },
    success: nothing,
    sideEffects: ["mails"],
    idempotent: false,
    source: "seed 002, Get all newsletter signups",
  },
  mailOrdersReport: {
    ...read,
    name: "orders.report",
    path: "/api/v3/whitelabel/orders/",
    summary: "Mails a month's orders as a spreadsheet; it gives no data",
    resource: "reports",
    query: {
      year: optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 2000, maximum: 9999 }))),
      month: optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 12 }))),
      email: optionalKey(Email.annotate({ description: "Who gets it; else who gets the accounting mails" })),
    },
    success: nothing,
    sideEffects: ["mails"],
    idempotent: false,
    source: "seed 002, Get Order by Month",
  },
  webhookAccess: {
    ...read,
    name: "webhooks.access",
    path: "/webhooks/v1/",
    summary: "Whether the token may manage webhooks",
    resource: webhooks,
    success: nothing,
    source: "seed 002, Test access to the webhooks",
  },
  listWebhookActions: {
    ...list,
    name: "webhooks.actions",
    path: "/webhooks/v1/actions/",
    summary: "What webhooks can be told of: a list of words, which may have others than the documentation",
    resource: "webhook_actions",
    success: ok(Schema.String),
    source: "seed 002, Actions",
  },
  listWebhooks: {
    ...list,
    name: "webhooks.list",
    path: "/webhooks/v1/whitelabel/hooks/",
    summary: "The webhooks of the whole account",
    resource: webhooks,
    success: ok(Webhook),
    source: "seed 002, Whitelabel List Webhooks",
  },
  createWebhook: {
    ...post,
    name: "webhooks.create",
    path: "/webhooks/v1/whitelabel/hooks/",
    summary: "Makes a webhook for the whole account, which only its owner may",
    resource: webhooks,
    body: json(NewWebhook),
    success: ok(Webhook),
    // Not by its address, which nobody else should see.
    trace: { list: "webhooks.list", by: ["action"] },
    source: "seed 002, Whitelabel Create Webhook",
  },
  getWebhook: {
    ...read,
    name: "webhooks.get",
    path: "/webhooks/v1/whitelabel/hooks/{hook}/",
    parameters: hook,
    summary: "One webhook",
    resource: webhooks,
    success: ok(Webhook),
    source: "seed 002, Whitelabel Get Webhook",
  },
  updateWebhook: {
    ...patch,
    name: "webhooks.update",
    path: "/webhooks/v1/whitelabel/hooks/{hook}/",
    parameters: hook,
    summary: "Changes where a webhook reports to, what of, or whether it does",
    resource: webhooks,
    body: json(WebhookUpdate),
    success: ok(Webhook),
    source: "seed 002, Whitelabel Update Webhook",
  },
  deleteWebhook: {
    ...remove,
    name: "webhooks.delete",
    path: "/webhooks/v1/whitelabel/hooks/{hook}/",
    parameters: hook,
    summary: "Deletes a webhook for good",
    resource: webhooks,
    success: { status: 202, key: null, shape: Confirmation },
    sideEffects: ["irreversible"],
    source: "seed 002, Whitelabel Delete Webhook",
  },
} as const satisfies { readonly [name: string]: Operation }
