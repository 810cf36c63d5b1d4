/**
 * Writes that Ticket Tailor is known to take without doing all of them, made safe: what comes back is compared with what
 * was sent, put right in the other ways that were seen to work, and reported where nothing helps (platform notes 1.3 and
 * 1.4).
 *
 * @module
 */
import { ConnectorError, type Client, EchoMismatch, type InputOf, type Operation } from "@boxport/connector"
import { Effect } from "effect"
import { ofConnectorError, type TicketTailorError } from "./Error.ts"
import { operations } from "./operations/index.ts"
import type { Deleted } from "./records/Common.ts"
import type { EventSeries, TicketGroup, TicketType } from "./records/EventSeries.ts"
import type { Discount } from "./records/Offers.ts"

type Operations = typeof operations

/** A method for one of the operations. */
type Method<Name extends keyof Operations, A> = Client.Method<InputOf<Operations[Name]>, A, TicketTailorError>

/** Makes the error of a write that was not taken as it was sent. */
export type Mismatch = (operation: Operation, fields: ReadonlyArray<string>, id: string | null) => TicketTailorError

/** Errors of a connection. */
export const mismatchOf =
  (connection: string): Mismatch =>
  (operation, fields, id) =>
    ofConnectorError(
      new ConnectorError({
        connection,
        operation: `${operation.method} ${operation.path}`,
        reason: new EchoMismatch({
          fields,
          id,
          hint:
            id === null
              ? "Do it in the dashboard, and report it: the platform may have changed."
              : "Look at it in the dashboard and put it right there, or delete it.",
        }),
      }),
    )

/** Ids of which some are wrong, with what they should be: true for those to be there. */
const wrongOf = (shown: ReadonlyArray<string> | null | undefined, wanted: ReadonlyMap<string, boolean>) => {
  const there = new Set(shown ?? [])
  return Object.fromEntries([...wanted].filter(([id, linked]) => there.has(id) !== linked))
}

const isEmpty = (record: object): boolean => Object.keys(record).length === 0

/** Raw methods of discounts. */
interface RawDiscounts {
  readonly get: Method<"getDiscount", Discount>
  readonly create: Method<"createDiscount", Discount>
  readonly update: Method<"updateDiscount", Discount>
  readonly delete: Method<"deleteDiscount", Deleted>
}

/**
 * Discounts whose ticket types are what was sent. With the wrong ones a code would work on nothing, or on everything.
 */
export const discountMethods = (raw: RawDiscounts, mismatch: Mismatch) => {
  /** The ticket types of an answer; of the discount itself, where the answer does not show them. */
  const shownIn = (discount: Discount) =>
    discount.ticket_types === undefined
      ? Effect.map(raw.get({ discount_id: discount.id }), ({ ticket_types }) => ticket_types)
      : Effect.succeed(discount.ticket_types)

  return {
    /**
     * Creates a discount code. Ticket types that the platform passed over are added by updates; where these do not help
     * either, the discount is deleted again, and the call fails with {@link EchoMismatch}.
     */
    create: (input: InputOf<Operations["createDiscount"]>): Effect.Effect<Discount, TicketTailorError> =>
      Effect.gen(function* () {
        const made = yield* raw.create(input)
        const wanted = input.body.ticket_types
        if (wanted === undefined) return made
        const shown = yield* shownIn(made)
        const all = [...new Set([...wanted, ...(shown ?? [])])]
        const links = new Map(all.map((id) => [id, wanted.includes(id)]))
        const wrong = wrongOf(shown, links)
        if (isEmpty(wrong)) return made
        for (const body of [{ ticket_types: wrong }, { ticket_type_id: wrong }]) {
          const updated = yield* raw.update({ discount_id: made.id, body }).pipe(
            Effect.flatMap((discount) =>
              Effect.map(shownIn(discount), (now) => (isEmpty(wrongOf(now, links)) ? discount : null)),
            ),
            // Whatever kept it from being put right, the discount must not stay as it is.
            Effect.catch(() => Effect.succeed(null)),
          )
          if (updated !== null) return updated
        }
        const gone = yield* raw.delete({ discount_id: made.id }).pipe(
          Effect.as(true),
          Effect.catch(() => Effect.succeed(false)),
        )
        return yield* mismatch(operations.createDiscount, ["ticket_types"], gone ? null : made.id)
      }),

    /**
     * Changes a discount code. Ticket types that were not added or removed are sent once more in another form; where that
     * does not help either, the call fails with {@link EchoMismatch}, and the discount is as the platform left it.
     */
    update: (input: InputOf<Operations["updateDiscount"]>): Effect.Effect<Discount, TicketTailorError> =>
      Effect.gen(function* () {
        const changed = yield* raw.update(input)
        const links = new Map(Object.entries(input.body.ticket_types ?? {}))
        if (links.size === 0) return changed
        const wrong = wrongOf(yield* shownIn(changed), links)
        if (isEmpty(wrong)) return changed
        const again = yield* raw.update({ discount_id: input.discount_id, body: { ticket_type_id: wrong } })
        if (isEmpty(wrongOf(yield* shownIn(again), links))) return again
        return yield* mismatch(operations.updateDiscount, ["ticket_types"], String(input.discount_id))
      }),
  }
}

