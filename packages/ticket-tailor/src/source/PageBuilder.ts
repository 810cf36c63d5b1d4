/**
 * What a page of native records becomes, gathered record by record.
 *
 * @module
 */
import { type Paging, type Rejected, rejection, Section, type Warning } from "@boxport/connector"
import type { Json, JsonObject, Rows, TableName } from "@boxport/model"
import { Result } from "effect"

type Gathered = { [Name in TableName]?: Array<Rows[Name]> }

/** Gathers one page. */
export class PageBuilder {
  readonly #rows: Gathered = {}
  readonly #rejected: Array<Rejected> = []
  readonly #raw: { [resource: string]: Array<JsonObject> } = {}
  readonly #warnings: Array<Warning> = []
  readonly #wantsRaw: boolean
  #masked = 0

  /** @param wantsRaw whether native records are kept too */
  constructor(wantsRaw: boolean) {
    this.#wantsRaw = wantsRaw
  }

  /** Adds rows of a table. */
  add<Name extends TableName>(table: Name, ...rows: ReadonlyArray<Rows[Name]>): void {
    const known: Array<Rows[Name]> | undefined = this.#rows[table]
    if (known === undefined) Object.assign(this.#rows, { [table]: [...rows] })
    else known.push(...rows)
  }

  /** Adds a native record, without its secrets. */
  raw(resource: string, record: JsonObject, scrub: (record: JsonObject) => JsonObject): void {
    if (this.#wantsRaw) (this.#raw[resource] ??= []).push(scrub(record))
  }

  reject(...rejected: ReadonlyArray<Rejected>): void {
    this.#rejected.push(...rejected)
  }

  /** The value of a mapped record; undefined for one that is set aside here. */
  take<A>(mapped: Result.Result<A, Rejected>): A | undefined {
    if (Result.isSuccess(mapped)) return mapped.success
    this.#rejected.push(mapped.failure)
    return undefined
  }

  /** Counts people whose name or address the platform has masked. */
  masked(people: number): void {
    this.#masked += people
  }

  /** The reading of the page that the records came from. */
  build(resource: string, page: Pick<Paging.PageOf<unknown>, "fresh" | "broken" | "circle">): Section.PageReading {
    const broken = page.broken.map((entry: Json) =>
      rejection(resource, null, [{ path: "", reason: "not an object" }], { value: entry }),
    )
    if (this.#masked > 0) {
      this.#warnings.push(
        Section.attention("masked_names", `${resource}: names or addresses masked with ****`, this.#masked),
      )
    }
    if (page.circle) {
      this.#warnings.push(Section.attention("circular_paging", `${resource}: the platform's pages lead in a circle`))
    }
    return {
      read: page.fresh.length + page.broken.length,
      rows: this.#rows,
      raw: this.#raw,
      rejected: [...this.#rejected, ...broken],
      warnings: this.#warnings,
    }
  }
}
