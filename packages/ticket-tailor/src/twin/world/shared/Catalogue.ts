/**
 * The few things of the shared world in Ticket Tailor's words: series with their dates and ticket types, discounts,
 * vouchers, checkout forms, holds.
 *
 * Dates of a series share its ticket types, groups and form, as on the platform. An archived series is one whose sales
 * are closed; a paused ticket type is `unavailable`; what has no limit has a very high one.
 *
 * @module
 */
import {
  questionsPerEvent,
  type World as SharedWorld,
  type WorldEvent,
  type WorldEventStatus,
  type WorldQuestion,
  type WorldQuestionKind,
  type WorldSeries,
  type WorldTicketType,
  type WorldTicketTypeStatus,
} from "@boxport/connector/testing"
import { dateForms } from "../Dates.ts"
import { baseOf, hex32 } from "../Random.ts"
import type { ElementTerms, Payment, SeriesStatus, SeriesTerms, TicketTypeStatus, TypeTerms } from "../Terms.ts"
import type { CheckoutForm, Discount, Event, Hold, Room, Series, TicketType, Voucher } from "../World.ts"
import { nativeNumber, sharedId } from "./Ids.ts"

/** The few things; events, discounts and vouchers stand at the places of their numbers in the shared world. */
export interface Catalogue {
  readonly series: ReadonlyArray<Series>
  readonly events: ReadonlyArray<Event>
  readonly discounts: ReadonlyArray<Discount>
  readonly vouchers: ReadonlyArray<Voucher>
  readonly forms: ReadonlyArray<CheckoutForm>
  readonly holds: ReadonlyArray<Hold>
}

const seriesStatus: { readonly [Status in WorldEventStatus]: SeriesStatus } = {
  draft: "draft",
  published: "published",
  sales_closed: "sales_closed",
  archived: "sales_closed",
}

const typeStatus: { readonly [Status in WorldTicketTypeStatus]: TicketTypeStatus } = {
  on_sale: "on_sale",
  off_sale: "unavailable",
  sold_out: "sold_out",
  hidden: "hidden",
}

const payments: ReadonlyArray<Payment> = ["offline", "paypal", "stripe"]

/** What organisers type where the platform wants a number and they mean "any number". */
const anyNumber = 100_000

/** How many of a type a date has. */
export const roomOf = (world: SharedWorld, type: WorldTicketType): Room => {
  const { capacity, issued } = world.stockOf(type)
  return { total: capacity ?? Math.max(anyNumber, Math.ceil((issued * 2) / anyNumber) * anyNumber), baskets: 0 }
}

const typeTerms = (world: SharedWorld, type: WorldTicketType): TypeTerms => ({
  name: type.title,
  price: type.price,
  fee: type.fee,
  status: typeStatus[type.status],
  capacity: roomOf(world, type).total,
  ...(type.description === null ? {} : { description: type.description }),
  ...(type.accessCode === null ? {} : { accessCode: type.accessCode }),
  ...(type.minPerOrder === null ? {} : { min: type.minPerOrder }),
  ...(type.maxPerOrder === null ? {} : { max: type.maxPerOrder }),
})

const typeOf = (world: SharedWorld, type: WorldTicketType): TicketType => ({
  place: type.place,
  number: nativeNumber("ticket_type", type.seriesType.number),
  id: sharedId("ticket_type", type.seriesType.number),
  groupId: type.group === null ? null : sharedId("ticket_group", type.group.number),
  overrideId: null,
  hideUntil: type.salesStartAt,
  hideAfter: type.salesEndAt,
  draft: typeTerms(world, type),
})

const seriesTerms = (event: WorldEvent): SeriesTerms => ({
  name: event.title,
  slug: event.series.slug,
  description: event.description,
  currency: event.currency.toLowerCase(),
  timezone: event.timezone,
  venue: {
    name: event.venue?.name ?? null,
    postal_code: event.venue?.postalCode ?? null,
    country: event.venue?.country ?? null,
  },
  callToAction: "Get tickets",
  waitlist: event.waitlist ? "true" : "false",
  ...(event.online ? { online: true as const } : {}),
  ...(event.private ? { private: true as const } : {}),
  ...(event.accessCode === null ? {} : { accessCode: event.accessCode }),
  ...(event.vat === null
    ? {}
    : { tax: { label: event.vat.label, percentage: event.vat.percent, treatment: "inclusive" as const } }),
})

const eventOf = (event: WorldEvent, series: Series): Event => {
  const number = nativeNumber("event", event.number)
  return {
    place: event.number,
    number,
    id: sharedId("event", event.number),
    series,
    draft: event.capacity === null ? {} : { maxTickets: event.capacity },
    start: dateForms(event.startsAt, event.timezone),
    end: dateForms(event.endsAt, event.timezone),
    createdAt: event.createdAt,
    sellsUntil: event.salesCloseAt,
    overrideId: null,
    chk: hex32(baseOf(number, 9, 0)),
  }
}

