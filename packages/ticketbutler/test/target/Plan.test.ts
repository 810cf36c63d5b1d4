import {
  Budgets,
  type EventBundle,
  type Existing,
  loopbackLatency,
  type OrderBundle,
  type PlanOptions,
  type SeriesBundle,
  Transport,
} from "@boxport/connector"
import { eventBundle, nothingThere, row } from "@boxport/connector/testing"
import { Instant, type JsonObject, type Rows } from "@boxport/model"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Redacted } from "effect"
import { makeTarget } from "@boxport/ticketbutler"

const at = (iso: string): number => Instant.fromIso(iso) ?? 0

const event = (id: string, values: JsonObject = {}): Rows["events"] =>
  row("events", {
    id,
    native_id: id.split(":")[1] ?? "",
    platform: id.split(":")[0] ?? "",
    account: "a",
    status: "published",
    title: "Meetup",
    starts_at: at("2027-01-15T19:00:00Z"),
    currency: "DKK",
    ...values,
  })

const ticketType = (id: string, of: string, values: JsonObject = {}): Rows["ticket_types"] =>
  row("ticket_types", {
    id,
    event_id: of,
    native_id: id.split(":")[1] ?? "",
    title: "Seat",
    pricing: "free",
    price_amount: "0",
    currency: "DKK",
    status: "on_sale",
    quantity_available: 7,
    ...values,
  })

const sold = (
  its: Rows["events"],
  ticketTypes: ReadonlyArray<Rows["ticket_types"]>,
  values: JsonObject = {},
): OrderBundle => {
  const buyer = { buyer_name: "Ada Berg", buyer_email: "ada@example.com" }
  const order = row("orders", {
    id: "old:o1",
    native_id: "o1",
    event_id: its.id,
    status: "completed",
    ...buyer,
    ...values,
  })
  const ticket = row("tickets", {
    id: "old:t1",
    native_id: "t1",
    event_id: its.id,
    order_id: "old:o1",
    ticket_type_id: ticketTypes[0]?.id ?? null,
    status: "valid",
  })
  return {
    event: its,
    order,
    lines: [],
    tickets: [ticket],
    left: 0,
    answers: [],
    checkIns: [],
    ticketTypes: new Map(ticketTypes.map((type) => [type.id, type])),
    questions: new Map(),
    takenBarcodes: new Set(),
  }
}

/** A target that nobody is asked by: there is no such host. */
const targetAt = (settings: { readonly baseUrl?: string }) =>
  Effect.runPromise(
    makeTarget({
      platform: "ticketbutler",
      connection: "new",
      host: "acme.ticketbutler.invalid",
      token: Redacted.make("none"),
      ...settings,
    }).pipe(Effect.scoped, Effect.provide(Layer.mergeAll(Transport.layer, Budgets.layer))),
  )

const { expected, planner: makePlanner } = await targetAt({})

/** Everything that is planned of one event with one order. */
const planned = (
  existing: Existing,
  its: Rows["events"],
  ticketTypes: ReadonlyArray<Rows["ticket_types"]>,
  options: Partial<PlanOptions> & {
    readonly order?: JsonObject
    readonly asked?: EventBundle["questions"]
    readonly answers?: OrderBundle["answers"]
    readonly codes?: EventBundle["discounts"]
  } = {},
) => {
  const { answers = [], asked = [], codes = [], order, ...more } = options
  const bundle = eventBundle(its, { ticketTypes, questions: asked, discounts: codes })
  const series: SeriesBundle = { id: its.id, events: [bundle] }
  const planner = makePlanner({ publish: false, includeVoid: false, ...more }, existing)
  const bought: OrderBundle = {
    ...sold(its, ticketTypes, order),
    answers,
    questions: new Map(asked.map((question) => [question.id, question])),
  }
  const parts = [planner.setup(series), planner.order(bought, series), planner.finish(series)]
  return {
    counted: (entity: string, reason: string) =>
      parts
        .flatMap(({ losses }) => losses)
        .reduce((sum, one) => sum + (one.entity === entity && one.reason === reason ? one.records : 0), 0),
    operations: parts.flatMap(({ operations }) => operations),
    losses: parts.flatMap(({ losses }) => losses.map(({ entity, reason }) => `${entity} ${reason}`)),
    fields: parts.flatMap(({ losses }) => losses.map(({ entity, field }) => `${entity}.${field}`)),
    clashes: parts.flatMap(({ clashes }) => clashes.map(({ reason, stops }) => `${reason} ${stops}`)),
    adopted: parts.flatMap(({ adopted }) => adopted),
    expected: expected.series(series, { publish: false, includeVoid: false }, existing),
  }
}

