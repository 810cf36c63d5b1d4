/**
 * Ticketbutler's records as the connector maps them: known by their uuid.
 *
 * @module
 */
import { type Fields, Lenient, Native } from "@boxport/connector/mapping"
import type { Json } from "@boxport/model"
import type { Schema } from "effect"
import { canonicalUuid } from "./Uuid.ts"

/** The platform's name, as it stands in canonical ids. */
export const platform = "ticketbutler"

/** A record's own id, as text: its uuid in canonical form, else its number. */
export const nativeIdOf = (record: Json): string | null => {
  if (!Lenient.isObject(record)) return null
  const { id, uuid } = record
  if (typeof uuid === "string" && uuid !== "") return canonicalUuid(uuid) ?? uuid
  return typeof id === "string" || typeof id === "number" ? String(id) : null
}

/** Describes a resource. `parts` are the lists whose items have rows, and an `extra`, of their own. */
export const resource = <A>(
  name: string,
  schema: Schema.ConstraintCodec<A, unknown>,
  fields: Fields.Fields,
  parts: ReadonlyArray<string> = [],
): Native.Resource<A> => Native.resource(name, schema, fields, { parts, nativeId: nativeIdOf })

export const { listOf, mapRecord, withKept } = Native
