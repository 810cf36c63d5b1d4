/**
 * Taking back what an operation made.
 *
 * @module
 */
import type { ConnectorError, Made, PlannedOperation, Undone } from "@boxport/connector"
import { asked, kept, removed, takenBack, unlessRefused, voided } from "@boxport/connector/target"
import { Effect, Option, Stream } from "effect"
import type { Context } from "./Context.ts"

/** What becomes of an order that stands: the platform mails a refund to the buyer, whatever it comes to (seed 002, Refund). */
const byHand =
  "taking it back would mail its buyer: refund it in the dashboard, or with orders.refund of the client, if that may be"

const deleteReason = "This event was taken back before anybody had a ticket."

/** Takes back what an operation made. */
export const undo =
  ({ client }: Context) =>
  (operation: PlannedOperation, made: ReadonlyArray<Made>): Effect.Effect<Undone, ConnectorError> => {
    const [thing] = made
    if (thing === undefined) return Effect.succeed(removed)
    const fact = (name: string): string => {
      const value = thing.facts[name]
      return typeof value === "string" ? value : ""
    }
    const event = fact("event")
    switch (operation.kind) {
      case "create_order": {
        const order = thing.kind === "orders" ? thing.target : fact("order")
        return unlessRefused(
          Effect.map(asked(client.orders.get({ order })), ({ refunded }) =>
            refunded === true ? voided : kept(byHand),
          ),
        )
      }
      case "create_discount":
        return Effect.flatMap(
          asked(
            client.events.discountCodes.list({ event }).pipe(
              Stream.filter(({ id }) => String(id) === thing.target),
              Stream.runHead,
            ),
          ),
          (found) =>
            Option.isNone(found)
              ? Effect.succeed(removed)
              : (found.value.amount_tickets_applied ?? 0) > 0
                ? Effect.succeed(kept("somebody has used it"))
                : unlessRefused(
                    Effect.as(asked(client.events.discountCodes.delete({ event, id: Number(thing.target) })), removed),
                  ),
        )
      case "create_ticket_type":
        return unlessRefused(Effect.as(asked(client.ticketTypes.delete({ event, ticket_type: thing.target })), removed))
      case "set_questions":
        return takenBack(made, ({ target }) =>
          Effect.as(asked(client.questions.delete({ event, question: target })), removed),
        )
      case "create_event":
        return unlessRefused(
          Effect.gen(function* () {
            const alive = yield* asked(
              client.tickets.list({ event: thing.target }).pipe(
                Stream.filter(({ ticket_refund }) => ticket_refund !== true),
                Stream.take(1),
                Stream.runCount,
              ),
            )
            if (alive > 0) return kept("people have tickets for it, and deleting it would mail them")
            yield* asked(client.events.delete({ event: thing.target, body: { delete_reason: deleteReason } }))
            return removed
          }),
        )
      default:
        return Effect.succeed(removed)
    }
  }
