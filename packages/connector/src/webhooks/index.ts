/**
 * Receiving webhooks: what the adapters of all platforms share. It brings neither the HTTP client nor anything of
 * Node.js, so it runs wherever there is `fetch` and WebCrypto.
 *
 * @module
 */
export * from "./Delivery.ts"
export * from "./Errors.ts"
export { handler, type HandlerOptions, type Receive, type Refusal } from "./Handler.ts"
export * as Hmac from "./Hmac.ts"
export { nodeListener, type NodeRequest, type NodeResponse } from "./NodeListener.ts"
export * from "./Payload.ts"
export { type SeenDeliveries, seenInMemory, type Standing } from "./Seen.ts"
