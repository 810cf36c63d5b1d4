/**
 * Finding out what became of an operation whose answer was lost: by the mark where there is one, else by name.
 *
 * @module
 */
import type { ConnectorError, IsTaken, Known, MadeKind, PlannedOperation, Settled } from "@boxport/connector"
import { asked, bodyOf, done, madeOf, notDone, unsure } from "@boxport/connector/target"
import { Effect, Option, Stream } from "effect"
import { bodies } from "./Bodies.ts"
import { type Context, factOf, looking } from "./Context.ts"
import { allIn, arrivingBy, findList, idOfList } from "./Door.ts"
import { madeOfRegistration, madeOfTicket, ticketMeant } from "./Load.ts"
import { markIn } from "./Markers.ts"
import { findRegistration, isOver, releaseStates } from "./Registrations.ts"

const doneIf = (is: boolean): Settled => (is ? done([]) : notDone)

/** Events of the account in all lists. */
const allEvents = ({ client }: Context) =>
  Stream.concat(Stream.concat(client.events.list(), client.events.past()), client.events.archived())

/** The one of its name that was made: the oldest that stands for nothing else. */
const madeAmong = <Row extends { readonly id: number }>(
  rows: ReadonlyArray<Row>,
  isIt: (row: Row) => boolean,
  kind: MadeKind,
  isTaken: IsTaken,
): Row | undefined =>
  rows.filter((row) => isIt(row) && !isTaken(kind, String(row.id))).toSorted((a, b) => a.id - b.id)[0]

