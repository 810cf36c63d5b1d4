/**
 * What the world's events offer and ask, as Tito has it.
 *
 * @module
 */
import type { World, WorldEvent, WorldQuestion, WorldTicketType } from "@boxport/connector/testing"
import type {
  Activity,
  CheckinList,
  Discount,
  OptIn,
  Question,
  Release,
  Venue,
  WebhookEndpoint,
} from "../things/Offer.ts"

const tail = (key: string): string => key.slice(key.lastIndexOf("/") + 1)

/** A ticket type. Tito knows no booking fees, so they are in the price. */
const releaseOf = (world: World, event: WorldEvent, type: WorldTicketType): Release => {
  const price = type.price + type.fee
  const stock = () => world.stockOf(type)
  return {
    number: type.number,
    slug: tail(type.key),
    title: type.title,
    description: type.description,
    position: type.place,
    pricing: type.pricing === "donation" ? "donation" : price === 0 ? "free" : "paid",
    price,
    // Known once all orders were looked at: only when it is asked for.
    get quantity() {
      const { capacity, held } = stock()
      return capacity === null ? null : capacity - held
    },
    offSale: type.status === "off_sale",
    secret: type.secret || type.status === "hidden",
    archived: event.status === "archived",
    startsAt: type.salesStartAt,
    endsAt: type.salesEndAt,
    minPerOrder: type.minPerOrder,
    maxPerOrder: type.maxPerOrder,
    admission: type.admission,
    requireName: type.admission,
    questions: type.questions.filter(({ scope }) => scope === "ticket").map(({ number }) => number),
    group: type.group === null ? null : { number: type.group.number, title: type.group.title },
    stock: () => ({ issued: stock().issued, void: stock().void + stock().refunded }),
    createdAt: event.createdAt + type.place * 60,
    updatedAt: event.updatedAt,
    settings: {},
  }
}

/** The ticket types of an event. */
export const releasesOf = (world: World, event: WorldEvent): ReadonlyArray<Release> =>
  event.types.map((type) => releaseOf(world, event, type))

/** What kind of field asks a question; Tito has six (seed 003, Questions). */
const fieldTypes: { readonly [kind in WorldQuestion["kind"]]: Question["fieldType"] } = {
  text: "Text",
  long_text: "Textarea",
  number: "Text",
  phone: "Text",
  email: "Text",
  company: "Text",
  country: "Country",
  select: "Select",
  multi_select: "Checkboxes",
  file: "File",
  terms: "Checkboxes",
}

/** The questions of an event. Tito asks for every ticket; what the world asks once per order it cannot ask. */
export const questionsOf = (event: WorldEvent): ReadonlyArray<Question> =>
  event.questions
    .filter(({ scope }) => scope === "ticket")
    .map((question) => ({
      number: question.number,
      slug: tail(question.key),
      title: question.title,
      description: question.description,
      fieldType: fieldTypes[question.kind],
      // Agreeing to terms is the only choice of its kind.
      options: question.kind === "terms" ? ["I agree"] : question.options,
      required: question.required,
      freeText: false,
      freeTextLabel: null,
      answersCount: 1,
      createdAt: 1_756_710_000 + question.number,
      updatedAt: 1_756_710_000 + question.number,
      settings: {},
    }))

/** The activities of an event. */
export const activitiesOf = (event: WorldEvent): ReadonlyArray<Activity> =>
  event.activities.map((activity) => ({
    number: activity.number,
    name: activity.title,
    description: activity.description,
    capacity: activity.capacity,
    date: activity.startsLocal.slice(0, 10),
    startTime: activity.startsLocal.slice(11, 16),
    endTime: activity.endsLocal.slice(11, 16),
    startsAt: activity.startsAt,
    endsAt: activity.endsAt,
    kind: "public_automatic",
    releases: activity.types.map(({ number }) => number),
    questions: [],
    createdAt: event.createdAt,
    updatedAt: event.updatedAt,
    settings: {},
  }))

/** The codes of an event. Tito has none for several events: each gets one of its own. */
export const discountsOf = (world: World, event: WorldEvent): ReadonlyArray<Discount> =>
  world.discounts.flatMap((discount): ReadonlyArray<Discount> => {
    const types = discount.types.filter((type) => type.event === event)
    if (types.length === 0) return []
    return [
      {
        number: discount.number * 1024 + event.number,
        code: discount.code,
        type: discount.kind === "amount" ? "MoneyOffDiscountCode" : "PercentOffDiscountCode",
        value: discount.kind === "amount" ? discount.amount : discount.percent,
        get quantity() {
          return world.redemptionsOf(discount).limit
        },
        releases: types.map(({ number }) => number),
        startsAt: discount.startsAt,
        endsAt: discount.endsAt,
        note: discount.title,
        createdAt: discount.createdAt,
        updatedAt: discount.createdAt,
        settings: {},
      },
    ]
  })

/** The check-in lists of an event. */
export const checkinListsOf = (event: WorldEvent): ReadonlyArray<CheckinList> => {
  if (event.venue === null || event.status === "draft") return []
  const door: CheckinList = {
    number: event.number * 4,
    title: "Front door",
    releases: [],
    activities: [],
    questions: [],
    expiresAt: null,
    createdAt: event.createdAt,
    updatedAt: event.updatedAt,
    settings: {},
  }
  const last = event.types.filter((type) => type.admission).at(-2)
  // Where there is room for it, one kind of ticket has a door of its own.
  if (event.capacity === null || event.types.length < 3 || last === undefined) return [door]
  const others = event.types.filter((type) => type !== last)
  return [
    { ...door, releases: others.map(({ number }) => number) },
    { ...door, number: event.number * 4 + 1, title: `Side door & ${last.title}`, releases: [last.number] },
  ]
}

/** The one opt-in of an event. */
export const optInsOf = (event: WorldEvent): ReadonlyArray<OptIn> => [
  {
    number: event.number,
    slug: "tell-me-of-other-events",
    name: "Tell me of other events",
    description: "A mail or two a year.",
    releases: event.types.map(({ number }) => number),
    createdAt: event.createdAt,
    updatedAt: event.createdAt,
    settings: {},
  },
]

/** The venue of an event that has one. */
export const venuesOf = ({ createdAt, number, venue }: WorldEvent): ReadonlyArray<Venue> =>
  venue === null
    ? []
    : [
        {
          number,
          name: venue.name,
          address: `${venue.street}, ${venue.postalCode} ${venue.city}`,
          createdAt,
          updatedAt: createdAt,
          settings: {},
        },
      ]

/** The one webhook endpoint of an event that is published. */
export const webhookEndpointsOf = ({ createdAt, number, status }: WorldEvent): ReadonlyArray<WebhookEndpoint> =>
  status === "published"
    ? [
        {
          number,
          url: "https://hooks.example/tito",
          triggers: ["ticket.created", "registration.finished"],
          createdAt,
          updatedAt: createdAt,
          settings: { custom_data: "" },
        },
      ]
    : []
