/**
 * What is wrong with one record, gathered while it is read: a path and a reason each.
 *
 * @module
 */
import type { JsonObject } from "@boxport/model"
import type { Schema } from "effect"
import { SchemaIssue } from "effect"
import type { Rejected } from "./Source.ts"

/** One thing that is wrong: where in the record, and why. Never the value itself, which may be personal. */
export interface Problem {
  readonly path: string
  readonly reason: string
}

/** `["line_items", 0, "total"]` as `line_items[0].total`. */
export const pathText = (path: ReadonlyArray<PropertyKey>): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === "number" ? `${text}[${step}]` : text === "" ? String(step) : `${text}.${String(step)}`,
    "",
  )

const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** The problems of a failed decoding, each with its path. */
export const ofSchemaError = (error: Schema.SchemaError): ReadonlyArray<Problem> =>
  format(error.issue).issues.map((issue) => ({
    path: pathText((issue.path ?? []).map((step) => (typeof step === "object" ? step.key : step))),
    reason: issue.message,
  }))

const none: ReadonlyArray<Problem> = []

/** A gatherer of problems, for the reading of one record. */
export class Problems {
  #found: Array<Problem> | null = null

  /** Notes a problem, and gives null in the place of the value. */
  add(path: string, reason: string): null {
    this.#found ??= []
    this.#found.push({ path, reason })
    return null
  }

  /** Everything found so far. */
  get found(): ReadonlyArray<Problem> {
    return this.#found ?? none
  }
}

/** The rejection of a record for its problems; the first is named, more are counted. */
export const rejection = (
  resource: string,
  nativeId: string | null,
  problems: ReadonlyArray<Problem>,
  record: JsonObject,
): Rejected => {
  const [first, ...more] = problems
  return {
    resource,
    nativeId,
    path: first?.path ?? "",
    reason: (first?.reason ?? "broken record") + more.map(({ path, reason }) => `; ${path}: ${reason}`).join(""),
    record,
  }
}
