/**
 * Planning what a series becomes: an event series as a draft, its dates, groups, ticket types and discounts.
 *
 * @module
 */
import type { Clash, EventBundle, Existing, Known, Loss, Part, PlanOptions, SeriesBundle } from "@boxport/connector"
import {
  amount,
  joined,
  leftToSell,
  loss,
  nothing,
  operation,
  present,
  reference,
  summaryLoss,
} from "@boxport/connector/target"
import type { Rows } from "@boxport/model"
import { planDiscounts } from "./PlanDiscounts.ts"
import {
  currencyOf,
  groupsOf,
  isTaken,
  limitOf,
  type Offer,
  offersOf,
  offerTitle,
  plenty,
  titleOf,
} from "./Catalogue.ts"
import { found, makeThere, thereAlready } from "./There.ts"
import { seconds, times } from "./Times.ts"

/** Series of one name are made one after the other: one whose answer was lost could not be told from its namesakes. */
export const turnOf = (series: SeriesBundle): string => titleOf(series)

const groupKey = (series: SeriesBundle, group: string): string => `${series.id}#${group}`

/** The zone of the box office, as its other events show it; null where it has none yet. */
const zoneOf = ({ events }: Existing): string | null =>
  events.find(({ timezone }) => timezone !== null)?.timezone ?? null

const createSeries = (series: SeriesBundle, currency: string) => {
  const [first] = series.events
  const event = first?.event
  return operation({
    key: `create_series ${series.id}`,
    kind: "create_series",
    phase: "setup",
    series: series.id,
    group: turnOf(series),
    makes: [reference("series", series.id)],
    body: present({
      name: titleOf(series),
      currency: currency.toLowerCase(),
      description: event?.description ?? event?.summary,
      venue: event?.venue_name,
      postal_code: event?.venue_postal_code,
      country: /^[A-Za-z]{2}$/.test(event?.venue_country ?? "") ? event?.venue_country?.toUpperCase() : null,
      max_tickets_sold_per_occurrence: event?.capacity,
    }),
    requests: { "event_series.create": 1 },
  })
}

const createEvent = (series: SeriesBundle, { event }: EventBundle, zone: string | null) =>
  operation({
    key: `create_event ${event.id}`,
    kind: "create_event",
    phase: "setup",
    series: series.id,
    group: turnOf(series),
    makes: [reference("events", event.id)],
    needs: [reference("series", series.id)],
    body: present({
      ...times(event, zone),
      series: series.id,
      unix: seconds(event.starts_at),
      ends: seconds(event.ends_at),
    }),
    requests: { "event_series.events.create": 1 },
  })

const createGroup = (series: SeriesBundle, group: string) =>
  operation({
    key: `create_ticket_group ${groupKey(series, group)}`,
    kind: "create_ticket_group",
    phase: "setup",
    series: series.id,
    group: turnOf(series),
    makes: [reference("ticket_groups", groupKey(series, group))],
    needs: [reference("series", series.id)],
    body: { name: group, series: series.id },
    requests: { "ticket_groups.create": 1 },
  })

const createType = (series: SeriesBundle, offer: Offer, currency: string) => {
  const { type } = offer
  return operation({
    key: `create_ticket_type ${type.id}`,
    kind: "create_ticket_type",
    phase: "setup",
    series: series.id,
    group: turnOf(series),
    makes: offer.rows.map(({ id }) => reference("ticket_types", id)),
    needs: [
      reference("series", series.id),
      ...(type.group_name === null ? [] : [reference("ticket_groups", groupKey(series, type.group_name))]),
    ],
    body: present({
      series: series.id,
      ticket_group: type.group_name === null ? null : groupKey(series, type.group_name),
      name: offerTitle(offer),
      price: amount(type.price_amount, type.currency ?? currency),
      booking_fee:
        type.booking_fee_amount === null || type.booking_fee_amount === 0n
          ? null
          : amount(type.booking_fee_amount, type.currency ?? currency),
      quantity: offer.quantity,
      description: type.description,
      access_code: type.access_code,
      min_per_order: limitOf(type.min_per_order),
      max_per_order: limitOf(type.max_per_order),
      hide_until: seconds(type.sales_start_at),
      hide_after: seconds(type.sales_end_at),
      status: "UNAVAILABLE",
    }),
    requests: { "ticket_types.create": 1 },
  })
}

const lossesOfEvent = (
  { activities, contacts, event, questions, ticketTypes }: EventBundle,
  capacity: number | null,
  zone: string | null,
): ReadonlyArray<Loss> => [
  ...loss("questions", null, questions.length, "no_place", "Set them up in the box office's checkout form."),
  ...loss("activities", null, activities.length, "no_place", "Ticket Tailor has none."),
  ...loss("contacts", null, contacts.length, "no_place", "Kept at the source; an export has them."),
  ...loss("events", "private", event.private === true ? 1 : 0, "read_only", "Set it in the box office."),
  ...loss("events", "online", event.online === true ? 1 : 0, "read_only", "Set it in the box office."),
  ...loss(
    "events",
    "timezone",
    zone !== null && event.timezone !== null && event.timezone !== zone ? 1 : 0,
    "read_only",
    "It begins at its moment, on the box office's clock.",
  ),
  ...summaryLoss(event),
  ...loss(
    "events",
    "capacity",
    event.capacity === capacity ? 0 : 1,
    "per_series",
    "All dates of a series get that of the first one; change it for this one in the box office.",
  ),
  ...loss("events", "contact_email", event.contact_email === null ? 0 : 1, "no_place", "The box office has its own."),
  ...loss(
    "events",
    "venue_street",
    event.venue_street === null && event.venue_city === null ? 0 : 1,
    "no_place",
    "Only name, postal code and country of a venue can be written.",
  ),
  ...loss(
    "ticket_types",
    "pricing",
    ticketTypes.filter(({ pricing }) => pricing === "donation" || pricing === "degressive").length,
    "no_place",
    "Created at its listed price.",
  ),
  ...loss(
    "ticket_types",
    "admission",
    ticketTypes.filter(({ admission }) => admission === false).length,
    "no_place",
    "Sold as a ticket.",
  ),
]

