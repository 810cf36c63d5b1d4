/**
 * What planners say in the same words on every platform: parts, operations, losses, amounts.
 *
 * @module
 */
import type { Loss, Part, PlannedOperation, Reference } from "../Target.ts"
import type { JsonObject, Rows } from "@boxport/model"
import { Schema } from "effect"

/** A part of a plan that says nothing; spread what there is over it. */
export const nothing: Part = { operations: [], losses: [], clashes: [], adopted: [] }

/** Parts as one. */
export const joined = (parts: ReadonlyArray<Part>): Part => ({
  operations: parts.flatMap(({ operations }) => operations),
  losses: parts.flatMap(({ losses }) => losses),
  clashes: parts.flatMap(({ clashes }) => clashes),
  adopted: parts.flatMap(({ adopted }) => adopted),
})

/** An operation of one request, which makes nothing and mails nobody unless said otherwise. */
export const operation = (
  what: Pick<PlannedOperation, "key" | "kind" | "phase" | "series" | "group"> & Partial<PlannedOperation>,
): PlannedOperation => ({
  repeats: false,
  makes: [],
  needs: [],
  body: {},
  requests: {},
  emails: 0,
  credits: 0,
  ...what,
})

/** A loss of some records; none of no records. */
export const loss = (
  entity: Loss["entity"],
  field: string | null,
  records: number,
  reason: string,
  instead: string,
): ReadonlyArray<Loss> => (records === 0 ? [] : [{ entity, field, records, reason, instead }])

/** The loss of an event's summary, where there is room for one text and the description is that. */
export const summaryLoss = ({ description, summary }: Rows["events"]): ReadonlyArray<Loss> =>
  loss("events", "summary", summary !== null && description !== null ? 1 : 0, "no_place", "Its description is carried.")

/** An amount as a plan keeps it: minor units as text, since JSON has no whole numbers of that size. */
export const amount = (minor: bigint | null, currency: string | null): JsonObject => ({
  minor: String(minor ?? 0n),
  currency: currency ?? "",
})

/** The schema of such an amount, for reading it back. */
export const Amount = Schema.Struct({ minor: Schema.BigIntFromString, currency: Schema.String })

/** A reference to what stands for a record of the source. */
export const reference = (kind: Reference["kind"], source: string): Reference => ({ kind, source })

/** A JSON object without what is null. */
export const present = (fields: { readonly [field: string]: JsonObject[string] | undefined }): JsonObject =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => (value === null || value === undefined ? [] : [[field, value]])),
  )
