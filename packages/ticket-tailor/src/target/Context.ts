/**
 * What performing, settling and taking back have in common.
 *
 * @module
 */
import type { TicketTailorClient } from "../api/Methods.ts"

/** A client, and the connection's name for errors. */
export interface Context {
  readonly client: TicketTailorClient
  readonly connection: string
}
