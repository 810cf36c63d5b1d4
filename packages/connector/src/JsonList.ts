/**
 * A long list in a JSON body, entry by entry as the bytes come in: the body is never held whole.
 *
 * Effect's JsonArray finds the entries and has `JSON.parse` read them, many at once (docs/decisions/json-streaming.md).
 * It is used here and nowhere else.
 *
 * @module
 */
import type { Json } from "@boxport/model"
import { Effect, JsonPointer, Pull, Result, Stream } from "effect"
import { JsonArray } from "effect/encoding"

/** Which list of a body is wanted, and how. */
export interface Wanted {
  /**
   * Where it is in a body that is an object; null where objects are wanted whole, as the pages of a list are. A body that
   * is a list is itself the one.
   */
  readonly key: string | null
  /** How many entries are handed over at once. */
  readonly size: number
}

/** What a body was. */
export type Found =
  /** It held the list, all of which was handed over. */
  | { readonly _tag: "List" }
  /** It is something else; undefined for an object that was looked through and has no such list. */
  | { readonly _tag: "Other"; readonly json: Json | undefined }
  /** It is no JSON, or not all of it: entries that were handed over before that was seen are good. */
  | { readonly _tag: "Broken"; readonly isWebPage: boolean }

const list: Found = { _tag: "List" }
const broken = (isWebPage: boolean): Found => ({ _tag: "Broken", isWebPage })

/** What `JSON.parse` gives is JSON. */
const isJson = (value: unknown): value is Json => value !== undefined

const blank: ReadonlySet<number | undefined> = new Set([0x09, 0x0a, 0x0d, 0x20])
const [openingBrace, openingBracket, less] = [0x7b, 0x5b, 0x3c]

const parsed = (bytes: ReadonlyArray<Uint8Array>): Found => {
  const json = Result.try((): Json => JSON.parse(Buffer.concat(bytes).toString("utf8")))
  return Result.isSuccess(json) ? { _tag: "Other", json: json.success } : broken(false)
}

/**
 * Hands over the entries of a body's list in their order, `size` at a time, each time waiting until they were taken. No
 * more of the body is held than that and what has just come in.
 */
export const each = <E>(
  body: Stream.Stream<Uint8Array, E>,
  { key, size }: Wanted,
  take: (entries: ReadonlyArray<Json>) => Effect.Effect<void>,
): Effect.Effect<Found, E> =>
  Effect.gen(function* () {
    const pull = yield* Stream.toPull(body)
    const next = pull.pipe(Pull.catchDone(() => Effect.undefined))

    // The first byte that says anything tells what the body is.
    const begun: Array<Uint8Array> = []
    let first: number | undefined
    while (first === undefined) {
      const parts = yield* next
      if (parts === undefined) return broken(false)
      for (const part of parts) {
        begun.push(part)
        first ??= part.find((byte) => !blank.has(byte))
      }
    }
    if (first === less) return broken(true)
    const isObject = first === openingBrace
    if ((isObject && key === null) || (!isObject && first !== openingBracket)) {
      for (let parts = yield* next; parts !== undefined; parts = yield* next) begun.push(...parts)
      return parsed(begun)
    }

    const pointer = isObject && key !== null ? `/${JsonPointer.escapeToken(key)}` : ""
    const bytes = Stream.fromIterable(begun).pipe(Stream.concat(Stream.fromPull(Effect.succeed(pull))))
    return yield* bytes.pipe(
      Stream.pipeThroughChannelOrFail(
        JsonArray.decode({ pointer, maxDepth: Number.MAX_SAFE_INTEGER, maxElementSize: Number.POSITIVE_INFINITY }),
      ),
      Stream.rechunk(size),
      Stream.runForEachArray((entries) => take(entries.filter(isJson))),
      Effect.as(list),
      Effect.catchIf(JsonArray.isJsonArrayError, ({ kind }) =>
        Effect.succeed<Found>(kind === "Pointer" ? { _tag: "Other", json: undefined } : broken(false)),
      ),
    )
  }).pipe(Effect.scoped)
