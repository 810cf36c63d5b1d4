/**
 * The ids that the twin gives to the things of the world, and the way back.
 *
 * @module
 */
import { dashed, numberOfUuid, stableNumber, stableUuid } from "@boxport/connector/testing"

/** What has a uuid of its own. */
export type Kind =
  | "event"
  | "type"
  | "question"
  | "choice"
  | "collection"
  | "order"
  | "complimentary order"
  | "ticket"
  | "answer"
  | "hook"

const prefixed = (kind: Kind): string => `ticketbutler ${kind}`

/** 32 hexadecimal digits. */
export const hex = (kind: Kind, number: number): string => stableUuid(prefixed(kind), number)

/** The same with dashes, as orders and their lines have it. */
export const withDashes = (kind: Kind, number: number): string => dashed(hex(kind, number))

/** The number of a thing; undefined for a uuid of something else, and for one with dashes, which no address takes. */
export const numberOf = (kind: Kind, uuid: string): number | undefined =>
  /^[0-9a-f]{32}$/.test(uuid) ? numberOfUuid(prefixed(kind), uuid) : undefined

/** The number that a thing has in the platform's own tables. */
export const pk = (kind: Kind, number: number): number => stableNumber(prefixed(kind), number)
