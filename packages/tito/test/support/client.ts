import { Budgets, NoAnswer, Transport, type TransportAnswer, type TransportRequest } from "@boxport/connector"
import { Tito, type TitoClient, type TitoError, type TitoOptions } from "@boxport/tito"
import type { Twin } from "@boxport/tito/twin"
import { Effect, Layer, Redacted, Result } from "effect"
import { assert } from "@effect/vitest"

/** A client over a platform that answers by `answer`: JSON, a status with JSON, or a network's error; and what it was sent. */
export const answering = (
  answer: (
    request: TransportRequest,
    place: number,
  ) => object | readonly [status: number, body: unknown] | string | null,
  options: Partial<TitoOptions> = {},
) =>
  Effect.gen(function* () {
    const sent: Array<TransportRequest> = []
    const send = (request: TransportRequest): Effect.Effect<TransportAnswer, NoAnswer> =>
      Effect.suspend(() => {
        sent.push(request)
        const given = answer(request, sent.length - 1)
        if (typeof given === "string") return Effect.fail(new NoAnswer({ code: given }))
        const [status, body]: readonly [number, unknown] = isAnswer(given) ? given : [200, given]
        return Effect.succeed({ status, headers: {}, body: body === null ? "" : JSON.stringify(body) })
      })
    const tito: TitoClient = yield* Tito.make({
      account: "acme",
      token: Redacted.make("secret_live_CANARY"),
      baseUrl: "http://127.0.0.1:1",
      ...options,
    }).pipe(
      Effect.provide(Layer.mergeAll(Layer.succeed(Transport, Transport.of({ send })), Layer.fresh(Budgets.layer))),
    )
    return { tito, sent }
  })

const isAnswer = (given: unknown): given is readonly [number, unknown] =>
  Array.isArray(given) && given.length === 2 && typeof given[0] === "number"

/** A client of a twin. */
export const clientOf = (twin: Twin, options: Partial<TitoOptions> = {}) =>
  Effect.gen(function* () {
    const context = yield* Layer.build(
      Layer.fresh(
        Tito.layer({
          account: twin.account,
          token: twin.token,
          baseUrl: twin.url,
          checkinUrl: twin.checkinUrl,
          ...options,
        }),
      ),
    )
    const tito: TitoClient = yield* Effect.provideContext(Effect.service(Tito), context)
    return tito
  })

/** Why a call failed. */
export const reasonOf = <A>(effect: Effect.Effect<A, TitoError>) =>
  Effect.map(Effect.result(effect), (result) =>
    Result.isFailure(result) ? result.failure.reason : assert.fail("it should have failed"),
  )

/** The paths of the fields that an input was refused for. */
export const problemsOf = <A>(effect: Effect.Effect<A, TitoError>) =>
  Effect.map(reasonOf(effect), (reason) =>
    reason._tag === "InvalidInput"
      ? reason.problems.map(({ path }) => path)
      : assert.fail(`failed with ${reason._tag}`),
  )

/** Calls a method as JavaScript may: with anything. */
export const untyped = (method: Function, input: object): Effect.Effect<unknown, TitoError> =>
  Reflect.apply(method, null, [input])
