/**
 * The contract of an adapter's writing side. A migration knows a platform only by this and by its `Source`.
 *
 * A target plans in pure functions (what is there at the source becomes operations, losses and clashes), performs one
 * operation at a time, finds out what became of one whose answer was lost, and takes back what it made. What is durable
 * and when, the engine decides.
 *
 * @module
 */
import { type JsonObject, type Rows, type TableName, tableNames } from "@boxport/model"
import type { Effect } from "effect"
import type { ConnectorError } from "./Errors.ts"
import type { Pace } from "./Pacing.ts"
import type { Usage } from "./Source.ts"

/** What a target can make: the records of canonical tables, and what holds them together. */
export const madeKinds = [...tableNames, "series", "ticket_groups", "check_in_lists"] as const
/** One of {@link madeKinds}. */
export type MadeKind = (typeof madeKinds)[number]

/** The phases in their order. */
export const phases = ["setup", "open", "load", "close", "publish"] as const

/** How a migration is meant. */
export interface PlanOptions {
  /** Whether events are opened as they were at the source once everything is in. */
  readonly publish: boolean
  /** Whether void, refunded and cancelled ones are recreated in their end state, where the target can. */
  readonly includeVoid: boolean
}

/** One event with what belongs to it, and how many of its tickets are carried. */
export interface EventBundle {
  readonly event: Rows["events"]
  readonly ticketTypes: ReadonlyArray<Rows["ticket_types"]>
  readonly questions: ReadonlyArray<Rows["questions"]>
  /** Discounts of this event, and those of the whole account. */
  readonly discounts: ReadonlyArray<Rows["discounts"]>
  readonly activities: ReadonlyArray<Rows["activities"]>
  readonly contacts: ReadonlyArray<Rows["contacts"]>
  /** Tickets that are carried, by the id of their type. */
  readonly carried: ReadonlyMap<string, number>
}

/** The events that are occurrences of one series; a series of its own for an event that belongs to none. */
export interface SeriesBundle {
  /** The series' canonical id; the event's for an event that belongs to none. */
  readonly id: string
  readonly events: ReadonlyArray<EventBundle>
}

/** A voucher with its codes. */
export interface VoucherBundle {
  readonly voucher: Rows["vouchers"]
  readonly codes: ReadonlyArray<Rows["voucher_codes"]>
}

/** An order with its tickets, or one ticket that belongs to no order. */
export interface OrderBundle {
  readonly event: Rows["events"]
  readonly order: Rows["orders"] | null
  readonly lines: ReadonlyArray<Rows["order_lines"]>
  /** Its tickets that are carried, never none. */
  readonly tickets: ReadonlyArray<Rows["tickets"]>
  /** How many of its tickets are not carried. */
  readonly left: number
  readonly answers: ReadonlyArray<Rows["answers"]>
  readonly checkIns: ReadonlyArray<Rows["check_ins"]>
  /** Types of the order's event by id. */
  readonly ticketTypes: ReadonlyMap<string, Rows["ticket_types"]>
  readonly questions: ReadonlyMap<string, Rows["questions"]>
  /** Barcodes of these tickets that the target has already, or that another ticket of the source has too. */
  readonly takenBarcodes: ReadonlySet<string>
  /** Those of its tickets, by their ids, that are at the target already; told in planning. */
  readonly there?: ReadonlySet<string>
}

/**
 * When an operation runs; those of a phase run before those of the next. `setup`: events, types, questions, discounts,
 * closed for sale. `open`: what lets sold tickets in, room and activation. `load`: orders and tickets. `close`: capacity as
 * it is to stay, closed for sale again. `publish`: as it was at the source, only where asked for.
 */
export type Phase = (typeof phases)[number]

/** What stands for a record of the source at the target: of a record there may be several (a series and its event). */
export interface Reference {
  readonly kind: MadeKind
  /** The canonical id at the source. */
  readonly source: string
}

/** What was made already, among what an operation needs; null for nothing. */
export type Known = (kind: MadeKind, source: string) => MadeThing | null

/** One thing to be done to the target, as data: the same source and options make the same operations, byte for byte. */
export interface PlannedOperation {
  /** Unique in a migration and the same in every plan of it: `create_ticket tito:42`. */
  readonly key: string
  /** What scripts count: `create_event`, `create_ticket`, `check_in`. */
  readonly kind: string
  readonly phase: Phase
  /** The series it belongs to; null for what belongs to the account. Operations of an order run one after the other. */
  readonly series: string | null
  /** Those of one group run in their order, one at a time; those of different groups of a phase may run at once. */
  readonly group: string
  /**
   * Whether it is done again by each run that has something to set up or to load for its series (`open` and `close`), and
   * where it has changed itself.
   */
  readonly repeats: boolean
  /**
   * Of a `close`: whether it puts back what was there before the `open` of its group. Once that was begun, it is done as it
   * was planned then, by whichever run comes to it, even if nothing else of its plan is wanted any more.
   */
  readonly restores?: boolean
  /** What it makes: rows of `idmap.csv`. */
  readonly makes: ReadonlyArray<Reference>
  /** What it needs the counterparts of. */
  readonly needs: ReadonlyArray<Reference>
  /**
   * Whether each thing that it makes hangs on the needs of the same source, beside those that are no such thing's: where one
   * of these is not there, the others are made without it. It comes to `perform` and `settle` with `makes` and `needs` of
   * what is there and not made yet, so these tell of what it is done, not its body.
   */
  readonly each?: boolean
  /** Everything else the target needs to perform it. It may hold personal data and is kept in the state only. */
  readonly body: JsonObject
  /** Requests by endpoint (`issued_tickets.create`) that it takes when nothing goes wrong. */
  readonly requests: { readonly [endpoint: string]: number }
  /** People the platform would mail. */
  readonly emails: number
  readonly credits: number
}