/** What its dates have in common is written at the first. */
const seriesOf = (world: SharedWorld, of: WorldSeries): ReadonlyArray<Series> => {
  const [head] = of.events
  if (head === undefined) return []
  const events: Array<Event> = []
  const series: Series = {
    number: nativeNumber("event_series", of.number),
    id: sharedId("event_series", of.number),
    draft: seriesTerms(head),
    status: seriesStatus[head.status],
    createdAt: head.createdAt,
    groups: of.groups.map((group) => ({
      id: sharedId("ticket_group", group.number),
      name: group.title,
      maxPerOrder: group.maxPerOrder,
      minPerOrder: null,
      maxQuantity: null,
    })),
    types: head.types.map((type) => typeOf(world, type)),
    bundles: [],
    events,
    multiplier: head.currency === "JPY" ? 1 : 100,
    payments: head.status === "draft" ? [] : payments,
  }
  events.push(...of.events.map((event) => eventOf(event, series)))
  return [series]
}

const elementType: { readonly [Kind in WorldQuestionKind]: string } = {
  text: "text",
  long_text: "textarea",
  number: "number",
  phone: "phone",
  email: "email",
  company: "company",
  country: "country",
  select: "select",
  multi_select: "multiCheckbox",
  file: "file",
  terms: "termsCheckbox",
}

const elementTerms = (question: WorldQuestion): ElementTerms => ({
  type: elementType[question.kind],
  question: question.title,
  options: question.options,
  ...(question.required ? { required: true as const } : {}),
  ...(question.scope === "ticket" ? { perTicket: true as const } : {}),
  ...(question.description === null
    ? {}
    : question.kind === "terms"
      ? { terms: question.description }
      : { description: question.description }),
})

/**
 * What forms ask beside the world's questions: a ticket's own `email` is the buyer's (notes 2, Type oddities), so that
 * an attendee's can only be an answer.
 */
export const attendeeEmail: ElementTerms = { type: "email", question: "Attendee e-mail", perTicket: true }

/** The last of the numbers that a series has for its questions. */
const emailNumber = (form: number): number => form * questionsPerEvent + questionsPerEvent - 1

/** One form for each series that asks something, and one for all others. */
const formsOf = (world: SharedWorld): ReadonlyArray<CheckoutForm> => {
  const form = (number: number, name: string, all: ReadonlyArray<WorldSeries>): CheckoutForm => {
    const questions = all[0]?.events[0]?.questions ?? []
    const element = (of: number, draft: ElementTerms) => ({
      number: nativeNumber("checkout_form_element", of),
      id: sharedId("checkout_form_element", of),
      draft,
    })
    return {
      number: nativeNumber("checkout_form", number),
      id: sharedId("checkout_form", number),
      name,
      seriesIds: all.map((series) => sharedId("event_series", series.number)),
      createdAt: Math.min(...all.map((series) => series.events[0]?.createdAt ?? world.now)),
      elements: [
        ...questions.map((question) => element(question.seriesQuestion.number, elementTerms(question))),
        element(emailNumber(number), attendeeEmail),
      ],
    }
  }
  const asks = (series: WorldSeries): boolean => (series.events[0]?.questions.length ?? 0) > 0
  const others = world.series.filter((series) => !asks(series))
  return [
    ...world.series.filter(asks).map((series) => form(series.number, series.title, [series])),
    ...(others.length === 0 ? [] : [form(world.series.length, "Who comes?", others)]),
  ]
}

const discountsOf = (world: SharedWorld): ReadonlyArray<Discount> =>
  world.discounts.map((discount) => {
    const { limit } = world.redemptionsOf(discount)
    return {
      number: nativeNumber("discount", discount.number),
      draft: {
        code: discount.code,
        name: discount.title,
        ...(discount.kind === "amount" ? { amount: discount.amount } : { percentage: discount.percent }),
        ...(discount.endsAt === null ? {} : { expires: discount.endsAt }),
        ...(limit === null ? {} : { maxRedemptions: limit }),
      },
      typeIds:
        discount.scope === "account"
          ? []
          : [...new Set(discount.types.map((type) => sharedId("ticket_type", type.seriesType.number)))],
      productIds: [],
    }
  })

const vouchersOf = (world: SharedWorld): ReadonlyArray<Voucher> =>
  world.vouchers.map((voucher) => ({
    number: nativeNumber("voucher", voucher.number),
    draft: {
      name: voucher.title,
      type: voucher.series.length === 0 ? "GIFT" : "PROMO",
      value: voucher.value,
      currency: voucher.currency.toLowerCase(),
      ...(voucher.expiresAt === null ? {} : { expires: voucher.expiresAt }),
      partial: false,
    },
    seriesIds: voucher.series.map((series) => sharedId("event_series", series.number)),
    codes: voucher.codes.map(({ code, number }) => ({ number: nativeNumber("voucher_code", number), code })),
    createdAt: voucher.createdAt,
  }))

const holdsOf = (world: SharedWorld, events: ReadonlyArray<Event>): ReadonlyArray<Hold> =>
  events.flatMap((event) => {
    const quantities = new Map<string, number>()
    for (const type of world.events[event.place]?.types ?? []) {
      const { held } = world.stockOf(type)
      if (held > 0) quantities.set(sharedId("ticket_type", type.seriesType.number), held)
    }
    return quantities.size === 0
      ? []
      : [{ number: nativeNumber("hold", event.place), id: sharedId("hold", event.place), event, quantities }]
  })

/** The few things of a shared world. What they have room for takes its one walk over all orders. */
export const makeCatalogue = (world: SharedWorld): Catalogue => {
  const series = world.series.flatMap((one) => seriesOf(world, one))
  const events = series.flatMap((one) => one.events)
  return {
    series,
    events,
    discounts: discountsOf(world),
    vouchers: vouchersOf(world),
    forms: formsOf(world),
    holds: holdsOf(world, events),
  }
}
