/**
 * The check-in API: another host, no credential. The slug of a check-in list lets anybody in, so nothing shows it.
 *
 * @module
 */
import type { Failure, Operation } from "@boxport/connector"
import { Schema } from "effect"
import { may } from "../Inputs.ts"
import { Answer } from "../records/Answer.ts"
import { Checkin, DoorList, DoorTicket } from "../records/Door.ts"
import { Question } from "../records/Question.ts"
import { create, get, under } from "./Common.ts"

/** What every endpoint of the check-in API may answer. */
export const doorFailures = [
  { status: 404, when: "there is no such list" },
  { status: 429, when: "too many requests" },
  { status: 500, when: "the platform has a problem of its own" },
] as const satisfies ReadonlyArray<Failure>

const since = may(
  Schema.Union([Schema.Int, Schema.NonEmptyString]).annotate({ description: "Only what changed since this moment" }),
)

const page = may(Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)).annotate({ description: "Where to begin" }))

const list = "/checkin_lists/{checkin_list_slug}"
const about = { resource: "checkins", source: "platform notes 1.1" } as const
const one = { ...get, ...about, query: {} } as const satisfies Partial<Operation>
const many = { ...one, paging: "page", query: { page, since } } as const satisfies Partial<Operation>

const TicketId = Schema.Int.annotate({ description: "The ticket's id" })

/** Whom to let in. */
export const NewCheckin = Schema.Union([
  Schema.Struct({ ticket_id: TicketId }),
  Schema.Struct({
    ticket_reference: Schema.NonEmptyString.annotate({ description: "The ticket's reference: ABCD-1" }),
  }),
]).annotate({ identifier: "NewCheckin" })

/** Whom to let in, each under a number of its own from 0. */
export class NewCheckins extends Schema.Opaque<NewCheckins>()(
  Schema.Struct({
    checkins: Schema.Record(Schema.String.check(Schema.isPattern(/^\d+$/)), NewCheckin),
  }).annotate({ identifier: "NewCheckins" }),
) {}

const refused = [{ status: 422, when: "the ticket is let in already, or not on the list" }] as const

/** Endpoints of the check-in API. Pages have 1000 rows, and go on until one is empty. */
export const doorOperations = {
  getDoorList: {
    ...one,
    query: { since },
    name: "checkin.lists.get",
    path: list,
    summary: "A check-in list with how many pages its parts have",
    success: { status: 200, key: null, shape: DoorList },
  },
  listDoorTickets: {
    ...many,
    name: "checkin.tickets.list",
    path: `${list}/tickets`,
    summary: "The tickets of a check-in list",
    success: { status: 200, key: null, shape: DoorTicket },
  },
  getDoorTicket: {
    ...one,
    name: "checkin.tickets.get",
    path: `${list}/tickets/{ticket_slug}`,
    summary: "One ticket of a check-in list",
    success: { status: 200, key: null, shape: DoorTicket },
  },
  listCheckins: {
    ...many,
    name: "checkin.checkins.list",
    path: `${list}/checkins`,
    summary: "Who was let in; those taken back have deleted_at",
    success: { status: 200, key: null, shape: Checkin },
  },
  createCheckin: {
    ...create,
    ...about,
    query: {},
    name: "checkin.checkins.create",
    path: `${list}/checkins`,
    summary: "Lets somebody in",
    body: under("checkin", NewCheckin),
    success: { status: 201, key: null, shape: Checkin },
    failures: refused,
    trace: { list: "checkin.checkins.list", by: ["ticket_id"] },
  },
  createCheckins: {
    ...create,
    ...about,
    query: {},
    name: "checkin.checkins.create_many",
    path: `${list}/checkins`,
    summary: "Lets many in at once",
    body: under("batch", NewCheckins),
    success: { status: 201, key: null, shape: Schema.Array(Checkin) },
    failures: refused,
    trace: { list: "checkin.checkins.list", by: [] },
  },
  deleteCheckin: {
    ...one,
    method: "DELETE",
    name: "checkin.checkins.delete",
    path: `${list}/checkins/{checkin_uuid}`,
    summary: "Takes a check-in back; it stays in the list with deleted_at",
    success: { status: 200, key: null, shape: Checkin },
  },
  listDoorAnswers: {
    ...many,
    name: "checkin.answers.list",
    path: `${list}/answers`,
    summary: "The answers that a check-in list shows",
    success: { status: 200, key: null, shape: Answer },
  },
  listDoorQuestions: {
    ...one,
    name: "checkin.questions.list",
    path: `${list}/questions`,
    summary: "The questions that a check-in list shows, all at once",
    success: { status: 200, key: null, shape: Schema.Array(Question) },
  },
} as const satisfies { readonly [name: string]: Operation }
