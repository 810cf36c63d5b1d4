/**
 * Events.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { type Answer, empty, json, refused } from "../http/Answer.ts"
import { Fields, uuidIn } from "../http/Body.ts"
import { eventListRecord, eventRecord, isExpired, newEventRecord, teamOf } from "../records/Events.ts"
import { type Address, type Event, noAddress } from "../state/Model.ts"
import { purchasesOf } from "../state/Purchases.ts"
import { mint } from "../state/State.ts"
import { type Call, mail, type Route, withEvent } from "./Route.ts"
import { addType, changeType, type TypeFields, typeFields } from "./TypeFields.ts"

/** The events of the account; without `old=true` those that are still to come. */
export const listEvents: Route = (call) => {
  const isOld = ["true", "True", "1"].includes(call.query.get("old") ?? "")
  const events = call.state.events.filter((event) => !event.isDeleted && (isOld || !isExpired(call.state, event)))
  return json(events.map((event) => eventListRecord(call, event)))
}

export const getEvent = withEvent((call, event) => json(eventRecord(call, event)))

const addressFields = [
  "first_name",
  "last_name",
  "title",
  "business_name",
  "cvr",
  "street",
  "street_2",
  "city",
  "postcode",
  "country",
  "phone",
  "language",
] as const

/** The address in a request: the fields that it has. */
export const addressIn = (fields: Fields, need: "required" | "optional"): Partial<Address> | undefined => {
  const raw = fields.raw("address")
  if (raw === undefined) return need === "required" ? fields.fail("address", "This field is required.") : undefined
  const inside = new Fields(raw)
  const stated = addressFields.flatMap((field) => {
    const value = inside.anyText(field)
    return value === undefined ? [] : [[field, value] as const]
  })
  const email = inside.raw("email") === "" ? "" : inside.email("email")
  const venue = inside.textOrNull("venue")
  const { errors } = inside
  if (errors !== undefined) return fields.fail("address", errors)
  return {
    ...Object.fromEntries(stated),
    ...(email === undefined ? {} : { email }),
    ...(venue === undefined ? {} : { venue }),
  }
}

/** What making and updating events have in common. */
const commonFields = (call: Call, fields: Fields) => {
  const team = fields.text("team")
  const own = teamOf(call.state)
  if (team !== undefined && team !== own.name && team !== "Default" && uuidIn(team) !== own.uuid) {
    fields.fail("team", `Object with uuid=${team} does not exist.`)
  }
  const settings = fields.raw("eventsettings")
  if (settings !== undefined && !Lenient.isObject(settings)) {
    fields.fail("eventsettings", "Invalid data. Expected a dictionary.")
  }
  return {
    isMembersOnly: fields.boolean("is_members_only"),
    address: addressIn(fields, "optional"),
    description: fields.anyText("description"),
    summary: fields.anyText("summary"),
    settings: Lenient.isObject(settings) ? settings : {},
  }
}

const slugOf = (title: string, number: number): string =>
  `${title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")}-${number}`

/** `POST /events/` (seed 002, Create an event). */
export const createEvent: Route = (call) => {
  const { organisation } = call.state.world
  const fields = new Fields(call.body)
  const title = fields.text("title", "required")
  const startsAt = fields.moment("start_date", "required")
  const endsAt = fields.moment("end_date")
  if (startsAt !== undefined && endsAt !== undefined && endsAt < startsAt) {
    fields.fail("end_date", "The event cannot end before it begins.")
  }
  const types = fields.list("ticket_types", "required", (item) => typeFields(item, organisation.currency, "new"))
  const common = commonFields(call, fields)
  if (fields.errors !== undefined || title === undefined || startsAt === undefined || types === undefined) {
    return refused(fields.errors ?? {})
  }
  const { number, uuid } = mint(call.state, "event")
  const event: Event = {
    number,
    uuid,
    world: null,
    slug: slugOf(title, number),
    title,
    summary: common.summary ?? "",
    description: common.description ?? "",
    startsAt,
    endsAt: endsAt ?? null,
    timezone: organisation.timezone,
    currency: organisation.currency,
    vatPercent: null,
    membersOnly: common.isMembersOnly ?? false,
    address: { ...noAddress, ...common.address },
    capacity: null,
    settings: common.settings,
    vouchers: null,
    isDeleted: false,
    types: [],
    everyType: new Map(),
    questions: [],
  }
  for (const type of types) addType(call.state, event, type)
  call.state.events = [...call.state.events, event]
  return json(newEventRecord(call, event))
}

/** Replaces the ticket types of an event: those that no `pk` names are gone, whatever was sold of them. */
const replaceTypes = (call: Call, event: Event, entries: ReadonlyArray<TypeFields>): void => {
  const before = event.types
  event.types = []
  for (const entry of entries) {
    const kept = before.find(({ pk }) => pk === entry.pk)
    if (kept === undefined) addType(call.state, event, entry)
    else {
      changeType(call.state, kept, entry)
      event.types = [...event.types, kept]
    }
  }
}

/**
 * `POST /events/E/` (seed 002, Update event). Without ticket types, all of them are deleted. The price of a type of which
 * tickets are sold stays what it was.
 */
export const updateEvent = withEvent((call, event): Answer => {
  const fields = new Fields(call.body)
  const title = fields.text("title")
  const startsAt = fields.moment("start_date")
  const endsAt = fields.moment("end_date")
  const types = fields.list("ticket_types", "optional", (item) => typeFields(item, event.currency, "entry"))
  const common = commonFields(call, fields)
  if (fields.errors !== undefined) return refused(fields.errors)
  event.title = title ?? event.title
  event.startsAt = startsAt ?? event.startsAt
  event.endsAt = endsAt ?? event.endsAt
  event.membersOnly = common.isMembersOnly ?? event.membersOnly
  event.address = { ...event.address, ...common.address }
  event.description = common.description ?? event.description
  event.summary = common.summary ?? event.summary
  event.settings = { ...event.settings, ...common.settings }
  replaceTypes(call, event, types ?? [])
  return json(eventRecord(call, event))
})

/** `DELETE /events/E/` (seed 002, Delete event): whoever has a ticket is mailed the reason. */
export const deleteEvent = withEvent((call, event): Answer => {
  const fields = new Fields(call.body ?? {})
  const reason = fields.text("delete_reason", "required")
  if (reason !== undefined && reason.length < 5) {
    fields.fail("delete_reason", "Ensure this field has at least 5 characters.")
  }
  if (fields.errors !== undefined || reason === undefined) return refused(fields.errors ?? {})
  const told = new Set<string>()
  for (const { address, state, tickets } of purchasesOf(call.state, event)) {
    if (state === "CANCELLED" || state === "REFUND") continue
    for (const ticket of tickets) {
      const to = ticket.email === "" ? address.email : ticket.email
      if (ticket.refunded || to === "" || told.has(to)) continue
      told.add(to)
      mail(call, { to, subject: `Cancelled: ${event.title}`, text: reason })
    }
  }
  event.isDeleted = true
  return empty
})
