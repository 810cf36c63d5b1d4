/**
 * What a twin can be told when it starts.
 *
 * @module
 */
import { Schema } from "effect"
import { FaultRule } from "./Faults.ts"
import { Role } from "./routes/Roles.ts"

const Count = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }))

/** Whose answers they are: those of today, or those of the documentation (seed 002). */
export const Shapes = Schema.Literals(["live", "seed"])
export type Shapes = typeof Shapes.Type

/** The options, every one of which can be left out. */
export const TwinOptions = Schema.Struct({
  /** 0, the default, for any free one. */
  port: Schema.optionalKey(Count(0, 65_535)),
  /** The token that is good; by default one that is the same every time. */
  token: Schema.optionalKey(Schema.NonEmptyString),
  /** How many orders the world has; 250 by default. */
  orders: Schema.optionalKey(Count(0, 5_000_000)),
  /** Which world; the same seed and size are always the same world. 1 by default. */
  seed: Schema.optionalKey(Count(0, 4_294_967_295)),
  /** Whether there is nothing in the account, as in one that has just been opened; then `orders` and `seed` say nothing. */
  empty: Schema.optionalKey(Schema.Boolean),
  /** Whose answers they are; `live` by default. */
  shapes: Schema.optionalKey(Shapes),
  /** Where discount codes are listed; by default the plural path of today, or the singular one of the documentation. */
  discountPath: Schema.optionalKey(Schema.Literals(["plural", "singular"])),
  /** Discount codes on a page; 50 by default. */
  pageSize: Schema.optionalKey(Count(1, 10_000)),
  /** Events with more orders than this have them cut off with 524 when they are asked for all at once. None by default. */
  mostOrdersAtOnce: Schema.optionalKey(Schema.NullOr(Count(0, 5_000_000))),
  /** The request limit; none by default, as none is documented. */
  limits: Schema.optionalKey(
    Schema.NullOr(
      Schema.Struct({
        requests: Count(1, 1_000_000_000),
        perSeconds: Schema.Finite.check(Schema.isBetween({ minimum: 0.001, maximum: 86_400 })),
      }),
    ),
  ),
  /** What goes wrong; nothing by default. */
  faults: Schema.optionalKey(Schema.Array(FaultRule)),
  /** How long every answer takes; 0 by default. */
  latencyMillis: Schema.optionalKey(Count(0, 3_600_000)),
  /** Whose token it is; the owner's by default. */
  role: Schema.optionalKey(Role),
  /** Resources (`orders`, `webhooks` …) that the token's role may not see: 403. */
  forbidden: Schema.optionalKey(Schema.Array(Schema.String)),
})
export type TwinOptions = typeof TwinOptions.Type
