/**
 * Loading an order: a registration that has all its tickets at once, then a change for each of them.
 *
 * @module
 */
import type { Known, Made, MadeThing, PlannedOperation } from "@boxport/connector"
import { asked, bodyOf, madeOf, refuse } from "@boxport/connector/target"
import { Array as Arrays, Effect } from "effect"
import type { Registration } from "../api/records/Registration.ts"
import { bodies } from "./Bodies.ts"
import { type Context, factOf, looking } from "./Context.ts"
import { markIn, trackingOf } from "./Markers.ts"
import { freeOne, readRegistration, share, sharesIn, ticketsIn } from "./Registrations.ts"

/** What a registration is to what follows: which of its tickets is meant for which of the source. */
export const madeOfRegistration = Effect.fnUntraced(function* (
  context: Context,
  operation: PlannedOperation,
  known: Known,
  event_slug: string,
  registration: Registration,
) {
  const { need } = looking(context, operation, known)
  const { tickets } = yield* bodyOf(context, operation, bodies.create_order)
  const wanted = yield* Effect.forEach(tickets, ({ ticket, ticket_type }) =>
    Effect.map(need("ticket_types", ticket_type), ({ target }) => ({ ticket, release: target })),
  )
  const there = yield* ticketsIn(context, event_slug, registration)
  return madeOf(operation, String(registration.id), {
    slug: registration.slug,
    event: event_slug,
    tickets: share(there, wanted),
  })
})

/** Registers an order. It mails nobody, as it does not ask for it (seed 003: `notify`). */
export const registerOrder = Effect.fnUntraced(function* (context: Context, operation: PlannedOperation, known: Known) {
  const { id, slug } = looking(context, operation, known)
  const { email, event, lines, name, source } = yield* bodyOf(context, operation, bodies.create_order)
  const event_slug = yield* slug("events", event)
  const line_items = yield* Effect.forEach(lines, ({ donation, quantity, ticket_type }) =>
    Effect.map(id("ticket_types", ticket_type), (release_id) => ({
      release_id,
      quantity,
      ...(donation === undefined ? {} : { donation }),
    })),
  )
  if (!Arrays.isReadonlyArrayNonEmpty(line_items)) {
    return yield* refuse(context, operation, "an order without tickets", "Plan again.")
  }
  const registration = yield* asked(
    context.client.registrations.create({
      event_slug,
      expand: ["tickets"],
      body: {
        line_items,
        source: trackingOf(source),
        ...(name === undefined ? {} : { name }),
        ...(email === undefined ? {} : { email }),
      },
    }),
  )
  return yield* madeOfRegistration(context, operation, known, event_slug, registration)
})

/** The slug of the ticket that stands for one of the source, or is to; null where its registration has none. */
export const ticketMeant = Effect.fnUntraced(function* (
  context: Context,
  event_slug: string,
  order: MadeThing,
  release: string,
  source: string,
) {
  const shares = sharesIn(order.facts)
  const share = shares.get(source)
  if (share !== undefined) return share
  const { tickets } = yield* readRegistration(context, event_slug, factOf(order, "slug"))
  const marked = tickets.find(({ metadata }) => markIn(metadata) === source)
  return marked?.slug ?? freeOne(tickets, release, new Set(shares.values()))?.slug ?? null
})

/** Makes a registration's ticket one of the source's. */
export const loadTicket = Effect.fnUntraced(function* (context: Context, operation: PlannedOperation, known: Known) {
  const { id, need, slug } = looking(context, operation, known)
  const body = yield* bodyOf(context, operation, bodies.update_ticket)
  const event_slug = yield* slug("events", body.event)
  const { target: release } = yield* need("ticket_types", body.ticket_type)
  const order = yield* need("orders", body.order)
  const ticket_slug = yield* ticketMeant(context, event_slug, order, release, body.ticket)
  if (ticket_slug === null) {
    const why = "its registration has no ticket of this type that is free"
    return yield* refuse(context, operation, why, "Register it by hand: the order had fewer tickets when it was made.")
  }
  const answers = yield* Effect.forEach(body.answers, ({ alternate, question, response }) =>
    Effect.map(id("questions", question), (question_id) => ({
      question_id,
      primary_response: response,
      ...(alternate === undefined ? {} : { alternate_response: alternate }),
    })),
  )
  const ticket = yield* asked(
    context.client.tickets.update({
      event_slug,
      ticket_slug,
      body: {
        ...body.holder,
        metadata: body.metadata,
        ...(body.tags === undefined ? {} : { tags: body.tags }),
        ...(body.price === undefined ? {} : { price: body.price }),
        ...(answers.length === 0 ? {} : { answers }),
      },
    }),
  )
  return madeOfTicket(operation, event_slug, ticket)
})

/** What a ticket is to what follows; scanners read its slug. */
export const madeOfTicket = (
  operation: PlannedOperation,
  event_slug: string,
  { id, slug }: { readonly id: number; readonly slug: string },
): ReadonlyArray<Made> => madeOf(operation, String(id), { code: slug, event: event_slug })
