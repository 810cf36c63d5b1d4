/**
 * Records that are read before the rows they refer to: kept, a page at a time and compressed, until their turn.
 *
 * Check-ins come first because tickets say when they were last scanned, and are written last because they refer to
 * tickets. Compressed, one takes some twenty bytes.
 *
 * @module
 */
import type { Json, JsonObject } from "@boxport/model"
import { Stream } from "effect"
import { deflateRawSync, inflateRawSync } from "node:zlib"
import { isObject } from "./Lenient.ts"

/** A page that was held, with the note that was put to it. */
export interface HeldPage<Note> {
  readonly note: Note
  readonly records: ReadonlyArray<JsonObject>
}

/** Pages of records, compressed, each with a note on where it comes from. */
export class Held<Note = null> {
  readonly #pages: Array<{ readonly note: Note; readonly bytes: Buffer }> = []

  /** Keeps a page until it is taken; one without records leaves nothing. */
  add(records: ReadonlyArray<JsonObject>, note: Note): void {
    if (records.length > 0) this.#pages.push({ note, bytes: deflateRawSync(JSON.stringify(records), { level: 1 }) })
  }

  get isEmpty(): boolean {
    return this.#pages.length === 0
  }

  /** The pages in the order in which they came, each made again when it is its turn and then let go of. */
  get pages(): Stream.Stream<HeldPage<Note>> {
    // A stream takes as much from an iterable as it may put into one chunk.
    return Stream.fromIterable(this.#take(), { chunkSize: 1 })
  }

  *#take(): Generator<HeldPage<Note>> {
    for (let page = this.#pages.shift(); page !== undefined; page = this.#pages.shift()) {
      const records: Json = JSON.parse(inflateRawSync(page.bytes).toString("utf8"))
      yield { note: page.note, records: Array.isArray(records) ? records.filter(isObject) : [] }
    }
  }
}
