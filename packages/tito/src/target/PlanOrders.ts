/**
 * Planning what an order becomes: a registration that is made at once with all its tickets, a change for each ticket, and
 * one for the registration. Fewer requests cannot do: a registration takes neither names of attendees nor its company,
 * phone or total when it is made (seed 003, Create a Registration), and `tickets.create`, which takes them, makes a
 * registration for each ticket and may mail (platform notes 2).
 *
 * @module
 */
import type { Loss, OrderBundle, Part, PlannedOperation, SeriesBundle, VoucherBundle } from "@boxport/connector"
import { amount, loss, nothing, operation, present, reference } from "@boxport/connector/target"
import type { Rows } from "@boxport/model"
import {
  buyerOf,
  emailOf,
  givenBy,
  holderOf,
  isVoid,
  linesOf,
  loadable,
  lostBecause,
  priceOf,
  tagsOf,
  totalOf,
} from "./Carried.ts"
import { metadataFor, orderId } from "./Markers.ts"

type Ticket = Rows["tickets"]
type Order = Rows["orders"]

/** Whether an order is cancelled as a whole, which makes its tickets void. */
export const isCancelled = (order: Order | null, tickets: ReadonlyArray<Ticket>): boolean =>
  order?.status === "cancelled" && tickets.every(isVoid)

const createOrder = (bundle: OrderBundle, shared: Shared, tickets: ReadonlyArray<Ticket>): PlannedOperation => {
  const { event, order } = bundle
  const { email, name } = buyerOf(order, tickets)
  const lines = linesOf(bundle, tickets)
  const types = new Set(lines.map(({ ticketType }) => ticketType))
  return operation({
    ...shared,
    key: `create_order ${shared.group}`,
    kind: "create_order",
    makes: [reference("orders", shared.group)],
    needs: [reference("events", event.id), ...[...types].map((type) => reference("ticket_types", type))],
    body: present({
      event: event.id,
      source: shared.group,
      name,
      email,
      lines: lines.map(({ donation, quantity, ticketType }) =>
        present({
          ticket_type: ticketType,
          quantity,
          donation: donation === null ? null : amount(donation, event.currency),
        }),
      ),
      tickets: tickets.map(({ id, ticket_type_id }) => ({ ticket: id, ticket_type: ticket_type_id ?? "" })),
    }),
    requests: { "registrations.create": 1 },
  })
}

interface Shared {
  readonly series: string
  readonly phase: "load"
  /** What the order goes by. */
  readonly group: string
}

const updateTicket = (bundle: OrderBundle, shared: Shared, ticket: Ticket): PlannedOperation => {
  const { event, order } = bundle
  const holder = holderOf(ticket, order)
  const given = givenBy(ticket, bundle)
  const price = priceOf(ticket, event)
  const type = ticket.ticket_type_id ?? ""
  return operation({
    ...shared,
    key: `update_ticket ${ticket.id}`,
    kind: "update_ticket",
    makes: [reference("tickets", ticket.id)],
    needs: [
      reference("events", event.id),
      reference("orders", shared.group),
      reference("ticket_types", type),
      ...given.map(({ question }) => reference("questions", question.id)),
    ],
    body: present({
      event: event.id,
      order: shared.group,
      ticket: ticket.id,
      ticket_type: type,
      holder: holder === null ? null : present({ ...holder }),
      tags: tagsOf(ticket).length === 0 ? null : tagsOf(ticket).join(","),
      price: price === null ? null : amount(price, event.currency),
      answers: given.map(({ alternate, question, response }) =>
        present({ question: question.id, response, alternate }),
      ),
      metadata: metadataFor(ticket),
    }),
    requests: { "tickets.update": 1 },
  })
}

const updateOrder = (bundle: OrderBundle, shared: Shared, tickets: ReadonlyArray<Ticket>): PlannedOperation => {
  const { event, order } = bundle
  const { company_name, phone_number } = buyerOf(order, tickets)
  const total = totalOf(bundle, tickets)
  const address = present({
    address: order?.buyer_street,
    city: order?.buyer_city,
    country: order?.buyer_country,
    vat_number: order?.buyer_vat_number,
    zip_postal_code: order?.buyer_postal_code,
  })
  return operation({
    ...shared,
    key: `update_order ${shared.group}`,
    kind: "update_order",
    needs: [reference("events", event.id), reference("orders", shared.group)],
    body: present({
      event: event.id,
      order: shared.group,
      company_name,
      phone_number,
      payment_reference: order?.payment_reference,
      tracking: order?.source,
      total: total === null ? null : amount(total, event.currency),
      address: Object.keys(address).length === 0 ? null : address,
      metadata: metadataFor({ id: shared.group, extra: order?.extra ?? null }),
    }),
    requests: { "registrations.update": 1 },
  })
}

/** What makes an order that is over what it is. */
const endOf = (
  bundle: OrderBundle,
  shared: Shared,
  tickets: ReadonlyArray<Ticket>,
): ReadonlyArray<PlannedOperation> => {
  const { event, order } = bundle
  if (isCancelled(order, tickets)) {
    return [
      operation({
        ...shared,
        key: `cancel_order ${shared.group}`,
        kind: "cancel_order",
        needs: [reference("events", event.id), reference("orders", shared.group)],
        body: { event: event.id, order: shared.group },
        requests: { "registrations.cancel": 1 },
      }),
    ]
  }
  return tickets.filter(isVoid).map((ticket) =>
    operation({
      ...shared,
      key: `void_ticket ${ticket.id}`,
      kind: "void_ticket",
      needs: [reference("events", event.id), reference("tickets", ticket.id)],
      body: { event: event.id, ticket: ticket.id },
      requests: { "tickets.void": 1 },
    }),
  )
}

