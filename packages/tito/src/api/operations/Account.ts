/**
 * Who the token is.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Hello } from "../records/Event.ts"
import { get, versioned } from "./Common.ts"

/** Endpoints that belong to no account. */
export const accountOperations = {
  hello: {
    ...get,
    query: versioned,
    name: "hello",
    path: "/v3/hello",
    summary: "Whether the token is good, its mode, and the accounts it reads",
    resource: "hello",
    success: { status: 200, key: null, shape: Hello },
    source: "seed 003, Authentication",
  },
} as const satisfies { readonly [name: string]: Operation }
