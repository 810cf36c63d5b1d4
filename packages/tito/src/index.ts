/**
 * Tito for Boxport: read an account, as a {@link Source} or endpoint by endpoint.
 *
 * @module
 */
export { fieldsByResource } from "./Accounting.ts"
export { ConnectionConfig, type ConnectionOptions } from "./Connection.ts"
export { type CheckinEndpointName, checkinEndpoints, type EndpointName, endpoints } from "./Endpoints.ts"
export { platform } from "./mapping/Catalogue.ts"
export { makeSource } from "./Source.ts"
