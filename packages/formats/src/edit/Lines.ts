/**
 * A text file record by record, without holding it whole.
 *
 * @module
 */
import { createReadStream } from "node:fs"

/**
 * The records of a file, each with its line end. With `quotes`, a line end between two quotes ends no record: inside a
 * record of RFC 4180 there is an even number of quotes before each line end that does.
 */
export async function* records(path: string, quotes: boolean): AsyncGenerator<string> {
  let rest = ""
  let searched = 0
  let open = false
  for await (const part of createReadStream(path, { encoding: "utf8", highWaterMark: 256 * 1024 })) {
    rest += String(part)
    let start = 0
    for (let at = searched; at < rest.length; at++) {
      const code = rest.charCodeAt(at)
      if (quotes && code === 0x22) open = !open
      else if (code === 0x0a && !open) {
        yield rest.slice(start, at + 1)
        start = at + 1
      }
    }
    rest = rest.slice(start)
    searched = rest.length
  }
  if (rest !== "") yield rest
}

/** Gathers texts, and hands them on when there are enough. */
export class Gathered {
  readonly #out: (bytes: Uint8Array) => Promise<void>
  #texts: Array<string> = []
  #length = 0

  constructor(out: (bytes: Uint8Array) => Promise<void>) {
    this.#out = out
  }

  async add(text: string): Promise<void> {
    this.#texts.push(text)
    this.#length += text.length
    if (this.#length > 1024 * 1024) await this.flush()
  }

  async flush(): Promise<void> {
    const bytes = Buffer.from(this.#texts.join(""))
    this.#texts = []
    this.#length = 0
    if (bytes.length > 0) await this.#out(bytes)
  }
}
