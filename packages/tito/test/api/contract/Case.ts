import { assert } from "@effect/vitest"
import type { Reason } from "@boxport/connector"
import { type TitoClient, TitoError } from "@boxport/tito"
import { startTwin, type Twin, type TwinProblem } from "@boxport/tito/twin"
import { Effect, Result, type Scope, Stream } from "effect"
import { clientOf } from "../../support/client.ts"

/** Where a call goes: things that are there, or are not. */
export interface At {
  readonly event_slug: string
  readonly checkin_list_slug: string
}

/** A twin of its own, and a client that may do everything. */
export interface Scene {
  readonly twin: Twin
  readonly tito: TitoClient
  readonly at: At
  /** A ticket type of the event that is on sale and costs something, by its slug. */
  readonly release: string
}

/** What a call that was refused is expected to say. */
export interface Refusal<S> {
  readonly when: string
  readonly call: (tito: TitoClient, at: At, made: S, scene: Scene) => Effect.Effect<unknown, TitoError>
  /** The fields that it is about, where the platform says so. */
  readonly fields?: ReadonlyArray<string>
}

interface Spec<S, A> {
  readonly call: (tito: TitoClient, at: At, made: S, scene: Scene) => Effect.Effect<A, TitoError>
  /** Looks at the answer, and for the effect through a read. */
  readonly check: (answer: A, scene: Scene, made: S) => Effect.Effect<unknown, TitoError>
  /** Documented refusals by status. */
  readonly refused?: { readonly [status: number]: ReadonlyArray<Refusal<S>> }
  /** The same call with something wrong in it, and the paths of the problems. */
  readonly invalid?: { readonly input: object; readonly paths: ReadonlyArray<string> }
}

/** A call to one endpoint, and everything that is expected of it. */
export interface Case {
  readonly succeeds: (scene: Scene) => Effect.Effect<void, TitoError>
  /** Calls it as somebody else or somewhere else, once `between` has happened. */
  readonly attempt: (scene: Scene, tito: TitoClient, at: At, between?: () => void) => Effect.Effect<unknown, TitoError>
  readonly refused: ReadonlyArray<{
    readonly status: number
    readonly when: string
    readonly fields: ReadonlyArray<string> | undefined
    readonly call: (scene: Scene) => Effect.Effect<unknown, TitoError>
  }>
  readonly invalid: Spec<unknown, unknown>["invalid"]
}

/** A case whose calls need what `before` makes. */
export const after = <S, A>(before: (scene: Scene) => Effect.Effect<S, TitoError>, spec: Spec<S, A>): Case => {
  return {
    succeeds: (scene) =>
      Effect.gen(function* () {
        const made = yield* before(scene)
        const answer = yield* spec.call(scene.tito, scene.at, made, scene)
        yield* spec.check(answer, scene, made)
      }),
    attempt: (scene, tito, at, between) =>
      Effect.flatMap(before(scene), (made) => {
        between?.()
        return spec.call(tito, at, made, scene)
      }),
    refused: Object.entries(spec.refused ?? {}).flatMap(([status, refusals]) =>
      refusals.map(({ call, fields, when }) => ({
        status: Number(status),
        when,
        fields,
        call: (scene) => Effect.flatMap(before(scene), (made) => call(scene.tito, scene.at, made, scene)),
      })),
    ),
    invalid: spec.invalid,
  }
}

/** A case whose calls need nothing else. */
export const a = <A>(spec: Spec<undefined, A>): Case => after(() => Effect.succeed(undefined), spec)

/** The event that cases happen at: the world's conference. */
export const event_slug = "oresund-data-days-2026"

/** A fresh twin with the conference. */
export const scene: Effect.Effect<Scene, TwinProblem | TitoError, Scope.Scope> = Effect.gen(function* () {
  const twin = yield* startTwin({ orders: 40 })
  const tito = yield* clientOf(twin)
  const [list] = yield* Stream.runCollect(tito.checkinLists.list({ event_slug }))
  const releases = yield* Stream.runCollect(tito.releases.list({ event_slug }))
  const open = releases.find(
    ({ allocatable, pricing_type, secret }) => allocatable === true && pricing_type === "paid" && secret === false,
  )
  return {
    twin,
    tito,
    at: { event_slug, checkin_list_slug: String(list?.slug) },
    release: String(open?.slug),
  }
})

/** All rows of a list. */
export const all = <A>(list: Stream.Stream<A, TitoError>) => Stream.runCollect(list)

/** Expects a list to have a row, or not to have it any more. */
export const isListed = <A>(
  list: Stream.Stream<A, TitoError>,
  key: (row: A) => unknown,
  value: unknown,
  expected = true,
): Effect.Effect<void, TitoError> =>
  Effect.map(all(list), (rows) =>
    assert.strictEqual(
      rows.some((row) => key(row) === value),
      expected,
    ),
  )

/** Expects a record to have fields with these values, among others. */
export const has = (record: object | null | undefined, expected: { readonly [field: string]: unknown }): void =>
  assert.deepStrictEqual(
    Object.fromEntries(Object.entries({ ...record }).filter(([field]) => Object.hasOwn(expected, field))),
    expected,
  )

/** Expects a call to fail for a reason. */
export const failsWith = <A, R>(
  effect: Effect.Effect<A, TitoError | TwinProblem, R>,
  tag: Reason["_tag"],
): Effect.Effect<TitoError, never, R> =>
  Effect.map(Effect.result(effect), (result) => {
    if (Result.isSuccess(result)) return assert.fail(`${tag} was expected`)
    if (!(result.failure instanceof TitoError)) return assert.fail(result.failure.message)
    assert.strictEqual(result.failure.reason._tag, tag, result.failure.message)
    return result.failure
  })

/** Text of a field that the platform always sends. */
export const text = (value: unknown): string =>
  value === undefined || value === null ? assert.fail("no value") : String(value)
