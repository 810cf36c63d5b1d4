/**
 * A stand-in for a migration's target: a twin of its platform on this machine, holding what the target holds. The target
 * itself is only read.
 *
 * @module
 */
import type { Loss } from "@boxport/connector"
import { type Ends, migrate, migrateOptions, migrationId, stateLayer } from "@boxport/engine"
import { fileProblem } from "@boxport/formats"
import { Effect, Option, Stream } from "effect"
import { mkdir, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { configurationOf, type LoadedConfiguration } from "../config/Read.ts"
import { openConnection, openTarget } from "../Connections.ts"
import { counted } from "../progress/Words.ts"
import { twins } from "../Twins.ts"
import { UsageProblem } from "../Usage.ts"
import { type Recorded, recorded } from "./Recorded.ts"

/** A rehearsal that can begin. */
export interface Rehearsal {
  /** The source, and the stand-in in the target's place. */
  readonly ends: Ends
  /** The folder of its state; gone are the rows in it when the rehearsal's scope ends, its papers stay. */
  readonly state: string
  /** Events and tickets that the stand-in holds. */
  readonly events: number
  readonly tickets: number
  /** The zone that the stand-in was given since the target's own cannot be seen, having no events; null where it can. */
  readonly assumedZone: string | null
  /** What the target holds and the stand-in has no place for. */
  readonly lacks: ReadonlyArray<Loss>
  /** Records of the target that could not be read, and operations that the stand-in has not done. */
  readonly missing: number
  /** The file that tells what is missing and why; null where nothing is. */
  readonly rejected: string | null
  /** Whether the target could be read whole. */
  readonly complete: boolean
  /** Mails that the platform would have sent since. */
  readonly mails: () => number
}

const remove = (path: string) =>
  Effect.tryPromise({
    try: () => rm(path, { recursive: true, force: true }),
    catch: (cause) => fileProblem(path, "remove", cause),
  })

/** The zone on whose clock the first event is that has one. */
const zoneAmong = (events: Recorded["events"]): string | undefined =>
  events.flatMap(({ timezone }) => (timezone === null ? [] : [timezone]))[0]

/** The zone of the events that are migrated: the target's own is seen on its events only, and it may have none. */
const zoneOf = Effect.fnUntraced(function* ({ events, source }: Ends) {
  const found = yield* source.read({ events, tables: new Set(["events"]), raw: false }).pipe(
    Stream.map((reading) => (reading._tag === "Page" ? zoneAmong(reading.rows.events ?? []) : undefined)),
    Stream.filter((zone) => zone !== undefined),
    Stream.runHead,
  )
  return Option.getOrUndefined(found)
})

const move = (from: string, to: string) =>
  Effect.tryPromise({
    try: async () => {
      await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      await rename(from, to)
      return to
    },
    catch: (cause) => fileProblem(to, "write", cause),
  })

/** Gives a twin what the target holds, as any account is migrated to another, void and open ones too. */
const fill = Effect.fnUntraced(function* (ends: Ends, copy: string, state: string) {
  // Nobody is asked, so nobody says no.
  const done = yield* migrate(ends, migrateOptions(copy, { publish: true, includeVoid: true })).pipe(
    Effect.flatMap((migrated) => Effect.orDie(Effect.fromNullishOr(migrated))),
  )
  const { events = 0, tickets = 0 } = done.created
  const named = "rejected.ndjson"
  return {
    events,
    tickets,
    lacks: done.plan.losses,
    missing: done.rejected + done.held,
    rejected: done.rejected === 0 ? null : yield* move(join(dirname(done.bridge), named), join(state, "twin", named)),
  }
})

/** Sets a stand-in up in the target's place. */
export const rehearsal = Effect.fn("rehearsal")(function* (
  loaded: LoadedConfiguration,
  real: Ends,
  options: { readonly to: string; readonly state: string },
) {
  const { target, there } = real
  const twin = twins.find(({ platform }) => platform === target.platform)
  if (twin === undefined) return yield* Effect.die(new Error(`${target.platform} has no twin`))
  const account = yield* recorded(there, target.markerOf)
  if (!twin.canStandIn && account.tickets > 0) {
    return yield* new UsageProblem({
      message: `a migration into this account cannot be rehearsed: it holds ${counted(account.tickets, "ticket")}`,
      hint: `Much of what an account on ${target.platform} holds cannot be made again, so no twin can stand in for it. boxport plan says what would be done.`,
    })
  }
  const seen = zoneAmong(account.events)
  const timezone = twin.hasOneZone ? (seen ?? (yield* zoneOf(real))) : undefined
  const running = yield* twin.startEmpty({ timezone })
  const standing = yield* configurationOf({ [options.to]: running.connection }, loaded.folder)
  // Opened for each run anew, as by two commands: a target may remember what it has seen in a run.
  const open = Effect.all({ there: openConnection(standing, options.to), target: openTarget(standing, options.to) })
  const state = join(options.state, "rehearsals", migrationId(real))
  const copy = join(state, "copy")
  yield* remove(state)
  yield* Effect.addFinalizer(() =>
    Effect.forEach([copy, ...["", "-wal", "-shm"].map((end) => join(state, `boxport.db${end}`))], remove).pipe(
      Effect.ignore,
    ),
  )
  const given = yield* Effect.provide(
    fill({ source: account.source, ...(yield* open), events: [] }, copy, state),
    stateLayer(copy),
  )
  const before = running.mails()
  const ready: Rehearsal = {
    ends: { ...real, ...(yield* open) },
    state,
    ...given,
    complete: account.complete,
    assumedZone: seen === undefined ? (timezone ?? null) : null,
    mails: () => running.mails() - before,
  }
  return ready
})
