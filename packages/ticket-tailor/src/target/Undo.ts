/**
 * Taking back what an operation made.
 *
 * @module
 */
import { type ConnectorError, Lenient, type Made, type PlannedOperation, type Undone } from "@boxport/connector"
import { asked, kept, removed, unlessRefused, voided } from "@boxport/connector/target"
import { Effect, Stream } from "effect"
import type { Deleted } from "../api/records/Common.ts"
import type { Context } from "./Context.ts"
import { isVoid } from "./Settle.ts"

/** What a delete has done: what has had tickets, void ones too, is only hidden (platform notes 2, Deleting). */
const deleted = (remove: Effect.Effect<Deleted, ConnectorError>): Effect.Effect<Undone, ConnectorError> =>
  Effect.map(remove, ({ hidden }) => (Lenient.flag(hidden) === true ? voided : removed))

/** Takes back what an operation made. */
export const undo =
  ({ client }: Context) =>
  (operation: PlannedOperation, made: ReadonlyArray<Made>): Effect.Effect<Undone, ConnectorError> => {
    const [thing] = made
    if (thing === undefined) return Effect.succeed(removed)
    const series = typeof thing.facts["series"] === "string" ? thing.facts["series"] : ""
    /** Tickets that are still valid in this part of the box office: somebody else's, since ours are void by now. */
    const others = (scope: { readonly event_id: string } | { readonly event_series_id: string }) =>
      asked(
        client.issuedTickets.list({ ...scope, status: "valid" }).pipe(
          Stream.filter(({ status }) => !isVoid(status)),
          Stream.take(1),
          Stream.runCount,
        ),
      )
    const unlessUsed = (
      scope: { readonly event_id: string } | { readonly event_series_id: string },
      remove: Effect.Effect<Deleted, ConnectorError>,
    ) =>
      Effect.flatMap(others(scope), (tickets) =>
        tickets > 0 ? Effect.succeed(kept("it has tickets that this migration did not make")) : deleted(remove),
      )
    switch (operation.kind) {
      case "create_ticket":
        return unlessRefused(
          Effect.flatMap(asked(client.issuedTickets.get({ issued_ticket_id: thing.target })), ({ status }) =>
            isVoid(status)
              ? Effect.succeed(voided)
              : Effect.as(asked(client.issuedTickets.void({ issued_ticket_id: thing.target })), voided),
          ),
        )
      case "create_discount":
        return unlessRefused(deleted(asked(client.discounts.delete({ discount_id: thing.target }))))
      case "create_voucher":
        return unlessRefused(deleted(asked(client.vouchers.delete({ voucher_id: thing.target }))))
      case "create_ticket_type":
        return unlessRefused(
          unlessUsed(
            { event_series_id: series },
            asked(client.ticketTypes.delete({ event_series_id: series, ticket_type_id: thing.target })),
          ),
        )
      case "create_ticket_group":
        return unlessRefused(
          deleted(asked(client.ticketGroups.delete({ event_series_id: series, ticket_group_id: thing.target }))),
        )
      case "create_event":
        return unlessRefused(
          unlessUsed(
            { event_id: thing.target },
            asked(client.eventSeries.events.delete({ event_series_id: series, event_id: thing.target })),
          ),
        )
      case "create_series":
        return unlessRefused(
          unlessUsed(
            { event_series_id: thing.target },
            asked(client.eventSeries.delete({ event_series_id: thing.target })),
          ),
        )
      default:
        return Effect.succeed(removed)
    }
  }
