/**
 * The world's people without a ticket, as Tito has them.
 *
 * @module
 */
import type { World, WorldContact, WorldEvent } from "@boxport/connector/testing"
import type { Interested, Invitation, RsvpList, Waiting, WaitingState } from "../things/Contact.ts"

/** People without a ticket of one event. */
export interface Contacts {
  readonly interested: ReadonlyArray<Interested>
  readonly waiting: ReadonlyArray<Waiting>
  readonly rsvpLists: ReadonlyArray<RsvpList>
  readonly invitations: ReadonlyArray<Invitation>
}

const day = 86_400

const dated = ({ createdAt, number }: WorldContact) => ({ number, createdAt, updatedAt: createdAt, settings: {} })

const stateOf = (number: number): WaitingState =>
  number % 7 === 3
    ? "redeemed"
    : number % 7 === 5
      ? "expired"
      : number % 11 === 6
        ? "rejected"
        : number % 5 === 0
          ? "offered"
          : "joined"

const waitingOf = (event: WorldEvent, contact: WorldContact): Waiting => {
  const state = stateOf(contact.number)
  return {
    ...dated(contact),
    name: contact.name,
    email: contact.email,
    release: event.types[0]?.number ?? null,
    state,
    offeredAt: state === "joined" ? null : contact.createdAt + day,
    expiresAt: state === "joined" ? null : contact.createdAt + 3 * day,
  }
}

/** The people of an event. */
export const contactsOf = (world: World, event: WorldEvent): Contacts => {
  const { at, count } = world.contactsOfEvent(event.key)
  const all = Array.from({ length: count }, (_, index) => at(index)).filter((contact) => contact !== undefined)
  const waiting = all.filter(({ kind }) => kind === "waitlist")
  const invited = event.private || event.key === "conference" ? waiting.slice(0, 3) : []
  return {
    interested: all
      .filter(({ kind }) => kind === "interested")
      .map((contact) => ({ ...dated(contact), name: contact.name, email: contact.email })),
    waiting: waiting.map((contact) => waitingOf(event, contact)),
    rsvpLists:
      invited.length === 0
        ? []
        : [
            {
              number: event.number,
              title: "Friends of the house",
              createdAt: event.createdAt,
              updatedAt: event.updatedAt,
              settings: {},
            },
          ],
    invitations: invited.map((contact, place) => {
      const number = event.number * 8 + place
      const redeemed = number % 3 === 0
      return {
        ...dated(contact),
        number,
        list: event.number,
        firstName: contact.firstName,
        lastName: contact.lastName,
        name: contact.name,
        email: contact.email,
        status: redeemed ? "yes" : null,
        redeemed,
        releases: event.types.slice(0, 1).map((type) => type.number),
        expiresAt: null,
      }
    }),
  }
}
