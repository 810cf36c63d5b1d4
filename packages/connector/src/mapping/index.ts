/**
 * What mappings are made of, without the way to a platform: no HTTP client comes with it, so that a server which only
 * receives webhooks stays light and needs no Node.js.
 *
 * @module
 */
export * as Fields from "../Fields.ts"
export * as Lenient from "../Lenient.ts"
export * as Native from "../Native.ts"
export { ofSchemaError, pathText, type Problem, Problems, rejection } from "../Problems.ts"
export * as Secrets from "../Secrets.ts"
export type { Rejected } from "../Source.ts"
