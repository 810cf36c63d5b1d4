/**
 * What a twin can be told when it starts.
 *
 * @module
 */
import { Schema } from "effect"
import { FaultRule } from "./Faults.ts"

const Count = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }))

/**
 * Which server it is: `today` knows 3.1 and 3.0 and speaks 3.0 unless it is asked otherwise, as tokens do by default;
 * `3.0` is the one that seed 003 documents, which knows nothing of versions and expansions.
 */
export const Server = Schema.Literals(["today", "3.0"])
export type Server = typeof Server.Type

/** The options, every one of which can be left out. */
export const TwinOptions = Schema.Struct({
  /** Of the Admin API; 0, the default, for any free one. */
  port: Schema.optionalKey(Count(0, 65_535)),
  /** Of the check-in API; 0, the default, for any free one. */
  checkinPort: Schema.optionalKey(Count(0, 65_535)),
  /** The token that is good; by default one that is the same every time. */
  token: Schema.optionalKey(Schema.NonEmptyString),
  /** Whether the token reads live or test rows; `live` by default. */
  mode: Schema.optionalKey(Schema.Literals(["live", "test"])),
  /** How many orders the world has; 250 by default. */
  orders: Schema.optionalKey(Count(0, 5_000_000)),
  /** How many of them are still to come: `sell` lets them. 0 by default. */
  spare: Schema.optionalKey(Count(0, 5_000_000)),
  /** Which world; the same seed and size are always the same world. 1 by default. */
  seed: Schema.optionalKey(Count(0, 4_294_967_295)),
  /** Whether there is nothing in the account, as in one that has just been opened; then `orders` and `seed` say nothing. */
  empty: Schema.optionalKey(Schema.Boolean),
  /** Which server it is; `today` by default. */
  server: Schema.optionalKey(Server),
  /** Expansions that the server does not offer (2022 had no `line_items`); all are offered by default. */
  withoutExpansions: Schema.optionalKey(Schema.Array(Schema.String)),
  /** The largest page; 1000 by default. */
  pageMax: Schema.optionalKey(Count(1, 1000)),
  /** More registrations, tickets or refunds on a page than this, with expansions or in the extended view, take too long: 504. */
  slowRows: Schema.optionalKey(Schema.NullOr(Count(0, 1000))),
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
  /** Resources (`registrations`, `webhook_endpoints` …) that the token may not see: 403. */
  forbidden: Schema.optionalKey(Schema.Array(Schema.String)),
})
export type TwinOptions = typeof TwinOptions.Type
