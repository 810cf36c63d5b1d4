/**
 * What the platform has answered to a run, in a file, so that a run that was killed can be gone on with.
 *
 * Each part of an answer is compressed, and sealed with a key that is made of the connection's credential: the file is
 * of no use to whoever could not have asked the platform. Beside it stand the place of the request it answers (keyed, so
 * that no address can be read out of it) and what tells that it is whole: a file that ends in the middle, as those
 * of killed processes do, is good up to there.
 *
 * @module
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto"
import { type FileHandle, open, rm } from "node:fs/promises"
import { dirname } from "node:path"
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib"
import { type AnswerBook, Answers, NoAnswer, type Recalled, type Recording, type Slot } from "@boxport/connector"
import { type FileProblem, fileProblem } from "@boxport/formats"
import { Clock, Effect, Redacted, Semaphore, Stream } from "effect"
import * as Disk from "./Disk.ts"

/** Where the answers to a run are, and whose run it is. */
export interface SpoolOptions {
  /** The file. */
  readonly path: string
  /** What it is sealed with: the connection's credential, or anything else that is as secret and the same next time. */
  readonly key: Redacted.Redacted<string>
  /** What the run asks for: answers to one that asks for something else are of no use. */
  readonly shape: string
}

/** How old a run may be that is gone on with: what it had read should not be much older than the rest. */
const mostMillis = 12 * 3600 * 1000

/** The answers of a run. */
export interface Spool {
  readonly answers: AnswerBook
  /** When the run began, in Unix milliseconds. */
  readonly begunAt: number
  /** Whether answers of a run before are gone on with. */
  readonly isResumed: boolean
  /** Takes the file away: the run is done. */
  readonly drop: Effect.Effect<void, FileProblem>
}

/** Length of the sealed part, the request's place, the answer's number, its status where the answer ends with it; then IV and tag. */
const [placeBytes, ivBytes, tagBytes] = [16, 12, 16]
const headBytes = 4 + placeBytes + 4 + 2 + ivBytes + tagBytes

/** Where a part of an answer is in the file. */
interface Part {
  readonly at: number
  readonly length: number
}

interface Known {
  readonly status: number
  readonly parts: ReadonlyArray<Part>
}

/** Most answers are never looked at again. */
const quickly = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

const firstPlace = Buffer.alloc(placeBytes)

/** One file, open. */
class SpoolFile {
  readonly #file: FileHandle
  readonly #key: Buffer
  #end: number
  constructor(file: FileHandle, key: Buffer, end = 0) {
    this.#file = file
    this.#key = key
    this.#end = end
  }

