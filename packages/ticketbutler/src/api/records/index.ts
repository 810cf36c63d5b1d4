/**
 * The platform's records in full, as clients give them.
 *
 * @module
 */
export { Address } from "./Common.ts"
export { Event, EventSettings, Image, ListedEvent } from "./Event.ts"
export { Order, OrderLine, Refund } from "./Order.ts"
export { Confirmation, DiscountCode, Newsletter, Webhook } from "./Platform.ts"
export { Answer, AnsweredChoice, Answers, Choice, Question, QuestionCollection } from "./Question.ts"
export { Ticket } from "./Ticket.ts"
export { TicketType } from "./TicketType.ts"
