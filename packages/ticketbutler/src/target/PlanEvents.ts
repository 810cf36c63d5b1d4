/**
 * Planning what events become: events with their ticket types, questions and discount codes.
 *
 * @module
 */
import type {
  Clash,
  EventBundle,
  Existing,
  Known,
  Loss,
  Made,
  Part,
  Planner,
  PlanOptions,
  SeriesBundle,
} from "@boxport/connector"
import { amount, joined, leftToSell, loss, operation, paired, present, reference } from "@boxport/connector/target"
import { Instant, type JsonObject, type Rows } from "@boxport/model"
import { currencyOf, headingOf, isFree, titleOf, typeTitle, variationOf } from "./Carried.ts"
import { isShut, isSold } from "./PlanCapacity.ts"
import { planCodes } from "./PlanDiscounts.ts"
import { type BuyersQuestions, codesAt, currencyThere, isExpired, type Standing, type There } from "./There.ts"
import { endOf, startOf } from "./Times.ts"

type TicketType = Rows["ticket_types"]
type Question = Rows["questions"]

/** The key by which a later operation knows a ticket type in an order: its number. */
export const typeFacts = (type: { readonly pk?: unknown }, event: string): JsonObject =>
  typeof type.pk === "number" || typeof type.pk === "string" ? { event, pk: String(type.pk) } : { event }

/** What is there already from an earlier run whose state is lost. */
const found = (bundle: EventBundle, there: There, existing: Existing): ReadonlyArray<Made> => {
  const { event } = bundle
  const { row } = there.of(event)
  if (row === null) return []
  const target = row.native_id
  const facts = { event: target }
  const hasHeading = (question: Question, other: Question): boolean => other.title === headingOf(question)
  const questions = paired(
    "questions",
    bundle.questions.filter((question) => variationOf(question) !== null),
    existing.questions.filter(({ event_id, scope }) => event_id === row.id && scope === "ticket"),
    existing.made,
    (question, other) => hasHeading(question, other) && variationOf(other) === variationOf(question),
    hasHeading,
  )
  const asked = there.asked(event, bundle.questions)
  const types = there.types(bundle)
  return [
    { kind: "events", source: event.id, target, facts: isExpired(row) === true ? { over: true } : {} },
    ...[...types].map(([source, type]): Made => ({
      kind: "ticket_types",
      source,
      target: type.native_id,
      facts: typeFacts({ pk: type.extra?.["pk"] }, target),
    })),
    ...bundle.questions.flatMap((question): ReadonlyArray<Made> => {
      const same = (question.scope === "order" ? asked : questions).get(question.id)
      return same === undefined ? [] : [{ kind: "questions", source: question.id, target: same.native_id, facts }]
    }),
  ]
}

/** A type as it is made: with none for sale, see PlanCapacity. */
const typeBody = (bundle: EventBundle, type: TicketType): JsonObject => ({
  source: type.id,
  title: typeTitle(type),
  price: amount(type.price_amount, type.currency ?? bundle.event.currency),
  amount_total: 0,
  is_members_only: type.status === "members_only",
})

const createEvent = (
  series: SeriesBundle,
  bundle: EventBundle,
  types: ReadonlyArray<TicketType>,
  start: Instant.Instant,
  there: There,
) => {
  const { event } = bundle
  const end = endOf(event)
  const currency = currencyOf(bundle)
  return operation({
    key: `create_event ${event.id}`,
    kind: "create_event",
    phase: "setup",
    series: series.id,
    group: event.id,
    makes: [reference("events", event.id), ...types.map(({ id }) => reference("ticket_types", id))],
    body: present({
      title: titleOf(event),
      start_date: Instant.toIso(start),
      end_date: end === null ? null : Instant.toIso(end),
      description: event.description,
      summary: event.summary,
      is_members_only: event.private === true,
      address: present({
        venue: event.venue_name,
        street: event.venue_street,
        city: event.venue_city,
        postcode: event.venue_postal_code,
        country: event.venue_country,
        email: event.contact_email,
      }),
      ticket_types: types.map((type) => typeBody(bundle, type)),
      currency: types.some((type) => !isFree(type)) ? currency : null,
      besides: there.others(event).map(({ native_id }) => native_id),
    }),
    requests: { "events.create": 1, "events.list": 1, "ticket_types.list": 1 },
  })
}

const createType = (series: SeriesBundle, bundle: EventBundle, type: TicketType) =>
  operation({
    key: `create_ticket_type ${type.id}`,
    kind: "create_ticket_type",
    phase: "setup",
    series: series.id,
    group: bundle.event.id,
    makes: [reference("ticket_types", type.id)],
    needs: [reference("events", bundle.event.id)],
    body: { event: bundle.event.id, type: typeBody(bundle, type) },
    requests: { "ticket_types.create": 1, "ticket_types.list": 1 },
  })

