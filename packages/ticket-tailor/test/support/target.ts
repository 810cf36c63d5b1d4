/** A target that nothing is asked of: for tests of what it plans, or of what it does over a transport of their own. */
import { makeTarget } from "@boxport/ticket-tailor"
import { Redacted } from "effect"

export const silentTarget = makeTarget({
  platform: "ticket-tailor",
  connection: "new",
  apiKey: Redacted.make("none"),
  baseUrl: "http://127.0.0.1:1",
})
