/**
 * Text that is on its way to a file, as UTF-8 bytes.
 *
 * @module
 */

/** Enough for a write to the disk: fewer and larger writes cost less than one a row, and more gain nothing. */
const worthAWrite = 256 * 1024

/**
 * Collects text as bytes, to be written once there is enough of it.
 *
 * Every text is turned into bytes at once. A line is a tree of string pieces until somebody reads it; a page of such
 * trees is what the garbage collector would have to walk.
 */
export class TextBytes {
  // One writer appends until `worthAWrite` is passed, so the rest is room for the last line.
  #buffer = Buffer.allocUnsafeSlow(worthAWrite + 64 * 1024)
  #used = 0

  append(text: string): void {
    const most = text.length * 3
    if (this.#buffer.length - this.#used < most) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, this.#used + most))
      this.#buffer.copy(larger, 0, 0, this.#used)
      this.#buffer = larger
    }
    this.#used += this.#buffer.write(text, this.#used)
  }

  /** Whether there is enough for a write. */
  get isDue(): boolean {
    return this.#used >= worthAWrite
  }

  /** The bytes so far, which are forgotten here; valid until the next `append`. */
  drain(): Uint8Array {
    const bytes = this.#buffer.subarray(0, this.#used)
    this.#used = 0
    return bytes
  }
}
