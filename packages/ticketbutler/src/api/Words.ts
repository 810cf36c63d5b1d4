/**
 * Answers that are no JSON, though nothing is wrong: empty ones, and words for a person (platform notes 3).
 *
 * @module
 */
import {
  type Operation,
  pathPattern,
  type Transport,
  type TransportAnswer,
  type TransportRequest,
} from "@boxport/connector"
import { Effect, Result, Schema } from "effect"
import { operations } from "./operations/index.ts"

const table: ReadonlyArray<Operation> = Object.values(operations)

/** Endpoints of which only the status counts. */
const wordless = table
  .filter(({ success }) => success.shape === Schema.Null)
  .map((operation) => ({ method: operation.method, pattern: pathPattern(operation) }))

/** Whether an answer may hold something else than JSON. Signups have one address, as JSON and by mail. */
const mayBeWords = ({ method, url }: TransportRequest): boolean =>
  url.searchParams.get("format") !== "json" &&
  wordless.some((one) => one.method === method && one.pattern.test(url.pathname))

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
  ...transport,
  send: (request) =>
    transport
      .send(request)
      .pipe(
        Effect.map((answer) =>
          answer.status >= 200 && answer.status < 300 && mayBeWords(request) ? asJson(answer) : answer,
        ),
      ),
})
