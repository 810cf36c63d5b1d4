/**
 * The account as the platform has it: what there are few of, as it stands and as writes change it. Orders and tickets,
 * of which there are many, are made of the world when they are asked for (`Purchases`).
 *
 * Amounts are whole minor units, instants whole unix seconds, uuids 32 hexadecimal digits.
 *
 * @module
 */
import type { UnixSeconds, WorldEvent, WorldQuestion, WorldTicketType } from "@boxport/connector/testing"
import type { Json } from "@boxport/model"

/** An address; empty texts where there is nothing. */
export interface Address {
  readonly first_name: string
  readonly last_name: string
  readonly title: string
  readonly business_name: string
  readonly cvr: string
  readonly street: string
  readonly street_2: string
  readonly city: string
  readonly postcode: string
  readonly country: string
  readonly phone: string
  readonly email: string
  readonly language: string
  readonly venue: string | null
}

/** An address with nothing in it. */
export const noAddress: Address = {
  first_name: "",
  last_name: "",
  title: "",
  business_name: "",
  cvr: "",
  street: "",
  street_2: "",
  city: "",
  postcode: "",
  country: "",
  phone: "",
  email: "",
  language: "",
  venue: null,
}

/** What can be bought for an event. */
export interface TicketType {
  readonly number: number
  readonly uuid: string
  readonly pk: number
  readonly event: Event
  /** Null for one that a write made. */
  readonly world: WorldTicketType | null
  /** Place among the types that its event has ever had. */
  readonly place: number
  /** False for merchandise, whose holders are asked nothing. */
  readonly admission: boolean
  title: string
  description: string | null
  price: number
  active: boolean
  onSale: boolean
  soldOut: boolean
  membersOnly: boolean
  readonly salesStartAt: UnixSeconds | null
  readonly salesEndAt: UnixSeconds | null
  startDate: string | null
  sortId: number | null
  /** How many there are in all since a write has said so; null for as many as the world has. */
  total: number | null
  /** Tickets that writes have sold, less those that they have refunded. */
  sold: number
}

/** An option of a question. */
export interface Choice {
  readonly uuid: string
  readonly sortId: number
  readonly label: string
  readonly description: string | null
}

/** Something asked of buyers (`order`), or of the holders of some ticket types. */
export interface Question {
  readonly number: number
  readonly uuid: string
  readonly pk: number
  readonly world: WorldQuestion | null
  readonly scope: "order" | "ticket"
  /** Place among the questions of its event, from 0, for the answers' own ids. */
  readonly place: number
  /** `all` for those of every type that admits somebody. */
  readonly types: "all" | ReadonlyArray<TicketType>
  sortId: number
  heading: string
  active: boolean
  required: boolean
  variation: string
  choices: ReadonlyArray<Choice>
}

/** An event. */
export interface Event {
  readonly number: number
  readonly uuid: string
  readonly world: WorldEvent | null
  readonly slug: string
  title: string
  summary: string
  description: string
  startsAt: UnixSeconds
  endsAt: UnixSeconds | null
  readonly timezone: string
  readonly currency: string
  /** Null where no tax is charged. */
  readonly vatPercent: number | null
  membersOnly: boolean
  address: Address
  /** The most tickets that are sold of all types; null without a limit. */
  readonly capacity: number | null
  /** Settings that a write has made, laid over what the event has. */
  settings: { readonly [name: string]: Json }
  /** How many vouchers are left of an event that is paid for by voucher; null for any other. */
  vouchers: number | null
  /** Whether it has been called off; then it is nowhere, but its orders are. */
  isDeleted: boolean
  types: ReadonlyArray<TicketType>
  /** Every type that it has ever had, by number: tickets of a type that is deleted remain. */
  readonly everyType: Map<number, TicketType>
  questions: ReadonlyArray<Question>
}

/** An answer: a text, or the uuids of the options that were chosen. */
export interface Answer {
  readonly text: string
  readonly choices: ReadonlyArray<string>
}

/** Answers by the uuid of their question. Questions left blank have none. */
export type Answers = ReadonlyMap<string, Answer>

/** A discount code, of one event or (null) of all. */
export interface DiscountCode {
  readonly id: number
  readonly event: Event | null
  readonly code: string
  readonly kind: "PER_TICKET" | "PERCENTAGE"
  /** As the platform writes it: `100.00`. */
  readonly amount: string
  readonly typeUuid: string | null
  /** How many tickets it can be used for; null for any number. */
  readonly limit: () => number | null
  /** How many it was used for. */
  readonly used: () => number
  readonly startsAt: UnixSeconds | null
  readonly endsAt: UnixSeconds | null
  active: boolean
}

/** A webhook of the account. */
export interface Hook {
  readonly uuid: string
  readonly createdAt: UnixSeconds
  updatedAt: UnixSeconds
  action: string
  active: boolean
  url: string
}

/** A mail that the platform would have sent. */
export interface Mail {
  readonly to: string
  readonly subject: string
  /** What it says, where a person has written that. */
  readonly text?: string
}

/** What the holders of a ticket type are asked. */
export const askedOf = (type: TicketType): ReadonlyArray<Question> =>
  type.event.questions.filter(
    ({ scope, types }) => scope === "ticket" && (types === "all" ? type.admission : types.includes(type)),
  )

/** What the buyers of an event are asked. */
export const askedOfBuyers = ({ questions }: Event): ReadonlyArray<Question> =>
  questions.filter(({ scope }) => scope === "order")
