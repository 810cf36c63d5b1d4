/**
 * Reading tickets with their answers.
 *
 * @module
 */
import { Lenient, type PageBuilder } from "@boxport/connector"
import { canonicalId, type JsonObject } from "@boxport/model"
import { Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import { mapAnswer, scrubAnswer, ticketOfAnswer } from "../mapping/Answers.ts"
import { platform } from "../mapping/Catalogue.ts"
import { mapTicket, scrubTicket } from "../mapping/Tickets.ts"
import { keyOf, type Listing } from "../paging/Listing.ts"
import type { EventRun } from "./EventRun.ts"
import { laterRegistrations } from "./Orders.ts"
import { concatAll, type Readings } from "./Run.ts"

/** Adds the rows of a ticket. */
const addTicket = (of: EventRun, record: JsonObject, page: PageBuilder): void => {
  const mapped = page.take(
    mapTicket(record, {
      catalogue: of.catalogue,
      orderId: of.orderId,
      attendance: (ticket) => of.arrivals.of(ticket),
      secrets: of.run.query.secrets,
    }),
  )
  if (mapped === undefined) {
    const id = keyOf(record)
    if (id !== undefined) of.lostTickets.add(id)
    return
  }
  const { native_id } = mapped.ticket
  of.mappedTickets.add(native_id)
  page.add("tickets", mapped.ticket)
  page.addAll("answers", mapped.answers)
  page.reject(...mapped.rejected)
  if (!mapped.answered) of.leaveUnanswered(native_id, orderOf(record))
}

const orderOf = (record: JsonObject): string | null => {
  const id = record["registration_id"]
  return typeof id === "number" || (typeof id === "string" && id !== "") ? String(id) : null
}

/**
 * Tickets. One whose registration was not there when registrations were read is held until these were looked at again
 * (`list`), so that it can refer to its order.
 */
export const tickets = (of: EventRun, list: Listing): Readings => {
  const endpoint = operations.listTickets
  const { run } = of
  let early: Array<JsonObject> = []
  const found = run.reader.list({
    endpoint,
    path: of.path(endpoint.path),
    states: ["complete", "incomplete", "unassigned", "void", "archived"],
    expand: ["activity_ids", "answers", "opt_ins", "upgrade_ids", "voided_at"],
    needs: run.wants("answers") ? ["answers"] : [],
    ...(of.changes === null ? {} : { since: of.changes.since }),
  })
  of.ticketList = found
  const all = run
    .listing(
      found,
      endpoint.resource,
      (record, page) => {
        page.raw("tickets", record, scrubTicket)
        of.noteChange(record)
        const answers = record["answers"]
        for (const answer of Array.isArray(answers) ? answers : []) {
          if (Lenient.isObject(answer)) page.raw("answers", answer, scrubAnswer)
        }
        const order = orderOf(record)
        if (of.hasOrders && order !== null && !of.seenOrders.has(order) && !of.keepsOrder(order)) early.push(record)
        else addTicket(of, record, page)
      },
      {
        essential: true,
        onFailure: () => {
          of.hasTickets = false
        },
      },
    )
    .pipe(
      Stream.map((reading) => {
        of.early.add(early, null)
        early = []
        return reading
      }),
    )
  const rest = Stream.suspend(() =>
    of.early.pages.pipe(
      Stream.map(({ records }) => run.later(endpoint.resource, records, (record, page) => addTicket(of, record, page))),
    ),
  )
  return concatAll([all, laterRegistrations(of, list), rest])
}

/** How many tickets are void. */
export const voidTickets = (of: EventRun) => {
  const endpoint = operations.listTickets
  return of.run.reader.list({ endpoint, path: of.path(endpoint.path), states: ["void"] }).count
}

/** The answers of tickets that came without them, question by question. */
export const answers = (of: EventRun): Readings =>
  Stream.suspend(() => {
    const { run } = of
    if (of.unanswered.size === 0 || !run.wants("answers")) return Stream.empty
    const endpoint = operations.listAnswers
    return concatAll(
      of.questionSlugs.map((question) =>
        run.list({ endpoint, path: of.path(endpoint.path, { question_slug: question }) }, (record, page) => {
          const ticket = ticketOfAnswer(record)
          const order = ticket === null ? null : of.orderOfUnanswered(ticket)
          // The other tickets brought their answers along.
          if (order === undefined) return
          page.raw("answers", record, scrubAnswer)
          const answer = page.take(
            mapAnswer(
              record,
              {
                catalogue: of.catalogue,
                ticket: ticket ?? "",
                ticketId: ticket === null ? null : canonicalId(platform, ticket),
                orderId: order === null ? null : of.orderId(order),
              },
              `answer-${keyOf(record) ?? ""}`,
            ),
          )
          if (answer !== undefined) page.add("answers", answer)
        }),
      ),
    )
  })