/** Plans a series. */
export const planSeries = (existing: Existing): ((series: SeriesBundle) => Part) => {
  const planOf = planDiscounts(existing)
  const standingOf = makeThere(existing)
  let isZoneTold = false
  return (series) => {
    const currency = currencyOf(series)
    const offers = offersOf(series)
    const [first] = series.events
    const source = first?.event.id ?? series.id
    const clashes: ReadonlyArray<Clash> =
      currency !== null && isTaken(currency)
        ? []
        : [
            {
              entity: "events",
              source,
              reason: "currency",
              message: `${titleOf(series)}: Ticket Tailor takes no ${currency ?? "event without a currency"}`,
              stops: true,
            },
          ]
    const undated = series.events.filter(({ event }) => event.starts_at === null && event.starts_local === null)
    const undatedClashes = undated.map(({ event }): Clash => ({
      entity: "events",
      source: event.id,
      reason: "no_start",
      message: `${titleOf(series)}: an event without a start cannot be created`,
      stops: true,
    }))
    const used = currency ?? "GBP"
    const zone = zoneOf(existing)
    const zoneClashes: ReadonlyArray<Clash> =
      zone !== null || isZoneTold || first?.event.timezone === null
        ? []
        : [
            {
              entity: "events",
              source,
              reason: "timezone",
              message:
                "the box office has no event to see its time zone by: whatever it is, events begin at their moments, and show them on its clock",
              stops: false,
            },
          ]
    isZoneTold ||= zoneClashes.length > 0
    const standing = standingOf(series)
    const adopted = found(series, standing, existing)
    const has: Known = (kind, of) =>
      existing.made(kind, of) ?? adopted.find((one) => one.kind === kind && one.source === of) ?? null
    const isThere = ({ rows }: Offer) => rows.some(({ id }) => has("ticket_types", id) !== null)
    const discounts = new Map(series.events.flatMap((event) => event.discounts.map((one) => [one.id, one])))
    return joined([
      {
        ...nothing,
        clashes: [...clashes, ...undatedClashes, ...zoneClashes, ...thereAlready(series, standing)],
        adopted,
        losses: [
          ...series.events.flatMap((bundle) => lossesOfEvent(bundle, first?.event.capacity ?? null, zone)),
          ...loss(
            "ticket_types",
            "quantity_total",
            offers.filter(({ uneven }) => uneven).length,
            "per_series",
            "All dates of a series get the largest capacity; make overrides for the others.",
          ),
          ...loss(
            "ticket_types",
            "quantity_total",
            offers.filter(({ type }) => leftToSell(type, 0) === null).length,
            "no_place",
            `The platform wants a limit: ${plenty} more than are sold.`,
          ),
        ],
        operations: [
          createSeries(series, used),
          ...series.events.map((event) => createEvent(series, event, zone)),
          // Nothing shows which groups are there; those of types that are there must be.
          ...groupsOf(offers.filter((offer) => !isThere(offer))).map((group) => createGroup(series, group)),
          ...offers.map((offer) => createType(series, offer, used)),
        ],
      },
      ...[...discounts.values()].map((discount) => planOf(discount, { series, offers, currency: used, has })),
    ])
  }
}

/** What a type is when it is opened. One that only a link leads to elsewhere, whatever its status, is hidden. */
const writtenStatus = ({ access_code, secret, status }: Rows["ticket_types"]): string => {
  switch (status) {
    case "on_sale":
    case "sold_out":
      return secret === true && access_code === null ? "HIDDEN" : "ON_SALE"
    case "hidden":
    case "members_only":
      return "HIDDEN"
    case "admin_only":
      return "ADMIN_ONLY"
    case "locked":
      return "LOCKED"
    default:
      return "UNAVAILABLE"
  }
}

/** Opens a series as it was at the source. */
export const planPublish =
  ({ publish }: PlanOptions) =>
  (series: SeriesBundle): Part => {
    if (!publish) return nothing
    const status = series.events.some(({ event }) => event.status === "published")
      ? "PUBLISHED"
      : series.events.some(({ event }) => event.status === "sales_closed")
        ? "CLOSE_SALES"
        : null
    return {
      ...nothing,
      operations: [
        ...offersOf(series).map(({ type }) =>
          operation({
            key: `open_sales ${type.id}`,
            kind: "open_sales",
            phase: "publish",
            series: series.id,
            group: turnOf(series),
            needs: [reference("series", series.id), reference("ticket_types", type.id)],
            body: { series: series.id, ticket_type: type.id, status: writtenStatus(type) },
            requests: { "ticket_types.update": 1 },
          }),
        ),
        ...(status === null
          ? []
          : [
              operation({
                key: `publish_event ${series.id}`,
                kind: "publish_event",
                phase: "publish",
                series: series.id,
                group: turnOf(series),
                needs: [reference("series", series.id)],
                body: { series: series.id, status },
                requests: { "event_series.change_status": 1 },
              }),
            ]),
      ],
    }
  }
