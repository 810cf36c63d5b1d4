import { stranger, type Subject, type Trouble } from "@boxport/connector/testing"
import type { FaultRule, TwinProblem } from "@boxport/tito/twin"
import { Effect, Redacted } from "effect"
import { twinAndSource } from "./reading.ts"

const everywhere = "^/"

const rulesFor = (trouble: Trouble, elsewhere: string): ReadonlyArray<FaultRule> => {
  switch (trouble) {
    case "failing":
      return [{ match: everywhere, everyNth: 3, action: { type: "status", status: 503, body: "json" } }]
    case "web-page":
      return [
        { match: everywhere, everyNth: 3, action: { type: "status", status: 502, body: "html" } },
        { match: everywhere, everyNth: 5, action: { type: "status", status: 200, body: "html" } },
      ]
    case "reset":
      return [{ match: everywhere, everyNth: 3, action: { type: "reset" } }]
    case "truncated":
      return [{ match: everywhere, everyNth: 3, action: { type: "truncate" } }]
    case "limited":
      return [{ match: everywhere, everyNth: 4, action: { type: "too-many", retryAfter: "3600" } }]
    case "limited-silently":
      return [{ match: everywhere, everyNth: 4, action: { type: "too-many" } }]
    case "repeated-page":
      return [
        {
          match: "oresund-data-days-2026/(tickets|registrations)[?]",
          after: 1,
          times: 1,
          action: { type: "repeat-page" },
        },
      ]
    case "foreign-links":
      return [
        { match: "registrations|checkin_lists", action: { type: "foreign-links", origin: elsewhere } },
        { match: "/refunds", action: { type: "redirect", status: 302, location: `${elsewhere}/refunds` } },
      ]
    case "broken-record":
      return [
        {
          match: "oresund-data-days-2026/registrations",
          times: 1,
          action: { type: "corrupt", path: "registrations.3.total", value: { not: "a number" } },
        },
      ]
    case "none":
    case "wrong-credential":
      return []
  }
}

/** The token that the twin takes for good, and one that it does not. */
const token = "secret_live_CANARY-of-the-token"
const wrong = "secret_live_CANARY-of-a-wrong-token"

/** Tito's twin as the conformance suite wants it: pages are small, so that there are several. */
export const subject: Subject<TwinProblem> = {
  open: (trouble) =>
    Effect.gen(function* () {
      const other = yield* stranger
      const { source, twin } = yield* twinAndSource(
        { orders: 230, pageMax: 40, token, faults: [...rulesFor(trouble, other.url)] },
        trouble === "wrong-credential" ? { token: Redacted.make(wrong) } : {},
      )
      return {
        source,
        requests: Effect.sync(() => twin.log.length),
        elsewhere: Effect.sync(other.asked),
      }
    }),
  // Links and slugs that let in whoever has them, besides the credentials.
  secrets: [token, wrong, "chk_p", "rct_p", "/rsvp/rsvp_", "/offers/", "oresund-data-days-2026/tickets/"],
}
