/**
 * What attendees and buyers are asked.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { QuestionList, QuestionUpdate } from "../bodies/Question.ts"
import { Question, QuestionCollection } from "../records/Question.ts"
import { Uuid } from "../Shapes.ts"
import { event, json, list, nothing, ok, patch, post, read, remove } from "./Common.ts"

const resource = "questions"
const parameters = { ...event, question: Uuid } as const

export const questionOperations = {
  listTicketTypeQuestions: {
    ...list,
    name: "ticket_type_questions.list",
    path: "/api/v3/events/{event}/ticket-type-questions/",
    parameters: event,
    summary: "What attendees of one event are asked, by collection: one in the documentation, a list of them really",
    resource,
    success: ok(QuestionCollection),
    source: "seed 002, Get Ticket Type Questions",
  },
  replaceTicketTypeQuestions: {
    ...post,
    name: "ticket_type_questions.replace",
    path: "/api/v3/events/{event}/ticket-type-questions/",
    parameters: event,
    summary: "Sets everything that attendees are asked: questions and choices that no uuid names are removed",
    resource,
    body: json(QuestionList),
    success: ok(QuestionCollection),
    sideEffects: ["irreversible"],
    trace: { list: "ticket_type_questions.list", by: ["event"] },
    source: "seed 002, Create/Update Ticket Type Questions",
  },
  getPurchaseQuestions: {
    ...read,
    name: "purchase_questions.get",
    path: "/api/v3/events/{event}/purchase-questions/",
    parameters: event,
    summary: "What buyers of one event are asked: a collection of questions. There is no writing it",
    resource,
    success: ok(QuestionCollection),
    source: "seed 002, Get Purchase Questions",
  },
  getQuestion: {
    ...read,
    name: "questions.get",
    path: "/api/v3/events/{event}/questions/{question}/",
    parameters,
    summary: "One question",
    resource,
    success: ok(Question),
    source: "seed 002, Get Specific Question",
  },
  updateQuestion: {
    ...patch,
    name: "questions.update",
    path: "/api/v3/events/{event}/questions/{question}/",
    parameters,
    summary: "Changes a question; choices, if given, are replaced: those that no uuid names are removed",
    resource,
    body: json(QuestionUpdate),
    success: ok(Question),
    sideEffects: ["irreversible"],
    // A choice without a uuid is made anew each time.
    idempotent: false,
    trace: { list: "questions.get", by: ["question", "event"] },
    source: "seed 002, Update Specific Question",
  },
  deleteQuestion: {
    ...remove,
    name: "questions.delete",
    path: "/api/v3/events/{event}/questions/{question}/",
    parameters,
    summary: "Deletes a question",
    resource,
    success: nothing,
    sideEffects: ["irreversible"],
    source: "seed 002, Delete specific question",
  },
} as const satisfies { readonly [name: string]: Operation }
