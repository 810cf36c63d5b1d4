/**
 * The waiting lists of the shared world.
 *
 * @module
 */
import type { World as SharedWorld } from "@boxport/connector/testing"
import { arrayListing, type Listing, steps } from "../Listing.ts"
import type { Series, WaitlistSignup } from "../World.ts"
import type { Catalogue } from "./Catalogue.ts"
import { lowestFrom, nativeNumber } from "./Ids.ts"

/** Who waits for a series: the world's people without a ticket, of whom it passes over all others. */
export const waitlistListing = (world: SharedWorld, catalogue: Catalogue, series: Series): Listing<WaitlistSignup> => {
  const idOf = (signup: WaitlistSignup): string => `wl_${signup.number}`
  if (series.draft.waitlist === "false") return arrayListing<WaitlistSignup>([], ({ number }) => number, idOf)
  const { at, count } = world.contacts
  return {
    end: count,
    idOf,
    locate: (native) => {
      const position = lowestFrom("waitlist_signup", native, count)
      return { position, exact: position < count && nativeNumber("waitlist_signup", position) === native }
    },
    *walk(from, to) {
      for (const position of steps(from, to)) {
        const contact = at(position)
        const event = contact?.kind === "waitlist" ? catalogue.events[contact.event?.number ?? -1] : undefined
        if (contact === undefined || event?.series !== series) continue
        yield {
          number: nativeNumber("waitlist_signup", contact.number),
          series,
          event,
          email: contact.email,
          createdAt: contact.createdAt,
          notifiedAt: null,
        }
      }
    },
  }
}
