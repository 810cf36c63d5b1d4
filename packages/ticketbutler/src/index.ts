/**
 * Ticketbutler for Boxport: read an account, as a {@link Source} or endpoint by endpoint.
 *
 * @module
 */
export { fieldsByResource } from "./Accounting.ts"
export { type Api, makeApi, type ReadName } from "./Api.ts"
export { ConnectionConfig, type ConnectionOptions } from "./Connection.ts"
export { type EndpointName, endpoints } from "./Endpoints.ts"
export { platform } from "./mapping/Mapped.ts"
export { makeSource } from "./Source.ts"
