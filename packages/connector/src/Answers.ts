/**
 * Answers that were written down: a read that was broken off is done again from its beginning, but what the platform had
 * answered by then is not asked for again.
 *
 * So a source needs to know nothing of where it was: the same requests in the same order bring it there, and give the
 * same records, rows and counts.
 *
 * @module
 */
import { Context, Effect, type Stream } from "effect"
import type { NoAnswer } from "./Transport.ts"

/** An answer that was written down. */
export interface Recalled {
  readonly status: number
  /** Its body, in parts; it fails where it can no longer be read. */
  readonly body: Stream.Stream<Uint8Array, NoAnswer>
}

/** Writes one answer down. It counts once it is done; one that breaks off is as if it had not begun. */
export interface Recording {
  /** Adds a part of the body. */
  readonly write: (part: Uint8Array) => Effect.Effect<void>
  /** The body is whole: the answer counts, with this status. */
  readonly done: (status: number) => Effect.Effect<void>
}

/** The place of one request among all. */
export interface Slot {
  /** What it was answered; undefined where nothing was written down, or no longer can be read. */
  readonly recalled: Recalled | undefined
  /** Begins to write down what it is answered now. */
  readonly record: Effect.Effect<Recording>
}

/** What was answered to one run. */
export interface AnswerBook {
  /** When the run began that is gone on with, in Unix milliseconds; null for one that begins now. */
  readonly begunAt: number | null
  /** The place of the next request for an address: the first, second, third time that it is asked for. */
  readonly next: (url: string) => Effect.Effect<Slot | undefined>
}

/** Answers to the reads of one run. None are kept by default. */
export class Answers extends Context.Reference<AnswerBook>("@boxport/connector/Answers", {
  defaultValue: () => ({ begunAt: null, next: () => Effect.undefined }),
}) {}
