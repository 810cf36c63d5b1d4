import type { Operation } from "@boxport/connector"
import { Overview, Ping } from "../records/Account.ts"
import { ok, one } from "./Common.ts"

/** Endpoints of the platform and the box office themselves. */
export const account = {
  ping: {
    ...one,
    name: "ping",
    path: "/v1/ping",
    summary: "Whether the server answers; needs no key",
    resource: "ping",
    success: ok(Ping),
    failures: [],
    source: "seed 000, Ping",
  },
  overview: {
    ...one,
    name: "overview",
    path: "/v1/overview",
    summary: "The box office's name and totals",
    resource: "overview",
    success: ok(Overview),
    failures: [],
    source: "platform notes 1.1",
  },
} as const satisfies { readonly [name: string]: Operation }
