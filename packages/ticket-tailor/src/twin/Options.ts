/**
 * What a twin can be told when it starts.
 *
 * @module
 */
import { Schema } from "effect"
import { FaultRule } from "./Faults.ts"

const Seconds = Schema.Finite.check(Schema.isBetween({ minimum: 0.001, maximum: 86_400 }))

const isZone = (name: string): boolean => Intl.supportedValuesOf("timeZone").includes(name) || name === "UTC"

/** The options, every one of which can be left out. */
export const TwinOptions = Schema.Struct({
  /** 0, the default, for any free one. */
  port: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 65_535 }))),
  /** The API key that is good; by default one that looks like the platform's and is the same every time. */
  key: Schema.optionalKey(Schema.NonEmptyString),
  /** How many orders the world has; 250 by default. */
  orders: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 5_000_000 }))),
  /**
   * What it shows: a box office of its own with every oddity of the platform, or the world that the twins of all
   * platforms share; `own` by default.
   */
  world: Schema.optionalKey(Schema.Literals(["own", "shared"])),
  /** Whether there is nothing in the account, as in one that has just been opened; then `orders` and `seed` say nothing. */
  empty: Schema.optionalKey(Schema.Boolean),
  /** Which of these worlds; the same seed and size are always the same world. 1 by default. */
  seed: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 4_294_967_295 }))),
  /** Whose shapes the answers have; `live` by default. */
  shapes: Schema.optionalKey(Schema.Literals(["live", "seed-2023", "seed-2020"])),
  /** The request limit; 5000 in 30 minutes by default, as documented now. Null for none, and no headers. */
  limits: Schema.optionalKey(
    Schema.NullOr(
      Schema.Struct({
        requests: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000_000 })),
        perSeconds: Seconds,
      }),
    ),
  ),
  /** What goes wrong; nothing by default. */
  faults: Schema.optionalKey(Schema.Array(FaultRule)),
  /** How long every answer takes; 0 by default. */
  latencyMillis: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3_600_000 }))),
  /** Records on a page when nobody says; 10 by default, for the platform does not document it. */
  pageLimitDefault: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 }))),
  /** Resources (`overview`, `check_ins` …) that the key's role may not see: 403. */
  forbidden: Schema.optionalKey(Schema.Array(Schema.String)),
  /** Tickets that can be issued before the credits are used up; 100,000 by default. */
  credits: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000_000 }))),
  /** Keeps answers to reads, to be sent again until something changes; 0, the default, keeps none. */
  cacheMegabytes: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100_000 }))),
  /** How a new discount of a fixed amount takes its ticket types, where reports differ; `list` by default. */
  fixedDiscountScope: Schema.optionalKey(Schema.Literals(["list", "map"])),
  /** By which maps a discount's ticket types can be changed; `both` by default. */
  discountMaps: Schema.optionalKey(Schema.Literals(["both", "ticket_types", "ticket_type_id", "neither"])),
  /** Which key puts a ticket type into a group; `both` by default. */
  groupKey: Schema.optionalKey(Schema.Literals(["both", "group_id", "groupId", "neither"])),
  /** Whether a ticket group takes the limits it is given; `kept` by default. */
  groupLimits: Schema.optionalKey(Schema.Literals(["kept", "ignored"])),
  /** The time zone (IANA name) of series that are created; the box office's own by default. */
  seriesTimezone: Schema.optionalKey(
    Schema.String.check(
      Schema.makeFilter((name: string) => (isZone(name) ? undefined : "is not the name of a time zone")),
    ),
  ),
})
export type TwinOptions = typeof TwinOptions.Type
