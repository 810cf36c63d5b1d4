/**
 * The twin's HTTP side: reads requests, asks who is there, counts, strikes faults, answers.
 *
 * @module
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { type FaultAction, makeFaults, type FaultRule, spoil } from "../Faults.ts"
import { findRoute } from "../routes/Routes.ts"
import type { Quirks } from "../routes/Route.ts"
import type { Shapes } from "../Shapes.ts"
import type { State } from "../state/State.ts"
import { type Answer, bytesOf, forbidden, notFound, problem } from "./Answer.ts"
import { isAuthorized } from "./Auth.ts"
import { parseForm } from "./Form.ts"
import { type Limits, makeLimiter } from "./Limits.ts"

/** A request that came in. */
export interface LogEntry {
  readonly method: string
  readonly path: string
  readonly query: { readonly [name: string]: string }
  /** What was answered; 0 where the connection was broken, or nothing was answered yet. */
  readonly status: number
  /** Milliseconds. */
  readonly at: number
}

/** An entry whose answer is still to come. */
interface OpenEntry extends Omit<LogEntry, "status"> {
  status: number
}

/** Everything the handler needs; what can change while it runs is behind functions. */
export interface Setup {
  readonly key: string
  readonly state: () => State
  readonly shapes: Shapes
  readonly quirks: Quirks
  readonly limits: Limits | null
  readonly latencyMillis: number
  readonly pageDefault: number
  /** How many bytes of answers to GET may be kept to be sent again; 0 for none. */
  readonly cacheBytes: number
  readonly forbidden: ReadonlySet<string>
  /** Milliseconds. */
  readonly now: () => number
  readonly wait: (millis: number, run: () => void) => void
  readonly log: Array<OpenEntry>
}

/** The handler and what can be set anew while it runs. */
export interface Handling {
  readonly server: Server
  readonly setFaults: (rules: ReadonlyArray<FaultRule>) => void
  readonly setLimits: (limits: Limits | null) => void
  /** Records changed by other ways than a request: kept answers are old. */
  readonly forget: () => void
}

/** An answer that a fault makes. */
interface Instead {
  readonly answer: Answer
  readonly headers: Headers
  readonly type?: string
}

type Headers = { readonly [name: string]: string }

/** How many requests the log remembers. */
const logSize = 100_000

const html = "<!doctype html><html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>"

const retryAfter = (action: { readonly retryAfter?: string }): Headers =>
  action.retryAfter === undefined ? {} : { "Retry-After": action.retryAfter }

const tooMany = problem(429, "TOO_MANY_REQUESTS", "Too many requests")

/** The body; undefined when the client went away before it was all there. */
const readBody = (request: IncomingMessage): Promise<string | undefined> =>
  new Promise((resolve) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")))
    request.on("error", () => resolve(undefined))
    request.on("close", () => resolve(undefined))
  })

