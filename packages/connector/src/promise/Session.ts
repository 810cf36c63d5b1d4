/**
 * Running an Effect client for a plain one.
 *
 * @module
 */
import { Cause, type Context, Effect, Exit, type Layer, ManagedRuntime, References } from "effect"
import { Closed, type Reason } from "../Errors.ts"
import { type Page, type Position, walk } from "../client/Page.ts"
import type { CallOptions, PagedList } from "./Calls.ts"

export { plainReason } from "./Failures.ts"
export { settings } from "./Settings.ts"

/** What runs the methods of a client. */
export interface Session<C, E> {
  /** One call of a method. */
  readonly one: <A>(call: (client: C) => Effect.Effect<A, E>, options?: CallOptions) => Promise<A>
  /** A list that is asked for page by page. */
  readonly list: <A>(
    page: (client: C, at: Position | null) => Effect.Effect<Page<A>, E>,
    options?: CallOptions,
  ) => PagedList<A>
  /** Closes what the client holds open; calls that are under way end. */
  readonly close: () => Promise<void>
}

/** What errors of an Effect client say. */
export interface Failure {
  readonly connection: string
  readonly operation: string
  readonly reason: Reason
}

/**
 * Opens a session. The client is built when the first call is made.
 *
 * @param options.connection what errors call the client
 * @param options.errorOf what is thrown for an error of the Effect client
 */
export const open = <Id, C, E extends Failure>(options: {
  readonly connection: string
  readonly service: Context.Key<Id, C>
  readonly layer: Layer.Layer<Id, E>
  readonly errorOf: (error: Failure) => Error
}): Session<C, E> => {
  const runtime = ManagedRuntime.make(options.layer)
  let isClosed = false

  const run = async <A>(use: (client: C) => Effect.Effect<A, E>, { signal }: CallOptions = {}): Promise<A> => {
    signal?.throwIfAborted()
    if (isClosed) {
      const reason = new Closed({ hint: "Make another client; this one's close() was called." })
      throw options.errorOf({ connection: options.connection, operation: "call", reason })
    }
    const exit = await runtime.runPromiseExit(
      Effect.flatMap(Effect.service(options.service), use).pipe(
        // Effect's logger writes to stdout, which belongs to the program; who wants to hear of retries has Effect.
        Effect.provideService(References.MinimumLogLevel, "None"),
      ),
      signal === undefined ? undefined : { signal },
    )
    if (Exit.isSuccess(exit)) return exit.value
    signal?.throwIfAborted()
    const failure = exit.cause.reasons.find(Cause.isFailReason)
    throw failure === undefined ? Cause.squash(exit.cause) : options.errorOf(failure.error)
  }

  return {
    one: run,
    list: (call, callOptions) => {
      const page = (at: Position | null = null, options = callOptions) => run((client) => call(client, at), options)
      const iterate = (options = callOptions) => items((at) => page(at, options))
      return {
        page,
        all: async (options) => {
          const all = []
          for await (const item of iterate(options)) all.push(item)
          return all
        },
        [Symbol.asyncIterator]: () => iterate(),
      }
    },
    close: () => {
      isClosed = true
      return runtime.dispose()
    },
  }
}

async function* items<A>(page: (at: Position | null) => Promise<Page<A>>): AsyncGenerator<A> {
  const next = walk()
  let at: Position | null = null
  do {
    const current: Page<A> = await page(at)
    yield* current.items
    at = next(current)
  } while (at !== null)
}
