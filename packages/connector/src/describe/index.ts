/**
 * What is made from a table of endpoints: documentation, OpenAPI, and the plain client's TypeScript.
 *
 * @module
 */
export { endpointsDocument } from "./EndpointsDocument.ts"
export { type OpenApiOptions, openApiDocument, openApiText } from "./OpenApi.ts"
export { plainClient, type PlainClientFiles, type PlainClientOptions } from "./PlainClient.ts"