/** Makes the server; it does not listen yet. */
export const makeServer = (setup: Setup, rules: ReadonlyArray<FaultRule>): Handling => {
  const authorized = isAuthorized(setup.key)
  let limiter = setup.limits === null ? undefined : makeLimiter(setup.limits)
  let faults = makeFaults(rules)
  const lastPages = new Map<string, Answer>()

  const kept = new Map<string, Buffer>()
  let keptBytes = 0
  const forget = (): void => {
    kept.clear()
    keptBytes = 0
  }

  const sendBytes = (
    response: ServerResponse,
    entry: OpenEntry,
    status: number,
    bytes: Buffer,
    headers: Headers,
    contentType = "application/json",
  ): void => {
    entry.status = status
    response.writeHead(status, { ...headers, "Content-Type": contentType, "Content-Length": bytes.length })
    response.end(bytes)
  }

  const send = (
    response: ServerResponse,
    entry: OpenEntry,
    answered: Answer,
    headers: Headers,
    contentType?: string,
  ): void => sendBytes(response, entry, answered.status, bytesOf(answered), headers, contentType)

  const later = (millis: number, run: () => void): void => {
    if (millis === 0) run()
    else setup.wait(millis, run)
  }

  const answer = (
    method: string,
    path: string,
    query: URLSearchParams,
    type: string | undefined,
    body: string,
  ): Answer => {
    const found = findRoute(method, path)
    if (found === undefined) return notFound(`${method} ${path}`)
    if (setup.forbidden.has(found.resource)) return forbidden
    return found.route({
      state: setup.state(),
      shapes: setup.shapes,
      quirks: setup.quirks,
      path,
      parameters: found.parameters,
      query,
      form: parseForm(type, body),
      now: setup.now() / 1000,
      pageDefault: setup.pageDefault,
    })
  }

  /** What is sent without asking a route; undefined where the route is asked. */
  const instead = (action: FaultAction | undefined): Instead | undefined => {
    switch (action?.type) {
      case "status":
        return action.body === "html"
          ? {
              answer: { status: action.status, parts: [html] },
              headers: retryAfter(action),
              type: "text/html; charset=utf-8",
            }
          : {
              answer: problem(action.status, "INTERNAL_SERVER_ERROR", "An error occurred"),
              headers: retryAfter(action),
            }
      case "too-many":
        return { answer: tooMany, headers: retryAfter(action) }
      case "forbid":
        return { answer: forbidden, headers: {} }
      case "redirect":
        return { answer: { status: action.status, parts: [] }, headers: { Location: action.location } }
      default:
        return undefined
    }
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? "GET"
    const url = request.url ?? "/"
    const mark = url.indexOf("?")
    const path = mark < 0 ? url : url.slice(0, mark)
    const query = new URLSearchParams(mark < 0 ? "" : url.slice(mark + 1))
    const at = setup.now()
    const entry: OpenEntry = { method, path, query: Object.fromEntries(query), status: 0, at }
    if (setup.log.length >= logSize) setup.log.splice(0, logSize / 2)
    setup.log.push(entry)
    const body = method === "GET" ? "" : await readBody(request)
    if (body === undefined) return
    const open = path === "/v1/ping"
    if (!open && !authorized(request.headers.authorization)) {
      send(response, entry, forbidden, {})
      return
    }
    const verdict = open ? undefined : limiter?.(at)
    const limit = verdict?.headers ?? {}
    if (verdict?.allowed === false) {
      send(response, entry, tooMany, limit)
      return
    }
    const action = faults(url, method)
    if (action?.type === "hang") return
    if (action?.type === "reset") {
      request.socket.resetAndDestroy()
      return
    }
    const headers =
      action?.type === "skew" ? { ...limit, Date: new Date(at + action.seconds * 1000).toUTCString() } : limit
    const late = setup.latencyMillis + (action?.type === "slow" ? action.millis : 0)
    const prepared = instead(action)
    if (prepared !== undefined) {
      later(late, () => send(response, entry, prepared.answer, { ...headers, ...prepared.headers }, prepared.type))
      return
    }
    if (method !== "GET") forget()
    if (action === undefined && method === "GET" && setup.cacheBytes > 0) {
      const known = kept.get(url)
      if (known !== undefined) {
        later(late, () => sendBytes(response, entry, 200, known, headers))
        return
      }
    }
    const repeated = action?.type === "repeat-page" ? lastPages.get(path) : undefined
    const made = repeated ?? answer(method, path, query, request.headers["content-type"], body)
    if (method === "GET" && watchesPages) lastPages.set(path, made)
    if (action?.type === "lose") {
      request.socket.resetAndDestroy()
      return
    }
    if (action !== undefined) {
      const spoiled = { status: made.status, parts: [spoil(action, made.parts.join(""))] }
      const type = action.type === "content-type" ? action.value : undefined
      later(late, () => send(response, entry, spoiled, headers, type))
      return
    }
    const bytes = bytesOf(made)
    if (method === "GET" && made.status === 200 && keptBytes + bytes.length <= setup.cacheBytes) {
      kept.set(url, bytes)
      keptBytes += bytes.length
    }
    later(late, () => sendBytes(response, entry, made.status, bytes, { ...headers, ...made.headers }))
  }

  let watchesPages = rules.some((rule) => rule.action.type === "repeat-page")

  const server = createServer((request, response) => {
    serve(request, response).catch((cause: unknown) => {
      // A bug of the twin's: say so, rather than let the client wait.
      if (!response.headersSent) response.writeHead(500, { "Content-Type": "text/plain" })
      response.end(`The twin failed: ${cause instanceof Error ? cause.stack : String(cause)}`)
    })
  })
  server.keepAliveTimeout = 65_000
  return {
    server,
    forget,
    setFaults: (next) => {
      faults = makeFaults(next)
      watchesPages = next.some((rule) => rule.action.type === "repeat-page")
      lastPages.clear()
    },
    setLimits: (next) => {
      limiter = next === null ? undefined : makeLimiter(next)
    },
  }
}
