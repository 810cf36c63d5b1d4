/**
 * Every endpoint of Tito as data: the Admin API, and the check-in API, which lives on a host of its own.
 *
 * @module
 */
import { accountOperations } from "./Account.ts"
import { activityOperations } from "./Activities.ts"
import { checkinListOperations } from "./CheckinLists.ts"
import { discountCodeOperations } from "./DiscountCodes.ts"
import { doorOperations } from "./Door.ts"
import { eventOperations } from "./Events.ts"
import { interestedUserOperations } from "./InterestedUsers.ts"
import { optInOperations } from "./OptIns.ts"
import { questionOperations } from "./Questions.ts"
import { registrationOperations } from "./Registrations.ts"
import { releaseOperations } from "./Releases.ts"
import { rsvpOperations } from "./RsvpLists.ts"
import { ticketOperations } from "./Tickets.ts"
import { venueOperations } from "./Venues.ts"
import { waitlistedPersonOperations } from "./WaitlistedPeople.ts"
import { webhookEndpointOperations } from "./WebhookEndpoints.ts"

export { commonFailures } from "./Common.ts"
export { doorFailures, doorOperations } from "./Door.ts"

/** Written out, since the compiler will not print what it would infer. */
type AdminOperations = typeof accountOperations &
  typeof eventOperations &
  typeof activityOperations &
  typeof questionOperations &
  typeof checkinListOperations &
  typeof discountCodeOperations &
  typeof interestedUserOperations &
  typeof optInOperations &
  typeof registrationOperations &
  typeof releaseOperations &
  typeof rsvpOperations &
  typeof ticketOperations &
  typeof venueOperations &
  typeof waitlistedPersonOperations &
  typeof webhookEndpointOperations

/** The endpoints of the Admin API. */
export const adminOperations: AdminOperations = {
  ...accountOperations,
  ...eventOperations,
  ...activityOperations,
  ...questionOperations,
  ...checkinListOperations,
  ...discountCodeOperations,
  ...interestedUserOperations,
  ...optInOperations,
  ...registrationOperations,
  ...releaseOperations,
  ...rsvpOperations,
  ...ticketOperations,
  ...venueOperations,
  ...waitlistedPersonOperations,
  ...webhookEndpointOperations,
}

/** All endpoints. */
export const operations: AdminOperations & typeof doorOperations = { ...adminOperations, ...doorOperations }

/** The key of an endpoint of the Admin API in {@link operations}. */
export type AdminOperationName = keyof typeof adminOperations
/** The key of an endpoint of the check-in API in {@link operations}. */
export type DoorOperationName = keyof typeof doorOperations
/** The key of an endpoint in {@link operations}. */
export type OperationName = keyof typeof operations