/** Raw methods of ticket types. */
interface RawTicketTypes {
  readonly create: Method<"createTicketType", TicketType>
  readonly update: Method<"updateTicketType", TicketType>
}

/** Ticket types in the group that was asked for. */
export const ticketTypeMethods = (raw: RawTicketTypes, mismatch: Mismatch) => {
  const grouped = (
    operation: Operation,
    event_series_id: string | number,
    type: TicketType,
    wanted: string | undefined,
  ) =>
    Effect.gen(function* () {
      if (wanted === undefined || type.group_id === wanted) return type
      const number = Number(wanted.replace(/^\D*/, ""))
      if (Number.isSafeInteger(number)) {
        const again = yield* raw.update({ event_series_id, ticket_type_id: type.id, body: { groupId: number } })
        if (again.group_id === wanted) return again
      }
      return yield* mismatch(operation, ["group_id"], type.id)
    })

  return {
    /**
     * Creates a ticket type. A `group_id` that was passed over is sent once more as `groupId`; where that does not help,
     * the call fails with {@link EchoMismatch}, and the ticket type is there without its group.
     */
    create: (input: InputOf<Operations["createTicketType"]>): Effect.Effect<TicketType, TicketTailorError> =>
      Effect.flatMap(raw.create(input), (type) =>
        grouped(operations.createTicketType, input.event_series_id, type, input.body.group_id),
      ),
    /** Changes a ticket type; its group as in `create`. */
    update: (input: InputOf<Operations["updateTicketType"]>): Effect.Effect<TicketType, TicketTailorError> =>
      Effect.flatMap(raw.update(input), (type) =>
        grouped(operations.updateTicketType, input.event_series_id, type, input.body.group_id),
      ),
  }
}

/** Raw methods of ticket groups. */
interface RawTicketGroups {
  readonly create: Method<"createTicketGroup", TicketGroup>
  readonly update: Method<"updateTicketGroup", TicketGroup>
  readonly series: Method<"getEventSeries", EventSeries>
}

const limits = ["min_per_order", "max_per_order", "max_quantity"] as const

type Limits = { readonly [Limit in (typeof limits)[number]]?: number }

/** Ticket groups with the limits that were asked for; the platform may take a group without them. */
export const ticketGroupMethods = (raw: RawTicketGroups, mismatch: Mismatch) => {
  const wrongIn = (group: TicketGroup, wanted: Limits) =>
    limits.filter((limit) => wanted[limit] !== undefined && Number(group[limit] ?? Number.NaN) !== wanted[limit])

  const limited = (operation: Operation, event_series_id: string | number, group: TicketGroup, wanted: Limits) =>
    Effect.gen(function* () {
      if (wrongIn(group, wanted).length === 0) return group
      // The answer may not show what a group is like; its series does.
      const series = yield* raw.series({ event_series_id })
      const shown = series.default_ticket_groups?.find(({ id }) => id === group.id) ?? group
      const wrong = wrongIn(shown, wanted)
      return wrong.length === 0 ? shown : yield* mismatch(operation, wrong, group.id)
    })

  return {
    /**
     * Creates a group. Where the platform does not take its limits the call fails with {@link EchoMismatch}, and the group
     * is there without them.
     */
    create: (input: InputOf<Operations["createTicketGroup"]>): Effect.Effect<TicketGroup, TicketTailorError> =>
      Effect.flatMap(raw.create(input), (group) =>
        limited(operations.createTicketGroup, input.event_series_id, group, input.body),
      ),
    /** Changes a group; its limits as in `create`. */
    update: (input: InputOf<Operations["updateTicketGroup"]>): Effect.Effect<TicketGroup, TicketTailorError> =>
      Effect.flatMap(raw.update(input), (group) =>
        limited(operations.updateTicketGroup, input.event_series_id, group, input.body ?? {}),
      ),
  }
}

/** Raw methods of a series' status. */
interface RawStatus {
  readonly change: Method<"changeEventSeriesStatus", EventSeries>
  readonly get: Method<"getEventSeries", EventSeries>
}

const readAs = {
  DRAFT: "draft",
  PUBLISHED: "published",
  CLOSE_SALES: "sales_closed",
  draft: "draft",
  published: "published",
  sales_closed: "sales_closed",
} as const

/**
 * Sets the status of a series. The platform refuses the status that it has already (platform notes 1.4); here that is
 * done.
 */
export const changeStatus =
  (raw: RawStatus) =>
  (input: InputOf<Operations["changeEventSeriesStatus"]>): Effect.Effect<EventSeries, TicketTailorError> =>
    raw.change(input).pipe(
      Effect.catch((error) =>
        error.reason._tag !== "Refused"
          ? Effect.fail(error)
          : raw.get({ event_series_id: input.event_series_id }).pipe(
              Effect.catch(() => Effect.fail(error)),
              Effect.flatMap((series) =>
                series.status === readAs[input.body.status] ? Effect.succeed(series) : Effect.fail(error),
              ),
            ),
      ),
    )
