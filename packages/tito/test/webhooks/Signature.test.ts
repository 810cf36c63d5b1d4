import { assert, describe, it } from "@effect/vitest"
import { type ClaimedEvent, type Message, receive, type SignatureOptions, verify } from "@boxport/tito/webhooks"
import { Effect, Redacted, Result, Schema } from "effect"
import { createHmac } from "node:crypto"
import { fixture } from "../support/fixtures.ts"
import { messageOf, request, token } from "./support.ts"

const tokens = [Redacted.make(token)]
const bytes = (text: string) => new TextEncoder().encode(text)
const base64Of = (key: string, text: string | Uint8Array) => createHmac("sha256", key).update(text).digest("base64")

const message = (body: string, value: string | null): Message => ({
  headers: new Headers(value === null ? {} : { "Tito-Signature": value, "X-Webhook-Name": "ticket.created" }),
  body: bytes(body),
})

/** The reason's tag, or `right`. */
const verdict = (checked: Message, securityTokens: SignatureOptions["securityTokens"] = tokens) =>
  Effect.map(Effect.result(verify(checked, { securityTokens })), (result) =>
    Result.isSuccess(result) ? "right" : result.failure.reason._tag,
  )

const payload = fixture("ticket-payload")

describe("the signature of a delivery", () => {
  it.effect("is over the body byte by byte", () =>
    Effect.gen(function* () {
      const body = '{ "name": "Søren",\n  "url": "https://ti.to" }'
      assert.strictEqual(yield* verdict(message(body, base64Of(token, body))), "right")
      const anew = JSON.stringify(JSON.parse(body))
      assert.strictEqual(yield* verdict(message(anew, base64Of(token, body))), "WrongSignature")
      assert.strictEqual(yield* verdict(message("", base64Of(token, ""))), "right")
    }),
  )

  it.effect("is refused with the reason: missing, in another encoding, twice there", () =>
    Effect.gen(function* () {
      const right = base64Of(token, "{}")
      const hex = createHmac("sha256", token).update("{}").digest("hex")
      const cases: ReadonlyArray<readonly [string | null, string]> = [
        [null, "MissingHeader"],
        ["", "MalformedSignature"],
        [hex, "MalformedSignature"],
        [right.slice(0, 43), "MalformedSignature"],
        [`${right}=`, "MalformedSignature"],
        [`sha256=${right}`, "MalformedSignature"],
        [createHmac("sha256", token).update("{}").digest("base64url"), "MalformedSignature"],
        [createHmac("sha1", token).update("{}").digest("base64"), "MalformedSignature"],
        [`${right}, ${right}`, "SeveralSignatures"],
        [`${right} `, "right"],
      ]
      for (const [value, wanted] of cases) {
        assert.strictEqual(yield* verdict(message("{}", value)), wanted, String(value))
      }
      const twice = new Headers([
        ["Tito-Signature", right],
        ["Tito-Signature", right],
      ])
      assert.strictEqual(yield* verdict({ headers: twice, body: bytes("{}") }), "SeveralSignatures")
    }),
  )

  it.effect("fits the token of one of the events, and an empty one is none", () =>
    Effect.gen(function* () {
      const sent = yield* messageOf(request("ticket.created", payload))
      const other = Redacted.make("other")
      assert.strictEqual(yield* verdict(sent, [other, ...tokens]), "right")
      assert.strictEqual(yield* verdict(sent, [other]), "WrongSignature")
      assert.strictEqual(yield* verdict(sent, []), "NoSecret")
      // Node.js signs under an empty key, too.
      const forged = message("{}", base64Of("", "{}"))
      assert.strictEqual(yield* verdict(forged, [Redacted.make("")]), "NoSecret")
      assert.strictEqual(yield* verdict(forged, [Redacted.make(""), other]), "WrongSignature")
    }),
  )

  it.effect("can be checked with the token of the event that the payload names", () =>
    Effect.gen(function* () {
      const asked: Array<ClaimedEvent> = []
      const byEvent = (event: ClaimedEvent) =>
        Effect.sync(() => {
          asked.push(event)
          return event.slug === "lakeside" || event.slug === "2024" ? tokens : []
        })
      const ticket = yield* messageOf(request("ticket.created", payload))
      const checkin = yield* messageOf(request("checkin.created", fixture("checkin-payload")))
      assert.strictEqual(yield* verdict(ticket, byEvent), "right")
      assert.strictEqual(yield* verdict(checkin, byEvent), "right")
      const elsewhere = yield* messageOf(request("ticket.created", { ...payload, event: { slug: "other" } }))
      assert.strictEqual(yield* verdict(elsewhere, byEvent), "NoSecret")
      for (const odd of ["null", "[]", '{"event":"lakeside"}', '{"event":{"slug":["lakeside"]}}']) {
        assert.strictEqual(yield* verdict(message(odd, base64Of(token, odd)), byEvent), "NoSecret", odd)
      }
      assert.deepStrictEqual(asked.slice(0, 3), [
        { slug: "lakeside", id: "1058658", account: "maple-hall" },
        { slug: "2024", id: null, account: null },
        { slug: "other", id: null, account: null },
      ])
      assert.strictEqual(yield* verdict(message("{", base64Of(token, "{")), byEvent), "NotJson")
    }),
  )

  it.effect("is named in errors, but never what it is, and neither is the token nor the body", () =>
    Effect.gen(function* () {
      const sent = yield* messageOf(request("ticket.created", payload))
      const text = new TextDecoder().decode(sent.body)
      const wrong = base64Of("other", "x")
      for (const attempt of [message(text, wrong), message(text, `${wrong}!`), message(`${text},`, null)]) {
        const error = yield* Effect.flip(receive(attempt, { securityTokens: tokens }))
        const told = `${error.message} ${error.hint} ${JSON.stringify(error)} ${String(error.stack)}`
        for (const hidden of [token, wrong, "ida@example.com", "Ida Holm"]) assert.notInclude(told, hidden)
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
    "is right for what the platform signed, and wrong when one bit of body, token or signature is another",
    { name: Schema.String, key: Schema.NonEmptyString, bit: Bit },
    ({ bit, key, name }) =>
      Effect.gen(function* () {
        const body = JSON.stringify({ _type: "ticket", name })
        const given = [Redacted.make(key)]
        const signature = base64Of(key, body)
        const right = message(body, signature)
        assert.strictEqual(yield* verdict(right, given), "right")
        assert.strictEqual(yield* verdict({ ...right, body: turned(right.body, bit) }, given), "WrongSignature")
        const bent = Buffer.from(turned(Buffer.from(signature, "base64"), bit)).toString("base64")
        assert.strictEqual(yield* verdict(message(body, bent), given), "WrongSignature")
        const other = Buffer.from(turned(bytes(key), bit % 7)).toString("latin1")
        assert.strictEqual(yield* verdict(right, [Redacted.make(other)]), "WrongSignature")
      }),
    { arbitrary: { runs: 60 } },
  )
})
