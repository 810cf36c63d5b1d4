/**
 * Values that go to the platform: uuids in the one form it takes, moments, and the words it knows.
 *
 * @module
 */
import { Schema, SchemaTransformation } from "effect"
import { canonicalUuid } from "../mapping/Uuid.ts"

/** A uuid in any form; it is sent as the 32 hexadecimal digits that the platform wants (seed 002). */
export const Uuid = Schema.String.check(Schema.isPattern(/^[0-9a-f]{32}$/))
  .pipe(
    Schema.decodeTo(
      Schema.String.check(
        Schema.makeFilter((text: string) => (canonicalUuid(text) === undefined ? "Expected a uuid" : undefined)),
      ),
      SchemaTransformation.transform({ decode: (text) => text, encode: (text) => canonicalUuid(text) ?? text }),
    ),
  )
  .annotate({ description: "A uuid, with dashes or without" })

const momentForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** A moment with its offset, as events begin and end. */
export const Moment = Schema.String.check(
  Schema.makeFilter((text: string) =>
    momentForm.test(text) && !Number.isNaN(Date.parse(text))
      ? undefined
      : "Expected a time with its offset, such as 2026-11-06T09:45:00+01:00",
  ),
).annotate({ description: "ISO 8601 with an offset" })

/** An e-mail address, as far as a form can be told. */
export const Email = Schema.String.check(
  Schema.isPattern(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, { message: "Expected an e-mail address" }),
)

/** How many: none or more. */
export const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** How many: one or more. */
export const Positive = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

/** How a question is answered: the documented ones, and two of today's (platform notes 2.3). */
export const Variation = Schema.Literals([
  "TEXT",
  "TEXTAREA",
  "NUMBER",
  "NAME",
  "COMPANY",
  "EMAIL",
  "SELECT",
  "SELECT_MULTIPLE",
  "NAME_FIRST_LAST",
  "PHONE",
])
export type Variation = typeof Variation.Type

/** What a discount is off: each ticket's price in money, or in percent (seed 002; platform notes 2.4). */
export const DiscountType = Schema.Literals(["PER_TICKET", "PERCENTAGE"])
export type DiscountType = typeof DiscountType.Type
