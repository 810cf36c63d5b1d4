/**
 * One resource's part of a read: that it begins, its pages, and how it ended. What the key may not read, or what the
 * platform does not have, ends the part and not the run.
 *
 * @module
 */
import { Stream } from "effect"
import type { ConnectorError } from "./Errors.ts"
import type { Reading, Warning } from "./Source.ts"

/** The reading of a page, without its tag and resource. */
export type PageReading = Omit<Extract<Reading, { readonly _tag: "Page" }>, "_tag" | "resource">

/** How a resource ended, as its adapter sees it. */
export interface Ending {
  readonly stated: number | null
  readonly complete: boolean
  readonly warnings: ReadonlyArray<Warning>
}

/** What a section is made of. */
export interface SectionOptions {
  /** The platform's plural. */
  readonly resource: string
  /** How many records the platform says there are, known when the section begins. */
  readonly stated: () => number | null
  /** Whether a run without it makes no sense: then it fails where the resource cannot be read. */
  readonly required: boolean
  readonly pages: Stream.Stream<PageReading, ConnectorError>
  /** Asked after the last page. */
  readonly ending: () => Ending
}

/** A page that says nothing; spread what there is over it. */
export const emptyPage: PageReading = { read: 0, rows: {}, raw: {}, rejected: [], warnings: [] }

/** A warning that a person should look into. */
export const attention = (code: string, message: string, count = 1): Warning => ({
  code,
  message,
  count,
  attention: true,
})

/** Something that is good to know. */
export const note = (code: string, message: string, count = 1): Warning => ({ code, message, count, attention: false })

/**
 * The warning for records that are fewer than the platform says; none when they are as many, or more (sales went on
 * while reading).
 */
export const shortfall = (resource: string, read: number, stated: number | null): ReadonlyArray<Warning> =>
  stated === null || read >= stated
    ? []
    : [attention("count_mismatch", `${resource}: the platform states ${stated}, ${read} could be read`)]

/** The readings of a section. */
export const section = (options: SectionOptions): Stream.Stream<Reading, ConnectorError> => {
  const { resource } = options
  let circles = 0
  const end = (ending: Ending): Reading => ({ _tag: "End", resource, ...ending })
  const pages = options.pages.pipe(
    Stream.map((page): Reading => {
      circles += page.warnings.some(({ code }) => code === "circular_paging") ? 1 : 0
      return { _tag: "Page", resource, ...page }
    }),
  )
  const all = Stream.suspend(() => Stream.make<[Reading]>({ _tag: "Begin", resource, stated: options.stated() })).pipe(
    Stream.concat(pages),
    Stream.concat(
      Stream.suspend(() => {
        const ending = options.ending()
        return Stream.make(end({ ...ending, complete: ending.complete && circles === 0 }))
      }),
    ),
  )
  if (options.required) return all
  return all.pipe(
    Stream.catchIf(
      (error) => error.reason._tag === "Forbidden" || error.reason._tag === "Unauthorized",
      () =>
        Stream.make(
          end({
            stated: null,
            complete: false,
            warnings: [attention("not_permitted", `${resource}: the credential may not read them`)],
          }),
        ),
    ),
    Stream.catchIf(
      (error) => error.reason._tag === "NotFound",
      () =>
        Stream.make(
          end({
            stated: null,
            complete: true,
            warnings: [note("not_offered", `${resource}: the platform does not have them here`)],
          }),
        ),
    ),
  )
}
