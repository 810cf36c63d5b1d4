/**
 * The twin's HTTP side: who asks, whether they may, what goes wrong, and the answer.
 *
 * @module
 */
import { timingSafeEqual } from "node:crypto"
import type { Json } from "@boxport/model"
import { Result } from "effect"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { pipeline, Readable } from "node:stream"
import { type FaultAction, type FaultRule, makeFaults, spoil } from "../Faults.ts"
import { type Role, refusalOf } from "../routes/Roles.ts"
import type { Call } from "../routes/Route.ts"
import { findRoute, methodsAt } from "../routes/Routes.ts"
import { type Answer, detail, webPage, wholeBody } from "./Answer.ts"

/** A request that came in. */
export interface LogEntry {
  readonly method: string
  readonly path: string
  readonly query: { readonly [name: string]: string }
  /** What was answered; 0 where the connection was broken, or nothing was answered yet. */
  readonly status: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

interface OpenEntry extends Omit<LogEntry, "status"> {
  status: number
}

/** So many requests in any window of so many seconds. */
export interface Limits {
  readonly requests: number
  readonly perSeconds: number
}

/** What the server needs to know. */
export interface Setup {
  readonly token: string
  /** What every route gets besides the request. */
  readonly surroundings: Omit<Call, "path" | "parameters" | "query" | "body" | "now">
  readonly role: Role
  readonly forbidden: ReadonlySet<string>
  readonly latencyMillis: number
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly wait: (millis: number, run: () => void) => void
  readonly log: Array<OpenEntry>
}

/** The server, and what can be set anew while it runs. */
export interface Handling {
  readonly server: Server
  readonly setFaults: (rules: ReadonlyArray<FaultRule>) => void
  readonly setLimits: (limits: Limits | null) => void
}

/** How many requests the log remembers. */
const logSize = 100_000

/** Counts requests in windows that open with their first one; the seconds until there is room again, else 0. */
const makeLimiter = (limits: Limits) => {
  let opened = Number.NEGATIVE_INFINITY
  let used = 0
  return (now: number): number => {
    const end = opened + limits.perSeconds * 1000
    if (now >= end) {
      opened = now
      used = 0
    }
    if (used >= limits.requests) return (end - now) / 1000
    used += 1
    return 0
  }
}

const isToken = (header: string | undefined, token: string): boolean => {
  // Django REST Framework does not mind the case of the word.
  const stated = /^token (\S+)$/i.exec(header ?? "")?.[1]
  if (stated === undefined) return false
  const [a, b] = [Buffer.from(stated), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const tooMany = (retryAfter: string | undefined): Answer => ({
  ...detail(429, "Request was throttled."),
  ...(retryAfter === undefined ? {} : { headers: { "Retry-After": retryAfter } }),
})

const permission = "You do not have permission to perform this action."

/** What is answered without asking a route; undefined where the route is asked. */
const instead = (action: FaultAction | undefined): Answer | undefined => {
  switch (action?.type) {
    case "status": {
      const answer = action.body === "json" ? detail(action.status, "A server error occurred.") : webPage(action.status)
      return action.retryAfter === undefined ? answer : { ...answer, headers: { "Retry-After": action.retryAfter } }
    }
    case "too-many":
      return tooMany(action.retryAfter)
    case "forbid":
      return detail(403, permission)
    case "redirect":
      return { ...webPage(action.status), headers: { Location: action.location } }
    default:
      return undefined
  }
}

/** The query with the page before the one asked for. */
const pageBefore = (query: URLSearchParams): URLSearchParams => {
  const page = Number(query.get("page") ?? "1")
  const before = new URLSearchParams(query)
  before.set("page", String(Math.max(1, page - 1)))
  return before
}

/** A page's link to the next one, a page further: what it shows is that of the page before. */
const onePageFurther = (body: string): string =>
  body.replace(/"next":"([^"]*[?&]page=)(\d+)/, (_, link: string, page: string) => `"next":"${link}${Number(page) + 1}`)

/** What a request carries: nothing, JSON, or what is answered to something else. */
type Carried = { readonly json: Json | undefined } | { readonly answer: Answer }

const carriedIn = (request: IncomingMessage, text: string): Carried => {
  if (text === "") return { json: undefined }
  const type = request.headers["content-type"] ?? ""
  if (!/^application\/json\b/i.test(type)) {
    return { answer: detail(415, `Unsupported media type "${type}" in request.`) }
  }
  const json = Result.try((): Json => JSON.parse(text))
  return Result.isSuccess(json)
    ? { json: json.success }
    : { answer: detail(400, "JSON parse error - Expecting value: line 1 column 1 (char 0)") }
}

/** What is sent of a long answer at once, in characters. */
const chunkSize = 64 * 1024

function* inChunks(texts: Iterable<string>): Generator<Buffer> {
  let chunk = ""
  for (const text of texts) {
    chunk += text
    if (chunk.length < chunkSize) continue
    yield Buffer.from(chunk)
    chunk = ""
  }
  if (chunk !== "") yield Buffer.from(chunk)
}

/** Makes the server; it does not listen yet. */
export const makeServer = (setup: Setup, rules: ReadonlyArray<FaultRule>, limits: Limits | null): Handling => {
  let faults = makeFaults(rules)
  let limiter = limits === null ? undefined : makeLimiter(limits)

  const answerOf = (
    request: IncomingMessage,
    text: string,
    path: string,
    query: URLSearchParams,
    action: FaultAction | undefined,
  ): Answer => {
    if (!isToken(request.headers.authorization, setup.token)) {
      return detail(
        401,
        request.headers.authorization === undefined
          ? "Authentication credentials were not provided."
          : "Invalid token.",
      )
    }
    const wait = limiter?.(setup.now()) ?? 0
    if (wait > 0) return tooMany(String(Math.ceil(wait)))
    const prepared = instead(action)
    if (prepared !== undefined) return prepared
    const method = request.method ?? "GET"
    const found = findRoute(method, path, query)
    if (found === undefined) {
      if (methodsAt(path).length > 0) {
        return { ...detail(405, `Method "${method}" not allowed.`), headers: { Allow: methodsAt(path).join(", ") } }
      }
      // Django adds the slash that is missing, if that helps.
      return path.endsWith("/") || methodsAt(`${path}/`).length === 0
        ? webPage(404)
        : { ...webPage(301), headers: { Location: `${path}/` } }
    }
    const refusal = refusalOf(setup.role, found.name, method)
    if (refusal !== undefined || setup.forbidden.has(found.resource)) return detail(refusal ?? 403, permission)
    const carried = carriedIn(request, text)
    if ("answer" in carried) return carried.answer
    const isRepeated = action?.type === "repeat-page" && query.has("page")
    const made = found.route({
      ...setup.surroundings,
      path,
      parameters: found.parameters,
      query: isRepeated ? pageBefore(query) : query,
      body: carried.json,
      now: Math.max(setup.surroundings.state.world.now, Math.floor(setup.now() / 1000)),
    })
    return isRepeated ? { ...made, body: onePageFurther(wholeBody(made)) } : made
  }

  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const parts: Array<Buffer> = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.once("end", () => answer(request, Buffer.concat(parts).toString(), response))
  }

