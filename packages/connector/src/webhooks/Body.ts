/**
 * The body of a request, up to a size.
 *
 * @module
 */
import { Effect } from "effect"
import { BodyTooLarge, NoBody } from "./Errors.ts"
import { bytesOf } from "./Hmac.ts"

/**
 * The bytes of a request's body. One that says, or turns out, to be larger than `most` is not read to its end.
 *
 * @param most in bytes
 */
export const readBody = (
  request: Request,
  most: number,
): Effect.Effect<Uint8Array<ArrayBuffer>, BodyTooLarge | NoBody> => {
  const tooLarge = new BodyTooLarge({ most, hint: "Raise maxBytes if the platform really sends this much." })
  const stated = Number(request.headers.get("content-length") ?? "0")
  if (stated > most) return Effect.fail(tooLarge)
  const { body } = request
  if (request.bodyUsed || body?.locked === true) {
    const hint = "Hand over the request before anything parses its body: signatures are of the bytes as they came."
    return Effect.fail(new NoBody({ used: true, hint }))
  }
  if (body === null) return Effect.succeed(bytesOf())
  return Effect.tryPromise({
    try: async () => {
      const reader = body.getReader()
      const pieces: Array<Uint8Array> = []
      let length = 0
      for (;;) {
        const piece = await reader.read()
        if (piece.done) return bytesOf(...pieces)
        length += piece.value.length
        if (length > most) {
          // Not cancelled: the rest, and the connection that is to carry the answer, are the server's affair.
          reader.releaseLock()
          return undefined
        }
        pieces.push(piece.value)
      }
    },
    catch: () => new NoBody({ used: false, hint: "The sender hung up; it will try again." }),
  }).pipe(
    Effect.filterOrFail(
      (bytes) => bytes !== undefined,
      () => tooLarge,
    ),
  )
}
