/**
 * Whether a delivery is Ticket Tailor's own: the header `Tickettailor-Webhook-Signature: t=<Unix seconds>,v1=<hex>`, where
 * `v1` is the HMAC-SHA256 of `t`'s text and the body, byte by byte, with nothing in between (seed 000, Webhooks,
 * Security).
 *
 * @module
 */
import {
  FromTheFuture,
  Hmac,
  MalformedSignature,
  type Message,
  MissingHeader,
  NoSecret,
  type Reason,
  SeveralSignatures,
  TooOld,
  WebhookError,
  WrongSignature,
} from "@boxport/connector/webhooks"
import { Clock, Effect, type Redacted } from "effect"
import { platform } from "../mapping/Catalogue.ts"

const header = "Tickettailor-Webhook-Signature"

/** How far the time of signing may be from now, either way, in seconds (seed 000: "older than 5 minutes"). */
export const tolerance = 300

/** What a delivery is checked with. */
export interface SignatureOptions {
  /** The shared secrets of the webhooks that deliver here (Settings > API > Webhooks); one of them must fit. */
  readonly secrets: ReadonlyArray<Redacted.Redacted<string>>
}

interface Stamp {
  readonly timestamp: string
  readonly signature: Uint8Array<ArrayBuffer>
}

const stampOf = (value: string): Stamp | Reason => {
  const parts = value.split(",").map((part) => {
    const [name = "", ...rest] = part.trim().split("=")
    return [name, rest.join("=")] as const
  })
  const all = (wanted: string) => parts.flatMap(([name, text]) => (name === wanted ? [text] : []))
  const malformed = (details: string) =>
    new MalformedSignature({ header, details, hint: "It is t=<Unix seconds>,v1=<64 hex digits>." })
  const [timestamp, ...moreTimes] = all("t")
  const [text, ...moreSignatures] = all("v1")
  if (moreTimes.length > 0 || moreSignatures.length > 0) {
    return new SeveralSignatures({ header, hint: "Check whether a proxy joins or repeats headers." })
  }
  if (timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return malformed("t is no time in Unix seconds")
  if (text === undefined) return malformed("there is no v1")
  const signature = Hmac.fromHex(text)
  return signature === undefined ? malformed("v1 is no SHA-256 in hex") : { timestamp, signature }
}

/** Like {@link verify}, at a time in milliseconds since 1970. */
export const verifyAt = Effect.fnUntraced(function* (message: Message, { secrets }: SignatureOptions, now: number) {
  const refuse = (reason: Reason) => new WebhookError({ platform, reason })
  if (!Hmac.canVerify(secrets)) {
    return yield* refuse(new NoSecret({ hint: "Give the shared secret of the webhook as `secret`; it is empty." }))
  }
  const value = message.headers.get(header)
  if (value === null) {
    return yield* refuse(
      new MissingHeader({ header, hint: "Check whether a proxy drops it; nobody else's requests have it." }),
    )
  }
  const stamp = stampOf(value)
  if ("_tag" in stamp) return yield* refuse(stamp)
  const isRight = yield* Hmac.verify(secrets, Hmac.bytesOf(stamp.timestamp, message.body), stamp.signature)
  if (!isRight) {
    const hint = "Check the shared secret, and that the body is handed over byte by byte, before anything parses it."
    return yield* refuse(new WrongSignature({ header, hint }))
  }
  const age = Math.floor(now / 1000) - Number(stamp.timestamp)
  if (age > tolerance) {
    const hint = "Check this machine's clock. If it is right, somebody sends an old delivery again."
    return yield* refuse(new TooOld({ age, tolerance, hint }))
  }
  if (age < -tolerance) {
    return yield* refuse(new FromTheFuture({ ahead: -age, tolerance, hint: "Check this machine's clock." }))
  }
})

/**
 * Succeeds for a delivery that Ticket Tailor signed with one of the secrets, over this very body, no more than five
 * minutes before or after now.
 */
export const verify = (message: Message, options: SignatureOptions): Effect.Effect<void, WebhookError> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) => verifyAt(message, options, now))
