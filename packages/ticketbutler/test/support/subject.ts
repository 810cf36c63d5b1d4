import { stranger, type Subject, type Trouble } from "@boxport/connector/testing"
import type { FaultRule, TwinProblem } from "@boxport/ticketbutler/twin"
import { Effect, Redacted } from "effect"
import { twinAndSource } from "./services.ts"

const rulesFor = (trouble: Trouble, elsewhere: string): ReadonlyArray<FaultRule> => {
  switch (trouble) {
    case "failing":
      return [{ match: "^/", everyNth: 3, action: { type: "status", status: 503, body: "json" } }]
    case "web-page":
      // Never two in a row: an event's orders are asked for no more than twice.
      return [
        { match: "^/", everyNth: 4, action: { type: "status", status: 502 } },
        { match: "^/", after: 2, everyNth: 4, action: { type: "status", status: 200, body: "html" } },
      ]
    case "reset":
      return [{ match: "^/", everyNth: 3, action: { type: "reset" } }]
    case "truncated":
      return [{ match: "^/api/v3/(events|orders|whitelabel)/", everyNth: 3, action: { type: "truncate" } }]
    case "limited":
      return [{ match: "^/", everyNth: 4, action: { type: "too-many", retryAfter: "120" } }]
    case "limited-silently":
      return [{ match: "^/", everyNth: 4, action: { type: "too-many" } }]
    case "repeated-page":
      return [{ match: "discount-codes/\\?page=", action: { type: "repeat-page" } }]
    case "foreign-links":
      return [
        { match: "discount-codes/", action: { type: "foreign-links", origin: elsewhere } },
        { match: "newsletters/", action: { type: "redirect", status: 302, location: `${elsewhere}/api/v3/` } },
      ]
    case "broken-record":
      return [
        { match: "/orders/$", times: 1, action: { type: "corrupt", path: "orders.2.vat_rate", value: { rate: 0.25 } } },
      ]
    case "none":
    case "wrong-credential":
      return []
  }
}

const wrongToken = "wrong-token-CANARY"

/** Ticketbutler's twin as the conformance suite wants it. */
export const subject: Subject<TwinProblem> = {
  open: (trouble) =>
    Effect.gen(function* () {
      const other = yield* stranger
      const { source, twin } = yield* twinAndSource(
        { orders: 120, pageSize: 1, faults: [...rulesFor(trouble, other.url)] },
        trouble === "wrong-credential" ? { token: Redacted.make(wrongToken) } : {},
      )
      return { source, requests: Effect.sync(() => twin.log.length), elsewhere: Effect.sync(other.asked) }
    }),
  secrets: [
    wrongToken,
    // The token of seed 1, and parts of every link that opens something.
    "b9dc2288b711492fb54c676fcbcd3fd8",
    "tickets-download",
    "tickets-as-pdf",
    "reciept-as-web",
    "/t/",
    "crm.example.org",
    '"4800000"',
    '"4800007"',
  ],
}
