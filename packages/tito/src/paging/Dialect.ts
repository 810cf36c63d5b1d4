/**
 * Which of its two versions Tito speaks. 3.1 adds to records what `expand` names; 3.0 knows a short view, which lists
 * give, and an extended one with everything in it (seed 003, Views; notes 1.3). Every answer tells its version, so the
 * first list settles it for the whole connection.
 *
 * @module
 */
import type { Paging } from "@boxport/connector"
import type { Meta } from "./Envelope.ts"

type Version = "3.0" | "3.1"

/** What a connection has learnt. */
export class Dialect {
  #version: Version | undefined
  /** Resources whose records only the other version gives whole. */
  readonly #others = new Set<string>()
  /** Resources that neither version gives whole. */
  readonly #hopeless = new Set<string>()

  /** Learns from an answer. One that names neither version nor expansions is of a server that knows only 3.0. */
  heard(meta: Meta | null): void {
    if (this.#version !== undefined || meta === null) return
    const named = /^3\.(\d+)/.exec(meta.apiVersion ?? "")?.[1]
    this.#version = (named === undefined ? meta.expandable : Number(named) >= 1) ? "3.1" : "3.0"
  }

  /** Whether another version may give more of a resource's records. */
  hasOther(resource: string): boolean {
    return this.#version !== undefined && !this.#others.has(resource) && !this.#hopeless.has(resource)
  }

  /** From now on asks for a resource in the other version. */
  takeOther(resource: string): void {
    this.#others.add(resource)
  }

  /** Goes back to the first version of a resource for good: the other one has no more. */
  giveUp(resource: string): void {
    this.#others.delete(resource)
    this.#hopeless.add(resource)
  }

  /** The query for records with `expand` in them; `extended` when the short view of 3.0 lacks something wanted. */
  words(resource: string, expand: ReadonlyArray<string>, extended: boolean): Paging.Position {
    const asked: Paging.Position = expand.length === 0 ? [] : [["expand", expand.join(",")]]
    const other = this.#others.has(resource)
    switch (this.#version) {
      // 3.1 only warns of a view, and 3.0 knows nothing else.
      case undefined:
        return [["version", "3.1"], ["view", "extended"], ...asked]
      case "3.1":
        return other
          ? [
              ["version", "3.0"],
              ["view", "extended"],
            ]
          : [["version", "3.1"], ...asked]
      case "3.0":
        if (other) return [["version", "3.1"], ...asked]
        return extended ? [["view", "extended"]] : []
    }
  }
}
