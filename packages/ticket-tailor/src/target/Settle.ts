/**
 * Finding out what became of an operation whose answer was lost: by the marker where there is one, else by name.
 *
 * @module
 */
import type { ConnectorError, IsTaken, Known, PlannedOperation, Settled } from "@boxport/connector"
import { Lenient } from "@boxport/connector"
import { asked, bodyOf, done, madeOf, needed, notDone, unsure } from "@boxport/connector/target"
import { Effect, Option, Stream } from "effect"
import { secondsOff } from "../api/Start.ts"
import { bodies } from "./Bodies.ts"
import type { Context } from "./Context.ts"
import { currencyElse, zoneOf } from "./Perform.ts"

/** How far the platform's clock may be behind ours, in seconds. */
const skew = 300

/** Looks whether an operation was done. */
export const settle =
  (context: Context) =>
  (
    operation: PlannedOperation,
    known: Known,
    sentAt: string,
    isTaken: IsTaken,
  ): Effect.Effect<Settled, ConnectorError> =>
    Effect.gen(function* () {
      const { client } = context
      const since = Math.floor(Date.parse(sentAt) / 1000) - skew
      switch (operation.kind) {
        case "create_series": {
          const { name } = yield* bodyOf(context, operation, bodies.create_series)
          const found = yield* asked(
            client.eventSeries.list().pipe(
              Stream.filter(
                (series) =>
                  series.name === name && !isTaken("series", series.id) && (series.created_at ?? since) >= since,
              ),
              Stream.runCollect,
            ),
          )
          const [one, ...more] = found
          if (one === undefined) return notDone
          return more.length === 0
            ? done(madeOf(operation, one.id, zoneOf(one)))
            : unsure(`there are ${found.length} new series named ${name}`)
        }
        case "create_event": {
          const body = yield* bodyOf(context, operation, bodies.create_event)
          const series = yield* needed(context, operation, known, "series", body.series)
          const found = yield* asked(
            client.eventSeries.events.list({ event_series_id: series.target }).pipe(
              Stream.filter(
                (event) =>
                  body.unix !== undefined && secondsOff(event, body.unix) === 0 && !isTaken("events", event.id),
              ),
              Stream.runHead,
            ),
          )
          return Option.match(found, {
            onNone: () => notDone,
            onSome: ({ id }) => done(madeOf(operation, id, { series: series.target })),
          })
        }
        case "create_ticket_group":
        case "create_ticket_type": {
          const isGroup = operation.kind === "create_ticket_group"
          const { name, series: source } = isGroup
            ? yield* bodyOf(context, operation, bodies.create_ticket_group)
            : yield* bodyOf(context, operation, bodies.create_ticket_type)
          const { target } = yield* needed(context, operation, known, "series", source)
          const series = yield* asked(client.eventSeries.get({ event_series_id: target }))
          const all = isGroup ? (series.default_ticket_groups ?? []) : (series.default_ticket_types ?? [])
          const kind = isGroup ? "ticket_groups" : "ticket_types"
          const found = all.find((one) => one.name === name && !isTaken(kind, one.id))
          return found === undefined ? notDone : done(madeOf(operation, found.id, { series: target }))
        }
        case "create_discount": {
          const { code } = yield* bodyOf(context, operation, bodies.create_discount)
          const found = yield* asked(
            client.discounts.list({ code }).pipe(
              Stream.filter((discount) => (Lenient.text(discount.code) ?? "").toLowerCase() === code.toLowerCase()),
              Stream.runHead,
            ),
          )
          return Option.match(found, { onNone: () => notDone, onSome: ({ id }) => done(madeOf(operation, id, {})) })
        }
        case "create_voucher": {
          const { currency, name } = yield* bodyOf(context, operation, bodies.create_voucher)
          const found = yield* asked(
            client.vouchers.list().pipe(
              Stream.filter((voucher) => voucher.name === name && !isTaken("vouchers", voucher.id)),
              Stream.runHead,
            ),
          )
          return Option.match(found, {
            onNone: () => notDone,
            onSome: (voucher) => {
              const given = currencyElse(voucher, currency)
              return given === null
                ? done(madeOf(operation, voucher.id, {}))
                : unsure(
                    `the voucher ${voucher.id} of that name is worth ${given} instead of ${currency?.toUpperCase()}`,
                  )
            },
          })
        }
        case "create_ticket": {
          const { reference } = yield* bodyOf(context, operation, bodies.create_ticket)
          const found = yield* asked(
            client.issuedTickets.list({ reference }).pipe(
              // A server that does not know the filter gives everything.
              Stream.filter((ticket) => ticket.reference === reference && !isVoid(ticket.status)),
              Stream.runHead,
            ),
          )
          return Option.match(found, {
            onNone: () => notDone,
            onSome: ({ barcode, id }) => done(madeOf(operation, id, { code: barcode ?? null })),
          })
        }
        case "void_ticket": {
          const body = yield* bodyOf(context, operation, bodies.void_ticket)
          const { target } = yield* needed(context, operation, known, "tickets", body.ticket)
          const ticket = yield* asked(client.issuedTickets.get({ issued_ticket_id: target }))
          return isVoid(ticket.status) ? done([]) : notDone
        }
        default:
          // What sets a value, and a scan with an id of its own, can be sent again.
          return notDone
      }
    })

/** Whether a ticket's status says that it is void: `voided` live, `void` in the seeds. */
export const isVoid = (status: string | number | boolean | null | undefined): boolean =>
  status === "voided" || status === "void"
