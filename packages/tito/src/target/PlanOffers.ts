/**
 * Planning what is sold and asked for an event: questions, releases and activities, and its codes (PlanDiscounts).
 *
 * @module
 */
import type { Loss, Part, PlannedOperation } from "@boxport/connector"
import { amount, joined, loss, nothing, operation, paired, present, reference } from "@boxport/connector/target"
import type { Rows } from "@boxport/model"
import { activityTitle, fieldTypeOf, headingOf, holdsFor, optionsOf, typeTitle } from "./Carried.ts"
import { type Clock, instantAt, stampOf } from "./Clock.ts"
import { metadataFor, textIn } from "./Markers.ts"
import { planCodes } from "./PlanDiscounts.ts"
import { ofEvent, shared, type Where } from "./Where.ts"

type TicketType = Rows["ticket_types"]
type Activity = Rows["activities"]
type Question = Rows["questions"]

/** Counterparts without a mark, as adopted. */
const adoptedAs = (
  kind: "questions" | "activities",
  pairs: ReadonlyMap<string, { readonly native_id: string }>,
): Part["adopted"] => [...pairs].map(([source, { native_id }]) => ({ kind, source, target: native_id, facts: {} }))

const planQuestions = (where: Where): Part => {
  const { event, questions } = where.bundle
  const asked = questions.filter((question) => fieldTypeOf(question) !== null)
  const hasHeading = (row: Question, there: Question): boolean => there.title === headingOf(row)
  const pairs = paired(
    "questions",
    asked,
    ofEvent(where.existing.questions, where.there),
    where.existing.made,
    (row, there) => hasHeading(row, there) && fieldTypeOf(there) === fieldTypeOf(row),
    hasHeading,
  )
  const changed = asked.filter(({ kind }) => ["number", "name", "company", "email", "phone", "unknown"].includes(kind))
  return {
    ...nothing,
    adopted: adoptedAs("questions", pairs),
    losses: [
      ...loss(
        "questions",
        null,
        questions.length - asked.length,
        "no_place",
        "Tito asks attendees, not buyers; set it up for them if it is wanted.",
      ),
      ...loss("questions", "kind", changed.length, "no_place", "Asked as a text."),
    ],
    operations: asked.map((row) =>
      operation({
        ...shared(where),
        key: `create_question ${row.id}`,
        kind: "create_question",
        makes: [reference("questions", row.id)],
        needs: [reference("events", event.id)],
        body: present({
          event: event.id,
          title: headingOf(row),
          field_type: fieldTypeOf(row),
          options: optionsOf(row),
          required: row.required === true,
          description: row.description,
        }),
        requests: { "questions.create": 1 },
      }),
    ),
  }
}

/** A ticket type's pricing, as far as Tito can be told of it. */
export const pricingOf = (type: TicketType): "free" | "paid" | "donation" | "degressive" => {
  if (type.pricing === "donation") return "donation"
  if (type.pricing === "degressive" && textIn(type.extra, "price_degressive") !== null) return "degressive"
  return (type.price_amount ?? 0n) > 0n ? "paid" : "free"
}

/** Whether only a link leads to a release. */
export const isSecret = ({ access_code, secret, status }: TicketType): boolean =>
  secret === true || access_code !== null || status === "hidden"

const createType = (where: Where, type: TicketType): PlannedOperation => {
  const { event, questions } = where.bundle
  const asked = questions.filter((question) => fieldTypeOf(question) !== null && holdsFor(question, type))
  const pricing = pricingOf(type)
  const price = type.price_amount === null ? null : amount(type.price_amount, type.currency ?? event.currency)
  return operation({
    ...shared(where),
    key: `create_ticket_type ${type.id}`,
    kind: "create_ticket_type",
    makes: [reference("ticket_types", type.id)],
    needs: [reference("events", event.id), ...asked.map(({ id }) => reference("questions", id))],
    body: present({
      event: event.id,
      title: typeTitle(type),
      description: type.description,
      pricing_type: pricing,
      price: pricing === "paid" || pricing === "degressive" ? price : null,
      suggested_donation: pricing === "donation" ? price : null,
      price_degressive: pricing === "degressive" ? textIn(type.extra, "price_degressive") : null,
      secret: isSecret(type),
      position: type.position !== null && type.position >= 0 ? type.position : null,
      not_a_ticket: type.admission === false,
      questions: asked.map(({ id }) => id),
      metadata: metadataFor(type),
    }),
    requests: { "releases.create": 1 },
  })
}

