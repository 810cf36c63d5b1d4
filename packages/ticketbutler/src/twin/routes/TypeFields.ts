/**
 * Ticket types in requests: by themselves, in a new event, and in the update of one.
 *
 * @module
 */
import type { Json, JsonObject } from "@boxport/model"
import { Fields } from "../http/Body.ts"
import type { Event, TicketType } from "../state/Model.ts"
import { mint, setStock, type State, stockOf } from "../state/State.ts"

/** What a request says of a ticket type; undefined where it says nothing. */
export interface TypeFields {
  readonly pk: number | null | undefined
  readonly title: string | undefined
  readonly price: number | undefined
  /** How many are left; it wins over `total`. */
  readonly left: number | undefined
  readonly total: number | undefined
  readonly active: boolean | undefined
  readonly isMembersOnly: boolean | undefined
  readonly description: string | null | undefined
  readonly startDate: string | null | undefined
  readonly sortId: number | null | undefined
}

/**
 * Reads a ticket type. A `new` one needs title, price and how many there are, an `entry` of an event's update title and
 * price, a `change` nothing.
 */
export const typeFields = (
  item: Json | undefined,
  currency: string,
  kind: "new" | "entry" | "change",
): TypeFields | { readonly errors: JsonObject } => {
  const fields = new Fields(item)
  const need = kind === "change" ? "optional" : "required"
  const read: TypeFields = {
    pk: kind === "entry" ? fields.numberOrNull("pk") : undefined,
    title: fields.text("title", need),
    price: fields.amount("price", currency, need),
    left: fields.count("amount"),
    total: fields.count("amount_total", kind === "new" ? "required" : "optional"),
    active: fields.boolean("active"),
    isMembersOnly: fields.boolean("is_members_only"),
    description: fields.textOrNull("description"),
    startDate: fields.textOrNull("start_date"),
    sortId: fields.numberOrNull("sort_id"),
  }
  const { errors } = fields
  return errors === undefined ? read : { errors }
}

/** Adds a ticket type to an event. */
export const addType = (state: State, event: Event, fields: TypeFields): TicketType => {
  const { number, pk, uuid } = mint(state, "type")
  const place = event.everyType.size
  const type: TicketType = {
    number,
    uuid,
    pk,
    event,
    world: null,
    place,
    admission: true,
    title: fields.title ?? "",
    description: fields.description ?? null,
    price: fields.price ?? 0,
    active: fields.active ?? true,
    onSale: true,
    soldOut: false,
    membersOnly: fields.isMembersOnly ?? false,
    salesStartAt: null,
    salesEndAt: null,
    startDate: fields.startDate ?? null,
    sortId: fields.sortId ?? null,
    total: null,
    sold: 0,
  }
  event.everyType.set(number, type)
  event.types = [...event.types, type]
  setStock(state, type, { total: fields.left ?? fields.total ?? 0 })
  return type
}

/** Changes a ticket type: its price only while nothing of it is sold. */
export const changeType = (state: State, type: TicketType, fields: TypeFields): void => {
  type.title = fields.title ?? type.title
  if (stockOf(state, type).sold === 0) type.price = fields.price ?? type.price
  type.active = fields.active ?? type.active
  type.membersOnly = fields.isMembersOnly ?? type.membersOnly
  if (fields.description !== undefined) type.description = fields.description
  if (fields.startDate !== undefined) type.startDate = fields.startDate
  if (fields.sortId !== undefined) type.sortId = fields.sortId
  if (fields.left !== undefined) setStock(state, type, { left: fields.left })
  else if (fields.total !== undefined) setStock(state, type, { total: fields.total })
}
