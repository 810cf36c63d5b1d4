/** What every operation of the table is put through. */
import type { OperationName, TicketTailorError } from "@boxport/ticket-tailor"
import type { Effect, Scope } from "effect"
import type { Bench, Known } from "./bench.ts"

/** The contract of one operation. */
export interface Contract {
  /** A good input. */
  readonly input: (known: Known) => object
  /** Does it through the client, and looks whether the platform is as it should be afterwards. */
  readonly works: (bench: Bench) => Effect.Effect<void, TicketTailorError, Scope.Scope>
  /** What the platform itself refuses, with the fields that it names. */
  readonly refused?: (bench: Bench) => Effect.Effect<void, TicketTailorError>
  /** What the client does not send, each with the path of the first problem. */
  readonly invalid: (known: Known) => ReadonlyArray<readonly [input: object, path: string]>
}

/** Contracts of some operations. */
export type Contracts<Name extends OperationName> = { readonly [N in Name]: Contract }
