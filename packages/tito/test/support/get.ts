import { Transport } from "@boxport/connector"
import type { Twin } from "@boxport/tito/twin"
import { Effect, Redacted } from "effect"
import { services } from "./reading.ts"

/** An answer of the twin. */
export interface Got {
  readonly status: number
  readonly headers: { readonly [name: string]: string | ReadonlyArray<string> | undefined }
  readonly body: string
  readonly json: unknown
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Asks the twin for a path with its query; `authorization` null for none. */
export const get = (
  twin: Pick<Twin, "url" | "checkinUrl" | "token">,
  path: string,
  authorization: string | null = `Token token=${Redacted.value(twin.token)}`,
) =>
  Effect.gen(function* () {
    const { send } = yield* Transport
    const isCheckin = path.startsWith("/checkin_lists/")
    const { body, headers, status } = yield* send({
      method: "GET",
      url: new URL(path, isCheckin ? twin.checkinUrl : twin.url),
      headers: {
        accept: "application/json",
        ...(authorization === null || isCheckin ? {} : { authorization }),
      },
      body: null,
      timeoutMillis: 10_000,
    })
    const got: Got = { status, headers, body, json: parsed(body) }
    return got
  }).pipe(Effect.provide(services))
