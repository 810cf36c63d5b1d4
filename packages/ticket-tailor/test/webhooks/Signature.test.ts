import { assert, describe, it } from "@effect/vitest"
import { type Message, receive, verify, WebhookError } from "@boxport/ticket-tailor/webhooks"
import { Effect, Redacted, Result, Schema } from "effect"
import { TestClock } from "effect/testing"
import { createHmac } from "node:crypto"
import { fixture } from "../support/fixtures.ts"
import { messageOf, now, request, secret } from "./support.ts"

const header = "Tickettailor-Webhook-Signature"
const secrets = [Redacted.make(secret)]
const bytes = (text: string) => new TextEncoder().encode(text)
const hexOf = (key: string, text: string) => createHmac("sha256", key).update(text).digest("hex")

const message = (body: string, value: string | null): Message => ({
  headers: new Headers(value === null ? {} : { [header]: value }),
  body: bytes(body),
})

/** The reason's tag, or `right`. */
const verdict = (checked: Message, given = secrets) =>
  Effect.map(Effect.result(verify(checked, { secrets: given })), (result) =>
    Result.isSuccess(result) ? "right" : result.failure.reason._tag,
  )

const atTime = TestClock.setTime(now * 1000)

describe("the signature of a delivery", () => {
  it.effect("is over the time and the body with nothing in between", () =>
    Effect.gen(function* () {
      yield* atTime
      const body = String.raw`{"id":"wh_1","resource_url":"https:\/\/api.tickettailor.com\/v1\/orders\/or_1"}`
      const fits = `t=${now},v1=${hexOf(secret, `${now}${body}`)}`
      assert.strictEqual(yield* verdict(message(body, fits)), "right")
      const dotted = `t=${now},v1=${hexOf(secret, `${now}.${body}`)}`
      assert.strictEqual(yield* verdict(message(body, dotted)), "WrongSignature")
      // The same JSON, written anew.
      assert.strictEqual(yield* verdict(message(JSON.stringify(JSON.parse(body)), fits)), "WrongSignature")
    }),
  )

  it.effect("may come with spaces, in another order, and beside schemes of other versions", () =>
    Effect.gen(function* () {
      yield* atTime
      const v1 = hexOf(secret, `${now}{}`)
      for (const value of [`t=${now}, v1=${v1}`, `v1=${v1},t=${now}`, `t=${now},v0=abc,v1=${v1},v2=def==`]) {
        assert.strictEqual(yield* verdict(message("{}", value)), "right", value)
      }
    }),
  )

  it.effect("fits one of several secrets, and an empty one is none", () =>
    Effect.gen(function* () {
      yield* atTime
      const sent = yield* messageOf(request("ORDER.CREATED"))
      const other = Redacted.make("other")
      assert.strictEqual(yield* verdict(sent, [other, Redacted.make(secret)]), "right")
      assert.strictEqual(yield* verdict(sent, [other]), "WrongSignature")
      assert.strictEqual(yield* verdict(sent, []), "NoSecret")
      const forged = message("{}", `t=${now},v1=${hexOf("", `${now}{}`)}`)
      assert.strictEqual(yield* verdict(forged, [Redacted.make("")]), "NoSecret")
      assert.strictEqual(yield* verdict(forged, [Redacted.make(""), other]), "WrongSignature")
    }),
  )

  it.effect("is refused with the reason: missing, malformed, twice there", () =>
    Effect.gen(function* () {
      yield* atTime
      const v1 = hexOf(secret, `${now}{}`)
      const base64 = createHmac("sha256", secret).update(`${now}{}`).digest("base64")
      const cases: ReadonlyArray<readonly [string | null, string]> = [
        [null, "MissingHeader"],
        ["", "MalformedSignature"],
        [v1, "MalformedSignature"],
        [`t=${now}`, "MalformedSignature"],
        [`v1=${v1}`, "MalformedSignature"],
        [`t=,v1=${v1}`, "MalformedSignature"],
        [`t=-${now},v1=${v1}`, "MalformedSignature"],
        [`t=${now}.5,v1=${v1}`, "MalformedSignature"],
        [`t=0x10,v1=${v1}`, "MalformedSignature"],
        [`t=${now},v1=${base64}`, "MalformedSignature"],
        [`t=${now},v1=${v1.slice(2)}`, "MalformedSignature"],
        [`t=${now},v1=${v1}00`, "MalformedSignature"],
        [`t=${now},v1=`, "MalformedSignature"],
        [`t=${now};v1=${v1}`, "MalformedSignature"],
        [`t=${now},v1=${v1},v1=${v1}`, "SeveralSignatures"],
        [`t=${now},t=${now},v1=${v1}`, "SeveralSignatures"],
      ]
      for (const [value, wanted] of cases) {
        assert.strictEqual(yield* verdict(message("{}", value)), wanted, String(value))
      }
      // Two lines of the header are one with a comma.
      const twice = new Headers([
        [header, `t=${now},v1=${v1}`],
        [header, `t=${now},v1=${v1}`],
      ])
      assert.strictEqual(yield* verdict({ headers: twice, body: bytes("{}") }), "SeveralSignatures")
    }),
  )

  it.effect("holds for five minutes before and after it was made, to the second", () =>
    Effect.gen(function* () {
      const sent = yield* messageOf(request("ORDER.CREATED"))
      const cases: ReadonlyArray<readonly [seconds: number, string]> = [
        [0, "right"],
        [300, "right"],
        [301, "TooOld"],
        [86_400, "TooOld"],
        [-300, "right"],
        [-301, "FromTheFuture"],
      ]
      for (const [seconds, wanted] of cases) {
        yield* TestClock.setTime((now + seconds) * 1000)
        assert.strictEqual(yield* verdict(sent), wanted, `${seconds} s`)
      }
      yield* TestClock.setTime((now + 300) * 1000 + 999)
      assert.strictEqual(yield* verdict(sent), "right")
    }),
  )

  it.effect("is looked at before the time: what nobody signed is not old, it is wrong", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime((now + 9999) * 1000)
      assert.strictEqual(yield* verdict(message("{}", `t=${now},v1=${hexOf("other", `${now}{}`)}`)), "WrongSignature")
    }),
  )

  it.effect("is named in errors, but never what it is, and neither is the secret nor the body", () =>
    Effect.gen(function* () {
      yield* atTime
      const sent = yield* messageOf(request("ORDER.CREATED", fixture("seed-000/order")))
      const wrong = hexOf("other", "x")
      const attempts = [
        message(new TextDecoder().decode(sent.body), `t=${now},v1=${wrong}`),
        message(new TextDecoder().decode(sent.body), `t=${now},v1=${wrong}zz`),
        message(`${new TextDecoder().decode(sent.body)},`, null),
      ]
      for (const attempt of attempts) {
        const error = yield* Effect.flip(receive(attempt, { secrets }))
        assert.instanceOf(error, WebhookError)
        const text = `${error.message} ${error.hint} ${JSON.stringify(error)} ${String(error.stack)}`
        for (const hidden of [secret, wrong, "ada@example.org", "Lark Row"]) assert.notInclude(text, hidden)
        assert.isAbove(error.hint.length, 20)
      }
    }),
  )

  const Bit = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000 }))
  const turned = (data: Uint8Array, at: number) => {
    const copy = Uint8Array.from(data)
    const bit = at % (copy.length * 8)
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    return copy
  }

  it.effect.prop(
    "is right for what the platform signed, and wrong when one bit of body, time, secret or signature is another",
    {
      event: Schema.String,
      key: Schema.NonEmptyString,
      seconds: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 4_000_000_000 })),
      bit: Bit,
      shift: Schema.Literals([-1, 1, 7]),
    },
    ({ bit, event, key, seconds, shift }) =>
      Effect.gen(function* () {
        yield* TestClock.setTime(seconds * 1000)
        const body = JSON.stringify({ event, payload: {} })
        const given = [Redacted.make(key)]
        const v1 = hexOf(key, `${seconds}${body}`)
        const right = message(body, `t=${seconds},v1=${v1}`)
        assert.strictEqual(yield* verdict(right, given), "right")
        assert.strictEqual(yield* verdict({ ...right, body: turned(right.body, bit) }, given), "WrongSignature")
        assert.strictEqual(yield* verdict(message(body, `t=${seconds + shift},v1=${v1}`), given), "WrongSignature")
        const bent = Buffer.from(turned(Buffer.from(v1, "hex"), bit)).toString("hex")
        assert.strictEqual(yield* verdict(message(body, `t=${seconds},v1=${bent}`), given), "WrongSignature")
        const other = Buffer.from(turned(bytes(key), bit % 7)).toString("latin1")
        assert.strictEqual(yield* verdict(right, [Redacted.make(other)]), "WrongSignature")
      }),
    { arbitrary: { runs: 60 } },
  )
})
