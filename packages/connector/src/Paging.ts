/**
 * How lists are read page by page, as values: where the first page is, and where the one after a given page. A paging
 * never follows a link; what it needs from one is a cursor or the fact that there is one.
 *
 * @module
 */
import type { Json, JsonObject } from "@boxport/model"
import { Effect, Option, Stream } from "effect"
import type { Position } from "./client/Page.ts"
import type { Seen } from "./Seen.ts"

export type { Position } from "./client/Page.ts"

/** A way through a list. `Page` is what a page's answer was read as. */
export interface Paging<Page> {
  readonly first: Position
  /** Where the next page is; undefined after the last. */
  readonly next: (page: Page, at: Position) => Position | undefined
}

/** A list in one answer. */
export const none: Paging<unknown> = { first: [], next: () => undefined }

/**
 * Pages that begin after a record: `cursorOf` names the last record of a page, or nothing when it was the last page.
 *
 * @param options.parameter the query parameter that takes the cursor (`starting_after`)
 * @param options.always what every page's query holds (`limit`)
 */
export const cursor = <Page>(options: {
  readonly parameter: string
  readonly always: Position
  readonly cursorOf: (page: Page) => string | undefined
}): Paging<Page> => ({
  first: options.always,
  next: (page) => {
    const after = options.cursorOf(page)
    return after === undefined || after === "" ? undefined : [...options.always, [options.parameter, after]]
  },
})

/** Numbered pages: `more` says whether there is one after the page with that number. */
export const numbered = <Page>(options: {
  readonly parameter: string
  readonly start: number
  readonly always: Position
  readonly more: (page: Page, number: number) => boolean
}): Paging<Page> => {
  const at = (number: number): Position => [...options.always, [options.parameter, String(number)]]
  return {
    first: at(options.start),
    next: (page, position) => {
      const number = Number(position.find(([name]) => name === options.parameter)?.[1])
      return options.more(page, number) ? at(number + 1) : undefined
    },
  }
}

/** A page as {@link pages} gives it. */
export interface PageOf<Page> {
  readonly page: Page
  /** Its records that no earlier page had. */
  readonly fresh: ReadonlyArray<JsonObject>
  /** Entries that are no objects, and so no records. */
  readonly broken: ReadonlyArray<Json>
  /** Records that an earlier page had. */
  readonly repeated: number
  /** The platform went in a circle here: it named a next page that had been read already, or repeated a full one. */
  readonly circle: boolean
}

/** What reading pages needs to know about a list. */
export interface ListOptions<Page, E> {
  readonly paging: Paging<Page>
  /** Gets the page at a position. */
  readonly fetch: (at: Position) => Effect.Effect<Page, E>
  /** The records of a page. */
  readonly items: (page: Page) => ReadonlyArray<Json>
  /** The key of a record; undefined for one without, which then is never taken for a repetition. */
  readonly keyOf: (record: JsonObject) => string | undefined
  /** How many records a full page has. */
  readonly pageSize: number
  /** Keys of records seen elsewhere or before. */
  readonly seen: Seen
}

/**
 * The pages of a list, each fetched when it is asked for. Records that a page repeats are taken out, an empty page
 * ends the list, and so does a platform that leads in a circle.
 */
export const pages = <Page, E>(options: ListOptions<Page, E>): Stream.Stream<PageOf<Page>, E> => {
  const visited = new Set<string>()
  let before: ReadonlySet<string> = new Set()
  return Stream.paginate(options.paging.first, (at: Position) =>
    Effect.map(options.fetch(at), (page) => {
      visited.add(JSON.stringify(at))
      const items = options.items(page)
      const keys = new Set<string>()
      const fresh: Array<JsonObject> = []
      const broken: Array<Json> = []
      let repeated = 0
      for (const item of items) {
        if (typeof item !== "object" || item === null || isList(item)) {
          broken.push(item)
          continue
        }
        const key = options.keyOf(item)
        if (key !== undefined) keys.add(key)
        if (key === undefined || options.seen.add(key)) fresh.push(item)
        else repeated += 1
      }
      const next = items.length === 0 ? undefined : options.paging.next(page, at)
      const again = next !== undefined && visited.has(JSON.stringify(next))
      // A page with the records of the one before leads nowhere, whatever it says comes next. Was it short, there was
      // no more to come anyway; a full one may hide what follows.
      const stuck = next !== undefined && keys.size > 0 && keys.isSubsetOf(before)
      before = keys
      const circle = stuck ? items.length >= options.pageSize : again
      const result: PageOf<Page> = { page, fresh, broken, repeated, circle }
      return [[result], next === undefined || again || stuck ? Option.none() : Option.some(next)] as const
    }),
  )
}

const isList = (value: Json): value is ReadonlyArray<Json> => Array.isArray(value)
