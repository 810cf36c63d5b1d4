import { Budgets, type Operation, type Reason, Transport } from "@boxport/connector"
import { stableNumber, stableUuid } from "@boxport/connector/testing"
import {
  type OperationName,
  Ticketbutler,
  type TicketbutlerClient,
  type TicketbutlerError,
} from "@boxport/ticketbutler"
import { type FaultRule, type LogEntry, startTwin, type Twin, type TwinOptions } from "@boxport/ticketbutler/twin"
import { assert } from "@effect/vitest"
import { Effect, Layer, type Scope, Stream } from "effect"

/** Ids of the things that most endpoints are asked for. */
export interface Ids {
  readonly event: string
  readonly ticket_type: string
  /** A question to attendees with choices. */
  readonly question: string
  /** One that is paid, with its first ticket. */
  readonly order: string
  readonly ticket: string
  /** A discount code of the event, and one of the account. */
  readonly code: number
  readonly accountCode: number
  readonly hook: string
}

/** A twin, a client of it, and what is there. */
export interface Stage {
  readonly twin: Twin
  readonly client: TicketbutlerClient
  readonly ids: Ids
}

export type Call = (client: TicketbutlerClient, ids: Ids) => Effect.Effect<unknown, TicketbutlerError>
export type Act = (stage: Stage) => Effect.Effect<void, TicketbutlerError, Scope.Scope>

/** What an endpoint must do. */
export interface Contract {
  /** The twin that it is tried on. */
  readonly twin?: TwinOptions
  /** Its plain call, which works. */
  readonly call: Call
  /** It works, and what it does shows. */
  readonly works: Act
  /** What it documents to refuse, by the words of the table. */
  readonly fails?: { readonly [when: string]: Act }
  /** An input that must not leave, and the path of what is wrong with it. */
  readonly wrong: readonly [path: string, call: Call] | null
  /** How many there are of what its traces say to look for. */
  readonly find?: (
    stage: Stage,
    by: ReadonlyMap<string, string>,
  ) => Effect.Effect<number, TicketbutlerError, Scope.Scope>
}

export type Contracts<Name extends OperationName> = { readonly [N in Name]: Contract }

export const uuid = (kind: string, number: number): string => stableUuid(`ticketbutler ${kind}`, number)

/** Ids of nothing. */
export const strangers: Ids = {
  event: "0".repeat(32),
  ticket_type: "0".repeat(32),
  question: "0".repeat(32),
  order: "0".repeat(32),
  ticket: "0".repeat(32),
  code: 1,
  accountCode: 1,
  hook: "0".repeat(32),
}

const idsOf = ({ world }: Twin): Ids => {
  const event = world.events.find(({ key }) => key === "conference")
  const question = event?.questions.find(({ kind, scope }) => kind === "select" && scope === "ticket")
  const orders = world.ordersOfEvent("conference")
  const order = Array.from({ length: orders.count }, (_, index) => orders.at(index)).find(
    (one) => one?.status === "completed" && one.tickets.some(({ type }) => type.admission),
  )
  const ticket = order?.tickets.find(({ type }) => type.admission)
  const number = event?.number ?? -1
  // The guest list, which is used up.
  const code = world.discounts.find(({ series }) => series?.key === "conference")?.number ?? -1
  const accountCode = world.discounts.find(({ series }) => series === null)?.number ?? -1
  return {
    event: uuid("event", number),
    ticket_type: uuid("type", event?.types.find(({ title }) => title === "Student")?.number ?? -1),
    question: uuid("question", question?.number ?? -1),
    order: uuid("order", order?.number ?? -1),
    ticket: uuid("ticket", ticket?.number ?? -1),
    code: stableNumber("ticketbutler discount", code * 1024 + number + 1),
    accountCode: stableNumber("ticketbutler discount", accountCode * 1024),
    hook: uuid("hook", 0),
  }
}

/** Starts a twin, and makes a client of it whose wire may be another one. */
export const makeStage = (
  options: TwinOptions = {},
  wire: Layer.Layer<Transport> = Transport.layer,
): Effect.Effect<Stage, never, Scope.Scope> =>
  Effect.gen(function* () {
    const twin = yield* startTwin({ orders: 40, ...options })
    const context = yield* Layer.build(Layer.fresh(Layer.mergeAll(wire, Budgets.layer)))
    const client = yield* Ticketbutler.make({ host: twin.host, token: twin.token, baseUrl: twin.url }).pipe(
      Effect.provideContext(context),
    )
    return { twin, client, ids: idsOf(twin) }
  }).pipe(Effect.orDie)

/** Everything that a stream gives. */
export const all = Stream.runCollect

/** Why something fails; it must. */
export const reasonOf = <R>(effect: Effect.Effect<unknown, TicketbutlerError, R>): Effect.Effect<Reason, never, R> =>
  Effect.match(effect, {
    onFailure: ({ reason }) => reason,
    onSuccess: () => assert.fail("it should have failed"),
  })

/** That something is refused with a status, in words among which are these. */
export const isRefused = <R>(
  effect: Effect.Effect<unknown, TicketbutlerError, R>,
  status: number,
  words: string,
): Effect.Effect<void, never, R> =>
  Effect.map(reasonOf(effect), (reason) => {
    assert.strictEqual(reason._tag, "Refused")
    if (reason._tag !== "Refused") return
    assert.strictEqual(reason.status, status)
    assert.include(reason.details, words)
  })

const addressOf = ({ path }: Operation): string => `^${path.replace(/\{\w+\}/g, "[^/]+")}(\\?|$)`

/** A fault of an endpoint. */
export const faultOf = (
  operation: Operation,
  action: FaultRule["action"],
  rest: Partial<Pick<FaultRule, "times">> = {},
): FaultRule => ({ match: addressOf(operation), method: operation.method, action, ...rest })

/** The requests that an endpoint got. */
export const requestsOf = ({ log }: Twin, operation: Operation): ReadonlyArray<LogEntry> =>
  log.filter(({ method, path }) => method === operation.method && new RegExp(addressOf(operation)).test(path))
