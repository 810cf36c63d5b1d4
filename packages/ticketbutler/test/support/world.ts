/**
 * What Ticketbutler's tables must say of the world, worked out from the world itself.
 *
 * Where the platform cannot say what the world knows: tickets without an order have a free one of their own; fees are in
 * the prices; a voucher is a gift card that pays for tickets; one ticket of an order cannot be void without money; there
 * are no drafts, groups, secret types, limits per order, moments of tickets and scans, and no descriptions of questions.
 */
import type { World, WorldAnswer, WorldOrder, WorldTicket } from "@boxport/connector/testing"
import { stableUuid } from "@boxport/connector/testing"

const id = (kind: string, number: number): string => `ticketbutler:${stableUuid(`ticketbutler ${kind}`, number)}`

const micros = (seconds: number): number => seconds * 1_000_000

const eventStatus = "published"

/** Rows as far as they are compared: by table, each with its key first. */
export type Told = { readonly [table: string]: ReadonlyArray<ReadonlyArray<unknown>> }

const paidFor = (order: WorldOrder): ReadonlyArray<number> => {
  let voucher = order.voucherAmount
  return order.tickets.map(({ price }) => {
    const off = Math.min(voucher, price)
    voucher -= off
    return price - off
  })
}

const orderStates = {
  pending: "pending",
  completed: "completed",
  partially_refunded: "partially_refunded",
  refunded: "refunded",
  cancelled: "cancelled",
} as const

const ticketState = (order: WorldOrder | undefined, ticket: WorldTicket): string => {
  if (order === undefined) return ticket.status
  if (ticket.status === "refunded" || order.status === "refunded") return "refunded"
  if (order.status === "cancelled") return "void"
  return order.status === "pending" ? "pending" : "valid"
}

const half = (amount: number, percent: number): bigint => {
  const [rate, whole] = [BigInt(Math.round(percent * 10)), BigInt(1000 + Math.round(percent * 10))]
  const product = BigInt(amount) * rate
  const [quotient, rest] = [product / whole, product % whole]
  return rest * 2n > whole || (rest * 2n === whole && quotient % 2n === 1n) ? quotient + 1n : quotient
}

const answerRows = (owner: string, answers: ReadonlyArray<WorldAnswer>) =>
  answers.map(({ choices, question, text }) => {
    const uuid = stableUuid("ticketbutler question", question.number)
    return [`${owner}/${uuid}`, `ticketbutler:${uuid}`, text, question.kind === "terms" ? ["I agree"] : choices]
  })

/** What every table must say, in any order. */
export const toldBy = (world: World): Told => {
  const orders: Array<ReadonlyArray<unknown>> = []
  const lines: Array<ReadonlyArray<unknown>> = []
  const tickets: Array<ReadonlyArray<unknown>> = []
  const answers: Array<ReadonlyArray<unknown>> = []
  const ticketRow = (order: WorldOrder | undefined, owner: string, ticket: WorldTicket, paid: number): void => {
    const key = id("ticket", ticket.number)
    tickets.push([
      key,
      owner,
      id("event", ticket.event.number),
      id("type", ticket.type.number),
      ticketState(order, ticket),
      ticket.attendee?.name ?? null,
      ticket.attendee?.email ?? null,
      BigInt(paid),
      ticket.seat,
      ticket.checkIns.at(-1)?.direction === "in",
    ])
    if (ticket.type.admission) answers.push(...answerRows(key, ticket.answers))
  }
  for (let index = 0; index < world.orderCount; index++) {
    const order = world.order(index)
    if (order === undefined) continue
    const key = id("order", order.number)
    const paid = paidFor(order)
    const total = paid.reduce((sum, one) => sum + one, 0)
    const before = order.lines.reduce((sum, line) => sum + line.faceTotal, 0)
    const back = order.tickets.flatMap((ticket, place) => (ticket.status === "refunded" ? [paid[place] ?? 0] : []))
    const tax = order.event.vat === null ? 0n : half(total, order.event.vat.percent)
    orders.push([
      key,
      order.reference,
      id("event", order.event.number),
      orderStates[order.status],
      order.buyer.name,
      order.buyer.email,
      order.buyer.company,
      order.currency,
      BigInt(total),
      tax,
      BigInt(total) - tax,
      before > total
        ? BigInt(before - total)
        : order.discount !== null && order.discountAmount > 0
          ? BigInt(before - total)
          : null,
      order.status === "pending" || order.status === "cancelled" ? 0n : BigInt(total),
      order.status === "refunded" ? BigInt(total) : BigInt(back.reduce((sum, one) => sum + one, 0)),
      order.discount?.code ?? null,
      micros(order.createdAt),
    ])
    for (const line of order.lines) {
      lines.push([
        `${key}/${line.place}`,
        id("type", line.type.number),
        line.quantity,
        BigInt(line.unitPrice),
        BigInt(line.faceTotal),
      ])
    }
    if (before > total)
      lines.push([`${key}/${order.lines.length}`, null, 1, BigInt(total - before), BigInt(total - before)])
    order.tickets.forEach((ticket, place) => ticketRow(order, key, ticket, paid[place] ?? 0))
    answers.push(...answerRows(key, order.answers))
  }
  for (let index = 0; index < world.complimentary.count; index++) {
    const ticket = world.complimentary.at(index)
    if (ticket === undefined) continue
    const key = id("complimentary order", index)
    const { attendee, event, status } = ticket
    orders.push([
      key,
      ticket.reference,
      id("event", event.number),
      status === "void" ? "cancelled" : "completed",
      attendee?.name ?? null,
      attendee?.email ?? null,
      null,
      event.currency,
      0n,
      0n,
      0n,
      null,
      0n,
      0n,
      null,
      micros(ticket.createdAt),
    ])
    lines.push([`${key}/0`, id("type", ticket.type.number), 1, 0n, 0n])
    ticketRow(undefined, key, ticket, 0)
  }
  const contacts = Array.from({ length: world.contacts.count }, (_, index) => world.contacts.at(index)).flatMap(
    (contact) =>
      contact?.kind === "newsletter"
        ? [[`ticketbutler:newsletter/${contact.email}`, contact.name, micros(contact.createdAt)]]
        : [],
  )
  return {
    events: world.events.map((event) => [
      id("event", event.number),
      event.title,
      eventStatus,
      event.private,
      micros(event.startsAt),
      micros(event.endsAt),
      event.startsLocal,
      event.endsLocal,
      event.timezone,
      event.currency,
      event.venue?.name ?? null,
      event.capacity,
    ]),
    ticket_types: world.events.flatMap((event) =>
      event.types.map((type) => [
        id("type", type.number),
        id("event", event.number),
        type.title,
        BigInt(type.price),
        type.price === 0 ? "free" : "paid",
        world.stockOf(type).issued,
        type.admission,
      ]),
    ),
    questions: world.events.flatMap((event) =>
      event.questions.map((question) => [
        id("question", question.number),
        id("event", event.number),
        question.scope,
        question.title,
        question.required,
        question.kind === "terms" ? ["I agree"] : question.options,
      ]),
    ),
    orders,
    order_lines: lines,
    tickets,
    answers,
    discounts: world.discounts.flatMap((discount) => {
      const row = (event: string | null) => [
        event,
        discount.code,
        discount.kind,
        discount.kind === "percent" ? String(discount.percent) : null,
        discount.kind === "amount" ? BigInt(discount.amount) : null,
        discount.active,
        world.redemptionsOf(discount).tickets,
      ]
      return discount.series === null
        ? [row(null)]
        : discount.series.events.map((event) => row(id("event", event.number)))
    }),
    contacts,
  }
}
