/**
 * What verification expects of a migration into Ticketbutler. An order is known by its first ticket: the list of an
 * event's orders does not tell their `external_order_id` (platform notes 2.5).
 *
 * @module
 */
import type { EventBundle, Existing, Expectation, OrderBundle, SeriesBundle } from "@boxport/connector"
import { codeId } from "@boxport/connector/target"
import {
  type Buyer,
  fateOf,
  givenBy,
  givenByBuyer,
  type Given,
  headingOf,
  nameOf,
  titleOf,
  typeTitle,
  variationOf,
} from "./Carried.ts"
import { butlerCodes } from "./PlanDiscounts.ts"
import { codesAt, currencyThere, type There } from "./There.ts"
import { endOf, startOf } from "./Times.ts"

/** An event's codes. One that is there may have stood there before and stays as it is: nothing else of it can be told. */
const expectedCodes = (bundle: EventBundle, there: There, existing: Existing): ReadonlyArray<Expectation> => {
  const { event } = bundle
  const standing = there.of(event)
  const codes = codesAt(existing, standing.row?.native_id ?? null)
  return butlerCodes(bundle, currencyThere(standing, existing)).flatMap(({ discount, obstacle }) =>
    obstacle !== null || codes.has((discount.code ?? "").toLowerCase())
      ? []
      : [
          {
            entity: "discounts",
            source: codeId(discount, event.id),
            find: { columns: { code: discount.code }, event: event.id },
            columns: {},
          },
        ],
  )
}

/** A series: its events, what is sold for them, what their attendees are asked, and their codes. */
export const expectedSeries = (there: There, series: SeriesBundle, existing: Existing): ReadonlyArray<Expectation> =>
  series.events.flatMap((bundle): ReadonlyArray<Expectation> => {
    const { event, questions, ticketTypes } = bundle
    const title = titleOf(event)
    const end = endOf(event)
    return [
      {
        entity: "events",
        source: event.id,
        find: { columns: { title, starts_at: startOf(event) }, event: null },
        columns: {
          title,
          starts_at: startOf(event),
          ...(end === null ? {} : { ends_at: end }),
        },
      },
      ...ticketTypes.map((type): Expectation => ({
        entity: "ticket_types",
        source: type.id,
        find: { columns: { title: typeTitle(type), price_amount: type.price_amount ?? 0n }, event: event.id },
        columns: { price_amount: type.price_amount ?? 0n, event_id: event.id },
      })),
      ...questions.flatMap((question): ReadonlyArray<Expectation> =>
        variationOf(question) === null
          ? []
          : [
              {
                entity: "questions",
                source: question.id,
                find: { columns: { title: headingOf(question), scope: "ticket" }, event: event.id },
                columns: { title: headingOf(question), required: question.required === true },
              },
            ],
      ),
      // They are there already, and only what was answered to them is ours.
      ...[...there.asked(event, questions)].map(([source, { id }]): Expectation => ({
        entity: "questions",
        source,
        find: { columns: { id }, event: event.id },
        columns: {},
      })),
      ...expectedCodes(bundle, there, existing),
    ]
  })

const answerOf = (
  { answer, choices, question, value }: Given,
  owner: { readonly ticket_id: string } | { readonly order_id: string },
  event: string,
): Expectation => ({
  entity: "answers",
  source: answer.id,
  find: { columns: { ...owner, question_id: question.id }, event },
  columns: choices === null ? { value } : { values: choices },
})

/** A name as it is read back: a dash stands for none. */
const asRead = (name: string): string | null => (name === "-" ? null : name)

const buyerColumns = ({ email, first_name, last_name, phone }: Buyer) => ({
  buyer_first_name: asRead(first_name),
  buyer_last_name: asRead(last_name),
  buyer_email: email,
  ...(phone === null ? {} : { buyer_phone: phone }),
})

/** What an order comes to: its types' prices, where the source tells them. */
const totalOf = ({ ticketTypes }: OrderBundle, tickets: OrderBundle["tickets"]): bigint =>
  tickets.reduce((sum, { ticket_type_id: id }) => sum + (ticketTypes.get(id ?? "")?.price_amount ?? 0n), 0n)

/** An order: its tickets, it itself, and what was answered. What can no longer be made may be there from before. */
export const expectedOrder = (there: There, bundle: OrderBundle): ReadonlyArray<Expectation> => {
  const { event, order } = bundle
  const fate = fateOf(bundle, there.of(event))
  const { buyer } = fate
  if (buyer === null) return []
  const tickets = fate.tickets.map((ticket, place): Expectation => ({
    entity: "tickets",
    source: ticket.id,
    find: null,
    columns: {
      attendee_name: nameOf(ticket, order),
      attendee_email: buyer.email,
      status: "valid",
      reference: ticket.id,
      event_id: event.id,
      ticket_type_id: ticket.ticket_type_id,
      checked_in: ticket.checked_in === true,
      // The first one tells which order it is.
      ...(order === null || place === 0 ? {} : { order_id: order.id }),
    },
  }))
  const [first, ...others] = tickets
  const all: ReadonlyArray<Expectation> = [
    ...(first === undefined ? [] : [first]),
    ...(first === undefined
      ? []
      : [
          {
            entity: "orders" as const,
            // A ticket without an order has one of its own here.
            source: order?.id ?? first.source,
            find: { columns: {}, event: event.id, ticket: first.source },
            columns: {
              ...buyerColumns(buyer),
              event_id: event.id,
              status: "completed",
              total_amount: totalOf(bundle, fate.tickets),
            },
          },
        ]),
    ...others,
    ...fate.tickets.flatMap((ticket) =>
      givenBy(ticket, bundle).map((given) => answerOf(given, { ticket_id: ticket.id }, event.id)),
    ),
    ...(order === null
      ? []
      : givenByBuyer(bundle, there.asked(event, bundle.questions.values())).map((given) =>
          answerOf(given, { order_id: order.id }, event.id),
        )),
  ]
  return fate._tag === "Lost" ? all.map((one) => ({ ...one, optional: true })) : all
}
