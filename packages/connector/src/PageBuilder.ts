/**
 * What a page of native records becomes, gathered record by record.
 *
 * @module
 */
import type { Json, JsonObject, Rows, TableName } from "@boxport/model"
import { Result } from "effect"
import type { Scrub } from "./Native.ts"
import { rejection } from "./Problems.ts"
import { attention, type PageReading } from "./Section.ts"
import type { ReadQuery, Rejected, Warning } from "./Source.ts"

type Gathered = { [Name in TableName]?: Array<Rows[Name]> }

/** Gathers one page. */
export class PageBuilder {
  readonly #resource: string
  readonly #query: Pick<ReadQuery, "raw" | "secrets">
  readonly #rows: Gathered = {}
  readonly #rejected: Array<Rejected> = []
  readonly #raw: { [resource: string]: Array<JsonObject> } = {}
  readonly #warnings: Array<Warning> = []
  #masked = 0
  /** Native records of the page's resource. */
  read = 0

  /** @param options the page's resource, by the platform's plural; and what is asked for besides rows */
  constructor(options: { readonly resource: string; readonly query: Pick<ReadQuery, "raw" | "secrets"> }) {
    this.#resource = options.resource
    this.#query = options.query
  }

  /** Adds rows of a table. */
  add<Name extends TableName>(table: Name, ...rows: ReadonlyArray<Rows[Name]>): void {
    this.addAll(table, rows)
  }

  /** Adds rows of a table, however many. */
  addAll<Name extends TableName>(table: Name, rows: ReadonlyArray<Rows[Name]>): void {
    const known: Array<Rows[Name]> | undefined = this.#rows[table]
    if (known === undefined) Object.assign(this.#rows, { [table]: [...rows] })
    else for (const row of rows) known.push(row)
  }

  /** Adds a native record, without the secrets that nobody asked for. */
  raw(resource: string, record: JsonObject, scrub: Scrub): void {
    if (this.#query.raw) (this.#raw[resource] ??= []).push(scrub(record, this.#query.secrets))
  }

  /** Sets records aside. */
  reject(...rejected: ReadonlyArray<Rejected>): void {
    for (const one of rejected) this.#rejected.push(one)
  }

  /** Sets aside entries of a list that are no objects. */
  rejectOthers(others: ReadonlyArray<Json>): void {
    for (const value of others) {
      this.#rejected.push(rejection(this.#resource, null, [{ path: "", reason: "not an object" }], { value }))
    }
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

  /** Something about the page that its records do not show. */
  warn(warning: Warning): void {
    this.#warnings.push(warning)
  }

  /** The reading of the page. */
  build(): PageReading {
    const masked =
      this.#masked === 0
        ? []
        : [attention("masked_names", `${this.#resource}: names or addresses masked with ****`, this.#masked)]
    return {
      read: this.read,
      rows: this.#rows,
      raw: this.#raw,
      rejected: this.#rejected,
      warnings: [...this.#warnings, ...masked],
    }
  }
}
