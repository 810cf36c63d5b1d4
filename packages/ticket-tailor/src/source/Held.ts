/**
 * Records that are read before the rows they refer to: kept, a page at a time and compressed, until their turn.
 *
 * Check-ins come first because tickets say when they were last scanned, and are written last because they refer to
 * tickets. Compressed, one takes some twenty bytes.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { deflateRawSync, inflateRawSync } from "node:zlib"

/** Pages of records, compressed. */
export class Held {
  readonly #pages: Array<Buffer> = []

  add(records: ReadonlyArray<JsonObject>): void {
    if (records.length > 0) this.#pages.push(deflateRawSync(JSON.stringify(records), { level: 1 }))
  }

  /** The pages in the order in which they came; each is let go of when it is taken. */
  *take(): Generator<ReadonlyArray<JsonObject>> {
    for (let page = this.#pages.shift(); page !== undefined; page = this.#pages.shift()) {
      const records: Json = JSON.parse(inflateRawSync(page).toString("utf8"))
      yield Array.isArray(records) ? records.filter(Lenient.isObject) : []
    }
  }
}
