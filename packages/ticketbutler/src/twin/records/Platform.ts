/**
 * What belongs to the whole account, as the platform shows it: discount codes, newsletter signups, webhooks.
 *
 * @module
 */
import { stableNumber, type World, type WorldDiscount, type WorldEvent } from "@boxport/connector/testing"
import type { Surroundings } from "./Events.ts"
import { hex } from "./Ids.ts"
import { decimal, utcMicros, zonedMicros } from "./Texts.ts"

/** The codes that hold for one event; for null those that hold for all. */
export const discountsOf = (world: World, event: WorldEvent | null): ReadonlyArray<WorldDiscount> =>
  world.discounts.filter((discount) => (event === null ? discount.series === null : discount.series === event.series))

const idOf = (discount: WorldDiscount, event: WorldEvent | null): number =>
  stableNumber("ticketbutler discount", discount.number * 1024 + (event === null ? 0 : event.number + 1))

/** A discount code. One that holds for several types of an event cannot say so: it knows one type, or all. */
export const discountRecord = (
  { shapes, world }: Surroundings,
  discount: WorldDiscount,
  event: WorldEvent | null,
): object => {
  const id = idOf(discount, event)
  const used = world.redemptionsOf(discount)
  const own = event === null || discount.scope !== "types" ? [] : discount.types.filter((type) => type.event === event)
  const [type, ...others] = own
  const currency = discount.currency ?? world.organisation.currency
  const path = event === null ? "/api" : `/api/event/${hex("event", event.number)}`
  const documented = {
    id,
    active: discount.active,
    amount: discount.kind === "percent" ? discount.percent.toFixed(2) : decimal(discount.amount, currency),
    code: discount.code,
    toggle_url: `${path}/discount-code/${id}/`,
    usage_tickets_limit: used.limit,
    discount_type: discount.kind === "percent" ? "PERCENTAGE" : "PER_TICKET",
    ...(type === undefined || others.length > 0 ? {} : { ticket_type_uuid: hex("type", type.number) }),
  }
  return shapes === "seed"
    ? { ...documented, amount_times_applied: used.tickets }
    : {
        ...documented,
        applies_to: { applied_to_ticket: 0, applied_to_event: 0 },
        group_uuid: null,
        group_name: null,
        usage_limit_per_event: null,
        amount_tickets_applied: used.tickets,
        total_revenue: "0.00",
        start_date: discount.startsAt === null ? null : utcMicros(discount.startsAt),
        end_date: discount.endsAt === null ? null : utcMicros(discount.endsAt),
      }
}

/** Everybody who signed up for newsletters, with the title of the first event that happened at. */
export const newsletterRecords = ({ shapes, world }: Surroundings): ReadonlyArray<object> => {
  const records: Array<object> = []
  for (let index = 0; index < world.contacts.count; index++) {
    const contact = world.contacts.at(index)
    if (contact === undefined || contact.kind !== "newsletter") continue
    const event = world.events[index % world.events.length]
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

/** How many webhooks the account has. */
const hookCount = 2

/** Where a webhook reports to; nobody else is to know. */
export const hookUrl = (number: number): string => `https://crm.example.org/incoming/${hex("hook", 100 + number)}`

const hookRecord = ({ world }: Surroundings, number: number): object => ({
  uuid: hex("hook", number),
  action: number === 0 ? "all" : "event.create",
  active: number !== 0,
  created: zonedMicros(world.now - 86_400 * (30 - number), world.organisation.timezone),
  updated: zonedMicros(world.now - 86_400 * (20 - number), world.organisation.timezone),
  scope: "whitelabel",
  url: hookUrl(number),
})

/** The webhooks of the account. */
export const webhookRecords = (around: Surroundings): ReadonlyArray<object> =>
  Array.from({ length: hookCount }, (_, number) => hookRecord(around, number))

/** One webhook; undefined for a number that none has. */
export const webhookRecord = (around: Surroundings, number: number): object | undefined =>
  number < hookCount ? hookRecord(around, number) : undefined
