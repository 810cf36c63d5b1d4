import type { TableName } from "@boxport/model"
import { Effect } from "effect"

/** A row of an NDJSON file. */
export interface Row {
  readonly [column: string]: unknown
}

/** Numbers that are the same every time. */
export class Chance {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }
  /** Below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
  one<A>(items: ReadonlyArray<A>): A | undefined {
    return items[this.below(Math.max(1, items.length))]
  }
}

/** What a storm is made with. */
export interface Weather {
  readonly chance: Chance
  /** Rows of a table as they were before. */
  readonly rows: (table: TableName) => ReadonlyArray<Row>
  /** The same, of events whose changes every run looks for. */
  readonly open: (table: TableName) => ReadonlyArray<Row>
}

export const text = (row: Row | undefined, column: string): string => String(row?.[column] ?? "")

/** Sends a request as somebody else would; what it is answered is the caller's. Refusals are part of life. */
export const send = (
  method: string,
  url: string,
  headers: { readonly [name: string]: string },
  body?: string,
): Effect.Effect<{ readonly status: number; readonly body: string }> =>
  Effect.promise(async () => {
    const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) })
    return { status: answer.status, body: await answer.text() }
  })
