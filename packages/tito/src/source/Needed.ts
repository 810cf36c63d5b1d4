/**
 * Which tables each part of an event is read for: those it gives rows to, and those whose rows refer to it.
 *
 * @module
 */
import type { TableName } from "@boxport/model"

/** The tables that want a part of an event. */
export const neededFor = {
  releases: ["ticket_types", "questions", "discounts", "activities", "order_lines", "tickets"],
  questions: ["questions", "answers"],
  activities: ["activities"],
  discountCodes: ["discounts"],
  checkins: ["check_ins", "tickets"],
  registrations: ["orders", "order_lines"],
  refunds: ["refunds"],
  tickets: ["tickets", "answers"],
  contacts: ["contacts"],
} as const satisfies { readonly [part: string]: ReadonlyArray<TableName> }