/** Questions are set together, in one request: those that came with the event, and later those that were added since. */
const setQuestions = (series: SeriesBundle, { event, questions }: EventBundle, has: Known) => {
  const asked = questions.flatMap((question) => {
    const variation = variationOf(question)
    return variation === null ? [] : [{ question, variation, there: has("questions", question.id) }]
  })
  const there = asked.flatMap((one) => (one.there === null ? [] : [one.there.target]))
  const [first, since] =
    there.length === 0
      ? [asked, []]
      : [asked.filter((one) => one.there !== null), asked.filter((one) => one.there === null)]
  const set = (some: typeof asked, key: string, besides: ReadonlyArray<string>) =>
    operation({
      key: `set_questions ${key}`,
      kind: "set_questions",
      phase: "setup",
      series: series.id,
      group: event.id,
      makes: some.map(({ question }) => reference("questions", question.id)),
      needs: [reference("events", event.id)],
      body: {
        event: event.id,
        questions: some.map(({ question, variation }) => ({
          source: question.id,
          heading: headingOf(question),
          variation,
          required: question.required === true,
          options: variation === "SELECT" || variation === "SELECT_MULTIPLE" ? [...new Set(question.options)] : [],
        })),
        ...(besides.length === 0 ? {} : { besides: [...besides] }),
      },
      requests: { "ticket_type_questions.list": 1, "ticket_type_questions.replace": 1 },
    })
  return [
    ...(first.length === 0 ? [] : [set(first, event.id, [])]),
    ...since.slice(0, 1).map(({ question }) => set(since, `${event.id} ${question.id}`, there)),
  ]
}

const lossesOf = (
  bundle: EventBundle,
  { over }: Standing,
  asked: BuyersQuestions,
  { publish }: PlanOptions,
): ReadonlyArray<Loss> => {
  const { activities, contacts, event, questions, ticketTypes } = bundle
  const count = <A>(all: ReadonlyArray<A>, is: (one: A) => boolean): number => all.filter(is).length
  return [
    ...loss(
      "questions",
      null,
      count(questions, (one) => one.scope === "order" && !asked.has(one.id)),
      "read_only",
      "Questions to buyers cannot be written; set them up in the dashboard in the same words, and answers can follow.",
    ),
    ...loss(
      "questions",
      null,
      count(questions, (one) => one.scope !== "order" && variationOf(one) === null),
      "no_place",
      "Ticketbutler has no question of that kind.",
    ),
    ...loss(
      "questions",
      "description",
      count(questions, (one) => variationOf(one) !== null && one.description !== null),
      "no_place",
      "A question has a heading only.",
    ),
    ...loss(
      "questions",
      "kind",
      count(questions, (one) => variationOf(one) === "TEXT" && one.kind !== "text"),
      "no_place",
      "Asked as a text.",
    ),
    ...loss("events", "online", event.online === true ? 1 : 0, "read_only", "Say it in the description."),
    ...loss(
      "questions",
      "ticket_type_ids",
      count(questions, (one) => variationOf(one) !== null && one.ticket_type_ids.length > 0),
      "no_place",
      "Asked of the holders of every type; narrow it in the dashboard.",
    ),
    ...loss("activities", null, activities.length, "no_place", "Ticketbutler has none."),
    ...loss("contacts", null, contacts.length, "no_place", "Kept at the source; an export has them."),
    ...loss("events", "capacity", event.capacity === null ? 0 : 1, "read_only", "Set it in the dashboard."),
    ...loss("events", "timezone", event.timezone === null ? 0 : 1, "read_only", "The account's zone is shown."),
    ...loss(
      "ticket_types",
      "group_name",
      count(ticketTypes, ({ group_name }) => group_name !== null),
      "no_place",
      "Ticketbutler has no groups.",
    ),
    ...loss(
      "ticket_types",
      "booking_fee_amount",
      count(ticketTypes, ({ booking_fee_amount: fee }) => (fee ?? 0n) !== 0n),
      "read_only",
      "The account's fees apply.",
    ),
    ...loss(
      "ticket_types",
      "description",
      count(ticketTypes, ({ description }) => description !== null),
      "read_only",
      "Write it in the dashboard.",
    ),
    ...loss(
      "ticket_types",
      "sales_start_at",
      count(ticketTypes, ({ sales_end_at, sales_start_at }) => sales_start_at !== null || sales_end_at !== null),
      "read_only",
      "On sale from publishing until the event; set the window in the dashboard.",
    ),
    ...loss(
      "ticket_types",
      "min_per_order",
      count(ticketTypes, ({ max_per_order, min_per_order }) => min_per_order !== null || max_per_order !== null),
      "no_place",
      "Ticketbutler has one limit per event.",
    ),
    ...loss(
      "ticket_types",
      "secret",
      count(ticketTypes, ({ access_code, secret }) => secret === true || access_code !== null),
      "no_place",
      "Everybody can see it, and buy it once it is on sale; hide it in the dashboard.",
    ),
    ...loss(
      "ticket_types",
      "quantity_available",
      count(ticketTypes, (type) => leftToSell(type, 0) === null),
      "no_place",
      "Ticketbutler counts every type: it has none left to sell until you raise it.",
    ),
    ...loss(
      "ticket_types",
      "status",
      publish ? count(ticketTypes, (type) => !isSold(type) || isShut(event)) : 0,
      "read_only",
      "Types cannot be hidden or closed: none of those that the source does not sell are put on sale.",
    ),
    ...loss(
      "ticket_types",
      "pricing",
      count(ticketTypes, ({ pricing }) => pricing === "donation" || pricing === "degressive"),
      "no_place",
      "Created at its listed price.",
    ),
    ...loss("events", "status", over ? 1 : 0, "over", "Made, but no orders are taken for what is over."),
  ]
}

