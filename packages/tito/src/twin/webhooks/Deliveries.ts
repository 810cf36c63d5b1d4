/**
 * Deliveries as Tito sends them, made of what its API answers: what a receiver of webhooks can be tried with.
 *
 * @module
 */
import { Lenient, Native } from "@boxport/connector/mapping"
import type { Json, JsonObject } from "@boxport/model"
import { createHmac } from "node:crypto"

/** One delivery. */
export interface TwinDelivery {
  /** Where to: the address of the receiver. */
  readonly url: string
  /** The security token of the event. */
  readonly token: string
  /** `ticket.created`. */
  readonly trigger: string
  /** What is sent: {@link ticketPayload}, {@link registrationPayload} or {@link checkinPayload}. */
  readonly payload: JsonObject
}

/** The request that delivers it. */
export const webhookRequest = ({ payload, token, trigger, url }: TwinDelivery): Request => {
  const body = JSON.stringify(payload)
  return new Request(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "X-Webhook-Name": trigger,
      "X-Webhook-Endpoint-Id": "1",
      "Tito-Signature": createHmac("sha256", token).update(body).digest("base64"),
    },
    body,
  })
}

/** An amount as Ruby prints it: `"0.0"`, `"12.5"`. */
const decimal = (value: Json | undefined): Json =>
  typeof value === "number" ? (Number.isInteger(value) ? value.toFixed(1) : String(value)) : (value ?? null)

const picked = (record: JsonObject, names: string): JsonObject =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, record[name] ?? null]))

const decimals = (record: JsonObject, names: string): JsonObject =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, decimal(record[name])]))

const objects = (value: Json | undefined): ReadonlyArray<JsonObject> => Native.listOf(value).filter(Lenient.isObject)

/** An event as payloads have it. */
export const eventPart = (event: JsonObject): JsonObject => ({
  _type: "event",
  ...picked(event, "id title url account_slug slug start_date end_date metadata"),
})

const releasePart = (release: JsonObject): JsonObject => ({ ...picked(release, "id title slug"), metadata: "" })

/** A ticket's answers, each with its question inside. */
const answerParts = (ticket: JsonObject, questions: ReadonlyArray<JsonObject>): ReadonlyArray<JsonObject> =>
  objects(ticket["answers"]).map((answer) => {
    const question = questions.find(({ id }) => id === answer["question_id"])
    return {
      question: { id: answer["question_id"] ?? null, title: question?.["title"] ?? null, description: null },
      humanized_response: answer["response"] ?? null,
      response: answer["response"] ?? null,
      file: null,
    }
  })

/** What belongs to a payload's record, as the API has it. */
export interface Surroundings {
  readonly event: JsonObject
  readonly release: JsonObject
  readonly questions: ReadonlyArray<JsonObject>
}

/**
 * The payload of `ticket.*`.
 *
 * @param ticket with its answers and responses
 */
export const ticketPayload = (
  ticket: JsonObject,
  registration: JsonObject,
  { event, questions, release }: Surroundings,
): JsonObject => ({
  _type: "ticket",
  ...picked(
    ticket,
    "id name first_name last_name email phone_number reference slug metadata updated_at registration_id",
  ),
  ...decimals(ticket, "price tax price_less_tax total_paid total_paid_less_tax"),
  company_name: ticket["company_name"] ?? "",
  state_name: ticket["state"] ?? null,
  gender: null,
  release_price: null,
  discount_code_used: ticket["discount_code_used"] ?? "",
  url: `https://ti.to/tickets/${String(ticket["slug"])}`,
  admin_url: `https://ti.to/admin/tickets/${String(ticket["slug"])}`,
  release_title: release["title"] ?? null,
  release_slug: release["slug"] ?? null,
  release_id: release["id"] ?? null,
  release: releasePart(release),
  custom: "",
  registration_slug: registration["slug"] ?? null,
  answers: answerParts(ticket, questions),
  responses: ticket["responses"] ?? {},
  upgrades: [],
  upgrade_ids: [],
  registration: {
    ...picked(registration, "id slug payment_reference source name email"),
    currency: registration["currency"] ?? event["currency"] ?? null,
    total: decimal(registration["total"]),
    url: `https://ti.to/registrations/${String(registration["slug"])}`,
    admin_url: `https://ti.to/admin/registrations/${String(registration["slug"])}`,
    receipt: { total: decimal(registration["total"]), tax: 0, payment_provider: null, paid: true, receipt_lines: [] },
  },
  event: eventPart(event),
})

/**
 * The payload of `registration.*`.
 *
 * @param registration with its line items, receipts and billing address
 * @param tickets its tickets, with their answers
 */
export const registrationPayload = (
  registration: JsonObject,
  tickets: ReadonlyArray<JsonObject>,
  { event }: Pick<Surroundings, "event">,
): JsonObject => {
  const [receipt] = objects(registration["receipts"])
  const { receipt_paid: paid } = registration
  const currency = registration["currency"] ?? event["currency"] ?? null
  return {
    _type: "registration",
    webhook_text: `${String(registration["name"])} registered ${tickets.length} tickets`,
    ...picked(
      registration,
      `id slug reference name first_name last_name email phone_number company_name discount_code payment_reference
      created_at completed_at metadata updated_at locale paid source billing_address`.replace(/\s+/g, " "),
    ),
    ...decimals(registration, "total total_less_tax"),
    currency,
    completed_date: String(registration["completed_at"]).slice(0, 10),
    created_date: String(registration["created_at"]).slice(0, 10),
    custom: {},
    line_items: objects(registration["line_items"]).map((line) => ({
      ...picked(line, "id release_slug release_id release_title title quantity"),
      release_price: null,
      release: { slug: line["release_slug"] ?? null, title: line["release_title"] ?? null, price: null, metadata: "" },
      price: decimal(line["price"]),
      total: decimal(
        typeof line["price"] === "number" && typeof line["quantity"] === "number"
          ? Math.round(line["price"] * line["quantity"] * 1000) / 1000
          : null,
      ),
      currency,
    })),
    quantities: {},
    tickets: tickets.map((ticket) => ({
      ...picked(ticket, "reference slug release_id name first_name last_name company_name email responses"),
      ...decimals(ticket, "price price_less_tax total_paid total_paid_less_tax"),
      answers: answerParts(ticket, []),
    })),
    payment: Lenient.isObject(registration["payment"]) ? registration["payment"] : null,
    receipt: {
      ...picked(receipt ?? {}, "number payment_provider payment_reference vat_number"),
      ...decimals(registration, "total total_less_tax"),
      tax: 0,
      paid: paid ?? false,
    },
    event: eventPart(event),
  }
}

/**
 * The payload of `checkin.*`.
 *
 * @param checkin as the check-in API has it
 * @param list the list that the ticket was checked in at
 */
export const checkinPayload = (
  checkin: JsonObject,
  ticket: JsonObject,
  list: JsonObject,
  { event }: Pick<Surroundings, "event">,
): JsonObject => ({
  ...picked(ticket, "id slug name company_name first_name last_name email reference"),
  registration_reference: String(ticket["reference"]).replace(/-\d+$/, ""),
  checked_in: checkin["deleted_at"] === null,
  checked_in_at: checkin["created_at"] ?? null,
  checkin_list: picked(list, "slug title"),
  checkin_uuid: checkin["uuid"] ?? null,
  custom: null,
  event: picked(event, "slug title"),
  answers: [],
})
