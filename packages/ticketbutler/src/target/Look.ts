/**
 * Looking for an order that may have been made. The list of an event's orders does not tell their `external_order_id`
 * (platform notes 2.5), and the tickets carry their marks only some requests later: each order that nothing marks yet is
 * read alone.
 *
 * @module
 */
import { type ConnectorError, parseMarker } from "@boxport/connector"
import { asked } from "@boxport/connector/target"
import { Effect, Option, Stream } from "effect"
import type { Order } from "../api/records/Order.ts"
import type { BodyOf } from "./Bodies.ts"
import type { Context } from "./Context.ts"
import { uuidOf } from "./Orders.ts"

type Body = BodyOf<"create_order">

/** The source's id that an order carries; null for one without, and for one that was taken back. */
export const markerOfOrder = ({ external_order_id, refunded }: Order): string | null =>
  typeof external_order_id !== "string" || refunded === true ? null : parseMarker(external_order_id)

const unlessGone = <A>(read: Effect.Effect<A, ConnectorError>): Effect.Effect<A | null, ConnectorError> =>
  Effect.catchIf(
    read,
    ({ reason }) => reason._tag === "NotFound",
    () => Effect.succeed(null),
  )

/** An order with its tickets; null where there is none. Hosts may tell the tickets among the event's orders only (seed 002). */
export const orderAt = (context: Context, event: string, uuid: string): Effect.Effect<Order | null, ConnectorError> =>
  Effect.gen(function* () {
    const { orders } = context.client
    const order = yield* unlessGone(asked(orders.get({ order: uuid })))
    if (order === null || (order.tickets ?? null) !== null) return order
    const listed = yield* asked(
      orders.list({ event }).pipe(
        Stream.filter((one) => uuidOf(one.uuid) === uuidOf(uuid)),
        Stream.runHead,
      ),
    )
    return { ...order, tickets: Option.match(listed, { onNone: () => [], onSome: ({ tickets }) => tickets ?? [] }) }
  })

/** Whose order it may be, going by the marks on its tickets: ours, somebody's, or (null) nobody knows. */
const ownerOf = (
  marks: ReadonlyArray<string | null | undefined>,
  ours: ReadonlySet<string>,
): "ours" | "other" | null => {
  if (marks.some((mark) => ours.has(mark ?? ""))) return "ours"
  return marks.some((mark) => parseMarker(mark ?? "") !== null) ? "other" : null
}

/** Orders that may be the wanted one, the likeliest first: all of the event in one answer, of which few are left. */
const amongOrders = ({ client }: Context, event: string, { email, tickets }: Body) =>
  Effect.gen(function* () {
    const ours = new Set(tickets.map(({ ticket }) => ticket))
    const listed = yield* asked(
      client.orders.list({ event }).pipe(
        Stream.filter(({ state }) => state !== "REFUND" && state !== "CANCELLED"),
        Stream.map(({ address, tickets: held, uuid }) => {
          const owner = ownerOf(
            (held ?? []).map(({ external_uuid }) => external_uuid),
            ours,
          )
          const isBuyers = address?.email?.toLowerCase() === email.toLowerCase()
          return { uuid: uuidOf(uuid), owner, rank: owner === "ours" ? 0 : isBuyers ? 1 : 2 }
        }),
        Stream.filter(({ owner }) => owner !== "other"),
        Stream.runCollect,
      ),
    )
    return listed.toSorted((a, b) => a.rank - b.rank).map(({ uuid }) => uuid)
  })

/** The same where the orders do not come (platform notes 0.1): by the tickets, of which the buyer's are looked at first. */
const amongTickets = (
  context: Context,
  event: string,
  { email, tickets }: Body,
): Stream.Stream<string, ConnectorError> => {
  const { client } = context
  const ours = new Set(tickets.map(({ ticket }) => ticket))
  return Stream.unwrap(
    Effect.map(
      asked(
        client.tickets.list({ event }).pipe(
          Stream.filter(({ ticket_refund }) => ticket_refund !== true),
          Stream.map(({ email: to, uuid }) => ({ uuid, rank: to?.toLowerCase() === email.toLowerCase() ? 0 : 1 })),
          Stream.runCollect,
        ),
      ),
      (listed) =>
        Stream.fromIterable(listed.toSorted((a, b) => a.rank - b.rank)).pipe(
          Stream.mapEffect(({ uuid }) => unlessGone(asked(client.tickets.get({ ticket: uuid })))),
          Stream.flatMap((ticket) => {
            const order = ticket?.purchase_uuid ?? null
            const isOther = ownerOf([ticket?.external_uuid], ours) === "other"
            return order === null || isOther ? Stream.empty : Stream.succeed(uuidOf(order))
          }),
        ),
    ),
  )
}

const isOurs = (order: Order, { external_order_id, tickets }: Body): boolean => {
  const ours = new Set(tickets.map(({ ticket }) => ticket))
  return (
    order.refunded !== true &&
    (order.external_order_id === external_order_id ||
      (order.tickets ?? []).some(({ external_uuid }) => ours.has(external_uuid ?? "")))
  )
}

/** The order that an operation has made; null where it has made none. */
export const lookForOrder = (
  context: Context,
  event: string,
  body: Body,
): Effect.Effect<Order | null, ConnectorError> =>
  Effect.gen(function* () {
    const seen = new Set<string>()
    const check = Effect.fnUntraced(function* (uuid: string) {
      if (seen.has(uuid)) return null
      seen.add(uuid)
      const order = yield* orderAt(context, event, uuid)
      return order !== null && isOurs(order, body) ? order : null
    })
    if (body.found !== undefined) {
      const order = yield* check(body.found)
      if (order !== null) return order
    }
    const candidates = Stream.fromIterableEffect(amongOrders(context, event, body)).pipe(
      Stream.catchIf(
        ({ reason }) => reason._tag === "PlatformDown",
        () => amongTickets(context, event, body),
      ),
    )
    const found = yield* candidates.pipe(
      Stream.mapEffect(check),
      Stream.filter((order) => order !== null),
      Stream.runHead,
    )
    return Option.getOrNull(found)
  })
