/**
 * Every endpoint of Ticketbutler as data. Every path ends in a slash: without one the platform redirects, and a redirect
 * loses the body.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { discountCodeOperations } from "./DiscountCodes.ts"
import { eventOperations } from "./Events.ts"
import { orderOperations } from "./Orders.ts"
import { platformOperations } from "./Platform.ts"
import { questionOperations } from "./Questions.ts"
import { ticketOperations } from "./Tickets.ts"
import { ticketTypeOperations } from "./TicketTypes.ts"

export { commonFailures } from "./Common.ts"

/** The endpoints. The client's methods, the source's reads, the twin's routes and the documentation come from here. */
export const operations = {
  ...platformOperations,
  ...eventOperations,
  ...ticketTypeOperations,
  ...questionOperations,
  ...orderOperations,
  ...ticketOperations,
  ...discountCodeOperations,
} as const satisfies { readonly [name: string]: Operation }

/** The key of an endpoint in {@link operations}. */
export type OperationName = keyof typeof operations
