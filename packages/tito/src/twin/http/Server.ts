/**
 * The twin's HTTP side: reads requests, asks who is there, counts, strikes faults, answers. Both hosts are made here.
 *
 * @module
 */
import type { Json } from "@boxport/model"
import { Result } from "effect"
import { createHash, timingSafeEqual } from "node:crypto"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { type FaultAction, makeFaults, type FaultRule, spoil } from "../Faults.ts"
import type { Shape } from "../records/Shape.ts"
import type { Call, Manners } from "../routes/Route.ts"
import { findRoute } from "../routes/Routes.ts"
import type { State } from "../state/State.ts"
import { type Answer, failed, forbidden, json, notFound, page, tooMany, unauthorized } from "./Answer.ts"
import { type Limits, makeLimiter } from "./Limits.ts"

/** Which of the platform's hosts. */
export type Host = "admin" | "checkin"

/** A request that came in. */
export interface LogEntry {
  readonly host: Host
  readonly method: string
  readonly path: string
  /** Without its question mark, decoded. */
  readonly query: ReadonlyArray<readonly [name: string, value: string]>
  /** Whether it brought a credential along. */
  readonly credential: boolean
  /** What was answered; 0 where the connection was broken, or nothing was answered yet. */
  readonly status: number
  /** Milliseconds. */
  readonly at: number
}

/** An entry whose answer is still to come. */
interface OpenEntry extends Omit<LogEntry, "status"> {
  status: number
}

/** Everything the handlers need; what can change while they run is behind functions. */
export interface Setup {
  readonly token: string
  readonly state: () => State
  readonly shape: () => Pick<Shape, "old" | "test" | "now">
  readonly manners: Manners
  readonly limits: Limits | null
  readonly latencyMillis: number
  readonly forbidden: ReadonlySet<string>
  /** Milliseconds. */
  readonly now: () => number
  readonly wait: (millis: number, run: () => void) => void
  /** Called before a request is answered. */
  readonly before: (entry: LogEntry) => void
  readonly log: Array<OpenEntry>
}

/** The servers and what can be set anew while they run. */
export interface Handling {
  readonly admin: Server
  readonly checkin: Server
  readonly setFaults: (rules: ReadonlyArray<FaultRule>) => void
  readonly setLimits: (limits: Limits | null) => void
}

type Headers = { readonly [name: string]: string }

/** How many requests the log remembers. */
const logSize = 100_000

const digest = (text: string): Buffer => createHash("sha256").update(text).digest()

/** What a request asks for, in the words of the version that answers. */
const shapeOf = (setup: Setup, query: URLSearchParams): Shape => {
  const base = { world: setup.state().world, ...setup.shape() }
  const version = !base.old && query.get("version") === "3.1" ? "3.1" : "3.0"
  const words = (query.get("expand") ?? "").split(",").filter((word) => word !== "")
  return {
    ...base,
    version,
    expand: new Set(version === "3.1" ? words.filter((word) => !setup.manners.withoutExpansions.has(word)) : []),
    extended: version === "3.0" && query.get("view") === "extended",
  }
}

/** What is sent without asking a route; undefined where the route is asked. */
const instead = (
  action: FaultAction | undefined,
  old: boolean,
): { readonly answer: Answer; readonly headers: Headers } | undefined => {
  const after = (seconds: string | undefined): Headers => (seconds === undefined ? {} : { "Retry-After": seconds })
  switch (action?.type) {
    case "status":
      return {
        answer: action.body === "html" ? page(action.status) : failed(action.status),
        headers: after(action.retryAfter),
      }
    case "too-many":
      return { answer: tooMany, headers: after(action.retryAfter) }
    case "forbid":
      return { answer: forbidden(old, "this"), headers: {} }
    case "redirect":
      return { answer: { status: action.status, body: "" }, headers: { Location: action.location } }
    default:
      return undefined
  }
}

const parse = (text: string): Result.Result<Json, unknown> => Result.try(() => JSON.parse(text))

