/**
 * Tickets and what their holders answered.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { TicketUpdate } from "../bodies/Order.ts"
import { AnswerList } from "../bodies/Question.ts"
import { Answers, Question } from "../records/Question.ts"
import { Ticket } from "../records/Ticket.ts"
import { event, json, list, ok, patch, post, read, ticket } from "./Common.ts"

const resource = "tickets"

export const ticketOperations = {
  listTickets: {
    ...list,
    name: "tickets.list",
    path: "/api/v3/events/{event}/tickets/",
    parameters: event,
    summary: "Every ticket of one event, in short; fast",
    resource,
    success: ok(Ticket),
    source: "seed 002, Get event tickets",
  },
  getTicket: {
    ...read,
    name: "tickets.get",
    path: "/api/v3/tickets/{ticket}/",
    parameters: ticket,
    summary: "One ticket, with the order it belongs to",
    resource,
    success: ok(Ticket),
    source: "seed 002, Get specific ticket",
  },
  updateTicket: {
    ...patch,
    name: "tickets.update",
    path: "/api/v3/tickets/{ticket}/",
    parameters: ticket,
    summary: "Changes the name on a ticket, checks it in or out, or gives it an id of your own",
    resource,
    body: json(TicketUpdate),
    success: ok(Ticket),
    source: "seed 002, Update ticket details",
  },
  getTicketAnswers: {
    ...read,
    name: "tickets.answers.get",
    path: "/api/v3/tickets/{ticket}/questions/",
    parameters: ticket,
    summary: "What the holder of one ticket answered",
    resource: "answers",
    success: ok(Answers),
    source: "seed 002, Get Collected Ticket Data",
  },
  storeTicketAnswers: {
    ...post,
    name: "tickets.answers.store",
    path: "/api/v3/tickets/{ticket}/questions/",
    parameters: ticket,
    summary: "Sets answers of a ticket's holder; questions that are left out keep theirs",
    resource: "answers",
    body: json(AnswerList),
    success: ok(Answers),
    idempotent: true,
    failures: [{ status: 500, when: "a uuid is none, or of no question or choice (platform notes 2.6)" }],
    source: "seed 002, Collect Ticket Data",
  },
  listTicketQuestions: {
    ...list,
    name: "tickets.questions.list",
    path: "/api/v3/tickets/{ticket}/questions/all/",
    parameters: ticket,
    summary: "What the holder of one ticket is asked",
    resource: "questions",
    success: ok(Question),
    source: "seed 002, Get Ticket Specific Questions",
  },
  listUnansweredQuestions: {
    ...list,
    name: "tickets.questions.unanswered",
    path: "/api/v3/tickets/{ticket}/questions/unanswered/",
    parameters: ticket,
    summary: "What the holder of one ticket has not answered yet",
    resource: "questions",
    success: ok(Question),
    source: "seed 002, Get Unanswered Questions",
  },
} as const satisfies { readonly [name: string]: Operation }
