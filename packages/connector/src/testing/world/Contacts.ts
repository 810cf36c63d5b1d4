/**
 * People without a ticket: on a waiting list, interested, or readers of the newsletter. They come in turn, by a fixed
 * round.
 *
 * @module
 */
import { worldStart } from "./Catalogue.ts"
import type { UnixSeconds, WorldEvent } from "./EventTypes.ts"
import type { WorldContact, WorldContactKind } from "./OrderTypes.ts"
import { personOf } from "./People.ts"
import { baseOf, draw, streams } from "./Random.ts"
import type { Indexed } from "./WorldType.ts"

interface Turn {
  readonly kind: WorldContactKind
  readonly event: WorldEvent | null
}

const roundOf = (events: ReadonlyArray<WorldEvent>): ReadonlyArray<Turn> =>
  events.flatMap((event): ReadonlyArray<Turn> => [
    ...(event.waitlist ? [{ kind: "waitlist", event } as const] : []),
    ...(event.status === "published" ? [{ kind: "interested", event } as const] : []),
    { kind: "newsletter", event: null },
    ...(event.waitlist ? [{ kind: "waitlist", event } as const] : []),
  ])

/** The people without a ticket of a world. */
export const makeContacts = (
  events: ReadonlyArray<WorldEvent>,
  seed: number,
  size: number,
  now: UnixSeconds,
): { readonly all: Indexed<WorldContact>; readonly of: (event: WorldEvent) => Indexed<WorldContact> } => {
  const round = roundOf(events)
  const count = 2 * round.length + Math.floor(size / 20)
  const at = (index: number): WorldContact | undefined => {
    const turn = Number.isInteger(index) && index >= 0 && index < count ? round[index % round.length] : undefined
    if (turn === undefined) return undefined
    const base = baseOf(seed, streams.contact, index)
    const person = personOf(base, `c${index.toString(36)}`)
    const jitter = draw(base, 70) / 0x1_0000_0000
    return {
      ...person,
      number: index,
      kind: turn.kind,
      event: turn.event,
      createdAt: worldStart + Math.floor(((now - worldStart) * (index + jitter)) / count),
    }
  }
  return {
    all: { count, at },
    of: (event) => {
      const places = round.flatMap((turn, place) => (turn.event === event ? [place] : []))
      const rest = count % round.length
      const rounds = (count - rest) / round.length
      const own = rounds * places.length + places.filter((place) => place < rest).length
      return {
        count: own,
        at: (index) => {
          if (!Number.isInteger(index) || index < 0 || index >= own) return undefined
          const place = index % places.length
          return at(((index - place) / places.length) * round.length + (places[place] ?? 0))
        },
      }
    },
  }
}
