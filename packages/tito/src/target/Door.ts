/**
 * Letting people in by the check-in API: one list of our own for each event. Its slug lets anybody in, so it is looked up
 * when it is needed and goes nowhere else.
 *
 * @module
 */
import type { ConnectorError, Known, Made, PlannedOperation } from "@boxport/connector"
import { asked, needed, refuse } from "@boxport/connector/target"
import { Effect, Option, Stream } from "effect"
import type { Checkin } from "../api/records/Door.ts"
import type { Context } from "./Context.ts"
import { listTitle } from "./PlanCheckIns.ts"

/** The list of an event, if it is there. */
export const findList = ({ client }: Context, event_slug: string) =>
  asked(
    client.checkinLists.list({ event_slug }).pipe(
      Stream.filter(({ title }) => title === listTitle),
      Stream.runHead,
    ),
  )

/** What stands for the list: its number, never its slug. */
export const idOfList = ({ id }: { readonly id?: number | null | undefined }): string => String(id ?? listTitle)

/** The slug of an event's list. */
const doorOf = (context: Context, operation: PlannedOperation, event_slug: string) =>
  Effect.gen(function* () {
    const known = context.doors.get(event_slug)
    if (known !== undefined) return known
    const found = yield* findList(context, event_slug)
    if (Option.isNone(found)) {
      return yield* refuse(context, operation, `the check-in list ${listTitle} is gone`, "Plan again.")
    }
    context.doors.set(event_slug, found.value.slug)
    return found.value.slug
  })

/** Who is in by a list, with their check-ins, by the ticket's native id. */
export const whoIsIn = (
  { client }: Context,
  checkin_list_slug: string,
): Effect.Effect<ReadonlyMap<string, Checkin>, ConnectorError> =>
  Effect.map(
    asked(
      client.checkin.checkins.list({ checkin_list_slug }).pipe(
        Stream.filter(({ deleted_at }) => (deleted_at ?? "") === ""),
        Stream.runCollect,
      ),
    ),
    (all) => new Map(all.map((checkin) => [String(checkin.ticket_id), checkin])),
  )

/** A ticket to be let in: the source's id, and the target's. */
export interface Arriving {
  readonly source: string
  readonly target: string
}

/** Who is let in by an operation. */
export const arrivingBy = (
  context: Context,
  operation: PlannedOperation,
  known: Known,
): Effect.Effect<ReadonlyArray<Arriving>, ConnectorError> =>
  Effect.forEach(operation.makes, ({ source }) =>
    Effect.map(needed(context, operation, known, "tickets", source), ({ target }) => ({ source, target })),
  )

const madeIn = (
  event: string,
  arriving: ReadonlyArray<Arriving>,
  checkins: ReadonlyMap<string, Checkin>,
): ReadonlyArray<Made> =>
  arriving.flatMap(({ source, target }) => {
    const checkin = checkins.get(target)
    return checkin === undefined ? [] : [{ kind: "check_ins", source, target: checkin.uuid, facts: { event } }]
  })

/** Those of some people who are in, if all are; null if one is not. */
export const allIn = Effect.fnUntraced(function* (
  context: Context,
  event_slug: string,
  arriving: ReadonlyArray<Arriving>,
) {
  const list = yield* findList(context, event_slug)
  if (Option.isNone(list)) return null
  const made = madeIn(event_slug, arriving, yield* whoIsIn(context, list.value.slug))
  return made.length === arriving.length ? made : null
})

/** Lets people in, all at once. Where the list refuses, it is looked who is in already, and only the others are sent. */
export const letIn = Effect.fnUntraced(function* (
  context: Context,
  operation: PlannedOperation,
  event_slug: string,
  arriving: ReadonlyArray<Arriving>,
) {
  const checkin_list_slug = yield* doorOf(context, operation, event_slug)
  const send = (some: ReadonlyArray<Arriving>) =>
    asked(
      context.client.checkin.checkins.createMany({
        checkin_list_slug,
        body: {
          checkins: Object.fromEntries(some.map(({ target }, place) => [String(place), { ticket_id: Number(target) }])),
        },
      }),
    )
  const lookAgain = Effect.fnUntraced(function* (error: ConnectorError) {
    const before = yield* whoIsIn(context, checkin_list_slug)
    const others = arriving.filter(({ target }) => !before.has(target))
    if (others.length === arriving.length) return yield* error
    if (others.length > 0) yield* send(others)
    return yield* whoIsIn(context, checkin_list_slug)
  })
  const checkins = yield* send(arriving).pipe(
    Effect.map((all) => new Map(all.map((checkin) => [String(checkin.ticket_id), checkin]))),
    Effect.catch((error) => (error.reason._tag === "Refused" ? lookAgain(error) : Effect.fail(error))),
  )
  const made = madeIn(event_slug, arriving, checkins)
  if (made.length < arriving.length) {
    const missing = arriving.length - made.length
    return yield* refuse(context, operation, `${missing} of ${arriving.length} were not let in`, "Let them in by hand.")
  }
  return made
})
