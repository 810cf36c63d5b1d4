import type { JsonObject } from "@boxport/model"
import { webhookRequest } from "@boxport/ticket-tailor/twin"
import { decode, type Message } from "@boxport/ticket-tailor/webhooks"
import { Effect } from "effect"
import { fixture } from "../support/fixtures.ts"

export const secret = "CANARY-shared-secret"

/** 2026-05-01T18:00:00Z, in Unix seconds. */
export const now = 1_777_658_400

/** A delivery as the twin sends it. */
export const request = (event: string, payload: JsonObject = fixture("seed-000/order"), at = now): Request =>
  webhookRequest({ url: "http://localhost/hook", secret, event, payload, at })

/** A request as a server without fetch's types has it. */
export const messageOf = (sent: Request): Effect.Effect<Message> =>
  Effect.map(
    Effect.promise(() => sent.arrayBuffer()),
    (body) => ({ headers: sent.headers, body: new Uint8Array(body) }),
  )

/** What a body is decoded as, whatever its signature. */
export const decoded = (body: unknown, options: { readonly account?: string } = {}) =>
  decode({ headers: new Headers(), body: new TextEncoder().encode(JSON.stringify(body)) }, options)

/** What a delivery of an event is decoded as. */
export const delivered = (event: string, payload: JsonObject, options: { readonly account?: string } = {}) =>
  Effect.flatMap(messageOf(request(event, payload)), (message) => decode(message, options))
