/**
 * Tito's records, every field that its documents and real answers show.
 *
 * @module
 */
export { Activity } from "./Activity.ts"
export { Answer } from "./Answer.ts"
export { EventReference, Picture } from "./Common.ts"
export { CheckinList } from "./CheckinList.ts"
export { InterestedUser, ReleaseInvitation, RsvpList, WaitlistedPerson } from "./Contact.ts"
export { DiscountCode } from "./DiscountCode.ts"
export { Checkin, DoorList, DoorTicket } from "./Door.ts"
export { Duplication, Event, Hello } from "./Event.ts"
export { OptIn } from "./OptIn.ts"
export { Question, QuestionWithin } from "./Question.ts"
export { BillingAddress, LineItem, Receipt, Refund, Registration, RegistrationWithin } from "./Registration.ts"
export { Release, ReleaseWithin } from "./Release.ts"
export { Ticket, Voided } from "./Ticket.ts"
export { TicketActivity, TicketWithin } from "./TicketWithin.ts"
export { Venue } from "./Venue.ts"
export { WebhookEndpoint } from "./WebhookEndpoint.ts"
