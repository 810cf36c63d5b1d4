/**
 * Registrations as loading looks at them: which of their tickets stands for which of the source.
 *
 * @module
 */
import type { ConnectorError } from "@boxport/connector"
import { asked } from "@boxport/connector/target"
import type { JsonObject } from "@boxport/model"
import { Effect, Option, Stream } from "effect"
import type { Registration } from "../api/records/Registration.ts"
import type { TicketWithin } from "../api/records/TicketWithin.ts"
import type { Context } from "./Context.ts"
import { markIn, markInTracking } from "./Markers.ts"

type TicketRecord = Pick<
  TicketWithin,
  "id" | "slug" | "release_id" | "metadata" | "void" | "state" | "assigned" | "registration_id"
>

/** Whether a ticket admits nobody. */
export const isOver = (ticket: Pick<TicketRecord, "void" | "state">): boolean =>
  ticket.void === true || ticket.state === "void"

/** The tickets of a registration: as it says, else as the list of tickets has them, where it came without. */
export const ticketsIn = (
  { client }: Context,
  event_slug: string,
  registration: Registration,
): Effect.Effect<ReadonlyArray<TicketRecord>, ConnectorError> =>
  registration.tickets !== undefined && registration.tickets !== null
    ? Effect.succeed(registration.tickets)
    : asked(
        client.tickets
          .list({
            event_slug,
            search: {
              states: ["complete", "incomplete", "unassigned", "void"],
              sort: "created_at",
              direction: "desc",
              ...(typeof registration.reference === "string" && registration.reference !== ""
                ? { q: registration.reference }
                : {}),
            },
          })
          .pipe(
            Stream.filter((ticket) => ticket.registration_id === registration.id),
            Stream.runCollect,
          ),
      )

/** A registration with its tickets. */
export const readRegistration = (context: Context, event_slug: string, registration_slug: string) =>
  Effect.gen(function* () {
    const registration = yield* asked(
      context.client.registrations.get({ event_slug, registration_slug, expand: ["tickets"] }),
    )
    return { registration, tickets: yield* ticketsIn(context, event_slug, registration) }
  })

/** What a ticket is wanted for. */
interface Wanted {
  readonly ticket: string
  /** The native id of its release. */
  readonly release: string
}

/** A free ticket of a release: nobody's mark is on it, and it is not spoken for. */
export const freeOne = (
  tickets: ReadonlyArray<TicketRecord>,
  release: string,
  spokenFor: ReadonlySet<string>,
): TicketRecord | undefined =>
  tickets.find(
    (ticket) =>
      String(ticket.release_id) === release &&
      !isOver(ticket) &&
      markIn(ticket.metadata) === null &&
      !spokenFor.has(ticket.slug),
  )

/** The slugs of a new registration's tickets, by the source's tickets that they will stand for. */
export const share = (tickets: ReadonlyArray<TicketRecord>, wanted: ReadonlyArray<Wanted>): JsonObject => {
  const shares = new Map<string, string>()
  const spokenFor = new Set<string>()
  for (const { release, ticket } of wanted) {
    const free = freeOne(tickets, release, spokenFor)
    if (free === undefined) continue
    spokenFor.add(free.slug)
    shares.set(ticket, free.slug)
  }
  return Object.fromEntries(shares)
}

/** The shares that a registration's facts tell. */
export const sharesIn = (facts: JsonObject): ReadonlyMap<string, string> => {
  const shares = facts["tickets"]
  return new Map(
    typeof shares === "object" && shares !== null && !Array.isArray(shares)
      ? Object.entries(shares).flatMap(([ticket, slug]) => (typeof slug === "string" ? [[ticket, slug] as const] : []))
      : [],
  )
}

/** Registrations in any state. */
export const allStates = ["paid", "unpaid", "complete", "confirmed", "incomplete", "cancelled"] as const

/** Whether a registration is what was made for an order of the source, and still counts. */
const isFor = (source: string) => (registration: Registration) =>
  registration.cancelled !== true &&
  registration.state !== "cancelled" &&
  (markInTracking(registration.source) === source || markIn(registration.metadata) === source)

/**
 * The registration that was made for an order of the source. The search knows addresses and finds it at once; where it does
 * not, all are looked through, the newest first. No filter by time is used: the platform's clock is not ours.
 */
export const findRegistration = (
  { client }: Context,
  event_slug: string,
  source: string,
  email: string | undefined,
): Effect.Effect<Option.Option<Registration>, ConnectorError> => {
  const look = (q: string | undefined) =>
    asked(
      client.registrations
        .list({
          event_slug,
          expand: ["tickets"],
          search: {
            states: allStates,
            sort: "created_at",
            direction: "desc",
            ...(q === undefined ? {} : { q }),
          },
        })
        .pipe(Stream.filter(isFor(source)), Stream.runHead),
    )
  return email === undefined
    ? look(undefined)
    : Effect.flatMap(look(email), (found) => (Option.isSome(found) ? Effect.succeed(found) : look(undefined)))
}

/** Releases in any state. */
export const releaseStates = [
  "on_sale",
  "off_sale",
  "sold_out",
  "not_sold_out",
  "public",
  "secret",
  "active",
  "archived",
] as const