/** Looks whether an operation was done. */
export const settle =
  (context: Context) =>
  (
    operation: PlannedOperation,
    known: Known,
    _sentAt: string,
    isTaken: IsTaken,
  ): Effect.Effect<Settled, ConnectorError> =>
    Effect.gen(function* () {
      const { client } = context
      const { need, slug } = looking(context, operation, known)
      switch (operation.kind) {
        case "create_event": {
          const source = markIn((yield* bodyOf(context, operation, bodies.create_event)).metadata)
          const found = yield* asked(
            Stream.runCollect(Stream.filter(allEvents(context), ({ metadata }) => markIn(metadata) === source)),
          )
          const [one, ...more] = found
          if (one === undefined) return notDone
          return more.length === 0
            ? done(madeOf(operation, String(one.id), { slug: one.slug }))
            : unsure(`${found.length} events carry its mark: copies of it, perhaps`)
        }
        case "create_question": {
          const { event, title } = yield* bodyOf(context, operation, bodies.create_question)
          const event_slug = yield* slug("events", event)
          const all = yield* asked(Stream.runCollect(client.questions.list({ event_slug })))
          const one = madeAmong(all, (question) => question.title === title, "questions", isTaken)
          return one === undefined
            ? notDone
            : done(madeOf(operation, String(one.id), { slug: one.slug, event: event_slug }))
        }
        case "create_ticket_type": {
          const { event, metadata } = yield* bodyOf(context, operation, bodies.create_ticket_type)
          const event_slug = yield* slug("events", event)
          const source = markIn(metadata)
          const found = yield* asked(
            client.releases.list({ event_slug, search: { states: releaseStates } }).pipe(
              Stream.filter((release) => markIn(release.metadata) === source),
              Stream.runHead,
            ),
          )
          return Option.match(found, {
            onNone: () => notDone,
            onSome: (one) => done(madeOf(operation, String(one.id), { slug: one.slug, event: event_slug })),
          })
        }
        case "create_discount": {
          const { code, event } = yield* bodyOf(context, operation, bodies.create_discount)
          const event_slug = yield* slug("events", event)
          const found = yield* asked(
            client.discountCodes
              .list({ event_slug, search: { states: ["current", "past", "upcoming", "used", "unused"] } })
              .pipe(
                Stream.filter((one) => (one.code ?? "").toLowerCase() === code.toLowerCase()),
                Stream.runHead,
              ),
          )
          return Option.match(found, {
            onNone: () => notDone,
            onSome: (one) => done(madeOf(operation, String(one.id), { event: event_slug })),
          })
        }
        case "create_activity": {
          const { event, title } = yield* bodyOf(context, operation, bodies.create_activity)
          const event_slug = yield* slug("events", event)
          const all = yield* asked(Stream.runCollect(client.activities.list({ event_slug })))
          const one = madeAmong(all, ({ name }) => name === title, "activities", isTaken)
          return one === undefined ? notDone : done(madeOf(operation, String(one.id), { event: event_slug }))
        }
        case "create_contact": {
          const { email, event } = yield* bodyOf(context, operation, bodies.create_contact)
          const event_slug = yield* slug("events", event)
          const found = yield* asked(
            client.interestedUsers.list({ event_slug }).pipe(
              Stream.filter((person) => (person.email ?? "").toLowerCase() === email.toLowerCase()),
              Stream.runHead,
            ),
          )
          return Option.match(found, {
            onNone: () => notDone,
            onSome: ({ id }) => done(madeOf(operation, String(id), { event: event_slug })),
          })
        }
        case "create_order": {
          const { email, event, source } = yield* bodyOf(context, operation, bodies.create_order)
          const event_slug = yield* slug("events", event)
          const found = yield* findRegistration(context, event_slug, source, email)
          if (Option.isNone(found)) return notDone
          return done(yield* madeOfRegistration(context, operation, known, event_slug, found.value))
        }
        case "update_ticket": {
          const body = yield* bodyOf(context, operation, bodies.update_ticket)
          const event_slug = yield* slug("events", body.event)
          const order = yield* need("orders", body.order)
          const { target: release } = yield* need("ticket_types", body.ticket_type)
          const ticket_slug = yield* ticketMeant(context, event_slug, order, release, body.ticket)
          if (ticket_slug === null) return notDone
          const ticket = yield* asked(client.tickets.get({ event_slug, ticket_slug }))
          return markIn(ticket.metadata) === body.ticket ? done(madeOfTicket(operation, event_slug, ticket)) : notDone
        }
        case "update_order": {
          const body = yield* bodyOf(context, operation, bodies.update_order)
          const event_slug = yield* slug("events", body.event)
          const registration_slug = yield* slug("orders", body.order)
          const registration = yield* asked(client.registrations.get({ event_slug, registration_slug }))
          return doneIf(markIn(registration.metadata) === body.order)
        }
        case "void_ticket": {
          const body = yield* bodyOf(context, operation, bodies.void_ticket)
          const event_slug = yield* slug("events", body.event)
          const ticket_slug = factOf(yield* need("tickets", body.ticket), "code")
          return doneIf(isOver(yield* asked(client.tickets.get({ event_slug, ticket_slug }))))
        }
        case "cancel_order": {
          const body = yield* bodyOf(context, operation, bodies.cancel_order)
          const event_slug = yield* slug("events", body.event)
          const registration_slug = yield* slug("orders", body.order)
          const registration = yield* asked(client.registrations.get({ event_slug, registration_slug }))
          return doneIf(registration.cancelled === true || registration.state === "cancelled")
        }
        case "create_check_in_list": {
          const { event } = yield* bodyOf(context, operation, bodies.create_check_in_list)
          const event_slug = yield* slug("events", event)
          return Option.match(yield* findList(context, event_slug), {
            onNone: () => notDone,
            onSome: (list) => done(madeOf(operation, idOfList(list), { event: event_slug })),
          })
        }
        case "check_in": {
          const { event } = yield* bodyOf(context, operation, bodies.check_in)
          const event_slug = yield* slug("events", event)
          const made = yield* allIn(context, event_slug, yield* arrivingBy(context, operation, known))
          return made === null ? notDone : done(made)
        }
        default:
          // What sets a value looks at it first, or can be sent again.
          return notDone
      }
    })
