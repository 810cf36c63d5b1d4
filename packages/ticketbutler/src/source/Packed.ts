/**
 * Values that are kept until later, or only in case: compressed, some at a time. A ticket of a list takes some fifty bytes.
 *
 * @module
 */
import { deserialize, serialize } from "node:v8"
import { zstdCompressSync, zstdDecompressSync } from "node:zlib"

/** How many values are compressed together. */
const blockSize = 200

/** Values in the order in which they were added: of records and rows, what `structuredClone` can copy. */
export class Packed<A> {
  readonly #packed: Array<Buffer> = []
  #open: Array<A> = []

  add(value: A): void {
    this.#open.push(value)
    if (this.#open.length < blockSize) return
    this.#packed.push(zstdCompressSync(serialize(this.#open)))
    this.#open = []
  }

  /** All values, some at a time. */
  *blocks(): Generator<ReadonlyArray<A>> {
    for (const bytes of this.#packed) yield deserialize(zstdDecompressSync(bytes))
    if (this.#open.length > 0) yield this.#open
  }
}