const given = (value: unknown): number => (value === null || value === undefined || value === 0n ? 0 : 1)
const again = "It becomes that of the migration."

const lossesOfTicket = (ticket: Ticket, bundle: OrderBundle): ReadonlyArray<Loss> => [
  ...loss("tickets", "barcode", given(ticket.barcode), "read_only", "It gets a code of Tito's; bridge.csv maps it."),
  ...loss("tickets", "reference", given(ticket.reference), "read_only", "It gets one of Tito's."),
  ...loss("tickets", "created_at", given(ticket.created_at), "read_only", again),
  ...loss("tickets", "seat", given(ticket.seat), "seated", "Registered without a seat."),
  ...loss("tickets", "discount_code", given(ticket.discount_code), "read_only", "Its price is what was paid."),
  ...loss(
    "tickets",
    "tags",
    ticket.tags.some((tag) => tag.includes(",")) ? 1 : 0,
    "invalid",
    "A comma parts two tags: theirs become spaces.",
  ),
  ...loss(
    "tickets",
    "price_amount",
    given(ticket.price_amount) - given(priceOf(ticket, bundle.event)),
    "currency",
    "It was paid in another currency; the ticket shows its type's price.",
  ),
  ...loss(
    "tickets",
    "attendee_email",
    given(ticket.attendee_email) - given(emailOf(ticket.attendee_email)),
    "invalid",
    "It is no address; left out.",
  ),
  ...loss("check_ins", "checked_in_at", ticket.checked_in === true && !isVoid(ticket) ? 1 : 0, "read_only", again),
]

const lossesOfOrder = (bundle: OrderBundle): ReadonlyArray<Loss> => {
  const { event, lines, order } = bundle
  if (order === null) return []
  const total = order.total_amount === null || order.currency === null || order.currency === event.currency
  const others = lines.filter(({ kind }) => kind !== "ticket" && kind !== "donation" && kind !== "product")
  return [
    ...loss("orders", "reference", given(order.reference), "read_only", "It gets one of Tito's."),
    ...loss("orders", "created_at", given(order.created_at), "read_only", again),
    ...loss("orders", "payment_method", given(order.payment_method), "read_only", "Recorded as paid to the organiser."),
    ...loss("orders", "discount_code", given(order.discount_code), "read_only", "Its total is what was paid."),
    ...loss("orders", "tax_amount", given(order.tax_amount), "no_place", "It is in the order's total."),
    ...loss("orders", "locale", given(order.locale), "read_only", "It becomes that of the event."),
    ...loss("orders", "refunded_amount", given(order.refunded_amount), "no_place", "Refunds are not recreated."),
    ...loss(
      "orders",
      "total_amount",
      total ? 0 : 1,
      "currency",
      "It was paid in another currency; see the list price.",
    ),
    ...loss("order_lines", null, others.length, "no_place", "Fees and the like are in the order's total."),
  ]
}

const reasons: { readonly [reason: string]: string } = {
  no_ticket_type: "The source no longer shows their ticket type; register them by hand.",
  other_event: "They are of another event than their order; register them by hand.",
}

/** Plans an order. */
export const planOrder = (bundle: OrderBundle, series: SeriesBundle): Part => {
  const { answers, order } = bundle
  const tickets = loadable(bundle)
  const lost = bundle.tickets.filter((ticket) => !tickets.includes(ticket))
  const carried = tickets.reduce((sum, ticket) => sum + givenBy(ticket, bundle).length, 0)
  const losses = [
    ...lost.flatMap((ticket) => {
      const reason = lostBecause(bundle, ticket)
      return loss("tickets", null, 1, reason, reasons[reason] ?? "Nothing at Tito stands for it.")
    }),
    ...loss(
      "answers",
      null,
      answers.filter(({ value }) => value !== null && /\S/.test(value)).length - carried,
      "no_place",
      "Files, what buyers were asked, and what is of no known question stay at the source; an export has them.",
    ),
  ]
  if (tickets.length === 0) {
    return {
      ...nothing,
      losses: [
        ...losses,
        ...loss("orders", null, order === null ? 0 : 1, "no_ticket", "None of its tickets is carried."),
      ],
    }
  }
  const shared: Shared = { series: series.id, phase: "load", group: orderId(order, tickets) }
  return {
    ...nothing,
    losses: [...losses, ...lossesOfOrder(bundle), ...tickets.flatMap((ticket) => lossesOfTicket(ticket, bundle))],
    operations: [
      createOrder(bundle, shared, tickets),
      ...tickets.map((ticket) => updateTicket(bundle, shared, ticket)),
      // After the tickets: their prices may add up to another total.
      updateOrder(bundle, shared, tickets),
      ...endOf(bundle, shared, tickets),
    ],
  }
}

/** Vouchers have no place. */
export const planVouchers = (vouchers: ReadonlyArray<VoucherBundle>): Part => ({
  ...nothing,
  losses: [
    ...loss("vouchers", null, vouchers.length, "no_place", "Tito has none; discount codes may do."),
    ...loss(
      "voucher_codes",
      null,
      vouchers.reduce((sum, { codes }) => sum + codes.length, 0),
      "no_place",
      "Tito has none; discount codes may do.",
    ),
  ],
})
