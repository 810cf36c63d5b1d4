import { assert, describe, it } from "@effect/vitest"
import { Hmac } from "@boxport/connector/webhooks"
import { Effect, Redacted, Schema } from "effect"
import { createHash, createHmac } from "node:crypto"

const signed = (secret: string, data: Uint8Array) =>
  Hmac.bytesOf(createHmac("sha256", Buffer.from(secret)).update(data).digest())
const secrets = (...texts: ReadonlyArray<string>) => texts.map((text) => Redacted.make(text))

/** Bytes with one bit turned over. */
const turned = (bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> => {
  const copy = Hmac.bytesOf(bytes)
  const bit = at % (copy.length * 8)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

const Bits = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000 }))

describe("signatures", () => {
  it.effect("are HMAC-SHA256 as RFC 4231 has it", () =>
    Effect.gen(function* () {
      const tag = Hmac.fromHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
      assert.isDefined(tag)
      const data = Hmac.bytesOf("what do ya want for nothing?")
      assert.isTrue(yield* Hmac.verify(secrets("Jefe"), data, tag))
      assert.isFalse(yield* Hmac.verify(secrets("jefe"), data, tag))
    }),
  )

  it.effect.prop(
    "of another implementation are right, and no others",
    { secret: Schema.NonEmptyString, text: Schema.NonEmptyString, bit: Bits },
    ({ bit, secret, text }) =>
      Effect.gen(function* () {
        const data = Hmac.bytesOf(text)
        const signature = signed(secret, data)
        assert.isTrue(yield* Hmac.verify(secrets(secret), data, signature))
        assert.isTrue(yield* Hmac.verify(secrets("another", secret), data, signature))
        assert.isFalse(yield* Hmac.verify(secrets(`${secret}x`, "another"), data, signature))
        assert.isFalse(yield* Hmac.verify(secrets(secret), turned(data, bit), signature))
        assert.isFalse(yield* Hmac.verify(secrets(secret), data, turned(signature, bit)))
        assert.isFalse(yield* Hmac.verify(secrets(secret), data, signature.slice(0, 31)))
      }),
    { arbitrary: { runs: 60 } },
  )

  it.effect("are never right under an empty secret", () =>
    Effect.gen(function* () {
      const data = Hmac.bytesOf("{}")
      assert.isFalse(yield* Hmac.verify(secrets(""), data, signed("", data)))
      assert.isFalse(Hmac.canVerify(secrets("", "")))
      assert.isTrue(Hmac.canVerify(secrets("", "x")))
      assert.deepStrictEqual(Hmac.secretsOf(undefined), [])
      assert.deepStrictEqual(Hmac.secretsOf(["", "a"]).map(Redacted.value), ["a"])
    }),
  )

  it.effect.prop(
    "are read back from hex and base64, in one way of writing only",
    { text: Schema.String },
    ({ text }) =>
      Effect.gen(function* () {
        const hash = createHash("sha256").update(text).digest()
        assert.deepStrictEqual(Hmac.fromHex(hash.toString("hex")), Hmac.bytesOf(hash))
        assert.deepStrictEqual(Hmac.fromBase64(hash.toString("base64")), Hmac.bytesOf(hash))
        assert.strictEqual(yield* Hmac.digest(Hmac.bytesOf(text)), hash.toString("hex"))
      }),
    { arbitrary: { runs: 60 } },
  )

  it("are nothing in any other encoding", () => {
    const hash = createHash("sha256").update("x").digest()
    const hex = hash.toString("hex")
    const base64 = hash.toString("base64")
    for (const text of ["", hex.toUpperCase(), hex.slice(1), `${hex}0`, ` ${hex}`, base64, `${hex.slice(0, 63)}g`]) {
      assert.isUndefined(Hmac.fromHex(text), text)
    }
    // The last letter before the "=" has two bits to spare; "+" and "/" are not "-" and "_".
    const spare = `${"A".repeat(42)}B=`
    for (const text of ["", hex, base64.slice(0, 43), `${base64}\n`, hash.toString("base64url"), spare]) {
      assert.isUndefined(Hmac.fromBase64(text), text)
    }
    assert.isDefined(Hmac.fromBase64(`${"A".repeat(43)}=`))
  })
})
