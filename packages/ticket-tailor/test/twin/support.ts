/** What the tests of the twin share: a plain HTTP client that knows nothing of Boxport's own. */
import { startTwin, type Twin, type TwinOptions, type Clock, type TwinProblem } from "@boxport/ticket-tailor/twin"
import { Effect, Redacted, type Scope } from "effect"
import { request } from "node:http"

/** An answer as it came over the wire. */
export interface Reply {
  readonly status: number
  readonly headers: { readonly [name: string]: string | ReadonlyArray<string> | undefined }
  readonly text: string
}

/** A request with everything that can be odd about it. */
export interface Ask {
  readonly method?: string
  readonly path: string
  /** The header; by default the key's, with a colon. Null for none. */
  readonly authorization?: string | null
  readonly body?: string
  readonly contentType?: string
  readonly signal?: AbortSignal
}

const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`

/** The header of the documentation's curl recipe. */
export const withColon = (twin: Twin): string => basic(`${Redacted.value(twin.key)}:`)
/** The header of the documentation's other recipe. */
export const withoutColon = (twin: Twin): string => basic(Redacted.value(twin.key))

/** Sends a request; the promise fails when the connection does. */
export const send = (twin: Twin, ask: Ask): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { authorization = withColon(twin), body = "", contentType, method = "GET", path, signal } = ask
    const outgoing = request(
      `${twin.url}${path}`,
      {
        method,
        agent: false,
        headers: {
          ...(authorization === null ? {} : { authorization }),
          ...(contentType === undefined ? {} : { "content-type": contentType }),
          "content-length": Buffer.byteLength(body),
        },
        ...(signal === undefined ? {} : { signal }),
      },
      (incoming) => {
        const chunks: Array<Buffer> = []
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
        incoming.on("error", reject)
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).toString("utf8"),
          }),
        )
      },
    )
    outgoing.on("error", reject)
    outgoing.end(body)
  })

/** {@link send} as an effect that cannot fail. */
export const reply = (twin: Twin, ask: Ask): Effect.Effect<Reply> => Effect.promise(() => send(twin, ask))

/** The JSON of a GET that must succeed. */
export const get = (twin: Twin, path: string): Effect.Effect<unknown> =>
  Effect.map(reply(twin, { path }), ({ status, text }) => {
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${text}`)
    const value: unknown = JSON.parse(text)
    return value
  })

/** A form, sent. */
export const post = (twin: Twin, path: string, form: ReadonlyArray<readonly [string, string]> = []) =>
  Effect.map(
    reply(twin, {
      method: "POST",
      path,
      body: form.map((pair) => pair.map(encodeURIComponent).join("=")).join("&"),
      contentType: "application/x-www-form-urlencoded",
    }),
    ({ status, text }) => {
      const body: unknown = JSON.parse(text)
      return { status, body }
    },
  )

/** The value at a path of keys and places; undefined where there is none. */
export const at = (value: unknown, ...keys: ReadonlyArray<string | number>): unknown => {
  let here = value
  for (const key of keys) {
    here = typeof here === "object" && here !== null ? Reflect.get(here, String(key)) : undefined
  }
  return here
}

/** A list at a path; fails the test where there is none. */
export const list = (value: unknown, ...keys: ReadonlyArray<string | number>): ReadonlyArray<unknown> => {
  const found = at(value, ...keys)
  if (!Array.isArray(found)) throw new Error(`no list at ${keys.join(".")}`)
  return found
}

/** A text at a path; fails the test where there is none. */
export const text = (value: unknown, ...keys: ReadonlyArray<string | number>): string => {
  const found = at(value, ...keys)
  if (typeof found !== "string") throw new Error(`no text at ${keys.join(".")}`)
  return found
}

/** A number at a path; fails the test where there is none. */
export const number = (value: unknown, ...keys: ReadonlyArray<string | number>): number => {
  const found = at(value, ...keys)
  if (typeof found !== "number") throw new Error(`no number at ${keys.join(".")}`)
  return found
}

/** The fields of a record; none where there is no record. */
export const fields = (value: unknown): { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {}

/** The keys of a record, sorted. */
export const keysOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "object" && value !== null ? Object.keys(value).toSorted() : []

/** All records of a list, page by page by the last id, as a careful client does it. */
export const walk = (twin: Twin, path: string, limit = 100): Effect.Effect<ReadonlyArray<unknown>> =>
  Effect.gen(function* () {
    const records: Array<unknown> = []
    const join = path.includes("?") ? "&" : "?"
    let cursor = ""
    for (;;) {
      const page = yield* get(twin, `${path}${join}limit=${limit}${cursor}`)
      const data = list(page, "data")
      records.push(...data)
      if (at(page, "links", "next") === null) return records
      cursor = `&starting_after=${text(data.at(-1), "id")}`
    }
  })

/** The ids of records. */
export const ids = (records: ReadonlyArray<unknown>): ReadonlyArray<string> =>
  records.map((record) => text(record, "id"))

/** Runs a test against a twin of its own, without a limit unless it asks for one. */
export const withTwin = <A>(
  options: TwinOptions & Clock,
  test: (twin: Twin) => Effect.Effect<A, never, Scope.Scope>,
): Effect.Effect<A, TwinProblem> => Effect.scoped(Effect.flatMap(startTwin({ limits: null, ...options }), test))

/** What a twin can show. */
export const worlds = ["own", "shared"] as const
