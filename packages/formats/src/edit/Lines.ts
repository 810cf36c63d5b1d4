/**
 * A text file edited record by record, without holding it whole.
 *
 * @module
 */
import { createReadStream } from "node:fs"
import { TextBytes } from "../TextBytes.ts"
import type { Out } from "./Edit.ts"

/**
 * The records of a file, each with its line end. With `quotes`, a line end between two quotes ends no record: inside a
 * record of RFC 4180 there is an even number of quotes before each line end that does.
 */
async function* records(path: string, quotes: boolean): AsyncGenerator<string> {
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

/**
 * Writes each record of a file as `edit` gives it back, with its line end; null leaves it out. `quotes` as in
 * {@link records}.
 */
export const editRecords = async (
  path: string,
  quotes: boolean,
  out: Out,
  edit: (record: string) => string | null,
): Promise<void> => {
  const bytes = new TextBytes()
  for await (const record of records(path, quotes)) {
    const text = edit(record)
    if (text === null) continue
    bytes.append(text)
    if (bytes.isDue) await out(bytes.drain())
  }
  await out(bytes.drain())
}