const theirs = event("old:e1")
const seat = ticketType("old:y1", theirs.id)
const rooms = ({ operations }: ReturnType<typeof planned>) =>
  operations.filter(({ kind }) => kind === "set_capacity").map(({ body, phase }) => [phase, body["amount"]])

describe("the plan of a migration into Ticketbutler", () => {
  it("makes room for what is loaded, and puts on sale what is left only where that is asked for", () => {
    const plain = planned(nothingThere, theirs, [seat])
    const [made] = plain.operations
    assert.deepStrictEqual(made?.body["ticket_types"], [
      {
        source: "old:y1",
        title: "Seat",
        price: { minor: "0", currency: "DKK" },
        amount_total: 0,
        is_members_only: false,
      },
    ])
    assert.deepStrictEqual(rooms(plain), [
      ["open", 1],
      ["close", 0],
    ])
    assert.deepStrictEqual(rooms(planned(nothingThere, theirs, [seat], { publish: true })), [
      ["open", 1],
      ["close", 0],
      ["publish", 7],
    ])
    for (const status of ["draft", "sales_closed"] as const) {
      const shut = event("old:e1", { status })
      const plan = planned(nothingThere, shut, [seat], { publish: true })
      assert.deepStrictEqual(rooms(plan).at(-1), ["close", 0])
      assert.include(plan.fields, "ticket_types.status")
    }
    const hidden = ticketType("old:y1", theirs.id, { status: "hidden" })
    assert.deepStrictEqual(rooms(planned(nothingThere, theirs, [hidden], { publish: true })).at(-1), ["close", 0])
  })

  it("leaves what the target has for sale, less what is loaded, and counts what it has sold of the same stock", () => {
    const there: Existing = {
      ...nothingThere,
      events: [event("ticketbutler:e9")],
      ticketTypes: [ticketType("ticketbutler:y9", "ticketbutler:e9", { quantity_available: 5 })],
      tickets: new Map([["ticketbutler:e9", { all: 3, marked: 1 }]]),
      issued: new Map([["ticketbutler:y9", { all: 3, marked: 1 }]]),
    }
    const plan = planned(there, theirs, [seat], { publish: true })
    assert.deepStrictEqual(rooms(plan), [
      ["close", 4],
      ["publish", 5],
    ])
    assert.deepStrictEqual(
      plan.adopted.map(({ kind, target }) => `${kind} ${target}`),
      ["events e9", "ticket_types y9"],
    )
  })

  it("stops where prices would mean something else, before anything is written", () => {
    const priced = ticketType("old:y1", theirs.id, { price_amount: "1000", currency: "EUR" })
    const danish: Existing = { ...nothingThere, events: [event("ticketbutler:e9", { title: "Another" })] }
    assert.include(planned(danish, theirs, [priced]).clashes, "currency true")
    assert.notInclude(
      planned(danish, theirs, [ticketType("old:y1", theirs.id, { currency: "EUR" })]).clashes,
      "currency true",
    )
    assert.include(planned(nothingThere, theirs, [priced]).clashes, "currency_unknown false")
  })

  it("goes by what the platform says of what is over, and by no clock", () => {
    const past = event("old:e1", { starts_at: at("2001-01-01T10:00:00Z") })
    assert.deepStrictEqual(
      planned(nothingThere, past, [seat]).losses.filter((loss) => loss.endsWith("over")),
      [],
    )
    const later = event("ticketbutler:e9", {
      title: "Another",
      starts_at: at("2002-01-01T10:00:00Z"),
      extra: { is_expired: true },
    })
    const plan = planned({ ...nothingThere, events: [later] }, past, [seat])
    assert.includeMembers(plan.losses, ["events over", "orders over", "tickets over"])
    assert.isFalse(plan.operations.some(({ kind }) => kind === "create_order"))
  })

  it("carries what was paid for into an event that is invoiced, and says so", () => {
    const priced = ticketType("old:y1", theirs.id, { price_amount: "1000" })
    const lost = planned(nothingThere, theirs, [priced])
    assert.includeMembers(lost.losses, ["orders paid", "tickets paid"])
    const invoiced = event("ticketbutler:e9", { extra: { eventsettings: { invoice_payment_only: true } } })
    const plan = planned({ ...nothingThere, events: [invoiced] }, theirs, [priced])
    assert.include(plan.clashes, "invoiced false")
    assert.strictEqual(plan.operations.filter(({ kind }) => kind === "create_order").length, 1)
  })

  it("does not make again, nor count as a mail, an order that the survey has found", () => {
    const found: Existing = {
      ...nothingThere,
      events: [event("ticketbutler:e9")],
      tickets: new Map([["ticketbutler:e9", { all: 1, marked: 0 }]]),
      survey: { orders: { "old:o1": { order: "o9", event: "e9", tickets: ["t9"] } } },
    }
    const plan = planned(found, theirs, [seat])
    const order = plan.operations.find(({ kind }) => kind === "create_order")
    assert.deepStrictEqual([order?.emails, order?.body["found"]], [0, "o9"])
    assert.deepInclude(plan.adopted, { kind: "orders", source: "old:o1", target: "o9", facts: {} })
    assert.notInclude(plan.clashes, "event_there false")
    // Without it, an event that others have tickets for is theirs.
    const others = planned({ ...found, survey: {} }, theirs, [seat])
    assert.include(others.clashes, "event_there false")
    assert.strictEqual(others.operations.find(({ kind }) => kind === "create_order")?.emails, 1)
  })

  it("names what an order and a question cannot be told", () => {
    const asked = row("questions", {
      id: "old:q1",
      native_id: "q1",
      event_id: theirs.id,
      title: "Country",
      description: "As in your passport",
      kind: "country",
      scope: "ticket",
    })
    const order = { reference: "ZBRE", payment_method: "stripe", discount_code: "FRIENDS", buyer_company: "Acme" }
    const { fields } = planned(nothingThere, theirs, [seat], { asked: [asked], order })
    const named = ["orders.reference", "orders.payment_method", "orders.discount_code", "orders.buyer_company"]
    assert.includeMembers(fields, [...named, "questions.kind", "questions.description"])
  })

  it("takes no question for two, nor one for another that is asked in the same words", () => {
    const diet = (id: string, of: string, values: JsonObject = {}): Rows["questions"] =>
      row("questions", {
        id,
        native_id: id.split(":")[1] ?? "",
        event_id: of,
        title: "Diet",
        kind: "text",
        scope: "ticket",
        ...values,
      })
    const there: Existing = {
      ...nothingThere,
      events: [event("ticketbutler:e9")],
      questions: [
        diet("ticketbutler:q8", "ticketbutler:e9"),
        diet("ticketbutler:q9", "ticketbutler:e9", { kind: "select", options: ["Fish"] }),
      ],
    }
    const asked = [
      diet("old:q1", theirs.id, { kind: "select", options: ["Fish"] }),
      diet("old:q2", theirs.id),
      diet("old:q3", theirs.id),
    ]
    const questionsOf = ({ adopted }: ReturnType<typeof planned>) =>
      adopted.flatMap(({ kind, source, target }) => (kind === "questions" ? [`${source} ${target}`] : [])).toSorted()
    assert.deepStrictEqual(questionsOf(planned(there, theirs, [seat], { asked })), ["old:q1 q9", "old:q2 q8"])
    const made: Existing["made"] = (kind, source) =>
      kind === "questions" && source === "old:q3" ? { target: "q8", facts: {} } : null
    assert.deepStrictEqual(questionsOf(planned({ ...there, made }, theirs, [seat], { asked })), ["old:q1 q9"])
  })

  it("gives each of two questions to buyers that ask the same its own, and tells of one that has none", () => {
    const company = (id: string, of: string, values: JsonObject = {}): Rows["questions"] =>
      row("questions", {
        id,
        native_id: id.split(":")[1] ?? "",
        event_id: of,
        title: "Company",
        kind: "text",
        scope: "order",
        ...values,
      })
    const asked = [
      company("old:q1", theirs.id, { kind: "select", options: ["Acme"] }),
      company("old:q2", theirs.id),
      company("old:q3", theirs.id, { title: "Newsletter?" }),
    ]
    const answers = asked.map(({ id }) =>
      row("answers", { id: `${id}a`, event_id: theirs.id, order_id: "old:o1", question_id: id, value: "Acme" }),
    )
    const toldWith = (questions: ReadonlyArray<Rows["questions"]>, more: Partial<Existing> = {}) => {
      const there: Existing = { ...nothingThere, events: [event("ticketbutler:e9")], questions, ...more }
      const plan = planned(there, theirs, [seat], { asked, answers })
      const answered = plan.operations.find(({ kind }) => kind === "store_order_answers")
      return {
        adopted: plan.adopted.flatMap(({ kind, source, target }) =>
          kind === "questions" ? [`${source} ${target}`] : [],
        ),
        lost: plan.counted("questions", "read_only"),
        answered: answered?.needs.flatMap(({ kind, source }) => (kind === "questions" ? [source] : [])) ?? [],
        unanswered: plan.counted("answers", "no_place"),
        expected: plan.expected.flatMap(({ entity, find, source }) =>
          entity === "questions" ? [`${source} ${String(find?.columns["id"])}`] : [],
        ),
      }
    }
    const select = company("ticketbutler:q9", "ticketbutler:e9", { kind: "select", options: ["Acme"] })
    const text = company("ticketbutler:q8", "ticketbutler:e9")
    assert.deepStrictEqual(toldWith([text, select]), {
      adopted: ["old:q1 q9", "old:q2 q8"],
      lost: 1,
      answered: ["old:q1", "old:q2"],
      unanswered: 1,
      expected: ["old:q1 ticketbutler:q9", "old:q2 ticketbutler:q8"],
    })
    const one = {
      adopted: ["old:q2 q8"],
      lost: 2,
      answered: ["old:q2"],
      unanswered: 2,
      expected: ["old:q2 ticketbutler:q8"],
    }
    assert.deepStrictEqual(toldWith([text]), one)
    // An earlier version took one question for both.
    const made: Existing["made"] = (kind, source) =>
      kind === "questions" && source !== "old:q3" ? { target: "q8", facts: {} } : null
    assert.deepStrictEqual(toldWith([text], { made }), {
      ...one,
      adopted: [],
      answered: ["old:q1"],
      expected: ["old:q1 ticketbutler:q8"],
    })
  })

  it("makes a code once that the event and the account both have, and expects it until it is there", () => {
    const code = (id: string, values: JsonObject = {}): Rows["discounts"] =>
      row("discounts", {
        id,
        native_id: id.split(":")[1] ?? "",
        code: "FRIENDS",
        kind: "percent",
        percent: "10",
        ...values,
      })
    const codes = [
      code("old:d1", { event_id: theirs.id }),
      code("old:d2", { code: "Friends" }),
      code("old:d3", { code: "THIRD", percent: "33.333" }),
    ]
    const own = planned(nothingThere, theirs, [seat], { codes })
    const made = own.operations.flatMap(({ key, kind }) => (kind === "create_discount" ? [key] : []))
    assert.deepStrictEqual(made, ["create_discount old:d1"])
    assert.includeMembers(own.losses, ["discounts code_taken", "discounts fraction"])
    const expectedCodes = ({ expected: all }: typeof own) =>
      all.flatMap(({ entity, source }) => (entity === "discounts" ? [source] : []))
    assert.deepStrictEqual(expectedCodes(own), ["old:d1"])
    const there: Existing = {
      ...nothingThere,
      events: [event("ticketbutler:e9")],
      discounts: [code("ticketbutler:e9:1", { event_id: "ticketbutler:e9", code: "friends" })],
    }
    assert.deepStrictEqual(expectedCodes(planned(there, theirs, [seat], { codes })), [])
  })

  it("takes over an event that is as an earlier run would have made it, tells so, and makes a second one of any other", () => {
    const ends_at = at("2027-01-15T22:00:00Z")
    const its = event("old:e1", { ends_at })
    const told = (existing: Partial<Existing>) => {
      const plan = planned({ ...nothingThere, ...existing }, its, [ticketType("old:y1", its.id)])
      return [
        plan.adopted.flatMap(({ kind, target }) => (kind === "events" ? [target] : [])),
        plan.clashes.filter((clash) => clash.startsWith("event_there")),
      ]
    }
    const empty = { events: [event("ticketbutler:e9", { ends_at })] }
    assert.deepStrictEqual(told(empty), [["e9"], ["event_there false"]])
    assert.deepStrictEqual(told({ ...empty, tickets: new Map([["ticketbutler:e9", { all: 1, marked: 1 }]]) }), [
      ["e9"],
      [],
    ])
    const made: Existing["made"] = (kind) => (kind === "events" ? { target: "e9", facts: {} } : null)
    assert.deepStrictEqual(told({ ...empty, made }), [[], []])
    assert.deepStrictEqual(told({ ...empty, made, found: () => true }), [[], ["event_there false"]])
    // Its end is another, its tickets are another event's, or it is known to be that event's.
    assert.deepStrictEqual(told({ events: [event("ticketbutler:e9")] }), [[], ["event_there false"]])
    const others = {
      tickets: new Map([["ticketbutler:e9", { all: 1, marked: 1 }]]),
      origins: new Map([["ticketbutler:e9", new Map([["old:e2", 1]])]]),
    }
    assert.deepStrictEqual(told({ ...empty, ...others }), [[], ["event_there false"]])
    assert.deepStrictEqual(told({ ...empty, holder: () => "old:e2" }), [[], ["event_there false"]])
  })

  it("tells of a code that is there already, but for its own", () => {
    const code = (id: string, values: JsonObject = {}): Rows["discounts"] =>
      row("discounts", {
        id,
        native_id: id.split(":").at(-1) ?? "",
        code: "FRIENDS",
        kind: "percent",
        percent: "10",
        ...values,
      })
    const codes = [code("old:d1", { event_id: theirs.id, ticket_type_ids: [seat.id] })]
    const types = [seat, ticketType("old:y2", theirs.id, { title: "Stand" })]
    const there: Existing = {
      ...nothingThere,
      events: [event("ticketbutler:e9")],
      ticketTypes: [ticketType("ticketbutler:y9", "ticketbutler:e9")],
    }
    const toldWith = (values: JsonObject, more: Partial<Existing> = {}) => {
      const found = code("ticketbutler:e9:7", { code: "friends", event_id: "ticketbutler:e9", ...values })
      const plan = planned({ ...there, discounts: [found], ...more }, theirs, types, { codes })
      assert.isFalse(plan.operations.some(({ kind }) => kind === "create_discount"))
      return [
        plan.clashes.filter((clash) => clash.startsWith("code_taken")),
        plan.adopted.flatMap(({ kind, target }) => (kind === "discounts" ? [target] : [])),
      ]
    }
    assert.deepStrictEqual(toldWith({ percent: "50" }), [["code_taken false"], ["7"]])
    assert.deepStrictEqual(toldWith({ ticket_type_ids: ["ticketbutler:y8"] }), [["code_taken false"], ["7"]])
    // As an earlier run makes it whose state is lost.
    assert.deepStrictEqual(toldWith({ ticket_type_ids: ["ticketbutler:y9"] }), [[], ["7"]])
    assert.deepStrictEqual(toldWith({}), [[], ["7"]])
    const made: Existing["made"] = (kind) =>
      kind === "discounts" ? { target: "7", facts: {} } : kind === "events" ? { target: "e9", facts: {} } : null
    assert.deepStrictEqual(toldWith({ percent: "50" }, { made }), [[], ["7"]])
    assert.deepStrictEqual(toldWith({ percent: "50" }, { made, found: () => true }), [["code_taken false"], ["7"]])
  })

  it("makes a code in the currency of its event, be that told by the ticket types only", () => {
    const its = event("old:e1", { currency: null })
    const code = row("discounts", {
      id: "old:d1",
      native_id: "d1",
      event_id: its.id,
      code: "FIVE",
      kind: "amount",
      amount: "500",
    })
    const paid = ticketType("old:y1", its.id, { pricing: "paid", price_amount: "1000", currency: "DKK" })
    const { operations } = planned(nothingThere, its, [paid], { codes: [code] })
    assert.deepStrictEqual(operations.find(({ kind }) => kind === "create_discount")?.body["amount"], {
      minor: "500",
      currency: "DKK",
    })
  })

  it("cannot make an order without an address, and names a buyer who has one name only", () => {
    assert.include(planned(nothingThere, theirs, [seat], { order: { buyer_email: null } }).losses, "orders no_email")
    const { operations } = planned(nothingThere, theirs, [seat], { order: { buyer_name: "Ada" } })
    const body = operations.find(({ kind }) => kind === "create_order")?.body
    assert.deepStrictEqual([body?.["first_name"], body?.["last_name"]], ["Ada", "-"])
  })

  it("takes less time on the machine itself", async () => {
    const [platform, twin] = [await targetAt({}), await targetAt({ baseUrl: "http://127.0.0.1:1" })]
    assert.isNotNull(await Effect.runPromise(platform.pace))
    assert.isUndefined(platform.latency)
    assert.isNull(await Effect.runPromise(twin.pace))
    assert.strictEqual(twin.latency, loopbackLatency)
  })
})
