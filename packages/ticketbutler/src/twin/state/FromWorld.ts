/**
 * The account that a world makes.
 *
 * @module
 */
import {
  optionsPerQuestion,
  stableNumber,
  type World,
  type WorldDiscount,
  type WorldEvent,
  type WorldQuestion,
  type WorldQuestionKind,
  type WorldTicketType,
} from "@boxport/connector/testing"
import { hex, pk } from "../records/Ids.ts"
import { decimal } from "../records/Texts.ts"
import {
  type Choice,
  type DiscountCode,
  type Event,
  type Hook,
  noAddress,
  type Question,
  type TicketType,
} from "./Model.ts"

/** Countries and files are plain texts here, and terms a box to tick. */
const variations: { readonly [Kind in WorldQuestionKind]: string } = {
  text: "TEXT",
  long_text: "TEXTAREA",
  number: "NUMBER",
  phone: "PHONE",
  email: "EMAIL",
  company: "COMPANY",
  country: "TEXT",
  select: "SELECT",
  multi_select: "SELECT_MULTIPLE",
  file: "TEXT",
  terms: "SELECT_MULTIPLE",
}

/** The options of a question; the one of terms is that they are accepted. */
const optionsOf = (question: WorldQuestion): ReadonlyArray<string> =>
  question.kind === "terms" ? ["I agree"] : question.options

/** The uuids of the options that an answer of the world chose. */
export const chosenIn = (question: WorldQuestion, choices: ReadonlyArray<string>): ReadonlyArray<string> =>
  (question.kind === "terms" ? ["I agree"] : choices).map((label) =>
    choiceUuid(question, optionsOf(question).indexOf(label)),
  )

const choiceUuid = (question: WorldQuestion, place: number): string =>
  hex("choice", question.number * optionsPerQuestion + place)

const choicesOf = (question: WorldQuestion): ReadonlyArray<Choice> =>
  optionsOf(question).map((label, place) => ({
    uuid: choiceUuid(question, place),
    sortId: place,
    label,
    description: null,
  }))

const typeOf = (type: WorldTicketType, event: Event): TicketType => ({
  number: type.number,
  uuid: hex("type", type.number),
  pk: pk("type", type.number),
  event,
  world: type,
  place: type.place,
  admission: type.admission,
  title: type.title,
  description: type.description,
  price: type.price,
  active: type.status !== "hidden",
  onSale: type.status === "on_sale",
  soldOut: type.status === "sold_out",
  membersOnly: false,
  salesStartAt: type.salesStartAt,
  salesEndAt: type.salesEndAt,
  startDate: null,
  sortId: type.place,
  total: null,
  sold: 0,
})

/** The types that ask a question, `all` where every type that admits somebody does. */
const askersOf = (question: WorldQuestion, types: ReadonlyArray<TicketType>): Question["types"] => {
  const asks = ({ world }: TicketType): boolean => world?.questions.includes(question) === true
  const admitting = types.filter((type) => type.admission)
  return question.scope === "order" || admitting.every(asks) ? "all" : types.filter(asks)
}

const questionOf = (question: WorldQuestion, types: ReadonlyArray<TicketType>): Question => ({
  number: question.number,
  uuid: hex("question", question.number),
  pk: pk("question", question.number),
  world: question,
  scope: question.scope,
  place: question.place,
  types: askersOf(question, types),
  sortId: question.place,
  heading: question.title,
  active: true,
  required: question.required,
  variation: variations[question.kind],
  choices: choicesOf(question),
})

const eventOf = ({ organisation }: World, event: WorldEvent): Event => {
  const made: Event = {
    number: event.number,
    uuid: hex("event", event.number),
    world: event,
    slug: event.slug,
    title: event.title,
    summary: event.summary ?? "",
    description: event.description ?? "",
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timezone: event.timezone,
    currency: event.currency,
    vatPercent: event.vat?.percent ?? null,
    membersOnly: event.private,
    address: {
      ...noAddress,
      business_name: organisation.name,
      cvr: organisation.vatNumber,
      street: event.venue?.street ?? "",
      city: event.venue?.city ?? "",
      postcode: event.venue?.postalCode ?? "",
      country: event.venue?.country ?? "",
      email: event.contactEmail,
      venue: event.venue?.name ?? null,
    },
    capacity: event.capacity,
    settings: {},
    vouchers: null,
    isDeleted: false,
    types: [],
    everyType: new Map(),
    questions: [],
  }
  made.types = event.types.map((type) => typeOf(type, made))
  for (const type of made.types) made.everyType.set(type.number, type)
  made.questions = event.questions.map((question) => questionOf(question, made.types))
  return made
}

/** The events, by their place in the world. */
export const eventsOf = (world: World): Array<Event> => world.events.map((event) => eventOf(world, event))

const codeOf = (world: World, discount: WorldDiscount, event: Event | null): DiscountCode => {
  const own = discount.scope !== "types" ? [] : discount.types.filter((type) => type.event === event?.world)
  // One that holds for several types of an event cannot say so: it knows one type, or all.
  const [type, ...others] = own
  return {
    id: stableNumber("ticketbutler discount", discount.number * 1024 + (event === null ? 0 : event.number + 1)),
    event,
    code: discount.code,
    kind: discount.kind === "percent" ? "PERCENTAGE" : "PER_TICKET",
    amount:
      discount.kind === "percent"
        ? discount.percent.toFixed(2)
        : decimal(discount.amount, discount.currency ?? world.organisation.currency),
    typeUuid: type === undefined || others.length > 0 ? null : hex("type", type.number),
    limit: () => world.redemptionsOf(discount).limit,
    used: () => world.redemptionsOf(discount).tickets,
    startsAt: discount.startsAt,
    endsAt: discount.endsAt,
    active: discount.active,
  }
}

/** The discount codes: those for all events, and those of each. */
export const codesOf = (world: World, events: ReadonlyArray<Event>): Array<DiscountCode> =>
  world.discounts.flatMap((discount) =>
    discount.series === null
      ? [codeOf(world, discount, null)]
      : events.flatMap((event) => (event.world?.series === discount.series ? [codeOf(world, discount, event)] : [])),
  )

/** How many webhooks the account has. */
const hookCount = 2

/** Where a webhook reports to; nobody else is to know. */
export const hookUrl = (number: number): string => `https://crm.example.org/incoming/${hex("hook", 100 + number)}`

/** The webhooks. */
export const hooksOf = (world: World): Array<Hook> =>
  Array.from({ length: hookCount }, (_, number) => ({
    uuid: hex("hook", number),
    createdAt: world.now - 86_400 * (30 - number),
    updatedAt: world.now - 86_400 * (20 - number),
    action: number === 0 ? "all" : "event.create",
    active: number !== 0,
    url: hookUrl(number),
  }))
