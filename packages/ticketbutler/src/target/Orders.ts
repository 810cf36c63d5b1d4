/**
 * An order at the target, and which of its tickets stand for which of the source.
 *
 * @module
 */
import type { Known, Made, PlannedOperation } from "@boxport/connector"
import { canonicalUuid } from "../mapping/Uuid.ts"
import type { Order } from "../api/records/Order.ts"
import type { Ticket } from "../api/records/Ticket.ts"
import type { BodyOf } from "./Bodies.ts"

/** A uuid in the form that canonical rows have. */
export const uuidOf = (uuid: string): string => canonicalUuid(uuid) ?? uuid

/**
 * Gives each ticket that was wanted one of the order's: the one that carries its id already, else the next of its type.
 * Undefined where the order has too few.
 */
export const assigned = (
  operation: PlannedOperation,
  { tickets: wanted }: BodyOf<"create_order">,
  { tickets, uuid }: Order,
  known: Known,
): ReadonlyArray<Made> | undefined => {
  const free: Array<Ticket> = [...(tickets ?? [])]
  const take = (is: (ticket: Ticket) => boolean): Ticket | undefined => {
    const at = free.findIndex(is)
    return at === -1 ? undefined : free.splice(at, 1)[0]
  }
  const order = uuidOf(uuid)
  const marked = wanted.map(({ ticket }) => take(({ external_uuid }) => external_uuid === ticket))
  const isOneType = new Set(wanted.map(({ ticket_type }) => ticket_type)).size === 1
  const given = wanted.map(({ ticket_type }, index) => {
    const pk = known("ticket_types", ticket_type)?.facts["pk"]
    return (
      marked[index] ??
      take(
        (ticket) =>
          (ticket.external_uuid ?? null) === null && (isOneType || String(ticket.ticket_type_pk ?? "") === pk),
      )
    )
  })
  const made = wanted.flatMap(({ ticket: source }, index): ReadonlyArray<Made> => {
    const target = given[index]?.uuid
    return target === undefined
      ? []
      : [{ kind: "tickets", source, target: uuidOf(target), facts: { code: uuidOf(target), order } }]
  })
  if (made.length < wanted.length) return undefined
  const orders = operation.makes.filter(({ kind }) => kind === "orders")
  return [...orders.map(({ kind, source }): Made => ({ kind, source, target: order, facts: {} })), ...made]
}
