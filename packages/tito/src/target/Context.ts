/**
 * What performing, settling and taking back have in common.
 *
 * @module
 */
import type { Known, MadeKind, PlannedOperation } from "@boxport/connector"
import { needed } from "@boxport/connector/target"
import type { JsonObject } from "@boxport/model"
import { Effect } from "effect"
import type { TitoClient } from "../api/Methods.ts"

/** A client, and what one run remembers. */
export interface Context {
  readonly client: TitoClient
  /** The connection's name for errors. */
  readonly connection: string
  /** The addresses of people interested in an event, in lower case, with their ids; by the event's slug. */
  readonly interested: Map<string, Map<string, string>>
  /** The slug of an event's check-in list, which lets anybody in: kept nowhere else. By the event's slug. */
  readonly doors: Map<string, string>
}

/** A text among the facts of a thing; else what stands for it anyway, its id. */
export const factOf = ({ facts, target }: { readonly facts: JsonObject; readonly target: string }, name: string) => {
  const value = facts[name]
  return typeof value === "string" && value !== "" ? value : target
}

/** What an operation needs, as paths name it. */
export const looking = (context: Context, operation: PlannedOperation, known: Known) => {
  const need = (kind: MadeKind, source: string) => needed(context, operation, known, kind, source)
  const slug = (kind: MadeKind, source: string) => Effect.map(need(kind, source), (thing) => factOf(thing, "slug"))
  return {
    need,
    slug,
    /** The native id of something, as bodies name it. */
    id: (kind: MadeKind, source: string) => Effect.map(need(kind, source), ({ target }) => Number(target)),
  }
}
