/**
 * Tito for Boxport: a typed client for every endpoint ({@link Tito}), and an account read as a `Source`.
 *
 * @module
 */
export { fieldsByResource } from "./Accounting.ts"
export { ConnectionConfig, type ConnectionOptions } from "./Connection.ts"
export { TitoError } from "./api/Error.ts"
export * from "./api/operations/Bodies.ts"
export {
  adminOperations,
  commonFailures,
  doorFailures,
  doorOperations,
  type OperationName,
  operations,
} from "./api/operations/index.ts"
export type { TitoClient } from "./api/Methods.ts"
export * from "./api/records/index.ts"
export { Tito, TitoOptions } from "./api/Tito.ts"
export { adminWire, doorWire } from "./api/Wires.ts"
export { platform } from "./mapping/Catalogue.ts"
export { makeSource } from "./Source.ts"
export { makeTarget } from "./target/Target.ts"
