/** A client at a twin, and what a contract needs to know of the twin's box office. */
import { Budgets, type Reason, Transport } from "@boxport/connector"
import { hurry } from "@boxport/connector/testing"
import {
  type OperationName,
  operations,
  TicketTailor,
  type TicketTailorClient,
  type TicketTailorError,
} from "@boxport/ticket-tailor"
import { startTwin, type Twin, type TwinOptions, type TwinProblem } from "@boxport/ticket-tailor/twin"
import { assert } from "@effect/vitest"
import { Effect, Layer, Result, type Scope, Stream } from "effect"

/** Things of the twin's own box office with 60 orders. */
export interface Known {
  /** The conference: a series with groups, people who wait and several ticket types. */
  readonly series: string
  readonly event: string
  readonly type: string
  readonly group: string
  /** The festival's: it has a bundle and an override. */
  readonly festival: string
  readonly bundle: string
  readonly override: string
  readonly signup: string
  readonly order: string
  readonly pendingOrder: string
  readonly ticket: string
  readonly discount: string
  readonly voucher: string
  readonly voucherCode: string
  readonly hold: string
  readonly product: string
  readonly store: string
  readonly form: string
  /** A question with choices. */
  readonly element: string
  /** Nobody is of this type. */
  readonly unusedMembershipType: string
  readonly membershipType: string
  /** One that is good. */
  readonly membership: string
}

/** What a contract is tried with. */
export interface Bench {
  readonly twin: Twin
  readonly client: TicketTailorClient
  readonly known: Known
}

/** The moment of everything that is written. */
export const now = Date.UTC(2026, 6, 1, 10)

const first = <A>(items: ReadonlyArray<A>, what: string): A => {
  const [item] = items
  if (item === undefined) throw new Error(`the box office has no ${what}`)
  return item
}

const knownOf = (client: TicketTailorClient) =>
  Effect.gen(function* () {
    const all = yield* Stream.runCollect(client.eventSeries.list())
    const named = (name: string) =>
      first(
        all.filter((series) => String(series.name).startsWith(name)),
        name,
      )
    const conference = named("Lantern")
    const festival = first(
      all.filter(({ bundles }) => (bundles ?? []).length > 0),
      "bundle",
    )
    const event_series_id = conference.id
    const { items: events } = yield* client.eventSeries.events.list.page({ event_series_id })
    const { items: signups } = yield* client.waitlistSignups.list.page({ event_series_id })
    const { items: overrides } = yield* client.overrides.list.page({ event_series_id: festival.id })
    const orders = yield* Stream.runCollect(client.orders.list())
    const tickets = yield* Stream.runCollect(client.issuedTickets.list({ status: "valid" }))
    const { items: discounts } = yield* client.discounts.list.page({ code: "LANTERN10" })
    const vouchers = yield* Stream.runCollect(client.vouchers.list())
    const voucher = vouchers[0]
    const { items: codes } = yield* client.voucherCodes.list.page({ voucher_id: voucher?.id ?? "" })
    const forms = yield* Stream.runCollect(client.checkoutForms.list())
    const form = first(
      forms.filter(({ name }) => name === "Conference registration"),
      "form",
    )
    const elements = yield* Stream.runCollect(client.checkoutFormElements.list({ checkout_form_id: form.id }))
    const types = yield* Stream.runCollect(client.membershipTypes.list())
    const memberships = yield* Stream.runCollect(client.issuedMemberships.list({ validity: "valid" }))
    const used = first(memberships, "membership")
    const known: Known = {
      series: event_series_id,
      event: first(events, "event").id,
      type: first(
        (conference.default_ticket_types ?? []).filter(({ name }) => name === "Standard"),
        "type",
      ).id,
      group: first(conference.default_ticket_groups ?? [], "group").id,
      festival: festival.id,
      bundle: first(festival.bundles ?? [], "bundle").id,
      override: first(overrides, "override").id,
      signup: first(signups, "signup").id,
      order: first(
        orders.filter(({ status }) => status === "completed"),
        "order",
      ).id,
      pendingOrder: first(
        orders.filter(({ status }) => status === "pending"),
        "pending order",
      ).id,
      ticket: first(
        tickets.filter(({ order_id }) => order_id !== null),
        "ticket",
      ).id,
      discount: first(discounts, "discount").id,
      voucher: first(vouchers, "voucher").id,
      voucherCode: first(
        codes.filter(({ used: at }) => at === null),
        "code",
      ).id,
      hold: (yield* client.holds.list.page({})).items[0]?.id ?? "",
      product: (yield* client.products.list.page({})).items[0]?.id ?? "",
      store: (yield* client.stores.list.page({})).items[0]?.id ?? "",
      form: form.id,
      element: first(
        elements.filter(({ type }) => type === "select"),
        "element",
      ).id,
      unusedMembershipType: first(types, "membership type").id,
      membershipType: used.membership_type_id ?? "",
      membership: used.id,
    }
    return known
  })

/** The record of a list with an id; fails the test where there is none. */
export const withId = <A extends { readonly id: string }>(items: ReadonlyArray<A> | null | undefined, id: string): A =>
  first(
    (items ?? []).filter((item) => item.id === id),
    id,
  )

/** Tries something with a twin and a client of its own; the client's pauses take no time. */
export const withBench = <A>(
  options: TwinOptions,
  test: (bench: Bench) => Effect.Effect<A, TicketTailorError, Scope.Scope>,
): Effect.Effect<A, TicketTailorError | TwinProblem> =>
  Effect.gen(function* () {
    const twin = yield* startTwin({ orders: 60, limits: null, credits: 10, ...options, now: () => now })
    const client = yield* TicketTailor.make({ apiKey: twin.key, baseUrl: twin.url })
    const known = yield* knownOf(client)
    return yield* test({ twin, client, known })
  }).pipe(Effect.scoped, Effect.provide(Layer.fresh(Layer.merge(Transport.layer, Budgets.layer))), hurry)

const camelCased = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Names of all operations. */
export const names: ReadonlyArray<OperationName> = Object.keys(operations).filter(
  (name): name is OperationName => name in operations,
)

type Call = (input: unknown) => Effect.Effect<unknown, TicketTailorError>

const isCall = (value: unknown): value is Call => typeof value === "function"

/** Calls an operation by its name: of a list, the first page. What comes out is a record or a list of them. */
export const callOf =
  ({ client }: Pick<Bench, "client">, name: OperationName): Call =>
  (input) => {
    let method: unknown = client
    for (const key of camelCased(operations[name].name).split(".")) {
      method = typeof method === "object" && method !== null ? Reflect.get(method, key) : undefined
    }
    const page: unknown = typeof method === "function" ? Reflect.get(method, "page") : undefined
    const call = page ?? method
    if (!isCall(call)) return assert.fail(`no method for ${name}`)
    return Effect.map(call(input), (answer) =>
      page !== undefined && typeof answer === "object" && answer !== null ? Reflect.get(answer, "items") : answer,
    )
  }

/** The reason of a call that must fail. */
export const reasonOf = (call: Effect.Effect<unknown, TicketTailorError>, what = "a call"): Effect.Effect<Reason> =>
  Effect.map(Effect.result(call), (result) =>
    Result.isFailure(result) ? result.failure.reason : assert.fail(`${what} worked`),
  )

/** The fields that a refused call names. */
export const refusedFields = (call: Effect.Effect<unknown, TicketTailorError>) =>
  Effect.map(reasonOf(call), (reason) =>
    reason._tag === "Refused" ? reason.fields.map(({ field }) => field) : assert.fail(reason._tag),
  )