/** What must be known before anything is made here, told once; of every event only when it is too late. */
const liveAtOnce = ({ publish }: PlanOptions): string =>
  [
    "goes live at once, and so does every event that is made: Ticketbutler has no drafts, and its ticket types cannot be closed.",
    "They have none left for sale but what is being loaded, which others could buy meanwhile,",
    publish
      ? "until all is in: then they are on sale, so stop selling them at the source."
      : "and none without --publish.",
  ].join(" ")

const until = (event: Rows["events"], start: Instant.Instant): string =>
  `live at once; orders are taken until it is over (${Instant.toIso(endOf(event) ?? start)})`

/** Whether nothing stands for an event yet: neither found there nor known to be made. */
const isNewAt = (there: There, existing: Existing, event: Rows["events"]): boolean =>
  there.of(event).row === null && existing.made("events", event.id) === null

const clashesOf = (
  bundle: EventBundle,
  existing: Existing,
  there: There,
  options: PlanOptions,
  isFirst: boolean,
): ReadonlyArray<Clash> => {
  const { event, ticketTypes } = bundle
  const clash = (reason: string, message: string, stops: boolean): Clash => ({
    entity: "events",
    source: event.id,
    reason,
    message: `${titleOf(event)}: ${message}`,
    stops,
  })
  const start = startOf(event)
  const own = currencyThere(there.of(event), existing)
  const currencies = ticketTypes.flatMap((type) => (isFree(type) ? [] : [type.currency ?? event.currency]))
  const foreign = currencies.find((currency) => currency === null || (own !== null && currency !== own))
  const isNew = isNewAt(there, existing, event)
  const { isGuessed, row } = there.of(event)
  return [
    ...(isNew && isFirst ? [clash("live_at_once", liveAtOnce(options), false)] : []),
    ...(isNew && start !== null ? [clash("live_at_once", until(event, start), false)] : []),
    ...(start === null ? [clash("no_start", "an event without a start cannot be created", true)] : []),
    ...(foreign === undefined
      ? []
      : [
          clash(
            "currency",
            foreign === null
              ? "the source does not tell the currency of its prices"
              : `its prices are in ${foreign}, and there they would be in ${own}`,
            true,
          ),
        ]),
    ...(own === null && currencies.length > 0
      ? [
          clash(
            "currency_unknown",
            `whether the account's prices are in ${currencies[0]} is seen once it is made; in any other currency it is taken back`,
            false,
          ),
        ]
      : []),
    ...(row !== null && isGuessed
      ? [
          clash(
            "event_there",
            `the account has an event of that name and time without tickets (${row.native_id}); it is taken for this one, and no second is made`,
            false,
          ),
        ]
      : []),
    ...(isNew ? there.others(event) : []).map((other) =>
      clash(
        "event_there",
        `the account has an event of that name and time (${other.native_id}); a second one is made`,
        false,
      ),
    ),
  ]
}

const planEvent = (
  series: SeriesBundle,
  bundle: EventBundle,
  existing: Existing,
  there: There,
  options: PlanOptions,
  isFirst: boolean,
): Part => {
  const adopted = found(bundle, there, existing).filter(({ kind, source }) => existing.made(kind, source) === null)
  const has = (kind: Made["kind"], source: string) =>
    existing.made(kind, source) ?? adopted.find((one) => one.kind === kind && one.source === source) ?? null
  const { event } = bundle
  const start = startOf(event)
  const target = has("events", event.id)
  const isThere = ({ id }: TicketType): boolean => has("ticket_types", id) !== null
  // An event that is there takes its new types one by one; the others came with it.
  const together = target === null ? bundle.ticketTypes : bundle.ticketTypes.filter(isThere)
  const after = target === null ? [] : bundle.ticketTypes.filter((type) => !isThere(type))
  return joined([
    {
      adopted,
      clashes: clashesOf(bundle, existing, there, options, isFirst),
      losses: lossesOf(bundle, there.of(event), there.asked(event, bundle.questions), options),
      operations:
        start === null
          ? []
          : [
              createEvent(series, bundle, together, start, there),
              ...after.map((type) => createType(series, bundle, type)),
              ...setQuestions(series, bundle, has),
            ],
    },
    planCodes(series, bundle, {
      codes: codesAt(existing, target?.target ?? null),
      existing,
      has,
      currency: currencyThere(there.of(event), existing),
    }),
  ])
}

/** Plans series: each of their events becomes one, since there are no series. */
export const planSeries = (existing: Existing, there: There, options: PlanOptions): Planner["setup"] => {
  let isFirst = true
  return ({ events, id }) =>
    joined(
      events.map((bundle) => {
        const part = planEvent({ id, events }, bundle, existing, there, options, isFirst)
        isFirst &&= !isNewAt(there, existing, bundle.event)
        return part
      }),
    )
}
