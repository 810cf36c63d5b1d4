/**
 * Creating ticket types (seed 004).
 *
 * @module
 */
import { json } from "../http/Answer.ts"
import { fieldsOf } from "../http/Fields.ts"
import { seriesTypeRecord } from "../records/EventRecords.ts"
import { shaped } from "../Shapes.ts"
import { typesOf } from "../state/State.ts"
import { typesPerSeries } from "../world/Counts.ts"
import { smallStep } from "../world/Ids.ts"
import type { TicketTypeStatus } from "../world/Terms.ts"
import type { TicketType } from "../world/World.ts"
import { withSeries } from "./Events.ts"
import { refused } from "./Refused.ts"
import type { Route } from "./Route.ts"

/** Statuses as they are written, with how they are read; `members_only` cannot be written (notes 1.4). */
const statuses = {
  ON_SALE: "on_sale",
  SOLD_OUT: "sold_out",
  UNAVAILABLE: "unavailable",
  HIDDEN: "hidden",
  ADMIN_ONLY: "admin_only",
  LOCKED: "locked",
} as const satisfies { readonly [written: string]: TicketTypeStatus }

const written = ["ON_SALE", "SOLD_OUT", "UNAVAILABLE", "HIDDEN", "ADMIN_ONLY", "LOCKED"] as const

/** `POST /v1/event_series/{event_series_id}/ticket_types`. */
export const createTicketType: Route = (call) =>
  withSeries(call, (series) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const types = typesOf(state, series)
    const name = fields.text("name", "required")
    const price = fields.whole("price", { min: 0 }, "required")
    const quantity = fields.whole("quantity", { min: 0 }, "required")
    const min = fields.whole("min_per_order", { min: 1, max: 500 })
    const max = fields.whole("max_per_order", { min: 1, max: 500 })
    if (min !== undefined && min > (max ?? 20)) {
      fields.problems.push({ field: "min_per_order", messages: ["Value must not be more than max_per_order."] })
    }
    const fee = fields.whole("booking_fee", { min: 0 })
    const description = fields.text("description")
    const accessCode = fields.text("access_code")
    const hideUntil = fields.time("hide_until")
    const hideAfter = fields.time("hide_after")
    const hideWhenSoldOut = fields.word("hide_when_sold_out", ["true", "false"])
    const showRemaining = fields.word("show_quantity_remaining", ["true", "false"])
    const showBelow = fields.whole("show_quantity_remaining_less_than", { min: 0 })
    const status = fields.word("status", written)
    const groupId = fields.text("group_id") ?? groupIdOf(fields.whole("groupId", { min: 1 }))
    if (groupId !== undefined && !series.groups.some((group) => group.id === groupId)) {
      fields.problems.push({ field: "group_id", messages: ["The series has no such group."], value: groupId })
    }
    if (types.length >= typesPerSeries) {
      fields.problems.push({ field: "name", messages: ["The series has as many ticket types as it can have."] })
    }
    if (name === undefined || price === undefined || quantity === undefined || fields.problems.length > 0) {
      return refused(call, fields)
    }
    const number = state.next.ticketType
    state.next.ticketType += smallStep
    const type: TicketType = {
      place: types.length,
      number,
      id: `tt_${number}`,
      groupId: groupId ?? null,
      overrideId: null,
      hideUntil: hideUntil ?? null,
      hideAfter: hideAfter ?? null,
      draft: {
        name,
        price,
        capacity: quantity,
        status: status === undefined ? "on_sale" : statuses[status],
        ...(fee === undefined ? {} : { fee }),
        ...(description === undefined ? {} : { description }),
        ...(accessCode === undefined ? {} : { accessCode }),
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
        ...(hideWhenSoldOut === "true" ? { hideWhenSoldOut: true as const } : {}),
        ...(showRemaining === "true" ? { showRemaining: true as const } : {}),
        ...(showBelow === undefined ? {} : { showRemainingBelow: showBelow }),
      },
    }
    state.addedTypes.set(series.id, [...(state.addedTypes.get(series.id) ?? []), type])
    const discounts = new Set(fields.list("discounts"))
    state.discounts = state.discounts.map((discount) =>
      discounts.has(discount.id) ? { ...discount, typeIds: [...discount.typeIds, type.id] } : discount,
    )
    return json(201, shaped(call.shapes, "ticket_types", seriesTypeRecord(state, series, type)))
  })

/** A bare number, which some clients found to be the only form that works (notes 1.4). */
const groupIdOf = (number: number | undefined): string | undefined =>
  number === undefined ? undefined : `tg_${number}`