/** What cannot be carried. */
export interface Loss {
  /** The canonical table. */
  readonly entity: TableName
  /** Its column; null where the record itself is not carried. */
  readonly field: string | null
  readonly records: number
  /** A word for scripts, the same for every platform: `no_place`, `void`, `refunded`, `seated`, `read_only`, … */
  readonly reason: string
  /** What is done instead, or what the organiser can do, in words. */
  readonly instead: string
}

/** Something at the target that stands in the way. */
export interface Clash {
  readonly entity: TableName
  /** The canonical id at the source. */
  readonly source: string
  /** `code_taken`, `slug_taken`, `capacity`, `currency`, `barcode_taken`, `timezone`, … */
  readonly reason: string
  readonly message: string
  /** Whether nothing may be written while it stands; else the plan goes around it, and `message` says how. */
  readonly stops: boolean
}

/** A part of a plan. */
export interface Part {
  readonly operations: ReadonlyArray<PlannedOperation>
  readonly losses: ReadonlyArray<Loss>
  readonly clashes: ReadonlyArray<Clash>
  /** What is there already and carries no marker, but is known by name and time, title or code. */
  readonly adopted: ReadonlyArray<Made>
}

/** Stands for events of the source that a migration does not read. */
export const elsewhere = ""

/**
 * What is there at the target already, as read before planning. Orders and tickets that are there already the engine
 * takes out by itself, by their markers.
 */
export interface Existing {
  /** What was made for a source's record, by this migration or by an earlier one; null for nothing. Not for orders and tickets. */
  readonly made: Known
  /** Whether what `made` tells of a record is not known to be made for it: it was found, by its name or code. */
  readonly found: (kind: MadeKind, source: string) => boolean
  /**
   * The record that something at the target (its own id) stands for, be it of this source or of another that was migrated
   * there, as this migration and others that have begun know; null where none of them does. In verification only as others know.
   */
  readonly holder: (kind: MadeKind, target: string) => string | null
  readonly events: ReadonlyArray<Rows["events"]>
  readonly ticketTypes: ReadonlyArray<Rows["ticket_types"]>
  readonly questions: ReadonlyArray<Rows["questions"]>
  readonly discounts: ReadonlyArray<Rows["discounts"]>
  readonly vouchers: ReadonlyArray<Rows["vouchers"]>
  readonly activities: ReadonlyArray<Rows["activities"]>
  /** By the canonical id of an event at the target: its tickets, and those among them that carry a marker of Boxport. */
  readonly tickets: ReadonlyMap<string, { readonly all: number; readonly marked: number }>
  /** The same by the canonical id of a ticket type, of those tickets that are valid. */
  readonly issued: ReadonlyMap<string, { readonly all: number; readonly marked: number }>
  /**
   * By the canonical id of an event at the target: of how many of its valid tickets the marker is that of a ticket of which
   * event of the source; under {@link elsewhere} of tickets that this migration does not read. Only of events that could be
   * taken for another: there are several of one name and moment on either side, or nobody knows for which one it stands.
   */
  readonly origins: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** What the target's `survey` found; nothing in verification. */
  readonly survey: JsonObject
}

/** What a survey may go by: both sides as they have just been read. */
export interface Sides<E> {
  readonly source: { readonly events: ReadonlyArray<Rows["events"]> }
  readonly there: { readonly events: ReadonlyArray<Rows["events"]> }
  /** Native ids of the orders of an event at the target (its canonical id) of which nothing carries a marker. */
  readonly unmarked: (event: string) => Effect.Effect<ReadonlyArray<string>, E>
}

/**
 * Plans; pure. Called in this order, each once for every record: `account`, then for each series `setup`, `order` for
 * each of its orders, and `finish`. Operations come out in the order in which they are to run within their phase.
 */
export interface Planner {
  /** What belongs to the account and to no event. */
  readonly account: (vouchers: ReadonlyArray<VoucherBundle>) => Part
  /** What there must be before the first order of a series. */
  readonly setup: (series: SeriesBundle) => Part
  /** One order, its tickets and scans. */
  readonly order: (order: OrderBundle, series: SeriesBundle) => Part
  /** `close`, and `publish` where asked for. */
  readonly finish: (series: SeriesBundle) => Part
}

/**
 * Whether something at the target is known to stand for another record of a source: of several things that look alike,
 * those that do not can be what an operation has made. Not for orders, tickets and what hangs on them, which carry markers.
 */
