/**
 * What writes are given: the bodies of operations.
 *
 * @module
 */
export { ActivityChange, NewActivity } from "./Activities.ts"
export { CheckinListChange, NewCheckinList } from "./CheckinLists.ts"
export { DiscountCodeChange, NewDiscountCode } from "./DiscountCodes.ts"
export { NewCheckins } from "./Door.ts"
export { EventChange, NewEvent } from "./Events.ts"
export { InterestedUserChange, NewInterestedUser } from "./InterestedUsers.ts"
export { NewOptIn, OptInChange } from "./OptIns.ts"
export { NewQuestion, QuestionChange } from "./Questions.ts"
export { NewLineItem, NewRefund, NewRegistration, RegistrationChange } from "./Registrations.ts"
export { NewRelease, ReleaseChange } from "./Releases.ts"
export { NewReleaseInvitation, NewRsvpList, ReleaseInvitationChange, RsvpListChange } from "./RsvpLists.ts"
export { NewAnswer, NewReassignment, NewTicket, NewVoid, TicketChange } from "./Tickets.ts"
export { NewVenue, VenueChange } from "./Venues.ts"
export { NewWaitlistedPerson, WaitlistedPersonChange } from "./WaitlistedPeople.ts"
export { NewWebhookEndpoint, WebhookEndpointChange } from "./WebhookEndpoints.ts"
