/**
 * Planning what an order becomes: an order, which mails its buyer, and then what its tickets are to say.
 *
 * @module
 */
import type { Loss, Made, OrderBundle, Part, PlannedOperation, SeriesBundle, VoucherBundle } from "@boxport/connector"
import { loss, nothing, operation, present, reference } from "@boxport/connector/target"
import type { JsonObject, Rows } from "@boxport/model"
import { type Buyer, type Fate, fateOf, givenBy, givenByBuyer, type Given, isPaid, nameOf } from "./Carried.ts"
import type { BuyersQuestions, Survey, There } from "./There.ts"

type Ticket = Rows["tickets"]

const filled = (value: unknown): number => (value === null ? 0 : 1)

const instead = {
  paid: "Only free orders can be made, until the event is set to payment by invoice: do that, then migrate again. Till then they stay at the source; bridge.csv lists their tickets.",
  over: "No orders are taken for an event that is over.",
  no_email: "An order cannot be made without an address to mail it to.",
  no_ticket: "None of its tickets can be carried.",
} as const

const lossesOfOrder = (order: Rows["orders"]): ReadonlyArray<Loss> => [
  ...loss("orders", "created_at", filled(order.created_at), "read_only", "It becomes the time of the migration."),
  ...loss("orders", "reference", filled(order.reference), "read_only", "It gets one of Ticketbutler's."),
  ...loss("orders", "payment_method", filled(order.payment_method), "read_only", "Kept at the source."),
  ...loss("orders", "discount_code", filled(order.discount_code), "read_only", "Kept at the source."),
  ...loss("orders", "buyer_company", filled(order.buyer_company), "read_only", "Kept at the source."),
]

const lossesOfTicket = (ticket: Ticket, buyer: Buyer, { ticketTypes }: OrderBundle): ReadonlyArray<Loss> => [
  ...loss(
    "tickets",
    "price_amount",
    (ticket.price_amount ?? 0n) === (ticketTypes.get(ticket.ticket_type_id ?? "")?.price_amount ?? 0n) ? 0 : 1,
    "read_only",
    "Recorded at its type's price; what was paid stays at the source.",
  ),
  ...loss("tickets", "created_at", filled(ticket.created_at), "read_only", "It becomes the time of the migration."),
  ...loss(
    "tickets",
    "attendee_email",
    ticket.attendee_email === null || ticket.attendee_email === buyer.email ? 0 : 1,
    "read_only",
    "It shows the buyer's; the attendee's stays at the source.",
  ),
  ...loss("tickets", "reference", filled(ticket.reference), "read_only", "It holds the source's id of the ticket."),
  ...loss("tickets", "attendee_phone", filled(ticket.attendee_phone), "no_place", "Kept at the source."),
  ...loss("tickets", "attendee_company", filled(ticket.attendee_company), "read_only", "Kept at the source."),
  ...loss("tickets", "seat", filled(ticket.seat), "seated", "Ordered without a seat."),
  ...loss("tickets", "tags", ticket.tags.length === 0 ? 0 : 1, "no_place", "Kept at the source."),
  ...loss(
    "tickets",
    "barcode",
    filled(ticket.barcode),
    "reissued",
    "Every ticket gets a new code; bridge.csv maps it.",
  ),
  ...loss(
    "tickets",
    "checked_in_at",
    ticket.checked_in === true && ticket.checked_in_at !== null ? 1 : 0,
    "read_only",
    "Checked in without a time.",
  ),
]

const lossesOf = (bundle: OrderBundle, fate: Fate, asked: BuyersQuestions): ReadonlyArray<Loss> => {
  const { answers, order, tickets } = bundle
  const isLost = fate._tag === "Lost"
  const none = tickets.filter((ticket) => !fate.tickets.includes(ticket))
  const carried = fate.tickets.reduce((sum, ticket) => sum + givenBy(ticket, bundle).length, 0)
  return [
    ...none.flatMap(({ status }) =>
      status === "valid"
        ? loss("tickets", null, 1, "no_ticket_type", "The source no longer shows a type of this event for it.")
        : loss("tickets", null, 1, status, "Such tickets cannot be made."),
    ),
    ...(isLost
      ? [
          ...loss("orders", null, order === null ? 0 : 1, fate.reason, instead[fate.reason]),
          ...loss("tickets", null, fate.tickets.length, fate.reason, instead[fate.reason]),
          ...loss("answers", null, answers.length, fate.reason, "Kept at the source; an export has them."),
        ]
      : [
          ...loss(
            "answers",
            null,
            answers.length - carried - givenByBuyer(bundle, asked).length,
            "no_place",
            "Kept at the source; an export has them.",
          ),
          ...(order === null ? [] : lossesOfOrder(order)),
          ...fate.tickets.flatMap((ticket) => lossesOfTicket(ticket, fate.buyer, bundle)),
        ]),
  ]
}

const answersBody = (given: ReadonlyArray<Given>): ReadonlyArray<JsonObject> =>
  given.map(({ choices, question, several, value }) => ({
    question: question.id,
    value,
    choices: choices === null ? null : [...choices],
    several,
  }))

type Shared = Pick<PlannedOperation, "series" | "group" | "phase">

