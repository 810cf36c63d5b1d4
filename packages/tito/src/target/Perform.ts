/**
 * Doing one operation at Tito.
 *
 * @module
 */
import type { ConnectorError, Known, Made, PlannedOperation } from "@boxport/connector"
import { asked, bodyOf, madeOf, refuse } from "@boxport/connector/target"
import { Effect, Option, Stream } from "effect"
import { bodies } from "./Bodies.ts"
import { type Context, factOf, looking } from "./Context.ts"
import { arrivingBy, findList, idOfList, letIn } from "./Door.ts"
import { loadTicket, registerOrder } from "./Load.ts"
import { closeType, openType } from "./Room.ts"
import { createActivity, createEvent, createQuestion, createType } from "./SetUp.ts"
import { listTitle } from "./PlanCheckIns.ts"

/** The addresses of people interested in an event, read once a run: whoever is there already is not made again. */
const interestedIn = ({ client, interested }: Context, event_slug: string) =>
  Effect.gen(function* () {
    const known = interested.get(event_slug)
    if (known !== undefined) return known
    const all = yield* asked(Stream.runCollect(client.interestedUsers.list({ event_slug })))
    const found = new Map(all.map(({ email, id }) => [(email ?? "").toLowerCase(), String(id)]))
    interested.set(event_slug, found)
    return found
  })

/** Does one operation. */
export const perform =
  (context: Context) =>
  (operation: PlannedOperation, known: Known): Effect.Effect<ReadonlyArray<Made>, ConnectorError> =>
    Effect.gen(function* () {
      const { client } = context
      const { id, need, slug } = looking(context, operation, known)
      switch (operation.kind) {
        case "create_event":
          return yield* createEvent(context, operation)
        case "create_question":
          return yield* createQuestion(context, operation, known)
        case "create_ticket_type":
          return yield* createType(context, operation, known)
        case "create_activity":
          return yield* createActivity(context, operation, known)
        case "open_ticket_type":
          return yield* openType(context, operation, known)
        case "close_ticket_type":
          return yield* closeType(context, operation, known)
        case "create_discount": {
          const body = yield* bodyOf(context, operation, bodies.create_discount)
          const event_slug = yield* slug("events", body.event)
          const release_ids = yield* Effect.forEach(body.ticket_types, (source) => id("ticket_types", source))
          const { amount, percent, quantity, start_at, end_at } = body
          const code = yield* asked(
            client.discountCodes.create({
              event_slug,
              body: {
                code: body.code,
                type: amount === undefined ? "PercentOffDiscountCode" : "MoneyOffDiscountCode",
                value: amount ?? percent ?? "0",
                release_ids,
                ...(quantity === undefined ? {} : { quantity }),
                ...(start_at === undefined ? {} : { start_at }),
                ...(end_at === undefined ? {} : { end_at }),
              },
            }),
          )
          return madeOf(operation, String(code.id), { event: event_slug })
        }
        case "open_activity":
        case "close_activity": {
          const { activity, capacity = null, event } = yield* bodyOf(context, operation, bodies[operation.kind])
          const event_slug = yield* slug("events", event)
          const activity_id = yield* id("activities", activity)
          yield* asked(client.activities.update({ event_slug, activity_id, body: { capacity } }))
          return []
        }
        case "open_event":
        case "close_event": {
          const { capacity = null, event } = yield* bodyOf(context, operation, bodies[operation.kind])
          const event_slug = yield* slug("events", event)
          yield* asked(client.events.update({ event_slug, body: { quantity: capacity } }))
          return []
        }
        case "create_contact": {
          const { email, event, name } = yield* bodyOf(context, operation, bodies.create_contact)
          const event_slug = yield* slug("events", event)
          const there = yield* interestedIn(context, event_slug)
          const found = there.get(email.toLowerCase())
          if (found !== undefined) return madeOf(operation, found, { event: event_slug })
          const person = yield* asked(
            client.interestedUsers.create({ event_slug, body: { email, ...(name === undefined ? {} : { name }) } }),
          )
          there.set(email.toLowerCase(), String(person.id))
          return madeOf(operation, String(person.id), { event: event_slug })
        }
        case "create_order":
          return yield* registerOrder(context, operation, known)
        case "update_ticket":
          return yield* loadTicket(context, operation, known)
        case "update_order": {
          const body = yield* bodyOf(context, operation, bodies.update_order)
          const event_slug = yield* slug("events", body.event)
          const registration_slug = yield* slug("orders", body.order)
          const { address, company_name, metadata, payment_reference, phone_number, total } = body
          yield* asked(
            client.registrations.update({
              event_slug,
              registration_slug,
              body: {
                metadata,
                source: body.tracking ?? null,
                ...(company_name === undefined ? {} : { company_name }),
                ...(phone_number === undefined ? {} : { phone_number }),
                ...(payment_reference === undefined ? {} : { payment_reference }),
                ...(total === undefined ? {} : { total }),
                ...(address === undefined ? {} : { billing_address_attributes: address }),
              },
            }),
          )
          return []
        }
        case "void_ticket": {
          const body = yield* bodyOf(context, operation, bodies.void_ticket)
          const event_slug = yield* slug("events", body.event)
          const ticket_slug = factOf(yield* need("tickets", body.ticket), "code")
          // The place is not lost: the capacity is set once all are in.
          yield* asked(client.tickets.void({ event_slug, ticket_slug, body: { resell: true } }))
          return []
        }
        case "cancel_order": {
          const body = yield* bodyOf(context, operation, bodies.cancel_order)
          const event_slug = yield* slug("events", body.event)
          const registration_slug = yield* slug("orders", body.order)
          yield* asked(client.registrations.cancel({ event_slug, registration_slug }))
          return []
        }
        case "create_check_in_list": {
          const { event } = yield* bodyOf(context, operation, bodies.create_check_in_list)
          const event_slug = yield* slug("events", event)
          // Nothing else marks it, so one of that name is ours.
          const found = yield* findList(context, event_slug)
          const list = Option.isSome(found)
            ? found.value
            : yield* asked(client.checkinLists.create({ event_slug, body: { title: listTitle } }))
          context.doors.set(event_slug, list.slug)
          return madeOf(operation, idOfList(list), { event: event_slug })
        }
        case "check_in": {
          const { event } = yield* bodyOf(context, operation, bodies.check_in)
          const event_slug = yield* slug("events", event)
          return yield* letIn(context, operation, event_slug, yield* arrivingBy(context, operation, known))
        }
        case "open_sales": {
          const body = yield* bodyOf(context, operation, bodies.open_sales)
          const event_slug = yield* slug("events", body.event)
          const release_slug = yield* slug("ticket_types", body.ticket_type)
          yield* asked(client.releases.activate({ event_slug, release_slug, body: {} }))
          return []
        }
        case "publish_event": {
          const { event } = yield* bodyOf(context, operation, bodies.publish_event)
          const event_slug = yield* slug("events", event)
          yield* asked(client.events.update({ event_slug, body: { live: true } }))
          return []
        }
        default:
          return yield* refuse(context, operation, `nobody here knows how to ${operation.kind}`, "Plan again.")
      }
    })
