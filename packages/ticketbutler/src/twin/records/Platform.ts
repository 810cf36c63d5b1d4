/**
 * What belongs to the whole account, as the platform shows it: discount codes, newsletter signups, webhooks.
 *
 * @module
 */
import type { DiscountCode, Hook } from "../state/Model.ts"
import type { Surroundings } from "./Surroundings.ts"
import { utcMicros, zonedMicros } from "./Texts.ts"

/** A discount code. */
export const discountRecord = ({ shapes }: Surroundings, code: DiscountCode): object => {
  const path = code.event === null ? "/api" : `/api/event/${code.event.uuid}`
  const documented = {
    id: code.id,
    active: code.active,
    amount: code.amount,
    code: code.code,
    toggle_url: `${path}/discount-code/${code.id}/`,
    usage_tickets_limit: code.limit(),
    discount_type: code.kind,
    ...(code.typeUuid === null ? {} : { ticket_type_uuid: code.typeUuid }),
  }
  return shapes === "seed"
    ? { ...documented, amount_times_applied: code.used() }
    : {
        ...documented,
        applies_to: { applied_to_ticket: 0, applied_to_event: 0 },
        group_uuid: null,
        group_name: null,
        usage_limit_per_event: null,
        amount_tickets_applied: code.used(),
        total_revenue: "0.00",
        start_date: code.startsAt === null ? null : utcMicros(code.startsAt),
        end_date: code.endsAt === null ? null : utcMicros(code.endsAt),
      }
}

/** Everybody who signed up for newsletters, with the title of the first event that happened at. */
export const newsletterRecords = ({ shapes, state: { events, world } }: Surroundings): ReadonlyArray<object> => {
  const records: Array<object> = []
  for (let index = 0; index < world.contacts.count; index++) {
    const contact = world.contacts.at(index)
    if (contact === undefined || contact.kind !== "newsletter") continue
    const event = events[index % events.length]
    records.push({
      first_name: contact.firstName,
      last_name: contact.lastName ?? "",
      date_joined: zonedMicros(contact.createdAt, world.organisation.timezone),
      email: contact.email,
      newsletter_event: event?.title ?? "",
      ...(shapes === "live" ? { team: world.organisation.name } : {}),
    })
  }
  return records
}

/** What webhooks can be told of (seed 002, Actions). */
export const webhookActions: ReadonlyArray<string> = [
  "all",
  "event.all",
  "event.added",
  "event.updated",
  "event.removed",
  "purchase.all",
  "purchase.cancelled",
  "purchase.newsletter",
  "purchase.paid",
  "purchase.refunded",
  "ticket.checkin",
]

/** What webhooks can be told of that the list does not have (seed 002, Actions and its example of a list). */
export const otherActions: ReadonlyArray<string> = ["ticket.paid", "ticket.refund", "ticket.updated", "event.create"]

/** A webhook. */
export const hookRecord = ({ state: { world } }: Surroundings, hook: Hook): object => ({
  uuid: hook.uuid,
  action: hook.action,
  active: hook.active,
  created: zonedMicros(hook.createdAt, world.organisation.timezone),
  updated: zonedMicros(hook.updatedAt, world.organisation.timezone),
  scope: "whitelabel",
  url: hook.url,
})
