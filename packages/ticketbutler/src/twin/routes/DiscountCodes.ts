/**
 * Discount codes: those of one event, and those of the whole account.
 *
 * @module
 */
import type { Json, JsonObject } from "@boxport/model"
import { type Answer, empty, json, notFound, pageOf, refused, webPage } from "../http/Answer.ts"
import { each, Fields, noList } from "../http/Body.ts"
import { discountRecord } from "../records/Platform.ts"
import type { DiscountCode, Event } from "../state/Model.ts"
import { mintCode } from "../state/State.ts"
import { type Call, type Route, withEvent } from "./Route.ts"

/** A route of an event's codes, or of the account's. */
const scoped = (route: (call: Call, event: Event | null) => Answer, ofEvent: boolean): Route =>
  ofEvent ? withEvent(route) : (call) => route(call, null)

/** The codes, at the one of two addresses that the host has them at. */
export const listCodes = (path: Call["discountPath"], ofEvent: boolean): Route =>
  scoped((call, event) => {
    if (call.discountPath !== path) return webPage(404)
    const codes = call.state.codes.filter((code) => code.event === event)
    const records = codes.map((code) => discountRecord(call, code))
    return path === "singular"
      ? json(records)
      : pageOf(records, call.query, `${call.origin}${call.path}`, call.pageSize)
  }, ofEvent)

const amountForm = /^\d{1,10}(?:\.\d{1,2})?$/

const codeFields = (
  { state }: Call,
  event: Event | null,
  item: Json,
): Omit<DiscountCode, "id"> | { readonly errors: JsonObject } => {
  const fields = new Fields(item)
  const code = fields.text("code", "required")
  const amount = fields.text("amount", "required")
  if (amount !== undefined && !amountForm.test(amount)) fields.fail("amount", "A valid number is required.")
  const limit = fields.count("usage_tickets_limit", "required")
  const kind = fields.text("discount_type") ?? "PER_TICKET"
  if (kind !== "PER_TICKET" && kind !== "PERCENTAGE") fields.fail("discount_type", `"${kind}" is not a valid choice.`)
  const typeUuid = fields.raw("ticket_type_uuid") === null ? null : (fields.uuid("ticket_type_uuid") ?? null)
  const events = event === null ? state.events : [event]
  if (typeUuid !== null && !events.some(({ types }) => types.some(({ uuid }) => uuid === typeUuid))) {
    fields.fail("ticket_type_uuid", `Object with uuid=${typeUuid} does not exist.`)
  }
  const { errors } = fields
  if (errors !== undefined || code === undefined || amount === undefined || limit === undefined) {
    return { errors: errors ?? {} }
  }
  return {
    event,
    code,
    kind: kind === "PERCENTAGE" ? kind : "PER_TICKET",
    amount: Number(amount).toFixed(2),
    typeUuid,
    limit: () => limit,
    used: () => 0,
    startsAt: null,
    endsAt: null,
    active: true,
  }
}

/** `POST …/discount-code/` (seed 002, Create a discount code): a list, all of it or nothing. */
export const createCodes = (ofEvent: boolean): Route =>
  scoped((call, event) => {
    const { body = {}, state } = call
    if (!Array.isArray(body)) return refused(noList(body))
    const { errors, items } = each(body, (item) => codeFields(call, event, item))
    if (errors !== undefined) return refused(errors)
    const made = items.map((fields): DiscountCode => ({ id: mintCode(state), ...fields }))
    // The newest come first, as the documentation shows them.
    state.codes = [...made.toReversed(), ...state.codes]
    return json(made.map((code) => discountRecord(call, code)))
  }, ofEvent)

const codeIn = ({ parameters, state }: Call, event: Event | null): DiscountCode | undefined =>
  state.codes.find((code) => code.event === event && String(code.id) === parameters["id"])

/** `POST …/discount-code/<id>/` (seed 002, Toggle discount code). */
export const toggleCode = (ofEvent: boolean): Route =>
  scoped((call, event) => {
    const code = codeIn(call, event)
    if (code === undefined) return notFound
    code.active = !code.active
    return json(discountRecord(call, code))
  }, ofEvent)

/** `DELETE …/discount-code/<id>/` (seed 002, Delete discount codes): 404 too for one that has been used. */
export const deleteCode = (ofEvent: boolean): Route =>
  scoped((call, event) => {
    const code = codeIn(call, event)
    if (code === undefined || code.used() > 0) return notFound
    call.state.codes = call.state.codes.filter((one) => one !== code)
    return empty
  }, ofEvent)