const planTicket = (ticket: Ticket, { order, ...bundle }: OrderBundle, shared: Shared) => {
  const { event } = bundle
  const given = givenBy(ticket, { order, ...bundle })
  return [
    operation({
      ...shared,
      key: `update_ticket ${ticket.id}`,
      kind: "update_ticket",
      needs: [reference("tickets", ticket.id)],
      body: { ticket: ticket.id, full_name: nameOf(ticket, order), checked_in: ticket.checked_in === true },
      requests: { "tickets.update": 1 },
    }),
    ...(given.length === 0
      ? []
      : [
          operation({
            ...shared,
            key: `store_answers ${ticket.id}`,
            kind: "store_answers",
            needs: [
              reference("events", event.id),
              reference("tickets", ticket.id),
              ...given.map(({ question }) => reference("questions", question.id)),
            ],
            body: { event: event.id, ticket: ticket.id, answers: answersBody(given) },
            requests: { "tickets.answers.store": 1 },
          }),
        ]),
  ]
}

const planBuyersAnswers = (bundle: OrderBundle, asked: BuyersQuestions, shared: Shared) => {
  const { event, order } = bundle
  const given = givenByBuyer(bundle, asked)
  if (order === null || given.length === 0) return []
  return [
    operation({
      ...shared,
      key: `store_order_answers ${order.id}`,
      kind: "store_order_answers",
      needs: [
        reference("events", event.id),
        reference("orders", order.id),
        ...given.map(({ question }) => reference("questions", question.id)),
      ],
      body: { event: event.id, order: order.id, answers: answersBody(given) },
      requests: { "orders.answers.store": 1 },
    }),
  ]
}

/** What the survey has found of an order: by it the engine knows that it may be there, and looks. */
const foundOf = (
  { order }: OrderBundle,
  first: string,
  found: Survey["orders"][string] | undefined,
): ReadonlyArray<Made> => {
  if (found === undefined) return []
  if (order !== null) return [{ kind: "orders", source: order.id, target: found.order, facts: {} }]
  const [ticket] = found.tickets
  return ticket === undefined
    ? []
    : [{ kind: "tickets", source: first, target: ticket, facts: { code: ticket, order: found.order } }]
}

/** What planning orders needs to know, and what it tells. */
export interface Loading {
  readonly there: There
  readonly survey: Survey
  /** Told of each ticket that is to be loaded, by the id of its type. */
  readonly onLoad: (type: string) => void
  /** Told of each event into which orders go that cost something. */
  readonly onPaid: (event: string) => void
}

/** Plans an order. */
export const planOrder =
  ({ onLoad, onPaid, survey, there: standings }: Loading) =>
  (bundle: OrderBundle, series: SeriesBundle): Part => {
    const { event, order, there = new Set() } = bundle
    const asked = standings.asked(event, bundle.questions.values())
    const fate = fateOf(bundle, standings.of(event))
    const losses = lossesOf(bundle, fate, asked)
    const [first] = fate.tickets
    if (fate._tag === "Lost" || first === undefined) return { ...nothing, losses }
    const source = order?.id ?? first.id
    const shared = { series: series.id, group: source, phase: "load" } as const
    const types = [...new Set(fate.tickets.flatMap(({ ticket_type_id: type }) => (type === null ? [] : [type])))]
    const found = survey.orders[source]
    const toLoad = fate.tickets.filter(({ id }) => !there.has(id))
    for (const { ticket_type_id: type } of toLoad) if (type !== null) onLoad(type)
    if (isPaid(toLoad, bundle)) onPaid(event.id)
    return {
      ...nothing,
      losses,
      adopted: foundOf(bundle, first.id, found),
      operations: [
        operation({
          ...shared,
          key: `create_order ${source}`,
          kind: "create_order",
          makes: [
            ...(order === null ? [] : [reference("orders", order.id)]),
            ...fate.tickets.map(({ id }) => reference("tickets", id)),
          ],
          needs: [reference("events", event.id), ...types.map((type) => reference("ticket_types", type))],
          body: present({
            event: event.id,
            ...fate.buyer,
            external_order_id: source,
            tickets: fate.tickets.map(({ id, ticket_type_id: type }) => ({ ticket: id, ticket_type: type ?? "" })),
            found: found?.order,
          }),
          requests: found === undefined ? { "orders.create": 1, "orders.get": 1 } : { "orders.get": 1 },
          emails: found === undefined ? 1 : 0,
        }),
        ...fate.tickets.flatMap((ticket) => planTicket(ticket, bundle, shared)),
        ...planBuyersAnswers(bundle, asked, shared),
      ],
    }
  }

/** Vouchers cannot be made. */
export const planVouchers = (vouchers: ReadonlyArray<VoucherBundle>): Part => ({
  ...nothing,
  losses: [
    ...loss("vouchers", null, vouchers.length, "read_only", "Ticketbutler's support makes vouchers on request."),
    ...loss(
      "voucher_codes",
      null,
      vouchers.reduce((sum, { codes }) => sum + codes.length, 0),
      "read_only",
      "Ticketbutler's support makes vouchers on request.",
    ),
  ],
})
