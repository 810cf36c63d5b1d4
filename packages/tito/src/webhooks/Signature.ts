/**
 * Whether a delivery is Tito's own: the header `Tito-Signature` is the HMAC-SHA256 of the body, byte by byte, in base64,
 * under the security token of its event (seed 003, Verifying the payload). Neither the time nor the trigger is signed:
 * what was delivered once can be delivered again by whoever has recorded it.
 *
 * @module
 */
import { Lenient } from "@boxport/connector/mapping"
import {
  Hmac,
  MalformedSignature,
  type Message,
  MissingHeader,
  NoSecret,
  parse,
  type Reason,
  SeveralSignatures,
  textIn,
  WebhookError,
  WrongSignature,
} from "@boxport/connector/webhooks"
import { Effect, type Redacted } from "effect"
import { platform } from "../mapping/Catalogue.ts"

const header = "Tito-Signature"

/** The event that a delivery says it is of, before anything proves it. */
export interface ClaimedEvent {
  readonly slug: string | null
  /** The numeric id, as text; check-ins do not tell it. */
  readonly id: string | null
  readonly account: string | null
}

/** Security tokens, one of which must fit. */
export type Tokens = ReadonlyArray<Redacted.Redacted<string>>

/** What a delivery is checked with. */
export interface SignatureOptions {
  /**
   * The security tokens of the events that deliver here (Customize > Webhooks), or where those of the event are to be
   * found that a delivery says it is of. Whoever knows the address can have that asked about any event.
   */
  readonly securityTokens: Tokens | ((event: ClaimedEvent) => Effect.Effect<Tokens>)
}

const claimed = (message: Message) =>
  Effect.map(Effect.fromResult(parse(message.body)), (json): ClaimedEvent => {
    const event = Lenient.isObject(json) ? json["event"] : undefined
    const record = Lenient.isObject(event) ? event : undefined
    return { slug: textIn(record, "slug"), id: textIn(record, "id"), account: textIn(record, "account_slug") }
  })

const signatureIn = (message: Message): Effect.Effect<Uint8Array<ArrayBuffer>, Reason> => {
  const value = message.headers.get(header)?.trim()
  if (value === undefined) {
    const hint = "Check whether a proxy drops it; nobody else's requests have it."
    return Effect.fail(new MissingHeader({ header, hint }))
  }
  if (value.includes(",")) {
    return Effect.fail(new SeveralSignatures({ header, hint: "Check whether a proxy joins or repeats headers." }))
  }
  const signature = Hmac.fromBase64(value)
  const malformed = new MalformedSignature({ header, details: "no SHA-256 in base64", hint: "It has 44 characters." })
  return signature === undefined ? Effect.fail(malformed) : Effect.succeed(signature)
}

/** Succeeds for a delivery that Tito signed with one of the security tokens, over this very body. */
export const verify: (message: Message, options: SignatureOptions) => Effect.Effect<void, WebhookError> =
  Effect.fnUntraced(
    function* (message, { securityTokens }) {
      const signature = yield* signatureIn(message)
      const tokens =
        typeof securityTokens === "function" ? yield* Effect.flatMap(claimed(message), securityTokens) : securityTokens
      if (!Hmac.canVerify(tokens)) {
        const hint = "Give the event's security token (Customize > Webhooks, or `security_token` in the API)."
        return yield* new NoSecret({ hint })
      }
      if (!(yield* Hmac.verify(tokens, Hmac.bytesOf(message.body), signature))) {
        const hint =
          "Check the security token of this event, and that the body is handed over byte by byte, before anything parses it."
        return yield* new WrongSignature({ header, hint })
      }
    },
    Effect.mapError((reason: Reason) => new WebhookError({ platform, reason })),
  )
