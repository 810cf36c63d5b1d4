/**
 * Asking the platform for what a delivery tells of.
 *
 * @module
 */
import { CannotConfirm, NotConfirmed } from "@boxport/connector/webhooks"
import type { JsonObject } from "@boxport/model"
import { Effect, Schema } from "effect"
import { nativeIdOf } from "../mapping/Mapped.ts"

/** One read of a client. A record that is not there is undefined, or a failure whose reason is `NotFound`. */
export type Get<Input, E> = (input: Input) => Effect.Effect<unknown, E>

/** The reads that deliveries are confirmed by; `Ticketbutler` has them. */
export interface Reads<E> {
  readonly events: { readonly get: Get<{ readonly event: string }, E> }
  readonly orders: { readonly get: Get<{ readonly order: string }, E> }
  readonly tickets: { readonly get: Get<{ readonly ticket: string }, E> }
}

/** The same with promises. */
export type PlainGet<Input> = (input: Input) => Promise<unknown>

/** The reads with promises; what `createTicketbutler` makes has them. */
export interface PlainReads {
  readonly events: { readonly get: PlainGet<{ readonly event: string }> }
  readonly orders: { readonly get: PlainGet<{ readonly order: string }> }
  readonly tickets: { readonly get: PlainGet<{ readonly ticket: string }> }
}

/** What a promise was rejected with. */
class Rejection {
  readonly cause: unknown
  constructor(cause: unknown) {
    this.cause = cause
  }
}

/** Reads with promises as reads with Effects. */
export const ofPlain = ({ events, orders, tickets }: PlainReads): Reads<Rejection> => {
  const wait =
    <Input>(get: (input: Input) => Promise<unknown>): Get<Input, Rejection> =>
    (input) =>
      Effect.tryPromise({ try: async () => get(input), catch: (cause) => new Rejection(cause) })
  return {
    events: { get: wait((input) => events.get(input)) },
    orders: { get: wait((input) => orders.get(input)) },
    tickets: { get: wait((input) => tickets.get(input)) },
  }
}

const tagOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "_tag" in value ? value._tag : undefined

/** Whether a client failed because the platform has nothing there. */
const isNotFound = (error: unknown): boolean => {
  const reason = typeof error === "object" && error !== null && "reason" in error ? error.reason : error
  return tagOf(reason) === "NotFound"
}

const isRecord = Schema.is(Schema.JsonObject)

/** What can be asked for. */
export type Resource = keyof PlainReads

/** The record with a uuid in canonical form; undefined where the platform has none, or answers with another. */
export const ask = <E>(
  client: Reads<E>,
  resource: Resource,
  uuid: string,
): Effect.Effect<JsonObject | undefined, CannotConfirm> => {
  const asked = {
    events: () => client.events.get({ event: uuid }),
    orders: () => client.orders.get({ order: uuid }),
    tickets: () => client.tickets.get({ ticket: uuid }),
  }[resource]
  const cannot = (cause: unknown) =>
    new CannotConfirm({ resource, cause, hint: "Check the client's credential, and whether the host answers." })
  return Effect.suspend(asked).pipe(
    Effect.matchEffect({
      onFailure: (failure) => {
        const cause = failure instanceof Rejection ? failure.cause : failure
        return isNotFound(cause) ? Effect.undefined : Effect.fail(cannot(cause))
      },
      onSuccess: (record) => {
        if (record === undefined || record === null) return Effect.undefined
        if (!isRecord(record)) return Effect.fail(cannot("the client gave no record"))
        return Effect.succeed(nativeIdOf(record) === uuid ? record : undefined)
      },
    }),
  )
}

/** What helps, and is done without where it cannot be had. */
export const askBeside = <E>(
  client: Reads<E>,
  resource: Resource,
  uuid: string | null,
): Effect.Effect<JsonObject | undefined> =>
  uuid === null ? Effect.undefined : ask(client, resource, uuid).pipe(Effect.catch(() => Effect.undefined))

/** The reason for refusing what tells of something that the platform does not have. */
export const notThere = (resource: Resource): NotConfirmed =>
  new NotConfirmed({
    resource,
    hint: "Either somebody makes deliveries up (choose another address for the webhook), or the client's account is another one.",
  })