export type IsTaken = (kind: MadeKind, target: string) => boolean

/** Something made at the target. */
export interface MadeThing {
  /** The target's own id, as its canonical rows' `native_id` has it. */
  readonly target: string
  /** What later operations or the bridge need besides: a slug, a code (`code` for what a scanner reads). */
  readonly facts: JsonObject
}

/** What an operation made. */
export interface Made extends MadeThing {
  readonly kind: MadeKind
  readonly source: string
}

/** What became of an operation whose outcome was unknown. */
export type Settled =
  /** It was done, and this is what it made. */
  | { readonly _tag: "Done"; readonly made: ReadonlyArray<Made> }
  /** It was not done: it may be performed. */
  | { readonly _tag: "NotDone" }
  /** It cannot be told apart by looking: a person has to. */
  | { readonly _tag: "Unsure"; readonly why: string }

/** What became of a thing that was to be taken back. */
export type Undone =
  | { readonly _tag: "Removed" }
  /** It is still there, but admits nobody. */
  | { readonly _tag: "Voided" }
  /** The platform keeps it, or somebody has touched it since. */
  | { readonly _tag: "Kept"; readonly why: string }

/** What a record at the target must be like after a migration. */
export interface Expectation {
  readonly entity: TableName
  /** The canonical id at the source. */
  readonly source: string
  /**
   * How it is found among the target's rows where it carries no marker; null where it does. With a `ticket_id` or
   * `order_id` among the columns it is found by index, without one among all rows of the event.
   */
  readonly find: {
    /** Columns that tell it apart. */
    readonly columns: { readonly [column: string]: unknown }
    /** The source's event that it belongs to; null for what belongs to none. */
    readonly event: string | null
    /** Of an order: a ticket of the source, expected before, whose counterpart names it. */
    readonly ticket?: string
  } | null
  /**
   * Columns of the target's row and what they must hold. A column that refers to other records (`ticket_type_id`,
   * `ticket_type_ids`, `order_id`, …, in `find` too) holds canonical ids of the source; verification puts the ids of the
   * rows in their place that it has found for those records, so these are to be expected before.
   */
  readonly columns: { readonly [column: string]: unknown }
  /** Whether it may be missing, as it can no longer be made; what is there is compared all the same. */
  readonly optional?: boolean
}

/** A write takes a platform about a fifth of a second, and four are under way at once. */
export const usualLatency = 0.05

/** On one's own machine. */
export const loopbackLatency = 0.005

/** One connection to one platform that is written to. */
export interface Target {
  readonly platform: string
  readonly connection: string
  /** Facts about the account that its records do not show and planning needs. No secrets. */
  readonly survey: <E>(sides: Sides<E>) => Effect.Effect<JsonObject, ConnectorError | E>
  /** Plans for an account that has `existing`. Pure. */
  readonly planner: (options: PlanOptions, existing: Existing) => Planner
  /** The source's canonical id that a row at the target carries as its marker; null for one without. Pure. */
  readonly markerOf: <Name extends TableName>(table: Name, row: Rows[Name]) => string | null
  /** What a row at the target is to later operations: its native id, and the facts they may need. Pure. */
  readonly thingOf: <Name extends TableName>(table: Name, row: Rows[Name]) => MadeThing
  /**
   * Does one operation. `known` has what it needs. It is never called for one that may have been done already: after any
   * failure, `settle` looks before it is tried again, so a part that was made must be found (and may be completed) there.
   */
  readonly perform: (operation: PlannedOperation, known: Known) => Effect.Effect<ReadonlyArray<Made>, ConnectorError>
  /**
   * Looks whether an operation that was begun at `sentAt` (ISO 8601, UTC; 1970 where only the markers of a part of what it
   * makes tell that it was) was done.
   */
  readonly settle: (
    operation: PlannedOperation,
    known: Known,
    sentAt: string,
    isTaken: IsTaken,
  ) => Effect.Effect<Settled, ConnectorError>
  /**
   * Takes back what an operation made, unless somebody has touched it since. Called for the latest first, and again where
   * an answer was lost: what is gone already is `Removed`.
   */
  readonly undo: (operation: PlannedOperation, made: ReadonlyArray<Made>) => Effect.Effect<Undone, ConnectorError>
  /**
   * What verification expects of what was carried; the same bundles as for planning, and what is there as it is now, of
   * which nothing is known to be made. Pure.
   */
  readonly expected: {
    /** Of a series, its events and what is sold for them. */
    readonly series: (series: SeriesBundle, options: PlanOptions, existing: Existing) => ReadonlyArray<Expectation>
    /** Of an order and its tickets. */
    readonly order: (order: OrderBundle, options: PlanOptions, existing: Existing) => ReadonlyArray<Expectation>
  }
  /** Requests the platform lets through, for telling how long a plan takes; null where nobody knows. */
  readonly pace: Effect.Effect<Pace | null>
  /** Seconds from one answer to the next while several requests are under way, as far as a plan can know; {@link usualLatency} by default. */
  readonly latency?: number
  readonly usage: Effect.Effect<Usage>
}
