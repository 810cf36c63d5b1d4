/**
 * The marks that a migration leaves: `metadata.boxport.source` on events, releases, registrations and tickets, and the
 * source tracking code of a registration until its own is put back.
 *
 * @module
 */
import { parseMarker } from "@boxport/connector"
import { Lenient } from "@boxport/connector/mapping"
import type { Json, JsonObject, Rows } from "@boxport/model"

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Metadata of the organiser's own, as a row of any platform may have kept it. */
const ownOf = ({ extra }: { readonly extra: JsonObject | null }): JsonObject => {
  const metadata = extra?.["metadata"]
  return Lenient.isObject(metadata) ? metadata : {}
}

/** The metadata of what stands for a row of the source: what the organiser has noted there, and the mark. */
export const metadataFor = (row: { readonly id: string; readonly extra: JsonObject | null }): JsonObject => ({
  ...ownOf(row),
  boxport: { source: row.id },
})

const wordOf = (metadata: unknown, word: string): unknown => {
  const boxport = isRecord(metadata) ? metadata["boxport"] : undefined
  return isRecord(boxport) ? boxport[word] : undefined
}

/** The source's canonical id in metadata; null for metadata without a mark. */
export const markIn = (metadata: unknown): string | null => {
  const source = wordOf(metadata, "source")
  return typeof source === "string" ? parseMarker(source) : null
}

/** Whether a release was put on sale for loading, and is to be taken off again. */
export const isLoading = (metadata: unknown): boolean => wordOf(metadata, "loading") === true

/** Metadata with another note of ours, and all else as it is. */
export const remarked = (
  metadata: unknown,
  boxport: { readonly source: string; readonly loading?: true },
): { readonly [name: string]: unknown } => ({ ...(isRecord(metadata) ? metadata : {}), boxport })

const prefix = "boxport:"

/** The source tracking code that a registration is made with. */
export const trackingOf = (source: string): string => `${prefix}${source}`

/** The source's canonical id in a tracking code; null for one of the organiser's own. */
export const markInTracking = (code: string | null | undefined): string | null =>
  code?.startsWith(prefix) === true ? parseMarker(code.slice(prefix.length)) : null

/**
 * What stands for the order of a ticket that has none. Not the ticket's id alone: an order may have the same number.
 */
const ownOrderOf = (ticket: string): string => `${ticket}#ticket`

/** The id that an order of the source goes by here: that of its one ticket where it has none. */
export const orderId = (order: Rows["orders"] | null, tickets: ReadonlyArray<Rows["tickets"]>): string =>
  order?.id ?? ownOrderOf(tickets[0]?.id ?? "")

/** A value of a row's `extra` that is a text; null for anything else. */
export const textIn = (extra: JsonObject | null, name: string): string | null => {
  const value: Json | undefined = extra?.[name]
  return typeof value === "string" ? Lenient.text(value) : null
}
