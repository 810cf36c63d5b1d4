/**
 * Answers that are no JSON, though nothing is wrong: empty ones, and words for a person (platform notes 3).
 *
 * @module
 */
import { type Transport, type TransportAnswer, type TransportRequest } from "@boxport/connector"
import { Effect, Result } from "effect"
import { operations } from "./operations/index.ts"

/** Endpoints to read of which only the status is documented, or that mail what they give. */
const wordless: ReadonlySet<string> = new Set([
  operations.ping.path,
  operations.webhookAccess.path,
  operations.mailOrdersReport.path,
])

/** Whether an answer may hold something else than JSON. */
const mayBeWords = ({ method, url }: TransportRequest): boolean =>
  method !== "GET" ||
  wordless.has(url.pathname) ||
  (url.pathname === operations.mailNewsletters.path && url.searchParams.get("format") === "xlsx")

/** Whether a text was meant to be something that a program reads: a page, or JSON that was cut off. */
const isBroken = (text: string): boolean => /^\s*[<{["]/.test(text)

const isJson = (text: string): boolean => Result.isSuccess(Result.try(() => JSON.parse(text)))

const asJson = (answer: TransportAnswer): TransportAnswer =>
  answer.body === ""
    ? { ...answer, body: "null" }
    : isBroken(answer.body) || isJson(answer.body)
      ? answer
      : { ...answer, body: JSON.stringify(answer.body) }

/** The wire, with JSON put where the platform has nothing or only words to give. A web page stays one. */
export const withBodies = (transport: Transport["Service"]): Transport["Service"] => ({
  send: (request) =>
    transport
      .send(request)
      .pipe(
        Effect.map((answer) =>
          answer.status >= 200 && answer.status < 300 && mayBeWords(request) ? asJson(answer) : answer,
        ),
      ),
})
