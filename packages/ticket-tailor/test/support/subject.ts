import { Budgets, Transport } from "@boxport/connector"
import { stranger, type Subject, type Trouble } from "@boxport/connector/testing"
import { makeSource } from "@boxport/ticket-tailor"
import { type FaultRule, startTwin, type TwinOptions, type TwinProblem } from "@boxport/ticket-tailor/twin"
import { Effect, Layer, Redacted } from "effect"

/** The wire and the budgets of one test. */
export const services = Layer.mergeAll(Transport.layer, Budgets.layer)

/** A twin and a source that reads it. */
export const twinAndSource = (options: TwinOptions = {}, key?: string) =>
  Effect.gen(function* () {
    const twin = yield* startTwin(options)
    const context = yield* Layer.build(Layer.fresh(services))
    const source = yield* makeSource({
      connection: "old",
      platform: "ticket-tailor",
      apiKey: key === undefined ? twin.key : Redacted.make(key),
      baseUrl: twin.url,
    }).pipe(Effect.provideContext(context))
    return { twin, source }
  })

const every = (everyNth: number, action: FaultRule["action"]): FaultRule => ({
  match: "^/v1/",
  everyNth,
  action,
})

const rulesFor = (trouble: Trouble, elsewhere: string): ReadonlyArray<FaultRule> => {
  switch (trouble) {
    case "failing":
      return [every(3, { type: "status", status: 503, body: "json" })]
    case "web-page":
      return [
        every(3, { type: "status", status: 502, body: "html" }),
        every(5, { type: "status", status: 200, body: "html" }),
      ]
    case "reset":
      return [every(3, { type: "reset" })]
    case "truncated":
      return [every(3, { type: "truncate" })]
    case "limited":
      return [every(4, { type: "too-many", retryAfter: "3600" })]
    case "limited-silently":
      return [every(4, { type: "too-many" })]
    case "repeated-page":
      return [
        {
          match: "^/v1/(orders|events|issued_tickets)([?]|$)",
          after: 1,
          times: 1,
          action: { type: "repeat-page" },
        },
      ]
    case "foreign-links":
      return [
        {
          match: "^/v1/orders([?]|$)",
          action: { type: "corrupt", path: "links.next", value: `${elsewhere}/v1/orders?starting_after=or_1` },
        },
        {
          match: "^/v1/discounts([?]|$)",
          action: { type: "redirect", status: 302, location: `${elsewhere}/v1/discounts` },
        },
      ]
    case "broken-record":
      return [
        {
          match: "^/v1/orders([?]|$)",
          times: 1,
          action: { type: "corrupt", path: "data.3.total", value: { not: "a number" } },
        },
      ]
    case "none":
    case "wrong-credential":
      return []
  }
}

/** The twin with some options, 230 orders and no limit unless these say otherwise. */
export const subjectOf = (options: TwinOptions): Subject<TwinProblem> => ({
  open: (trouble) =>
    Effect.gen(function* () {
      const other = yield* stranger
      const { source, twin } = yield* twinAndSource(
        { orders: 230, limits: null, ...options, faults: rulesFor(trouble, other.url) },
        trouble === "wrong-credential" ? "sk_1_1_wrong-CANARY" : undefined,
      )
      return {
        source,
        requests: Effect.sync(() => twin.log.length),
        elsewhere: Effect.sync(other.asked),
      }
    }),
  secrets: ["sk_1_1_wrong-CANARY", "https://meet.example"],
})

/** Ticket Tailor's twin as the conformance suite wants it. */
export const subject = subjectOf({})
