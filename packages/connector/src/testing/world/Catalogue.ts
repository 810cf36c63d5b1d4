/**
 * Everything the organiser has, written by hand: who it is and all series, oldest first.
 *
 * @module
 */
import { conference } from "./catalogue/Conference.ts"
import { festival } from "./catalogue/Festival.ts"
import { draft, fair, gala, patrons, pilot, run } from "./catalogue/Others.ts"
import { tokyo } from "./catalogue/Tokyo.ts"
import { webinars } from "./catalogue/Webinars.ts"
import type { SeriesDraft } from "./Drafts.ts"
import type { UnixSeconds, WorldOrganisation } from "./EventTypes.ts"

/** When the organiser opened its account: 1 September 2025, 06:00 UTC. Nothing is sold before it. */
export const worldStart: UnixSeconds = Date.UTC(2025, 8, 1, 6) / 1000

/** The usual moment the world stands still at: 15 June 2026, 12:00 UTC. */
export const usualNow: UnixSeconds = Date.UTC(2026, 5, 15, 12) / 1000

/** Who sells. */
export const organisation: WorldOrganisation = {
  name: "Larkfield & Øster",
  slug: "larkfield-oester",
  host: "larkfield.ticketbutler.example",
  email: "hej@oresunddata.example",
  currency: "DKK",
  timezone: "Europe/Copenhagen",
  country: "DK",
  vatNumber: "DK38541234",
}

/** All series, oldest first. */
export const catalogue: ReadonlyArray<SeriesDraft> = [
  pilot,
  gala,
  conference,
  festival,
  webinars,
  run,
  fair,
  tokyo,
  patrons,
  draft,
]
