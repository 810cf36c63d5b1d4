/**
 * What few things an event has: ticket types, questions, activities, codes, lists, people. Made once, from the world.
 *
 * @module
 */
import type {
  World,
  WorldActivity,
  WorldContact,
  WorldDiscount,
  WorldEvent,
  WorldQuestion,
  WorldTicketType,
} from "@boxport/connector/testing"

/** A discount code of one event. Tito has none for several events: each gets one of its own. */
export interface EventDiscount {
  readonly number: number
  readonly discount: WorldDiscount
  readonly types: ReadonlyArray<WorldTicketType>
}

/** A check-in list: its ticket types, none for all. */
export interface CheckinListPlace {
  readonly number: number
  readonly title: string
  readonly types: ReadonlyArray<WorldTicketType>
}

/** Somebody invited, and whether they came. */
export interface Invitation {
  readonly number: number
  readonly contact: WorldContact
  readonly types: ReadonlyArray<WorldTicketType>
}

/** One event of the twin. */
export interface EventPlace {
  readonly event: WorldEvent
  readonly types: ReadonlyArray<WorldTicketType>
  /** Tito asks for every ticket; what the world asks once per order it cannot ask. */
  readonly questions: ReadonlyArray<WorldQuestion>
  readonly activities: ReadonlyArray<WorldActivity>
  readonly discounts: ReadonlyArray<EventDiscount>
  readonly checkinLists: ReadonlyArray<CheckinListPlace>
  readonly interested: ReadonlyArray<WorldContact>
  readonly waiting: ReadonlyArray<WorldContact>
  /** None, or the people of the one list. */
  readonly invitations: ReadonlyArray<Invitation>
}

/** The slug of a ticket type in its event. */
export const releaseSlug = (type: WorldTicketType): string => type.key.slice(type.key.lastIndexOf("/") + 1)

/** The slug of a question in its event. */
export const questionSlug = (question: WorldQuestion): string => question.key.slice(question.key.lastIndexOf("/") + 1)

const contactsOf = (world: World, event: WorldEvent, kind: WorldContact["kind"]): ReadonlyArray<WorldContact> => {
  const { at, count } = world.contactsOfEvent(event.key)
  const found: Array<WorldContact> = []
  for (let index = 0; index < count; index++) {
    const contact = at(index)
    if (contact?.kind === kind) found.push(contact)
  }
  return found
}

const checkinListsOf = (event: WorldEvent): ReadonlyArray<CheckinListPlace> => {
  if (event.venue === null || event.status === "draft") return []
  const door: CheckinListPlace = { number: event.number * 4, title: "Front door", types: [] }
  const last = event.types.filter((type) => type.admission).at(-2)
  // Where there is room for it, one kind of ticket has a door of its own.
  if (event.capacity === null || event.types.length < 3 || last === undefined) return [door]
  return [
    { ...door, types: event.types.filter((type) => type !== last) },
    { number: event.number * 4 + 1, title: `Side door & ${last.title}`, types: [last] },
  ]
}

/** The place of an event. */
export const makePlace = (world: World, event: WorldEvent): EventPlace => {
  const waiting = contactsOf(world, event, "waitlist")
  const invited = event.private || event.key === "conference" ? waiting.slice(0, 3) : []
  return {
    event,
    types: event.types,
    questions: event.questions.filter((question) => question.scope === "ticket"),
    activities: event.activities,
    discounts: world.discounts.flatMap((discount): ReadonlyArray<EventDiscount> => {
      const types = discount.types.filter((type) => type.event === event)
      return types.length === 0 ? [] : [{ number: discount.number * 1024 + event.number, discount, types }]
    }),
    checkinLists: checkinListsOf(event),
    interested: contactsOf(world, event, "interested"),
    waiting,
    invitations: invited.map((contact, place) => ({
      number: event.number * 8 + place,
      contact,
      types: event.types.slice(0, 1),
    })),
  }
}
