/**
 * The request budget of a credential: who wants to send a request asks it first and waits. Whatever uses the same
 * credential at the same host shares one budget.
 *
 * @module
 */
import { Clock, Context, Deferred, Effect, Layer, Redacted, Semaphore } from "effect"
import { createHash } from "node:crypto"
import * as Pacing from "./Pacing.ts"

/** What is left of a platform's limit, as far as it has told; null where it has told nothing. */
export interface BudgetState {
  /** Requests the platform allows in a window. */
  readonly limit: number | null
  /** Requests left in the current window. */
  readonly remaining: number | null
  /** Seconds until the window ends. */
  readonly resetsIn: number | null
}

/** A request that was let through: it is to say what its answer told of the limit. */
export interface Permit {
  /** Tells what the answer said. */
  readonly answered: (observation: Pacing.Observation) => Effect.Effect<void>
}

/** One credential's budget. */
export interface Budget {
  /**
   * Waits, in the order of asking, until a request may leave, and sends it with `use`. One that ends without having
   * told of its answer (no answer came, or it was interrupted) counts as spent.
   */
  readonly withPermit: <A, E, R>(use: (permit: Permit) => Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  readonly state: Effect.Effect<BudgetState>
  /** Seconds until the next request may leave, when requests are being held back; null when none is. */
  readonly waiting: Effect.Effect<number | null>
}

/** A budget that follows {@link Pacing}'s rules on the Effect clock. */
export const make = (options: Pacing.PacingOptions): Budget => {
  let pacing = Pacing.make(options)
  let waitingUntil: number | null = null
  let changed = Deferred.makeUnsafe<void>()
  // Whoever is at the head waits for the clock or an answer; the others queue behind.
  const head = Semaphore.makeUnsafe(1)

  const become = (state: Pacing.Pacing) =>
    Effect.suspend(() => {
      pacing = state
      const before = changed
      changed = Deferred.makeUnsafe<void>()
      return Effect.asVoid(Deferred.succeed(before, undefined))
    })

  const permit = (sentAt: number) => {
    let open = true
    const once = (after: (now: number) => Pacing.Pacing) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        if (!open) return Effect.void
        open = false
        return become(after(now))
      })
    return {
      answered: (observation: Pacing.Observation) => once((now) => Pacing.answered(pacing, sentAt, now, observation)),
      unanswered: once(() => Pacing.unanswered(pacing, sentAt)),
    }
  }

  type Restore = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>

  // Only the waiting can be interrupted: a request that was counted is always settled.
  const turn = (restore: Restore): Effect.Effect<ReturnType<typeof permit>> =>
    Effect.flatMap(Clock.currentTimeMillis, (now) => {
      const decision = Pacing.next(pacing, now)
      switch (decision._tag) {
        case "Go":
          pacing = decision.pacing
          waitingUntil = null
          return Effect.succeed(permit(now))
        case "WaitForAnswer":
          return Effect.andThen(restore(Deferred.await(changed)), turn(restore))
        case "WaitUntil":
          waitingUntil = decision.at
          return Effect.andThen(
            restore(Effect.race(Effect.sleep(decision.at - now), Deferred.await(changed))),
            turn(restore),
          )
      }
    })

  return {
    withPermit: (use) =>
      Effect.uninterruptibleMask((restore) =>
        restore(head.take(1)).pipe(
          Effect.andThen(turn(restore).pipe(Effect.ensuring(head.release(1)))),
          Effect.flatMap((granted) => restore(use(granted)).pipe(Effect.ensuring(granted.unanswered))),
        ),
      ),
    state: Effect.map(Clock.currentTimeMillis, (now) => {
      const { window } = pacing
      if (window === null) return { limit: null, remaining: null, resetsIn: null }
      const resetsIn = Math.max(0, Math.ceil((window.endsAt - now) / 1000))
      return { limit: window.limit, remaining: now < window.endsAt ? window.lowest : window.limit, resetsIn }
    }),
    waiting: Effect.map(Clock.currentTimeMillis, (now) =>
      waitingUntil === null || waitingUntil <= now ? null : (waitingUntil - now) / 1000,
    ),
  }
}

/** The budgets of this process, one a host and credential. */
export class Budgets extends Context.Service<
  Budgets,
  {
    /** The budget of a credential at a host; the first to ask decides its options. */
    readonly of: (
      origin: string,
      credential: Redacted.Redacted<string>,
      options: Pacing.PacingOptions,
    ) => Effect.Effect<Budget>
  }
>()("@boxport/connector/Budgets") {
  static readonly layer = Layer.sync(Budgets, () => {
    // Only a hash of the credential is kept.
    const budgets = new Map<string, Budget>()
    return Budgets.of({
      of: (origin, credential, options) =>
        Effect.sync(() => {
          const key = `${origin} ${createHash("sha256").update(Redacted.value(credential)).digest("hex")}`
          const known = budgets.get(key)
          if (known !== undefined) return known
          const budget = make(options)
          budgets.set(key, budget)
          return budget
        }),
    })
  })
}
