/**
 * Taking back what an operation made.
 *
 * @module
 */
import type { ConnectorError, Made, PlannedOperation, Undone } from "@boxport/connector"
import { asked, bodyOf, kept, removed, takenBack, unlessRefused, voided } from "@boxport/connector/target"
import { Effect, Option, Stream } from "effect"
import type { Ticket } from "../api/records/Ticket.ts"
import { bodies } from "./Bodies.ts"
import { type Context, factOf } from "./Context.ts"
import { findList, whoIsIn } from "./Door.ts"
import { markIn, markInTracking } from "./Markers.ts"
import { allStates, isOver, readRegistration } from "./Registrations.ts"

type Undoing = Effect.Effect<Undone, ConnectorError>

const about = ["first_name", "last_name", "email", "phone_number", "company_name"] as const

/** Whether somebody has changed who a ticket is for since it was loaded. */
const isTouched = (
  ticket: Ticket,
  holder: { readonly [name in (typeof about)[number]]?: string } | undefined,
): boolean => about.some((name) => (ticket[name] ?? "") !== (holder?.[name] ?? ""))

const undoTicket = Effect.fnUntraced(function* (context: Context, operation: PlannedOperation, thing: Made) {
  const { client } = context
  const { holder, ticket: source } = yield* bodyOf(context, operation, bodies.update_ticket)
  const at = { event_slug: factOf(thing, "event"), ticket_slug: factOf(thing, "code") }
  const ticket = yield* asked(client.tickets.get(at))
  if (isOver(ticket)) return voided
  if (markIn(ticket.metadata) !== source || isTouched(ticket, holder)) {
    return kept("somebody has changed it since")
  }
  yield* asked(client.tickets.void({ ...at, body: { resell: true } }))
  return voided
})

/** Cancelling makes every ticket void, so it is done only where none is left that counts. */
const undoOrder = Effect.fnUntraced(function* (context: Context, thing: Made) {
  const at = { event_slug: factOf(thing, "event"), registration_slug: factOf(thing, "slug") }
  const { registration, tickets } = yield* readRegistration(context, at.event_slug, at.registration_slug)
  if (registration.cancelled === true || registration.state === "cancelled") return voided
  const isAlive = tickets.some((ticket) => !isOver(ticket) && (markIn(ticket.metadata) !== null || ticket.assigned))
  if (isAlive) return kept("it has tickets that were not taken back")
  yield* asked(context.client.registrations.cancel(at))
  return voided
})

const ticketStates = ["complete", "incomplete", "unassigned"] as const

/** Valid tickets of an event; none is left of ours by now. */
const hasTickets = ({ client }: Context, event_slug: string, release?: string) =>
  Effect.map(
    asked(
      client.tickets
        .list({
          event_slug,
          search: { states: ticketStates, ...(release === undefined ? {} : { release_ids: [release] }) },
        })
        .pipe(
          Stream.filter((ticket) => !isOver(ticket)),
          Stream.take(1),
          Stream.runCount,
        ),
    ),
    (tickets) => tickets > 0,
  )

/** One of which tickets were sold cannot go; put away, it admits nobody. */
const undoType = Effect.fnUntraced(function* (context: Context, thing: Made) {
  const { client } = context
  const at = { event_slug: factOf(thing, "event"), release_slug: factOf(thing, "slug") }
  if (yield* hasTickets(context, at.event_slug, at.release_slug)) {
    return kept("it has tickets that this migration did not make, or could not take back")
  }
  return yield* asked(client.releases.delete(at)).pipe(
    Effect.as(removed),
    Effect.catch((error): Undoing =>
      error.reason._tag === "Refused" ? Effect.as(asked(client.releases.archive(at)), voided) : Effect.fail(error),
    ),
  )
})

const undoEvent = Effect.fnUntraced(function* (context: Context, thing: Made) {
  const { client } = context
  const event_slug = factOf(thing, "slug")
  if (yield* hasTickets(context, event_slug)) {
    return kept("it has tickets that this migration did not make, or could not take back")
  }
  const strangers = yield* asked(
    client.registrations.list({ event_slug, search: { states: allStates } }).pipe(
      Stream.filter(({ metadata, source }) => markIn(metadata) === null && markInTracking(source) === null),
      Stream.take(1),
      Stream.runCount,
    ),
  )
  if (strangers > 0) return kept("somebody else has registered for it")
  yield* asked(client.events.delete({ event_slug }))
  return removed
})

const undoList = Effect.fnUntraced(function* (context: Context, thing: Made) {
  const event_slug = factOf(thing, "event")
  const list = yield* findList(context, event_slug)
  if (Option.isNone(list)) return removed
  const checkin_list_slug = list.value.slug
  if ((yield* whoIsIn(context, checkin_list_slug)).size > 0) return kept("people were let in by it since")
  yield* asked(context.client.checkinLists.delete({ event_slug, checkin_list_slug }))
  return removed
})

const undoCheckIns = Effect.fnUntraced(function* (context: Context, made: ReadonlyArray<Made>) {
  const [first] = made
  const list = first === undefined ? Option.none() : yield* findList(context, factOf(first, "event"))
  if (Option.isNone(list)) return removed
  const checkin_list_slug = list.value.slug
  return yield* takenBack(made, ({ target }) =>
    Effect.as(asked(context.client.checkin.checkins.delete({ checkin_list_slug, checkin_uuid: target })), removed),
  )
})

const undoDiscount = Effect.fnUntraced(function* ({ client }: Context, thing: Made) {
  const at = { event_slug: factOf(thing, "event"), discount_code_id: Number(thing.target) }
  const { quantity_used } = yield* asked(client.discountCodes.get(at))
  if ((quantity_used ?? 0) > 0) return kept("somebody has used it")
  yield* asked(client.discountCodes.delete(at))
  return removed
})

/** Takes back what an operation made. */
export const undo =
  (context: Context) =>
  (operation: PlannedOperation, made: ReadonlyArray<Made>): Undoing => {
    const { client } = context
    const [thing] = made
    if (thing === undefined) return Effect.succeed(removed)
    const event_slug = factOf(thing, "event")
    const gone = (remove: Effect.Effect<unknown, ConnectorError>): Undoing => Effect.as(remove, removed)
    /** Tickets that stay keep their answers, and what they admit to. */
    const unlessUsed = (remove: Effect.Effect<unknown, ConnectorError>): Undoing =>
      Effect.flatMap(hasTickets(context, event_slug), (is) =>
        is ? Effect.succeed(kept("its event has tickets that were not taken back")) : gone(remove),
      )
    const attempt = (): Undoing => {
      switch (operation.kind) {
        case "update_ticket":
          return undoTicket(context, operation, thing)
        case "create_order":
          return undoOrder(context, thing)
        case "check_in":
          return undoCheckIns(context, made)
        case "create_check_in_list":
          return undoList(context, thing)
        case "create_contact":
          return gone(asked(client.interestedUsers.delete({ event_slug, interested_user_id: Number(thing.target) })))
        case "create_activity":
          return unlessUsed(asked(client.activities.delete({ event_slug, activity_id: Number(thing.target) })))
        case "create_discount":
          return undoDiscount(context, thing)
        case "create_ticket_type":
          return undoType(context, thing)
        case "create_question":
          return unlessUsed(asked(client.questions.delete({ event_slug, question_slug: factOf(thing, "slug") })))
        case "create_event":
          return undoEvent(context, thing)
        default:
          return Effect.succeed(removed)
      }
    }
    return unlessRefused(attempt())
  }
