/**
 * What records of the whole API have in common. They take what the platform really sends (see `resources`), with every
 * field that is documented or was seen; ids are always texts with a prefix (`or_`, `ev_` …).
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"

const { Flag, Int, optional, Text } = Lenient

/** An id with its prefix, as every path and filter takes it. */
export const Id = Schema.String.annotate({ description: "An id with its prefix" })

/** Ids in a list. */
export const Ids = Schema.Array(Id)

/** An amount as the platform states it everywhere (seed 000, Conventions). */
export const Amount = Int.annotate({ description: "Minor units: cents or the like" })

/** Minor units of a currency make one major unit `base_multiplier` times (notes 2, Type oddities). */
export const OrderCurrency = Schema.Struct({ code: Text, base_multiplier: optional(Int) })

/** What a delete answers (seed 000: a boolean in the sample, text in the table and live). */
export const Deleted = Schema.Struct({
  object: optional(Text),
  id: Id,
  deleted: optional(Flag),
  hidden: optional(Flag).annotate({ description: "It was not removed but hidden, since something was sold" }),
}).annotate({ identifier: "Deleted" })
export type Deleted = typeof Deleted.Type

/** What voiding answers. */
export const Voided = Schema.Struct({
  object: optional(Text),
  id: Id,
  voided: optional(Flag),
  hold_id: optional(Id).annotate({ description: "The hold that its place went to, where that was asked for" }),
}).annotate({ identifier: "Voided" })
export type Voided = typeof Voided.Type
