/**
 * How far each resource of a read is: what the platform says there is, what was read, and what went wrong. The resources
 * of an account are read event by event, so they begin and end together.
 *
 * @module
 */
import { type Reading, Section, type Warning } from "@boxport/connector"

interface Part {
  read: number
  stated: number | null
  complete: boolean
  readonly warnings: Map<string, Warning>
}

/** The resources of one read. */
export class Ledger {
  readonly #parts = new Map<string, Part>()

  /** @param resources those that will be read, by the platform's plural */
  constructor(resources: ReadonlyArray<string>) {
    for (const resource of resources) {
      this.#parts.set(resource, { read: 0, stated: null, complete: true, warnings: new Map() })
    }
  }

  has(resource: string): boolean {
    return this.#parts.has(resource)
  }

  /** Notes that the platform says there are so many more records. */
  state(resource: string, records: number): void {
    const part = this.#parts.get(resource)
    if (part !== undefined) part.stated = (part.stated ?? 0) + records
  }

  /** Notes something to say about a resource; the same is said once, with its count. */
  warn(resource: string, warning: Warning): void {
    const part = this.#parts.get(resource)
    if (part === undefined) return
    const key = `${warning.code} ${warning.message}`
    const before = part.warnings.get(key)
    part.warnings.set(key, before === undefined ? warning : { ...warning, count: before.count + warning.count })
  }

  /** Notes that a resource could not be read whole, and why. */
  fallShort(resource: string, warning: Warning): void {
    const part = this.#parts.get(resource)
    if (part !== undefined) part.complete = false
    this.warn(resource, warning)
  }

  /** The reading of a page. */
  page(resource: string, page: Section.PageReading): Reading {
    const part = this.#parts.get(resource)
    if (part !== undefined) part.read += page.read
    return { _tag: "Page", resource, ...page }
  }

  /** The readings with which all of them begin. */
  begin(): ReadonlyArray<Reading> {
    return [...this.#parts.keys()].map((resource) => ({ _tag: "Begin", resource, stated: null }))
  }

  /** The readings with which all of them end. */
  end(): ReadonlyArray<Reading> {
    return [...this.#parts].map(([resource, { complete, read, stated, warnings }]) => {
      const missing = Section.shortfall(resource, read, stated)
      return {
        _tag: "End",
        resource,
        stated,
        complete: complete && missing.length === 0,
        warnings: [...warnings.values(), ...missing],
      }
    })
  }
}
