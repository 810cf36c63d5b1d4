/**
 * Signatures of deliveries: HMAC-SHA256 through WebCrypto, which every server has, and whose `verify` compares in
 * constant time.
 *
 * @module
 */
import { Effect, Redacted, Result } from "effect"
import * as Base64 from "effect/encoding/Base64"
import * as Hex from "effect/encoding/Hex"

const utf8 = new TextEncoder()

/** The bytes of texts and bytes, one after the other. */
export const bytesOf = (...parts: ReadonlyArray<string | Uint8Array>): Uint8Array<ArrayBuffer> => {
  const pieces = parts.map((part) => (typeof part === "string" ? utf8.encode(part) : part))
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const algorithm = { name: "HMAC", hash: "SHA-256" }

/** Secrets as a user gives them, redacted from here on; what is empty, or undefined at run time, is none. */
export const secretsOf = (
  secrets: string | ReadonlyArray<string> | undefined,
): ReadonlyArray<Redacted.Redacted<string>> =>
  [secrets].flat().flatMap((secret) => (secret === undefined || secret === "" ? [] : [Redacted.make(secret)]))

/** Whether there is a secret at all. An empty one is none: whoever forgot to set it must not be open to everybody. */
export const canVerify = (secrets: ReadonlyArray<Redacted.Redacted<string>>): boolean =>
  secrets.some((secret) => Redacted.value(secret) !== "")

/** Whether a signature is that of the data under one of the secrets; empty ones are passed over. */
export const verify = (
  secrets: ReadonlyArray<Redacted.Redacted<string>>,
  data: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Effect.Effect<boolean> =>
  Effect.promise(async () => {
    let matches = false
    for (const secret of secrets) {
      const key = utf8.encode(Redacted.value(secret))
      if (key.length === 0) continue
      const imported = await crypto.subtle.importKey("raw", key, algorithm, false, ["verify"])
      if (await crypto.subtle.verify(algorithm, imported, signature, data)) matches = true
    }
    return matches
  })

/** SHA-256 of some bytes, in hex: a key for what has no other. */
export const digest = (data: Uint8Array<ArrayBuffer>): Effect.Effect<string> =>
  Effect.map(
    Effect.promise(() => crypto.subtle.digest("SHA-256", data)),
    (hash) => Hex.encode(new Uint8Array(hash)),
  )

const read = (text: string, decode: (text: string) => Result.Result<Uint8Array, unknown>) =>
  Result.match(decode(text), { onFailure: () => undefined, onSuccess: (bytes) => bytesOf(bytes) })

/** The 32 bytes that 64 lower-case hex digits are; undefined for anything else. */
export const fromHex = (text: string): Uint8Array<ArrayBuffer> | undefined =>
  /^[0-9a-f]{64}$/.test(text) ? read(text, Hex.decode) : undefined

/** The 32 bytes that a text in base64 is; undefined for anything else, other ways of writing the same bytes included. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const bytes = /^[A-Za-z0-9+/]{43}=$/.test(text) ? read(text, Base64.decode) : undefined
  return bytes !== undefined && Base64.encode(bytes) === text ? bytes : undefined
}
