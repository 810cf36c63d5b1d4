import type { JsonObject } from "@boxport/model"
import { webhookRequest } from "@boxport/tito/twin"
import { decode, type Message } from "@boxport/tito/webhooks"
import { Effect } from "effect"

export const token = "CANARY-security-token"

/** A delivery as the twin sends it. */
export const request = (trigger: string, payload: JsonObject): Request =>
  webhookRequest({ url: "http://localhost/hook", token, trigger, payload })

/** A request as a server without fetch's types has it. */
export const messageOf = (sent: Request): Effect.Effect<Message> =>
  Effect.map(
    Effect.promise(() => sent.arrayBuffer()),
    (body) => ({ headers: sent.headers, body: new Uint8Array(body) }),
  )

/** What a body is decoded as, whatever its signature. */
export const decoded = (trigger: string | null, body: unknown) =>
  decode({
    headers: new Headers(trigger === null ? {} : { "X-Webhook-Name": trigger }),
    body: new TextEncoder().encode(JSON.stringify(body)),
  })

/** What a delivery of a trigger is decoded as. */
export const delivered = (trigger: string, payload: JsonObject) =>
  Effect.flatMap(messageOf(request(trigger, payload)), decode)
