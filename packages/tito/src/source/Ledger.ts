/**
 * What became of each resource in a read. Tito's lists belong to events, so a resource is read in as many parts as
 * there are events: it begins with the first of them and ends with the read.
 *
 * @module
 */
import type { Reading, Warning } from "@boxport/connector"
import type { Proof } from "../paging/Listing.ts"

interface Account {
  /** Null once a part has not told how many there are. */
  stated: number | null
  complete: boolean
  readonly warnings: Map<string, Warning>
}

/** Keeps the accounts of a read. */
export class Ledger {
  readonly #accounts = new Map<string, Account>()

  #of(resource: string): Account {
    let account = this.#accounts.get(resource)
    if (account === undefined) {
      account = { stated: 0, complete: true, warnings: new Map() }
      this.#accounts.set(resource, account)
    }
    return account
  }

  /** The reading that a resource begins, the first time it is asked for. */
  begin(resource: string): ReadonlyArray<Reading> {
    if (this.#accounts.has(resource)) return []
    this.#of(resource)
    return [{ _tag: "Begin", resource, stated: null }]
  }

  /** Adds how a part of a resource ended. */
  settle(resource: string, part: Omit<Proof, "read">): void {
    const account = this.#of(resource)
    account.stated = account.stated === null || part.stated === null ? null : account.stated + part.stated
    account.complete &&= part.complete
    for (const warning of part.warnings) {
      const key = `${warning.code} ${warning.message}`
      const known = account.warnings.get(key)
      account.warnings.set(key, known === undefined ? warning : { ...warning, count: known.count + warning.count })
    }
  }

  /** The endings of all resources, in the order in which they began. */
  get ends(): ReadonlyArray<Reading> {
    return Array.from(this.#accounts, ([resource, { complete, stated, warnings }]) => ({
      _tag: "End",
      resource,
      stated,
      complete,
      warnings: [...warnings.values()],
    }))
  }
}
