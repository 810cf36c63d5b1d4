/**
 * Deliveries as Ticket Tailor sends them: what a receiver of webhooks can be tried with.
 *
 * @module
 */
import type { JsonObject } from "@boxport/model"
import { createHmac } from "node:crypto"

/** One delivery. */
export interface TwinDelivery {
  /** Where to: the address of the receiver. */
  readonly url: string
  /** The shared secret of the webhook. */
  readonly secret: string
  /** `ORDER.CREATED`. */
  readonly event: string
  /** The resource, as the API gives it. */
  readonly payload: JsonObject
  /** When it happened and was sent, in Unix seconds. */
  readonly at: number
  /** The number in the delivery's id. */
  readonly number?: number
}

const plurals: { readonly [object: string]: string } = {
  event: "events",
  issued_ticket: "issued_tickets",
  order: "orders",
}

/** JSON as PHP writes it: slashes escaped (notes 3), and so is all that is not ASCII. */
const phpJson = (value: JsonObject): string =>
  JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)

/** The request that delivers it. */
export const webhookRequest = ({ at, event, number = 1, payload, secret, url }: TwinDelivery): Request => {
  const path = `/v1/${plurals[String(payload["object"])] ?? "resources"}/${String(payload["id"])}`
  const body = phpJson({
    id: `wh_${number}`,
    created_at: new Date(at * 1000).toISOString().slice(0, 19).replace("T", " "),
    event,
    resource_url: `https://api.tickettailor.com${path}`,
    payload,
  })
  const signature = createHmac("sha256", secret).update(`${at}${body}`).digest("hex")
  return new Request(url, {
    method: "POST",
    headers: { "content-type": "application/json", "Tickettailor-Webhook-Signature": `t=${at},v1=${signature}` },
    body,
  })
}
