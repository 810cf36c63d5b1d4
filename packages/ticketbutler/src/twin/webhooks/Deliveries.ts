/**
 * Deliveries as Ticketbutler sends them: what a receiver of webhooks can be tried with. They are not signed.
 *
 * @module
 */
import { Lenient, Native } from "@boxport/connector/mapping"
import { dashed } from "@boxport/connector/testing"
import type { Json, JsonObject } from "@boxport/model"

/** One delivery. */
export interface TwinDelivery {
  /** Where to: the address of the receiver. */
  readonly url: string
  /** `purchase.paid`. */
  readonly action: string
  readonly data: Json
  /** What the envelope calls itself. */
  readonly uuid?: string
  readonly scope?: "team" | "whitelabel"
}

/** The request that delivers it. */
export const webhookRequest = ({
  action,
  data,
  scope = "team",
  url,
  uuid = "7b9d6a10-4f0e-4c52-9a64-2f6f3a1c8e77",
}: TwinDelivery): Request =>
  new Request(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: uuid, uuid, scope, action, live: true, whitelabel: "Ticketbutler", data }),
  })

const dashedIn = (record: JsonObject): Json => {
  const uuid = record["uuid"] ?? null
  return typeof uuid === "string" && /^[0-9a-f]{32}$/.test(uuid) ? dashed(uuid) : uuid
}

const objects = (value: Json | undefined): ReadonlyArray<JsonObject> => Native.listOf(value).filter(Lenient.isObject)

/** The data of `event.*`: an event, in short. */
export const eventData = (event: JsonObject): JsonObject => ({
  uuid: dashedIn(event),
  title: event["title"] ?? "",
  summary: event["summary"] ?? "",
  description: event["description"] ?? "",
})

/**
 * The data of `purchase.*`: uuids have dashes, and the order's own is not among them (notes 5).
 *
 * @param order as the API has it among its event's orders
 */
export const purchaseData = (order: JsonObject, event: JsonObject): JsonObject => ({
  address: order["address"] ?? null,
  event: { uuid: dashedIn(event), title: event["title"] ?? "", team: { title: "Acme" }, tags: [] },
  order_id: order["order_id"] ?? null,
  state: order["state"] ?? null,
  ticket_count: objects(order["tickets"]).length,
  tickets: objects(order["tickets"]).map((ticket) => ({
    uuid: dashedIn(ticket),
    full_name: ticket["full_name"] ?? "",
    email: ticket["email"] ?? "",
    ticket_type: { title: ticket["ticket_type_name"] ?? null, price: ticket["price"] ?? null },
    custom_questions: null,
  })),
  custom_questions: null,
})

/** The data of `ticket.*`, which nothing documents: what the list of an event's tickets has of it. */
export const ticketData = (ticket: JsonObject): JsonObject => ({
  uuid: dashedIn(ticket),
  full_name: ticket["full_name"] ?? "",
  email: ticket["email"] ?? "",
  checked_in: ticket["checked_in"] ?? null,
})

/** The data of `purchase.newsletter`: a row of a spreadsheet for each ticket, with Danish titles (seed 002). */
export const newsletterData = (order: JsonObject): JsonObject => ({
  Tickets: objects(order["tickets"]).map((ticket) => ({
    "Ordre ID": order["order_id"] ?? null,
    Ordredato: order["date"] ?? null,
    Status: order["state"] ?? null,
    Fornavn: ticket["first_name"] ?? "",
    Efternavn: ticket["last_name"] ?? "",
    Telefon: "",
    "E-mail": ticket["email"] ?? "",
    Nyhedsbrev: true,
    "Billet ID": ticket["id"] ?? null,
    Billettype: ticket["ticket_type_name"] ?? null,
    "Checked ind": ticket["checked_in"] ?? false,
    Kommentar: "",
    Type: "TICKET",
  })),
})