/** Makes the servers; they do not listen yet. */
export const makeServers = (setup: Setup, rules: ReadonlyArray<FaultRule>): Handling => {
  const good = digest(`Token token=${setup.token}`)
  let limiter = setup.limits === null ? undefined : makeLimiter(setup.limits)
  let faults = makeFaults(rules)
  const lastPages = new Map<string, Answer>()

  const answer = (host: Host, method: string, path: string, query: URLSearchParams, text: string): Answer => {
    const shape = shapeOf(setup, query)
    const found = findRoute(host, method, path)
    if (found === undefined) return host === "admin" ? notFound(shape.test) : json(404, { status: 404 })
    if (setup.forbidden.has(found.resource)) return forbidden(shape.old, found.resource)
    const body = text === "" ? Result.succeed(undefined) : parse(text)
    if (Result.isFailure(body)) return json(400, { status: 400, message: "The body is no JSON" })
    const call: Call = {
      state: setup.state(),
      shape,
      manners: setup.manners,
      parameters: found.parameters,
      query,
      body: body.success,
    }
    return found.route(call)
  }

  const serve = (host: Host, request: IncomingMessage, response: ServerResponse, text: string): void => {
    const method = request.method ?? "GET"
    const url = request.url ?? "/"
    const mark = url.indexOf("?")
    const path = mark < 0 ? url : url.slice(0, mark)
    const query = new URLSearchParams(mark < 0 ? "" : url.slice(mark + 1))
    const { authorization } = request.headers
    const at = setup.now()
    const entry: OpenEntry = {
      host,
      method,
      path,
      query: [...query],
      credential: authorization !== undefined,
      status: 0,
      at,
    }
    if (setup.log.length >= logSize) setup.log.splice(0, logSize / 2)
    setup.log.push(entry)
    setup.before(entry)
    const { old } = setup.shape()

    const action = faults(url, method)
    const late = setup.latencyMillis + (action?.type === "slow" ? action.millis : 0)
    const send = (made: Answer, headers: Headers = {}): void => {
      const run = () => {
        entry.status = made.status
        const bytes = Buffer.from(made.body)
        const skew = action?.type === "skew" ? { Date: new Date(at + action.seconds * 1000).toUTCString() } : {}
        response.writeHead(made.status, {
          ...skew,
          ...headers,
          "Content-Type": made.type ?? "application/json; charset=utf-8",
          "Content-Length": bytes.length,
        })
        response.end(bytes)
      }
      if (late === 0) run()
      else setup.wait(late, run)
    }

    if (action?.type === "hang") return
    if (action?.type === "reset") {
      request.socket.resetAndDestroy()
      return
    }
    if (host === "admin" && (authorization === undefined || !timingSafeEqual(digest(authorization), good))) {
      send(unauthorized(old, authorization === undefined))
      return
    }
    const wait = limiter?.(at) ?? null
    if (wait !== null) {
      send(tooMany, { "Retry-After": String(wait) })
      return
    }
    const prepared = instead(action, old)
    if (prepared !== undefined) {
      send(prepared.answer, prepared.headers)
      return
    }
    if (action?.type === "sell") setup.state().sell(action.count)
    const repeated = action?.type === "repeat-page" ? lastPages.get(path) : undefined
    const made = repeated ?? answer(host, method, path, query, text)
    if (action?.type === "lose") {
      request.socket.resetAndDestroy()
      return
    }
    if (watchesPages) lastPages.set(path, made)
    send(action === undefined ? made : { ...made, body: spoil(action, made.body) })
  }

  let watchesPages = rules.some((rule) => rule.action.type === "repeat-page")

  const serverOf = (host: Host): Server => {
    const server = createServer((request, response) => {
      const chunks: Array<Buffer> = []
      request.on("data", (chunk: Buffer) => chunks.push(chunk))
      request.on("end", () => {
        try {
          serve(host, request, response, Buffer.concat(chunks).toString("utf8"))
        } catch (cause) {
          // A bug of the twin's: say so, rather than let the client wait.
          if (!response.headersSent) response.writeHead(500, { "Content-Type": "text/plain" })
          response.end(`The twin failed: ${cause instanceof Error ? cause.stack : String(cause)}`)
        }
      })
    })
    server.keepAliveTimeout = 65_000
    return server
  }

  return {
    admin: serverOf("admin"),
    checkin: serverOf("checkin"),
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
