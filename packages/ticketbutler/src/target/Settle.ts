/**
 * Finding out what became of an operation whose answer was lost: by the marker where there is one, else by name.
 *
 * @module
 */
import type { ConnectorError, IsTaken, Known, PlannedOperation, Settled } from "@boxport/connector"
import { asked, bodyOf, done, madeOf, notDone, unsure } from "@boxport/connector/target"
import { Effect, Option, Stream } from "effect"
import { bodies } from "./Bodies.ts"
import { type Context, looking } from "./Context.ts"
import { lookForOrder } from "./Look.ts"
import { assigned, uuidOf } from "./Orders.ts"
import { madeEvent, typesMatched, typesOf } from "./Perform.ts"
import { matched, questionsIn } from "./Questions.ts"

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
      const need = looking(context, operation, known)
      switch (operation.kind) {
        case "create_event": {
          const body = yield* bodyOf(context, operation, bodies.create_event)
          const start = Date.parse(body.start_date)
          const besides = new Set(body.besides)
          const found = yield* asked(
            client.events.list({ old: true }).pipe(
              Stream.filter(
                ({ start_date, title, uuid }) =>
                  title === body.title &&
                  Math.abs(Date.parse(start_date ?? "") - start) < 60_000 &&
                  !besides.has(uuidOf(uuid)) &&
                  !isTaken("events", uuidOf(uuid)),
              ),
              Stream.runCollect,
            ),
          )
          const [one, ...more] = found
          if (one === undefined) return notDone
          if (more.length > 0) return unsure(`there are ${found.length} events named ${body.title} at that time`)
          const made = yield* madeEvent(context, operation, uuidOf(one.uuid))
          return made.length < operation.makes.length
            ? unsure(`the event ${one.uuid} lacks some of its ticket types`)
            : done(made)
        }
        case "create_ticket_type": {
          const { event: source, type } = yield* bodyOf(context, operation, bodies.create_ticket_type)
          const event = yield* need("events", source)
          const there = yield* typesOf(context, event)
          const made = typesMatched(
            [type],
            there.filter(({ uuid }) => !isTaken("ticket_types", uuidOf(uuid))),
            event,
          )
          return made.length === 0 ? notDone : done(made)
        }
        case "set_questions": {
          const body = yield* bodyOf(context, operation, bodies.set_questions)
          const event = yield* need("events", body.event)
          const there = yield* asked(Stream.runCollect(client.ticketTypeQuestions.list({ event })))
          const made = matched(body, questionsIn(there), event)
          // What is missing is added to what is there, so it may be done again.
          return made.length === body.questions.length ? done(made) : notDone
        }
        case "create_discount": {
          const { code, event: source } = yield* bodyOf(context, operation, bodies.create_discount)
          const event = yield* need("events", source)
          const found = yield* asked(
            client.events.discountCodes.list({ event }).pipe(
              Stream.filter(
                (one) =>
                  String(one.code ?? "").toLowerCase() === code.toLowerCase() && !isTaken("discounts", String(one.id)),
              ),
              Stream.runHead,
            ),
          )
          return Option.match(found, {
            onNone: () => notDone,
            onSome: ({ id }) => done(madeOf(operation, String(id), { event })),
          })
        }
        case "create_order": {
          const body = yield* bodyOf(context, operation, bodies.create_order)
          const event = yield* need("events", body.event)
          const order = yield* lookForOrder(context, event, body)
          if (order === null) return notDone
          const made = assigned(operation, body, order, known)
          return made === undefined ? unsure(`order ${order.uuid} has other tickets`) : done(made)
        }
        case "update_ticket": {
          const body = yield* bodyOf(context, operation, bodies.update_ticket)
          const ticket = yield* asked(client.tickets.get({ ticket: yield* need("tickets", body.ticket) }))
          const isDone = ticket.external_uuid === body.ticket && (!body.checked_in || ticket.checked_in === true)
          return isDone ? done([]) : notDone
        }
        default:
          // What sets a value can be sent again.
          return notDone
      }
    })