const lossesOfTypes = (types: ReadonlyArray<TicketType>): ReadonlyArray<Loss> => {
  const count = (is: (type: TicketType) => boolean): number => types.filter(is).length
  const listed = (type: TicketType): boolean => type.pricing === "degressive" && pricingOf(type) !== "degressive"
  return [
    ...loss(
      "ticket_types",
      "group_name",
      count(({ group_name }) => group_name !== null),
      "no_place",
      "Groups cannot be made; put the ticket types into some by hand.",
    ),
    ...loss(
      "ticket_types",
      "booking_fee_amount",
      count(({ booking_fee_amount }) => (booking_fee_amount ?? 0n) !== 0n),
      "no_place",
      "Tito knows no booking fees; the price is that without.",
    ),
    ...loss(
      "ticket_types",
      "access_code",
      count(({ access_code }) => access_code !== null),
      "no_place",
      "It is secret: its own link leads to it.",
    ),
    ...loss("ticket_types", "pricing", count(listed), "no_place", "Created at its listed price."),
  ]
}

/** An activity's day and times on the clock of its event. */
const hoursOf = ({ ends_at, ends_local, starts_at, starts_local }: Activity, { zone }: Clock) => {
  const start = stampOf(starts_at, starts_local, zone)
  const end = stampOf(ends_at, ends_local, zone)
  return {
    date: start?.date ?? null,
    start_time: start?.time ?? null,
    end_time: end?.time ?? null,
    isLong: start !== null && end !== null && end.date !== start.date,
  }
}

const planActivities = (where: Where): Part => {
  const { activities, event, ticketTypes } = where.bundle
  const hasTitle = (row: Activity, there: Activity): boolean => there.title === activityTitle(row)
  const pairs = paired(
    "activities",
    activities,
    ofEvent(where.existing.activities, where.there),
    where.existing.made,
    (row, there) => hasTitle(row, there) && there.starts_at === instantAt(row.starts_at, row.starts_local),
    hasTitle,
  )
  const long = activities.filter((activity) => hoursOf(activity, where.clock).isLong)
  return {
    ...nothing,
    adopted: adoptedAs("activities", pairs),
    losses: loss("activities", "ends_at", long.length, "no_place", "An activity has one day; its end keeps its hour."),
    operations: activities.flatMap((row) => {
      const { isLong: _, ...hours } = hoursOf(row, where.clock)
      const types = ticketTypes.filter(({ id }) => row.ticket_type_ids.includes(id))
      const common = {
        series: where.series.id,
        needs: [reference("events", event.id), reference("activities", row.id)],
      }
      return [
        operation({
          ...shared(where),
          key: `create_activity ${row.id}`,
          kind: "create_activity",
          makes: [reference("activities", row.id)],
          needs: [reference("events", event.id), ...types.map(({ id }) => reference("ticket_types", id))],
          body: present({
            event: event.id,
            title: activityTitle(row),
            description: row.description,
            ...hours,
            ticket_types: types.map(({ id }) => id),
          }),
          requests: { "activities.create": 1 },
        }),
        ...(row.capacity === null
          ? []
          : [
              // A full one would refuse everybody who is in it already.
              operation({
                ...common,
                key: `open_activity ${row.id}`,
                kind: "open_activity",
                phase: "open",
                group: row.id,
                repeats: true,
                body: { event: event.id, activity: row.id },
                requests: { "activities.update": 1 },
              }),
              operation({
                ...common,
                key: `close_activity ${row.id}`,
                kind: "close_activity",
                phase: "close",
                group: row.id,
                repeats: true,
                body: { event: event.id, activity: row.id, capacity: row.capacity },
                requests: { "activities.update": 1 },
              }),
            ]),
      ]
    }),
  }
}

/** Plans what is sold and asked for an event. */
export const planOffers = (where: Where): Part =>
  joined([
    planQuestions(where),
    {
      ...nothing,
      losses: lossesOfTypes(where.bundle.ticketTypes),
      operations: where.bundle.ticketTypes.map((type) => createType(where, type)),
    },
    planCodes(where),
    planActivities(where),
  ])
