/**
 * What verification expects of a migration into Tito. Events, ticket types, orders and tickets are found by their marks,
 * all else by name within them.
 *
 * @module
 */
import type { EventBundle, Expectation, OrderBundle, PlanOptions, SeriesBundle } from "@boxport/connector"
import { codeId, knownColumns, redemptionsLeft } from "@boxport/connector/target"
import {
  activityTitle,
  buyerOf,
  emailOf,
  fieldTypeOf,
  givenBy,
  headingOf,
  holderOf,
  holdsFor,
  isVoid,
  loadable,
  nameOf,
  optionsOf,
  priceOf,
  roomOf,
  tagsOf,
  titleOf,
  totalOf,
  typeTitle,
} from "./Carried.ts"
import { clockOf, instantAt } from "./Clock.ts"
import { currencyOf } from "./Currencies.ts"
import { orderId } from "./Markers.ts"
import { isIn, listTitle } from "./PlanCheckIns.ts"
import { interestedIn } from "./PlanEvents.ts"
import { titoCodes } from "./PlanDiscounts.ts"
import { isSecret, pricingOf } from "./PlanOffers.ts"
import { isCancelled } from "./PlanOrders.ts"
import { countOf } from "./PlanRoom.ts"

const expectedEvent = (bundle: EventBundle): Expectation => {
  const { event } = bundle
  const clock = clockOf(event)
  return {
    entity: "events",
    source: event.id,
    find: null,
    columns: {
      title: titleOf(event),
      private: event.private === true,
      ...knownColumns({
        starts_at: instantAt(event.starts_at, event.starts_local),
        ends_at: instantAt(event.ends_at, event.ends_local),
        timezone: clock.zone,
        currency: currencyOf(bundle),
        description: event.description ?? event.summary,
        contact_email: emailOf(event.contact_email),
        capacity: event.capacity !== null && event.capacity < 0 ? null : event.capacity,
      }),
    },
  }
}

const expectedType = (
  { carried, event }: EventBundle,
  type: EventBundle["ticketTypes"][number],
  { includeVoid }: PlanOptions,
): Expectation => {
  const pricing = pricingOf(type)
  return {
    entity: "ticket_types",
    source: type.id,
    find: null,
    columns: {
      title: typeTitle(type),
      event_id: event.id,
      pricing,
      admission: type.admission !== false,
      secret: isSecret(type),
      min_per_order: countOf(type.min_per_order),
      max_per_order: countOf(type.max_per_order),
      sales_start_at: type.sales_start_at,
      sales_end_at: type.sales_end_at,
      ...(pricing === "donation" ? {} : { price_amount: type.price_amount ?? 0n }),
      // With those that admit nobody, what is carried is not what counts.
      ...(includeVoid ? {} : { quantity_total: roomOf(type, carried.get(type.id) ?? 0) }),
      ...knownColumns({ description: type.description }),
    },
  }
}

const expectedOffers = (bundle: EventBundle, options: PlanOptions): ReadonlyArray<Expectation> => {
  const { activities, event, questions, ticketTypes } = bundle
  return [
    ...ticketTypes.map((type) => expectedType(bundle, type, options)),
    ...questions.flatMap((question): ReadonlyArray<Expectation> =>
      fieldTypeOf(question) === null
        ? []
        : [
            {
              entity: "questions",
              source: question.id,
              find: { columns: { title: headingOf(question) }, event: event.id },
              columns: {
                required: question.required === true,
                ...(question.kind === "select" || question.kind === "multi_select"
                  ? { options: optionsOf(question) }
                  : {}),
                ticket_type_ids: ticketTypes.filter((type) => holdsFor(question, type)).map(({ id }) => id),
              },
            },
          ],
    ),
    ...titoCodes(bundle).flatMap(({ discount, obstacle }): ReadonlyArray<Expectation> => {
      const { amount, code, kind, percent } = discount
      if (obstacle !== null) return []
      return [
        {
          entity: "discounts",
          source: codeId(discount, event.id),
          find: { columns: { code }, event: event.id },
          columns: {
            kind,
            ...(kind === "amount" ? { amount } : { percent }),
            max_redemptions: redemptionsLeft(discount),
            ticket_type_ids: ticketTypes.filter((type) => holdsFor(discount, type)).map(({ id }) => id),
            starts_at: discount.starts_at,
            ends_at: discount.ends_at,
          },
        },
      ]
    }),
    ...activities.map((activity): Expectation => ({
      entity: "activities",
      source: activity.id,
      find: { columns: { title: activityTitle(activity) }, event: event.id },
      columns: {
        capacity: activity.capacity,
        ticket_type_ids: activity.ticket_type_ids,
        ...knownColumns({ starts_at: instantAt(activity.starts_at, activity.starts_local) }),
      },
    })),
    ...interestedIn(bundle).map((contact): Expectation => ({
      entity: "contacts",
      source: contact.id,
      find: { columns: { kind: "interested", email: emailOf(contact.email) }, event: event.id },
      columns: knownColumns({ name: contact.name }),
    })),
  ]
}

/** A series: its events, and what is sold and asked for them. */
export const expectedSeries = ({ events }: SeriesBundle, options: PlanOptions): ReadonlyArray<Expectation> =>
  events.flatMap((bundle) => [expectedEvent(bundle), ...expectedOffers(bundle, options)])

/** An order: its registration with its tickets, what they answered, and who is in. */
export const expectedOrder = (bundle: OrderBundle): ReadonlyArray<Expectation> => {
  const { event, order } = bundle
  const tickets = loadable(bundle)
  if (tickets.length === 0) return []
  const id = orderId(order, tickets)
  const buyer = buyerOf(order, tickets)
  const isOver = isCancelled(order, tickets)
  return [
    {
      entity: "orders",
      source: id,
      find: null,
      columns: {
        event_id: event.id,
        buyer_name: buyer.name,
        buyer_email: buyer.email,
        buyer_phone: buyer.phone_number,
        buyer_company: buyer.company_name,
        source: order?.source ?? null,
        ...knownColumns({ total_amount: totalOf(bundle, tickets), currency: event.currency }),
        ...(isOver ? { status: "cancelled" } : {}),
      },
    },
    ...tickets.flatMap((ticket): ReadonlyArray<Expectation> => {
      const holder = holderOf(ticket, order)
      return [
        {
          entity: "tickets",
          source: ticket.id,
          find: null,
          columns: {
            event_id: event.id,
            order_id: id,
            ticket_type_id: ticket.ticket_type_id,
            status: isVoid(ticket) ? "void" : "valid",
            attendee_name: holder === null ? null : nameOf(holder),
            attendee_email: holder?.email ?? null,
            attendee_phone: holder?.phone_number ?? null,
            attendee_company: holder?.company_name ?? null,
            tags: tagsOf(ticket),
            ...knownColumns({ price_amount: priceOf(ticket, event) }),
            ...(isVoid(ticket) ? {} : { checked_in: ticket.checked_in === true }),
          },
        },
        ...givenBy(ticket, bundle).map(({ alternate, answer, question, response }): Expectation => ({
          entity: "answers",
          source: answer.id,
          find: { columns: { ticket_id: ticket.id, question_id: question.id }, event: event.id },
          columns:
            typeof response === "string" ? (alternate === null ? { value: response } : {}) : { values: response },
        })),
        ...(isIn(ticket)
          ? [
              {
                entity: "check_ins",
                source: ticket.id,
                find: { columns: { ticket_id: ticket.id, list_name: listTitle }, event: event.id },
                columns: {},
              } as const,
            ]
          : []),
      ]
    }),
  ]
}