  const answer = (request: IncomingMessage, text: string, response: ServerResponse): void => {
    const method = request.method ?? "GET"
    const url = request.url ?? "/"
    const mark = url.indexOf("?")
    const path = mark < 0 ? url : url.slice(0, mark)
    const query = new URLSearchParams(mark < 0 ? "" : url.slice(mark + 1))
    const at = setup.now()
    const entry: OpenEntry = { method, path, query: Object.fromEntries(query), status: 0, at }
    if (setup.log.length >= logSize) setup.log.splice(0, logSize / 2)
    setup.log.push(entry)
    const action = faults(url, method)
    if (action?.type === "hang") return
    if (action?.type === "reset") {
      request.socket.resetAndDestroy()
      return
    }
    const made = answerOf(request, text, path, query, action)
    if (action?.type === "lose") {
      request.socket.resetAndDestroy()
      return
    }
    const late = setup.latencyMillis + (action?.type === "slow" ? action.millis : 0)
    const clock = action?.type === "skew" ? { Date: new Date(at + action.seconds * 1000).toUTCString() } : {}
    const send = (): void => {
      entry.status = made.status
      const headers = { ...made.headers, ...clock, "Content-Type": made.type }
      if (typeof made.body !== "string" && action === undefined) {
        response.writeHead(made.status, headers)
        // Whoever hangs up has had enough.
        pipeline(Readable.from(inChunks(made.body), { objectMode: false }), response, () => undefined)
        return
      }
      const whole = wholeBody(made)
      const body = Buffer.from(action === undefined || made.type !== "application/json" ? whole : spoil(action, whole))
      response.writeHead(made.status, { ...headers, "Content-Length": body.length })
      if (action?.type === "break") {
        response.write(body.subarray(0, Math.floor(body.length * action.after)), () => response.destroy())
      } else response.end(body)
    }
    if (late === 0) send()
    else setup.wait(late, send)
  }

  const server = createServer(serve)
  server.keepAliveTimeout = 65_000
  return {
    server,
    setFaults: (next) => {
      faults = makeFaults(next)
    },
    setLimits: (next) => {
      limiter = next === null ? undefined : makeLimiter(next)
    },
  }
}