  place(text: string): Buffer {
    return createHmac("sha256", this.#key).update(text).digest().subarray(0, placeBytes)
  }

  async append(place: Buffer, number: number, status: number, bytes: Uint8Array): Promise<void> {
    const iv = randomBytes(ivBytes)
    const cipher = createCipheriv("aes-256-gcm", this.#key, iv)
    const head = Buffer.alloc(headBytes)
    const plain = zstdCompressSync(bytes, quickly)
    head.writeUInt32LE(plain.length, 0)
    place.copy(head, 4)
    head.writeUInt32LE(number, 4 + placeBytes)
    head.writeUInt16LE(status, 8 + placeBytes)
    iv.copy(head, 10 + placeBytes)
    cipher.setAAD(head.subarray(0, 10 + placeBytes))
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
    cipher.getAuthTag().copy(head, headBytes - tagBytes)
    const record = Buffer.concat([head, sealed])
    await this.#file.write(record, 0, record.length, this.#end)
    this.#end += record.length
  }

  async read({ at, length }: Part): Promise<Buffer> {
    const record = Buffer.alloc(headBytes + length)
    await this.#file.read(record, 0, record.length, at)
    const head = record.subarray(0, headBytes)
    const decipher = createDecipheriv("aes-256-gcm", this.#key, head.subarray(10 + placeBytes, headBytes - tagBytes))
    decipher.setAAD(head.subarray(0, 10 + placeBytes))
    decipher.setAuthTag(head.subarray(headBytes - tagBytes))
    return zstdDecompressSync(Buffer.concat([decipher.update(record.subarray(headBytes)), decipher.final()]))
  }

  /** The heads of all records that are there whole; what comes after them is cut off. */
  async scan(take: (head: Buffer, part: Part) => void): Promise<void> {
    const { size } = await this.#file.stat()
    const head = Buffer.alloc(headBytes)
    let at = 0
    while (at + headBytes <= size) {
      await this.#file.read(head, 0, headBytes, at)
      const length = head.readUInt32LE(0)
      if (at + headBytes + length > size) break
      take(head, { at, length })
      at += headBytes + length
    }
    await this.#file.truncate(at)
    this.#end = at
  }

  async empty(): Promise<void> {
    await this.#file.truncate(0)
    this.#end = 0
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

/** Whole answers by the place of their request, and the highest number that any has. */
const answersIn = async (file: SpoolFile) => {
  const open = new Map<number, Array<Part>>()
  const known = new Map<string, Known>()
  let first: Part | undefined
  let last = 0
  await file.scan((head, part) => {
    const place = head.subarray(4, 4 + placeBytes)
    const number = head.readUInt32LE(4 + placeBytes)
    const status = head.readUInt16LE(8 + placeBytes)
    if (place.equals(firstPlace)) {
      first ??= part
      return
    }
    const parts = open.get(number) ?? []
    open.set(number, parts)
    parts.push(part)
    last = Math.max(last, number)
    if (status === 0) return
    known.set(place.toString("latin1"), { status, parts })
    open.delete(number)
  })
  return { known, first, last }
}

interface Beginning {
  readonly shape: string
  readonly begunAt: number
}

const beginningIn = async (file: SpoolFile, part: Part | undefined): Promise<Beginning | undefined> => {
  if (part === undefined) return undefined
  // Sealed with another key, or broken: as good as none.
  return file.read(part).then(
    (bytes): Beginning => JSON.parse(bytes.toString("utf8")),
    () => undefined,
  )
}

/**
 * Opens the answers of a run: those of the one before, if it asked for the same not too long ago and did not come to its
 * end, else none. The file is closed with the scope and stays, unless it is dropped.
 */
export const openSpool = Effect.fnUntraced(function* ({ key, path, shape }: SpoolOptions) {
  const now = yield* Clock.currentTimeMillis
  const attempt = <A>(operation: string, run: () => Promise<A>) =>
    Effect.uninterruptible(Effect.tryPromise({ try: run, catch: (cause) => fileProblem(path, operation, cause) }))
  yield* Disk.makeFolders(dirname(path))
  const sealing = Buffer.from(hkdfSync("sha256", Redacted.value(key), "boxport", "answers of a run", 32))
  const file = yield* Effect.acquireRelease(
    // Made if it is missing, never emptied.
    attempt("open", async () => {
      await open(path, "a", 0o600).then((handle) => handle.close())
      return new SpoolFile(await open(path, "r+"), sealing)
    }),
    (opened) => Effect.ignore(attempt("close", () => opened.close())),
  )
  const found = yield* attempt("read", async () => {
    const { first, known, last } = await answersIn(file)
    return { known, last, beginning: await beginningIn(file, first) }
  })
  const { beginning } = found
  const isResumed =
    beginning !== undefined &&
    beginning.shape === shape &&
    beginning.begunAt <= now &&
    now - beginning.begunAt < mostMillis
  const begunAt = isResumed ? beginning.begunAt : now
  if (!isResumed) {
    yield* attempt("write", async () => {
      await file.empty()
      await file.append(firstPlace, 0, 0, Buffer.from(JSON.stringify({ shape, begunAt } satisfies Beginning)))
    })
  }
  const known = isResumed ? found.known : new Map<string, Known>()
  const lock = yield* Semaphore.make(1)
  let number = isResumed ? found.last : 0
  let isWritten = true
  const asked = new Map<string, number>()

  /** A run that cannot be written down goes on all the same: it could not be gone on with, that is all. */
  const append = (...record: Parameters<SpoolFile["append"]>) =>
    Effect.suspend(() =>
      isWritten
        ? attempt("write", () => file.append(...record)).pipe(
            lock.withPermits(1),
            Effect.catch((problem) => {
              isWritten = false
              return Effect.logWarning(`should this run be killed, it begins anew: ${problem.message}`)
            }),
          )
        : Effect.void,
    )

  const recalledOf = ({ parts, status }: Known): Recalled => ({
    status,
    body: Stream.fromIterable(parts).pipe(
      Stream.mapEffect((part) =>
        Effect.tryPromise({ try: () => file.read(part), catch: () => new NoAnswer({ code: "UNREADABLE" }) }),
      ),
      Stream.filter((bytes) => bytes.length > 0),
    ),
  })

  const slotOf = (place: Buffer, answer: Known | undefined): Slot => ({
    recalled: answer === undefined ? undefined : recalledOf(answer),
    record: Effect.sync((): Recording => {
      const own = (number += 1)
      return {
        write: (part) => append(place, own, 0, part),
        done: (status) => append(place, own, status, new Uint8Array()),
      }
    }),
  })

  const spool: Spool = {
    begunAt,
    isResumed,
    answers: {
      begunAt,
      next: (url) =>
        Effect.sync(() => {
          const times = (asked.get(url) ?? 0) + 1
          asked.set(url, times)
          const place = file.place(`${times} ${url}`)
          return slotOf(place, known.get(place.toString("latin1")))
        }),
    },
    drop: attempt("remove", () => rm(path, { force: true })),
  }
  return spool
})

/** Reads with the answers of a run at hand, if there are any. */
export const goingOn =
  (spool: Spool | undefined) =>
  <A, E, R>(reading: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    spool === undefined ? reading : Effect.provideService(reading, Answers, spool.answers)
