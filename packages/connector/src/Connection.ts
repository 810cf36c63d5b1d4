/**
 * What every connection in a configuration can say, whatever its platform.
 *
 * @module
 */
import { Schema } from "effect"

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Whether a host name is this machine itself. */
export const isLoopback = (hostname: string): boolean => loopback.test(hostname)

/** Why a text is no base URL; `undefined` when it is one. */
const baseUrlProblem = (text: string): string | undefined => {
  if (!URL.canParse(text)) return "is not a URL; write scheme and host, such as https://api.example.com"
  const url = new URL(text)
  if (url.protocol !== "https:" && url.protocol !== "http:") return "must start with https:// (or http:// on loopback)"
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    return "must use https://: over plain http:// the credential would be readable on the way (loopback excepted)"
  }
  if (url.username !== "" || url.password !== "") return "must not hold a user name or password"
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    return "must be scheme and host only: the platform's own path is added to it"
  }
  return undefined
}

/** Scheme and host of a platform, a proxy or a twin: `https://api.tickettailor.com`, `http://127.0.0.1:4010`. */
export const BaseUrl = Schema.String.annotate({
  title: "Base URL",
  description: "Scheme and host only; plain http: is refused for any host but loopback",
}).check(Schema.makeFilter((text: string) => baseUrlProblem(text)))

/** Pacing where the platform's response headers don't give any. */
export const Limits = Schema.Struct({
  requests: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 })).annotate({
    description: "Requests allowed in any stretch of perSeconds",
  }),
  perSeconds: Schema.Finite.check(Schema.isBetween({ minimum: 0.001, maximum: 86_400 })).annotate({
    description: "Length of that stretch in seconds",
  }),
  concurrency: Schema.optionalKey(
    Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 32 })).annotate({
      description: "Requests under way at once",
    }),
  ),
}).annotate({ title: "Limits", description: "Pacing where the platform's own headers do not set it" })
export type Limits = typeof Limits.Type

/** The settings every connection takes beside those of its platform. */
export const connectionSettings = {
  baseUrl: Schema.optionalKey(BaseUrl),
  limits: Schema.optionalKey(Limits),
}
