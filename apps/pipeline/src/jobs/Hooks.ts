/**
 * Telling a URL of the user's how a run ended.
 *
 * @module
 */
import { Transport } from "@boxport/connector"
import { Effect, Redacted, Schedule, Schema } from "effect"
import { jsonText } from "../Results.ts"
import { version } from "../Version.ts"

/** The hook did not take it. It names the host alone: the rest of the URL is a secret. */
class HookProblem extends Schema.TaggedError<HookProblem>()("HookProblem", {
  host: Schema.String,
  why: Schema.String,
}) {}

const timeoutMillis = 10_000
/** After the first: a second and a third time, as whoever listens may be starting up. */
const moreAttempts = 2

/**
 * Posts a document to a hook, up to three times. One that fails is a warning and nothing else: the run is over, and went
 * as it went.
 */
export const post = (hook: Redacted.Redacted<string>, document: object): Effect.Effect<void, never, Transport> => {
  const url = new URL(Redacted.value(hook))
  const failed = (why: string) => new HookProblem({ host: url.host, why })
  return Effect.gen(function* () {
    const { send } = yield* Transport
    const { status } = yield* send({
      method: "POST",
      url,
      headers: { "content-type": "application/json", "user-agent": `boxport/${version}` },
      body: jsonText(document),
      timeoutMillis,
    }).pipe(
      Effect.timeoutOrElse({ duration: timeoutMillis, orElse: () => Effect.fail(failed("it did not answer in time")) }),
      Effect.catchTag("NoAnswer", ({ code }) => Effect.fail(failed(`it cannot be reached (${code})`))),
    )
    if (status < 200 || status > 299) return yield* failed(`it answered ${status}`)
  }).pipe(
    Effect.retry({ times: moreAttempts, schedule: Schedule.spaced("1 second") }),
    Effect.catch(({ host, why }) => Effect.logWarning(`the hook at ${host} was not told: ${why}`)),
  )
}
